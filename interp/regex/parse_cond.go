package regex

import (
	"strconv"
	"strings"
)

// conditional reads behind (?( a condition and one or two branches.
func (p *parser) conditional(at int) *node {
	n := &node{kind: nCond, off: at}
	if p.pos >= len(p.src) {
		p.fail(errParenMissing, p.pos)
		return nil
	}
	var test *node
	if c := p.src[p.pos]; c == '?' || c == '*' {
		p.pos--
		test = p.condAssert()
		n.cond = cAssert
	} else {
		p.condition(n)
		if p.err == nil && p.peek(0) != ')' {
			p.fail(errCondParen, p.pos)
		}
		p.pos++
	}
	if p.err != nil {
		return nil
	}
	if n.name != "" || n.groups != nil {
		p.refs = append(p.refs, reference{n, n.off})
	}
	define := n.cond == cNever && n.name == "DEFINE"
	opt := p.opt
	kid := p.alternatives(false)
	p.opt = opt
	if p.err == nil && p.pos >= len(p.src) {
		p.fail(errParenMissing, p.pos)
	}
	if p.err != nil {
		return nil
	}
	p.pos++
	branches := []*node{kid}
	if kid.kind == nAlt {
		branches = kid.kids
	}
	switch {
	case define && len(branches) > 1:
		p.refs = append(p.refs, reference{&node{kind: nEmpty, n: errDefineBranches}, n.off})
	case len(branches) > 2:
		p.refs = append(p.refs, reference{&node{kind: nEmpty, n: errCondBranches}, at})
	case len(branches) == 1:
		branches = append(branches, &node{kind: nEmpty})
	}
	n.kids = append(n.kids, branches[:2:2]...)
	if test != nil {
		n.kids = append(n.kids, test)
	}
	return n
}

// condAssert reads the assertion of a condition, with a callout before it perhaps.
func (p *parser) condAssert() *node {
	for p.ahead("(?C") {
		p.pos += 3
		if p.callout(); p.err != nil {
			return nil
		}
	}
	at := p.pos
	ok := false
	for _, s := range []string{"(?=", "(?!", "(?<=", "(?<!"} {
		ok = ok || p.ahead(s) && p.pos+3 < len(p.src)
	}
	if p.ahead("(*") && p.peek(2) >= 'a' && p.peek(2) <= 'z' {
		ok = true
	}
	if !ok {
		p.fail(errCondAssert, at)
		return nil
	}
	p.pos++
	n, _ := p.paren()
	if p.err != nil {
		return nil
	}
	if n.kind == nVerb && n.verb == vFail {
		n = &node{kind: nLook, negative: true, kids: []*node{{kind: nEmpty}}}
	}
	if n.kind != nLook || n.loose {
		p.fail(errCondAtomic, at)
		return nil
	}
	return n
}

// condition reads a condition that is no assertion.
func (p *parser) condition(n *node) {
	if num, ok := p.number(errGroupBig, true); ok {
		if num <= 0 {
			p.fail(errNoGroup, p.pos)
			return
		}
		n.groups, n.off = []int{num}, p.pos-2
		return
	}
	if p.err != nil {
		return
	}
	if p.ahead("VERSION") && (p.peek(7) == '=' || p.peek(7) == '>' && p.peek(8) == '=') {
		p.versionCondition(n)
		return
	}
	if p.ahead("R&") {
		p.pos += 2
		n.cond = cInside
		n.name, n.off = p.name(0, false)
		return
	}
	switch p.peek(0) {
	case '<':
		p.pos++
		n.name, n.off = p.name('>', false)
		return
	case '\'':
		p.pos++
		n.name, n.off = p.name('\'', false)
		return
	}
	n.name, n.off = p.name(0, false)
	if p.err == nil && p.peek(0) != ')' {
		p.fail(errNameSyntax, p.pos)
	}
	// DEFINE and R… mean what they mean unless a group has that name; which ones have is known at the end only.
	switch {
	case n.name == "DEFINE":
		n.cond = cNever
	case n.name == "R":
		n.cond = cInside
	case n.name != "" && n.name[0] == 'R' && strings.Trim(n.name[1:], "0123456789") == "":
		n.cond = cInside
		num, _ := strconv.Atoi(n.name[1:])
		n.groups = []int{num}
	}
}

// versionCondition is VERSION>=n.m or VERSION=n.m.
func (p *parser) versionCondition(n *node) {
	p.pos += 7
	least := p.src[p.pos] == '>'
	if least {
		p.pos++
	}
	p.pos++
	digits := func() (v, width int) {
		for p.pos < len(p.src) && isDigit(p.src[p.pos]) && width < 4 {
			v, width = v*10+int(p.src[p.pos]-'0'), width+1
			p.pos++
		}
		return v, width
	}
	major, k := digits()
	minor, m := 0, 0
	if p.peek(0) == '.' {
		p.pos++
		if minor, m = digits(); m == 1 {
			minor *= 10
		}
	}
	if k == 0 || m > 2 || p.peek(0) != ')' {
		p.fail(errVersion, p.pos)
		return
	}
	want, have := major*100+minor, 1000+int(p.version)
	n.cond = cNever
	if have == want || least && have > want {
		n.cond = cAlways
	}
}
