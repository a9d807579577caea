package standard

import (
	"gaja/interp/php"
)

func arrayFlip(c *php.Call) (php.Value, error) {
	a := c.Array(0)
	out := c.Ctx.NewArray(0)
	if a.Len() > 0 {
		out = c.Ctx.NewHash(a.Len())
	}
	for it := a.Iter(); it.Next(); {
		switch v := it.Value(); v.Kind() {
		case php.KindInt:
			out.Set(v.Int(), it.Key().Value())
		case php.KindString:
			out.Put(php.KeyOf(v.Str()), it.Key().Value())
		default:
			c.Warn("Can only flip %s values%s", flipTypes(c), flipTail(c))
		}
	}
	return php.ArrayValue(out), c.Ctx.Pending
}

func flipTypes(c *php.Call) string {
	if is84(c) {
		return "string and integer"
	}
	return "STRING and INTEGER"
}

func flipTail(c *php.Call) string {
	if is84(c) {
		return ", entry skipped"
	}
	return "!"
}

func arrayChangeKeyCase(c *php.Call) (php.Value, error) {
	upper := c.IntOr(1, 0) != 0
	out := c.Ctx.NewArray(0)
	for it := c.Array(0).Iter(); it.Next(); {
		k := it.Key()
		if k.Str == nil {
			out.Set(k.Int, it.Slot().CopyElem())
			continue
		}
		b := []byte(k.Str.Peek())
		for i, ch := range b {
			if upper {
				b[i] = upperByte(ch)
			} else {
				b[i] = lowerByte(ch)
			}
		}
		out.SetString(string(b), it.Slot().CopyElem())
	}
	return php.ArrayValue(out), nil
}

func arrayCountValues(c *php.Call) (php.Value, error) {
	out := c.Ctx.NewArray(0)
	for it := c.Array(0).Iter(); it.Next(); {
		var slot *php.Value
		switch v := it.Value(); v.Kind() {
		case php.KindInt:
			slot = out.Slot(v.Int())
		case php.KindString:
			slot = out.SlotFor(php.KeyOf(v.Str()))
		default:
			if is84(c) {
				c.Warn("Can only count string and integer values, entry skipped")
			} else {
				c.Warn("Can only count STRING and INTEGER values!")
			}
			continue
		}
		if slot.IsInt() {
			slot.SetIntBits(slot.Int() + 1)
		} else {
			*slot = php.Int(1)
		}
	}
	return php.ArrayValue(out), c.Ctx.Pending
}

func arrayUnique(c *php.Call) (php.Value, error) {
	a, flags := c.Array(0), c.IntOr(1, sortString)
	if a.Len() <= 1 {
		return c.Arg(0).Copy(), nil
	}
	defer c.Arg(0).Copy().Release()
	s := &sorter{ctx: c.Ctx}
	if flags == sortString {
		return uniqueTexts(s, a)
	}
	type item struct {
		php.Elem
		place int
	}
	list := make([]item, 0, a.Len())
	for i, e := range a.Elems() {
		list = append(list, item{e, i})
	}
	cmp := s.values(flags)
	zendSort(list, func(x, y *item) int { return cmp(x.Val, y.Val) })
	out := c.Arg(0).Copy()
	last := 0
	for i := 1; i < len(list); i++ {
		if cmp(list[last].Val, list[i].Val) != 0 {
			last = i
			continue
		}
		gone := i
		if list[last].place > list[i].place {
			gone, last = last, i
		}
		out.WritableArray().Remove(list[gone].Key)
	}
	if s.err != nil {
		out.Release()
		return php.Undef(), s.err
	}
	return out, c.Ctx.Pending
}

func uniqueTexts(s *sorter, a *php.Array) (php.Value, error) {
	seen := php.NewHash(a.Len())
	out := php.NewArray(0)
	for it := a.Iter(); it.Next(); {
		v := it.Value()
		var k php.Key
		text := php.Null()
		if v.IsInt() {
			k = php.IntKey(v.Int())
		} else {
			t, err := s.ctx.ToString(v)
			if err != nil {
				php.ArrayValue(out).Release()
				return php.Undef(), err
			}
			k, text = php.KeyOf(t), php.StrValue(t)
		}
		if seen.Lookup(k) == nil {
			seen.Put(k, php.Null())
			out.Put(it.Key(), it.Slot().CopyElem())
		}
		text.Release()
	}
	return php.ArrayValue(out), s.ctx.Pending
}

// fold is array_sum and array_product.
func fold(c *php.Call, word string, start int64, op func(a, b php.Value) (php.Value, error)) (php.Value, error) {
	acc := php.Int(start)
	for v := range c.Array(0).Values() {
		if acc.IsInt() && v.IsInt() {
			n, err := op(acc, v)
			if err != nil {
				return php.Undef(), err
			}
			acc = n
			continue
		}
		num, use := summand(c, v, word)
		if !use {
			continue
		}
		n, err := op(acc, num)
		num.Release()
		acc.Release()
		if err != nil {
			return php.Undef(), err
		}
		acc = n
	}
	return acc, c.Ctx.Pending
}

// summand is what an element counts as.
func summand(c *php.Call, v php.Value, word string) (num php.Value, use bool) {
	if !is84(c) {
		switch v.Kind() {
		case php.KindArray, php.KindObject:
			return php.Undef(), false
		case php.KindString:
			n, rest := php.ParseNumeric(v.Str().Peek())
			if rest == php.NotNumeric {
				return php.Int(0), true
			}
			return n, true
		}
		return c.Ctx.ToNumber(v), true
	}
	switch v.Kind() {
	case php.KindInt, php.KindFloat:
		return v, true
	case php.KindArray:
		c.Warn("%s is not supported on type array", word)
		return php.Undef(), false
	case php.KindResource:
		c.Warn("%s is not supported on type resource", word)
		return php.Int(v.Resource().ID), true
	case php.KindObject:
		o := v.Object()
		if h := o.Class.Handlers; h != nil && h.Operate != nil {
			return v.Copy(), true
		}
		if h := o.Class.Handlers; h != nil && h.Cast != nil {
			if n, ok, err := h.Cast(c.Ctx, o, php.KindInt); err == nil && ok {
				return n, true
			}
		}
		c.Warn("%s is not supported on type %s", word, o.Class.Name)
		return php.Undef(), false
	case php.KindString:
		n, rest := php.ParseNumeric(v.Str().Peek())
		switch rest {
		case php.NotNumeric:
			c.Warn("%s is not supported on type string", word)
			return php.Int(0), true
		case php.NumericPrefix:
			c.Ctx.Warning("A non-numeric value encountered")
		}
		return n, true
	}
	return c.Ctx.ToNumber(v), true
}

func arraySum(c *php.Call) (php.Value, error) { return fold(c, "Addition", 0, c.Ctx.Add) }

func arrayProduct(c *php.Call) (php.Value, error) {
	return fold(c, "Multiplication", 1, c.Ctx.Mul)
}
