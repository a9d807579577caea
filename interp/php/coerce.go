package php

// scalarMask are the types that other scalars are converted to.
const scalarMask = TBool | TInt | TFloat | TString

// coercion is the outcome of coerceScalar.
type coercion uint8

const (
	notCoercible coercion = iota
	coerced
)

// coerceScalar converts a value to one of the scalar types in a mask, by PHP's order of preference: int, float, string,
// bool. The value itself does not satisfy the mask. Strict callers only get int as float. null is taken for builtins.
// The result is owned; v stays the caller's.
func (ctx *Context) coerceScalar(mask TypeMask, v Value, strict, builtin bool) (Value, coercion, error) {
	if strict {
		if v.IsInt() && mask&TFloat != 0 {
			return Float(float64(v.Int())), coerced, nil
		}
		return Undef(), notCoercible, nil
	}
	if v.IsNull() && !builtin {
		return Undef(), notCoercible, nil
	}
	if mask&TInt != 0 {
		if mask&TFloat != 0 && v.IsString() {
			if n, ok, err := ctx.numericArg(v.Str()); ok || err != nil {
				return n, outcome(err), err
			}
		} else if i, ok, err := ctx.weakInt(v); ok || err != nil {
			return i, outcome(err), err
		}
	}
	if mask&TFloat != 0 {
		if f, ok, err := ctx.weakFloat(v); ok || err != nil {
			return f, outcome(err), err
		}
	}
	if mask&TString != 0 {
		if s, ok, err := ctx.weakString(v); ok || err != nil {
			return s, outcome(err), err
		}
	}
	if mask&TBool == TBool && v.Kind() <= KindString {
		return Bool(ctx.Truth(v)), coerced, nil
	}
	return Undef(), notCoercible, nil
}

func outcome(err error) coercion {
	if err != nil {
		return notCoercible
	}
	return coerced
}

// weakInt converts to an integer what a weak int parameter takes.
func (ctx *Context) weakInt(v Value) (Value, bool, error) {
	switch v.Kind() {
	case KindNull, KindFalse:
		return Int(0), true, nil
	case KindTrue:
		return Int(1), true, nil
	case KindFloat:
		return ctx.floatArg(v.Float(), v)
	case KindString:
		n, ok, err := ctx.numericArg(v.Str())
		if !ok || err != nil || n.IsInt() {
			return n, ok, err
		}
		return ctx.floatArg(n.Float(), v)
	}
	return Undef(), false, nil
}

// floatArg converts a float to an integer argument: it must be in range, and a fraction is deprecated from 8.1 on.
func (ctx *Context) floatArg(f float64, from Value) (Value, bool, error) {
	if !(f >= -1<<63 && f < 1<<63) {
		return Undef(), false, nil
	}
	i := int64(f)
	if err := ctx.checkLossless(f, i, from); err != nil {
		return Undef(), false, err
	}
	return Int(i), true, nil
}

// numericArg reads a string as a number argument. Trailing text is refused at 8.4 and gets a notice at 7.4.
func (ctx *Context) numericArg(s *Str) (Value, bool, error) {
	n, rest := ctx.numeric(s.s)
	if rest == NumericWhole {
		return n, true, nil
	}
	if rest == NotNumeric || ctx.Level != Level74 {
		return Undef(), false, nil
	}
	ctx.Raise(ENotice, "A non well formed numeric value encountered")
	return n, true, ctx.takePending()
}

func (ctx *Context) weakFloat(v Value) (Value, bool, error) {
	switch v.Kind() {
	case KindNull, KindFalse:
		return Float(0), true, nil
	case KindTrue:
		return Float(1), true, nil
	case KindInt:
		return Float(float64(v.Int())), true, nil
	case KindString:
		n, ok, err := ctx.numericArg(v.Str())
		if ok && n.IsInt() {
			if n.Int() == 0 {
				return Float(StringToFloat(v.Str().s)), true, err
			}
			n = Float(float64(n.Int()))
		}
		return n, ok, err
	}
	return Undef(), false, nil
}

func (ctx *Context) weakString(v Value) (Value, bool, error) {
	switch v.Kind() {
	case KindNull, KindFalse, KindTrue, KindInt, KindFloat:
		s, err := ctx.ToString(v)
		if err != nil {
			return Undef(), false, err
		}
		return StrValue(s), true, nil
	case KindObject:
		s, ok, err := ctx.stringify(v.Object())
		if !ok || err != nil {
			return Undef(), false, err
		}
		return StrValue(s), true, nil
	}
	return Undef(), false, nil
}

// MatchesType reports whether a value satisfies a type as it is. scope is the class that static means.
func (ctx *Context) MatchesType(t *Type, v Value, scope *Class) bool {
	v = v.Deref()
	if t.Accepts(v.Kind()) {
		return true
	}
	if v.IsUndef() {
		return t.AllowsNull()
	}
	if v.Kind() == KindObject && ctx.matchesClass(t, v.Object(), scope) {
		return true
	}
	if t.Mask&TCallable != 0 {
		c, _, err := ctx.Machine.ResolveCallable(v)
		if err == nil && c.Fn != nil {
			err = ctx.WarnCallable()
		}
		if err != nil {
			ctx.keepPending(err)
		}
		if c.Detached {
			ctx.WarnDetached(c.Fn)
		}
		return err == nil && c.Fn != nil
	}
	return false
}

// matchesClass reports whether an object is of one of the classes that a type names.
func (ctx *Context) matchesClass(t *Type, o *Object, scope *Class) bool {
	if t.Mask&TStatic != 0 && scope != nil && o.Class.Is(scope) {
		return true
	}
	for _, name := range t.Names {
		if o.Class.isNamed(name) {
			return true
		}
	}
	for _, all := range t.Inter {
		if o.Class.isAll(all) {
			return true
		}
	}
	return t.Mask&TIterable != 0 && o.Class.isNamed("Traversable")
}

func (c *Class) isAll(names []string) bool {
	for _, name := range names {
		if !c.isNamed(name) {
			return false
		}
	}
	return true
}

// isNamed reports whether the class, or one it extends or implements, has a name. It looks only at classes that exist:
// an object cannot be an instance of one that was never loaded.
func (c *Class) isNamed(name string) bool {
	if c.Name == name {
		return true
	}
	want, ok := c.Ctx.Classes[name]
	if !ok {
		want, ok = c.Ctx.Classes[lowerASCII(name)]
	}
	return ok && c.Is(want)
}

// CoerceToType returns a value, owned, that satisfies a type: a copy of v, or v converted as for an argument of a script's
// function. It reports false, and raises nothing, when there is none; an exception thrown meanwhile waits in Pending.
func (ctx *Context) CoerceToType(t *Type, v Value, strict bool) (Value, bool) {
	v = v.Deref()
	if ctx.MatchesType(t, v, nil) {
		return v.Copy(), true
	}
	w, res, err := ctx.coerceScalar(t.Mask, v, strict, false)
	if err != nil {
		ctx.keepPending(err)
	}
	return w, res == coerced
}
