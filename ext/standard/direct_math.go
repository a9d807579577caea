package standard

import (
	"math"

	"gaja/interp/php"
)

// Direct forms of mathematical functions; see php.DirectFunc.

// numberArgs reports whether there are n arguments, all numbers.
func numberArgs(args []php.Value, n int) bool {
	if len(args) != n {
		return false
	}
	for i := range args {
		if !args[i].IsNumber() {
			return false
		}
	}
	return true
}

func absDirect(_ *php.Context, args []php.Value) php.Value {
	if !numberArgs(args, 1) {
		return php.Undef()
	}
	v := args[0]
	if v.IsFloat() {
		return php.Float(math.Abs(v.Float()))
	}
	if v.Int() == math.MinInt64 {
		return php.Undef()
	}
	return php.Int(max(v.Int(), -v.Int()))
}

func floorDirect(_ *php.Context, args []php.Value) php.Value {
	if !numberArgs(args, 1) {
		return php.Undef()
	}
	return php.Float(math.Floor(floatOf(args[0])))
}

func ceilDirect(_ *php.Context, args []php.Value) php.Value {
	if !numberArgs(args, 1) {
		return php.Undef()
	}
	return php.Float(math.Ceil(floatOf(args[0])))
}

func sqrtDirect(_ *php.Context, args []php.Value) php.Value {
	if !numberArgs(args, 1) {
		return php.Undef()
	}
	return php.Float(math.Sqrt(floatOf(args[0])))
}

func roundDirect(ctx *php.Context, args []php.Value) php.Value {
	places := int64(0)
	switch len(args) {
	case 1:
	case 2:
		if !args[1].IsInt() {
			return php.Undef()
		}
		places = args[1].Int()
	default:
		return php.Undef()
	}
	v := args[0]
	if !v.IsNumber() || places > math.MaxInt32 || places < math.MinInt32 {
		return php.Undef()
	}
	if v.IsInt() && places >= 0 {
		return php.Float(float64(v.Int()))
	}
	return php.Float(roundFloat(ctx.Level, floatOf(v), int(places), modeHalfUp))
}

func intdivDirect(_ *php.Context, args []php.Value) php.Value {
	if len(args) != 2 || !args[0].IsInt() || !args[1].IsInt() {
		return php.Undef()
	}
	a, b := args[0].Int(), args[1].Int()
	if b == 0 || b == -1 {
		return php.Undef()
	}
	if uint64(a)|uint64(b) <= math.MaxUint32 {
		return php.Int(int64(uint32(a) / uint32(b)))
	}
	return php.Int(a / b)
}

func fmodDirect(_ *php.Context, args []php.Value) php.Value {
	if !numberArgs(args, 2) {
		return php.Undef()
	}
	return php.Float(floatMod(floatOf(args[0]), floatOf(args[1])))
}

// floatMod is math.Mod. Where the quotient is an integer that a float holds, one fused multiplication and subtraction is
// exact; the quotient may have been rounded up to the next integer, which shows in the sign.
func floatMod(x, y float64) float64 {
	ax, ay := math.Abs(x), math.Abs(y)
	q := math.Trunc(ax / ay)
	if !(q < 1<<52) || ay < 1e-290 || ay > math.MaxFloat64 {
		return math.Mod(x, y)
	}
	r := math.FMA(-q, ay, ax)
	if r < 0 {
		r += ay
	}
	return math.Copysign(r, x)
}

func minDirect(_ *php.Context, args []php.Value) php.Value {
	if len(args) < 2 || !args[0].IsInt() {
		return php.Undef()
	}
	best := args[0].Int()
	for i := 1; i < len(args); i++ {
		if !args[i].IsInt() {
			return php.Undef()
		}
		best = min(best, args[i].Int())
	}
	return php.Int(best)
}

func maxDirect(_ *php.Context, args []php.Value) php.Value {
	if len(args) < 2 || !args[0].IsInt() {
		return php.Undef()
	}
	best := args[0].Int()
	for i := 1; i < len(args); i++ {
		if !args[i].IsInt() {
			return php.Undef()
		}
		best = max(best, args[i].Int())
	}
	return php.Int(best)
}

func intvalDirect(ctx *php.Context, args []php.Value) php.Value {
	if len(args) != 1 {
		return php.Undef()
	}
	switch v := args[0]; v.Kind() {
	case php.KindInt:
		return v
	case php.KindNull, php.KindFalse, php.KindTrue, php.KindString:
		return php.Int(ctx.ToInt(v))
	}
	return php.Undef()
}

func floatvalDirect(ctx *php.Context, args []php.Value) php.Value {
	if len(args) != 1 || !args[0].IsScalar() && !args[0].IsString() {
		return php.Undef()
	}
	return php.Float(ctx.ToFloat(args[0]))
}

func isNumericDirect(ctx *php.Context, args []php.Value) php.Value {
	if len(args) != 1 {
		return php.Undef()
	}
	switch v := args[0]; v.Kind() {
	case php.KindInt, php.KindFloat:
		return php.True()
	case php.KindString:
		return php.Bool(ctx.IsNumeric(v.Str().Peek()))
	case php.KindRef:
		return php.Undef()
	}
	return php.False()
}

func dechexDirect(ctx *php.Context, args []php.Value) php.Value { return inBaseDirect(ctx, args, 4) }
func decoctDirect(ctx *php.Context, args []php.Value) php.Value { return inBaseDirect(ctx, args, 3) }
func decbinDirect(ctx *php.Context, args []php.Value) php.Value { return inBaseDirect(ctx, args, 1) }

// inBaseDirect writes an integer in the base 1<<bits.
func inBaseDirect(ctx *php.Context, args []php.Value, bits uint) php.Value {
	if len(args) != 1 || !args[0].IsInt() {
		return php.Undef()
	}
	var buf [64]byte
	i := len(buf)
	for n := uint64(args[0].Int()); ; {
		i--
		buf[i] = baseDigits[n&(1<<bits-1)]
		if n >>= bits; n == 0 {
			return php.StrValue(ctx.CopyStr(php.View(buf[i:])))
		}
	}
}

func hexdecDirect(_ *php.Context, args []php.Value) php.Value { return fromBaseDirect(args, 16) }
func octdecDirect(_ *php.Context, args []php.Value) php.Value { return fromBaseDirect(args, 8) }
func bindecDirect(_ *php.Context, args []php.Value) php.Value { return fromBaseDirect(args, 2) }

// fromBaseDirect reads digits that surely fit.
func fromBaseDirect(args []php.Value, base int64) php.Value {
	if len(args) != 1 || !args[0].IsString() {
		return php.Undef()
	}
	s := args[0].Str().Peek()
	if len(s) > 15 && (base != 2 || len(s) > 62) {
		return php.Undef()
	}
	n := int64(0)
	for i := 0; i < len(s); i++ {
		d := int64(digitValue(s[i]))
		if d >= base {
			return php.Undef()
		}
		n = n*base + d
	}
	return php.Int(n)
}
