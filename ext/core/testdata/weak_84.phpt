--TEST--
WeakReference and WeakMap
--FILE--
<?php
$o = new stdClass;
$w = WeakReference::create($o);
var_dump($w === WeakReference::create($o), $w->get() === $o);
$m = new WeakMap;
$m[$o] = [1];
var_dump(count($m), isset($m[$o]), isset($m[$w]), $m);
foreach ($m as $k => &$v) { $v[] = 2; }
unset($v);
var_dump($m[$o]);
unset($k, $o);
var_dump($w->get(), count($m));
foreach ([fn() => $m[1], fn() => $m[$w], fn() => clone $w, fn() => new WeakReference, fn() => serialize($w), fn() => $w->x = 1] as $f) {
    try { $f(); } catch (Throwable $e) { echo $e::class, ': ', $e->getMessage(), "\n"; }
}
$n = clone $m;
$p = new ArrayObject;
$n[$p] = 'p';
var_dump(count($m), count($n));
$it = $n->getIterator();
var_dump($it::class, $it->valid(), $it->current(), $it->key() === $p);
$it->next();
var_dump($it->valid(), $it->current());
--EXPECT--
bool(true)
bool(true)
int(1)
bool(true)
bool(false)
object(WeakMap)#3 (1) {
  [0]=>
  array(2) {
    ["key"]=>
    object(stdClass)#1 (0) {
    }
    ["value"]=>
    array(1) {
      [0]=>
      int(1)
    }
  }
}
array(2) {
  [0]=>
  int(1)
  [1]=>
  int(2)
}
NULL
int(0)
TypeError: WeakMap key must be an object
Error: Object WeakReference#2 not contained in WeakMap
Error: Trying to clone an uncloneable object of class WeakReference
Error: Direct instantiation of WeakReference is not allowed, use WeakReference::create instead
Exception: Serialization of 'WeakReference' is not allowed
Error: Cannot create dynamic property WeakReference::$x
int(0)
int(1)
string(16) "InternalIterator"
bool(true)
string(1) "p"
bool(true)
bool(false)
NULL

