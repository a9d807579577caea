package regex

// look emits a look-around.
func (e *emitter) look(n *node) {
	if e.peek(n) {
		return
	}
	r := e.reg()
	e.reg()
	outer := e.assert
	inner := &assertion{reg: r, never: n.negative}
	open, then := e.open, e.then
	if !n.loose {
		e.assert, e.open, e.then = inner, nil, -1
	}
	head := -1
	if n.negative {
		head = e.emit(inst{op: opNever, x: r})
	} else {
		e.emit(inst{op: opLook, x: r, c: uint8(b2i(n.loose))})
	}
	e.lookBody(n, r)
	end := e.pc()
	switch {
	case n.negative:
		e.emit(inst{op: opNeverEnd, x: r})
		e.prog.code[head].y = e.pc()
	case n.loose:
		e.emit(inst{op: opLooseEnd, x: r})
	default:
		e.emit(inst{op: opLookEnd, x: r})
	}
	e.assert, e.open, e.then = outer, open, then
	for _, i := range inner.accepts {
		e.prog.code[i].x = end
	}
}

// peek emits a look-around for one character or text as one instruction, if n is that.
func (e *emitter) peek(n *node) bool {
	kid := n.kids[0]
	not := uint8(b2i(n.negative))
	if kid.kind == nText && !kid.fold {
		op := opAheadText
		if n.behind {
			op = opBehindText
		}
		e.emit(inst{op: op, x: e.text(kid.text), c: not})
		return true
	}
	set, ok := singleSet(kid)
	if !ok {
		return false
	}
	t, x, _ := e.classTable(set)
	ascii := !e.utf || len(set) == 0 || set[len(set)-1].hi < 128
	switch {
	case n.behind && ascii:
		e.emit(inst{op: opBehindSet, tab: t, c: not})
	case !n.behind && x < 0:
		e.emit(inst{op: opAheadSet, tab: t, c: not})
	default:
		return false
	}
	return true
}

// lookBody emits what an assertion asserts; each branch of a look-behind first goes back by its length.
func (e *emitter) lookBody(n *node, r int32) {
	if !n.behind {
		e.node(n.kids[0], anything)
		return
	}
	branches := []*node{n.kids[0]}
	if len(n.lens) > 1 {
		branches = n.kids[0].kids
	}
	var jumps []int
	saved := e.then
	if e.p.hasThen && len(branches) > 1 {
		e.then = e.reg()
	}
	for i, b := range branches {
		f := -1
		if i < len(branches)-1 {
			f = e.emit(inst{op: opForkAll})
			e.prog.code[f].x = e.pc()
		}
		if e.then >= 0 {
			e.emit(inst{op: opThenMark, x: e.then})
		}
		switch l := n.lens[i]; {
		case l.min == l.max && l.max > 0:
			e.emit(inst{op: opBack, x: int32(l.max), utf: e.utf})
		case l.min != l.max:
			e.emit(inst{op: opBackVar, x: int32(l.min), y: int32(l.max), utf: e.utf})
		}
		e.node(b, anything)
		if l := n.lens[i]; l.min != l.max {
			e.emit(inst{op: opAt, x: r + 1})
		}
		if f >= 0 {
			jumps = append(jumps, e.emit(inst{op: opJump}))
			e.prog.code[f].y = e.pc()
		}
	}
	for _, j := range jumps {
		e.prog.code[j].x = e.pc()
	}
	e.then = saved
}

// conditional emits a condition and its branches.
func (e *emitter) conditional(n *node, next ahead) {
	test := -1
	switch n.cond {
	case cGroup:
		test = e.emit(inst{op: opIfGroup, x: e.groups(n.groups)})
	case cInside:
		test = e.emit(inst{op: opIfCall, x: -1})
		if n.groups != nil {
			e.prog.code[test].x = e.groups(n.groups)
		}
	case cNever:
		test = e.emit(inst{op: opJump})
	case cAssert:
		test = e.condAssert(n.kids[2])
	}
	e.node(n.kids[0], next)
	done := e.emit(inst{op: opJump})
	if test >= 0 {
		if i := &e.prog.code[test]; i.op == opJump {
			i.x = e.pc()
		} else {
			i.y = e.pc()
		}
	}
	e.node(n.kids[1], next)
	e.prog.code[done].x = e.pc()
}

// condAssert emits an assertion as a condition; the returned instruction's y is where to go when it does not hold.
func (e *emitter) condAssert(n *node) int {
	r := e.reg()
	e.reg()
	outer, open, then := e.assert, e.open, e.then
	inner := &assertion{reg: r, never: true}
	e.assert, e.open, e.then = inner, nil, -1
	head := e.emit(inst{op: opNever, x: r})
	e.lookBody(n, r)
	end := e.pc()
	tail := -1
	if n.negative {
		tail = e.emit(inst{op: opTestNot, x: r})
		e.prog.code[head].y = e.pc()
	} else {
		e.emit(inst{op: opTestEnd, x: r})
	}
	e.assert, e.open, e.then = outer, open, then
	for _, i := range inner.accepts {
		e.prog.code[i].x = end
	}
	if n.negative {
		return tail
	}
	return head
}
