package php

// Handles are resources that no script sees: what stands behind an object such as a Socket of 8.4. They count against
// the limit of open resources and are found when the engine closes, but take no resource number.

type handleKey struct{}

type handleCount struct{ last int64 }

// NewHandle makes a resource with one owner and a number of its own, below zero. Free is called once, when it is closed
// or its last owner goes.
func (ctx *Context) NewHandle(typ string, state any, free func(state any)) (*Resource, error) {
	if h := ctx.Limits.Handles; h > 0 && len(ctx.resources) >= h {
		if free != nil {
			free(state)
		}
		return nil, ctx.Fatal("Maximum number of %d open resources reached", h)
	}
	n := State(ctx, handleKey{}, func() *handleCount { return new(handleCount) })
	n.last--
	r := &Resource{head: head{kind: KindResource, rc: 1}, ID: n.last, Type: typ, State: state, Free: free, ctx: ctx}
	ctx.resources[r.ID] = r
	return r, nil
}

// Handles calls f for every open handle, oldest first.
func (ctx *Context) Handles(f func(*Resource)) {
	n := State(ctx, handleKey{}, func() *handleCount { return new(handleCount) })
	for id := int64(-1); id >= n.last; id-- {
		if r := ctx.resources[id]; r != nil {
			f(r)
		}
	}
}
