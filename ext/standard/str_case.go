package standard

import (
	"strings"

	"gaja/interp/php"
)

func strtolower(c *php.Call) (php.Value, error) { return flipCase(c, 'A') }

func strtoupper(c *php.Call) (php.Value, error) { return flipCase(c, 'a') }

// flipCase changes the case of the 26 letters from first on, in argument 0. The argument itself comes back when there
// are none.
func flipCase(c *php.Call, first byte) (php.Value, error) {
	s := c.Peek(0)
	i := 0
	for i < len(s) && s[i]-first >= 26 {
		i++
	}
	if i == len(s) {
		return c.Arg(0).Copy(), nil
	}
	if err := reserve(c, len(s)); err != nil {
		return php.Undef(), err
	}
	b := make([]byte, len(s))
	copy(b, s[:i])
	for ; i < len(s); i++ {
		ch := s[i]
		if ch-first < 26 {
			ch ^= 0x20
		}
		b[i] = ch
	}
	return taken(c.Ctx, b), nil
}

func ucfirst(c *php.Call) (php.Value, error) { return mapFirst(c, upperByte) }

func lcfirst(c *php.Call) (php.Value, error) { return mapFirst(c, lowerByte) }

func mapFirst(c *php.Call, to func(byte) byte) (php.Value, error) {
	s := c.Peek(0)
	if s == "" || to(s[0]) == s[0] {
		return c.Arg(0).Copy(), nil
	}
	if err := reserve(c, len(s)); err != nil {
		return php.Undef(), err
	}
	b := []byte(s)
	b[0] = to(b[0])
	return taken(c.Ctx, b), nil
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
	b := []byte(s)
	start := true
	for i, ch := range b {
		if start {
			b[i] = upperByte(ch)
		}
		start = seps.has(b[i])
	}
	return taken(c.Ctx, b), nil
}

func strShuffle(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	if len(s) < 2 {
		return c.Arg(0).Copy(), nil
	}
	if err := reserve(c, len(s)); err != nil {
		return php.Undef(), err
	}
	b := []byte(s)
	for left := len(b) - 1; left > 0; left-- {
		r, err := randRange(c.Ctx, int64(left))
		if err != nil {
			return php.Undef(), err
		}
		if int(r) != left {
			b[left], b[r] = b[r], b[left]
		}
	}
	return php.Bytes(b), nil
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
	b := []byte(s)
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
			return taken(c.Ctx, b), nil
		}
		if i == 0 {
			return php.String(carryInto(b[0]) + string(b)), nil
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
	b := []byte(s)
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
	return taken(c.Ctx, b), nil
}
