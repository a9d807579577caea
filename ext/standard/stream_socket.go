//go:build unix

package standard

import (
	"time"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/block"
	"gaja/ext/internal/streams"
	"gaja/interp/php"
	"gaja/interp/stream"
)

// Flags of stream_socket_client and stream_socket_server.
const (
	clientPersistent = 1
	clientAsync      = 2
	clientConnect    = 4
	serverBind       = 4
	serverListen     = 8
)

// seconds turns a timeout in seconds into a duration; below zero it is without end.
func seconds(f float64) time.Duration {
	if f < 0 {
		return block.Forever
	}
	return time.Duration(min(f, 1<<31) * float64(time.Second))
}

func defaultTimeout(c *php.Call) float64 {
	if c.Ctx.Ini.Lookup("default_socket_timeout") != nil {
		return float64(c.Ctx.Ini.Int("default_socket_timeout"))
	}
	return 60
}

// unconnected fills the error arguments and warns that a socket could not be opened.
func unconnected(c *php.Call, addr string, errno, errstr int, err error) (php.Value, error) {
	if streams.Ends(err) {
		return php.Undef(), err
	}
	n, why := int64(0), streams.Reason(err)
	if _, own := err.(*streams.Failure); !own {
		n = int64(streams.Errno(err))
	} else if len(why) > 4 && why[:4] == "php_" {
		c.Warn("%s", why)
	}
	if err := c.SetRef(errno, php.Int(n)); err != nil {
		return php.Undef(), err
	}
	if err := c.SetRef(errstr, c.Ctx.Text(why)); err != nil {
		return php.Undef(), err
	}
	text := "Unable to connect to %s (%s)"
	if !is84(c) {
		text = "unable to connect to %s (%s)"
	}
	c.Warn(text, addr, why)
	return php.False(), nil
}

// clearErrors sets the error arguments to none.
func clearErrors(c *php.Call, errno, errstr int) error {
	if err := c.SetRef(errno, php.Int(0)); err != nil {
		return err
	}
	return c.SetRef(errstr, c.Ctx.Text(""))
}

func streamSocketClient(c *php.Call) (php.Value, error) {
	addr := c.Str(0)
	if err := clearErrors(c, 1, 2); err != nil {
		return php.Undef(), err
	}
	timeout := defaultTimeout(c)
	if !c.IsNull(3) {
		timeout = c.Float(3)
	}
	ctx, err := contextArg(c, 5)
	if err != nil {
		return php.Undef(), err
	}
	return connectStream(c, addr, addr, timeout, c.Int(4)&clientAsync != 0, 1, 2, ctx)
}

func connectStream(c *php.Call, addr, shown string, timeout float64, async bool, errno, errstr int,
	ctx *streams.Context) (php.Value, error) {
	t, err := streams.ParseTransport(addr)
	fd := -1
	if err == nil {
		fd, err = t.Connect(c.Ctx, seconds(timeout), async)
	}
	if err != nil {
		return unconnected(c, shown, errno, errstr, err)
	}
	s := streams.NewSocketStream(c.Ctx, fd, t.StreamType(), true)
	if async {
		unix.SetNonblock(fd, false)
	}
	keepContext(s, ctx)
	return streams.Open(c.Ctx, s)
}

func fsockopen(c *php.Call) (php.Value, error) {
	addr := c.Str(0)
	if err := clearErrors(c, 2, 3); err != nil {
		return php.Undef(), err
	}
	shown := addr
	if port := c.IntOr(1, -1); port > 0 {
		shown = addr + ":" + itoa(port)
		addr = shown
	} else if streams.Scheme(addr) == "unix" || streams.Scheme(addr) == "udg" {
		shown = addr + ":" + itoa(c.IntOr(1, -1))
	}
	timeout := defaultTimeout(c)
	if !c.IsNull(4) {
		timeout = c.Float(4)
	}
	return connectStream(c, addr, shown, timeout, false, 2, 3, nil)
}

func streamSocketServer(c *php.Call) (php.Value, error) {
	addr := c.Str(0)
	if err := clearErrors(c, 1, 2); err != nil {
		return php.Undef(), err
	}
	ctx, err := contextArg(c, 4)
	if err != nil {
		return php.Undef(), err
	}
	backlog := 32
	if v := ctx.Option("socket", "backlog"); !v.IsUndef() {
		backlog = int(c.Ctx.ToInt(v))
	}
	t, err := streams.ParseTransport(addr)
	fd := -1
	if err == nil {
		fd, err = t.Listen(c.Ctx, backlog, c.Int(3)&serverListen != 0)
	}
	if err != nil {
		return unconnected(c, addr, 1, 2, err)
	}
	s := streams.NewSocketStream(c.Ctx, fd, t.StreamType(), true)
	keepContext(s, ctx)
	return streams.Open(c.Ctx, s)
}

// socketArg returns the stream in argument 0 and its descriptor. ok false means the call is over.
func socketArg(c *php.Call) (s *stream.Stream, fd int, ok bool, err error) {
	if s, ok, err = streams.Arg(c, 0); !ok {
		return nil, -1, false, err
	}
	fd, ok = s.Fd()
	return s, fd, ok, nil
}

func streamSocketAccept(c *php.Call) (php.Value, error) {
	s, fd, ok, err := socketArg(c)
	if !ok {
		return php.False(), err
	}
	timeout := defaultTimeout(c)
	if !c.IsNull(1) {
		timeout = c.Float(1)
	}
	ready, err := block.Of(c.Ctx).One(fd, unix.POLLIN, seconds(timeout))
	if err == nil && !ready {
		err = unix.ETIMEDOUT
	}
	nfd := -1
	var sa unix.Sockaddr
	if err == nil {
		nfd, sa, err = unix.Accept(fd)
	}
	if err != nil {
		if streams.Ends(err) {
			return php.Undef(), err
		}
		text := "Accept failed: %s"
		if !is84(c) {
			text = "accept failed: %s"
		}
		c.Warn(text, streams.ErrText(err))
		return php.False(), nil
	}
	unix.CloseOnExec(nfd)
	if err := c.SetRef(2, c.Ctx.Text(streams.SockName(sa))); err != nil {
		return php.Undef(), err
	}
	return streams.Open(c.Ctx, streams.NewSocketStream(c.Ctx, nfd, s.Type, true))
}

func streamSocketPair(c *php.Call) (php.Value, error) {
	pol := c.Host().Net
	err := error(unix.EACCES)
	var fds [2]int
	if pol != nil && pol.Allow(c.Ctx.Go(), php.NetRequest{Op: php.NetPair, Network: "unix"}) == nil {
		fds, err = unix.Socketpair(int(int32(c.Int(0))), int(int32(c.Int(1))), int(int32(c.Int(2))))
	}
	if err != nil {
		text := "Failed to create sockets: [%d]: %s"
		if !is84(c) {
			text = "failed to create sockets: [%d]: %s"
		}
		c.Warn(text, streams.Errno(err), streams.ErrText(err))
		return php.False(), nil
	}
	list := c.Ctx.NewArray(2)
	for _, fd := range fds {
		unix.CloseOnExec(fd)
		v, err := streams.Open(c.Ctx, streams.NewSocketStream(c.Ctx, fd, "generic_socket", true))
		if err != nil {
			php.ArrayValue(list).Release()
			return php.Undef(), err
		}
		list.Append(v)
	}
	return php.ArrayValue(list), nil
}

func streamSocketGetName(c *php.Call) (php.Value, error) {
	_, fd, ok, err := socketArg(c)
	if !ok {
		return php.False(), err
	}
	get := unix.Getsockname
	if c.Bool(1) {
		get = unix.Getpeername
	}
	sa, err := get(fd)
	if err != nil {
		return php.False(), nil
	}
	return c.Ctx.Text(streams.SockName(sa)), nil
}

func streamSocketShutdown(c *php.Call) (php.Value, error) {
	how := c.Int(1)
	if how < 0 || how > 2 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(1, "must be one of STREAM_SHUT_RD, STREAM_SHUT_WR, or STREAM_SHUT_RDWR")
		}
		return warnFalse(c, "Second parameter $how needs to be one of STREAM_SHUT_RD, STREAM_SHUT_WR or STREAM_SHUT_RDWR")
	}
	_, fd, ok, err := socketArg(c)
	if !ok {
		return php.False(), err
	}
	return php.Bool(unix.Shutdown(fd, int(how)) == nil), nil
}

func streamSocketSendto(c *php.Call) (php.Value, error) {
	_, fd, ok, err := socketArg(c)
	if !ok {
		return php.False(), err
	}
	flags := 0
	if c.Int(2)&1 != 0 {
		flags = unix.MSG_OOB
	}
	data := []byte(c.Str(1))
	addr := c.Str(3)
	if addr == "" {
		n, err := unix.SendmsgN(fd, data, nil, nil, flags|noSignal)
		if err != nil {
			c.Warn("%s\n", streams.ErrText(err))
			return php.Int(-1), nil
		}
		return php.Int(int64(n)), nil
	}
	t, err := streams.ParseTransport(addr)
	if err != nil {
		c.Warn("Failed to parse `%s' into a valid network address", addr)
		return php.False(), nil
	}
	if err := t.SendTo(c.Ctx, fd, data, flags); err != nil {
		return php.Int(-1), pass(err)
	}
	return php.Int(int64(len(data))), nil
}

func streamSocketRecvfrom(c *php.Call) (php.Value, error) {
	length := c.Int(1)
	if length <= 0 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(1, "must be greater than 0")
		}
		return warnFalse(c, "Length parameter must be greater than 0")
	}
	s, fd, ok, err := socketArg(c)
	if !ok {
		return php.False(), err
	}
	if err := c.SetRef(3, php.Null()); err != nil {
		return php.Undef(), err
	}
	flags := 0
	if c.Int(2)&1 != 0 {
		flags |= unix.MSG_OOB
	}
	if c.Int(2)&2 != 0 {
		flags |= unix.MSG_PEEK
	}
	if err := c.Charge(length); err != nil {
		return php.Undef(), err
	}
	b := make([]byte, min(length, 64<<20))
	if s.Unread() > 0 && flags == 0 {
		got, err := s.Read(min(len(b), s.Unread()))
		return php.Bytes(got), err
	}
	if s.Blocked {
		if _, err := block.Of(c.Ctx).One(fd, unix.POLLIN, block.Forever); err != nil {
			return php.False(), pass(err)
		}
	}
	n, from, err := unix.Recvfrom(fd, b, flags)
	if err != nil {
		return php.False(), nil
	}
	if from != nil {
		if err := c.SetRef(3, c.Ctx.Text(streams.SockName(from))); err != nil {
			return php.Undef(), err
		}
	}
	return php.Bytes(append([]byte(nil), b[:n]...)), nil
}

func streamSocketEnableCrypto(c *php.Call) (php.Value, error) {
	if _, _, ok, err := socketArg(c); !ok {
		return php.False(), err
	}
	return php.False(), nil // there is no cryptography on streams
}
