package interp

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"gaja/interp/internal/snapshot"
	"gaja/interp/php"
)

// ForkConfig is what a child process needs to make its engine again.
type ForkConfig struct {
	// Modules gives the extensions, the same as the parent's. It is only called in children.
	Modules func() []*Module
}

// Fork lets the scripts of engines fork: see [ForkMain] and EngineConfig.Fork.
type Fork struct{ c ForkConfig }

// ForkMain lets the program's scripts fork. A program that wants pcntl_fork calls it first thing in main, before it
// starts goroutines or opens files, and gives what it returns to its engines. A child of pcntl_fork is the same program
// started again: there ForkMain takes over, runs the script to its end and exits, and does not return.
//
// Only an engine that owns its process (see System) can fork. A child's engine has all that System gives.
func ForkMain(c ForkConfig) *Fork {
	f := &Fork{c}
	data, err := snapshot.Inherited()
	if err != nil {
		fmt.Fprintln(os.Stderr, "fork:", err)
		os.Exit(255)
	}
	if data != nil {
		os.Exit(f.child(data) & 0xff)
	}
	return f
}

// child runs the script of a forked process to its end and returns the exit code.
func (f *Fork) child(data []byte) int {
	// The heap that is being rebuilt is alive: collecting meanwhile would find nothing.
	percent := debug.SetGCPercent(-1)
	e, err := f.restore(data)
	debug.SetGCPercent(percent)
	if err != nil {
		fmt.Fprintln(os.Stderr, "fork:", err)
		return 255
	}
	ctx := context.Background()
	explain(e.goOn(ctx))
	explain(e.CloseContext(ctx))
	return e.ExitCode()
}

// restore makes the engine that a snapshot describes.
func (f *Fork) restore(data []byte) (*Engine, error) {
	h, body, err := snapshot.Open(data)
	if err != nil {
		return nil, err
	}
	rt, err := NewRuntime(Config{Level: Level(h.Level), Modules: f.c.Modules(), Ini: h.Ini})
	if err != nil {
		return nil, err
	}
	cfg := System()
	cfg.Fork = f
	out := &watchedOutput{w: cfg.Stdout}
	cfg.Stdout = out
	e, err := rt.NewEngine(cfg)
	if err != nil {
		return nil, err
	}
	out.broken = func() { e.pc.Interrupt(&php.Exit{Code: 255}) }
	return e, e.enter(context.Background(), func() error { return e.vm.Restore(body) })
}

// goOn continues a restored script behind its pcntl_fork, which returns 0.
func (e *Engine) goOn(ctx context.Context) error {
	return e.enter(ctx, func() error {
		v, err := e.vm.Resume(php.Int(0))
		v.Release()
		e.pc.Out.Flush()
		e.code = exitCode(err)
		return e.outcome(err)
	})
}

// explain tells what nobody else does: exceptions and fatal errors have been reported already.
func explain(err error) {
	var bug *InternalError
	if errors.As(err, &bug) {
		fmt.Fprintf(os.Stderr, "%s\n\n%s", bug.Error(), bug.GoStack)
	}
}

// watchedOutput ends the script when nobody reads its output any more.
type watchedOutput struct {
	w      io.Writer
	broken func()
}

func (o *watchedOutput) Write(b []byte) (int, error) {
	n, err := o.w.Write(b)
	if err != nil && o.broken != nil {
		o.broken()
	}
	return n, err
}

// forker makes an engine's children.
type forker struct {
	e *Engine
	// buf is the last snapshot's memory: a server forks often, and the collector need not see each snapshot.
	buf []byte
}

// keptBuffer bounds what is kept between two forks.
const keptBuffer = 64 << 20

// Fork is php.Forker's.
func (f *forker) Fork(ctx *php.Context) (pid int, inChild bool, reason string, err error) {
	if !ctx.Host.OwnsProcess || ctx.Host.Proc == nil {
		return -1, false, "this engine may not start processes", nil
	}
	ctx.Out.Flush()
	data, fds, reason := snapshot.Save(f.e.vm, snapshot.Head{Level: byte(ctx.Level), Ini: ctx.Ini.AtStart()}, f.buf)
	if reason != "" {
		return -1, false, reason, nil
	}
	if f.buf = data; cap(data) > keptBuffer {
		f.buf = nil
	}
	if pid, err = snapshot.Start(data, fds); err != nil {
		return -1, false, err.Error(), nil
	}
	return pid, false, "", nil
}
