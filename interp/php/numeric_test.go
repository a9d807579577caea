package php

import (
	"math"
	"strconv"
	"testing"
)

func TestParseNumeric(t *testing.T) {
	for _, c := range []struct {
		s    string
		want Value
		rest NumericRest
	}{{"0", Int(0), NumericWhole}, {"12", Int(12), NumericWhole}, {" \t\n\r\v\f12", Int(12), NumericWhole},
		{"12 \n", Int(12), NumericSpace}, {"12x", Int(12), NumericPrefix}, {"12 x", Int(12), NumericPrefix},
		{"+5", Int(5), NumericWhole}, {"-5", Int(-5), NumericWhole}, {"1.", Float(1), NumericWhole},
		{".5", Float(.5), NumericWhole}, {"-.5e-3", Float(-.0005), NumericWhole}, {"1e3", Float(1000), NumericWhole},
		{"1e", Int(1), NumericPrefix}, {"1e+", Int(1), NumericPrefix}, {"1.e3", Float(1000), NumericWhole},
		{"1.5e", Float(1.5), NumericPrefix}, {"0x1A", Int(0), NumericPrefix}, {"1_000", Int(1), NumericPrefix},
		{"9223372036854775807", Int(math.MaxInt64), NumericWhole},
		{"9223372036854775808", Float(9223372036854775808), NumericWhole},
		{"-9223372036854775808", Int(math.MinInt64), NumericWhole},
		{"-9223372036854775809", Float(-9223372036854775808), NumericWhole},
		{"00000000000000000000000000012", Int(12), NumericWhole},
		{"100000000000000000000000", Float(1e23), NumericWhole}, {"1e1000", Float(math.Inf(1)), NumericWhole},
		{"", Undef(), NotNumeric}, {" ", Undef(), NotNumeric}, {"-", Undef(), NotNumeric}, {".", Undef(), NotNumeric},
		{"e5", Undef(), NotNumeric}, {"- 5", Undef(), NotNumeric}, {"INF", Undef(), NotNumeric}, {"x", Undef(), NotNumeric},
		{"\x00", Undef(), NotNumeric}, {"1\x00", Int(1), NumericPrefix}} {
		got, rest := ParseNumeric(c.s)
		if rest != c.rest || !got.Same(c.want) {
			t.Errorf("ParseNumeric(%q) = %v %v, want %v %v", c.s, got, rest, c.want, c.rest)
		}
	}
}

func FuzzParseNumeric(f *testing.F) {
	for _, s := range []string{"0", " 1", "1.5e3x", "-", ".", "9223372036854775808", "1e999999", "+.e1", "١"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, rest := ParseNumeric(s)
		if (rest == NotNumeric) != v.IsUndef() {
			t.Fatal("value and rest disagree")
		}
		i, err := strconv.ParseInt(s, 10, 64)
		if err == nil && (rest != NumericWhole || !v.IsInt() || v.Int() != i || StringToInt(s) != i) {
			t.Fatalf("%q is %d", s, i)
		}
		if v.IsInt() && StringToInt(s) != v.Int() {
			t.Fatalf("StringToInt(%q) = %d, want %d", s, StringToInt(s), v.Int())
		}
		if v.IsFloat() && StringToFloat(s) != v.Float() {
			t.Fatalf("StringToFloat(%q) = %v, want %v", s, StringToFloat(s), v.Float())
		}
	})
}

func TestStringToInt(t *testing.T) {
	for s, want := range map[string]int64{"": 0, "7": 7, "007": 7, " 42abc": 42, "1.9": 1, "-1.9": -1, "1e2": 100,
		"9223372036854775808": math.MaxInt64, "-1e30": math.MinInt64, "1e1000": 0, "999999999999999999": 999999999999999999,
		"abc": 0, "0x1A": 0, "12345678901234567a": 12345678901234567} {
		if got := StringToInt(s); got != want {
			t.Errorf("StringToInt(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestFloatToInt(t *testing.T) {
	for _, c := range []struct {
		f    float64
		want int64
	}{{1.9, 1}, {-1.9, -1}, {1e19, -8446744073709551616}, {-1e19, 8446744073709551616}, {1e20, 7766279631452241920},
		{9.3e18, -9146744073709551616}, {3e19, -6893488147419103232}, {1.8446744073709552e19, 0}, {math.NaN(), 0},
		{math.Inf(1), 0}, {math.Inf(-1), 0}, {math.MinInt64, math.MinInt64}, {1e300, 0}} {
		if got := FloatToInt(c.f); got != c.want {
			t.Errorf("FloatToInt(%v) = %d, want %d", c.f, got, c.want)
		}
	}
}

func TestFormatFloat(t *testing.T) {
	for _, c := range []struct {
		f                  float64
		p14, p17, p1, repr string
	}{{1e14, "1.0E+14", "100000000000000", "1.0E+14", "100000000000000"},
		{1e17, "1.0E+17", "1.0E+17", "1.0E+17", "1.0E+17"},
		{123456789012345678, "1.2345678901235E+17", "1.2345678901234568E+17", "1.0E+17", "1.2345678901234568E+17"},
		{1234567890123456, "1.2345678901235E+15", "1234567890123456", "1.0E+15", "1234567890123456"},
		{0.1, "0.1", "0.10000000000000001", "0.1", "0.1"}, {0.0001, "0.0001", "0.0001", "0.0001", "0.0001"},
		{0.00001, "1.0E-5", "1.0000000000000001E-5", "1.0E-5", "1.0E-5"},
		{0.00012345, "0.00012345", "0.00012344999999999999", "0.0001", "0.00012345"},
		{1.5e-7, "1.5E-7", "1.4999999999999999E-7", "1.0E-7", "1.5E-7"},
		{math.Copysign(0, -1), "-0", "-0", "-0", "-0"}, {100000, "100000", "100000", "1.0E+5", "100000"},
		{1. / 3, "0.33333333333333", "0.33333333333333331", "0.3", "0.3333333333333333"},
		{2.5e15, "2.5E+15", "2500000000000000", "2.0E+15", "2500000000000000"},
		{-123456789.12345678, "-123456789.12346", "-123456789.12345678", "-1.0E+8", "-123456789.12345678"},
		{1e100, "1.0E+100", "1.0E+100", "1.0E+100", "1.0E+100"}} {
		got := [4]string{FormatFloat(c.f, 14), FormatFloat(c.f, 17), FormatFloat(c.f, 0), FormatFloat(c.f, -1)}
		if want := [4]string{c.p14, c.p17, c.p1, c.repr}; got != want {
			t.Errorf("%v: got %q, want %q", c.f, got, want)
		}
	}
}

func BenchmarkFloatString(b *testing.B) {
	ctx, _ := newTestContext(b, Level84)
	for b.Loop() {
		ctx.FloatString(1. / 3)
	}
}

func BenchmarkStringToInt(b *testing.B) {
	n := int64(0)
	for b.Loop() {
		n += StringToInt("12345")
	}
}
