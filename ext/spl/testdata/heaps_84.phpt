--TEST--
SplHeap and SplPriorityQueue
--FILE--
<?php
$h = new SplMinHeap; foreach ([3, 1, 2] as $x) $h->insert($x);
var_dump($h);
foreach ($h as $k => $v) echo "$k=>$v ";
var_dump(count($h), $h->valid(), $h->current());
$h = new SplMaxHeap; foreach (['b', 'c', 'a', 10, 2.5] as $x) $h->insert($x);
while (!$h->isEmpty()) echo $h->extract(), ' ';
echo "\n";
class Len extends SplHeap { protected function compare($a, $b): int { return strlen($a) - strlen($b); } }
$l = new Len; foreach (['aaa', 'b', 'cccc', 'dd'] as $x) $l->insert($x);
echo $l->top(), ' ', implode(',', iterator_to_array($l, false)), "\n";
class Bad extends SplMinHeap { protected function compare($a, $b): int { throw new Exception('no'); } }
$b = new Bad; $b->insert(1);
try { $b->insert(2); } catch (Exception $e) { echo $e->getMessage(), "\n"; }
foreach ([fn() => $b->top(), fn() => $b->extract(), fn() => (new SplMinHeap)->top(), fn() => (new SplMinHeap)->extract()] as $f)
    try { $f(); } catch (Exception $e) { echo $e->getMessage(), "\n"; }
var_dump($b->isCorrupted(), $b->recoverFromCorruption(), count($b));
$p = new SplPriorityQueue;
foreach (['lo' => 1, 'hi' => 10, 'mid' => 5, 'mid2' => 5] as $v => $pr) $p->insert($v, $pr);
$p->setExtractFlags(SplPriorityQueue::EXTR_BOTH);
var_dump($p->top(), $p);
$p->setExtractFlags(SplPriorityQueue::EXTR_DATA);
foreach ($p as $k => $v) echo "$k=>$v ";
try { $p->setExtractFlags(0); } catch (Exception $e) { echo $e->getMessage(), "\n"; }
--EXPECT--
object(SplMinHeap)#1 (3) {
  ["flags":"SplHeap":private]=>
  int(0)
  ["isCorrupted":"SplHeap":private]=>
  bool(false)
  ["heap":"SplHeap":private]=>
  array(3) {
    [0]=>
    int(1)
    [1]=>
    int(3)
    [2]=>
    int(2)
  }
}
2=>1 1=>2 0=>3 int(0)
bool(false)
NULL
c b a 10 2.5 
cccc cccc,aaa,dd,b
no
Heap is corrupted, heap properties are no longer ensured.
Heap is corrupted, heap properties are no longer ensured.
Can't peek at an empty heap
Can't extract from an empty heap
bool(true)
bool(true)
int(2)
array(2) {
  ["data"]=>
  string(2) "hi"
  ["priority"]=>
  int(10)
}
object(SplPriorityQueue)#7 (3) {
  ["flags":"SplPriorityQueue":private]=>
  int(3)
  ["isCorrupted":"SplPriorityQueue":private]=>
  bool(false)
  ["heap":"SplPriorityQueue":private]=>
  array(4) {
    [0]=>
    array(2) {
      ["data"]=>
      string(2) "hi"
      ["priority"]=>
      int(10)
    }
    [1]=>
    array(2) {
      ["data"]=>
      string(4) "mid2"
      ["priority"]=>
      int(5)
    }
    [2]=>
    array(2) {
      ["data"]=>
      string(3) "mid"
      ["priority"]=>
      int(5)
    }
    [3]=>
    array(2) {
      ["data"]=>
      string(2) "lo"
      ["priority"]=>
      int(1)
    }
  }
}
3=>hi 2=>mid2 1=>mid 0=>lo Must specify at least one extract flag

