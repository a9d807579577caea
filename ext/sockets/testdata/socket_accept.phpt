--TEST--
socket_accept(): a Unix listener, and a non-blocking one without callers
--EXTENSIONS--
sockets
--FILE--
<?php
$path = sys_get_temp_dir() . '/sockets_accept_' . getmypid();
$l = socket_create(AF_UNIX, SOCK_STREAM, 0);
var_dump(socket_bind($l, $path), socket_listen($l), socket_getsockname($l, $name), $name === $path);
socket_set_nonblock($l);
var_dump(socket_accept($l), socket_last_error() === SOCKET_EAGAIN);
$c = socket_create(AF_UNIX, SOCK_STREAM, 0);
var_dump(socket_connect($c, $path));
$a = socket_accept($l);
socket_write($a, 'hi');
var_dump(socket_read($c, 10), socket_getpeername($c, $peer), $peer === $path, socket_getpeername($a, $peer));
var_dump(socket_accept($c));
unlink($path);
--EXPECTF--
bool(true)
bool(true)
bool(true)
bool(true)
bool(false)
bool(true)
bool(true)
string(2) "hi"
bool(true)
bool(true)
bool(true)

Warning: socket_accept(): unable to accept incoming connection [22]: Invalid argument in %s on line 12
bool(false)
