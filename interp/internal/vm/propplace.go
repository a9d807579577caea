package vm

import (
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// opPropQ reads a property for isset and ??: what is missing gives null, and __isset decides about __get.
func (vm *VM) opPropQ(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	if p := vm.cachedProp(base, in); p != nil && p.IsPlain() {
		v := p.Copy()
		if a := reg(base, in.A); vm.dropObject(base, in) && !a.IsCounted() {
			*a = v
			return next(ip), base
		}
		vm.cur.ip = ip
		if in.D&bytecode.FlagB != 0 {
			vm.consume(base, in.B)
		}
		return vm.finish(ip, base, v, nil)
	}
	vm.cur.ip = ip
	x := reg(base, in.B).Deref()
	name, err := vm.propertyName(base, in)
	v := php.Null()
	if err == nil {
		if x.Kind() == php.KindObject {
			v, err = vm.readPropQuiet(x.Object(), name, in)
		}
		php.StrValue(name).Release()
	}
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	return vm.finish(ip, base, v, err)
}

func (vm *VM) readPropQuiet(o *php.Object, name *php.Str, in *bytecode.Instr) (php.Value, error) {
	if o.Class.Flags&php.ClassHasHooks != 0 {
		if f := vm.findProp(o.Class, name.Peek(), vm.scope()); f.info != nil && !f.hidden && f.info.Get != nil && !vm.inHook(o, f.info) {
			return vm.readProp(o, name, nil) // the get hook says it all
		}
	}
	set, err := vm.hasProp(o, name, hasExists)
	if err != nil || !set {
		return php.Null(), err
	}
	return vm.readProp(o, name, in)
}

// hasMode says what isset asks for.
type hasMode int

const (
	hasSet    hasMode = iota // set and not null
	hasTrue                  // not empty
	hasExists                // for ??: __isset says yes, or there is a value
)

// hasProp is isset($o->name) and its kin.
func (vm *VM) hasProp(o *php.Object, name *php.Str, mode hasMode) (bool, error) {
	if h := o.Class.Handlers; h != nil && h.HasProp != nil {
		if has, ok := h.HasProp(vm.ctx, o, name, int(mode)); ok {
			return has, vm.takePending()
		}
	}
	n := name.Peek()
	f := vm.findProp(o.Class, n, vm.scope())
	var slot *php.Value
	if f.info != nil && !f.hidden && f.info.Flags&php.AccStatic == 0 {
		p := f.info
		if p.Get != nil && !vm.inHook(o, p) {
			v, err := vm.callHook(p.Get, o, nil)
			if err != nil {
				return false, err
			}
			has := vm.judge(v.Deref(), mode)
			v.Release()
			return has, nil
		}
		if p.Flags&php.AccVirtual != 0 {
			return false, vm.ctx.Throwf("Error", "Property %s::$%s is write-only", o.Class.ShownName(), n)
		}
		slot = &o.Slots[p.Slot]
		if lazy := slot.IsLazyMark(); lazy && o.IsLazy() {
			return vm.hasLazy(o, name, mode)
		} else if lazy || slot.IsUndef() && p.Type != nil && !slot.WasUnset() {
			return false, nil
		}
	} else if !f.hidden && o.Dyn != nil {
		slot = o.Dyn.Lookup(php.KeyOf(name))
	}
	if slot != nil && !slot.IsUndef() {
		return vm.judge(slot.Deref(), mode), nil
	}
	if o.IsLazy() && (vm.ownMagic(o, n, guardIsset) || slot == nil && (o.Class.Isset == nil || guarding(o, n, guardIsset) && (mode != hasExists || !readable(o, n)))) {
		return vm.hasLazy(o, name, mode)
	}
	return vm.magicIsset(o, name, mode)
}

func (vm *VM) judge(v php.Value, mode hasMode) bool {
	if mode == hasTrue {
		return vm.ctx.Truth(v)
	}
	return !v.IsNil()
}

// readable reports whether __get may be asked for a name.
func readable(o *php.Object, n string) bool { return o.Class.Get != nil && !guarding(o, n, guardGet) }

func (vm *VM) magicIsset(o *php.Object, name *php.Str, mode hasMode) (bool, error) {
	n := name.Peek()
	m := o.Class.Isset
	if m == nil {
		return false, nil
	}
	if !o.Guard(n, guardIsset) {
		return mode == hasExists && readable(o, n), nil
	}
	php.ObjectValue(o).AddRef()
	defer php.ObjectValue(o).Release()
	v, err := vm.Call(php.Callable{Fn: m, This: o, Static: o.Class}, []php.Value{php.StrValue(name)})
	has := err == nil && vm.ctx.Truth(v)
	v.Release()
	if has && mode == hasTrue {
		has = false
		if g := o.Class.Get; g != nil && o.Guard(n, 1) {
			v, err = vm.Call(php.Callable{Fn: g, This: o, Static: o.Class}, []php.Value{php.StrValue(name)})
			o.Unguard(n, 1)
			has = err == nil && vm.ctx.Truth(v)
			v.Release()
		}
	}
	o.Unguard(n, 4)
	return has, err
}

func (vm *VM) opIssetProp(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	if p := vm.cachedProp(base, in); p != nil && p.IsPlain() && in.D&bytecode.FlagQuiet == 0 {
		set := !p.IsNull()
		if a := reg(base, in.A); vm.dropObject(base, in) && !a.IsCounted() {
			a.SetBool(set)
			return next(ip), base
		}
		vm.cur.ip = ip
		if in.D&bytecode.FlagB != 0 {
			vm.consume(base, in.B)
		}
		return vm.finish(ip, base, php.Bool(set), nil)
	}
	vm.cur.ip = ip
	x := reg(base, in.B).Deref()
	name, err := vm.propertyName(base, in)
	has := false
	if err == nil {
		if x.Kind() == php.KindObject {
			mode := hasSet
			if in.D&bytecode.FlagQuiet != 0 {
				mode = hasTrue
			}
			o := x.Object()
			has, err = vm.hasProp(o, name, mode)
			if f := vm.findProp(o.Class, name.Peek(), vm.scope()); has && f.info != nil && !f.hidden {
				vm.cacheRead(in, o, f.info)
			}
		}
		php.StrValue(name).Release()
	}
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	return vm.finish(ip, base, php.Bool(has), err)
}

// opLvProp goes one property down.
func (vm *VM) opLvProp(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	name, err := vm.propertyName(base, in)
	if err == nil {
		err = vm.walkProp(name, in, false)
		php.StrValue(name).Release()
	}
	return vm.proceedPlace(ip, base, err)
}

// placeObject gives the object at the place, or reports why there is none; doing is what messages say.
func (vm *VM) placeObject(name *php.Str, doing string) (*php.Object, error) {
	p := vm.derefPlace()
	if p.Kind() == php.KindObject {
		return p.Object(), nil
	}
	if p.IsUndef() && vm.readsPlace() {
		if err := vm.undefinedRoot(); err != nil {
			return nil, err
		}
		if p = vm.derefPlace(); p.Kind() == php.KindObject {
			return p.Object(), nil
		}
	}
	if vm.lost() {
		return nil, nil
	}
	if vm.ctx.Level == php.Level74 {
		if k := p.Kind(); k <= php.KindFalse || k == php.KindString && p.Str().Len() == 0 {
			o, err := vm.stdClass()
			if err != nil {
				return nil, err
			}
			old := *p
			*p = php.ObjectValue(o)
			old.Release()
			vm.ctx.Warning("Creating default object from empty value")
			return o, vm.takePending()
		}
		vm.ctx.Warning("Attempt to %s property '%s' of non-object", doing, name.Peek())
		return nil, vm.takePending()
	}
	return nil, vm.ctx.Throwf("Error", "Attempt to %s property \"%s\" on %s", doing, name.Peek(), php.TypeName(*p))
}

func (vm *VM) stdClass() (*php.Object, error) {
	c, err := vm.ctx.FindClass("stdClass", false)
	if err != nil {
		return nil, err
	}
	return php.NewObject(c), nil
}

// walkProp makes the place the property of the object that it is. bind is set when the slot itself is to be replaced.
func (vm *VM) walkProp(name *php.Str, in *bytecode.Instr, bind bool) error {
	if in.Op == bytecode.OpLvPropU {
		if vm.derefPlace().Kind() != php.KindObject {
			vm.nowhere()
			return nil
		}
	}
	o, err := vm.placeObject(name, "modify")
	if err != nil || o == nil {
		vm.nowhere()
		return err
	}
	if in.Op == bytecode.OpLvProp && in.D&bytecode.FlagKC != 0 {
		if k, hit := vm.cachedSlot(in, o.Class); hit {
			if p := &o.Slots[k.slot]; !p.IsUndef() {
				vm.setPlace(p)
				vm.prop, vm.placeOf = k.prop, o
				if k.prop.Type == nil {
					vm.prop = nil
				}
				return nil
			}
		}
	}
	return vm.walkPropSlow(o, name, in, bind)
}

func (vm *VM) walkPropSlow(o *php.Object, name *php.Str, in *bytecode.Instr, bind bool) error {
	n := name.Peek()
	f := vm.findInstance(o, n)
	if f.info != nil && !f.hidden && f.info.Flags&php.AccStatic == 0 {
		p := f.info
		if (p.Get != nil || p.Set != nil) && !vm.inHook(o, p) || p.Flags&php.AccVirtual != 0 {
			return vm.walkHook(o, p, bind)
		}
		slot := &o.Slots[p.Slot]
		if slot.IsLazyMark() && o.IsLazy() {
			return vm.walkLazy(o, name, in, bind, o.Class.Get != nil && vm.getGuarded(o, n))
		}
		if !slot.IsUndef() || (p.Type != nil || slot.IsLazyMark()) && !slot.WasUnset() || o.Class.Get == nil || vm.getGuarded(o, n) {
			return vm.placeDeclared(o, p, slot, in, bind)
		}
	} else if f.info == nil && o.Dyn != nil {
		if p := o.DynArray().Lookup(php.KeyOf(name)); p != nil {
			vm.setPlace(p)
			return nil
		}
	}
	if o.LazyProxy() && vm.ownMagic(o, n, guardGet) {
		v, err := vm.readLazy(o, name, false)
		if err == nil {
			vm.setPlace(vm.hold(v))
		}
		return err
	}
	if g := o.Class.Get; g != nil && !vm.getGuarded(o, n) {
		return vm.walkMagicGet(o, name, f, bind)
	}
	if f.hidden {
		return vm.hiddenProp(o, f.info)
	}
	if o.IsLazy() {
		return vm.walkLazy(o, name, in, bind, o.Class.Get != nil)
	}
	p, err := vm.missingPlace(o, name, f, in)
	if err != nil {
		return err
	}
	if p != nil {
		vm.setPlace(p)
	} else {
		vm.nowhere()
	}
	return nil
}

// missingPlace makes a dynamic property for a walk that is to write it; nil when it is gone at once.
func (vm *VM) missingPlace(o *php.Object, name *php.Str, f propRef, in *bytecode.Instr) (*php.Value, error) {
	if err := vm.createProp(o, name, propRef{info: f.info}, php.Null()); err != nil {
		return nil, err
	}
	if o.Dyn == nil {
		return nil, nil
	}
	if modifies(in) {
		vm.undefinedProp(o, name.Peek())
		if err := vm.takePending(); err != nil {
			return nil, err
		}
	}
	p := o.DynArray().SlotFor(php.KeyOf(name))
	if p.IsUndef() { // an error handler took it away again
		*p = php.Null()
	}
	return p, nil
}

func (vm *VM) getGuarded(o *php.Object, n string) bool {
	if o.Guard(n, 1) {
		o.Unguard(n, 1)
		return false
	}
	return true
}

// walkHook goes through a hooked property: only what the get hook gives by reference can be changed in place.
func (vm *VM) walkHook(o *php.Object, p *php.PropInfo, bind bool) error {
	v := php.Undef()
	var err error
	switch {
	case p.Get != nil:
		v, err = vm.callHook(p.Get, o, nil)
	case p.Flags&php.AccVirtual != 0:
		err = vm.ctx.Throwf("Error", "Property %s::$%s is write-only", o.Class.ShownName(), p.Name)
	case o.Slots[p.Slot].IsUndef() && p.Type != nil:
		err = vm.uninitialized(p)
	default:
		v = o.Slots[p.Slot].CopyDeref()
	}
	if err == nil && v.Kind() != php.KindRef && v.Kind() != php.KindObject {
		v.Release()
		err = vm.ctx.Throwf("Error", "Indirect modification of %s::$%s is not allowed", o.Class.ShownName(), p.Name)
	}
	if bind {
		if err == nil {
			v.Release()
		}
		return vm.chained(vm.bindOverloaded(), err)
	}
	if err != nil {
		return err
	}
	vm.setPlace(vm.hold(v))
	return nil
}

// walkMagicGet goes through __get: what it returns is only written if it is an object or a reference.
func (vm *VM) walkMagicGet(o *php.Object, name *php.Str, f propRef, bind bool) error {
	n := name.Peek()
	o.Guard(n, 1)
	php.ObjectValue(o).AddRef()
	v, err := vm.Call(php.Callable{Fn: o.Class.Get, This: o, Static: o.Class}, []php.Value{php.StrValue(name)})
	o.Unguard(n, 1)
	defer php.ObjectValue(o).Release()
	if err != nil {
		return err
	}
	if v.Kind() != php.KindRef && v.Kind() != php.KindObject {
		vm.ctx.Notice("Indirect modification of overloaded property %s::$%s has no effect", o.Class.ShownName(), n)
	}
	if p := f.info; p != nil && !f.hidden && p.Type != nil && p.Flags&php.AccStatic == 0 {
		if err := vm.ctx.FitUnset(p, &v, o.Class.Get.Flags&php.FnStrict != 0); err != nil {
			v.Release()
			return err
		}
	}
	if bind {
		v.Release()
		if err := vm.takePending(); err != nil {
			return err
		}
		return vm.bindOverloaded()
	}
	vm.setPlace(vm.hold(v))
	return vm.takePending()
}

func (vm *VM) bindOverloaded() error {
	return vm.ctx.ThrowError("Error", "Cannot assign by reference to overloaded object")
}

// opLvSetProp assigns a property of the place.
func (vm *VM) opLvSetProp(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	v := vm.takeOperand(base, in.B, in.D&bytecode.FlagB != 0)
	name, err := vm.propertyName(base, in)
	out := php.Undef()
	if err != nil {
		v.Release()
	} else {
		if in.A != bytecode.NoReg {
			out = v.Copy()
		}
		o := php.Undef()
		if p := vm.derefPlace(); p.Kind() == php.KindObject {
			o = p.Copy()
		}
		err = vm.setPropPlace(name, v)
		if err == nil && in.A != bytecode.NoReg && o.IsObject() {
			if q := o.Object().Class.PropMap[name.Peek()]; q != nil && q.Type != nil && q.Flags&(php.AccVirtual|php.AccStatic) == 0 && q.Set == nil {
				if s := &o.Object().Slots[q.Slot]; !s.IsUndef() && !vm.ctx.MatchesType(q.Type, out, q.Class) {
					out.Release()
					out = s.CopyDeref()
				}
			}
		}
		if in.A != bytecode.NoReg && !o.IsObject() && vm.derefPlace().Kind() != php.KindObject {
			out.Release()
			out = php.Null() // nothing was assigned, as was said
		}
		o.Release()
		php.StrValue(name).Release()
	}
	vm.endPlace()
	return vm.placeResult(ip, base, out, err)
}

// setPropPlace assigns v, which it takes over, to a property of the object at the place.
func (vm *VM) setPropPlace(name *php.Str, v php.Value) error {
	o, err := vm.placeObject(name, "assign")
	if err != nil || o == nil {
		v.Release()
		return err
	}
	php.ObjectValue(o).AddRef()
	err = vm.writeProp(o, name, v, nil)
	php.ObjectValue(o).Release()
	return err
}

// modifyProp replaces a property of the object at the place by step of it.
func (vm *VM) modifyProp(name *php.Str, step func(php.Value) (php.Value, error), post, want bool) (php.Value, error) {
	in := at(vm.cur.ip)
	doing := "assign"
	if in.Op == bytecode.OpLvIncProp {
		doing = "increment/decrement"
	}
	o, err := vm.placeObject(name, doing)
	if err != nil || o == nil {
		return php.Null(), err
	}
	n := name.Peek()
	f := vm.findInstance(o, n)
	if o.IsLazy() && lazySlot(o, f) && (f.info.Get == nil && f.info.Set == nil || vm.inHook(o, f.info)) {
		if o, err = vm.ctx.InitLazy(o); err != nil {
			return php.Undef(), err
		}
		f = vm.findProp(o.Class, n, vm.scope())
	}
	if f.info != nil && !f.hidden && f.info.Flags&(php.AccStatic|php.AccVirtual|php.AccReadonly) == 0 && vm.maySet(f.info) &&
		(f.info.Get == nil && f.info.Set == nil || vm.inHook(o, f.info)) {
		slot := &o.Slots[f.info.Slot]
		if !slot.IsUndef() || o.Class.Get == nil {
			if err := vm.placeDeclared(o, f.info, slot, in, false); err != nil {
				return php.Undef(), err
			}
			vm.cacheModified(in, o, f.info)
			php.ObjectValue(o).AddRef()
			defer php.ObjectValue(o).Release()
			return vm.modifySlot(slot, vm.prop, step, post, want)
		}
	}
	if f.info == nil && o.Dyn != nil {
		if p := o.DynArray().Lookup(php.KeyOf(name)); p != nil {
			return vm.modifySlot(p, nil, step, post, want)
		}
	}
	native := o.Class.Handlers != nil && o.Class.Handlers.ReadProp != nil
	if (f.info == nil || f.info.Flags&php.AccStatic != 0) && !f.hidden && !native && !o.IsLazy() && (o.Class.Get == nil || vm.getGuarded(o, n)) {
		php.ObjectValue(o).AddRef()
		defer php.ObjectValue(o).Release()
		p, err := vm.missingPlace(o, name, f, in)
		if err != nil || p == nil {
			return php.Undef(), err
		}
		return vm.modifySlot(p, nil, step, post, want)
	}
	return vm.modifyThrough(o, name, step, post, want)
}

// cacheModified lets the next ++ or op= of a property find it in the cache.
func (vm *VM) cacheModified(in *bytecode.Instr, o *php.Object, p *php.PropInfo) {
	if in.D&bytecode.FlagKC == 0 || p.Flags&(php.AccReadonly|php.AccPrivateSet|php.AccProtectedSet) != 0 {
		return
	}
	k := vm.cacheOf(in).fill(o.Class)
	k.slot, k.prop, k.mask = p.Slot, p, anyKind
	if p.Type != nil {
		if k.mask = p.Type.Mask & 0xffff; k.mask == 0 {
			k.mask = 1 << 15
		}
	}
}

// modifyThrough reads a property, and writes the new value back, through hooks and magic methods.
func (vm *VM) modifyThrough(o *php.Object, name *php.Str, step func(php.Value) (php.Value, error), post, want bool) (php.Value, error) {
	php.ObjectValue(o).AddRef()
	defer php.ObjectValue(o).Release()
	x, err := vm.readProp(o, name, nil)
	if err == nil {
		err = vm.takePending()
	}
	if err != nil {
		return php.Undef(), err
	}
	v, err := step(x)
	if err != nil {
		if is, _ := vm.stepping(); is {
			return php.Undef(), vm.chained(vm.writeProp(o, name, x, nil), err) // PHP writes back what could not be stepped
		}
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
	return out, vm.writeProp(o, name, v, nil)
}

// unsetPropPlace unsets a property of the object at the place.
func (vm *VM) unsetPropPlace(name *php.Str) error {
	p := vm.derefPlace()
	if p.Kind() != php.KindObject {
		return nil
	}
	return vm.unsetProp(p.Object(), name)
}

func (vm *VM) unsetProp(o *php.Object, name *php.Str) error {
	if h := o.Class.Handlers; h != nil && h.UnsetProp != nil {
		if ok, err := h.UnsetProp(vm.ctx, o, name); ok || err != nil {
			return err
		}
	}
	n := name.Peek()
	f := vm.findInstance(o, n)
	if f.info != nil && !f.hidden && f.info.Flags&php.AccStatic == 0 {
		if p := f.info; p.Get != nil || p.Set != nil || p.Flags&php.AccVirtual != 0 {
			return vm.ctx.Throwf("Error", "Cannot unset hooked property %s::$%s", o.Class.ShownName(), n)
		} else if slot := &o.Slots[p.Slot]; !slot.IsUndef() || o.Class.Unset == nil || (p.Type != nil || slot.IsLazyMark()) && !slot.WasUnset() {
			return vm.unsetDeclared(o, p, slot)
		}
	} else if f.info == nil && o.Dyn != nil && o.DynArray().Remove(php.KeyOf(name)) {
		return nil
	}
	if o.LazyProxy() && vm.ownMagic(o, n, guardUnset) {
		return vm.unsetLazy(o, name, false)
	}
	if m := o.Class.Unset; m != nil && o.Guard(n, 8) {
		php.ObjectValue(o).AddRef()
		r, err := vm.Call(php.Callable{Fn: m, This: o, Static: o.Class}, []php.Value{php.StrValue(name)})
		o.Unguard(n, 8)
		r.Release()
		php.ObjectValue(o).Release()
		return err
	}
	if f.hidden {
		return vm.hiddenProp(o, f.info)
	}
	if f.info == nil && len(n) > 0 && n[0] == 0 {
		return vm.nulName()
	}
	if f.info != nil && f.info.Flags&php.AccStatic == 0 && !vm.maySet(f.info) {
		return vm.setDenied(f.info, "unset")
	}
	if o.IsLazy() {
		return vm.unsetLazy(o, name, o.Class.Unset != nil)
	}
	return nil
}
