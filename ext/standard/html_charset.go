package standard

import (
	"strings"

	"golang.org/x/text/encoding/charmap"

	"gaja/interp/php"
)

// charset is how the HTML functions read and write characters. one is nil for UTF-8 and for the double-byte encodings,
// which are only known well enough to keep their characters whole.
type charset struct {
	one   *charmap.Charmap
	multi *doubleByte
}

// doubleByte tells which bytes begin and end the two-byte characters of an encoding.
type doubleByte struct{ lead, trail func(byte) bool }

func (cs *charset) utf8() bool { return cs.one == nil && cs.multi == nil }

func between(lo, hi byte) func(byte) bool {
	return func(c byte) bool { return c >= lo && c <= hi }
}

func big5Trail(c byte) bool { return c >= 0x40 && c <= 0x7e || c >= 0xa1 && c <= 0xfe }

func sjisLead(c byte) bool { return c >= 0x81 && c <= 0x9f || c >= 0xe0 && c <= 0xfc }

func sjisTrail(c byte) bool { return c >= 0x40 && c != 0x7f && c < 0xfd }

// charsetFor finds a charset by one of the names PHP knows; ok is false for others.
func charsetFor(name string) (cs charset, ok bool) {
	switch strings.ToLower(name) {
	case "utf-8":
	case "iso-8859-1", "iso8859-1":
		cs.one = charmap.ISO8859_1
	case "iso-8859-15", "iso8859-15":
		cs.one = charmap.ISO8859_15
	case "iso-8859-5", "iso8859-5":
		cs.one = charmap.ISO8859_5
	case "windows-1252", "1252", "cp1252":
		cs.one = charmap.Windows1252
	case "windows-1251", "win-1251", "cp1251":
		cs.one = charmap.Windows1251
	case "cp866", "866", "ibm866":
		cs.one = charmap.CodePage866
	case "koi8-r", "koi8-ru", "koi8r":
		cs.one = charmap.KOI8R
	case "macroman":
		cs.one = charmap.Macintosh
	case "big5", "950", "big5-hkscs":
		cs.multi = &doubleByte{between(0x81, 0xfe), big5Trail}
	case "gb2312", "936":
		cs.multi = &doubleByte{between(0xa1, 0xfe), between(0xa1, 0xfe)}
	case "shift_jis", "sjis", "932", "sjis-win", "cp932":
		cs.multi = &doubleByte{sjisLead, sjisTrail}
	case "eucjp", "euc-jp", "eucjp-win":
		cs.multi = &doubleByte{between(0xa1, 0xfe), between(0xa1, 0xfe)}
	default:
		return cs, false
	}
	return cs, true
}

// charsetArg finds the charset that argument i names, or the default one, and warns of unknown names.
func charsetArg(c *php.Call, i int) charset {
	name := c.Peek(i)
	if name == "" {
		if name = c.Ctx.Ini.Get("internal_encoding"); name == "" {
			name = c.Ctx.Ini.Get("default_charset")
		}
	}
	if name == "" || name == "UTF-8" {
		return charset{}
	}
	cs, ok := charsetFor(name)
	if !ok {
		if is84(c) {
			c.Warn("Charset \"%s\" is not supported, assuming UTF-8", name)
		} else {
			c.Warn("charset `%s' not supported, assuming utf-8", name)
		}
	}
	return cs
}

// char reads the character at s[i:]: its code point (for double-byte encodings its bytes as a number) and length. For
// bytes that are none, ok is false and n is how many to skip.
func (cs *charset) char(s string, i int) (r rune, n int, ok bool) {
	switch {
	case cs.one != nil:
		return cs.one.DecodeByte(s[i]), 1, true
	case cs.multi != nil:
		return cs.multi.char(s, i)
	}
	return utf8Char(s, i)
}

func (m *doubleByte) char(s string, i int) (r rune, n int, ok bool) {
	c := s[i]
	if !m.lead(c) {
		return rune(c), 1, c < 0x80 || c >= 0xa1 && c <= 0xdf
	}
	if i+1 >= len(s) {
		return 0, 1, false
	}
	if !m.trail(s[i+1]) {
		if s[i+1] < 0x80 || m.lead(s[i+1]) {
			return 0, 1, false
		}
		return 0, 2, false
	}
	return rune(c)<<8 | rune(s[i+1]), 2, true
}

func utf8Lead(c byte) bool  { return c < 0x80 || c >= 0xc2 && c <= 0xf4 }
func utf8Trail(c byte) bool { return c >= 0x80 && c <= 0xbf }

// utf8Char reads a character of UTF-8. Of what is none it skips the lead byte and the trail bytes that could have
// belonged to it.
func utf8Char(s string, i int) (r rune, n int, ok bool) {
	c := s[i]
	need := 0
	switch {
	case c < 0x80:
		return rune(c), 1, true
	case c < 0xc2 || c > 0xf4:
		return 0, 1, false
	case c < 0xe0:
		need, r = 2, rune(c&0x1f)
	case c < 0xf0:
		need, r = 3, rune(c&0x0f)
	default:
		need, r = 4, rune(c&0x07)
	}
	for k := 1; k < need; k++ {
		if i+k >= len(s) {
			return 0, k, false
		}
		if !utf8Trail(s[i+k]) {
			return 0, utf8Skip(s, i, k, need), false
		}
		r = r<<6 | rune(s[i+k]&0x3f)
	}
	if need == 3 && (r < 0x800 || r >= 0xd800 && r <= 0xdfff) || need == 4 && (r < 0x10000 || r > 0x10ffff) {
		return 0, need, false
	}
	return r, need, true
}

// utf8Skip says how much of a broken character to skip: up to the first byte that may begin another one.
func utf8Skip(s string, i, bad, need int) int {
	for k := bad; k < need; k++ {
		if i+k >= len(s) || utf8Lead(s[i+k]) {
			return k
		}
	}
	return need
}

// encode appends a code point; ok is false when the charset has no such character.
func (cs *charset) encode(b []byte, r rune) (out []byte, ok bool) {
	switch {
	case cs.one != nil:
		c, ok := cs.one.EncodeRune(r)
		return append(b, c), ok
	case cs.multi != nil:
		return append(b, byte(r)), r < 0x80
	}
	return append(b, string(r)...), true
}
