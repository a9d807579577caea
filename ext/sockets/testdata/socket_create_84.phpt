--TEST--
socket_create() and socket_create_pair(): arguments that 8.4 refuses
--EXTENSIONS--
sockets
--FILE--
<?php
foreach (['socket_create', 'socket_create_pair'] as $f) {
    foreach ([[999, SOCK_STREAM], [AF_INET, 99]] as [$domain, $type]) {
        try {
            $f === 'socket_create' ? $f($domain, $type, 0) : $f($domain, $type, 0, $pair);
        } catch (ValueError $e) {
            echo $e->getMessage(), "\n";
        }
    }
}
var_dump(socket_create(AF_UNIX, SOCK_STREAM, 0));
try {
    new Socket;
} catch (Error $e) {
    echo $e->getMessage(), "\n";
}
try {
    clone socket_create(AF_UNIX, SOCK_STREAM, 0);
} catch (Error $e) {
    echo $e->getMessage(), "\n";
}
try {
    serialize(socket_create(AF_UNIX, SOCK_STREAM, 0));
} catch (Exception $e) {
    echo $e->getMessage(), "\n";
}
--EXPECTF--
socket_create(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET
socket_create(): Argument #2 ($type) must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM optionally OR'ed with SOCK_CLOEXEC, SOCK_NONBLOCK
socket_create_pair(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET
socket_create_pair(): Argument #2 ($type) must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM optionally OR'ed with SOCK_CLOEXEC, SOCK_NONBLOCK
object(Socket)#%d (0) {
}
Cannot directly construct Socket, use socket_create() instead
Trying to clone an uncloneable object of class Socket
Serialization of 'Socket' is not allowed
