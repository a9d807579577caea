package vm

import (
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// opcodeOf is the arithmetic opcode that a compound assignment carries.
func opcodeOf(in *bytecode.Instr) bytecode.Op { return bytecode.Op(in.D >> 16 & 0xffff) }

// opLvOp does place op= B and place[C] op= B.
func (vm *VM) opLvOp(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	y := vm.load(base, in.B)
	step := func(x php.Value) (php.Value, error) { return vm.binary(opcodeOf(in), x, y) }
	var out php.Value
	err := vm.takePending()
	if err == nil {
		out, err = vm.modify(base, in, bytecode.OpLvOp, step, false)
	}
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	vm.endPlace()
	return vm.placeResult(ip, base, out, err)
}

// opLvInc does ++ and -- on places.
func (vm *VM) opLvInc(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	how := in.D >> 16 & 3
	step := func(x php.Value) (php.Value, error) {
		if how&1 != 0 {
			return vm.ctx.Decrement(x)
		}
		return vm.ctx.Increment(x)
	}
	out, err := vm.modify(base, in, bytecode.OpLvInc, step, how&2 != 0)
	vm.endPlace()
	return vm.placeResult(ip, base, out, err)
}

// modify replaces what is at the place, or at its element or property C, by step of it. out is a copy of the new value,
// or with post of the old one, when A wants it.
func (vm *VM) modify(base unsafe.Pointer, in *bytecode.Instr, plain bytecode.Op, step func(php.Value) (php.Value, error), post bool) (php.Value, error) {
	want := in.A != bytecode.NoReg
	switch in.Op {
	case bytecode.OpLvOp, bytecode.OpLvInc:
		if vm.lost() {
			return php.Null(), nil
		}
		return vm.modifySlot(vm.place, vm.prop, step, post, want)
	case bytecode.OpLvOpNew:
		return vm.modifyDim(php.Undef(), false, step, post, want)
	case bytecode.OpLvOpDim, bytecode.OpLvIncDim:
		k := vm.operandC(base, in)
		out, err := vm.modifyDim(k, true, step, post, want)
		if in.D&(bytecode.FlagC|bytecode.FlagKC) == bytecode.FlagC {
			vm.consume(base, in.C)
		}
		return out, err
	}
	name, err := vm.propertyName(base, in)
	if err != nil {
		return php.Undef(), err
	}
	defer php.StrValue(name).Release()
	return vm.modifyProp(name, step, post, want)
}

func (vm *VM) modifySlot(p *php.Value, prop *php.PropInfo, step func(php.Value) (php.Value, error), post, want bool) (php.Value, error) {
	x := p.Deref()
	if x.IsUndef() {
		x = php.Null()
	}
	old := x.Copy()
	v, err := step(old)
	if err == nil {
		err = vm.takePending()
	}
	if err != nil {
		old.Release()
		v.Release()
		return php.Undef(), err
	}
	if p.Kind() == php.KindRef && len(p.Ref().Types) > 0 {
		if n, dec := vm.stepping(); n {
			err = vm.typedIncOverflow(p.Ref(), old, v, dec)
		}
	} else if prop != nil && p.Kind() != php.KindRef {
		v, err = vm.coerceStep(prop, old, v)
	}
	if err != nil {
		old.Release()
		return php.Undef(), err
	}
	if err := vm.assign(p, v); err != nil {
		old.Release()
		return php.Undef(), err
	}
	if want && post {
		return old, nil
	}
	old.Release()
	if want {
		return p.CopyDeref(), nil
	}
	return php.Undef(), nil
}

// stepping reports whether the instruction that runs is ++ or --, and which.
func (vm *VM) stepping() (is, dec bool) {
	in := at(vm.cur.ip)
	return in.Op >= bytecode.OpLvInc && in.Op <= bytecode.OpLvIncProp, in.D>>16&1 != 0
}

// coerceStep checks the new value of a typed property.
func (vm *VM) coerceStep(p *php.PropInfo, old, v php.Value) (php.Value, error) {
	if old.IsInt() && v.IsFloat() && p.Type != nil && p.Type.Mask&php.TFloat == 0 {
		if is, dec := vm.stepping(); is {
			word, edge := "increment", "maximal"
			if dec {
				word, edge = "decrement", "minimal"
			}
			return v, vm.ctx.Throwf("TypeError", "Cannot %s property %s::$%s of type %s past its %s value", word,
				p.Class.ShownName(), p.Name, p.Type.Text, edge)
		}
	}
	return vm.ctx.CoerceProp(p, v, vm.cur.strict())
}

func (vm *VM) modifyDim(k php.Value, hasKey bool, step func(php.Value) (php.Value, error), post, want bool) (php.Value, error) {
	a, o, s, err := vm.container("")
	if err != nil {
		return php.Undef(), err
	}
	switch {
	case a != nil:
		return vm.modifyElement(a, k, hasKey, step, post, want)
	case o != nil:
		return vm.modifyObjectDim(o, k, hasKey, step, post, want)
	case s != nil:
		if !hasKey {
			return php.Undef(), vm.ctx.ThrowError("Error", "[] operator not supported for strings")
		}
		if _, _, err := vm.stringOffset(k, accWrite); err != nil {
			return php.Undef(), err
		}
		if in := at(vm.cur.ip); in.Op == bytecode.OpLvIncDim {
			return php.Undef(), vm.ctx.ThrowError("Error", "Cannot increment/decrement string offsets")
		}
		return php.Undef(), vm.ctx.ThrowError("Error", "Cannot use assign-op operators with string offsets")
	}
	return php.Null(), nil
}

func (vm *VM) modifyElement(a *php.Array, k php.Value, hasKey bool, step func(php.Value) (php.Value, error), post, want bool) (php.Value, error) {
	if !hasKey {
		p := a.AppendSlot()
		if p == nil {
			return php.Null(), vm.noNextElement()
		}
		*p = php.Null()
		return vm.modifySlot(p, nil, step, post, want)
	}
	key, ok, err := vm.key(k, accWrite)
	if err != nil || !ok {
		return php.Null(), err
	}
	p := a.Lookup(key)
	if p == nil {
		if a, err = vm.missingElement(a, key); err != nil || a == nil {
			return php.Null(), err
		}
		p = a.SlotFor(key)
		if p.IsUndef() {
			*p = php.Null()
			vm.chargeArray(a)
		}
	}
	return vm.modifySlot(p, nil, step, post, want)
}

func (vm *VM) modifyObjectDim(o *php.Object, k php.Value, hasKey bool, step func(php.Value) (php.Value, error), post, want bool) (php.Value, error) {
	if !hasKey {
		k = php.Null()
	}
	php.ObjectValue(o).AddRef()
	defer php.ObjectValue(o).Release()
	if is, _ := vm.stepping(); is {
		if err := vm.walkObjectDim(o, k, hasKey); err != nil {
			return php.Undef(), err
		}
		return vm.modifySlot(vm.place, vm.prop, step, post, want)
	}
	x, err := vm.objectDim(o, k, accRead)
	if err != nil {
		return php.Undef(), err
	}
	v, err := step(x)
	if err != nil {
		x.Release()
		return php.Undef(), err
	}
	out := php.Undef()
	if want {
		if post {
			out = x.Copy()
		} else {
			out = v.Copy()
		}
	}
	x.Release()
	return out, vm.setObjectDim(o, k, hasKey, v)
}

// opLvRef makes the place a reference and gives it.
func (vm *VM) opLvRef(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	r := php.BindSlot(vm.place, vm.prop)
	*reg(base, in.A) = php.RefValue(r).Copy()
	vm.endPlace()
	return next(ip), base
}

// opRefCV makes a variable a reference and gives it.
func (vm *VM) opRefCV(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.ctx.Adopt(reg(base, in.B))
	r := php.MakeRef(reg(base, in.B))
	*reg(base, in.A) = php.RefValue(r).Copy()
	return next(ip), base
}

// opBindRef makes a variable the reference in a temporary.
func (vm *VM) opBindRef(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	b := reg(base, in.B)
	v := *b
	*b = php.Undef()
	a := reg(base, in.A)
	if v.Kind() != php.KindRef {
		vm.ctx.Notice("Only variables should be assigned by reference")
		if err := vm.takePending(); err != nil {
			v.Release()
			return vm.fail(err)
		}
		return vm.assignOn(ip, base, a, v)
	}
	old := *a
	*a = v
	if old.IsCounted() {
		old.Release()
		return vm.proceed(ip, base, nil)
	}
	return next(ip), base
}

// opLvBind makes the place the reference in B.
func (vm *VM) opLvBind(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	b := reg(base, in.B)
	v := *b
	*b = php.Undef()
	out, err := vm.bindPlace(base, in, v)
	vm.endPlace()
	return vm.placeResult(ip, base, out, err)
}

// bindPlace makes the place, or its property C, the reference v, which it takes over.
func (vm *VM) bindPlace(base unsafe.Pointer, in *bytecode.Instr, v php.Value) (out php.Value, err error) {
	if in.Op == bytecode.OpLvBindProp {
		name, err := vm.propertyName(base, in)
		if err == nil {
			err = vm.walkProp(name, in, true)
			php.StrValue(name).Release()
		}
		if err == nil && vm.place == &vm.held {
			if err = vm.takePending(); err == nil {
				err = vm.ctx.ThrowError("Error", "Cannot assign by reference to overloaded object")
			}
		}
		if err != nil {
			v.Release()
			return php.Undef(), err
		}
	}
	if vm.lost() {
		v.Release()
		return php.Null(), nil
	}
	if v.Kind() != php.KindRef {
		vm.ctx.Notice("Only variables should be assigned by reference")
		return vm.storePlace(v, in.A != bytecode.NoReg)
	}
	old := *vm.place
	if vm.prop != nil {
		if err := vm.ctx.BindProp(vm.prop, v.Ref(), vm.cur.strict()); err != nil {
			v.Release()
			return php.Undef(), err
		}
		if old.Kind() == php.KindRef {
			old.Ref().DropType(vm.prop)
		}
	}
	*vm.place = v
	if in.A == bytecode.NoReg {
		old.Release()
		return out, nil
	}
	v.AddRef() // the result is what the reference holds once the destructor of the old value has run
	old.Release()
	out = v.CopyDeref()
	v.Release()
	return out, nil
}

// opUnset is unset of variables, elements, properties and static properties.
func (vm *VM) opUnset(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	var err error
	switch in.Op {
	case bytecode.OpUnsetCV:
		a := reg(base, in.A)
		v := *a
		*a = php.Undef()
		if v.IsCounted() {
			v.Release()
		}
	case bytecode.OpUnsetDim:
		k := vm.operandC(base, in)
		err = vm.unsetDim(k)
		if in.D&(bytecode.FlagC|bytecode.FlagKC) == bytecode.FlagC {
			vm.consume(base, in.C)
		}
		vm.endPlace()
	case bytecode.OpUnsetProp:
		var name *php.Str
		if name, err = vm.propertyName(base, in); err == nil {
			err = vm.unsetPropPlace(name)
			php.StrValue(name).Release()
		}
		vm.endPlace()
	case bytecode.OpUnsetVar:
		err = vm.unsetVar(base, in)
	case bytecode.OpUnsetStatic:
		if _, _, err = vm.classOfQuiet(base, in); err == nil {
			err = vm.ctx.ThrowError("Error", "Attempt to unset static property "+vm.staticText(base, in))
		}
	}
	return vm.proceed(ip, base, err)
}

func (vm *VM) unsetVar(base unsafe.Pointer, in *bytecode.Instr) error {
	s, err := vm.ctx.ToString(vm.load(base, in.B))
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	if err != nil {
		return err
	}
	if in.D&bytecode.FlagQuiet != 0 {
		vm.globals.Delete(s.Peek())
	} else if s.Peek() == "this" {
		err = vm.ctx.ThrowError("Error", "Cannot unset $this")
	} else {
		vm.symbols(vm.cur).Delete(s.Peek())
	}
	php.StrValue(s).Release()
	return err
}

func (vm *VM) unsetDim(k php.Value) error {
	p := vm.derefPlace()
	switch p.Kind() {
	case php.KindArray:
		key, ok, err := vm.key(k, accUnset)
		if err != nil || !ok {
			return err
		}
		if p.Array().Lookup(key) != nil {
			p.WritableArray().Remove(key)
		}
	case php.KindObject:
		return vm.unsetObjectDim(p.Object(), k)
	case php.KindString:
		return vm.ctx.ThrowError("Error", "Cannot unset string offsets")
	case php.KindFalse:
		if vm.ctx.Level == php.Level84 {
			vm.ctx.Deprecated("Automatic conversion of false to array is deprecated")
		}
	case php.KindUndef:
		return vm.undefinedRoot()
	case php.KindNull:
	default:
		if vm.ctx.Level == php.Level84 {
			return vm.ctx.ThrowError("Error", "Cannot unset offset in a non-array variable")
		}
	}
	return nil
}

// undefinedRoot reports an undefined variable in which something is to be unset or read.
func (vm *VM) undefinedRoot() error {
	root := at(unsafe.Add(vm.cur.ip, -bytecode.Size))
	if root.Op == bytecode.OpLvCV && vm.place == reg(vm.cur.base, root.B) {
		vm.undefined(root.B)
	}
	return vm.takePending()
}

func (vm *VM) unsetObjectDim(o *php.Object, k php.Value) error {
	if h := o.Class.Handlers; h.UnsetDim != nil {
		return h.UnsetDim(vm.ctx, o, k)
	}
	if !o.Class.ArrayAccess {
		return vm.notArray(o)
	}
	php.ObjectValue(o).AddRef()
	defer php.ObjectValue(o).Release()
	r, err := vm.ctx.CallMethod(o, "offsetunset", k)
	r.Release()
	return err
}
