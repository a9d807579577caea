--TEST--
socket_create(): 7.4 goes on with what it assumes, and gives a resource
--EXTENSIONS--
sockets
--FILE--
<?php
var_dump(socket_create(999, 99, 0));
$s = socket_create(AF_UNIX, SOCK_STREAM, 0);
echo get_resource_type($s), "\n";
socket_close($s);
var_dump($s, socket_write($s, 'x'), socket_close($s));
--EXPECTF--
Warning: socket_create(): invalid socket domain [999] specified for argument 1, assuming AF_INET in %s on line 2

Warning: socket_create(): invalid socket type [99] specified for argument 2, assuming SOCK_STREAM in %s on line 2
resource(%d) of type (Socket)
Socket

Warning: socket_write(): supplied resource is not a valid Socket resource in %s on line 6

Warning: socket_close(): supplied resource is not a valid Socket resource in %s on line 6
resource(%d) of type (Unknown)
bool(false)
bool(false)
