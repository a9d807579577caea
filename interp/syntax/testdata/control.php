<?php
namespace { function f() {} }
namespace A { const X = 1; }
namespace B\C {
if ($a) { echo 1; } elseif ($b) echo 2; else if ($c) ; else { }
while ($a) $b; while (1): $c; endwhile;
do { $x--; } while ($x > 0);
for ($i = 0, $j = 1; $i < 10; $i++, $j--) continue; for (;;): break 2; endfor;
foreach ($a as $k => &$v) {} foreach ($a as [$x, 'y' => $y]): endforeach; foreach (f() as $o->p => list($q)) ;
switch ($a) { case 1: case 2; echo 3; break; default: return; }
switch ($b): ; case FOO: endswitch;
try { throw new E; } catch (A | \B\C $e) { } catch (D) {} finally { return 1; }
goto end; end: unset($a, $b[1],); global $x, $$y; static $s = 1, $t;
declare(ticks=1) { tick(); } declare(ticks=2): tock(); enddeclare;
{ { ; } }
function &ref(array &$a, int ...$b) { static fn() => 1; static::foo(); return; }
abstract class X {} final class Y {}
#[A] function attributed() {}
/* comment */ // line
# hash
}
