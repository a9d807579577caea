package compile

import (
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// Reading chains: a[b], a->b, a->b(), with ?-> cutting the whole chain short.

// hasNullSafe reports whether a chain has a ?-> somewhere.
func hasNullSafe(e syntax.Expr) bool {
	for {
		switch x := e.(type) {
		case *syntax.Index:
			e = x.Base
		case *syntax.Prop:
			if x.NullSafe {
				return true
			}
			e = x.Base
		case *syntax.MethodCall:
			if x.NullSafe {
				return true
			}
			e = x.Base
		case *syntax.StaticProp:
			e = x.Class
		case *syntax.StaticCall:
			e = x.Class
		case *syntax.Call:
			e = x.Fn
		default:
			return false
		}
	}
}

// chain compiles a chain from its outermost link.
func (f *fn) chain(e syntax.Expr, want uint16) operand {
	if !hasNullSafe(e) {
		return f.link(e, want, 0)
	}
	return f.cutChain(e, 0, nullConst)
}

// cutChain compiles a chain that may end early with the literal cut.
func (f *fn) cutChain(e syntax.Expr, quiet uint64, cut bytecode.Const) operand {
	saved := f.nullJumps
	f.nullJumps = nil
	d := f.temp()
	mark := f.top
	o := f.link(e, bytecode.NoReg, quiet)
	f.into(o, d)
	f.top = mark
	if len(f.nullJumps) > 0 {
		end := f.emit(bytecode.OpJmp, 0, 0, 0, 0)
		for _, j := range f.nullJumps {
			f.patch(j)
		}
		f.emit(bytecode.OpLoadK, d, 0, 0, uint64(f.konst(cut)))
		f.patch(end)
	}
	f.nullJumps = saved
	return f.temporary(d)
}

// link compiles one link of a chain, inner links first. quiet is FlagQuiet for isset and ??.
func (f *fn) link(e syntax.Expr, want uint16, quiet uint64) operand {
	switch e := e.(type) {
	case *syntax.Index:
		return f.index(e, want, quiet)
	case *syntax.Prop:
		return f.prop(e, want, quiet)
	case *syntax.MethodCall:
		return f.methodCall(e, want)
	}
	return f.base(e, quiet)
}

// base compiles what a link hangs on.
func (f *fn) base(e syntax.Expr, quiet uint64) operand {
	switch x := e.(type) {
	case *syntax.Index, *syntax.Prop, *syntax.MethodCall:
		f.at(e)
		mark := f.top
		o := f.link(e, bytecode.NoReg, quiet)
		f.top = mark
		if o.kind == inTemp {
			f.settle(&o)
		}
		return o
	case *syntax.Variable:
		if x.Name == "this" {
			f.at(e)
			d := f.temp()
			f.emit(bytecode.OpThis, d, 0, 0, 0)
			return f.temporary(d)
		}
	}
	if quiet != 0 {
		return f.quiet(e)
	}
	return f.expr(e)
}

// settle moves a temporary to the lowest free one and takes it.
func (f *fn) settle(o *operand) {
	d := f.temp()
	if o.reg != d {
		f.emit(bytecode.OpMoveT, d, o.reg, 0, 0)
		o.reg = d
	}
}

func (f *fn) index(e *syntax.Index, want uint16, quiet uint64) operand {
	if e.Index == nil {
		f.c.fail(e.Line, "Cannot use [] for reading")
		return operand{kind: inConst, k: nullConst}
	}
	f.curly(e)
	if g, ok := f.globalsName(e); ok {
		d := f.dst(want)
		f.emit(bytecode.OpGlobalsGet, d, f.strk(g), 0, quiet)
		return f.temporary(d)
	}
	if ofGlobals(e) {
		return f.globalsIndex(e, want, quiet)
	}
	mark := f.top
	b := f.reg(f.base(e.Base, quiet))
	k := f.expr(e.Index)
	f.at(e)
	c, fl := f.keyOrReg(k)
	f.top = mark
	d := f.dst(want)
	op := bytecode.OpDim
	if quiet != 0 {
		op = bytecode.OpDimStr
	} else if fl&bytecode.FlagKC != 0 {
		op = bytecode.OpDimK
	}
	f.emit(op, d, b.reg, c, fl|flag(b, bytecode.FlagB))
	return f.temporary(d)
}

func (f *fn) curly(e *syntax.Index) {
	if e.Curly {
		const deprecated = 8192
		f.c.warn(deprecated, e.Line, "Array and string offset access syntax with curly braces is deprecated")
	}
}

// globalsName recognises $GLOBALS['name'] with a literal name.
func (f *fn) globalsName(e *syntax.Index) (string, bool) {
	v, ok := e.Base.(*syntax.Variable)
	if !ok || v.Name != "GLOBALS" || e.Index == nil {
		return "", false
	}
	k, ok := f.c.fold(e.Index)
	if !ok || k.Kind != bytecode.ConstString {
		return "", false
	}
	return k.S, true
}

func (f *fn) prop(e *syntax.Prop, want uint16, quiet uint64) operand {
	mark := f.top
	if v, ok := e.Base.(*syntax.Variable); ok && v.Name == "this" && quiet == 0 && !e.NullSafe {
		if id, ok := e.Name.(*syntax.Ident); ok {
			f.at(e)
			d := f.dst(want)
			f.emit(bytecode.OpThisProp, d, 0, f.strk(id.Text), f.cache()|bytecode.FlagKC)
			return f.temporary(d)
		}
	}
	b := f.reg(f.base(e.Base, quiet))
	if e.NullSafe {
		b = f.nullJump(b, quiet)
	}
	c, fl := f.propName(e.Name)
	f.top = mark
	d := f.dst(want)
	op := bytecode.OpProp
	switch {
	case quiet != 0:
		op = bytecode.OpPropQ
	case fl&bytecode.FlagKC == 0:
		op = bytecode.OpPropR
	}
	if f.inConstExpr() && quiet == 0 {
		fl |= bytecode.FlagRef // only cases of enums may be asked
	}
	f.emit(op, d, b.reg, c, fl|flag(b, bytecode.FlagB)|f.cache())
	return f.temporary(d)
}

// nullJump makes a chain end when the value is null.
func (f *fn) nullJump(b operand, quiet uint64) operand {
	if b.kind == inVar {
		r := f.temp()
		op := bytecode.OpMove
		if quiet != 0 {
			op = bytecode.OpMoveQ
		}
		f.emit(op, r, b.reg, 0, 0)
		b = f.temporary(r)
	}
	f.nullJumps = append(f.nullJumps, f.emit(bytecode.OpJmpNull, b.reg, 0, 0, 0))
	return b
}

// propName compiles the name of a property or method: a literal's index or a register.
func (f *fn) propName(n syntax.Expr) (uint16, uint64) {
	if id, ok := n.(*syntax.Ident); ok {
		return f.strk(id.Text), bytecode.FlagKC
	}
	o := f.expr(n)
	if o.kind == inConst && o.k.Kind == bytecode.ConstString {
		return f.strk(o.k.S), bytecode.FlagKC
	}
	if o.kind == inConst && o.k.Kind == bytecode.ConstArray {
		f.c.warn(f.c.arrayToString(), n.At().Line, "Array to string conversion")
		return f.strk("Array"), bytecode.FlagKC
	}
	o = f.reg(o)
	return o.reg, flag(o, bytecode.FlagC)
}

// constNameOf is propName for the name of a class constant, which must be a string.
func (f *fn) constNameOf(n syntax.Expr) (uint16, uint64) {
	if k, ok := f.c.fold(n); ok && k.Kind != bytecode.ConstString {
		o := f.reg(operand{kind: inConst, k: k})
		return o.reg, flag(o, bytecode.FlagC)
	}
	return f.propName(n)
}

// arrayToString is the level of the message about an array used as a string.
func (c *compiler) arrayToString() int {
	if c.is74() {
		return eNotice
	}
	return eWarning
}

// classOperand compiles a class for operand B: a literal name (FlagKB) or a register.
func (f *fn) classOperand(e syntax.Expr) (uint16, uint64) {
	if n, ok := e.(*syntax.NameExpr); ok {
		return f.strk(f.checkedClassName(n.Name)), bytecode.FlagKB
	}
	o := f.expr(e)
	if o.kind == inConst && o.k.Kind == bytecode.ConstString {
		return f.strk(strings.TrimPrefix(o.k.S, "\\")), bytecode.FlagKB
	}
	o = f.reg(o)
	return o.reg, flag(o, bytecode.FlagB)
}

// classOperandC is classOperand for operand C.
func (f *fn) classOperandC(e syntax.Expr) (uint16, uint64) {
	r, fl := f.classOperand(e)
	switch fl {
	case bytecode.FlagKB:
		return r, bytecode.FlagKC
	case bytecode.FlagB:
		return r, bytecode.FlagC
	}
	return r, 0
}

// checkedClassName resolves a class name and refuses self, parent and static where there is no class.
func (f *fn) checkedClassName(n *syntax.Name) string {
	name := f.c.className(n)
	switch name {
	case "self", "parent", "static":
		if f.c.class == nil && !f.mayHaveScope() {
			f.c.fail(n.Line, "Cannot use \""+name+"\" when no class scope is active")
		}
		if name == "parent" && f.c.class != nil && f.c.class.kind != syntax.KindTrait && f.c.class.parent == "" {
			f.c.noParent(n.Line)
		}
	}
	return name
}

// noParent refuses parent in a class that has none; 7.4 only deprecates it.
func (c *compiler) noParent(line int32) {
	const text = "Cannot use \"parent\" when current class scope has no parent"
	if c.is74() {
		c.warn(8192, line, text)
		return
	}
	c.fail(line, text)
}

// mayHaveScope reports whether code outside a class body may run in the scope of one: closures can be bound, and files
// be included from methods.
func (f *fn) mayHaveScope() bool {
	return f.f.Flags&(bytecode.FuncClosure|bytecode.FuncMain|bytecode.FuncThunk) != 0
}

func (f *fn) staticProp(e *syntax.StaticProp, want uint16, quiet uint64) operand {
	mark := f.top
	b, bf := f.classOperand(e.Class)
	c, cf := f.propName(e.Name)
	f.top = mark
	d := f.dst(want)
	f.emit(bytecode.OpStaticProp, d, b, c, bf|cf|quiet|f.cache())
	return f.temporary(d)
}

func (f *fn) classConst(e *syntax.ClassConst, want uint16) operand {
	mark := f.top
	if id, ok := e.Name.(*syntax.Ident); ok && strings.EqualFold(id.Text, "class") {
		if !f.checkClassOf(e.Class) {
			return operand{kind: inConst, k: nullConst}
		}
		b, bf := f.classOperand(e.Class)
		f.top = mark
		d := f.dst(want)
		if f.inConstExpr() {
			bf |= bytecode.FlagC
		}
		f.emit(bytecode.OpClassName, d, b, 0, bf)
		return f.temporary(d)
	}
	b, bf := f.constClass(e.Class)
	c, cf := f.constNameOf(e.Name)
	f.top = mark
	d := f.dst(want)
	f.emit(bytecode.OpClassConst, d, b, c, bf|cf|f.cache())
	return f.temporary(d)
}

// checkClassOf refuses x::class for a literal x.
func (f *fn) checkClassOf(x syntax.Expr) bool {
	if _, named := x.(*syntax.NameExpr); named {
		return true
	}
	if f.c.is74() {
		f.c.fail(x.At().Line, "Cannot use ::class with dynamic class name")
		return false
	}
	if k, ok := f.c.fold(x); ok {
		f.c.fail(x.At().Line, "Cannot use \"::class\" on "+constTypeName(k))
		return false
	}
	return true
}

// inConstExpr reports whether a constant expression is being compiled.
func (f *fn) inConstExpr() bool { return f.constExpr || f.f.Flags&bytecode.FuncThunk != 0 }

// constClass is classOperand for the class of a constant. In a constant expression parent may turn out to be nothing
// only when it is evaluated.
func (f *fn) constClass(x syntax.Expr) (uint16, uint64) {
	n, named := x.(*syntax.NameExpr)
	if named && f.inConstExpr() {
		if name := f.c.className(n.Name); name == "parent" || name == "self" {
			return f.strk(name), bytecode.FlagKB
		}
	}
	if k, ok := f.c.fold(x); ok && !named && k.Kind != bytecode.ConstString {
		f.c.fail(x.At().Line, "Illegal class name")
	}
	return f.classOperand(x)
}

func (f *fn) constFetch(e *syntax.ConstFetch, want uint16) operand {
	if e.Name.Kind == syntax.NameUnqualified && e.Name.Text == "__COMPILER_HALT_OFFSET__" && f.c.u.HaltOffset >= 0 {
		return operand{kind: inConst, k: intConst(int64(f.c.u.HaltOffset))}
	}
	name, fallback := f.c.constName(e.Name)
	b, fl := uint16(0), uint64(0)
	if fallback != "" {
		switch strings.ToLower(fallback) {
		case "true", "false", "null":
			k, _ := f.c.foldConst(&syntax.Name{Text: fallback})
			return operand{kind: inConst, k: k}
		}
		b, fl = f.strk(fallback), bytecode.FlagKB
	}
	if e.Name.Kind != syntax.NameUnqualified {
		fl |= bytecode.FlagRef // 7.4 makes no string of a qualified name
	}
	d := f.dst(want)
	f.emit(bytecode.OpConst, d, b, f.strk(name), fl|f.cache())
	return f.temporary(d)
}

// quiet compiles an expression for ?? and isset: nothing missing on the way is reported.
func (f *fn) quiet(e syntax.Expr) operand {
	f.at(e)
	mark := f.top
	var o operand
	switch e := e.(type) {
	case *syntax.Variable:
		if e.Name == "this" {
			d := f.temp()
			f.emit(bytecode.OpThis, d, 0, 0, bytecode.FlagQuiet)
			return f.temporary(d)
		}
		if isSuperglobal(e.Name) {
			return f.superGet(e.Name, bytecode.NoReg, bytecode.FlagQuiet)
		}
		return operand{kind: inVar, reg: f.cv(e.Name)}
	case *syntax.VarVar:
		n := f.reg(f.expr(e.Name))
		f.top = mark
		d := f.temp()
		f.emit(bytecode.OpVarQ, d, n.reg, 0, flag(n, bytecode.FlagB))
		return f.temporary(d)
	case *syntax.Index, *syntax.Prop:
		if hasNullSafe(e) && f.nullJumps == nil {
			return f.cutChain(e, bytecode.FlagQuiet, nullConst)
		}
		o = f.link(e, bytecode.NoReg, bytecode.FlagQuiet)
	case *syntax.StaticProp:
		o = f.staticProp(e, bytecode.NoReg, bytecode.FlagQuiet)
	default:
		return f.expr(e)
	}
	f.top = mark
	if o.kind == inTemp {
		f.settle(&o)
	}
	return o
}

// isset compiles isset(a, b, …).
func (f *fn) isset(e *syntax.Isset) operand {
	d := f.temp()
	mark := f.top
	var outs []int
	for i, x := range e.List {
		f.issetOne(x, d, 0)
		f.top = mark
		if i < len(e.List)-1 {
			outs = append(outs, f.emit(bytecode.OpJmpZX, d, d, 0, 0))
		}
	}
	for _, j := range outs {
		f.patch(j)
	}
	return f.temporary(d)
}

// issetOne leaves in d whether x is set, or with FlagQuiet as empty whether it is set and not empty.
func (f *fn) issetOne(x syntax.Expr, d uint16, empty uint64) {
	f.at(x)
	mark := f.top
	switch e := x.(type) {
	case *syntax.Index:
		if e.Index == nil {
			f.c.fail(e.Line, "Cannot use [] for reading")
			return
		}
		if ofGlobals(e) {
			f.issetValue(e, d, empty)
			break
		}
		f.issetChain(func() {
			b := f.reg(f.issetBase(e.Base))
			c, fl := f.keyOrReg(f.expr(e.Index))
			f.emit(bytecode.OpIssetDim, d, b.reg, c, fl|flag(b, bytecode.FlagB)|empty)
		}, d)
	case *syntax.Prop:
		f.issetChain(func() {
			b := f.reg(f.issetBase(e.Base))
			if e.NullSafe {
				b = f.nullJump(b, bytecode.FlagQuiet)
			}
			c, fl := f.propName(e.Name)
			f.emit(bytecode.OpIssetProp, d, b.reg, c, fl|flag(b, bytecode.FlagB)|empty|f.cache())
		}, d)
	case *syntax.StaticProp:
		b, bf := f.classOperand(e.Class)
		c, cf := f.propName(e.Name)
		f.emit(bytecode.OpIssetStatic, d, b, c, bf|cf|empty|f.cache())
	case *syntax.Variable, *syntax.VarVar:
		f.issetValue(x, d, empty)
	default:
		if empty == 0 {
			f.c.fail(x.At().Line, "Cannot use isset() on the result of an expression (you can use \"null !== expression\" instead)")
			return
		}
		o := f.reg(f.expr(x))
		f.emit(bytecode.OpBool, d, o.reg, 0, flag(o, bytecode.FlagB))
	}
	f.top = mark
}

// issetValue is issetOne for what can be read quietly.
func (f *fn) issetValue(x syntax.Expr, d uint16, empty uint64) {
	o := f.reg(f.quiet(x))
	if empty != 0 {
		f.emit(bytecode.OpBool, d, o.reg, 0, flag(o, bytecode.FlagB)|bytecode.FlagQuiet)
	} else {
		f.emit(bytecode.OpIsType, d, o.reg, 0, flag(o, bytecode.FlagB)|bytecode.FlagQuiet|uint64(maskSet)<<32)
	}
}

// maskSet has the bits of all kinds but undefined and null.
const maskSet = 0x7fc

func (f *fn) issetChain(body func(), d uint16) {
	saved := f.nullJumps
	f.nullJumps = []int{}
	body()
	if len(f.nullJumps) > 0 {
		end := f.emit(bytecode.OpJmp, 0, 0, 0, 0)
		for _, j := range f.nullJumps {
			f.patch(j)
		}
		f.emit(bytecode.OpLoadK, d, 0, 0, uint64(f.konst(boolConst(false))))
		f.patch(end)
	}
	f.nullJumps = saved
}

func (f *fn) issetBase(e syntax.Expr) operand {
	switch e.(type) {
	case *syntax.Index, *syntax.Prop, *syntax.Variable, *syntax.VarVar, *syntax.StaticProp:
		return f.base(e, bytecode.FlagQuiet)
	case *syntax.MethodCall:
		return f.base(e, 0)
	}
	return f.expr(e)
}
