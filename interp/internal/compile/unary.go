package compile

import (
	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

func (f *fn) unary(e *syntax.Unary, want uint16) operand {
	switch e.Op {
	case syntax.UnaryPlus, syntax.UnaryMinus, syntax.UnaryNot, syntax.UnaryBitNot:
		ops := [...]bytecode.Op{syntax.UnaryPlus: bytecode.OpPlus, syntax.UnaryMinus: bytecode.OpNeg,
			syntax.UnaryNot: bytecode.OpNot, syntax.UnaryBitNot: bytecode.OpBitNot}
		return f.unaryOp(ops[e.Op], e.X, 0, want)
	case syntax.CastInt, syntax.CastFloat, syntax.CastString, syntax.CastArray, syntax.CastObject, syntax.CastBool,
		syntax.CastUnset, syntax.CastReal:
		return f.cast(e, want)
	case syntax.UnarySilence:
		return f.silence(e)
	case syntax.UnaryPrint:
		o := f.reg(f.expr(e.X))
		f.emit(bytecode.OpEcho, 0, o.reg, 0, flag(o, bytecode.FlagB))
		return operand{kind: inConst, k: intConst(1)}
	case syntax.UnaryClone:
		return f.unaryOp(bytecode.OpClone, e.X, 0, bytecode.NoReg)
	case syntax.UnaryThrow:
		o := f.own(f.expr(e.X))
		f.emit(bytecode.OpThrow, 0, o.reg, 0, 0)
		return operand{kind: inConst, k: nullConst}
	case syntax.UnaryInclude, syntax.UnaryIncludeOnce, syntax.UnaryRequire, syntax.UnaryRequireOnce, syntax.UnaryEval:
		return f.include(e)
	case syntax.UnaryEmpty:
		d := f.temp()
		f.issetOne(e.X, d, bytecode.FlagQuiet)
		f.emit(bytecode.OpNot, d, d, 0, bytecode.FlagB)
		return f.temporary(d)
	case syntax.UnaryExit:
		o := operand{kind: inConst, k: intConst(0)}
		if e.X != nil {
			o = f.expr(e.X)
		}
		o = f.own(o)
		f.emit(bytecode.OpExit, 0, o.reg, 0, 0)
		return operand{kind: inConst, k: boolConst(true)}
	}
	f.c.fail(e.Line, "Cannot compile this operator")
	return operand{kind: inConst, k: nullConst}
}

func (f *fn) unaryOp(op bytecode.Op, x syntax.Expr, c uint16, want uint16) operand {
	mark := f.top
	o := f.reg(f.expr(x))
	f.top = mark
	d := f.dst(want)
	f.emit(op, d, o.reg, c, flag(o, bytecode.FlagB))
	return f.temporary(d)
}

func (f *fn) cast(e *syntax.Unary, want uint16) operand {
	const deprecated = 8192
	kind := bytecode.CastUnset
	switch e.Op {
	case syntax.CastInt:
		kind = bytecode.CastInt
	case syntax.CastFloat:
		kind = bytecode.CastFloat
	case syntax.CastReal:
		kind = bytecode.CastFloat
		f.c.warn(deprecated, e.Line, "The (real) cast is deprecated, use (float) instead")
	case syntax.CastString:
		kind = bytecode.CastString
	case syntax.CastArray:
		kind = bytecode.CastArray
	case syntax.CastObject:
		kind = bytecode.CastObject
	case syntax.CastBool:
		return f.unaryOp(bytecode.OpBool, e.X, 0, want)
	default:
		if !f.c.is74() {
			f.c.fail(e.Line, "The (unset) cast is no longer supported")
			return operand{kind: inConst, k: nullConst}
		}
		f.c.warn(deprecated, e.Line, "The (unset) cast is deprecated")
	}
	return f.unaryOp(bytecode.OpCast, e.X, uint16(kind), want)
}

func (f *fn) silence(e *syntax.Unary) operand {
	s := f.temp()
	f.emit(bytecode.OpSilence, s, 0, 0, 0)
	d := f.temp()
	f.exprTo(e.X, d)
	f.emit(bytecode.OpUnsilence, s, 0, 0, 0)
	return f.temporary(d)
}

func (f *fn) include(e *syntax.Unary) operand {
	how := uint16(0)
	switch e.Op {
	case syntax.UnaryIncludeOnce:
		how = 1
	case syntax.UnaryRequire:
		how = 2
	case syntax.UnaryRequireOnce:
		how = 3
	case syntax.UnaryEval:
		how = 4
	}
	mark := f.top
	o := f.reg(f.expr(e.X))
	f.top = mark
	d := f.temp()
	f.line = uint32(e.Line)
	f.emit(bytecode.OpInclude, d, o.reg, how, flag(o, bytecode.FlagB))
	return f.temporary(d)
}

// magic compiles the magic constants that are only known at run time.
func (f *fn) magic(e *syntax.MagicConst, want uint16) operand {
	switch e.Kind {
	case syntax.TFuncC:
		return operand{kind: inConst, k: strConst(f.funcConst())}
	case syntax.TMethodC:
		return operand{kind: inConst, k: strConst(f.methodConst())}
	case syntax.TPropertyC:
		if f.c.class != nil {
			return operand{kind: inConst, k: strConst(f.c.class.prop)}
		}
		return operand{kind: inConst, k: strConst("")}
	case syntax.TClassC:
		// In traits and in closures outside classes the class is the one of the running function.
		d := f.dst(want)
		f.emit(bytecode.OpClassName, d, f.strk("self"), 0, bytecode.FlagKB|bytecode.FlagQuiet)
		return f.temporary(d)
	}
	f.c.fail(e.Line, "Cannot compile this magic constant")
	return operand{kind: inConst, k: nullConst}
}

func (f *fn) funcConst() string {
	for p := f; p != nil; p = p.parent {
		if p.f.Flags&bytecode.FuncThunk != 0 && p.parent != nil {
			continue
		}
		if p.f.Flags&bytecode.FuncMain != 0 {
			return ""
		}
		return p.name
	}
	return ""
}

func (f *fn) methodConst() string {
	name := f.funcConst()
	if f.f.Flags&bytecode.FuncClosure != 0 || f.c.class == nil || name == "" {
		return name
	}
	return f.c.class.name + "::" + name
}

// foldMagic folds the magic constants that are known while compiling.
func (c *compiler) foldMagic(e *syntax.MagicConst) (bytecode.Const, bool) {
	switch e.Kind {
	case syntax.TLine:
		return intConst(int64(e.Line)), true
	case syntax.TFile:
		return strConst(c.file.Name), true
	case syntax.TDir:
		return strConst(dirName(c.file.Name)), true
	case syntax.TNsC:
		return strConst(c.ns), true
	case syntax.TClassC:
		if c.class != nil && c.class.kind != syntax.KindTrait {
			return strConst(c.class.name), true
		}
	case syntax.TTraitC:
		if c.class != nil && c.class.kind == syntax.KindTrait {
			return strConst(c.class.name), true
		}
		return strConst(""), true
	}
	return bytecode.Const{}, false
}

func dirName(p string) string {
	for i := len(p) - 1; i >= 0; i-- {
		if p[i] == '/' {
			if i == 0 {
				return "/"
			}
			return p[:i]
		}
	}
	return "."
}
