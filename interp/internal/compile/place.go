package compile

import (
	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// A place is what can be written: a variable, an element, a property. Its operands are evaluated first (prepare), then
// its links are walked (walkTo), and a last instruction does what is to be done with it.

// place is a prepared place.
type place struct {
	root   bytecode.Op // OpLvCV, OpLvThis, OpLvVar, OpLvGlobal, OpLvStatic, OpLvTmp
	b, c   uint16
	flags  uint64
	links  []placeLink
	line   uint32
	static bool
}

type placeLink struct {
	op   bytecode.Op // OpLvDim, OpLvNew, OpLvProp
	c    uint16
	flag uint64
	line uint32
}

func isPlace(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Variable, *syntax.VarVar, *syntax.StaticProp:
		return true
	case *syntax.Index:
		return true
	case *syntax.Prop:
		return !e.NullSafe
	case *syntax.Call, *syntax.MethodCall, *syntax.StaticCall:
		return true
	}
	return false
}

func isCallExpr(e syntax.Expr) bool {
	switch e.(type) {
	case *syntax.Call, *syntax.MethodCall, *syntax.StaticCall:
		return true
	}
	return false
}

// prepare evaluates the operands of a place.
func (f *fn) prepare(e syntax.Expr) *place {
	f.at(e)
	p := &place{line: f.line}
	switch e := e.(type) {
	case *syntax.Variable:
		if e.Name == "this" {
			p.root = bytecode.OpLvThis
		} else if isSuperglobal(e.Name) {
			f.superPlace(p, e.Name)
		} else {
			p.root, p.b = bytecode.OpLvCV, f.cv(e.Name)
		}
	case *syntax.VarVar:
		n := f.reg(f.expr(e.Name))
		p.root, p.b, p.flags = bytecode.OpLvVar, n.reg, flag(n, bytecode.FlagB)
	case *syntax.StaticProp:
		p.root, p.static = bytecode.OpLvStatic, true
		var bf, cf uint64
		p.b, bf = f.classOperand(e.Class)
		p.c, cf = f.propName(e.Name)
		p.flags = bf | cf | f.cache()
	case *syntax.Index:
		if g, ok := f.globalsName(e); ok {
			p.root, p.b = bytecode.OpLvGlobal, f.strk(g)
			return p
		}
		if ofGlobals(e) {
			n := f.reg(f.expr(e.Index))
			p.root, p.b, p.flags = bytecode.OpLvVar, n.reg, flag(n, bytecode.FlagB)|bytecode.FlagRef
			return p
		}
		if v, ok := e.Base.(*syntax.Variable); ok && v.Name == "GLOBALS" && e.Index == nil && !f.c.is74() {
			f.c.fail(e.Line, "Cannot append to $GLOBALS")
			return p
		}
		f.curly(e)
		p = f.prepare(e.Base)
		if e.Index == nil {
			p.links = append(p.links, placeLink{op: bytecode.OpLvNew, line: uint32(e.Line)})
			return p
		}
		k := f.expr(e.Index)
		c, fl := f.keyOrReg(k)
		p.links = append(p.links, placeLink{op: bytecode.OpLvDim, c: c, flag: fl, line: f.line})
	case *syntax.Prop:
		if e.NullSafe {
			f.c.fail(e.Line, "Can't use nullsafe operator in write context")
			return p
		}
		p = f.prepare(e.Base)
		c, fl := f.propName(e.Name)
		p.links = append(p.links, placeLink{op: bytecode.OpLvProp, c: c, flag: fl | f.cache(), line: f.line})
	default:
		f.tempRoot(p, e)
	}
	return p
}

// tempRoot makes the value of an expression the root of a place: f()->x = 1 writes the object that f returns.
func (f *fn) tempRoot(p *place, e syntax.Expr) {
	switch e.(type) {
	case *syntax.Call, *syntax.MethodCall, *syntax.StaticCall, *syntax.New, *syntax.Unary, *syntax.Ternary,
		*syntax.Binary, *syntax.Match, *syntax.Assign, *syntax.ClassConst, *syntax.ConstFetch, *syntax.Closure, *syntax.ArrayLit,
		*syntax.StringLit, *syntax.Interp, *syntax.AssignOp, *syntax.ArrowFunc, *syntax.Yield:
		f.checkSpecial(e)
		o := f.own(f.expr(e))
		f.wantRef(o)
		p.root, p.b, p.flags = bytecode.OpLvTmp, o.reg, bytecode.FlagB
	default:
		f.c.fail(e.At().Line, "Cannot use temporary expression in write context")
	}
}

// walkTo emits the walk over the first n links.
func (f *fn) walkTo(p *place, n int) {
	f.line = p.line
	f.emit(p.root, 0, p.b, p.c, p.flags)
	for _, l := range p.links[:n] {
		f.line = l.line
		f.emit(l.op, 0, 0, l.c, l.flag)
	}
}

// read marks the walk as one to a place that is read before it is written: what is missing on the way is reported.
func (p *place) read() {
	if p.root == bytecode.OpLvVar || p.root == bytecode.OpLvGlobal {
		p.flags |= bytecode.FlagKC
	}
	for i := range p.links {
		if p.links[i].op != bytecode.OpLvNew {
			p.links[i].flag |= bytecode.FlagRef
		}
	}
}

// last returns the last link.
func (p *place) last() *placeLink { return &p.links[len(p.links)-1] }

// walkLast walks to the container of the last link and returns that link.
func (f *fn) walkLast(p *place) *placeLink {
	f.walkTo(p, len(p.links)-1)
	f.line = p.last().line
	return p.last()
}

// checkWritable refuses what is no place.
func (f *fn) checkWritable(e syntax.Expr) bool {
	switch x := e.(type) {
	case *syntax.Variable:
		if x.Name == "this" {
			f.c.fail(x.Line, "Cannot re-assign $this")
			return false
		}
		if x.Name == "GLOBALS" && !f.c.is74() {
			f.c.fail(x.Line, "$GLOBALS can only be modified using the $GLOBALS[$name] = $value syntax")
			return false
		}
	case *syntax.StaticCall:
		what := "function"
		if _, hook := x.Class.(*syntax.StaticProp); hook {
			what = "method"
		}
		f.c.fail(x.Line, "Can't use "+what+" return value in write context")
		return false
	case *syntax.Call:
		f.c.fail(e.At().Line, "Can't use function return value in write context")
		return false
	case *syntax.MethodCall:
		f.c.fail(e.At().Line, "Can't use method return value in write context")
		return false
	case *syntax.Prop:
		if hasNullSafe(x) {
			f.c.fail(x.Line, "Can't use nullsafe operator in write context")
			return false
		}
	case *syntax.Index:
		if hasNullSafe(x) {
			f.c.fail(x.Line, "Can't use nullsafe operator in write context")
			return false
		}
	}
	return true
}

// assign compiles x = y. With used unset the value of the expression is not wanted.
func (f *fn) assign(e *syntax.Assign, used bool) operand {
	if l, ok := e.X.(*syntax.ArrayLit); ok {
		return f.assignList(l, e.Y, used)
	}
	if !f.checkWritable(e.X) {
		return operand{kind: inConst, k: nullConst}
	}
	if name, ok := localVar(e.X); ok {
		return f.assignVar(f.cv(name), e.Y, used)
	}
	mark := f.top
	d := uint16(bytecode.NoReg)
	if used {
		d = f.temp()
	}
	p := f.prepare(e.X)
	v := f.expr(e.Y)
	if v.kind == inVar && p.root == bytecode.OpLvCV && p.b == v.reg && (len(p.links) > 1 || used) {
		// In $a[0][1] = $a the value is what $a was before the walk, or the array would come to hold itself.
		t := f.temp()
		f.emit(bytecode.OpMove, t, v.reg, 0, 0)
		v = f.temporary(t)
	}
	f.line = uint32(e.Line)
	f.store(p, v, d)
	f.top = mark
	if used {
		f.top++
	}
	return f.temporary(d)
}

// assignVar compiles $x = y.
func (f *fn) assignVar(cv uint16, y syntax.Expr, used bool) operand {
	mark := f.top
	if _, folds := f.c.fold(y); !folds && direct(y) {
		f.at(y)
		f.exprDst(y, cv)
	} else {
		v := f.expr(y)
		f.assignOperand(cv, v)
	}
	f.top = mark
	if used {
		d := f.temp()
		f.emit(bytecode.OpMoveQ, d, cv, 0, 0)
		return f.temporary(d)
	}
	return operand{kind: inVar, reg: cv}
}

func (f *fn) assignOperand(cv uint16, v operand) {
	switch v.kind {
	case inConst:
		f.emit(bytecode.OpAssignK, cv, 0, 0, uint64(f.konst(v.k)))
	case inVar:
		f.emit(bytecode.OpAssign, cv, v.reg, 0, 0)
	default:
		f.emit(bytecode.OpAssignT, cv, v.reg, 0, 0)
	}
}

// store assigns a value to a prepared place; d gets a copy unless it is NoReg.
func (f *fn) store(p *place, v operand, d uint16) {
	line := f.line
	if len(p.links) == 0 {
		v = f.reg(v)
		if p.root == bytecode.OpLvCV {
			f.assignOperand(p.b, v)
			if d != bytecode.NoReg {
				f.emit(bytecode.OpMoveQ, d, p.b, 0, 0)
			}
			return
		}
		f.walkTo(p, 0)
		f.emit(bytecode.OpLvSet, d, v.reg, 0, flag(v, bytecode.FlagB))
		return
	}
	if f.storeFused(p, v, d) {
		return
	}
	v = f.reg(v)
	l := f.walkLast(p)
	f.line = line
	fl := flag(v, bytecode.FlagB) | l.flag
	switch l.op {
	case bytecode.OpLvDim:
		f.emit(bytecode.OpLvSetDim, d, v.reg, l.c, fl)
	case bytecode.OpLvNew:
		f.emit(bytecode.OpLvPush, d, v.reg, 0, fl)
	case bytecode.OpLvProp:
		f.emit(bytecode.OpLvSetProp, d, v.reg, l.c, fl)
	}
}

// storeFused uses the one-instruction forms for an element of a variable and a property of $this or a variable.
func (f *fn) storeFused(p *place, v operand, d uint16) bool {
	if len(p.links) != 1 || d != bytecode.NoReg {
		return false
	}
	l := p.last()
	switch {
	case p.root == bytecode.OpLvCV && l.op == bytecode.OpLvDim:
		v = f.reg(v)
		fl := uint64(0)
		if l.flag&bytecode.FlagKC != 0 {
			fl |= bytecode.FlagKB
		}
		if l.flag&bytecode.FlagC != 0 {
			fl |= bytecode.FlagB
		}
		f.emit(bytecode.OpAssignDim, p.b, l.c, v.reg, fl|flag(v, bytecode.FlagC))
	case p.root == bytecode.OpLvCV && l.op == bytecode.OpLvNew:
		v = f.reg(v)
		f.emit(bytecode.OpAppendDim, p.b, 0, v.reg, flag(v, bytecode.FlagC))
	case p.root == bytecode.OpLvThis && l.op == bytecode.OpLvProp && l.flag&bytecode.FlagKC != 0:
		v = f.reg(v)
		f.emit(bytecode.OpAssignThis, 0, v.reg, l.c, l.flag|flag(v, bytecode.FlagB))
	case p.root == bytecode.OpLvCV && l.op == bytecode.OpLvProp && l.flag&bytecode.FlagKC != 0:
		v = f.reg(v)
		f.emit(bytecode.OpAssignProp, p.b, v.reg, l.c, l.flag|flag(v, bytecode.FlagB))
	default:
		return false
	}
	return true
}

// assignOp compiles x op= y, ??= included.
func (f *fn) assignOp(e *syntax.AssignOp, used bool) operand {
	if !f.checkWritable(e.X) {
		return operand{kind: inConst, k: nullConst}
	}
	if e.Op == syntax.OpCoalesce {
		return f.assignCoalesce(e, used)
	}
	bop := binaryOps[e.Op]
	mark := f.top
	if name, ok := localVar(e.X); ok {
		cv := f.cv(name)
		y := f.expr(e.Y)
		f.line = uint32(e.Line)
		f.opVar(cv, bop, y)
		f.top = mark
		if used {
			d := f.temp()
			f.emit(bytecode.OpMoveQ, d, cv, 0, 0)
			return f.temporary(d)
		}
		return operand{kind: inVar, reg: cv}
	}
	d := uint16(bytecode.NoReg)
	if used {
		d = f.temp()
	}
	p := f.prepare(e.X)
	y := f.reg(f.expr(e.Y))
	f.line = uint32(e.Line)
	f.opPlace(p, bop, y, d)
	f.top = mark
	if used {
		f.top++
	}
	return f.temporary(d)
}

func (f *fn) opVar(cv uint16, bop bytecode.Op, y operand) {
	if bop == bytecode.OpConcat {
		y = f.reg(y)
		f.emit(bytecode.OpAppendStr, cv, y.reg, 0, flag(y, bytecode.FlagB))
		return
	}
	if y.kind == inConst {
		if i, ok := f.konst16(y.k); ok {
			f.emit(bop-bytecode.OpAdd+bytecode.OpAddK, cv, cv, i, bytecode.FlagKC)
			return
		}
	}
	y = f.reg(y)
	f.emit(bop, cv, cv, y.reg, flag(y, bytecode.FlagC))
}

func (f *fn) opPlace(p *place, bop bytecode.Op, y operand, d uint16) {
	fl := flag(y, bytecode.FlagB)
	code := uint64(bop) << 16
	p.read()
	if len(p.links) == 0 {
		f.walkTo(p, 0)
		f.emit(bytecode.OpLvOp, d, y.reg, 0, fl|code)
		return
	}
	l := f.walkLast(p)
	switch l.op {
	case bytecode.OpLvDim:
		f.emit(bytecode.OpLvOpDim, d, y.reg, l.c, fl|l.flag|code)
	case bytecode.OpLvNew:
		f.emit(bytecode.OpLvOpNew, d, y.reg, 0, fl|code)
	case bytecode.OpLvProp:
		f.emit(bytecode.OpLvOpProp, d, y.reg, l.c, fl|l.flag|code)
	}
}

// assignCoalesce compiles x ??= y. The operands of the place are evaluated once: those in temporaries are kept in
// variables of the compiler's own for the second walk.
func (f *fn) assignCoalesce(e *syntax.AssignOp, used bool) operand {
	d := f.temp()
	mark, pins := f.top, f.pinned_
	x := f.pinned(e.X)
	o := f.reg(f.quiet(x))
	j := f.emit(bytecode.OpCoalesce, d, o.reg, 0, flag(o, bytecode.FlagB))
	keep := f.top
	v := f.own(f.expr(e.Y))
	f.emit(bytecode.OpAssignT, f.pin(), v.reg, 0, 0)
	p := f.prepare(x)
	f.line = uint32(e.Line)
	f.store(p, operand{kind: inVar, reg: f.lastPin()}, d)
	f.top = keep
	f.patch(j)
	f.unpin(pins)
	f.top = mark
	if !used {
		f.emit(bytecode.OpFree, d, 0, 0, 0)
		f.top--
	}
	return f.temporary(d)
}

// incDec compiles ++ and --.
func (f *fn) incDec(e *syntax.IncDec, used bool) operand {
	if !f.checkWritable(e.X) {
		return operand{kind: inConst, k: nullConst}
	}
	if name, ok := localVar(e.X); ok {
		return f.incVar(f.cv(name), e, used)
	}
	mark := f.top
	d := uint16(bytecode.NoReg)
	if used {
		d = f.temp()
	}
	how := uint64(0)
	if e.Dec {
		how |= 1
	}
	if !e.Prefix && used {
		how |= 2
	}
	how <<= 16
	p := f.prepare(e.X)
	p.read()
	if len(p.links) == 0 {
		f.walkTo(p, 0)
		f.emit(bytecode.OpLvInc, d, 0, 0, how)
	} else {
		l := f.walkLast(p)
		switch l.op {
		case bytecode.OpLvDim:
			f.emit(bytecode.OpLvIncDim, d, 0, l.c, l.flag|how)
		case bytecode.OpLvProp:
			f.emit(bytecode.OpLvIncProp, d, 0, l.c, l.flag|how)
		default:
			f.emit(l.op, 0, 0, l.c, l.flag)
			f.emit(bytecode.OpLvInc, d, 0, 0, how)
		}
	}
	f.top = mark
	if used {
		f.top++
	}
	return f.temporary(d)
}

func (f *fn) incVar(cv uint16, e *syntax.IncDec, used bool) operand {
	op := bytecode.OpInc
	if e.Dec {
		op = bytecode.OpDec
	}
	if !used {
		f.emit(op, cv, 0, 0, 0)
		return operand{kind: inVar, reg: cv}
	}
	if e.Prefix {
		op += bytecode.OpPreInc - bytecode.OpInc
	} else {
		op += bytecode.OpPostInc - bytecode.OpInc
	}
	d := f.temp()
	f.emit(op, d, cv, 0, 0)
	return f.temporary(d)
}

const nullsafeRef = "Cannot take reference of a nullsafe chain"

// refOf makes a reference to a place and returns the temporary holding it.
func (f *fn) refOf(e syntax.Expr) uint16 {
	mark := f.top
	if isCallExpr(e) {
		f.checkSpecial(e)
		o := f.own(f.expr(e))
		f.wantRef(o)
		return o.reg
	}
	if v, ok := e.(*syntax.Variable); ok && v.Name == "GLOBALS" && !f.c.is74() {
		f.c.fail(v.Line, "Cannot acquire reference to $GLOBALS")
		return 0
	}
	if v, ok := e.(*syntax.Variable); ok && v.Name == "this" {
		o := f.own(f.expr(e))
		f.emit(bytecode.OpLvTmp, 0, o.reg, 0, bytecode.FlagB)
		f.emit(bytecode.OpLvRef, o.reg, 0, 0, 0)
		return o.reg
	}
	if hasNullSafe(e) {
		f.c.fail(e.At().Line, "Cannot take reference of a nullsafe chain")
		return 0
	}
	if !isPlace(e) {
		f.c.fail(e.At().Line, f.c.notReferenceable())
		return 0
	}
	p := f.prepare(e)
	f.top = mark
	d := f.temp()
	if p.root == bytecode.OpLvCV && len(p.links) == 0 {
		f.emit(bytecode.OpRefCV, d, p.b, 0, 0)
		return d
	}
	f.walkTo(p, len(p.links))
	f.emit(bytecode.OpLvRef, d, 0, 0, 0)
	return d
}

// wantRef makes the call that was compiled last give its result as the reference it may be.
func (f *fn) wantRef(o operand) {
	if n := f.here() - 1; n >= 0 && isCall(f.f.Code[n].Op) && f.f.Code[n].A == o.reg {
		f.f.Code[n].D |= bytecode.FlagWantRef
	}
}

func (c *compiler) notReferenceable() string {
	if c.is74() {
		return "Cannot assign reference to non referencable value"
	}
	return "Cannot assign reference to non referenceable value"
}

// assignRef compiles x = &y.
func (f *fn) assignRef(e *syntax.AssignRef, used bool) operand {
	if v, ok := e.X.(*syntax.Variable); ok && v.Name == "this" {
		f.c.fail(e.Line, "Cannot re-assign $this")
		return operand{kind: inConst, k: nullConst}
	}
	if hasNullSafe(e.Y) && !isCallExpr(e.Y) {
		f.c.fail(e.Y.At().Line, nullsafeRef)
		return operand{kind: inConst, k: nullConst}
	}
	if name, ok := localVar(e.X); ok {
		mark := f.top
		r := f.refOf(e.Y)
		op := bytecode.OpBindRef
		if isCallExpr(e.Y) {
			op = bytecode.OpBindResult
		}
		f.line = uint32(e.Line)
		f.emit(op, f.cv(name), r, 0, 0)
		f.top = mark
		if used {
			d := f.temp()
			f.emit(bytecode.OpMoveQ, d, f.cv(name), 0, 0)
			return f.temporary(d)
		}
		return operand{kind: inVar, reg: f.cv(name)}
	}
	if !f.checkWritable(e.X) {
		return operand{kind: inConst, k: nullConst}
	}
	mark := f.top
	d := uint16(bytecode.NoReg)
	if used {
		d = f.temp()
	}
	p := f.prepare(e.X)
	r := f.refOf(e.Y)
	f.line = uint32(e.Line)
	var fl uint64
	if isCallExpr(e.Y) {
		fl = bytecode.FlagQuiet
	}
	f.bind(p, r, d, fl)
	f.top = mark
	if used {
		f.top++
	}
	return f.temporary(d)
}

// bind makes a place the reference in the temporary r.
func (f *fn) bind(p *place, r, d uint16, fl uint64) {
	if p.root == bytecode.OpLvCV && len(p.links) == 0 {
		f.emit(bytecode.OpBindRef, p.b, r, 0, fl)
		return
	}
	if n := len(p.links); n > 0 && p.links[n-1].op == bytecode.OpLvProp {
		l := f.walkLast(p)
		f.emit(bytecode.OpLvBindProp, d, r, l.c, l.flag|fl)
		return
	}
	f.walkTo(p, len(p.links))
	op := bytecode.OpLvBind
	if p.static && len(p.links) == 0 {
		op = bytecode.OpLvBindStatic
	}
	f.emit(op, d, r, 0, fl)
}

// unset compiles unset(x).
func (f *fn) unset(x syntax.Expr) {
	mark := f.top
	f.at(x)
	switch e := x.(type) {
	case *syntax.Variable:
		if e.Name == "this" {
			f.c.fail(e.Line, "Cannot unset $this")
			return
		}
		if !f.checkWritable(e) {
			return
		}
		if isSuperglobal(e.Name) {
			f.unsetSuper(operand{kind: inConst, k: strConst(e.Name)})
			break
		}
		f.emit(bytecode.OpUnsetCV, f.cv(e.Name), 0, 0, 0)
	case *syntax.VarVar:
		n := f.reg(f.expr(e.Name))
		f.emit(bytecode.OpUnsetVar, 0, n.reg, 0, flag(n, bytecode.FlagB))
	case *syntax.StaticProp:
		b, bf := f.classOperand(e.Class)
		c, cf := f.propName(e.Name)
		f.emit(bytecode.OpUnsetStatic, 0, b, c, bf|cf)
	case *syntax.Index, *syntax.Prop:
		if ix, ok := e.(*syntax.Index); ok && ix.Index == nil {
			f.c.fail(ix.Line, "Cannot use [] for unsetting")
			return
		}
		if hasNullSafe(x) {
			f.c.fail(x.At().Line, "Can't use nullsafe operator in write context")
			return
		}
		if ix, ok := e.(*syntax.Index); ok {
			if ofGlobals(ix) {
				f.unsetSuper(f.expr(ix.Index))
				break
			}
		}
		p := f.prepare(x)
		for i := range p.links[:len(p.links)-1] {
			l := &p.links[i]
			if l.op == bytecode.OpLvDim {
				l.op = bytecode.OpLvDimU
			} else if l.op == bytecode.OpLvProp {
				l.op = bytecode.OpLvPropU
			}
		}
		p.flags |= bytecode.FlagQuiet
		l := f.walkLast(p)
		if l.op == bytecode.OpLvProp {
			f.emit(bytecode.OpUnsetProp, 0, 0, l.c, l.flag)
		} else {
			f.emit(bytecode.OpUnsetDim, 0, 0, l.c, l.flag)
		}
	case *syntax.Call, *syntax.StaticCall:
		f.c.fail(x.At().Line, "Can't use function return value in write context")
	case *syntax.MethodCall:
		f.c.fail(x.At().Line, "Can't use method return value in write context")
	default:
		f.c.fail(x.At().Line, "Cannot unset this expression")
	}
	f.top = mark
}
