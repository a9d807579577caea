//go:build linux

package sockets

import (
	"net"
	"net/netip"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"

	"gaja/interp/php"
)

// The resolver's error numbers (h_errno).
const (
	hostNotFound = 1
	hostTryAgain = 2
)

const (
	hostLookupFailed = "Host lookup failed"
	maxSunPath       = 108
	maxHostName      = 255
)

// purpose says what an address is for: the callers differ in what they say about a missing port or a long path.
type purpose uint8

const (
	toConnect purpose = iota
	toBind
	toSend
)

// target makes the address of arguments addr and port for the socket's domain. A nil address means the call is over with
// the result or error given.
func (sk *sock) target(c *php.Call, addr, port int, why purpose) (unix.Sockaddr, php.Value, error) {
	name := c.Str(addr)
	if sk.domain == unix.AF_INET || sk.domain == unix.AF_INET6 {
		if why != toBind && (c.IsNull(port) || why == toConnect && c.Ctx.Level == php.Level74 && c.Given != 3) {
			v, err := sk.portMissing(c, port, why)
			return nil, v, err
		}
		ip, ok, err := sk.lookup(c, name)
		if !ok {
			return nil, php.False(), err
		}
		return sk.sockaddr(c, ip, int(uint16(c.IntOr(port, 0))), name), php.False(), nil
	}
	if sk.domain != unix.AF_UNIX {
		text := "Unsupported socket type %d"
		if why == toBind {
			text = "unsupported socket type '%d', must be AF_UNIX, AF_INET, or AF_INET6"
		}
		v, err := badDomain(c, sk, text)
		return nil, v, err
	}
	if len(name) >= maxSunPath && (why != toSend || c.Ctx.Level == php.Level84) {
		if c.Ctx.Level == php.Level84 {
			return nil, php.Undef(), c.ArgValueError(addr, "must be less than %d", maxSunPath)
		}
		if why == toConnect {
			c.Warn("Path too long")
		} else {
			c.Warn("Invalid path: too long (maximum size is %d)", maxSunPath-1)
		}
		return nil, php.False(), nil
	}
	if why == toSend {
		name, _, _ = strings.Cut(name, "\x00")
		name = name[:min(len(name), maxSunPath-1)]
	}
	return unixAddr(name), php.False(), nil
}

// unixAddr makes the address of a path as it is: package unix takes a leading @ for the abstract namespace.
func unixAddr(path string) unix.Sockaddr {
	if strings.HasPrefix(path, "@") {
		path = "./" + path
	}
	return &unix.SockaddrUnix{Name: path}
}

func (sk *sock) portMissing(c *php.Call, port int, why purpose) (php.Value, error) {
	name := "AF_INET"
	if sk.domain == unix.AF_INET6 {
		name = "AF_INET6"
	}
	if c.Ctx.Level == php.Level84 {
		return php.Undef(), c.ArgValueError(port, "cannot be null when the socket type is %s", name)
	}
	if why == toConnect {
		c.Warn("Socket of type %s requires 3 arguments", name)
		return php.False(), nil
	}
	return wrongCount(c)
}

func (sk *sock) sockaddr(c *php.Call, ip netip.Addr, port int, name string) unix.Sockaddr {
	if sk.domain == unix.AF_INET {
		return &unix.SockaddrInet4{Port: port, Addr: ip.As4()}
	}
	sa := &unix.SockaddrInet6{Port: port, Addr: ip.As16()}
	if _, zone, found := strings.Cut(name, "%"); found {
		sa.ZoneId = scopeID(c, zone)
	}
	return sa
}

// scopeID returns the number of an interface given by number or name.
func scopeID(c *php.Call, zone string) uint32 {
	if n, err := strconv.ParseUint(zone, 10, 32); err == nil {
		return uint32(n)
	}
	id, _ := interfaceIndex(c, zone)
	return id
}

// interfaceIndex finds an interface by name and warns if there is none.
func interfaceIndex(c *php.Call, name string) (uint32, bool) {
	i, err := net.InterfaceByName(name)
	if err != nil {
		c.Warn("No interface with name \"%s\" could be found", name)
		return 0, false
	}
	return uint32(i.Index), true
}

// lookup turns a literal address or host name into an address of the socket's domain; it reports failures itself.
func (sk *sock) lookup(c *php.Call, name string) (netip.Addr, bool, error) {
	if ip, err := netip.ParseAddr(name); err == nil {
		switch {
		case sk.domain == unix.AF_INET && ip.Is4():
			return ip, true, nil
		case sk.domain == unix.AF_INET6 && ip.Is6():
			return ip.WithZone(""), true, nil
		}
	}
	if sk.domain == unix.AF_INET && len(name) > maxHostName {
		_, err := fail(c, sk, hostLookupFailed, hostErrorBase)
		return netip.Addr{}, false, err
	}
	ips, code, err := resolve(c, sk.domain, name)
	if err != nil {
		return netip.Addr{}, false, err
	}
	if len(ips) == 0 {
		_, err := fail(c, sk, hostLookupFailed, hostErrorBase-code)
		return netip.Addr{}, false, err
	}
	return ips[0], true, nil
}

// resolve looks a name up for a domain. Without an answer it gives the resolver's error number; err ends the script.
func resolve(c *php.Call, domain int, name string) ([]netip.Addr, int, error) {
	if allow(c, php.NetRequest{Op: php.NetResolve, Network: "ip", Name: name}) != nil {
		return nil, hostTryAgain, nil
	}
	if ip, ok := classicIPv4(name); ok && domain == unix.AF_INET {
		return []netip.Addr{ip}, 0, nil
	}
	network := "ip4"
	if domain == unix.AF_INET6 {
		network = "ip6"
	}
	ips, err := net.DefaultResolver.LookupNetIP(c.Ctx.Go(), network, name)
	if err != nil {
		if werr := c.Ctx.WaitError(); werr != nil {
			return nil, 0, werr
		}
		if e, ok := err.(*net.DNSError); ok && (e.IsTimeout || e.IsTemporary) {
			return nil, hostTryAgain, nil
		}
		return nil, hostNotFound, nil
	}
	out := ips[:0]
	for _, ip := range ips {
		if ip = ip.Unmap(); ip.Is4() == (domain == unix.AF_INET) {
			out = append(out, ip)
		}
	}
	if len(out) == 0 {
		return nil, hostNotFound, nil
	}
	return out, 0, nil
}

// classicIPv4 reads the old forms of an IPv4 address that the C resolver takes: "127.1", "0x7f000001".
func classicIPv4(s string) (netip.Addr, bool) {
	parts := strings.Split(s, ".")
	if len(parts) > 4 {
		return netip.Addr{}, false
	}
	var v uint64
	for i, p := range parts {
		last := i == len(parts)-1
		n, err := strconv.ParseUint(p, 0, 32)
		bits := 8
		if last {
			bits = 8 * (4 - i)
		}
		if err != nil || strings.ContainsAny(p, "_+") || n >= 1<<bits {
			return netip.Addr{}, false
		}
		v = v<<bits | n
	}
	return netip.AddrFrom4([4]byte{byte(v >> 24), byte(v >> 16), byte(v >> 8), byte(v)}), true
}

// addrText returns an address as scripts see it; domain says what to show when the system gave none.
func addrText(domain int, sa unix.Sockaddr) (string, int) {
	switch sa := sa.(type) {
	case *unix.SockaddrInet4:
		return netip.AddrFrom4(sa.Addr).String(), sa.Port
	case *unix.SockaddrInet6:
		return ip6Text(sa.Addr), sa.Port
	case *unix.SockaddrUnix:
		// An abstract name begins with NUL, so as a C string it is empty; package unix shows the NUL as @.
		if strings.HasPrefix(sa.Name, "@") {
			return "", 0
		}
		return sa.Name, 0
	}
	switch domain {
	case unix.AF_INET:
		return "0.0.0.0", 0
	case unix.AF_INET6:
		return "::", 0
	}
	return "", 0
}

func ip6Text(a [16]byte) string { return netip.AddrFrom16(a).String() }

func socketGetsockname(c *php.Call) (php.Value, error) {
	return nameOf(c, unix.Getsockname, "unable to retrieve socket name")
}

func socketGetpeername(c *php.Call) (php.Value, error) {
	return nameOf(c, unix.Getpeername, "unable to retrieve peer name")
}

func nameOf(c *php.Call, get func(int) (unix.Sockaddr, error), text string) (php.Value, error) {
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	sa, err := get(sk.fd)
	if err != nil && err != unix.EAFNOSUPPORT {
		return failErr(c, sk, text, err)
	}
	switch sa.(type) {
	case *unix.SockaddrInet4, *unix.SockaddrInet6, *unix.SockaddrUnix:
	default:
		return badDomain(c, sk, "Unsupported address family %d")
	}
	addr, port := addrText(sk.domain, sa)
	if err := c.SetRef(1, php.String(addr)); err != nil {
		return php.Undef(), err
	}
	if _, local := sa.(*unix.SockaddrUnix); !local {
		if err := c.SetRef(2, php.Int(int64(port))); err != nil {
			return php.Undef(), err
		}
	}
	return php.True(), nil
}
