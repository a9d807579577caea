--TEST--
SplDoublyLinkedList, SplQueue, SplStack
--FILE--
<?php
$q = new SplQueue; $q[] = 1; $q[] = 2; $q->enqueue(3);
var_dump($q->getIteratorMode(), count($q), $q);
echo serialize($q), "\n", $q->serialize(), "\n";
foreach ($q as $k => $v) { echo "$k=>$v "; if ($v == 1) $q[] = 4; }
echo "\n";
$s = new SplStack; foreach ([1, 2, 3] as $x) $s->push($x);
foreach ($s as $k => $v) echo "$k=>$v ";
echo $s->top(), $s->bottom(), "\n";
$s->setIteratorMode(SplDoublyLinkedList::IT_MODE_DELETE | SplDoublyLinkedList::IT_MODE_LIFO);
foreach ($s as $v) echo $v;
var_dump(count($s));
$d = new SplDoublyLinkedList; foreach (range(0, 5) as $x) $d[] = $x;
$d->add(2, 'in'); unset($d[0]); $d[1] = 'set'; $d->unshift('first');
foreach ($d as $k => $v) echo "$k=>$v ";
echo "\n";
for ($d->rewind(); $d->valid(); $d->next()) { echo $d->current(), ' '; if ($d->current() === 3) $d->offsetUnset($d->key()); }
echo "\n";
foreach (['offsetGet', 'offsetExists', 'offsetUnset'] as $m) foreach ([99, 'x', null, [], -1] as $v) {
    try { var_dump(@$d->$m($v)); } catch (Throwable $e) { echo $e::class, ': ', $e->getMessage(), "\n"; }
}
foreach ([fn() => (new SplStack)->pop(), fn() => (new SplQueue)->dequeue(), fn() => (new SplQueue)->top(), fn() => $q->setIteratorMode(2),
    fn() => $d->add(99, 1), fn() => $q->unserialize('x')] as $f) {
    try { $f(); } catch (Throwable $e) { echo $e::class, ': ', $e->getMessage(), "\n"; }
}
class Q extends SplQueue { public $a = 1; protected $b = 2; function count(): int { return 42; } }
$o = new Q; $o[] = 'x';
var_dump($o, count($o), unserialize(serialize($o)) == $o);
$c = clone $o; $c[] = 'y'; echo $o->toArray ?? 'none', "\n"; var_dump(iterator_to_array($c));
--EXPECT--
int(4)
int(3)
object(SplQueue)#1 (2) {
  ["flags":"SplDoublyLinkedList":private]=>
  int(4)
  ["dllist":"SplDoublyLinkedList":private]=>
  array(3) {
    [0]=>
    int(1)
    [1]=>
    int(2)
    [2]=>
    int(3)
  }
}
O:8:"SplQueue":3:{i:0;i:4;i:1;a:3:{i:0;i:1;i:1;i:2;i:2;i:3;}i:2;a:0:{}}
i:4;:i:1;:i:2;:i:3;
0=>1 1=>2 2=>3 3=>4 
2=>3 1=>2 0=>1 31
321int(0)
0=>first 1=>1 2=>set 3=>2 4=>3 5=>4 6=>5 
first 1 set 2 3 
OutOfRangeException: SplDoublyLinkedList::offsetGet(): Argument #1 ($index) is out of range
TypeError: SplDoublyLinkedList::offsetGet(): Argument #1 ($index) must be of type int, string given
string(5) "first"
TypeError: SplDoublyLinkedList::offsetGet(): Argument #1 ($index) must be of type int, array given
OutOfRangeException: SplDoublyLinkedList::offsetGet(): Argument #1 ($index) is out of range
bool(false)
TypeError: SplDoublyLinkedList::offsetExists(): Argument #1 ($index) must be of type int, string given
bool(true)
TypeError: SplDoublyLinkedList::offsetExists(): Argument #1 ($index) must be of type int, array given
bool(false)
OutOfRangeException: SplDoublyLinkedList::offsetUnset(): Argument #1 ($index) is out of range
TypeError: SplDoublyLinkedList::offsetUnset(): Argument #1 ($index) must be of type int, string given
NULL
TypeError: SplDoublyLinkedList::offsetUnset(): Argument #1 ($index) must be of type int, array given
OutOfRangeException: SplDoublyLinkedList::offsetUnset(): Argument #1 ($index) is out of range
RuntimeException: Can't pop from an empty datastructure
RuntimeException: Can't shift from an empty datastructure
RuntimeException: Can't peek at an empty datastructure
RuntimeException: Iterators' LIFO/FIFO modes for SplStack/SplQueue objects are frozen
OutOfRangeException: SplDoublyLinkedList::add(): Argument #1 ($index) is out of range
UnexpectedValueException: Error at offset 0 of 1 bytes
object(Q)#9 (4) {
  ["a"]=>
  int(1)
  ["b":protected]=>
  int(2)
  ["flags":"SplDoublyLinkedList":private]=>
  int(4)
  ["dllist":"SplDoublyLinkedList":private]=>
  array(1) {
    [0]=>
    string(1) "x"
  }
}
int(42)
bool(true)
none
array(2) {
  [0]=>
  string(1) "x"
  [1]=>
  string(1) "y"
}

