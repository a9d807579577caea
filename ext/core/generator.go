package core

import (
	"gaja/interp/php"
)

// The machine runs these methods itself where a script calls them; a call from Go comes here and asks it to.

func generatorOp(c *php.Call, op php.MachineOp, arg php.Value) (php.Value, error) {
	m, err := c.Ctx.GeneratorMachine()
	if err != nil {
		return php.Undef(), err
	}
	return m.GeneratorOp(op, c.This, arg)
}

func generator_current(c *php.Call) (php.Value, error) {
	return generatorOp(c, php.OpGeneratorCurrent, php.Undef())
}

func generator_key(c *php.Call) (php.Value, error) {
	return generatorOp(c, php.OpGeneratorKey, php.Undef())
}

func generator_next(c *php.Call) (php.Value, error) {
	return generatorOp(c, php.OpGeneratorNext, php.Undef())
}

func generator_rewind(c *php.Call) (php.Value, error) {
	return generatorOp(c, php.OpGeneratorRewind, php.Undef())
}

func generator_valid(c *php.Call) (php.Value, error) {
	return generatorOp(c, php.OpGeneratorValid, php.Undef())
}

func generator_send(c *php.Call) (php.Value, error) {
	return generatorOp(c, php.OpGeneratorSend, c.Arg(0))
}

func generator_throw(c *php.Call) (php.Value, error) {
	return generatorOp(c, php.OpGeneratorThrow, c.Arg(0))
}

func generator_getReturn(c *php.Call) (php.Value, error) {
	m, err := c.Ctx.GeneratorMachine()
	if err != nil {
		return php.Undef(), err
	}
	// A generator that has not started yet runs to its first yield, and may end on the way.
	started, err := m.GeneratorOp(php.OpGeneratorValid, c.This, php.Undef())
	started.Release()
	if err != nil {
		return php.Undef(), err
	}
	return m.GeneratorReturn(c.This)
}

func generator___debugInfo(c *php.Call) (php.Value, error) {
	info := c.Ctx.NewHash(1)
	if m, ok := c.Ctx.Machine.(php.GeneratorMachine); ok {
		if f, _ := m.GeneratorFunction(c.This); f != nil {
			info.SetString("function", c.Ctx.Text(f.DisplayName()))
		}
	}
	return php.ArrayValue(info), nil
}
