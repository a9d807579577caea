package php

import (
	"math"
	"strconv"
)

// FormatInt returns the decimal form of an integer.
func FormatInt(i int64) string { return strconv.FormatInt(i, 10) }

// FormatFloat returns a float as PHP prints it with a number of significant digits; -1 asks for the shortest digits
// that read back as the same number, and 0 counts as 1. Large and small ones get an exponent: 1.0E+25.
func FormatFloat(f float64, precision int) string {
	switch {
	case f != f:
		return "NAN"
	case math.IsInf(f, 1):
		return "INF"
	case math.IsInf(f, -1):
		return "-INF"
	case f == 0:
		if math.Signbit(f) {
			return "-0"
		}
		return "0"
	}
	if f > -1e15 && f < 1e15 && f == float64(int64(f)) && (precision >= 15 || precision < 0) {
		return strconv.FormatInt(int64(f), 10)
	}
	digits, limit := precision, precision
	if precision < 0 {
		digits, limit = 0, 17
	} else {
		digits, limit = max(precision, 1), max(precision, 1)
	}
	var buf [32]byte
	e := strconv.AppendFloat(buf[:0], f, 'e', digits-1, 64)
	return string(layoutFloat(e, limit))
}

// layoutFloat turns d.ddde±xx into PHP's form: without exponent when the point falls within -4 to limit digits.
func layoutFloat(e []byte, limit int) []byte {
	out := make([]byte, 0, 32)
	if e[0] == '-' {
		out = append(out, '-')
		e = e[1:]
	}
	at := len(e) - 1
	for e[at] != 'e' {
		at--
	}
	exp, _ := strconv.Atoi(string(e[at+1:]))
	mant := append(make([]byte, 0, 24), e[0])
	if at > 2 {
		mant = append(mant, e[2:at]...)
	}
	for len(mant) > 1 && mant[len(mant)-1] == '0' {
		mant = mant[:len(mant)-1]
	}
	switch {
	case exp < -4 || exp >= limit:
		return exponentForm(out, mant, exp)
	case exp < 0:
		out = append(out, "0.0000"[:1-exp]...)
		return append(out, mant...)
	case len(mant) <= exp+1:
		out = append(out, mant...)
		for i := len(mant); i <= exp; i++ {
			out = append(out, '0')
		}
		return out
	}
	out = append(out, mant[:exp+1]...)
	out = append(out, '.')
	return append(out, mant[exp+1:]...)
}

func exponentForm(out, mant []byte, exp int) []byte {
	out = append(out, mant[0], '.')
	if len(mant) == 1 {
		out = append(out, '0')
	}
	out = append(out, mant[1:]...)
	out = append(out, 'E', '+')
	if exp < 0 {
		out[len(out)-1] = '-'
		exp = -exp
	}
	return strconv.AppendInt(out, int64(exp), 10)
}

// FloatString is (string) of a float, by the ini setting precision.
func (ctx *Context) FloatString(f float64) string {
	p := ctx.floatDigits("precision", 14)
	s := FormatFloat(f, p)
	if p < 4 && p >= 0 && (f != f || math.IsInf(f, 0)) && ctx.Level != Level74 {
		return s[:min(len(s), max(p, 1))]
	}
	return s
}

// FloatRepr is a float as var_export, json_encode and var_dump print it, by the ini setting serialize_precision.
func (ctx *Context) FloatRepr(f float64) string {
	return FormatFloat(f, ctx.floatDigits("serialize_precision", -1))
}

// floatDigits reads one of the two precision settings. The setting's struct is looked up each time, its text is parsed
// only when it is not the usual one.
func (ctx *Context) floatDigits(name string, def int) int {
	s := ctx.Ini.Lookup(name)
	if s == nil {
		return def
	}
	switch s.Local {
	case "14":
		return 14
	case "17":
		return 17
	case "-1":
		return -1
	}
	return int(min(max(ParseQuantity(s.Local), -1), 500))
}
