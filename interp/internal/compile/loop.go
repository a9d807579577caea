package compile

import (
	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// scope is a construct that break, continue, return or goto may leave: a loop, a switch, or a try with a finally block.
type scope struct {
	node syntax.Node
	// loop
	isLoop        bool
	iter          uint16 // of a foreach, or NoReg
	subj          uint16 // of a switch, a temporary to release, or NoReg
	breaks, conts []int
	// try
	try *tryScope
}

type loop = scope

func (f *fn) pushLoop(n syntax.Node) *scope {
	s := &scope{node: n, isLoop: true, iter: bytecode.NoReg, subj: bytecode.NoReg}
	f.loops = append(f.loops, s)
	return s
}

func (f *fn) popLoop() { f.loops = f.loops[:len(f.loops)-1] }

func (f *fn) loopStmt(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.While:
		f.whileStmt(s)
	case *syntax.DoWhile:
		l := f.pushLoop(s)
		start := f.here()
		f.block(s.Body)
		f.padLoop(start)
		f.patchAll(l.conts)
		f.patchAllTo(f.condJump(s.Cond, true), start)
		f.patchAll(l.breaks)
		f.popLoop()
	case *syntax.For:
		f.forStmt(s)
	case *syntax.Foreach:
		f.foreach(s)
	case *syntax.Switch:
		f.switchStmt(s)
	}
}

// padLoop gives an empty loop body an instruction, so that its jump back goes back: only jumps of a negative distance
// look for cancellation and limits.
func (f *fn) padLoop(start int) {
	if f.here() == start {
		f.emit(bytecode.OpNop, 0, 0, 0, 0)
	}
}

func (f *fn) whileStmt(s *syntax.While) {
	l := f.pushLoop(s)
	entry := f.emit(bytecode.OpJmp, 0, 0, 0, 0)
	start := f.here()
	f.block(s.Body)
	f.padLoop(start)
	f.patchAll(l.conts)
	f.patch(entry)
	f.patchAllTo(f.condJump(s.Cond, true), start)
	f.patchAll(l.breaks)
	f.popLoop()
}

func (f *fn) forStmt(s *syntax.For) {
	for _, x := range s.Init {
		f.discard(x)
	}
	l := f.pushLoop(s)
	entry := -1
	if len(s.Cond) > 0 {
		entry = f.emit(bytecode.OpJmp, 0, 0, 0, 0)
	}
	start := f.here()
	f.block(s.Body)
	f.padLoop(start)
	f.patchAll(l.conts)
	for _, x := range s.Loop {
		f.discard(x)
	}
	if len(s.Cond) == 0 {
		f.patchTo(f.emit(bytecode.OpJmp, 0, 0, 0, 0), start)
	} else {
		f.patch(entry)
		for _, x := range s.Cond[:len(s.Cond)-1] {
			f.discard(x)
		}
		f.patchAllTo(f.condJump(s.Cond[len(s.Cond)-1], true), start)
	}
	f.patchAll(l.breaks)
	f.popLoop()
}

func (f *fn) foreach(s *syntax.Foreach) {
	byRef := s.ByRef
	list, isList := s.Value.(*syntax.ArrayLit)
	if isList && hasRefItem(list) {
		byRef = true
	}
	if k, ok := s.Key.(*syntax.Variable); ok && k.Name == "this" {
		f.c.fail(k.Line, "Cannot re-assign $this")
		return
	}
	if v, ok := s.Value.(*syntax.Variable); ok && v.Name == "this" {
		f.c.fail(v.Line, "Cannot re-assign $this")
		return
	}
	if _, ok := s.Key.(*syntax.ArrayLit); ok {
		f.c.fail(s.Line, "Cannot use list as key element")
		return
	}
	if s.KeyByRef {
		f.c.fail(s.Line, "Key element cannot be a reference")
		return
	}
	if isList && !f.checkList(list) {
		return
	}
	mark := f.top
	it := f.temp()
	f.temp()
	op, next := bytecode.OpForeach, bytecode.OpNext
	if byRef && isPlace(s.X) && !isThis(s.X) && !hasNullSafe(s.X) {
		r := f.refOf(s.X)
		op, next = bytecode.OpForeachRef, bytecode.OpNextRef
		f.emit(op, it, r, 0, bytecode.FlagB)
	} else {
		o := f.reg(f.expr(s.X))
		if byRef {
			op, next = bytecode.OpForeachRef, bytecode.OpNextRef
		}
		f.emit(op, it, o.reg, 0, flag(o, bytecode.FlagB))
	}
	f.top = mark + 2
	l := f.pushLoop(s)
	l.iter = it
	entry := f.emit(bytecode.OpJmp, 0, 0, 0, 0)
	start := f.here()
	val, key, store := f.foreachTargets(s, isList)
	store()
	f.block(s.Body)
	f.patchAll(l.conts)
	f.patch(entry)
	f.line = uint32(s.Line)
	var fl uint64
	if val.kind == inTemp {
		fl |= bytecode.FlagB
	}
	if key.kind == inTemp {
		fl |= bytecode.FlagC
	}
	f.patchTo(f.emit(next, it, val.reg, key.reg, fl), start)
	f.patchAll(l.breaks)
	f.popLoop()
	f.emit(bytecode.OpForeachEnd, it, 0, 0, 0)
	f.top = mark
}

// foreachTargets says where OpNext puts value and key, and what stores them where the script wants them.
func (f *fn) foreachTargets(s *syntax.Foreach, isList bool) (val, key operand, store func()) {
	key = operand{reg: bytecode.NoReg}
	var stores []func()
	if name, ok := localVar(s.Value); ok {
		val = operand{kind: inVar, reg: f.cv(name)}
	} else {
		val = f.temporary(f.temp())
		stores = append(stores, func() { f.foreachStore(s, val, isList) })
	}
	if name, ok := localVar(s.Key); ok {
		key = operand{kind: inVar, reg: f.cv(name)}
	} else if s.Key != nil {
		key = f.temporary(f.temp())
		stores = append(stores, func() {
			m := f.top
			f.store(f.prepare(s.Key), key, bytecode.NoReg)
			f.top = m
		})
	}
	return val, key, func() {
		for _, st := range stores {
			st()
		}
	}
}

func (f *fn) foreachStore(s *syntax.Foreach, val operand, isList bool) {
	m := f.top
	switch {
	case isList:
		f.destructure(s.Value.(*syntax.ArrayLit), val.reg)
		f.emit(bytecode.OpFree, val.reg, 0, 0, 0)
	case s.ByRef && !f.checkWritable(s.Value):
	case s.ByRef:
		f.bind(f.prepare(s.Value), val.reg, bytecode.NoReg, 0)
	default:
		if f.checkWritable(s.Value) {
			f.store(f.prepare(s.Value), val, bytecode.NoReg)
		}
	}
	f.top = m
}

func (f *fn) switchStmt(s *syntax.Switch) {
	mark := f.top
	l := f.pushLoop(s)
	subj := f.temp()
	f.into(f.expr(s.X), subj)
	l.subj = subj
	f.top = mark + 1
	table := f.switchTable(s, subj)
	starts := make([][]int, len(s.Cases))
	deflt := -1
	for i, c := range s.Cases {
		if c.Cond == nil {
			if deflt >= 0 {
				f.c.fail(c.Line, "Switch statements may only contain one default clause")
			}
			deflt = i
			continue
		}
		m := f.top
		o := f.reg(f.expr(c.Cond))
		r := f.temp()
		f.emit(bytecode.OpCase, r, subj, o.reg, flag(o, bytecode.FlagC))
		starts[i] = append(starts[i], f.emit(bytecode.OpJmpNZ, r, 0, 0, bytecode.FlagA))
		f.top = m
	}
	toDefault := f.emit(bytecode.OpJmp, 0, 0, 0, 0)
	targets := make([]int, len(s.Cases))
	for i, c := range s.Cases {
		f.patchAll(starts[i])
		targets[i] = f.here()
		if i == deflt {
			f.patch(toDefault)
		}
		f.stmts(c.Body)
	}
	if deflt < 0 {
		f.patch(toDefault)
	}
	f.patchAll(l.conts)
	f.patchAll(l.breaks)
	end := f.here()
	f.popLoop()
	f.emit(bytecode.OpFree, subj, 0, 0, 0)
	if table >= 0 {
		f.fillTable(table, s, targets, deflt, end)
	}
	f.top = mark
}

// switchTable makes room for a jump table when all cases are integers or all are strings that are not numeric. It returns
// the place of the OpSwitch, or -1.
func (f *fn) switchTable(s *syntax.Switch, subj uint16) int {
	if len(s.Cases) < 3 {
		return -1
	}
	var kind bytecode.ConstKind
	for _, c := range s.Cases {
		if c.Cond == nil {
			continue
		}
		k, ok := f.fold(c.Cond)
		if !ok || k.Kind != bytecode.ConstInt && k.Kind != bytecode.ConstString || kind != 0 && kind != k.Kind {
			return -1
		}
		if k.Kind == bytecode.ConstString && maybeNumeric(k.S) {
			return -1
		}
		kind = k.Kind
	}
	if kind == 0 {
		return -1
	}
	f.f.Switches = append(f.f.Switches, bytecode.Switch{})
	return f.emit(bytecode.OpSwitch, subj, 0, uint16(len(f.f.Switches)-1), 0)
}

func maybeNumeric(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			return true
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == '.' || c == '+' || c == '-':
		default:
			return false
		}
	}
	return s == ""
}

func (f *fn) fillTable(at int, s *syntax.Switch, targets []int, deflt, end int) {
	sw := &f.f.Switches[f.f.Code[at].C]
	dist := func(t int) int64 { return int64(t-at) * bytecode.Size }
	sw.Default = dist(end)
	for i, c := range s.Cases {
		if i == deflt {
			sw.Default = dist(targets[i])
			continue
		}
		k, _ := f.fold(c.Cond)
		sw.Add(k, dist(targets[i]))
	}
}

// breakStmt compiles break n and continue n.
func (f *fn) breakStmt(level syntax.Expr, line int32, cont bool) {
	word := "break"
	if cont {
		word = "continue"
	}
	n := int64(1)
	if level != nil {
		k, ok := level.(*syntax.IntLit)
		if !ok {
			f.c.fail(line, "'"+word+"' operator with non-integer operand is no longer supported")
			return
		}
		if n = k.Value; n < 1 {
			f.c.fail(line, "'"+word+"' operator accepts only positive integers")
			return
		}
	}
	depth := int64(0)
	at := len(f.loops)
	for i := len(f.loops) - 1; i >= 0; i-- {
		s := f.loops[i]
		if s.try != nil && s.try.inFinally {
			if !f.loopInside(i, n-depth) {
				continue
			}
		}
		if s.isLoop {
			if depth++; depth == n {
				at = i
				break
			}
		}
	}
	if depth == 0 {
		f.c.fail(line, "'"+word+"' not in the 'loop' or 'switch' context")
		return
	}
	if depth < n {
		plural := "s"
		if n == 1 {
			plural = ""
		}
		f.c.fail(line, "Cannot '"+word+"' "+itoa(int(n))+" level"+plural)
		return
	}
	target := f.loops[at]
	if cont && target.subj != bytecode.NoReg {
		f.warnContinueSwitch(line, n, depthLoops(f.loops[:at]))
	}
	for _, s := range f.loops[at+1:] {
		if s.try != nil && s.try.inFinally {
			f.c.fail(line, "jump out of a finally block is disallowed")
			return
		}
	}
	f.leaveTries(at+1, nil)
	j := f.emit(bytecode.OpJmp, 0, 0, 0, 0)
	if cont {
		target.conts = append(target.conts, j)
	} else {
		target.breaks = append(target.breaks, j)
	}
}

func (f *fn) loopInside(int, int64) bool { return true }

func depthLoops(ss []*scope) int {
	n := 0
	for _, s := range ss {
		if s.isLoop {
			n++
		}
	}
	return n
}

func (f *fn) warnContinueSwitch(line int32, n int64, outer int) {
	const warning = 2
	num := ""
	if n > 1 {
		num = " " + itoa(int(n))
	}
	msg := "\"continue" + num + "\" targeting switch is equivalent to \"break" + num + "\""
	if outer > 0 || f.c.is74() {
		msg += ". Did you mean to use \"continue " + itoa(int(n)+1) + "\"?"
	}
	f.c.warn(warning, line, msg)
}

// leaveTries emits what leaving all scopes from index to on asks for: iterators are closed, finally blocks run. keep is
// the register of a value to be returned, moved out of the way of finally blocks.
func (f *fn) leaveTries(to int, keep *uint16) {
	if keep != nil {
		for _, s := range f.loops[to:] {
			if s.try != nil && s.try.hasFinally && !s.try.inFinally {
				f.emit(bytecode.OpMoveT, s.try.reg+1, *keep, 0, 0)
				*keep = s.try.reg + 1
				break
			}
		}
	}
	for i := len(f.loops) - 1; i >= to; i-- {
		s := f.loops[i]
		switch {
		case s.isLoop && s.iter != bytecode.NoReg:
			f.gap(i)
			f.emit(bytecode.OpForeachEnd, s.iter, 0, 0, 0)
		case s.isLoop && s.subj != bytecode.NoReg:
			f.gap(i)
			f.emit(bytecode.OpFree, s.subj, 0, 0, bytecode.FlagQuiet)
		case s.try != nil && s.try.inFinally:
			f.emit(bytecode.OpDiscard, s.try.reg, 0, 0, 0)
		case s.try != nil && s.try.hasFinally:
			s.try.calls = append(s.try.calls, f.emit(bytecode.OpFastCall, s.try.reg, 0, 0, 0))
		}
	}
}
