package php

import "fmt"

// Call is one call of a builtin: its bound arguments and its way to the engine. The machine reuses Calls; a builtin
// must not keep one.
type Call struct {
	Ctx *Context
	Fn  *Function
	// Args are the arguments as bound: coerced to the declared types, defaults filled in, Undef for optional ones left
	// out without a default. By-reference arguments are KindRef. Variadic ones follow at the end. Borrowed.
	Args []Value
	// This is the object of a method call, Static the class of a static one (late static binding).
	This   *Object
	Static *Class
	// Given is the number of arguments that the caller wrote.
	Given int
	// Strict is set when the caller's file has strict_types=1.
	Strict bool
}

// N returns the number of arguments, defaults included.
func (c *Call) N() int { return len(c.Args) }

// Has reports whether argument i was given (or has a default).
func (c *Call) Has(i int) bool { return i < len(c.Args) && !c.Args[i].IsUndef() }

// IsNull reports whether argument i is null or was not given.
func (c *Call) IsNull(i int) bool { return i >= len(c.Args) || c.Args[i].Deref().IsNil() }

// Arg returns argument i, dereferenced and borrowed, or Undef.
func (c *Call) Arg(i int) Value {
	if i < len(c.Args) {
		return c.Args[i].Deref()
	}
	return Undef()
}

// Int returns argument i, declared int.
func (c *Call) Int(i int) int64 { return c.Arg(i).Int() }

// IntOr returns argument i, or def if it is null or was not given.
func (c *Call) IntOr(i int, def int64) int64 {
	if c.IsNull(i) {
		return def
	}
	return c.Arg(i).Int()
}

// Float returns argument i, declared float.
func (c *Call) Float(i int) float64 { return c.Arg(i).Float() }

// Bool returns argument i, declared bool.
func (c *Call) Bool(i int) bool { return c.Arg(i).IsTrue() }

// Str returns argument i, declared string, as a Go string that may be kept. Null and missing give "".
func (c *Call) Str(i int) string {
	if v := c.Arg(i); v.IsString() {
		return v.Str().String()
	}
	return ""
}

// Peek returns argument i, declared string, as a Go string valid only until the script runs again.
func (c *Call) Peek(i int) string {
	if v := c.Arg(i); v.IsString() {
		return v.Str().Peek()
	}
	return ""
}

// Array returns argument i, declared array, borrowed: do not write to it.
func (c *Call) Array(i int) *Array { return c.Arg(i).Array() }

// Object returns argument i, declared as a class, borrowed, or nil.
func (c *Call) Object(i int) *Object {
	if v := c.Arg(i); v.IsObject() {
		return v.Object()
	}
	return nil
}

// Ref returns by-reference argument i, or nil if it was not given.
func (c *Call) Ref(i int) *Ref {
	if i < len(c.Args) && c.Args[i].Kind() == KindRef {
		return c.Args[i].Ref()
	}
	return nil
}

// SetRef stores v, which it takes over, in by-reference argument i; if that was not given, v is released.
func (c *Call) SetRef(i int, v Value) error {
	r := c.Ref(i)
	if r == nil {
		v.Release()
		return nil
	}
	return c.Ctx.AssignRef(r, v)
}

// RefArray returns the array in by-reference argument i, separated for writing.
func (c *Call) RefArray(i int) *Array { return c.Ref(i).V.WritableArray() }

// Rest returns the arguments from i on: the variadic ones.
func (c *Call) Rest(i int) []Value {
	if i >= len(c.Args) {
		return nil
	}
	return c.Args[i:]
}

// Name returns the function's name as messages have it: "str_repeat" or "Class::method".
func (c *Call) Name() string { return c.Fn.DisplayName() }

// Warn raises an E_WARNING whose text is preceded by "name(): ".
func (c *Call) Warn(format string, args ...any) { c.Raise(EWarning, format, args...) }

// Notice raises an E_NOTICE whose text is preceded by "name(): ".
func (c *Call) Notice(format string, args ...any) { c.Raise(ENotice, format, args...) }

// Deprecated raises an E_DEPRECATED whose text is preceded by "name(): ".
func (c *Call) Deprecated(format string, args ...any) { c.Raise(EDeprecated, format, args...) }

// Raise raises an error of the level whose text is preceded by "name(): ". If the script's error handler throws, the
// exception is delivered when the builtin returns; c.Ctx.Pending tells.
func (c *Call) Raise(level int, format string, args ...any) {
	c.Ctx.Raise(level, c.Name()+"(): "+fmt.Sprintf(format, args...))
}

// ArgValueError returns a ValueError "name(): Argument #1 ($x) must be …"; i counts from 0.
func (c *Call) ArgValueError(i int, format string, args ...any) error {
	return c.Ctx.ThrowError("ValueError", c.argText(i)+fmt.Sprintf(format, args...))
}

// ArgTypeError returns a TypeError "name(): Argument #1 ($x) must be …"; i counts from 0.
func (c *Call) ArgTypeError(i int, format string, args ...any) error {
	return c.Ctx.ThrowError("TypeError", c.argText(i)+fmt.Sprintf(format, args...))
}

// ValueError returns a ValueError with just the text.
func (c *Call) ValueError(format string, args ...any) error {
	return c.Ctx.ThrowError("ValueError", fmt.Sprintf(format, args...))
}

func (c *Call) argText(i int) string {
	name := ""
	if p := c.Fn.Param(i); p != nil && p.Flags&ParamVariadic == 0 {
		name = " ($" + p.Name + ")"
	}
	return fmt.Sprintf("%s(): Argument #%d%s ", c.Name(), i+1, name)
}

// Charge accounts for bytes the builtin is about to allocate, and fails when the memory limit would be passed. Call it
// before allocating anything whose size the script chooses.
func (c *Call) Charge(bytes int64) error { return c.Ctx.Charge(bytes) }

// Poll fails when the script must end (cancellation, limits). Loops call it every few thousand steps.
func (c *Call) Poll() error { return c.Ctx.Poll() }

// Host returns the world as far as it was granted.
func (c *Call) Host() *Host { return c.Ctx.Host }

// CallValue calls a callable with arguments, borrowed; the result is owned.
func (c *Call) CallValue(callable Value, args ...Value) (Value, error) {
	return c.Ctx.CallValue(callable, args...)
}
