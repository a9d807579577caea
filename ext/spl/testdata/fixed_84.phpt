--TEST--
SplFixedArray
--FILE--
<?php
$a = new SplFixedArray(3); $a[0] = 1; $a[1] = [1];
$a[1][] = 5;
var_dump($a, json_encode($a), (array) $a); print_r($a); echo serialize($a), "\n";
foreach ([7, "x", "1", null, [], true, -1, new stdClass] as $v) {
    try { var_dump($a[$v]); } catch (Throwable $e) { echo $e::class, ': ', $e->getMessage(), "\n"; }
    try { var_dump(isset($a[$v])); } catch (Throwable $e) { echo $e::class, ': ', $e->getMessage(), "\n"; }
}
foreach ([fn() => $a[] = 1, fn() => new SplFixedArray(-1), fn() => SplFixedArray::fromArray(['a' => 1]), fn() => SplFixedArray::fromArray([-1 => 1]), fn() => $a->setSize(-1)] as $f)
    try { $f(); } catch (Throwable $e) { echo $e::class, ': ', $e->getMessage(), "\n"; }
foreach ($a as $k => $v) { echo $k; foreach ($a as $k2 => $v2) echo $k2; }
echo "\n";
try { foreach ($a as &$v); } catch (Error $e) { echo $e->getMessage(), "\n"; }
var_dump(isset($a[2]), empty($a[0]), $a[2] ?? 'd', $a[9] ?? 'dd');
$b = clone $a; $b[0] = 'other'; var_dump($a == $b, $a[0]);
$c = SplFixedArray::fromArray([3 => 'c', 1 => 'a']); var_dump($c->getSize(), $c->toArray());
$c->setSize(2); var_dump($c->toArray());
class F extends SplFixedArray { function offsetGet($i): mixed { return "got $i"; } function offsetSet($i, $v): void { echo "set ", var_export($i, true), "\n"; parent::offsetSet($i ?? 0, $v); } }
$f = new F(2); $f[1] = 5; $f[] = 6; var_dump($f[1], $f->toArray());
--EXPECTF--

Notice: Indirect modification of overloaded element of SplFixedArray has no effect in %s on line 3
object(SplFixedArray)#1 (3) {
  [0]=>
  int(1)
  [1]=>
  array(1) {
    [0]=>
    int(1)
  }
  [2]=>
  NULL
}
string(12) "[1,[1],null]"
array(3) {
  [0]=>
  int(1)
  [1]=>
  array(1) {
    [0]=>
    int(1)
  }
  [2]=>
  NULL
}
SplFixedArray Object
(
    [0] => 1
    [1] => Array
        (
            [0] => 1
        )

    [2] => 
)
O:13:"SplFixedArray":3:{i:0;i:1;i:1;a:1:{i:0;i:1;}i:2;N;}
OutOfBoundsException: Index invalid or out of range
bool(false)
TypeError: Cannot access offset of type string on SplFixedArray
TypeError: Cannot access offset of type string on SplFixedArray
array(1) {
  [0]=>
  int(1)
}
bool(true)
TypeError: Cannot access offset of type null on SplFixedArray
TypeError: Cannot access offset of type null on SplFixedArray
TypeError: Cannot access offset of type array on SplFixedArray
TypeError: Cannot access offset of type array on SplFixedArray
array(1) {
  [0]=>
  int(1)
}
bool(true)
OutOfBoundsException: Index invalid or out of range
bool(false)
TypeError: Cannot access offset of type stdClass on SplFixedArray
TypeError: Cannot access offset of type stdClass on SplFixedArray
Error: [] operator not supported for SplFixedArray
ValueError: SplFixedArray::__construct(): Argument #1 ($size) must be greater than or equal to 0
InvalidArgumentException: array must contain only positive integer keys
InvalidArgumentException: array must contain only positive integer keys
ValueError: SplFixedArray::setSize(): Argument #1 ($size) must be greater than or equal to 0
001210122012
An iterator cannot be used with foreach by reference
bool(false)
bool(false)
string(1) "d"
string(2) "dd"
bool(true)
int(1)
int(4)
array(4) {
  [0]=>
  NULL
  [1]=>
  string(1) "a"
  [2]=>
  NULL
  [3]=>
  string(1) "c"
}
array(2) {
  [0]=>
  NULL
  [1]=>
  string(1) "a"
}
set 1
set NULL
string(5) "got 1"
array(2) {
  [0]=>
  int(6)
  [1]=>
  int(5)
}

