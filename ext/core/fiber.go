package core

import "gaja/interp/php"

func fiberMachine(c *php.Call, f func(m php.FiberMachine) (php.Value, error)) (php.Value, error) {
	m, err := c.Ctx.FiberMachine()
	if err != nil {
		return php.Undef(), err
	}
	return f(m)
}

func fiber___construct(c *php.Call) (php.Value, error) {
	if c.This.Native != nil {
		return php.Undef(), c.Ctx.ThrowError("FiberError", "Cannot call constructor twice")
	}
	return fiberMachine(c, func(m php.FiberMachine) (php.Value, error) {
		return php.Null(), m.NewFiber(c.This, c.Arg(0))
	})
}

func fiber_start(c *php.Call) (php.Value, error) {
	return fiberMachine(c, func(m php.FiberMachine) (php.Value, error) {
		return m.StartFiber(c.This, c.Args, nil)
	})
}

func fiber_resume(c *php.Call) (php.Value, error) {
	return fiberMachine(c, func(m php.FiberMachine) (php.Value, error) {
		return m.ResumeFiber(c.This, orNull(c.Arg(0)))
	})
}

func fiber_throw(c *php.Call) (php.Value, error) {
	return fiberMachine(c, func(m php.FiberMachine) (php.Value, error) {
		return m.ThrowFiber(c.This, c.Object(0))
	})
}

func fiber_suspend(c *php.Call) (php.Value, error) {
	return fiberMachine(c, func(m php.FiberMachine) (php.Value, error) {
		return m.SuspendFiber(orNull(c.Arg(0)))
	})
}

func orNull(v php.Value) php.Value {
	if v.IsUndef() {
		return php.Null()
	}
	return v
}

func fiberIs(c *php.Call, test func(php.FiberState) bool) (php.Value, error) {
	return fiberMachine(c, func(m php.FiberMachine) (php.Value, error) {
		return php.Bool(test(m.StateOfFiber(c.This))), nil
	})
}

func fiber_isStarted(c *php.Call) (php.Value, error) {
	return fiberIs(c, func(s php.FiberState) bool { return s != php.FiberInit })
}

func fiber_isSuspended(c *php.Call) (php.Value, error) {
	return fiberIs(c, func(s php.FiberState) bool { return s == php.FiberSuspended })
}

func fiber_isRunning(c *php.Call) (php.Value, error) {
	return fiberIs(c, func(s php.FiberState) bool { return s == php.FiberRunning })
}

func fiber_isTerminated(c *php.Call) (php.Value, error) {
	return fiberIs(c, func(s php.FiberState) bool { return s == php.FiberReturned || s == php.FiberThrew })
}

func fiber_getReturn(c *php.Call) (php.Value, error) {
	return fiberMachine(c, func(m php.FiberMachine) (php.Value, error) { return m.FiberReturn(c.This) })
}

func fiber_getCurrent(c *php.Call) (php.Value, error) {
	return fiberMachine(c, func(m php.FiberMachine) (php.Value, error) {
		if o := m.CurrentFiber(); o != nil {
			return php.ObjectValue(o).Copy(), nil
		}
		return php.Null(), nil
	})
}

func fiberError___construct(c *php.Call) (php.Value, error) {
	return php.Undef(), c.Ctx.ThrowError("Error",
		`The "FiberError" class is reserved for internal use and cannot be manually instantiated`)
}
