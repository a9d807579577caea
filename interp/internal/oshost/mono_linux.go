package oshost

import "golang.org/x/sys/unix"

// sinceBoot reads the system's monotonic clock.
func sinceBoot() (int64, bool) {
	var t unix.Timespec
	if unix.ClockGettime(unix.CLOCK_MONOTONIC, &t) != nil {
		return 0, false
	}
	return t.Nano(), true
}
