package vm

import (
	"sync"
	"syscall"
	"time"

	"gaja/interp/php"
)

// timeLimit is max_execution_time. As in PHP it is time of the processor that counts, not time spent waiting: when the
// clock has run out the process is asked what it has used, and the rest is waited for. Only an engine that has the
// process for itself can ask; elsewhere it is the clock that counts.
type timeLimit struct {
	mu      sync.Mutex
	timer   *time.Timer
	seconds int64
	until   time.Duration // of the processor's time
	round   int           // tells a clock that has been set again from the one before
}

// timeUp ends a script that ran longer than max_execution_time.
type timeUp struct{ seconds int64 }

func (e *timeUp) Error() string { return "maximum execution time exceeded" }

// SetTimeLimit restarts the clock of max_execution_time; zero means no limit.
func (vm *VM) SetTimeLimit(seconds int64) {
	t := &vm.clock
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.timer != nil {
		t.timer.Stop()
		t.timer = nil
	}
	t.round++
	if seconds <= 0 || seconds > 1<<31 || vm.closed {
		return
	}
	t.seconds = seconds
	t.until = processorTime() + time.Duration(seconds)*time.Second
	vm.armClock(time.Duration(seconds) * time.Second)
}

func (vm *VM) armClock(d time.Duration) {
	t := &vm.clock
	round := t.round
	t.timer = time.AfterFunc(d, func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		if t.round != round {
			return
		}
		if vm.ctx.Host.OwnsProcess {
			if left := t.until - processorTime(); left > 0 {
				vm.armClock(max(left, time.Millisecond))
				return
			}
		}
		vm.ctx.Interrupt(&timeUp{seconds: t.seconds})
	})
}

// processorTime is what the process has used of the processor.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// outOfTime reports that the script's time is up, as PHP's fatal error.
func (vm *VM) outOfTime(e *timeUp) error {
	if err := vm.ctx.Interrupted(); err == error(e) {
		vm.ctx.TakeInterrupt()
	}
	unit := " seconds"
	if e.seconds == 1 {
		unit = " second"
	}
	vm.ctx.FatalHere(php.EError, "Maximum execution time of "+php.FormatInt(e.seconds)+unit+" exceeded")
	return &php.Exit{Code: 255, Fatal: true}
}
