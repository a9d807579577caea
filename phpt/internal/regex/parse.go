package regex

import (
	"fmt"
	"strings"
)

// Flags are the options a pattern is compiled with.
type Flags struct {
	DotAll     bool // "." also matches a line feed (PCRE's s)
	Multiline  bool // "^" and "$" work on lines (m)
	IgnoreCase bool // ASCII letters match either case (i)
	Extended   bool // white space and # comments are ignored (x)
}

// A SyntaxError says why a pattern was refused and where.
type SyntaxError struct {
	Offset  int    // byte offset in the pattern
	Message string // what is wrong there
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("regular expression: %s at offset %d", e.Message, e.Offset)
}

const (
	maxDepth   = 200   // nesting of groups
	maxCount   = 65535 // largest repetition count, PCRE's own limit
	maxPattern = 4 << 20
)

// parser holds the state of one parse. The first error sticks; the routines
// go on with empty nodes until they notice it.
type parser struct {
	src      string
	pos      int
	flags    Flags
	depth    int
	groups   int
	names    map[string]int
	backrefs []int
	quoting  bool // between \Q and \E
	err      *SyntaxError
}

func (p *parser) fail(format string, args ...any) {
	if p.err == nil {
		p.err = &SyntaxError{Offset: p.pos, Message: fmt.Sprintf(format, args...)}
	}
	p.pos = len(p.src)
}

func (p *parser) more() bool { return p.pos < len(p.src) }

func (p *parser) peek() byte {
	if p.pos < len(p.src) {
		return p.src[p.pos]
	}
	return 0
}

func (p *parser) accept(s string) bool {
	if strings.HasPrefix(p.src[p.pos:], s) {
		p.pos += len(s)
		return true
	}
	return false
}

// until returns the text up to the end mark and passes both.
func (p *parser) until(mark string) string {
	text, _, found := strings.Cut(p.src[p.pos:], mark)
	if !found {
		p.fail("missing %s", mark)
		return ""
	}
	p.pos += len(text) + len(mark)
	return text
}

func parse(pattern string, flags Flags) (*node, *parser, error) {
	p := &parser{src: pattern, flags: flags, names: map[string]int{}}
	if len(pattern) > maxPattern {
		p.fail("pattern is too long")
		return nil, p, p.err
	}
	root := p.alternation()
	if p.err == nil && p.more() {
		p.fail("unmatched closing parenthesis")
	}
	for _, n := range p.backrefs {
		if n > p.groups {
			p.fail("reference to non-existent group %d", n)
		}
	}
	if p.err != nil {
		return nil, p, p.err
	}
	return root, p, nil
}

// alternation parses up to a closing parenthesis or the end. Option settings
// inside it end with it.
func (p *parser) alternation() *node {
	if p.depth++; p.depth > maxDepth {
		p.fail("groups nested too deeply")
		return &node{}
	}
	saved := p.flags
	branches := []*node{p.sequence()}
	for p.accept("|") {
		branches = append(branches, p.sequence())
	}
	p.flags = saved
	p.depth--
	if len(branches) == 1 {
		return branches[0]
	}
	return &node{kind: kindAlt, subs: branches}
}

func (p *parser) sequence() *node {
	seq := &node{kind: kindCat}
	for p.more() && (p.quoting || p.peek() != '|' && p.peek() != ')') {
		if p.flags.Extended && !p.quoting && p.skipBlank() {
			continue
		}
		atom := p.atom()
		if atom == nil {
			continue
		}
		atom = p.quantified(atom)
		seq.subs = appendAtom(seq.subs, atom)
	}
	if len(seq.subs) == 1 {
		return seq.subs[0]
	}
	return seq
}

// appendAtom joins neighbouring literals into one.
func appendAtom(subs []*node, atom *node) []*node {
	if n := len(subs); n > 0 && atom.kind == kindLit && subs[n-1].kind == kindLit {
		subs[n-1].lit = append(subs[n-1].lit, atom.lit...)
		return subs
	}
	return append(subs, atom)
}

func (p *parser) skipBlank() bool {
	switch c := p.peek(); {
	case c == ' ' || c >= '\t' && c <= '\r':
		p.pos++
		return true
	case c == '#':
		if i := strings.IndexByte(p.src[p.pos:], '\n'); i >= 0 {
			p.pos += i + 1
		} else {
			p.pos = len(p.src)
		}
		return true
	}
	return false
}

// quantified wraps the atom in the quantifiers that follow it.
func (p *parser) quantified(atom *node) *node {
	for p.more() && !p.quoting {
		for p.flags.Extended && p.more() && p.skipBlank() {
		}
		lo, hi, ok := p.quantifier()
		if !ok {
			return atom
		}
		if atom.kind == kindAssert {
			p.fail("quantifier follows nothing repeatable")
			return atom
		}
		m := greedy
		if p.accept("?") {
			m = lazy
		} else if p.accept("+") {
			m = possessive
		}
		atom = &node{kind: kindRepeat, subs: []*node{atom}, min: lo, max: hi, mode: m}
		if c := p.peek(); c == '*' || c == '+' || c == '?' {
			p.fail("quantifier follows nothing repeatable")
		}
	}
	return atom
}

func (p *parser) quantifier() (lo, hi int, ok bool) {
	switch p.peek() {
	case '*':
		p.pos++
		return 0, -1, true
	case '+':
		p.pos++
		return 1, -1, true
	case '?':
		p.pos++
		return 0, 1, true
	case '{':
		return p.counts()
	}
	return 0, 0, false
}

// counts parses {n}, {n,} and {n,m}; anything else is a literal brace.
func (p *parser) counts() (lo, hi int, ok bool) {
	start := p.pos
	p.pos++
	lo, ok = p.number()
	hi = lo
	if ok && p.accept(",") {
		hi = -1
		if n, more := p.number(); more {
			hi = n
		}
	}
	if !ok || !p.accept("}") {
		p.pos = start
		return 0, 0, false
	}
	if lo > maxCount || hi > maxCount {
		p.fail("number too big in {} quantifier")
	} else if hi >= 0 && hi < lo {
		p.fail("numbers out of order in {} quantifier")
	}
	return lo, hi, true
}

func (p *parser) number() (int, bool) {
	start, n := p.pos, 0
	for p.more() && p.peek() >= '0' && p.peek() <= '9' {
		if n <= maxCount {
			n = n*10 + int(p.peek()-'0')
		}
		p.pos++
	}
	return n, p.pos > start
}

// atom parses one item; nil means that it matched nothing of its own (an
// option setting, a comment).
func (p *parser) atom() *node {
	if p.quoting {
		return p.quoted()
	}
	c := p.peek()
	switch c {
	case '\\':
		return p.escape()
	case '[':
		return p.class()
	case '(':
		return p.group()
	case '.':
		p.pos++
		any := set{}.inverted()
		if !p.flags.DotAll {
			any = one('\n').inverted()
		}
		return &node{kind: kindSet, set: any}
	case '^':
		p.pos++
		if p.flags.Multiline {
			return &node{kind: kindAssert, assert: assertLineStart}
		}
		return &node{kind: kindAssert, assert: assertStart}
	case '$':
		p.pos++
		if p.flags.Multiline {
			return &node{kind: kindAssert, assert: assertLineEnd}
		}
		return &node{kind: kindAssert, assert: assertEndLine}
	case '*', '+', '?':
		p.fail("quantifier follows nothing repeatable")
		return nil
	}
	p.pos++
	return p.literal(c)
}

// literal makes the node of one byte. It is kept apart from its neighbours
// here because a quantifier may follow; appendAtom joins them.
func (p *parser) literal(c byte) *node {
	if p.flags.IgnoreCase && (c|0x20) >= 'a' && (c|0x20) <= 'z' {
		s := one(c)
		s.foldCase()
		return &node{kind: kindSet, set: s}
	}
	return &node{kind: kindLit, lit: []byte{c}}
}
