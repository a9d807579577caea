--TEST--
socket_sendmsg(), socket_recvmsg() and socket_cmsg_space(): data and a descriptor
--EXTENSIONS--
sockets
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_DGRAM, 0, $p);
var_dump(socket_sendmsg($p[0], ['iov' => ['two ', 'parts']]));
$m = ['buffer_size' => 100, 'controllen' => 100];
var_dump(socket_recvmsg($p[1], $m), $m);
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $q);
var_dump(socket_sendmsg($p[0], ['iov' => ['x'], 'control' => [
    ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$q[0]]],
]], 0));
$m = ['controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 1)];
var_dump(socket_recvmsg($p[1], $m, 0));
$got = $m['control'][0]['data'][0];
socket_write($got, 'through the copy');
var_dump($m['control'][0]['type'] === SCM_RIGHTS, socket_read($q[1], 100));
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
int(1)
int(1)
bool(true)
string(16) "through the copy"
int(32)
int(32)

Warning: socket_sendmsg(): error converting user data (path: msghdr > iov): expected an array here in %s on line 16
bool(false)
