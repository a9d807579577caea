package vm

import (
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// directResult lets go of the arguments of a builtin's direct form and stores its result.
func (vm *VM) directResult(ip, base unsafe.Pointer, v php.Value) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	w := reg(base, in.B)
	for n := in.C; n > 0; n-- {
		if w.IsCounted() {
			x := *w
			*w = php.Undef()
			if !x.Unshare() {
				x.Release()
			}
		}
		w = (*php.Value)(unsafe.Add(unsafe.Pointer(w), 16))
	}
	if vm.ctx.Pending != nil || in.A == bytecode.NoReg {
		return vm.result(ip, base, v, nil)
	}
	if a := reg(base, in.A); !a.IsCounted() {
		*a = v
		return next(ip), base
	}
	return vm.store(ip, base, v)
}

// defaultRoom is how many registers behind a builtin's arguments its defaults may take.
const defaultRoom = 16

// callNative runs a builtin whose n arguments are in the window; the arguments are released.
func (vm *VM) callNative(fn *php.Function, window unsafe.Pointer, n int, this *php.Object, static *php.Class, limit unsafe.Pointer) (php.Value, error) {
	at := vm.nn
	if at == len(vm.natives) {
		vm.natives = append(vm.natives, &native{})
	}
	nt := vm.natives[at]
	vm.nn = at + 1
	cur := vm.cur
	room := n + defaultRoom
	nt.under, nt.limit = cur, limit
	if uintptr(window)+uintptr(room)*16 > uintptr(limit) || cur == nil || cur.gen != nil {
		room = vm.scarceRoom(nt, window, n)
	} else {
		nt.end = unsafe.Add(window, uintptr(room)*16)
	}
	args := unsafe.Slice((*php.Value)(window), room)[:n]
	c := &nt.call
	c.Ctx, c.Fn, c.This, c.Static, c.Given, c.Args = vm.ctx, fn, this, static, n, args
	c.Strict = cur != nil && cur.fn.B.Flags&bytecode.FuncStrict != 0 &&
		(at == 0 || vm.natives[at-1].under != cur) // otherwise another builtin calls
	var v php.Value
	var err error
	ok := true
	if !bindsAsIs(fn, args) || fn.Flags&php.FnDeprecated != 0 {
		ok, err = vm.bindNative(c, args)
	}
	if err == nil && ok {
		v, err = fn.Native(c)
		if vm.nn-1 != at {
			vm.nn = at + 1
		}
		if err != nil && vm.ctx.Pending != nil {
			err = vm.chainPending(err)
		}
	} else if err == nil {
		if v = php.Null(); fn.Flags&php.FnRefuseFalse != 0 {
			v = php.False()
		}
	}
	bound := c.Args
	for i := range bound {
		if bound[i].IsCounted() {
			w := bound[i]
			bound[i] = php.Undef()
			if !w.Unshare() {
				w.Release()
			}
		}
	}
	if len(bound) < n {
		vm.releaseWindow(window, n)
	}
	vm.nn = at
	c.Args = nil
	return v, err
}

// bindsAsIs reports whether exactly the declared arguments were given, none of which must be converted.
func bindsAsIs(fn *php.Function, args []php.Value) bool {
	if len(args) != len(fn.Masks) {
		return false
	}
	for i, m := range fn.Masks {
		if m&(1<<args[i].Kind()) == 0 {
			return false
		}
	}
	return true
}

// bindNative binds what bindsAsIs does not take.
func (vm *VM) bindNative(c *php.Call, args []php.Value) (bool, error) {
	if c.Fn.Flags&php.FnDeprecated != 0 {
		vm.warnDeprecated(c.Fn)
	}
	bound, ok, err := vm.ctx.BindArgs(c.Fn, args, c.Strict)
	if err == nil && vm.ctx.Pending != nil {
		err = vm.takePending()
	}
	if err == nil && ok {
		c.Args = bound
	}
	return ok, err
}

// scarceRoom sets the register space of a builtin where there is little: at a chunk's end, and in generators.
func (vm *VM) scarceRoom(nt *native, window unsafe.Pointer, n int) int {
	room := int((uintptr(nt.limit) - uintptr(window)) / 16)
	if uintptr(window) > uintptr(nt.limit) || room > n+defaultRoom || room < n {
		room = n + defaultRoom
	}
	if cur := vm.cur; cur != nil && cur.gen != nil {
		nt.end = nil
		return n
	}
	nt.end = unsafe.Add(window, uintptr(room)*16)
	return room
}

func (vm *VM) warnDeprecated(fn *php.Function) {
	what := "Function"
	if fn.Class != nil && vm.ctx.Level != php.Level74 {
		what = "Method"
	}
	vm.ctx.Deprecated("%s %s() is deprecated%s", what, fn.DisplayName(), fn.Deprecated)
}
