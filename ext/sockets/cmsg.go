//go:build linux

package sockets

import (
	"encoding/binary"
	"math"
	"net"
	"strconv"

	"golang.org/x/sys/unix"

	"gaja/interp/php"
)

// cmsgKind is one kind of control message that scripts may send and receive.
type cmsgKind struct {
	level, typ int
	size       int // of the data; 0 when it is a list
	each       int // of one element of a list
	encode     func(e *encoder, v php.Value) []byte
	decode     func(d *decoder, b []byte) (php.Value, bool)
}

// cmsgKinds are all kinds. A function, because the entries refer to code that refers back.
func cmsgKinds() []cmsgKind {
	return []cmsgKind{
		{unix.IPPROTO_IPV6, unix.IPV6_PKTINFO, 20, 0, (*encoder).pktinfo, func(_ *decoder, b []byte) (php.Value, bool) {
			return pktinfoArray(b), true
		}},
		{unix.IPPROTO_IPV6, unix.IPV6_HOPLIMIT, 4, 0, (*encoder).nativeInt, decodeInt},
		{unix.IPPROTO_IPV6, unix.IPV6_TCLASS, 4, 0, (*encoder).nativeInt, decodeInt},
		{unix.SOL_SOCKET, unix.SCM_CREDENTIALS, 12, 0, (*encoder).ucred, decodeCred},
		{unix.SOL_SOCKET, unix.SCM_RIGHTS, 0, 4, (*encoder).rights, (*decoder).rights},
	}
}

func findCmsg(level, typ int64) *cmsgKind {
	kinds := cmsgKinds()
	for i := range kinds {
		if int64(kinds[i].level) == level && int64(kinds[i].typ) == typ {
			return &kinds[i]
		}
	}
	return nil
}

func interfaceByName(name string) (uint32, error) {
	i, err := net.InterfaceByName(name)
	if err != nil {
		return 0, err
	}
	return uint32(i.Index), nil
}

func (e *encoder) nativeInt(v php.Value) []byte {
	return binary.NativeEndian.AppendUint32(nil, uint32(e.integer(v, math.MinInt32, math.MaxInt32, "a native int")))
}

func decodeInt(_ *decoder, b []byte) (php.Value, bool) {
	return php.Int(int64(int32(binary.NativeEndian.Uint32(b)))), true
}

func (e *encoder) ucred(v php.Value) []byte {
	a := e.array(v)
	var b []byte
	for _, f := range []struct {
		key, what string
		max       int64
	}{{"pid", "a pid_t value", math.MaxInt32}, {"uid", "a uid_t value", math.MaxUint32},
		{"gid", "a uid_t value", math.MaxUint32}} {
		e.field(a, f.key, true, func(v php.Value) {
			b = binary.NativeEndian.AppendUint32(b, uint32(e.integer(v, 0, f.max, f.what)))
		})
	}
	return b
}

func decodeCred(_ *decoder, b []byte) (php.Value, bool) {
	u := func(i int) int64 { return int64(binary.NativeEndian.Uint32(b[4*i:])) }
	return intsArray([]string{"pid", "uid", "gid"}, int64(int32(u(0))), u(1), u(2)), true
}

// rights reads a list of sockets and streams as descriptors.
func (e *encoder) rights(v php.Value) []byte {
	a := e.array(v)
	if a == nil {
		return nil
	}
	if a.Len() == 0 {
		e.failf("expected at least one element in this array")
	}
	var b []byte
	i := 0
	for el := range a.Values() {
		i++
		e.under("element #"+strconv.Itoa(i), func() {
			b = binary.NativeEndian.AppendUint32(b, uint32(e.descriptor(el)))
		})
	}
	return b
}

func (e *encoder) descriptor(v php.Value) int {
	if sk := sockOf(v); sk != nil {
		return sk.fd
	}
	if v.IsObject() && v.Object().Class.Lower == "socket" {
		e.failf("socket is already closed")
		return -1
	}
	if v.IsResource() {
		if fd, ok := streamDescriptor(v); ok {
			return fd
		}
		e.failf("resource is not a stream")
		return -1
	}
	e.failf("expected a Socket object or a stream resource")
	return -1
}

// control reads the list of control messages of socket_sendmsg.
func (e *encoder) control(v php.Value) []byte {
	a := e.array(v)
	if a == nil {
		return nil
	}
	var out []byte
	i := 0
	for el := range a.Values() {
		e.under("element #"+strconv.Itoa(i), func() { out = append(out, e.cmsg(el)...) })
		i++
	}
	return out
}

func (e *encoder) cmsg(v php.Value) []byte {
	a := e.array(v)
	var level, typ int64
	e.field(a, "level", true, func(v php.Value) {
		level = e.integer(v, math.MinInt32, math.MaxInt32, "a native int")
	})
	e.field(a, "type", true, func(v php.Value) { typ = e.integer(v, math.MinInt32, math.MaxInt32, "a native int") })
	if e.failed() {
		return nil
	}
	k := findCmsg(level, typ)
	if k == nil {
		e.failf("cmsghdr with level %d and type %d not supported", level, typ)
		return nil
	}
	var data []byte
	e.field(a, "data", true, func(v php.Value) { data = k.encode(e, v) })
	if e.failed() {
		return nil
	}
	return packCmsg(k, data)
}

// packCmsg lays a control message out: the header, the data, and padding to a word.
func packCmsg(k *cmsgKind, data []byte) []byte {
	b := make([]byte, unix.CmsgSpace(len(data)))
	binary.NativeEndian.PutUint64(b, uint64(unix.CmsgLen(len(data))))
	binary.NativeEndian.PutUint32(b[8:], uint32(k.level))
	binary.NativeEndian.PutUint32(b[12:], uint32(k.typ))
	copy(b[unix.CmsgLen(0):], data)
	return b
}

func socketCmsgSpace(c *php.Call) (php.Value, error) {
	level, typ, n := c.Int(0), c.Int(1), c.IntOr(2, 0)
	modern := c.Ctx.Level == php.Level84
	for i, v := range []int64{level, typ, n} {
		if v < math.MinInt32 || v > math.MaxInt32 {
			if modern {
				return php.Undef(), c.ArgValueError(i, "must be between %d and %d", math.MinInt32, math.MaxInt32)
			}
			c.Warn("The value %d does not fit inside the boundaries of a native integer", v)
			return php.Null(), nil
		}
	}
	if n < 0 {
		if modern {
			return php.Undef(), c.ArgValueError(2, "must be greater than or equal to 0")
		}
		c.Warn("The third argument cannot be negative")
		return php.Null(), nil
	}
	k := findCmsg(level, typ)
	if k == nil {
		if modern {
			return php.Undef(), c.ValueError("Pair level %d and/or type %d is not supported", level, typ)
		}
		c.Warn("The pair level %d/type %d is not supported by PHP", level, typ)
		return php.Null(), nil
	}
	return php.Int(int64(unix.CmsgSpace(k.size + int(n)*k.each))), nil
}
