package standard

import "gaja/interp/php"

// The machine runs these itself where a script calls them by name; these bodies serve calls from Go.

func callUserFunc(c *php.Call) (php.Value, error) {
	fn, ok, err := callback(c, 0)
	if !ok {
		return php.Null(), err
	}
	return c.Ctx.Machine.Call(fn, c.Rest(1))
}

func callUserFuncArray(c *php.Call) (php.Value, error) {
	fn, ok, err := callback(c, 0)
	if !ok {
		return php.Null(), err
	}
	return callWith(c, fn, c.Array(1))
}

// callWith calls a function with the elements of an array; string keys are names of parameters at 8.4.
func callWith(c *php.Call, fn php.Callable, a *php.Array) (php.Value, error) {
	held := php.ArrayValue(a).Copy()
	defer held.Release()
	args := make([]php.Value, 0, a.Len())
	var named *php.Array
	for it := a.Iter(); it.Next(); {
		if k := it.Key(); k.Str != nil && is84(c) {
			if named == nil {
				named = c.Ctx.NewHash(4)
			}
			named.SetKey(k.Str, it.Slot().Copy())
			continue
		}
		if named != nil {
			php.ArrayValue(named).Release()
			return php.Undef(), c.Ctx.ThrowError("Error", "Cannot use positional argument after named argument")
		}
		args = append(args, *it.Slot())
	}
	if named == nil {
		return c.Ctx.Machine.Call(fn, args)
	}
	defer php.ArrayValue(named).Release()
	return c.Ctx.Machine.CallNamed(fn, args, named)
}

// forwarded gives a callable the caller's late static binding where that is a subclass.
func forwarded(c *php.Call, fn php.Callable) (php.Callable, error) {
	f, ok := c.Ctx.Machine.Caller(0)
	if !ok || f.Class == nil {
		if is84(c) {
			return fn, c.Ctx.Throwf("Error", "Cannot call %s() when no class scope is active", c.Name())
		}
		return fn, c.Ctx.Throwf("Error", "Cannot call %s() when no class scope is active", c.Name())
	}
	called := f.Static
	if f.This != nil {
		called = f.This.Class
	}
	if called != nil && fn.Static != nil && called.Is(fn.Static) {
		fn.Static = called
	}
	return fn, nil
}

func forwardStaticCall(c *php.Call) (php.Value, error) {
	fn, ok, err := callback(c, 0)
	if !ok {
		return php.Null(), err
	}
	if fn, err = forwarded(c, fn); err != nil {
		return php.Undef(), err
	}
	return c.Ctx.Machine.Call(fn, c.Rest(1))
}

func forwardStaticCallArray(c *php.Call) (php.Value, error) {
	fn, ok, err := callback(c, 0)
	if !ok {
		return php.Null(), err
	}
	if fn, err = forwarded(c, fn); err != nil {
		return php.Undef(), err
	}
	return callWith(c, fn, c.Array(1))
}

// kept is a callable argument with the arguments behind it, to be called later.
func kept(c *php.Call) php.ShutdownCall {
	return php.ShutdownCall{Callback: c.Arg(0).Copy(), Args: copies(c.Rest(1))}
}

func registerShutdownFunction(c *php.Call) (php.Value, error) {
	if !is84(c) {
		fn, _, err := c.Ctx.Machine.ResolveCallable(c.Arg(0))
		if err != nil {
			return php.Undef(), err
		}
		if fn.Fn == nil {
			c.Warn("Invalid shutdown callback '%s' passed", c.Ctx.CallableName(c.Arg(0)))
			return php.False(), nil
		}
	}
	call := kept(c)
	if is84(c) { // 7.4 looks again when it calls
		target, _, err := c.Ctx.Machine.ResolveCallable(c.Arg(0))
		if err != nil {
			return php.Undef(), err
		}
		if target.Closure == nil && target.Fn != nil {
			if call.Target = target; target.This != nil {
				php.ObjectValue(target.This).AddRef()
			}
		}
	}
	s := c.Ctx.Shutdown()
	s.Calls = append(s.Calls, call)
	return php.Null(), nil
}

func registerTickFunction(c *php.Call) (php.Value, error) {
	t := c.Ctx.Ticks()
	t.Calls = append(t.Calls, kept(c))
	return php.True(), nil
}

func unregisterTickFunction(c *php.Call) (php.Value, error) {
	t := c.Ctx.Ticks()
	for i, call := range t.Calls {
		if eq, err := c.Ctx.LooseEqual(call.Callback, c.Arg(0)); eq || err != nil {
			if err == nil && t.Current.Same(call.Callback) {
				if is84(c) {
					return php.Undef(), c.Ctx.ThrowError("Error",
						"Registered tick function cannot be unregistered while it is being executed")
				}
				c.Warn("Unable to delete tick function executing at the moment")
				return php.Null(), nil
			}
			t.Calls = append(t.Calls[:i:i], t.Calls[i+1:]...)
			return php.Null(), err
		}
	}
	return php.Null(), nil
}

func constant(c *php.Call) (php.Value, error) {
	name := c.Str(0)
	bare := name
	if bare != "" && bare[0] == '\\' {
		bare = bare[1:]
	}
	v, err := c.Ctx.ConstantNamed(bare)
	if err != nil || !v.IsUndef() {
		return v, err
	}
	if is84(c) {
		return php.Undef(), c.Ctx.Throwf("Error", "Undefined constant \"%s\"", name)
	}
	c.Warn("Couldn't find constant %s", name)
	return php.Null(), nil
}
