package spl

import (
	"math"
	"strings"

	"gaja/interp/php"
)

// overridden returns a method that a script's class put in place of the builtin one, or nil.
func overridden(c *php.Class, lower string) *php.Function {
	if c.Flags&php.ClassBuiltin != 0 {
		return nil
	}
	if f := c.FindMethod(lower); f != nil && f.Native == nil {
		return f
	}
	return nil
}

// walksByMethods reports whether foreach must call the five methods of Iterator because a script overrode one.
func walksByMethods(c *php.Class) bool {
	if c.Flags&php.ClassBuiltin != 0 {
		return false
	}
	for _, m := range [...]string{"rewind", "valid", "current", "key", "next"} {
		if overridden(c, m) != nil {
			return true
		}
	}
	return false
}

func callFn(ctx *php.Context, o *php.Object, f *php.Function, args ...php.Value) (php.Value, error) {
	return ctx.Machine.Call(php.Callable{Fn: f, This: o, Static: o.Class}, args)
}

// argError is a SPL exception whose text names the argument as PHP's own argument errors do.
func argError(c *php.Call, class string, i int, text string) error {
	name := ""
	if p := c.Fn.Param(i); p != nil {
		name = " ($" + p.Name + ")"
	}
	return c.Ctx.Throwf(class, "%s(): Argument #%d%s %s", c.Name(), i+1, name, text)
}

// noNuls refuses a file's name with a NUL in it. class is what 7.4 throws.
func noNuls(c *php.Call, i int, class string) error {
	switch {
	case strings.IndexByte(c.Peek(i), 0) < 0:
		return nil
	case c.Ctx.Level == php.Level74:
		return c.Ctx.Throwf(class, "%s() expects parameter %d to be a valid path, string given", c.Name(), i+1)
	}
	return c.ArgValueError(i, "must not contain any null bytes")
}

// noByRef is what PHP throws when foreach wants references from an iterator that has none.
func noByRef(ctx *php.Context) error {
	class := "Error"
	if ctx.Level == php.Level74 {
		class = "RuntimeException"
	}
	return ctx.ThrowError(class, "An iterator cannot be used with foreach by reference")
}

// intArg reads argument i as an int parameter would although it is declared without a type, as the offset methods are.
func intArg(c *php.Call, i int, nullable bool) (n int64, null bool, err error) {
	v := c.Arg(i)
	switch v.Kind() {
	case php.KindInt:
		return v.Int(), false, nil
	case php.KindUndef, php.KindNull:
		if nullable {
			return 0, true, nil
		}
		c.Deprecated("Passing null to parameter #%d ($%s) of type int is deprecated", i+1, c.Fn.Param(i).Name)
		return 0, false, c.Ctx.Pending
	case php.KindFalse, php.KindTrue:
		if !c.Strict {
			return c.Ctx.ToInt(v), false, nil
		}
	case php.KindFloat:
		if f := v.Float(); !c.Strict && f >= math.MinInt64 && f < math.MaxInt64 {
			if f != math.Trunc(f) {
				c.Ctx.Deprecated("Implicit conversion from float %s to int loses precision", c.Ctx.FloatRepr(f))
			}
			return int64(f), false, c.Ctx.Pending
		}
	case php.KindString:
		if num, rest := php.ParseNumeric(v.Str().Peek()); !c.Strict && rest >= php.NumericSpace {
			if num.IsInt() {
				return num.Int(), false, nil
			}
			if f := num.Float(); f == math.Trunc(f) && f >= math.MinInt64 && f < math.MaxInt64 {
				return int64(f), false, nil
			}
		}
	}
	typ := "int"
	if nullable {
		typ = "?int"
	}
	return 0, false, c.ArgTypeError(i, "must be of type %s, %s given", typ, php.TypeName(v))
}

// offset74 is how 7.4 reads an offset: whatever is no number is -1, which is out of range everywhere.
func offset74(v php.Value) int64 {
	switch v = v.Deref(); v.Kind() {
	case php.KindInt:
		return v.Int()
	case php.KindFloat:
		return php.FloatToInt(v.Float())
	case php.KindFalse:
		return 0
	case php.KindTrue:
		return 1
	case php.KindResource:
		return v.Resource().ID
	case php.KindString:
		if n, ok := php.NumericKey(v.Str().Peek()); ok {
			return n
		}
	}
	return -1
}

// members is the array of an object's own properties as serialised data holds it, owned.
func members(o *php.Object) *php.Array { return o.StandardProps() }

// loadMembers puts back what members gave. New dynamic properties are as unwelcome here as anywhere.
func loadMembers(ctx *php.Context, o *php.Object, a *php.Array) error {
	for k, v := range a.All() {
		name := ""
		if k.Str == nil {
			name = php.FormatInt(k.Int)
		} else {
			_, name = php.Unmangle(k.Str.Peek())
		}
		if o.Class.FindProp(name) == nil && ctx.Level != php.Level74 {
			if o.Class.Flags&php.ClassNoDynamic != 0 {
				return ctx.Throwf("Error", "Cannot create dynamic property %s::$%s", o.Class.Name, name)
			}
			if o.Class.Flags&php.ClassAllowDynamic == 0 {
				ctx.Deprecated("Creation of dynamic property %s::$%s is deprecated", o.Class.Name, name)
				if ctx.Pending != nil {
					return nil
				}
			}
		}
		o.SetProp(strings.Clone(name), v.Copy())
	}
	return nil
}

// ownProps is what var_dump shows of an object besides what the class adds.
func ownProps(o *php.Object) *php.Array { return o.StandardProps() }

// setPrivate adds a made-up private property to debug information.
func setPrivate(a *php.Array, class, name string, v php.Value) {
	a.SetString("\x00"+class+"\x00"+name, v)
}
