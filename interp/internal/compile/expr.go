package compile

import (
	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// expr compiles an expression and says where its value is. Temporaries it used are given back, except the one holding
// the value, which is the lowest of them.
func (f *fn) expr(e syntax.Expr) operand {
	if f.c.err != nil {
		return operand{kind: inConst, k: nullConst}
	}
	if k, ok := f.fold(e); ok {
		f.at(e)
		return operand{kind: inConst, k: k}
	}
	f.at(e)
	if name, ok := localVar(e); ok {
		return operand{kind: inVar, reg: f.cv(name)}
	}
	mark := f.top
	r := f.exprDst(e, bytecode.NoReg)
	f.top = mark
	if r.kind == inTemp {
		if int(r.reg) != mark {
			dst := f.temp()
			f.emit(bytecode.OpMoveT, dst, r.reg, 0, 0)
			r.reg = dst
		} else {
			f.temp()
		}
	}
	return r
}

// exprTo compiles an expression so that its value ends up, owned, in the temporary r.
func (f *fn) exprTo(e syntax.Expr, r uint16) {
	mark := f.top
	f.into(f.expr(e), r)
	f.top = mark
}

// dst picks the destination: the one asked for, or a new temporary.
func (f *fn) dst(want uint16) uint16 {
	if want != bytecode.NoReg {
		return want
	}
	return f.temp()
}

func (f *fn) temporary(r uint16) operand { return operand{kind: inTemp, reg: r} }

// direct reports whether exprDst writes the destination with its last instruction alone, so that the destination may be
// a variable that the expression reads.
func direct(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Binary:
		switch e.Op {
		case syntax.OpBoolAnd, syntax.OpBoolOr, syntax.OpLogAnd, syntax.OpLogOr, syntax.OpCoalesce:
			return false
		}
		return true
	case *syntax.Call:
		return e.Args == nil || !e.Args.FirstClass
	case *syntax.StaticCall:
		return !e.Args.FirstClass
	case *syntax.MethodCall:
		return !e.Args.FirstClass && !hasNullSafe(e)
	case *syntax.Index, *syntax.Prop:
		return !hasNullSafe(e)
	case *syntax.StaticProp, *syntax.ClassConst, *syntax.ConstFetch:
		return true
	case *syntax.Unary:
		switch e.Op {
		case syntax.UnaryPlus, syntax.UnaryMinus, syntax.UnaryNot, syntax.UnaryBitNot, syntax.CastInt, syntax.CastFloat,
			syntax.CastString, syntax.CastArray, syntax.CastObject, syntax.CastBool:
			return true
		}
	}
	return false
}

// exprDst compiles an expression whose value is not a plain variable or literal. The value goes to want if that is a
// register; the result says where it is.
func (f *fn) exprDst(e syntax.Expr, want uint16) operand {
	switch e := e.(type) {
	case *syntax.Variable:
		if e.Name != "this" {
			return f.superGet(e.Name, want, 0)
		}
		d := f.dst(want)
		f.emit(bytecode.OpThis, d, 0, 0, 0)
		return f.temporary(d)
	case *syntax.VarVar:
		n := f.reg(f.expr(e.Name))
		d := f.dst(want)
		f.emit(bytecode.OpVar, d, n.reg, 0, flag(n, bytecode.FlagB))
		return f.temporary(d)
	case *syntax.Interp:
		f.warnDollar(e.Parts, e.Dollar)
		return f.interp(e.Parts, want)
	case *syntax.Shell:
		return f.shell(e, want)
	case *syntax.ConstFetch:
		return f.constFetch(e, want)
	case *syntax.MagicConst:
		return f.magic(e, want)
	case *syntax.ArrayLit:
		return f.arrayLit(e)
	case *syntax.Index, *syntax.Prop, *syntax.MethodCall:
		return f.chain(e, want)
	case *syntax.StaticProp:
		return f.staticProp(e, want, 0)
	case *syntax.ClassConst:
		return f.classConst(e, want)
	case *syntax.Call:
		return f.call(e, want)
	case *syntax.StaticCall:
		return f.staticCall(e, want)
	case *syntax.New:
		return f.newExpr(e)
	case *syntax.Unary:
		return f.unary(e, want)
	case *syntax.IncDec:
		return f.incDec(e, true)
	case *syntax.Binary:
		return f.binary(e, want)
	case *syntax.InstanceOf:
		return f.instanceOf(e, want)
	case *syntax.Ternary:
		return f.ternary(e)
	case *syntax.Assign:
		return f.assign(e, true)
	case *syntax.AssignRef:
		return f.assignRef(e, true)
	case *syntax.AssignOp:
		return f.assignOp(e, true)
	case *syntax.Isset:
		return f.isset(e)
	case *syntax.Closure:
		return f.closure(e.Fn, e.Uses, false)
	case *syntax.ArrowFunc:
		return f.closure(e.Fn, nil, true)
	case *syntax.Match:
		return f.match(e, true)
	case *syntax.Yield:
		return f.yield(e)
	case *syntax.YieldFrom:
		return f.yieldFrom(e)
	case *syntax.NameExpr:
		return operand{kind: inConst, k: strConst(f.c.className(e.Name))}
	case *syntax.Ident:
		return operand{kind: inConst, k: strConst(e.Text)}
	}
	f.c.fail(e.At().Line, "Cannot compile this expression")
	return operand{kind: inConst, k: nullConst}
}

// discard compiles an expression for its effects.
func (f *fn) discard(e syntax.Expr) {
	mark := f.top
	f.at(e)
	switch e := e.(type) {
	case *syntax.Assign:
		f.assign(e, false)
	case *syntax.AssignRef:
		f.assignRef(e, false)
	case *syntax.AssignOp:
		f.assignOp(e, false)
	case *syntax.IncDec:
		f.incDec(e, false)
	case *syntax.Match:
		f.match(e, false)
	default:
		o := f.expr(e)
		switch o.kind {
		case inTemp:
			if n := f.here() - 1; n >= 0 && isCall(f.f.Code[n].Op) && f.f.Code[n].A == o.reg && !f.jumpsHere() {
				f.f.Code[n].A = bytecode.NoReg
			} else {
				f.emit(bytecode.OpFree, o.reg, 0, 0, 0)
			}
		case inVar: // PHP does not even look at it
		}
	}
	f.top = mark
}

func isCall(op bytecode.Op) bool { return op == bytecode.OpCall || op == bytecode.OpCallKnown }

// jumpsHere reports whether a jump compiled so far leads to the next instruction, so that the last one is not the only
// way to get here. Nullsafe chains and the by-value paths of calls are the cases.
func (f *fn) jumpsHere() bool {
	for i := max(0, f.here()-24); i < f.here(); i++ {
		in := &f.f.Code[i]
		var d int64
		switch {
		case in.Op == bytecode.OpJmp:
			d = int64(in.D)
		case jumpForm(in.Op) == jumpHigh:
			d = int64(int32(in.D >> 32))
		default:
			continue
		}
		if i+int(d/bytecode.Size) == f.here() {
			return true
		}
	}
	return false
}

var binaryOps = map[syntax.BinaryOp]bytecode.Op{
	syntax.OpAdd: bytecode.OpAdd, syntax.OpSub: bytecode.OpSub, syntax.OpMul: bytecode.OpMul, syntax.OpDiv: bytecode.OpDiv,
	syntax.OpMod: bytecode.OpMod, syntax.OpPow: bytecode.OpPow, syntax.OpShl: bytecode.OpShl, syntax.OpShr: bytecode.OpShr,
	syntax.OpBitAnd: bytecode.OpBitAnd, syntax.OpBitOr: bytecode.OpBitOr, syntax.OpBitXor: bytecode.OpBitXor,
	syntax.OpConcat: bytecode.OpConcat, syntax.OpEq: bytecode.OpEq, syntax.OpNotEq: bytecode.OpNotEq,
	syntax.OpIdentical: bytecode.OpIdent, syntax.OpNotIdentical: bytecode.OpNotIdent, syntax.OpLess: bytecode.OpLess,
	syntax.OpLessEq: bytecode.OpLessEq, syntax.OpGreater: bytecode.OpLess, syntax.OpGreaterEq: bytecode.OpLessEq,
	syntax.OpSpaceship: bytecode.OpSpaceship, syntax.OpLogXor: bytecode.OpXor,
}

func (f *fn) binary(e *syntax.Binary, want uint16) operand {
	switch e.Op {
	case syntax.OpBoolAnd, syntax.OpLogAnd, syntax.OpBoolOr, syntax.OpLogOr:
		return f.logical(e)
	case syntax.OpCoalesce:
		return f.coalesce(e)
	}
	f.checkNested(e)
	// A left-leaning chain of operators is compiled in a loop.
	var rights []*syntax.Binary
	left := syntax.Expr(e)
	for {
		b, ok := left.(*syntax.Binary)
		if !ok || b != e && !chainable(b) {
			break
		}
		if b != e {
			if _, folds := f.c.fold(b); folds {
				break
			}
			f.checkNested(b)
		}
		rights = append(rights, b)
		left = b.X
	}
	if e.Op == syntax.OpConcat {
		if o, ok := f.concatChain(left, rights, want); ok {
			return o
		}
	}
	mark := f.top
	x := f.expr(left)
	for i := len(rights) - 1; i >= 0; i-- {
		b := rights[i]
		y := f.expr(b.Y)
		d := want
		if i > 0 {
			d = bytecode.NoReg
		}
		x = f.binaryOp(b.Op, x, y, d, mark)
	}
	return x
}

func chainable(b *syntax.Binary) bool {
	_, ok := binaryOps[b.Op]
	return ok
}

// checkNested refuses what 8.x refuses: nothing here; comparison chains are refused by the parser.
func (f *fn) checkNested(*syntax.Binary) {}

// binaryOp emits one operator. Operands above mark are given back; the result takes their place.
func (f *fn) binaryOp(op syntax.BinaryOp, x, y operand, want uint16, mark int) operand {
	bop := binaryOps[op]
	var flags uint64
	if op == syntax.OpGreater || op == syntax.OpGreaterEq {
		x, y = y, x
		flags = bytecode.FlagSwap
	}
	if commutes(op) && rank(x) < rank(y) {
		x, y = y, x
	}
	if bop <= bytecode.OpConcat && y.kind == inConst {
		if i, ok := f.konst16(y.k); ok {
			x = f.reg(x)
			f.top = mark
			d := f.dst(want)
			f.emit(bop-bytecode.OpAdd+bytecode.OpAddK, d, x.reg, i, flag(x, bytecode.FlagB)|bytecode.FlagKC)
			return f.temporary(d)
		}
	}
	if (op == syntax.OpAdd || op == syntax.OpMul) && x.kind == inConst && (x.k.Kind == bytecode.ConstInt || x.k.Kind == bytecode.ConstFloat) {
		if i, ok := f.konst16(x.k); ok {
			y = f.reg(y)
			f.top = mark
			d := f.dst(want)
			f.emit(bop-bytecode.OpAdd+bytecode.OpAddK, d, y.reg, i, flag(y, bytecode.FlagB)|bytecode.FlagKC|bytecode.FlagSwap)
			return f.temporary(d)
		}
	}
	x = f.reg(x)
	y = f.reg(y)
	f.top = mark
	d := f.dst(want)
	f.emit(bop, d, x.reg, y.reg, flags|flag(x, bytecode.FlagB)|flag(y, bytecode.FlagC))
	return f.temporary(d)
}

// commutes reports whether PHP's compiler exchanges an operator's operands to have the literal behind; messages show it.
func commutes(op syntax.BinaryOp) bool {
	switch op {
	case syntax.OpMul, syntax.OpBitAnd, syntax.OpBitOr, syntax.OpBitXor, syntax.OpIdentical, syntax.OpNotIdentical, syntax.OpEq,
		syntax.OpNotEq, syntax.OpLogXor:
		return true
	}
	return false
}

// rank orders operands as PHP numbers their kinds.
func rank(o operand) int {
	switch o.kind {
	case inConst:
		return 0
	case inTemp:
		return 1
	}
	return 2
}

func (f *fn) logical(e *syntax.Binary) operand {
	d := f.temp()
	op := bytecode.OpJmpZX
	if e.Op == syntax.OpBoolOr || e.Op == syntax.OpLogOr {
		op = bytecode.OpJmpNZX
	}
	mark := f.top
	x := f.reg(f.expr(e.X))
	j := f.emit(op, d, x.reg, 0, flag(x, bytecode.FlagB))
	f.top = mark
	y := f.reg(f.expr(e.Y))
	f.emit(bytecode.OpBool, d, y.reg, 0, flag(y, bytecode.FlagB))
	f.top = mark
	f.patch(j)
	return f.temporary(d)
}

func (f *fn) coalesce(e *syntax.Binary) operand {
	d := f.temp()
	mark := f.top
	x := f.reg(f.quiet(e.X))
	j := f.emit(bytecode.OpCoalesce, d, x.reg, 0, flag(x, bytecode.FlagB))
	f.top = mark
	f.exprTo(e.Y, d)
	f.patch(j)
	return f.temporary(d)
}

func (f *fn) ternary(e *syntax.Ternary) operand {
	f.lintTernary(e)
	d := f.temp()
	mark := f.top
	if e.Then == nil {
		x := f.reg(f.expr(e.Cond))
		j := f.emit(bytecode.OpJmpSet, d, x.reg, 0, flag(x, bytecode.FlagB))
		f.top = mark
		f.exprTo(e.Else, d)
		f.patch(j)
		return f.temporary(d)
	}
	no := f.condJump(e.Cond, false)
	f.top = mark
	f.exprTo(e.Then, d)
	end := f.emit(bytecode.OpJmp, 0, 0, 0, 0)
	f.patchAll(no)
	f.exprTo(e.Else, d)
	f.patch(end)
	return f.temporary(d)
}

// lintTernary refuses or reports nested ternaries without parentheses.
func (f *fn) lintTernary(e *syntax.Ternary) {
	if !f.c.is74() && !e.Paren {
		f.checkTernary(e)
	} else if f.c.is74() {
		f.warnTernary(e)
	}
}

const nestedTernary = "Unparenthesized `a ? b : c ? d : e` is %s. Use either `(a ? b : c) ? d : e` or `a ? b : (c ? d : e)`"

func (f *fn) checkTernary(e *syntax.Ternary) {
	inner, ok := e.Cond.(*syntax.Ternary)
	if !ok || inner.Paren {
		return
	}
	switch {
	case e.Then != nil && inner.Then != nil:
		f.c.fail(e.Line, "Unparenthesized `a ? b : c ? d : e` is not supported. Use either `(a ? b : c) ? d : e` or `a ? b : (c ? d : e)`")
	case e.Then != nil:
		f.c.fail(e.Line, "Unparenthesized `a ?: b ? c : d` is not supported. Use either `(a ?: b) ? c : d` or `a ?: (b ? c : d)`")
	case inner.Then != nil:
		f.c.fail(e.Line, "Unparenthesized `a ? b : c ?: d` is not supported. Use either `(a ? b : c) ?: d` or `a ? b : (c ?: d)`")
	}
}

func (f *fn) warnTernary(e *syntax.Ternary) {
	inner, ok := e.Cond.(*syntax.Ternary)
	if !ok || inner.Paren || e.Paren && false {
		return
	}
	const deprecated = 8192
	switch {
	case e.Then != nil && inner.Then != nil:
		f.c.warn(deprecated, e.Line, "Unparenthesized `a ? b : c ? d : e` is deprecated. Use either `(a ? b : c) ? d : e` or `a ? b : (c ? d : e)`")
	case e.Then != nil:
		f.c.warn(deprecated, e.Line, "Unparenthesized `a ?: b ? c : d` is deprecated. Use either `(a ?: b) ? c : d` or `a ?: (b ? c : d)`")
	case inner.Then != nil:
		f.c.warn(deprecated, e.Line, "Unparenthesized `a ? b : c ?: d` is deprecated. Use either `(a ? b : c) ?: d` or `a ? b : (c ?: d)`")
	}
}

func (f *fn) instanceOf(e *syntax.InstanceOf, want uint16) operand {
	mark := f.top
	x := f.expr(e.X)
	if x.kind == inConst {
		return operand{kind: inConst, k: boolConst(false)}
	}
	c, fl := f.classOperandC(e.Class)
	f.top = mark
	d := f.dst(want)
	f.emit(bytecode.OpInstanceOf, d, x.reg, c, fl|flag(x, bytecode.FlagB)|f.cache())
	return f.temporary(d)
}

// interp compiles an interpolated string: each part becomes a string as soon as it is evaluated, as PHP's rope does.
func (f *fn) interp(parts []syntax.Expr, want uint16) operand {
	mark := f.top
	base := f.top
	for range parts {
		f.temp()
	}
	for i, p := range parts {
		m := f.top
		f.ropePart(uint16(base+i), f.expr(p))
		f.top = m
	}
	f.top = mark
	d := f.dst(want)
	f.emit(bytecode.OpRope, d, uint16(base), uint16(len(parts)), 0)
	return f.temporary(d)
}

// warnDollar reports the parts of a string written as ${…}.
func (f *fn) warnDollar(parts []syntax.Expr, list []syntax.DollarBrace) {
	if f.c.is74() {
		return
	}
	for _, d := range list {
		text := "Using ${var} in strings is deprecated, use {$var} instead"
		if d.VarVar {
			text = "Using ${expr} (variable variables) in strings is deprecated, use {${expr}} instead"
		}
		f.c.warn(eDeprecated, parts[d.Part].At().Line, text)
	}
}

func (f *fn) shell(e *syntax.Shell, want uint16) operand {
	f.warnDollar(e.Parts, e.Dollar)
	arg := syntax.Expr(&syntax.Interp{Pos: e.Pos, Parts: e.Parts})
	if len(e.Parts) == 0 {
		arg = &syntax.StringLit{Pos: e.Pos}
	}
	call := &syntax.Call{Pos: e.Pos, Fn: &syntax.NameExpr{Pos: e.Pos, Name: &syntax.Name{Pos: e.Pos, Kind: syntax.NameFull, Text: "shell_exec"}},
		Args: &syntax.Args{Pos: e.Pos, List: []*syntax.Arg{{Pos: e.Pos, Value: arg}}}}
	return f.call(call, want)
}

func (f *fn) arrayLit(e *syntax.ArrayLit) operand {
	if e.Form == syntax.ArrayList {
		f.c.fail(e.Line, "Cannot use list() as standalone expression")
	}
	d := f.temp()
	hash := uint16(0)
	for _, it := range e.Items {
		if it != nil && it.Key != nil {
			hash = 1
		}
	}
	f.emit(bytecode.OpNewArray, d, 0, hash, uint64(len(e.Items)))
	mark := f.top
	for _, it := range e.Items {
		f.top = mark
		if it == nil {
			f.c.fail(e.Line, "Cannot use empty array elements in arrays")
			break
		}
		f.arrayItem(d, it)
	}
	f.top = mark
	return f.temporary(d)
}

func (f *fn) arrayItem(d uint16, it *syntax.ArrayItem) {
	if it.Spread {
		o := f.expr(it.Value)
		if o.kind == inConst && o.k.Kind != bytecode.ConstArray {
			given := ", " + constTypeName(o.k) + " given"
			if f.c.is74() {
				given = ""
			}
			f.c.fail(it.Line, "Only arrays and Traversables can be unpacked"+given)
		}
		x := f.reg(o)
		fl := flag(x, bytecode.FlagB)
		if f.inConstExpr() {
			fl |= bytecode.FlagQuiet
		}
		f.emit(bytecode.OpArrSpread, d, x.reg, 0, fl)
		return
	}
	k := operand{reg: bytecode.NoReg}
	if it.Key != nil {
		k = f.keepKey(f.expr(it.Key), it.Value)
	}
	if it.ByRef {
		r := f.refOf(it.Value)
		if it.Key != nil {
			k = f.reg(k)
		}
		f.emit(bytecode.OpArrRef, d, r, k.reg, flag(k, bytecode.FlagC))
		return
	}
	v := f.reg(f.expr(it.Value))
	if it.Key == nil {
		f.emit(bytecode.OpArrPush, d, v.reg, 0, flag(v, bytecode.FlagB))
		return
	}
	c, fl := f.keyOrReg(k)
	f.emit(bytecode.OpArrPut, d, v.reg, c, fl|flag(v, bytecode.FlagB))
}

// keepKey guards an operand in a variable against what is evaluated after it, where PHP would have copied it.
func (f *fn) keepKey(k operand, next syntax.Expr) operand { return k }

func (f *fn) yield(e *syntax.Yield) operand {
	f.checkYield(e.Line)
	mark := f.top
	k := operand{reg: bytecode.NoReg}
	v := operand{reg: bytecode.NoReg}
	if e.Key != nil {
		k = f.own(f.expr(e.Key))
	}
	var fl uint64
	if e.Value != nil {
		if f.f.Flags&bytecode.FuncByRef != 0 && hasNullSafe(e.Value) && !isCallExpr(e.Value) {
			f.c.fail(e.Value.At().Line, nullsafeRef)
		}
		if f.f.Flags&bytecode.FuncByRef != 0 && isPlace(e.Value) && !isCallExpr(e.Value) {
			v = f.temporary(f.refOf(e.Value))
			fl = bytecode.FlagRef
		} else {
			v = f.own(f.expr(e.Value))
		}
	}
	f.top = mark
	d := f.temp()
	f.emit(bytecode.OpYield, d, v.reg, k.reg, fl)
	return f.temporary(d)
}

func (f *fn) yieldFrom(e *syntax.YieldFrom) operand {
	f.checkYield(e.Line)
	if f.f.Flags&bytecode.FuncByRef != 0 {
		f.c.fail(e.Line, "Cannot use \"yield from\" inside a by-reference generator")
	}
	mark := f.top
	x := f.own(f.expr(e.X))
	f.top = mark
	d := f.temp()
	f.temp()
	f.top = mark + 1
	f.emit(bytecode.OpYieldFrom, d, x.reg, 0, 0)
	return f.temporary(d)
}

func (f *fn) checkYield(line int32) {
	if f.f.Flags&bytecode.FuncMain != 0 {
		f.c.fail(line, "The \"yield\" expression can only be used inside a function")
	}
}
