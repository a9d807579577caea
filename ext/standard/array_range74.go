package standard

import (
	"math"

	"gaja/interp/php"
)

// range74 is range() before 8.3: the ends are coerced instead of checked, and what does not fit warns.
func range74(c *php.Call) (php.Value, error) {
	step, float := 1.0, false
	if c.Has(2) {
		v := c.Arg(2)
		float = v.IsFloat()
		if v.IsString() {
			n, rest := php.ParseNumeric(v.Str().Peek())
			if rest < php.NumericWhole {
				return warnFalse(c, "Invalid range string - must be numeric")
			}
			float = n.IsFloat()
		}
		step = math.Abs(c.Ctx.ToFloat(v))
	}
	lo, hi := c.Arg(0), c.Arg(1)
	if lo.IsString() && hi.IsString() && lo.Str().Len() > 0 && hi.Str().Len() > 0 {
		switch k1, k2 := numericKind(lo), numericKind(hi); {
		case k1 == php.KindFloat || k2 == php.KindFloat || float:
			return range74Floats(c, c.Ctx.ToFloat(lo), c.Ctx.ToFloat(hi), step)
		case k1 == php.KindInt || k2 == php.KindInt:
			return range74Ints(c, c.Ctx.ToInt(lo), c.Ctx.ToInt(hi), step)
		}
		x, y := lo.Str().Byte(0), hi.Str().Byte(0)
		if x != y && int64(step) <= 0 {
			return warnFalse(c, "step exceeds the specified range")
		}
		return charRun(c, x, y, max(int64(step), 1)), nil
	}
	if lo.IsFloat() || hi.IsFloat() || float {
		return range74Floats(c, c.Ctx.ToFloat(lo), c.Ctx.ToFloat(hi), step)
	}
	return range74Ints(c, c.Ctx.ToInt(lo), c.Ctx.ToInt(hi), step)
}

func numericKind(v php.Value) php.Kind {
	n, rest := php.ParseNumeric(v.Str().Peek())
	if rest != php.NumericWhole {
		return php.KindUndef
	}
	return n.Kind()
}

func range74Floats(c *php.Call, lo, hi, step float64) (php.Value, error) {
	if math.IsInf(lo, 0) || math.IsInf(hi, 0) {
		c.Warn("Invalid range supplied: start=%s end=%s", plainFloat(lo), plainFloat(hi))
		return php.False(), nil
	}
	if lo == hi || lo != lo || hi != hi {
		return php.ArrayValue(php.List(php.Float(lo))), nil
	}
	if math.Abs(hi-lo) < step || step <= 0 {
		return warnFalse(c, "step exceeds the specified range")
	}
	if math.Abs(hi-lo)/step+1 >= maxRange {
		c.Warn("The supplied range exceeds the maximum array size: start=%.0f end=%.0f", min(lo, hi), max(lo, hi))
		return php.False(), nil
	}
	return floatRun(c, lo, hi, step)
}

func plainFloat(f float64) string {
	switch {
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	}
	return php.FormatFloat(f, 17)
}

func range74Ints(c *php.Call, lo, hi int64, step float64) (php.Value, error) {
	if step <= 0 || uint64(step) == 0 {
		return warnFalse(c, "step exceeds the specified range")
	}
	dist := uint64(hi) - uint64(lo)
	if lo > hi {
		dist = -dist
	}
	if lo != hi && dist < uint64(step) {
		return warnFalse(c, "step exceeds the specified range")
	}
	if dist/uint64(step) >= maxRange-1 {
		c.Warn("The supplied range exceeds the maximum array size: start=%d end=%d", min(lo, hi), max(lo, hi))
		return php.False(), nil
	}
	return intRun(c, lo, hi, uint64(step))
}
