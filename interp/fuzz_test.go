package interp_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"gaja/ext/all"
	"gaja/interp"
)

// FuzzRun holds the engine to its promise: no source makes it panic or run beyond its limits.
func FuzzRun(f *testing.F) {
	for _, src := range []string{
		`<?php echo 1 + "2", PHP_EOL; foreach ([1, 2] as $k => &$v) { $v .= $k; } print_r($v);`,
		`<?php function f(int ...$n) { yield from $n; return 1; } foreach (f(1, 2) as $x) echo $x;`,
		`<?php class A { public $x = [1]; function __get($n) { return $this->$n; } } $a = new A; $a->x[] = &$a->y; var_dump($a);`,
		`<?php try { throw new Exception("a"); } catch (Exception $e) { echo $e; } finally { echo "f"; }`,
		`<?php $f = fn($x) => $x ** 2; echo implode(",", array_map($f, range(1, 5))); usort($a, 'strcmp');`,
		`<?php abstract class B { abstract function f(); } enum E: int { case X = 1; } echo E::from(1)->name, match(true) { default => 2 };`,
		`<?php $s = "abc"; $s[1] = "X"; list(, $b) = [1, 2]; static $z = 3; global $g; unset($s[0]); goto l; l: echo $$s;`,
		`<?php declare(strict_types=1); namespace N; use function strlen as l; const C = 1; echo l("x"), C, namespace\C, __NAMESPACE__;`,
		`<?php set_error_handler(function ($n, $m) { throw new ErrorException($m); }); $u->x->y = $v[1][2]; eval('echo 1;');`,
		`<?php ob_start(fn($b) => strrev($b)); echo "x"; register_shutdown_function('ob_end_flush'); exit("bye");`,
	} {
		f.Add(src)
	}
	var rts []*interp.Runtime
	for _, level := range []interp.Level{interp.Level84, interp.Level74} {
		rt, err := interp.NewRuntime(interp.Config{Level: level, Modules: all.Modules()})
		if err != nil {
			f.Fatal(err)
		}
		rts = append(rts, rt)
	}
	f.Fuzz(func(t *testing.T, src string) {
		for _, rt := range rts {
			runBounded(t, rt, src)
		}
	})
}

func runBounded(t *testing.T, rt *interp.Runtime, src string) {
	// What does not end cannot be failed from here; the process dies with the source in its mouth.
	defer time.AfterFunc(15*time.Second, func() { panic(fmt.Sprintf("%v: does not end: %q", rt.Level(), src)) }).Stop()
	var bug *interp.InternalError
	prog, err := rt.Compile(context.Background(), "fuzz.php", []byte(src))
	if errors.As(err, &bug) {
		t.Fatalf("%v: %v\n%s", rt.Level(), bug, bug.GoStack)
	}
	if err != nil {
		return
	}
	eng, err := rt.NewEngine(interp.EngineConfig{Limits: interp.Limits{
		Memory: 8 << 20, Steps: 20000, Depth: 200, Output: 1 << 20, Handles: 8, Wall: 200 * time.Millisecond}})
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	_, err = eng.Run(context.Background(), prog)
	if errors.As(err, &bug) {
		t.Fatalf("%v: %v\n%s", rt.Level(), bug, bug.GoStack)
	}
	if err := eng.Close(); errors.As(err, &bug) {
		t.Fatalf("%v: %v\n%s", rt.Level(), bug, bug.GoStack)
	}
	if d := time.Since(start); d > 5*time.Second {
		t.Fatalf("%v: ran for %v", rt.Level(), d)
	}
}
