package regex

import "unicode/utf8"

// Compile compiles a pattern, without delimiters, in the syntax of a release of PCRE2. An error is an [*Error].
func Compile(pattern string, opt Options, v Version) (*Program, error) {
	if opt&UTF != 0 && !utf8.ValidString(pattern) {
		code, off := utfFault(pattern)
		return nil, &UTFError{code, off}
	}
	p := &parser{
		src: pattern, opt: opt &^ (Anchored | UTF | UCP), version: v,
		utf: opt&UTF != 0, ucp: opt&UCP != 0, startOpt: true, called: map[int]bool{},
	}
	p.leading()
	root := p.parse()
	if p.err != nil {
		return nil, p.err
	}
	missing := p.resolve()
	if err := p.checkBehind(root); err != nil {
		return nil, err
	}
	if missing != nil {
		return nil, missing
	}
	o := optimizer{utf: p.utf}
	root = o.node(root)
	prog := &Program{
		caps: p.maxGroups + 1, regs: 2 * (p.maxGroups + 1), names: p.names,
		utf: p.utf, ucp: p.ucp, nl: p.nl, anchored: opt&Anchored != 0,
		notEmpty: p.notEmpty, emptyStart: p.notEmptyStart, matchLimit: p.matchLimit, folding: p.folding(),
	}
	e := &emitter{
		analyzer: analyzer{utf: p.utf}, prog: prog, p: p, then: -1,
		starts: map[int]int32{}, tables: map[table]*table{}, fixed: map[int]fixedGroup{},
	}
	if e.size(root) > maxProgram {
		return nil, &Error{Code: errTooLarge, Offset: len(pattern)}
	}
	prog.lookback = lookback(root)
	prog.leapCRLF = !p.lineChars && p.nl >= nlCRLF && p.nl <= nlAny
	if p.called[0] {
		e.node(root, anything)
	} else {
		e.node(root, theEnd)
	}
	if p.called[0] {
		e.emit(inst{op: opRet})
	}
	e.emit(inst{op: opMatch})
	prog.callRegs = prog.regs
	for _, c := range e.calls {
		prog.code[c].y = e.starts[int(prog.code[c].x)]
		prog.hasCalls = true
	}
	prog.plan(e, root, p)
	return prog, nil
}

// maxProgram bounds what a pattern would compile to in PCRE2, which repeats groups that are counted: 64 KiB.
const maxProgram = 1 << 16

// size estimates what PCRE2 would compile a node to, in bytes and rather too low.
func (e *emitter) size(n *node) int {
	sum := 0
	for _, k := range n.kids {
		sum = min(sum+e.size(k), maxProgram+1)
	}
	switch n.kind {
	case nText:
		return 2 * len(n.text)
	case nChar:
		return 2
	case nSet:
		if e.utf || len(n.set) <= 2 {
			return 2 // a property, or one character and its other case
		}
		return 33
	case nAlt:
		return sum + 3*len(n.kids)
	case nGroup, nAtomic, nLook, nCond:
		return sum + 6
	case nRepeat:
		if isSingle(n.kids[0]) {
			return sum + 4
		}
		if m := max(n.min, n.max, 1); sum > 0 {
			return min(sum*m, maxProgram+1)
		}
	}
	return sum + 1
}

// lookback is how many characters before its start a match may look at.
func lookback(root *node) (n int) {
	walk(root, func(k *node) {
		switch {
		case k.kind == nAssert:
			n = max(n, 1)
		case k.kind == nLook && k.behind:
			for _, l := range k.lens {
				n = max(n, l.max+1)
			}
		}
	})
	return n
}
