package standard

import (
	"gaja/ext/internal/streams"
	"gaja/interp/php"
)

// setOptions takes options over from an array of arrays. ok false means the call is over.
func setOptions(c *php.Call, ctx *streams.Context, options *php.Array) error {
	for k, v := range options.All() {
		if k.Str == nil || !v.IsArray() {
			if is84(c) {
				return c.ValueError("Options should have the form [\"wrappername\"][\"optionname\"] = $value")
			}
			c.Warn("options should have the form [\"wrappername\"][\"optionname\"] = $value")
			return nil
		}
		for name, opt := range v.Array().All() {
			key := name.Value()
			s, err := c.Ctx.ToString(key)
			key.Release()
			if err != nil {
				return err
			}
			ctx.Set(k.Str.String(), s.String(), opt.Copy())
			php.StrValue(s).Release()
		}
	}
	return nil
}

// setParams takes parameters over: notification, and options.
func setParams(c *php.Call, ctx *streams.Context, params *php.Array) error {
	if v := params.GetString("options"); !v.IsUndef() {
		if !v.IsArray() {
			if is84(c) {
				return c.Ctx.ThrowError("TypeError", "Invalid stream/context parameter")
			}
			c.Warn("Invalid stream/context parameter")
			return nil
		}
		if err := setOptions(c, ctx, v.Array()); err != nil {
			return err
		}
	}
	if v := params.GetString("notification"); !v.IsUndef() {
		if ctx.Params == nil {
			ctx.Params = c.Ctx.NewHash(1)
		}
		ctx.Params.SetString("notification", v.Copy())
	}
	return nil
}

func streamContextCreate(c *php.Call) (php.Value, error) {
	v, ctx, err := streams.NewContext(c.Ctx)
	if err != nil {
		return php.Undef(), err
	}
	if !c.IsNull(0) {
		err = setOptions(c, ctx, c.Array(0))
	}
	if err == nil && !c.IsNull(1) {
		err = setParams(c, ctx, c.Array(1))
	}
	if err != nil {
		v.Release()
		return php.Undef(), err
	}
	return v, nil
}

// contextOf returns the context of argument 0, a context or a stream. nil means the call is over.
func contextOf(c *php.Call) (*streams.Context, error) {
	v := c.Arg(0)
	if ctx := streams.ContextOf(v); ctx != nil {
		return ctx, nil
	}
	if s := streams.From(v); s != nil {
		_, ctx, err := streams.NewContext(c.Ctx)
		if err == nil {
			keepContext(s, ctx)
			php.ResourceValue(ctx.Res).Release()
		}
		return ctx, err
	}
	if is84(c) {
		return nil, c.ArgTypeError(0, "must be a valid stream/context")
	}
	c.Warn("Invalid stream/context parameter")
	return nil, nil
}

func streamContextSetOption(c *php.Call) (php.Value, error) {
	ctx, err := contextOf(c)
	if ctx == nil {
		return php.False(), err
	}
	if v := c.Arg(1); v.IsArray() {
		if is84(c) && !c.IsNull(2) {
			return php.Undef(), c.ArgValueError(2, "must be null when argument #2 ($wrapper_or_options) is an array")
		}
		if is84(c) && c.Has(3) {
			return php.Undef(), c.ArgValueError(3, "cannot be provided when argument #2 ($wrapper_or_options) is an array")
		}
		if is84(c) {
			c.Ctx.Deprecated("Calling %s() with 2 arguments is deprecated, use stream_context_set_options() instead", c.Name())
			if err := c.Poll(); err != nil {
				return php.Undef(), err
			}
		}
		return php.True(), setOptions(c, ctx, v.Array())
	}
	if is84(c) && c.IsNull(2) {
		return php.Undef(), c.ArgValueError(2, "cannot be null when argument #2 ($wrapper_or_options) is a string")
	}
	if is84(c) && !c.Has(3) {
		return php.Undef(), c.ArgValueError(3, "must be provided when argument #2 ($wrapper_or_options) is a string")
	}
	ctx.Set(c.Str(1), c.Str(2), c.Arg(3).Copy())
	return php.True(), nil
}

func streamContextSetOptions(c *php.Call) (php.Value, error) {
	ctx, err := contextOf(c)
	if ctx == nil {
		return php.False(), err
	}
	return php.True(), setOptions(c, ctx, c.Array(1))
}

func streamContextGetOptions(c *php.Call) (php.Value, error) {
	ctx, err := contextOf(c)
	if ctx == nil {
		return php.False(), err
	}
	return php.ArrayValue(ctx.Options).Copy(), nil
}

func streamContextSetParams(c *php.Call) (php.Value, error) {
	ctx, err := contextOf(c)
	if ctx == nil {
		return php.False(), err
	}
	return php.True(), setParams(c, ctx, c.Array(1))
}

func streamContextGetParams(c *php.Call) (php.Value, error) {
	ctx, err := contextOf(c)
	if ctx == nil {
		return php.False(), err
	}
	a := c.Ctx.NewHash(2)
	if ctx.Params != nil {
		if v := ctx.Params.GetString("notification"); !v.IsUndef() {
			a.SetString("notification", v.Copy())
		}
	}
	a.SetString("options", php.ArrayValue(ctx.Options).Copy())
	return php.ArrayValue(a), nil
}

func streamContextGetDefault(c *php.Call) (php.Value, error) {
	v, ctx, err := streams.DefaultContext(c.Ctx)
	if err != nil {
		return php.Undef(), err
	}
	if !c.IsNull(0) {
		if err := setOptions(c, ctx, c.Array(0)); err != nil {
			return php.Undef(), err
		}
	}
	return v.Copy(), nil
}

func streamContextSetDefault(c *php.Call) (php.Value, error) { return streamContextGetDefault(c) }
