//go:build linux

package sockets

import (
	"encoding/binary"
	"math"
	"net"
	"net/netip"
	"strconv"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/sysio"
	"gaja/interp/php"
)

// setIPOption sets the options of IP and IPv6 that take more than an integer. done false leaves it to the caller.
func (sk *sock) setIPOption(c *php.Call, level, opt int, val php.Value) (done bool, v php.Value, err error) {
	switch opt {
	case unix.MCAST_JOIN_GROUP, unix.MCAST_LEAVE_GROUP:
		v, err = sk.groupOption(c, level, opt, val, false)
		return true, v, err
	case unix.MCAST_BLOCK_SOURCE, unix.MCAST_UNBLOCK_SOURCE, unix.MCAST_JOIN_SOURCE_GROUP, unix.MCAST_LEAVE_SOURCE_GROUP:
		v, err = sk.groupOption(c, level, opt, val, true)
		return true, v, err
	}
	if level == unix.IPPROTO_IP {
		return sk.setIPv4Option(c, opt, val)
	}
	return sk.setIPv6Option(c, opt, val)
}

func (sk *sock) setIPv4Option(c *php.Call, opt int, val php.Value) (done bool, v php.Value, err error) {
	switch opt {
	case unix.IP_MULTICAST_IF:
		index, ok, err := interfaceArg(c, val)
		if !ok {
			return true, php.False(), err
		}
		addr, ok := sk.interfaceAddr(c, index)
		if !ok {
			return true, php.False(), nil
		}
		v, err = sk.setBytes(c, unix.IPPROTO_IP, opt, addr[:])
		return true, v, err
	case unix.IP_MULTICAST_LOOP:
		b := []byte{0}
		if c.Ctx.Truth(val) {
			b[0] = 1
		}
		v, err = sk.setBytes(c, unix.IPPROTO_IP, opt, b)
		return true, v, err
	case unix.IP_MULTICAST_TTL:
		n := c.Ctx.ToInt(val)
		if n < 0 || n > 255 {
			if c.Ctx.Level == php.Level84 {
				return true, php.Undef(), c.ArgValueError(3, "must be between 0 and 255")
			}
			c.Warn("Expected a value between 0 and 255")
			return true, php.False(), nil
		}
		v, err = sk.setBytes(c, unix.IPPROTO_IP, opt, []byte{byte(n)})
		return true, v, err
	}
	return false, php.Undef(), nil
}

func (sk *sock) setIPv6Option(c *php.Call, opt int, val php.Value) (done bool, v php.Value, err error) {
	switch opt {
	case unix.IPV6_MULTICAST_IF:
		index, ok, err := interfaceArg(c, val)
		if !ok {
			return true, php.False(), err
		}
		v, err = sk.setInt(c, unix.IPPROTO_IPV6, opt, int64(index))
		return true, v, err
	case unix.IPV6_MULTICAST_LOOP:
		on := int64(0)
		if c.Ctx.Truth(val) {
			on = 1
		}
		v, err = sk.setInt(c, unix.IPPROTO_IPV6, opt, on)
		return true, v, err
	case unix.IPV6_MULTICAST_HOPS:
		n := c.Ctx.ToInt(val)
		if n < -1 || n > 255 {
			if c.Ctx.Level == php.Level84 {
				return true, php.Undef(), c.ArgValueError(3, "must be between -1 and 255")
			}
			c.Warn("Expected a value between -1 and 255")
			return true, php.False(), nil
		}
		v, err = sk.setInt(c, unix.IPPROTO_IPV6, opt, n)
		return true, v, err
	case unix.IPV6_PKTINFO:
		b, err := encodeWith(c, sk, val, "in6_pktinfo", (*encoder).pktinfo)
		if b == nil {
			return true, php.False(), err
		}
		v, err = sk.setBytes(c, unix.IPPROTO_IPV6, opt, b)
		return true, v, err
	}
	return false, php.Undef(), nil
}

// pktinfo reads the sticky IPV6_PKTINFO.
func (sk *sock) pktinfo(c *php.Call) (php.Value, error) {
	var b [20]byte
	if _, e := sysio.Getsockopt(sk.fd, unix.IPPROTO_IPV6, unix.IPV6_PKTINFO, b[:]); e != 0 {
		return fail(c, sk, "unable to get socket option", int(e))
	}
	return pktinfoArray(b[:]), nil
}

func pktinfoArray(b []byte) php.Value {
	a := php.NewHash(2)
	a.SetString("addr", php.String(ip6Text([16]byte(b[:16]))))
	a.SetString("ifindex", php.Int(int64(binary.NativeEndian.Uint32(b[16:]))))
	return php.ArrayValue(a)
}

// interfaceArg reads an interface given by number or name. ok false means the call is over.
func interfaceArg(c *php.Call, val php.Value) (uint32, bool, error) {
	if val.IsInt() {
		n := val.Int()
		if n >= 0 && n <= math.MaxUint32 {
			return uint32(n), true, nil
		}
		if c.Ctx.Level == php.Level84 {
			return 0, false, c.ValueError("Index must be between 0 and %d", uint32(math.MaxUint32))
		}
		c.Warn("the interface index cannot be negative or larger than %d; given %d", uint32(math.MaxUint32), n)
		return 0, false, nil
	}
	s, err := c.Ctx.ToString(val)
	if err != nil {
		return 0, false, err
	}
	defer php.StrValue(s).Release()
	index, ok := interfaceIndexFor(c, s.Peek())
	return index, ok, nil
}

func interfaceIndexFor(c *php.Call, name string) (uint32, bool) {
	if c.Ctx.Level == php.Level84 {
		return interfaceIndex(c, name)
	}
	i, err := net.InterfaceByName(name)
	if err != nil {
		c.Warn("no interface with name \"%s\" could be found", name)
		return 0, false
	}
	return uint32(i.Index), true
}

// interfaceAddr returns the IPv4 address of an interface; 0 means the system's choice.
func (sk *sock) interfaceAddr(c *php.Call, index uint32) ([4]byte, bool) {
	if index == 0 {
		return [4]byte{}, true
	}
	i, err := net.InterfaceByIndex(int(index))
	if err != nil {
		fail(c, sk, "Failed obtaining address for interface "+utoa(index)+": error", int(unix.ENXIO))
		return [4]byte{}, false
	}
	addrs, _ := i.Addrs()
	for _, a := range addrs {
		if p, err := netip.ParsePrefix(a.String()); err == nil && p.Addr().Is4() {
			return p.Addr().As4(), true
		}
	}
	fail(c, sk, "Failed obtaining address for interface "+utoa(index)+": error", int(unix.EADDRNOTAVAIL))
	return [4]byte{}, false
}

func utoa(n uint32) string { return strconv.FormatUint(uint64(n), 10) }

// multicastIf reads IP_MULTICAST_IF as an interface's number.
func (sk *sock) multicastIf(c *php.Call) (php.Value, error) {
	var b [4]byte
	if _, e := sysio.Getsockopt(sk.fd, unix.IPPROTO_IP, unix.IP_MULTICAST_IF, b[:]); e != 0 {
		return fail(c, sk, unableToGet, int(e))
	}
	if b == [4]byte{} {
		return php.Int(0), nil
	}
	ifaces, _ := net.Interfaces()
	for _, i := range ifaces {
		addrs, _ := i.Addrs()
		for _, a := range addrs {
			if p, err := netip.ParsePrefix(a.String()); err == nil && p.Addr() == netip.AddrFrom4(b) {
				return php.Int(int64(i.Index)), nil
			}
		}
	}
	c.Warn("The interface with IP address %s was not found", netip.AddrFrom4(b))
	return php.False(), nil
}

// groupOption joins or leaves a multicast group: the value is an array with group, interface and perhaps source.
func (sk *sock) groupOption(c *php.Call, level, opt int, val php.Value, withSource bool) (php.Value, error) {
	av, err := c.Ctx.ToArray(val)
	if err != nil {
		return php.Undef(), err
	}
	defer av.Release()
	a := av.Array()
	group, ok, err := sk.groupAddr(c, a, "group")
	if !ok {
		return php.False(), err
	}
	var source []byte
	if withSource {
		if source, ok, err = sk.groupAddr(c, a, "source"); !ok {
			return php.False(), err
		}
	}
	index := uint32(0)
	if v := a.GetString("interface"); !v.IsUndef() {
		if index, ok, err = interfaceArg(c, v); !ok {
			return php.False(), err
		}
	}
	// struct group_req: the interface, padding, and one or two sockaddr_storage.
	b := binary.NativeEndian.AppendUint32(make([]byte, 0, 264), index)
	b = append(b, 0, 0, 0, 0)
	b = append(b, group...)
	b = append(b, source...)
	return sk.setBytes(c, level, opt, b)
}

// groupAddr reads an address of a group option as a sockaddr_storage.
func (sk *sock) groupAddr(c *php.Call, a *php.Array, key string) ([]byte, bool, error) {
	v := a.GetString(key)
	if v.IsUndef() {
		if c.Ctx.Level == php.Level84 {
			return nil, false, c.ValueError("No key \"%s\" passed in optval", key)
		}
		c.Warn("no key \"%s\" passed in optval", key)
		return nil, false, nil
	}
	s, err := c.Ctx.ToString(v)
	if err != nil {
		return nil, false, err
	}
	defer php.StrValue(s).Release()
	if sk.domain != unix.AF_INET && sk.domain != unix.AF_INET6 {
		c.Warn("IP address used in the context of an unexpected type of socket")
		return nil, false, nil
	}
	ip, ok, err := sk.lookup(c, s.Peek())
	if !ok {
		return nil, false, err
	}
	b := make([]byte, 128)
	binary.NativeEndian.PutUint16(b, uint16(sk.domain))
	if sk.domain == unix.AF_INET {
		copy(b[4:], ip.AsSlice())
	} else {
		copy(b[8:], ip.AsSlice())
	}
	return b, true, nil
}
