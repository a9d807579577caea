--TEST--
socket_sendmsg(), socket_recvmsg() and socket_cmsg_space(): data in parts
--EXTENSIONS--
sockets
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_DGRAM, 0, $p);
var_dump(socket_sendmsg($p[0], ['iov' => ['two ', 'parts']]));
$m = ['buffer_size' => 100, 'controllen' => 100];
var_dump(socket_recvmsg($p[1], $m), $m);
var_dump(socket_cmsg_space(SOL_SOCKET, SCM_CREDENTIALS), socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 3));
var_dump(socket_sendmsg($p[0], ['iov' => 'no array']));
--EXPECTF--
int(9)
int(9)
array(4) {
  ["name"]=>
  NULL
  ["control"]=>
  array(0) {
  }
  ["iov"]=>
  array(1) {
    [0]=>
    string(9) "two parts"
  }
  ["flags"]=>
  int(0)
}
int(32)
int(32)

Warning: socket_sendmsg(): error converting user data (path: msghdr > iov): expected an array here in %s on line 7
bool(false)
