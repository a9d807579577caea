--TEST--
socket_close(), and that a socket closes when its last reference goes
--EXTENSIONS--
sockets
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p);

socket_write($p[0], 'last words');
unset($p[0]);
var_dump(socket_read($p[1], 100), socket_read($p[1], 100));
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p);
var_dump(socket_close($p[1]));
var_dump(@socket_write($p[0], 'x'), socket_strerror(socket_last_error($p[0])));
--EXPECT--
string(10) "last words"
string(0) ""
NULL
bool(false)
string(11) "Broken pipe"
