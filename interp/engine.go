package interp

import (
	"context"
	"errors"
	"io"
	"time"

	"gaja/interp/internal/govalue"
	"gaja/interp/internal/hostenv"
	"gaja/interp/internal/vm"
	"gaja/interp/php"
)

// Limits bound what an engine's scripts may use; zero means no limit of the host's (the setting memory_limit still
// counts).
type Limits struct {
	Memory  int64         // bytes of live values
	Steps   int64         // back-edges and calls, roughly
	Wall    time.Duration // of one Run or Call
	Depth   int           // nested PHP calls
	Output  int64         // bytes written
	Handles int           // open files, sockets and other resources
}

// EngineConfig is what one engine gets of the world. The zero value has no files, network, processes or environment,
// reads nothing and writes nowhere.
type EngineConfig struct {
	FS   Files // see Mounts and System
	Net  Network
	Proc Processes
	Env  Environment
	// Clock and Rand default to the system's: time passes and randomness exists in every engine.
	Clock Clock
	Rand  io.Reader

	Stdin          io.Reader
	Stdout, Stderr io.Writer
	// Args are $argv; the first is the script's name. Nil defines neither $argv nor $argc.
	Args []string
	// Ini are settings over the runtime's.
	Ini    map[string]string
	Limits Limits
	// OwnsProcess says that the process is the script's own: descriptors 0 to 2, signals, the process's identity.
	OwnsProcess bool
	// Fork lets scripts fork; see ForkMain.
	Fork *Fork
}

// Engine executes scripts. It is used by one goroutine at a time; a function given to Define may use it while it runs,
// with the context it was given.
type Engine struct {
	rt     *Runtime
	pc     *php.Context
	vm     *vm.VM
	conv   govalue.Converter
	limits Limits
	causes map[*php.Object]error // what Go functions returned, by the exception made of it
	border border
	code   int
	closed bool
	broken bool
}

// NewEngine makes an engine. It fails when a grant cannot be made or an extension does not start.
func (rt *Runtime) NewEngine(c EngineConfig) (*Engine, error) {
	host := &php.Host{Net: c.Net, Proc: c.Proc, Env: c.Env, Clock: c.Clock, Rand: c.Rand,
		Stdin: c.Stdin, Stdout: c.Stdout, Stderr: c.Stderr, OwnsProcess: c.OwnsProcess}
	if err := grantDefaults(host, c.FS); err != nil {
		return nil, err
	}
	e := &Engine{rt: rt, limits: c.Limits, causes: make(map[*php.Object]error)}
	e.conv = e.converter()
	e.pc = php.NewContext(rt.lib, host, php.Limits{Memory: c.Limits.Memory, Steps: c.Limits.Steps,
		Depth: c.Limits.Depth, Output: c.Limits.Output, Handles: c.Limits.Handles})
	if host.Stdin != nil && !c.OwnsProcess {
		host.Stdin = hostenv.NewStdin(host.Stdin, e.pc)
	}
	e.vm = vm.New(e.pc, engineCompiler{e.pc})
	if c.Fork != nil {
		e.pc.SetForker(&forker{e: e})
	}
	if c.Limits.Steps > 0 {
		e.pc.Attention.Store(1) // the machine counts steps where it polls
	}
	err := e.enter(context.Background(), func() error {
		e.configure(c.Ini)
		if err := e.startModules(); err != nil {
			return err
		}
		e.openBuffer()
		return e.setGlobals(c.Args)
	})
	if err != nil {
		return nil, err
	}
	return e, nil
}

func (e *Engine) configure(ini map[string]string) {
	for k, v := range e.rt.ini {
		if _, over := ini[k]; !over {
			e.pc.Ini.Configure(k, v)
		}
	}
	for k, v := range ini {
		e.pc.Ini.Configure(k, v)
	}
	e.pc.MaxMemory = e.pc.Limits.Memory
	if e.pc.Ini.Lookup("memory_limit") != nil {
		e.pc.LimitMemory(e.pc.Ini.Int("memory_limit"))
	}
}

// openBuffer is the setting output_buffering: a buffer around the whole script.
func (e *Engine) openBuffer() {
	n := e.pc.Ini.Int("output_buffering")
	if n <= 0 {
		return
	}
	if n == 1 {
		n = 0 // "On" is a buffer without a size
	}
	e.pc.Out.Start(php.Null(), php.DefaultOutputName, int(n), php.OutputCleanable|php.OutputFlushable|php.OutputRemovable)
}

func (e *Engine) startModules() error {
	for _, m := range e.pc.Modules {
		if m.Start != nil {
			if err := m.Start(e.pc); err != nil {
				return err
			}
		}
	}
	return nil
}

// setGlobals makes the variables that every script finds, in PHP's order.
func (e *Engine) setGlobals(args []string) error {
	empty := func(names ...string) {
		for _, name := range names {
			e.vm.SetGlobal(name, php.ArrayValue(php.NewArray(0)))
		}
	}
	empty("_GET", "_POST", "_COOKIE", "_FILES")
	if args != nil {
		v, err := e.conv.Value(args)
		if err != nil {
			return err
		}
		e.vm.SetGlobal("argv", v)
		e.vm.SetGlobal("argc", php.Int(int64(len(args))))
	}
	empty("_SERVER", "_ENV", "_REQUEST")
	return nil
}

// Context returns the engine as extensions see it, for hosts that need more than this package offers. It must be used
// where the engine may be used.
func (e *Engine) Context() *php.Context { return e.pc }

// Usage is what a Run used.
type Usage struct {
	Steps     int64
	PeakBytes int64 // of values, as far as it was measured
	Output    int64 // bytes written so far by the engine
	Wall      time.Duration
}

// Result is the end of a script.
type Result struct {
	// Value is what the script's main file returned.
	Value Value
	// ExitCode is what a command line would exit with: 255 after an uncaught exception or fatal error.
	ExitCode int
	Usage    Usage
}

// Run executes a program's main file to its end. Functions, classes and variables it makes stay for the next Run or
// Call. The result is never nil; see the package documentation for the errors.
func (e *Engine) Run(ctx context.Context, p *Program) (*Result, error) {
	res := &Result{ExitCode: 255}
	start := time.Now()
	steps := e.vm.Steps()
	err := e.enter(ctx, func() error {
		if p.level != e.pc.Level {
			return errors.New("interp: the program was compiled for another level")
		}
		v, err := e.vm.RunMain(p.unit)
		e.pc.Out.Flush()
		if err == nil {
			res.Value = e.wrap(v)
		}
		res.ExitCode = exitCode(err)
		if err != nil {
			e.code = res.ExitCode
		}
		return e.outcome(err)
	})
	res.Usage = Usage{Steps: e.vm.Steps() - steps, PeakBytes: max(e.pc.PeakUsed, e.pc.Used), Output: e.pc.Out.Written,
		Wall: time.Since(start)}
	return res, err
}

// exitCode is what a command line exits with.
func exitCode(err error) int {
	var exit *php.Exit
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.Code
	}
	return 255
}

// Compile compiles a source with the engine's settings, which may differ from the runtime's.
func (e *Engine) Compile(src Source) (*Program, error) {
	var p *Program
	err := e.enter(context.Background(), func() (err error) {
		p, err = compileSource(e.pc, src)
		return err
	})
	return p, err
}

// Report shows a *[ParseError] to the script's audience as PHP does: on the output, in the log, or not at all, as the
// settings want it.
func (e *Engine) Report(err error) {
	var pe *ParseError
	if !errors.As(err, &pe) {
		return
	}
	level := php.EParse
	if pe.Fatal {
		level = php.ECompileError
	}
	// The report itself cannot fail in a way that anybody could be told of.
	_ = e.enter(context.Background(), func() error {
		for _, n := range pe.before {
			e.pc.Machine.HandleError(n.Level, n.Text, pe.File, int(n.Line))
		}
		e.pc.Machine.HandleError(level, pe.Message, pe.File, pe.Line)
		e.pc.Out.Flush()
		return nil
	})
}

// Call calls a function by name ("f", "Class::method") with Go values or Values as arguments.
func (e *Engine) Call(ctx context.Context, function string, args ...any) (Value, error) {
	name := php.String(function)
	defer name.Release()
	return e.call(ctx, name, args)
}

func (e *Engine) call(ctx context.Context, callable php.Value, args []any) (res Value, err error) {
	err = e.enter(ctx, func() error {
		c, reason, err := e.pc.Machine.ResolveCallable(callable)
		if err != nil {
			return e.outcome(err)
		}
		if c.Fn == nil {
			return errors.New("interp: not callable: " + reason)
		}
		vals := make([]php.Value, 0, len(args))
		defer func() {
			for _, v := range vals {
				v.Release()
			}
		}()
		for _, a := range args {
			v, err := e.conv.Value(a)
			if err != nil {
				return err
			}
			vals = append(vals, v)
		}
		v, err := e.vm.CallHost(c, vals)
		if len(e.pc.Out.Layers) == 0 {
			e.pc.Out.Flush()
		}
		if err != nil {
			return e.outcome(err)
		}
		res = e.wrap(v)
		return nil
	})
	return res, err
}

// Set sets a global variable to a Go value.
func (e *Engine) Set(name string, x any) error {
	return e.enter(context.Background(), func() error {
		v, err := e.conv.Value(x)
		if err == nil {
			e.vm.SetGlobal(name, v)
		}
		return err
	})
}

// Get returns a global variable, or null.
func (e *Engine) Get(name string) (Value, error) {
	var out Value
	err := e.enter(context.Background(), func() error {
		out = e.wrap(e.vm.Global(name).CopyDeref())
		return nil
	})
	return out, err
}

// Close ends the engine as PHP ends a request: shutdown functions, destructors, output buffers, then every file, socket
// and process handle. When a limit or the host ended the script, functions of the script are not run any more.
func (e *Engine) Close() error { return e.CloseContext(context.Background()) }

// CloseContext is Close with a context that bounds what the script still does.
func (e *Engine) CloseContext(ctx context.Context) error {
	if e.closed {
		return nil
	}
	if e.broken {
		e.closed = true
		e.closeBroken()
		return nil
	}
	err := e.enter(ctx, func() error {
		if e.border.hard {
			e.disarm()
		}
		err := e.vm.Finish()
		e.finishModules()
		e.pc.Out.Flush()
		if err != nil && (e.pc.Level == php.Level84 || e.code == 0) { // 7.4 keeps a failure's code
			e.code = exitCode(err)
		}
		return e.outcome(err)
	})
	if !errors.Is(err, ErrBusy) {
		e.closed = true
	}
	return err
}

// disarm keeps a script that was ended by force from running on: its shutdown functions, destructors and output
// callbacks are forgotten.
func (e *Engine) disarm() {
	e.pc.LiveObjects(func(o *php.Object) { o.SkipDestructor() })
	e.pc.Out.OnSent = nil
	for {
		call, ok := e.pc.Shutdown().Take()
		if !ok {
			break
		}
		call.Release()
	}
	for _, l := range e.pc.Out.Layers {
		l.Callback.Release()
		l.Callback = php.Null()
	}
}

// closeBroken closes what an engine holds of the system after a panic, each thing by itself, since any of them may be in
// any state.
func (e *Engine) closeBroken() {
	end := func(r *php.Resource) {
		// A second panic about a thing that is thrown away tells nobody anything.
		defer func() { _ = recover() }()
		r.Close()
	}
	e.pc.Out.OnSent = nil
	e.pc.Resources(end)
	e.pc.Handles(end)
	for i := len(e.pc.Modules) - 1; i >= 0; i-- {
		if stop := e.pc.Modules[i].End; stop != nil {
			func() {
				defer func() { _ = recover() }()
				stop(e.pc)
			}()
		}
	}
}

func (e *Engine) finishModules() {
	for i := len(e.pc.Modules) - 1; i >= 0; i-- {
		if end := e.pc.Modules[i].End; end != nil {
			end(e.pc)
		}
	}
}

// ExitCode is what a command line would exit with: the code of the last exit or failure of a Run, or what a shutdown
// function made of it.
func (e *Engine) ExitCode() int { return e.code }

// SetExitCode sets what ExitCode returns, for hosts that report failures of their own as a script's.
func (e *Engine) SetExitCode(code int) { e.code = code }
