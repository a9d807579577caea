package reflection

import "gaja/interp/php"

// fiberState is the native state of a ReflectionFiber.
type fiberState struct{ fiber php.Value }

func reflectionFiber___construct(c *php.Call) (php.Value, error) {
	if s, ok := c.This.Native.(*fiberState); ok {
		s.fiber.Release()
	}
	c.This.Native = &fiberState{c.Arg(0).Copy()}
	return php.Null(), nil
}

func reflectionFiber_getFiber(c *php.Call) (php.Value, error) {
	s, ok := c.This.Native.(*fiberState)
	if !ok {
		return php.Undef(), notReady(c.Ctx)
	}
	return s.fiber.Copy(), nil
}

// fiberParts asks about a fiber, and complains about one that has no calls.
func fiberParts(c *php.Call, options int) (php.FiberInfo, error) {
	s, ok := c.This.Native.(*fiberState)
	if !ok {
		return php.FiberInfo{}, notReady(c.Ctx)
	}
	if m, is := c.Ctx.Machine.(php.FiberReflector); is {
		if info, ok := m.FiberParts(s.fiber.Object(), options); ok {
			return info, nil
		}
	}
	return php.FiberInfo{}, c.Ctx.ThrowError("Error",
		"Cannot fetch information from a fiber that has not been started or is terminated")
}

func reflectionFiber_getExecutingFile(c *php.Call) (php.Value, error) {
	info, err := fiberParts(c, 0)
	if err != nil {
		return php.Undef(), err
	}
	php.ArrayValue(info.Trace).Release()
	if info.File == "" {
		return php.Null(), nil
	}
	return php.String(info.File), nil
}

func reflectionFiber_getExecutingLine(c *php.Call) (php.Value, error) {
	info, err := fiberParts(c, 0)
	if err != nil {
		return php.Undef(), err
	}
	php.ArrayValue(info.Trace).Release()
	if info.File == "" {
		return php.Null(), nil
	}
	return php.Int(int64(info.Line)), nil
}

func reflectionFiber_getTrace(c *php.Call) (php.Value, error) {
	info, err := fiberParts(c, int(c.IntOr(0, 1)))
	if err != nil {
		return php.Undef(), err
	}
	return php.ArrayValue(info.Trace), nil
}

func reflectionFiber_getCallable(c *php.Call) (php.Value, error) {
	s, ok := c.This.Native.(*fiberState)
	if !ok {
		return php.Undef(), notReady(c.Ctx)
	}
	if m, is := c.Ctx.Machine.(php.FiberReflector); is {
		if v, ok := m.FiberCallable(s.fiber.Object()); ok {
			return v.Copy(), nil
		}
	}
	return php.Undef(), c.Ctx.ThrowError("Error", "Cannot fetch the callable from a fiber that has terminated")
}

func fiberOf(o *php.Object) *fiberState { s, _ := o.Native.(*fiberState); return s }

// fiberHandlers keep the fiber alive with the object that tells about it.
var fiberHandlers = php.Handlers{
	NoClone: true,
	Free: func(o *php.Object) {
		if s := fiberOf(o); s != nil {
			o.Native = nil
			s.fiber.Release()
		}
	},
	Walk: func(o *php.Object, visit func(*php.Value)) {
		if s := fiberOf(o); s != nil {
			visit(&s.fiber)
		}
	},
}
