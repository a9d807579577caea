package vm

import (
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// opRet returns a value to the caller.
func (vm *VM) opRet(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	b := reg(base, in.B)
	if f := vm.cur; f.flags&^(frameNew|frameEntry) == 0 && b.IsPlain() {
		v := *b
		if v.IsCounted() {
			*b = php.Undef()
		}
		return vm.leaveWith(ip, f, v)
	}
	return vm.slowRet(ip, base)
}

// leaveWith is ret_ for a plain function's frame and a value that is no reference.
func (vm *VM) leaveWith(ip unsafe.Pointer, f *Frame, v php.Value) (unsafe.Pointer, unsafe.Pointer) {
	f.ip = ip
	r := f.base
	for n := f.fn.ncv; n > 0; n-- {
		if p := (*php.Value)(r); p.IsCounted() {
			w := *p
			*p = php.Undef()
			if !w.Unshare() {
				w.Release()
			} else if w.MayRoot() {
				w.Note()
			}
		}
		r = unsafe.Add(r, 16)
	}
	if o := f.this; o != nil {
		if v := php.ObjectValue(o); !v.Unshare() {
			f.this = nil
			v.Release()
		} else if v.MayRoot() {
			v.Note()
		}
	}
	if o := f.closure; o != nil {
		if v := php.ObjectValue(o); !v.Unshare() {
			f.closure = nil
			v.Release()
		} else if v.MayRoot() {
			v.Note()
		}
	}
	c := f.prev
	vm.cur = c
	vm.depth--
	vm.use(c.fn)
	if f.flags&frameEntry != 0 {
		vm.ret = v
		return unsafe.Pointer(&vm.halt[0]), nil
	}
	ip = c.ip
	in := at(ip)
	if in.A == bytecode.NoReg {
		if v.IsCounted() {
			v.Release()
		}
	} else if a := reg(c.base, in.A); !a.IsCounted() && in.Op != bytecode.OpInclude {
		*a = v
	} else {
		return vm.slowResult(ip, c.base, v)
	}
	if vm.ctx.Pending != nil {
		return vm.fail(vm.takePending())
	}
	return next(ip), c.base
}

// slowResult stores the result of a call where something is in the way.
func (vm *VM) slowResult(ip, base unsafe.Pointer, v php.Value) (unsafe.Pointer, unsafe.Pointer) {
	if at(ip).Op == bytecode.OpInclude {
		return vm.finish(ip, base, v, nil)
	}
	return vm.result(ip, base, v, nil)
}

// takesRefs reports whether one of a function's first n arguments goes by reference.
func takesRefs(fn *php.Function, n int) bool {
	if n < 63 {
		return fn.RefMask&(1<<n-1) != 0
	}
	for i := 0; i < n; i++ {
		if fn.ByRef(i) {
			return true
		}
	}
	return false
}

// invokePlain is invoke for a function of a script without named or by-reference arguments.
func (vm *VM) invokePlain(f *Func, c *php.Callable, closure *php.Object, args []php.Value) (php.Value, error) {
	w, limit := vm.window(max(len(args), f.nregs) + 1)
	for i := range args {
		v := args[i].CopyDeref()
		if v.IsUndef() {
			v = php.Null()
		}
		*(*php.Value)(unsafe.Add(w, uintptr(i)*16)) = v
	}
	if c.This != nil {
		php.ObjectValue(c.This).AddRef()
	}
	if closure != nil {
		php.ObjectValue(closure).AddRef()
	}
	caller := vm.cur
	gen, saved := caller.gen, caller.limit
	caller.gen, caller.limit = nil, limit
	vm.runs++
	ip, base := vm.enter(f, w, len(args), c.This, c.Static, closure, frameEntry)
	caller.gen, caller.limit = gen, saved
	if err := vm.err; err != nil { // entering failed: too few arguments, a wrong type
		vm.err = nil
		vm.runs--
		return php.Undef(), err
	}
	err := vm.runNested(ip, base)
	v := vm.ret
	vm.ret = php.Undef()
	if err != nil {
		return php.Undef(), err
	}
	return v, nil
}
