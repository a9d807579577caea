package standard

import (
	"math"

	"gaja/interp/php"
)

// bound is one end of range() at 8.4: kind says whether the argument means an integer, a float, or a character. digit is
// set for a one-digit string, which can be integer and character.
type bound struct {
	i           int64
	f           float64
	float       bool
	char, digit bool
	c           byte
}

const boundError = "must be less than the range spanned by argument #1 ($start) and argument #2 ($end)"

func rangeBound(c *php.Call, i int) (b bound, err error) {
	v := c.Arg(i)
	switch v.Kind() {
	case php.KindInt:
		b.i, b.f = v.Int(), float64(v.Int())
		return b, nil
	case php.KindFloat:
		b.f, b.float = v.Float(), true
	default:
		s := c.Peek(i)
		if s == "" {
			c.Warn("Argument #%d ($%s) must not be empty, casted to 0", i+1, c.Fn.Params[i].Name)
			return b, c.Ctx.Pending
		}
		n, rest := php.ParseNumeric(s)
		switch {
		case rest < php.NumericSpace:
			if len(s) != 1 {
				c.Warn("Argument #%d ($%s) must be a single byte, subsequent bytes are ignored", i+1, c.Fn.Params[i].Name)
			}
			b.char, b.c = true, s[0]
			return b, c.Ctx.Pending
		case n.IsInt():
			b.i, b.f = n.Int(), float64(n.Int())
			b.digit, b.c = len(s) == 1, s[0]
			return b, nil
		}
		b.f, b.float = n.Float(), true
	}
	if math.IsInf(b.f, 0) || b.f != b.f {
		return b, c.ArgValueError(i, "must be a finite number, %s provided", infOrNaN(b.f))
	}
	return b, nil
}

func infOrNaN(f float64) string {
	if f != f {
		return "NAN"
	}
	return "INF"
}

// stride is range()'s step, without its sign.
type stride struct {
	i        int64
	f        float64
	float    bool
	negative bool
}

func rangeStep(c *php.Call) (s stride, err error) {
	s = stride{i: 1, f: 1}
	switch v := c.Arg(2); v.Kind() {
	case php.KindFloat:
		s.f = v.Float()
		if math.IsInf(s.f, 0) || s.f != s.f {
			return s, c.ArgValueError(2, "must be a finite number, %s provided", infOrNaN(s.f))
		}
		s.negative, s.f = s.f < 0, math.Abs(s.f)
		s.i = php.FloatToInt(s.f)
		s.float = float64(s.i) != s.f
	case php.KindInt:
		s.i = v.Int()
		if s.i == math.MinInt64 {
			return s, c.ArgValueError(2, "must be greater than %d", s.i)
		}
		if s.i < 0 {
			s.negative, s.i = true, -s.i
		}
		s.f = float64(s.i)
	}
	if s.f == 0 {
		return s, c.ArgValueError(2, "cannot be 0")
	}
	return s, nil
}

func range_(c *php.Call) (php.Value, error) {
	if !is84(c) {
		return range74(c)
	}
	step, err := rangeStep(c)
	if err != nil {
		return php.Undef(), err
	}
	lo, err := rangeBound(c, 0)
	if err != nil {
		return php.Undef(), err
	}
	hi, err := rangeBound(c, 1)
	if err != nil {
		return php.Undef(), err
	}
	if (lo.char || lo.digit) && (hi.char || hi.digit) {
		if !step.float {
			return rangeChars(c, lo.c, hi.c, step)
		}
		if lo.char || hi.char {
			c.Warn("Argument #3 ($step) must be of type int when generating an array of characters, inputs converted to 0")
		}
	} else if lo.char {
		c.Warn("Argument #2 ($end) must be a single byte string if argument #1 ($start) is a single byte string," +
			" argument #1 ($start) converted to 0")
	} else if hi.char {
		c.Warn("Argument #1 ($start) must be a single byte string if argument #2 ($end) is a single byte string," +
			" argument #2 ($end) converted to 0")
	}
	if c.Ctx.Pending != nil {
		return php.Undef(), c.Ctx.Pending
	}
	if lo.float || hi.float || step.float {
		return rangeFloats(c, lo.f, hi.f, step)
	}
	return rangeInts(c, lo.i, hi.i, step)
}

// stepFits checks a step against the distance of the ends.
func stepFits(c *php.Call, rising, tooWide bool, step stride) error {
	if rising && step.negative {
		return c.ArgValueError(2, "must be greater than 0 for increasing ranges")
	}
	if tooWide {
		return c.ArgValueError(2, boundError)
	}
	return nil
}

func rangeChars(c *php.Call, lo, hi byte, step stride) (php.Value, error) {
	dist := int64(hi) - int64(lo)
	if dist != 0 {
		if err := stepFits(c, dist > 0, max(dist, -dist) < step.i, step); err != nil {
			return php.Undef(), err
		}
	}
	return charRun(c, lo, hi, step.i), nil
}

func charRun(c *php.Call, lo, hi byte, step int64) php.Value {
	dist := int64(hi) - int64(lo)
	if dist < 0 {
		dist = -dist
	}
	out := c.Ctx.NewArray(int(dist/step) + 1)
	for off := int64(0); off <= dist; off += step {
		if hi >= lo {
			out.Append(c.Ctx.Char(lo + byte(off)))
		} else {
			out.Append(c.Ctx.Char(lo - byte(off)))
		}
	}
	return php.ArrayValue(out)
}

const maxRange = 1 << 30

func rangeInts(c *php.Call, lo, hi int64, step stride) (php.Value, error) {
	dist := uint64(hi) - uint64(lo)
	if lo > hi {
		dist = -dist
	}
	if dist != 0 {
		if err := stepFits(c, hi > lo, dist < uint64(step.i), step); err != nil {
			return php.Undef(), err
		}
	}
	if n := dist / uint64(step.i); n >= maxRange-1 {
		return php.Undef(), c.ValueError("The supplied range exceeds the maximum array size: start=%d end=%d step=%d",
			min(lo, hi), max(lo, hi), step.i)
	}
	return intRun(c, lo, hi, uint64(step.i))
}

func intRun(c *php.Call, lo, hi int64, step uint64) (php.Value, error) {
	dist := uint64(hi) - uint64(lo)
	down := lo > hi
	if down {
		dist = -dist
	}
	n := int64(dist/step) + 1
	if err := c.Charge(n * 16); err != nil {
		return php.Undef(), err
	}
	out := c.Ctx.NewArray(int(n))
	for i := int64(0); i < n; i++ {
		if down {
			out.Append(php.Int(lo - i*int64(step)))
		} else {
			out.Append(php.Int(lo + i*int64(step)))
		}
	}
	return php.ArrayValue(out), nil
}

func rangeFloats(c *php.Call, lo, hi float64, step stride) (php.Value, error) {
	if lo != hi {
		if err := stepFits(c, hi > lo, math.Abs(hi-lo) < step.f, step); err != nil {
			return php.Undef(), err
		}
	}
	if n := math.Abs(hi-lo)/step.f + 1; n >= maxRange {
		return php.Undef(), c.ValueError("The supplied range exceeds the maximum array size: start=%.1f end=%.1f step=%.1f",
			min(lo, hi), max(lo, hi), step.f)
	}
	return floatRun(c, lo, hi, step.f)
}

func floatRun(c *php.Call, lo, hi, step float64) (php.Value, error) {
	n := int64(math.Floor(math.Abs(hi-lo)/step + 1 + 0.5))
	if lo == hi {
		n = 1
	}
	if err := c.Charge(n * 16); err != nil {
		return php.Undef(), err
	}
	out := c.Ctx.NewArray(int(n))
	for i := int64(0); i < n; i++ {
		f := lo + float64(i)*step
		if lo > hi {
			f = lo - float64(i)*step
		}
		if lo < hi && f > hi || lo > hi && f < hi {
			break
		}
		out.Append(php.Float(f))
	}
	return php.ArrayValue(out), nil
}
