package spl

import "gaja/interp/php"

func recursiveOf(c *php.Call) (*recursiveState, error) {
	if r := c.This.Native.(*recursiveState); len(r.levels) > 0 {
		return r, nil
	}
	return nil, notBuilt(c.Ctx)
}

func recursiveIteratorIterator___construct(c *php.Call) (php.Value, error) {
	inner, err := insideOf(c)
	if err != nil {
		return php.Undef(), err
	}
	r := c.This.Native.(*recursiveState)
	return php.Null(), r.build(c.Ctx, c.This, inner, c.IntOr(1, ritLeavesOnly), c.IntOr(2, 0))
}

func recursiveIteratorIterator_rewind(c *php.Call) (php.Value, error) {
	return php.Null(), c.This.Native.(*recursiveState).rewind(c.Ctx, c.This)
}

func recursiveIteratorIterator_valid(c *php.Call) (php.Value, error) {
	ok, err := c.This.Native.(*recursiveState).valid(c.Ctx, c.This)
	return php.Bool(ok), err
}

func recursiveIteratorIterator_key(c *php.Call) (php.Value, error) {
	r, err := recursiveOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return r.top().it.Key(c.Ctx)
}

func recursiveIteratorIterator_current(c *php.Call) (php.Value, error) {
	r, err := recursiveOf(c)
	if err != nil {
		return php.Undef(), err
	}
	v, err := r.top().it.Current(c.Ctx)
	return deref(v), err
}

func recursiveIteratorIterator_next(c *php.Call) (php.Value, error) {
	r, err := recursiveOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.Null(), r.forward(c.Ctx, c.This)
}

func recursiveIteratorIterator_getDepth(c *php.Call) (php.Value, error) {
	r, err := recursiveOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.Int(int64(len(r.levels) - 1)), nil
}

func recursiveIteratorIterator_getSubIterator(c *php.Call) (php.Value, error) {
	r := c.This.Native.(*recursiveState)
	level := c.IntOr(0, int64(len(r.levels)-1))
	if level < 0 || level >= int64(len(r.levels)) {
		if len(r.levels) == 0 && c.IsNull(0) {
			return php.Undef(), notBuilt(c.Ctx)
		}
		return php.Null(), nil
	}
	return r.levels[level].obj.Copy(), nil
}

func recursiveIteratorIterator_getInnerIterator(c *php.Call) (php.Value, error) {
	r, err := recursiveOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return r.top().obj.Copy(), nil
}

func recursiveIteratorIterator_callHasChildren(c *php.Call) (php.Value, error) {
	r := c.This.Native.(*recursiveState)
	if len(r.levels) == 0 {
		return php.False(), nil
	}
	return c.Ctx.CallMethod(r.top().obj.Object(), "haschildren")
}

func recursiveIteratorIterator_callGetChildren(c *php.Call) (php.Value, error) {
	r, err := recursiveOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return c.Ctx.CallMethod(r.top().obj.Object(), "getchildren")
}

// The hooks do nothing; they are there to be overridden.

func noHook(*php.Call) (php.Value, error) { return php.Null(), nil }

func recursiveIteratorIterator_setMaxDepth(c *php.Call) (php.Value, error) {
	depth := c.IntOr(0, -1)
	if depth < -1 {
		if c.Ctx.Level == php.Level74 {
			return php.Undef(), c.Ctx.ThrowError("OutOfRangeException", "Parameter max_depth must be >= -1")
		}
		return php.Undef(), c.ArgValueError(0, "must be greater than or equal to -1")
	}
	c.This.Native.(*recursiveState).maxDepth = clampDepth(depth)
	return php.Null(), nil
}

func recursiveIteratorIterator_getMaxDepth(c *php.Call) (php.Value, error) {
	if d := c.This.Native.(*recursiveState).maxDepth; d != -1 {
		return php.Int(d), nil
	}
	return php.False(), nil
}
