package php

// Ticks are the functions that declare(ticks) calls, in order of their registration.
type Ticks struct {
	Calls   []ShutdownCall
	running bool
	// Current is the function that runs, null between ticks.
	Current Value
}

type ticksKey struct{}

// Ticks returns the engine's tick functions.
func (ctx *Context) Ticks() *Ticks {
	return State(ctx, ticksKey{}, func() *Ticks { return &Ticks{} })
}

// Run calls the tick functions; a tick while they run does nothing.
func (t *Ticks) Run(ctx *Context) error {
	if t.running || len(t.Calls) == 0 {
		return nil
	}
	t.running = true
	ctx.FiberLock++
	defer func() {
		t.running = false
		ctx.FiberLock--
	}()
	for _, c := range append([]ShutdownCall(nil), t.Calls...) {
		t.Current = c.Callback
		v, err := ctx.CallValue(c.Callback, c.Args...)
		t.Current = Null()
		if err != nil {
			return err
		}
		v.Release()
	}
	return nil
}
