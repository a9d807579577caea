package standard

import (
	"net"
	"net/netip"

	"gaja/ext/internal/netdb"
	"gaja/interp/php"
)

func getprotobyname(c *php.Call) (php.Value, error) {
	if _, ok, err := pathArg(c, 0); !ok {
		return php.False(), err
	}
	n, ok := netdb.ProtocolNumber(c.Host(), c.Str(0))
	if !ok {
		return php.False(), nil
	}
	return php.Int(int64(n)), nil
}

func getprotobynumber(c *php.Call) (php.Value, error) {
	name, ok := netdb.ProtocolName(c.Host(), int(c.Int(0)))
	if !ok {
		return php.False(), nil
	}
	return c.Ctx.Text(name), nil
}

func getservbyname(c *php.Call) (php.Value, error) {
	if _, ok, err := pathArg(c, 0); !ok {
		return php.False(), err
	}
	port, ok := netdb.Port(c.Host(), c.Str(0), c.Str(1))
	if !ok || c.Str(1) == "" {
		return php.False(), nil
	}
	return php.Int(int64(port)), nil
}

func getservbyport(c *php.Call) (php.Value, error) {
	name, ok := netdb.Service(c.Host(), uint16(c.Int(0)), c.Str(1))
	if !ok {
		return php.False(), nil
	}
	return c.Ctx.Text(name), nil
}

// lookupIPv4 returns a name's IPv4 addresses as far as the host lets it be looked up.
func lookupIPv4(c *php.Call, name string) ([]netip.Addr, error) {
	if ip, err := netip.ParseAddr(name); err == nil && ip.Is4() {
		return []netip.Addr{ip}, nil
	}
	pol := c.Host().Net
	if pol == nil || pol.Allow(c.Ctx.Go(), php.NetRequest{Op: php.NetResolve, Network: "ip", Name: name}) != nil {
		return nil, nil
	}
	ips, err := net.DefaultResolver.LookupNetIP(c.Ctx.Go(), "ip4", name)
	if err != nil {
		return nil, c.Ctx.WaitError()
	}
	return ips, nil
}

const maxHostName = 255

func gethostbyname(c *php.Call) (php.Value, error) {
	if _, ok, err := pathArg(c, 0); !ok {
		return php.False(), err
	}
	name := c.Str(0)
	if len(name) > maxHostName {
		c.Warn("Host name cannot be longer than %d characters", maxHostName)
		return c.Arg(0).Copy(), nil
	}
	ips, err := lookupIPv4(c, name)
	if err != nil {
		return php.Undef(), err
	}
	if len(ips) == 0 {
		return c.Arg(0).Copy(), nil
	}
	return c.Ctx.Text(ips[0].Unmap().String()), nil
}

func gethostbynamel(c *php.Call) (php.Value, error) {
	if _, ok, err := pathArg(c, 0); !ok {
		return php.False(), err
	}
	name := c.Str(0)
	if len(name) > maxHostName {
		c.Warn("Host name cannot be longer than %d characters", maxHostName)
		return php.False(), nil
	}
	ips, err := lookupIPv4(c, name)
	if err != nil {
		return php.Undef(), err
	}
	if len(ips) == 0 {
		return php.False(), nil
	}
	list := c.Ctx.NewArray(len(ips))
	for _, ip := range ips {
		list.Append(c.Ctx.Text(ip.Unmap().String()))
	}
	return php.ArrayValue(list), nil
}

func gethostbyaddr(c *php.Call) (php.Value, error) {
	addr := c.Str(0)
	if _, err := netip.ParseAddr(addr); err != nil {
		c.Warn("Address is not a valid IPv4 or IPv6 address")
		return php.False(), nil
	}
	pol := c.Host().Net
	if pol == nil || pol.Allow(c.Ctx.Go(), php.NetRequest{Op: php.NetResolve, Network: "ip", Name: addr}) != nil {
		return c.Arg(0).Copy(), nil
	}
	names, err := net.DefaultResolver.LookupAddr(c.Ctx.Go(), addr)
	if err != nil || len(names) == 0 {
		return c.Arg(0).Copy(), c.Ctx.WaitError()
	}
	name := names[0]
	if n := len(name); n > 1 && name[n-1] == '.' {
		name = name[:n-1]
	}
	return c.Ctx.Text(name), nil
}
