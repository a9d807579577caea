package standard

import (
	"strings"

	"golang.org/x/text/encoding/charmap"

	"gaja/interp/php"
)

func htmlspecialchars(c *php.Call) (php.Value, error) { return escapeHTML(c, false) }

func htmlentities(c *php.Call) (php.Value, error) { return escapeHTML(c, true) }

// escaper is one call of htmlspecialchars or htmlentities.
type escaper struct {
	s     string
	at    int
	out   []byte
	flags int64
	doc   int64
	cs    charset
	all   bool
	again bool // escape the & of references too
}

func escapeHTML(c *php.Call, all bool) (php.Value, error) {
	s, flags := c.Peek(0), c.Int(1)
	e := &escaper{s: s, flags: flags, doc: flags & docMask, cs: charsetArg(c, 2), again: c.Bool(3)}
	if all && e.cs.multi != nil {
		c.Notice("Only basic entities substitution is supported for multi-byte encodings other than UTF-8; " +
			"functionality is equivalent to htmlspecialchars")
	}
	e.all = all && e.cs.multi == nil && e.doc != docXML1
	plain := e.plainPrefix()
	if plain == len(s) {
		return c.Arg(0).Copy(), nil
	}
	if err := reserve(c, len(s)+len(s)/4); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.StartStr(len(s) + len(s)/8 + 16)
	e.out = append(b, s[:plain]...)
	e.at = plain
	if !e.run() {
		return c.Ctx.EmptyString(), nil
	}
	if err := reserve(c, len(e.out)); err != nil {
		return php.Undef(), err
	}
	return built(c.Ctx, st, e.out), nil
}

// plainPrefix measures the ASCII that needs no look at all.
func (e *escaper) plainPrefix() int {
	if e.flags&entDisallowed != 0 || e.all && e.doc == docHTML5 {
		return 0
	}
	s := e.s
	for i := 0; i < len(s); i++ {
		switch ch := s[i]; {
		case ch >= 0x80 || ch == '&' || ch == '<' || ch == '>':
			return i
		case ch == '"' && e.flags&entDouble != 0, ch == '\'' && e.flags&entSingle != 0:
			return i
		}
	}
	return len(s)
}

// run escapes the rest; false means the string has invalid bytes and the result is empty.
func (e *escaper) run() bool {
	quick := e.cs.multi == nil && !e.all && e.flags&entDisallowed == 0
	for e.at < len(e.s) {
		if quick && e.s[e.at] < 0x80 && e.ascii() {
			continue
		}
		r, n, ok := e.cs.char(e.s, e.at)
		if !ok {
			e.at += n
			switch {
			case e.flags&entIgnore != 0:
			case e.flags&entSubstitute != 0:
				e.replacement()
			default:
				return false
			}
			continue
		}
		if r == '&' {
			e.ampersand()
			continue
		}
		e.char(r, n)
	}
	return true
}

// ascii writes a run of ASCII that needs no look, and the character behind it if it is one of the basic ones. It reports
// false when it did nothing.
func (e *escaper) ascii() bool {
	i := e.at
	for i < len(e.s) && e.s[i] < 0x80 && e.s[i] != '&' && e.s[i] != '<' && e.s[i] != '>' && e.s[i] != '"' && e.s[i] != '\'' {
		i++
	}
	e.out = append(e.out, e.s[e.at:i]...)
	moved := i > e.at
	e.at = i
	if i == len(e.s) || e.s[i] >= 0x80 || e.s[i] == '&' {
		return moved
	}
	if x := basicEntity(e.s[i], e.flags, false); x != "" {
		e.out = append(e.out, x...)
	} else {
		e.out = append(e.out, e.s[i])
	}
	e.at++
	return true
}

func (e *escaper) replacement() {
	if e.cs.utf8() {
		e.out = append(e.out, "\uFFFD"...)
	} else {
		e.out = append(e.out, "&#xFFFD;"...)
	}
}

// char writes one character, n bytes long: as a reference if it has one.
func (e *escaper) char(r rune, n int) {
	if r < 0x80 {
		if e.all && e.doc == docHTML5 && e.named(r, n) {
			return
		}
		switch byte(r) {
		case '<', '>', '"', '\'':
			if x := basicEntity(byte(r), e.flags, e.all); x != "" {
				e.out = append(e.out, x...)
			} else {
				e.out = append(e.out, byte(r))
			}
			e.at += n
			return
		}
	}
	if e.all && e.named(r, n) {
		return
	}
	if e.flags&entDisallowed != 0 && e.judged(r) && !charAllowed(r, e.doc) {
		e.replacement()
	} else {
		e.out = append(e.out, e.s[e.at:e.at+n]...)
	}
	e.at += n
}

// judged says whether a character's code point is known well enough to be refused.
func (e *escaper) judged(r rune) bool {
	return e.cs.utf8() || e.all || e.cs.one == charmap.ISO8859_1 || r <= 0x7d
}

// named writes the reference for a character that has a name.
func (e *escaper) named(r rune, n int) bool {
	if e.doc != docHTML5 && r < 0xa0 {
		return false
	}
	name, used := "", n
	if e.cs.utf8() {
		name, used = entityFor(e.s[e.at:], n, e.doc)
	} else {
		name, used = e.namedPair(r, n)
	}
	if name == "" {
		return false
	}
	e.out = append(append(append(e.out, '&'), name...), ';')
	e.at += used
	return true
}

// namedPair is entityFor for a charset of single bytes.
func (e *escaper) namedPair(r rune, n int) (name string, used int) {
	t := string(r)
	size := len(t)
	if e.at+n < len(e.s) {
		t += string(e.cs.one.DecodeByte(e.s[e.at+n]))
	}
	if name, used = entityFor(t, size, e.doc); used > size {
		return name, n + 1
	}
	return name, n
}

// ampersand writes an "&": as it is when it begins a valid reference that is to be left alone.
func (e *escaper) ampersand() {
	rest := e.s[e.at+1:]
	e.at++
	if !e.again {
		n := 0
		if strings.HasPrefix(rest, "#") {
			r, k := entityNumber(rest[1:])
			if k > 0 && (e.flags&entDisallowed == 0 || numberAllowed(r, e.doc)) {
				n = k + 1
			}
		} else if name := entityName(rest); name != "" && e.known(name) {
			n = len(name) + 1
		}
		if n > 0 {
			e.out = append(append(e.out, '&'), rest[:n]...)
			e.at += n
			return
		}
	}
	e.out = append(e.out, "&amp;"...)
}

func (e *escaper) known(name string) bool {
	if e.doc == docXML1 {
		return basicText(name, e.doc) != ""
	}
	return entityText(name, e.doc) != ""
}

func htmlspecialcharsDecode(c *php.Call) (php.Value, error) {
	return unescapeHTML(c, charset{}, false)
}

func htmlEntityDecode(c *php.Call) (php.Value, error) {
	return unescapeHTML(c, charsetArg(c, 2), true)
}

func unescapeHTML(c *php.Call, cs charset, all bool) (php.Value, error) {
	s, flags := c.Peek(0), c.Int(1)
	at := strings.IndexByte(s, '&')
	if at < 0 || len(s)-at < 4 {
		return c.Arg(0).Copy(), nil
	}
	if all && cs.multi != nil && is84(c) {
		c.Notice("Only basic entities substitution is supported for multi-byte encodings other than UTF-8; " +
			"functionality is equivalent to htmlspecialchars")
	}
	if err := reserve(c, len(s)); err != nil {
		return php.Undef(), err
	}
	out := make([]byte, 0, len(s))
	for {
		out = append(out, s[:at]...)
		s = s[at:]
		t, n := reference(s, flags, all, &cs)
		if n > 0 {
			out = append(out, t...)
			s = s[n:]
		} else {
			out = append(out, '&')
			s = s[1:]
		}
		if at = strings.IndexByte(s, '&'); at < 0 {
			return taken(c.Ctx, append(out, s...)), nil
		}
	}
}

// reference decodes the reference that s begins with; n is its length, 0 when it stays as it is.
func reference(s string, flags int64, all bool, cs *charset) (t string, n int) {
	doc := flags & docMask
	names := all && cs.multi == nil && doc != docXML1
	if len(s) > 1 && s[1] == '#' {
		r, k := entityNumber(s[2:])
		if k == 0 || !all && !strings.ContainsRune("&<>\"'", r) || !charAllowed(r, doc) || doc == docHTML5 && r == '\r' {
			return "", 0
		}
		t, n = string(r), k+2
	} else {
		name := entityName(s[1:])
		switch {
		case name == "":
		case names:
			t = entityText(name, doc)
		default:
			t = basicText(name, doc)
		}
		if t == "" {
			return "", 0
		}
		n = len(name) + 2
	}
	if t == "'" && flags&entSingle == 0 || t == "\"" && flags&entDouble == 0 {
		return "", 0
	}
	if !cs.utf8() {
		r, k, _ := utf8Char(t, 0)
		b, ok := cs.encode(nil, r)
		if !ok || k != len(t) {
			return "", 0
		}
		t = string(b)
	}
	return t, n
}
