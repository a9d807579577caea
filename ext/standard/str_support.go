package standard

import (
	"math"

	"gaja/interp/php"
)

// What the string functions share: results that do not copy when they need not, and the two ways of complaining. At
// level 8.4 a bad argument throws; at 7.4 it is a warning and false.

// maxString bounds what one string may take even without a memory limit.
const maxString = 4 << 30

// reserve accounts for a new string of n bytes, as PHP rounds it up.
func reserve(c *php.Call, n int) error {
	if uint64(n) > maxString && (c.Ctx.Limits.Memory <= 0 || n < 0) {
		return c.Ctx.Fatal("Possible integer overflow in memory allocation (%d * 1 + 32)", n)
	}
	if n < 1024 {
		return nil
	}
	if n > math.MaxInt64-64 {
		n = math.MaxInt64 - 64
	}
	return c.Charge(int64(24+n+1+7) &^ 7)
}

// copyMax is up to how many bytes a part of a string is copied: the copy's memory is used again, while sharing keeps the
// whole alive and makes the next write to it a copy.
const copyMax = 216

// part returns bytes from..to of the string value v.
func part(ctx *php.Context, v php.Value, from, to int) php.Value {
	n := to - from
	switch {
	case n <= 0:
		return ctx.EmptyString()
	case n == 1:
		return ctx.Char(v.Str().Byte(from))
	}
	size := v.Str().Len()
	switch {
	case n == size:
		return v.Copy()
	case n > copyMax && n >= size/4:
		return ctx.Text(v.Str().String()[from:to])
	}
	return php.StrValue(ctx.CopyStr(v.Str().Peek()[from:to]))
}

// text returns a Go string as a value: the shared ones for no or one byte.
func text(ctx *php.Context, s string) php.Value {
	switch len(s) {
	case 0:
		return ctx.EmptyString()
	case 1:
		return ctx.Char(s[0])
	}
	return ctx.Text(s)
}

// taken returns bytes that nobody else will write to as a value.
func taken(ctx *php.Context, b []byte) php.Value {
	switch len(b) {
	case 0:
		return ctx.EmptyString()
	case 1:
		return ctx.Char(b[0])
	}
	return php.Bytes(b)
}

// is84 reports the newer level.
func is84(c *php.Call) bool { return c.Ctx.Level == php.Level84 }

// badArg throws a ValueError about argument i at 8.4; at 7.4 it warns and gives false.
func badArg(c *php.Call, i int, msg84, msg74 string) (php.Value, error) {
	if is84(c) {
		return php.Undef(), c.ArgValueError(i, "%s", msg84)
	}
	return warnFalse(c, msg74)
}

// warnFalse warns and gives false.
func warnFalse(c *php.Call, msg string) (php.Value, error) {
	c.Warn("%s", msg)
	return php.False(), nil
}

// lowerByte and upperByte change ASCII letters alone: PHP's own case functions know no locale.
func lowerByte(c byte) byte {
	if c-'A' < 26 {
		c += 'a' - 'A'
	}
	return c
}

func upperByte(c byte) byte {
	if c-'a' < 26 {
		c -= 'a' - 'A'
	}
	return c
}

// lowerASCII returns s with ASCII letters lowered: s itself when there are none to lower.
func lowerASCII(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 'A' && c <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				b[i] = lowerByte(b[i])
			}
			return string(b)
		}
	}
	return s
}

// mask256 is a set of bytes.
type mask256 [4]uint64

func (m *mask256) add(c byte)      { m[c>>6] |= 1 << (c & 63) }
func (m *mask256) has(c byte) bool { return m[c>>6]&(1<<(c&63)) != 0 }

// isSpace is C's isspace.
func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

func isAlpha(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isAlnum(c byte) bool { return isAlpha(c) || isDigit(c) }

// sign reduces a comparison to -1, 0 or 1.
func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

func appendInt(b []byte, i int64) []byte { return php.AppendInt(b, i) }

// built ends a string that php.StartStr began.
func built(ctx *php.Context, s *php.Str, b []byte) php.Value {
	switch len(b) {
	case 0:
		php.StrValue(s.Finish(b)).Release()
		return ctx.EmptyString()
	case 1:
		c := b[0]
		php.StrValue(s.Finish(b)).Release()
		return ctx.Char(c)
	}
	return php.StrValue(s.Finish(b))
}
