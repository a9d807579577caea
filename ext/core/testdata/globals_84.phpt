--TEST--
Superglobals and $GLOBALS
--FILE--
<?php
set_error_handler(function ($n, $m) { echo "[$m] "; return true; });
$x = 1; $arr = [1,2];
function h() { foreach ($GLOBALS as $k => $v) { if ($k[0] != '_' && $k != 'argv' && $k != 'argc' && $k != 'GLOBALS') echo "$k "; } echo "\n"; 
 $n = 'x'; $GLOBALS[$n]++; $GLOBALS["a"."rr"][] = 3; unset($GLOBALS[$n]); var_dump(isset($GLOBALS['x']), isset($GLOBALS[$n]), isset($GLOBALS['arr'][2]), empty($GLOBALS['arr']), $GLOBALS['nope'] ?? 'dflt');
 $GLOBALS['new']['deep'] = 5; sort($GLOBALS['arr']); $GLOBALS['cnt'] ??= 7; var_dump(isset($GLOBALS['x']), count($GLOBALS) > 4);
 var_dump($GLOBALS['undefd']); $GLOBALS['undef2']++; @$GLOBALS['undef3'] .= "x"; [$GLOBALS['l1'], $GLOBALS['l2']] = [1, 2]; foreach ([1,2,3] as $GLOBALS['it']); $r =& $GLOBALS['rr']; $r = 5; var_dump(array_key_exists('rr', $GLOBALS), $GLOBALS['l2'], $GLOBALS['it']);
 $f = function() { return $GLOBALS['rr'] + 1; }; var_dump($f(), (fn() => $GLOBALS['rr'])());
}
h(); var_dump($arr, $new, $cnt, $undef2, $undef3, $rr);
function f(){ var_dump(count($_SERVER)>0); $_GET['a'] = 1; $_GET['b']['c'] = 2; foreach ($_GET as $k => $v) echo $k; unset($_GET['a']); $r = &$_GET; $r['z']=1; list($_POST, $x) = [[1],2]; foreach ([5] as $_COOKIE); } f(); var_dump($_GET, $_POST, $_COOKIE);
class A { function m() { return isset($_SERVER['argc']) && !empty($_SERVER['argv']) && isset($_SERVER); } } var_dump((new A)->m());
$fn = fn() => $_GET['z']; var_dump($fn());
$n = '_GET'; function g($n) { var_dump(isset($$n)); } g($n); 

--EXPECTF--
x arr 
bool(false)
bool(false)
bool(true)
bool(false)
string(4) "dflt"
bool(false)
bool(true)
[Undefined global variable $undefd] NULL
[Undefined global variable $undef2] [Undefined global variable $undef3] bool(true)
int(2)
int(3)
int(6)
int(5)
array(3) {
  [0]=>
  int(1)
  [1]=>
  int(2)
  [2]=>
  int(3)
}
array(1) {
  ["deep"]=>
  int(5)
}
int(7)
int(1)
string(1) "x"
int(5)
bool(true)
abarray(2) {
  ["b"]=>
  array(1) {
    ["c"]=>
    int(2)
  }
  ["z"]=>
  int(1)
}
array(1) {
  [0]=>
  int(1)
}
int(5)
bool(true)
int(1)
bool(false)
