package vm

import (
	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// A property of a lazy object that is not there initialises the object, and is then looked for again on what has the
// properties: the object itself or the instance behind a proxy. Two things about magic methods follow from there being
// two objects. When the lazy object's __get already runs for the name, it must not be called for the instance again; and
// when the instance's own __get reads the property of the proxy, that goes straight to the instance.

// The bits of php.Object.Guard.
const (
	guardGet   = 1
	guardSet   = 2
	guardIsset = 4
	guardUnset = 8
)

// lazySlot reports whether a lookup found a declared property that has yet to get its value from an initialiser.
func lazySlot(o *php.Object, f propRef) bool {
	return f.info != nil && !f.hidden && f.info.Flags&(php.AccStatic|php.AccVirtual) == 0 && o.Slots[f.info.Slot].IsLazyMark()
}

// guarding reports whether a magic method runs for a name.
func guarding(o *php.Object, n string, bit uint8) bool {
	if o.Guard(n, bit) {
		o.Unguard(n, bit)
		return false
	}
	return true
}

// ownMagic reports whether a magic method of the instance behind a proxy runs for a name.
func (vm *VM) ownMagic(o *php.Object, n string, bit uint8) bool {
	i := o.LazyInstance()
	return i != nil && guarding(i, n, bit)
}

// onInstance initialises a lazy object and calls f with what has its properties. guarded says that a magic method of the
// lazy object runs for the name.
func (vm *VM) onInstance(o *php.Object, n string, bit uint8, guarded bool, f func(*php.Object) error) error {
	i, err := vm.ctx.InitLazy(o)
	if err != nil {
		return err
	}
	if guarded && i.Guard(n, bit) {
		defer i.Unguard(n, bit)
	}
	return f(i)
}

func (vm *VM) readLazy(o *php.Object, name *php.Str, guarded bool) (v php.Value, err error) {
	err = vm.onInstance(o, name.Peek(), guardGet, guarded, func(i *php.Object) (err error) {
		v, err = vm.readProp(i, name, nil)
		return err
	})
	return v, err
}

func (vm *VM) hasLazy(o *php.Object, name *php.Str, mode hasMode) (has bool, err error) {
	guarded := o.Class.Isset != nil && !vm.ownMagic(o, name.Peek(), guardIsset)
	err = vm.onInstance(o, name.Peek(), guardIsset, guarded, func(i *php.Object) (err error) {
		has, err = vm.hasProp(i, name, mode)
		return err
	})
	return has, err
}

// writeLazy takes v over.
func (vm *VM) writeLazy(o *php.Object, name *php.Str, v php.Value, guarded bool) error {
	ran := false
	err := vm.onInstance(o, name.Peek(), guardSet, guarded, func(i *php.Object) error {
		ran = true
		return vm.writeProp(i, name, v, nil)
	})
	if !ran {
		v.Release()
	}
	return err
}

func (vm *VM) unsetLazy(o *php.Object, name *php.Str, guarded bool) error {
	return vm.onInstance(o, name.Peek(), guardUnset, guarded, func(i *php.Object) error { return vm.unsetProp(i, name) })
}

func (vm *VM) walkLazy(o *php.Object, name *php.Str, in *bytecode.Instr, bind, guarded bool) error {
	return vm.onInstance(o, name.Peek(), guardGet, guarded, func(i *php.Object) error {
		return vm.walkPropSlow(i, name, in, bind)
	})
}

// cloneLazy initialises a lazy object and copies it; of a proxy it copies the instance as well, and only that is told.
func (vm *VM) cloneLazy(o *php.Object) (*php.Object, error) {
	i, err := vm.ctx.InitLazy(o)
	if err != nil {
		return nil, err
	}
	if i == o {
		return vm.cloneOrdinary(o)
	}
	n, err := vm.cloneOrdinary(o.LazyInstance())
	if err != nil {
		return nil, err
	}
	return o.CloneLazy(n), nil
}
