--TEST--
socket_set_option() and socket_setopt()
--EXTENSIONS--
sockets
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p);

$s = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
var_dump(socket_set_option($s, SOL_SOCKET, SO_REUSEADDR, 1), socket_get_option($s, SOL_SOCKET, SO_REUSEADDR));
var_dump(socket_setopt($s, SOL_TCP, TCP_NODELAY, true), socket_get_option($s, SOL_TCP, TCP_NODELAY));
var_dump(socket_set_option($s, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 3]));
var_dump(socket_get_option($s, SOL_SOCKET, SO_LINGER));
var_dump(socket_set_option($p[0], SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 120000]));
var_dump(socket_get_option($p[0], SOL_SOCKET, SO_RCVTIMEO)['sec']);
$t = microtime(true);
var_dump(socket_read($p[0], 10), socket_last_error($p[0]) === SOCKET_EAGAIN);
$t = microtime(true) - $t;
var_dump($t > 0.1 && $t < 5);
var_dump(socket_set_option($s, SOL_SOCKET, 9999, 1));
$u = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
var_dump(socket_set_option($u, IPPROTO_IP, IP_MULTICAST_TTL, 7), socket_get_option($u, IPPROTO_IP, IP_MULTICAST_TTL));
var_dump(socket_set_option($u, IPPROTO_IP, IP_MULTICAST_LOOP, false), socket_get_option($u, IPPROTO_IP, IP_MULTICAST_LOOP));
--EXPECTF--
bool(true)
int(1)
bool(true)
int(1)
bool(true)
array(2) {
  ["l_onoff"]=>
  int(1)
  ["l_linger"]=>
  int(3)
}
bool(true)
int(0)
bool(false)
bool(true)
bool(true)

Warning: socket_set_option(): %cnable to set socket option [92]: Protocol not available in %s on line 15
bool(false)
bool(true)
int(7)
bool(true)
int(0)
