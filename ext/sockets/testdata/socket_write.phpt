--TEST--
socket_write(): the length, the whole of a large string, and errors
--EXTENSIONS--
sockets
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p);

var_dump(socket_write($p[0], 'abcdef', 3), socket_write($p[0], 'gh', 100), socket_write($p[0], ''));
var_dump(socket_read($p[1], 100));
socket_set_nonblock($p[0]);
$big = str_repeat('x', 10000000);
$n = socket_write($p[0], $big);
var_dump($n > 0 && $n < 10000000, @socket_write($p[0], $big), socket_last_error($p[0]) === SOCKET_EWOULDBLOCK);
$s = socket_create(AF_INET, SOCK_STREAM, 0);
var_dump(@socket_write($s, 'x'), socket_last_error($s) === SOCKET_EPIPE || socket_last_error($s) === SOCKET_ENOTCONN);
--EXPECT--
int(3)
int(2)
int(0)
string(5) "abcgh"
bool(true)
bool(false)
bool(true)
bool(false)
bool(true)
