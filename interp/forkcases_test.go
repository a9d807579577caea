package interp

import (
	"strings"
	"testing"

	"gaja/interp/internal/snapshot"
)

// forkCases fork where pcntl_fork stands. Their children print before the parent goes on, as under pcntl_wait; what they
// print was compared with PHP's.
var forkCases = []struct{ name, src, want string }{
	{"function", `function f($a) { static $n = 5; $n++; $p = pcntl_fork(); if ($p === 0) { $n++; echo "child $a $n\n"; exit; }
		return "$a $n\n"; } echo f("x"), f("y");`, "child x 7\nx 6\nchild y 8\ny 7\n"},
	{"method and statics", `class A { private static $s = 3; public $v = [1];
		function m(...$args) { self::$s++; if (!pcntl_fork()) { self::$s++; $this->v[] = self::$s; echo json_encode([$this, self::$s, $args]), "\n"; exit; }
		return self::$s; } } $a = new A; echo $a->m(1, "two"), count($a->v), "\n";`,
		"[{\"v\":[1,5]},5,[1,\"two\"]]\n41\n"},
	{"loop", `for ($i = 0; $i < 3; $i++) if (!pcntl_fork()) { echo "c$i "; exit; } echo "p$i\n";`, "c0 c1 c2 p3\n"},
	{"foreach by value", `$a = ['x' => 1, 'y' => 2]; foreach ($a as $k => $v) { $p = pcntl_fork(); echo $p ? "p" : "c", "$k$v "; }`,
		"cx1 cy2 py2 px1 cy2 py2 "},
	{"foreach by reference", `$a = [1, 2, 3]; foreach ($a as $k => &$v) { if ($k == 1 && !($p = pcntl_fork())) { $v = 'c'; continue; } $v .= '!'; }
		unset($v); echo json_encode($a), "\n";`, "[\"1!\",\"c\",\"3!\"]\n[\"1!\",\"2!\",\"3!\"]\n"},
	{"foreach over properties and iterators", `class P { public $a = 1; protected $b = 2; public $c = 3; }
		class I implements IteratorAggregate { function getIterator(): Iterator { return new ArrayIterator([5, 6]); } }
		foreach (new P as $k => $v) { $k == 'a' and $p = pcntl_fork(); echo "$k$v "; }
		foreach (new I as $v) { $p && $v == 5 and $p = pcntl_fork(); echo "$v "; }`,
		"a1 c3 5 6 a1 c3 5 6 5 6 "},
	{"generator", `function g() { for ($i = 0; $i < 3; $i++) { $got = yield $i; if ($i == 1) { $p = pcntl_fork(); echo $p ? "p" : "c"; } } return 7; }
		$g = g(); foreach ($g as $k => $v) echo "$k=>$v "; echo $g->getReturn(), "\n";`, "0=>0 1=>1 c2=>2 7\np2=>2 7\n"},
	{"generator before its first yield", `function g() { $p = pcntl_fork(); yield $p ? "p" : "c"; yield from h(); } function h() { yield pcntl_fork() ? "P" : "C"; }
		foreach (g() as $v) echo $v; $g = g(); echo $g->current(), "\n";`, "cCc\np\nPc\np\npCc\np\nPc\np\n"},
	{"suspended generators", `function in() { try { $x = yield 1; echo "got $x "; yield 2; } finally { echo "fin "; } }
		function out() { yield 0; yield from in(); yield from [8, 9]; } $g = out(); $g->next(); $k = (fn() => yield from [1, 2])(); $k->current();
		$p = pcntl_fork(); echo $g->send('S'), $g->next(), $g->current(), $k->next(), $k->current(), "\n";`,
		"got S 2fin 82\ngot S 2fin 82\n"},
	{"closures", `class K { private $x = 9; function c() { return function ($y) { static $n = 0; $n++; return [$this->x, $y, $n]; }; } }
		$u = 5; $c = function ($x) use (&$u) { $p = pcntl_fork(); if (!$p) $u++; echo "$x$u "; }; $c(1); echo "$u ";
		$m = (new K)->c(); $m(0); $b = Closure::bind(fn() => $this->x, new K, K::class); $f = strlen(...);
		pcntl_fork(); echo json_encode([$m(2), $b(), $f('abc')]), "\n";`,
		"16 6 [[9,2,2],9,3]\n[[9,2,2],9,3]\n15 5 [[9,2,2],9,3]\n[[9,2,2],9,3]\n"},
	{"buffers", `ob_start(fn($s) => strtoupper($s)); echo "buffered "; ob_start(); echo "in "; $p = pcntl_fork(); echo $p ? "parent" : "child";`,
		"BUFFERED IN CHILDBUFFERED IN PARENT"},
	{"references and cycles", `$a = ['v' => 1]; $r = &$a['v']; $a['me'] = &$a; $o = new stdClass; $o->o = $o; $o->r = &$r; $s = $t = str_repeat('ab', 9);
		$p = pcntl_fork(); $r++; $s .= 'c'; echo $a['me']['me']['v'], $o->o->r, strlen($t), strlen($s), "\n";`, "221819\n221819\n"},
	{"object handles", `$a = new stdClass; $b = new stdClass; $c = new stdClass; unset($b); $p = pcntl_fork();
		$d = new stdClass; $e = new stdClass; echo spl_object_id($d), spl_object_id($e), "\n";`, "24\n24\n"},
	{"destructors", `class D { public $n; function __construct($n) { $this->n = $n; } function __destruct() { echo "~{$this->n} "; } }
		$a = new D(1); $b = [new D(2)]; $p = pcntl_fork(); unset($a); echo $p ? "p " : "c "; $b = null; echo "end\n";`,
		"~1 c ~2 end\n~1 p ~2 end\n"},
	{"exceptions", `function f() { try { if (!pcntl_fork()) throw new LogicException("in child"); return "ok\n"; } finally { echo "fin "; } }
		try { echo f(); } catch (LogicException $e) { echo get_class($e), $e->getLine(), "\n"; }`, "fin LogicException1\nfin ok\n"},
	{"finally with an exception on its way", `try { try { throw new Exception("x"); } finally { pcntl_fork(); echo "f "; } } catch (Exception $e) { echo $e->getMessage(), "\n"; }`,
		"f x\nf x\n"},
	{"handlers and shutdown", `set_error_handler(function ($n, $m) { echo "[$m] "; return true; }); set_exception_handler(function ($e) { echo "exc ", $e->getMessage(), " "; });
		register_shutdown_function(function ($x) { echo "shut $x\n"; }, 5); ini_set('precision', '5'); error_reporting(E_ALL & ~E_NOTICE);
		$p = pcntl_fork(); echo $undef, ini_get('precision'), error_reporting() === (E_ALL & ~E_NOTICE) ? 'y ' : 'n '; throw new Exception("z");`,
		"[Undefined variable $undef] 5y exc z shut 5\n[Undefined variable $undef] 5y exc z shut 5\n"},
	{"classes", `interface I { const X = 1 + 2; } trait T { public $t = self::class; static function st() { static $n = 0; return ++$n; } abstract function g(); }
		abstract class B implements I { use T { st as protected other; } protected $p = [self::X => 'x']; static $s = [1]; }
		final class C extends B { function g() { return $this->p; } public int $typed = 1; public readonly int $ro; function __construct() { $this->ro = 4; } }
		enum S: string { case H = 'h'; case L = 'l'; const D = self::H; } class_alias('C', 'Al'); define('K', ['k' => [1]]);
		$c = new C; $tr = &$c->typed; C::$s[] = 2; C::st(); $h = S::H; $an = new class(7) extends B { function __construct(public readonly int $q) {} function g() { return $this->q; } };
		$p = pcntl_fork(); try { $tr = "abc"; } catch (TypeError $e) { echo "T "; } try { $c->ro = 1; } catch (Error $e) { echo "R "; }
		echo json_encode([$h === S::H, S::from('h') === $h, S::D->name, C::st(), C::$s, $c->g(), $an->g(), new Al instanceof C, $c->t, K['k'][0]]), "\n";`,
		"T R [true,true,\"H\",2,[1,2],{\"3\":\"x\"},7,true,\"B\",1]\nT R [true,true,\"H\",2,[1,2],{\"3\":\"x\"},7,true,\"B\",1]\n"},
	{"autoloaders", `spl_autoload_register(function ($c) { eval("class $c { const N = '$c'; }"); }); class_exists('One'); $p = pcntl_fork(); echo One::N, Two::N, "\n";`,
		"OneTwo\nOneTwo\n"},
	{"random state", `mt_srand(3); mt_rand(); $p = pcntl_fork(); echo mt_rand(), "\n";`, "151880524\n151880524\n"},
	{"weak references", `$o = new stdClass; $w = WeakReference::create($o); $m = new WeakMap; $m[$o] = 'd'; $p = pcntl_fork();
		echo $m[$o], $w->get() === $o ? 1 : 0; unset($o); echo $w->get() === null ? 'gone' : 'kept', count($m), "\n";`, "d1gone0\nd1gone0\n"},
	{"SPL", `$q = new SplQueue; $q[] = 1; $q[] = 2; $s = new SplObjectStorage; $k = new stdClass; $s[$k] = 'd'; $f = SplFixedArray::fromArray([1, 2]); $h = new SplMinHeap; $h->insert(3); $h->insert(1);
		$a = new ArrayObject(['x' => 1]); $it = new LimitIterator(new ArrayIterator([1, 2, 3]), 1); $it->rewind();
		foreach ($q as $x) { $x == 1 and $p = pcntl_fork(); echo $x; } echo $s[$k], $f[1], $h->extract(), $a['x'], $it->current(), "\n";`, "12d2112\n12d2112\n"},
	{"variables by name", `function f() { $a = 1; $n = 'dyn'; $$n = 2; extract(['e' => 3]); $p = pcntl_fork(); $$n++; return compact('a', 'e') + ['d' => $dyn]; } echo json_encode(f()), "\n";`,
		"{\"a\":1,\"e\":3,\"d\":3}\n{\"a\":1,\"e\":3,\"d\":3}\n"},
	{"global and static by name", `function g() { global $gl; $gl = 4; $p = pcntl_fork(); $GLOBALS['gl']++; echo $gl, "\n"; } g(); echo $gl, "\n";`,
		"5\n5\n5\n5\n"},
	{"hash contexts", `$h = hash_init('sha256'); hash_update($h, 'ab'); $m = hash_init('md5', HASH_HMAC, 'key'); hash_update($m, 'x'); $c = hash_init('crc32b'); hash_update($c, 'ab');
		$p = pcntl_fork(); hash_update($h, 'c'); echo hash_final($h) === hash('sha256', 'abc') ? 1 : 0, hash_final($m) === hash_hmac('md5', 'x', 'key') ? 1 : 0, hash_final($c) === hash('crc32b', 'ab') ? 1 : 0, "\n";`,
		"111\n111\n"},
	{"streams in memory", `$m = fopen('php://memory', 'w+'); fwrite($m, "abc\ndef\nghi"); rewind($m); fgets($m); $d = fopen('data:text/plain,hello', 'r'); fread($d, 2);
		$p = pcntl_fork(); echo fgets($m), ftell($m), fread($d, 9), feof($m) ? 'e' : '-', stream_get_meta_data($d)['mediatype'], fwrite($m, $p ? 'P' : 'C'), "\n";`,
		"def\n8llo-text/plain1\ndef\n8llo-text/plain1\n"},
	{"tokens and last error", `strtok("a b c", " "); @$u[0]; json_decode('{'); setlocale(LC_ALL, 'C'); $p = pcntl_fork(); echo strtok(" "), error_get_last()['message'], json_last_error(), "\n";`,
		"bTrying to access array offset on null4\nbTrying to access array offset on null4\n"},
	{"call with pending arguments", `function k($x) { $p = pcntl_fork(); return $p ? "P$x" : "C$x"; } echo sprintf("%s-%s-%s", "a", k(2), "b") . str_repeat("=", 2) . k(3), "\n";`,
		"a-C2-b==C3\na-C2-b==P3\na-P2-b==C3\na-P2-b==P3\n"},
	{"constructor and named arguments", `class N { public $p; function __construct(public int $x, ...$rest) { $this->p = pcntl_fork() ? 'p' : 'c'; $this->rest = json_encode($rest) . func_num_args(); } public $rest; }
		$n = new N(rest: 1, x: 2, other: 3); echo $n->p, $n->x, $n->rest, "\n";`, "c2{\"rest\":1,\"other\":3}1\np2{\"rest\":1,\"other\":3}1\n"},
	{"call_user_func", `function k($x) { return pcntl_fork() ? "P$x" : "C$x"; } echo call_user_func('k', 1), "\n";`, "C1\nP1\n"},
	{"silence", `function k() { pcntl_fork(); return $nope; } echo @k(), error_reporting() === E_ALL ? 'all' : 'less', "\n";`, "all\nall\n"},
	{"deep recursion", `function r($n) { if ($n == 0) return pcntl_fork() ? 1 : 2; return r($n - 1) + 1; } echo r(3000), "\n";`, "3002\n3001\n"},
}

func TestFork(t *testing.T) {
	for _, c := range forkCases {
		t.Run(c.name, func(t *testing.T) {
			got, f := forked(t, Level84, c.src, false)
			if f.reason != "" {
				t.Fatalf("refused: %s", f.reason)
			}
			if got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// forkRefused are forks that cannot be, with the reason; the script goes on with -1.
var forkRefused = []struct{ src, reason string }{
	{`echo json_encode(array_map(fn($x) => @pcntl_fork(), [1]));`, "array_map() is under way and would be lost"},
	{`class D { function __destruct() { echo json_encode([@pcntl_fork()]); } } new D;`, "a call from inside the engine is under way and would be lost"},
	{`$f = new Fiber(function () { echo json_encode([@pcntl_fork()]); }); $f->start();`, "a Fiber is running"},
	{`$f = new Fiber(function () { Fiber::suspend(); }); $f->start(); echo json_encode([@pcntl_fork()]);`, "a suspended Fiber cannot travel"},
	{`$f = fopen('php://memory', 'w+'); stream_filter_append($f, 'string.toupper'); echo json_encode([@pcntl_fork()]);`, "a stream with filters cannot travel"},
	{`register_shutdown_function(function () { echo json_encode([@pcntl_fork()]); });`, "the main script is not running"},
}

func TestForkRefused(t *testing.T) {
	for _, c := range forkRefused {
		got, f := forked(t, Level84, c.src, false)
		if f.reason != c.reason || got != "[-1]" {
			t.Errorf("%s\nprints %q, reason %q", c.src, got, f.reason)
		}
	}
}

// FuzzRestore feeds damaged snapshots to Restore, behind the checksum: errors are all that may come of it.
func FuzzRestore(f *testing.F) {
	for _, c := range forkCases {
		_, tw := forked(f, Level84, c.src, true)
		if tw.data != nil {
			f.Add(tw.data, uint32(0), byte(0))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, at uint32, bits byte) {
		if len(data) > 0 {
			data = append([]byte(nil), data...)
			data[int(at)%len(data)] ^= bits
		}
		snapshot.Seal(data)
		h, body, err := snapshot.Open(data)
		if err != nil || h.Level > 1 {
			return
		}
		e, err := restoreBody(t, h, body)
		if e == nil {
			t.Fatal(err)
		}
		if err != nil && strings.Contains(err.Error(), "goroutine ") {
			t.Fatalf("panic: %v", err)
		}
	})
}
