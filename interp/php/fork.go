package php

// Forker makes a child process that goes on from where the script is. The host layer gives an engine one; an engine
// without cannot fork.
type Forker interface {
	// Fork returns the child's process id in the parent, and inChild true in the child. A refusal has a reason for the
	// script to see; err ends the script.
	Fork(ctx *Context) (pid int, inChild bool, reason string, err error)
}

type forkerKey struct{}

type forkerState struct{ f Forker }

// SetForker gives the engine the means to fork.
func (ctx *Context) SetForker(f Forker) {
	State(ctx, forkerKey{}, func() *forkerState { return new(forkerState) }).f = f
}

// Forker returns what SetForker set, or nil.
func (ctx *Context) Forker() Forker {
	return State(ctx, forkerKey{}, func() *forkerState { return new(forkerState) }).f
}
