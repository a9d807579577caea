package php

import (
	"math/bits"

	"gaja/interp/syntax"
)

// The arithmetic operators. Operands are borrowed and may be references; results are owned. Each named operator does two
// integers or two floats at once and leaves everything else to its slow half.

// Binary applies an infix operator to two values. The operators that decide whether their right side is evaluated at
// all (&&, ||, ??) take the values of both sides here.
func (ctx *Context) Binary(op syntax.BinaryOp, a, b Value) (Value, error) {
	switch op {
	case syntax.OpAdd:
		return ctx.Add(a, b)
	case syntax.OpSub:
		return ctx.Sub(a, b)
	case syntax.OpMul:
		return ctx.Mul(a, b)
	case syntax.OpDiv:
		return ctx.Div(a, b)
	case syntax.OpMod:
		return ctx.Mod(a, b)
	case syntax.OpPow:
		return ctx.Pow(a, b)
	case syntax.OpConcat:
		return ctx.Concat(a, b)
	case syntax.OpBitAnd:
		return ctx.BitAnd(a, b)
	case syntax.OpBitOr:
		return ctx.BitOr(a, b)
	case syntax.OpBitXor:
		return ctx.BitXor(a, b)
	case syntax.OpShl:
		return ctx.Shl(a, b)
	case syntax.OpShr:
		return ctx.Shr(a, b)
	}
	return ctx.binaryTest(op, a, b)
}

// binaryTest applies the operators that give a boolean, and <=> and ??.
func (ctx *Context) binaryTest(op syntax.BinaryOp, a, b Value) (Value, error) {
	var ok bool
	var err error
	switch op {
	case syntax.OpBoolAnd, syntax.OpLogAnd:
		ok = ctx.Truth(a) && ctx.Truth(b)
	case syntax.OpBoolOr, syntax.OpLogOr:
		ok = ctx.Truth(a) || ctx.Truth(b)
	case syntax.OpLogXor:
		ok = ctx.Truth(a) != ctx.Truth(b)
	case syntax.OpCoalesce:
		if a.Deref().IsNil() {
			return b.CopyDeref(), nil
		}
		return a.CopyDeref(), nil
	case syntax.OpEq:
		ok, err = ctx.LooseEqual(a, b)
	case syntax.OpNotEq:
		ok, err = ctx.LooseEqual(a, b)
		ok = !ok
	case syntax.OpIdentical:
		ok = Identical(a, b)
	case syntax.OpNotIdentical:
		ok = !Identical(a, b)
	case syntax.OpLess:
		ok, err = ctx.Less(a, b)
	case syntax.OpLessEq:
		ok, err = ctx.LessEqual(a, b)
	case syntax.OpGreater:
		ok, err = ctx.Less(b, a)
	case syntax.OpGreaterEq:
		ok, err = ctx.LessEqual(b, a)
	case syntax.OpSpaceship:
		c, err := ctx.Compare(a, b)
		if err != nil {
			return Undef(), err
		}
		return Int(int64(c)), nil
	}
	if err != nil {
		return Undef(), err
	}
	return Bool(ok), nil
}

// Add is a + b: numbers, or the union of two arrays.
func (ctx *Context) Add(a, b Value) (Value, error) {
	if a.IsInt() && b.IsInt() {
		return addInts(a.Int(), b.Int()), nil
	}
	if a.IsFloat() && b.IsFloat() {
		return Float(a.Float() + b.Float()), nil
	}
	return ctx.arith(syntax.OpAdd, a, b)
}

// Sub is a - b.
func (ctx *Context) Sub(a, b Value) (Value, error) {
	if a.IsInt() && b.IsInt() {
		return subInts(a.Int(), b.Int()), nil
	}
	if a.IsFloat() && b.IsFloat() {
		return Float(a.Float() - b.Float()), nil
	}
	return ctx.arith(syntax.OpSub, a, b)
}

// Mul is a * b.
func (ctx *Context) Mul(a, b Value) (Value, error) {
	if a.IsInt() && b.IsInt() {
		return mulInts(a.Int(), b.Int()), nil
	}
	if a.IsFloat() && b.IsFloat() {
		return Float(a.Float() * b.Float()), nil
	}
	return ctx.arith(syntax.OpMul, a, b)
}

// Div is a / b: an integer when two integers divide evenly, otherwise a float.
func (ctx *Context) Div(a, b Value) (Value, error) {
	if a.IsFloat() && b.IsFloat() && b.Float() != 0 {
		return Float(a.Float() / b.Float()), nil
	}
	return ctx.arith(syntax.OpDiv, a, b)
}

// Pow is a ** b: an integer for integers as long as it fits.
func (ctx *Context) Pow(a, b Value) (Value, error) { return ctx.arith(syntax.OpPow, a, b) }

func addInts(x, y int64) Value {
	if s := x + y; (x^s)&(y^s) >= 0 {
		return Int(s)
	}
	return Float(float64(x) + float64(y))
}

func subInts(x, y int64) Value {
	if s := x - y; (x^y)&(x^s) >= 0 {
		return Int(s)
	}
	return Float(float64(x) - float64(y))
}

func mulInts(x, y int64) Value {
	hi, lo := bits.Mul64(uint64(x), uint64(y))
	hi -= uint64(x>>63)&uint64(y) + uint64(y>>63)&uint64(x)
	if int64(hi) == int64(lo)>>63 {
		return Int(int64(lo))
	}
	return Float(float64(x) * float64(y))
}

// arith is the slow half of + - * / and **: it converts both operands to numbers first.
func (ctx *Context) arith(op syntax.BinaryOp, a, b Value) (Value, error) {
	a, b = a.Deref(), b.Deref()
	if a.Kind() == KindArray && b.Kind() == KindArray && op == syntax.OpAdd {
		return ArrayValue(unionArrays(a.Array(), b.Array())), nil
	}
	if v, ok, err := ctx.operate(op, a, b); ok || err != nil {
		return v, err
	}
	x, err := ctx.operand(op, a, a, b)
	if err != nil {
		return Undef(), err
	}
	if op == syntax.OpPow && ctx.Level == Level74 {
		if x.Kind() == KindArray {
			return Int(0), nil
		}
		if b.Kind() == KindArray {
			return Int(1), nil
		}
	}
	y, err := ctx.operand(op, b, a, b)
	if err != nil {
		return Undef(), err
	}
	if x.Kind() == KindArray || y.Kind() == KindArray {
		return Undef(), ctx.badOperands(op, a, b)
	}
	if op == syntax.OpDiv {
		return ctx.divide(x, y)
	}
	if op == syntax.OpPow {
		return ctx.power(x, y)
	}
	if x.IsInt() && y.IsInt() {
		switch op {
		case syntax.OpAdd:
			return addInts(x.Int(), y.Int()), nil
		case syntax.OpSub:
			return subInts(x.Int(), y.Int()), nil
		}
		return mulInts(x.Int(), y.Int()), nil
	}
	f, g := asFloat(x), asFloat(y)
	switch op {
	case syntax.OpAdd:
		return Float(f + g), nil
	case syntax.OpSub:
		return Float(f - g), nil
	}
	return Float(f * g), nil
}

func asFloat(v Value) float64 {
	if v.IsInt() {
		return float64(v.Int())
	}
	return v.Float()
}

// unionArrays is array + array, owned by the caller: a's elements and those of b whose keys a lacks.
func unionArrays(a, b *Array) *Array {
	if a == b || b.count == 0 {
		a.rc++
		return a
	}
	n := a.Clone()
	for it := b.Iter(); it.Next(); {
		if k := it.Key(); n.Lookup(k) == nil {
			*n.SlotFor(k) = copyElement(*it.Slot(), b)
		}
	}
	return n
}

// operate asks the class of an operand that is an object to do the arithmetic.
func (ctx *Context) operate(op syntax.BinaryOp, a, b Value) (Value, bool, error) {
	for _, v := range [2]Value{a, b} {
		if v.Kind() != KindObject {
			continue
		}
		if h := v.Object().Class.Handlers; h != nil && h.Operate != nil {
			if r, ok, err := h.Operate(ctx, byte(op), a, b); ok || err != nil {
				return r, ok, err
			}
		}
	}
	return Undef(), false, nil
}

// operand converts one operand of an arithmetic operator to a number. a and b are both operands, for the message.
func (ctx *Context) operand(op syntax.BinaryOp, v, a, b Value) (Value, error) {
	switch v.Kind() {
	case KindInt, KindFloat:
		return v, nil
	case KindUndef, KindNull, KindFalse:
		return Int(0), nil
	case KindTrue:
		return Int(1), nil
	case KindString:
		return ctx.stringOperand(op, v.Str(), a, b)
	case KindResource:
		if ctx.Level == Level74 {
			return Int(v.Resource().ID), nil
		}
	case KindArray:
		if ctx.Level == Level74 {
			return v, nil // refused once the other operand has had its say
		}
	case KindObject:
		return ctx.objectOperand(op, v.Object(), a, b)
	}
	return Undef(), ctx.badOperands(op, a, b)
}

func (ctx *Context) stringOperand(op syntax.BinaryOp, s *Str, a, b Value) (Value, error) {
	n, rest := ctx.numeric(s.s)
	switch {
	case rest == NumericWhole:
		return n, nil
	case ctx.Level == Level74:
		if rest == NotNumeric {
			n = Int(0)
			ctx.Raise(EWarning, "A non-numeric value encountered")
		} else {
			ctx.Raise(ENotice, "A non well formed numeric value encountered")
		}
	case rest == NotNumeric:
		return Undef(), ctx.badOperands(op, a, b)
	default:
		ctx.Raise(EWarning, "A non-numeric value encountered")
	}
	return n, ctx.takePending()
}

func (ctx *Context) objectOperand(op syntax.BinaryOp, o *Object, a, b Value) (Value, error) {
	if h := o.Class.Handlers; h != nil && h.Cast != nil {
		for _, k := range [2]Kind{KindInt, KindFloat} {
			if v, ok, err := h.Cast(ctx, o, k); ok || err != nil {
				return v, err
			}
		}
	}
	if ctx.Level != Level74 {
		return Undef(), ctx.badOperands(op, a, b)
	}
	ctx.noCast(o, "number")
	return Int(1), ctx.takePending()
}

// badOperands is the error for operands that an operator does not take.
func (ctx *Context) badOperands(op syntax.BinaryOp, a, b Value) error {
	if ctx.Level == Level74 {
		return ctx.ThrowError("Error", "Unsupported operand types")
	}
	return ctx.Throwf("TypeError", "Unsupported operand types: %s %s %s", operandName(a), opText(op), operandName(b))
}

func operandName(v Value) string {
	if v.IsBool() {
		return "bool"
	}
	return TypeName(v)
}

func opText(op syntax.BinaryOp) string {
	switch op {
	case syntax.OpAdd:
		return "+"
	case syntax.OpSub:
		return "-"
	case syntax.OpMul:
		return "*"
	case syntax.OpDiv:
		return "/"
	case syntax.OpMod:
		return "%"
	case syntax.OpPow:
		return "**"
	case syntax.OpBitAnd:
		return "&"
	case syntax.OpBitOr:
		return "|"
	case syntax.OpBitXor:
		return "^"
	case syntax.OpShl:
		return "<<"
	case syntax.OpShr:
		return ">>"
	}
	return "."
}

func (ctx *Context) divide(x, y Value) (Value, error) {
	if asFloat(y) == 0 {
		if ctx.Level != Level74 {
			return Undef(), ctx.ThrowError("DivisionByZeroError", "Division by zero")
		}
		ctx.Raise(EWarning, "Division by zero")
		return Float(asFloat(x) / asFloat(y)), ctx.takePending()
	}
	if x.IsInt() && y.IsInt() {
		i, j := x.Int(), y.Int()
		if j == -1 {
			return subInts(0, i), nil
		}
		if i%j == 0 {
			return Int(i / j), nil
		}
	}
	return Float(asFloat(x) / asFloat(y)), nil
}
