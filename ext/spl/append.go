package spl

import "gaja/interp/php"

func appendIterator___construct(c *php.Call) (php.Value, error) {
	d := c.This.Native.(*dualState)
	if d.ready {
		return php.Undef(), c.Ctx.Throwf("BadMethodCallException",
			"%s::getIterator() must be called exactly once per instance", c.Fn.Class.Name)
	}
	class, err := c.Ctx.FindClass("ArrayIterator", false)
	if err != nil {
		return php.Undef(), err
	}
	o := php.NewObject(class)
	if d.listIt, err = c.Ctx.IterateObject(o); err != nil {
		return php.Undef(), err
	}
	d.ready, d.list = true, php.ObjectValue(o)
	return php.Null(), nil
}

// nextIterator goes inside the iterator at which the list stands.
func (d *dualState) nextIterator(ctx *php.Context) (bool, error) {
	d.drop()
	if d.it != nil {
		d.it.Close()
		d.it = nil
	}
	old := d.inner
	d.inner = php.Undef()
	old.Release()
	ok, err := d.listIt.Valid(ctx)
	if !ok || err != nil {
		return false, err
	}
	v, err := d.listIt.Current(ctx)
	if err != nil {
		return false, err
	}
	d.inner = deref(v)
	if d.it, err = ctx.IterateObject(d.inner.Object()); err != nil {
		return false, err
	}
	return true, d.rewind(ctx)
}

// fetchAppended fetches an element, from the next iterators when this one has none left.
func (d *dualState) fetchAppended(ctx *php.Context) error {
	for {
		ok, err := d.valid(ctx)
		if err != nil {
			return err
		}
		if ok {
			_, err = d.fetch(ctx, false)
			return err
		}
		if err := d.listIt.Next(ctx); err != nil {
			return err
		}
		if ok, err := d.nextIterator(ctx); !ok || err != nil {
			return err
		}
	}
}

func appendIterator_append(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	onList, err := d.listIt.Valid(c.Ctx)
	if err != nil {
		return php.Undef(), err
	}
	valid, err := d.valid(c.Ctx)
	if err != nil {
		return php.Undef(), err
	}
	if err := arrayAppend(c.Ctx, tableOf(d.list.Object()), c.Arg(0).Copy()); err != nil {
		return php.Undef(), err
	}
	if onList && !valid {
		if err := d.listIt.Next(c.Ctx); err != nil {
			return php.Undef(), err
		}
	}
	if d.it != nil {
		if valid, err = d.valid(c.Ctx); err != nil || valid {
			return php.Null(), err
		}
	}
	return php.Null(), d.goTo(c.Ctx, c.Object(0))
}

// goTo moves along the list to an iterator just appended and fetches from there.
func (d *dualState) goTo(ctx *php.Context, o *php.Object) error {
	if ok, err := d.listIt.Valid(ctx); err != nil {
		return err
	} else if !ok {
		if err := d.listIt.Rewind(ctx); err != nil {
			return err
		}
	}
	for {
		ok, err := d.nextIterator(ctx)
		if err != nil {
			return err
		}
		if !ok || d.inner.Object() == o {
			return d.fetchAppended(ctx)
		}
		if err := d.listIt.Next(ctx); err != nil {
			return err
		}
	}
}

func appendIterator_current(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if _, err := d.fetch(c.Ctx, true); err != nil {
		return php.Undef(), err
	}
	return orNull(d.data), nil
}

func appendIterator_rewind(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if err := d.listIt.Rewind(c.Ctx); err != nil {
		return php.Undef(), err
	}
	ok, err := d.nextIterator(c.Ctx)
	if ok && err == nil {
		err = d.fetchAppended(c.Ctx)
	}
	return php.Null(), err
}

func appendIterator_valid(c *php.Call) (php.Value, error) { return iteratorIterator_valid(c) }

func appendIterator_next(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	ok, err := d.valid(c.Ctx)
	if ok && err == nil {
		err = d.next(c.Ctx, true)
	}
	if err == nil {
		err = d.fetchAppended(c.Ctx)
	}
	return php.Null(), err
}

func appendIterator_getIteratorIndex(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return d.listIt.Key(c.Ctx)
}

func appendIterator_getArrayIterator(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return d.list.Copy(), nil
}
