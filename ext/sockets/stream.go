//go:build linux

package sockets

import (
	"golang.org/x/sys/unix"

	"gaja/ext/internal/streams"
	"gaja/interp/php"
	"gaja/interp/stream"
)

// streamDescriptor returns the descriptor of a stream that has one.
func streamDescriptor(v php.Value) (int, bool) {
	s := streams.From(v)
	if s == nil {
		return -1, false
	}
	return s.Fd()
}

// streamOfDescriptor makes a stream of a received descriptor that is no socket.
func streamOfDescriptor(c *php.Call, fd int) (php.Value, error) {
	return streams.Open(c.Ctx, stream.New(streams.NewFile(c.Ctx, fd), "", "STDIO", "rw"))
}

// adopt makes the state of a socket for a descriptor that exists, which the system knows everything about.
func adopt(fd int) (*sock, error) {
	domain, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_DOMAIN)
	if err != nil {
		return nil, err
	}
	typ, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_TYPE)
	if err != nil {
		return nil, err
	}
	flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0)
	if err != nil {
		return nil, err
	}
	return &sock{fd: fd, domain: domain, typ: typ, blocking: flags&unix.O_NONBLOCK == 0}, nil
}

func socketImportStream(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	fd, ok := s.Fd()
	var sk *sock
	if ok {
		sk, err = adopt(fd)
	}
	if !ok || err == unix.ENOTSOCK {
		c.Warn(levelText(c, "Cannot represent a stream of type %s as a Socket Descriptor"), s.Type)
		return php.False(), nil
	}
	if err != nil {
		return failErr(c, &sock{fd: -1}, "Unable to obtain socket family", err)
	}
	sk.stream = c.Arg(0).Copy()
	s.Unbuffered = true
	return newSocket(c.Ctx, sk)
}

func socketExportStream(c *php.Call) (php.Value, error) {
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	if sk.stream.IsResource() {
		return sk.stream.Copy(), nil
	}
	s := stream.New(streams.NewSocket(c.Ctx, sk.fd, sk.blocking), "", streamType(sk), "r+")
	s.Blocked = sk.blocking
	s.Remote = true
	v, err := streams.Open(c.Ctx, s)
	if err != nil {
		return php.Undef(), err
	}
	sk.stream = v
	return v.Copy(), nil
}

// streamType names the kind of stream that a socket becomes.
func streamType(sk *sock) string {
	switch network(sk.domain, sk.typ) {
	case "tcp":
		return "tcp_socket"
	case "udp":
		return "udp_socket"
	case "unix":
		return "unix_socket"
	case "unixgram":
		return "udg_socket"
	}
	return "generic_socket"
}
