package regex

import "strings"

// What an escape turned out to be.
type escKind uint8

const (
	eChar    escKind = iota // the character r
	eSet                    // one of set
	eRef                    // a back reference to group n
	eNameRef                // \k or \g{name}
	eCall                   // \g<…> or \g'…'
	eOther                  // something else, named by its letter c
)

type escape struct {
	kind escKind
	c    byte
	r    rune
	n    int
	set  runeSet
}

// literalEscapes lets a wrong escape be its letter, as PHP 7 wants.
func (p *parser) forgive(from int) (escape, bool) {
	if p.err == nil || p.opt&LiteralEscapes == 0 || p.err.Code == errClassN {
		return escape{}, false
	}
	p.err = nil
	p.pos = from
	if p.pos >= len(p.src) {
		return escape{kind: eChar, r: '\\'}, true
	}
	return escape{kind: eChar, r: p.char()}, true
}

// escape reads what follows a backslash outside of a class.
func (p *parser) escape() (*node, bool) {
	from := p.pos
	e := p.readEscape(false)
	if f, ok := p.forgive(from); ok {
		e = f
	}
	if p.err != nil {
		return nil, false
	}
	switch e.kind {
	case eChar:
		return p.literal(e.r), true
	case eSet:
		return &node{kind: nSet, set: e.set}, true
	case eRef:
		n := &node{kind: nBackref, groups: []int{e.n}}
		return p.backref(n, p.pos-1), true
	case eNameRef:
		return p.namedRef(from)
	case eCall:
		return p.gCall(from)
	}
	return p.special(e.c)
}

func (p *parser) backref(n *node, off int) *node {
	n.off = off
	if p.opt&Caseless != 0 {
		n.fold = true
	}
	p.refs = append(p.refs, reference{n, off})
	p.hasRefs = true
	return n
}

// namedRef reads the name of \k or \g.
func (p *parser) namedRef(from int) (*node, bool) {
	var end byte
	switch p.peek(0) {
	case '{':
		end = '}'
	case '<':
		end = '>'
	case '\'':
		end = '\''
	}
	if end == 0 || p.pos >= len(p.src) {
		p.fail(errKForm, p.pos)
	} else {
		p.pos++
		name, off := p.name(end, end == '}')
		if p.err == nil {
			return p.backref(&node{kind: nBackref, name: name}, off), true
		}
	}
	if f, ok := p.forgive(from); ok {
		return p.literal(f.r), true
	}
	return nil, false
}

// gCall reads \g<name>, \g'name' and the same with a number: a subroutine call.
func (p *parser) gCall(from int) (*node, bool) {
	end := byte('>')
	if p.src[p.pos] == '\'' {
		end = '\''
	}
	p.pos++
	if n, ok := p.number(errGroupBig, true); ok {
		if p.peek(0) != end {
			p.fail(errGForm, p.pos)
			return nil, false
		}
		p.pos++
		return p.call(&node{kind: nCall, n: n}, p.pos-1), true
	}
	if p.err == nil {
		name, off := p.name(end, false)
		if p.err == nil {
			return p.call(&node{kind: nCall, name: name}, off), true
		}
	}
	if f, ok := p.forgive(from); ok {
		return p.literal(f.r), true
	}
	return nil, false
}

func (p *parser) call(n *node, off int) *node {
	n.off = off
	p.refs = append(p.refs, reference{n, off})
	return n
}

// special is the escapes that are neither characters nor classes.
func (p *parser) special(c byte) (*node, bool) {
	simple := func(a assertKind) (*node, bool) {
		return &node{kind: nAssert, assert: a, ucp: p.ucp && p.opt&asciiWord == 0}, false
	}
	switch c {
	case 'A':
		return simple(aStart)
	case 'Z':
		return simple(aEndLine)
	case 'z':
		return simple(aEnd)
	case 'G':
		return simple(aFrom)
	case 'K':
		return simple(aKeep)
	case 'b':
		return simple(aWord)
	case 'B':
		return simple(aNotWord)
	case 'C':
		return &node{kind: nByte}, true
	case 'R':
		return &node{kind: nNewline}, true
	case 'X':
		return &node{kind: nCluster}, true
	}
	return p.dot(false), true // \N
}

// plain are the escapes for one character.
const plainEscapes = "a\x07e\x1bf\x0cn\nr\rt\t"

// readEscape reads behind a backslash. On an error pos is where PCRE2 reports it.
func (p *parser) readEscape(inClass bool) (e escape) {
	if p.pos >= len(p.src) {
		p.fail(errBackslashEnd, p.pos)
		return e
	}
	r := p.char()
	e.r = r
	if r >= 128 || !isAlpha(byte(r)) && !isDigit(byte(r)) {
		return e
	}
	c := byte(r)
	e.c = c
	if i := strings.IndexByte(plainEscapes, c); i >= 0 && i%2 == 0 {
		e.r = rune(plainEscapes[i+1])
		return e
	}
	switch c {
	case 'd', 'D', 's', 'S', 'w', 'W', 'h', 'H', 'v', 'V':
		e.kind, e.set = eSet, p.typeSet(c)
	case 'p', 'P':
		e.kind, e.set = eSet, p.property(c == 'P')
	case 'A', 'Z', 'z', 'G', 'K', 'b', 'B', 'C', 'R', 'X':
		e.kind = eOther
	case 'N':
		p.escapeN(&e)
	case 'E', 'Q':
		e.kind = eOther
	case 'F', 'l', 'L', 'u', 'U':
		p.fail(errPerlEscape, p.pos)
	case 'g':
		p.escapeG(&e, inClass)
	case 'k':
		if e.kind = eNameRef; inClass {
			p.fail(errClassEscape, p.pos)
		}
	case 'o':
		p.escapeOctal(&e)
	case 'x':
		p.escapeHex(&e)
	case 'c':
		p.escapeCtrl(&e)
	default:
		if !isDigit(c) {
			p.fail(errUnknownEscape, p.pos-1)
			return e
		}
		p.escapeDigit(&e, inClass)
	}
	return e
}

// escapeN is \N and \N{U+…}.
func (p *parser) escapeN(e *escape) {
	e.kind = eOther
	if p.peek(0) != '{' || p.pos >= len(p.src) {
		return
	}
	save := p.pos
	p.pos++
	p.blanks()
	if p.ahead("U+") {
		if !p.utf {
			p.fail(errNUMode, save)
			return
		}
		p.pos += 2
		e.kind = eChar
		p.bracedDigits(e, 16, errNonHex)
		return
	}
	p.pos = save
	if _, _, ok := p.braces(); !ok {
		p.fail(errPerlEscape, save)
	}
	p.pos = save
}

// escapeG is \g1, \g{-1}, \g{name}, \g<name>, \g'name'.
func (p *parser) escapeG(e *escape, inClass bool) {
	if inClass {
		return
	}
	if p.pos >= len(p.src) {
		p.fail(errGForm, p.pos)
		return
	}
	switch p.src[p.pos] {
	case '<', '\'':
		e.kind = eCall
		return
	case '{':
		save := p.pos
		p.pos++
		p.blanks()
		n, ok := p.number(errGroupBig, true)
		if !ok {
			if p.err != nil && p.err.Code == errNoGroup {
				p.err.Offset = save
			} else if p.err == nil {
				e.kind = eNameRef
			}
			p.pos = save
			break
		}
		p.blanks()
		if p.peek(0) != '}' {
			p.fail(errGForm, save)
			return
		}
		p.pos++
		e.n = n
	default:
		n, ok := p.number(errGroupBig, true)
		if !ok {
			p.fail(errGForm, p.pos)
			return
		}
		e.n = n
	}
	if e.kind == eNameRef || p.err != nil {
		return
	}
	if e.kind = eRef; e.n <= 0 {
		p.fail(errNoGroup, p.pos)
	}
}

// escapeDigit is a back reference, or a character by its octal number.
func (p *parser) escapeDigit(e *escape, inClass bool) {
	c := e.c
	if !inClass && c != '0' {
		i, n := p.pos-1, 0
		for i < len(p.src) && isDigit(p.src[i]) && n < 1<<27 {
			n = n*10 + int(p.src[i]-'0')
			i++
		}
		if n < 1<<27 && (n < 10 || c >= '8' || n <= p.groups) {
			p.pos = i
			if n > 65535 {
				p.fail(errGroupBig, p.pos)
			}
			e.kind, e.n = eRef, n
			return
		}
	}
	if c >= '8' {
		return
	}
	v := rune(c - '0')
	for i := 0; i < 2 && p.pos < len(p.src) && p.src[p.pos] >= '0' && p.src[p.pos] <= '7'; i++ {
		v = v*8 + rune(p.src[p.pos]-'0')
		p.pos++
	}
	if e.r = v; v > 255 && !p.utf {
		p.fail(errOctalBig, p.pos)
	}
}

func (p *parser) escapeOctal(e *escape) {
	if p.peek(0) != '{' || p.pos >= len(p.src) {
		p.fail(errOctalBrace, p.pos-b2i(p.pos >= len(p.src)))
		return
	}
	p.pos++
	p.blanks()
	p.bracedDigits(e, 8, errNonOctal)
}

func (p *parser) escapeHex(e *escape) {
	if p.peek(0) == '{' {
		p.pos++
		p.blanks()
		p.bracedDigits(e, 16, errNonHex)
		return
	}
	v := rune(0)
	for i := 0; i < 2 && p.pos < len(p.src); i++ {
		d := hexDigit(p.src[p.pos])
		if d < 0 {
			break
		}
		v = v<<4 | d
		p.pos++
	}
	e.r = v
}

func hexDigit(c byte) rune {
	switch {
	case isDigit(c):
		return rune(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return rune(c|0x20) - 'a' + 10
	}
	return -1
}

func (p *parser) blanks() {
	for p.version >= V1046 && p.pos < len(p.src) && (p.src[p.pos] == ' ' || p.src[p.pos] == '\t') {
		p.pos++
	}
}

// bracedDigits reads the number of \x{…}, \o{…} and \N{U+…} and the brace behind it.
func (p *parser) bracedDigits(e *escape, base rune, bad int) {
	if p.pos >= len(p.src) || p.src[p.pos] == '}' {
		p.fail(errDigitsMissing, p.pos)
		return
	}
	v, over := rune(0), false
	digit := func() rune {
		if p.pos >= len(p.src) {
			return -1
		}
		if d := hexDigit(p.src[p.pos]); d < base {
			return d
		}
		return -1
	}
	for d := digit(); d >= 0; d = digit() {
		p.pos++
		if !over {
			v = v*base + d
			over = v > p.limit()
		}
		if over && p.version >= V1046 {
			for digit() >= 0 {
				p.pos++
			}
			p.fail(errCodePoint, p.pos)
			return
		}
	}
	if over {
		p.fail(errCodePoint, p.pos)
		return
	}
	p.blanks()
	switch {
	case p.peek(0) != '}' || p.pos >= len(p.src):
		p.fail(bad, min(p.pos, len(p.src)-1))
	case p.utf && v >= 0xd800 && v <= 0xdfff:
		p.fail(errSurrogate, p.pos)
	default:
		p.pos++
	}
	e.r = v
}

func (p *parser) escapeCtrl(e *escape) {
	if p.pos >= len(p.src) {
		p.fail(errCtrlEnd, p.pos)
		return
	}
	c := p.src[p.pos]
	if c < 32 || c > 126 {
		p.fail(errCtrlChar, p.pos)
		return
	}
	p.pos++
	if c >= 'a' && c <= 'z' {
		c -= 32
	}
	e.r = rune(c ^ 0x40)
}

// number reads a group number, with a sign if relative ones are allowed; those are counted from the groups so far. ok is
// false when there is none.
func (p *parser) number(big int, relative bool) (n int, ok bool) {
	i, sign := p.pos, byte(0)
	if relative && i < len(p.src) && (p.src[i] == '+' || p.src[i] == '-') {
		sign = p.src[i]
		i++
	}
	from := i
	for i < len(p.src) && isDigit(p.src[i]) {
		if n = n*10 + int(p.src[i]-'0'); n > 65535 {
			p.fail(big, i+1)
			return 0, false
		}
		i++
	}
	if i == from {
		return 0, false
	}
	p.pos = i
	switch {
	case sign != 0 && n == 0:
		p.fail(errRelativeZero, p.pos)
		return 0, false
	case sign == '-':
		if n = p.groups - n + 1; n <= 0 {
			p.fail(errNoGroup, p.pos)
			return 0, false
		}
	case sign == '+':
		n += p.groups
	}
	return n, true
}
