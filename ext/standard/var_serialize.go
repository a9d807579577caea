package standard

import (
	"strings"

	"gaja/ext/internal/serial"
	"gaja/interp/php"
)

func serialize(c *php.Call) (php.Value, error) {
	return serial.Serialize(c.Ctx, c.Name(), c.Arg(0))
}

func unserialize(c *php.Call) (php.Value, error) {
	data := c.Str(0)
	if data == "" {
		return php.False(), nil
	}
	opt := serial.Options{Name: c.Name(), MaxDepth: c.Ctx.Ini.Int("unserialize_max_depth")}
	if v := c.Arg(1); v.IsArray() {
		opt.HasAllowed = c.Given > 1
		if ok, err := unserializeOptions(c, v.Array(), &opt); !ok {
			return php.False(), err
		}
	}
	failed := false
	v, err := serial.Unserialize(c.Ctx, data, opt, func(end int, ok bool) {
		switch {
		case !ok && is84(c):
			c.Warn("Error at offset %d of %d bytes", end, len(data))
		case !ok:
			c.Notice("Error at offset %d of %d bytes", end, len(data))
		case end < len(data) && is84(c):
			c.Warn("Extra data starting at offset %d of %d bytes", end, len(data))
		}
		failed = !ok
	})
	if err != nil {
		return php.Undef(), err
	}
	if failed {
		return php.False(), nil
	}
	c.Ctx.GC().Note(v)
	return v, nil
}

// unserializeOptions reads the options of unserialize; ok is false after a 7.4 warning.
func unserializeOptions(c *php.Call, a *php.Array, opt *serial.Options) (ok bool, err error) {
	if v := a.GetString("allowed_classes"); !v.IsUndef() {
		if !v.IsArray() && !v.IsBool() {
			if is84(c) {
				return false, c.Ctx.Throwf("TypeError", "%s(): Option \"allowed_classes\" must be of type array|bool, %s given",
					c.Name(), typeName(v))
			}
			c.Warn("allowed_classes option should be array or boolean")
			return false, nil
		}
		if !v.IsTrue() {
			names := make(map[string]bool)
			if v.IsArray() {
				if err := allowedNames(c, v.Array(), names); err != nil {
					return false, err
				}
			}
			opt.Allowed = func(lower string) bool { return names[lower] }
		}
	}
	v := a.GetString("max_depth")
	switch {
	case v.IsUndef():
	case !v.IsInt():
		if is84(c) {
			return false, c.Ctx.Throwf("TypeError", "%s(): Option \"max_depth\" must be of type int, %s given", c.Name(),
				typeName(v))
		}
		c.Warn("max_depth should be int")
		return false, nil
	case v.Int() < 0:
		if is84(c) {
			return false, c.ValueError("%s(): Option \"max_depth\" must be greater than or equal to 0", c.Name())
		}
		c.Warn("max_depth cannot be negative")
		return false, nil
	default:
		opt.MaxDepth, opt.HasDepth = v.Int(), true
	}
	return true, nil
}

// typeName is a type in a message about something that is no argument: true and false are told apart.
func typeName(v php.Value) string { return php.TypeName(v) }

func allowedNames(c *php.Call, a *php.Array, names map[string]bool) error {
	for v := range a.Values() {
		if !v.IsString() && !v.IsObject() && is84(c) {
			return c.Ctx.Throwf("TypeError", "%s(): Option \"allowed_classes\" must be an array of class names, %s given",
				c.Name(), typeName(v))
		}
		s, err := c.Ctx.ToString(v)
		if err != nil {
			return err
		}
		name := strings.Clone(s.Peek())
		php.StrValue(s).Release()
		if is84(c) && name != "" && !php.ValidClassName(name) {
			return c.ValueError("%s(): Option \"allowed_classes\" must be an array of class names, \"%s\" given", c.Name(),
				upToNUL(name))
		}
		names[strings.ToLower(name)] = true
	}
	return nil
}

// incompleteHandlers are the behaviour of objects whose class was not there when they were unserialised.
var incompleteHandlers = php.Handlers{
	ReadProp: func(ctx *php.Context, o *php.Object, _ *php.Str) (php.Value, bool, error) {
		incompleteAccess(ctx, o)
		return php.Null(), true, ctx.Pending
	},
	WriteProp: func(ctx *php.Context, o *php.Object, _ *php.Str, v php.Value) (bool, error) {
		v.Release()
		return true, incompleteChange(ctx, o)
	},
	HasProp: func(ctx *php.Context, o *php.Object, _ *php.Str, mode int) (has, ok bool) {
		if mode == 2 {
			return false, false
		}
		incompleteAccess(ctx, o)
		return false, true
	},
	UnsetProp: func(ctx *php.Context, o *php.Object, _ *php.Str) (bool, error) {
		return true, incompleteChange(ctx, o)
	},
}

func incompleteText(ctx *php.Context, o *php.Object, what string) string {
	name := "unknown"
	if p := o.Prop(serial.IncompleteName); p != nil && p.Deref().IsString() {
		name = p.Deref().Str().Peek()
	}
	begin, of := "The script tried to "+what+" on an incomplete object. ", "\""+name+"\""
	if ctx.Level == php.Level74 {
		begin = "The script tried to execute a method or access a property of an incomplete object. "
	}
	return begin + "Please ensure that the class definition " + of + " of the object you are trying to operate on " +
		"was loaded _before_ unserialize() gets called or provide an autoloader to load the class definition"
}

// callerName is what messages begin with when no builtin runs: the script's function, or main.
func callerName(ctx *php.Context) string {
	if f, ok := ctx.Machine.Caller(0); ok && f.Fn != nil {
		return f.Fn.DisplayName()
	}
	return "main"
}

func incompleteAccess(ctx *php.Context, o *php.Object) {
	text := callerName(ctx) + "(): " + incompleteText(ctx, o, "access a property")
	if ctx.Level == php.Level74 {
		ctx.Notice("%s", text)
		return
	}
	ctx.Warning("%s", text)
}

func incompleteChange(ctx *php.Context, o *php.Object) error {
	if ctx.Level == php.Level74 {
		incompleteAccess(ctx, o)
		return ctx.Pending
	}
	return ctx.ThrowError("Error", incompleteText(ctx, o, "modify a property"))
}
