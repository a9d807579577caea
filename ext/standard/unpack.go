package standard

import (
	"encoding/binary"
	"math"
	"strings"

	"gaja/interp/php"
)

// unpacker is one call of unpack.
type unpacker struct {
	c    *php.Call
	data string
	pos  int
	out  *php.Array
}

func unpack(c *php.Call) (php.Value, error) {
	data, off := c.Str(1), c.Int(2)
	if off < 0 || off > int64(len(data)) {
		if is84(c) {
			return php.Undef(), c.ArgValueError(2, "must be contained in argument #2 ($data)")
		}
		c.Warn("Offset %d is out of input range", off)
		return php.False(), nil
	}
	u := &unpacker{c: c, data: data[off:], out: c.Ctx.NewHash(0)}
	for _, field := range splitFields(c.Peek(0)) {
		ok, err := u.field(field)
		if err != nil || !ok {
			php.ArrayValue(u.out).Release()
			return php.False(), err
		}
	}
	return php.ArrayValue(u.out), nil
}

// splitFields splits an unpack format at its slashes; nothing follows a trailing one.
func splitFields(format string) []string {
	fields := strings.Split(format, "/")
	for len(fields) > 0 && fields[len(fields)-1] == "" {
		fields = fields[:len(fields)-1]
	}
	return fields
}

// unpackField is one field of a format: a code, how often and how wide, and a name. A size of -1 takes all that is left.
type unpackField struct {
	code        byte
	count, size int
	arg         int
	name        string
}

func (u *unpacker) field(s string) (ok bool, err error) {
	f := unpackField{}
	n := 1
	if s != "" {
		f.code = s[0]
		f.arg, n = readCount(s, 1)
	} else {
		f.arg = 1
	}
	if f.arg > math.MaxInt32 {
		if is84(u.c) {
			u.c.Warn("Type %c: integer overflow", f.code)
			return false, nil
		}
		f.arg = 1
	}
	if n <= len(s) {
		f.name = s[n:]
	}
	f.count = f.arg
	switch f.code {
	case 'X':
		f.size = -1
		if f.count < 0 {
			u.c.Warn("Type %c: '*' ignored", f.code)
			f.count = 1
		}
	case '@':
	case 'a', 'A', 'Z':
		f.size, f.count = f.arg, 1
	case 'h', 'H':
		f.size, f.count = f.arg, 1
		if f.arg > 0 {
			f.size = (f.arg + 1) / 2
		}
	case 'x':
		f.size = 1
	default:
		if f.size = packWidth(f.code); f.size == 0 {
			if is84(u.c) {
				return false, u.c.ValueError("Invalid format type %c", f.code)
			}
			u.c.Warn("Invalid format type %c", f.code)
			return false, nil
		}
	}
	return u.repeat(&f)
}

func (u *unpacker) repeat(f *unpackField) (ok bool, err error) {
	for i := 0; i != f.count; i++ {
		if i&4095 == 4095 {
			if err := u.c.Poll(); err != nil {
				return false, err
			}
		}
		if u.pos+f.size > len(u.data) {
			if f.count < 0 {
				return true, nil
			}
			if is84(u.c) {
				were := "were"
				if len(u.data)-u.pos == 1 {
					were = "was"
				}
				u.c.Warn("Type %c: not enough input values, need %d values but only %d %s provided", f.code, f.size,
					len(u.data)-u.pos, were)
			} else {
				u.c.Warn("Type %c: not enough input, need %d, have %d", f.code, f.size, len(u.data)-u.pos)
			}
			return false, nil
		}
		size, once := u.value(f, i)
		if u.pos += size; u.pos < 0 {
			if size != -1 {
				u.c.Warn("Type %c: outside of string", f.code)
			}
			u.pos = 0
		}
		if once {
			break
		}
	}
	return true, nil
}

// value reads one value and returns how far to move on. once ends the repetition.
func (u *unpacker) value(f *unpackField, i int) (size int, once bool) {
	switch f.code {
	case 'a', 'A', 'Z':
		return u.text(f), false
	case 'h', 'H':
		u.put(f, i, php.String(u.hex(f)))
		return f.size, false
	case 'x', 'X':
		return f.size, false
	case '@':
		if f.arg <= len(u.data) {
			u.pos = f.arg // "*" is -1 and outside
		} else {
			u.c.Warn("Type %c: outside of string", f.code)
		}
		return 0, true
	}
	u.put(f, i, unpackNumber(f.code, u.data[u.pos:]))
	return f.size, false
}

// put stores a value under the field's name, with a number behind it when the field repeats or has no name.
func (u *unpacker) put(f *unpackField, i int, v php.Value) {
	switch {
	case f.name == "":
		u.out.Set(int64(i+1), v)
	case f.count == 1:
		u.out.PutGo(f.name, v)
	default:
		u.out.PutGo(f.name+php.FormatInt(int64(i+1)), v)
	}
}

func (u *unpacker) text(f *unpackField) (size int) {
	s := u.data[u.pos:]
	if f.size >= 0 && len(s) > f.size {
		s = s[:f.size]
	}
	size = len(s)
	switch f.code {
	case 'A':
		s = strings.TrimRight(s, "\x00\t\r\n ")
	case 'Z':
		if z := strings.IndexByte(s, 0); z >= 0 {
			s = s[:z]
		}
	}
	u.put(f, 0, text(u.c.Ctx, strings.Clone(s)))
	return size
}

func (u *unpacker) hex(f *unpackField) string {
	s := u.data[u.pos:]
	n := len(s) * 2
	if f.size >= 0 && n > f.size*2 {
		n = f.size * 2
	}
	if n > 0 && f.arg > 0 {
		n -= f.arg % 2
	}
	b := make([]byte, n)
	for i := range b {
		shift := uint(i&1) * 4
		if f.code == 'H' {
			shift = 4 - shift
		}
		b[i] = "0123456789abcdef"[s[i/2]>>shift&15]
	}
	return string(b)
}

func unpackNumber(code byte, s string) php.Value {
	b := []byte(s[:packWidth(code)])
	switch code {
	case 'c':
		return php.Int(int64(int8(b[0])))
	case 'C':
		return php.Int(int64(b[0]))
	case 's':
		return php.Int(int64(int16(binary.LittleEndian.Uint16(b))))
	case 'S', 'v':
		return php.Int(int64(binary.LittleEndian.Uint16(b)))
	case 'n':
		return php.Int(int64(binary.BigEndian.Uint16(b)))
	case 'i', 'l':
		return php.Int(int64(int32(binary.LittleEndian.Uint32(b))))
	case 'I', 'L', 'V':
		return php.Int(int64(binary.LittleEndian.Uint32(b)))
	case 'N':
		return php.Int(int64(binary.BigEndian.Uint32(b)))
	case 'q', 'Q', 'P':
		return php.Int(int64(binary.LittleEndian.Uint64(b)))
	case 'J':
		return php.Int(int64(binary.BigEndian.Uint64(b)))
	case 'f', 'g':
		return php.Float(float64(math.Float32frombits(binary.LittleEndian.Uint32(b))))
	case 'G':
		return php.Float(float64(math.Float32frombits(binary.BigEndian.Uint32(b))))
	case 'd', 'e':
		return php.Float(math.Float64frombits(binary.LittleEndian.Uint64(b)))
	}
	return php.Float(math.Float64frombits(binary.BigEndian.Uint64(b)))
}
