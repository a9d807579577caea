package php

import (
	"cmp"
	"strings"
)

// Comparison. The order of operands matters for what cannot be ordered (arrays with different keys, objects of different
// classes, NAN): those answer 1 whichever way round they are asked, so a > b must be asked as b < a.

// uncomparable is what <=> gives for values without an order.
const uncomparable = 1

// maxCompareDepth bounds the recursion into nested arrays and objects, which is on the Go stack.
const maxCompareDepth = 50000

// Compare is a <=> b: negative, 0 or positive.
func (ctx *Context) Compare(a, b Value) (int, error) { return ctx.compare(a, b, 0) }

// LooseEqual is a == b.
func (ctx *Context) LooseEqual(a, b Value) (bool, error) {
	a, b = a.Deref(), b.Deref()
	switch pair(a.Kind(), b.Kind()) {
	case pairIntInt:
		return a.n == b.n, nil
	case pairStrStr:
		return ctx.equalStrings(a.Str().s, b.Str().s), nil
	case pairFloatFloat:
		return a.Float() == b.Float(), nil
	case pairIntFloat:
		return float64(a.Int()) == b.Float(), nil
	case pairFloatInt:
		return a.Float() == float64(b.Int()), nil
	}
	c, err := ctx.compare(a, b, 0)
	return c == 0 && err == nil, err
}

// Less is a < b.
func (ctx *Context) Less(a, b Value) (bool, error) {
	a, b = a.Deref(), b.Deref()
	switch pair(a.Kind(), b.Kind()) {
	case pairIntInt:
		return a.Int() < b.Int(), nil
	case pairFloatFloat:
		return a.Float() < b.Float(), nil
	case pairIntFloat:
		return float64(a.Int()) < b.Float(), nil
	case pairFloatInt:
		return a.Float() < float64(b.Int()), nil
	}
	c, err := ctx.compare(a, b, 0)
	return c < 0, err
}

// LessEqual is a <= b.
func (ctx *Context) LessEqual(a, b Value) (bool, error) {
	a, b = a.Deref(), b.Deref()
	switch pair(a.Kind(), b.Kind()) {
	case pairIntInt:
		return a.Int() <= b.Int(), nil
	case pairFloatFloat:
		return a.Float() <= b.Float(), nil
	case pairIntFloat:
		return float64(a.Int()) <= b.Float(), nil
	case pairFloatInt:
		return a.Float() <= float64(b.Int()), nil
	}
	c, err := ctx.compare(a, b, 0)
	return c <= 0 && err == nil, err
}

// pair is two kinds as one number, for switches.
func pair(a, b Kind) uint16 { return uint16(a)<<8 | uint16(b) }

const (
	pairIntInt     = uint16(KindInt)<<8 | uint16(KindInt)
	pairIntFloat   = uint16(KindInt)<<8 | uint16(KindFloat)
	pairFloatInt   = uint16(KindFloat)<<8 | uint16(KindInt)
	pairFloatFloat = uint16(KindFloat)<<8 | uint16(KindFloat)
	pairStrStr     = uint16(KindString)<<8 | uint16(KindString)
	pairIntStr     = uint16(KindInt)<<8 | uint16(KindString)
	pairStrInt     = uint16(KindString)<<8 | uint16(KindInt)
	pairFloatStr   = uint16(KindFloat)<<8 | uint16(KindString)
	pairStrFloat   = uint16(KindString)<<8 | uint16(KindFloat)
	pairArrArr     = uint16(KindArray)<<8 | uint16(KindArray)
)

func (ctx *Context) compare(a, b Value, depth int) (int, error) {
	a, b = a.Deref(), b.Deref()
	switch pair(a.Kind(), b.Kind()) {
	case pairIntInt:
		return cmp.Compare(a.Int(), b.Int()), nil
	case pairFloatInt:
		return compareFloats(a.Float(), float64(b.Int())), nil
	case pairIntFloat:
		return compareFloats(float64(a.Int()), b.Float()), nil
	case pairFloatFloat:
		return compareFloats(a.Float(), b.Float()), nil
	case pairStrStr:
		if a.p == b.p {
			return 0, nil
		}
		return ctx.compareStrings(a.Str().s, b.Str().s), nil
	case pairArrArr:
		return ctx.compareArrays(a.Array(), b.Array(), depth)
	}
	return ctx.compareMixed(a, b, depth)
}

// compareFloats answers 1 for NAN.
func compareFloats(x, y float64) int {
	switch {
	case x == y:
		return 0
	case x < y:
		return -1
	}
	return 1
}

// compareMixed orders two dereferenced values of different kinds, or two that are neither numbers nor strings.
func (ctx *Context) compareMixed(a, b Value, depth int) (int, error) {
	ka, kb := a.Kind(), b.Kind()
	if ka == KindObject || kb == KindObject {
		return ctx.compareObject(a, b, depth)
	}
	if ka <= KindNull && kb == KindString {
		return -min(b.Str().Len(), 1), nil
	}
	if kb <= KindNull && ka == KindString {
		return min(a.Str().Len(), 1), nil
	}
	if ka <= KindTrue || kb <= KindTrue {
		return boolInt(ctx.Truth(a)) - boolInt(ctx.Truth(b)), nil
	}
	if ctx.Level != Level74 {
		switch pair(ka, kb) {
		case pairIntStr:
			return ctx.compareIntString(a.Int(), b.Str().s), nil
		case pairStrInt:
			return -ctx.compareIntString(b.Int(), a.Str().s), nil
		case pairFloatStr:
			return ctx.compareFloatString(a.Float(), b.Str().s), nil
		case pairStrFloat:
			if f := b.Float(); f == f {
				return -ctx.compareFloatString(f, a.Str().s), nil
			}
			return 1, nil
		}
	}
	if ka == KindArray {
		return 1, nil
	}
	if kb == KindArray {
		return -1, nil
	}
	return ctx.compare(ctx.ToNumber(a), ctx.ToNumber(b), depth)
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// compareIntString is 8.x's int <=> string: by number if the string is one, otherwise by text.
func (ctx *Context) compareIntString(i int64, s string) int {
	v, rest := ctx.numeric(s)
	if rest != NumericWhole {
		return strings.Compare(FormatInt(i), s)
	}
	if v.IsInt() {
		return cmp.Compare(i, v.Int())
	}
	return compareFloats(float64(i), v.Float())
}

func (ctx *Context) compareFloatString(f float64, s string) int {
	if f != f {
		return 1
	}
	v, rest := ctx.numeric(s)
	if rest != NumericWhole {
		return strings.Compare(ctx.FloatString(f), s)
	}
	if v.IsInt() {
		return compareFloats(f, float64(v.Int()))
	}
	return compareFloats(f, v.Float())
}

// compareStrings compares by number when both strings are numeric, otherwise byte by byte. Two integers that both exceed
// the range on the same side are compared as text when their floats are equal.
func (ctx *Context) compareStrings(s, t string) int {
	if !mayBeNumeric(s) || !mayBeNumeric(t) {
		return strings.Compare(s, t)
	}
	x, y := scanNumber(s), scanNumber(t)
	if !ctx.whole(s, x.end) || !ctx.whole(t, y.end) {
		return strings.Compare(s, t)
	}
	if !x.float && !y.float {
		return cmp.Compare(x.i, y.i)
	}
	if x.overflow != 0 && x.overflow == y.overflow && x.f-y.f == 0 {
		return strings.Compare(s, t)
	}
	f, g := x.f, y.f
	if !x.float {
		if y.overflow != 0 {
			return -int(y.overflow)
		}
		f = float64(x.i)
	} else if !y.float {
		if x.overflow != 0 {
			return int(x.overflow)
		}
		g = float64(y.i)
	} else if f == g && f-f != 0 {
		return strings.Compare(s, t)
	}
	return compareFloats(f, g)
}

func (ctx *Context) equalStrings(s, t string) bool {
	if s == t {
		return true
	}
	if !mayBeNumeric(s) || !mayBeNumeric(t) {
		return false
	}
	return ctx.compareStrings(s, t) == 0
}

// mayBeNumeric is a quick look at the first byte: most strings that scripts compare are words.
func mayBeNumeric(s string) bool { return len(s) > 0 && s[0] <= '9' }

func (ctx *Context) whole(s string, end int) bool {
	if end == 0 {
		return false
	}
	rest := restAfter(s, end)
	return rest == NumericWhole || rest == NumericSpace && ctx.Level != Level74
}

// Identical is a === b.
func Identical(a, b Value) bool { return identical(a, b, 0) }

func identical(a, b Value, depth int) bool {
	a, b = a.Deref(), b.Deref()
	ka, kb := a.Kind(), b.Kind()
	if ka != kb {
		return ka <= KindNull && kb <= KindNull
	}
	switch ka {
	case KindInt:
		return a.n == b.n
	case KindFloat:
		return a.Float() == b.Float()
	case KindString:
		return a.p == b.p || a.Str().s == b.Str().s
	case KindArray:
		return a.p == b.p || identicalArrays(a.Array(), b.Array(), depth)
	case KindObject, KindResource, KindInternal:
		return a.p == b.p
	}
	return true
}

// identicalArrays wants the same keys and values in the same order. Arrays nested too deeply to walk are not identical.
func identicalArrays(a, b *Array, depth int) bool {
	if a.count != b.count || depth > maxCompareDepth {
		return false
	}
	i, j := a.Iter(), b.Iter()
	for i.Next() && j.Next() {
		if !sameKey(i.Key(), j.Key()) || !identical(*i.Slot(), *j.Slot(), depth+1) {
			return false
		}
	}
	return true
}

func sameKey(k, l Key) bool {
	if k.Str == nil || l.Str == nil {
		return k.Str == l.Str && k.Int == l.Int
	}
	return k.Str == l.Str || k.Str.s == l.Str.s
}
