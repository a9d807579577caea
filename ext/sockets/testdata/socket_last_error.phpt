--TEST--
socket_last_error() and socket_clear_error(): for a socket and for all
--EXTENSIONS--
sockets
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p);

var_dump(socket_last_error(), socket_last_error($p[0]));
@socket_getpeername(socket_create(AF_INET, SOCK_STREAM, 0), $x);
var_dump(socket_last_error() === SOCKET_ENOTCONN, socket_last_error($p[0]));
socket_set_nonblock($p[0]);
socket_read($p[0], 1);
var_dump(socket_last_error() === SOCKET_EAGAIN, socket_last_error($p[0]) === SOCKET_EAGAIN);
var_dump(socket_clear_error($p[0]), socket_last_error($p[0]), socket_last_error() === SOCKET_EAGAIN);
var_dump(socket_clear_error(), socket_last_error());
--EXPECT--
int(0)
int(0)
bool(true)
int(0)
bool(true)
bool(true)
NULL
int(0)
bool(true)
NULL
int(0)
