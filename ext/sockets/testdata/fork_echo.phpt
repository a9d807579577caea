--TEST--
A server in the child and a client in the parent, over TCP
--EXTENSIONS--
sockets
pcntl
--FILE--
<?php
$l = socket_create_listen(0);
socket_getsockname($l, $x, $port);
$pid = pcntl_fork();
if ($pid === 0) {
    $a = socket_accept($l);
    while (($line = socket_read($a, 1024, PHP_NORMAL_READ)) !== "quit\n") {
        socket_write($a, strtoupper($line));
    }
    socket_close($a);
    exit(7);
}
$c = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_connect($c, '127.0.0.1', $port);
foreach (["hello\n", "world\n"] as $line) {
    socket_write($c, $line);
    echo socket_read($c, 1024, PHP_NORMAL_READ);
}
socket_write($c, "quit\n");
pcntl_waitpid($pid, $status);
var_dump(pcntl_wexitstatus($status));
--EXPECT--
HELLO
WORLD
int(7)
