--TEST--
socket_bind(): an address in use, one that is not ours, a bad name
--EXTENSIONS--
sockets
--FILE--
<?php
$a = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_bind($a, '127.0.0.1');
socket_listen($a);
socket_getsockname($a, $addr, $port);
$b = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
var_dump(@socket_bind($b, '127.0.0.1', $port), socket_strerror(socket_last_error($b)));
var_dump(@socket_bind($b, '192.0.2.1', 0), socket_strerror(socket_last_error($b)));
var_dump(strtolower(error_get_last()['message']));
$c = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
var_dump(socket_bind($c, '::1', 0), socket_getsockname($c, $addr, $port), $addr, $port > 0);
--EXPECT--
bool(false)
string(22) "Address already in use"
bool(false)
string(31) "Cannot assign requested address"
string(75) "socket_bind(): unable to bind address [99]: cannot assign requested address"
bool(true)
bool(true)
string(3) "::1"
bool(true)
