--TEST--
socket_getsockname() and socket_getpeername() on IPv6 sockets
--EXTENSIONS--
sockets
--FILE--
<?php
$l = socket_create(AF_INET6, SOCK_STREAM, SOL_TCP);
socket_bind($l, '::1');
socket_listen($l);
socket_getsockname($l, $host, $port);
$c = socket_create(AF_INET6, SOCK_STREAM, SOL_TCP);
var_dump(socket_connect($c, '::1', $port), socket_getpeername($c, $peer, $pport), $peer, $port === $pport);
--EXPECT--
bool(true)
bool(true)
string(3) "::1"
bool(true)
