package random

import (
	"math"

	"gaja/interp/php"
)

// Floats of an interval are drawn by the γ-section algorithm: Frédéric Goualard, "Drawing Random Floating-Point Numbers
// from an Interval", ACM Trans. Model. Comput. Simul. 32:3, 2022. The interval is cut into steps of the largest distance
// between neighbouring floats in it, so every result is exact.

// gammaStep returns that distance.
func gammaStep(x, y float64) float64 {
	if math.Abs(x) > math.Abs(y) {
		return math.Nextafter(x, math.MaxFloat64) - x
	}
	return y - math.Nextafter(y, -math.MaxFloat64)
}

// steps returns how many steps reach from a to b, rounded up.
func steps(a, b, g float64) uint64 {
	s := b/g - a/g
	var e float64
	if math.Abs(a) <= math.Abs(b) {
		e = -a/g - (s - b/g)
	} else {
		e = b/g - (s + a/g)
	}
	si := math.Ceil(s)
	n := uint64(si)
	if s == si && e > 0 {
		n++
	}
	return n
}

// fromLow is k steps above min, fromHigh k steps below max, computed without losing the low bits of k.
func fromLow(min, g float64, k uint64) float64 {
	hi, lo := float64(k>>2), float64(k&3)
	return 4*(min*0.25+hi*g) + lo*g
}

func fromHigh(max, g float64, k uint64) float64 {
	hi, lo := float64(k>>2), float64(k&3)
	return 4*(max*0.25-hi*g) - lo*g
}

// drawFloat draws from an interval whose ends belong to it or not.
func drawFloat(ctx *php.Context, e Engine, min, max float64, closedMin, closedMax bool) (float64, error) {
	g := gammaStep(min, max)
	hi := steps(min, max, g)
	need, first := uint64(1), uint64(1)
	switch {
	case closedMin && closedMax:
		need, first = 0, 0
	case !closedMin && !closedMax:
		need = 2
	case closedMax:
		first = 0
	}
	if hi < need {
		return math.NaN(), nil
	}
	k, err := below(ctx, e, hi-need, 8)
	if err != nil {
		return 0, err
	}
	k += first
	if math.Abs(min) <= math.Abs(max) {
		if k == hi && closedMin {
			return min, nil
		}
		return fromHigh(max, g, k), nil
	}
	switch {
	case closedMin && !closedMax:
		return fromLow(min, g, k-1), nil
	case closedMin:
		if k == hi {
			return max, nil
		}
	case closedMax:
		if k == hi-1 {
			return max, nil
		}
		return fromLow(min, g, k+1), nil
	}
	return fromLow(min, g, k), nil
}

func randomizerGetFloat(c *php.Call) (php.Value, error) {
	e, err := engineOf(c)
	if err != nil {
		return php.Undef(), err
	}
	lo, hi := c.Float(0), c.Float(1)
	if !finite(lo) {
		return php.Undef(), c.ArgValueError(0, "must be finite")
	}
	if !finite(hi) {
		return php.Undef(), c.ArgValueError(1, "must be finite")
	}
	closedMin, closedMax := true, false
	if o := c.Object(2); o != nil {
		switch php.EnumCaseName(o) {
		case "ClosedClosed":
			closedMax = true
		case "OpenClosed":
			closedMin, closedMax = false, true
		case "OpenOpen":
			closedMin = false
		}
	}
	if closedMin && closedMax {
		if hi < lo {
			return php.Undef(), c.ArgValueError(1, "must be greater than or equal to argument #1 ($min)")
		}
	} else if hi <= lo {
		return php.Undef(), c.ArgValueError(1, "must be greater than argument #1 ($min)")
	}
	f, err := drawFloat(c.Ctx, e, lo, hi, closedMin, closedMax)
	if err == nil && f != f {
		err = c.ValueError("The given interval is empty, there are no floats between argument #1 ($min) and " +
			"argument #2 ($max).")
	}
	return php.Float(f), err
}
