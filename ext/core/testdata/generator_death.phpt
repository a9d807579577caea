--TEST--
A generator that dies runs its finally blocks and lets go of its variables
--FILE--
<?php
class D { public $g; function __destruct() { echo "~D\n"; } }
function gen() { $me = yield; try { yield; } finally { echo "finally "; } }
$g = gen(); $g->current(); $g->send(new D); unset($g); echo "1\n";
function gen2($d) { try { yield 1; yield 2; } finally { echo "finally "; } }
$g = gen2(new D); $g->current(); unset($g); echo "2\n";
$d = new D;
$g = gen2($d); $d->g=$g; $g->current(); unset($g, $d); gc_collect_cycles(); echo "3\n";
$g = gen2(1); foreach ($g as $x) break; $w = WeakReference::create($g); unset($g); var_dump($w->get()); echo "4\n";
--EXPECT--
finally ~D
1
finally ~D
2
finally ~D
3
finally NULL
4
