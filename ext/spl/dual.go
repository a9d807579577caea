package spl

import (
	"errors"

	"gaja/interp/php"
)

// dualState is the native state of IteratorIterator and its children: the iterator inside, walked natively, and the
// element that was fetched from it. A value of Undef in data means that there is no element.
type dualState struct {
	ready     bool // the constructor has run
	inner     php.Value
	it        php.Iterator
	data, key php.Value
	pos       int64

	offset, count int64          // LimitIterator
	cache         *cachingState  // CachingIterator
	filter        *callbackState // CallbackFilterIterator
	list          php.Value      // AppendIterator: the ArrayIterator of iterators
	listIt        php.Iterator
	regex         *regexState // RegexIterator
}

type callbackState struct {
	value  php.Value
	target php.Callable
}

var dualHandlers = php.Handlers{
	New:     func(_ *php.Context, o *php.Object) { o.Native = &dualState{} },
	NoClone: true,
	Free: func(o *php.Object) {
		d := o.Native.(*dualState)
		d.drop()
		if d.it != nil {
			d.it.Close()
			d.it = nil
		}
		if d.listIt != nil {
			d.listIt.Close()
			d.listIt = nil
		}
		for _, v := range []*php.Value{&d.inner, &d.list} {
			old := *v
			*v = php.Undef()
			old.Release()
		}
		if d.filter != nil {
			d.filter.value.Release()
			d.filter = nil
		}
		if c := d.cache; c != nil {
			d.cache = nil
			php.ArrayValue(c.full).Release()
		}
		if d.regex != nil {
			d.regex.pattern.Release()
		}
	},
	Walk: func(o *php.Object, visit func(*php.Value)) {
		d := o.Native.(*dualState)
		for _, v := range []*php.Value{&d.inner, &d.data, &d.key, &d.list} {
			visit(v)
		}
		walkIterator(d.it, visit)
		walkIterator(d.listIt, visit)
		if d.filter != nil {
			visit(&d.filter.value)
		}
		if c := d.cache; c != nil {
			v := php.ArrayValue(c.full)
			visit(&v)
			visit(&c.children)
		}
	},
}

func walkIterator(it php.Iterator, visit func(*php.Value)) {
	if w, ok := it.(interface{ Walk(func(*php.Value)) }); ok {
		w.Walk(visit)
	}
}

// ForwardMethod gives methods of the iterator inside to scripts that call them on the one around it.
func (d *dualState) ForwardMethod(lower string) (*php.Object, *php.Function, bool) {
	if !d.inner.IsObject() {
		return nil, nil, false
	}
	o := d.inner.Object()
	f := o.Class.FindMethod(lower)
	return o, f, f != nil
}

// notBuilt is what PHP throws when a subclass did not call the parent's constructor.
func notBuilt(ctx *php.Context) error {
	class := "Error"
	if ctx.Level == php.Level74 {
		class = "LogicException"
	}
	return ctx.ThrowError(class, "The object is in an invalid state as the parent constructor was not called")
}

func dualOf(c *php.Call) (*dualState, error) {
	if d := c.This.Native.(*dualState); d.ready {
		return d, nil
	}
	return nil, notBuilt(c.Ctx)
}

// build takes a traversable object, borrowed, as what is inside.
func (d *dualState) build(c *php.Call, inner *php.Object) error {
	if d.ready {
		return c.Ctx.Throwf("BadMethodCallException", "%s::getIterator() must be called exactly once per instance",
			c.Fn.Class.Name)
	}
	it, err := c.Ctx.IterateObject(inner)
	if err != nil {
		return err
	}
	d.ready, d.it, d.inner = true, it, php.ObjectValue(inner).Copy()
	return nil
}

// drop forgets the fetched element.
func (d *dualState) drop() {
	if i, ok := d.it.(interface{ Invalidate() }); ok {
		i.Invalidate()
	}
	data, key := d.data, d.key
	d.data, d.key = php.Undef(), php.Undef()
	data.Release()
	key.Release()
	if d.cache != nil {
		d.cache.drop()
	}
}

func (d *dualState) rewind(ctx *php.Context) error {
	d.drop()
	d.pos = 0
	if d.it == nil {
		return nil
	}
	return d.it.Rewind(ctx)
}

func (d *dualState) valid(ctx *php.Context) (bool, error) {
	if d.it == nil {
		return false, nil
	}
	return d.it.Valid(ctx)
}

// fetch takes the element at the place inside; check says to look first whether there is one.
func (d *dualState) fetch(ctx *php.Context, check bool) (bool, error) {
	d.drop()
	if check {
		if ok, err := d.valid(ctx); !ok || err != nil {
			return false, err
		}
	}
	v, err := d.it.Current(ctx)
	if err != nil {
		return false, err
	}
	d.data = v
	if d.key, err = d.it.Key(ctx); err != nil {
		return false, err
	}
	return true, nil
}

func (d *dualState) next(ctx *php.Context, drop bool) error {
	if drop {
		d.drop()
	}
	if d.it == nil {
		return ctx.ThrowError("Error", "The inner constructor wasn't initialized with an iterator instance")
	}
	d.pos++
	return d.it.Next(ctx)
}

// caught reports whether an error is an exception, and lets go of it then.
func caught(err error) bool {
	var t *php.Throw
	if errors.As(err, &t) {
		php.ObjectValue(t.Obj).Release()
		return true
	}
	return false
}

func orNull(v php.Value) php.Value {
	if v.IsUndef() {
		return php.Null()
	}
	return v.CopyDeref()
}

func iteratorIterator___construct(c *php.Call) (php.Value, error) {
	d, inner := c.This.Native.(*dualState), c.Object(0)
	iterator, err := c.Ctx.FindClass("Iterator", false)
	if err != nil || d.ready || inner.Class.Is(iterator) {
		if err == nil {
			err = d.build(c, inner)
		}
		return php.Null(), err
	}
	class := inner.Class
	if !c.IsNull(1) {
		cast, err := c.Ctx.FindClass(trimSlash(c.Str(1)), true)
		if err != nil {
			return php.Undef(), err
		}
		if cast == nil || !class.Is(cast) || cast.IteratorKind == 0 {
			return php.Undef(), c.Ctx.ThrowError("LogicException",
				"Class to downcast to not found or not base class or does not implement Traversable")
		}
		class = cast
	}
	aggregate, err := c.Ctx.FindClass("IteratorAggregate", false)
	if err != nil || !class.Is(aggregate) {
		return php.Null(), d.build(c, inner)
	}
	v, err := aggregateIterator(c.Ctx, inner, class)
	if err != nil {
		return php.Undef(), err
	}
	defer v.Release()
	return php.Null(), d.build(c, v.Object())
}

// aggregateIterator calls getIterator as a class has it; the result is owned.
func aggregateIterator(ctx *php.Context, o *php.Object, class *php.Class) (php.Value, error) {
	v, err := callFn(ctx, o, class.FindMethod("getiterator"))
	if err != nil {
		return php.Undef(), err
	}
	if v.IsObject() && v.Object().Class.IteratorKind != 0 {
		return v, nil
	}
	v.Release()
	return php.Undef(), ctx.Throwf("LogicException",
		"%s::getIterator() must return an object that implements Traversable", class.Name)
}

func iteratorIterator_getInnerIterator(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return orNull(d.inner), nil
}

func iteratorIterator_rewind(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if err := d.rewind(c.Ctx); err != nil {
		return php.Undef(), err
	}
	_, err = d.fetch(c.Ctx, true)
	return php.Null(), err
}

func iteratorIterator_valid(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.Bool(!d.data.IsUndef()), nil
}

func iteratorIterator_key(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return orNull(d.key), nil
}

func iteratorIterator_current(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return orNull(d.data), nil
}

func iteratorIterator_next(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if err := d.next(c.Ctx, true); err != nil {
		return php.Undef(), err
	}
	_, err = d.fetch(c.Ctx, true)
	return php.Null(), err
}
