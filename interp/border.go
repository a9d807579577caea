package interp

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"gaja/interp/php"
)

// border is where a host's goroutine enters and leaves an engine. Whoever crosses it is the only one inside, carries a
// context that can end the script, and comes back with an error where the engine panicked.
type border struct {
	busy atomic.Bool
	// hard is set when a limit or the host's context ended the script: nothing of it may run any more.
	hard bool
}

// insideKey marks the contexts of code that an engine called, which may use the engine again.
type insideKey struct{ e *Engine }

// enter runs f inside the engine.
func (e *Engine) enter(ctx context.Context, f func() error) (err error) {
	if e.broken || e.closed {
		return ErrClosed
	}
	if ctx.Value(insideKey{e}) != nil {
		return e.guard(f)
	}
	if !e.border.busy.CompareAndSwap(false, true) {
		return ErrBusy
	}
	defer e.border.busy.Store(false)
	if err := ctx.Err(); err != nil {
		return &canceled{context.Cause(ctx)}
	}
	leave := e.watch(ctx)
	defer leave()
	err = e.guard(f)
	e.noteEnd(err)
	return err
}

// watch makes the end of ctx, or of the wall time, the end of the script.
func (e *Engine) watch(ctx context.Context) (leave func()) {
	wall := e.limits.Wall
	if ctx.Done() == nil && wall <= 0 {
		e.pc.SetGo(context.WithValue(ctx, insideKey{e}, true))
		return func() { e.pc.SetGo(context.Background()) }
	}
	var cancel context.CancelFunc
	if wall > 0 {
		ctx, cancel = context.WithTimeoutCause(ctx, wall, &php.Limit{Kind: php.LimitWall})
	} else {
		ctx, cancel = context.WithCancel(ctx)
	}
	e.pc.SetGo(context.WithValue(ctx, insideKey{e}, true))
	var mu sync.Mutex
	over := false
	stop := context.AfterFunc(ctx, func() {
		mu.Lock()
		defer mu.Unlock()
		if !over {
			e.pc.Interrupt(endOf(ctx))
		}
	})
	return func() {
		stop()
		mu.Lock()
		over = true
		mu.Unlock()
		cancel()
		e.pc.TakeInterrupt()
		e.pc.SetGo(context.Background())
	}
}

// endOf is the error for a context that is done.
func endOf(ctx context.Context) error {
	cause := context.Cause(ctx)
	var limit *php.Limit
	if errors.As(cause, &limit) {
		return limit
	}
	return &php.Canceled{Cause: cause}
}

// noteEnd remembers an end after which no more of the script may run. A script that ran out of memory has only failed:
// its shutdown functions run, as in PHP.
func (e *Engine) noteEnd(err error) {
	var limit ErrLimit
	if errors.Is(err, ErrCanceled) || errors.As(err, &limit) && limit.Kind != php.LimitMemory {
		e.border.hard = true
	}
}

// guard turns a panic inside the engine into an error, after which nobody may enter again.
func (e *Engine) guard(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			e.broken = true
			err = &InternalError{Reason: fmt.Sprint(r), PHPStack: e.phpStack(), GoStack: string(debug.Stack())}
		}
	}()
	return f()
}

// phpStack asks the machine, which may be in any state, where the script was.
func (e *Engine) phpStack() (list []TraceFrame) {
	defer func() {
		// A machine that cannot even be asked gives the frames it gave so far.
		_ = recover()
	}()
	for depth := range 50 {
		f, ok := e.pc.Machine.Caller(depth)
		if !ok {
			break
		}
		name := "{main}"
		if f.Fn != nil {
			name = f.Fn.DisplayName()
		}
		list = append(list, TraceFrame{Function: name, File: f.File, Line: f.Line})
	}
	return list
}
