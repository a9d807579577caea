package standard

import (
	"math"

	"gaja/interp/php"
)

// arrayFull is what 8.x throws and 7.4 warns when there is no next integer key.
func arrayFull(c *php.Call) error {
	const text = "Cannot add element to the array as the next element is already occupied"
	if is84(c) {
		return c.Ctx.ThrowError("Error", text)
	}
	c.Warn("%s", text)
	return c.Ctx.Pending
}

func arrayPush(c *php.Call) (php.Value, error) {
	a := c.RefArray(0)
	for _, v := range c.Rest(1) {
		w := v.CopyDeref()
		if !c.Ctx.Append(a, w) {
			w.Release()
			return php.False(), arrayFull(c)
		}
	}
	return php.Int(int64(a.Len())), nil
}

func arrayPop(c *php.Call) (php.Value, error) {
	if c.Ref(0).V.Array().Len() == 0 {
		return php.Null(), nil
	}
	return c.RefArray(0).Pop(), nil
}

func arrayShift(c *php.Call) (php.Value, error) {
	if c.Ref(0).V.Array().Len() == 0 {
		return php.Null(), nil
	}
	return c.RefArray(0).Shift(), nil
}

func arrayUnshift(c *php.Call) (php.Value, error) {
	a := c.RefArray(0)
	a.Splice(0, 0, copies(c.Rest(1)), false)
	return php.Int(int64(a.Len())), nil
}

func copies(vs []php.Value) []php.Value {
	list := make([]php.Value, len(vs))
	for i, v := range vs {
		list[i] = v.CopyDeref()
	}
	return list
}

// window turns PHP's offset and length, which count from the end when negative, into a range of 0 … n.
func window(n int, offset int64, hasLen bool, length int64) (from, to int) {
	size := int64(n)
	if offset > size {
		offset = size
	} else if offset < 0 {
		offset = max(size+offset, 0)
	}
	end := size
	switch {
	case !hasLen:
	case length < 0:
		end = max(size+length, offset)
	case length < size-offset:
		end = offset + length
	}
	return int(offset), int(end)
}

func arraySplice(c *php.Call) (php.Value, error) {
	var repl []php.Value
	if c.Has(3) {
		switch r := c.Arg(3); r.Kind() {
		case php.KindArray:
			repl = make([]php.Value, 0, r.Array().Len())
			for it := r.Array().Iter(); it.Next(); {
				repl = append(repl, it.Slot().CopyElem())
			}
		case php.KindObject, php.KindNull:
			list, err := c.Ctx.ToArray(r)
			if err != nil {
				return php.Undef(), err
			}
			for it := list.Array().Iter(); it.Next(); {
				repl = append(repl, it.Slot().CopyElem())
			}
			list.Release()
		default:
			repl = append(repl, r.Copy())
		}
	}
	a := c.RefArray(0)
	// Before 8.0 a length of null meant none at all.
	hasLen := !c.IsNull(2) || !is84(c) && c.Given > 2
	from, to := window(a.Len(), c.Int(1), hasLen, c.IntOr(2, 0))
	return php.ArrayValue(a.Splice(from, to-from, repl, true)), nil
}

func arraySlice(c *php.Call) (php.Value, error) {
	a := c.Array(0)
	given := !c.IsNull(2)
	n := int64(0)
	if given {
		n = c.Ctx.ToInt(c.Arg(2)) // 7.4 takes anything
	}
	from, to := window(a.Len(), c.Int(1), given, n)
	keep := c.Bool(3)
	if from == 0 && to == a.Len() && (keep && is84(c) || plainList(a)) {
		return c.Arg(0).Copy(), nil
	}
	if to <= from {
		return php.ArrayValue(c.Ctx.NewArray(0)), nil
	}
	if vals, ok := a.PackedValues(); ok && (!keep || from == 0) {
		out := c.Ctx.NewArray(to - from)
		for _, v := range vals[from:to] {
			out.Append(v.CopyElem())
		}
		return php.ArrayValue(out), nil
	}
	out := c.Ctx.NewArray(0)
	i := 0
	for it := a.Iter(); i < to && it.Next(); i++ {
		if i < from {
			continue
		}
		k, v := it.Key(), it.Slot().CopyElem()
		if k.Str == nil && !keep {
			out.Append(v)
		} else {
			out.Put(k, v)
		}
	}
	return php.ArrayValue(out), nil
}

func arrayPad(c *php.Call) (php.Value, error) {
	a, size := c.Array(0), c.Int(1)
	n := int64(a.Len())
	if size == math.MinInt64 || max(size, -size) > 1<<30 || !is84(c) && max(size, -size)-n > 1048576 {
		return badArg(c, 1, "must not exceed the maximum allowed array size",
			"You may only pad up to 1048576 elements at a time")
	}
	want := max(size, -size)
	if want <= n {
		return c.Arg(0).Copy(), nil
	}
	if err := c.Charge(want * 16); err != nil {
		return php.Undef(), err
	}
	out := c.Ctx.NewArray(int(want))
	if size < 0 {
		padTo(out, c.Arg(2), want-n)
	}
	for it := a.Iter(); it.Next(); {
		if k := it.Key(); k.Str != nil {
			out.SetKey(k.Str, it.Slot().CopyElem())
		} else {
			out.Append(it.Slot().CopyElem())
		}
	}
	if size > 0 {
		padTo(out, c.Arg(2), want-n)
	}
	return php.ArrayValue(out), nil
}

func padTo(a *php.Array, v php.Value, n int64) {
	for ; n > 0; n-- {
		a.Append(v.Copy())
	}
}

func arrayReverse(c *php.Call) (php.Value, error) {
	a, keep := c.Array(0), c.Bool(1)
	if vals, ok := a.PackedValues(); ok && !keep {
		out := c.Ctx.NewArray(len(vals))
		for i := len(vals) - 1; i >= 0; i-- {
			out.Append(vals[i].CopyElem())
		}
		return php.ArrayValue(out), nil
	}
	out := c.Ctx.NewArray(0)
	for pos, ok := a.Before(int64(a.End())); ok; pos, ok = a.Before(int64(pos) - 1) {
		k, v := a.KeyAt(pos), a.SlotAt(pos).CopyElem()
		if k.Str == nil && !keep {
			out.Append(v)
		} else {
			out.Put(k, v)
		}
	}
	return php.ArrayValue(out), nil
}

func arrayChunk(c *php.Call) (php.Value, error) {
	a, size, keep := c.Array(0), c.Int(1), c.Bool(2)
	if size < 1 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(1, "must be greater than 0")
		}
		c.Warn("Size parameter expected to be greater than 0")
		return php.Null(), nil
	}
	size = min(size, int64(max(a.Len(), 1)))
	out := c.Ctx.NewArray((a.Len() + int(size) - 1) / int(size))
	var chunk *php.Array
	for it := a.Iter(); it.Next(); {
		if chunk == nil {
			chunk = c.Ctx.NewArray(0)
		}
		if keep {
			chunk.Put(it.Key(), it.Slot().CopyElem())
		} else {
			chunk.Append(it.Slot().CopyElem())
		}
		if int64(chunk.Len()) == size {
			out.Append(php.ArrayValue(chunk))
			chunk = nil
		}
	}
	if chunk != nil {
		out.Append(php.ArrayValue(chunk))
	}
	return php.ArrayValue(out), nil
}
