package spl

import "gaja/interp/php"

func limitIterator___construct(c *php.Call) (php.Value, error) {
	d, offset, count := c.This.Native.(*dualState), c.IntOr(1, 0), c.IntOr(2, -1)
	old := c.Ctx.Level == php.Level74
	if !d.ready {
		switch {
		case offset < 0 && old:
			return php.Undef(), c.Ctx.ThrowError("OutOfRangeException", "Parameter offset must be >= 0")
		case offset < 0:
			return php.Undef(), c.ArgValueError(1, "must be greater than or equal to 0")
		case count < -1 && old:
			return php.Undef(), c.Ctx.ThrowError("OutOfRangeException",
				"Parameter count must either be -1 or a value greater than or equal 0")
		case count < -1:
			return php.Undef(), c.ArgValueError(2, "must be greater than or equal to -1")
		}
	}
	if err := d.build(c, c.Object(0)); err != nil {
		return php.Undef(), err
	}
	d.offset, d.count = offset, count
	return php.Null(), nil
}

// within reports whether the position is one that the limit lets through.
func (d *dualState) within() bool { return d.count == -1 || d.pos-d.offset < d.count }

func (d *dualState) seek(ctx *php.Context, pos int64) error {
	d.drop()
	if pos < d.offset {
		return ctx.Throwf("OutOfBoundsException", "Cannot seek to %d which is below the offset %d", pos, d.offset)
	}
	if d.count != -1 && pos-d.offset >= d.count {
		return ctx.Throwf("OutOfBoundsException", "Cannot seek to %d which is behind offset %d plus count %d",
			pos, d.offset, d.count)
	}
	seekable, err := ctx.FindClass("SeekableIterator", false)
	if err != nil {
		return err
	}
	inner := d.inner.Object()
	if pos != d.pos && inner.Class.Is(seekable) {
		v, err := ctx.CallMethod(inner, "seek", php.Int(pos))
		v.Release()
		if err != nil {
			return err
		}
		d.pos = pos
		if !d.within() {
			return nil
		}
		_, err = d.fetch(ctx, true)
		return err
	}
	return d.seekByNext(ctx, pos)
}

func (d *dualState) seekByNext(ctx *php.Context, pos int64) error {
	if pos < d.pos {
		if err := d.rewind(ctx); err != nil {
			return err
		}
	}
	for pos > d.pos {
		ok, err := d.valid(ctx)
		if err != nil {
			return err
		}
		if !ok {
			break
		}
		if err := d.next(ctx, true); err != nil {
			return err
		}
	}
	ok, err := d.valid(ctx)
	if err == nil && ok {
		_, err = d.fetch(ctx, true)
	}
	return err
}

func limitIterator_rewind(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err == nil {
		err = d.rewind(c.Ctx)
	}
	if err == nil {
		err = d.seek(c.Ctx, d.offset)
	}
	return php.Null(), err
}

func limitIterator_valid(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.Bool(d.within() && !d.data.IsUndef()), nil
}

func limitIterator_next(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err == nil {
		err = d.next(c.Ctx, true)
	}
	if err == nil && d.within() {
		_, err = d.fetch(c.Ctx, true)
	}
	return php.Null(), err
}

func limitIterator_seek(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err == nil {
		err = d.seek(c.Ctx, c.Int(0))
	}
	if err != nil {
		return php.Undef(), err
	}
	return php.Int(d.pos), nil
}

func limitIterator_getPosition(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.Int(d.pos), nil
}

func noRewindIterator___construct(c *php.Call) (php.Value, error) { return buildSimple(c) }

// noRewindIterator_rewind leaves the iterator inside where it is.
func noRewindIterator_rewind(*php.Call) (php.Value, error) { return php.Null(), nil }

func noRewindIterator_valid(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	ok, err := d.valid(c.Ctx)
	return php.Bool(ok), err
}

func noRewindIterator_key(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return d.it.Key(c.Ctx)
}

func noRewindIterator_current(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	v, err := d.it.Current(c.Ctx)
	return deref(v), err
}

func noRewindIterator_next(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.Null(), d.it.Next(c.Ctx)
}

func infiniteIterator___construct(c *php.Call) (php.Value, error) { return buildSimple(c) }

// infiniteIterator_next begins again where the iterator inside ends.
func infiniteIterator_next(c *php.Call) (php.Value, error) {
	d, err := dualOf(c)
	if err == nil {
		err = d.next(c.Ctx, true)
	}
	if err != nil {
		return php.Undef(), err
	}
	ok, err := d.valid(c.Ctx)
	if err == nil && !ok {
		if err = d.rewind(c.Ctx); err == nil {
			ok, err = d.valid(c.Ctx)
		}
	}
	if err == nil && ok {
		_, err = d.fetch(c.Ctx, false)
	}
	return php.Null(), err
}

func emptyIterator_current(c *php.Call) (php.Value, error) {
	return php.Undef(), c.Ctx.ThrowError("BadMethodCallException", "Accessing the value of an EmptyIterator")
}

func emptyIterator_key(c *php.Call) (php.Value, error) {
	return php.Undef(), c.Ctx.ThrowError("BadMethodCallException", "Accessing the key of an EmptyIterator")
}

func emptyIterator_next(*php.Call) (php.Value, error)   { return php.Null(), nil }
func emptyIterator_rewind(*php.Call) (php.Value, error) { return php.Null(), nil }
func emptyIterator_valid(*php.Call) (php.Value, error)  { return php.False(), nil }
