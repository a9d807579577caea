--TEST--
socket_send(): the length bounds the data; flags
--EXTENSIONS--
sockets
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p);

var_dump(socket_send($p[0], 'abcdef', 3, 0), socket_send($p[0], 'gh', 50, MSG_DONTWAIT));
var_dump(socket_read($p[1], 100));
socket_close($p[1]);
var_dump(socket_send($p[0], 'x', 1, MSG_NOSIGNAL));
--EXPECTF--
int(3)
int(2)
string(5) "abcgh"

Warning: socket_send(): %cnable to write to socket [32]: Broken pipe in %s on line 7
bool(false)
