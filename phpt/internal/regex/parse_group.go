package regex

import "strings"

// group parses everything that begins with an opening parenthesis.
func (p *parser) group() *node {
	p.pos++
	if p.peek() == '*' {
		p.fail("verbs are not supported")
		return nil
	}
	if !p.accept("?") {
		return p.capture("")
	}
	switch {
	case p.accept("#"):
		p.until(")")
		return nil
	case p.accept(":"):
		return p.closed(p.alternation())
	case p.accept(">"):
		return &node{kind: kindAtomic, subs: []*node{p.closed(p.alternation())}}
	case p.accept("="):
		return p.look(false, false)
	case p.accept("!"):
		return p.look(false, true)
	case p.accept("<="):
		return p.look(true, false)
	case p.accept("<!"):
		return p.look(true, true)
	case p.accept("P="):
		return p.namedReference(p.until(")"))
	case p.accept("P<"), p.accept("<"):
		return p.capture(p.until(">"))
	case p.accept("'"):
		return p.capture(p.until("'"))
	}
	return p.options()
}

func (p *parser) closed(n *node) *node {
	if !p.accept(")") {
		p.fail("missing closing parenthesis")
	}
	return n
}

func (p *parser) capture(name string) *node {
	p.groups++
	num := p.groups
	if name != "" {
		p.names[name] = num
	}
	return &node{kind: kindCapture, num: num, subs: []*node{p.closed(p.alternation())}}
}

func (p *parser) look(behind, negated bool) *node {
	body := p.closed(p.alternation())
	if behind && p.err == nil {
		for _, branch := range branches(body) {
			if _, ok := branch.width(); !ok {
				p.fail("lookbehind assertion is not fixed length")
			}
		}
	}
	return &node{kind: kindLook, subs: []*node{body}, behind: behind, negated: negated}
}

func branches(n *node) []*node {
	if n.kind == kindAlt {
		return n.subs
	}
	return []*node{n}
}

// options parses (?i), (?s-m) and (?i:...).
func (p *parser) options() *node {
	flags, on := p.flags, true
	for p.more() {
		c := p.peek()
		p.pos++
		switch c {
		case 'i':
			flags.IgnoreCase = on
		case 's':
			flags.DotAll = on
		case 'm':
			flags.Multiline = on
		case 'x':
			flags.Extended = on
		case '-':
			on = false
		case '^':
			flags = Flags{}
		case ')':
			p.flags = flags
			return nil
		case ':':
			saved := p.flags
			p.flags = flags
			body := p.closed(p.alternation())
			p.flags = saved
			return body
		default:
			p.pos--
			p.fail("unsupported or unknown group (?%c", c)
			return nil
		}
	}
	p.fail("missing closing parenthesis")
	return nil
}

func (p *parser) namedReference(name string) *node {
	num, ok := p.names[name]
	if !ok {
		p.fail("reference to non-existent group %q", name)
		return nil
	}
	return p.reference(num)
}

func (p *parser) reference(num int) *node {
	p.backrefs = append(p.backrefs, num)
	return &node{kind: kindBackref, num: num, fold: p.flags.IgnoreCase}
}

// escape parses what follows a backslash outside a class.
func (p *parser) escape() *node {
	if p.pos+1 >= len(p.src) {
		p.fail("\\ at end of pattern")
		return nil
	}
	c := p.src[p.pos+1]
	if s, ok := classEscape(c); ok {
		p.pos += 2
		return &node{kind: kindSet, set: s}
	}
	if a, ok := assertEscape(c); ok {
		p.pos += 2
		return &node{kind: kindAssert, assert: a}
	}
	switch c {
	case 'K', 'E':
		p.pos += 2
		return nil
	case 'Q':
		p.pos += 2
		p.quoting = true
		return nil
	case 'R':
		p.pos += 2
		return newlineSequence()
	case 'g', 'k':
		p.pos += 2
		return p.explicitReference()
	}
	if c >= '1' && c <= '9' {
		if n := p.digitReference(); n > 0 {
			return p.reference(n)
		}
	}
	if b, ok := p.charEscape(); ok {
		return p.literal(b)
	}
	return nil
}

func assertEscape(c byte) (assertion, bool) {
	switch c {
	case 'b':
		return assertWord, true
	case 'B':
		return assertNotWord, true
	case 'A', 'G':
		return assertStart, true
	case 'z':
		return assertEnd, true
	case 'Z':
		return assertEndLine, true
	}
	return 0, false
}

// quoted parses one byte of the text between \Q and \E. A quantifier after
// the \E belongs to the last byte, so the end mark is taken with that byte.
func (p *parser) quoted() *node {
	if p.accept(`\E`) {
		p.quoting = false
		return nil
	}
	c := p.peek()
	p.pos++
	if p.accept(`\E`) {
		p.quoting = false
	}
	return p.literal(c)
}

// newlineSequence is \R: CR LF as one, or any single line break.
func newlineSequence() *node {
	var breaks set
	breaks.addRange('\n', '\r')
	breaks.add(0x85)
	return &node{kind: kindAtomic, subs: []*node{{kind: kindAlt, subs: []*node{
		{kind: kindLit, lit: []byte("\r\n")},
		{kind: kindSet, set: breaks},
	}}}}
}

// explicitReference parses what follows \g or \k.
func (p *parser) explicitReference() *node {
	name := ""
	switch {
	case p.accept("{"):
		name = p.until("}")
	case p.accept("<"):
		name = p.until(">")
	case p.accept("'"):
		name = p.until("'")
	default:
		start := p.pos
		if _, ok := p.number(); !ok {
			p.fail("a numbered reference must follow \\g")
			return nil
		}
		name = p.src[start:p.pos]
	}
	inner := &parser{src: strings.TrimPrefix(name, "-")}
	n, ok := inner.number()
	if !ok || inner.more() {
		return p.namedReference(name)
	}
	if strings.HasPrefix(name, "-") {
		n = p.groups + 1 - n
	}
	if n < 1 {
		p.fail("reference to non-existent group")
		return nil
	}
	return p.reference(n)
}

// digitReference decides whether \digits is a back-reference: one digit
// always is, more only when that many groups have begun. Zero: it is octal.
func (p *parser) digitReference() int {
	start := p.pos
	p.pos++
	n, _ := p.number()
	if n < 10 || n <= p.groups {
		return n
	}
	p.pos = start
	return 0
}
