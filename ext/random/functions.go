package random

import "gaja/interp/php"

// MtSrand is mt_srand and srand.
func MtSrand(c *php.Call) (php.Value, error) {
	m := &stateOf(c.Ctx).mt
	m.Legacy = c.N() > 1 && c.IntOr(1, 0) == 1
	if c.Ctx.Level != php.Level74 && m.Legacy {
		c.Ctx.Deprecated("The MT_RAND_PHP variant of Mt19937 is deprecated")
	}
	if c.IsNull(0) && (c.Given == 0 || c.Ctx.Level != php.Level74) {
		m.Seed(uint32(Entropy(c.Ctx)))
	} else {
		m.Seed(uint32(c.IntOr(0, 0)))
	}
	return php.Null(), nil
}

// twoInts checks that a function that takes no argument or two was not given one.
func twoInts(c *php.Call) error {
	if c.Given != 1 {
		return nil
	}
	if c.Ctx.Level == php.Level74 {
		c.Warn("expects exactly 2 parameters, 1 given")
		return nil
	}
	return c.Ctx.Throwf("ArgumentCountError", "%s() expects exactly 2 arguments, 1 given", c.Name())
}

// MtRand is mt_rand.
func MtRand(c *php.Call) (php.Value, error) {
	m := Default(c.Ctx)
	if c.Given == 0 {
		return php.Int(int64(m.Next() >> 1)), nil
	}
	if c.Given == 1 {
		return php.Null(), twoInts(c)
	}
	lo, hi := c.Int(0), c.Int(1)
	if hi < lo {
		if c.Ctx.Level == php.Level74 {
			c.Warn("max(%d) is smaller than min(%d)", hi, lo)
			return php.False(), nil
		}
		return php.Undef(), c.ArgValueError(1, "must be greater than or equal to argument #1 ($min)")
	}
	return php.Int(m.Common(c.Ctx.Level, lo, hi)), nil
}

// Rand is rand, which takes its bounds in either order.
func Rand(c *php.Call) (php.Value, error) {
	m := Default(c.Ctx)
	if c.Given == 0 {
		return php.Int(int64(m.Next() >> 1)), nil
	}
	if c.Given == 1 {
		return php.Null(), twoInts(c)
	}
	lo, hi := c.Int(0), c.Int(1)
	if hi < lo {
		lo, hi = hi, lo
	}
	return php.Int(m.Common(c.Ctx.Level, lo, hi)), nil
}

// MtGetrandmax is mt_getrandmax and getrandmax.
func MtGetrandmax(*php.Call) (php.Value, error) { return php.Int(MaxRand), nil }

// RandomBytes is random_bytes.
func RandomBytes(c *php.Call) (php.Value, error) {
	n := c.Int(0)
	if n < 1 {
		if c.Ctx.Level == php.Level74 {
			return php.Undef(), c.Ctx.ThrowCode("Error", "Length must be greater than 0", 1)
		}
		return php.Undef(), c.ArgValueError(0, "must be greater than 0")
	}
	if err := c.Charge(n); err != nil {
		return php.Undef(), err
	}
	b := make([]byte, n)
	if err := secureFill(c.Ctx, b); err != nil {
		return php.Undef(), err
	}
	return php.Bytes(b), nil
}

// RandomInt is random_int.
func RandomInt(c *php.Call) (php.Value, error) {
	lo, hi := c.Int(0), c.Int(1)
	if lo > hi {
		if c.Ctx.Level == php.Level74 {
			return php.Undef(), c.Ctx.ThrowCode("Error", "Minimum value must be less than or equal to the maximum value", 1)
		}
		return php.Undef(), c.ArgValueError(0, "must be less than or equal to argument #2 ($max)")
	}
	n, err := Range(c.Ctx, Secure{}, lo, hi)
	return php.Int(n), err
}

// LcgValue is lcg_value: L'Ecuyer's combined generator.
func LcgValue(c *php.Call) (php.Value, error) {
	s := stateOf(c.Ctx)
	if !s.lcgSeed {
		e := Entropy(c.Ctx)
		s.lcg[0], s.lcg[1] = int32(e)&0x7fffffff, int32(e>>32)&0x7fffffff
		s.lcgSeed = true
	}
	s.lcg[0] = lcgStep(s.lcg[0], 53668, 40014, 12211, 2147483563)
	s.lcg[1] = lcgStep(s.lcg[1], 52774, 40692, 3791, 2147483399)
	z := int64(s.lcg[0]) - int64(s.lcg[1])
	if z < 1 {
		z += 2147483562
	}
	return php.Float(float64(z) * 4.656613e-10), nil
}

// lcgStep is one step of Schrage's method.
func lcgStep(s int32, a, b, c, m int64) int32 {
	q := int64(s) / a
	n := b*(int64(s)-a*q) - c*q
	if n < 0 {
		n += m
	}
	return int32(n)
}
