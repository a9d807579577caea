--TEST--
socket_atmark()
--EXTENSIONS--
sockets
--FILE--
<?php
$l = socket_create_listen(0);
socket_getsockname($l, $addr, $port);
$c = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_connect($c, '127.0.0.1', $port);
$a = socket_accept($l);
socket_write($c, 'ab');
socket_send($c, '!', 1, MSG_OOB);
usleep(20000);
var_dump(socket_atmark($a), socket_read($a, 10), socket_atmark($a));
--EXPECT--
bool(false)
string(2) "ab"
bool(true)
