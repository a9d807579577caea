--TEST--
socket_bind(), socket_listen(), socket_connect(), socket_accept(), names of both ends (IPv4)
--EXTENSIONS--
sockets
--FILE--
<?php
$l = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
var_dump(socket_bind($l, '127.0.0.1', 0), socket_listen($l, 5));
var_dump(socket_getsockname($l, $addr, $port), $addr, $port > 0);
$c = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
var_dump(socket_connect($c, '127.0.0.1', $port));
$a = socket_accept($l);
var_dump(socket_getpeername($c, $paddr, $pport), $paddr, $pport === $port);
socket_getsockname($c, $caddr, $cport);
socket_getpeername($a, $aaddr, $aport);
var_dump($caddr === $aaddr, $cport === $aport);
socket_write($c, "hello\n");
var_dump(socket_read($a, 100, PHP_NORMAL_READ));
var_dump(socket_shutdown($c, 1), socket_read($a, 100), socket_write($a, 'back'), socket_read($c, 100));
var_dump(socket_getpeername($l, $x));
--EXPECTF--
bool(true)
bool(true)
bool(true)
string(9) "127.0.0.1"
bool(true)
bool(true)
bool(true)
string(9) "127.0.0.1"
bool(true)
bool(true)
bool(true)
string(6) "hello
"
bool(true)
string(0) ""
int(4)
string(4) "back"

Warning: socket_getpeername(): unable to retrieve peer name [107]: Transport endpoint is not connected in %s on line 15
bool(false)
