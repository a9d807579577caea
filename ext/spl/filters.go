package spl

import "gaja/interp/php"

// buildSimple is the constructor of the iterators that take nothing but what goes inside.
func buildSimple(c *php.Call) (php.Value, error) {
	return php.Null(), c.This.Native.(*dualState).build(c, c.Object(0))
}

func filterIterator___construct(c *php.Call) (php.Value, error)          { return buildSimple(c) }
func recursiveFilterIterator___construct(c *php.Call) (php.Value, error) { return buildSimple(c) }
func parentIterator___construct(c *php.Call) (php.Value, error)          { return buildSimple(c) }

// filter fetches elements until accept says yes.
func (d *dualState) accept(ctx *php.Context, self *php.Object) error {
	f := self.Class.FindMethod("accept")
	for {
		ok, err := d.fetch(ctx, true)
		if err != nil {
			return err
		}
		if !ok {
			d.drop()
			return nil
		}
		v, err := callFn(ctx, self, f)
		yes := ctx.Truth(v)
		v.Release()
		if err != nil || yes {
			return err
		}
		if err := ctx.Poll(); err != nil {
			return err
		}
		if err := d.it.Next(ctx); err != nil {
			return err
		}
	}
}

func filterIterator_rewind(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err == nil {
		err = d.rewind(c.Ctx)
	}
	if err == nil {
		err = d.accept(c.Ctx, c.This)
	}
	return php.Null(), err
}

func filterIterator_next(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err == nil {
		err = d.next(c.Ctx, true)
	}
	if err == nil {
		err = d.accept(c.Ctx, c.This)
	}
	return php.Null(), err
}

// callInner calls a method of the iterator inside.
func callInner(c *php.Call, lower string) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return c.Ctx.CallMethod(d.inner.Object(), lower)
}

func recursiveFilterIterator_hasChildren(c *php.Call) (php.Value, error) {
	return callInner(c, "haschildren")
}

func parentIterator_accept(c *php.Call) (php.Value, error) { return callInner(c, "haschildren") }

// childrenOf makes an iterator of this one's class around the children inside.
func childrenOf(c *php.Call, args ...php.Value) (php.Value, error) {
	v, err := callInner(c, "getchildren")
	if err != nil {
		return php.Undef(), err
	}
	defer v.Release()
	o, err := c.Ctx.Instantiate(c.This.Class, append([]php.Value{v}, args...)...)
	if err != nil {
		return php.Undef(), err
	}
	return php.ObjectValue(o), nil
}

func recursiveFilterIterator_getChildren(c *php.Call) (php.Value, error) { return childrenOf(c) }

func callbackFilterIterator___construct(c *php.Call) (php.Value, error) {
	d := c.This.Native.(*dualState)
	target, reason, err := c.Ctx.Machine.ResolveCallable(c.Arg(1))
	if err != nil {
		return php.Undef(), err
	}
	if target.Fn == nil {
		return php.Undef(), c.ArgTypeError(1, "must be a valid callback, %s", reason)
	}
	if err := d.build(c, c.Object(0)); err != nil {
		return php.Undef(), err
	}
	d.filter = &callbackState{c.Arg(1).Copy(), target}
	return php.Null(), nil
}

func recursiveCallbackFilterIterator___construct(c *php.Call) (php.Value, error) {
	return callbackFilterIterator___construct(c)
}

func callbackFilterIterator_accept(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if d.data.IsUndef() || d.key.IsUndef() {
		return php.False(), nil
	}
	v, err := c.Ctx.Machine.Call(d.filter.target, []php.Value{d.data.Deref(), d.key.Deref(), d.inner})
	if err != nil {
		return php.Undef(), err
	}
	yes := c.Ctx.Truth(v)
	v.Release()
	return php.Bool(yes), nil
}

func recursiveCallbackFilterIterator_hasChildren(c *php.Call) (php.Value, error) {
	return callInner(c, "haschildren")
}

func recursiveCallbackFilterIterator_getChildren(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return childrenOf(c, d.filter.value)
}
