package standard

import "gaja/interp/php"

func min_(c *php.Call) (php.Value, error) { return extreme(c, -1) }

func max_(c *php.Call) (php.Value, error) { return extreme(c, 1) }

// extreme is min (sign -1) and max (sign 1).
func extreme(c *php.Call, sign int) (php.Value, error) {
	if c.N() == 0 {
		c.Ctx.Warning("%s() expects at least 1 parameter, 0 given", c.Name())
		return php.Null(), nil
	}
	if c.N() == 1 {
		return extremeOf(c, sign)
	}
	best := c.Arg(0)
	for i := 1; i < c.N(); i++ {
		v := c.Arg(i)
		if best.IsInt() && v.IsInt() {
			if sign < 0 && v.Int() < best.Int() || sign > 0 && v.Int() > best.Int() {
				best = v
			}
			continue
		}
		better, err := beats(c.Ctx, v, best, sign)
		if err != nil {
			return php.Undef(), err
		}
		if better {
			best = v
		}
	}
	return best.Copy(), nil
}

// beats reports whether v is to replace the best so far.
func beats(ctx *php.Context, v, best php.Value, sign int) (bool, error) {
	if x, ok := exactFloat(v); ok && ctx.Level != php.Level74 {
		if y, ok := exactFloat(best); ok {
			return sign < 0 && x < y || sign > 0 && x > y, nil
		}
	}
	n, err := ctx.Compare(v, best)
	return sign < 0 && n < 0 || sign > 0 && n > 0, err
}

// exactFloat returns a number as a float where that loses nothing.
func exactFloat(v php.Value) (float64, bool) {
	switch v.Kind() {
	case php.KindFloat:
		return v.Float(), true
	case php.KindInt:
		f := float64(v.Int())
		return f, php.FloatToInt(f) == v.Int()
	}
	return 0, false
}

func extremeOf(c *php.Call, sign int) (php.Value, error) {
	v := c.Arg(0)
	if !v.IsArray() {
		if is84(c) {
			return php.Undef(), c.ArgTypeError(0, "must be of type array, %s given", php.TypeName(v))
		}
		c.Warn("When only one parameter is given, it must be an array")
		return php.Null(), nil
	}
	a := v.Array()
	if a.Len() == 0 {
		return badArg(c, 0, "must contain at least one element", "Array must contain at least one element")
	}
	defer v.Copy().Release()
	it := a.Iter()
	it.Next()
	best := it.Value()
	for it.Next() {
		w := it.Value()
		if best.IsInt() && w.IsInt() {
			if sign < 0 && w.Int() < best.Int() || sign > 0 && w.Int() > best.Int() {
				best = w
			}
			continue
		}
		n, err := c.Ctx.Compare(best, w)
		if err != nil {
			return php.Undef(), err
		}
		if sign < 0 && n > 0 || sign > 0 && n < 0 {
			best = w
		}
	}
	return best.Copy(), nil
}
