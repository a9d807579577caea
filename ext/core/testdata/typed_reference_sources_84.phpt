--TEST--
A reference knows every typed property that holds it, until the property lets go
--FILE--
<?php
class P { public int $i = 1; public ?float $f = null; public string|int $s = 5; public static ?array $list = []; }
function attempt(callable $f) {
    try { $f(); } catch (TypeError $e) { echo $e->getMessage(), "\n"; }
}
$p = new P;
$r = &$p->i;
attempt(function () use (&$r) { $r = "abc"; });
$r = "12";
var_dump($p->i);
attempt(function () use ($p) { $p->s = "x"; $p->i = &$p->s; });
$p->s = 7;
attempt(function () use ($p) { $p->f = &$p->i; });
var_dump($p->i, $p->s, $p->f);

$r = PHP_INT_MAX;
attempt(function () use (&$r) { $r++; });
attempt(function () use (&$r) { $r += 1; });
attempt(function () use ($p) { $p->s = PHP_INT_MIN; $p->s--; });

$q = new P;
$x = &$q->i;
$q = null;
$x = "free now";
unset($p->i);
$r = "free as well";
var_dump($x, $r);

$l = &P::$list;
attempt(function () use (&$l) { $l = 1; });
P::$list = &$other;
$l = 1;
attempt(function () use (&$other) { $other = "no"; });
var_dump($l, P::$list);

class G { public int $v; public function &__get($n) { static $s = "42"; return $s; } }
$g = new G;
unset($g->v);
var_dump($g->v);

class D { public function __destruct() { $GLOBALS['d'] = null; } }
$d = new D;
var_dump($d = new stdClass);
var_dump($d);
?>
--EXPECT--
Cannot assign string to reference held by property P::$i of type int
int(12)
Cannot assign string to property P::$i of type int
Reference with value of type int held by property P::$i of type int is not compatible with property P::$f of type ?float
int(12)
int(7)
NULL
Cannot increment a reference held by property P::$i of type int past its maximal value
Cannot assign float to reference held by property P::$i of type int
Cannot decrement a reference held by property P::$s of type string|int past its minimal value
string(8) "free now"
string(12) "free as well"
Cannot assign int to reference held by property P::$list of type ?array
Cannot assign string to reference held by property P::$list of type ?array
int(1)
NULL
int(42)
object(stdClass)#4 (0) {
}
NULL
