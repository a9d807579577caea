//go:build unix

package streams

import (
	"net"
	"net/netip"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/block"
	"gaja/interp/php"
	"gaja/interp/stream"
)

// Transport is an address of a socket's stream taken apart.
type Transport struct {
	Name   string // tcp, udp, unix, udg
	Domain int
	Type   int
	Host   string
	Port   int
	Path   string
}

// StreamType is the stream's type in stream_get_meta_data.
func (t *Transport) StreamType() string { return t.Name + "_socket" }

// ParseTransport reads an address such as "tcp://host:port" or "unix:///path"; without a scheme it is tcp.
func ParseTransport(addr string) (*Transport, error) {
	t := &Transport{Name: "tcp", Domain: unix.AF_INET, Type: unix.SOCK_STREAM}
	rest := addr
	if name, r, ok := strings.Cut(addr, "://"); ok {
		t.Name, rest = strings.ToLower(name), r
	}
	switch t.Name {
	case "tcp":
	case "udp":
		t.Type = unix.SOCK_DGRAM
	case "unix":
		t.Domain, t.Path = unix.AF_UNIX, rest
		return t, nil
	case "udg":
		t.Domain, t.Type, t.Path = unix.AF_UNIX, unix.SOCK_DGRAM, rest
		return t, nil
	default:
		return nil, &Failure{"Unable to find the socket transport \"" + t.Name +
			"\" - did you forget to enable it when you configured PHP?"}
	}
	rest, _, _ = strings.Cut(rest, "/")
	if strings.HasPrefix(rest, "[") {
		host, tail, ok := strings.Cut(rest[1:], "]")
		if !ok || !strings.HasPrefix(tail, ":") {
			return nil, &Failure{"Failed to parse address \"" + rest + "\""}
		}
		t.Host, rest = host, tail
	} else {
		i := strings.LastIndexByte(rest, ':')
		if i < 0 {
			return nil, &Failure{"Failed to parse address \"" + rest + "\""}
		}
		t.Host, rest = rest[:i], rest[i:]
	}
	port, err := strconv.Atoi(rest[1:])
	if err != nil || port < 0 || port > 65535 {
		return nil, &Failure{"Failed to parse address \"" + t.Host + rest + "\""}
	}
	t.Port = port
	return t, nil
}

// Sockaddrs returns the addresses that the transport may mean, after a look-up if need be. The error is a *Failure with
// PHP's words for a name that does not resolve.
func (t *Transport) Sockaddrs(ctx *php.Context) ([]unix.Sockaddr, error) {
	if t.Domain == unix.AF_UNIX {
		path := t.Path
		if strings.HasPrefix(path, "@") {
			path = "./" + path
		}
		return []unix.Sockaddr{&unix.SockaddrUnix{Name: path}}, nil
	}
	if ip, err := netip.ParseAddr(t.Host); err == nil {
		return []unix.Sockaddr{t.at(ip)}, nil
	}
	if t.Host == "" {
		return []unix.Sockaddr{t.at(netip.IPv4Unspecified())}, nil
	}
	failed := &Failure{"php_network_getaddresses: getaddrinfo for " + t.Host + " failed: Name or service not known"}
	if ctx.Level == php.Level74 {
		failed.Text = "php_network_getaddresses: getaddrinfo failed: Name or service not known"
	}
	pol := ctx.Host.Net
	if pol == nil || pol.Allow(ctx.Go(), php.NetRequest{Op: php.NetResolve, Network: "ip", Name: t.Host}) != nil {
		return nil, failed
	}
	ips, err := net.DefaultResolver.LookupNetIP(ctx.Go(), "ip", t.Host)
	if werr := ctx.WaitError(); werr != nil {
		return nil, werr
	}
	if err != nil || len(ips) == 0 {
		return nil, failed
	}
	var out []unix.Sockaddr
	for _, ip := range ips {
		out = append(out, t.at(ip.Unmap()))
	}
	return out, nil
}

func (t *Transport) at(ip netip.Addr) unix.Sockaddr {
	if ip.Is4() {
		return &unix.SockaddrInet4{Port: t.Port, Addr: ip.As4()}
	}
	return &unix.SockaddrInet6{Port: t.Port, Addr: ip.As16()}
}

func domainOf(sa unix.Sockaddr) int {
	switch sa.(type) {
	case *unix.SockaddrInet4:
		return unix.AF_INET
	case *unix.SockaddrInet6:
		return unix.AF_INET6
	}
	return unix.AF_UNIX
}

// allowed asks the host about an operation on an address.
func (t *Transport) allowed(ctx *php.Context, op php.NetOp, sa unix.Sockaddr) error {
	pol := ctx.Host.Net
	r := php.NetRequest{Op: op, Network: map[string]string{"tcp": "tcp", "udp": "udp", "unix": "unix", "udg": "unixgram"}[t.Name]}
	switch sa := sa.(type) {
	case *unix.SockaddrInet4:
		r.Addr = netip.AddrPortFrom(netip.AddrFrom4(sa.Addr), uint16(sa.Port))
	case *unix.SockaddrInet6:
		r.Addr = netip.AddrPortFrom(netip.AddrFrom16(sa.Addr), uint16(sa.Port))
	case *unix.SockaddrUnix:
		r.Path = sa.Name
	}
	if pol == nil || pol.Allow(ctx.Go(), r) != nil {
		return unix.EACCES
	}
	return nil
}

func closeOnExec(fd int) {
	unix.CloseOnExec(fd)
}

// Connect connects and returns the socket's descriptor. With async the connection may still be under way.
func (t *Transport) Connect(ctx *php.Context, timeout time.Duration, async bool) (int, error) {
	list, err := t.Sockaddrs(ctx)
	if err != nil {
		return -1, err
	}
	for _, sa := range list {
		var fd int
		if fd, err = t.connectTo(ctx, sa, timeout, async); err == nil || Ends(err) {
			return fd, err
		}
	}
	return -1, err
}

func (t *Transport) connectTo(ctx *php.Context, sa unix.Sockaddr, timeout time.Duration, async bool) (int, error) {
	if err := t.allowed(ctx, php.NetConnect, sa); err != nil {
		return -1, err
	}
	fd, err := unix.Socket(domainOf(sa), t.Type, 0)
	if err != nil {
		return -1, err
	}
	closeOnExec(fd)
	unix.SetNonblock(fd, true)
	err = unix.Connect(fd, sa)
	if err == unix.EINPROGRESS && !async {
		ready, werr := block.Of(ctx).One(fd, unix.POLLOUT, timeout)
		switch {
		case werr != nil:
			err = werr
		case !ready:
			err = unix.ETIMEDOUT
		default:
			n, e := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_ERROR)
			if err = e; e == nil && n != 0 {
				err = unix.Errno(n)
			}
		}
	}
	if err != nil && err != unix.EINPROGRESS {
		unix.Close(fd)
		return -1, err
	}
	if !async {
		unix.SetNonblock(fd, false)
	}
	return fd, nil
}

// Listen binds a socket and listens on it if listen is set and the type allows.
func (t *Transport) Listen(ctx *php.Context, backlog int, listen bool) (int, error) {
	list, err := t.Sockaddrs(ctx)
	if err != nil {
		return -1, err
	}
	sa := list[0]
	if err := t.allowed(ctx, php.NetBind, sa); err != nil {
		return -1, err
	}
	fd, err := unix.Socket(domainOf(sa), t.Type, 0)
	if err != nil {
		return -1, err
	}
	closeOnExec(fd)
	if t.Domain != unix.AF_UNIX {
		unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_REUSEADDR, 1)
	}
	if err = unix.Bind(fd, sa); err == nil && listen && t.Type == unix.SOCK_STREAM {
		err = unix.Listen(fd, backlog)
	}
	if err != nil {
		unix.Close(fd)
		return -1, err
	}
	return fd, nil
}

// SockName returns an address as stream functions show it: "host:port", "[v6]:port" or a path.
func SockName(sa unix.Sockaddr) string {
	switch sa := sa.(type) {
	case *unix.SockaddrInet4:
		return netip.AddrPortFrom(netip.AddrFrom4(sa.Addr), uint16(sa.Port)).String()
	case *unix.SockaddrInet6:
		return netip.AddrPortFrom(netip.AddrFrom16(sa.Addr), uint16(sa.Port)).String()
	case *unix.SockaddrUnix:
		if strings.HasPrefix(sa.Name, "@") {
			return strings.TrimPrefix("\x00"+sa.Name[1:], "\x00")
		}
		return sa.Name
	}
	return ""
}

// NewSocketStream makes a stream of a socket.
func NewSocketStream(ctx *php.Context, fd int, typ string, blocking bool) *stream.Stream {
	s := stream.New(NewSocket(ctx, fd, blocking), "", typ, "r+")
	s.Blocked = blocking
	s.Remote = true
	return s
}

// SendTo sends a datagram to the transport's address.
func (t *Transport) SendTo(ctx *php.Context, fd int, data []byte, flags int) error {
	list, err := t.Sockaddrs(ctx)
	if err != nil {
		return err
	}
	if err := t.allowed(ctx, php.NetConnect, list[0]); err != nil {
		return err
	}
	return unix.Sendto(fd, data, flags, list[0])
}
