//go:build linux

package sockets

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"

	"golang.org/x/sys/unix"

	"gaja/interp/php"
)

// encoder turns the arrays that socket_sendmsg and socket_recvmsg take into the system's structures. The first thing
// wrong ends it; its message names the path of keys that led there.
type encoder struct {
	c    *php.Call
	sk   *sock
	keys []string
	msg  string
	err  error // ends the script
}

// failed reports whether something was wrong.
func (e *encoder) failed() bool { return e.msg != "" || e.err != nil }

// failf records the first error.
func (e *encoder) failf(format string, args ...any) {
	if e.failed() {
		return
	}
	path := strings.Join(e.keys, " > ")
	if path == "" {
		path = "unavailable"
	}
	e.msg = fmt.Sprintf("error converting user data (path: %s): %s", path, fmt.Sprintf(format, args...))
}

// under runs f with a key added to the path.
func (e *encoder) under(key string, f func()) {
	e.keys = append(e.keys, key)
	f()
	e.keys = e.keys[:len(e.keys)-1]
}

// report warns about what was wrong.
func (e *encoder) report() {
	if e.msg != "" {
		e.c.Warn("%s", e.msg)
	}
}

// encodeWith runs one conversion to bytes; nil means it failed, with a warning given or err set.
func encodeWith(c *php.Call, sk *sock, val php.Value, top string, f func(*encoder, php.Value) []byte) ([]byte, error) {
	e := &encoder{c: c, sk: sk, keys: []string{top}}
	b := f(e, val)
	if e.failed() {
		e.report()
		return nil, e.err
	}
	return b, nil
}

// array returns the value as an array, or records that it is none.
func (e *encoder) array(v php.Value) *php.Array {
	if v = v.Deref(); v.IsArray() {
		return v.Array()
	}
	e.failf("expected an array here")
	return nil
}

// field runs f on an element, under its key; a missing one is an error if required.
func (e *encoder) field(a *php.Array, key string, required bool, f func(v php.Value)) {
	if e.failed() || a == nil {
		return
	}
	v := a.GetString(key)
	if v.IsUndef() {
		if required {
			e.failf("The key '%s' is required", key)
		}
		return
	}
	e.under(key, func() { f(v) })
}

// integer reads an integer within bounds; what names the native type in the message.
func (e *encoder) integer(v php.Value, lo, hi int64, what string) int64 {
	n := e.anyInteger(v)
	if !e.failed() && (n < lo || n > hi) {
		e.failf("given PHP integer is out of bounds for %s", what)
	}
	return n
}

func (e *encoder) anyInteger(v php.Value) int64 {
	switch v.Kind() {
	case php.KindInt:
		return v.Int()
	case php.KindFloat:
		return e.c.Ctx.ToInt(v)
	case php.KindString, php.KindObject:
		s, err := e.c.Ctx.ToString(v)
		if err != nil {
			e.err = err
			return 0
		}
		defer php.StrValue(s).Release()
		if n, rest := php.ParseNumeric(s.Peek()); rest >= php.NumericSpace {
			return e.c.Ctx.ToInt(n)
		}
		e.failf("expected an integer, but got a non numeric string (possibly from a converted object): '%s'", s.Peek())
		return 0
	}
	e.failf("expected an integer, either of a PHP integer type or of a convertible type")
	return 0
}

// text reads a string of any value.
func (e *encoder) text(v php.Value) string {
	s, err := e.c.Ctx.ToString(v)
	if err != nil {
		e.err = err
		return ""
	}
	defer php.StrValue(s).Release()
	return s.String()
}

// name reads a socket address.
func (e *encoder) name(v php.Value) unix.Sockaddr {
	a := e.array(v)
	if a == nil {
		return nil
	}
	family := int64(e.sk.domain)
	if f := a.GetString("family"); !f.IsNil() {
		e.under("family", func() { family = e.integer(f, math.MinInt32, math.MaxInt32, "a native int") })
		if e.failed() {
			return nil
		}
	}
	switch family {
	case unix.AF_INET:
		if e.sk.domain != unix.AF_INET && e.sk.domain != unix.AF_INET6 {
			e.failf("the specified family (number %d) is not supported on this socket", family)
			return nil
		}
		return e.inet(a, unix.AF_INET)
	case unix.AF_INET6:
		if e.sk.domain != unix.AF_INET6 {
			e.failf("the specified family (AF_INET6) is not supported on this socket")
			return nil
		}
		return e.inet(a, unix.AF_INET6)
	case unix.AF_UNIX:
		if e.sk.domain != unix.AF_UNIX {
			e.failf("the specified family (AF_UNIX) is not supported on this socket")
			return nil
		}
		return e.unixName(a)
	}
	e.failf("the only families currently supported are AF_INET, AF_INET6 and AF_UNIX")
	return nil
}

// addr reads an address of a domain from its text or name.
func (e *encoder) addr(v php.Value, domain int) (b [16]byte) {
	name := e.text(v)
	like := &sock{fd: -1, domain: domain}
	ip, ok, err := like.lookup(e.c, name)
	if err != nil {
		e.err = err
	} else if !ok {
		e.sk.err = like.err
		af := "AF_INET"
		if domain == unix.AF_INET6 {
			af = "AF_INET6"
		}
		e.failf("could not resolve address '%s' to get an %s address", name, af)
	}
	if ok {
		copy(b[:], ip.AsSlice())
	}
	return b
}

func (e *encoder) inet(a *php.Array, domain int) unix.Sockaddr {
	var ip [16]byte
	var port, scope int64
	e.field(a, "addr", false, func(v php.Value) { ip = e.addr(v, domain) })
	e.field(a, "port", false, func(v php.Value) { port = e.integer(v, 0, 0xffff, "an unsigned 16-bit integer") })
	if domain == unix.AF_INET {
		return &unix.SockaddrInet4{Addr: [4]byte(ip[:4]), Port: int(port)}
	}
	e.field(a, "scope_id", false, func(v php.Value) {
		scope = e.integer(v, 0, math.MaxUint32, "an unsigned 32-bit integer")
	})
	return &unix.SockaddrInet6{Addr: ip, Port: int(port), ZoneId: uint32(scope)}
}

func (e *encoder) unixName(a *php.Array) unix.Sockaddr {
	path := ""
	e.field(a, "path", false, func(v php.Value) {
		path = e.text(v)
		switch {
		case path == "":
			e.failf("the path is must not be empty")
		case len(path) >= maxSunPath:
			e.failf("the path is too long, the maximum permitted length is %d", maxSunPath-1)
		}
	})
	if strings.HasPrefix(path, "\x00") {
		rest, _, _ := strings.Cut(path[1:], "\x00")
		return &unix.SockaddrUnix{Name: "\x00" + rest}
	}
	path, _, _ = strings.Cut(path, "\x00")
	return unixAddr(path)
}

// pktinfo reads a struct in6_pktinfo.
func (e *encoder) pktinfo(v php.Value) []byte {
	a := e.array(v)
	b := make([]byte, 20)
	e.field(a, "addr", true, func(v php.Value) {
		ip := e.addr(v, unix.AF_INET6)
		copy(b, ip[:])
	})
	e.field(a, "ifindex", true, func(v php.Value) { binary.NativeEndian.PutUint32(b[16:], e.ifindex(v)) })
	return b
}

func (e *encoder) ifindex(v php.Value) uint32 {
	if v.IsInt() {
		if n := v.Int(); n < 0 || n > math.MaxUint32 {
			e.failf("the interface index cannot be negative or larger than %d; given %d", uint32(math.MaxUint32), n)
		}
		return uint32(v.Int())
	}
	name := e.text(v)
	i, err := interfaceByName(name)
	if err != nil {
		e.failf("no interface with name \"%s\" could be found", name)
	}
	return i
}
