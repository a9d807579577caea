--TEST--
The iterator classes
--FILE--
<?php
function show($it) { foreach ($it as $k => $v) echo "$k=>", is_scalar($v) ? $v : json_encode($v), ' '; echo "\n"; }
function gen() { yield 'a' => 1; yield 'b' => 2; yield 'c' => 3; }
show(new IteratorIterator(gen()));
show(new IteratorIterator(new ArrayObject([1, 2])));
show(new LimitIterator(new ArrayIterator(range(1, 10)), 3, 4));
show(new LimitIterator(gen(), 1));
show(new CallbackFilterIterator(new ArrayIterator(range(1, 6)), fn($v, $k, $it) => $v % 2 == 0));
class Odd extends FilterIterator { function accept(): bool { return $this->current() % 2 == 1; } }
show(new Odd(new ArrayIterator(range(1, 6))));
$ap = new AppendIterator; $ap->append(new ArrayIterator([1, 2])); $ap->append(new EmptyIterator); $ap->append(new ArrayIterator([3]));
show($ap); show($ap);
$n = 0; foreach (new InfiniteIterator(new ArrayIterator([1, 2])) as $v) { echo $v; if (++$n > 4) break; } echo "\n";
$nr = new NoRewindIterator($g = gen()); $g->next(); show($nr);
$c = new CachingIterator(new ArrayIterator(['x', 'y', 'z']));
foreach ($c as $v) echo $v, $c->hasNext() ? ',' : "\n";
$c = new CachingIterator(new ArrayIterator(['k' => 1, 'l' => 2]), CachingIterator::FULL_CACHE);
foreach ($c as $v); var_dump($c->getCache(), count($c), $c['k'], isset($c['q']));
$tree = new RecursiveTreeIterator(new RecursiveArrayIterator(['a' => 1, 'b' => ['c' => 2, 'd' => ['e' => 3]], 'f' => 4]));
foreach (@$tree as $k => $line) echo "[$k] $line\n";
class RII extends RecursiveIteratorIterator { function beginChildren(): void { echo '<'; } function endChildren(): void { echo '>'; } function beginIteration(): void { echo 'BEGIN '; } function endIteration(): void { echo ' END'; } }
foreach (new RII(new RecursiveArrayIterator([1, [2, [3]], 4])) as $v) echo $v;
echo "\n";
$r = new RecursiveIteratorIterator(new RecursiveArrayIterator([1, [2, [3, [4]]]])); $r->setMaxDepth(1); show($r); var_dump($r->getMaxDepth());
show(new RecursiveIteratorIterator(new RecursiveCallbackFilterIterator(new RecursiveArrayIterator([1, [2, 3], 4]), fn($v, $k, $it) => $it->hasChildren() || $v > 1)));
show(new RecursiveIteratorIterator(new ParentIterator(new RecursiveArrayIterator([1, [2, [3]]])), 1));
foreach ([fn() => (new EmptyIterator)->current(), fn() => new LimitIterator(new EmptyIterator, -1), fn() => (new LimitIterator(new ArrayIterator([1]), 0, 1))->seek(5),
    fn() => new RecursiveIteratorIterator(new ArrayIterator([])), fn() => (string) new CachingIterator(new EmptyIterator, 0), fn() => clone new IteratorIterator(new EmptyIterator)] as $f)
    try { $f(); } catch (Throwable $e) { echo $e::class, ': ', $e->getMessage(), "\n"; }
var_dump(iterator_to_array(gen()), iterator_count(gen()), iterator_to_array([3 => 'x'], false));
echo iterator_apply($it = new ArrayIterator([1, 2, 3]), function () use (&$it) { echo $it->current(); return true; }), "\n";
--EXPECT--
a=>1 b=>2 c=>3 
0=>1 1=>2 
3=>4 4=>5 5=>6 6=>7 
b=>2 c=>3 
1=>2 3=>4 5=>6 
0=>1 2=>3 4=>5 
0=>1 1=>2 0=>3 
0=>1 1=>2 0=>3 
12121
b=>2 c=>3 
x,y,z
array(2) {
  ["k"]=>
  int(1)
  ["l"]=>
  int(2)
}
int(2)
int(1)
bool(false)
[a] |-1
[b] |-Array
[c] | |-2
[d] | \-Array
[e] |   \-3
[f] \-4
BEGIN 1<2<3>>4 END
0=>1 0=>2 
int(1)
0=>2 1=>3 2=>4 
1=>[2,[3]] 1=>[3] 
BadMethodCallException: Accessing the value of an EmptyIterator
ValueError: LimitIterator::__construct(): Argument #2 ($offset) must be greater than or equal to 0
OutOfBoundsException: Cannot seek to 5 which is behind offset 0 plus count 1
InvalidArgumentException: An instance of RecursiveIterator or IteratorAggregate creating it is required
BadMethodCallException: CachingIterator does not fetch string value (see CachingIterator::__construct)
Error: Trying to clone an uncloneable object of class IteratorIterator
array(3) {
  ["a"]=>
  int(1)
  ["b"]=>
  int(2)
  ["c"]=>
  int(3)
}
int(3)
array(1) {
  [0]=>
  string(1) "x"
}
1233

