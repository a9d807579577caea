--TEST--
Literal keys: integers for arrays, as written for ArrayAccess and strings
--FILE--
<?php
class A implements ArrayAccess { function offsetGet($o): mixed { var_dump($o); return [1]; } function offsetSet($o, $v): void { var_dump($o); } function offsetExists($o): bool { var_dump($o); return true; } function offsetUnset($o): void { var_dump($o); } }
$a = new A; $a["1"]; $a["1"] = 5; isset($a["7"]); unset($a["8"]); $a["x"]; $a[null] = 1; $a[true]; $a["-5"][0]; ["3" => $q] = $a;
$s = "abc"; var_dump($s["1"], isset($s["2"]), $s["2"] ?? 7);
$x = ["5" => 1, "-5" => 2, "05" => 3, true => 4, null => 5, 1.0 => 6]; var_dump($x); $x["5"]++; $x["-5"] .= "a"; var_dump($x["5"], $x["-5"]);
["5" => $z] = $x; var_dump($z);
--EXPECT--
string(1) "1"
string(1) "1"
string(1) "7"
string(1) "8"
string(1) "x"
NULL
bool(true)
string(2) "-5"
string(1) "3"
string(1) "b"
bool(true)
string(1) "c"
array(5) {
  [5]=>
  int(1)
  [-5]=>
  int(2)
  ["05"]=>
  int(3)
  [1]=>
  int(6)
  [""]=>
  int(5)
}
int(2)
string(2) "2a"
int(2)
