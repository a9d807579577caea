--TEST--
socket_connect() and socket_sendto(): what 8.4 refuses
--EXTENSIONS--
sockets
--FILE--
<?php
$s = socket_create(AF_INET, SOCK_STREAM, 0);
$s6 = socket_create(AF_INET6, SOCK_DGRAM, 0);
$u = socket_create(AF_UNIX, SOCK_STREAM, 0);
$calls = [
    function () use ($s) { socket_connect($s, '127.0.0.1'); },
    function () use ($s6) { socket_sendto($s6, 'x', 1, 0, '::1'); },
    function () use ($u) { socket_connect($u, str_repeat('x', 200)); },
    function () use ($u) { socket_bind($u, str_repeat('x', 200)); },
    function () use ($s) { socket_write($s, 'x', -1); },
    function () use ($s) { socket_send($s, 'x', -1, 0); },
    function () use ($s) { socket_write(1, 'x'); },
    function () { $n = null; socket_select($n, $n, $n, 0); },
    function () { $r = [1]; $n = null; socket_select($r, $n, $n, 0); },
    function () use ($s) { socket_recvfrom($s, $d, 10, 0, $a); },
];
foreach ($calls as $f) {
    try {
        $f();
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
--EXPECT--
ValueError: socket_connect(): Argument #3 ($port) cannot be null when the socket type is AF_INET
ValueError: socket_sendto(): Argument #6 ($port) cannot be null when the socket type is AF_INET6
ValueError: socket_connect(): Argument #2 ($address) must be less than 108
ValueError: socket_bind(): Argument #2 ($address) must be less than 108
ValueError: socket_write(): Argument #3 ($length) must be greater than or equal to 0
ValueError: socket_send(): Argument #3 ($length) must be greater than or equal to 0
TypeError: socket_write(): Argument #1 ($socket) must be of type Socket, int given
ValueError: socket_select(): At least one array argument must be passed
TypeError: socket_select(): Argument #1 ($read) must only have elements of type Socket, int given
ArgumentCountError: Wrong parameter count for socket_recvfrom()
