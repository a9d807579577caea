package interp_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing/fstest"
	"time"

	"gaja/ext/all"
	"gaja/interp"
)

// Running a script: a runtime and a program may be shared by any number of engines.
func Example() {
	ctx := context.Background()
	rt, err := interp.NewRuntime(interp.Config{Modules: all.Modules()})
	if err != nil {
		fmt.Println(err)
		return
	}
	prog, err := rt.Compile(ctx, "main.php", []byte(`<?php echo "Hello from PHP\n"; return 6 * 7;`))
	if err != nil {
		fmt.Println(err)
		return
	}
	eng, err := rt.NewEngine(interp.EngineConfig{Stdout: os.Stdout})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer eng.Close()
	res, err := eng.Run(ctx, prog)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(res.Value.Export())
	// Output:
	// Hello from PHP
	// 42
}

// Calling a PHP function with Go values, and reading what it returns.
func ExampleEngine_Call() {
	eng := run(interp.EngineConfig{Stdout: os.Stdout}, `<?php
		function greet(array $who) { return ["text" => "Hello {$who['name']}", "tags" => ["a", "b"]]; }`)
	defer eng.Close()
	v, err := eng.Call(context.Background(), "greet", map[string]any{"name": "Ada"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for key, el := range v.Array().All() {
		fmt.Println(key, el.Export())
	}
	type reply struct {
		Text string   `php:"text"`
		Tags []string `php:"tags"`
	}
	r, err := interp.As[reply](v)
	fmt.Println(r.Text, len(r.Tags), err)
	// Output:
	// text Hello Ada
	// tags [a b]
	// Hello Ada 2 <nil>
}

// Offering a Go function. Its error is an exception that the script may catch.
func ExampleEngine_Define() {
	eng := run(interp.EngineConfig{Stdout: os.Stdout}, `<?php
		function main() {
			echo add(2, "40"), "\n";
			try { add(-1, 0); } catch (RuntimeException $e) { echo get_class($e), ": ", $e->getMessage(), "\n"; }
			try { add("x", 0); } catch (TypeError $e) { echo $e->getMessage(), "\n"; }
		}`)
	defer eng.Close()
	err := eng.Define("add", func(ctx context.Context, a, b int64) (int64, error) {
		if a < 0 {
			return 0, errors.New("negative")
		}
		return a + b, ctx.Err()
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	if _, err := eng.Call(context.Background(), "main"); err != nil {
		fmt.Println(err)
	}
	// Output:
	// 42
	// RuntimeException: negative
	// add(): Argument #1 ($arg1) must be of type int, string given
}

// An uncaught exception is an error that says everything about it.
func ExampleError() {
	eng := run(interp.EngineConfig{}, `<?php
function f() { throw new LogicException("no", 7, new Exception("why")); }`)
	defer eng.Close()
	_, err := eng.Call(context.Background(), "f")
	var e *interp.Error
	if errors.As(err, &e) {
		fmt.Println(e.Class, e.Message, e.Code, e.File, e.Line, e.Previous.Message)
	}
	// Output: LogicException no 7 main.php 2 why
}

// Limits and the context end a script wherever it is.
func ExampleLimits() {
	eng := run(interp.EngineConfig{Limits: interp.Limits{Wall: 20 * time.Millisecond}}, `<?php
		function forever() { while (true); }`)
	defer eng.Close()
	_, err := eng.Call(context.Background(), "forever")
	fmt.Println(errors.Is(err, interp.ErrLimit{Kind: "wall"}))
	// Output: true
}

// A script sees the files that are mounted, and no others.
func ExampleMounts() {
	files := fstest.MapFS{"greeting.txt": {Data: []byte("hello")}}
	eng := run(interp.EngineConfig{FS: interp.Mounts{"/app": files}, Stdout: os.Stdout}, `<?php
		echo file_get_contents("/app/greeting.txt"), "\n";
		var_dump(@file_get_contents("/etc/passwd"));`)
	defer eng.Close()
	// Output:
	// hello
	// bool(false)
}

// run makes an engine that has run a source.
func run(cfg interp.EngineConfig, src string) *interp.Engine {
	rt, err := interp.NewRuntime(interp.Config{Modules: all.Modules()})
	if err != nil {
		panic(err)
	}
	prog, err := rt.Compile(context.Background(), "main.php", []byte(strings.TrimSpace(src)))
	if err != nil {
		panic(err)
	}
	eng, err := rt.NewEngine(cfg)
	if err != nil {
		panic(err)
	}
	if _, err := eng.Run(context.Background(), prog); err != nil {
		panic(err)
	}
	return eng
}
