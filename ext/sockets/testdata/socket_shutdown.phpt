--TEST--
socket_shutdown(): each direction
--EXTENSIONS--
sockets
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p);

var_dump(socket_shutdown($p[0], 1));
var_dump(socket_read($p[1], 10), @socket_write($p[0], 'x'), socket_write($p[1], 'still'), socket_read($p[0], 10));
var_dump(socket_shutdown($p[0], 0), socket_read($p[0], 10), socket_shutdown($p[1]));
$s = socket_create(AF_INET, SOCK_STREAM, 0);
var_dump(socket_shutdown($s));
--EXPECTF--
bool(true)
string(0) ""
bool(false)
int(5)
string(5) "still"
bool(true)
string(0) ""
bool(true)

Warning: socket_shutdown(): %cnable to shutdown socket [107]: Transport endpoint is not connected in %s on line 8
bool(false)
