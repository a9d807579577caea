package spl

import (
	"math"

	"gaja/interp/php"
)

func negativeSize(c *php.Call) error {
	if c.Ctx.Level == php.Level74 {
		return c.Ctx.ThrowError("InvalidArgumentException", "array size cannot be less than zero")
	}
	return c.ArgValueError(0, "must be greater than or equal to 0")
}

func splFixedArray___construct(c *php.Call) (php.Value, error) {
	size := c.IntOr(0, 0)
	if size < 0 {
		return php.Undef(), negativeSize(c)
	}
	if f := fixedOf(c.This); len(f.items) == 0 {
		return php.Null(), resize(c.Ctx, f, size)
	}
	return php.Null(), nil // called twice
}

func splFixedArray___wakeup(c *php.Call) (php.Value, error) {
	f := fixedOf(c.This)
	if len(f.items) != 0 {
		return php.Null(), nil
	}
	own := ownProps(c.This)
	for it := own.Iter(); it.Next(); {
		f.items = append(f.items, it.Value().Copy())
	}
	php.ArrayValue(own).Release()
	if d := c.This.Dyn; d != nil {
		c.This.Dyn = nil
		php.ArrayValue(d).Release()
	}
	return php.Null(), nil
}

func splFixedArray___serialize(c *php.Call) (php.Value, error) {
	a, own := fixedOf(c.This).list(), ownProps(c.This)
	for it := own.Iter(); it.Next(); {
		if k := it.Key(); k.Str != nil {
			a.Put(k, it.Slot().Copy())
		}
	}
	php.ArrayValue(own).Release()
	return php.ArrayValue(a), nil
}

func splFixedArray___unserialize(c *php.Call) (php.Value, error) {
	f := fixedOf(c.This)
	if len(f.items) != 0 {
		return php.Null(), nil
	}
	props := php.NewHash(0)
	for k, v := range c.Array(0).All() {
		if k.Str == nil {
			f.items = append(f.items, v.Copy())
		} else {
			props.Put(k, v.Copy())
		}
	}
	defer php.ArrayValue(props).Release()
	return php.Null(), loadMembers(c.Ctx, c.This, props)
}

func splFixedArray_count(c *php.Call) (php.Value, error) {
	return php.Int(int64(len(fixedOf(c.This).items))), nil
}

func splFixedArray_getSize(c *php.Call) (php.Value, error) { return splFixedArray_count(c) }

func splFixedArray_toArray(c *php.Call) (php.Value, error) {
	return php.ArrayValue(fixedOf(c.This).list()), nil
}

func splFixedArray_jsonSerialize(c *php.Call) (php.Value, error) { return splFixedArray_toArray(c) }

func splFixedArray_setSize(c *php.Call) (php.Value, error) {
	if c.Int(0) < 0 {
		return php.Undef(), negativeSize(c)
	}
	return php.True(), resize(c.Ctx, fixedOf(c.This), c.Int(0))
}

func splFixedArray_fromArray(c *php.Call) (php.Value, error) {
	data := c.Array(0)
	class, err := c.Ctx.FindClass("SplFixedArray", false)
	if err != nil {
		return php.Undef(), err
	}
	size := int64(data.Len())
	keep := c.N() < 2 || c.Arg(1).IsUndef() || c.Bool(1)
	if keep && size > 0 {
		if size, err = highestKey(c, data); err != nil {
			return php.Undef(), err
		}
	}
	o := php.NewObject(class)
	f := fixedOf(o)
	if err := resize(c.Ctx, f, size); err != nil {
		php.ObjectValue(o).Release()
		return php.Undef(), err
	}
	i := int64(0)
	for k, v := range data.All() {
		if keep {
			i = k.Int
		}
		f.items[i] = v.Copy()
		i++
	}
	return php.ObjectValue(o), nil
}

// highestKey returns the size that holds all keys of an array.
func highestKey(c *php.Call, data *php.Array) (int64, error) {
	top := int64(0)
	for k := range data.All() {
		if k.Str != nil || k.Int < 0 {
			return 0, c.Ctx.ThrowError("InvalidArgumentException", "array must contain only positive integer keys")
		}
		top = max(top, k.Int)
	}
	if top == math.MaxInt64 {
		return 0, c.Ctx.ThrowError("InvalidArgumentException", "integer overflow detected")
	}
	return top + 1, nil
}

func splFixedArray_offsetExists(c *php.Call) (php.Value, error) {
	f := fixedOf(c.This)
	n, err := fixedOffset(c.Ctx, c.Arg(0))
	if err != nil {
		return php.Undef(), err
	}
	return php.Bool(uint64(n) < uint64(len(f.items)) && !f.items[n].Deref().IsNil()), nil
}

func splFixedArray_offsetGet(c *php.Call) (php.Value, error) {
	return fixedRead(c.Ctx, fixedOf(c.This), c.Arg(0))
}

func splFixedArray_offsetSet(c *php.Call) (php.Value, error) {
	return php.Null(), fixedWrite(c.Ctx, fixedOf(c.This), c.Arg(0), c.Arg(1).Copy())
}

func splFixedArray_offsetUnset(c *php.Call) (php.Value, error) {
	return php.Null(), fixedWrite(c.Ctx, fixedOf(c.This), c.Arg(0), php.Null())
}

func splFixedArray_getIterator(c *php.Call) (php.Value, error) {
	o, err := c.Ctx.NewInternalIterator(newFixedWalk(c.This))
	if err != nil {
		return php.Undef(), err
	}
	return php.ObjectValue(o), nil
}

func splFixedArray_rewind(c *php.Call) (php.Value, error) {
	fixedOf(c.This).at = 0
	return php.Null(), nil
}

func splFixedArray_key(c *php.Call) (php.Value, error) { return php.Int(fixedOf(c.This).at), nil }

func splFixedArray_next(c *php.Call) (php.Value, error) {
	fixedOf(c.This).at++
	return php.Null(), nil
}

func splFixedArray_valid(c *php.Call) (php.Value, error) {
	f := fixedOf(c.This)
	return php.Bool(f.at >= 0 && f.at < int64(len(f.items))), nil
}

func splFixedArray_current(c *php.Call) (php.Value, error) {
	f := fixedOf(c.This)
	return fixedRead(c.Ctx, f, php.Int(f.at))
}
