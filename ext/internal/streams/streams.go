// Package streams joins the streams of package stream to the engine: they become resources, their errors become PHP's
// notices, and descriptors of the system become backends that can be interrupted.
package streams

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"gaja/ext/internal/errtext"
	"gaja/interp/php"
	"gaja/interp/stream"
)

// Resource types as get_resource_type shows them.
const (
	Type        = "stream"
	TypePersist = "persistent stream"
	ContextType = "stream-context"
	FilterType  = "stream filter"
)

// State is what an engine keeps for its streams.
type State struct {
	// Caller is the function under way: notices of streams carry its name.
	Caller string
	// Quiet suppresses notices while it is above zero.
	Quiet int
}

type stateKey struct{}

// Of returns the engine's state.
func Of(ctx *php.Context) *State {
	return php.State(ctx, stateKey{}, func() *State { return new(State) })
}

// Open makes a resource of a stream; the value is owned by the caller. On failure the stream is closed.
func Open(ctx *php.Context, s *stream.Stream) (php.Value, error) {
	if s.OnError == nil {
		s.OnError = func(op string, size int, err error) error { return Report(ctx, op, size, err) }
	}
	r, err := ctx.NewResource(Type, s, freeStream(ctx))
	if err != nil {
		return php.Undef(), err
	}
	s.Handle = r
	return php.ResourceValue(r), nil
}

// freeStream closes a resource's stream.
func freeStream(ctx *php.Context) func(state any) {
	return func(state any) {
		st := state.(*stream.Stream)
		if err := st.Close(); err != nil && ends(err) && ctx.Pending == nil {
			ctx.Pending = err
		}
	}
}

// From returns the open stream behind a value, or nil.
func From(v php.Value) *stream.Stream {
	if v = v.Deref(); !v.IsResource() {
		return nil
	}
	s, _ := v.Resource().State.(*stream.Stream)
	if s != nil && s.Closed() {
		return nil
	}
	return s
}

// Arg returns argument i, an open stream. ok false means the call is over: what is no stream is a warning and false at 7.4
// and a TypeError at 8.4.
func Arg(c *php.Call, i int) (s *stream.Stream, ok bool, err error) {
	Of(c.Ctx).Caller = c.Name()
	if s = From(c.Arg(i)); s != nil {
		return s, true, nil
	}
	if c.Ctx.Level == php.Level74 {
		c.Warn("supplied resource is not a valid stream resource")
		return nil, false, nil
	}
	return nil, false, c.Ctx.Throwf("TypeError", "%s(): supplied resource is not a valid stream resource", c.Name())
}

// ends reports whether an error ends the script, rather than being one of the system's.
func ends(err error) bool {
	var t *php.Throw
	var x *php.Exit
	var l *php.Limit
	var c *php.Canceled
	return errors.As(err, &t) || errors.As(err, &x) || errors.As(err, &l) || errors.As(err, &c)
}

// Ends reports whether an error ends the script and must be passed on.
func Ends(err error) bool { return err != nil && ends(err) }

// Report tells the script of a failed read or write and returns the error if it ends the script.
func Report(ctx *php.Context, op string, size int, err error) error {
	if ends(err) {
		return err
	}
	st := Of(ctx)
	if st.Quiet > 0 || op == "seek" {
		return nil
	}
	n := Errno(err)
	if n == 0 {
		return ctx.Pending
	}
	if ctx.Level == php.Level84 {
		op = strings.ToUpper(op[:1]) + op[1:]
	}
	ctx.Notice("%s(): %s of %d bytes failed with errno=%d %s", st.Caller, op, size, n, errtext.Of(n))
	return ctx.Pending
}

// Errno returns the system's number for an error: what a host's file system returns may be of any kind.
func Errno(err error) int {
	var e syscall.Errno
	switch {
	case err == nil:
		return 0
	case errors.As(err, &e):
		return int(e)
	case errors.Is(err, php.ErrDenied), errors.Is(err, fs.ErrPermission):
		return int(syscall.EACCES)
	case errors.Is(err, fs.ErrNotExist):
		return int(syscall.ENOENT)
	case errors.Is(err, fs.ErrExist):
		return int(syscall.EEXIST)
	case errors.Is(err, fs.ErrInvalid):
		return int(syscall.EINVAL)
	case errors.Is(err, stream.ErrUnsupported):
		return int(syscall.EBADF)
	}
	return int(syscall.EIO)
}

// ErrText returns the system's text for an error.
func ErrText(err error) string { return errtext.Of(Errno(err)) }

// Sprint formats a resource as messages show it.
func Sprint(r *php.Resource) string { return fmt.Sprintf("Resource id #%d", r.ID) }
