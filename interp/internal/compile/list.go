package compile

import (
	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

func hasRefItem(l *syntax.ArrayLit) bool {
	for _, it := range l.Items {
		if it == nil {
			continue
		}
		if it.ByRef {
			return true
		}
		if inner, ok := it.Value.(*syntax.ArrayLit); ok && hasRefItem(inner) {
			return true
		}
	}
	return false
}

// assignList compiles [a, b] = y.
func (f *fn) assignList(l *syntax.ArrayLit, y syntax.Expr, used bool) operand {
	if !f.checkList(l) {
		return operand{kind: inConst, k: nullConst}
	}
	if hasRefItem(l) {
		return f.assignRefList(l, y, used)
	}
	src := f.temp()
	mark := f.top
	f.into(f.expr(y), src)
	f.top = mark
	f.destructure(l, src)
	f.top = mark
	if !used {
		f.emit(bytecode.OpFree, src, 0, 0, 0)
		f.top--
	}
	return f.temporary(src)
}

func (f *fn) checkList(l *syntax.ArrayLit) bool {
	if l.Form == syntax.ArrayLong {
		f.c.fail(l.Line, "Cannot assign to array(), use [] instead")
		return false
	}
	keyed, any, empty := 0, false, false
	for _, it := range l.Items {
		if it == nil {
			if empty = true; keyed == 1 {
				f.c.fail(l.Line, "Cannot use empty array entries in keyed array assignment")
				return false
			}
			continue
		}
		if empty && keyed == 0 && it.Key != nil {
			msg := "Cannot use empty array entries in keyed array assignment"
			if f.c.is74() {
				msg = "Cannot mix keyed and unkeyed array entries in assignments"
			}
			f.c.fail(l.Line, msg)
			return false
		}
		any = true
		if it.Spread {
			f.c.fail(it.Line, "Spread operator is not supported in assignments")
			return false
		}
		k := 2
		if it.Key != nil {
			k = 1
		}
		if keyed != 0 && keyed != k {
			f.c.fail(l.Line, "Cannot mix keyed and unkeyed array entries in assignments")
			return false
		}
		keyed = k
		if in, ok := it.Value.(*syntax.ArrayLit); ok {
			if in.Form != l.Form && in.Form != syntax.ArrayLong {
				f.c.fail(l.Line, "Cannot mix [] and list()")
				return false
			}
			if !f.checkList(in) {
				return false
			}
		} else if !isCallExpr(it.Value) && (!isPlace(it.Value) || hasNullSafe(it.Value)) {
			f.c.fail(it.Line, "Assignments can only happen to writable values")
			return false
		}
	}
	if !any {
		f.c.fail(l.Line, "Cannot use empty list")
	}
	return any
}

// isTarget reports whether list() may assign to an expression: a variable, or something in one.
func isTarget(e syntax.Expr) bool {
	for {
		switch x := e.(type) {
		case *syntax.Index:
			e = x.Base
			continue
		case *syntax.Prop:
			if x.NullSafe {
				return false
			}
			e = x.Base
			continue
		case *syntax.Variable, *syntax.VarVar, *syntax.StaticProp:
			return true
		}
		return false
	}
}

// destructure assigns the elements of the value in src, which is kept.
func (f *fn) destructure(l *syntax.ArrayLit, src uint16) {
	for i, it := range l.Items {
		if it == nil {
			continue
		}
		mark := f.top
		k := operand{kind: inConst, k: intConst(int64(i))}
		if it.Key != nil {
			k = f.expr(it.Key)
			if k.kind == inConst {
				if nk, ok := arrayKey(k.k); ok && k.k.Kind != bytecode.ConstString {
					k.k = nk
				}
			}
		}
		var p *place
		if inner, ok := it.Value.(*syntax.ArrayLit); ok {
			if it.ByRef || hasRefItem(inner) {
				f.refElement(it, src, k)
				f.top = mark
				continue
			}
			c, fl := f.keyOrReg(k)
			d := f.temp()
			f.emit(bytecode.OpDimList, d, src, c, fl)
			f.destructure(inner, d)
			f.emit(bytecode.OpFree, d, 0, 0, 0)
			f.top = mark
			continue
		}
		if !isTarget(it.Value) {
			f.c.fail(l.Line, "Assignments can only happen to writable values")
			return
		}
		if !f.checkWritable(it.Value) {
			return
		}
		if it.ByRef {
			f.refElement(it, src, k)
			f.top = mark
			continue
		}
		c, fl := f.keyOrReg(k)
		if name, ok := localVar(it.Value); ok {
			f.emit(bytecode.OpDimList, f.cv(name), src, c, fl)
			f.top = mark
			continue
		}
		p = f.prepare(it.Value)
		d := f.temp()
		f.emit(bytecode.OpDimList, d, src, c, fl)
		f.store(p, f.temporary(d), bytecode.NoReg)
		f.top = mark
	}
}

// assignRefList compiles [&$a, $b] = y, where y is a place.
func (f *fn) assignRefList(l *syntax.ArrayLit, y syntax.Expr, used bool) operand {
	if hasNullSafe(y) {
		f.c.fail(y.At().Line, nullsafeRef)
		return operand{kind: inConst, k: nullConst}
	}
	if !isPlace(y) && !isThis(y) {
		f.c.fail(l.Line, f.c.notReferenceable())
		return operand{kind: inConst, k: nullConst}
	}
	src := f.temp()
	mark := f.top
	if r := f.refOf(y); r != src {
		f.emit(bytecode.OpMoveT, src, r, 0, 0)
	}
	f.top = mark
	f.listOfCall = isCallExpr(y)
	f.destructure(l, src)
	f.listOfCall = false
	f.top = mark
	if used {
		d := f.temp()
		f.emit(bytecode.OpMoveQ, d, src, 0, 0)
		f.emit(bytecode.OpFree, src, 0, 0, 0)
		f.emit(bytecode.OpMoveT, src, d, 0, 0)
		f.top--
		return f.temporary(src)
	}
	f.emit(bytecode.OpFree, src, 0, 0, 0)
	f.top--
	return f.temporary(src)
}

// refElement binds or descends into an element by reference; src holds a reference.
func (f *fn) refElement(it *syntax.ArrayItem, src uint16, k operand) {
	c, fl := f.keyOrReg(k)
	d := f.temp()
	byValue := -1
	if f.listOfCall {
		byValue = f.emit(bytecode.OpListRef, 0, src, 0, 0)
	}
	f.emit(bytecode.OpLvCV, 0, src, 0, 0)
	f.emit(bytecode.OpLvDim, 0, 0, c, fl)
	f.emit(bytecode.OpLvRef, d, 0, 0, 0)
	if byValue >= 0 {
		end := f.emit(bytecode.OpJmp, 0, 0, 0, 0)
		f.patch(byValue)
		f.emit(bytecode.OpDimList, d, src, c, fl)
		f.emit(bytecode.OpLvTmp, 0, d, 0, bytecode.FlagB)
		f.emit(bytecode.OpLvRef, d, 0, 0, 0)
		f.patch(end)
	}
	if inner, ok := it.Value.(*syntax.ArrayLit); ok {
		was := f.listOfCall
		f.listOfCall = false
		f.destructure(inner, d)
		f.listOfCall = was
		f.emit(bytecode.OpFree, d, 0, 0, 0)
		return
	}
	f.bind(f.prepare(it.Value), d, bytecode.NoReg, 0)
}
