--TEST--
Assertions print their code
--FILE--
<?php
ini_set('assert.exception', 1);
function t($f) { try { $f(); } catch (AssertionError $e) { echo $e->getMessage(), "\n"; } }
t(function() { assert(0 && f(-1, +1, - -1, !$a, !($a && $b), ~$x, (int)$a, (float)$a, (array)[1], (object)$o, (string)$s, (bool)$b, clone $a, print 1, @f(), -$a ** 2, (-$a) ** 2, $a ** $b ** $c, ($a ** $b) ** $c)); });
t(function() { assert(0 && ($a + $b * $c - ($d - $e) . $f . ($g . $h) / 2 % 3 << 1 | 4 & 5 ^ 6)); });
t(function() { assert(0 && (($a and $b) or ($c xor $d) || $e && ($f || $g))); });
t(function() { assert(0 && ($a == $b) === ($c <=> $d) && $e < $f && $g > $h && $i >= $j && $k != $l && $m !== $n); });
t(function() { assert(0 && ($a ? $b : ($c ? $d : $e)) && ($a ?: $b ?: $c) && ($a ?? $b ?? $c)); });
t(function() { assert(0 && ($a = $b = $c) && ($a += 1) && ($a .= 'x') && ($a **= 2) && ($a <<= 1) && ($a &= 1) && $a =& $b); });
t(function() { assert(0 && [1, 'a' => 2, ...$x, &$y, [1]] && array(1, 2) && list($a, list($b)) = $c); });
t(function() { assert(0 && isset($a, $b->c, $d['e']) && empty($f) && $a instanceof B && $a instanceof $b && !$a instanceof B && new A instanceof B); });
t(function() { assert(0 && $a->b->c()->d['x'][1]->{'foo bar'} && A::b()::c() && $a::$b && A::B && A::class && $a::class && static::f() && self::X); });
t(function() { assert(0 && $i++ + ++$i - $i-- * --$i); });
t(function() { assert(0 && "a\n\t\r\x01\$x\\" . 'it\'s \\ "q"' . "x$a y{$a->b} z{$a['k']} $a[k] $a->b ${a}c {$a}[0]" . 1.0 . 1.5 . 1e100 . 0.1 . -0.0 . 123456789012345678 . 1e15 . 1.0E-10); });
t(function() { assert(0 && include 'x' . require_once($a) . eval('1') . exit(1) . exit . die("x")); });
t(function() { assert(0 && __LINE__ . __FILE__ . __CLASS__ . __FUNCTION__ . __DIR__ . PHP_VERSION . \Foo\BAR . namespace\X . true . NULL . null); });
t(function() { assert(0 && function($a, int $b = 5, ?string ...$c) use ($x, &$y): ?int { return $a; } && static function() {} && fn($x) => $x + 1 && static fn(int &$x): int => 5); });
t(function() { assert(0 && function() { if ($a) echo 1, 2; elseif ($b) { print 3; } else if ($c) return; else {} while (1) { break; continue 2; } for (;;) {} do { } while (0); foreach ($a as $b) {} foreach ($a as $k => list($x, $y)) {} switch ($a) { case 1: case 2: f(); break; default: } try { throw new E; } catch (A | B $e) {} finally {} goto x; x: unset($a, $b[1]); global $q; static $s = [1], $t; echo 'x'; ?> html <?php return $x; ; { $nested; } }); });
t(function() { assert(0 && f(-(-$a), !!$a, ~-$a, - +$a, -1 - -1, +(-1), -(1), !-1, (int)-1, (int)(-$a), -(int)$a, -$a->b, -f(), @-$a, -(-1.5), - -1.5, !(-1), -(+1), @@f(), clone clone $a, !clone $a)); });
t(function() { assert(0 && f($a->b++, ++$a->b, -$a++, (clone $a)->b, (new A)->b, new $a, new $a->b(1), new $a[1], ($a ?? $b)->c, ($a)(1), ($a->b)(1), (function() {})(), [1][0], 'abc'[0], (fn() => 1)(), A['x'], A::B[1])); });
t(function() { assert(0 && f(yield_(), $a ? 1 : 2, $a . ($b ? 1 : 2), ($a = 1) + 2, !($a = 1), ($a = 1) ? 2 : 3, $a = $b ? 1 : 2, ($a ?: $b) ?? $c, ($a <=> $b) == 0, ($a + 1) . 'x', $a + (1 . 'x'), $a . $b + 1, $a . ($b << 1), ($a << 1) . $b, !$a == $b, !($a == $b), ($a and $b), print($a) + 1, 1 + print $a)); });
t(function() { assert(0 && f(${'a'}, ${'a b'}, $$a, $$$a, ${$a->b}, ${'a' . 'b'}, $a->{'b'}, $a->$b, $a->{$b . 'c'}, $a->$b(), A::$b(), A::{'b'}(), $a::{$b}(), A::$$b, $a->{'x y'}(), $a['b']['c']->d[0], new class(1) extends B implements C { use T; const X = 1; public $p; function m() { return 1; } })); });
t(function() { assert(0 && function() { abstract class Q { protected static ?int $x = 5; var $y; private const Z = 1, W = 2; abstract protected function f(int $a, $b = [1]); final static public function g(): void {} public function __construct($z) { parent::__construct(); } } interface I extends J, K { const A = 1; function f(); } trait T { use U { a as b; a as protected; U::c as final d; U::e insteadof V, W; } } function &named(self $s, callable ...$c): ?array { static $v; return $v; } return; }); });
t(function() { assert(0 && function() { while ($a) f(); for ($i = 0; $i < 1; $i++) f(); foreach ($a as $b) f(); do f(); while (1); if ($a): f(); elseif ($b): g(); else: h(); endif; switch (1): case 1: endswitch; declare(ticks=1); declare(ticks=1) { f(); } try { f(); } finally { g(); } try {} catch (E $e) { } try {} catch (\E|namespace\F $e) { } yield; $x = yield 1; $x = yield $k => $v; return yield; echo yield 1 + 1; f(yield 1); throw $e; exit; ?>a<?= $x, 1 ?>b<?php ; print 1; }); });

--EXPECTF--
assert(0 && f(-1, +1, -(-1), !$a, !($a && $b), ~$x, (int)$a, (double)$a, (array)[1], (object)$o, (string)$s, (bool)$b, clone $a, print 1, @f(), -$a ** 2, (-$a) ** 2, $a ** $b ** $c, ($a ** $b) ** $c))
assert(0 && $a + $b * $c - ($d - $e) . $f . ($g . $h) / 2 % 3 << 1 | 4 & 5 ^ 6)
assert(0 && ($a && $b || (($c xor $d) || $e && ($f || $g))))
assert(0 && ($a == $b) === $c <=> $d && $e < $f && $g > $h && $i >= $j && $k != $l && $m !== $n)
assert(0 && ($a ? $b : ($c ? $d : $e)) && ($a ?: $b ?: $c) && ($a ?? $b ?? $c))
assert(0 && ($a = $b = $c) && ($a += 1) && ($a .= 'x') && ($a **= 2) && ($a <<= 1) && ($a &= 1) && ($a =& $b))
assert(0 && [1, 'a' => 2, ...$x, &$y, [1]] && [1, 2] && ([$a, [$b]] = $c))
assert(0 && (isset($a) && isset($b->c) && isset($d['e'])) && empty($f) && $a instanceof B && $a instanceof $b && !$a instanceof B && new A() instanceof B)
assert(0 && $a->b->c()->d['x'][1]->{foo bar} && A::b()::c() && $a::$b && A::B && A::class && $a::class && static::f() && self::X)
assert(0 && $i++ + ++$i - $i-- * --$i)
assert(0 && "a\n\t\r\001\$x\\it's \\ \"q\"" . "x$a y{$a->b} z{$a['k']} {$a['k']} {$a->b} {$a}c {$a}[0]" . 1.0 . 1.5 . 1.0E+100 . 0.1 . -0.0 . 123456789012345678 . 1.0E+15 . 1.0E-10)
assert(0 && include('x' . require_once($a . eval('1') . \exit(1) . \exit() . \exit('x'))))
assert(0 && __LINE__ . __FILE__ . __CLASS__ . __FUNCTION__ . __DIR__ . PHP_VERSION . \Foo\BAR . namespace\X . true . NULL . null)
assert(0 && function ($a, int $b = 5, ?string ...$c) use($x, &$y): ?int {
    return $a;
} && static function () {
} && fn($x) => $x + 1 && static fn(int &$x): int => 5)
assert(0 && function () {
    if ($a) {
        echo 1;
        echo 2;
    } elseif ($b) {
        print 3;
    } else if ($c) {
        return;
    } else {
    }
    while (1) {
        break;
        continue 2;
    }
    for (;;) {
    }
    do {
    } while (0);
    foreach ($a as $b) {
    }
    foreach ($a as $k => [$x, $y]) {
    }
    switch ($a) {
        case 1:
        case 2:
            f();
            break;
        default:
    }
    try {
        throw new E();
    } catch (A|B $e) {
    } finally {
    }
    goto x;
    x:
    unset($a);
    unset($b[1]);
    global $q;
    static $s = [1];
    static $t;
    echo 'x';
    echo ' html ';
    return $x;
    $nested;
})
assert(0 && f(-(-$a), !(!$a), ~(-$a), -(+$a), -1 - -1, +(-1), -1, !(-1), (int)(-1), (int)(-$a), -((int)$a), -$a->b, -f(), @(-$a), -(-1.5), -(-1.5), !(-1), -(+1), @(@f()), clone (clone $a), !clone $a))
assert(0 && f($a->b++, ++$a->b, -($a++), clone $a->b, new A()->b, new $a(), new $a->b(1), new $a[1](), $a ?? $b->c, $a(1), $a->b(1), function () {
}(), [1][0], 'abc'[0], fn() => 1(), A['x'], A::B[1]))
assert(0 && f(yield_(), $a ? 1 : 2, $a . ($b ? 1 : 2), ($a = 1) + 2, !($a = 1), ($a = 1) ? 2 : 3, $a = $b ? 1 : 2, ($a ?: $b) ?? $c, $a <=> $b == 0, $a + 1 . 'x', $a + '1x', $a . $b + 1, $a . $b << 1, $a << 1 . $b, !$a == $b, !($a == $b), $a && $b, print $a + 1, 1 + (print $a)))
assert(0 && f($a, ${a b}, $$a, $$$a, ${$a->b}, $ab, $a->b, $a->$b, $a->{$b . 'c'}, $a->$b(), A::$b(), A::b(), $a::$b(), A::$$b, $a->{x y}(), $a['b']['c']->d[0], new class(1) extends B implements C {
    use T;
    public const X = 1;
    public $p;
    public function m() {
        return 1;
    }

}))
assert(0 && function () {
    abstract class Q {
        protected static ?int $x = 5;
        public $y;
        private const Z = 1, W = 2;
        protected abstract function f(int $a, $b = [1]);

        public static final function g(): void {
        }

        public function __construct($z) {
            parent::__construct();
        }

    }

    interface I implements J, K {
        public const A = 1;
        public function f();

    }

    trait T {
        use U {
            a as b;
            a as protected;
            U::c as d;
            U::e insteadof V, W;
        }
    }

    function &named(self $s, callable ...$c): ?array {
        static $v;
        return $v;
    }

    return;
})
assert(0 && function () {
    while ($a) {
        f();
    }
    for ($i = 0; $i < 1; $i++) {
        f();
    }
    foreach ($a as $b) {
        f();
    }
    do {
        f();
    } while (1);
    if ($a) {
        f();
    } elseif ($b) {
        g();
    } else {
        h();
    }
    switch (1) {
        case 1:
    }
    declare(ticks = 1);
    declare(ticks = 1) {
        f();
    }
    try {
        f();
    } finally {
        g();
    }
    try {
    } catch (E $e) {
    }
    try {
    } catch (E|F $e) {
    }
    yield ;
    $x = (yield 1);
    $x = (yield $k => $v);
    return yield ;
    echo yield 1 + 1;
    f(yield 1);
    throw $e;
    \exit();
    echo 'a';
    echo $x;
    echo 1;
    echo 'b';
    print 1;
})
