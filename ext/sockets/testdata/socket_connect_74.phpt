--TEST--
What 7.4 only warns about
--EXTENSIONS--
sockets
--FILE--
<?php
$s = socket_create(AF_INET, SOCK_STREAM, 0);
$u = socket_create(AF_UNIX, SOCK_STREAM, 0);
var_dump(socket_connect($s, '127.0.0.1'));
var_dump(socket_connect($u, str_repeat('x', 200)));
var_dump(socket_bind($u, str_repeat('x', 200)));
var_dump(socket_write($s, 'x', -1));
$n = null;
var_dump(socket_select($n, $n, $n, 0));
$r = [1, $u];
var_dump(socket_select($r, $n, $n, 0));
var_dump(socket_sendto($s, 'x', 1, 0, '127.0.0.1'));
var_dump(socket_write(1, 'x'));
--EXPECTF--
Warning: socket_connect(): Socket of type AF_INET requires 3 arguments in %s on line 4
bool(false)

Warning: socket_connect(): Path too long in %s on line 5
bool(false)

Warning: socket_bind(): Invalid path: too long (maximum size is 107) in %s on line 6
bool(false)

Warning: socket_write(): Length cannot be negative in %s on line 7
bool(false)

Warning: socket_select(): no resource arrays were passed to select in %s on line 9
bool(false)

Warning: socket_select(): supplied argument is not a valid Socket resource in %s on line 11

Warning: socket_select(): supplied argument is not a valid Socket resource in %s on line 11
int(1)

Warning: Wrong parameter count for socket_sendto() in %s on line 12
NULL

Warning: socket_write() expects parameter 1 to be resource, int given in %s on line 13
NULL
