package vm

import (
	"errors"
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// fail unwinds from the current instruction with an error and returns where to go on: a handler, or the end of the run.
func (vm *VM) fail(err error) (unsafe.Pointer, unsafe.Pointer) {
	t, ok := err.(*php.Throw)
	if !ok && !errors.As(err, &t) {
		if errors.Is(err, fiberExit{}) {
			return vm.leaveFiber(err)
		}
		if up, ok := err.(*timeUp); ok {
			err = vm.outOfTime(up)
		}
		return vm.abort(err)
	}
	obj := t.Obj
	if p := vm.ctx.Pending; p != nil { // the instruction failed again after a warning had thrown
		vm.ctx.Pending = nil
		if p != err {
			php.ObjectValue(obj).Release()
			return vm.fail(p)
		}
	}
	for {
		f := vm.cur
		if h := vm.handler(f, &obj); h != nil {
			return vm.enterHandler(f, h, obj)
		}
		if ip, base, stop := vm.unwindFrame(f, &php.Throw{Obj: obj}); stop {
			return ip, base
		}
		if vm.ctx.Pending != nil {
			err := vm.mergePending(&php.Throw{Obj: obj})
			t, ok := err.(*php.Throw)
			if !ok {
				return vm.fail(err)
			}
			obj = t.Obj
		}
	}
}

// chainPending makes what a warning's handler threw the previous exception of what a builtin then threw itself.
func (vm *VM) chainPending(err error) error {
	p := vm.ctx.Pending
	newer, ok := err.(*php.Throw)
	older, old := p.(*php.Throw)
	if !ok || !old || newer.Obj == older.Obj {
		return vm.mergePending(err)
	}
	vm.ctx.Pending = nil
	vm.chainPrevious(newer.Obj, older.Obj)
	return err
}

// mergePending makes one error of err and what was thrown while err was on its way, in a destructor or in the handler of
// a warning. As in PHP the newer exception goes on and has the older at the end of its chain of previous ones.
func (vm *VM) mergePending(err error) error {
	p := vm.ctx.Pending
	vm.ctx.Pending = nil
	if p == nil || p == err {
		return err
	}
	older, ok := err.(*php.Throw)
	if !ok {
		vm.dropError(p)
		return err
	}
	if newer, ok := p.(*php.Throw); ok {
		vm.chainPrevious(newer.Obj, older.Obj)
	} else {
		php.ObjectValue(older.Obj).Release()
	}
	return p
}

// handler finds the innermost protected range around a frame's instruction. An exception on its way that a finally
// block was to go on with becomes the previous one of obj.
func (vm *VM) handler(f *Frame, obj **php.Object) *bytecode.Exc {
	i := uint32(f.index())
	for j := range f.fn.B.Excs {
		e := &f.fn.B.Excs[j]
		if e.Finally >= 0 && i >= uint32(e.Finally) && i < e.FinallyEnd {
			r := reg(f.base, e.FinallyReg)
			if r.Kind() == php.KindObject {
				old := r.Object()
				*r = php.Undef()
				vm.chainPrevious(*obj, old)
			}
			w := reg(f.base, e.FinallyReg+1)
			v := *w
			*w = php.Undef()
			v.Release()
			continue
		}
		if i >= e.Start && i < e.End {
			return e
		}
	}
	return nil
}

// chainPrevious makes old, which it takes over, the end of obj's chain of previous exceptions.
func (vm *VM) chainPrevious(obj, old *php.Object) {
	if obj == old {
		php.ObjectValue(old).Release()
		return
	}
	for o := obj; ; {
		p := vm.previousSlot(o)
		if p == nil {
			php.ObjectValue(old).Release()
			return
		}
		v := p.Deref()
		if v.Kind() != php.KindObject {
			*p = php.ObjectValue(old)
			return
		}
		if v.Object() == old {
			php.ObjectValue(old).Release()
			return
		}
		o = v.Object()
	}
}

// previousSlot returns the slot of an exception's private property previous.
func (vm *VM) previousSlot(o *php.Object) *php.Value {
	for _, p := range o.Class.Props {
		if p != nil && p.Name == "previous" && (p.Class.Lower == "exception" || p.Class.Lower == "error") {
			return &o.Slots[p.Slot]
		}
	}
	return nil
}

func (vm *VM) enterHandler(f *Frame, h *bytecode.Exc, obj *php.Object) (unsafe.Pointer, unsafe.Pointer) {
	vm.unpend(f.calls)
	vm.sweep(f, int(h.TempBase))
	if vm.ctx.Pending != nil {
		err := vm.mergePending(&php.Throw{Obj: obj})
		t, ok := err.(*php.Throw)
		if !ok {
			return vm.fail(err)
		}
		obj = t.Obj
	}
	if f.flags&frameSilenced != 0 { // no @ holds a try: all of the frame's end here
		vm.ctx.Errors().Unsilence(f.silence)
		f.flags &^= frameSilenced
	}
	vm.use(f.fn)
	if h.Catch >= 0 {
		if vm.exc != nil {
			php.ObjectValue(vm.exc).Release()
		}
		vm.exc = obj
		f.ip = unsafe.Add(f.fn.start, uintptr(h.Catch)*bytecode.Size)
		return f.ip, f.base
	}
	r := reg(f.base, h.FinallyReg)
	v := *r
	*r = php.ObjectValue(obj)
	v.Release()
	f.ip = unsafe.Add(f.fn.start, uintptr(h.Finally)*bytecode.Size)
	return f.ip, f.base
}

// unwindFrame takes the current frame off because of an error. stop is set when the error has reached Go.
func (vm *VM) unwindFrame(f *Frame, err error) (ip, base unsafe.Pointer, stop bool) {
	vm.unpend(f.calls)
	vm.sweep(f, f.fn.ncv)
	if f.flags&frameSilenced != 0 {
		vm.ctx.Errors().Unsilence(f.silence)
	}
	if f.flags&frameNew != 0 && f.this != nil {
		f.this.SkipDestructor()
	}
	entry := f.flags&frameEntry != 0
	if f.gen != nil {
		vm.generatorFailed(f)
	} else {
		f.flags |= frameLeaving
		vm.leave()
	}
	if entry || vm.cur == nil {
		if vm.ctx.Pending != nil {
			err = vm.mergePending(err)
		}
		vm.err = err
		return unsafe.Pointer(&vm.halt[0]), nil, true
	}
	return nil, nil, false
}

// abort unwinds all frames up to the Go caller without running handlers: exit, limits, cancellation.
func (vm *VM) abort(err error) (unsafe.Pointer, unsafe.Pointer) {
	for {
		if ip, base, stop := vm.unwindFrame(vm.cur, err); stop {
			return ip, base
		}
	}
}

// leaveFiber unwinds a fiber that is destroyed: only finally blocks are handlers.
func (vm *VM) leaveFiber(err error) (unsafe.Pointer, unsafe.Pointer) {
	for {
		f := vm.cur
		i := uint32(f.index())
		for j := range f.fn.B.Excs {
			e := &f.fn.B.Excs[j]
			if e.Finally < 0 || i < e.Start || i >= e.End {
				continue
			}
			vm.unpend(f.calls)
			vm.sweep(f, int(e.TempBase))
			vm.use(f.fn)
			r := reg(f.base, e.FinallyReg)
			v := *r
			*r = php.Int(leaveMark)
			v.Release()
			f.ip = unsafe.Add(f.fn.start, uintptr(e.Finally)*bytecode.Size)
			return f.ip, f.base
		}
		if ip, base, stop := vm.unwindFrame(f, err); stop {
			return ip, base
		}
	}
}

// leaveMark is what a finally block goes on with when its fiber is destroyed.
const leaveMark = -1

// opThrow throws the object in B.
func (vm *VM) opThrow(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	r := reg(base, in.B)
	v := *r
	*r = php.Undef()
	if v.Kind() == php.KindRef {
		w := v.CopyDeref()
		v.Release()
		v = w
	}
	if v.Kind() != php.KindObject || !vm.isThrowable(v.Object().Class) {
		bad := v.Kind() != php.KindObject
		v.Release()
		if bad {
			return vm.fail(vm.ctx.ThrowError("Error", "Can only throw objects"))
		}
		return vm.fail(vm.ctx.ThrowError("Error", "Cannot throw objects that do not implement Throwable"))
	}
	return vm.fail(&php.Throw{Obj: v.Object()})
}

func (vm *VM) isThrowable(c *php.Class) bool {
	for _, i := range c.Interfaces {
		if i.Lower == "throwable" {
			return true
		}
	}
	return false
}

// opCatch tries one class of a catch clause.
func (vm *VM) opCatch(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	obj := vm.exc
	if obj == nil {
		return next(ip), base
	}
	if !vm.catches(vm.konst(in.B).Str(), obj) {
		if d := int32(in.D >> 32); d != 0 {
			return unsafe.Add(ip, int(d)), base
		}
		vm.exc = nil
		return vm.fail(&php.Throw{Obj: obj})
	}
	vm.exc = nil
	if in.A == bytecode.NoReg {
		php.ObjectValue(obj).Release()
	} else if err := vm.assignCaught(reg(base, in.A), php.ObjectValue(obj)); err != nil {
		return vm.fail(err)
	}
	if err := vm.takePending(); err != nil {
		return vm.fail(err)
	}
	return next(ip), base
}

// assignCaught stores an exception in the variable of a catch clause. What properties hold takes it as it is or not.
func (vm *VM) assignCaught(a *php.Value, v php.Value) error {
	if a.Kind() == php.KindRef {
		w, err := vm.ctx.FitRef(a.Ref(), v, true)
		if err != nil {
			return err
		}
		v = w
		a = &a.Ref().V
	}
	return vm.assign(a, v)
}

// catches tests an exception against the class that a catch clause names.
func (vm *VM) catches(name *php.Str, o *php.Object) bool {
	c := vm.caught[name]
	if c == nil {
		if o.Class.Name == name.Peek() {
			return true
		}
		if c, _ = vm.ctx.FindClass(name.Peek(), false); c == nil {
			return false
		}
		if vm.caught == nil {
			vm.caught = make(map[*php.Str]*php.Class)
		}
		vm.caught[name] = c
	}
	return o.Class == c || o.Class.Is(c)
}

// instanceOfName tests an object against a class by name without loading it.
func (vm *VM) instanceOfName(o *php.Object, name string) bool {
	for c := o.Class; c != nil; c = c.Parent {
		if c.Name == name {
			return true
		}
	}
	c, _ := vm.ctx.FindClass(name, false)
	return c != nil && o.Class.Is(c)
}

// opFastRet ends a finally block.
func (vm *VM) opFastRet(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	r := reg(base, in.A)
	v := *r
	*r = php.Undef()
	if v.Kind() == php.KindObject {
		vm.cur.ip = ip
		return vm.rethrow(v.Object())
	}
	if v.Int() == leaveMark {
		vm.cur.ip = ip
		return vm.fail(fiberExit{})
	}
	return unsafe.Add(vm.cur.fn.start, uintptr(v.Int())), base
}

// rethrow goes on with an exception behind a finally block: its own range no longer counts.
func (vm *VM) rethrow(obj *php.Object) (unsafe.Pointer, unsafe.Pointer) {
	return vm.fail(&php.Throw{Obj: obj})
}

// opDiscard drops what a finally block was to go on with, because a jump leaves the block.
func (vm *VM) opDiscard(base unsafe.Pointer, a uint16) {
	for i := uint16(0); i < 2; i++ {
		r := reg(base, a+i)
		v := *r
		*r = php.Undef()
		v.Release()
	}
}
