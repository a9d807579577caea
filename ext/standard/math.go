package standard

import (
	"math"
	"math/bits"

	"gaja/interp/php"
)

// asNumber is what a parameter declared int|float holds at 7.4, where anything is coerced.
func asNumber(c *php.Call, i int) php.Value {
	v := c.Arg(i)
	if v.IsInt() || v.IsFloat() {
		return v
	}
	return numberOf74(c.Ctx, v)
}

// numberOf74 is 7.4's conversion of a value to a number; an object becomes 1, with a notice.
func numberOf74(ctx *php.Context, v php.Value) php.Value {
	if v.IsObject() {
		ctx.Notice("Object of class %s could not be converted to number", v.Object().Class.Name)
		return php.Int(1)
	}
	return ctx.ToNumber(v)
}

// notNumber reports an argument that 7.4's functions answer with false.
func notNumber(c *php.Call) bool { return c.Arg(0).IsArray() }

func abs(c *php.Call) (php.Value, error) {
	if notNumber(c) {
		return php.False(), nil
	}
	v := asNumber(c, 0)
	if v.IsFloat() {
		return php.Float(math.Abs(v.Float())), nil
	}
	if v.Int() == math.MinInt64 {
		return php.Float(-float64(math.MinInt64)), nil
	}
	return php.Int(max(v.Int(), -v.Int())), nil
}

// floatOf is a number as a float.
func floatOf(v php.Value) float64 {
	if v.IsInt() {
		return float64(v.Int())
	}
	return v.Float()
}

func ceil(c *php.Call) (php.Value, error) {
	if notNumber(c) {
		return php.False(), nil
	}
	return php.Float(math.Ceil(floatOf(asNumber(c, 0)))), nil
}

func floor(c *php.Call) (php.Value, error) {
	if notNumber(c) {
		return php.False(), nil
	}
	return php.Float(math.Floor(floatOf(asNumber(c, 0)))), nil
}

func sin(c *php.Call) (php.Value, error) { return php.Float(exactSin(c.Float(0))), nil }

func cos(c *php.Call) (php.Value, error) { return php.Float(exactCos(c.Float(0))), nil }

func tan(c *php.Call) (php.Value, error) { return php.Float(exactTan(c.Float(0))), nil }

func asin(c *php.Call) (php.Value, error) { return php.Float(exactAsin(c.Float(0))), nil }

func acos(c *php.Call) (php.Value, error) { return php.Float(exactAcos(c.Float(0))), nil }

func atan(c *php.Call) (php.Value, error) { return php.Float(exactAtan(c.Float(0))), nil }

func atanh(c *php.Call) (php.Value, error) { return php.Float(math.Atanh(c.Float(0))), nil }

func atan2(c *php.Call) (php.Value, error) {
	return php.Float(exactAtan2(c.Float(0), c.Float(1))), nil
}

func sinh(c *php.Call) (php.Value, error) { return php.Float(exactSinh(c.Float(0))), nil }

func cosh(c *php.Call) (php.Value, error) { return php.Float(exactCosh(c.Float(0))), nil }

func tanh(c *php.Call) (php.Value, error) { return php.Float(exactTanh(c.Float(0))), nil }

func asinh(c *php.Call) (php.Value, error) { return php.Float(math.Asinh(c.Float(0))), nil }

func acosh(c *php.Call) (php.Value, error) { return php.Float(math.Acosh(c.Float(0))), nil }

func expm1(c *php.Call) (php.Value, error) { return php.Float(math.Expm1(c.Float(0))), nil }

func log1p(c *php.Call) (php.Value, error) { return php.Float(math.Log1p(c.Float(0))), nil }

func pi(*php.Call) (php.Value, error) { return php.Float(math.Pi), nil }

func isFinite(c *php.Call) (php.Value, error) {
	f := c.Float(0)
	return php.Bool(f-f == 0), nil
}

func isNan(c *php.Call) (php.Value, error) {
	f := c.Float(0)
	return php.Bool(f != f), nil
}

func isInfinite(c *php.Call) (php.Value, error) {
	return php.Bool(math.IsInf(c.Float(0), 0)), nil
}

func exp(c *php.Call) (php.Value, error) { return php.Float(php.Exp(c.Float(0))), nil }

func log10(c *php.Call) (php.Value, error) { return php.Float(exactLog10(c.Float(0))), nil }

func sqrt(c *php.Call) (php.Value, error) { return php.Float(math.Sqrt(c.Float(0))), nil }

func hypot(c *php.Call) (php.Value, error) {
	return php.Float(exactHypot(c.Float(0), c.Float(1))), nil
}

func deg2rad(c *php.Call) (php.Value, error) { return php.Float(c.Float(0) / 180 * math.Pi), nil }

func rad2deg(c *php.Call) (php.Value, error) { return php.Float(c.Float(0) / math.Pi * 180), nil }

func fmod(c *php.Call) (php.Value, error) {
	return php.Float(floatMod(c.Float(0), c.Float(1))), nil
}

func fdiv(c *php.Call) (php.Value, error) { return php.Float(c.Float(0) / c.Float(1)), nil }

func fpow(c *php.Call) (php.Value, error) {
	return php.Float(php.Pow(c.Float(0), c.Float(1))), nil
}

func pow(c *php.Call) (php.Value, error) { return c.Ctx.Pow(c.Arg(0), c.Arg(1)) }

func log(c *php.Call) (php.Value, error) {
	n := c.Float(0)
	if c.Given < 2 {
		return php.Float(php.Log(n)), nil
	}
	switch base := c.Float(1); {
	case base == 2:
		return php.Float(php.Log2(n)), nil
	case base == 10:
		return php.Float(exactLog10(n)), nil
	case base == 1:
		return php.Float(math.NaN()), nil
	case base <= 0:
		return badArg(c, 1, "must be greater than 0", "base must be greater than 0")
	default:
		return php.Float(php.Log(n) / php.Log(base)), nil
	}
}

func intdiv(c *php.Call) (php.Value, error) {
	a, b := c.Int(0), c.Int(1)
	if b == 0 {
		return php.Undef(), c.Ctx.ThrowError("DivisionByZeroError", "Division by zero")
	}
	if b == -1 && a == math.MinInt64 {
		return php.Undef(), c.Ctx.ThrowError("ArithmeticError", "Division of PHP_INT_MIN by -1 is not an integer")
	}
	return php.Int(a / b), nil
}

// digitsToNumber reads digits of a base, skipping what is none; a number too great becomes a float.
func digitsToNumber(c *php.Call, s string, base int) php.Value {
	for s != "" && isSpace(s[0]) {
		s = s[1:]
	}
	for s != "" && isSpace(s[len(s)-1]) {
		s = s[:len(s)-1]
	}
	if len(s) >= 2 && s[0] == '0' {
		if p := s[1] | 0x20; base == 16 && p == 'x' || base == 8 && p == 'o' || base == 2 && p == 'b' {
			s = s[2:]
		}
	}
	var n int64
	var f float64
	float, invalid := false, false
	for i := 0; i < len(s); i++ {
		d := digitValue(s[i])
		if d >= base {
			invalid = true
			continue
		}
		if !float {
			hi, lo := bits.Mul64(uint64(n), uint64(base))
			sum, carry := bits.Add64(lo, uint64(d), 0)
			if hi == 0 && carry == 0 && sum <= math.MaxInt64 {
				n = int64(sum)
				continue
			}
			float, f = true, float64(n)
		}
		f = f*float64(base) + float64(d)
	}
	if invalid {
		c.Ctx.Deprecated("Invalid characters passed for attempted conversion, these have been ignored")
	}
	if float {
		return php.Float(f)
	}
	return php.Int(n)
}

// fromDigits is bindec and its kin; 7.4 turns anything into a string.
func fromDigits(c *php.Call, base int) (php.Value, error) {
	s, err := c.Ctx.ToString(c.Arg(0))
	if err != nil {
		return php.Undef(), err
	}
	defer php.StrValue(s).Release()
	return digitsToNumber(c, s.Peek(), base), c.Ctx.Pending
}

func bindec(c *php.Call) (php.Value, error) { return fromDigits(c, 2) }

func hexdec(c *php.Call) (php.Value, error) { return fromDigits(c, 16) }

func octdec(c *php.Call) (php.Value, error) { return fromDigits(c, 8) }

const baseDigits = "0123456789abcdefghijklmnopqrstuvwxyz"

// inBase writes an integer, taken as unsigned, in a base.
func inBase(n uint64, base uint64) php.Value {
	var buf [64]byte
	i := len(buf)
	for {
		i--
		buf[i] = baseDigits[n%base]
		if n /= base; n == 0 {
			return php.String(string(buf[i:]))
		}
	}
}

func decbin(c *php.Call) (php.Value, error) { return inBase(uint64(c.Ctx.ToInt(c.Arg(0))), 2), nil }

func decoct(c *php.Call) (php.Value, error) { return inBase(uint64(c.Ctx.ToInt(c.Arg(0))), 8), nil }

func dechex(c *php.Call) (php.Value, error) { return inBase(uint64(c.Ctx.ToInt(c.Arg(0))), 16), nil }

func baseConvert(c *php.Call) (php.Value, error) {
	from, to := c.Int(1), c.Int(2)
	for i, base := range []int64{from, to} {
		if base >= 2 && base <= 36 {
			continue
		}
		if is84(c) {
			return php.Undef(), c.ArgValueError(i+1, "must be between 2 and 36 (inclusive)")
		}
		c.Warn("Invalid `%s base' (%d)", [...]string{"from", "to"}[i], base)
		return php.False(), nil
	}
	n, err := fromDigits(c, int(from))
	if err != nil {
		return php.Undef(), err
	}
	if n.IsInt() {
		return inBase(uint64(n.Int()), uint64(to)), nil
	}
	f := math.Floor(n.Float())
	if math.IsInf(f, 0) {
		if is84(c) {
			return php.Undef(), c.ValueError("An infinite value cannot be converted to base %d", to)
		}
		c.Warn("Number too large")
		return c.Ctx.Text(""), nil
	}
	var digits []byte
	for {
		digits = append(digits, baseDigits[int(math.Mod(f, float64(to)))])
		if f /= float64(to); math.Abs(f) < 1 {
			break
		}
	}
	for i, j := 0, len(digits)-1; i < j; i, j = i+1, j-1 {
		digits[i], digits[j] = digits[j], digits[i]
	}
	return php.Bytes(digits), nil
}

// nanTable declares NAN, which no expression of a stub file gives.
var nanTable = php.Table{Constants: []php.ConstDecl{{Name: "NAN", Value: php.Literal{Kind: php.LitFloat, S: "NAN"}}}}
