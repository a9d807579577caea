package standard

import (
	"strings"

	"gaja/interp/php"
)

func strlen(c *php.Call) (php.Value, error) {
	return php.Int(int64(c.Arg(0).Str().Len())), nil
}

func chr(c *php.Call) (php.Value, error) {
	return c.Ctx.Char(byte(c.Int(0))), nil
}

func ord(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	if s == "" {
		return php.Int(0), nil
	}
	return php.Int(int64(s[0])), nil
}

func strrev(c *php.Call) (php.Value, error) {
	if err := reserve(c, len(c.Peek(0))); err != nil {
		return php.Undef(), err
	}
	return reversed(c.Ctx, c.Arg(0)), nil
}

func reversed(ctx *php.Context, v php.Value) php.Value {
	s := v.Str().Peek()
	if len(s) < 2 {
		return v.Copy()
	}
	st, b := ctx.MakeStr(len(s))
	b = b[:len(s)]
	for i := range b {
		b[i] = s[len(s)-1-i]
	}
	return php.StrValue(st)
}

func strRepeat(c *php.Call) (php.Value, error) {
	s, n := c.Peek(0), c.Int(1)
	if n < 0 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(1, "must be greater than or equal to 0")
		}
		c.Warn("Second argument has to be greater than or equal to 0")
		return php.Null(), nil
	}
	if n == 0 || s == "" {
		return c.Ctx.EmptyString(), nil
	}
	if n > maxString || n*int64(len(s)) > maxString {
		return php.Undef(), repeatTooBig(c, s, n)
	}
	size := int(n) * len(s)
	if err := reserve(c, size); err != nil {
		return php.Undef(), err
	}
	return repeated(c.Ctx, s, size), nil
}

// repeated repeats a string up to a size.
func repeated(ctx *php.Context, s string, size int) php.Value {
	switch size {
	case 0:
		return ctx.EmptyString()
	case 1:
		return ctx.Char(s[0])
	}
	st, b := ctx.MakeStr(size)
	for at := copy(b, s); at < size; at *= 2 {
		copy(b[at:], b[:at])
	}
	return php.StrValue(st)
}

func repeatTooBig(c *php.Call, s string, n int64) error {
	if c.Ctx.Limits.Memory > 0 && n < (1<<62)/int64(len(s)) {
		return c.Charge((n*int64(len(s)) + 32) &^ 7)
	}
	return c.Ctx.Fatal("Possible integer overflow in memory allocation (%d * %d + 32)", len(s), n)
}

// Sides of str_pad.
const (
	padLeft = iota
	padRight
	padBoth
)

func strPad(c *php.Call) (php.Value, error) {
	s, want, pad, how := c.Peek(0), c.Int(1), c.Peek(2), c.Int(3)
	if want < 0 || want <= int64(len(s)) {
		return c.Arg(0).Copy(), nil
	}
	if pad == "" {
		if is84(c) {
			return php.Undef(), c.ArgValueError(2, "must not be empty")
		}
		c.Warn("Padding string cannot be empty")
		return php.Null(), nil
	}
	if how < padLeft || how > padBoth {
		if is84(c) {
			return php.Undef(), c.ArgValueError(3, "must be STR_PAD_LEFT, STR_PAD_RIGHT, or STR_PAD_BOTH")
		}
		c.Warn("Padding type has to be STR_PAD_LEFT, STR_PAD_RIGHT, or STR_PAD_BOTH")
		return php.Null(), nil
	}
	if err := reserve(c, int(min(want, 1<<62))); err != nil {
		return php.Undef(), err
	}
	extra := int(want) - len(s)
	left := 0
	switch how {
	case padLeft:
		left = extra
	case padBoth:
		left = extra / 2
	}
	st, b := c.Ctx.MakeStr(int(want))
	fillPattern(b[:left], pad)
	copy(b[left:], s)
	fillPattern(b[left+len(s):], pad)
	return php.StrValue(st.Finish(b)), nil
}

// fillPattern fills b with repetitions of p.
func fillPattern(b []byte, p string) {
	if len(p) == 1 {
		for i := range b {
			b[i] = p[0]
		}
		return
	}
	for at := 0; at < len(b); {
		at += copy(b[at:], p)
	}
}

func strRot13(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	if err := reserve(c, len(s)); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.StartStr(len(s))
	b = append(b, s...)
	for i, ch := range b {
		switch {
		case ch >= 'a' && ch <= 'z':
			b[i] = 'a' + (ch-'a'+13)%26
		case ch >= 'A' && ch <= 'Z':
			b[i] = 'A' + (ch-'A'+13)%26
		}
	}
	return built(c.Ctx, st, b), nil
}

func countChars(c *php.Call) (php.Value, error) {
	s, mode := c.Peek(0), c.Int(1)
	if mode < 0 || mode > 4 {
		return badArg(c, 1, "must be between 0 and 4 (inclusive)", "Unknown mode")
	}
	var counts [256]int64
	for i := 0; i < len(s); i++ {
		counts[s[i]]++
	}
	if mode < 3 {
		a := c.Ctx.NewArray(0)
		for i, n := range counts {
			if mode == 0 || (mode == 1) == (n > 0) {
				a.Set(int64(i), php.Int(n))
			}
		}
		return php.ArrayValue(a), nil
	}
	var b strings.Builder
	for i, n := range counts {
		if (mode == 3) == (n > 0) {
			b.WriteByte(byte(i))
		}
	}
	return text(c.Ctx, b.String()), nil
}

func chunkSplit(c *php.Call) (php.Value, error) {
	s, n, end := c.Peek(0), c.Int(1), c.Peek(2)
	if n <= 0 {
		return badArg(c, 1, "must be greater than 0", "Chunk length should be greater than zero")
	}
	if int64(len(s)) <= n {
		return php.StrValue(php.Concat(s, end)), nil
	}
	chunks := (len(s) + int(n) - 1) / int(n)
	size := len(s) + chunks*len(end)
	if err := reserve(c, size); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.StartStr(size)
	for len(s) > 0 {
		k := min(int(n), len(s))
		b = append(append(b, s[:k]...), end...)
		s = s[k:]
	}
	return php.StrValue(st.Finish(b)), nil
}
