//go:build linux

package posix

import (
	"errors"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/errtext"
	"gaja/interp/php"
)

// Module declares the extension.
func Module() *php.Module {
	return &php.Module{
		Name:   "posix",
		Tables: []*php.Table{&posixTable},
		Info:   []php.InfoRow{{Name: "POSIX support", Value: "enabled"}},
	}
}

// state is what the module keeps for one engine.
type state struct{ lastError int }

type stateKey struct{}

func stateOf(ctx *php.Context) *state {
	return php.State(ctx, stateKey{}, func() *state { return new(state) })
}

// result is true, or false with the error recorded.
func result(c *php.Call, err error) (php.Value, error) {
	if err == nil {
		return php.True(), nil
	}
	var e unix.Errno
	if !errors.As(err, &e) {
		e = unix.EPERM
		if !errors.Is(err, php.ErrDenied) {
			e = unix.EIO
		}
	}
	stateOf(c.Ctx).lastError = int(e)
	return php.False(), nil
}

// own runs what changes the process, if the process is the script's.
func own(c *php.Call, f func() error) (php.Value, error) {
	if !c.Host().OwnsProcess {
		return result(c, unix.EPERM)
	}
	return result(c, f())
}

func posixGetLastError(c *php.Call) (php.Value, error) {
	return php.Int(int64(stateOf(c.Ctx).lastError)), nil
}

func posixStrerror(c *php.Call) (php.Value, error) {
	return php.String(errtext.Of(int(int32(c.Int(0))))), nil
}
