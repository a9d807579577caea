--TEST--
socket_create_pair(): domains and types that the system has, and one that it has not
--EXTENSIONS--
sockets
--FILE--
<?php
foreach ([SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET] as $type) {
    var_dump(socket_create_pair(AF_UNIX, $type, 0, $pair), count($pair));
    var_dump(socket_write($pair[0], "ping"), socket_read($pair[1], 10));
}
var_dump(@socket_create_pair(AF_INET, SOCK_STREAM, 0, $none));
echo socket_strerror(socket_last_error()), "\n";
var_dump($none);
--EXPECT--
bool(true)
int(2)
int(4)
string(4) "ping"
bool(true)
int(2)
int(4)
string(4) "ping"
bool(true)
int(2)
int(4)
string(4) "ping"
bool(false)
Operation not supported
NULL
