package php

import (
	"context"
	"sync"
	"sync/atomic"
)

// SignalInfo is one signal that has arrived, as a handler's second argument shows it.
type SignalInfo struct {
	Signo, Errno, Code int
	Pid, Uid           int
	Status             int
	// Sent is set when Pid and Uid are known.
	Sent bool
}

// SignalQueue holds the signals that have arrived and whose handlers have not run yet. Signals come in on any goroutine;
// handlers run in the script, when it asks (pcntl_signal_dispatch, ticks) or, with Async, at the machine's next poll.
type SignalQueue struct {
	ctx      *Context
	mu       sync.Mutex
	pending  []SignalInfo
	wakers   map[*func()]struct{}
	arrivals atomic.Uint64
	breaking atomic.Uint64
	// Async is pcntl_async_signals: handlers run at the next back-edge or call.
	Async bool
	// Handle runs the script's handler for one signal; the extension that installs handlers sets it.
	Handle  func(ctx *Context, s SignalInfo) error
	running bool
}

type signalKey struct{}

// Signals returns the engine's queue; safe from any goroutine.
func (ctx *Context) Signals() *SignalQueue { return ctx.signals }

// Deliver queues a signal and wakes blocked calls; safe from any goroutine. Breaking says that a call which the system
// would restart must end with EINTR (a handler installed without SA_RESTART).
func (q *SignalQueue) Deliver(s SignalInfo, breaking bool) {
	q.mu.Lock()
	q.pending = append(q.pending, s)
	async := q.Async
	q.mu.Unlock()
	q.arrivals.Add(1)
	if breaking {
		q.breaking.Add(1)
	}
	if async {
		q.ctx.Attention.Store(1)
	}
	q.Wake()
}

// SetAsync switches asynchronous handling and returns what it was.
func (q *SignalQueue) SetAsync(on bool) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	was := q.Async
	q.Async = on
	if on && len(q.pending) > 0 {
		q.ctx.Attention.Store(1)
	}
	return was
}

// Pending reports whether a handler is waiting to run.
func (q *SignalQueue) Pending() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.pending) > 0
}

// Due reports whether the machine must dispatch now: signals are pending, handled asynchronously, and no handler runs.
func (q *SignalQueue) Due() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.Async && !q.running && len(q.pending) > 0
}

// Arrivals counts the signals delivered so far, all of them and the breaking ones: a blocked call compares.
func (q *SignalQueue) Arrivals() (all, breaking uint64) { return q.arrivals.Load(), q.breaking.Load() }

// Dispatch runs the handlers of all pending signals in order of arrival. Within a handler it does nothing.
func (q *SignalQueue) Dispatch(ctx *Context) error {
	if q.running {
		return nil
	}
	q.running = true
	ctx.FiberLock++
	defer func() {
		q.running = false
		ctx.FiberLock--
	}()
	for {
		q.mu.Lock()
		if len(q.pending) == 0 {
			q.mu.Unlock()
			return nil
		}
		s := q.pending[0]
		q.pending = q.pending[1:]
		q.mu.Unlock()
		if q.Handle == nil {
			continue
		}
		if err := q.Handle(ctx, s); err != nil {
			return err
		}
	}
}

// OnWake registers f to be called on each delivery, from any goroutine, until the returned function is called.
func (q *SignalQueue) OnWake(f func()) (stop func()) {
	p := &f
	q.mu.Lock()
	q.wakers[p] = struct{}{}
	q.mu.Unlock()
	return func() {
		q.mu.Lock()
		delete(q.wakers, p)
		q.mu.Unlock()
	}
}

// Wake calls what OnWake registered.
func (q *SignalQueue) Wake() {
	q.mu.Lock()
	fs := make([]func(), 0, len(q.wakers))
	for p := range q.wakers {
		fs = append(fs, *p)
	}
	q.mu.Unlock()
	for _, f := range fs {
		f()
	}
}

// WaitError returns the error that ends a blocked call for good (cancellation, limits), or nil.
func (ctx *Context) WaitError() error {
	if err := ctx.Poll(); err != nil {
		return err
	}
	if err := ctx.goctx.Err(); err != nil {
		return &Canceled{Cause: context.Cause(ctx.goctx)}
	}
	return nil
}

// DispatchDue runs the handlers of pending signals if they are handled asynchronously: PHP does so when a builtin returns.
func (q *SignalQueue) DispatchDue() error {
	if !q.Due() {
		return nil
	}
	return q.Dispatch(q.ctx)
}
