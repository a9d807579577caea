package regex

import "slices"

// groupsNamed returns the numbers of the groups with a name.
func (p *parser) groupsNamed(name string) []int {
	var list []int
	for _, g := range p.names {
		if g.name == name {
			list = append(list, g.n)
		}
	}
	slices.Sort(list)
	return list
}

// resolve gives references their groups, in the order of the pattern. It returns the first error.
func (p *parser) resolve() *Error {
	var first *Error
	bad := func(code, off int) {
		if first == nil {
			first = &Error{Code: code, Offset: off, old: p.version < V1046}
		}
	}
	for _, r := range p.refs {
		n := r.node
		switch n.kind {
		case nEmpty:
			bad(n.n, r.off)
		case nCond:
			p.resolveCond(n, bad)
		case nBackref:
			if n.name != "" {
				n.groups = p.groupsNamed(n.name)
			}
			if len(n.groups) == 0 || n.groups[0] > p.maxGroups {
				bad(errNoGroup, r.off)
			}
		case nCall:
			if n.name != "" {
				list := p.groupsNamed(n.name)
				if len(list) == 0 {
					bad(errNoGroup, r.off)
					continue
				}
				n.n = list[0]
			}
			if n.n > p.maxGroups {
				bad(errNoGroup, r.off)
				continue
			}
			p.called[n.n] = true
		}
	}
	return first
}

func (p *parser) resolveCond(n *node, bad func(code, off int)) {
	if n.name != "" {
		list := p.groupsNamed(n.name)
		switch {
		case len(list) > 0:
			if n.cond != cInside || n.groups != nil || n.name == "R" {
				n.cond = cGroup
			}
			n.groups = list
		case n.cond == cNever || n.name == "R" && n.cond == cInside:
			n.groups = nil
		case n.groups == nil:
			bad(errNoGroup, n.off)
		}
	}
	if len(n.groups) > 0 && n.groups[0] > p.maxGroups {
		bad(errNoGroup, n.off)
	}
}

// measurer works out how long the text is that a node matches: characters, or bytes outside of UTF mode.
type measurer struct {
	p      *parser
	groups map[int]*node
	busy   map[int]bool
	code   int // an error that is worse than not being limited
	steps  int
	err    *Error
	// busyLook holds the look-behinds being measured: a call may lead back to one.
	busyLook map[*node]bool
}

const unlimited = 1 << 30

func (m *measurer) size(n *node) (lo, hi int) {
	if m.steps++; m.steps > 20000 {
		m.code = errLookComplex
		return 0, unlimited
	}
	switch n.kind {
	case nChar, nSet, nNotCRLF:
		return 1, 1
	case nByte:
		if m.p.utf {
			m.code = errBackslashC
		}
		return 1, 1
	case nText:
		return len(n.text), len(n.text)
	case nNewline:
		if m.p.version < V1046 {
			return 1, unlimited
		}
		return 1, 2
	case nCluster:
		return 1, unlimited
	case nSeq:
		for _, k := range n.kids {
			if k.kind == nVerb && (k.verb == vAccept || k.verb == vFail) {
				break // nothing behind it counts
			}
			a, b := m.size(k)
			lo, hi = min(lo+a, unlimited), min(hi+b, unlimited)
		}
		return lo, hi
	case nAlt:
		return m.widest(n.kids)
	case nCond:
		return m.widest(n.kids[:2])
	case nGroup, nAtomic, nScript:
		return m.size(n.kids[0])
	case nRepeat:
		a, b := m.size(n.kids[0])
		lo = min(a*n.min, unlimited)
		switch {
		case n.max == endless:
			return lo, unlimited
		}
		return lo, min(b*n.max, unlimited)
	case nCall, nBackref:
		return m.reference(n)
	case nLook:
		if m.busyLook[n] {
			return 0, unlimited
		}
		if n.behind {
			m.measure(n)
		}
		m.size(n.kids[0])
	}
	return 0, 0
}

func (m *measurer) widest(kids []*node) (lo, hi int) {
	lo = unlimited
	for _, k := range kids {
		a, b := m.size(k)
		lo, hi = min(lo, a), max(hi, b)
	}
	return lo, hi
}

func (m *measurer) reference(n *node) (lo, hi int) {
	list := n.groups
	if n.kind == nCall {
		list = []int{n.n}
	}
	lo = unlimited
	for _, g := range list {
		body := m.groups[g]
		if body == nil || m.busy[g] || g == 0 {
			return 0, unlimited
		}
		m.busy[g] = true
		a, b := m.size(body)
		delete(m.busy, g)
		lo, hi = min(lo, a), max(hi, b)
	}
	return lo, hi
}

// checkBehind gives every look-behind the lengths of its branches.
func (p *parser) checkBehind(root *node) *Error {
	if len(p.looks) == 0 {
		return nil
	}
	m := &measurer{p: p, groups: map[int]*node{}, busy: map[int]bool{}, busyLook: map[*node]bool{}}
	walk(root, func(n *node) {
		if n.kind == nGroup && n.n > 0 && m.groups[n.n] == nil {
			m.groups[n.n] = n.kids[0]
		}
	})
	for _, n := range p.looks {
		m.steps = 0
		if m.measure(n); m.err != nil {
			return m.err
		}
	}
	return nil
}

// measure finds the lengths of a look-behind's branches.
func (m *measurer) measure(n *node) {
	if len(n.kids) == 0 || len(n.lens) > 0 || m.busyLook[n] {
		return
	}
	m.busyLook[n] = true
	defer delete(m.busyLook, n)
	branches := []*node{n.kids[0]}
	if n.kids[0].kind == nAlt {
		branches = n.kids[0].kids
	}
	var lens []lookLen
	for _, b := range branches {
		lo, hi := m.size(b)
		code := m.code
		switch {
		case code != 0:
		case hi >= unlimited || m.p.version < V1046 && lo != hi:
			code = errLookbehind
		case lo != hi && hi > 255:
			code = errBranchLong
		case hi > 65535:
			code = errLookLong
		}
		if m.err != nil {
			return
		}
		if code != 0 {
			m.err = &Error{Code: code, Offset: n.off, old: m.p.version < V1046}
			return
		}
		lens = append(lens, lookLen{lo, hi})
	}
	n.lens = lens
}

// walk calls f for n and all nodes below it.
func walk(n *node, f func(*node)) {
	if n == nil {
		return
	}
	f(n)
	for _, k := range n.kids {
		walk(k, f)
	}
}
