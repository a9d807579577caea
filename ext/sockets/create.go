//go:build linux

package sockets

import (
	"net/netip"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/block"
	"gaja/interp/php"
)

const unableToCreate = "Unable to create socket"

// kindArgs checks the domain and type that arguments 0 and 1 name; 7.4 goes on with what it assumes.
func kindArgs(c *php.Call) (domain, typ int, err error) {
	d, t := c.Int(0), c.Int(1)
	if d != unix.AF_UNIX && d != unix.AF_INET && d != unix.AF_INET6 {
		if c.Ctx.Level == php.Level84 {
			return 0, 0, c.ArgValueError(0, "must be one of AF_UNIX, AF_INET6, or AF_INET")
		}
		c.Warn("invalid socket domain [%d] specified for argument 1, assuming AF_INET", d)
		d = unix.AF_INET
	}
	if c.Ctx.Level == php.Level84 {
		if t&^(unix.SOCK_CLOEXEC|unix.SOCK_NONBLOCK) > 10 {
			return 0, 0, c.ArgValueError(1, "must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or"+
				" SOCK_RDM optionally OR'ed with SOCK_CLOEXEC, SOCK_NONBLOCK")
		}
	} else if t > 10 {
		c.Warn("invalid socket type [%d] specified for argument 2, assuming SOCK_STREAM", t)
		t = unix.SOCK_STREAM
	}
	return int(d), int(int32(t)), nil
}

// openSock is socket(2) after asking the host. As in PHP, SOCK_NONBLOCK makes the descriptor non-blocking though the
// script never called socket_set_nonblock.
func openSock(c *php.Call, domain, typ, protocol int) (*sock, error) {
	if err := allow(c, php.NetRequest{Op: php.NetSocket, Network: network(domain, typ)}); err != nil {
		return nil, err
	}
	fd, err := unix.Socket(domain, typ|cloexec(c), protocol)
	if err != nil {
		return nil, err
	}
	return &sock{fd: fd, domain: domain, typ: typ & 0xf, blocking: typ&unix.SOCK_NONBLOCK == 0}, nil
}

func socketCreate(c *php.Call) (php.Value, error) {
	domain, typ, err := kindArgs(c)
	if err != nil {
		return php.Undef(), err
	}
	sk, err := openSock(c, domain, typ, int(int32(c.Int(2))))
	if err != nil {
		return failGlobal(c, unableToCreate, err)
	}
	return newSocket(c.Ctx, sk)
}

func socketCreatePair(c *php.Call) (php.Value, error) {
	domain, typ, err := kindArgs(c)
	if err != nil {
		return php.Undef(), err
	}
	var fds [2]int
	if err = allow(c, php.NetRequest{Op: php.NetPair, Network: network(domain, typ)}); err == nil {
		fds, err = unix.Socketpair(domain, typ|cloexec(c), int(int32(c.Int(2))))
	}
	if err != nil {
		return failGlobal(c, "Unable to create socket pair", err)
	}
	pair := php.NewArray(2)
	for i, fd := range fds {
		v, err := newSocket(c.Ctx, &sock{fd: fd, domain: domain, typ: typ & 0xf, blocking: typ&unix.SOCK_NONBLOCK == 0})
		if err != nil {
			if i == 0 {
				unix.Close(fds[1])
			}
			php.ArrayValue(pair).Release()
			return php.Undef(), err
		}
		pair.Append(v)
	}
	if err := c.SetRef(3, php.ArrayValue(pair)); err != nil {
		return php.Undef(), err
	}
	return php.True(), nil
}

func socketClose(c *php.Call) (php.Value, error) {
	if _, ok, err := arg(c, 0); !ok {
		return php.False(), err
	}
	r := handleOf(c.Arg(0))
	if sk := r.State.(*sock); sk.stream.IsResource() {
		sk.stream.Resource().Close()
	}
	r.Close()
	return php.Null(), nil
}

func socketBind(c *php.Call) (php.Value, error) {
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	sa, res, err := sk.target(c, 1, 2, toBind)
	if sa == nil {
		return res, err
	}
	if err = allowAddr(c, php.NetBind, sk, sa); err == nil {
		err = unix.Bind(sk.fd, sa)
	}
	if err != nil {
		return failErr(c, sk, "Unable to bind address", err)
	}
	return php.True(), nil
}

func socketListen(c *php.Call) (php.Value, error) {
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	if err := unix.Listen(sk.fd, int(int32(c.Int(1)))); err != nil {
		return failErr(c, sk, "unable to listen on socket", err)
	}
	return php.True(), nil
}

func socketCreateListen(c *php.Call) (php.Value, error) {
	none := &sock{fd: -1, domain: unix.AF_INET}
	sk, err := openSock(c, unix.AF_INET, unix.SOCK_STREAM, 0)
	if err != nil {
		return failErr(c, none, "unable to create listening socket", err)
	}
	sa := &unix.SockaddrInet4{Port: int(uint16(c.Int(0)))}
	err = allow(c, php.NetRequest{Op: php.NetBind, Network: "tcp",
		Addr: netip.AddrPortFrom(netip.IPv4Unspecified(), uint16(sa.Port))})
	if err == nil {
		err = unix.Bind(sk.fd, sa)
	}
	if err != nil {
		unix.Close(sk.fd)
		return failErr(c, none, "unable to bind to given address", err)
	}
	if err := unix.Listen(sk.fd, int(int32(c.Int(1)))); err != nil {
		unix.Close(sk.fd)
		return failErr(c, none, "unable to listen on socket", err)
	}
	return newSocket(c.Ctx, sk)
}

func socketAccept(c *php.Call) (php.Value, error) {
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	fd, err := sk.accept(c)
	if err != nil {
		return failErr(c, &sock{fd: -1}, "unable to accept incoming connection", err)
	}
	return newSocket(c.Ctx, &sock{fd: fd, domain: sk.domain, typ: sk.typ, blocking: true})
}

// accept waits on a blocking listener before it accepts. Where several processes share a listener another may be
// faster; the call then blocks until the next connection, as the system's does.
func (sk *sock) accept(c *php.Call) (int, error) {
	flags := cloexec(c)
	if c.Ctx.Level == php.Level84 {
		flags = unix.SOCK_CLOEXEC
	}
	for {
		if sk.blocking {
			if v, err := unix.GetsockoptInt(sk.fd, unix.SOL_SOCKET, unix.SO_ACCEPTCONN); err == nil && v != 0 {
				if err := sk.await(c.Ctx, unix.POLLIN); err != nil {
					return -1, err
				}
			}
		}
		fd, _, err := unix.Accept4(sk.fd, flags)
		if err != unix.EINTR {
			return fd, err
		}
		if err := c.Poll(); err != nil {
			return -1, err
		}
	}
}

func socketConnect(c *php.Call) (php.Value, error) {
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	sa, res, err := sk.target(c, 1, 2, toConnect)
	if sa == nil {
		return res, err
	}
	if err = allowAddr(c, php.NetConnect, sk, sa); err == nil {
		err = sk.connect(c.Ctx, sa)
	}
	if err != nil {
		return failErr(c, sk, "unable to connect", err)
	}
	return php.True(), nil
}

// connect is connect(2). A blocking one is begun without blocking and then waited for, so that it can be interrupted;
// the descriptor's mode is put back before the wait.
func (sk *sock) connect(ctx *php.Context, sa unix.Sockaddr) error {
	if !sk.blocking {
		return unix.Connect(sk.fd, sa)
	}
	for {
		if err := unix.SetNonblock(sk.fd, true); err != nil {
			return err
		}
		err := unix.Connect(sk.fd, sa)
		if e := unix.SetNonblock(sk.fd, false); e != nil {
			return e
		}
		switch err {
		case unix.EINPROGRESS:
			return sk.connected(ctx)
		case unix.EAGAIN: // a Unix listener's backlog is full; there is nothing to poll for
			if sk.domain != unix.AF_UNIX {
				return err
			}
			if _, err := block.Of(ctx).Sleep(retryConnect); err != nil {
				return err
			}
		default:
			return err
		}
	}
}

// connected waits for the end of a connection attempt and returns what came of it.
func (sk *sock) connected(ctx *php.Context) error {
	if err := sk.await(ctx, unix.POLLOUT); err != nil {
		if err == unix.EAGAIN {
			return unix.EINPROGRESS
		}
		return err
	}
	n, err := unix.GetsockoptInt(sk.fd, unix.SOL_SOCKET, unix.SO_ERROR)
	if err != nil {
		return err
	}
	if n != 0 {
		return unix.Errno(n)
	}
	return nil
}
