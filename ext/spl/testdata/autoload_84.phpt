--TEST--
Autoloading
--FILE--
<?php
spl_autoload_register($f = function ($c) { echo "1($c) "; });
spl_autoload_register(function ($c) { echo "2($c) "; if ($c == 'Made') { eval('class Made {}'); } });
spl_autoload_register(function ($c) { echo "3($c) "; });
var_dump(class_exists('Made'), class_exists('None'), class_exists('None', false));
var_dump(spl_autoload_unregister($f), count(spl_autoload_functions()));
class L { static function load($c) { echo "L($c) "; } }
spl_autoload_register(['L', 'load'], true, true);
spl_autoload_register('L::load');
var_dump(spl_autoload_functions()[0], count(spl_autoload_functions()));
new Made;
try { new Missing; } catch (Error $e) { echo $e->getMessage(), "\n"; }
try { spl_autoload_register('nofunc'); } catch (TypeError $e) { echo $e->getMessage(), "\n"; }
var_dump(is_callable('X\Y::z'), spl_autoload_extensions());
var_dump(class_implements('ArrayIterator'), class_parents(new SplQueue), class_uses('L'));
--EXPECT--
1(Made) 2(Made) 1(None) 2(None) 3(None) bool(true)
bool(false)
bool(false)
bool(true)
int(2)
array(2) {
  [0]=>
  string(1) "L"
  [1]=>
  string(4) "load"
}
int(3)
L(Missing) 2(Missing) 3(Missing) Class "Missing" not found
spl_autoload_register(): Argument #1 ($callback) must be a valid callback or null, function "nofunc" not found or invalid function name
L(X\Y) 2(X\Y) 3(X\Y) bool(false)
string(9) ".inc,.php"
array(6) {
  ["SeekableIterator"]=>
  string(16) "SeekableIterator"
  ["Traversable"]=>
  string(11) "Traversable"
  ["Iterator"]=>
  string(8) "Iterator"
  ["ArrayAccess"]=>
  string(11) "ArrayAccess"
  ["Serializable"]=>
  string(12) "Serializable"
  ["Countable"]=>
  string(9) "Countable"
}
array(1) {
  ["SplDoublyLinkedList"]=>
  string(19) "SplDoublyLinkedList"
}
array(0) {
}

