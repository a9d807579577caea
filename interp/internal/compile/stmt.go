package compile

import (
	"strconv"
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// topStmts compiles the statements of a file or namespace, declarations of functions first.
func (c *compiler) topStmts(f *fn, list []syntax.Stmt) {
	c.hoist(f, list)
	for _, s := range list {
		if c.err != nil {
			return
		}
		f.topStmt(s)
	}
}

// hoist declares the functions of a list of statements before its first statement runs.
func (c *compiler) hoist(f *fn, list []syntax.Stmt) {}

func (f *fn) topStmt(s syntax.Stmt) {
	f.at(s)
	switch s := s.(type) {
	case *syntax.Namespace:
		f.namespace(s)
		return
	case *syntax.FuncDecl:
		i := f.c.function(f, s)
		f.c.u.EarlyFuncs = append(f.c.u.EarlyFuncs, i)
	case *syntax.ClassDecl:
		f.classDecl(s, true)
	default:
		f.stmt(s)
	}
	if f.c.nsKind == nsBraces && !f.c.inBraces {
		f.c.checkOutside(s)
	}
}

func (f *fn) block(b *syntax.Block) {
	if b != nil {
		f.stmts(b.List)
	}
}

func (f *fn) stmts(list []syntax.Stmt) {
	for _, s := range list {
		if f.c.err != nil {
			return
		}
		f.stmt(s)
	}
}

func (f *fn) stmt(s syntax.Stmt) {
	f.at(s)
	mark := f.top
	switch s := s.(type) {
	case *syntax.ExprStmt:
		f.discard(s.X)
	case *syntax.Echo:
		f.echo(s)
	case *syntax.InlineHTML:
		if s.Text != "" {
			f.emit(bytecode.OpEchoK, 0, 0, 0, uint64(f.konst(strConst(s.Text))))
		}
	case *syntax.If:
		f.ifStmt(s)
	case *syntax.Block:
		f.block(s)
	case *syntax.While, *syntax.DoWhile, *syntax.For, *syntax.Foreach, *syntax.Switch:
		f.loopStmt(s)
	case *syntax.Break:
		f.breakStmt(s.Level, s.Line, false)
	case *syntax.Continue:
		f.breakStmt(s.Level, s.Line, true)
	case *syntax.Return:
		f.returnStmt(s)
	case *syntax.Global:
		f.global(s)
	case *syntax.StaticVars:
		for _, v := range s.Vars {
			f.staticVar(v)
		}
	case *syntax.Unset:
		for _, x := range s.List {
			f.unset(x)
		}
	case *syntax.Try:
		f.try(s)
	case *syntax.Goto:
		f.gotoStmt(s)
	case *syntax.Label:
		f.label(s)
	case *syntax.Declare:
		f.declareStmt(s)
	case *syntax.Use:
		f.c.use(s)
	case *syntax.ConstDecl:
		f.constDecl(s)
	case *syntax.FuncDecl:
		i := f.c.function(f, s)
		f.emit(bytecode.OpDeclareFn, 0, 0, 0, uint64(i))
	case *syntax.ClassDecl:
		f.classDecl(s, false)
	case *syntax.HaltCompiler:
		f.emit(bytecode.OpRetK, 0, 0, 0, uint64(f.konst(intConst(1))))
	case *syntax.Namespace:
		f.c.fail(s.Line, "Namespace declarations cannot be nested")
	}
	if f.c.ticks {
		switch s.(type) {
		case *syntax.Nop, *syntax.Block, *syntax.Declare, *syntax.FuncDecl, *syntax.ClassDecl, *syntax.Label, *syntax.Use:
		default:
			f.emit(bytecode.OpTick, 0, 0, 0, 0)
		}
	}
	f.top = mark
}

func (f *fn) echo(s *syntax.Echo) {
	for _, x := range s.List {
		mark := f.top
		o := f.expr(x)
		if o.kind == inConst && o.k.Kind == bytecode.ConstString {
			if o.k.S != "" {
				f.emit(bytecode.OpEchoK, 0, 0, 0, uint64(f.konst(o.k)))
			}
		} else {
			o = f.reg(o)
			f.emit(bytecode.OpEcho, 0, o.reg, 0, flag(o, bytecode.FlagB))
		}
		f.top = mark
	}
}

func (f *fn) ifStmt(s *syntax.If) {
	var outs []int
	for {
		no := f.condJump(s.Cond, false)
		f.block(s.Then)
		if s.Else == nil {
			f.patchAll(no)
			break
		}
		outs = append(outs, f.emit(bytecode.OpJmp, 0, 0, 0, 0))
		f.patchAll(no)
		next, ok := s.Else.(*syntax.If)
		if !ok {
			f.stmt(s.Else)
			break
		}
		s = next
	}
	f.patchAll(outs)
}

func (f *fn) global(s *syntax.Global) {
	for _, x := range s.Vars {
		mark := f.top
		f.at(x)
		switch v := x.(type) {
		case *syntax.Variable:
			if v.Name == "this" {
				f.c.fail(v.Line, "Cannot use $this as global variable")
				return
			}
			if isSuperglobal(v.Name) {
				f.c.fail(v.Line, "Cannot use auto-global as global variable")
				return
			}
			f.emit(bytecode.OpBindGlobal, f.cv(v.Name), f.strk(v.Name), 0, bytecode.FlagKB)
		case *syntax.VarVar:
			n := f.own(f.expr(v.Name))
			f.emit(bytecode.OpBindGlobal, bytecode.NoReg, n.reg, 0, bytecode.FlagB)
		}
		f.top = mark
	}
}

func (f *fn) staticVar(v *syntax.StaticVar) {
	if v.Name == "this" {
		f.c.fail(v.Line, "Cannot use $this as static variable")
		return
	}
	for _, u := range f.uses {
		if u.Name == v.Name && !f.c.is74() {
			f.c.fail(v.Line, "Duplicate declaration of static variable $"+v.Name)
			return
		}
	}
	i := -1
	for j := range f.f.Statics {
		if f.f.Statics[j].Name == v.Name {
			if !f.c.is74() {
				f.c.fail(v.Line, "Duplicate declaration of static variable $"+v.Name)
				return
			}
			i = j
		}
	}
	if i < 0 {
		i = len(f.f.Statics)
		f.f.Statics = append(f.f.Statics, bytecode.StaticVar{Name: v.Name, Init: nullConst})
	}
	sv := &f.f.Statics[i]
	cv := f.cv(v.Name)
	k, ok := nullConst, true
	if v.Init != nil {
		k, ok = f.c.fold(v.Init)
	}
	if ok {
		sv.Init = k
		f.emit(bytecode.OpBindStatic, cv, 0, uint16(i), 0)
		return
	}
	sv.Dynamic = true
	j := f.emit(bytecode.OpBindStatic, cv, 0, uint16(i), bytecode.FlagQuiet)
	mark := f.top
	o := f.own(f.expr(v.Init))
	f.emit(bytecode.OpInitStatic2, cv, o.reg, uint16(i), 0)
	f.top = mark
	f.patch(j)
}

func (f *fn) declareStmt(s *syntax.Declare) {
	for _, it := range s.Items {
		switch strings.ToLower(it.Name) {
		case "strict_types":
			k, ok := f.c.fold(it.Value)
			if !ok || k.Kind != bytecode.ConstInt || k.I != 0 && k.I != 1 {
				f.c.fail(it.Line, "strict_types declaration must have 0 or 1 as its value")
				return
			}
			if !f.c.firstStmt(s) {
				f.c.fail(it.Line, "strict_types declaration must be the very first statement in the script")
				return
			}
			if s.Body != nil {
				f.c.fail(it.Line, "strict_types declaration must not use block mode")
				return
			}
			f.c.strict = k.I == 1
		case "ticks":
			k, ok := f.c.fold(it.Value)
			if !ok {
				f.c.fail(it.Line, "declare(ticks) value must be a literal")
				return
			}
			f.c.ticks = k.I > 0
			f.emit(bytecode.OpDeclareTicks, 0, 0, 0, uint64(max(k.I, 0)))
		case "encoding":
			// The parser has looked at it.
		default:
			f.c.warn(128, it.Line, "Unsupported declare '"+it.Name+"'")
		}
	}
	if s.Body != nil {
		was := f.c.ticks
		f.block(s.Body)
		f.c.ticks = was && false
	}
}

func (f *fn) constDecl(s *syntax.ConstDecl) {
	for _, it := range s.Items {
		mark := f.top
		f.line = uint32(it.Line)
		switch strings.ToLower(it.Name) {
		case "true", "false", "null":
			f.c.fail(it.Line, "Cannot redeclare constant '"+it.Name+"'")
			return
		}
		if it.Name == "__COMPILER_HALT_OFFSET__" {
			f.c.fail(it.Line, "Cannot redeclare constant '"+it.Name+"'")
			return
		}
		name := joinName(f.c.ns, it.Name)
		if full, ok := f.c.useConst[it.Name]; ok && full != name {
			f.c.fail(it.Line, "Cannot declare const "+name+" because the name is already in use")
			return
		}
		f.c.see("const ", it.Name)
		if !f.c.checkConstExpr(it.Value, constGlobal) {
			return
		}
		f.constExpr = true
		o := f.own(f.expr(it.Value))
		f.constExpr = false
		f.emit(bytecode.OpDeclareConst, 0, o.reg, f.strk(name), bytecode.FlagB)
		f.top = mark
	}
}

func (f *fn) returnStmt(s *syntax.Return) {
	if f.f.Flags&bytecode.FuncGenerator != 0 && f.f.Flags&bytecode.FuncMain == 0 {
		f.returnGenerator(s)
		return
	}
	ret := f.f.Ret
	if ret != nil && ret.Mask&typeVoid != 0 && s.X != nil {
		msg := "A void " + f.word() + " must not return a value"
		if k, ok := f.c.fold(s.X); ok && k.Kind == bytecode.ConstNull {
			msg += " (did you mean \"return;\" instead of \"return null;\"?)"
		}
		f.c.fail(s.Line, msg)
		return
	}
	if ret != nil && ret.Mask&typeNever != 0 && f.f.Flags&bytecode.FuncArrow == 0 {
		f.c.fail(s.Line, "A never-returning "+f.word()+" must not return")
		return
	}
	if ret != nil && s.X == nil && ret.Mask&(typeVoid) == 0 {
		msg := "A " + f.word() + " with return type must return a value"
		if ret.Mask&2 != 0 {
			msg += " (did you mean \"return null;\" instead of \"return;\"?)"
		}
		f.c.fail(s.Line, msg)
		return
	}
	if f.f.Flags&bytecode.FuncByRef != 0 && s.X != nil && hasNullSafe(s.X) && !isCallExpr(s.X) {
		f.c.fail(s.X.At().Line, nullsafeRef)
		return
	}
	mark := f.top
	if f.f.Flags&bytecode.FuncByRef != 0 && s.X != nil && isReturnable(s.X) {
		r := f.refOf(s.X)
		f.checkReturn(r)
		f.leaveTries(0, &r)
		f.emit(bytecode.OpRetRef, 0, r, 0, bytecode.FlagB)
		f.top = mark
		return
	}
	o := operand{kind: inConst, k: nullConst}
	if t, ok := s.X.(*syntax.Ternary); ok && t.Then != nil && len(f.loops) == 0 && f.f.Flags&bytecode.FuncByRef == 0 {
		f.returnEither(s, t)
		return
	}
	if s.X != nil {
		o = f.expr(s.X)
		if f.f.Flags&bytecode.FuncByRef != 0 && isCallExpr(s.X) {
			f.wantRef(o)
		}
	}
	f.ret(o, s.X != nil && isCallExpr(s.X))
	f.top = mark
}

// isReturnable reports whether a function returning by reference returns a reference to the expression.
func isReturnable(e syntax.Expr) bool {
	if isCallExpr(e) {
		return !hasNullSafe(e)
	}
	if p, ok := e.(*syntax.Prop); ok && p.NullSafe {
		return true // to be refused
	}
	return isPlace(e) && !isThis(e)
}

// returnEither returns one of two values without a detour over a temporary.
func (f *fn) returnEither(s *syntax.Return, t *syntax.Ternary) {
	f.at(t)
	f.lintTernary(t)
	mark := f.top
	no := f.condJump(t.Cond, false)
	f.top = mark
	f.returnStmt(&syntax.Return{Pos: s.Pos, X: t.Then})
	f.patchAll(no)
	f.returnStmt(&syntax.Return{Pos: s.Pos, X: t.Else})
}

// ret emits the return of a value, through the finally blocks on the way.
func (f *fn) ret(o operand, isCall bool) {
	byRef := f.f.Flags&bytecode.FuncByRef != 0
	if len(f.loops) == 0 && (f.f.Ret == nil || o.kind == inConst && f.fits(o.k)) && !byRef {
		switch o.kind {
		case inConst:
			f.emit(bytecode.OpRetK, 0, 0, 0, uint64(f.konst(o.k)))
		default:
			f.emit(bytecode.OpRet, 0, o.reg, 0, flag(o, bytecode.FlagB))
		}
		return
	}
	if f.f.Ret == nil && o.kind == inVar && !f.inForeach() && !byRef {
		f.leaveTries(0, nil)
		f.emit(bytecode.OpRet, 0, o.reg, 0, 0)
		return
	}
	o = f.own(o)
	if f.f.Ret != nil {
		f.checkReturn(o.reg)
	}
	f.leaveTries(0, &o.reg)
	var fl uint64
	op := bytecode.OpRet
	if byRef {
		op = bytecode.OpRetRef
		fl = bytecode.FlagQuiet
	}
	f.emit(op, 0, o.reg, 0, bytecode.FlagB|fl)
}

// fits reports whether a literal satisfies the return type as it is.
func (f *fn) fits(k bytecode.Const) bool {
	kind := map[bytecode.ConstKind]uint{bytecode.ConstNull: 1, bytecode.ConstFalse: 2, bytecode.ConstTrue: 3, bytecode.ConstInt: 4,
		bytecode.ConstFloat: 5, bytecode.ConstString: 6, bytecode.ConstArray: 7}[k.Kind]
	return f.f.Ret.Mask&(1<<kind) != 0
}

// inForeach reports whether leaving the function runs code that may change a variable: the end of a loop over an
// object, or a finally block.
func (f *fn) inForeach() bool {
	for _, l := range f.loops {
		if l.iter != bytecode.NoReg || l.try != nil && l.try.hasFinally {
			return true
		}
	}
	return false
}

func (f *fn) checkReturn(r uint16) {
	if f.f.Ret != nil && f.f.Ret.Mask&typeVoid == 0 && f.f.Flags&bytecode.FuncGenerator == 0 {
		f.emit(bytecode.OpVerifyRet, 0, r, 0, 0)
	}
}

func (f *fn) returnGenerator(s *syntax.Return) {
	mark := f.top
	o := operand{kind: inConst, k: nullConst}
	if s.X != nil {
		o = f.expr(s.X)
	}
	o = f.own(o)
	f.leaveTries(0, &o.reg)
	f.emit(bytecode.OpGenRet, 0, o.reg, 0, bytecode.FlagB)
	f.top = mark
}

func itoa(n int) string { return strconv.Itoa(n) }
