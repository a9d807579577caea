package block

import (
	"time"

	"golang.org/x/sys/unix"
)

// childPause bounds one wait for a child where the system gives no descriptor to wait on.
const childPause = 20 * time.Millisecond

// Child waits until done, which looks without waiting whether a child has ended, says so or fails.
func (w *Waiter) Child(pid int, done func() (bool, error)) error {
	fd, err := unix.PidfdOpen(pid, 0)
	if err == nil {
		defer unix.Close(fd)
	} else {
		fd = -1
	}
	for {
		if ok, err := done(); ok || err != nil {
			return err
		}
		if fd >= 0 {
			_, err = w.One(fd, unix.POLLIN, Forever)
		} else {
			err = w.Nap(childPause)
		}
		if err != nil && err != unix.EINTR {
			return err
		}
	}
}
