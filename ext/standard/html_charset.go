package standard

import (
	"strings"

	"golang.org/x/text/encoding/charmap"

	"gaja/interp/php"
)

// charset is how the HTML functions read and write characters: UTF-8 when both fields are nil. Of the encodings with
// several bytes only the extent of characters is known, so that they are kept whole.
type charset struct {
	one   *charmap.Charmap
	multi func(s string, i int) (r rune, n int, ok bool)
}

func (cs *charset) utf8() bool { return cs.one == nil && cs.multi == nil }

// mbPair reads a two-byte character. Of a broken one the lead byte is skipped, and the second too if it can begin nothing.
func mbPair(s string, i int, trail, begins func(byte) bool) (r rune, n int, ok bool) {
	if i+1 >= len(s) {
		return 0, 1, false
	}
	switch next := s[i+1]; {
	case trail(next):
		return rune(s[i])<<8 | rune(next), 2, true
	case begins(next):
		return 0, 1, false
	}
	return 0, 2, false
}

func between(lo, hi byte) func(byte) bool {
	return func(c byte) bool { return c >= lo && c <= hi }
}

func always(byte) bool { return true }

func big5Char(s string, i int) (r rune, n int, ok bool) {
	if s[i] < 0x81 || s[i] > 0xfe {
		return rune(s[i]), 1, true
	}
	return mbPair(s, i, func(c byte) bool { return c >= 0x40 && c <= 0x7e || c >= 0xa1 && c <= 0xfe }, always)
}

func hkscsChar(s string, i int) (r rune, n int, ok bool) {
	if s[i] < 0x81 || s[i] > 0xfe {
		return rune(s[i]), 1, true
	}
	return mbPair(s, i, func(c byte) bool { return c >= 0x40 && c <= 0x7e || c >= 0xa1 && c <= 0xfe },
		func(c byte) bool { return c != 0x80 && c != 0xff })
}

func gb2312Char(s string, i int) (r rune, n int, ok bool) {
	begins := func(c byte) bool { return c != 0x8e && c != 0x8f && c != 0xa0 && c != 0xff }
	if s[i] >= 0xa1 && s[i] <= 0xfe {
		return mbPair(s, i, between(0xa1, 0xfe), begins)
	}
	return rune(s[i]), 1, begins(s[i])
}

func sjisChar(s string, i int) (r rune, n int, ok bool) {
	c := s[i]
	if c >= 0x81 && c <= 0x9f || c >= 0xe0 && c <= 0xfc {
		return mbPair(s, i, func(c byte) bool { return c >= 0x40 && c != 0x7f && c < 0xfd },
			func(c byte) bool { return c != 0x80 && c != 0xa0 && c < 0xfd })
	}
	return rune(c), 1, c < 0x80 || c >= 0xa1 && c <= 0xdf
}

func eucjpChar(s string, i int) (r rune, n int, ok bool) {
	begins := func(c byte) bool { return c != 0xa0 && c != 0xff }
	switch c := s[i]; {
	case c >= 0xa1 && c <= 0xfe:
		return mbPair(s, i, between(0xa1, 0xfe), begins)
	case c == 0x8e:
		return mbPair(s, i, between(0xa1, 0xdf), begins)
	case c != 0x8f:
		return rune(c), 1, begins(c)
	}
	trail := between(0xa1, 0xfe)
	for k := 1; k < 3; k++ {
		if i+k >= len(s) || !trail(s[i+1]) || k == 2 && !trail(s[i+2]) {
			return 0, eucjpSkip(s[i+1:], begins), false
		}
	}
	return rune(s[i])<<16 | rune(s[i+1])<<8 | rune(s[i+2]), 3, true
}

// eucjpSkip is how much of a broken three-byte character to skip; rest is what follows its lead byte.
func eucjpSkip(rest string, begins func(byte) bool) int {
	switch {
	case len(rest) < 1 || begins(rest[0]):
		return 1
	case len(rest) < 2 || begins(rest[1]):
		return 2
	}
	return 3
}

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
	case "big5", "950":
		cs.multi = big5Char
	case "big5-hkscs":
		cs.multi = hkscsChar
	case "gb2312", "936":
		cs.multi = gb2312Char
	case "shift_jis", "sjis", "932", "sjis-win", "cp932":
		cs.multi = sjisChar
	case "eucjp", "euc-jp", "eucjp-win":
		cs.multi = eucjpChar
	default:
		return cs, false
	}
	return cs, true
}

// charsetArg finds the charset that argument i names, or the default one, and warns of unknown names.
func charsetArg(c *php.Call, i int) charset {
	name := c.Peek(i)
	if name == "" {
		if name = c.Ctx.Ini.Get("internal_encoding"); name == "" || !is84(c) && !c.IsNull(i) {
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
		return cs.multi(s, i)
	}
	return utf8Char(s, i)
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
