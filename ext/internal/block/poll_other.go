//go:build unix && !linux

package block

import (
	"context"
	"time"

	"golang.org/x/sys/unix"
)

// open makes the wake-up descriptors: a pipe.
func (w *Waiter) open() error {
	var p [2]int
	if err := unix.Pipe(p[:]); err != nil {
		return err
	}
	for _, fd := range p {
		unix.CloseOnExec(fd)
		unix.SetNonblock(fd, true)
	}
	w.rd, w.wr, w.ready = p[0], p[1], true
	return nil
}

// empty reads what was written to the wake-up descriptor.
func (w *Waiter) empty() {
	var b [64]byte
	for {
		if n, err := unix.Read(w.rd, b[:]); n <= 0 || err != nil {
			return
		}
	}
}

// pollOnce is poll, which takes milliseconds.
func (w *Waiter) pollOnce(fds []unix.PollFd, d time.Duration) (int, error) {
	return unix.Poll(fds, int((d+time.Millisecond-1)/time.Millisecond))
}

// afterFunc calls f when ctx is done, until the returned function is called.
func afterFunc(ctx context.Context, f func()) func() {
	stop := context.AfterFunc(ctx, f)
	return func() { stop() }
}
