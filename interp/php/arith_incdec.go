package php

import "gaja/interp/syntax"

// Increment is what ++ stores: v itself is borrowed, the result owned.
func (ctx *Context) Increment(v Value) (Value, error) {
	switch v = v.Deref(); v.Kind() {
	case KindInt:
		return addInts(v.Int(), 1), nil
	case KindFloat:
		return Float(v.Float() + 1), nil
	case KindUndef, KindNull:
		return Int(1), nil
	case KindString:
		if n, rest := ctx.numeric(v.Str().s); rest == NumericWhole {
			return ctx.Increment(n)
		}
		return ctx.incrementText(v.Str())
	case KindFalse, KindTrue:
		return ctx.noEffect(v, "Increment on type bool")
	}
	return ctx.stepOther(syntax.OpAdd, v, "increment")
}

// Decrement is what -- stores: v itself is borrowed, the result owned.
func (ctx *Context) Decrement(v Value) (Value, error) {
	switch v = v.Deref(); v.Kind() {
	case KindInt:
		return subInts(v.Int(), 1), nil
	case KindFloat:
		return Float(v.Float() - 1), nil
	case KindUndef, KindNull:
		return ctx.noEffect(Null(), "Decrement on type null")
	case KindString:
		return ctx.decrementText(v)
	case KindFalse, KindTrue:
		return ctx.noEffect(v, "Decrement on type bool")
	}
	return ctx.stepOther(syntax.OpSub, v, "decrement")
}

func (ctx *Context) noEffect(v Value, what string) (Value, error) {
	if ctx.Level == Level74 {
		return v.Copy(), nil
	}
	ctx.Raise(EWarning, what+" has no effect, this will change in the next major version of PHP")
	return v.Copy(), ctx.takePending()
}

func (ctx *Context) decrementText(v Value) (Value, error) {
	s := v.Str().s
	if n, rest := ctx.numeric(s); rest == NumericWhole {
		return ctx.Decrement(n)
	}
	if s == "" {
		if ctx.Level != Level74 {
			ctx.Raise(EDeprecated, "Decrement on empty string is deprecated as non-numeric")
		}
		return Int(-1), ctx.takePending()
	}
	if ctx.Level != Level74 {
		ctx.Raise(EDeprecated, "Decrement on non-numeric string has no effect and is deprecated")
		if err := ctx.takePending(); err != nil {
			return Undef(), err
		}
	}
	return v.Copy(), nil
}

// stepOther is ++ and -- of arrays, objects and resources.
func (ctx *Context) stepOther(op syntax.BinaryOp, v Value, verb string) (Value, error) {
	if v.Kind() == KindObject {
		if r, ok, err := ctx.operate(op, v, Int(1)); ok || err != nil {
			return r, err
		}
		if h := v.Object().Class.Handlers; h != nil && h.Cast != nil && ctx.Level != Level74 {
			if n, ok, err := h.Cast(ctx, v.Object(), KindInt); err != nil {
				return Undef(), err
			} else if ok {
				return ctx.arith(op, n, Int(1))
			}
		}
	}
	if ctx.Level == Level74 {
		return v.Copy(), nil
	}
	return Undef(), ctx.Throwf("TypeError", "Cannot %s %s", verb, TypeName(v))
}

// incrementText is ++ of a string that is not a number: "a9" becomes "b0", "Zz" becomes "AAa".
func (ctx *Context) incrementText(s *Str) (Value, error) {
	if s.Len() == 0 {
		if ctx.Level != Level74 {
			ctx.Raise(EDeprecated, "Increment on non-alphanumeric string is deprecated")
			if err := ctx.takePending(); err != nil {
				return Undef(), err
			}
		}
		return String("1"), nil
	}
	if ctx.Level != Level74 && !alphanumeric(s.s) {
		ctx.Raise(EDeprecated, "Increment on non-alphanumeric string is deprecated")
		if err := ctx.takePending(); err != nil {
			return Undef(), err
		}
	}
	return Bytes(nextText(s.s)), nil
}

func alphanumeric(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c-'0' > 9 && (c|0x20)-'a' > 25 {
			return false
		}
	}
	return true
}

// nextText counts up from the last character leftwards, each wrapping within its own class, until one does not wrap.
func nextText(s string) []byte {
	b := make([]byte, len(s), len(s)+1)
	copy(b, s)
	var carry byte
	for i := len(b) - 1; i >= 0; i-- {
		switch c := b[i]; {
		case c == 'z':
			b[i], carry = 'a', 'a'
		case c == 'Z':
			b[i], carry = 'A', 'A'
		case c == '9':
			b[i], carry = '0', '1'
		case c-'0' < 9 || c-'a' < 25 || c-'A' < 25:
			b[i]++
			return b
		default:
			return b
		}
	}
	b = append(b, 0)
	copy(b[1:], b)
	b[0] = carry
	return b
}
