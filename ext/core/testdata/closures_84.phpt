--TEST--
Closures: bind, call, fromCallable
--FILE--
<?php
class A { private $x = 5; private static $s = 's'; private function hidden() { return __METHOD__; } function give() { return Closure::fromCallable([$this, 'hidden']); } }
$f = function () { return $this->x; };
var_dump(Closure::bind($f, new A, A::class)(), $f->call(new A));
$g = static fn() => static::$s;
var_dump(Closure::bind($g, null, A::class)());
var_dump((new A)->give()());
var_dump(Closure::fromCallable('strtoupper')('abc'));
$h = $f->bindTo(null);
try { $h(); } catch (Error $e) { echo $e->getMessage(), "\n"; }
try { new Closure; } catch (Error $e) { echo $e->getMessage(), "\n"; }
var_dump(@Closure::bind($f, new A, 'NoSuch'));
function plus($a, $b) { return $a + $b; }
$p = plus(...);
var_dump($p(2, 3), $p->__invoke(4, 5));
--EXPECT--
int(5)
int(5)
string(1) "s"
string(9) "A::hidden"
string(3) "ABC"
Using $this when not in object context
Instantiation of class Closure is not allowed
NULL
int(5)
int(9)

