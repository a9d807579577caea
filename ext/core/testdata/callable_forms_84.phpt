--TEST--
Old forms of callables are deprecated where they are taken, and refused by calls in the script itself
--FILE--
<?php
set_error_handler(function ($l, $m) { echo $m, "\n"; return true; });
class A {
    public static function s() { return __METHOD__ . ' as ' . static::class; }
    public function i() { return __METHOD__; }
    public function __call($n, $a) { return "A::__call $n"; }
    private function __clone() {}
}
class B extends A {
    public static function s() { return 'own ' . __METHOD__; }
    public function __call($n, $a) { return "B::__call $n"; }
    public function run() {
        echo A::nothing(), ' ', parent::nothing(), "\n";
        foreach (['self::s', ['parent', 's'], 'static::s', ['B', 'parent::s'], [$this, 'A::i'], ['A', 'B::s'], 'B::i'] as $c) {
            foreach (['call_user_func', 'is_callable', 'fromCallable', 'directly'] as $how) {
                try {
                    echo json_encode($c), " $how: ", match ($how) {
                        'call_user_func' => call_user_func($c),
                        'is_callable' => json_encode(is_callable($c)),
                        'fromCallable' => Closure::fromCallable($c)(),
                        'directly' => $c(),
                    }, "\n";
                } catch (Error $e) { echo get_class($e), ': ', $e->getMessage(), "\n"; }
            }
        }
    }
}
(new B)->run();

trait T { public static function f() { return __METHOD__; } const C = 1; }
class U { use T; }
for ($i = 0; $i < 2; $i++) echo T::f(), ' ', U::f(), "\n";
var_dump(defined('T::C'), defined('U::C'));
try { constant('T::C'); } catch (Error $e) { echo $e->getMessage(), "\n"; }

class P { private function __construct() {} private function hid() {} }
class Q extends P {
    public function __construct() { try { parent::__construct(); } catch (Error $e) { echo $e->getMessage(), "\n"; } }
    public function call() { $this->hid(); }
}
try { (new Q)->call(); } catch (Error $e) { echo $e->getMessage(), "\n"; }

$anon = new class {
    public static $st = 1;
    public function f(int $x): static { return new stdClass; }
    public function g(): int { return strlen('x') ? 'no' : 1; }
    public function __toString(): string { return 1; }
    public function n(): never {}
};
foreach ([fn() => $anon->f('x'), fn() => $anon->f(1), fn() => $anon->g(), fn() => $anon->n(), fn() => strlen($anon)] as $f) {
    try { echo $f(), "\n"; } catch (Error $e) { echo strtok($e->getMessage(), ','), strtok(','), "\n"; }
}
class St { public static $st = 1; }
$s = new St;
$s->st = 2;
var_dump(isset($s->st), $s->st, St::$st);
unset($s->st);

?>
--EXPECT--
B::__call nothing B::__call nothing
"self::s" call_user_func: Use of "self" in callables is deprecated
own B::s
"self::s" is_callable: Use of "self" in callables is deprecated
true
"self::s" fromCallable: Use of "self" in callables is deprecated
own B::s
"self::s" directly: Error: Class "self" not found
["parent","s"] call_user_func: Use of "parent" in callables is deprecated
A::s as B
["parent","s"] is_callable: Use of "parent" in callables is deprecated
true
["parent","s"] fromCallable: Use of "parent" in callables is deprecated
A::s as B
["parent","s"] directly: Error: Class "parent" not found
"static::s" call_user_func: Use of "static" in callables is deprecated
own B::s
"static::s" is_callable: Use of "static" in callables is deprecated
true
"static::s" fromCallable: Use of "static" in callables is deprecated
own B::s
"static::s" directly: Error: Class "static" not found
["B","parent::s"] call_user_func: Callables of the form ["B", "parent::s"] are deprecated
A::s as B
["B","parent::s"] is_callable: Callables of the form ["B", "parent::s"] are deprecated
true
["B","parent::s"] fromCallable: Callables of the form ["B", "parent::s"] are deprecated
A::s as B
["B","parent::s"] directly: Error: Non-static method B::parent::s() cannot be called statically
[{},"A::i"] call_user_func: Callables of the form ["B", "A::i"] are deprecated
A::i
[{},"A::i"] is_callable: Callables of the form ["B", "A::i"] are deprecated
true
[{},"A::i"] fromCallable: Callables of the form ["B", "A::i"] are deprecated
A::i
[{},"A::i"] directly: B::__call A::i
["A","B::s"] call_user_func: TypeError: call_user_func(): Argument #1 ($callback) must be a valid callback, class A is not a subclass of B
["A","B::s"] is_callable: false
["A","B::s"] fromCallable: TypeError: Failed to create closure from callable: class A is not a subclass of B
["A","B::s"] directly: Error: Non-static method B::B::s() cannot be called statically
"B::i" call_user_func: A::i
"B::i" is_callable: true
"B::i" fromCallable: A::i
"B::i" directly: Error: Non-static method A::i() cannot be called statically
Calling static trait method T::f is deprecated, it should only be called on a class using the trait
T::f T::f
Calling static trait method T::f is deprecated, it should only be called on a class using the trait
T::f T::f
bool(false)
bool(true)
Cannot access trait constant T::C directly
Cannot call private P::__construct()
Call to private method P::hid() from scope Q
class@anonymous(): Argument #1 ($x) must be of type int string given
class@anonymous::f(): Return value must be of type class@anonymous stdClass returned
class@anonymous::g(): Return value must be of type int string returned
class@anonymous(): never-returning method must not implicitly return
1
Accessing static property St::$st as non static
Creation of dynamic property St::$st is deprecated
Accessing static property St::$st as non static
bool(true)
int(2)
int(1)
Accessing static property St::$st as non static
