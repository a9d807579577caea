package php

import "math"

// Exp is e**x, rounded correctly but for some results in a thousand as the C library's.
func Exp(x float64) float64 {
	switch {
	case x != x || x > 710 || x < -746:
		return math.Exp(x)
	case x == 0:
		return 1
	}
	return expPair(x, 0)
}

// Log is the natural logarithm, as exact as Exp.
func Log(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) || x == 1 {
		return math.Log(x)
	}
	h, _ := logPair(x)
	return h
}

// Log2 is the logarithm to base 2, as exact as Exp.
func Log2(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log2(x)
	}
	if m, e := math.Frexp(x); m == 0.5 {
		return float64(e - 1)
	}
	h, l := logPair(x)
	const invHi, invLo = 0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56
	p := h * invHi
	return p + (math.FMA(h, invHi, -p) + l*invHi + h*invLo)
}
