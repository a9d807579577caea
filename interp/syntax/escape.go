package syntax

import (
	"strconv"
	"strings"
)

// DecodeSingle returns the value of the text between single quotes: \\ and \' are escapes, nothing else is.
func DecodeSingle(s string) string {
	i := strings.IndexByte(s, '\\')
	if i < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for {
		b = append(b, s[:i]...)
		s = s[i:]
		if len(s) > 1 && (s[1] == '\\' || s[1] == '\'') {
			b = append(b, s[1])
			s = s[2:]
		} else {
			b = append(b, '\\')
			s = s[1:]
		}
		if i = strings.IndexByte(s, '\\'); i < 0 {
			return string(append(b, s...))
		}
	}
}

// EscapeError is a malformed escape of a double-quoted string or heredoc.
type EscapeError struct {
	Msg string
	Off int // where in the text
}

// DecodeDouble returns the value of a piece of text of a double-quoted string (quote is '"'), of backticks ('`') or of a
// heredoc (0). Overflowing octal escapes, which PHP warns about, are listed; a malformed \u{…} is an error.
func DecodeDouble(s string, quote byte) (value string, overflow []string, bad *EscapeError) {
	i := strings.IndexByte(s, '\\')
	if i < 0 {
		return s, nil, nil
	}
	d := escapeDecoder{s: s, quote: quote, out: make([]byte, 0, len(s))}
	for i >= 0 {
		d.out = append(d.out, s[d.pos:d.pos+i]...)
		d.pos += i
		if d.escape(); d.bad != nil {
			return "", d.overflow, d.bad
		}
		i = strings.IndexByte(s[d.pos:], '\\')
	}
	return string(append(d.out, s[d.pos:]...)), d.overflow, nil
}

type escapeDecoder struct {
	s        string
	pos      int // at a backslash
	quote    byte
	out      []byte
	overflow []string
	bad      *EscapeError
}

// at returns the byte at i, 0 behind the end.
func (d *escapeDecoder) at(i int) byte {
	if i < len(d.s) {
		return d.s[i]
	}
	return 0
}

// emit appends c and moves n bytes on.
func (d *escapeDecoder) emit(c byte, n int) {
	d.out = append(d.out, c)
	d.pos += n
}

// keep leaves the backslash as it is.
func (d *escapeDecoder) keep() { d.emit('\\', 1) }

func (d *escapeDecoder) escape() {
	switch c := d.at(d.pos + 1); c {
	case 'n':
		d.emit('\n', 2)
	case 'r':
		d.emit('\r', 2)
	case 't':
		d.emit('\t', 2)
	case 'f':
		d.emit('\f', 2)
	case 'v':
		d.emit('\v', 2)
	case 'e':
		d.emit(0x1b, 2)
	case '\\', '$':
		d.emit(c, 2)
	case '"', '`':
		if c == d.quote {
			d.emit(c, 2)
		} else {
			d.keep()
			d.emit(c, 1)
		}
	case 'x', 'X':
		d.hex()
	case 'u':
		d.unicode()
	default:
		switch {
		case isOctal(c):
			d.octal()
		case d.pos+1 < len(d.s):
			// The byte behind is text, even when it is a backslash's newline.
			d.keep()
			d.emit(c, 1)
		default:
			d.keep()
		}
	}
}

func hexValue(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return lower(c) - 'a' + 10
}

func (d *escapeDecoder) hex() {
	c := d.at(d.pos + 2)
	if !isHex(c) {
		d.keep()
		return
	}
	v, n := hexValue(c), 3
	if c = d.at(d.pos + 3); isHex(c) {
		v, n = v<<4|hexValue(c), 4
	}
	d.emit(v, n)
}

func (d *escapeDecoder) octal() {
	i := d.pos + 1
	v := 0
	n := 0
	for n < 3 && isOctal(d.at(i+n)) {
		v = v<<3 | int(d.at(i+n)-'0')
		n++
	}
	if v > 0xff {
		d.overflow = append(d.overflow, d.s[i:i+n])
	}
	d.emit(byte(v), n+1)
}

func (d *escapeDecoder) unicode() {
	i := d.pos + 2
	if d.at(i) != '{' {
		d.keep()
		return
	}
	j := i + 1
	for isHex(d.at(j)) {
		j++
	}
	if d.at(j) != '}' || j == i+1 {
		d.bad = &EscapeError{"Invalid UTF-8 codepoint escape sequence", j}
		return
	}
	v, err := strconv.ParseUint(d.s[i+1:j], 16, 64)
	if err != nil || v > 0x10ffff {
		d.bad = &EscapeError{"Invalid UTF-8 codepoint escape sequence: Codepoint too large", j}
		return
	}
	d.out = appendCodepoint(d.out, uint32(v))
	d.pos = j + 1
}

// appendCodepoint encodes v; unlike utf8.AppendRune it encodes surrogates too, as PHP does.
func appendCodepoint(b []byte, v uint32) []byte {
	switch {
	case v < 0x80:
		return append(b, byte(v))
	case v < 0x800:
		return append(b, byte(v>>6)+0xc0, byte(v&0x3f)+0x80)
	case v < 0x10000:
		return append(b, byte(v>>12)+0xe0, byte(v>>6&0x3f)+0x80, byte(v&0x3f)+0x80)
	}
	return append(b, byte(v>>18)+0xf0, byte(v>>12&0x3f)+0x80, byte(v>>6&0x3f)+0x80, byte(v&0x3f)+0x80)
}
