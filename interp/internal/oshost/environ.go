package oshost

import (
	"context"
	"os"
	"time"

	"gaja/interp/php"
)

type environment struct{}

// Environment returns the process's environment.
func Environment() php.Environment { return environment{} }

func (environment) Getenv(name string) (string, bool) { return os.LookupEnv(name) }
func (environment) Setenv(name, value string) error   { return os.Setenv(name, value) }
func (environment) Unsetenv(name string) error        { return os.Unsetenv(name) }
func (environment) Environ() []string                 { return os.Environ() }

type clock struct{ start time.Time }

// Clock returns the system's clocks. Readings of Mono count from an arbitrary point, as hrtime's do.
func Clock() php.Clock { return clock{time.Now().Add(-time.Hour)} }

func (clock) Now() time.Time { return time.Now() }

func (c clock) Mono() int64 {
	if n, ok := sinceBoot(); ok {
		return n // the same in every process: a script may compare its readings with those of its children
	}
	return int64(time.Since(c.start))
}

func (clock) Sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
