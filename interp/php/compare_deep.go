package php

// tooDeep is PHP's answer to comparing what contains itself: an Error at 8.4, a fatal error at 7.4.
func (ctx *Context) tooDeep() error {
	const msg = "Nesting level too deep - recursive dependency?"
	if ctx.Level == Level74 {
		return ctx.Fatal(msg)
	}
	return ctx.ThrowError("Error", msg)
}

// compareArrays orders by count, then by the values of a's keys; a key that b lacks makes them uncomparable.
func (ctx *Context) compareArrays(a, b *Array, depth int) (int, error) {
	if a == b {
		return 0, nil
	}
	if a.count != b.count {
		if a.count > b.count {
			return 1, nil
		}
		return -1, nil
	}
	if depth > maxCompareDepth || !a.Enter() {
		return uncomparable, ctx.tooDeep()
	}
	a.rc++
	b.rc++
	c, err := ctx.compareElements(a, b, depth)
	a.Leave()
	ArrayValue(a).Release()
	ArrayValue(b).Release()
	return c, err
}

func (ctx *Context) compareElements(a, b *Array, depth int) (int, error) {
	for it := a.Iter(); it.Next(); {
		p := b.Lookup(it.Key())
		if p == nil {
			return uncomparable, nil
		}
		if c, err := ctx.compare(*it.Slot(), *p, depth+1); c != 0 || err != nil {
			return c, err
		}
	}
	return 0, nil
}

// compareObject orders two dereferenced values of which at least one is an object.
func (ctx *Context) compareObject(a, b Value, depth int) (int, error) {
	if a.p == b.p {
		return 0, nil
	}
	if a.IsNil() {
		return -1, nil
	}
	if b.IsNil() {
		return 1, nil
	}
	for _, v := range [2]Value{a, b} {
		if v.Kind() != KindObject {
			continue
		}
		if h := v.Object().Class.Handlers; h != nil && h.Compare != nil {
			c, ok, err := h.Compare(ctx, a, b)
			if !ok && err == nil {
				return uncomparable, nil
			}
			return c, err
		}
		break
	}
	if !a.IsObject() || !b.IsObject() {
		return ctx.compareCast(a, b, depth)
	}
	x, y := a.Object(), b.Object()
	if x.Class == y.Class && x.Class.Lower == "closure" && ctx.sameClosure(x, y) {
		return 0, nil
	}
	if x.Class != y.Class || x.Class.Flags&ClassEnum != 0 || x.Class.Lower == "closure" {
		return uncomparable, nil
	}
	if depth > maxCompareDepth || !x.Enter() {
		return uncomparable, ctx.tooDeep()
	}
	x.rc++
	y.rc++
	c, err := ctx.compareSettled(x, y, depth)
	x.Leave()
	ObjectValue(x).Release()
	ObjectValue(y).Release()
	return c, err
}

// compareSettled compares the properties of two objects, once lazy ones are initialised, the second
// first as PHP does.
func (ctx *Context) compareSettled(x, y *Object, depth int) (int, error) {
	if (x.oflag|y.oflag)&objLazyAny != 0 {
		var err error
		if y, err = ctx.InitLazy(y); err == nil {
			x, err = ctx.InitLazy(x)
		}
		if err != nil {
			return uncomparable, err
		}
	}
	return ctx.compareProps(x, y, depth)
}

// compareProps compares two objects of one class slot by slot, then their dynamic properties.
func (ctx *Context) compareProps(x, y *Object, depth int) (int, error) {
	if n, m := dynCount(x), dynCount(y); n != m {
		return order(n > m), nil
	}
	for i := range min(len(x.Slots), len(y.Slots)) {
		if x.Class.Props[i] == nil {
			continue
		}
		p, q := x.Slots[i], y.Slots[i]
		if p.IsUndef() || q.IsUndef() {
			if p.IsUndef() != q.IsUndef() {
				return uncomparable, nil
			}
			continue
		}
		if c, err := ctx.compare(p, q, depth+1); c != 0 || err != nil {
			return c, err
		}
	}
	if dynCount(x) == 0 {
		return 0, nil
	}
	return ctx.compareArrays(x.Dyn, y.Dyn, depth+1)
}

func (ctx *Context) sameClosure(x, y *Object) bool {
	m, ok := ctx.Machine.(ClosureMachine)
	return ok && ctx.Level != Level74 && m.SameClosure(x, y)
}

func dynCount(o *Object) int {
	if o.Dyn == nil {
		return 0
	}
	return o.Dyn.Len()
}

func order(greater bool) int {
	if greater {
		return 1
	}
	return -1
}

// compareCast orders an object and something else by casting the object to the other's kind.
func (ctx *Context) compareCast(a, b Value, depth int) (int, error) {
	o, other, swapped := a, b, false
	if !a.IsObject() {
		o, other, swapped = b, a, true
	}
	if o.Object().Class.Flags&ClassEnum != 0 && ctx.Level != Level74 {
		return uncomparable, nil
	}
	v, ok, err := ctx.castFor(o.Object(), other.Kind())
	if err != nil {
		return uncomparable, err
	}
	if !ok {
		return order(!swapped), nil
	}
	var c int
	if swapped {
		c, err = ctx.compare(other, v, depth+1)
	} else {
		c, err = ctx.compare(v, other, depth+1)
	}
	v.Release()
	return c, err
}

// castFor converts an object for a comparison with a value of the kind; false means that it cannot be.
func (ctx *Context) castFor(o *Object, k Kind) (Value, bool, error) {
	switch k {
	case KindFalse, KindTrue:
		return Bool(ctx.objectTruth(o)), true, nil
	case KindInt, KindFloat:
		return ctx.castNumber(o, k)
	case KindString:
		s, ok, err := ctx.stringify(o)
		if !ok || err != nil {
			return Undef(), false, err
		}
		return StrValue(s), true, nil
	}
	return Undef(), false, nil
}

// castNumber is an object as a number for a comparison: 1 with a notice if its class knows none.
func (ctx *Context) castNumber(o *Object, k Kind) (Value, bool, error) {
	if h := o.Class.Handlers; h != nil && h.Cast != nil {
		if v, ok, err := h.Cast(ctx, o, k); ok || err != nil {
			return v, ok, err
		}
	}
	ctx.Raise(ENotice, "Object of class "+o.Class.ShownName()+" could not be converted to "+KindName(k))
	if k == KindFloat {
		return Float(1), true, ctx.takePending()
	}
	return Int(1), true, ctx.takePending()
}
