--TEST--
socket_recvfrom(): on a stream, and truncation of a datagram
--EXTENSIONS--
sockets
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p);

socket_write($p[0], 'stream');
var_dump(socket_recvfrom($p[1], $buf, 3, 0, $from), $buf, $from);
var_dump(socket_recvfrom($p[1], $buf, 10, MSG_PEEK, $from), $buf);
socket_create_pair(AF_UNIX, SOCK_DGRAM, 0, $d);
socket_send($d[0], 'long datagram', 13, 0);
socket_send($d[0], 'next', 4, 0);
var_dump(socket_recvfrom($d[1], $buf, 4, 0, $from), $buf, socket_recvfrom($d[1], $buf, 40, 0, $from), $buf);
var_dump(socket_recvfrom($d[1], $buf, 0, 0, $from));
--EXPECT--
int(3)
string(3) "str"
string(0) ""
int(3)
string(3) "eam"
int(4)
string(4) "long"
int(4)
string(4) "next"
bool(false)
