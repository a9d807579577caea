<html>
<?php
declare(strict_types=1);
namespace App\Models {
use Lib\{Base as B, Sub\C, function helper, const LIMIT};
use \Top, Other\Thing as Alias;
use function a\b, c\d as e;
use const F;
const ONE = 1, TWO = self\X;
/** An interface. */
interface Shape extends \Countable, namespace\Named {
	const SIDES = 3, CORNERS = [1, 'a' => 2, ...self::MORE];
	public static function make(?int $n = null, array &...$rest): ?self;
}
trait Colours {
	protected static $palette = ['red' => 0xFF0000, 'none' => null,], $used;
	abstract function pick(callable $f, self $other = null): array;
}
abstract class Polygon extends B implements Shape, \ArrayAccess {
	use Colours, Other\Lines {
		Colours::pick insteadof Lines, Other;
		Lines::pick as protected pickLine;
		draw as final;
		old as list;
	}
	var $legacy;
	private ?string $name = "x\ty$";
	final public function &list(): iterable {
		yield;
		$x = yield 1;
		yield 'k' => $v = yield from $this->parent::class;
		return $this->{'a' . $b}[0]->c::$d[1]->$e['f']();
	}
	static function __halt($a, $b = PHP_INT_MAX, float ...$c) { return new static(...$c, ...[1]); }
}
}
namespace {
function &f(int $a, &$b, \Foo $c = null) : void {
	global $g, $$h, ${'i' . 1};
	static $s = 1, $t, $u = [1 => [2]];
	unset($a[1], $b->c,);
	if ($a): echo 1, 2; elseif ($b): else: ?>text <?= $a, $b ?>
<?php endif;
	if ($a) return; elseif ($b and $c or !$d xor $e) { } else if ($f) {} else $x = 1;
	while (--$i): continue 2; endwhile;
	do { $i++; } while ($i < 10 && $i != 5 || $i <> 3);
	for ($i = 0, $j = 1; $i <= 1; $i++, $j += 2) for (;;): break; endfor;
	foreach ($a as $k => list('x' => $b, , [$c, list(, $d)])) { }
	foreach ([1, 2] as &$v): endforeach;
	foreach ($o as [$a->b, $c[]]) ;
	switch ($a) { case 1: case 2; echo 3; break; default: }
	switch ($a): ; case 'x': endswitch;
	try { throw new \Exception("a$b[0] $c[-1] $d[key] $e->f {$g['h']->i()} ${j} ${k[1]}{$l}\x41\u{1F600}\101"); }
	catch (A | \B\C $e) { goto end; } finally { }
	declare(ticks=1) { tick(); }
	end: ;
}
$a = &$b; $a[] = $b ?? $c ?? 1 ?: 2; $a ??= [] + [1, &$b, 'k' => &$c[0],];
list($a, list($b), , $c[1]) = [$x, [$y => $z]] = f();
$f = static function() use ($a, &$b): ?int { return $a <=> $b; };
$g = fn($x) => fn(int &...$y): ?array => $x ** -$y % 2 . "s";
$h = new class(1, ...$args) extends A implements B { function f() { return (clone $this)->x; } };
$i = !$a instanceof $b->c && ~$d | $e ^ $f & $g << 1 >> 2;
$j = (int) $a . (float) $b . (string) @$c . (array) $d . (object) $e . (bool) $f;
$k = ($a ? $b : $c) ? ($d ?: $e) : ($f . ($g + 1));
$l = isset($a, $b[1]->c) && !empty($d) ? exit : die(1) + exit();
$m = include 'a' . 'b'; require_once($c); eval('1;'); print $a and print('b');
$n = A::B . static::$c[0] . $d::e() . $f::{$g}() . (new H)->i . "str"[0] . [1][0] . FOO[1] . 'A'::b();
$o = __LINE__ . __FILE__ . __DIR__ . __CLASS__ . __FUNCTION__ . __METHOD__ . __NAMESPACE__ . __TRAIT__;
$p = 1_000 + 0x7F_F + 017 + 0b1 + 1.5e3 + .5 + 9223372036854775808 + 0xFFFFFFFFFFFFFFFFF;
$q = `ls $a {$b}` . `` . <<<A
  x $a
    {$b->c}y
  A . <<<'B'
raw $x\n
B . <<<"C"
C;
$r = $$a->b['c'](1)(2)->d(...$e)::f;
$s = $a == $b; $s = $a === $b and $c !== $d; $a .= $b -= $c *= $d /= $e %= $f **= $g &= $h |= $i ^= $j <<= $k >>= 1;
namespace\g(); \h(); i\j(); new namespace\K; new \L; new $m->n['o']; new $p::$q;
;
}
__halt_compiler(); data <?php )
