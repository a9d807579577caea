--TEST--
socket_close(): afterwards every use is an Error
--EXTENSIONS--
sockets
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p);

socket_close($p[0]);
foreach (['socket_close', 'socket_listen', 'socket_last_error', 'socket_set_block', 'socket_accept'] as $f) {
    try {
        $f($p[0]);
    } catch (Error $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
var_dump(socket_read($p[1], 10));
--EXPECT--
Error: socket_close(): Argument #1 ($socket) has already been closed
Error: socket_listen(): Argument #1 ($socket) has already been closed
Error: socket_last_error(): Argument #1 ($socket) has already been closed
Error: socket_set_block(): Argument #1 ($socket) has already been closed
Error: socket_accept(): Argument #1 ($socket) has already been closed
string(0) ""
