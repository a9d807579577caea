package standard

import (
	"slices"
	"strings"

	"gaja/interp/php"
)

// Flags of the HTML functions.
const (
	entDouble     = 2
	entSingle     = 1
	entIgnore     = 4
	entSubstitute = 8
	entDisallowed = 128
	docMask       = 16 | 32
	docHTML401    = 0
	docXML1       = 16
	docXHTML      = 32
	docHTML5      = 48
)

// entityFor returns the name for the character at the start of s, and for HTML 5 the pair of characters; n is the
// length of what it stands for, 0 when there is no name.
func entityFor(s string, size int, doc int64) (name string, n int) {
	if doc != docHTML5 {
		return findText(html4Entities[:], s[:size]), size
	}
	if rest := s[size:]; rest != "" {
		if _, next, ok := utf8Char(rest, 0); ok {
			if name := findText(html5Entities[:], s[:size+next]); name != "" {
				return name, size + next
			}
		}
	}
	return findText(html5Entities[:], s[:size]), size
}

// findText searches a table sorted by text.
func findText(table []entity, text string) string {
	i, ok := slices.BinarySearchFunc(table, text, func(e entity, t string) int { return strings.Compare(e.text, t) })
	if !ok {
		return ""
	}
	return table[i].name
}

// entityText returns what a name stands for in a kind of document, or "".
func entityText(name string, doc int64) string {
	if doc == docXHTML && name == "apos" {
		return "'"
	}
	table := html4Names[:]
	if doc == docHTML5 {
		table = html5Names[:]
	}
	i, ok := slices.BinarySearchFunc(table, name, func(e entity, n string) int { return strings.Compare(e.name, n) })
	if !ok {
		return ""
	}
	return table[i].text
}

// basicText returns what one of the basic names stands for, or "".
func basicText(name string, doc int64) string {
	switch name {
	case "amp":
		return "&"
	case "lt":
		return "<"
	case "gt":
		return ">"
	case "quot":
		return "\""
	case "apos":
		if doc != docHTML401 {
			return "'"
		}
	}
	return ""
}

// entityName reads "name;" and returns the name, or "" when there is none.
func entityName(s string) string {
	n := 0
	for n < len(s) && isAlnum(s[n]) {
		n++
	}
	if n == 0 || n >= len(s) || s[n] != ';' {
		return ""
	}
	return s[:n]
}

// entityNumber reads what follows "&#" up to and with ";" and returns the code point and the length, 0 when there is
// none.
func entityNumber(s string) (r rune, n int) {
	base := rune(10)
	if s != "" && s[0]|0x20 == 'x' {
		base, n = 16, 1
	}
	start := n
	for ; n < len(s); n++ {
		ch := s[n]
		if !isDigit(ch) && (base == 10 || !isHex(ch)) {
			break
		}
		if r = r*base + rune(hexValue(ch)); r > 0x10ffff {
			r = 0x110000
		}
	}
	if n == start || n >= len(s) || s[n] != ';' || r > 0x10ffff {
		return 0, 0
	}
	return r, n + 1
}

// charAllowed says whether a kind of document may hold a character.
func charAllowed(r rune, doc int64) bool {
	switch doc {
	case docHTML401:
		return r >= 0x20 && r <= 0x7e || r == '\n' || r == '\t' || r == '\r' || r >= 0xa0 && r <= 0xd7ff ||
			r >= 0xe000 && r <= 0x10ffff
	case docHTML5:
		return r >= 0x20 && r <= 0x7e || r >= '\t' && r <= '\r' && r != '\v' || r >= 0xa0 && r <= 0xd7ff ||
			r >= 0xe000 && r <= 0x10ffff && r&0xfffe != 0xfffe && (r < 0xfdd0 || r > 0xfdef)
	}
	return r >= 0x20 && r <= 0xd7ff || r == '\n' || r == '\t' || r == '\r' ||
		r >= 0xe000 && r <= 0x10ffff && r != 0xfffe && r != 0xffff
}

// numberAllowed says whether a kind of document may hold a numeric reference to a character.
func numberAllowed(r rune, doc int64) bool {
	switch doc {
	case docHTML401:
		return true
	case docHTML5: // surrogates too
		return charAllowed(r, doc) && r != '\r' || r >= 0xd800 && r <= 0xdfff
	}
	return charAllowed(r, doc)
}

func getHtmlTranslationTable(c *php.Call) (php.Value, error) {
	all, flags := c.Int(0) != 0, c.Int(1)
	doc := flags & docMask
	cs := charset{}
	if !c.IsNull(2) {
		cs = charsetArg(c, 2)
	}
	out := c.Ctx.NewHash(0)
	if all && doc != docXML1 && cs.multi == nil {
		translationTable(out, &cs, flags)
		return php.ArrayValue(out), nil
	}
	for _, ch := range []byte("\"&'<>") {
		if e := basicEntity(ch, flags, false); e != "" {
			out.SetString(string(rune(ch)), c.Ctx.Text(e))
		}
	}
	return php.ArrayValue(out), nil
}

// basicEntity returns the reference for one of the five characters, or "" when the flags leave it alone.
func basicEntity(ch byte, flags int64, all bool) string {
	switch ch {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '"':
		if flags&entDouble != 0 {
			return "&quot;"
		}
	case '\'':
		if flags&entSingle != 0 {
			if doc := flags & docMask; doc == docHTML401 || all && doc == docXHTML {
				return "&#039;"
			}
			return "&apos;"
		}
	}
	return ""
}

func translationTable(out *php.Array, cs *charset, flags int64) {
	doc := flags & docMask
	table := html4Entities[:]
	if doc == docHTML5 {
		table = html5Entities[:]
	}
	single := false
	for _, e := range table {
		if !single && e.text > "'" {
			single = true
			addSingle(out, flags)
		}
		switch {
		case e.text == "\"" && flags&entDouble == 0, e.text == "'":
			continue
		case cs.utf8():
			out.PutGo(e.text, php.String("&"+e.name+";"))
		default:
			addEncoded(out, cs, e)
		}
	}
}

func addSingle(out *php.Array, flags int64) {
	if e := basicEntity('\'', flags, true); e != "" {
		out.SetString("'", php.String(e))
	}
}

// addEncoded adds an entity under its bytes in a single-byte charset, if it has one.
func addEncoded(out *php.Array, cs *charset, e entity) {
	var b []byte
	for _, r := range e.text {
		var ok bool
		if b, ok = cs.encode(b, r); !ok {
			return
		}
	}
	out.SetString(string(b), php.String("&"+e.name+";"))
}
