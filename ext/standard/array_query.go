package standard

import (
	"gaja/interp/php"
)

func count(c *php.Call) (php.Value, error) {
	v, mode := c.Arg(0), c.IntOr(1, 0)
	if mode != 0 && mode != 1 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(1, "must be either COUNT_NORMAL or COUNT_RECURSIVE")
		}
		if v.IsArray() {
			mode = 0
		}
	}
	switch v.Kind() {
	case php.KindArray:
		if mode == 1 {
			return php.Int(countDeep(c, v.Array())), nil
		}
		return php.Int(int64(v.Array().Len())), nil
	case php.KindObject:
		n, ok, err := countObject(c.Ctx, v.Object())
		if ok || err != nil {
			return php.Int(n), err
		}
	}
	if is84(c) {
		return php.Undef(), c.ArgTypeError(0, "must be of type Countable|array, %s given", php.TypeName(v))
	}
	c.Warn("Parameter must be an array or an object that implements Countable")
	if v.IsNil() {
		return php.Int(0), nil
	}
	return php.Int(1), nil
}

// countObject is count() of an object that can be counted.
func countObject(ctx *php.Context, o *php.Object) (n int64, ok bool, err error) {
	if h := o.Class.Handlers; h != nil && h.Count != nil {
		n, err = h.Count(ctx, o)
		return n, true, err
	}
	if !o.Class.Countable {
		return 0, false, nil
	}
	v, err := ctx.CallMethod(o, "count")
	if err != nil {
		return 0, true, err
	}
	n = ctx.ToInt(v)
	v.Release()
	return n, true, nil
}

func countDeep(c *php.Call, a *php.Array) int64 {
	if !a.Enter() {
		c.Warn("%s", map[bool]string{true: "Recursion detected", false: "recursion detected"}[is84(c)])
		return 0
	}
	defer a.Leave()
	n := int64(a.Len())
	for v := range a.Values() {
		if v.IsArray() {
			n += countDeep(c, v.Array())
		}
	}
	return n
}

func sizeof(c *php.Call) (php.Value, error) { return count(c) }

// find returns an iterator standing on the first element equal to a needle.
func find(c *php.Call) (it php.Iter, found bool, err error) {
	needle, strict := c.Arg(0), c.Bool(2)
	held := c.Arg(1)
	it = held.Array().Iter()
	switch {
	case strict && needle.IsInt():
		for n := needle.Int(); it.Next(); {
			if v := it.Value(); v.IsInt() && v.Int() == n {
				return it, true, nil
			}
		}
	case strict:
		for it.Next() {
			if php.Identical(needle, it.Value()) {
				return it, true, nil
			}
		}
	default:
		defer held.Copy().Release()
		for it.Next() {
			v := it.Value()
			if needle.IsInt() && v.IsInt() {
				if needle.Int() == v.Int() {
					return it, true, nil
				}
				continue
			}
			eq, err := c.Ctx.LooseEqual(needle, v)
			if eq || err != nil {
				return it, eq && err == nil, err
			}
		}
	}
	return it, false, nil
}

func inArray(c *php.Call) (php.Value, error) {
	_, found, err := find(c)
	return php.Bool(found), err
}

func arraySearch(c *php.Call) (php.Value, error) {
	it, found, err := find(c)
	if !found {
		return php.False(), err
	}
	return it.Key().Value(), nil
}

func arrayKeys(c *php.Call) (php.Value, error) {
	a := c.Array(0)
	if c.Has(1) {
		return keysOf(c, a)
	}
	return keyList(c.Ctx, a), nil
}

func keyList(ctx *php.Context, a *php.Array) php.Value {
	out := ctx.NewArray(a.Len())
	if a.IsPacked() && a.IsList() {
		for i := 0; i < a.Len(); i++ {
			out.Append(php.Int(int64(i)))
		}
		return php.ArrayValue(out)
	}
	for it := a.Iter(); it.Next(); {
		out.Append(it.Key().Value())
	}
	return php.ArrayValue(out)
}

// keysOf returns the keys of the elements equal to argument 1.
func keysOf(c *php.Call, a *php.Array) (php.Value, error) {
	out := c.Ctx.NewArray(0)
	want, strict := c.Arg(1), c.Bool(2)
	defer c.Arg(0).Copy().Release()
	for it := a.Iter(); it.Next(); {
		eq := false
		if strict {
			eq = php.Identical(want, it.Value())
		} else {
			var err error
			if eq, err = c.Ctx.LooseEqual(want, it.Value()); err != nil {
				return php.Undef(), err
			}
		}
		if eq {
			out.Append(it.Key().Value())
		}
	}
	return php.ArrayValue(out), nil
}

func arrayValues(c *php.Call) (php.Value, error) { return valueList(c.Ctx, c.Arg(0)), nil }

func valueList(ctx *php.Context, v php.Value) php.Value {
	a := v.Array()
	if plainList(a) {
		return v.Copy()
	}
	out := ctx.NewArray(a.Len())
	for it := a.Iter(); it.Next(); {
		out.Append(it.Slot().CopyElem())
	}
	return php.ArrayValue(out)
}

func arrayKeyExists(c *php.Call) (php.Value, error) {
	k, v := c.Arg(0), c.Arg(1)
	if v.IsObject() {
		return keyOfObject(c, k, v.Object())
	}
	if !v.IsArray() {
		if is84(c) {
			return php.Undef(), c.ArgTypeError(1, "must be of type array, %s given", php.TypeName(v))
		}
		c.Ctx.Warning("%s() expects parameter 2 to be array, %s given", c.Name(), shortType(v))
		return php.Null(), nil
	}
	a := v.Array()
	switch k.Kind() {
	case php.KindString:
		return php.Bool(a.Lookup(php.KeyOf(k.Str())) != nil), nil
	case php.KindInt:
		return php.Bool(a.At(k.Int()) != nil), nil
	case php.KindNull:
		return php.Bool(a.AtString("") != nil), nil
	}
	if !is84(c) {
		c.Warn("The first argument should be either a string or an integer")
		return php.False(), nil
	}
	n, err := offsetOf(c.Ctx, k)
	return php.Bool(err == nil && a.At(n) != nil), err
}

// offsetOf returns the integer key that a value other than a string, an integer or null means at 8.x.
func offsetOf(ctx *php.Context, k php.Value) (int64, error) {
	switch k.Kind() {
	case php.KindFalse:
		return 0, nil
	case php.KindTrue:
		return 1, nil
	case php.KindFloat:
		n := php.FloatToInt(k.Float())
		if float64(n) != k.Float() {
			ctx.Deprecated("Implicit conversion from float %s to int loses precision", php.FormatFloat(k.Float(), -1))
		}
		return n, ctx.Pending
	case php.KindResource:
		id := k.Resource().ID
		ctx.Warning("Resource ID#%d used as offset, casting to integer (%d)", id, id)
		return id, ctx.Pending
	}
	return 0, ctx.Throwf("TypeError", "Cannot access offset of type %s on array", php.TypeName(k))
}

// keyOfObject is 7.4's array_key_exists on an object's properties.
func keyOfObject(c *php.Call, k php.Value, o *php.Object) (php.Value, error) {
	if is84(c) {
		return php.Undef(), c.ArgTypeError(1, "must be of type array, %s given", o.Class.Name)
	}
	c.Deprecated("Using array_key_exists() on objects is deprecated. Use isset() or property_exists() instead")
	props, err := c.Ctx.ObjectProps(o, php.PropsArray)
	if err != nil {
		return php.Undef(), err
	}
	defer php.ArrayValue(props).Release()
	found := false
	switch k.Kind() {
	case php.KindString:
		found = props.Lookup(php.KeyOf(k.Str())) != nil
	case php.KindInt:
		found = props.At(k.Int()) != nil
	case php.KindNull:
		found = props.AtString("") != nil
	}
	return php.Bool(found), nil
}

func keyExists(c *php.Call) (php.Value, error) { return arrayKeyExists(c) }

func arrayIsList(c *php.Call) (php.Value, error) { return php.Bool(c.Array(0).IsList()), nil }
