//go:build linux

package sockets

import (
	"fmt"
	"math"
	"strings"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/streams"
	"gaja/interp/php"
	"gaja/interp/stream"
)

const (
	defaultMsgBuffer = 8192
	maxMsgBuffer     = 1 << 20
)

// decoder turns what recvmsg gave into an array.
type decoder struct {
	c    *php.Call
	keys []string
	msg  string
	err  error
}

func (d *decoder) failf(format string, args ...any) {
	if d.msg == "" {
		d.msg = fmt.Sprintf("error converting native data (path: %s): %s", strings.Join(d.keys, " > "),
			fmt.Sprintf(format, args...))
	}
}

// flagsArg returns the flags of argument 2, which must be a native integer.
func flagsArg(c *php.Call) (int, bool, error) {
	n := c.IntOr(2, 0)
	if n >= math.MinInt32 && n <= math.MaxInt32 {
		return int(n), true, nil
	}
	if c.Ctx.Level == php.Level84 {
		return 0, false, c.ArgValueError(2, "must be between %d and %d", math.MinInt32, math.MaxInt32)
	}
	c.Warn("The value %d does not fit inside the boundaries of a native integer", n)
	return 0, false, nil
}

func socketSendmsg(c *php.Call) (php.Value, error) {
	flags, ok, err := flagsArg(c)
	if !ok {
		return php.False(), err
	}
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	e := &encoder{c: c, sk: sk, keys: []string{"msghdr"}}
	a := c.Array(1)
	var to unix.Sockaddr
	var iov [][]byte
	var control []byte
	e.field(a, "name", false, func(v php.Value) { to = e.name(v) })
	e.field(a, "iov", false, func(v php.Value) { iov = e.buffers(v) })
	e.field(a, "control", false, func(v php.Value) { control = e.control(v) })
	if e.failed() {
		e.report()
		return php.False(), e.err
	}
	if to != nil {
		if err := allowAddr(c, php.NetConnect, sk, to); err != nil {
			return failErr(c, sk, "Error in sendmsg", err)
		}
	}
	for {
		n, err := unix.SendmsgBuffers(sk.fd, iov, control, to, flags|unix.MSG_DONTWAIT|unix.MSG_NOSIGNAL)
		switch {
		case err == nil:
			return php.Int(int64(n)), nil
		case err == unix.EINTR:
			continue
		case err == unix.EAGAIN && sk.blocking && flags&unix.MSG_DONTWAIT == 0:
			if err = sk.await(c.Ctx, unix.POLLOUT); err == nil {
				continue
			}
		}
		return failErr(c, sk, "Error in sendmsg", err)
	}
}

// buffers reads the list of strings of a message.
func (e *encoder) buffers(v php.Value) [][]byte {
	a := e.array(v)
	if a == nil {
		return nil
	}
	var out [][]byte
	for el := range a.Values() {
		out = append(out, []byte(e.text(el)))
	}
	return out
}

// incoming is what socket_recvmsg is asked to make room for.
type incoming struct {
	named   bool
	buf     []byte
	control []byte
}

func (e *encoder) incoming(a *php.Array) incoming {
	in := incoming{}
	size := int64(defaultMsgBuffer)
	e.field(a, "name", false, func(v php.Value) { in.named = e.array(v) != nil })
	e.field(a, "buffer_size", false, func(v php.Value) {
		size = e.anyInteger(v)
		if !e.failed() && (size < 0 || size > maxMsgBuffer) {
			e.failf("the buffer size must be between 1 and %d; given %d", maxMsgBuffer, size)
		}
	})
	e.field(a, "controllen", true, func(v php.Value) {
		n := e.integer(v, 0, math.MaxUint32, "an unsigned 32-bit integer")
		if !e.failed() && n == 0 {
			e.failf("controllen cannot be 0")
		}
		if !e.failed() {
			if e.err = e.c.Charge(n); e.err == nil {
				in.control = make([]byte, min(n, maxMsgBuffer))
			}
		}
	})
	if !e.failed() {
		in.buf = make([]byte, size)
	}
	return in
}

func socketRecvmsg(c *php.Call) (php.Value, error) {
	flags, ok, err := flagsArg(c)
	if !ok {
		return php.False(), err
	}
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	e := &encoder{c: c, sk: sk, keys: []string{"msghdr"}}
	in := e.incoming(c.Array(1))
	if e.failed() {
		e.report()
		return php.False(), e.err
	}
	for {
		n, oobn, got, from, err := unix.RecvmsgBuffers(sk.fd, [][]byte{in.buf}, in.control, flags|unix.MSG_DONTWAIT)
		switch {
		case err == nil:
			return received(c, in, n, oobn, got&^(unix.MSG_DONTWAIT), from, sk)
		case err == unix.EINTR:
			continue
		case err == unix.EAGAIN && sk.blocking && flags&unix.MSG_DONTWAIT == 0:
			if err = sk.await(c.Ctx, unix.POLLIN); err == nil {
				continue
			}
		}
		return failGlobal(c, "Error in recvmsg", err)
	}
}

// received builds the array that takes the place of argument 1.
func received(c *php.Call, in incoming, n, oobn, flags int, from unix.Sockaddr, sk *sock) (php.Value, error) {
	d := &decoder{c: c, keys: []string{"msghdr"}}
	out := php.NewHash(4)
	out.SetString("name", d.name(in, from))
	out.SetString("control", d.control(in.control[:oobn]))
	iov := php.NewArray(1)
	if n > 0 {
		iov.Append(php.Bytes(in.buf[:n:n]))
	}
	out.SetString("iov", php.ArrayValue(iov))
	out.SetString("flags", php.Int(int64(flags)))
	v := php.ArrayValue(out)
	if d.err != nil {
		v.Release()
		return php.Undef(), d.err
	}
	if d.msg != "" {
		v.Release()
		v = php.False()
		c.Warn("%s", d.msg)
	}
	if err := c.SetRef(1, v); err != nil {
		return php.Undef(), err
	}
	return php.Int(int64(n)), nil
}

func (d *decoder) name(in incoming, from unix.Sockaddr) php.Value {
	if !in.named || from == nil {
		return php.Null()
	}
	a := php.NewHash(5)
	switch sa := from.(type) {
	case *unix.SockaddrInet4:
		text, port := addrText(0, sa)
		a.SetString("family", php.Int(unix.AF_INET))
		a.SetString("addr", php.String(text))
		a.SetString("port", php.Int(int64(port)))
	case *unix.SockaddrInet6:
		text, port := addrText(0, sa)
		a.SetString("family", php.Int(unix.AF_INET6))
		a.SetString("addr", php.String(text))
		a.SetString("port", php.Int(int64(port)))
		a.SetString("flowinfo", php.Int(0))
		a.SetString("scope_id", php.Int(int64(sa.ZoneId)))
	case *unix.SockaddrUnix:
		text, _ := addrText(0, sa)
		a.SetString("family", php.Int(unix.AF_UNIX))
		a.SetString("path", php.String(text))
	}
	return php.ArrayValue(a)
}

func (d *decoder) control(b []byte) php.Value {
	list := php.NewArray(1)
	msgs, err := unix.ParseSocketControlMessage(b)
	if err != nil {
		return php.ArrayValue(list)
	}
	for i, m := range msgs {
		a := php.NewHash(3)
		a.SetString("level", php.Int(int64(m.Header.Level)))
		a.SetString("type", php.Int(int64(m.Header.Type)))
		d.keys = append(d.keys[:1], "control", fmt.Sprintf("element #%d", i+1), "data")
		k := findCmsg(int64(m.Header.Level), int64(m.Header.Type))
		switch {
		case k == nil:
			d.failf("cmsghdr with level %d and type %d not supported", m.Header.Level, m.Header.Type)
		case len(m.Data) < k.size:
			d.failf("the cmsghdr structure is unexpectedly small; expected a length of at least %d, but got %d",
				unix.CmsgLen(k.size), unix.CmsgLen(len(m.Data)))
		default:
			if v, ok := k.decode(d, m.Data); ok {
				a.SetString("data", v)
			}
		}
		list.Append(php.ArrayValue(a))
	}
	return php.ArrayValue(list)
}

// rights makes sockets and streams of received descriptors.
func (d *decoder) rights(b []byte) (php.Value, bool) {
	fds, err := unix.ParseUnixRights(&unix.SocketControlMessage{
		Header: unix.Cmsghdr{Level: unix.SOL_SOCKET, Type: unix.SCM_RIGHTS}, Data: b})
	if err != nil {
		return php.Undef(), false
	}
	list := php.NewArray(len(fds))
	for _, fd := range fds {
		v, err := d.received(fd)
		if err != nil {
			d.err = err
			return php.ArrayValue(list), true
		}
		list.Append(v)
	}
	return php.ArrayValue(list), true
}

func (d *decoder) received(fd int) (php.Value, error) {
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err == nil && st.Mode&unix.S_IFMT == unix.S_IFSOCK {
		if sk, err := adopt(fd); err == nil && d.c.Ctx.Level == php.Level84 {
			return newSocket(d.c.Ctx, sk)
		} else if err == nil {
			s := stream.New(streams.NewSocket(d.c.Ctx, fd, sk.blocking), "", streamType(sk), "r+")
			return streams.Open(d.c.Ctx, s)
		}
	}
	return streamOfDescriptor(d.c, fd)
}
