package regex

import "strings"

func isWord(b byte) bool {
	return b == '_' || b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z'
}

func isSpace(b byte) bool { return b == ' ' || b >= '\t' && b <= '\r' }

// classEscape gives the set of an escape that stands for several bytes.
func classEscape(c byte) (set, bool) {
	var s set
	switch c {
	case 'd', 'D':
		s.addRange('0', '9')
	case 'w', 'W':
		s.addWhere(isWord)
	case 's', 'S':
		s.addWhere(isSpace)
	case 'h', 'H':
		s.addWhere(func(b byte) bool { return b == ' ' || b == '\t' || b == 0xa0 })
	case 'v', 'V':
		s.addWhere(func(b byte) bool { return b >= '\n' && b <= '\r' || b == 0x85 })
	case 'N':
		return one('\n').inverted(), true
	default:
		return s, false
	}
	if c >= 'A' && c <= 'Z' {
		s = s.inverted()
	}
	return s, true
}

// charEscape parses an escape that stands for one byte.
func (p *parser) charEscape() (byte, bool) {
	p.pos++
	c := p.peek()
	p.pos++
	switch c {
	case 'a':
		return 7, true
	case 'e':
		return 27, true
	case 'f':
		return '\f', true
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case 'x':
		return p.hexEscape()
	case 'o':
		if p.accept("{") {
			return p.coded(p.until("}"), 8)
		}
	case 'c':
		if p.more() {
			control := p.peek()
			p.pos++
			if control >= 'a' && control <= 'z' {
				control -= 'a' - 'A'
			}
			return control ^ 0x40, true
		}
	}
	if c >= '0' && c <= '7' {
		return p.octalEscape(c), true
	}
	if isWord(c) && c != '_' {
		p.pos--
		p.fail("unrecognized or unsupported escape \\%c", c)
		return 0, false
	}
	return c, true
}

// octalEscape takes up to three octal digits, the first of which is c.
func (p *parser) octalEscape(c byte) byte {
	n := int(c - '0')
	for range 2 {
		if d := p.peek(); p.more() && d >= '0' && d <= '7' {
			n = n*8 + int(d-'0')
			p.pos++
		}
	}
	return byte(n)
}

func (p *parser) hexEscape() (byte, bool) {
	if p.accept("{") {
		return p.coded(p.until("}"), 16)
	}
	n := 0
	for range 2 {
		if d, ok := digit(p.peek()); p.more() && ok {
			n = n*16 + d
			p.pos++
		}
	}
	return byte(n), true
}

// coded reads a character code in braces; without UTF mode it is one byte.
func (p *parser) coded(text string, base int) (byte, bool) {
	n := 0
	for i := range len(text) {
		d, ok := digit(text[i])
		if !ok || d >= base {
			p.fail("invalid character code")
			return 0, false
		}
		if n = n*base + d; n > 255 {
			p.fail("character code point value is too large")
			return 0, false
		}
	}
	return byte(n), len(text) > 0
}

func digit(c byte) (int, bool) {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0'), true
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10, true
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10, true
	}
	return 0, false
}

// class parses a bracket expression.
func (p *parser) class() *node {
	p.pos++
	negated := p.accept("^")
	var s set
	for first := true; ; first = false {
		if !p.more() {
			p.fail("missing terminating ] for character class")
			return nil
		}
		if p.peek() == ']' && !first {
			p.pos++
			break
		}
		p.classItem(&s)
	}
	if p.flags.IgnoreCase {
		s.foldCase()
	}
	if negated {
		s = s.inverted()
	}
	return &node{kind: kindSet, set: s}
}

// classItem parses one member: a POSIX name, an escape, a byte or a range.
func (p *parser) classItem(s *set) {
	if p.accept("[:") {
		if named, ok := p.posix(); ok {
			s.union(named)
			return
		}
		p.pos -= 2
	}
	lo, single := p.classByte(s)
	if !single || p.peek() != '-' || p.pos+1 >= len(p.src) || p.src[p.pos+1] == ']' {
		if single {
			s.add(lo)
		}
		return
	}
	p.pos++
	hi, isByte := p.classByte(s)
	switch {
	case !isByte: // "[a-\d]": the hyphen is itself
		s.add(lo)
		s.add('-')
	case hi < lo:
		p.fail("range out of order in character class")
	default:
		s.addRange(lo, hi)
	}
}

// classByte parses one byte of a class; an escape for several bytes is added
// to the set at once and reported with false.
func (p *parser) classByte(s *set) (byte, bool) {
	c := p.peek()
	if c != '\\' {
		p.pos++
		return c, true
	}
	if p.pos+1 >= len(p.src) {
		p.fail("\\ at end of pattern")
		return 0, false
	}
	e := p.src[p.pos+1]
	if e == 'b' {
		p.pos += 2
		return '\b', true
	}
	if several, ok := classEscape(e); ok && e != 'N' {
		p.pos += 2
		s.union(several)
		return 0, false
	}
	return p.charEscape()
}

// posix parses a name such as alpha:] after its opening.
func (p *parser) posix() (set, bool) {
	name, _, found := strings.Cut(p.src[p.pos:], ":]")
	if !found || strings.ContainsAny(name, "[]\\") {
		return set{}, false
	}
	bare := strings.TrimPrefix(name, "^")
	member := posixMember(bare)
	if member == nil {
		p.fail("unknown POSIX class name")
		return set{}, false
	}
	p.pos += len(name) + 2
	var s set
	s.addWhere(member)
	if bare != name {
		s = s.inverted()
	}
	return s, true
}

func posixMember(name string) func(byte) bool {
	letter := func(b byte) bool { return (b|0x20) >= 'a' && (b|0x20) <= 'z' }
	number := func(b byte) bool { return b >= '0' && b <= '9' }
	switch name {
	case "alpha":
		return letter
	case "digit":
		return number
	case "alnum":
		return func(b byte) bool { return letter(b) || number(b) }
	case "word":
		return isWord
	case "lower":
		return func(b byte) bool { return b >= 'a' && b <= 'z' }
	case "upper":
		return func(b byte) bool { return b >= 'A' && b <= 'Z' }
	case "space":
		return isSpace
	case "blank":
		return func(b byte) bool { return b == ' ' || b == '\t' }
	case "cntrl":
		return func(b byte) bool { return b < 32 || b == 127 }
	case "graph":
		return func(b byte) bool { return b > 32 && b < 127 }
	case "print":
		return func(b byte) bool { return b >= 32 && b < 127 }
	case "punct":
		return func(b byte) bool { return b > 32 && b < 127 && !letter(b) && !number(b) }
	case "xdigit":
		return func(b byte) bool { _, ok := digit(b); return ok }
	case "ascii":
		return func(b byte) bool { return b < 128 }
	}
	return nil
}
