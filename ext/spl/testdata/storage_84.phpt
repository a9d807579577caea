--TEST--
SplObjectStorage and MultipleIterator
--FILE--
<?php
$s = new SplObjectStorage; $a = new stdClass; $b = new ArrayObject([1]);
$s[$a] = 5; $s->attach($b);
var_dump($s); echo serialize($s), "\n", $s->serialize(), "\n";
var_dump(unserialize(serialize($s)), $s->contains($a), $s[$a]);
foreach ($s as $i => $o) { echo $i, ' ', $o::class, ' ', var_export($s->getInfo(), true), "\n"; $s->setInfo("i$i"); }
var_dump($s[$b]);
$t = new SplObjectStorage; $t[$b] = 1; $t[new SplStack] = 2;
$u = clone $s; $u->addAll($t); var_dump(count($u)); $u->removeAll($s); var_dump(count($u)); $s->removeAllExcept($t); var_dump(count($s));
foreach ([fn() => $s[1], fn() => $s[] = 1, fn() => isset($s[1]), fn() => $s[new stdClass], fn() => (new SplObjectStorage)->current(), fn() => $s->seek(9), fn() => $s->attach(1)] as $f)
    try { $f(); } catch (Throwable $e) { echo $e::class, ': ', $e->getMessage(), "\n"; }
class H extends SplObjectStorage { function getHash(object $o): string { return get_class($o); } }
$h = new H; $h[new stdClass] = 1; $h[new stdClass] = 2; $h[new H] = 3; var_dump(count($h));
$m = new MultipleIterator(MultipleIterator::MIT_KEYS_ASSOC);
$m->attachIterator(new ArrayIterator([1, 2, 3]), 'x'); $m->attachIterator(new ArrayIterator([4, 5]), 'y');
foreach ($m as $k => $v) echo json_encode($k), json_encode($v), "\n";
try { $m->attachIterator(new EmptyIterator, 'x'); } catch (Exception $e) { echo $e->getMessage(), "\n"; }
--EXPECT--
object(SplObjectStorage)#1 (1) {
  ["storage":"SplObjectStorage":private]=>
  array(2) {
    [0]=>
    array(2) {
      ["obj"]=>
      object(stdClass)#2 (0) {
      }
      ["inf"]=>
      int(5)
    }
    [1]=>
    array(2) {
      ["obj"]=>
      object(ArrayObject)#3 (1) {
        ["storage":"ArrayObject":private]=>
        array(1) {
          [0]=>
          int(1)
        }
      }
      ["inf"]=>
      NULL
    }
  }
}
O:16:"SplObjectStorage":2:{i:0;a:4:{i:0;O:8:"stdClass":0:{}i:1;i:5;i:2;O:11:"ArrayObject":4:{i:0;i:0;i:1;a:1:{i:0;i:1;}i:2;a:0:{}i:3;N;}i:3;N;}i:1;a:0:{}}
x:i:2;O:8:"stdClass":0:{},i:5;;O:11:"ArrayObject":4:{i:0;i:0;i:1;a:1:{i:0;i:1;}i:2;a:0:{}i:3;N;},N;;m:a:0:{}
object(SplObjectStorage)#4 (1) {
  ["storage":"SplObjectStorage":private]=>
  array(2) {
    [0]=>
    array(2) {
      ["obj"]=>
      object(stdClass)#5 (0) {
      }
      ["inf"]=>
      int(5)
    }
    [1]=>
    array(2) {
      ["obj"]=>
      object(ArrayObject)#6 (1) {
        ["storage":"ArrayObject":private]=>
        array(1) {
          [0]=>
          int(1)
        }
      }
      ["inf"]=>
      NULL
    }
  }
}
bool(true)
int(5)
0 stdClass 5
1 ArrayObject NULL
string(2) "i1"
int(3)
int(1)
int(1)
TypeError: SplObjectStorage::offsetGet(): Argument #1 ($object) must be of type object, int given
TypeError: SplObjectStorage::offsetSet(): Argument #1 ($object) must be of type object, null given
TypeError: SplObjectStorage::offsetExists(): Argument #1 ($object) must be of type object, int given
UnexpectedValueException: Object not found
RuntimeException: Called current() on invalid iterator
OutOfBoundsException: Seek position 9 is out of range
TypeError: SplObjectStorage::attach(): Argument #1 ($object) must be of type object, int given
int(2)
{"x":0,"y":0}{"x":1,"y":4}
{"x":1,"y":1}{"x":2,"y":5}
{"x":2,"y":null}{"x":3,"y":null}
Key duplication error

