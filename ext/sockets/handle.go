//go:build linux

package sockets

import (
	"golang.org/x/sys/unix"

	"gaja/interp/php"
)

// socketType is the type of a socket's resource as get_resource_type has it at 7.4.
const socketType = "Socket"

// sock is the state of a socket's handle.
type sock struct {
	fd       int
	domain   int
	typ      int // SOCK_STREAM and its kin, without flags
	blocking bool
	err      int
	// waits remembers that the last receive had to wait: the next one polls first and saves a call.
	waits    bool
	timeouts timeouts
	scratch  []byte // the engine's, once used
	// stream is the stream that was imported from or exported to; it then owns the descriptor. The sock owns one count.
	stream php.Value
}

// state is what the module keeps for one engine.
type state struct {
	lastError int
	scratch   []byte
	fds       []unix.PollFd // of the last socket_select, for the next
	class     *php.Class    // Socket, once looked up
	making    bool          // an object of the module's is being made by the module
}

type stateKey struct{}

func stateOf(ctx *php.Context) *state {
	return php.State(ctx, stateKey{}, func() *state { return new(state) })
}

// socketHandlers and addressHandlers are what the two classes do natively.
var socketHandlers = php.Handlers{
	New: func(ctx *php.Context, _ *php.Object) {
		refuseNew(ctx, "Cannot directly construct Socket, use socket_create() instead")
	},
	NoClone: true,
	Free: func(o *php.Object) {
		if r, ok := o.Native.(*php.Resource); ok {
			o.Native = nil
			php.ResourceValue(r).Release()
		}
	},
	Compare: notComparable,
}

var addressHandlers = php.Handlers{
	New: func(ctx *php.Context, _ *php.Object) {
		refuseNew(ctx, "Cannot directly construct AddressInfo, use socket_addrinfo_lookup() instead")
	},
	NoClone: true,
	Compare: notComparable,
}

// refuseNew throws when an object is made by the script and not by the module.
func refuseNew(ctx *php.Context, text string) {
	if !stateOf(ctx).making && ctx.Pending == nil {
		ctx.Pending = ctx.ThrowError("Error", text)
	}
}

// newObject makes an object of one of the module's classes around its native state.
func newObject(ctx *php.Context, class *php.Class, native any) php.Value {
	st := stateOf(ctx)
	st.making = true
	o := php.NewObject(class)
	st.making = false
	o.Native = native
	return php.ObjectValue(o)
}

func notComparable(_ *php.Context, a, b php.Value) (int, bool, error) {
	return 1, a.Same(b), nil
}

func freeSock(s any) {
	sk := s.(*sock)
	if sk.stream.IsResource() {
		v := sk.stream
		sk.stream = php.Undef()
		v.Release()
	} else if sk.fd >= 0 {
		unix.Close(sk.fd)
	}
	sk.fd = -1
}

// newSocket wraps a descriptor in what the level calls a socket. It owns the descriptor from here on, also on failure.
func newSocket(ctx *php.Context, sk *sock) (php.Value, error) {
	if ctx.Level == php.Level74 {
		r, err := ctx.NewResource(socketType, sk, freeSock)
		if err != nil {
			return php.Undef(), err
		}
		return php.ResourceValue(r), nil
	}
	r, err := ctx.NewHandle(socketType, sk, freeSock)
	if err != nil {
		return php.Undef(), err
	}
	st := stateOf(ctx)
	if st.class == nil {
		if st.class, err = ctx.FindClass("Socket", false); err == nil {
			err = ctx.Machine.PrepareClass(st.class)
		}
		if err != nil {
			php.ResourceValue(r).Release()
			return php.Undef(), err
		}
	}
	return newObject(ctx, st.class, r), nil
}

// handleOf returns the handle behind a value that a script holds as a socket, or nil.
func handleOf(v php.Value) *php.Resource {
	switch v.Kind() {
	case php.KindObject:
		r, _ := v.Object().Native.(*php.Resource)
		return r
	case php.KindResource:
		return v.Resource()
	}
	return nil
}

// sockOf returns the open socket behind a value, or nil.
func sockOf(v php.Value) *sock {
	if r := handleOf(v); r != nil {
		sk, _ := r.State.(*sock)
		return sk
	}
	return nil
}

// arg returns argument i, an open socket. ok false means the call is over: a closed socket was given, which is a warning
// and false at 7.4 and an Error at 8.4.
func arg(c *php.Call, i int) (sk *sock, ok bool, err error) {
	if sk = sockOf(c.Arg(i)); sk != nil {
		return sk, true, nil
	}
	if c.Ctx.Level == php.Level74 {
		c.Warn("supplied resource is not a valid Socket resource")
		return nil, false, nil
	}
	return nil, false, c.Ctx.Throwf("Error", "%s(): Argument #%d ($%s) has already been closed", c.Name(), i+1,
		c.Fn.Param(i).Name)
}

// cloexec is what new descriptors are made with: a script that owns its process hands its sockets down to children, as
// PHP does; a script inside a host does not hand them to the host's children.
func cloexec(c *php.Call) int {
	if c.Host().OwnsProcess {
		return 0
	}
	return unix.SOCK_CLOEXEC
}
