//go:build linux

package sockets

import (
	"net/netip"

	"golang.org/x/sys/unix"

	"gaja/interp/php"
)

// allow asks the host; a refusal is EACCES.
func allow(c *php.Call, r php.NetRequest) error {
	net := c.Host().Net
	if net == nil || net.Allow(c.Ctx.Go(), r) != nil {
		return unix.EACCES
	}
	return nil
}

// network names a domain and type as NetRequest has it.
func network(domain, typ int) string {
	unixDomain := domain == unix.AF_UNIX
	switch typ & 0xf {
	case unix.SOCK_STREAM:
		if unixDomain {
			return "unix"
		}
		return "tcp"
	case unix.SOCK_DGRAM:
		if unixDomain {
			return "unixgram"
		}
		return "udp"
	case unix.SOCK_SEQPACKET:
		if unixDomain {
			return "unixpacket"
		}
		return "seqpacket"
	case unix.SOCK_RAW:
		return "raw"
	}
	return "other"
}

// allowAddr asks for an operation on an address.
func allowAddr(c *php.Call, op php.NetOp, sk *sock, sa unix.Sockaddr) error {
	r := php.NetRequest{Op: op, Network: network(sk.domain, sk.typ)}
	switch sa := sa.(type) {
	case *unix.SockaddrInet4:
		r.Addr = netip.AddrPortFrom(netip.AddrFrom4(sa.Addr), uint16(sa.Port))
	case *unix.SockaddrInet6:
		r.Addr = netip.AddrPortFrom(netip.AddrFrom16(sa.Addr), uint16(sa.Port))
	case *unix.SockaddrUnix:
		r.Path = sa.Name
	}
	return allow(c, r)
}
