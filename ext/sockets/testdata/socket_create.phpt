--TEST--
socket_create(): a socket of each domain
--EXTENSIONS--
sockets
--FILE--
<?php
foreach ([AF_UNIX, AF_INET, AF_INET6] as $domain) {
    $s = socket_create($domain, SOCK_STREAM, 0);
    var_dump($s !== false, socket_get_option($s, SOL_SOCKET, SO_TYPE) === SOCK_STREAM);
}
$s = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
var_dump(socket_get_option($s, SOL_SOCKET, SO_TYPE) === SOCK_DGRAM);
var_dump(socket_create(AF_INET, SOCK_STREAM, SOL_UDP));
--EXPECTF--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)

Warning: socket_create(): Unable to create socket [93]: Protocol not supported in %s on line 8
bool(false)
