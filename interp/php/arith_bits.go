package php

import (
	"math"

	"gaja/interp/syntax"
)

// The operators on integers and bytes: % << >> & | ^ ~ and the dot.

// OperateNot is the op that Handlers.Operate gets for ~; infix operators come as their syntax.BinaryOp.
const OperateNot = 255

// Mod is a % b.
func (ctx *Context) Mod(a, b Value) (Value, error) {
	if a.IsInt() && b.IsInt() && b.Int() > 0 {
		return Int(a.Int() % b.Int()), nil
	}
	x, y, v, done, err := ctx.intOperands(syntax.OpMod, a, b)
	if done {
		return v, err
	}
	if y == 0 {
		return Undef(), ctx.ThrowError("DivisionByZeroError", "Modulo by zero")
	}
	if y == -1 {
		return Int(0), nil
	}
	return Int(x % y), nil
}

// Shl is a << b.
func (ctx *Context) Shl(a, b Value) (Value, error) {
	if a.IsInt() && b.IsInt() && uint64(b.Int()) < 64 {
		return Int(a.Int() << uint(b.Int())), nil
	}
	x, y, v, done, err := ctx.intOperands(syntax.OpShl, a, b)
	if done {
		return v, err
	}
	if y < 0 {
		return Undef(), ctx.ThrowError("ArithmeticError", "Bit shift by negative number")
	}
	return Int(x << min(uint64(y), 64)), nil
}

// Shr is a >> b.
func (ctx *Context) Shr(a, b Value) (Value, error) {
	if a.IsInt() && b.IsInt() && uint64(b.Int()) < 64 {
		return Int(a.Int() >> uint(b.Int())), nil
	}
	x, y, v, done, err := ctx.intOperands(syntax.OpShr, a, b)
	if done {
		return v, err
	}
	if y < 0 {
		return Undef(), ctx.ThrowError("ArithmeticError", "Bit shift by negative number")
	}
	return Int(x >> min(uint64(y), 63)), nil
}

// BitAnd is a & b: of integers, or byte by byte of two strings.
func (ctx *Context) BitAnd(a, b Value) (Value, error) {
	if a.IsInt() && b.IsInt() {
		return Int(a.Int() & b.Int()), nil
	}
	if s, t, ok := twoStrings(a, b); ok {
		out := make([]byte, min(len(s), len(t)))
		for i := range out {
			out[i] = s[i] & t[i]
		}
		return Bytes(out), nil
	}
	x, y, v, done, err := ctx.intOperands(syntax.OpBitAnd, a, b)
	if done {
		return v, err
	}
	return Int(x & y), nil
}

// BitOr is a | b: of integers, or byte by byte of two strings.
func (ctx *Context) BitOr(a, b Value) (Value, error) {
	if a.IsInt() && b.IsInt() {
		return Int(a.Int() | b.Int()), nil
	}
	if s, t, ok := twoStrings(a, b); ok {
		if len(s) < len(t) {
			s, t = t, s
		}
		out := []byte(s)
		for i := range t {
			out[i] |= t[i]
		}
		return Bytes(out), nil
	}
	x, y, v, done, err := ctx.intOperands(syntax.OpBitOr, a, b)
	if done {
		return v, err
	}
	return Int(x | y), nil
}

// BitXor is a ^ b: of integers, or byte by byte of two strings.
func (ctx *Context) BitXor(a, b Value) (Value, error) {
	if a.IsInt() && b.IsInt() {
		return Int(a.Int() ^ b.Int()), nil
	}
	if s, t, ok := twoStrings(a, b); ok {
		out := make([]byte, min(len(s), len(t)))
		for i := range out {
			out[i] = s[i] ^ t[i]
		}
		return Bytes(out), nil
	}
	x, y, v, done, err := ctx.intOperands(syntax.OpBitXor, a, b)
	if done {
		return v, err
	}
	return Int(x ^ y), nil
}

func twoStrings(a, b Value) (s, t string, ok bool) {
	a, b = a.Deref(), b.Deref()
	if a.Kind() != KindString || b.Kind() != KindString {
		return "", "", false
	}
	return a.Str().s, b.Str().s, true
}

// intOperands converts the operands of an operator on integers. done means that v and err are the operator's outcome.
func (ctx *Context) intOperands(op syntax.BinaryOp, a, b Value) (x, y int64, v Value, done bool, err error) {
	a, b = a.Deref(), b.Deref()
	if v, ok, err := ctx.operate(op, a, b); ok || err != nil {
		return 0, 0, v, true, err
	}
	if x, err = ctx.intOperand(op, a, a, b); err == nil {
		y, err = ctx.intOperand(op, b, a, b)
	}
	return x, y, Undef(), err != nil, err
}

func (ctx *Context) intOperand(op syntax.BinaryOp, v, a, b Value) (int64, error) {
	switch v.Kind() {
	case KindInt:
		return v.Int(), nil
	case KindFloat:
		f := v.Float()
		i := FloatToInt(f)
		return i, ctx.checkLossless(f, i, v)
	case KindString:
		n, err := ctx.stringOperand(op, v.Str(), a, b)
		if err != nil || n.IsInt() {
			return n.Int(), err
		}
		i := saturate(n.Float())
		return i, ctx.checkLossless(n.Float(), i, v)
	case KindObject:
		return ctx.objectIntOperand(op, v.Object(), a, b)
	case KindArray:
		if ctx.Level == Level74 {
			return ctx.ToInt(v), nil
		}
	}
	n, err := ctx.operand(op, v, a, b)
	return n.Int(), err
}

func (ctx *Context) objectIntOperand(op syntax.BinaryOp, o *Object, a, b Value) (int64, error) {
	if h := o.Class.Handlers; h != nil && h.Cast != nil {
		if v, ok, err := h.Cast(ctx, o, KindInt); ok || err != nil {
			return v.Int(), err
		}
	}
	if ctx.Level != Level74 {
		return 0, ctx.badOperands(op, a, b)
	}
	ctx.noCast(o, "int")
	return 1, ctx.takePending()
}

// checkLossless raises 8.1's deprecation when a float, or the float that a string holds, is not the integer it became.
func (ctx *Context) checkLossless(f float64, i int64, from Value) error {
	if float64(i) == f || ctx.Level == Level74 {
		return nil
	}
	return ctx.lossy(from)
}

func (ctx *Context) lossy(from Value) error {
	if from.Kind() == KindString {
		ctx.Raise(EDeprecated, `Implicit conversion from float-string "`+from.Str().String()+`" to int loses precision`)
	} else {
		ctx.Raise(EDeprecated, "Implicit conversion from float "+FormatFloat(from.Float(), -1)+" to int loses precision")
	}
	return ctx.takePending()
}

// BitNot is ~v: of an integer, or byte by byte of a string.
func (ctx *Context) BitNot(v Value) (Value, error) {
	switch v = v.Deref(); v.Kind() {
	case KindInt:
		return Int(^v.Int()), nil
	case KindFloat:
		i := FloatToInt(v.Float())
		return Int(^i), ctx.checkLossless(v.Float(), i, v)
	case KindString:
		out := []byte(v.Str().s)
		for i := range out {
			out[i] = ^out[i]
		}
		return Bytes(out), nil
	case KindObject:
		if h := v.Object().Class.Handlers; h != nil && h.Operate != nil {
			if r, ok, err := h.Operate(ctx, OperateNot, v, v); ok || err != nil {
				return r, err
			}
		}
	}
	if ctx.Level == Level74 {
		return Undef(), ctx.ThrowError("Error", "Unsupported operand types")
	}
	return Undef(), ctx.Throwf("TypeError", "Cannot perform bitwise not on %s", TypeName(v))
}

// Negate is -v, which PHP does as v * -1.
func (ctx *Context) Negate(v Value) (Value, error) {
	if v.IsInt() && v.Int() != math.MinInt64 {
		return Int(-v.Int()), nil
	}
	return ctx.Mul(v, Int(-1))
}

// Plus is +v, which PHP does as v * 1.
func (ctx *Context) Plus(v Value) (Value, error) { return ctx.Mul(v, Int(1)) }
