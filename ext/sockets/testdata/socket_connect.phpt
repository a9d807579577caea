--TEST--
socket_connect(): refused, no such path, host names
--EXTENSIONS--
sockets
--FILE--
<?php
$s = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_bind($s, '127.0.0.1', 0);
socket_getsockname($s, $addr, $port);
$c = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
var_dump(socket_connect($c, '127.0.0.1', $port));
$u = socket_create(AF_UNIX, SOCK_STREAM, 0);
var_dump(socket_connect($u, '/nonexistent/socket'), socket_last_error($u));
socket_listen($s);
$c = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
var_dump(socket_connect($c, 'localhost', $port));
$n = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_set_nonblock($n);
$r = socket_connect($n, '127.0.0.1', $port);
var_dump($r || socket_last_error($n) === SOCKET_EINPROGRESS);
--EXPECTF--
Warning: socket_connect(): unable to connect [111]: Connection refused in %s on line 6
bool(false)

Warning: socket_connect(): unable to connect [2]: No such file or directory in %s on line 8
bool(false)
int(2)
bool(true)
bool(true)
