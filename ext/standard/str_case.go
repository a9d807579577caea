package standard

import (
	"encoding/binary"
	"strings"

	"gaja/interp/php"
)

func strtolower(c *php.Call) (php.Value, error) { return flipCase(c, 'A') }

func strtoupper(c *php.Call) (php.Value, error) { return flipCase(c, 'a') }

// flipCase changes the case of the 26 letters from first on, in argument 0.
func flipCase(c *php.Call, first byte) (php.Value, error) {
	if err := reserve(c, len(c.Peek(0))); err != nil {
		return php.Undef(), err
	}
	return caseFlipped(c.Ctx, c.Arg(0), first), nil
}

// caseFlipped changes the case of the 26 letters from first on. The string itself comes back when there are none. Eight
// bytes are done at a time.
func caseFlipped(ctx *php.Context, v php.Value, first byte) php.Value {
	s := v.Str().Peek()
	i := 0
	for ; i+8 <= len(s); i += 8 {
		if letters8(binary.LittleEndian.Uint64(php.ByteView(s[i:])), first) != 0 {
			break
		}
	}
	for i < len(s) && s[i]-first >= 26 {
		i++
	}
	if i == len(s) {
		return v.Copy()
	}
	st, b := ctx.MakeStr(len(s))
	copy(b, s)
	for ; i+8 <= len(b); i += 8 {
		v := binary.LittleEndian.Uint64(b[i:])
		binary.LittleEndian.PutUint64(b[i:], v^letters8(v, first)>>2)
	}
	for ; i < len(b); i++ {
		if b[i]-first < 26 {
			b[i] ^= 0x20
		}
	}
	return built(ctx, st, b)
}

// letters8 returns the top bit of each of eight bytes that is one of the 26 letters from first on.
func letters8(v uint64, first byte) uint64 {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	low := v &^ tops
	atLeast := low + ones*uint64(128-first)
	above := low + ones*uint64(128-first-26)
	return atLeast &^ above &^ v & tops
}

func ucfirst(c *php.Call) (php.Value, error) { return mapFirst(c, upperByte) }

func lcfirst(c *php.Call) (php.Value, error) { return mapFirst(c, lowerByte) }

func mapFirst(c *php.Call, to func(byte) byte) (php.Value, error) {
	if err := reserve(c, len(c.Peek(0))); err != nil {
		return php.Undef(), err
	}
	return firstMapped(c.Ctx, c.Arg(0), to), nil
}

func firstMapped(ctx *php.Context, v php.Value, to func(byte) byte) php.Value {
	s := v.Str().Peek()
	if s == "" || to(s[0]) == s[0] {
		return v.Copy()
	}
	st, b := ctx.StartStr(len(s))
	b = append(b, s...)
	b[0] = to(b[0])
	return built(ctx, st, b)
}

func ucwords(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	if s == "" {
		return c.Ctx.EmptyString(), nil
	}
	if err := reserve(c, len(s)); err != nil {
		return php.Undef(), err
	}
	seps := charMask(c, c.Peek(1))
	st, b := c.Ctx.StartStr(len(s))
	b = append(b, s...)
	start := true
	for i, ch := range b {
		if start {
			b[i] = upperByte(ch)
		}
		start = seps.has(b[i])
	}
	return built(c.Ctx, st, b), nil
}

func strShuffle(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	if len(s) < 2 {
		return c.Arg(0).Copy(), nil
	}
	if err := reserve(c, len(s)); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.StartStr(len(s))
	b = append(b, s...)
	for left := len(b) - 1; left > 0; left-- {
		r, err := randRange(c.Ctx, int64(left))
		if err != nil {
			return php.Undef(), err
		}
		if int(r) != left {
			b[left], b[r] = b[r], b[left]
		}
	}
	return php.StrValue(st.Finish(b)), nil
}

// checkIncrement throws for what str_increment and str_decrement do not take.
func checkIncrement(c *php.Call, s string) error {
	if s == "" {
		return c.ArgValueError(0, "must not be empty")
	}
	for i := 0; i < len(s); i++ {
		if !isAlnum(s[i]) {
			return c.ArgValueError(0, "must be composed only of alphanumeric ASCII characters")
		}
	}
	return nil
}

func strIncrement(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	if err := checkIncrement(c, s); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.StartStr(len(s))
	b = append(b, s...)
	for i := len(b) - 1; ; i-- {
		switch b[i] {
		case 'z':
			b[i] = 'a'
		case 'Z':
			b[i] = 'A'
		case '9':
			b[i] = '0'
		default:
			b[i]++
			return built(c.Ctx, st, b), nil
		}
		if i == 0 {
			return c.Ctx.Text(carryInto(b[0]) + string(b)), nil
		}
	}
}

// carryInto is the character that a carry out of a string's first one puts before it.
func carryInto(first byte) string {
	if first == '0' {
		return "1"
	}
	return string(rune(first))
}

func strDecrement(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	if err := checkIncrement(c, s); err != nil {
		return php.Undef(), err
	}
	if s[0] == '0' {
		return php.Undef(), c.ArgValueError(0, "\"%s\" is out of decrement range", s)
	}
	st, b := c.Ctx.StartStr(len(s))
	b = append(b, s...)
	i := len(b) - 1
	for ; i >= 0; i-- {
		if at := strings.IndexByte("aA0", b[i]); at >= 0 {
			b[i] = "zZ9"[at]
			continue
		}
		b[i]--
		break
	}
	if i < 0 || b[0] == '0' {
		if len(b) == 1 && i < 0 {
			return php.Undef(), c.ArgValueError(0, "\"%s\" is out of decrement range", s)
		}
		if len(b) > 1 {
			b = b[1:]
		}
	}
	return built(c.Ctx, st, b), nil
}
