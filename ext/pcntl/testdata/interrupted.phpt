--TEST--
A signal ends a blocked call of a handler without restart
--EXTENSIONS--
pcntl
sockets
--FILE--
<?php
pcntl_signal(SIGALRM, function () { echo "alarm\n"; }, false);
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p);
pcntl_alarm(1);
var_dump(socket_read($p[0], 10));
pcntl_signal_dispatch();
pcntl_alarm(1);
$r = [$p[0]]; $w = $e = null;
var_dump(@socket_select($r, $w, $e, 10), socket_last_error() === SOCKET_EINTR);
pcntl_signal_dispatch();
--EXPECTF--
Warning: socket_read(): unable to read from socket [4]: Interrupted system call in %s on line 5
bool(false)
alarm
bool(false)
bool(true)
alarm
