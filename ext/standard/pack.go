package standard

import (
	"encoding/binary"
	"math"
	"strings"

	"gaja/interp/php"
)

// A pack format is a row of codes, each with a count: a number, or "*" for all that is left.

// packCode is one code of a format. count is -1 for "*", and 1 when none was written.
type packCode struct {
	code  byte
	count int
	text  *php.Str // the string argument of a A Z h H
}

// packer is one call of pack.
type packer struct {
	c     *php.Call
	codes []packCode
	args  []php.Value
	next  int
	size  int64
	out   []byte
}

func pack(c *php.Call) (php.Value, error) {
	p := &packer{c: c, args: c.Rest(1)}
	defer p.release()
	if ok, err := p.parse(c.Peek(0)); !ok {
		return php.False(), err
	}
	if n := len(p.args) - p.next; n > 0 {
		c.Warn("%d arguments unused", n)
	}
	if ok := p.measure(); !ok {
		return php.False(), nil
	}
	if err := c.Charge(p.size); err != nil {
		return php.Undef(), err
	}
	p.out = make([]byte, 0, p.size)
	p.next = 0
	for i := range p.codes {
		if err := p.write(&p.codes[i]); err != nil {
			return php.Undef(), err
		}
	}
	return taken(c.Ctx, p.out), nil
}

func (p *packer) release() {
	for _, x := range p.codes {
		if x.text != nil {
			php.StrValue(x.text).Release()
		}
	}
}

// fail throws a ValueError; 7.4 warns and pack gives false.
func (p *packer) fail(format string, args ...any) (bool, error) {
	if is84(p.c) {
		return false, p.c.ValueError(format, args...)
	}
	p.c.Warn(format, args...)
	return false, nil
}

// readCount reads the count behind a code.
func readCount(format string, i int) (count, next int) {
	switch {
	case i < len(format) && format[i] == '*':
		return -1, i + 1
	case i < len(format) && isDigit(format[i]):
		n := 0
		for ; i < len(format) && isDigit(format[i]); i++ {
			n = min(n*10+int(format[i]-'0'), math.MaxInt32+1)
		}
		return n, i
	}
	return 1, i
}

func (p *packer) parse(format string) (ok bool, err error) {
	for i := 0; i < len(format); {
		x := packCode{code: format[i]}
		x.count, i = readCount(format, i+1)
		if x.count > math.MaxInt32 {
			x.count = -1 // PHP's int wraps to a negative number
		}
		if ok, err := p.claim(&x); !ok {
			return false, err
		}
		p.codes = append(p.codes, x)
	}
	return true, nil
}

// claim takes the arguments that a code needs.
func (p *packer) claim(x *packCode) (ok bool, err error) {
	switch x.code {
	case 'x', 'X', '@':
		if x.count < 0 {
			p.c.Warn("Type %c: '*' ignored", x.code)
			x.count = 1
		}
		return true, nil
	case 'a', 'A', 'Z', 'h', 'H':
		if p.next >= len(p.args) {
			return p.fail("Type %c: not enough arguments", x.code)
		}
		p.next++
		if x.count < 0 {
			if err := p.convert(x, p.next-1); err != nil {
				return false, err
			}
			x.count = x.text.Len()
			if x.code == 'Z' {
				x.count++
			}
		}
		return true, nil
	}
	if packWidth(x.code) == 0 {
		return p.fail("Type %c: unknown format code", x.code)
	}
	if x.count < 0 {
		x.count = len(p.args) - p.next
	}
	if x.count > len(p.args)-p.next {
		return p.fail("Type %c: too few arguments", x.code)
	}
	p.next += x.count
	return true, nil
}

// packWidth is how many bytes a numeric code takes, 0 for other codes.
func packWidth(code byte) int {
	switch code {
	case 'c', 'C':
		return 1
	case 's', 'S', 'n', 'v':
		return 2
	case 'i', 'I', 'l', 'L', 'N', 'V', 'f', 'g', 'G':
		return 4
	case 'q', 'Q', 'J', 'P', 'd', 'e', 'E':
		return 8
	}
	return 0
}

// measure computes the size of the result.
func (p *packer) measure() bool {
	pos := int64(0)
	for _, x := range p.codes {
		n := int64(x.count)
		switch x.code {
		case 'h', 'H':
			pos += (n + 1) / 2
		case 'a', 'A', 'Z', 'x':
			pos += n
		case 'X':
			if pos -= n; pos < 0 {
				p.c.Warn("Type %c: outside of string", x.code)
				pos = 0
			}
		case '@':
			pos = n
		default:
			pos += n * int64(packWidth(x.code))
		}
		if pos > math.MaxInt32 {
			p.c.Warn("Type %c: integer overflow in format string", x.code)
			return false
		}
		p.size = max(p.size, pos)
	}
	return true
}

func (p *packer) zeros(n int, with byte) {
	for ; n > 0; n-- {
		p.out = append(p.out, with)
	}
}

// convert makes the string argument of a code, once.
func (p *packer) convert(x *packCode, arg int) (err error) {
	if x.text == nil {
		x.text, err = p.c.Ctx.ToString(p.args[arg].Deref())
	}
	return err
}

func (p *packer) write(x *packCode) error {
	switch x.code {
	case 'a', 'A', 'Z', 'h', 'H':
		if err := p.convert(x, p.next); err != nil {
			return err
		}
		p.next++
		if x.code == 'h' || x.code == 'H' {
			p.writeHex(x)
		} else {
			p.writeText(x)
		}
	case 'x':
		p.zeros(x.count, 0)
	case 'X':
		p.out = p.out[:max(len(p.out)-x.count, 0)]
	case '@':
		if x.count > len(p.out) {
			p.zeros(x.count-len(p.out), 0)
		} else {
			p.out = p.out[:x.count]
		}
	default:
		for ; x.count > 0; x.count-- {
			p.writeNumber(x.code, p.args[p.next].Deref())
			p.next++
		}
	}
	return nil
}

func (p *packer) writeText(x *packCode) {
	fill := byte(0)
	if x.code == 'A' {
		fill = ' '
	}
	n := x.count
	if x.code == 'Z' {
		n = max(n-1, 0)
	}
	s := x.text.Peek()
	s = s[:min(n, len(s))]
	p.out = append(p.out, s...)
	p.zeros(x.count-len(s), fill)
}

// writeHex writes two digits to a byte, the low nibble first for h.
func (p *packer) writeHex(x *packCode) {
	s := x.text.Peek()
	n := x.count
	if n > len(s) {
		p.c.Warn("Type %c: not enough characters in string", x.code)
		n = len(s)
	}
	for i := 0; i < n; i++ {
		v := 0
		if isHex(s[i]) {
			v = hexValue(s[i])
		} else {
			p.c.Warn("Type %c: illegal hex digit %s", x.code, s[i:i+1])
		}
		shift := uint(i&1) * 4
		if x.code == 'H' {
			shift = 4 - shift
		}
		if i&1 == 0 {
			p.out = append(p.out, 0)
		}
		p.out[len(p.out)-1] |= byte(v << shift)
	}
}

func (p *packer) writeNumber(code byte, v php.Value) {
	switch code {
	case 'f', 'g':
		p.out = binary.LittleEndian.AppendUint32(p.out, math.Float32bits(float32(p.c.Ctx.ToFloat(v))))
		return
	case 'G':
		p.out = binary.BigEndian.AppendUint32(p.out, math.Float32bits(float32(p.c.Ctx.ToFloat(v))))
		return
	case 'd', 'e':
		p.out = binary.LittleEndian.AppendUint64(p.out, floatBits(p.c.Ctx.ToFloat(v)))
		return
	case 'E':
		p.out = binary.BigEndian.AppendUint64(p.out, floatBits(p.c.Ctx.ToFloat(v)))
		return
	}
	u := uint64(p.c.Ctx.ToInt(v))
	big := strings.IndexByte("nNJ", code) >= 0
	switch w := packWidth(code); {
	case w == 1:
		p.out = append(p.out, byte(u))
	case w == 2 && big:
		p.out = binary.BigEndian.AppendUint16(p.out, uint16(u))
	case w == 2:
		p.out = binary.LittleEndian.AppendUint16(p.out, uint16(u))
	case w == 4 && big:
		p.out = binary.BigEndian.AppendUint32(p.out, uint32(u))
	case w == 4:
		p.out = binary.LittleEndian.AppendUint32(p.out, uint32(u))
	case big:
		p.out = binary.BigEndian.AppendUint64(p.out, u)
	default:
		p.out = binary.LittleEndian.AppendUint64(p.out, u)
	}
}

// floatBits is math.Float64bits with C's not-a-number.
func floatBits(f float64) uint64 {
	if f != f {
		return 0x7ff8000000000000
	}
	return math.Float64bits(f)
}
