package php

// ShutdownCall is one function registered with register_shutdown_function, with the arguments it owns.
type ShutdownCall struct {
	Callback Value
	Args     []Value
	// Target is what the callback meant where it was registered; its object is owned.
	Target Callable
}

// Release lets go of what the call owns.
func (c *ShutdownCall) Release() {
	c.Callback.Release()
	for _, a := range c.Args {
		a.Release()
	}
	if c.Target.This != nil {
		ObjectValue(c.Target.This).Release()
	}
}

// Shutdown are the functions to run when the script has ended, in order. Functions that run may register more: the
// machine takes them one by one until there are none.
type Shutdown struct {
	Calls []ShutdownCall
	next  int
}

type shutdownKey struct{}

// Shutdown returns the engine's list of shutdown functions.
func (ctx *Context) Shutdown() *Shutdown {
	return State(ctx, shutdownKey{}, func() *Shutdown { return &Shutdown{} })
}

// Take returns the next function to run, owned by the caller, and false when there are no more.
func (s *Shutdown) Take() (ShutdownCall, bool) {
	if s.next >= len(s.Calls) {
		return ShutdownCall{}, false
	}
	c := s.Calls[s.next]
	s.Calls[s.next] = ShutdownCall{}
	s.next++
	return c, true
}
