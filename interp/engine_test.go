package interp_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"gaja/ext/all"
	"gaja/interp"
)

// engine makes an engine that has run a source; what it prints goes to the returned buffer.
func engine(t testing.TB, cfg interp.EngineConfig, src string) (*interp.Engine, *bytes.Buffer) {
	t.Helper()
	rt := newRuntime(t, interp.Level84)
	prog, err := rt.Compile(context.Background(), "test.php", []byte("<?php "+src))
	if err != nil {
		t.Fatal(err)
	}
	out := new(bytes.Buffer)
	cfg.Stdout = out
	eng, err := rt.NewEngine(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { eng.Close() })
	if _, err := eng.Run(context.Background(), prog); err != nil {
		t.Fatal(err)
	}
	return eng, out
}

// Go values go in and come out the same, in PHP's terms.
func TestValuesRoundTrip(t *testing.T) {
	eng, _ := engine(t, interp.EngineConfig{}, `function id($x) { return $x; } function type($x) { return get_debug_type($x); }`)
	type inner struct {
		A int `php:"a"`
		B []string
		c int
		D int `php:"-"`
	}
	om := new(interp.OrderedMap)
	om.Set("z", 1)
	om.Set("12", "x")
	om.Set(3, nil)
	cases := []struct {
		in, out any
		typ     string
	}{
		{nil, nil, "null"},
		{true, true, "bool"},
		{int8(-3), int64(-3), "int"},
		{uint64(math.MaxUint64), float64(math.MaxUint64), "float"},
		{float32(0.5), 0.5, "float"},
		{"a\x00b", "a\x00b", "string"},
		{[]byte("bytes"), "bytes", "string"},
		{[]int{1, 2}, []any{int64(1), int64(2)}, "array"},
		{[2]bool{true, false}, []any{true, false}, "array"},
		{[]any(nil), []any{}, "array"},
		{(*int)(nil), nil, "null"},
		{time.Second, int64(time.Second), "int"},
	}
	for _, c := range cases {
		v, err := eng.Call(context.Background(), "id", c.in)
		if err != nil {
			t.Fatal(err)
		}
		if got := v.Export(); !reflect.DeepEqual(got, c.out) {
			t.Errorf("%T %v: %T %v", c.in, c.in, got, got)
		}
		if got := v.Type(); got != c.typ {
			t.Errorf("%T: type %s", c.in, got)
		}
	}
	keys := func(x any) string {
		v, err := eng.Call(context.Background(), "id", x)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for k, el := range v.Array().All() {
			fmt.Fprintf(&b, "%T:%v=%v ", k, k, el.Export())
		}
		return b.String()
	}
	if got := keys(map[string]int{"b": 1, "a": 2, "10": 3}); got != "int64:10=3 string:a=2 string:b=1 " {
		t.Error(got)
	}
	if got := keys(om); got != "string:z=1 int64:12=x int64:3=<nil> " {
		t.Error(got)
	}
	if got := keys(&inner{A: 1, B: []string{"x"}, c: 2, D: 3}); got != "string:a=1 string:B=[x] " {
		t.Error(got)
	}
	if _, err := eng.Call(context.Background(), "id", make(chan int)); err == nil {
		t.Error("a channel went in")
	}
	type loop struct{ Next any }
	l := &loop{}
	l.Next = l
	if _, err := eng.Call(context.Background(), "id", l); err == nil {
		t.Error("an endless value went in")
	}
}

func TestAs(t *testing.T) {
	eng, _ := engine(t, interp.EngineConfig{}, `class P { public $x = 1; protected $y = 2; public $list = ["a" => [1, 2]]; }
		function f() { $a = [1]; $a[] = &$a; return ["p" => new P, "n" => null, "f" => 3, "s" => "12", "m" => [1 => "x", "k" => "y"], "r" => $a]; }`)
	v, err := eng.Call(context.Background(), "f")
	if err != nil {
		t.Fatal(err)
	}
	type p struct {
		X    int              `php:"x"`
		Y    int              `php:"y"`
		List map[string][]int `php:"list"`
	}
	type all struct {
		P p                 `php:"p"`
		N *int              `php:"n"`
		F float64           `php:"f"`
		S string            `php:"s"`
		M map[string]string `php:"m"`
	}
	got, err := interp.As[all](v)
	want := all{P: p{X: 1, List: map[string][]int{"a": {1, 2}}}, F: 3, S: "12", M: map[string]string{"1": "x", "k": "y"}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	s, _ := v.Array().Get("s")
	if _, err := interp.As[int](s); err == nil {
		t.Error("a string became an int")
	}
	if n, err := interp.As[uint8](s); err == nil {
		t.Error(n)
	}
	r, _ := v.Array().Get("r")
	r.Export() // an array that contains itself must end
	if _, err := interp.As[[]any](r); err != nil {
		t.Error(err)
	}
}

func TestErrors(t *testing.T) {
	eng, out := engine(t, interp.EngineConfig{}, "\n"+`function boom($x) {
	throw new InvalidArgumentException("bad $x", 4, new RuntimeException("inner"));
}
class Box { function open() { boom("lid"); } }
function outer() { (new Box)->open(); }`)
	_, err := eng.Call(context.Background(), "outer")
	var e *interp.Error
	if !errors.As(err, &e) {
		t.Fatal(err)
	}
	if e.Class != "InvalidArgumentException" || e.Message != "bad lid" || e.Code != 4 || e.Line != 3 || e.Previous.Message != "inner" {
		t.Errorf("%+v", e)
	}
	if len(e.Trace) < 2 || e.Trace[1].Function != "Box->open" || e.Trace[0].Line != 5 {
		t.Errorf("%+v", e.Trace)
	}
	if got, err := e.Value.Method(context.Background(), "getMessage"); err != nil || got.Export() != "bad lid" {
		t.Error(got, err)
	}
	if out.Len() != 0 {
		t.Errorf("printed %q", out)
	}
	if _, err := eng.Call(context.Background(), "nope"); err == nil {
		t.Error("a missing function was called")
	}
}

func TestRunOutcomes(t *testing.T) {
	cases := []struct {
		src, out string
		code     int
		check    func(error) bool
	}{
		{`return 1;`, "", 0, func(err error) bool { return err == nil }},
		{`exit(3);`, "", 3, func(err error) bool { var e *interp.ExitError; return errors.As(err, &e) && e.Code == 3 }},
		{`exit("bye");`, "bye", 0, func(err error) bool { return err == nil }},
		{`throw new Exception("x");`, "\nFatal error: Uncaught Exception: x in test.php:1\nStack trace:\n#0 {main}\n" +
			"  thrown in test.php on line 1\n", 255, func(err error) bool { var e *interp.Error; return errors.As(err, &e) && e.Class == "Exception" }},
		{`abstract class A {} new A; `, "\nFatal error: Uncaught Error: Cannot instantiate abstract class A in test.php:1\n" +
			"Stack trace:\n#0 {main}\n  thrown in test.php on line 1\n", 255, func(err error) bool { return err != nil }},
	}
	for _, c := range cases {
		out, res, err := script(t, context.Background(), interp.EngineConfig{}, `ini_set("html_errors", 0); `+c.src)
		if out != c.out || res.ExitCode != c.code || !c.check(err) {
			t.Errorf("%s: %q, %d, %v", c.src, out, res.ExitCode, err)
		}
	}
}

func TestParseError(t *testing.T) {
	rt := newRuntime(t, interp.Level84)
	var pe *interp.ParseError
	_, err := rt.Compile(context.Background(), "x.php", []byte("<?php\n$a = ;"))
	if !errors.As(err, &pe) || pe.Line != 2 || pe.Fatal || !strings.HasPrefix(pe.Message, "syntax error, unexpected token") {
		t.Errorf("%v", err)
	}
	_, err = rt.Compile(context.Background(), "x.php", []byte("<?php\nbreak;"))
	if !errors.As(err, &pe) || !pe.Fatal {
		t.Errorf("%v", err)
	}
}

// Go functions: context, variadics, errors that come back, exceptions they make, and calls back into the engine.
func TestDefine(t *testing.T) {
	eng, _ := engine(t, interp.EngineConfig{}, `
		function sum3() { return sum(1, 2, 3); }
		function fails() { fail(); }
		function typed() { try { typedfail(); } catch (DomainException $e) { return $e->getCode() . $e->getMessage(); } }
		function back($n) { return $n === 0 ? "done" : again($n - 1); }
		function rethrown() { try { relay(); } catch (OutOfBoundsException $e) { return "same"; } }
		function thrower() { throw new OutOfBoundsException; }`)
	mine := errors.New("mine")
	define := func(name string, f any) {
		t.Helper()
		if err := eng.Define(name, f); err != nil {
			t.Fatal(err)
		}
	}
	define("sum", func(ns ...int) int {
		n := 0
		for _, x := range ns {
			n += x
		}
		return n
	})
	define("fail", func() error { return fmt.Errorf("wrapped: %w", mine) })
	define("typedFail", func() error { return &interp.Error{Class: "DomainException", Message: "d", Code: 5} })
	define(`again`, func(ctx context.Context, n int) (interp.Value, error) { return eng.Call(ctx, "back", n) })
	define("relay", func(ctx context.Context) error { _, err := eng.Call(ctx, "thrower"); return err })
	call := func(name string, args ...any) any {
		t.Helper()
		v, err := eng.Call(context.Background(), name, args...)
		if err != nil {
			t.Fatal(err)
		}
		return v.Export()
	}
	if got := call("sum3"); got != int64(6) {
		t.Error(got)
	}
	if _, err := eng.Call(context.Background(), "fails"); !errors.Is(err, mine) {
		t.Error(err)
	}
	if got := call("typed"); got != "5d" {
		t.Error(got)
	}
	if got := call("back", 5); got != "done" {
		t.Error(got)
	}
	if got := call("rethrown"); got != "same" {
		t.Error(got)
	}
	for _, bad := range []any{1, func() (int, int) { return 0, 0 }, (func())(nil)} {
		if eng.Define("bad", bad) == nil {
			t.Errorf("%T was defined", bad)
		}
	}
	if eng.Define("strlen", func() {}) == nil {
		t.Error("strlen was defined again")
	}
}

// A panic ends the engine and nothing else.
func TestPanicIsCaught(t *testing.T) {
	rt := newRuntime(t, interp.Level84)
	prog, err := rt.Compile(context.Background(), "test.php", []byte("<?php\nfunction f() {\nbug(); }\nf();"))
	if err != nil {
		t.Fatal(err)
	}
	eng, err := rt.NewEngine(interp.EngineConfig{})
	if err != nil {
		t.Fatal(err)
	}
	if err := eng.Define("bug", func() { panic("oops") }); err != nil {
		t.Fatal(err)
	}
	_, err = eng.Run(context.Background(), prog)
	var bug *interp.InternalError
	if !errors.As(err, &bug) || bug.Reason != "oops" || len(bug.PHPStack) != 2 || bug.PHPStack[0].Line != 3 || bug.PHPStack[0].Function != "f" {
		t.Fatalf("%+v", err)
	}
	if _, err := eng.Run(context.Background(), prog); !errors.Is(err, interp.ErrClosed) {
		t.Error(err)
	}
	if err := eng.Close(); err != nil {
		t.Error(err)
	}
}

// One engine, two goroutines: the second is told so. Many engines, one program: no trouble.
func TestGoroutines(t *testing.T) {
	eng, _ := engine(t, interp.EngineConfig{}, `function wait() { go(); }`)
	inside, leave := make(chan bool), make(chan bool)
	if err := eng.Define("go", func() { inside <- true; <-leave }); err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() { _, err := eng.Call(context.Background(), "wait"); done <- err }()
	<-inside
	if _, err := eng.Call(context.Background(), "wait"); !errors.Is(err, interp.ErrBusy) {
		t.Error(err)
	}
	leave <- true
	if err := <-done; err != nil {
		t.Error(err)
	}
	rt := newRuntime(t, interp.Level84)
	prog, err := rt.Compile(context.Background(), "p.php", []byte(`<?php
		class C { static $n = 0; static function f($i) { static $s = 0; $s += $i; self::$n++; return [$s, "k$i" => $s]; } }
		for ($i = 0; $i < 100; $i++) $r = C::f($i); return C::$n + $r[0];`))
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			e, err := rt.NewEngine(interp.EngineConfig{})
			if err != nil {
				t.Error(err)
				return
			}
			defer e.Close()
			if res, err := e.Run(context.Background(), prog); err != nil || res.Value.Export() != int64(5050) {
				t.Error(res.Value.Export(), err)
			}
		})
	}
	wg.Wait()
}

// Close runs what PHP runs at the end of a request, in its order.
func TestClose(t *testing.T) {
	eng, out := engine(t, interp.EngineConfig{}, `
		register_shutdown_function(function () { echo "shutdown "; exit(9); });
		class D { function __destruct() { echo "destruct "; } }
		$d = new D; ob_start(); echo "body ";`)
	if err := eng.Close(); err == nil {
		t.Error("exit(9) is no error")
	}
	if got := out.String(); got != "body shutdown destruct " {
		t.Errorf("%q", got)
	}
	if eng.ExitCode() != 9 {
		t.Error(eng.ExitCode())
	}
	if err := eng.Close(); err != nil {
		t.Error(err)
	}
	if _, err := eng.Get("d"); !errors.Is(err, interp.ErrClosed) {
		t.Error(err)
	}
}

func TestGlobalsAndIni(t *testing.T) {
	rt, err := interp.NewRuntime(interp.Config{Modules: all.Modules(), Ini: map[string]string{"precision": "5", "memory_limit": "32M"}})
	if err != nil {
		t.Fatal(err)
	}
	eng, err := rt.NewEngine(interp.EngineConfig{Args: []string{"s", "a"}, Ini: map[string]string{"precision": "3"}})
	if err != nil {
		t.Fatal(err)
	}
	defer eng.Close()
	if err := eng.Set("cfg", map[string]any{"x": 1}); err != nil {
		t.Fatal(err)
	}
	prog, err := rt.Compile(context.Background(), "g.php", []byte(`<?php $out = [$cfg["x"], $argc, $argv[1], ini_get("precision"), ini_get("memory_limit"), (string)(1/3), count($_GET)];`))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := eng.Run(context.Background(), prog); err != nil {
		t.Fatal(err)
	}
	v, err := eng.Get("out")
	if err != nil {
		t.Fatal(err)
	}
	want := []any{int64(1), int64(2), "a", "3", "32M", "0.333", int64(0)}
	if got := v.Export(); !reflect.DeepEqual(got, want) {
		t.Errorf("%v", got)
	}
}

// Mounts: reading and writing inside, nothing outside, whatever the name looks like.
func TestMounts(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "secret"), []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	inside := filepath.Join(dir, "rw")
	if err := os.Mkdir(inside, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../secret", filepath.Join(inside, "link")); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(inside)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	cfg := interp.EngineConfig{FS: interp.Mounts{"/ro": fstest.MapFS{"d/f.php": {Data: []byte(`<?php return __FILE__;`)}}, "/rw": root}}
	_, out := engine(t, cfg, `
		echo getcwd(), " ", include "/ro/d/f.php", " ", implode(",", scandir("/")), " ";
		chdir("/ro/d"); echo file_get_contents("f.php") !== false ? "read " : "no ";
		var_dump(@file_put_contents("/ro/new", "x"), @unlink("/ro/d/f.php"), file_put_contents("/rw/new", "x"), mkdir("/rw/sub"),
			rename("/rw/new", "/rw/sub/n"), file_get_contents("/rw/sub/n"), @file_get_contents("/rw/link"), @file_get_contents("/rw/../../secret"),
			@file_get_contents("/ro/../etc/passwd"), @file_get_contents("`+inside+`/new"), file_exists("/rw/sub/../sub/n"));
		$h = fopen("/ro/d/f.php", "r"); fread($h, 3); fseek($h, 0); echo fread($h, 5);`)
	want := "/ /ro/d/f.php .,..,ro,rw read bool(false)\nbool(false)\nint(1)\nbool(true)\nbool(true)\nstring(1) \"x\"\n" +
		"bool(false)\nbool(false)\nbool(false)\nbool(false)\nbool(true)\n<?php"
	if got := out.String(); got != want {
		t.Errorf("printed %q\nwant    %q", got, want)
	}
}
