--TEST--
ArrayObject and ArrayIterator
--FILE--
<?php
$ao = new ArrayObject(['a' => 1, 'b' => ['x' => 1]]);
$ao['b']['x'] = 2; $ao['c']['new'] = 3; $ao[] = 'app'; unset($ao['a']);
var_dump($ao, count($ao), isset($ao['b']), isset($ao['zz']), empty($ao['b']));
echo @$ao['none'], serialize($ao), "\n", json_encode($ao), "\n"; var_export($ao); echo "\n";
foreach ($ao as $k => $v) { echo $k, ' '; if ($k === 'b') $ao['late'] = 1; if ($k === 'c') unset($ao['late']); }
echo "\n";
foreach ($ao as $k => &$v) if (is_string($v)) $v = 'ref';
unset($v); var_dump($ao[0]);
class P { public $one = 1; protected $two = 2; private $three = 3; public $four; }
$p = new P; $p->dyn = 'd';
$w = new ArrayObject($p); var_dump(count($w), isset($w['two'])); $w['five'] = 5; $w['one'] = 'uno';
foreach ($w as $k => $v) echo "$k=", var_export($v, true), ' ';
echo "\n"; var_dump($p->five, $p->one);
$as = new ArrayObject([], ArrayObject::ARRAY_AS_PROPS); $as->foo = 1; var_dump($as['foo'], isset($as->foo), isset($as->bar)); unset($as->foo); var_dump(count($as));
$it = $ao->getIterator(); var_dump($it::class, $it->key(), $it->current()); $it->seek(2); var_dump($it->key());
try { $it->seek(99); } catch (OutOfBoundsException $e) { echo $e->getMessage(), "\n"; }
$n = new ArrayObject([3, 1, 2]); $n->asort(); echo json_encode($n->getArrayCopy()); $n->uasort(fn($a, $b) => $b <=> $a); echo json_encode($n->getArrayCopy()); $n->ksort(); echo json_encode($n->getArrayCopy()), "\n";
try { $n->uasort(function ($a, $b) use ($n) { $n[] = 9; return 0; }); } catch (Error $e) { echo $e->getMessage(), "\n"; }
class Sub extends ArrayObject { function offsetGet($k): mixed { return "<$k>"; } function offsetSet($k, $v): void { echo "set\n"; parent::offsetSet($k, $v); } function offsetExists($k): bool { return $k == 'yes'; } function count(): int { return 99; } }
$x = new Sub([1, 2]); $x[] = 3; $x['k'] = 4; var_dump($x['k'], isset($x['yes']), isset($x[0]), count($x), $x['no'] ?? 'dflt');
$old = $ao->exchangeArray([7]); var_dump(count($old), $ao->getArrayCopy());
$r = new RecursiveIteratorIterator(new RecursiveArrayIterator([1, [2, [3, 4]], 5]), RecursiveIteratorIterator::SELF_FIRST);
foreach ($r as $k => $v) echo $r->getDepth(), ':', is_array($v) ? 'A' : $v, ' ';
echo "\n"; var_dump(new ArrayObject([1]) == new ArrayObject([1]), new ArrayObject([1]) == new ArrayObject([2]));
foreach ([fn() => new ArrayObject(1), fn() => new ArrayObject([], 0, 'stdClass'), fn() => (new ArrayObject(new P))->append(1), fn() => $ao[[]] = 1, fn() => new ArrayObject(new SplFixedArray)] as $f)
    try { $f(); } catch (Throwable $e) { echo $e::class, ': ', $e->getMessage(), "\n"; }
--EXPECTF--
object(ArrayObject)#1 (1) {
  ["storage":"ArrayObject":private]=>
  array(3) {
    ["b"]=>
    array(1) {
      ["x"]=>
      int(2)
    }
    ["c"]=>
    array(1) {
      ["new"]=>
      int(3)
    }
    [0]=>
    string(3) "app"
  }
}
int(3)
bool(true)
bool(false)
bool(false)
O:11:"ArrayObject":4:{i:0;i:0;i:1;a:3:{s:1:"b";a:1:{s:1:"x";i:2;}s:1:"c";a:1:{s:3:"new";i:3;}i:0;s:3:"app";}i:2;a:0:{}i:3;N;}
{"b":{"x":2},"c":{"new":3},"0":"app"}
\ArrayObject::__set_state(array(
   'b' => 
  array (
    'x' => 2,
  ),
   'c' => 
  array (
    'new' => 3,
  ),
   0 => 'app',
))
b c 0 
string(3) "ref"

Deprecated: Creation of dynamic property P::$dyn is deprecated in %s on line 11
int(3)
bool(false)
one='uno' four=NULL dyn='d' five=5 
int(5)
string(3) "uno"
int(1)
bool(true)
bool(false)
int(0)
string(13) "ArrayIterator"
string(1) "b"
array(1) {
  ["x"]=>
  int(2)
}
int(0)
Seek position 99 is out of range
{"1":1,"2":2,"0":3}{"0":3,"2":2,"1":1}[3,1,2]
Modification of ArrayObject during sorting is prohibited
set
set
string(3) "<k>"
bool(true)
bool(false)
int(99)
string(4) "dflt"
int(3)
array(1) {
  [0]=>
  int(7)
}
0:1 0:A 1:2 1:A 2:3 2:4 0:5 
bool(true)
bool(false)
TypeError: ArrayObject::__construct(): Argument #1 ($array) must be of type array, int given
TypeError: ArrayObject::__construct(): Argument #3 ($iteratorClass) must be a class name derived from ArrayIterator, stdClass given
Error: Cannot append properties to objects, use ArrayObject::offsetSet() instead
TypeError: Cannot access offset of type array on ArrayObject
InvalidArgumentException: Overloaded object of type SplFixedArray is not compatible with ArrayObject

