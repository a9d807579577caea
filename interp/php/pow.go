package php

import "math"

// Pow is x ** y for floats. Scripts print all seventeen digits and compare them with what the C library gives, which
// rounds nearly every result correctly; math.Pow is several units off for large exponents. So the logarithm and the
// exponential are done in pairs of floats, the second holding what the first cannot: about 75 bits, from tables of 47
// logarithms and 128 powers of two. It takes about 40 ns.
func Pow(x, y float64) float64 {
	switch {
	case y == 1:
		return x
	case y == 2:
		return x * x
	case x == 1 || y == 0 || x-x != 0 || y-y != 0 || x == 0:
		return math.Pow(x, y)
	case x < 0:
		if y != math.Trunc(y) {
			return math.NaN()
		}
		if math.Mod(y, 2) != 0 {
			return -Pow(-x, y)
		}
		return Pow(-x, y)
	}
	h, l := logPair(x)
	p := y * h
	if p > 710 {
		return math.Inf(1)
	}
	if p < -746 {
		return 0
	}
	return expPair(p, math.FMA(y, h, -p)+y*l)
}

// twoSum returns a + b and what rounding took from it.
func twoSum(a, b float64) (s, e float64) {
	s = a + b
	t := s - a
	return s, (a - (s - t)) + (b - t)
}

const (
	ln2Hi    = 0x1.62e42fefa2p-1 // its 40 bits times an exponent are exact
	ln2Lo    = 0x1.9ef35793c7673p-41
	thirdHi  = 0x1.5555555555555p-2
	thirdLo  = 0x1.5555555555555p-56
	stepHi   = 0x1.62e42feep-8 // ln 2 / 128
	stepLo   = 0x1.a39ef35793c76p-40
	invStep  = 0x1.71547652b82fep+7
	sqrtHalf = 0x1.6a09e667f3bcdp-1
)

// logPair returns ln x, x finite and positive, as a sum. x is m·2^e, and m times a short factor c from the table is
// 1 + r exactly, with |r| < 0.013; ln x is e·ln 2 - ln c + ln(1+r).
func logPair(x float64) (h, l float64) {
	m, e := math.Frexp(x)
	if m < sqrtHalf {
		m, e = m*2, e-1
	}
	c := &powLog[int(m*64+0.5)-45]
	hi := m * c[0]
	r, rl := twoSum(hi-1, math.FMA(m, c[0], -hi))
	q := r * r
	ql := math.FMA(r, r, -q) + 2*r*rl
	t := q * r
	tl := math.FMA(q, r, -t) + ql*r + q*rl
	u := t * thirdHi
	ul := math.FMA(t, thirdHi, -u) + tl*thirdHi + t*thirdLo
	tail := q * q * (-1./4 + r*(1./5+r*(-1./6+r*(1./7+r*(-1./8+r*(1./9+r*(-1./10+r*(1./11-r*(1./12)))))))))
	fe := float64(e)
	h, e1 := twoSum(fe*ln2Hi, c[1])
	h, e2 := twoSum(h, r)
	h, e3 := twoSum(h, -q/2)
	h, e4 := twoSum(h, u)
	rest := tail + ul - ql/2 + rl + c[2] + fe*ln2Lo
	return twoSum(h, e1+e2+e3+e4+rest)
}

// expPair returns e^(z+zl): 2^k/128 from the table times e^r with |r| < 0.0028.
func expPair(z, zl float64) float64 {
	k := math.RoundToEven(z * invStep)
	r, rl := twoSum(z-k*stepHi, -k*stepLo)
	rl += zl
	q := r * r
	tail := q * (1./2 + r*(1./6+r*(1./24+r*(1./120+r*(1./720)))))
	eh, el := twoSum(r, tail+rl*(1+r))
	n := int(k)
	t := &powExp[n&127]
	p := t[0] * eh
	s, se := twoSum(t[0], p)
	v := s + (se + math.FMA(t[0], eh, -p) + t[0]*el + t[1] + t[1]*eh)
	if n >>= 7; n > -1000 && n < 1000 {
		return v * math.Float64frombits(uint64(n+1023)<<52)
	}
	return math.Ldexp(v, n)
}

// power is ** of two numbers.
func (ctx *Context) power(x, y Value) (Value, error) {
	if !x.IsInt() || !y.IsInt() || y.Int() < 0 {
		if asFloat(x) == 0 && asFloat(y) < 0 && ctx.Level != Level74 {
			ctx.Raise(EDeprecated, "Power of base 0 and negative exponent is deprecated")
			if err := ctx.takePending(); err != nil {
				return Undef(), err
			}
		}
		return Float(Pow(asFloat(x), asFloat(y))), nil
	}
	return powInts(x.Int(), y.Int()), nil
}

// powInts raises by squaring, and goes on with floats from the product that overflows, as the reference does: the last
// digits of large powers depend on it.
func powInts(base, n int64) Value {
	if n == 0 {
		return Int(1)
	}
	if base == 0 {
		return Int(0)
	}
	acc := int64(1)
	for n >= 1 {
		if n%2 != 0 {
			n--
			v := mulInts(acc, base)
			if !v.IsInt() {
				return Float(v.Float() * Pow(float64(base), float64(n)))
			}
			acc = v.Int()
		} else {
			n /= 2
			v := mulInts(base, base)
			if !v.IsInt() {
				return Float(float64(acc) * Pow(v.Float(), float64(n)))
			}
			base = v.Int()
		}
		if n == 0 {
			return Int(acc)
		}
	}
	return Int(acc)
}
