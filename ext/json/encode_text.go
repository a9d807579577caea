package json

import (
	"strconv"
	"unicode/utf8"

	"gaja/interp/php"
)

const hexDigits = "0123456789abcdef"

// safeBytes says which bytes stand in a string as they are, for a set of options.
func safeBytes(opt int64) *[256]bool {
	var t [256]bool
	for i := 0x20; i < 0x80; i++ {
		t[i] = true
	}
	t['"'], t['\\'] = false, false
	t['/'] = opt&unescapedSlashes != 0
	if opt&hexTag != 0 {
		t['<'], t['>'] = false, false
	}
	if opt&hexAmp != 0 {
		t['&'] = false
	}
	if opt&hexApos != 0 {
		t['\''] = false
	}
	return &t
}

// text writes a string.
func (e *encoder) text(s string, opt int64) bool {
	if s == "" {
		e.b = append(e.b, `""`...)
		return true
	}
	if opt&numericCheck != 0 && e.number(s) {
		return true
	}
	start := len(e.b)
	e.b = append(e.b, '"')
	from := 0
	for i := 0; i < len(s); {
		if e.safe[s[i]] {
			i++
			continue
		}
		e.b = append(e.b, s[from:i]...)
		if s[i] < utf8.RuneSelf {
			e.special(s[i])
			i++
			from = i
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			if !e.invalid() {
				e.b = e.b[:start]
				e.code = errUTF8
				if opt&partialOutput != 0 {
					e.b = append(e.b, "null"...)
					return true
				}
				return false
			}
			i += badLength(s[i:])
			from = i
			continue
		}
		e.rune(r, s[i:i+size])
		i += size
		from = i
	}
	e.b = append(e.b, s[from:]...)
	e.b = append(e.b, '"')
	return true
}

// number writes a numeric string as a number.
func (e *encoder) number(s string) bool {
	n, rest := php.ParseNumeric(s)
	if rest != php.NumericWhole && (rest != php.NumericSpace || e.ctx.Level == php.Level74) {
		return false
	}
	if n.IsInt() {
		e.b = strconv.AppendInt(e.b, n.Int(), 10)
		return true
	}
	if f := n.Float(); f-f != 0 {
		return false
	}
	return e.float(n.Float())
}

// invalid writes what stands for a byte that is no UTF-8; false is an error.
func (e *encoder) invalid() bool {
	switch {
	case e.opt&ignoreInvalidUTF8 != 0:
	case e.opt&replaceInvalidUTF8 != 0 && e.opt&unescapedUnicode != 0:
		e.b = append(e.b, "\xef\xbf\xbd"...)
	case e.opt&replaceInvalidUTF8 != 0:
		e.b = append(e.b, `\ufffd`...)
	default:
		return false
	}
	return true
}

// badLength returns how many bytes of a malformed sequence are replaced at once: all that could belong to it.
func badLength(s string) int {
	want := 1
	switch c := s[0]; {
	case c >= 0xf0 && c <= 0xf4:
		want = 4
	case c >= 0xe0 && c <= 0xef:
		want = 3
	case c >= 0xc2 && c <= 0xdf:
		want = 2
	}
	for n := 1; n < want; n++ {
		if n >= len(s) || s[n] < 0x80 || s[n] >= 0xc2 && s[n] <= 0xf4 {
			return n
		}
	}
	return want
}

func (e *encoder) rune(r rune, raw string) {
	if e.opt&unescapedUnicode != 0 && (r != 0x2028 && r != 0x2029 || e.opt&unescapedLineEnds != 0) {
		e.b = append(e.b, raw...)
		return
	}
	if r >= 0x10000 {
		r -= 0x10000
		e.unit(0xd800 + r>>10)
		r = 0xdc00 + r&0x3ff
	}
	e.unit(r)
}

func (e *encoder) unit(r rune) {
	e.b = append(e.b, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}

// special writes an ASCII byte that does not stand as it is.
func (e *encoder) special(c byte) {
	short := byte(0)
	switch c {
	case '"':
		if e.opt&hexQuot != 0 {
			e.b = append(e.b, `\u0022`...)
			return
		}
		short = '"'
	case '\\', '/':
		short = c
	case '\b':
		short = 'b'
	case '\f':
		short = 'f'
	case '\n':
		short = 'n'
	case '\r':
		short = 'r'
	case '\t':
		short = 't'
	case '<':
		e.b = append(e.b, `\u003C`...)
		return
	case '>':
		e.b = append(e.b, `\u003E`...)
		return
	case '&':
		e.b = append(e.b, `\u0026`...)
		return
	case '\'':
		e.b = append(e.b, `\u0027`...)
		return
	default:
		if c == 0x7f {
			e.b = append(e.b, c)
			return
		}
		e.unit(rune(c))
		return
	}
	e.b = append(e.b, '\\', short)
}
