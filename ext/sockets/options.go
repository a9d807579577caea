//go:build linux

package sockets

import (
	"encoding/binary"
	"strings"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/sysio"
	"gaja/interp/php"
)

const (
	unableToGet = "Unable to retrieve socket option"
	unableToSet = "Unable to set socket option"
	soMeminfo   = 55
	soCBPF      = 51 // SO_ATTACH_REUSEPORT_CBPF
	skfAdQueue  = 24
	skfAdCPU    = 36
)

// meminfoKeys name the numbers of SO_MEMINFO in their order.
var meminfoKeys = [...]string{"rmem_alloc", "rcvbuf", "wmem_alloc", "sndbuf", "fwd_alloc", "wmem_queued", "optmem",
	"backlog", "drops"}

func intsArray(keys []string, vals ...int64) php.Value {
	a := php.NewHash(len(vals))
	for i, v := range vals {
		a.SetString(keys[i], php.Int(v))
	}
	return php.ArrayValue(a)
}

func socketGetOption(c *php.Call) (php.Value, error) {
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	level, opt := int(int32(c.Int(1))), int(int32(c.Int(2)))
	switch {
	case level == unix.IPPROTO_IP && opt == unix.IP_MULTICAST_IF:
		return sk.multicastIf(c)
	case level == unix.IPPROTO_IPV6 && opt == unix.IPV6_PKTINFO:
		return sk.pktinfo(c)
	case level == unix.SOL_SOCKET && (opt == unix.SO_LINGER || opt == unix.SO_RCVTIMEO || opt == unix.SO_SNDTIMEO),
		c.Ctx.Level == php.Level84 && level == unix.SOL_SOCKET && opt == soMeminfo,
		c.Ctx.Level == php.Level84 && level == unix.IPPROTO_TCP && opt == unix.TCP_CONGESTION:
		return sk.structOption(c, level, opt)
	}
	var b [4]byte
	n, e := sysio.Getsockopt(sk.fd, level, opt, b[:])
	if e != 0 {
		return fail(c, sk, unableToGet, int(e))
	}
	if n == 1 {
		return php.Int(int64(b[0])), nil
	}
	return php.Int(int64(int32(binary.NativeEndian.Uint32(b[:])))), nil
}

// structOption reads the options whose value is a structure.
func (sk *sock) structOption(c *php.Call, level, opt int) (php.Value, error) {
	var b [64]byte
	size := map[int]int{unix.SO_LINGER: 8, unix.SO_RCVTIMEO: 16, unix.SO_SNDTIMEO: 16, soMeminfo: 36}[opt]
	if level == unix.IPPROTO_TCP {
		size = 16
	}
	n, e := sysio.Getsockopt(sk.fd, level, opt, b[:size])
	if e != 0 {
		return fail(c, sk, unableToGet, int(e))
	}
	u32 := func(i int) int64 { return int64(binary.NativeEndian.Uint32(b[4*i:])) }
	switch {
	case level == unix.IPPROTO_TCP:
		name, _, _ := strings.Cut(string(b[:n]), "\x00")
		a := php.NewHash(1)
		a.SetString("name", php.String(name))
		return php.ArrayValue(a), nil
	case opt == unix.SO_LINGER:
		return intsArray([]string{"l_onoff", "l_linger"}, int64(int32(u32(0))), int64(int32(u32(1)))), nil
	case opt == soMeminfo:
		var vals []int64
		for i := range meminfoKeys {
			vals = append(vals, u32(i))
		}
		return intsArray(meminfoKeys[:], vals...), nil
	}
	return intsArray([]string{"sec", "usec"}, int64(binary.NativeEndian.Uint64(b[:])),
		int64(binary.NativeEndian.Uint64(b[8:]))), nil
}

func socketSetOption(c *php.Call) (php.Value, error) {
	sk, ok, err := arg(c, 0)
	if !ok {
		return php.False(), err
	}
	level, opt := int(int32(c.Int(1))), int(int32(c.Int(2)))
	val := c.Arg(3)
	if level == unix.IPPROTO_IP || level == unix.IPPROTO_IPV6 {
		if done, v, err := sk.setIPOption(c, level, opt, val); done {
			return v, err
		}
		return sk.setInt(c, level, opt, c.Ctx.ToInt(val))
	}
	modern := c.Ctx.Level == php.Level84
	if modern && level == unix.IPPROTO_TCP && opt == unix.TCP_CONGESTION {
		return sk.setBytes(c, level, opt, stringBytes(val))
	}
	switch {
	case opt == unix.SO_LINGER:
		return sk.setLinger(c, level, opt, val)
	case opt == unix.SO_RCVTIMEO || opt == unix.SO_SNDTIMEO:
		return sk.setTimeout(c, level, opt, val)
	case opt == unix.SO_BINDTODEVICE:
		return sk.setBytes(c, level, opt, stringBytes(val))
	case modern && opt == soCBPF:
		return sk.setFilter(c, level, opt, c.Ctx.ToInt(val))
	}
	return sk.setInt(c, level, opt, c.Ctx.ToInt(val))
}

func stringBytes(v php.Value) []byte {
	if v.IsString() {
		return []byte(v.Str().Peek())
	}
	return nil
}

func (sk *sock) setInt(c *php.Call, level, opt int, v int64) (php.Value, error) {
	return sk.setBytes(c, level, opt, binary.NativeEndian.AppendUint32(nil, uint32(v)))
}

func (sk *sock) setBytes(c *php.Call, level, opt int, b []byte) (php.Value, error) {
	sk.timeouts = timeouts{}
	if e := sysio.Setsockopt(sk.fd, level, opt, b); e != 0 {
		return fail(c, sk, unableToSet, int(e))
	}
	return php.True(), nil
}

// setFilter attaches the two programs that SO_ATTACH_REUSEPORT_CBPF is offered with, or detaches with 0.
func (sk *sock) setFilter(c *php.Call, level, opt int, which int64) (php.Value, error) {
	if which == 0 {
		return sk.setInt(c, level, unix.SO_DETACH_BPF, 1)
	}
	k := uint32(which)
	if k != skfAdCPU && k != skfAdQueue {
		c.Warn("Unsupported CBPF filter")
		return php.False(), nil
	}
	const skfAdOff = 0xfffff000
	prog := []unix.SockFilter{
		{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: skfAdOff + k},
		{Code: unix.BPF_RET | unix.BPF_A},
	}
	err := unix.SetsockoptSockFprog(sk.fd, level, opt, &unix.SockFprog{Len: uint16(len(prog)), Filter: &prog[0]})
	if err != nil {
		return failErr(c, sk, unableToSet, err)
	}
	return php.True(), nil
}

// optionKeys reads the integers that an option's array must have. ok false means the call is over.
func optionKeys(c *php.Call, name string, val php.Value, keys ...string) (vals []int64, ok bool, err error) {
	var a *php.Array
	switch {
	case val.IsArray():
		a = val.Array()
	case c.Ctx.Level == php.Level84 && !val.IsObject():
		return nil, false, c.ArgTypeError(3, "must be of type array when argument #3 ($option) is %s, %s given", name,
			php.TypeName(val))
	case val.IsObject() && val.Object().Dyn != nil && len(val.Object().Slots) == 0:
		a = val.Object().Dyn
	default:
		v, err := c.Ctx.ToArray(val)
		if err != nil {
			return nil, false, err
		}
		defer v.Release()
		a = v.Array()
	}
	for _, k := range keys {
		v := a.GetString(k)
		if v.IsUndef() {
			if c.Ctx.Level == php.Level84 {
				return nil, false, c.ArgValueError(3, "must have key \"%s\"", k)
			}
			c.Warn("no key \"%s\" passed in optval", k)
			return nil, false, nil
		}
		vals = append(vals, c.Ctx.ToInt(v))
	}
	return vals, true, nil
}

func (sk *sock) setLinger(c *php.Call, level, opt int, val php.Value) (php.Value, error) {
	vals, ok, err := optionKeys(c, "SO_LINGER", val, "l_onoff", "l_linger")
	if !ok {
		return php.False(), err
	}
	for i, v := range vals {
		if c.Ctx.Level == php.Level84 && (v < 0 || v > 0xffff) {
			return php.Undef(), c.ArgValueError(3, "\"%s\" must be between 0 and %d", []string{"l_onoff", "l_linger"}[i],
				0xffff)
		}
	}
	b := binary.NativeEndian.AppendUint32(nil, uint32(uint16(vals[0])))
	return sk.setBytes(c, level, opt, binary.NativeEndian.AppendUint32(b, uint32(uint16(vals[1]))))
}

func (sk *sock) setTimeout(c *php.Call, level, opt int, val php.Value) (php.Value, error) {
	name := "SO_RCVTIMEO"
	if opt == unix.SO_SNDTIMEO {
		name = "SO_SNDTIMEO"
	}
	vals, ok, err := optionKeys(c, name, val, "sec", "usec")
	if !ok {
		return php.False(), err
	}
	b := binary.NativeEndian.AppendUint64(nil, uint64(vals[0]))
	return sk.setBytes(c, level, opt, binary.NativeEndian.AppendUint64(b, uint64(vals[1])))
}
