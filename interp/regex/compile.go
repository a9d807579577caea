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
	e.node(root, anything)
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

// maxProgram bounds the nodes of a pattern; PCRE2 bounds what it compiles to at 64 KiB by default.
const maxProgram = 1 << 20

func (e *emitter) size(root *node) (n int) {
	walk(root, func(*node) { n++ })
	return n
}
