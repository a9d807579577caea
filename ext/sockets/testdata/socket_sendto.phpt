--TEST--
socket_sendto() and socket_recvfrom(): datagrams of IPv4, IPv6 and a path
--EXTENSIONS--
sockets
--FILE--
<?php
foreach ([[AF_INET, '127.0.0.1'], [AF_INET6, '::1']] as [$domain, $host]) {
    $a = socket_create($domain, SOCK_DGRAM, SOL_UDP);
    $b = socket_create($domain, SOCK_DGRAM, SOL_UDP);
    socket_bind($a, $host, 0);
    socket_bind($b, $host, 0);
    socket_getsockname($a, $x, $aport);
    socket_getsockname($b, $x, $bport);
    var_dump(socket_sendto($a, 'datagram', 4, 0, $host, $bport));
    var_dump(socket_recvfrom($b, $buf, 100, 0, $from, $port), $buf, $from === $host, $port === $aport);
}
$path = sys_get_temp_dir() . '/sockets_sendto_' . getmypid();
$a = socket_create(AF_UNIX, SOCK_DGRAM, 0);
$b = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($b, $path);
var_dump(socket_sendto($a, 'to a path', 100, 0, $path), socket_recvfrom($b, $buf, 100, 0, $from), $buf, $from);
socket_set_nonblock($b);
var_dump(socket_recvfrom($b, $buf, 100, 0, $from), socket_last_error($b) === SOCKET_EAGAIN);
unlink($path);
--EXPECT--
int(4)
int(4)
string(4) "data"
bool(true)
bool(true)
int(4)
int(4)
string(4) "data"
bool(true)
bool(true)
int(9)
int(9)
string(9) "to a path"
string(0) ""
bool(false)
bool(true)
