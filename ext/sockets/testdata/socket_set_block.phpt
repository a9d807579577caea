--TEST--
socket_set_block() and socket_set_nonblock()
--EXTENSIONS--
sockets
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p);

var_dump(socket_set_nonblock($p[0]));
var_dump(socket_read($p[0], 10), socket_last_error($p[0]) === SOCKET_EAGAIN, socket_strerror(SOCKET_EAGAIN));
var_dump(socket_set_block($p[0]));
socket_write($p[1], 'there');
var_dump(socket_read($p[0], 10));
--EXPECT--
bool(true)
bool(false)
bool(true)
string(32) "Resource temporarily unavailable"
bool(true)
string(5) "there"
