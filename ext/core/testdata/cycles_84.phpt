--TEST--
Dead cycles: what is found, in which order it goes, and what lives on
--FILE--
<?php
class N {
    public $name, $to = [], $kept;
    function __construct($name, ...$to) { $this->name = $name; $this->to = $to; }
    function __destruct() { echo "~{$this->name} "; }
}
class Q { public $to; }
function show($what, $n) { echo "$what: $n\n"; }

$a = [1]; $a[] = &$a; unset($a);
show('array in itself', gc_collect_cycles());

$q = new Q; $q->to = new Q; $q->to->to = [$q, [new Q]]; unset($q);
show('objects and arrays', gc_collect_cycles());

$a = new N('a'); $b = new N('b', $a); $a->to[] = $b; unset($a, $b);
show('destructors', gc_collect_cycles());

$a = new N('saviour'); $a->to[] = $a; $a->kept = $k = new Q; $k->to = $a; unset($a, $k);
$saved = null;
class S extends N { function __destruct() { global $saved; $saved = $this; echo "saved "; } }
$s = new S('s'); $s->to[] = $s; unset($s);
show('resurrection', gc_collect_cycles());
echo $saved->name, ' ', count($saved->to), "\n";
$saved->to = [];

$f = function () use (&$f) { static $self; $self = $f; return 1; }; $f(); unset($f);
show('closure', gc_collect_cycles() > 0 ? 'gone' : 'left');

function gen() { $me = yield; try { yield; } finally { echo "finally "; } }
$g = gen(); $g->current(); $g->send($g); unset($g);
show('generator', gc_collect_cycles());

$alive = new Q; $alive->to = [$alive]; $other = $alive; unset($other);
show('alive', gc_collect_cycles());

gc_disable();
for ($i = 0; $i < 3; $i++) { $x = new N("n$i"); $x->to[] = $x; }
unset($x);
echo "none yet\n";
gc_enable();
show('late', gc_collect_cycles());

$before = gc_status()['runs'];
for ($i = 0; $i < 12000; $i++) { $x = new Q; $x->to = $x; }
show('by itself', gc_status()['runs'] > $before ? 'yes' : 'no');
unset($x);
$a = [[]]; $a[0][0] = $a;
echo json_encode($a), "\n";
--EXPECT--
array in itself: 1
objects and arrays: 5
~a ~b destructors: 4
~saviour saved resurrection: 3
s 1
closure: gone
finally generator: 1
alive: 0
none yet
~n0 ~n1 ~n2 late: 12
by itself: yes
[[[[]]]]
