--TEST--
Superglobals are the same variables everywhere, and $GLOBALS leads to all others
--FILE--
<?php
function f() { var_dump(isset($_SERVER), empty($_GET), isset($_GET['a']), $_GET['a'] ?? 5, isset($GLOBALS['q'][1]), empty($GLOBALS['x']), isset($undef), isset($GLOBALS)); 
 $GLOBALS['x'] ??= 7; $_POST['z'] ??= 3; $n = 'dyn'; $GLOBALS[$n][] = 1; $GLOBALS[$n][] = 2; var_dump($GLOBALS[$n], isset($GLOBALS[$n][1]), $GLOBALS['nope'.'1'] ?? 'd'); unset($GLOBALS[$n][0], $GLOBALS['x']); var_dump($GLOBALS[$n], isset($GLOBALS['x'])); unset($_GET); var_dump(isset($_GET)); foreach ([1,2] as $_POST['k']); var_dump($_POST); [$_COOKIE, $GLOBALS['l']] = [[1], 2]; var_dump($_COOKIE, $GLOBALS['l']); $r = &$_SERVER['zz']; $r = 4; var_dump($_SERVER['zz']); $f = function() { return $_SERVER['zz']; }; var_dump($f(), (fn() => $_SERVER['zz'])()); $_SERVER['zz']++; var_dump($_SERVER['zz']--); echo "$_SERVER[zz] {$_SERVER['zz']}\n"; }
f(); var_dump($l, $dyn);
eval('function g() { return array_keys($_FILES); } var_dump(g());');
--EXPECT--
bool(true)
bool(true)
bool(false)
int(5)
bool(false)
bool(true)
bool(false)
bool(true)
array(2) {
  [0]=>
  int(1)
  [1]=>
  int(2)
}
bool(true)
string(1) "d"
array(1) {
  [1]=>
  int(2)
}
bool(false)
bool(false)
array(2) {
  ["z"]=>
  int(3)
  ["k"]=>
  int(2)
}
array(1) {
  [0]=>
  int(1)
}
int(2)
int(4)
int(4)
int(4)
int(5)
4 4
int(2)
array(1) {
  [1]=>
  int(2)
}
array(0) {
}
