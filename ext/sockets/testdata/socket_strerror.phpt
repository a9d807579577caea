--TEST--
socket_strerror(): the system's texts and the resolver's
--EXTENSIONS--
sockets
--FILE--
<?php
foreach ([0, SOCKET_EPERM, SOCKET_EINTR, SOCKET_EAGAIN, SOCKET_EPIPE, SOCKET_ECONNREFUSED, SOCKET_ETIMEDOUT, 41, 9999, -1,
    -10001, -10002, -10003, -10004, -10005] as $n) {
    echo $n, ': ', socket_strerror($n), "\n";
}
--EXPECT--
0: Success
1: Operation not permitted
4: Interrupted system call
11: Resource temporarily unavailable
32: Broken pipe
111: Connection refused
110: Connection timed out
41: Unknown error 41
9999: Unknown error 9999
-1: Unknown error -1
-10001: Unknown host
-10002: Host name lookup failure
-10003: Unknown server error
-10004: No address associated with name
-10005: Unknown resolver error
