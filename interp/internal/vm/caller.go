package vm

import (
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// This file answers builtins that look at who called them. Nothing is noted for them when a call is made: what they ask
// is found in the calling frame and its instructions.

// CallerArgs returns the arguments of the innermost running function of a script, borrowed and as they now stand; ok is
// false outside of functions.
func (vm *VM) CallerArgs() (args []php.Value, ok bool) {
	f := vm.cur
	if f == nil || f.flags&(frameFile|frameRoot) != 0 {
		return nil, false
	}
	return vm.frameArgs(f), true
}

// frameArgs are a frame's positional arguments as they now stand, borrowed and dereferenced.
func (vm *VM) frameArgs(f *Frame) []php.Value {
	args := make([]php.Value, 0, f.nargs)
	for i := range min(f.nargs, f.fn.nparams) {
		args = append(args, reg(f.base, uint16(i)).Deref())
	}
	if f.fn.B.Flags&bytecode.FuncVariadic != 0 && f.extra == nil {
		if r := reg(f.base, uint16(f.fn.nparams)).Deref(); r.IsArray() {
			for k, v := range r.Array().All() {
				if k.Str == nil {
					args = append(args, v.Deref())
				}
			}
		}
	}
	for _, v := range f.extra {
		args = append(args, v.Deref())
	}
	return args
}

// CalledDynamically reports whether the running builtin was not called by its name: through a variable, a callable, or
// another builtin.
func (vm *VM) CalledDynamically() bool {
	if vm.nn == 0 {
		return false
	}
	return vm.callForm(vm.natives[vm.nn-1]) < callNamed
}

// How a builtin was called.
const (
	callByGo   = iota // by another builtin or the machine itself
	callByVal         // through a value
	callNamed         // by a name that a namespace might have had
	callDirect        // by its own name: PHP compiles some builtins to instructions then
)

// callForm tells how a builtin was called, from the instruction that its calling frame is at.
func (vm *VM) callForm(nt *native) int {
	f := nt.under
	if f == nil || f.flags&frameRoot != 0 || f.ip == nil {
		return callByGo
	}
	switch at(f.ip).Op {
	case bytecode.OpCallKnown:
		if f.fn.caches[at(f.ip).D>>32].fn == nt.call.Fn {
			return callDirect
		}
	case bytecode.OpCall:
		return f.initForm(nt.call.Fn)
	}
	return callByGo
}

// initForm tells how the call that the frame is at was begun, if it is one of fn.
func (f *Frame) initForm(fn *php.Function) int {
	depth := 0
	for ip := unsafe.Add(f.ip, -bytecode.Size); uintptr(ip) >= uintptr(f.fn.start); ip = unsafe.Add(ip, -bytecode.Size) {
		in := at(ip)
		switch in.Op {
		case bytecode.OpCall, bytecode.OpFirstClass:
			depth++
			continue
		case bytecode.OpInitFn, bytecode.OpInitNs, bytecode.OpInitDyn, bytecode.OpInitMethod, bytecode.OpInitThis, bytecode.OpInitStatic, bytecode.OpNew:
		default:
			continue
		}
		if depth > 0 {
			depth--
			continue
		}
		switch {
		case in.Op == bytecode.OpInitDyn:
			return callByVal
		case f.fn.caches[in.D>>32].fn != fn:
			return callByGo // call_user_func and the like called it
		case in.Op == bytecode.OpInitFn:
			return callDirect
		}
		return callNamed
	}
	return callByGo
}

// hiddenNative reports whether PHP runs a builtin as an instruction here, which traces do not show.
func hiddenNative(nt *native) bool {
	f := nt.under
	if f == nil || f.ip == nil || f.flags&frameRoot != 0 {
		return false
	}
	op := at(f.ip).Op
	return op == bytecode.OpStrlen || op == bytecode.OpCount
}
