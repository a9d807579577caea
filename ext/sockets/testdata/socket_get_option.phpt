--TEST--
socket_get_option() and socket_getopt(): integers and structures
--EXTENSIONS--
sockets
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p);

var_dump(socket_get_option($p[0], SOL_SOCKET, SO_TYPE), socket_getopt($p[0], SOL_SOCKET, SO_ERROR));
var_dump(socket_get_option($p[0], SOL_SOCKET, SO_LINGER), socket_get_option($p[0], SOL_SOCKET, SO_RCVTIMEO));
var_dump(socket_get_option($p[0], SOL_SOCKET, SO_SNDBUF) > 0);
$t = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
var_dump(socket_get_option($t, SOL_TCP, TCP_NODELAY), socket_get_option($t, IPPROTO_IP, IP_MULTICAST_IF));
var_dump(socket_get_option($t, IPPROTO_IP, IP_MULTICAST_TTL));
var_dump(socket_get_option($p[0], SOL_SOCKET, 9999));
--EXPECTF--
int(1)
int(0)
array(2) {
  ["l_onoff"]=>
  int(0)
  ["l_linger"]=>
  int(0)
}
array(2) {
  ["sec"]=>
  int(0)
  ["usec"]=>
  int(0)
}
bool(true)
int(0)
int(0)
int(1)

Warning: socket_get_option(): %cnable to retrieve socket option [92]: Protocol not available in %s on line 10
bool(false)
