package block

import (
	"context"
	"time"

	"golang.org/x/sys/unix"
)

// open makes the wake-up descriptor.
func (w *Waiter) open() error {
	fd, err := unix.Eventfd(0, unix.EFD_CLOEXEC|unix.EFD_NONBLOCK)
	if err != nil {
		return err
	}
	w.rd, w.wr, w.ready = fd, fd, true
	return nil
}

// empty reads what was written to the wake-up descriptor.
func (w *Waiter) empty() {
	var b [8]byte
	unix.Read(w.rd, b[:])
}

// pollOnce is ppoll, which takes nanoseconds.
func (w *Waiter) pollOnce(fds []unix.PollFd, d time.Duration) (int, error) {
	ts := unix.NsecToTimespec(int64(d))
	return unix.Ppoll(fds, &ts, nil)
}

// afterFunc calls f when ctx is done, until the returned function is called.
func afterFunc(ctx context.Context, f func()) func() {
	stop := context.AfterFunc(ctx, f)
	return func() { stop() }
}
