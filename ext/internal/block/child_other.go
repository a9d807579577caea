//go:build unix && !linux

package block

import (
	"time"

	"golang.org/x/sys/unix"
)

// childPause bounds one wait for a child.
const childPause = 10 * time.Millisecond

// Child waits until done, which looks without waiting whether a child has ended, says so or fails.
func (w *Waiter) Child(_ int, done func() (bool, error)) error {
	for {
		if ok, err := done(); ok || err != nil {
			return err
		}
		if err := w.Nap(childPause); err != nil && err != unix.EINTR {
			return err
		}
	}
}
