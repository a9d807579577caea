package compile

import (
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// callee is what the compiler knows about the function to be called.
type callee struct {
	// known is set when the parameters are known; then byRef tells which go by reference.
	known bool
	byRef func(i int) bool
	// mustRef is byRef without the arguments that may be values too.
	mustRef func(i int) bool
}

func (f *fn) call(e *syntax.Call, want uint16) operand {
	n, ok := e.Fn.(*syntax.NameExpr)
	if !ok {
		return f.dynamicCall(e, want)
	}
	name, fallback := f.c.funcName(n.Name)
	lower := strings.ToLower(name)
	if o, ok := f.special(e, lower, fallback, want); ok {
		return f.wanted(o, want)
	}
	if e.Args.FirstClass {
		f.initNamed(name, fallback)
		return f.firstClass()
	}
	if k, ok := f.knownCallee(lower, fallback); ok && plainArgs(e.Args) {
		f.checkRefArgs74(e, lower, k)
		return f.knownCall(e, name, lower, k, want)
	}
	f.line = uint32(e.Line)
	f.initNamed(name, fallback)
	return f.args(e.Args, want, uint32(e.Line))
}

// wanted moves a value to the register that was asked for, if any.
func (f *fn) wanted(o operand, want uint16) operand {
	if want == bytecode.NoReg || o.kind == inTemp && o.reg == want {
		return o
	}
	if int(want) < len(f.f.CVs) {
		f.assignOperand(want, o)
	} else {
		f.into(o, want)
	}
	return f.temporary(want)
}

func (f *fn) initNamed(name, fallback string) {
	if fallback == "" {
		f.emit(bytecode.OpInitFn, 0, 0, f.strk(name), f.cache())
		return
	}
	f.emit(bytecode.OpInitNs, 0, f.strk(name), f.strk(fallback), f.cache())
}

func (f *fn) firstClass() operand {
	d := f.temp()
	f.emit(bytecode.OpFirstClass, d, 0, 0, 0)
	return f.temporary(d)
}

// knownCallee finds out about a function that no script can replace: a builtin, or one of this file.
func (f *fn) knownCallee(lower, fallback string) (callee, bool) {
	if fd := f.c.known[lower]; fd != nil {
		byRef := func(i int) bool {
			if n := len(fd.Params); i >= n {
				return n > 0 && fd.Params[n-1].Variadic && fd.Params[n-1].ByRef
			}
			return fd.Params[i].ByRef
		}
		return callee{known: true, byRef: byRef, mustRef: byRef}, true
	}
	if fallback == "" && f.c.opt.Builtin != nil {
		if b, ok := f.c.opt.Builtin(lower); ok {
			return callee{known: true, byRef: func(i int) bool { return b.ByRef>>min(i, 63)&1 != 0 },
				mustRef: func(i int) bool { return b.MustRef>>min(i, 63)&1 != 0 }}, true
		}
	}
	return callee{}, false
}

// plainArgs reports whether all arguments are positional.
func plainArgs(a *syntax.Args) bool {
	if a.FirstClass {
		return false
	}
	for _, x := range a.List {
		if x.Spread || x.Name != "" || x.ByRef {
			return false
		}
	}
	return true
}

// knownCall compiles a call whose function is bound when it first runs: no pending call is needed.
func (f *fn) knownCall(e *syntax.Call, name, lower string, k callee, want uint16) operand {
	for i := range e.Args.List {
		if x := e.Args.List[i].Value; k.byRef(i) && (!isPlainPlace(x) || onTemporary(x)) {
			f.line = uint32(e.Line)
			f.initNamed(name, "")
			return f.args(e.Args, want, uint32(e.Line))
		}
	}
	base := f.top
	for i, a := range e.Args.List {
		f.top = base + i
		r := f.temp()
		if k.byRef(i) {
			m := f.top
			if d := f.refOf(a.Value); d != r {
				f.emit(bytecode.OpMoveT, r, d, 0, 0)
			}
			f.top = m
		} else {
			if f.c.is74() && appends(a.Value) {
				f.c.fail(a.Line, "Cannot use [] for reading")
			}
			if f.f.Flags&bytecode.FuncMain != 0 && appends(a.Value) {
				f.c.fail(a.Line, "Cannot use [] for reading") // PHP knows the function by then, too
			}
			f.argTo(a.Value, r)
		}
	}
	f.top = base
	d := f.dst(want)
	if len(e.Args.List) > 0 || want == bytecode.NoReg {
		f.reserve(base, len(e.Args.List))
	}
	f.line = uint32(e.Line)
	c := f.cache()
	f.emit(bytecode.OpCallKnown, d, uint16(base), uint16(len(e.Args.List)), c|uint64(f.strk(name)))
	return f.temporary(d)
}

// checkRefArgs74 refuses values for parameters by reference of functions that 7.4's compiler knows: builtins, and those
// that stand before the call.
func (f *fn) checkRefArgs74(e *syntax.Call, lower string, k callee) {
	if fd := f.c.known[lower]; !f.c.is74() || fd != nil && fd.Line >= e.Line {
		return
	}
	for i, a := range e.Args.List {
		if k.mustRef(i) && !isPlace(a.Value) && !isThis(a.Value) && !f.leavesVar(a.Value) {
			f.c.fail(a.Line, "Only variables can be passed by reference")
			return
		}
	}
}

// leavesVar reports whether the value of an expression counts as a variable for 7.4, though a nameless one: to pass it by
// reference is worth a notice only.
func (f *fn) leavesVar(e syntax.Expr) bool {
	if !f.c.is74() {
		return false
	}
	switch e := e.(type) {
	case *syntax.Assign, *syntax.AssignOp, *syntax.AssignRef, *syntax.New:
		return true
	case *syntax.IncDec:
		return e.Prefix
	}
	return false
}

// reserve makes sure the frame has the registers of a call window.
func (f *fn) reserve(base, n int) {
	if base+n+1 > f.f.NumRegs {
		f.f.NumRegs = base + n + 1
	}
}

// isPlainPlace reports whether an expression is a place whatever is called: a variable or something in one.
func isPlainPlace(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Variable:
		return e.Name != "this" && e.Name != "GLOBALS"
	case *syntax.VarVar, *syntax.StaticProp:
		return true
	case *syntax.Index:
		return ofGlobals(e) || isPlainPlace(e.Base) || isCallExpr(e.Base) || isThis(e.Base)
	case *syntax.Prop:
		return !e.NullSafe && (isPlainPlace(e.Base) || isCallExpr(e.Base) || isThis(e.Base))
	}
	return false
}

func isThis(e syntax.Expr) bool {
	v, ok := e.(*syntax.Variable)
	return ok && v.Name == "this"
}

// appends reports whether a place has a [] in it, which cannot be read.
func appends(e syntax.Expr) bool {
	for {
		switch x := e.(type) {
		case *syntax.Index:
			if x.Index == nil {
				return true
			}
			e = x.Base
		case *syntax.Prop:
			e = x.Base
		default:
			return false
		}
	}
}

// onTemporary reports whether an element or property of a temporary is meant, which no reference can be made to.
func onTemporary(e syntax.Expr) bool {
	for {
		var base syntax.Expr
		switch x := e.(type) {
		case *syntax.Index:
			base = x.Base
		case *syntax.Prop:
			if x.NullSafe {
				return false
			}
			base = x.Base
		default:
			return false
		}
		switch x := base.(type) {
		case *syntax.Index, *syntax.Prop:
			e = base
		case *syntax.Call:
			return isInstruction(x)
		case *syntax.Variable, *syntax.VarVar, *syntax.StaticProp, *syntax.MethodCall, *syntax.StaticCall, *syntax.New, *syntax.ClassConst:
			return false
		default:
			return true
		}
	}
}

// runtimeError compiles an Error that is thrown when the place is reached.
func (f *fn) runtimeError(text string) {
	f.emit(bytecode.OpError, 0, f.strk("Error"), f.strk(text), 0)
}

// argTo evaluates an argument by value into its register.
func (f *fn) argTo(e syntax.Expr, r uint16) {
	mark := f.top
	if appends(e) && isPlainPlace(e) {
		f.at(e)
		f.runtimeError("Cannot use [] for reading")
		return
	}
	f.top = int(r) // r may be the first of the temporaries that the expression needs
	f.into(f.expr(e), r)
	f.top = mark
}

// args compiles the arguments of the pending call and the call itself.
func (f *fn) args(a *syntax.Args, want uint16, line uint32) operand {
	base := f.top
	complex := false
	for i, x := range a.List {
		if x.Spread || x.Name != "" {
			complex = true
		}
		if complex {
			f.top = base + i
			f.laterArg(x)
			continue
		}
		f.top = base + i
		r := f.temp()
		f.arg(x.Value, r, i)
	}
	n := len(a.List)
	if complex {
		n = 0
		for n < len(a.List) && !a.List[n].Spread && a.List[n].Name == "" {
			n++
		}
	}
	f.checkArgOrder(a)
	f.top = base
	f.reserve(base, n)
	d := f.dst(want)
	f.line = line
	f.emit(bytecode.OpCall, d, uint16(base), uint16(n), 0)
	return f.temporary(d)
}

func (f *fn) checkArgOrder(a *syntax.Args) {
	named, spread := false, false
	for _, x := range a.List {
		switch {
		case x.Name != "":
			named = true
		case x.Spread:
			if named {
				f.c.fail(x.Line, "Cannot use argument unpacking after named arguments")
			}
			spread = true
		case named:
			f.c.fail(x.Line, "Cannot use positional argument after named argument")
		case spread:
			f.c.fail(x.Line, "Cannot use positional argument after argument unpacking")
		}
	}
}

// laterArg compiles an unpacking, a named argument, or what follows one.
func (f *fn) laterArg(x *syntax.Arg) {
	mark := f.top
	switch {
	case x.Spread:
		o := f.reg(f.expr(x.Value))
		f.emit(bytecode.OpUnpack, 0, o.reg, 0, flag(o, bytecode.FlagB))
	case x.Name != "":
		if isPlainPlace(x.Value) {
			name := f.strk(x.Name)
			j := f.emit(bytecode.OpJmpByVal, 0, 0, name, bytecode.FlagKC)
			r := f.refOf(x.Value)
			f.emit(bytecode.OpSendNamed, 0, r, name, bytecode.FlagB|bytecode.FlagRef)
			end := f.emit(bytecode.OpJmp, 0, 0, 0, 0)
			f.patch(j)
			f.top = mark
			o := f.own(f.expr(x.Value))
			f.emit(bytecode.OpSendNamed, 0, o.reg, name, bytecode.FlagB)
			f.patch(end)
		} else {
			o := f.own(f.expr(x.Value))
			var fl uint64
			if !isCallExpr(x.Value) {
				fl = bytecode.FlagQuiet
			}
			f.emit(bytecode.OpSendNamed, 0, o.reg, f.strk(x.Name), bytecode.FlagB|fl)
		}
	}
	f.top = mark
}

// arg compiles positional argument i of the pending call into r.
func (f *fn) arg(e syntax.Expr, r uint16, i int) {
	mark := f.top
	switch x := e.(type) {
	case *syntax.Variable:
		if name, ok := localVar(x); ok {
			f.at(e)
			f.emit(bytecode.OpSend, r, f.cv(name), uint16(i), 0)
			return
		}
	case *syntax.Call, *syntax.MethodCall, *syntax.StaticCall:
		f.callArg(e, r, i)
		return
	case *syntax.AssignRef:
		if v, ok := x.X.(*syntax.Variable); ok && v.Name != "this" {
			f.discard(x)
			f.arg(v, r, i)
			return
		}
	}
	if onTemporary(e) {
		j := f.emit(bytecode.OpJmpByVal, 0, 0, uint16(i), 0)
		f.runtimeError("Cannot use temporary expression in write context")
		f.patch(j)
		f.argTo(e, r)
		f.top = mark
		return
	}
	if v, ok := e.(*syntax.Variable); isPlainPlace(e) || ok && v.Name == globalsVar && f.c.is74() {
		j := f.emit(bytecode.OpJmpByVal, 0, 0, uint16(i), 0)
		if d := f.refOf(e); d != r {
			f.emit(bytecode.OpMoveT, r, d, 0, 0)
		}
		end := f.emit(bytecode.OpJmp, 0, 0, 0, 0)
		f.patch(j)
		f.top = mark
		f.argTo(e, r)
		f.patch(end)
		f.top = mark
		return
	}
	if k, ok := f.fold(e); ok {
		f.at(e)
		f.emit(bytecode.OpSendK, r, 0, uint16(i), uint64(f.konst(k)))
		return
	}
	f.argTo(e, r)
	send := bytecode.OpSendTmp
	if f.leavesVar(e) {
		send = bytecode.OpSendCall
	}
	f.emit(send, r, 0, uint16(i), 0)
	f.top = mark
}

// callArg compiles a call that is argument i of the pending call. What it returns by reference may go by reference.
func (f *fn) callArg(e syntax.Expr, r uint16, i int) {
	mark := f.top
	f.at(e)
	o := f.exprDst(e, r)
	op := bytecode.OpSendTmp
	if n := f.here() - 1; n >= 0 && isCall(f.f.Code[n].Op) || hasNullSafe(e) {
		op = bytecode.OpSendCall // anything else is a builtin that became an instruction
	}
	f.into(o, r)
	f.top = mark
	f.emit(op, r, 0, uint16(i), 0)
}

func (f *fn) dynamicCall(e *syntax.Call, want uint16) operand {
	mark := f.top
	o := f.reg(f.expr(e.Fn))
	f.line = uint32(e.Line)
	f.emit(bytecode.OpInitDyn, 0, o.reg, 0, flag(o, bytecode.FlagB))
	f.top = mark
	if e.Args.FirstClass {
		return f.firstClass()
	}
	return f.args(e.Args, want, uint32(e.Line))
}

func (f *fn) methodCall(e *syntax.MethodCall, want uint16) operand {
	mark := f.top
	line := uint32(e.Line)
	if e.NameLine > 0 {
		line = uint32(e.NameLine)
	}
	if v, ok := e.Base.(*syntax.Variable); ok && v.Name == "this" && !e.NullSafe {
		if id, ok := e.Name.(*syntax.Ident); ok {
			f.line = line
			f.emit(bytecode.OpInitThis, 0, 0, f.strk(id.Text), bytecode.FlagKC|f.cache())
			return f.finishMethod(e, want, line)
		}
	}
	b := f.reg(f.base(e.Base, 0))
	if e.NullSafe {
		b = f.nullJump(b, 0)
	}
	c, fl := f.propName(e.Name)
	f.line = line
	f.emit(bytecode.OpInitMethod, 0, b.reg, c, fl|flag(b, bytecode.FlagB)|f.cache())
	f.top = mark
	return f.finishMethod(e, want, line)
}

func (f *fn) finishMethod(e *syntax.MethodCall, want uint16, line uint32) operand {
	if e.Args.FirstClass {
		if hasNullSafe(e) {
			f.c.fail(e.Line, "Cannot combine nullsafe operator with Closure creation")
		}
		return f.firstClass()
	}
	return f.args(e.Args, want, line)
}

func (f *fn) staticCall(e *syntax.StaticCall, want uint16) operand {
	mark := f.top
	if name, ok := f.parentHook(e); ok {
		b := f.strk("parent")
		c := f.strk(name)
		f.line = uint32(e.Line)
		f.emit(bytecode.OpInitStatic, 0, b, c, bytecode.FlagKB|bytecode.FlagKC|f.cache())
		return f.args(e.Args, want, uint32(e.Line))
	}
	b, bf := f.classOperand(e.Class)
	c, cf := f.propName(e.Name)
	f.line = uint32(e.Line)
	f.emit(bytecode.OpInitStatic, 0, b, c, bf|cf|f.cache())
	f.top = mark
	if e.Args.FirstClass {
		return f.firstClass()
	}
	return f.args(e.Args, want, uint32(e.Line))
}

func (f *fn) newExpr(e *syntax.New) operand {
	d := f.temp()
	mark := f.top
	if a, ok := e.Class.(*syntax.AnonClass); ok {
		i := f.c.anonClass(f, a.Decl)
		f.line = uint32(e.Line)
		f.emit(bytecode.OpDeclareClass, d, 0, 0, uint64(i)<<32|bytecode.FlagQuiet)
		f.emit(bytecode.OpNew, d, d, 0, bytecode.FlagB|f.cache())
	} else {
		b, bf := f.constClass(e.Class)
		f.line = uint32(e.Line)
		f.emit(bytecode.OpNew, d, b, 0, bf|f.cache())
	}
	f.top = mark
	args := e.Args
	if args == nil {
		args = &syntax.Args{Pos: e.Pos}
	}
	if args.FirstClass {
		f.c.fail(e.Line, "Cannot create Closure for new expression")
		return f.temporary(d)
	}
	f.args(args, bytecode.NoReg, uint32(e.Line))
	f.f.Code[f.here()-1].A = bytecode.NoReg
	f.top = mark
	return f.temporary(d)
}

// special compiles calls of functions that are instructions here. They cannot be shadowed: either the name is global, or
// the call is not namespaced.
func (f *fn) special(e *syntax.Call, lower, fallback string, want uint16) (operand, bool) {
	if strings.EqualFold(fallback, "assert") && plainArgs(e.Args) {
		return f.assert(e, want), true
	}
	if fallback != "" || !plainArgs(e.Args) || f.c.known[lower] != nil {
		return operand{}, false
	}
	a := e.Args.List
	switch lower {
	case "strlen", "count", "is_int", "is_string", "is_array", "is_null", "is_bool", "is_float", "is_object", "ord", "chr", "is_integer", "is_long", "is_double":
		if len(a) != 1 {
			return operand{}, false
		}
		if f.c.opt.Builtin != nil {
			if _, ok := f.c.opt.Builtin(lower); !ok {
				return operand{}, false
			}
		}
		return f.unaryBuiltin(lower, a[0].Value, uint32(e.Line), want), true
	case "func_get_args", "func_num_args":
		if len(a) == 0 && f.f.Flags&bytecode.FuncMain == 0 {
			d := f.dst(want)
			how := uint16(0)
			if lower == "func_num_args" {
				how = 1
			}
			f.emit(bytecode.OpArgs, d, 0, how, 0)
			return f.temporary(d), true
		}
	case "assert":
		return f.assert(e, want), true
	case "define":
		return operand{}, false
	}
	return operand{}, false
}

// checkSpecial refuses to write into the result of a function that PHP compiles to an instruction of its own.
func (f *fn) checkSpecial(e syntax.Expr) {
	if c, ok := e.(*syntax.Call); ok && f.c.ns == "" && isInstruction(c) {
		f.c.fail(c.Line, "Cannot use result of built-in function in write context")
	}
}

// isInstruction reports whether a call outside of namespaces is an instruction in PHP.
func isInstruction(c *syntax.Call) bool {
	n, ok := c.Fn.(*syntax.NameExpr)
	if !ok || !plainArgs(c.Args) || n.Name.Kind != syntax.NameUnqualified && n.Name.Kind != syntax.NameFull {
		return false
	}
	want, ok := instructionArity[strings.ToLower(n.Name.Text)]
	return ok && (want < 0 || want == len(c.Args.List))
}

// instructionArity has the functions that are instructions in PHP, with the number of arguments they then have; -1 is any.
var instructionArity = map[string]int{"strlen": 1, "is_null": 1, "is_bool": 1, "is_long": 1, "is_int": 1, "is_integer": 1,
	"is_double": 1, "is_float": 1, "is_string": 1, "is_array": 1, "is_object": 1, "is_resource": 1, "is_scalar": 1,
	"boolval": 1, "intval": 1, "floatval": 1, "doubleval": 1, "strval": 1, "defined": 1, "chr": 1, "ord": 1, "count": 1,
	"sizeof": 1, "get_called_class": 0, "gettype": 1, "func_num_args": 0, "func_get_args": 0, "array_key_exists": 2}

// assert compiles a call of assert(), of which nothing is left when assertions are not compiled in.
func (f *fn) assert(e *syntax.Call, want uint16) operand {
	if !f.c.opt.Assertions {
		return operand{kind: inConst, k: boolConst(true)}
	}
	return f.assertCall(e, want)
}

func (f *fn) unaryBuiltin(lower string, x syntax.Expr, line uint32, want uint16) operand {
	mark := f.top
	o := f.reg(f.expr(x))
	f.top = mark
	d := f.dst(want)
	f.line = line
	fl := flag(o, bytecode.FlagB)
	switch lower {
	case "strlen":
		f.emit(bytecode.OpStrlen, d, o.reg, 0, fl)
	case "count":
		f.emit(bytecode.OpCount, d, o.reg, 0, fl)
	case "ord":
		f.emit(bytecode.OpOrd, d, o.reg, 0, fl)
	case "chr":
		f.emit(bytecode.OpChr, d, o.reg, 0, fl)
	default:
		f.emit(bytecode.OpIsType, d, o.reg, 0, fl|uint64(kindMasks[lower])<<32)
	}
	return f.temporary(d)
}

var kindMasks = map[string]uint32{"is_null": 1 << 1, "is_bool": 1<<2 | 1<<3, "is_int": 1 << 4, "is_integer": 1 << 4,
	"is_long": 1 << 4, "is_float": 1 << 5, "is_double": 1 << 5, "is_string": 1 << 6, "is_array": 1 << 7, "is_object": 1 << 8}

// assertCall compiles assert(), which is skipped at run time when assertions are off, and gets its source as message.
func (f *fn) assertCall(e *syntax.Call, want uint16) operand {
	d := f.temp()
	mark := f.top
	f.emit(bytecode.OpConst, d, f.strk("zend.assertions"), f.strk("zend.assertions"), bytecode.FlagQuiet|f.cache())
	j := f.emit(bytecode.OpJmpNZ, d, 0, 0, 0)
	f.emit(bytecode.OpLoadK, d, 0, 0, uint64(f.konst(boolConst(true))))
	end := f.emit(bytecode.OpJmp, 0, 0, 0, 0)
	f.patch(j)
	args := *e.Args
	code := false
	if len(args.List) == 1 && f.c.is74() {
		k, ok := f.c.fold(args.List[0].Value)
		code = ok && k.Kind == bytecode.ConstString // 7.4 evaluates it, and quotes it in its own way
	}
	if len(args.List) == 1 && !code {
		args.List = append(append([]*syntax.Arg(nil), args.List...), &syntax.Arg{Pos: args.Pos,
			Value: &syntax.StringLit{Pos: args.Pos, Value: "assert(" + source(e.Args.List[0].Value, f.c.is74()) + ")"}})
	}
	f.initNamed(f.c.funcName(e.Fn.(*syntax.NameExpr).Name))
	o := f.args(&args, d, uint32(e.Line))
	f.into(o, d)
	f.patch(end)
	f.top = mark
	return f.temporary(d)
}
