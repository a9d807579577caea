package php

// ClosureMachine is what the methods of class Closure ask of the machine. The machine that an engine runs on implements
// it; see Context.ClosureMachine.
type ClosureMachine interface {
	// BindClosure duplicates a closure with another $this (nil for none) and scope. With keepScope the scope stays what
	// it is; otherwise scope is the class, or nil for no class. The result is owned; Null after a warning when PHP
	// refuses the binding.
	BindClosure(closure, this *Object, scope *Class, keepScope bool) (Value, error)
	// CallClosure runs a closure once with $this and the scope of its class; arguments are borrowed, named may be nil.
	CallClosure(closure, this *Object, args []Value, named *Array) (Value, error)
	// SameClosure reports whether two closures were made of the same function or method of the same object.
	SameClosure(a, b *Object) bool
	// ClosureFrom makes a closure of a callable; a closure gives itself. The result is owned.
	ClosureFrom(callable Value) (Value, error)
}

// FiberState is where a fiber is in its life.
type FiberState uint8

// The states of a fiber.
const (
	FiberInit FiberState = iota
	FiberRunning
	FiberSuspended
	FiberReturned
	FiberThrew
)

// FiberMachine is what the methods of class Fiber ask of the machine, which also raises FiberError where PHP does
// ("Cannot start a fiber that has already been started" …). Results are owned.
type FiberMachine interface {
	// NewFiber keeps the callable, borrowed, in a fresh Fiber object.
	NewFiber(o *Object, callable Value) error
	// StartFiber, ResumeFiber and ThrowFiber run it until it suspends (the suspended value) or ends (null).
	StartFiber(o *Object, args []Value, named *Array) (Value, error)
	ResumeFiber(o *Object, v Value) (Value, error)
	ThrowFiber(o *Object, exception *Object) (Value, error)
	// SuspendFiber gives control back to whoever resumed the current fiber and returns what it is resumed with.
	SuspendFiber(v Value) (Value, error)
	// CurrentFiber returns the running fiber, borrowed, or nil outside of fibers.
	CurrentFiber() *Object
	// StateOfFiber tells where a fiber is; FiberReturn gives what its function returned, once it has.
	StateOfFiber(o *Object) FiberState
	FiberReturn(o *Object) (Value, error)
}

// GeneratorMachine is what class Generator's methods ask of the machine beyond its operations.
type GeneratorMachine interface {
	// GeneratorReturn gives what a finished generator returned, owned, or throws as PHP does.
	GeneratorReturn(o *Object) (Value, error)
	// GeneratorOp runs an operation of a generator (OpGeneratorCurrent …) when its method is called from Go; arg is
	// what send or throw was given, borrowed. The result is owned.
	GeneratorOp(op MachineOp, o *Object, arg Value) (Value, error)
	// GeneratorFunction returns the generator's function and whether it has ended.
	GeneratorFunction(o *Object) (fn *Function, ended bool)
}

// ClosureMachine returns the machine as far as closures are concerned, or an error to be returned.
func (ctx *Context) ClosureMachine() (ClosureMachine, error) {
	if m, ok := ctx.Machine.(ClosureMachine); ok {
		return m, nil
	}
	return nil, ctx.ThrowError("Error", "This machine has no closures")
}

// FiberMachine returns the machine as far as fibers are concerned, or an error to be returned.
func (ctx *Context) FiberMachine() (FiberMachine, error) {
	if m, ok := ctx.Machine.(FiberMachine); ok {
		return m, nil
	}
	return nil, ctx.ThrowError("FiberError", "This machine has no fibers")
}

// GeneratorMachine returns the machine as far as generators are concerned, or an error to be returned.
func (ctx *Context) GeneratorMachine() (GeneratorMachine, error) {
	if m, ok := ctx.Machine.(GeneratorMachine); ok {
		return m, nil
	}
	return nil, ctx.ThrowError("Error", "This machine has no generators")
}
