package standard

import (
	"math"
	"strconv"

	"gaja/interp/php"
)

// PHP_ROUND_*.
const (
	modeHalfUp = 1 + iota
	modeHalfDown
	modeHalfEven
	modeHalfOdd
	modeCeiling
	modeFloor
	modeTowardZero
	modeAwayFromZero
)

// powersOfTen are the powers that a float holds exactly.
var powersOfTen = [...]float64{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
	1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}

func tenPower(n int) float64 {
	if n < 0 || n >= len(powersOfTen) {
		return math.Pow(10, float64(n))
	}
	return powersOfTen[n]
}

// roundFloat rounds to a number of decimal places as PHP does at a level.
func roundFloat(level php.Level, f float64, places, mode int) float64 {
	if level == php.Level74 {
		return round74(f, places, mode)
	}
	if f == 0 || f-f != 0 {
		return f
	}
	places = max(places, math.MinInt32+1)
	exp := tenPower(magnitude(places))
	// Scaling may land just beside the decimal number: 0.285 * 1e10 is 2849999999.9999995. If the next integer scales
	// back to exactly f, that was the number meant.
	scaled := math.Trunc(scale(f, exp, places))
	next := scaled + math.Copysign(1, f)
	if unscale(next, exp, places) == f {
		scaled = next
	}
	if math.Abs(scaled) >= 1e16 {
		return f
	}
	return placed(roundScaled(scaled, f, exp, places, mode), f, exp, places)
}

func magnitude(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

func scale(f, exp float64, places int) float64 {
	if places > 0 {
		return f * exp
	}
	return f / exp
}

func unscale(f, exp float64, places int) float64 {
	if places > 0 {
		return f / exp
	}
	return f * exp
}

// placed moves the decimal point of a rounded number back.
func placed(n, f, exp float64, places int) float64 {
	if magnitude(places) < 23 {
		return unscale(n, exp, places)
	}
	r, err := strconv.ParseFloat(strconv.FormatFloat(n, 'f', 6, 64)+"e"+strconv.Itoa(-places), 64)
	if err != nil && (math.IsInf(r, 0) || r != r) {
		return f
	}
	return r
}

// roundScaled decides between the integral part of the scaled number and its neighbour: f is compared with the edge
// between them, moved back to f's own scale.
func roundScaled(integral, f, exp float64, places, mode int) float64 {
	size := math.Abs(f)
	half := math.Abs(unscale(integral+math.Copysign(0.5, f), exp, places))
	whole := math.Abs(unscale(integral, exp, places))
	up := false
	switch mode {
	case modeHalfUp:
		up = size >= half
	case modeHalfDown:
		up = size > half
	case modeHalfEven:
		up = size > half || size == half && math.Mod(integral, 2) != 0
	case modeHalfOdd:
		up = size > half || size == half && math.Mod(integral, 2) == 0
	case modeCeiling:
		up = f > 0 && size > whole
	case modeFloor:
		up = f < 0 && size > whole
	case modeAwayFromZero:
		up = size > whole
	}
	if up {
		return integral + math.Copysign(1, f)
	}
	return integral
}

// round74 rounds as before 8.4: first to the fifteen digits that a float is good for, then to the places.
func round74(f float64, places, mode int) float64 {
	if f == 0 || f-f != 0 {
		return f
	}
	places = max(places, math.MinInt32+1)
	exp := tenPower(magnitude(places))
	good := 14 - intLog10(f, int(math.Floor(math.Log10(math.Abs(f)))))
	var n float64
	if good > places && good-15 < places {
		n = roundHalf(scale74(f, good), mode)
		n /= tenPower(magnitude(places - good))
	} else {
		n = scale74(f, places)
		if math.Abs(n) >= 1e15 {
			return f
		}
	}
	return placed(roundHalf(n, mode), f, exp, places)
}

// intLog10 corrects an estimate of the decimal exponent by the exact powers.
func intLog10(f float64, guess int) int {
	f = math.Abs(f)
	if f < 1e-8 || f > 1e22 {
		return guess
	}
	for f < math.Pow10(guess) {
		guess--
	}
	for f >= math.Pow10(guess+1) {
		guess++
	}
	return guess
}

func scale74(f float64, places int) float64 {
	if places >= 0 {
		return f * tenPower(places)
	}
	return f / tenPower(-places)
}

func roundHalf(f float64, mode int) float64 {
	if f < 0 {
		return -roundHalf(-f, mode)
	}
	n := math.Floor(f + 0.5)
	switch {
	case mode == modeHalfDown && f == n-0.5,
		mode == modeHalfEven && f == 0.5+2*math.Floor(n/2),
		mode == modeHalfOdd && f == 0.5+2*math.Floor(n/2)-1:
		n--
	}
	return n
}

func round(c *php.Call) (php.Value, error) {
	v := c.Arg(0)
	places := int(max(min(c.IntOr(1, 0), math.MaxInt32), math.MinInt32))
	mode, err := roundMode(c)
	if err != nil {
		return php.Undef(), err
	}
	if !is84(c) && !v.IsInt() && !v.IsFloat() && !v.IsArray() {
		v = numberOf74(c.Ctx, v)
	}
	switch {
	case v.IsInt() && places >= 0:
		return php.Float(float64(v.Int())), nil
	case v.IsInt():
		return php.Float(roundFloat(c.Ctx.Level, float64(v.Int()), places, mode)), nil
	case v.IsFloat():
		return php.Float(roundFloat(c.Ctx.Level, v.Float(), places, mode)), nil
	}
	return php.False(), nil
}

func roundMode(c *php.Call) (int, error) {
	m := c.Arg(2)
	if m.IsObject() {
		switch php.EnumCaseName(m.Object()) {
		case "HalfTowardsZero":
			return modeHalfDown, nil
		case "HalfEven":
			return modeHalfEven, nil
		case "HalfOdd":
			return modeHalfOdd, nil
		case "TowardsZero":
			return modeTowardZero, nil
		case "AwayFromZero":
			return modeAwayFromZero, nil
		case "NegativeInfinity":
			return modeFloor, nil
		case "PositiveInfinity":
			return modeCeiling, nil
		}
		return modeHalfUp, nil
	}
	if !m.IsInt() {
		return modeHalfUp, nil
	}
	mode := m.Int()
	if is84(c) && (mode < modeHalfUp || mode > modeAwayFromZero) {
		return 0, c.ArgValueError(2, "must be a valid rounding mode (RoundingMode::*)")
	}
	return int(mode), nil
}
