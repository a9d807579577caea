--TEST--
socket_recv(): peeking, waiting for all, the end, nothing there
--EXTENSIONS--
sockets
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p);

socket_write($p[0], 'hello world');
var_dump(socket_recv($p[1], $buf, 5, MSG_PEEK), $buf, socket_recv($p[1], $buf, 6, 0), $buf);
var_dump(socket_recv($p[1], $buf, 5, MSG_WAITALL), $buf);
var_dump(socket_recv($p[1], $buf, 5, MSG_DONTWAIT), $buf, socket_last_error($p[1]) === SOCKET_EAGAIN);
var_dump(socket_recv($p[1], $buf, 0, 0));
socket_close($p[0]);
var_dump(socket_recv($p[1], $buf, 5, 0), $buf);
--EXPECT--
int(5)
string(5) "hello"
int(6)
string(6) "hello "
int(5)
string(5) "world"
bool(false)
NULL
bool(true)
bool(false)
int(0)
NULL
