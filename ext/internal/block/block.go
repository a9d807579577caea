//go:build unix

// Package block lets a builtin wait for descriptors, time or a signal in the way every blocking builtin must: the wait
// ends when the engine's context is done, when a limit is reached, and when a signal arrives that the script handles.
//
// Descriptors stay as the script set them. A builtin first tries its system call in a form that cannot block, and only
// when that fails waits here; a wait is one poll on the descriptors and on a wake-up descriptor of the engine's own.
package block

import (
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"

	"gaja/interp/php"
)

// Forever is the timeout of a wait without end.
const Forever time.Duration = -1

// slice bounds one system call, so that what cannot write to the wake-up descriptor (Context.Interrupt) is seen soon.
const slice = 100 * time.Millisecond

// Waiter is one engine's means to wait.
type Waiter struct {
	ctx   *php.Context
	rd    int // the wake-up descriptor's reading end
	wr    int // its writing end
	ready bool
	woken atomic.Bool // something was written to it since it was last drained
	fds   []unix.PollFd
}

type stateKey struct{}

// Of returns the engine's waiter.
func Of(ctx *php.Context) *Waiter {
	return php.State(ctx, stateKey{}, func() *Waiter { return &Waiter{ctx: ctx, rd: -1, wr: -1} })
}

// Close gives the wake-up descriptor back. The waiter makes a new one when it is used again.
func (w *Waiter) Close() {
	if !w.ready {
		return
	}
	unix.Close(w.rd)
	if w.wr != w.rd {
		unix.Close(w.wr)
	}
	w.rd, w.wr, w.ready = -1, -1, false
}

// Poll waits until a descriptor is ready and returns how many are; 0 means the time is over. The error is unix.EINTR
// when a signal handler of the script is due (with restart only for handlers that end restartable calls), another errno
// when poll failed, or an error that ends the script.
func (w *Waiter) Poll(fds []unix.PollFd, timeout time.Duration, restart bool) (int, error) {
	if err := w.ctx.WaitError(); err != nil {
		return 0, err
	}
	if timeout == 0 {
		return w.pollOnce(fds, 0)
	}
	if !w.ready {
		if err := w.open(); err != nil {
			return 0, err
		}
	}
	w.ctx.Out.Flush() // whoever reads what was printed may be the one we wait for
	w.drain()
	wake := w.waker()
	q := w.ctx.Signals()
	all, breaking := q.Arrivals()
	defer q.OnWake(wake)()
	if w.ctx.Go().Done() != nil {
		defer afterFunc(w.ctx.Go(), wake)()
	}
	return w.wait(fds, timeout, func() bool {
		a, b := q.Arrivals()
		if restart {
			return b != breaking
		}
		return a != all
	})
}

// waker returns what ends a wait from another goroutine.
func (w *Waiter) waker() func() {
	wr := w.wr
	return func() {
		w.woken.Store(true)
		unix.Write(wr, []byte{1, 0, 0, 0, 0, 0, 0, 0})
	}
}

// drain takes back the wake-ups of an earlier wait.
func (w *Waiter) drain() {
	if w.woken.Swap(false) {
		w.empty()
	}
}

func (w *Waiter) wait(fds []unix.PollFd, timeout time.Duration, interrupted func() bool) (int, error) {
	w.fds = append(append(w.fds[:0], fds...), unix.PollFd{Fd: int32(w.rd), Events: unix.POLLIN})
	var deadline time.Time
	if timeout > 0 {
		deadline = time.Now().Add(timeout)
	}
	for {
		step := slice
		if timeout > 0 {
			step = min(step, max(time.Until(deadline), 0))
		}
		n, err := w.pollOnce(w.fds, step)
		if err != nil && err != unix.EINTR {
			return 0, err
		}
		if werr := w.ctx.WaitError(); werr != nil {
			return 0, werr
		}
		if err == nil && n > 0 {
			if last := len(w.fds) - 1; w.fds[last].Revents != 0 {
				n--
				w.drain()
			}
			if n > 0 {
				copy(fds, w.fds)
				return n, nil
			}
		}
		if interrupted() {
			return 0, unix.EINTR
		}
		if timeout > 0 && !time.Now().Before(deadline) {
			clearRevents(fds)
			return 0, nil
		}
	}
}

func clearRevents(fds []unix.PollFd) {
	for i := range fds {
		fds[i].Revents = 0
	}
}

// One waits for events on one descriptor; ready false means the time is over.
func (w *Waiter) One(fd int, events int16, timeout time.Duration) (ready bool, err error) {
	fds := [1]unix.PollFd{{Fd: int32(fd), Events: events}}
	n, err := w.Poll(fds[:], timeout, true)
	return n > 0, err
}

// Sleep waits for a time and returns what is left of it when a signal handler of the script is due.
func (w *Waiter) Sleep(d time.Duration) (left time.Duration, err error) {
	start := time.Now()
	if d <= 0 {
		return 0, w.ctx.WaitError()
	}
	_, err = w.Poll(nil, d, false)
	if err == unix.EINTR {
		return max(d-time.Since(start), 0), nil
	}
	return 0, err
}

// Nap waits for a time or until the next wake-up, whatever it means.
func (w *Waiter) Nap(d time.Duration) error {
	if err := w.ctx.WaitError(); err != nil {
		return err
	}
	if !w.ready {
		if err := w.open(); err != nil {
			return err
		}
	}
	w.ctx.Out.Flush()
	wake := w.waker()
	defer w.ctx.Signals().OnWake(wake)()
	if w.ctx.Go().Done() != nil {
		defer afterFunc(w.ctx.Go(), wake)()
	}
	fds := [1]unix.PollFd{{Fd: int32(w.rd), Events: unix.POLLIN}}
	if _, err := w.pollOnce(fds[:], min(d, slice)); err != nil && err != unix.EINTR {
		return err
	}
	w.drain()
	return w.ctx.WaitError()
}
