//go:build linux

package sockets

import (
	"net/netip"
	"strconv"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/netdb"
	"gaja/interp/php"
)

const addressType = "AddressInfo"

// Flags of getaddrinfo's hints.
const (
	aiPassive     = 1
	aiCanonname   = 2
	aiNumerichost = 4
	aiNumericserv = 0x400
	idnFlags      = 0x300 // AI_IDN_ALLOW_UNASSIGNED and AI_IDN_USE_STD3_ASCII_RULES
)

// addrInfo is the state of an AddressInfo handle.
type addrInfo struct {
	flags, family, socktype, protocol int64
	addr                              netip.AddrPort
	canon                             string
	hasCanon                          bool
}

func newAddrInfo(c *php.Call, ai *addrInfo) (php.Value, error) {
	if c.Ctx.Level == php.Level74 {
		r, err := c.Ctx.NewResource(addressType, ai, nil)
		if err != nil {
			return php.Undef(), err
		}
		return php.ResourceValue(r), nil
	}
	class, err := c.Ctx.FindClass(addressType, false)
	if err == nil {
		err = c.Ctx.Machine.PrepareClass(class)
	}
	if err != nil {
		return php.Undef(), err
	}
	return newObject(c.Ctx, class, ai), nil
}

func addrInfoArg(c *php.Call) (*addrInfo, bool) {
	v := c.Arg(0)
	var ai *addrInfo
	switch v.Kind() {
	case php.KindObject:
		ai, _ = v.Object().Native.(*addrInfo)
	case php.KindResource:
		ai, _ = v.Resource().State.(*addrInfo)
	}
	if ai == nil && c.Ctx.Level == php.Level74 {
		c.Warn("supplied resource is not a valid %s resource", addressType)
	}
	return ai, ai != nil
}

// hints reads argument 2. ok false means the call is over.
func hints(c *php.Call) (h addrInfo, ok bool, err error) {
	if !c.Arg(2).IsArray() {
		return h, true, nil
	}
	for k, v := range c.Array(2).All() {
		if k.Str == nil {
			continue
		}
		n := int64(int32(c.Ctx.ToInt(v)))
		switch k.Str.Peek() {
		case "ai_flags":
			h.flags = n
			if n&idnFlags != 0 && c.Ctx.Level == php.Level74 {
				c.Deprecated("AI_IDN_ALLOW_UNASSIGNED and AI_IDN_USE_STD3_ASCII_RULES are deprecated")
			}
		case "ai_socktype":
			h.socktype = n
		case "ai_protocol":
			h.protocol = n
		case "ai_family":
			h.family = n
		default:
			if c.Ctx.Level == php.Level84 {
				return h, false, c.ArgValueError(2, "must only contain array keys \"ai_flags\", \"ai_socktype\", "+
					"\"ai_protocol\", or \"ai_family\"")
			}
			c.Notice("Unknown hint %s", k.Str.Peek())
		}
	}
	return h, true, nil
}

// kinds are the socket types that getaddrinfo answers with when the hints leave them open, in its order.
var kinds = [...]struct{ socktype, protocol int64 }{
	{unix.SOCK_STREAM, unix.IPPROTO_TCP}, {unix.SOCK_DGRAM, unix.IPPROTO_UDP}, {unix.SOCK_RAW, unix.IPPROTO_IP},
}

func socketAddrinfoLookup(c *php.Call) (php.Value, error) {
	h, ok, err := hints(c)
	if !ok {
		return php.Undef(), err
	}
	ips, err := hostAddresses(c, c.Str(0), h)
	if err != nil || len(ips) == 0 {
		return php.False(), err
	}
	list := php.NewArray(len(ips))
	for _, ip := range ips {
		for _, k := range kinds {
			if h.socktype != 0 && h.socktype != k.socktype || h.protocol != 0 && k.protocol != 0 && h.protocol != k.protocol {
				continue
			}
			port, ok := servicePort(c, h, k.protocol)
			if !ok {
				continue
			}
			ai := &addrInfo{flags: h.flags, family: unix.AF_INET, socktype: k.socktype, protocol: k.protocol,
				addr: netip.AddrPortFrom(ip, port)}
			if ip.Is6() {
				ai.family = unix.AF_INET6
			}
			if k.protocol == 0 {
				ai.protocol = h.protocol
			}
			if h.flags&aiCanonname != 0 && list.Len() == 0 {
				ai.canon, ai.hasCanon = c.Str(0), true
			}
			v, err := newAddrInfo(c, ai)
			if err != nil {
				php.ArrayValue(list).Release()
				return php.Undef(), err
			}
			list.Append(v)
		}
	}
	if list.Len() == 0 {
		php.ArrayValue(list).Release()
		return php.False(), nil
	}
	return php.ArrayValue(list), nil
}

// hostAddresses returns a host's addresses of the families asked for.
func hostAddresses(c *php.Call, host string, h addrInfo) ([]netip.Addr, error) {
	wants := func(family int64) bool { return h.family == 0 || h.family == family }
	if ip, err := netip.ParseAddr(host); err == nil {
		if ip.Is4() && wants(unix.AF_INET) || ip.Is6() && wants(unix.AF_INET6) {
			return []netip.Addr{ip}, nil
		}
		return nil, nil
	}
	if ip, ok := classicIPv4(host); ok && wants(unix.AF_INET) {
		return []netip.Addr{ip}, nil
	}
	if h.flags&aiNumerichost != 0 {
		return nil, nil
	}
	var all []netip.Addr
	for _, family := range []int{unix.AF_INET6, unix.AF_INET} {
		if !wants(int64(family)) {
			continue
		}
		ips, _, err := resolve(c, family, host)
		if err != nil {
			return nil, err
		}
		all = append(all, ips...)
	}
	return all, nil
}

// servicePort returns the port that argument 1 names for a protocol.
func servicePort(c *php.Call, h addrInfo, protocol int64) (uint16, bool) {
	if c.IsNull(1) {
		return 0, true
	}
	service := c.Str(1)
	if n, err := strconv.ParseUint(service, 10, 16); err == nil {
		return uint16(n), true
	}
	if h.flags&aiNumericserv != 0 {
		return 0, false
	}
	name := map[int64]string{unix.IPPROTO_TCP: "tcp", unix.IPPROTO_UDP: "udp"}[protocol]
	return netdb.Port(c.Host(), service, name)
}

func socketAddrinfoExplain(c *php.Call) (php.Value, error) {
	ai, ok := addrInfoArg(c)
	if !ok {
		return php.False(), nil
	}
	a := php.NewHash(6)
	a.SetString("ai_flags", php.Int(ai.flags))
	a.SetString("ai_family", php.Int(ai.family))
	a.SetString("ai_socktype", php.Int(ai.socktype))
	a.SetString("ai_protocol", php.Int(ai.protocol))
	if ai.hasCanon {
		a.SetString("ai_canonname", php.String(ai.canon))
	}
	addr := php.NewHash(2)
	prefix := "sin"
	if ai.family == unix.AF_INET6 {
		prefix = "sin6"
	}
	addr.SetString(prefix+"_port", php.Int(int64(ai.addr.Port())))
	addr.SetString(prefix+"_addr", php.String(ai.addr.Addr().String()))
	a.SetString("ai_addr", php.ArrayValue(addr))
	return php.ArrayValue(a), nil
}

func socketAddrinfoBind(c *php.Call) (php.Value, error) {
	return useAddrInfo(c, php.NetBind, "Unable to bind address", func(sk *sock, sa unix.Sockaddr) error {
		return unix.Bind(sk.fd, sa)
	})
}

func socketAddrinfoConnect(c *php.Call) (php.Value, error) {
	return useAddrInfo(c, php.NetConnect, "Unable to connect address", func(sk *sock, sa unix.Sockaddr) error {
		return sk.connect(c.Ctx, sa)
	})
}

func useAddrInfo(c *php.Call, op php.NetOp, text string, f func(*sock, unix.Sockaddr) error) (php.Value, error) {
	ai, ok := addrInfoArg(c)
	if !ok {
		return php.False(), nil
	}
	sk, err := openSock(c, int(ai.family), int(ai.socktype), int(ai.protocol))
	if err != nil {
		return failGlobal(c, unableToCreate, err)
	}
	var sa unix.Sockaddr
	if ai.family == unix.AF_INET {
		sa = &unix.SockaddrInet4{Port: int(ai.addr.Port()), Addr: ai.addr.Addr().As4()}
	} else {
		sa = &unix.SockaddrInet6{Port: int(ai.addr.Port()), Addr: ai.addr.Addr().As16()}
	}
	if err = allowAddr(c, op, sk, sa); err == nil {
		err = f(sk, sa)
	}
	if err != nil {
		unix.Close(sk.fd)
		return failErr(c, &sock{fd: -1}, text, err)
	}
	return newSocket(c.Ctx, sk)
}
