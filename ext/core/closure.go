package core

import (
	"gaja/interp/php"
)

// generatorHandlers and fiberHandlers: instances cannot be copied.
var (
	generatorHandlers = php.Handlers{NoClone: true}
	fiberHandlers     = php.Handlers{NoClone: true}
)

func closure___construct(c *php.Call) (php.Value, error) {
	return php.Undef(), c.Ctx.ThrowError("Error", "Instantiation of class Closure is not allowed")
}

func closure_bind(c *php.Call) (php.Value, error) { return bind(c, c.Object(0), 1) }

func closure_bindTo(c *php.Call) (php.Value, error) { return bind(c, c.This, 0) }

// bind reads $newThis and $newScope from argument i on. The scope "static" means the one the closure has.
func bind(c *php.Call, closure *php.Object, i int) (php.Value, error) {
	m, err := c.Ctx.ClosureMachine()
	if err != nil {
		return php.Undef(), err
	}
	keep := !c.Has(i + 1)
	var scope *php.Class
	switch v := c.Arg(i + 1); {
	case v.IsObject():
		scope = v.Object().Class
	case v.IsNil():
	default:
		s, err := c.Ctx.ToString(v)
		if err != nil {
			return php.Undef(), err
		}
		name := s.String()
		if name == "static" {
			keep = true
			break
		}
		if scope, err = c.Ctx.FindClass(name, true); err != nil {
			return php.Undef(), err
		}
		if scope == nil {
			quote := `"`
			if c.Ctx.Level == php.Level74 {
				quote = "'"
			}
			c.Ctx.Warning("Class %s%s%s not found", quote, name, quote)
			return php.Null(), c.Ctx.Pending
		}
	}
	return m.BindClosure(closure, c.Object(i), scope, keep)
}

func closure_call(c *php.Call) (php.Value, error) {
	m, err := c.Ctx.ClosureMachine()
	if err != nil {
		return php.Undef(), err
	}
	return m.CallClosure(c.This, c.Object(0), c.Rest(1), nil)
}

func closure_fromCallable(c *php.Call) (php.Value, error) {
	m, err := c.Ctx.ClosureMachine()
	if err != nil {
		return php.Undef(), err
	}
	return m.ClosureFrom(c.Arg(0))
}

func closure___invoke(c *php.Call) (php.Value, error) {
	return c.Ctx.CallValue(php.ObjectValue(c.This), c.Args...)
}
