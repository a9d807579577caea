package spl

import (
	"math"

	"gaja/interp/php"
)

// walk goes over a Traversable from the start until f wants no more.
func walk(ctx *php.Context, o *php.Object, f func(it php.Iterator) (bool, error)) error {
	it, err := ctx.IterateObject(o)
	if err != nil {
		return err
	}
	defer it.Close()
	if err := it.Rewind(ctx); err != nil {
		return err
	}
	for {
		ok, err := it.Valid(ctx)
		if err != nil || !ok {
			return err
		}
		if ok, err = f(it); err != nil || !ok {
			return err
		}
		if err := ctx.Poll(); err != nil {
			return err
		}
		if err := it.Next(ctx); err != nil {
			return err
		}
	}
}

// eachStep calls f for every element, which f does not look at. A generator runs under the machine, so that traces show
// it as called by the function and not by its method.
func eachStep(ctx *php.Context, o *php.Object, f func() (bool, error)) error {
	if o.Class.Lower != "generator" {
		return walk(ctx, o, func(php.Iterator) (bool, error) { return f() })
	}
	return ctx.Machine.Iterate(php.ObjectValue(o), func(_, _ php.Value) (bool, error) { return f() })
}

// arrayKey turns what an iterator gave as a key, borrowed, into an array key.
func arrayKey(ctx *php.Context, k php.Value) (php.Key, error) {
	switch k = k.Deref(); k.Kind() {
	case php.KindInt:
		return php.IntKey(k.Int()), nil
	case php.KindString:
		return php.KeyOf(k.Str()), nil
	case php.KindUndef, php.KindNull:
		return php.Key{Str: php.NewStr("")}, nil
	case php.KindFalse:
		return php.IntKey(0), nil
	case php.KindTrue:
		return php.IntKey(1), nil
	case php.KindFloat:
		f := k.Float()
		if ctx.Level != php.Level74 && (f != math.Trunc(f) || math.IsInf(f, 0)) {
			ctx.Deprecated("Implicit conversion from float %s to int loses precision", ctx.FloatRepr(f))
		}
		return php.IntKey(php.FloatToInt(f)), ctx.Pending
	case php.KindResource:
		id := k.Resource().ID
		if ctx.Level == php.Level74 {
			ctx.Notice("Resource ID#%d used as offset, casting to integer (%d)", id, id)
		} else {
			ctx.Warning("Resource ID#%d used as offset, casting to integer (%d)", id, id)
		}
		return php.IntKey(id), ctx.Pending
	}
	if ctx.Level == php.Level74 {
		return php.Key{}, ctx.ThrowError("TypeError", "Illegal offset type")
	}
	return php.Key{}, ctx.Throwf("TypeError", "Cannot access offset of type %s on array", php.TypeName(k))
}

func iteratorToArray(c *php.Call) (php.Value, error) {
	keys := c.N() < 2 || c.Bool(1)
	v := c.Arg(0)
	if v.IsArray() {
		if keys {
			return v.Copy(), nil
		}
		list := php.NewArray(v.Array().Len())
		for it := v.Array().Iter(); it.Next(); {
			list.Append(it.Slot().Copy())
		}
		return php.ArrayValue(list), nil
	}
	a := php.NewArray(0)
	var err error
	if v.Object().Class.Lower == "generator" {
		err = generatorToArray(c.Ctx, v, a, keys)
	} else {
		err = walk(c.Ctx, v.Object(), func(it php.Iterator) (bool, error) { return true, addCurrent(c.Ctx, it, a, keys) })
	}
	if err != nil {
		php.ArrayValue(a).Release()
		return php.Undef(), err
	}
	return php.ArrayValue(a), nil
}

// generatorToArray lets the machine walk, which resumes the generator without a method call.
func generatorToArray(ctx *php.Context, v php.Value, a *php.Array, keys bool) error {
	n := 0
	return ctx.Machine.Iterate(v, func(key, val php.Value) (bool, error) {
		if n++; n&1023 == 0 {
			if err := ctx.Charge(16 << 10); err != nil {
				return false, err
			}
		}
		if !keys {
			a.Append(val.CopyDeref())
			return true, nil
		}
		if key.IsInt() {
			a.Set(key.Int(), val.CopyDeref())
			return true, nil
		}
		k, err := arrayKey(ctx, key)
		if err == nil {
			a.Put(k, val.CopyDeref())
		}
		return err == nil, err
	})
}

func addCurrent(ctx *php.Context, it php.Iterator, a *php.Array, keys bool) error {
	v, err := it.Current(ctx)
	if err != nil {
		return err
	}
	v = deref(v)
	if a.Len()&1023 == 1023 {
		if err := ctx.Charge(16 << 10); err != nil {
			v.Release()
			return err
		}
	}
	if !keys {
		a.Append(v)
		return nil
	}
	k, err := it.Key(ctx)
	if err != nil {
		v.Release()
		return err
	}
	defer k.Release()
	key, err := arrayKey(ctx, k)
	if err != nil {
		v.Release()
		return err
	}
	a.Put(key, v)
	return nil
}

func iteratorCount(c *php.Call) (php.Value, error) {
	if v := c.Arg(0); v.IsArray() {
		return php.Int(int64(v.Array().Len())), nil
	}
	n := int64(0)
	err := eachStep(c.Ctx, c.Object(0), func() (bool, error) { n++; return true, nil })
	return php.Int(n), err
}

func iteratorApply(c *php.Call) (php.Value, error) {
	target, reason, err := c.Ctx.Machine.ResolveCallable(c.Arg(1))
	if err != nil {
		return php.Undef(), err
	}
	if target.Fn == nil {
		return php.Undef(), c.ArgTypeError(1, "must be a valid callback, %s", reason)
	}
	var args []php.Value
	var named *php.Array
	if !c.IsNull(2) {
		for k, v := range c.Array(2).All() {
			if k.Str == nil || c.Ctx.Level == php.Level74 {
				args = append(args, v)
				continue
			}
			if named == nil {
				named = php.NewHash(0)
			}
			named.Put(k, v.Copy())
		}
	}
	n := int64(0)
	err = eachStep(c.Ctx, c.Object(0), func() (bool, error) {
		n++
		r, err := c.Ctx.Machine.CallNamed(target, args, named)
		more := c.Ctx.Truth(r)
		r.Release()
		return more, err
	})
	return php.Int(n), err
}
