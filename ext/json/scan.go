package json

import (
	"math"
	"strconv"
	"unicode/utf8"

	"gaja/interp/php"
)

// scanner reads the tokens of a text.
type scanner struct {
	ctx  *php.Context
	s    string
	p    int
	opt  int64
	code int
	// skip makes it check without making values.
	skip bool
	buf  []byte
}

func (d *scanner) fail(code int) bool {
	if d.code == errNone {
		d.code = code
	}
	return false
}

// wrong is the error for a byte that begins no token.
func (d *scanner) wrong() bool {
	if d.p >= len(d.s) {
		return d.fail(errSyntax)
	}
	c := d.s[d.p]
	switch {
	case c < 0x20:
		return d.fail(errCtrlChar)
	case c < utf8.RuneSelf:
		return d.fail(errSyntax)
	}
	if r, size := utf8.DecodeRuneInString(d.s[d.p:]); r == utf8.RuneError && size == 1 {
		return d.fail(errUTF8)
	}
	return d.fail(errSyntax)
}

func (d *scanner) space() {
	for d.p < len(d.s) {
		switch d.s[d.p] {
		case ' ', '\t', '\n', '\r':
			d.p++
		default:
			return
		}
	}
}

// literal reads a word such as true.
func (d *scanner) literal(word string) bool {
	if len(d.s)-d.p >= len(word) && d.s[d.p:d.p+len(word)] == word {
		d.p += len(word)
		return true
	}
	return d.wrong()
}

// scalar reads a value that is no container.
func (d *scanner) scalar() (v php.Value, ok bool) {
	if d.p >= len(d.s) {
		return v, d.fail(errSyntax)
	}
	switch c := d.s[d.p]; {
	case c == '"':
		s, shared, ok := d.text()
		if !ok || d.skip {
			return php.Null(), ok
		}
		return d.made(s, shared), true
	case c == '-' || c >= '0' && c <= '9':
		return d.number()
	case c == 't':
		return php.True(), d.literal("true")
	case c == 'f':
		return php.False(), d.literal("false")
	case c == 'n':
		return php.Null(), d.literal("null")
	}
	return v, d.wrong()
}

// made makes a string value of scanned text; shared text lies in the input or the scanner's buffer.
func (d *scanner) made(s string, _ bool) php.Value {
	switch len(s) {
	case 0:
		return d.ctx.EmptyString()
	case 1:
		return d.ctx.Char(s[0])
	}
	b := make([]byte, len(s))
	copy(b, s)
	return php.Bytes(b)
}

func (d *scanner) number() (v php.Value, ok bool) {
	s, start, i := d.s, d.p, d.p
	if s[i] == '-' {
		i++
	}
	first := i
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	switch {
	case i == first:
		return v, d.fail(errSyntax)
	case s[first] == '0' && i-first > 1:
		d.p = first + 1
		return v, d.fail(errSyntax)
	}
	float := false
	if i+1 < len(s) && s[i] == '.' && s[i+1] >= '0' && s[i+1] <= '9' {
		float = true
		for i++; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		}
	}
	if j := i + 1; j < len(s) && s[i]|0x20 == 'e' {
		if s[j] == '-' || s[j] == '+' {
			j++
		}
		if j < len(s) && s[j] >= '0' && s[j] <= '9' {
			float = true
			for i = j; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
			}
		}
	}
	d.p = i
	if d.skip {
		return php.Null(), true
	}
	return d.numeric(s[start:i], float), true
}

func (d *scanner) numeric(t string, float bool) php.Value {
	if !float {
		if len(t) < 19 {
			return php.Int(smallInt(t))
		}
		if n, err := strconv.ParseInt(t, 10, 64); err == nil {
			return php.Int(n)
		}
		if d.opt&bigIntAsString != 0 {
			return php.String(string([]byte(t)))
		}
	}
	f, err := strconv.ParseFloat(t, 64)
	if err != nil && !math.IsInf(f, 0) {
		f = 0
	}
	return php.Float(f)
}

// smallInt reads digits that cannot overflow.
func smallInt(t string) int64 {
	var n int64
	i := 0
	if t[0] == '-' {
		i = 1
	}
	for ; i < len(t); i++ {
		n = n*10 + int64(t[i]-'0')
	}
	if t[0] == '-' {
		return -n
	}
	return n
}

// text reads a string. The result is valid until the next call; shared tells that it is a part of the input.
func (d *scanner) text() (s string, shared, ok bool) {
	in := d.s
	start := d.p + 1
	for i := start; i < len(in); i++ {
		c := in[i]
		if c == '"' {
			d.p = i + 1
			return in[start:i], true, true
		}
		if c < 0x20 || c == '\\' || c >= utf8.RuneSelf {
			return d.longText(start, i)
		}
	}
	d.p = len(in)
	return "", false, d.fail(errCtrlChar)
}

// longText goes on with a string that has escapes or more than ASCII, from i on.
func (d *scanner) longText(start, i int) (s string, shared, ok bool) {
	in := d.s
	out := append(d.buf[:0], in[start:i]...)
	defer func() { d.buf = out[:0] }()
	for i < len(in) {
		c := in[i]
		switch {
		case c == '"':
			d.p = i + 1
			return string(out), false, true
		case c < 0x20:
			return "", false, d.fail(errCtrlChar)
		case c == '\\':
			n, size, ok := d.escape(i)
			if !ok {
				return "", false, false
			}
			out = utf8.AppendRune(out, n)
			i += size
		case c < utf8.RuneSelf:
			out = append(out, c)
			i++
		default:
			r, size := utf8.DecodeRuneInString(in[i:])
			if r == utf8.RuneError && size == 1 {
				switch {
				case d.opt&ignoreInvalidUTF8 != 0:
				case d.opt&replaceInvalidUTF8 != 0:
					out = append(out, "\xef\xbf\xbd"...)
				default:
					return "", false, d.fail(errUTF8)
				}
			} else {
				out = append(out, in[i:i+size]...)
			}
			i += size
		}
	}
	d.p = len(in)
	return "", false, d.fail(errCtrlChar)
}

// escape reads an escape sequence at i and returns its character and length.
func (d *scanner) escape(i int) (r rune, size int, ok bool) {
	if i+1 >= len(d.s) {
		return 0, 0, d.fail(errCtrlChar)
	}
	switch c := d.s[i+1]; c {
	case '"', '\\', '/':
		return rune(c), 2, true
	case 'b':
		return '\b', 2, true
	case 'f':
		return '\f', 2, true
	case 'n':
		return '\n', 2, true
	case 'r':
		return '\r', 2, true
	case 't':
		return '\t', 2, true
	case 'u':
		u, ok := d.unit(i)
		switch {
		case !ok:
			return 0, 0, d.fail(errSyntax)
		case u < 0xd800 || u > 0xdfff:
			return u, 6, true
		case u > 0xdbff:
			return 0, 0, d.fail(errUTF16)
		}
		low, ok := d.unit(i + 6)
		if !ok || low < 0xdc00 || low > 0xdfff {
			return 0, 0, d.fail(errUTF16)
		}
		return 0x10000 + (u-0xd800)<<10 + (low - 0xdc00), 12, true
	}
	return 0, 0, d.fail(errSyntax)
}

// unit reads \uXXXX at i.
func (d *scanner) unit(i int) (rune, bool) {
	if i+6 > len(d.s) || d.s[i] != '\\' || d.s[i+1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(d.s[i+2:i+6], 16, 16)
	return rune(n), err == nil
}
