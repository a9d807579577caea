--TEST--
socket_create_listen()
--EXTENSIONS--
sockets
--FILE--
<?php
$l = socket_create_listen(0);
var_dump(socket_getsockname($l, $addr, $port), $addr, $port > 0);
$c = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
var_dump(socket_connect($c, '127.0.0.1', $port), socket_accept($l) !== false);
var_dump(@socket_create_listen($port), socket_strerror(socket_last_error()));
--EXPECT--
bool(true)
string(7) "0.0.0.0"
bool(true)
bool(true)
bool(true)
bool(false)
string(22) "Address already in use"
