package php

// IterateObject starts a walk over a Traversable object from Go, whatever kind it is: a builtin class with a native
// iteration, an Iterator whose methods are called, or an IteratorAggregate whose getIterator is asked. It is what
// foreach does. Call Rewind first; Close when done.
func (ctx *Context) IterateObject(o *Object) (Iterator, error) {
	it, err := ctx.iterateObject(o)
	if err != nil {
		return nil, err
	}
	if _, ok := it.(*heldIterator); ok {
		return it, nil
	}
	return &heldIterator{Iterator: it, ctx: ctx, handle: ctx.TakeHandle()}, nil
}

// heldIterator is an iteration with an object handle, as PHP has it.
type heldIterator struct {
	Iterator
	ctx    *Context
	handle uint32
}

// Close implements Iterator.
func (h *heldIterator) Close() {
	h.Iterator.Close()
	if h.handle != 0 {
		h.ctx.GiveHandle(h.handle)
		h.handle = 0
	}
}

// Invalidate forgets a cached element; see methodIterator.
func (h *heldIterator) Invalidate() {
	if i, ok := h.Iterator.(interface{ Invalidate() }); ok {
		i.Invalidate()
	}
}

// Walk visits the values that the iteration holds.
func (h *heldIterator) Walk(visit func(*Value)) {
	if w, ok := h.Iterator.(interface{ Walk(func(*Value)) }); ok {
		w.Walk(visit)
	}
}

func (ctx *Context) iterateObject(o *Object) (Iterator, error) {
	switch {
	case o.Class.Handlers.Iterate != nil:
		return o.Class.Handlers.Iterate(ctx, o, false)
	case o.Class.IteratorKind == 2:
		return ctx.IterateAggregate(o)
	case o.Class.Lower == "generator":
		if generatorEnded(ctx, o) {
			return nil, ctx.ThrowError("Exception", "Cannot traverse an already closed generator")
		}
	}
	return newMethodIterator(o), nil
}

// aggregateIterator calls getIterator and checks what it gave, which is owned by the caller.
func (ctx *Context) aggregateIterator(o *Object) (*Object, error) {
	v, err := ctx.CallMethod(o, "getiterator")
	if err != nil {
		return nil, err
	}
	if v.IsObject() && v.Object().Class.IteratorKind != 0 && v.Object() != o {
		return v.Object(), nil
	}
	v.Release()
	return nil, ctx.Throwf("Exception",
		"Objects returned by %s::getIterator() must be traversable or implement interface Iterator", o.Class.Name)
}

// methodIterator walks an Iterator by calling its five methods, found once. Like foreach it asks for the current value
// once for each step.
type methodIterator struct {
	o                               *Object
	rewind, valid, current, key, nx *Function
	cached                          Value
}

// IterateMethods starts a walk that calls the five methods of an Iterator, which a builtin class does where a script's
// subclass overrides one of them.
func (ctx *Context) IterateMethods(o *Object) Iterator { return newMethodIterator(o) }

// IterateAggregate starts a walk over what getIterator gives.
func (ctx *Context) IterateAggregate(o *Object) (Iterator, error) {
	inner, err := ctx.aggregateIterator(o)
	if err != nil {
		return nil, err
	}
	it, err := ctx.iterateObject(inner)
	ObjectValue(inner).Release()
	return it, err
}

func newMethodIterator(o *Object) *methodIterator {
	ObjectValue(o).AddRef()
	c := o.Class
	return &methodIterator{o: o, rewind: c.FindMethod("rewind"), valid: c.FindMethod("valid"),
		current: c.FindMethod("current"), key: c.FindMethod("key"), nx: c.FindMethod("next")}
}

func (it *methodIterator) call(ctx *Context, f *Function) (Value, error) {
	return ctx.Machine.Call(Callable{Fn: f, This: it.o, Static: it.o.Class}, nil)
}

// Invalidate forgets the current value, so that the next Current calls the method again: IteratorIterator and its
// children ask so whenever they have moved.
func (it *methodIterator) Invalidate() { it.drop() }

// Walk visits the values that the iteration holds.
func (it *methodIterator) Walk(visit func(*Value)) {
	if it.o != nil {
		v := ObjectValue(it.o)
		visit(&v)
		visit(&it.cached)
	}
}

func (it *methodIterator) drop() {
	v := it.cached
	it.cached = Undef()
	v.Release()
}

// Rewind implements Iterator.
func (it *methodIterator) Rewind(ctx *Context) error {
	it.drop()
	v, err := it.call(ctx, it.rewind)
	v.Release()
	return err
}

// Valid implements Iterator.
func (it *methodIterator) Valid(ctx *Context) (bool, error) {
	v, err := it.call(ctx, it.valid)
	if err != nil {
		return false, err
	}
	ok := ctx.Truth(v)
	v.Release()
	return ok, nil
}

// Current implements Iterator.
func (it *methodIterator) Current(ctx *Context) (Value, error) {
	if it.cached.IsUndef() {
		v, err := it.call(ctx, it.current)
		if err != nil {
			return Undef(), err
		}
		it.cached = v
	}
	return it.cached.Copy(), nil
}

// Key implements Iterator.
func (it *methodIterator) Key(ctx *Context) (Value, error) { return it.call(ctx, it.key) }

// Next implements Iterator.
func (it *methodIterator) Next(ctx *Context) error {
	it.drop()
	v, err := it.call(ctx, it.nx)
	v.Release()
	return err
}

// Close implements Iterator.
func (it *methodIterator) Close() {
	it.drop()
	if o := it.o; o != nil {
		it.o = nil
		ObjectValue(o).Release()
	}
}

// NewInternalIterator wraps a native iteration in an object of class InternalIterator, which is what getIterator of
// builtin classes returns at 8.4. The object takes it over and is owned by the caller.
func (ctx *Context) NewInternalIterator(it Iterator) (*Object, error) {
	c, err := ctx.FindClass("InternalIterator", false)
	if err != nil {
		return nil, err
	}
	if c == nil {
		return nil, ctx.ThrowError("Error", `Class "InternalIterator" not found`)
	}
	if err := ctx.Machine.PrepareClass(c); err != nil {
		return nil, err
	}
	o := NewObject(c)
	o.Native = &InternalIteration{It: it}
	return o, nil
}

// InternalIteration is the native state of an InternalIterator.
type InternalIteration struct {
	It Iterator
	// Rewound is set once the walk has begun; Moved once it has left the first element.
	Rewound, Moved bool
}

// generatorEnded reports whether a generator has nothing more to give.
func generatorEnded(ctx *Context, o *Object) bool {
	m, ok := ctx.Machine.(GeneratorMachine)
	if !ok {
		return false
	}
	_, ended := m.GeneratorFunction(o)
	return ended
}
