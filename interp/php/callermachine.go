package php

import "strings"

// CallerMachine is what functions that look at their caller ask of the machine. The machine that an engine runs on
// implements it.
type CallerMachine interface {
	// CallerArgs returns the arguments of the innermost running function of a script, borrowed and as they now stand;
	// ok is false outside of functions.
	CallerArgs() (args []Value, ok bool)
	// IncludedFiles are the main script and all included files, in order.
	IncludedFiles() []string
	// CalledDynamically reports whether the running builtin was called otherwise than by its name.
	CalledDynamically() bool
}

// NotDynamic is asked by builtins that work on their caller's variables or arguments, which cannot be called through a
// variable or another builtin. When ok is unset the builtin returns null and err.
func (c *Call) NotDynamic() (ok bool, err error) {
	m, has := c.Ctx.Machine.(CallerMachine)
	if !has || !m.CalledDynamically() {
		return true, nil
	}
	if c.Ctx.Level == Level84 {
		return false, c.Ctx.Throwf("Error", "Cannot call %s() dynamically", c.Name())
	}
	c.Ctx.Warning("Cannot call %s() dynamically", c.Name())
	return false, c.Ctx.Pending
}

// NotDynamicWith is NotDynamic for builtins that only with certain arguments work on their caller, as 7.4's warning says.
func (c *Call) NotDynamicWith(what string) (ok bool, err error) {
	m, has := c.Ctx.Machine.(CallerMachine)
	if !has || !m.CalledDynamically() {
		return true, nil
	}
	c.Ctx.Warning("Cannot call %s() with %s dynamically", c.Name(), what)
	return false, c.Ctx.Pending
}

// WarnCallable raises what PHP 8.2 deprecates about the callable that the machine resolved last. Whoever accepts a
// callable from a script calls it, once.
func (ctx *Context) WarnCallable() error {
	m, ok := ctx.Machine.(interface{ CallableNote() string })
	if !ok {
		return nil
	}
	if s := m.CallableNote(); s != "" {
		ctx.Raise(EDeprecated, s)
		return ctx.takePending()
	}
	return nil
}

// EvalMachine is what builtins that run a text ask of the machine.
type EvalMachine interface {
	// EvalText runs a text in the caller's scope, as eval does; what says in messages where it came from.
	EvalText(code, what string) (Value, error)
}

// CallableName returns the name of a callable for messages and is_callable: "strlen", "Class::method",
// "Closure::__invoke".
func (ctx *Context) CallableName(v Value) string {
	v = v.Deref()
	switch v.Kind() {
	case KindString:
		return v.Str().String()
	case KindObject:
		return v.Object().Class.Name + "::__invoke"
	case KindArray:
		obj, name := v.Array().Get(0), v.Array().Get(1)
		if v.Array().Len() == 2 && name.IsString() {
			if obj.IsObject() {
				return obj.Object().Class.Name + "::" + name.Str().Peek()
			}
			if obj.IsString() {
				return obj.Str().Peek() + "::" + name.Str().Peek()
			}
		}
		return "Array"
	}
	s, err := ctx.ToString(v)
	if err != nil {
		return ""
	}
	defer StrValue(s).Release()
	return strings.Clone(s.Peek())
}

// TimeLimiter is what set_time_limit asks of the machine.
type TimeLimiter interface {
	// SetTimeLimit restarts the clock of max_execution_time; zero means no limit.
	SetTimeLimit(seconds int64)
}
