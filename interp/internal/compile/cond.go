package compile

import (
	"math"

	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// condJump compiles a condition so that control jumps when it is sense and falls through otherwise. It returns the
// jumps to be patched.
func (f *fn) condJump(e syntax.Expr, sense bool) []int {
	f.at(e)
	if k, ok := f.c.fold(e); ok {
		if t, known := constTruth(k); known {
			if t == sense {
				return []int{f.emit(bytecode.OpJmp, 0, 0, 0, 0)}
			}
			return nil
		}
	}
	switch x := e.(type) {
	case *syntax.Unary:
		if x.Op == syntax.UnaryNot {
			return f.condJump(x.X, !sense)
		}
	case *syntax.Binary:
		switch x.Op {
		case syntax.OpBoolAnd, syntax.OpLogAnd:
			return f.condPair(x, sense, true)
		case syntax.OpBoolOr, syntax.OpLogOr:
			return f.condPair(x, sense, false)
		case syntax.OpEq, syntax.OpNotEq, syntax.OpIdentical, syntax.OpNotIdentical, syntax.OpLess, syntax.OpLessEq,
			syntax.OpGreater, syntax.OpGreaterEq:
			return []int{f.compareJump(x, sense)}
		}
	}
	mark := f.top
	o := f.reg(f.expr(e))
	f.top = mark
	op := bytecode.OpJmpZ
	if sense {
		op = bytecode.OpJmpNZ
	}
	return []int{f.emit(op, o.reg, 0, 0, flag(o, bytecode.FlagA))}
}

// condPair compiles && (and set) and ||.
func (f *fn) condPair(x *syntax.Binary, sense, and bool) []int {
	if sense == !and {
		return append(f.condJump(x.X, sense), f.condJump(x.Y, sense)...)
	}
	skip := f.condJump(x.X, !sense)
	out := f.condJump(x.Y, sense)
	f.patchAll(skip)
	return out
}

func (f *fn) patchAll(js []int) {
	for _, j := range js {
		f.patch(j)
	}
}

func (f *fn) patchAllTo(js []int, target int) {
	for _, j := range js {
		f.patchTo(j, target)
	}
}

func constTruth(k bytecode.Const) (truth, known bool) {
	switch k.Kind {
	case bytecode.ConstNull, bytecode.ConstFalse:
		return false, true
	case bytecode.ConstTrue:
		return true, true
	case bytecode.ConstInt:
		return k.I != 0, true
	case bytecode.ConstFloat:
		return k.F != 0 || math.IsNaN(k.F), true
	case bytecode.ConstString:
		return k.S != "" && k.S != "0", true
	case bytecode.ConstArray:
		return len(k.Array) > 0, true
	}
	return false, false
}

// compareJump compiles a comparison fused with its jump.
func (f *fn) compareJump(x *syntax.Binary, sense bool) int {
	mark := f.top
	a := f.expr(x.X)
	b := f.expr(x.Y)
	f.top = mark
	op := x.Op
	if op == syntax.OpNotEq || op == syntax.OpNotIdentical {
		sense = !sense
		op--
	}
	if op == syntax.OpIdentical {
		return f.identJump(a, b, sense)
	}
	if b.kind == inConst && b.k.Kind == bytecode.ConstInt && a.kind != inConst {
		if j, ok := f.intJump(op, a, b.k.I, sense); ok {
			return j
		}
	}
	if a.kind == inConst && a.k.Kind == bytecode.ConstInt && b.kind != inConst {
		if j, ok := f.intJump(mirror(op), b, a.k.I, sense); ok {
			return j
		}
	}
	f.top = max(f.top, int(topOf(a, b)))
	a, b = f.reg(a), f.reg(b)
	f.top = mark
	var fl uint64
	if op == syntax.OpGreater || op == syntax.OpGreaterEq {
		a, b = b, a
		op -= syntax.OpGreater - syntax.OpLess
		fl = bytecode.FlagSwap
	}
	j := bytecode.OpJLess
	switch op {
	case syntax.OpLessEq:
		j = bytecode.OpJLessEq
	case syntax.OpEq:
		j = bytecode.OpJEq
	}
	if !sense {
		j++
	}
	return f.emit(j, a.reg, b.reg, 0, fl|flag(a, bytecode.FlagA)|flag(b, bytecode.FlagB))
}

// topOf returns the first register above the temporaries among operands.
func topOf(os ...operand) uint16 {
	t := uint16(0)
	for _, o := range os {
		if o.kind == inTemp && o.reg+1 > t {
			t = o.reg + 1
		}
	}
	return t
}

func mirror(op syntax.BinaryOp) syntax.BinaryOp {
	switch op {
	case syntax.OpLess:
		return syntax.OpGreater
	case syntax.OpLessEq:
		return syntax.OpGreaterEq
	case syntax.OpGreater:
		return syntax.OpLess
	case syntax.OpGreaterEq:
		return syntax.OpLessEq
	}
	return op
}

// intJump compares with an integer literal. The operand must be a variable: these forms have no room for flags, and a
// temporary might hold something to release.
func (f *fn) intJump(op syntax.BinaryOp, a operand, i int64, sense bool) (int, bool) {
	if a.kind != inVar && !f.scalarTemp(a) {
		return 0, false
	}
	j := bytecode.OpJLessI
	switch op {
	case syntax.OpLessEq:
		j = bytecode.OpJLessEqI
	case syntax.OpGreater:
		j = bytecode.OpJGreaterI
	case syntax.OpGreaterEq:
		j = bytecode.OpJGreaterEqI
	case syntax.OpEq:
		j = bytecode.OpJEqI
	}
	if !sense {
		j++
	}
	return f.emit(j, a.reg, 0, 0, uint64(i)), true
}

// scalarTemp reports whether a temporary was made by the last instruction and holds a scalar for sure.
func (f *fn) scalarTemp(a operand) bool {
	if a.kind != inTemp || f.here() == 0 {
		return false
	}
	in := f.f.Code[f.here()-1]
	switch in.Op {
	case bytecode.OpMod, bytecode.OpModK, bytecode.OpStrlen, bytecode.OpCount, bytecode.OpOrd:
		return in.A == a.reg
	}
	return false
}

func (f *fn) identJump(a, b operand, sense bool) int {
	mark := f.top
	if a.kind == inConst && b.kind != inConst {
		a, b = b, a
	}
	if b.kind == inConst && a.kind != inConst {
		if i, ok := f.konst16(b.k); ok {
			op := bytecode.OpJIdentK
			if !sense {
				op++
			}
			return f.emit(op, a.reg, i, 0, flag(a, bytecode.FlagA))
		}
	}
	f.top = max(f.top, int(topOf(a, b)))
	a, b = f.reg(a), f.reg(b)
	f.top = mark
	op := bytecode.OpJIdent
	if !sense {
		op++
	}
	return f.emit(op, a.reg, b.reg, 0, flag(a, bytecode.FlagA)|flag(b, bytecode.FlagB))
}

// match compiles match(x) {…}.
func (f *fn) match(e *syntax.Match, used bool) operand {
	d := f.temp()
	subj := f.temp()
	mark := f.top
	f.into(f.expr(e.Subject), subj)
	f.top = mark
	var defaults *syntax.MatchArm
	table := f.matchTable(e, subj)
	starts := make(map[*syntax.MatchArm]int)
	bodies := make([][]int, len(e.Arms))
	var outs []int
	for i, arm := range e.Arms {
		if arm.Conds == nil {
			if defaults != nil {
				f.c.fail(arm.Line, "Match expressions may only contain one default arm")
			}
			defaults = arm
			continue
		}
		for _, cond := range arm.Conds {
			f.at(cond)
			o := f.expr(cond)
			bodies[i] = append(bodies[i], f.matchCond(subj, o))
			f.top = mark
		}
	}
	body := func(arm *syntax.MatchArm) {
		starts[arm] = f.here()
		f.emit(bytecode.OpFree, subj, 0, 0, 0)
		if used {
			f.exprTo(arm.Body, d)
		} else {
			f.discard(arm.Body)
		}
		outs = append(outs, f.emit(bytecode.OpJmp, 0, 0, 0, 0))
		f.top = mark
	}
	otherwise := f.here()
	if defaults != nil {
		body(defaults)
	} else {
		f.line = uint32(e.Line)
		f.emit(bytecode.OpMatchErr, subj, 0, 0, 0)
	}
	for i, arm := range e.Arms {
		if arm.Conds != nil {
			f.patchAll(bodies[i])
			body(arm)
		}
	}
	f.patchAll(outs)
	if table >= 0 {
		f.fillMatch(table, e, starts, otherwise)
	}
	f.top = mark - 1
	if !used {
		f.top--
	}
	return f.temporary(d)
}

// matchTable makes room for a jump table when all conditions are integers or all are strings, as switchTable does.
func (f *fn) matchTable(e *syntax.Match, subj uint16) int {
	var kind bytecode.ConstKind
	n := 0
	for _, arm := range e.Arms {
		for _, cond := range arm.Conds {
			k, ok := f.fold(cond)
			if !ok || k.Kind != bytecode.ConstInt && k.Kind != bytecode.ConstString || kind != 0 && kind != k.Kind {
				return -1
			}
			kind = k.Kind
			n++
		}
	}
	if n < 3 {
		return -1
	}
	f.f.Switches = append(f.f.Switches, bytecode.Switch{})
	return f.emit(bytecode.OpSwitch, subj, 0, uint16(len(f.f.Switches)-1), 0)
}

func (f *fn) fillMatch(at int, e *syntax.Match, starts map[*syntax.MatchArm]int, otherwise int) {
	sw := &f.f.Switches[f.f.Code[at].C]
	sw.Default = int64(otherwise-at) * bytecode.Size
	for _, arm := range e.Arms {
		for _, cond := range arm.Conds {
			k, _ := f.fold(cond)
			sw.Add(k, int64(starts[arm]-at)*bytecode.Size)
		}
	}
}

// matchCond jumps if the subject, which is kept, is identical to a condition.
func (f *fn) matchCond(subj uint16, o operand) int {
	if o.kind == inConst {
		if i, ok := f.konst16(o.k); ok {
			return f.emit(bytecode.OpJIdentK, subj, i, 0, 0)
		}
	}
	o = f.reg(o)
	return f.emit(bytecode.OpJIdent, subj, o.reg, 0, flag(o, bytecode.FlagB))
}
