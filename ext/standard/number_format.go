package standard

import (
	"math"
	"strconv"

	"gaja/interp/php"
)

// numberFormat takes an integer as it is at 8.4; 7.4 makes a float of everything.
func numberFormat(c *php.Call) (php.Value, error) {
	if !is84(c) && c.Given == 3 {
		c.Ctx.Warning("Wrong parameter count for number_format()")
		return php.Null(), nil
	}
	point, sep := ".", ","
	if v := c.Arg(2); v.IsString() {
		point = v.Str().Peek()
	}
	if v := c.Arg(3); v.IsString() {
		sep = v.Str().Peek()
	}
	dec := int(min(max(c.Int(1), math.MinInt32+1), math.MaxInt32))
	if dec > 500 {
		if err := c.Charge(int64(dec)); err != nil {
			return php.Undef(), err
		}
	}
	v := c.Arg(0)
	var buf [64]byte
	digits, neg := buf[:0], false
	if v.IsInt() && is84(c) {
		u := uint64(v.Int())
		if neg = v.Int() < 0; neg {
			u = -u
		}
		if dec < 0 {
			u = roundUint(u, -dec)
			neg = neg && u != 0
		}
		digits = strconv.AppendUint(digits, u, 10)
	} else {
		f := v.Float()
		if v.IsInt() {
			f = float64(v.Int())
		}
		if math.IsNaN(f) {
			return c.Ctx.Text("nan"), nil
		}
		if math.IsInf(f, 0) {
			return c.Ctx.Text("inf"), nil
		}
		if !is84(c) {
			dec = max(dec, 0)
		}
		neg = f < 0
		f = roundFloat(c.Ctx.Level, math.Abs(f), dec, modeHalfUp)
		neg = neg && f != 0
		digits = appendFixed(digits, f, min(max(dec, 0), 500))
	}
	return groupDigits(c.Ctx, digits, neg, max(dec, 0), point, sep), nil
}

// roundUint rounds to a multiple of a power of ten, halves up.
func roundUint(u uint64, places int) uint64 {
	if places > 19 {
		return 0
	}
	p := uint64(1)
	for ; places > 0; places-- {
		p *= 10
	}
	rest := u % p
	u -= rest
	if rest >= p-rest {
		u += p
	}
	return u
}

// groupDigits puts separators between the thousands of "1234.56", and as many digits behind the point as asked for.
func groupDigits(ctx *php.Context, digits []byte, neg bool, dec int, point, sep string) php.Value {
	whole := len(digits)
	for i, ch := range digits {
		if ch == '.' {
			whole = i
			break
		}
	}
	st, out := ctx.StartStr(len(digits) + whole/3*len(sep) + len(point) + dec + 1)
	if neg {
		out = append(out, '-')
	}
	head := whole % 3
	if head == 0 && whole > 0 {
		head = 3
	}
	out = append(out, digits[:head]...)
	for i := head; i < whole; i += 3 {
		out = append(append(out, sep...), digits[i:i+3]...)
	}
	if dec == 0 {
		return built(ctx, st, out)
	}
	out = append(out, point...)
	frac := digits[min(whole+1, len(digits)):]
	out = append(out, frac...)
	for n := len(frac); n < dec; n++ {
		out = append(out, '0')
	}
	return built(ctx, st, out)
}
