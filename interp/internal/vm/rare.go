package vm

import (
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// rare runs the opcodes that the loop does not run itself.
func (vm *VM) rare(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	switch in := at(ip); in.Op {
	case bytecode.OpDiscard:
		vm.opDiscard(base, in.A)
		return next(ip), base
	case bytecode.OpArrSpread:
		return vm.opArrSpread(ip, base)
	case bytecode.OpArrRef:
		return vm.opArrRef(ip, base)
	case bytecode.OpDimList, bytecode.OpDimStr:
		return vm.opDimList(ip, base)
	case bytecode.OpIssetDim:
		return vm.opIssetDim(ip, base)
	case bytecode.OpUnsetCV, bytecode.OpUnsetDim, bytecode.OpUnsetProp, bytecode.OpUnsetVar, bytecode.OpUnsetStatic:
		return vm.opUnset(ip, base)
	case bytecode.OpLvCV, bytecode.OpLvTmp, bytecode.OpLvThis, bytecode.OpLvVar, bytecode.OpLvGlobal, bytecode.OpLvStatic:
		return vm.opLvRoot(ip, base)
	case bytecode.OpLvDim, bytecode.OpLvNew, bytecode.OpLvDimU:
		return vm.opLvDim(ip, base)
	case bytecode.OpLvProp, bytecode.OpLvPropU:
		return vm.opLvProp(ip, base)
	case bytecode.OpLvSet, bytecode.OpLvSetDim, bytecode.OpLvPush:
		return vm.opLvSet(ip, base)
	case bytecode.OpLvSetProp:
		return vm.opLvSetProp(ip, base)
	case bytecode.OpLvOp, bytecode.OpLvOpDim, bytecode.OpLvOpNew, bytecode.OpLvOpProp:
		return vm.opLvOp(ip, base)
	case bytecode.OpLvInc, bytecode.OpLvIncDim, bytecode.OpLvIncProp:
		return vm.opLvInc(ip, base)
	case bytecode.OpLvRef:
		return vm.opLvRef(ip, base)
	case bytecode.OpLvBind, bytecode.OpLvBindProp, bytecode.OpLvBindStatic:
		return vm.opLvBind(ip, base)
	case bytecode.OpRefCV:
		return vm.opRefCV(ip, base)
	case bytecode.OpBindRef, bytecode.OpBindResult:
		return vm.opBindRef(ip, base)
	case bytecode.OpPropR:
		vm.cur.ip = ip
		v, err := vm.fetchProp(base, in)
		return vm.finish(ip, base, v, err)
	case bytecode.OpPropQ:
		return vm.opPropQ(ip, base)
	case bytecode.OpIssetProp:
		return vm.opIssetProp(ip, base)
	case bytecode.OpStaticProp:
		return vm.opStaticProp(ip, base)
	case bytecode.OpIssetStatic:
		return vm.opIssetStatic(ip, base)
	case bytecode.OpThis:
		return vm.opThis(ip, base)
	case bytecode.OpConst:
		return vm.opConst(ip, base)
	case bytecode.OpClassConst:
		return vm.opClassConst(ip, base)
	case bytecode.OpClassName:
		return vm.opClassName(ip, base)
	case bytecode.OpInstanceOf:
		return vm.opInstanceOf(ip, base)
	}
	return vm.rarer(ip, base)
}

func (vm *VM) rarer(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	switch in := at(ip); in.Op {
	case bytecode.OpClone:
		return vm.opClone(ip, base)
	case bytecode.OpNew:
		return vm.opNew(ip, base)
	case bytecode.OpClosure:
		return vm.opClosure(ip, base)
	case bytecode.OpFirstClass:
		return vm.opFirstClass(ip, base)
	case bytecode.OpInitDyn:
		return vm.opInitDyn(ip, base)
	case bytecode.OpUnpack:
		return vm.opUnpack(ip, base)
	case bytecode.OpSendNamed:
		return vm.opSendNamed(ip, base)
	case bytecode.OpRetRef:
		return vm.opRetRef(ip, base)
	case bytecode.OpVerifyRet, bytecode.OpVerifyNever:
		return vm.opVerifyRet(ip, base)
	case bytecode.OpRecvVariadic:
		return vm.opRecv(ip, base)
	case bytecode.OpGenerator:
		return vm.opGenerator(ip, base)
	case bytecode.OpYield:
		return vm.opYield(ip, base)
	case bytecode.OpYieldFrom:
		return vm.opYieldFrom(ip, base)
	case bytecode.OpGenRet:
		return vm.opGenRet(ip, base)
	case bytecode.OpForeach:
		return vm.opForeach(ip, base)
	case bytecode.OpForeachRef:
		return vm.opForeachRef(ip, base)
	case bytecode.OpNextRef:
		return vm.nextOther(ip, base)
	case bytecode.OpForeachEnd:
		return vm.opForeachEnd(ip, base)
	case bytecode.OpThrow:
		return vm.opThrow(ip, base)
	case bytecode.OpCatch:
		return vm.opCatch(ip, base)
	case bytecode.OpFastRet:
		return vm.opFastRet(ip, base)
	case bytecode.OpSilence, bytecode.OpUnsilence:
		return vm.opSilence(ip, base)
	case bytecode.OpInclude:
		return vm.opInclude(ip, base)
	case bytecode.OpExit:
		return vm.opExit(ip, base)
	case bytecode.OpTick, bytecode.OpDeclareTicks:
		return vm.opTick(ip, base)
	case bytecode.OpGlobals:
		return vm.opGlobals(ip, base)
	case bytecode.OpVar, bytecode.OpVarQ, bytecode.OpGlobalsGet:
		return vm.opVar(ip, base)
	case bytecode.OpBindGlobal:
		return vm.opBindGlobal(ip, base)
	case bytecode.OpError:
		vm.cur.ip = ip
		return vm.fail(vm.ctx.ThrowError(vm.konst(in.B).Str().Peek(), vm.konst(in.C).Str().Peek()))
	case bytecode.OpListRef:
		if reg(base, at(ip).B).Kind() != php.KindRef {
			vm.cur.ip = ip
			vm.ctx.Notice("Attempting to set reference to non referenceable value")
			if err := vm.takePending(); err != nil {
				return vm.fail(err)
			}
			return unsafe.Add(ip, int(int64(in.D))), base
		}
		return next(ip), base
	case bytecode.OpBindStatic, bytecode.OpInitStatic2:
		return vm.opBindStatic(ip, base)
	case bytecode.OpDeclareFn, bytecode.OpDeclareClass, bytecode.OpDeclareConst:
		return vm.opDeclare(ip, base)
	}
	vm.cur.ip = ip
	return vm.fail(vm.ctx.Throwf("Error", "Unknown instruction %d", at(ip).Op))
}

func (vm *VM) opThis(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	o := vm.cur.this
	if o == nil {
		if in.D&bytecode.FlagQuiet != 0 {
			*reg(base, in.A) = php.Null()
			return next(ip), base
		}
		vm.cur.ip = ip
		return vm.fail(vm.ctx.ThrowError("Error", "Using $this when not in object context"))
	}
	*reg(base, in.A) = php.ObjectValue(o).Copy()
	return next(ip), base
}

func (vm *VM) opRetRef(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	b := reg(base, in.B)
	v := *b
	*b = php.Undef()
	if v.Kind() != php.KindRef {
		if in.D&bytecode.FlagQuiet != 0 || in.D&bytecode.FlagB != 0 {
			vm.ctx.Notice("Only variable references should be returned by reference")
			if err := vm.takePending(); err != nil {
				v.Release()
				return vm.fail(err)
			}
		}
		v = php.RefValue(php.NewRef(v))
	}
	return vm.ret_(ip, v)
}

func (vm *VM) opVerifyRet(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	f := vm.cur
	fn := f.fn.Fn
	if in.Op == bytecode.OpVerifyNever {
		f.ip = ip
		return vm.fail(vm.ctx.Throwf("TypeError", "%s(): never-returning %s must not implicitly return", fn.ErrorName(), map[bool]string{true: "method", false: "function"}[f.fn.scope != nil]))
	}
	if in.B == bytecode.NoReg {
		f.ip = ip
		v := php.Undef()
		return vm.proceed(ip, base, vm.ctx.CoerceReturn(fn, &v, f.strict()))
	}
	r := reg(base, in.B)
	if fn.Ret.Mask&(1<<r.Kind()) != 0 {
		return next(ip), base
	}
	if r.IsObject() && r.Object().Class == f.fn.retClass {
		return next(ip), base
	}
	if r.IsInt() && fn.Ret.Mask&(1<<php.KindFloat) != 0 {
		r.SetFloat(float64(r.Int()))
		return next(ip), base
	}
	f.ip = ip
	err := vm.ctx.CoerceReturn(fn, r, f.strict())
	if err == nil && r.IsObject() && fn.Ret.Mask&php.TStatic == 0 {
		f.fn.retClass = r.Object().Class
	}
	return vm.proceed(ip, base, err)
}

func (vm *VM) opSilence(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	f := vm.cur
	if in.Op == bytecode.OpSilence {
		saved := vm.ctx.Errors().Silence()
		*reg(base, in.A) = php.Int(int64(saved))
		if f.flags&frameSilenced == 0 {
			f.flags |= frameSilenced
			f.silence = saved
			f.silenced = 0
		}
		f.silenced++
		return next(ip), base
	}
	vm.ctx.Errors().Unsilence(int(reg(base, in.A).Int()))
	if f.silenced--; f.silenced <= 0 {
		f.flags &^= frameSilenced
	}
	return next(ip), base
}

func (vm *VM) opExit(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	b := reg(base, in.B)
	v := *b
	*b = php.Undef()
	code, err := vm.exitCode(v.Deref())
	v.Release()
	if err != nil {
		return vm.fail(err)
	}
	return vm.fail(&php.Exit{Code: code})
}

// exitCode is what exit(v) means: a status, or a text to print.
func (vm *VM) exitCode(v php.Value) (int, error) {
	switch v.Kind() {
	case php.KindNull, php.KindUndef:
		if vm.ctx.Level == php.Level84 {
			vm.ctx.Deprecated("exit(): Passing null to parameter #1 ($status) of type string|int is deprecated")
		}
		return 0, vm.takePending()
	case php.KindInt:
		return int(v.Int()), nil
	case php.KindString:
		vm.ctx.Out.Write(v.Str().Peek())
		return 0, vm.takePending()
	}
	if vm.ctx.Level == php.Level84 {
		switch v.Kind() {
		case php.KindFalse, php.KindTrue:
			return int(vm.ctx.ToInt(v)), nil
		case php.KindFloat:
			f := v.Float()
			if f != float64(int64(f)) {
				vm.ctx.Deprecated("Implicit conversion from float %s to int loses precision", vm.ctx.FloatRepr(f))
			}
			return int(int64(f)), vm.takePending()
		case php.KindArray, php.KindResource:
			return 0, vm.ctx.Throwf("TypeError", "exit(): Argument #1 ($status) must be of type string|int, %s given", php.TypeName(v))
		case php.KindObject:
			if v.Object().Class.ToString == nil {
				return 0, vm.ctx.Throwf("TypeError", "exit(): Argument #1 ($status) must be of type string|int, %s given", php.TypeName(v))
			}
		}
	}
	s, err := vm.ctx.ToString(v)
	if err != nil {
		return 0, err
	}
	vm.ctx.Out.Write(s.Peek())
	php.StrValue(s).Release()
	return 0, vm.takePending()
}

func (vm *VM) opClone(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	x := vm.load(base, in.B)
	if x.Kind() != php.KindObject {
		err := vm.ctx.ThrowError("Error", "__clone method called on non-object")
		if in.D&bytecode.FlagB != 0 {
			vm.consume(base, in.B)
		}
		return vm.fail(err)
	}
	o, err := vm.clone(x.Object())
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	if err != nil {
		return vm.fail(err)
	}
	return vm.finish(ip, base, php.ObjectValue(o), nil)
}

// clone copies an object and calls __clone on the copy.
func (vm *VM) clone(o *php.Object) (*php.Object, error) {
	c := o.Class
	if c.Handlers.NoClone || c.Flags&php.ClassEnum != 0 {
		return nil, vm.ctx.Throwf("Error", "Trying to clone an uncloneable object of class %s", c.ShownName())
	}
	if m := c.CloneFn; m != nil && m.Flags&php.AccPublic == 0 && !vm.methodVisible(m, vm.scope()) {
		return nil, vm.ctx.Throwf("Error", "Call to %s %s::__clone() from %s", visibility(m.Flags), c.ShownName(), vm.scopeText())
	}
	if o.IsLazy() {
		return vm.cloneLazy(o)
	}
	return vm.cloneOrdinary(o)
}

func (vm *VM) cloneOrdinary(o *php.Object) (*php.Object, error) {
	c := o.Class
	n := php.NewObject(c)
	for i, v := range o.Slots {
		old := n.Slots[i]
		if v.Kind() == php.KindRef && v.Count() == 1 {
			v = v.Deref()
		}
		if v.Kind() == php.KindRef && i < len(c.Props) && c.Props[i] != nil && c.Props[i].Type != nil {
			v.Ref().AddType(c.Props[i])
		}
		n.Slots[i] = v.Copy()
		old.Release()
	}
	if o.Dyn != nil {
		n.Dyn = o.Dyn.Clone()
	}
	var err error
	if h := c.Handlers.Clone; h != nil {
		err = h(vm.ctx, o, n)
	} else if nc, ok := o.Native.(php.NativeCloner); ok {
		err = nc.CloneNative(vm.ctx, o, n)
	}
	if err == nil && c.CloneFn != nil {
		var v php.Value
		n.SetCloning(true)
		v, err = vm.Call(php.Callable{Fn: c.CloneFn, This: n, Static: c}, nil)
		n.SetCloning(false)
		v.Release()
	}
	if err != nil {
		n.SkipDestructor()
		php.ObjectValue(n).Release()
		return nil, err
	}
	return n, nil
}

func (vm *VM) slowBuiltin(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	if in.Op == bytecode.OpArgs {
		if in.C == 1 {
			return vm.finish(ip, base, php.Int(int64(vm.cur.nargs)), nil)
		}
		return vm.finish(ip, base, php.ArrayValue(vm.funcArgs()), nil)
	}
	if in.Op == bytecode.OpIsType {
		x := reg(base, in.B).Deref()
		if x.IsUndef() && in.D&bytecode.FlagQuiet == 0 {
			x = vm.load(base, in.B)
		}
		v := php.Bool(in.D>>32&(1<<x.Kind()) != 0 && x.Kind() != php.KindUndef)
		if in.D>>32 == 1<<8 && x.Kind() == php.KindObject && x.Object().Class.Lower == "__php_incomplete_class" && vm.ctx.Level == php.Level74 {
			v = php.True()
		}
		if in.D&bytecode.FlagB != 0 {
			vm.consume(base, in.B)
		}
		return vm.finish(ip, base, v, nil)
	}
	x := vm.load(base, in.B)
	if x.Kind() == php.KindString && in.Op == bytecode.OpStrlen {
		n := int64(x.Str().Len())
		if in.D&bytecode.FlagB != 0 {
			vm.consume(base, in.B)
		}
		return vm.finish(ip, base, php.Int(n), nil)
	}
	if x.IsInt() && in.Op == bytecode.OpChr && (in.D&bytecode.FlagB == 0 || reg(base, in.B).IsInt()) {
		return vm.store(ip, base, vm.ctx.Char(byte(x.Int())))
	}
	if x.Kind() == php.KindString && in.Op == bytecode.OpOrd && x.Str().Len() > 0 {
		n := int64(x.Str().Byte(0))
		if in.D&bytecode.FlagB != 0 {
			vm.consume(base, in.B)
		}
		return vm.finish(ip, base, php.Int(n), nil)
	}
	return vm.builtinByName(ip, base, x)
}

// builtinByName calls the real function for what an instruction's fast path does not take.
func (vm *VM) builtinByName(ip, base unsafe.Pointer, x php.Value) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	name := map[bytecode.Op]string{bytecode.OpStrlen: "strlen", bytecode.OpCount: "count", bytecode.OpOrd: "ord", bytecode.OpChr: "chr"}[in.Op]
	fn := vm.ctx.FindFunction(name)
	if fn == nil {
		return vm.fail(vm.ctx.Throwf("Error", "Call to undefined function %s()", name))
	}
	v, err := vm.invoke(php.Callable{Fn: fn}, nil, []php.Value{x}, nil)
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	return vm.finish(ip, base, v, err)
}
