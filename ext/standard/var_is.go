package standard

import "gaja/interp/php"

func isNull(c *php.Call) (php.Value, error) { return php.Bool(c.Arg(0).IsNil()), nil }

func isBool(c *php.Call) (php.Value, error) { return php.Bool(c.Arg(0).IsBool()), nil }

func isInt(c *php.Call) (php.Value, error) { return php.Bool(c.Arg(0).IsInt()), nil }

func isInteger(c *php.Call) (php.Value, error) { return isInt(c) }

func isLong(c *php.Call) (php.Value, error) { return isInt(c) }

func isFloat(c *php.Call) (php.Value, error) { return php.Bool(c.Arg(0).IsFloat()), nil }

func isDouble(c *php.Call) (php.Value, error) { return isFloat(c) }

func isReal(c *php.Call) (php.Value, error) { return isFloat(c) }

func isString(c *php.Call) (php.Value, error) { return php.Bool(c.Arg(0).IsString()), nil }

func isArray(c *php.Call) (php.Value, error) { return php.Bool(c.Arg(0).IsArray()), nil }

func isObject(c *php.Call) (php.Value, error) {
	return php.Bool(c.Arg(0).IsObject()), nil
}

func isResource(c *php.Call) (php.Value, error) {
	v := c.Arg(0)
	return php.Bool(v.IsResource() && v.Resource().State != nil), nil
}

func isNumeric(c *php.Call) (php.Value, error) {
	switch v := c.Arg(0); v.Kind() {
	case php.KindInt, php.KindFloat:
		return php.True(), nil
	case php.KindString:
		return php.Bool(c.Ctx.IsNumeric(v.Str().Peek())), nil
	}
	return php.False(), nil
}

func isScalar(c *php.Call) (php.Value, error) {
	k := c.Arg(0).Kind()
	return php.Bool(k >= php.KindFalse && k <= php.KindString), nil
}

func isIterable(c *php.Call) (php.Value, error) {
	v := c.Arg(0)
	if v.IsObject() {
		t, err := c.Ctx.FindClass("Traversable", false)
		return php.Bool(t != nil && v.Object().Class.Is(t)), err
	}
	return php.Bool(v.IsArray()), nil
}

func isCountable(c *php.Call) (php.Value, error) {
	v := c.Arg(0)
	if v.IsObject() {
		cl := v.Object().Class
		return php.Bool(cl.Countable || cl.Handlers != nil && cl.Handlers.Count != nil), nil
	}
	return php.Bool(v.IsArray()), nil
}

func isCallable(c *php.Call) (php.Value, error) {
	v := c.Arg(0)
	if r := c.Ref(2); r != nil {
		if err := c.SetRef(2, c.Ctx.Text(c.Ctx.CallableName(v))); err != nil {
			return php.Undef(), err
		}
	}
	if c.Bool(1) {
		return php.Bool(callableSyntax(v)), nil
	}
	fn, _, err := c.Ctx.Machine.ResolveCallable(v)
	if err == nil {
		err = c.Ctx.WarnCallable()
	}
	return php.Bool(fn.Fn != nil), err
}

// callableSyntax reports whether a value has the form of a callable.
func callableSyntax(v php.Value) bool {
	switch v.Kind() {
	case php.KindString:
		return true
	case php.KindObject:
		return v.Object().Class.Lower == "closure" || v.Object().Class.Invoke != nil
	case php.KindArray:
		a := v.Array()
		obj, name := a.Get(0), a.Get(1)
		return a.Len() == 2 && name.IsString() && (obj.IsString() || obj.IsObject())
	}
	return false
}
