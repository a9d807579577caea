package vm

import (
	"errors"
	"strings"
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// opCallUserFunc turns call_user_func(f, …) and call_user_func_array(f, […]) into a call of f. Where the script names
// them directly, they leave no trace of their own, as in PHP.
func (vm *VM) opCallUserFunc(fn *php.Function, ip, base, window unsafe.Pointer, n int) (unsafe.Pointer, unsafe.Pointer, bool) {
	direct := at(ip).Op == bytecode.OpCallKnown
	array := fn.Op == php.OpCallUserFuncArray
	if n == 0 || array && (n != 2 || !direct) {
		return nil, nil, false
	}
	cb := (*php.Value)(window)
	var c php.Callable
	switch {
	case direct:
		var reason string
		var err error
		if c, reason, err = vm.ResolveCallable(*cb); err == nil {
			if err := vm.ctx.WarnCallable(); err != nil {
				vm.ctx.Pending, c.Fn, reason = err, nil, "(null)" // PHP has no reason then
			}
		}
		if err == nil && c.Fn == nil {
			if vm.ctx.Level == php.Level74 {
				return nil, nil, false
			}
			err = vm.notCallback(fn, reason)
		}
		if err != nil {
			vm.releaseWindow(window, n)
			ip, base = vm.fail(err)
			return ip, base, true
		}
	case !vm.quickCallable(cb.Deref()):
		return nil, nil, false
	default:
		c, _, _ = vm.ResolveCallable(*cb)
	}
	if c.Detached {
		if !direct {
			return nil, nil, false
		}
		if vm.ctx.WarnDetached(c.Fn); vm.ctx.Pending != nil {
			vm.releaseWindow(window, n)
			ip, base = vm.fail(vm.takePending())
			return ip, base, true
		}
	}
	if array {
		return vm.callUserArray(c, ip, base, window)
	}
	if user, ok := c.Fn.User.(*Func); ok && c.Name == "" && !takesRefs(c.Fn, n-1) {
		ip, base = vm.callUserPlain(user, c, ip, window, n)
		return ip, base, true
	}
	if !direct {
		return nil, nil, false
	}
	args := make([]php.Value, n-1)
	for i := range args {
		args[i] = (*php.Value)(unsafe.Add(window, uintptr(i+1)*16)).CopyDeref()
	}
	p := vm.heldCall(c, cb)
	vm.releaseWindow(window, n)
	ip, base = vm.callHeld(ip, base, p, args)
	return ip, base, true
}

// notCallback is the TypeError for a first argument that is not callable; an exception that reporting it threw goes
// along as the previous one.
func (vm *VM) notCallback(fn *php.Function, reason string) error {
	before := vm.takePending()
	err := vm.ctx.Throwf("TypeError", "%s(): Argument #1 ($%s) must be a valid callback, %s", fn.Name, fn.Params[0].Name, reason)
	var now, old *php.Throw
	if errors.As(err, &now) && errors.As(before, &old) {
		vm.chainPrevious(now.Obj, old.Obj)
	}
	return err
}

// quickCallable reports whether a value names something callable without a class having to be loaded or a deprecated
// form to be reported.
func (vm *VM) quickCallable(v php.Value) bool {
	switch v.Kind() {
	case php.KindObject:
	case php.KindString:
		if strings.Contains(v.Str().Peek(), "::") {
			return false
		}
	case php.KindArray:
		x, m := v.Array().Get(0), v.Array().Get(1)
		if !m.IsString() || strings.Contains(m.Str().Peek(), "::") || !x.IsObject() {
			return false
		}
	default:
		return false
	}
	c, reason, err := vm.ResolveCallable(v)
	return err == nil && reason == "" && c.Fn != nil
}

// callUserPlain enters a function of the script with the arguments behind the callable in the window.
func (vm *VM) callUserPlain(user *Func, c php.Callable, ip, window unsafe.Pointer, n int) (unsafe.Pointer, unsafe.Pointer) {
	cb := *(*php.Value)(window)
	var closure *php.Object
	if c.Closure != nil {
		closure = c.Closure
		php.ObjectValue(closure).AddRef()
	}
	if c.This != nil {
		php.ObjectValue(c.This).AddRef()
	}
	*(*php.Value)(window) = php.Undef()
	for i := 1; i < n; i++ {
		dst := (*php.Value)(unsafe.Add(window, uintptr(i-1)*16))
		src := (*php.Value)(unsafe.Add(window, uintptr(i)*16))
		if src.Kind() == php.KindRef {
			*dst = src.CopyDeref()
			old := *src
			*src = php.Undef()
			old.Release()
			continue
		}
		*dst = *src
		*src = php.Undef()
	}
	vm.cur.ip = ip
	ip, base := vm.enter(user, window, n-1, c.This, c.Static, closure, 0)
	cb.Release()
	return ip, base
}

// heldCall makes a pending call of a resolved callable that owns what it needs of the value it came from.
func (vm *VM) heldCall(c php.Callable, cb *php.Value) *pending {
	p := &pending{fn: c.Fn, static: c.Static, magic: c.Name}
	p.user, _ = c.Fn.User.(*Func)
	if c.This != nil {
		php.ObjectValue(c.This).AddRef()
		p.this = c.This
	}
	if c.Closure != nil {
		php.ObjectValue(c.Closure).AddRef()
		p.closure = c.Closure
	}
	return p
}

// callUserArray calls with the elements of an array; string keys are names of parameters at 8.4.
func (vm *VM) callUserArray(c php.Callable, ip, base, window unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer, bool) {
	list := (*php.Value)(unsafe.Add(window, 16)).Deref()
	if !list.IsArray() {
		return nil, nil, false
	}
	p := vm.heldCall(c, (*php.Value)(window))
	args := make([]php.Value, 0, list.Array().Len())
	var err error
	for it := list.Array().Iter(); it.Next() && err == nil; {
		k := it.Key()
		switch {
		case k.Str != nil && vm.ctx.Level != php.Level74:
			if p.named == nil {
				p.named = vm.ctx.NewHash(0)
			}
			p.named.SetKey(k.Str, it.Slot().CopyElem())
		case p.named != nil:
			err = vm.ctx.ThrowError("Error", "Cannot use positional argument after named argument")
		case p.magic == "" && c.Fn.ByRef(len(args)) && it.Slot().Kind() == php.KindRef:
			args = append(args, it.Slot().Copy())
		default:
			args = append(args, it.Slot().CopyDeref())
		}
	}
	vm.releaseWindow(window, 2)
	if err != nil {
		for _, v := range args {
			v.Release()
		}
		vm.releasePending(p)
		ip, base = vm.fail(err)
		return ip, base, true
	}
	ip, base = vm.callHeld(ip, base, p, args)
	return ip, base, true
}

// callHeld runs a gathered call whose arguments are values: those wanted by reference get references of their own, with
// a warning.
func (vm *VM) callHeld(ip, base unsafe.Pointer, p *pending, args []php.Value) (unsafe.Pointer, unsafe.Pointer) {
	vm.cur.ip = ip
	for i := range args {
		if p.magic != "" || args[i].Kind() == php.KindRef || !p.fn.ByRef(i) {
			continue
		}
		if pr := p.fn.Param(i); pr.Flags&php.ParamPreferRef == 0 {
			vm.warnByValue(p.fn, i)
			args[i] = php.RefValue(php.NewRef(args[i]))
		}
	}
	if err := vm.takePending(); err != nil {
		for _, v := range args {
			v.Release()
		}
		vm.releasePending(p)
		return vm.fail(err)
	}
	return vm.callGathered(ip, base, p, args)
}
