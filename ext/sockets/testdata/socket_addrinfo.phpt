--TEST--
socket_addrinfo_lookup(), _explain(), _bind() and _connect()
--EXTENSIONS--
sockets
--FILE--
<?php
$list = socket_addrinfo_lookup('127.0.0.1', '0', ['ai_family' => AF_INET, 'ai_socktype' => SOCK_STREAM]);
var_dump(count($list), socket_addrinfo_explain($list[0]));
$l = socket_addrinfo_bind($list[0]);
socket_listen($l);
socket_getsockname($l, $addr, $port);
$to = socket_addrinfo_lookup('127.0.0.1', (string) $port, ['ai_socktype' => SOCK_STREAM]);
$c = socket_addrinfo_connect($to[0]);
$a = socket_accept($l);
socket_write($c, 'hello');
var_dump(socket_read($a, 10));
var_dump(socket_addrinfo_explain(socket_addrinfo_lookup('::1', '80', ['ai_socktype' => SOCK_DGRAM])[0]));
var_dump(socket_addrinfo_lookup('127.0.0.1', 'no such service'));
--EXPECT--
int(1)
array(5) {
  ["ai_flags"]=>
  int(0)
  ["ai_family"]=>
  int(2)
  ["ai_socktype"]=>
  int(1)
  ["ai_protocol"]=>
  int(6)
  ["ai_addr"]=>
  array(2) {
    ["sin_port"]=>
    int(0)
    ["sin_addr"]=>
    string(9) "127.0.0.1"
  }
}
string(5) "hello"
array(5) {
  ["ai_flags"]=>
  int(0)
  ["ai_family"]=>
  int(10)
  ["ai_socktype"]=>
  int(2)
  ["ai_protocol"]=>
  int(17)
  ["ai_addr"]=>
  array(2) {
    ["sin6_port"]=>
    int(80)
    ["sin6_addr"]=>
    string(3) "::1"
  }
}
bool(false)
