package standard

import (
	"math"

	"gaja/interp/php"
)

// Scripts print all digits of what the C library computes, and its sine, cosine, tangent and their inverses round nearly
// every result correctly. Go's are an ulp off in one result out of four. Here they are done in pairs of floats, the second
// holding what rounding takes from the first (about 100 bits). The hyperbolic functions of the C library are not that
// exact: there the same formulas in the same order give the same last digit.

// pair is the unevaluated sum of two floats, the second small.
type pair struct{ h, l float64 }

func quickSum(a, b float64) pair {
	s := a + b
	return pair{s, b - (s - a)}
}

func exactSum(a, b float64) pair {
	s := a + b
	t := s - a
	return pair{s, (a - (s - t)) + (b - t)}
}

func exactProduct(a, b float64) pair {
	p := a * b
	return pair{p, math.FMA(a, b, -p)}
}

func (a pair) add(b pair) pair {
	s := exactSum(a.h, b.h)
	return quickSum(s.h, s.l+a.l+b.l)
}

func (a pair) mul(b pair) pair {
	p := exactProduct(a.h, b.h)
	return quickSum(p.h, p.l+(a.h*b.l+a.l*b.h))
}

func (a pair) div(b pair) pair {
	q := a.h / b.h
	p := exactProduct(q, b.h)
	return quickSum(q, (a.h-p.h-p.l+a.l-q*b.l)/b.h)
}

func (a pair) neg() pair { return pair{-a.h, -a.l} }

// The inverse factorials 1/2!, 1/3! … 1/13! as pairs, and those behind them as floats.
var invFactorial = [...]pair{
	{0x1.0000000000000p-1, 0}, {0x1.5555555555555p-3, 0x1.5555555555555p-57},
	{0x1.5555555555555p-5, 0x1.5555555555555p-59}, {0x1.1111111111111p-7, 0x1.1111111111111p-63},
	{0x1.6c16c16c16c17p-10, -0x1.f49f49f49f49fp-65}, {0x1.a01a01a01a01ap-13, 0x1.a01a01a01a01ap-73},
	{0x1.a01a01a01a01ap-16, 0x1.a01a01a01a01ap-76}, {0x1.71de3a556c734p-19, -0x1.c154f8ddc6c00p-73},
	{0x1.27e4fb7789f5cp-22, 0x1.cbbc05b4fa99ap-76}, {0x1.ae64567f544e4p-26, -0x1.c062e06d1f209p-80},
	{0x1.1eed8eff8d898p-29, -0x1.2aec959e14c06p-83}, {0x1.6124613a86d09p-33, 0x1.f28e0cc748ebep-87},
}

// reduce takes quarter turns off x and returns the rest, within π/4 of zero, and how many there were. ok is false for what
// is no number.
func reduce(x float64) (r pair, quarters int, ok bool) {
	if x-x != 0 {
		return r, 0, false
	}
	if math.Abs(x) > 1e8 {
		r, quarters = reduceLarge(x)
		return r, quarters, true
	}
	n := math.RoundToEven(x * (2 / math.Pi))
	if n == 0 {
		return pair{x, 0}, 0, true
	}
	p1 := exactProduct(-n, 0x1.921fb54442d18p+0)
	p2 := exactProduct(-n, 0x1.1a62633145c07p-54)
	a := exactSum(x, p1.h)
	b := exactSum(a.h, p1.l)
	c := exactSum(b.h, p2.h)
	rest := a.l + b.l + c.l + p2.l - n*-0x1.f1976b7ed8fbcp-110
	return quickSum(c.h, rest), int(n) & 3, true
}

// sinCos returns both for a reduced angle.
func sinCos(r pair) (sin, cos pair) {
	q := r.mul(r)
	z := q.h
	// 1/15! … 1/23! and 1/14! … 1/22! by themselves, then pairs.
	s := -1./1307674368000 + z*(1./355687428096000+z*(-1./121645100408832000+z*(1./51090942171709440000)))
	c := 1. / 87178291200 * (-1 + z*(1./240+z*(-1./73440+z*(1./27907200))))
	sp, cp := pair{s, 0}, pair{c, 0}
	for i := 11; i >= 1; i -= 2 {
		f := invFactorial[i]
		if (i/2)&1 == 0 {
			f = f.neg()
		}
		sp = f.add(q.mul(sp))
	}
	for i := 10; i >= 0; i -= 2 {
		f := invFactorial[i]
		if (i/2)&1 == 0 {
			f = f.neg()
		}
		cp = f.add(q.mul(cp))
	}
	return r.add(r.mul(q).mul(sp)), pair{1, 0}.add(q.mul(cp))
}

// turned gives sine and cosine of any angle; ok is false for what is no number.
func turned(x float64) (sin, cos pair, ok bool) {
	r, n, ok := reduce(x)
	if !ok {
		return sin, cos, false
	}
	sin, cos = sinCos(r)
	switch n {
	case 1:
		sin, cos = cos, sin.neg()
	case 2:
		sin, cos = sin.neg(), cos.neg()
	case 3:
		sin, cos = cos.neg(), sin
	}
	return sin, cos, true
}

func exactSin(x float64) float64 {
	if s, _, ok := turned(x); ok && x != 0 {
		return s.h
	}
	return math.Sin(x)
}

func exactCos(x float64) float64 {
	if _, c, ok := turned(x); ok {
		return c.h
	}
	return math.Cos(x)
}

func exactTan(x float64) float64 {
	if s, c, ok := turned(x); ok && x != 0 {
		return s.div(c).h
	}
	return math.Tan(x)
}

// exactAtan makes Go's result better by one step of Newton's.
func exactAtan(x float64) float64 {
	if x == 0 || x-x != 0 {
		return math.Atan(x)
	}
	y := math.Atan(x)
	s, c, _ := turned(y)
	num := exactProduct(x, c.h)
	num = num.add(pair{x * c.l, 0}).add(s.neg())
	return y + num.h/(c.h+x*s.h)
}

func exactAtan2(y, x float64) float64 {
	r := math.Atan2(y, x)
	if r == 0 || x == 0 || y == 0 || x-x != 0 || y-y != 0 || math.Abs(x) > 1e150 || math.Abs(y) > 1e150 ||
		math.Abs(x) < 1e-150 || math.Abs(y) < 1e-150 {
		return r
	}
	s, c, _ := turned(r)
	num := exactProduct(y, c.h).add(pair{y * c.l, 0}).add(exactProduct(-x, s.h)).add(pair{-x * s.l, 0})
	return r + num.h/(x*c.h+y*s.h)
}

func exactAsin(x float64) float64 {
	y := math.Asin(x)
	if s, c, ok := turned(y); ok && y != 0 && c.h > 1e-3 {
		return y + (pair{x, 0}).add(s.neg()).h/c.h
	}
	return y
}

func exactAcos(x float64) float64 {
	y := math.Acos(x)
	if s, c, ok := turned(y); ok && y != 0 && s.h > 1e-3 {
		return y + c.add(pair{-x, 0}).h/s.h
	}
	return y
}

func exactHypot(x, y float64) float64 {
	x, y = math.Abs(x), math.Abs(y)
	if !(x > 1e-140 && x < 1e140 && y > 1e-140 && y < 1e140) {
		return math.Hypot(x, y)
	}
	s := exactProduct(x, x).add(exactProduct(y, y))
	r := math.Sqrt(s.h)
	p := exactProduct(r, r)
	return r + (s.h-p.h-p.l+s.l)/(2*r)
}

// exactLog10 is the C library's formula over an exact logarithm.
func exactLog10(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log10(x)
	}
	m, e := math.Frexp(x)
	m, e = m*2, e-1
	if e < 0 {
		m, e = m/2, e+1
	}
	y := float64(e)
	z := float64(y*3.69423907715893078616e-13) + float64(4.34294481903251816668e-01*php.Log(m))
	return z + float64(y*3.01029995663611771306e-01)
}

func exactSinh(x float64) float64 {
	h, a := math.Copysign(0.5, x), math.Abs(x)
	switch {
	case a < 1.0/(1<<28) || a != a:
		return x
	case a < 1:
		t := math.Expm1(a)
		return h * (2*t - float64(t*t)/(t+1))
	case a < 22:
		t := math.Expm1(a)
		return h * (t + t/(t+1))
	case a < 709.78:
		return h * php.Exp(a)
	}
	w := php.Exp(0.5 * a)
	return float64(h*w) * w
}

func exactCosh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case a < 0.5*math.Ln2:
		t := math.Expm1(a)
		w := 1 + t
		return 1 + float64(t*t)/(w+w)
	case a < 22:
		t := php.Exp(a)
		return float64(0.5*t) + 0.5/t
	case a < 709.78:
		return 0.5 * php.Exp(a)
	}
	w := php.Exp(0.5 * a)
	return float64(0.5*w) * w
}

func exactTanh(x float64) float64 {
	a := math.Abs(x)
	var z float64
	switch {
	case a < 1e-16 || a != a:
		return x
	case a < 1:
		t := math.Expm1(-2 * a)
		z = -t / (t + 2)
	case a < 22:
		t := math.Expm1(2 * a)
		z = 1 - 2/(t+2)
	default:
		z = 1
	}
	return math.Copysign(z, x)
}
