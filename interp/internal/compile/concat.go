package compile

import (
	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// maxRope is how many parts a chain of concatenations may have to be made at once.
const maxRope = 64

// concatChain compiles left . y . y … as one interpolated string does: every part becomes text as soon as it is
// evaluated, and the result is made once instead of growing step by step. The order of evaluations and conversions stays
// that of single operators, but for one pair: the first operand is converted after the second is evaluated. So that must
// not matter, because the second is a variable or a literal, or the first a literal. rights has the operators, the
// outermost first.
func (f *fn) concatChain(left syntax.Expr, rights []*syntax.Binary, want uint16) (operand, bool) {
	n := len(rights) + 1
	if n < 3 || n > maxRope {
		return operand{}, false
	}
	for _, b := range rights {
		if b.Op != syntax.OpConcat {
			return operand{}, false
		}
	}
	second := rights[len(rights)-1].Y
	if _, lit := f.c.fold(left); !lit && !f.still(second) {
		return operand{}, false
	}
	mark := f.top
	base := f.top
	for range n {
		f.temp()
	}
	m := f.top
	x := f.expr(left)
	y := f.expr(second)
	f.ropePart(uint16(base), x)
	f.ropePart(uint16(base+1), y)
	f.top = m
	for i := 2; i < n; i++ {
		f.ropePart(uint16(base+i), f.expr(rights[n-1-i].Y))
		f.top = m
	}
	f.top = mark
	d := f.dst(want)
	f.emit(bytecode.OpRope, d, uint16(base), uint16(n), 0)
	return f.temporary(d), true
}

// still reports whether evaluating an expression runs no instruction.
func (f *fn) still(e syntax.Expr) bool {
	if _, lit := f.c.fold(e); lit {
		return true
	}
	v, ok := e.(*syntax.Variable)
	return ok && v.Name != "this" && v.Name != "GLOBALS"
}

// ropePart makes an operand a part of a string.
func (f *fn) ropePart(r uint16, o operand) {
	if o.kind == inConst && o.k.Kind == bytecode.ConstString {
		f.emit(bytecode.OpLoadK, r, 0, 0, uint64(f.konst(o.k)))
		return
	}
	o = f.reg(o)
	f.emit(bytecode.OpRopePart, r, o.reg, 0, flag(o, bytecode.FlagB))
}
