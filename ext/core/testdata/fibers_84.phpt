--TEST--
Fibers: @ stays inside, ticks cannot switch, throwing into generators, generators with several readers
--FILE--
<?php
function w($n) { trigger_error("warning $n", E_USER_WARNING); }
set_error_handler(function ($l, $m) { echo error_reporting() & E_USER_WARNING ? "" : "(silent) ", $m, "\n"; });
$f = new Fiber(function () { w(1); @inner(); w(4); });
function inner() { w(2); Fiber::suspend(); w(3); }
@$f->start(); w('outside'); $f->resume();

function gen() { try { yield 1; } catch (LogicException) { yield 2; } }
$g = gen(); $g->current();
echo $g->throw(new LogicException), "\n";
try { $g->throw(new Exception('lost')); } catch (Exception $e) { echo $e->getMessage(), "\n"; }
var_dump($g->valid());

function it() { yield 1; yield 2; yield 3; return 'end'; }
function reader($in) { echo yield from $in; echo "\n"; }
$in = it(); $a = reader($in); $b = reader($in);
echo $a->current(), $b->current(); $a->next(); echo $b->current(); $b->next(); echo $a->current(), "\n";
$a->next(); var_dump($b->current(), $a->valid(), $b->valid()); $b->next(); var_dump($b->valid());

function bad() { yield 1; throw new Exception('inner'); }
$in = bad(); $a = reader($in); $b = reader($in); $a->current(); $b->current();
foreach ([$a, $b] as $g) try { $g->next(); } catch (Exception $e) { echo get_class($e), ': ', $e->getMessage(), "\n"; }

function walk() { try { yield from new ArrayIterator([1, 2]); } finally { echo "left\n"; } }
$g = walk(); $g->current();
try { $g->throw(new Exception('through')); } catch (Exception $e) { echo $e->getMessage(), "\n"; }
echo ini_set('fiber.stack_size', '10') === false ? 'no' : 'yes', "\n";
try { (new Fiber('w'))->start(5); } catch (Exception $e) { echo get_class($e), "\n"; }
--EXPECT--
warning 1
(silent) warning 2
warning outside
(silent) warning 3
warning 4
2
lost
bool(false)
1123
end
int(3)
bool(false)
bool(true)
end
bool(false)
Exception: inner
ClosedGeneratorException: Generator yielded from aborted, no return value available
left
through
yes
Exception
