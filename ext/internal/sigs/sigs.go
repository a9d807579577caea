//go:build linux

// Package sigs keeps what a script has decided about signals: handlers, ignored ones, and the mask.
//
// The process belongs to the script only when the host says so; otherwise nothing here touches it. Go's runtime owns the
// real handlers and gives signals to a channel, on any thread, so a mask of the system's own would not hold: the mask is
// kept here instead. A blocked signal that arrives is held until it is unblocked or waited for. Signals that the script
// sends to itself take the short way, without the system: they are there when the call returns, as they are in C, and
// their sender is known. Of signals from elsewhere Go does not tell the sender.
package sigs

import (
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/block"
	"gaja/ext/internal/sysio"
	"gaja/interp/php"
)

// Max is the greatest signal number; FirstRT the first real-time one that programs may use.
const (
	Max     = 64
	FirstRT = 34
)

// Action is what becomes of a signal.
type Action uint8

// Actions.
const (
	Default Action = iota
	Ignore
	Handle
)

type disposition struct {
	action  Action
	restart bool
}

// Set is a set of signals.
type Set uint64

// Has reports whether a signal is in the set.
func (s Set) Has(n int) bool { return s&(1<<(n-1)) != 0 }

// With returns the set with a signal in it.
func (s Set) With(n int) Set { return s | 1<<(n-1) }

// unblockable are the signals that no mask holds, and those of the C library.
const unblockable Set = 1<<(9-1) | 1<<(19-1) | 1<<(32-1) | 1<<(33-1)

// Table is one engine's decisions.
type Table struct {
	ctx      *php.Context
	mu       sync.Mutex
	ch       chan os.Signal
	done     chan struct{}
	disp     [Max + 1]disposition
	mask     Set
	held     []php.SignalInfo
	waiting  Set
	watching Set // signals that the channel gets
	children bool
}

type stateKey struct{}

// Of returns the engine's table.
func Of(ctx *php.Context) *Table {
	return php.State(ctx, stateKey{}, func() *Table { return &Table{ctx: ctx} })
}

// swallowed are the signals that end a C program and that Go's runtime lets pass without effect, or answers with a dump.
var swallowed = [...]int{int(unix.SIGQUIT), int(unix.SIGUSR1), int(unix.SIGUSR2), int(unix.SIGALRM), int(unix.SIGIO),
	int(unix.SIGPWR)}

// Start gives the signals that Go's runtime treats in its own way their ordinary effect.
func (t *Table) Start() {
	if !t.ctx.Host.OwnsProcess {
		return
	}
	for _, n := range swallowed {
		setDefault(n)
	}
}

func setDefault(n int) {
	if n == int(unix.SIGURG) {
		return // the runtime's own; its default is to be ignored anyway
	}
	signal.Ignore(syscall.Signal(n))
	if n == int(unix.SIGPIPE) {
		return // as on PHP's command line, a broken pipe is an error of write
	}
	sysio.SetDefaultSignal(n)
}

// Close takes back every decision.
func (t *Table) Close() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.ch == nil {
		return
	}
	signal.Stop(t.ch)
	close(t.done)
	t.ch = nil
}

// watch makes the channel get a signal. The lock is held.
func (t *Table) watch(n int) {
	if t.ch == nil {
		t.ch, t.done = make(chan os.Signal, 256), make(chan struct{})
		go t.listen(t.ch, t.done)
	}
	if !t.watching.Has(n) {
		t.watching = t.watching.With(n)
		signal.Notify(t.ch, syscall.Signal(n))
	}
}

func (t *Table) unwatch(n int) {
	t.watching &^= 1 << (n - 1)
}

func (t *Table) listen(ch chan os.Signal, done chan struct{}) {
	for {
		select {
		case s := <-ch:
			if n, ok := s.(syscall.Signal); ok {
				t.arrive(describe(int(n)))
			}
		case <-done:
			return
		}
	}
}

// describe finds out what can be known of a signal that Go's runtime only gave a number to: of the end of a child, what
// waitid tells without taking it away.
func describe(n int) php.SignalInfo {
	if n != int(unix.SIGCHLD) {
		return php.SignalInfo{Signo: n}
	}
	const all = 0 // P_ALL
	c, e := sysio.Waitid(all, 0, unix.WEXITED|unix.WSTOPPED|unix.WCONTINUED|unix.WNOHANG|unix.WNOWAIT)
	if e != 0 || c.Signo == 0 {
		return php.SignalInfo{Signo: n}
	}
	return php.SignalInfo{Signo: n, Code: int(c.Code), Pid: int(c.Pid), Uid: int(c.Uid), Status: int(c.Status), Sent: true}
}

// arrive decides what becomes of a signal that has come.
func (t *Table) arrive(s php.SignalInfo) {
	t.mu.Lock()
	if t.mask.Has(s.Signo) || t.waiting.Has(s.Signo) {
		t.hold(s)
		t.mu.Unlock()
		t.ctx.Signals().Wake()
		return
	}
	d := t.disp[s.Signo]
	children := t.children && s.Signo == int(unix.SIGCHLD)
	t.mu.Unlock()
	if d.action == Handle {
		t.ctx.Signals().Deliver(s, !d.restart)
	} else if children {
		t.ctx.Signals().Wake()
	}
}

// hold keeps a signal for later; ordinary signals are held once. The lock is held.
func (t *Table) hold(s php.SignalInfo) {
	if s.Signo < FirstRT {
		for _, h := range t.held {
			if h.Signo == s.Signo {
				return
			}
		}
	}
	t.held = append(t.held, s)
}

// Settable reports whether a program may decide about a signal at all.
func Settable(n int) bool { return n >= 1 && n <= Max && !unblockable.Has(n) }

// Set decides what becomes of a signal.
func (t *Table) Set(n int, a Action, restart bool) error {
	if !Settable(n) {
		return unix.EINVAL
	}
	if !t.ctx.Host.OwnsProcess {
		return unix.EPERM
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.disp[n] = disposition{a, restart}
	t.apply(n)
	return nil
}

// apply makes the system do what is decided about a signal. The lock is held.
func (t *Table) apply(n int) {
	d := t.disp[n]
	chld := n == int(unix.SIGCHLD) && t.children
	switch {
	case d.action == Handle || t.mask.Has(n) || t.waiting.Has(n) || chld && d.action == Default:
		t.watch(n)
	case d.action == Ignore:
		t.unwatch(n)
		signal.Ignore(syscall.Signal(n))
	default:
		t.unwatch(n)
		setDefault(n)
	}
}

// Change replaces the mask by what f makes of it and returns the old one. Signals that were held and are not blocked any
// more arrive now.
func (t *Table) Change(f func(Set) Set) (Set, error) {
	if !t.ctx.Host.OwnsProcess {
		return 0, unix.EPERM
	}
	t.mu.Lock()
	old := t.mask
	t.mask = f(old) &^ unblockable
	for n := 1; n <= Max; n++ {
		if (old ^ t.mask).Has(n) {
			t.apply(n)
		}
	}
	var freed []php.SignalInfo
	kept := t.held[:0]
	for _, s := range t.held {
		if t.mask.Has(s.Signo) {
			kept = append(kept, s)
		} else {
			freed = append(freed, s)
		}
	}
	t.held = kept
	t.mu.Unlock()
	for _, s := range freed {
		t.release(s)
	}
	return old, nil
}

// release lets a held signal have its effect.
func (t *Table) release(s php.SignalInfo) {
	t.mu.Lock()
	d := t.disp[s.Signo]
	t.mu.Unlock()
	switch d.action {
	case Handle:
		t.ctx.Signals().Deliver(s, !d.restart)
	case Default:
		unix.Kill(os.Getpid(), unix.Signal(s.Signo))
	}
}

// everybody is the process id that stands for all processes.
const everybody = -1

// Kill sends a signal. What the script sends to itself arrives before Kill returns. A signal to everybody is refused: it
// is what becomes of a failed fork whose result nobody looked at, and it would take the whole machine along.
func (t *Table) Kill(pid, n int) error {
	proc := t.ctx.Host.Proc
	if proc == nil || pid == everybody && n != 0 {
		return unix.EPERM
	}
	if pid == os.Getpid() && t.ctx.Host.OwnsProcess && n >= 1 && n <= Max {
		t.mu.Lock()
		mine := t.disp[n].action != Default || t.mask.Has(n)
		t.mu.Unlock()
		if mine && Settable(n) {
			t.arrive(php.SignalInfo{Signo: n, Pid: pid, Uid: os.Getuid(), Sent: true})
			return nil
		}
	}
	return proc.Kill(pid, n)
}

// take removes the first held signal of a set.
func (t *Table) take(set Set) (php.SignalInfo, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for i, s := range t.held {
		if set.Has(s.Signo) {
			t.held = append(t.held[:i], t.held[i+1:]...)
			return s, true
		}
	}
	return php.SignalInfo{}, false
}

func (t *Table) setWaiting(set Set) {
	t.mu.Lock()
	defer t.mu.Unlock()
	old := t.waiting
	t.waiting = set &^ unblockable
	for n := 1; n <= Max; n++ {
		if (old ^ t.waiting).Has(n) {
			t.apply(n)
		}
	}
}

// Wait waits for a signal of a set. It fails with EAGAIN when the time is over, and with EINTR when another signal's
// handler is due.
func (t *Table) Wait(set Set, timeout time.Duration) (php.SignalInfo, error) {
	if !t.ctx.Host.OwnsProcess {
		return php.SignalInfo{}, unix.EPERM
	}
	t.setWaiting(set)
	defer t.setWaiting(0)
	deadline := time.Now().Add(timeout)
	all, _ := t.ctx.Signals().Arrivals()
	for {
		if s, ok := t.take(set); ok {
			return s, nil
		}
		if now, _ := t.ctx.Signals().Arrivals(); now != all {
			return php.SignalInfo{}, unix.EINTR
		}
		left := pause
		if timeout >= 0 {
			if left = min(left, time.Until(deadline)); left <= 0 {
				return php.SignalInfo{}, unix.EAGAIN
			}
		}
		if err := t.sleep(left, func() bool { return t.has(set) }); err != nil {
			return php.SignalInfo{}, err
		}
	}
}

// pause bounds one sleep, for what arrives between a look and the sleep.
const pause = 50 * time.Millisecond

func (t *Table) has(set Set) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, s := range t.held {
		if set.Has(s.Signo) {
			return true
		}
	}
	return false
}

// sleep waits until something is woken, ready says that there is no need, or the time is over.
func (t *Table) sleep(d time.Duration, ready func() bool) error {
	if ready() {
		return nil
	}
	return block.Of(t.ctx).Nap(d)
}

// WatchChildren makes the end of a child wake blocked calls.
func (t *Table) WatchChildren() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.children || !t.ctx.Host.OwnsProcess {
		return
	}
	t.children = true
	if t.disp[unix.SIGCHLD].action == Default {
		t.watch(int(unix.SIGCHLD))
	}
}
