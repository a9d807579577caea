package php

import (
	"math"
	"strconv"
)

// NumericRest says how much of a string ParseNumeric could read as a number.
type NumericRest uint8

// What may follow the number. Level 8.4 calls NumericWhole and NumericSpace numeric; level 7.4 only NumericWhole.
const (
	NotNumeric    NumericRest = iota // the string does not begin with a number
	NumericPrefix                    // something else follows the number
	NumericSpace                     // only white space follows
	NumericWhole                     // nothing follows
)

// ParseNumeric reads the number that a string begins with, behind leading white space: an integer if it has neither
// point nor exponent and fits, otherwise a float. Hexadecimal and the like are not numbers.
func ParseNumeric(s string) (Value, NumericRest) {
	n := scanNumber(s)
	if n.end == 0 {
		return Undef(), NotNumeric
	}
	if n.float {
		return Float(n.f), restAfter(s, n.end)
	}
	return Int(n.i), restAfter(s, n.end)
}

// number is what scanNumber found. end is 0 when there is no number, otherwise where it ends. overflow is 1 or -1 for
// digits alone that exceed the integers.
type number struct {
	i        int64
	f        float64
	end      int
	float    bool
	overflow int8
}

// scanNumber is ParseNumeric without values: the common short decimal takes one loop.
func scanNumber(s string) number {
	p := 0
	for p < len(s) && isSpace(s[p]) {
		p++
	}
	start := p
	neg := false
	if p < len(s) && (s[p] == '-' || s[p] == '+') {
		neg = s[p] == '-'
		p++
	}
	digits := p
	var u uint64
	over := false
	for ; p < len(s); p++ {
		c := s[p] - '0'
		if c > 9 {
			break
		}
		if u > (math.MaxUint64-9)/10 {
			over = true
		}
		u = u*10 + uint64(c)
	}
	if p < len(s) && (s[p] == '.' || s[p]|0x20 == 'e') || p == digits {
		if end := floatEnd(s, digits, p); end > 0 {
			return number{f: parseFloat(s[start:end]), end: end, float: true}
		}
		if p == digits {
			return number{}
		}
	}
	switch {
	case !over && u <= math.MaxInt64:
		i := int64(u)
		if neg {
			i = -i
		}
		return number{i: i, end: p}
	case !over && neg && u == 1<<63:
		return number{i: math.MinInt64, end: p}
	}
	o := int8(1)
	if neg {
		o = -1
	}
	return number{f: parseFloat(s[start:p]), end: p, float: true, overflow: o}
}

// floatEnd returns where a number with a point or exponent ends whose integer digits are s[digits:p], or 0.
func floatEnd(s string, digits, p int) int {
	end := 0
	if p < len(s) && s[p] == '.' {
		q := p + 1
		for q < len(s) && s[q]-'0' <= 9 {
			q++
		}
		if p == digits && q == p+1 {
			return 0
		}
		p, end = q, q
	} else if p == digits {
		return 0
	}
	if p < len(s) && s[p]|0x20 == 'e' {
		q := p + 1
		if q < len(s) && (s[q] == '-' || s[q] == '+') {
			q++
		}
		if q < len(s) && s[q]-'0' <= 9 {
			for q < len(s) && s[q]-'0' <= 9 {
				q++
			}
			return q
		}
	}
	return end
}

// parseFloat converts what floatEnd delimited; out of range gives infinity or zero.
func parseFloat(s string) float64 {
	f, _ := strconv.ParseFloat(s, 64)
	return f
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

func restAfter(s string, end int) NumericRest {
	if end == len(s) {
		return NumericWhole
	}
	for ; end < len(s); end++ {
		if !isSpace(s[end]) {
			return NumericPrefix
		}
	}
	return NumericSpace
}

// StringToInt is (int) of a string: the number it begins with, 0 if none. Digits beyond the integers saturate.
func StringToInt(s string) int64 {
	if n := len(s); n > 0 && n < 19 && s[0]-'0' <= 9 {
		i := int64(s[0] - '0')
		for p := 1; ; p++ {
			if p == n {
				return i
			}
			c := s[p] - '0'
			if c > 9 {
				break
			}
			i = i*10 + int64(c)
		}
	}
	n := scanNumber(s)
	if !n.float {
		return n.i
	}
	return saturate(n.f)
}

// saturate converts a float that came from a string: the nearest integer that exists, but 0 for infinities.
func saturate(f float64) int64 {
	switch {
	case math.IsInf(f, 0) || f != f:
		return 0
	case f >= 1<<63:
		return math.MaxInt64
	case f < -1<<63:
		return math.MinInt64
	}
	return int64(f)
}

// StringToFloat is (float) of a string: the number it begins with, 0 if none.
func StringToFloat(s string) float64 {
	n := scanNumber(s)
	if n.float {
		return n.f
	}
	if n.i == 0 && n.end > 0 && negativeZero(s) {
		return math.Copysign(0, -1)
	}
	return float64(n.i)
}

func negativeZero(s string) bool {
	p := 0
	for p < len(s) && isSpace(s[p]) {
		p++
	}
	return p < len(s) && s[p] == '-'
}

// numeric reads a string as an operand of the level: rest is NotNumeric, NumericPrefix or NumericWhole.
func (ctx *Context) numeric(s string) (Value, NumericRest) {
	v, rest := ParseNumeric(s)
	if rest == NumericSpace {
		rest = NumericWhole
		if ctx.Level == Level74 {
			rest = NumericPrefix
		}
	}
	return v, rest
}

// IsNumeric is is_numeric() for a string: the whole of it is a number at the engine's level.
func (ctx *Context) IsNumeric(s string) bool {
	_, rest := ctx.numeric(s)
	return rest == NumericWhole
}
