package interp_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"gaja/ext/all"
	"gaja/interp"
)

func newRuntime(t testing.TB, level interp.Level) *interp.Runtime {
	t.Helper()
	rt, err := interp.NewRuntime(interp.Config{Level: level, Modules: all.Modules()})
	if err != nil {
		t.Fatal(err)
	}
	return rt
}

// script runs a source in an engine of its own and returns what it printed.
func script(t testing.TB, ctx context.Context, cfg interp.EngineConfig, src string) (string, *interp.Result, error) {
	t.Helper()
	rt := newRuntime(t, interp.Level84)
	prog, err := rt.Compile(ctx, "test.php", []byte("<?php "+src))
	if err != nil {
		return "", nil, err
	}
	var out bytes.Buffer
	cfg.Stdout = &out
	eng, err := rt.NewEngine(cfg)
	if err != nil {
		t.Fatal(err)
	}
	res, err := eng.Run(ctx, prog)
	cerr := eng.Close()
	if err == nil {
		err = cerr
	}
	return out.String(), res, err
}

// slack is how much later than its limit a script may end. The promise is 100 ms; the rest is for a loaded machine and for
// the race detector.
const slack = 900 * time.Millisecond

// Whatever a script does, it ends within its limit or context.
func TestScriptsEnd(t *testing.T) {
	scripts := map[string]string{
		"loop":         `while (1);`,
		"loop in try":  `while (1) { try { while (1) throw new Exception; } catch (Throwable $e) {} finally {} }`,
		"recursion":    `function f($n) { return f($n + 1) + 1; } f(0);`,
		"method":       `class A { function __get($n) { return $this->{$n . "x"}; } } while (1) { (new A)->y; }`,
		"sleep":        `sleep(100);`,
		"usleep":       `while (1) usleep(10);`,
		"usort":        `$a = range(1, 100000); while (1) usort($a, fn($x, $y) => $y <=> $x);`,
		"generator":    `function g() { while (1) yield 1; } foreach (g() as $x);`,
		"builtin loop": `while (1) { str_repeat("x", 1 << 20); }`,
		"array_fill":   `while (1) { array_fill(0, 100000, 1); }`,
		"regrow":       `$s = ""; while (1) { $s .= "x"; if (strlen($s) > 1e6) $s = ""; }`,
		"shutdown":     `register_shutdown_function(function () { while (1); }); while (1);`,
		"destructor":   `class D { function __destruct() { while (1); } } $d = new D; while (1);`,
		"ob callback":  `ob_start(function ($x) { while (1); }); echo "x"; while (1);`,
		"error loop":   `set_error_handler(function () { return true; }); while (1) echo $x;`,
	}
	for name, src := range scripts {
		t.Run("wall/"+name, func(t *testing.T) {
			t.Parallel()
			start := time.Now()
			_, _, err := script(t, context.Background(),
				interp.EngineConfig{Limits: interp.Limits{Wall: 100 * time.Millisecond, Memory: 64 << 20}}, src)
			var limit interp.ErrLimit
			var fatal *interp.Error
			if !errors.As(err, &limit) && !errors.As(err, &fatal) {
				t.Errorf("error %v", err)
			}
			if d := time.Since(start); d > 100*time.Millisecond+slack {
				t.Errorf("ended after %v", d)
			}
		})
		t.Run("context/"+name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
			defer cancel()
			start := time.Now()
			_, _, err := script(t, ctx, interp.EngineConfig{Limits: interp.Limits{Memory: 64 << 20}}, src)
			if !errors.Is(err, interp.ErrCanceled) && !errors.Is(err, interp.ErrLimit{Kind: "memory"}) {
				t.Errorf("error %v", err)
			}
			if d := time.Since(start); d > 100*time.Millisecond+slack {
				t.Errorf("ended after %v", d)
			}
		})
	}
}

// Each limit ends what passes it, in PHP code and inside one builtin.
func TestLimits(t *testing.T) {
	cases := []struct {
		name, src string
		limits    interp.Limits
		kind      interp.LimitKind
	}{
		{"repeat", `str_repeat('x', 1 << 40);`, interp.Limits{Memory: 16 << 20}, "memory"},
		{"grow", `$a = []; while (1) $a[] = str_repeat("x", 1000);`, interp.Limits{Memory: 16 << 20}, "memory"},
		{"double", `$a = "xx"; while (1) $a .= $a;`, interp.Limits{Memory: 16 << 20}, "memory"},
		{"range", `range(1, 1 << 40);`, interp.Limits{Memory: 16 << 20}, "memory"},
		{"pad", `str_pad("", 1 << 33);`, interp.Limits{Memory: 16 << 20}, "memory"},
		{"array_fill", `array_fill(0, 1 << 26, 1);`, interp.Limits{Memory: 16 << 20}, "memory"},
		{"recursion", `function f() { f(); } f();`, interp.Limits{Memory: 16 << 20}, "memory"},
		{"steps", `while (1);`, interp.Limits{Steps: 10000}, "steps"},
		{"steps in a call", `function f() { for ($i = 0; $i < 1e9; $i++) g(); } function g() {} f();`,
			interp.Limits{Steps: 10000}, "steps"},
		{"depth", `function f() { f(); } f();`, interp.Limits{Depth: 500}, "depth"},
		{"output", `while (1) echo "xxxxxxxxxx";`, interp.Limits{Output: 1000}, "output"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			c.limits.Wall = 20 * time.Second
			_, res, err := script(t, context.Background(), interp.EngineConfig{Limits: c.limits}, c.src)
			if !errors.Is(err, interp.ErrLimit{Kind: c.kind}) {
				// A limit may also show as PHP's own fatal error.
				var e *interp.Error
				if !errors.As(err, &e) || e.Class == "" && !strings.Contains(e.Message, "Allowed memory size") {
					t.Errorf("error %v", err)
				}
			}
			if res == nil || res.ExitCode != 255 {
				t.Errorf("result %+v", res)
			}
		})
	}
}

// A read that waits ends with the context, and what comes later is there for the next one.
func TestStdinEnds(t *testing.T) {
	r, w := io.Pipe()
	eng, _ := engine(t, interp.EngineConfig{Stdin: r}, `function line() { static $in; $in ??= fopen("php://stdin", "r"); return fgets($in); }`)
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if _, err := eng.Call(ctx, "line"); !errors.Is(err, interp.ErrCanceled) {
		t.Errorf("error %v", err)
	}
	go func() { io.WriteString(w, "late\n") }()
	if v, err := eng.Call(context.Background(), "line"); err != nil || v.Export() != "late\n" {
		t.Errorf("%q, %v", v.Export(), err)
	}
}

// Without grants a script has nothing of the world, and gets PHP's own failures.
func TestNothingGranted(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	port := l.Addr().(*net.TCPAddr).Port
	t.Setenv("GAJA_SECRET", "seen")
	cases := []struct{ name, src, want string }{
		{"read", `var_dump(@file_get_contents("/etc/passwd"));`, "bool(false)\n"},
		{"open", `var_dump(@fopen("/etc/passwd", "r"));`, "bool(false)\n"},
		{"write", `var_dump(@file_put_contents("/tmp/gaja-must-not-exist", "x"));`, "bool(false)\n"},
		{"exists", `var_dump(file_exists("/etc/passwd"), is_dir("/"));`, "bool(false)\nbool(false)\n"},
		{"scandir", `var_dump(@scandir("/"));`, "bool(false)\n"},
		{"mkdir", `var_dump(@mkdir("/tmp/gaja-must-not-exist"));`, "bool(false)\n"},
		{"tempnam", `var_dump(@tempnam("/tmp", "x"));`, "bool(false)\n"},
		{"include", `var_dump(@include "/etc/passwd");`, "bool(false)\n"},
		{"socket", `var_dump(@socket_create(AF_INET, SOCK_STREAM, SOL_TCP));`, "bool(false)\n"},
		{"unix", `var_dump(@socket_create(AF_UNIX, SOCK_STREAM, 0));`, "bool(false)\n"},
		{"pair", `var_dump(@socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p));`, "bool(false)\n"},
		{"connect", `var_dump(@stream_socket_client("tcp://127.0.0.1:PORT"));`, "bool(false)\n"},
		{"fsockopen", `var_dump(@fsockopen("127.0.0.1", PORT));`, "bool(false)\n"},
		{"resolve", `var_dump(gethostbyname("localhost"));`, "string(9) \"localhost\"\n"},
		{"exec", `var_dump(@exec("echo x"));`, "bool(false)\n"},
		{"shell", "var_dump(@shell_exec('echo x'));", ""},
		{"proc_open", `var_dump(@proc_open("echo x", [], $pipes));`, "bool(false)\n"},
		{"popen", `var_dump(@popen("echo x", "r"));`, "bool(false)\n"},
		{"fork", `var_dump(@pcntl_fork());`, "int(-1)\n"},
		{"kill", `var_dump(@posix_kill(posix_getpid(), 0));`, "bool(false)\n"},
		{"getenv", `var_dump(getenv("GAJA_SECRET"), getenv("PATH"), $_ENV);`, "bool(false)\nbool(false)\narray(0) {\n}\n"},
		{"putenv", `var_dump(putenv("A=b"), getenv("A"));`, ""},
		{"signal", `var_dump(@pcntl_signal(SIGTERM, function () {}));`, ""},
		{"fd", `var_dump(@fopen("php://fd/1", "w"));`, "bool(false)\n"},
		{"stdin", `var_dump(file_get_contents("php://stdin"));`, "string(0) \"\"\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			src := strings.ReplaceAll(c.src, "PORT", itoa(port))
			out, _, err := script(t, context.Background(), interp.EngineConfig{Limits: interp.Limits{Wall: 5 * time.Second}}, src)
			if err != nil {
				t.Fatalf("error %v, output %q", err, out)
			}
			if c.want != "" && out != c.want {
				t.Errorf("printed %q, want %q", out, c.want)
			}
			if strings.Contains(out, "seen") || strings.Contains(out, "x\n") && c.name == "shell" {
				t.Errorf("printed %q", out)
			}
		})
	}
}

func itoa(n int) string {
	s := ""
	for ; n > 0; n /= 10 {
		s = string(rune('0'+n%10)) + s
	}
	return s
}
