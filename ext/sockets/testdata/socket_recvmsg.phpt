--TEST--
socket_recvmsg(): the sender's address and what must be given
--EXTENSIONS--
sockets
--FILE--
<?php
$a = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
$b = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_bind($a, '127.0.0.1');
socket_bind($b, '127.0.0.1');
socket_getsockname($a, $x, $aport);
socket_getsockname($b, $x, $bport);
var_dump(socket_sendmsg($a, ['name' => ['addr' => '127.0.0.1', 'port' => $bport], 'iov' => ['hello']], 0));
$m = ['name' => [], 'buffer_size' => 3, 'controllen' => 20];
var_dump(socket_recvmsg($b, $m, 0), $m['name']['family'] === AF_INET, $m['name']['addr'], $m['name']['port'] === $aport);
var_dump($m['iov'], ($m['flags'] & MSG_TRUNC) !== 0);
$m = [];
var_dump(socket_recvmsg($b, $m, 0));
$m = ['controllen' => 0];
var_dump(socket_recvmsg($b, $m, 0));
var_dump(@socket_sendmsg($a, ['iov' => ['x']], 0));
--EXPECTF--
int(5)
int(3)
bool(true)
string(9) "127.0.0.1"
bool(true)
array(1) {
  [0]=>
  string(3) "hel"
}
bool(true)

Warning: socket_recvmsg(): error converting user data (path: msghdr): The key 'controllen' is required in %s on line 13
bool(false)

Warning: socket_recvmsg(): error converting user data (path: msghdr > controllen): controllen cannot be 0 in %s on line 15
bool(false)
bool(false)
