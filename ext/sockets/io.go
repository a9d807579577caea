//go:build linux

package sockets

import (
	"bytes"
	"math"
	"time"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/block"
	"gaja/ext/internal/sysio"
	"gaja/interp/php"
)

const phpNormalRead = 1

func socketWrite(c *php.Call) (php.Value, error) {
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	data := c.Peek(1)
	length := c.IntOr(2, int64(len(data)))
	if length < 0 {
		return negativeLength(c)
	}
	if length < int64(len(data)) {
		data = data[:length]
	}
	n, err := sk.send(c.Ctx, data, 0)
	if err != nil {
		return failErr(c, sk, "unable to write to socket", err)
	}
	return php.Int(int64(n)), nil
}

// negativeLength is what argument 3 below zero gives.
func negativeLength(c *php.Call) (php.Value, error) {
	if c.Ctx.Level == php.Level74 {
		c.Warn("Length cannot be negative")
		return php.False(), nil
	}
	return php.Undef(), c.ArgValueError(2, "must be greater than or equal to 0")
}

func socketRead(c *php.Call) (php.Value, error) {
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	length := c.Int(1)
	if length <= 0 || length == math.MaxInt64 {
		return php.False(), nil
	}
	p, err := sk.buffer(c, length)
	if err != nil {
		return php.Undef(), err
	}
	var n int
	if c.Int(2) == phpNormalRead {
		n, err = sk.readLine(c.Ctx, p)
	} else {
		n, err = sk.receive(c.Ctx, p, 0)
	}
	if err != nil {
		return failErr(c, sk, "unable to read from socket", err)
	}
	if n == 0 {
		return c.Ctx.EmptyString(), nil
	}
	return taken(c.Ctx, p, n), nil
}

// readLine reads up to a line's end or len(p) bytes, as PHP_NORMAL_READ does. PHP receives byte by byte; on a stream the
// same bytes are taken by looking first, so a line costs two calls. As in PHP, a non-blocking socket waits for the line
// too, and on a blocking one the end of the stream before the line's end is ECONNRESET.
func (sk *sock) readLine(ctx *php.Context, p []byte) (int, error) {
	got, ends := 0, 0
	for {
		n, err := sk.takeLinePart(ctx, p[got:])
		if err != nil {
			return 0, err
		}
		if n == 0 {
			if !sk.blocking {
				return got, nil
			}
			if ends++; ends > 1 {
				return 0, unix.ECONNRESET
			}
			continue
		}
		got += n
		if c := p[got-1]; c == '\n' || c == '\r' || got == len(p) {
			return got, nil
		}
	}
}

// takeLinePart receives up to the next line's end of what is there; it waits when nothing is.
func (sk *sock) takeLinePart(ctx *php.Context, p []byte) (int, error) {
	want := 1
	if sk.typ == unix.SOCK_STREAM {
		n, e := sysio.Recv(sk.fd, p, unix.MSG_PEEK)
		if e == 0 && n > 0 {
			want = n
			if i := bytes.IndexAny(p[:n], "\r\n"); i >= 0 {
				want = i + 1
			}
		}
	}
	for {
		n, e := sysio.Recv(sk.fd, p[:want], 0)
		switch e {
		case 0:
			return n, nil
		case unix.EINTR:
		case unix.EAGAIN:
			want = 1
			fds := [1]unix.PollFd{{Fd: int32(sk.fd), Events: unix.POLLIN}}
			if _, err := block.Of(ctx).Poll(fds[:], block.Forever, true); err != nil {
				return 0, err
			}
		default:
			return 0, e
		}
	}
}

func socketRecv(c *php.Call) (php.Value, error) {
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	length := c.Int(2)
	if length <= 0 || length == math.MaxInt64 {
		return php.False(), nil
	}
	p, err := sk.buffer(c, length)
	if err != nil {
		return php.Undef(), err
	}
	n, err := sk.receive(c.Ctx, p, int(int32(c.Int(3))))
	if fatal(err) {
		return php.Undef(), err
	}
	data := php.Null()
	if err == nil && n > 0 {
		data = taken(c.Ctx, p, n)
	}
	if serr := c.SetRef(1, data); serr != nil {
		return php.Undef(), serr
	}
	if err != nil {
		return failErr(c, sk, "Unable to read from socket", err)
	}
	return php.Int(int64(n)), nil
}

func socketSend(c *php.Call) (php.Value, error) {
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	data, length := c.Peek(1), c.Int(2)
	if length < 0 {
		return negativeLength(c)
	}
	if length < int64(len(data)) {
		data = data[:length]
	}
	n, err := sk.send(c.Ctx, data, int(int32(c.Int(3))))
	if err != nil {
		return failErr(c, sk, "Unable to write to socket", err)
	}
	return php.Int(int64(n)), nil
}

func socketRecvfrom(c *php.Call) (php.Value, error) {
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	length, flags := c.Int(2), int(int32(c.Int(3)))
	if length <= 0 || length == math.MaxInt64 {
		return php.False(), nil
	}
	switch sk.domain {
	case unix.AF_UNIX:
	case unix.AF_INET, unix.AF_INET6:
		if c.Ref(5) == nil {
			return wrongCount(c)
		}
	default:
		return badDomain(c, sk, "Unsupported socket type %d")
	}
	p, err := sk.buffer(c, length)
	if err != nil {
		return php.Undef(), err
	}
	n, from, err := sk.receiveFrom(c.Ctx, p, flags)
	if err != nil {
		text := "Unable to recvfrom"
		if sk.domain == unix.AF_INET6 {
			text = "unable to recvfrom"
		}
		return failErr(c, sk, text, err)
	}
	if err := c.SetRef(1, taken(c.Ctx, p, n)); err != nil {
		return php.Undef(), err
	}
	addr, port := addrText(sk.domain, from)
	if err := c.SetRef(4, php.String(addr)); err != nil {
		return php.Undef(), err
	}
	if sk.domain != unix.AF_UNIX {
		if err := c.SetRef(5, php.Int(int64(port))); err != nil {
			return php.Undef(), err
		}
	}
	return php.Int(int64(n)), nil
}

// wrongCount is PHP's answer to an argument that the socket's domain needs and that was left out.
func wrongCount(c *php.Call) (php.Value, error) {
	if c.Ctx.Level == php.Level74 {
		c.Ctx.Warning("Wrong parameter count for %s()", c.Name())
		return php.Null(), nil
	}
	return php.Undef(), c.Ctx.Throwf("ArgumentCountError", "Wrong parameter count for %s()", c.Name())
}

func (sk *sock) receiveFrom(ctx *php.Context, p []byte, flags int) (int, unix.Sockaddr, error) {
	for {
		n, from, err := unix.Recvfrom(sk.fd, p, flags|unix.MSG_DONTWAIT)
		switch {
		case err == unix.EINTR:
		case err == unix.EAGAIN && sk.blocking && flags&unix.MSG_DONTWAIT == 0:
			if err := sk.await(ctx, unix.POLLIN); err != nil {
				return 0, nil, err
			}
		default:
			return n, from, err
		}
	}
}

func socketSendto(c *php.Call) (php.Value, error) {
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	data, length, flags := c.Str(1), c.Int(2), int(int32(c.Int(3)))
	if length < 0 {
		return negativeLength(c)
	}
	if length < int64(len(data)) {
		data = data[:length]
	}
	sa, res, err := sk.target(c, 4, 5, toSend)
	if sa == nil {
		return res, err
	}
	if err := allowAddr(c, php.NetConnect, sk, sa); err != nil {
		return failErr(c, sk, "Unable to write to socket", err)
	}
	if err := sk.sendTo(c.Ctx, data, flags, sa); err != nil {
		return failErr(c, sk, "Unable to write to socket", err)
	}
	return php.Int(int64(len(data))), nil
}

func (sk *sock) sendTo(ctx *php.Context, data string, flags int, sa unix.Sockaddr) error {
	p := []byte(data)
	for {
		err := unix.Sendto(sk.fd, p, flags|unix.MSG_DONTWAIT|unix.MSG_NOSIGNAL, sa)
		switch {
		case err == unix.EINTR:
		case err == unix.EAGAIN && sk.blocking && flags&unix.MSG_DONTWAIT == 0:
			if err := sk.await(ctx, unix.POLLOUT); err != nil {
				return err
			}
		default:
			return err
		}
	}
}

func socketShutdown(c *php.Call) (php.Value, error) {
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	if err := unix.Shutdown(sk.fd, int(int32(c.Int(1)))); err != nil {
		return failErr(c, sk, "Unable to shutdown socket", err)
	}
	return php.True(), nil
}

func socketAtmark(c *php.Call) (php.Value, error) {
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	at, err := sysio.Sockatmark(sk.fd)
	if err != nil {
		return failErr(c, sk, "Unable to apply sockmark", err)
	}
	return php.Bool(at), nil
}

func socketSetNonblock(c *php.Call) (php.Value, error) {
	return setBlocking(c, false, "unable to set nonblocking mode")
}

func socketSetBlock(c *php.Call) (php.Value, error) {
	return setBlocking(c, true, "unable to set blocking mode")
}

func setBlocking(c *php.Call, on bool, text string) (php.Value, error) {
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	if err := unix.SetNonblock(sk.fd, !on); err != nil {
		return failErr(c, sk, text, err)
	}
	sk.blocking = on
	return php.True(), nil
}

// retryConnect is how long a full backlog of a Unix socket is left alone between attempts.
const retryConnect = 2 * time.Millisecond
