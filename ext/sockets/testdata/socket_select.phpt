--TEST--
socket_select(): keys are kept, each set counts, a time-out
--EXTENSIONS--
sockets
--FILE--
<?php
for ($i = 0; $i < 3; $i++) {
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p);
    $near["n$i"] = $p[0];
    $far["f$i"] = $p[1];
}
$r = $far; $w = null; $e = [];
var_dump(socket_select($r, $w, $e, 0), $r, $e);
socket_write($near['n1'], 'x');
$r = $far; $w = ['a' => $near['n0'], 7 => $far['f1']]; $e = null;
var_dump(socket_select($r, $w, $e, 1), array_keys($r), array_keys($w), $r['f1'] === $far['f1']);
$r = $far; $w = $e = null;
var_dump(socket_select($r, $w, $e, null), array_keys($r));
socket_close($near['n2']);
$r = ['f2' => $far['f2']];
var_dump(socket_select($r, $w, $e, 0, 500000), socket_read($far['f2'], 10));
$r = [$far['f0']];
$t = microtime(true);
var_dump(socket_select($r, $w, $e, 0, 100000), $r, microtime(true) - $t > 0.09);
--EXPECT--
int(0)
array(0) {
}
array(0) {
}
int(3)
array(1) {
  [0]=>
  string(2) "f1"
}
array(2) {
  [0]=>
  string(1) "a"
  [1]=>
  int(7)
}
bool(true)
int(1)
array(1) {
  [0]=>
  string(2) "f1"
}
int(1)
string(0) ""
int(0)
array(0) {
}
bool(true)
