--TEST--
socket_getsockname() and socket_getpeername() on unnamed sockets
--EXTENSIONS--
sockets
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p);

var_dump(socket_getsockname($p[0], $a), $a, socket_getpeername($p[0], $b), $b);
--EXPECT--
bool(true)
string(0) ""
bool(true)
string(0) ""
