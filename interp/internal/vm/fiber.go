package vm

import (
	"errors"
	"iter"
	"unsafe"

	"gaja/interp/php"
)

// A fiber is a machine state of its own: frames, registers, pending calls, builtins under way. Builtins may be among
// them, so each fiber also has a Go stack of its own, which iter.Pull switches to without the scheduler.

// Fiber is the native state of a Fiber object.
type Fiber struct {
	self     *php.Object // not owned
	callable php.Callable
	keep     php.Value // what keeps the callable alive
	state    php.FiberState
	st       machineState
	outer    machineState // of whoever resumed it
	prev     *Fiber
	next     func() (struct{}, bool)
	yield    func(struct{}) bool
	// in is what the fiber is resumed with: a value or an error to raise; out what it suspended with.
	in    php.Value
	inErr error
	out   php.Value
	ret   php.Value
	err   error
	// leaving is set while the fiber is destroyed.
	leaving bool
	// reporting is error_reporting in the fiber, which has its own: an @ concerns only what runs in the same fiber.
	reporting int
}

// machineState is the part of the machine that every fiber has for itself.
type machineState struct {
	cur     *Frame
	k       unsafe.Pointer
	caches  unsafe.Pointer
	exc     *php.Object
	err     error
	ret     php.Value
	calls   []pending
	nc      int
	natives []*native
	nn      int
	place   *php.Value
	held    php.Value
	placeOf *php.Object
	prop    *php.PropInfo
	scratch php.Value
	depth   int
	chunks  []*chunk
	first   *Frame
	runs    int
	named   *php.Array
}

func (vm *VM) capture() machineState {
	return machineState{vm.cur, vm.k, vm.caches, vm.exc, vm.err, vm.ret, vm.calls, vm.nc, vm.natives, vm.nn, vm.place, vm.held,
		vm.placeOf, vm.prop, vm.scratch, vm.depth, vm.chunks, vm.first, vm.runs, vm.named}
}

func (vm *VM) install(s *machineState) {
	vm.cur, vm.k, vm.caches, vm.exc, vm.err, vm.ret = s.cur, s.k, s.caches, s.exc, s.err, s.ret
	vm.calls, vm.nc, vm.natives, vm.nn = s.calls, s.nc, s.natives, s.nn
	vm.place, vm.held, vm.placeOf, vm.prop, vm.scratch = s.place, s.held, s.placeOf, s.prop, s.scratch
	vm.depth, vm.chunks, vm.first, vm.runs, vm.named = s.depth, s.chunks, s.first, s.runs, s.named
}

// fiberExit unwinds a fiber that is destroyed: finally blocks run, nothing catches it.
type fiberExit struct{}

func (fiberExit) Error() string { return "fiber destroyed" }

// fiberBytes is what a running or suspended fiber counts for against the memory limit: its registers and Go stack.
const fiberBytes = 16 << 10

// NewFiber keeps the callable, borrowed, in a fresh Fiber object.
func (vm *VM) NewFiber(o *php.Object, callable php.Value) error {
	c, reason, err := vm.ResolveCallable(callable)
	if err != nil {
		return err
	}
	if reason != "" {
		return vm.ctx.ThrowError("TypeError", "Fiber::__construct(): Argument #1 ($callback) must be a valid callback, "+reason)
	}
	o.Native = &Fiber{self: o, callable: c, keep: callable.Copy(), in: php.Undef(), out: php.Undef(), ret: php.Undef()}
	return nil
}

func (vm *VM) fiberOf(o *php.Object) (*Fiber, error) {
	f, ok := o.Native.(*Fiber)
	if !ok {
		return nil, vm.ctx.ThrowError("Error", "Fiber has not been constructed")
	}
	return f, nil
}

// StartFiber runs a fresh fiber until it suspends (the suspended value) or ends (null).
func (vm *VM) StartFiber(o *php.Object, args []php.Value, named *php.Array) (php.Value, error) {
	f, err := vm.fiberOf(o)
	if err != nil {
		return php.Undef(), err
	}
	if err := vm.fixed(); err != nil {
		return php.Undef(), err
	}
	if f.state != php.FiberInit {
		return php.Undef(), vm.ctx.ThrowError("FiberError", "Cannot start a fiber that has already been started")
	}
	if err := vm.fiberStack(); err != nil {
		return php.Undef(), err
	}
	if err := vm.ctx.Charge(fiberBytes); err != nil {
		return php.Undef(), err
	}
	vm.liveFibers++
	f.reporting = vm.unsilenced()
	own := make([]php.Value, len(args))
	for i, v := range args {
		own[i] = v.CopyDeref()
	}
	f.st = machineState{calls: make([]pending, 4), ret: php.Undef(), held: php.Undef(), scratch: php.Undef()}
	f.next, _ = iter.Pull(func(yield func(struct{}) bool) {
		f.yield = yield
		f.ret, f.err = vm.invoke(f.callable, f.callable.Closure, own, named)
		for _, v := range own {
			v.Release()
		}
		vm.liveFibers--
		f.state = php.FiberReturned
		if f.err != nil {
			f.state = php.FiberThrew
		}
	})
	return vm.switchTo(f)
}

// unsilenced is error_reporting without the effect of @.
func (vm *VM) unsilenced() int {
	level := vm.ctx.Errors().Reporting
	for f := vm.cur; f != nil; f = f.prev {
		if f.silenced > 0 {
			level = f.silence
		}
	}
	return level
}

// fixed refuses to switch fibers where the machine stands in the middle of something that must end first.
func (vm *VM) fixed() error {
	if vm.ctx.FiberLock > 0 {
		return vm.ctx.ThrowError("FiberError", "Cannot switch fibers in current execution context")
	}
	return nil
}

// fiberStack refuses what PHP would not start for its setting of a stack, on which nothing else depends here.
func (vm *VM) fiberStack() error {
	if vm.ctx.FiberStackSmall {
		return vm.ctx.Throwf("Exception", "Fiber stack size is too small, it needs to be at least %d bytes", php.MinFiberStack)
	}
	return nil
}

// ResumeFiber goes on in a suspended fiber, whose suspend returns v, borrowed.
func (vm *VM) ResumeFiber(o *php.Object, v php.Value) (php.Value, error) {
	f, err := vm.suspended(o)
	if err != nil {
		return php.Undef(), err
	}
	f.in = v.CopyDeref()
	return vm.switchTo(f)
}

// ThrowFiber goes on in a suspended fiber, whose suspend throws.
func (vm *VM) ThrowFiber(o *php.Object, exception *php.Object) (php.Value, error) {
	f, err := vm.suspended(o)
	if err != nil {
		return php.Undef(), err
	}
	php.ObjectValue(exception).AddRef()
	f.inErr = &php.Throw{Obj: exception}
	return vm.switchTo(f)
}

// InFiber implements php.DestructorFibers.
func (vm *VM) InFiber() bool { return vm.fiber != nil }

// RunInFiber runs f in a fiber of its own until it returns or something in it suspends the fiber; it reports which.
func (vm *VM) RunInFiber(f func()) bool {
	c, err := vm.ctx.FindClass("Fiber", false)
	if err != nil || c == nil {
		f()
		return true
	}
	fn := &php.Function{Name: "gc_destructor_fiber", Lower: "gc_destructor_fiber", Module: "Core",
		Native: func(*php.Call) (php.Value, error) { f(); return php.Null(), nil }}
	o := php.NewObject(c)
	fb := &Fiber{self: o, callable: php.Callable{Fn: fn}, in: php.Undef(), out: php.Undef(), ret: php.Undef()}
	o.Native = fb
	v, err := vm.StartFiber(o, nil, nil)
	v.Release()
	if err != nil && vm.ctx.Pending == nil {
		vm.ctx.Pending = err
	}
	ended := fb.state != php.FiberSuspended
	php.ObjectValue(o).Release()
	return ended
}

func (vm *VM) suspended(o *php.Object) (*Fiber, error) {
	f, err := vm.fiberOf(o)
	if err == nil {
		err = vm.fixed()
	}
	if err == nil && f.state != php.FiberSuspended {
		err = vm.ctx.ThrowError("FiberError", "Cannot resume a fiber that is not suspended")
	}
	return f, err
}

// switchTo runs a fiber until it suspends or ends.
func (vm *VM) switchTo(f *Fiber) (php.Value, error) {
	php.ObjectValue(f.self).AddRef()
	self := f.self
	f.outer = vm.capture()
	f.prev = vm.fiber
	vm.install(&f.st)
	vm.fiber = f
	f.state = php.FiberRunning
	es := vm.ctx.Errors()
	reporting := es.Reporting
	es.Reporting = f.reporting
	f.next()
	f.reporting, es.Reporting = es.Reporting, reporting
	vm.install(&f.outer)
	vm.fiber = f.prev
	f.outer, f.prev = machineState{}, nil
	defer php.ObjectValue(self).Release()
	switch f.state {
	case php.FiberSuspended:
		v := f.out
		f.out = php.Undef()
		return v, nil
	case php.FiberThrew:
		f.st = machineState{}
		if err := f.err; !errors.Is(err, fiberExit{}) {
			return php.Undef(), err
		}
	}
	f.st = machineState{}
	return php.Null(), nil
}

// SuspendFiber gives control back to whoever resumed the current fiber and returns what it is resumed with.
func (vm *VM) SuspendFiber(v php.Value) (php.Value, error) {
	f := vm.fiber
	if f == nil {
		return php.Undef(), vm.ctx.ThrowError("FiberError", "Cannot suspend outside of a fiber")
	}
	if f.leaving {
		return php.Undef(), vm.ctx.ThrowError("FiberError", "Cannot suspend in a force-closed fiber")
	}
	if err := vm.fixed(); err != nil {
		return php.Undef(), err
	}
	f.out = v.CopyDeref()
	f.state = php.FiberSuspended
	f.st = vm.capture()
	f.yield(struct{}{})
	if err := f.inErr; err != nil {
		f.inErr = nil
		return php.Undef(), err
	}
	in := f.in
	f.in = php.Undef()
	return in, nil
}

// CurrentFiber returns the running fiber, borrowed, or nil outside of fibers.
func (vm *VM) CurrentFiber() *php.Object {
	if vm.fiber == nil {
		return nil
	}
	return vm.fiber.self
}

// StateOfFiber tells where a fiber is.
func (vm *VM) StateOfFiber(o *php.Object) php.FiberState {
	if f, ok := o.Native.(*Fiber); ok {
		return f.state
	}
	return php.FiberInit
}

// FiberReturn gives what a fiber's function returned.
func (vm *VM) FiberReturn(o *php.Object) (php.Value, error) {
	why := "The fiber has not been started"
	if f, ok := o.Native.(*Fiber); ok {
		switch f.state {
		case php.FiberReturned:
			return f.ret.Copy(), nil
		case php.FiberThrew:
			why = "The fiber threw an exception"
		case php.FiberRunning, php.FiberSuspended:
			why = "The fiber has not returned"
		}
	}
	return php.Undef(), vm.ctx.ThrowError("FiberError", "Cannot get fiber return value: "+why)
}

// DestroyNative ends a suspended fiber: its finally blocks run.
func (f *Fiber) DestroyNative(o *php.Object) {
	vm, ok := o.Class.Ctx.Machine.(*VM)
	if !ok || f.state != php.FiberSuspended {
		return
	}
	f.leaving = true
	f.inErr = fiberExit{}
	before := vm.ctx.Pending
	vm.ctx.Pending = nil
	_, err := vm.switchTo(f)
	if err == nil {
		err = before
	}
	vm.ctx.Pending = err
}

// FreeNative lets go of what an ended fiber holds.
func (f *Fiber) FreeNative(*php.Object) {
	for _, p := range []*php.Value{&f.keep, &f.ret, &f.out, &f.in} {
		v := *p
		*p = php.Undef()
		v.Release()
	}
}
