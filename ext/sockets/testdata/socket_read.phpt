--TEST--
socket_read(): lengths, the two modes, and the end of the stream
--EXTENSIONS--
sockets
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p);

socket_write($p[0], "one\ntwo\r\nthree");
var_dump(socket_read($p[1], 2), socket_read($p[1], 100, PHP_NORMAL_READ), socket_read($p[1], 100, PHP_NORMAL_READ));
var_dump(socket_read($p[1], 100, PHP_NORMAL_READ), socket_read($p[1], 3, PHP_NORMAL_READ));
var_dump(socket_read($p[1], 0), socket_read($p[1], -1));
socket_set_nonblock($p[1]);
var_dump(socket_read($p[1], 1024, PHP_BINARY_READ), socket_read($p[1], 10), socket_last_error($p[1]) === SOCKET_EAGAIN);
socket_close($p[0]);
var_dump(socket_read($p[1], 10));
socket_set_block($p[1]);
var_dump(socket_read($p[1], 10, PHP_NORMAL_READ));
--EXPECTF--
string(2) "on"
string(2) "e
"
string(4) "two"
string(1) "
"
string(3) "thr"
bool(false)
bool(false)
string(2) "ee"
bool(false)
bool(true)
string(0) ""

Warning: socket_read(): unable to read from socket [104]: Connection reset by peer in %s on line 13
bool(false)
