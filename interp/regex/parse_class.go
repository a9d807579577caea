package regex

import "strings"

// bracket reads a class, or one of the things that only look like one.
func (p *parser) bracket() (*node, bool) {
	if p.ahead("[[:<:]]") || p.ahead("[[:>:]]") {
		return p.wordEdge(), true
	}
	if c := p.peek(1); c == ':' || c == '.' || c == '=' {
		if end := p.posixEnd(p.pos); end > 0 {
			code := errCollating
			if c == ':' {
				code = errPosixOutside
			}
			p.fail(code, p.pos)
			return nil, false
		}
	}
	p.pos++
	c := class{p: p}
	if p.peek(0) == '^' {
		p.pos++
		c.negated = true
	}
	c.read()
	if p.err != nil {
		return nil, false
	}
	return &node{kind: nSet, set: c.finish()}, true
}

// wordEdge is [[:<:]] and [[:>:]]: a word boundary with a word character ahead or behind.
func (p *parser) wordEdge() *node {
	start := p.src[p.pos+3] == '<'
	p.pos += 7
	look := &node{kind: nLook, kids: []*node{{kind: nSet, set: p.typeSet('w')}}, behind: !start, off: p.pos}
	if !start {
		p.looks = append(p.looks, look)
	}
	edge := &node{kind: nAssert, assert: aWord, ucp: p.ucp && p.opt&asciiWord == 0}
	return newSeq([]*node{edge, look})
}

// posixEnd returns where the name of [:name:], [.x.] or [=x=] at i ends, or 0 when that is no such thing.
func (p *parser) posixEnd(i int) int {
	end := p.src[i+1]
	for i += 2; i+1 < len(p.src); i++ {
		switch c := p.src[i]; {
		case c == end && p.src[i+1] == ']':
			return i
		case c == '\\' && (p.src[i+1] == ']' || p.src[i+1] == '\\'):
			i++
		case c == '[' && p.src[i+1] == end || c == ']':
			return 0
		}
	}
	return 0
}

// class is a bracketed class while it is being read.
type class struct {
	p       *parser
	negated bool
	set     runeSet // characters and ranges, still without their other cases
	fixed   runeSet // what escapes and POSIX names stand for
	prev    rune    // the last single character, which a hyphen would make a range; -1 for none
	typed   bool    // the last item was a set: no range may begin with it
}

func (c *class) read() {
	p := c.p
	c.prev = -1
	first, quoting := true, false
	for p.err == nil {
		if p.pos >= len(p.src) {
			p.fail(errClassEnd, p.pos)
			return
		}
		switch {
		case p.ahead(`\E`):
			p.pos += 2
			quoting = false
			continue
		case quoting:
			c.single(p.char())
		case p.ahead(`\Q`):
			p.pos += 2
			quoting = true
			continue
		case p.opt&ExtendedMore != 0 && (p.src[p.pos] == ' ' || p.src[p.pos] == '\t'):
			p.pos++
			continue
		case p.src[p.pos] == ']' && !first:
			p.pos++
			return
		case p.src[p.pos] == '-' && !first && c.hyphen():
		default:
			if r, ok := c.item(); ok {
				c.single(r)
			}
		}
		first = false
	}
}

func (c *class) single(r rune) {
	c.set = append(c.set, span{r, r})
	c.p.lineChars = c.p.lineChars || r == '\r' || r == '\n'
	c.prev, c.typed = r, false
}

func (c *class) add(s runeSet) {
	c.fixed = append(c.fixed, s...)
	c.prev, c.typed = -1, true
}

// item reads a character, which it returns, or something that stands for a set, which it adds.
func (c *class) item() (rune, bool) {
	p := c.p
	if ch := p.src[p.pos]; ch == '[' && (p.peek(1) == ':' || p.peek(1) == '.' || p.peek(1) == '=') {
		if end := p.posixEnd(p.pos); end > 0 {
			c.posix(end)
			return 0, false
		}
	} else if ch == '\\' {
		p.pos++
		return c.escape()
	}
	return p.char(), true
}

func (c *class) escape() (rune, bool) {
	p := c.p
	from := p.pos
	e := p.readEscape(true)
	if p.err == nil && e.kind == eOther {
		switch e.c {
		case 'b':
			return '\b', true
		case 'N':
			p.fail(errClassN, p.pos)
		case 'E', 'Q':
		default:
			p.fail(errClassEscape, p.pos-1)
		}
	}
	if f, ok := p.forgive(from); ok {
		e = f
	}
	if p.err != nil {
		return 0, false
	}
	if e.kind == eSet {
		c.add(e.set)
		return 0, false
	}
	return e.r, true
}

// hyphen reads a hyphen that makes a range of the last character and the next one; it returns false when the hyphen
// stands for itself.
func (c *class) hyphen() bool {
	p := c.p
	at := p.pos
	i := at + 1
	for strings.HasPrefix(p.src[i:], `\E`) {
		i += 2
	}
	if i >= len(p.src) {
		p.pos = i
		return true
	}
	if p.src[i] == ']' {
		return false
	}
	if c.prev < 0 {
		if c.typed {
			p.fail(errClassRange, at+b2i(p.version >= V1046))
		}
		return false
	}
	lo := c.prev
	p.pos = i
	quoted := p.ahead(`\Q`)
	for p.ahead(`\Q`) || p.ahead(`\E`) {
		p.pos += 2
	}
	var hi rune
	ok := true
	if p.pos >= len(p.src) {
		return true
	}
	if quoted {
		hi = p.char()
	} else {
		escaped := p.src[p.pos] == '\\'
		start := p.pos
		if hi, ok = c.item(); !ok {
			end := p.pos
			if p.version < V1046 {
				if end = start + 1; escaped {
					end++
				}
			}
			p.fail(errClassRange, end)
			return true
		}
	}
	if p.err == nil && hi < lo {
		p.fail(errClassOrder, p.pos-1)
	}
	c.set = append(c.set, span{lo, hi})
	c.prev, c.typed = -1, false
	return true
}

// finish makes the set of what was read.
func (c *class) finish() runeSet {
	s := c.set.normal()
	if c.p.opt&Caseless != 0 {
		s = c.p.folding().close(s)
	}
	s = union(s, c.fixed)
	if c.negated {
		s = s.negate(c.p.limit())
	}
	return s.clip(c.p.limit())
}

// posix adds [:name:], whose name ends at end.
func (c *class) posix(end int) {
	p := c.p
	at := p.pos
	name := p.src[at+2 : end]
	late := func(early int) int {
		if p.version < V1046 {
			return early
		}
		return end + 2
	}
	if p.src[at+1] != ':' {
		p.fail(errCollating, late(at)+b2i(p.version < V1046)-b2i(p.version < V1046))
		return
	}
	not := strings.HasPrefix(name, "^")
	name = strings.TrimPrefix(name, "^")
	s, ok := p.posixSet(name)
	if !ok {
		p.fail(errPosixName, late(at+2))
		return
	}
	if not {
		s = s.negate(p.limit())
	}
	p.pos = end + 2
	c.add(s.clip(p.limit()))
}
