package standard

import (
	"gaja/interp/php"
)

// arrayArgs checks that all arguments from i on are arrays. At 7.4 a wrong one warns and ok is false: the function gives
// null.
func arrayArgs(c *php.Call, from int) (ok bool, err error) {
	for i := from; i < c.N(); i++ {
		if v := c.Arg(i); !v.IsArray() {
			if is84(c) {
				return false, c.ArgTypeError(i, "must be of type array, %s given", php.TypeName(v))
			}
			c.Warn("Expected parameter %d to be an array, %s given", i+1, shortType(v))
			return false, nil
		}
	}
	return true, nil
}

// shortType is a type's name in 7.4's messages.
func shortType(v php.Value) string {
	switch v.Kind() {
	case php.KindObject:
		return "object"
	case php.KindFalse, php.KindTrue:
		return "bool"
	}
	return php.KindName(v.Kind())
}

func arrayMerge(c *php.Call) (php.Value, error) {
	if ok, err := arrayArgs(c, 0); !ok {
		return php.Null(), err
	}
	total := 0
	only := -1
	for i := range c.Args {
		n := c.Array(i).Len()
		total += n
		if n > 0 {
			if only >= 0 {
				only = -2
			} else if only == -1 {
				only = i
			}
		}
	}
	if only >= 0 && plainList(c.Array(only)) {
		return c.Arg(only).Copy(), nil
	}
	if total >= 1<<30 && is84(c) {
		return php.Undef(), c.ValueError("The total number of elements must be lower than %d", 1<<30)
	}
	if err := c.Charge(int64(total) * 16); err != nil {
		return php.Undef(), err
	}
	out := c.Ctx.NewArray(total)
	for i := range c.Args {
		mergeInto(out, c.Array(i))
	}
	return php.ArrayValue(out), nil
}

// plainList reports whether an array is what appending its elements to an empty one gives, its next key included.
func plainList(a *php.Array) bool { return a.IsList() && a.NextFree() == int64(a.Len()) }

func mergeInto(out, a *php.Array) {
	if vals, ok := a.PackedValues(); ok {
		for _, v := range vals {
			out.Append(v.CopyElem())
		}
		return
	}
	for it := a.Iter(); it.Next(); {
		if k := it.Key(); k.Str != nil {
			out.SetKey(k.Str, it.Slot().CopyElem())
		} else {
			out.Append(it.Slot().CopyElem())
		}
	}
}

func arrayReplace(c *php.Call) (php.Value, error) {
	if ok, err := arrayArgs(c, 0); !ok {
		return php.Null(), err
	}
	v := c.Arg(0).Copy()
	for i := 1; i < c.N(); i++ {
		for it := c.Array(i).Iter(); it.Next(); {
			v.WritableArray().Put(it.Key(), it.Slot().CopyElem())
		}
	}
	return v, nil
}

func arrayMergeRecursive(c *php.Call) (php.Value, error) {
	if ok, err := arrayArgs(c, 0); !ok {
		return php.Null(), err
	}
	v := php.ArrayValue(c.Ctx.NewArray(0))
	for i := range c.Args {
		ok, err := mergeDeep(c, v.WritableArray(), c.Array(i))
		if err != nil || !ok {
			v.Release()
			return php.Null(), err
		}
	}
	return v, nil
}

// mergeDeep adds src to dst: under the same string key, both sides become one list.
func mergeDeep(c *php.Call, dst, src *php.Array) (bool, error) {
	for it := src.Iter(); it.Next(); {
		k := it.Key()
		if k.Str == nil {
			dst.Append(it.Slot().CopyElem())
			continue
		}
		slot := dst.AtKey(k.Str)
		if slot == nil {
			dst.SetKey(k.Str, it.Slot().CopyElem())
			continue
		}
		if ok, err := mergeSlot(c, slot, it.Value()); !ok || err != nil {
			return false, err
		}
	}
	return true, nil
}

// ownArray makes the value of a slot an array that may be written, what is no array becoming its only element.
func ownArray(ctx *php.Context, slot *php.Value) (*php.Array, error) {
	if slot.IsRef() {
		v := slot.CopyDeref()
		slot.Release()
		*slot = v
	}
	switch {
	case slot.IsNil():
		*slot = php.ArrayValue(ctx.NewArray(1))
		slot.Array().Append(php.Null())
	case slot.IsObject():
		v, err := ctx.ToArray(*slot)
		if err != nil {
			return nil, err
		}
		slot.Release()
		*slot = v
	case !slot.IsArray():
		*slot = php.ArrayValue(php.List(*slot))
	}
	return slot.WritableArray(), nil
}

func mergeSlot(c *php.Call, slot *php.Value, v php.Value) (bool, error) {
	if slot.Deref().IsArray() && v.IsArray() && slot.Deref().Array() == v.Array() && slot.IsRef() {
		return recursion(c)
	}
	dst, err := ownArray(c.Ctx, slot)
	if err != nil {
		return false, err
	}
	if v.IsObject() {
		list, err := c.Ctx.ToArray(v)
		if err != nil {
			return false, err
		}
		defer list.Release()
		return mergeDeep(c, dst, list.Array())
	}
	if !v.IsArray() {
		dst.Append(v.Copy())
		return true, nil
	}
	if !v.Array().Enter() {
		return recursion(c)
	}
	defer v.Array().Leave()
	return mergeDeep(c, dst, v.Array())
}

func recursion(c *php.Call) (bool, error) {
	if is84(c) {
		return false, c.Ctx.ThrowError("Error", "Recursion detected")
	}
	c.Warn("recursion detected")
	return false, nil
}

func arrayReplaceRecursive(c *php.Call) (php.Value, error) {
	if ok, err := arrayArgs(c, 0); !ok {
		return php.Null(), err
	}
	v := c.Arg(0).Copy()
	for i := 1; i < c.N(); i++ {
		if ok, err := replaceDeep(c, &v, c.Array(i)); err != nil || !ok {
			v.Release()
			return php.Null(), err
		}
	}
	return v, nil
}

func replaceDeep(c *php.Call, dst *php.Value, src *php.Array) (bool, error) {
	a := dst.WritableArray()
	for it := src.Iter(); it.Next(); {
		k, v := it.Key(), it.Value()
		slot := a.Lookup(k)
		if !v.IsArray() || slot == nil || !slot.Deref().IsArray() {
			a.Put(k, it.Slot().CopyElem())
			continue
		}
		if !v.Array().Enter() {
			return recursion(c)
		}
		if slot.IsRef() {
			inner := slot.CopyDeref()
			slot.Release()
			*slot = inner
		}
		ok, err := replaceDeep(c, slot, v.Array())
		v.Array().Leave()
		if !ok {
			return ok, err
		}
	}
	return true, nil
}

func arrayCombine(c *php.Call) (php.Value, error) {
	keys, vals := c.Array(0), c.Array(1)
	if keys.Len() != vals.Len() {
		if is84(c) {
			return php.Undef(), c.ValueError(
				"array_combine(): Argument #1 ($keys) and argument #2 ($values) must have the same number of elements")
		}
		return warnFalse(c, "Both parameters should have an equal number of elements")
	}
	out := c.Ctx.NewArray(0)
	kt := keys.Iter()
	for vt := vals.Iter(); vt.Next() && kt.Next(); {
		if err := putUnder(c.Ctx, out, kt.Value(), vt.Slot().CopyElem()); err != nil {
			php.ArrayValue(out).Release()
			return php.Undef(), err
		}
	}
	return php.ArrayValue(out), nil
}

// putUnder stores v, which it takes over, under a value as key: integers as they are, everything else as a string.
func putUnder(ctx *php.Context, a *php.Array, key, v php.Value) error {
	if key.IsInt() {
		a.Set(key.Int(), v)
		return nil
	}
	if key.IsString() {
		a.Put(php.KeyOf(key.Str()), v)
		return nil
	}
	s, err := ctx.ToString(key)
	if err != nil {
		v.Release()
		return err
	}
	a.Put(php.KeyOf(s), v)
	php.StrValue(s).Release()
	return nil
}

func arrayFill(c *php.Call) (php.Value, error) {
	start, n := c.Int(0), c.Int(1)
	switch {
	case n < 0:
		return badArg(c, 1, "must be greater than or equal to 0", "Number of elements can't be negative")
	case n >= 1<<30:
		return badArg(c, 1, "is too large", "Too many elements")
	case n > 0 && start > 1<<63-1-n+1:
		if is84(c) {
			return php.Undef(), arrayFull(c)
		}
		c.Warn("Cannot add element to the array as the next element is already occupied")
		return php.False(), nil
	}
	if err := c.Charge(n * 16); err != nil {
		return php.Undef(), err
	}
	v := c.Arg(2)
	out := c.Ctx.NewArray(int(n))
	if start != 0 {
		out = c.Ctx.NewHash(int(n))
	}
	for i := int64(0); i < n; i++ {
		key := start + i
		if start < 0 && !is84(c) && i > 0 {
			key = i - 1 // before 8.3 the keys after a negative one began at 0
		}
		if start == 0 {
			out.Append(v.Copy())
		} else {
			out.Set(key, v.Copy())
		}
	}
	return php.ArrayValue(out), nil
}

func arrayFillKeys(c *php.Call) (php.Value, error) {
	out := c.Ctx.NewArray(0)
	for it := c.Array(0).Iter(); it.Next(); {
		if err := putUnder(c.Ctx, out, it.Value(), c.Arg(1).Copy()); err != nil {
			php.ArrayValue(out).Release()
			return php.Undef(), err
		}
	}
	return php.ArrayValue(out), nil
}
