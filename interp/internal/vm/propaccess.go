package vm

import (
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// Who may change a property: readonly properties are written once, and asymmetric visibility says from which scopes. A
// place that leads through such a property may be walked only to what is not the property's own value: an object.

// maySet reports whether the current scope may write a property by its set visibility.
func (vm *VM) maySet(p *php.PropInfo) bool {
	if p.Flags&(php.AccPrivateSet|php.AccProtectedSet) == 0 {
		return true
	}
	sc := vm.scope()
	if sc == p.Class {
		return true
	}
	return p.Flags&php.AccPrivateSet == 0 && sc != nil && (sc.Is(p.Proto) || p.Proto.Is(sc))
}

// checkSet is maySet with the error for assignments.
func (vm *VM) checkSet(p *php.PropInfo) error {
	if vm.maySet(p) {
		return nil
	}
	return vm.setDenied(p, "modify")
}

func (vm *VM) setDenied(p *php.PropInfo, doing string) error {
	word := "protected(set)"
	switch {
	case p.Flags&php.AccPrivateSet != 0:
		word = "private(set)"
	case p.Flags&php.AccReadonly != 0:
		word = "protected(set) readonly"
	}
	name := p.Name
	if p.Flags&php.AccPublic == 0 && vm.ctx.Level == php.Level84 {
		name = "" // PHP prints the name as it keeps it, with a NUL in front, and so nothing
	}
	return vm.ctx.Throwf("Error", "Cannot %s %s property %s::$%s from %s", doing, word, p.Class.ShownName(), name, vm.scopeText())
}

// indirectDenied is the error for changing what is inside a property that may not be written.
func (vm *VM) indirectDenied(p *php.PropInfo) error {
	if p.Flags&php.AccReadonly != 0 {
		return vm.ctx.Throwf("Error", "Cannot indirectly modify readonly property %s::$%s", p.Class.ShownName(), p.Name)
	}
	return vm.setDenied(p, "indirectly modify")
}

// scopeText is the class whose code runs, in words.
func (vm *VM) scopeText() string {
	if vm.is74() {
		if sc := vm.scope(); sc != nil {
			return "context '" + sc.ShownName() + "'"
		}
		return "context ''"
	}
	if sc := vm.scope(); sc != nil {
		return "scope " + sc.ShownName()
	}
	return "global scope"
}

// placeDeclared makes the place a declared property's slot, if it may be changed from here. bind is set when the slot is
// to become another reference.
func (vm *VM) placeDeclared(o *php.Object, p *php.PropInfo, slot *php.Value, in *bytecode.Instr, bind bool) error {
	locked := p.Flags&php.AccReadonly != 0 || !vm.maySet(p)
	if slot.IsUndef() {
		if done, err := vm.placeUndefined(o, p, slot, in, locked); done || err != nil {
			return err
		}
	} else if locked {
		if slot.Deref().Kind() != php.KindObject {
			return vm.indirectDenied(p)
		}
		if bind {
			return vm.bindOverloaded()
		}
		vm.setPlace(vm.hold(slot.CopyDeref()))
		return nil
	}
	if in.D&bytecode.FlagKC != 0 && in.Op == bytecode.OpLvProp && p.Flags&(php.AccReadonly|php.AccPrivateSet|php.AccProtectedSet) == 0 {
		k := vm.cacheOf(in).fill(o.Class)
		k.slot, k.prop = p.Slot, p
	}
	vm.setPlace(slot)
	if p.Type != nil {
		vm.prop, vm.placeOf = p, o
	}
	return nil
}

// placeUndefined is placeDeclared for a slot without a value; done is set when the place is set.
func (vm *VM) placeUndefined(o *php.Object, p *php.PropInfo, slot *php.Value, in *bytecode.Instr, locked bool) (done bool, err error) {
	switch {
	case modifies(in) && p.Type != nil:
		return false, vm.uninitialized(p)
	case in.Op == bytecode.OpLvPropU && p.Type != nil:
		vm.nowhere()
		return true, nil
	case locked:
		return false, vm.indirectDenied(p)
	case p.Type == nil:
		if modifies(in) {
			vm.undefinedProp(o, p.Name)
			if err := vm.takePending(); err != nil {
				return false, err
			}
		}
		*slot = php.Null()
	case at(next(unsafe.Pointer(in))).Op != bytecode.OpLvRef || in.Op == bytecode.OpLvBindProp:
	case p.Type.Mask&php.TNull == 0:
		return false, vm.ctx.Throwf("Error", "Cannot access uninitialized non-nullable property %s::$%s by reference",
			p.Class.ShownName(), p.Name)
	default:
		*slot = php.Null()
	}
	return false, nil
}

// modifies reports whether the walk that an instruction belongs to ends in ++, -- or op=: it reads on its way.
func modifies(in *bytecode.Instr) bool {
	for {
		switch in.Op {
		case bytecode.OpLvDim, bytecode.OpLvNew, bytecode.OpLvProp:
			in = at(next(unsafe.Pointer(in)))
		default:
			return in.Op >= bytecode.OpLvOp && in.Op <= bytecode.OpLvIncProp
		}
	}
}

func (vm *VM) unsetDeclared(o *php.Object, p *php.PropInfo, slot *php.Value) error {
	if p.Flags&php.AccReadonly != 0 && !slot.IsUndef() {
		again := vm.recloning(o, p)
		if again == nil {
			return vm.ctx.Throwf("Error", "Cannot unset readonly property %s::$%s", p.Class.ShownName(), p.Name)
		}
		again.setAgain(p)
		again.flags |= frameMore
	}
	if !vm.maySet(p) {
		return vm.setDenied(p, "unset")
	}
	if slot.IsUndef() && o.IsLazy() && (p.Type == nil || slot.IsLazyMark() || slot.WasUnset()) {
		return vm.unsetLazy(o, p.Key, false)
	}
	v := *slot
	*slot = php.UnsetMark()
	if v.Kind() == php.KindRef && p.Type != nil {
		v.Ref().DropType(p)
	}
	v.Release()
	return nil
}

// recloning returns the frame of the __clone that runs on an object and has not yet written the readonly property again,
// or nil.
func (vm *VM) recloning(o *php.Object, p *php.PropInfo) *Frame {
	if vm.cur == nil || !o.Cloning() {
		return nil
	}
	for f := vm.cur; f != nil; f = f.prev {
		if f.this != o || f.fn.Fn != o.Class.CloneFn {
			continue
		}
		for _, q := range f.recloned {
			if q == p {
				return nil
			}
		}
		return f
	}
	return nil
}

// setAgain notes that the frame's __clone has written a readonly property again.
func (f *Frame) setAgain(p *php.PropInfo) {
	f.recloned = append(f.recloned, p)
	f.flags |= frameMore
}

// chained makes the exception in old the previous one of the one in err, and returns what is thrown.
func (vm *VM) chained(err, old error) error {
	t, ok := err.(*php.Throw)
	u, ok2 := old.(*php.Throw)
	if !ok || !ok2 {
		if err == nil {
			return old
		}
		return err
	}
	vm.chainPrevious(t.Obj, u.Obj)
	return err
}
