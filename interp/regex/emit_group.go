package regex

import "slices"

// fork emits a choice between two places, of which first is preferred; the targets are set later through the returned
// instruction. Where the next byte decides, nothing is chosen at run time.
func (e *emitter) fork(first, second ahead) int {
	if first.set == allBytes && second.set == allBytes && first.end && second.end {
		return e.emit(inst{op: opForkAll})
	}
	t := new(table)
	for i := range t {
		t[i] = uint8(b2i(first.set.has(byte(i))) | b2i(second.set.has(byte(i)))<<1)
	}
	return e.emit(inst{op: opFork, tab: e.share(t), c: uint8(b2i(first.end) | b2i(second.end)<<1)})
}

// alternatives emits the kids, each behind a choice between it and the rest.
func (e *emitter) alternatives(kids []*node, next ahead) {
	rest := make([]ahead, len(kids))
	var later ahead
	for i := len(kids) - 1; i >= 0; i-- {
		rest[i] = later
		own := e.before(kids[i], next)
		later.set.join(own.set)
		later.end = later.end || own.end
	}
	saved := e.then
	if e.p.hasThen {
		e.then = e.reg()
	}
	var jumps []int
	for i, k := range kids {
		last := i == len(kids)-1
		f := -1
		if !last {
			f = e.fork(e.before(k, next), rest[i])
			e.prog.code[f].x = e.pc()
		}
		if e.p.hasThen {
			e.emit(inst{op: opThenMark, x: e.then})
		}
		e.node(k, next)
		if !last {
			jumps = append(jumps, e.emit(inst{op: opJump}))
			e.prog.code[f].y = e.pc()
		}
	}
	for _, j := range jumps {
		e.prog.code[j].x = e.pc()
	}
	e.then = saved
}

func (e *emitter) atomic(body func()) {
	r := e.reg()
	e.emit(inst{op: opAtom, x: r})
	body()
	e.emit(inst{op: opAtomEnd, x: r})
}

func (e *emitter) group(n *node, next ahead) {
	if n.n == 0 {
		e.node(n.kids[0], next)
		return
	}
	called := e.p.called[n.n]
	if called {
		next = anything // it may end where a call does
	}
	f := e.facts(n.kids[0])
	fixed := f.min == f.max && f.max >= 0 && !called
	info := fixedGroup{reg: -1, width: int32(f.max)}
	if !fixed {
		info.reg = e.reg()
		e.emit(inst{op: opOpen, x: info.reg, c: uint8(b2i(e.loops > 0))})
	}
	if _, ok := e.starts[n.n]; !ok {
		e.starts[n.n] = e.pc()
	}
	e.fixed[n.n] = info
	e.open = append(e.open, n.n)
	e.node(n.kids[0], next)
	e.open = e.open[:len(e.open)-1]
	if called {
		e.emit(inst{op: opRet, x: int32(n.n)})
	}
	if fixed {
		e.emit(inst{op: opCloseFixed, x: int32(2 * n.n), y: info.width})
		return
	}
	e.emit(inst{op: opClose, x: int32(2 * n.n), y: info.reg})
}

// repeat emits a quantifier.
func (e *emitter) repeat(n *node, next ahead) {
	kid := n.kids[0]
	if n.max == 0 {
		// Never matched here, but there may be groups in it that are called.
		j := e.emit(inst{op: opJump})
		e.node(kid, anything)
		e.prog.code[j].x = e.pc()
		return
	}
	if isSingle(kid) {
		e.run(n, next)
		return
	}
	if n.quant == possessive {
		e.atomic(func() { e.loop(n, anything) })
		return
	}
	e.loop(n, next)
}

// loop emits the repeat of a group.
func (e *emitter) loop(n *node, next ahead) {
	kid := n.kids[0]
	body := e.before(kid, next)
	again := next // what may follow one round
	again.final = false
	if n.max != 1 {
		again.set.join(body.set)
		again.end = again.end || body.end
	}
	body = e.before(kid, again)
	e.loops += b2i(n.max != 1)
	defer func() { e.loops -= b2i(n.max != 1) }()
	switch {
	case n.min == 0 && n.max == 1:
		e.optional(n, body, next, func() { e.node(kid, next) })
	case n.min == 0 && n.max == endless:
		e.optional(n, body, next, func() { e.endless(n, body, again, next) })
	case n.min == 1 && n.max == endless:
		e.endless(n, body, again, next)
	default:
		e.counted(n, body, again, next)
	}
}

// choose emits the choice between a body at x and going on, in the quantifier's order; it returns the instruction and
// whether the body is its first target.
func (e *emitter) choose(n *node, body, next ahead) (f int, bodyFirst bool) {
	if n.quant == lazy {
		return e.fork(next, body), false
	}
	return e.fork(body, next), true
}

func (e *emitter) target(f int, bodyFirst bool, body, out int32) {
	i := &e.prog.code[f]
	if i.x, i.y = body, out; !bodyFirst {
		i.x, i.y = out, body
	}
}

func (e *emitter) optional(n *node, body, next ahead, emit func()) {
	f, first := e.choose(n, body, next)
	start := e.pc()
	emit()
	e.target(f, first, start, e.pc())
}

// endless emits one round or more. A round that matched nothing is the last.
func (e *emitter) endless(n *node, body, again, next ahead) {
	empty := e.facts(n.kids[0]).empty
	r := int32(-1)
	start := e.pc()
	if empty {
		r = e.reg()
		e.emit(inst{op: opMark, x: r})
	}
	e.node(n.kids[0], again)
	same := -1
	if empty {
		same = e.emit(inst{op: opSame, x: r})
	}
	f, first := e.choose(n, body, next)
	e.target(f, first, start, e.pc())
	if empty {
		e.prog.code[same].y = e.pc()
	}
}

// counted emits a loop with a counter. The loop's head is an opCount, which goes into the body, out, or to the choice
// between them that follows it.
func (e *emitter) counted(n *node, body, again, next ahead) {
	counter := e.reg()
	empty := e.facts(n.kids[0]).empty && n.max == endless // PCRE2 lets an empty round count where rounds are limited
	info := loopInfo{min: int32(n.min), max: upper(n.max), counter: counter, pos: -1}
	if empty {
		info.pos = e.reg()
	}
	id := int32(len(e.prog.loops))
	e.prog.loops = append(e.prog.loops, info)
	e.emit(inst{op: opZero, x: counter})
	top := e.emit(inst{op: opCount, x: id})
	f, first := -1, true
	if n.min != n.max {
		f, first = e.choose(n, body, next)
	}
	start := e.pc()
	if empty {
		e.emit(inst{op: opMark, x: info.pos})
	}
	e.node(n.kids[0], again)
	e.emit(inst{op: opCountNext, x: id, y: int32(top)})
	if f >= 0 {
		e.target(f, first, start, e.pc())
	}
	e.prog.loops[id].body, e.prog.loops[id].out = start, e.pc()
}

// simple emits an assertion without a body.
func (e *emitter) simple(n *node) {
	op := [...]opcode{opStart, opLineStart, opEnd, opEndLine, opLineEnd, opWord, opNotWord, opFrom, opKeep}[n.assert]
	i := inst{op: op}
	if e.p.nl != nlLF {
		switch op {
		case opLineStart:
			i.op = opLineStartNL
		case opEndLine:
			i.op = opEndLineNL
		case opLineEnd:
			i.op = opLineEndNL
		}
	}
	if op == opWord || op == opNotWord {
		i.tab, i.x, _ = e.classTable(e.wordSet(n))
	}
	e.emit(i)
}

func (e *emitter) verb(n *node) {
	switch n.verb {
	case vFail:
		e.emit(inst{op: opFail})
	case vAccept:
		for _, g := range slices.Backward(e.open) {
			f := e.fixed[g]
			if f.reg >= 0 {
				e.emit(inst{op: opClose, x: int32(2 * g), y: f.reg})
			}
		}
		i := e.emit(inst{op: opAccept, x: -1})
		if e.assert != nil {
			e.prog.code[i].y = e.assert.reg
			e.assert.accepts = append(e.assert.accepts, i)
		}
	default:
		i := inst{op: opVerb, c: uint8(n.verb), x: -1, y: -1}
		if n.name != "" {
			i.x = e.text(n.name)
		}
		if n.verb == vThen {
			i.y = e.then
			if e.then < 0 && e.assert != nil {
				i.y, i.utf = e.assert.reg, e.assert.never
			}
		}
		e.emit(i)
	}
}
