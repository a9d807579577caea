package standard

import "gaja/interp/php"

// callback resolves the callable in argument i. ok is false when it is not callable: at 8.4 with an error, at 7.4 after
// a warning.
func callback(c *php.Call, i int) (fn php.Callable, ok bool, err error) {
	fn, reason, err := c.Ctx.Machine.ResolveCallable(c.Arg(i))
	if err != nil {
		return fn, false, err
	}
	if fn.Fn != nil {
		if p := c.Fn.Param(i); fn.Detached && (p.Type == nil || p.Type.Mask&php.TCallable == 0) {
			c.Ctx.DetachedArg(c.Fn, i, fn.Fn)
		}
		return fn, true, nil
	}
	if is84(c) {
		or := ""
		if p := c.Fn.Param(i); p != nil && p.Type != nil && p.Type.AllowsNull() {
			or = " or null"
		}
		return fn, false, c.ArgTypeError(i, "must be a valid callback%s, %s", or, reason)
	}
	c.Ctx.Warning("%s() expects parameter %d to be a valid callback, %s", c.Name(), i+1, reason)
	return fn, false, nil
}

// callByRef calls a callback. At 7.4, parameters that it takes by reference get references of their own, and nothing is
// said about it.
func callByRef(c *php.Call, fn php.Callable, args []php.Value) (php.Value, error) {
	if fn.Fn == nil || is84(c) {
		return c.Ctx.Machine.Call(fn, args)
	}
	return callWrapped(c, fn, args)
}

func callWrapped(c *php.Call, fn php.Callable, args []php.Value) (php.Value, error) {
	wrapped := args
	for i, v := range args {
		if fn.Fn.ByRef(i) && !v.IsRef() {
			if &wrapped[0] == &args[0] {
				wrapped = append([]php.Value(nil), args...)
			}
			wrapped[i] = php.RefValue(php.NewRef(v.Copy()))
			defer wrapped[i].Release()
		}
	}
	return c.Ctx.Machine.Call(fn, wrapped)
}

func arrayMap(c *php.Call) (php.Value, error) {
	if c.N() == 2 {
		return mapOne(c)
	}
	var fn php.Callable
	if !c.IsNull(0) {
		f, ok, err := callback(c, 0)
		if !ok {
			return php.Null(), err
		}
		fn = f
	}
	n := 0
	iters := make([]php.Iter, c.N()-1)
	for i := range iters {
		v := c.Arg(i + 1)
		if !v.IsArray() {
			if is84(c) {
				return php.Undef(), c.ArgTypeError(i+1, "must be of type array, %s given", php.TypeName(v))
			}
			c.Warn("Expected parameter %d to be an array, %s given", i+2, shortType(v))
			return php.Null(), nil
		}
		defer v.Copy().Release()
		iters[i] = v.Array().Iter()
		n = max(n, v.Array().Len())
	}
	out := c.Ctx.NewArray(n)
	args := make([]php.Value, len(iters))
	for ; n > 0; n-- {
		for i := range iters {
			args[i] = php.Null()
			if iters[i].Next() {
				args[i] = *iters[i].Slot()
			}
		}
		v, err := mapped(c, fn, args)
		if err != nil {
			php.ArrayValue(out).Release()
			return php.Undef(), err
		}
		out.Append(v)
	}
	return php.ArrayValue(out), nil
}

// mapped is one result of array_map: the callback's, or for none the list of arguments.
func mapped(c *php.Call, fn php.Callable, args []php.Value) (php.Value, error) {
	if fn.Fn != nil {
		return callByRef(c, fn, args)
	}
	row := c.Ctx.NewArray(len(args))
	for _, v := range args {
		row.Append(v.Copy()) // references stay what they are
	}
	return php.ArrayValue(row), nil
}

// mapOne is array_map with one array, whose keys are kept.
func mapOne(c *php.Call) (php.Value, error) {
	src := c.Arg(1)
	if c.IsNull(0) {
		if !src.IsArray() {
			return badMapArray(c, src)
		}
		return src.Copy(), nil
	}
	fn, ok, err := callback(c, 0)
	if !ok {
		return php.Null(), err
	}
	if !src.IsArray() {
		return badMapArray(c, src)
	}
	held := src.Copy()
	defer held.Release()
	a := held.Array()
	if a.Len() == 0 {
		return held.Copy(), nil
	}
	var args [1]php.Value
	packed := a.IsPacked() && a.IsList()
	out := c.Ctx.NewArray(0)
	if packed {
		out = c.Ctx.NewArray(a.Len())
	} else if !a.IsPacked() {
		out = c.Ctx.NewHash(a.Len())
	}
	for it := a.Iter(); it.Next(); {
		args[0] = it.Value()
		v, err := callByRef(c, fn, args[:])
		if err != nil {
			php.ArrayValue(out).Release()
			return php.Undef(), err
		}
		if packed {
			out.Append(v)
		} else {
			out.Put(it.Key(), v)
		}
	}
	return php.ArrayValue(out), nil
}

func badMapArray(c *php.Call, v php.Value) (php.Value, error) {
	if is84(c) {
		return php.Undef(), c.ArgTypeError(1, "must be of type array, %s given", php.TypeName(v))
	}
	c.Warn("Expected parameter 2 to be an array, %s given", shortType(v))
	return php.Null(), nil
}

// ARRAY_FILTER_USE_*.
const (
	filterBoth = 1
	filterKey  = 2
)

func arrayFilter(c *php.Call) (php.Value, error) {
	src := c.Arg(0)
	held := src.Copy()
	defer held.Release()
	var fn php.Callable
	if !c.IsNull(1) {
		f, ok, err := callback(c, 1)
		if !ok {
			return php.Null(), err
		}
		fn = f
	}
	mode := c.IntOr(2, 0)
	out := c.Ctx.NewArray(0)
	var args [2]php.Value
	for it := held.Array().Iter(); it.Next(); {
		keep := false
		if fn.Fn == nil {
			keep = c.Ctx.Truth(it.Value())
		} else {
			n := 1
			switch mode {
			case filterKey:
				args[0] = it.Key().Borrow()
			case filterBoth:
				args[0], args[1], n = it.Value(), it.Key().Borrow(), 2
			default:
				args[0] = it.Value()
			}
			v, err := callByRef(c, fn, args[:n])
			if err != nil {
				php.ArrayValue(out).Release()
				return php.Undef(), err
			}
			keep = c.Ctx.Truth(v)
			v.Release()
		}
		if keep {
			out.Put(it.Key(), it.Slot().CopyElem())
		}
	}
	return php.ArrayValue(out), nil
}

func arrayReduce(c *php.Call) (php.Value, error) {
	fn, ok, err := callback(c, 1)
	if !ok {
		return php.Null(), err
	}
	held := c.Arg(0).Copy()
	defer held.Release()
	acc := php.Null()
	if c.Has(2) {
		acc = c.Arg(2).Copy()
	}
	var args [2]php.Value
	for it := held.Array().Iter(); it.Next(); {
		args[0], args[1] = acc, it.Value()
		v, err := callByRef(c, fn, args[:])
		acc.Release()
		if err != nil {
			return php.Undef(), err
		}
		acc = v
	}
	return acc, nil
}

// search calls the callback with every value and key until it gives want; at is the element then.
func search(c *php.Call, want bool, found func(it *php.Iter)) error {
	fn, ok, err := callback(c, 1)
	if !ok {
		return err
	}
	held := c.Arg(0).Copy()
	defer held.Release()
	var args [2]php.Value
	for it := held.Array().Iter(); it.Next(); {
		args[0], args[1] = it.Value(), it.Key().Borrow()
		v, err := c.Ctx.Machine.Call(fn, args[:])
		if err != nil {
			return err
		}
		hit := c.Ctx.Truth(v) == want
		v.Release()
		if hit {
			found(&it)
			return nil
		}
	}
	return nil
}

func arrayFind(c *php.Call) (php.Value, error) {
	res := php.Null()
	err := search(c, true, func(it *php.Iter) { res = it.Value().Copy() })
	return res, err
}

func arrayFindKey(c *php.Call) (php.Value, error) {
	res := php.Null()
	err := search(c, true, func(it *php.Iter) { res = it.Key().Value() })
	return res, err
}

func arrayAny(c *php.Call) (php.Value, error) {
	res := php.False()
	err := search(c, true, func(*php.Iter) { res = php.True() })
	return res, err
}

func arrayAll(c *php.Call) (php.Value, error) {
	res := php.True()
	err := search(c, false, func(*php.Iter) { res = php.False() })
	return res, err
}
