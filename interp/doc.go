// Package interp runs PHP inside a Go program.
//
// # Model
//
// A [Runtime] is the language: a level (8.4 or 7.4), extensions and default settings. It is immutable and shared. A
// [Program] is a compiled script: immutable, shared by any number of engines. An [Engine] is one execution with its own
// globals, functions, classes, output and open files; it is used by one goroutine at a time. Engines share nothing that
// changes, so thousands may live in one process.
//
//	rt, err := interp.NewRuntime(interp.Config{Modules: all.Modules()})
//	prog, err := rt.Compile(ctx, "main.php", src)
//	eng, err := rt.NewEngine(interp.EngineConfig{Stdout: os.Stdout})
//	defer eng.Close()
//	res, err := eng.Run(ctx, prog)
//
// # What a script may do
//
// The zero [EngineConfig] grants nothing of the outside world: no files, no network, no processes, no environment.
// What is not granted fails for the script as it fails in PHP when the system refuses it. Grants are fields of
// EngineConfig; [System] fills in all of them, as the command line does.
//
// # What ends a script
//
// The context given to Run or Call and the [Limits] of the engine end a script wherever it is: in a loop, in a builtin,
// in a blocked read. The script cannot catch it. Run then returns an error that [errors.As] and [errors.Is] take apart:
// [*Error] for an uncaught exception or fatal error, [ErrLimit], [ErrCanceled], [*ParseError], [*ExitError].
//
// # Values
//
// Go values go in as arguments of [Engine.Call] and [Engine.Set] and come out through [As], [Value.Export] and
// [Value.Array]. A Go function becomes a PHP function with [Engine.Define]. See the README for the life of a script, and
// RATIONALE.md for the reasons behind the engine's design.
package interp
