package regex

import (
	"strings"
	"unicode/utf8"
)

// maxNesting is how deep parentheses may go.
const maxNesting = 250

// reference is a use of a group that is looked at when all groups are known.
type reference struct {
	node *node
	off  int
}

// parser reads a pattern. The first error stays in err, and every loop ends on it.
type parser struct {
	src     string
	pos     int
	opt     Options
	version Version
	utf     bool
	ucp     bool
	nl      newline
	bsrAny  bool // \R matches CR, LF and CRLF only

	groups        int // captures so far
	maxGroups     int // more may exist where a branch reset went back
	names         []groupName
	refs          []reference
	looks         []*node
	called        map[int]bool
	hasVerb       bool
	hasThen       bool
	hasMark       bool
	hasRefs       bool
	quoting       bool
	depth         int
	notEmpty      bool
	notEmptyStart bool
	matchLimit    int
	startOpt      bool

	lineChars bool // CR or LF is in the pattern as such

	err *Error
}

type groupName struct {
	name string
	n    int
}

func (p *parser) fail(code, off int) {
	if p.err == nil {
		p.err = &Error{Code: code, Offset: off, old: p.version < V1046}
	}
}

func (p *parser) more() bool { return p.err == nil && p.pos < len(p.src) }

// peek returns the byte i places on, or 0 behind the end.
func (p *parser) peek(i int) byte {
	if p.pos+i < len(p.src) {
		return p.src[p.pos+i]
	}
	return 0
}

func (p *parser) ahead(s string) bool { return strings.HasPrefix(p.src[p.pos:], s) }

// char reads one character: a byte outside of UTF mode.
func (p *parser) char() rune {
	c := p.src[p.pos]
	if !p.utf || c < utf8.RuneSelf {
		p.pos++
		return rune(c)
	}
	r, n := utf8.DecodeRuneInString(p.src[p.pos:])
	p.pos += n
	return r
}

func (p *parser) limit() rune {
	if p.utf {
		return maxRune
	}
	return 255
}

func (p *parser) folding() folding {
	switch {
	case p.utf && p.opt&CaselessRestrict != 0:
		return foldRestrict
	case p.utf:
		return foldUnicode
	case p.ucp:
		return foldLatin
	}
	return foldASCII
}

// parse reads the whole pattern.
func (p *parser) parse() *node {
	n := p.alternatives(false)
	if p.err == nil && p.pos < len(p.src) {
		p.fail(errParenExtra, p.pos)
	}
	return n
}

// alternatives reads up to a closing parenthesis or the end. With reset, each alternative numbers its groups from the
// same start.
func (p *parser) alternatives(reset bool) *node {
	var alts []*node
	first := p.groups
	last := first
	for {
		alts = append(alts, p.sequence())
		last = max(last, p.groups)
		if !p.more() || p.src[p.pos] != '|' {
			break
		}
		p.pos++
		if reset {
			p.groups = first
		}
	}
	p.groups = last
	if len(alts) == 1 {
		return alts[0]
	}
	return &node{kind: nAlt, kids: alts}
}

// sequence reads one alternative.
func (p *parser) sequence() *node {
	var items []*node
	repeatable := false
	var repeated *node // the quantifier just read, which ? or + may still change
	for p.more() {
		if p.skip() {
			continue
		}
		c := p.src[p.pos]
		if !p.quoting {
			if c == '|' || c == ')' {
				break
			}
			if repeated != nil && (c == '?' || c == '+') {
				p.pos++
				p.modify(repeated, c)
				repeated = nil
				continue
			}
			if lo, hi, ok := p.quantifier(c); ok || p.err != nil {
				if !repeatable && p.err == nil {
					p.fail(errNothingToRepeat, p.pos-1)
				}
				if p.err != nil {
					return nil
				}
				repeatable = false
				items[len(items)-1], repeated = p.repeat(items[len(items)-1], lo, hi)
				continue
			}
		}
		var item *node
		item, repeatable = p.item(c)
		repeated = nil
		if item != nil {
			items = append(items, item)
		}
	}
	return newSeq(items)
}

// skip passes what means nothing: comments, white space under x, \Q and \E.
func (p *parser) skip() bool {
	c := p.src[p.pos]
	if c == '\\' && p.peek(1) == 'E' {
		p.pos += 2
		p.quoting = false
		return true
	}
	if p.quoting {
		return false
	}
	switch {
	case c == '\\' && p.peek(1) == 'Q':
		p.pos += 2
		p.quoting = true
		return true
	case c == '(' && p.peek(1) == '?' && p.peek(2) == '#':
		i := strings.IndexByte(p.src[p.pos:], ')')
		if i < 0 {
			p.fail(errCommentEnd, len(p.src))
			return true
		}
		p.pos += i + 1
		return true
	}
	return p.opt&Extended != 0 && p.skipExtended(c)
}

func (p *parser) skipExtended(c byte) bool {
	switch {
	case c == ' ' || c >= '\t' && c <= '\r':
		p.pos++
		return true
	case c == '#':
		for p.pos < len(p.src) {
			if n := p.lineEnd(); n > 0 {
				p.pos += n
				break
			}
			p.pos++
		}
		return true
	case c >= 0x80:
		r, n := rune(c), 1
		if p.utf {
			r, n = utf8.DecodeRuneInString(p.src[p.pos:])
		}
		if r == 0x85 || r|1 == 0x200f || r|1 == 0x2029 {
			p.pos += n
			return true
		}
	}
	return false
}

// lineEnd returns the length of the line end here, 0 for none.
func (p *parser) lineEnd() int {
	c := p.src[p.pos]
	switch p.nl {
	case nlLF:
		return b2i(c == '\n')
	case nlCR:
		return b2i(c == '\r')
	case nlNUL:
		return b2i(c == 0)
	}
	switch {
	case c == '\r' && p.peek(1) == '\n':
		return 2
	case p.nl == nlCRLF:
		return 0
	case c == '\n' || c == '\r':
		return 1
	case p.nl == nlAny && (c == '\v' || c == '\f'):
		return 1
	}
	return 0
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// quantifier reads *, +, ? or {n,m} if one is here.
func (p *parser) quantifier(c byte) (lo, hi int, ok bool) {
	switch c {
	case '*':
		p.pos++
		return 0, endless, true
	case '+':
		p.pos++
		return 1, endless, true
	case '?':
		p.pos++
		return 0, 1, true
	case '{':
		return p.braces()
	}
	return 0, 0, false
}

// braces reads {n}, {n,}, {n,m} and, in newer releases, {,m} and blanks. What is not well formed is plain text.
func (p *parser) braces() (lo, hi int, ok bool) {
	i := p.pos + 1
	blanks := func() {
		for p.version >= V1046 && i < len(p.src) && (p.src[i] == ' ' || p.src[i] == '\t') {
			i++
		}
	}
	digits := func() (from, to int) {
		from = i
		for i < len(p.src) && isDigit(p.src[i]) {
			i++
		}
		return from, i
	}
	blanks()
	a, b := digits()
	blanks()
	comma := i < len(p.src) && p.src[i] == ','
	c, d := i, i
	if comma {
		i++
		blanks()
		c, d = digits()
		blanks()
	}
	if i >= len(p.src) || p.src[i] != '}' || a == b && (c == d || p.version < V1046) {
		return 0, 0, false
	}
	if lo = p.count(a, b); p.err != nil {
		return 0, 0, false
	}
	switch {
	case !comma:
		hi = lo
	case c == d:
		hi = endless
	default:
		if hi = p.count(c, d); p.err == nil && hi < lo {
			p.fail(errQuantOrder, d)
		}
	}
	p.pos = i + 1
	return lo, hi, p.err == nil
}

// count reads a number of a quantifier.
func (p *parser) count(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if n = n*10 + int(p.src[i]-'0'); n > 65535 {
			p.fail(errQuantBig, i+1)
			return 0
		}
	}
	return n
}

// repeat makes the node for a quantifier behind n; q is what a following ? or + changes.
func (p *parser) repeat(n *node, lo, hi int) (item, q *node) {
	quant := greedy
	if p.opt&Ungreedy != 0 {
		quant = lazy
	}
	if n.kind == nLook {
		// An assertion is true as often as one likes: only zero times or once makes a difference.
		hi = 1
		lo = min(lo, 1)
	}
	r := &node{kind: nRepeat, kids: []*node{n}, min: lo, max: hi, quant: quant}
	return r, r
}

func (p *parser) modify(r *node, c byte) {
	switch {
	case c == '+':
		r.quant = possessive
	case r.quant == greedy:
		r.quant = lazy
	default:
		r.quant = greedy
	}
}

// item reads one item that is no quantifier, and says whether it may be repeated. It may be nil.
func (p *parser) item(c byte) (*node, bool) {
	if p.quoting {
		return p.literal(p.char()), true
	}
	switch c {
	case '\\':
		p.pos++
		return p.escape()
	case '(':
		p.pos++
		return p.paren()
	case '[':
		return p.bracket()
	case '.':
		p.pos++
		return p.dot(p.opt&DotAll != 0), true
	case '^':
		p.pos++
		if p.opt&Multiline != 0 {
			return &node{kind: nAssert, assert: aLineStart}, false
		}
		return &node{kind: nAssert, assert: aStart}, false
	case '$':
		p.pos++
		return &node{kind: nAssert, assert: p.dollar()}, false
	}
	return p.literal(p.char()), true
}

func (p *parser) dollar() assertKind {
	switch {
	case p.opt&Multiline != 0:
		return aLineEnd
	case p.opt&DollarEndOnly != 0:
		return aEnd
	}
	return aEndLine
}

// dot is any character, or any that does not begin a line end.
func (p *parser) dot(all bool) *node {
	if all {
		return &node{kind: nSet, set: runeSet{{0, p.limit()}}}
	}
	var not runeSet
	switch p.nl {
	case nlLF:
		not = single('\n')
	case nlCR:
		not = single('\r')
	case nlNUL:
		not = single(0)
	case nlCRLF:
		return &node{kind: nNotCRLF}
	case nlAnyCRLF:
		not = runeSet{{'\n', '\n'}, {'\r', '\r'}}
	case nlAny:
		not = lineEnds
	}
	return &node{kind: nSet, set: not.negate(p.limit())}
}

// literal is the character r, under i in any case.
func (p *parser) literal(r rune) *node {
	p.lineChars = p.lineChars || r == '\r' || r == '\n'
	if p.opt&Caseless == 0 {
		return &node{kind: nChar, r: r}
	}
	set := runeSet{{r, r}}
	p.folding().others(r, func(o rune) { set = append(set, span{o, o}) })
	switch {
	case len(set) == 1:
		return &node{kind: nChar, r: r}
	case len(set) == 2 && r < 128 && set[1].lo == r^0x20:
		return &node{kind: nChar, r: r | 0x20, fold: true}
	}
	return &node{kind: nSet, set: set.normal()}
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isAlpha(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
