package reflection

import (
	"strings"

	"gaja/interp/php"
)

// The native states. Values in them are owned by the reflection object.
type (
	classState struct {
		class *php.Class
		obj   php.Value // the object that was reflected, or Undef
	}
	functionState struct {
		fn      *php.Function
		closure php.Value  // the Closure object, or Undef
		class   *php.Class // the class that a method was looked up in
		open    bool       // 7.4: setAccessible(true)
	}
	paramState struct {
		of *functionState
		i  int
	}
	propState struct {
		info  *php.PropInfo // nil for a dynamic property
		name  string
		class *php.Class
		open  bool // 7.4: setAccessible(true)
	}
	constState  struct{ k *php.ClassConst }
	moduleState struct{ m *php.Module }
)

// held lists the values that a state owns.
func held(state any) []*php.Value {
	switch s := state.(type) {
	case *classState:
		return []*php.Value{&s.obj}
	case *functionState:
		return []*php.Value{&s.closure}
	case *paramState:
		return []*php.Value{&s.of.closure}
	case *generatorState:
		return []*php.Value{&s.generator}
	case *referenceState:
		return []*php.Value{&s.ref}
	}
	return nil
}

// reflectionHandlers are those of every reflection class: no copies, and no writing to name and class.
var reflectionHandlers = php.Handlers{
	NoClone: true,
	Free: func(o *php.Object) {
		for _, v := range held(o.Native) {
			old := *v
			*v = php.Undef()
			old.Release()
		}
	},
	Walk: func(o *php.Object, visit func(*php.Value)) {
		for _, v := range held(o.Native) {
			visit(v)
		}
	},
	WriteProp: func(ctx *php.Context, o *php.Object, name *php.Str, v php.Value) (bool, error) {
		n := name.Peek()
		if n != "name" && n != "class" {
			return false, nil
		}
		p := o.Class.FindProp(n)
		if p == nil || p.Class.Flags&php.ClassBuiltin == 0 {
			return false, nil
		}
		v.Release()
		return true, ctx.Throwf("ReflectionException", "Cannot set read-only property %s::$%s", o.Class.Name, n)
	},
}

func old(ctx *php.Context) bool { return ctx.Level == php.Level74 }

// quoted puts a class's name in quotes as 8.x's messages have it.
func quoted(ctx *php.Context, name string) string {
	if old(ctx) {
		return name
	}
	return `"` + name + `"`
}

func fail(ctx *php.Context, format string, args ...any) error {
	return ctx.Throwf("ReflectionException", format, args...)
}

// make_ makes a reflection object around a state, which it takes over. The properties are name, and class if not "".
func make_(ctx *php.Context, class string, state any, name, of string) (php.Value, error) {
	c, err := ctx.FindClass(class, false)
	if err != nil {
		return php.Undef(), err
	}
	o := php.NewObject(c)
	o.Native = state
	if name != "" {
		o.SetProp("name", php.String(name))
	}
	if of != "" {
		o.SetProp("class", php.String(of))
	}
	return php.ObjectValue(o), nil
}

func newClass(ctx *php.Context, c *php.Class) (php.Value, error) {
	name := "ReflectionClass"
	if c.Flags&php.ClassEnum != 0 {
		name = "ReflectionEnum"
	}
	return make_(ctx, name, &classState{class: c}, c.Name, "")
}

func newMethod(ctx *php.Context, f *php.Function, of *php.Class) (php.Value, error) {
	return make_(ctx, "ReflectionMethod", &functionState{fn: f, class: of}, f.Name, f.Class.Name)
}

func newProp(ctx *php.Context, p *php.PropInfo, of *php.Class) (php.Value, error) {
	return make_(ctx, "ReflectionProperty", &propState{info: p, name: p.Name, class: of}, p.Name, p.Class.Name)
}

func newExtension(ctx *php.Context, name string) (php.Value, error) {
	for _, m := range ctx.Modules {
		if strings.EqualFold(m.Name, name) {
			return make_(ctx, "ReflectionExtension", &moduleState{m}, m.Name, "")
		}
	}
	return php.Null(), nil
}

// notReady is thrown by objects whose constructor did not run.
func notReady(ctx *php.Context) error {
	return ctx.ThrowError("Error", "Internal error: Failed to retrieve the reflection object")
}

func classOf(c *php.Call) (*php.Class, error) {
	if s, ok := c.This.Native.(*classState); ok {
		return s.class, nil
	}
	return nil, notReady(c.Ctx)
}

func functionOf(c *php.Call) (*functionState, error) {
	if s, ok := c.This.Native.(*functionState); ok {
		return s, nil
	}
	return nil, notReady(c.Ctx)
}

func propOf(c *php.Call) (*propState, error) {
	if s, ok := c.This.Native.(*propState); ok {
		return s, nil
	}
	return nil, notReady(c.Ctx)
}

func constOf(c *php.Call) (*php.ClassConst, error) {
	if s, ok := c.This.Native.(*constState); ok {
		return s.k, nil
	}
	return nil, notReady(c.Ctx)
}

// findClass finds a class by name, with autoloading; code is what the exception for a missing one has.
func findClass(ctx *php.Context, name string, code int64) (*php.Class, error) {
	c, err := ctx.FindClass(strings.TrimPrefix(name, `\`), true)
	if err != nil {
		return nil, err
	}
	if c == nil {
		msg := "Class " + quoted(ctx, name) + " does not exist"
		return nil, ctx.ThrowCode("ReflectionException", msg, code)
	}
	return c, nil
}

// classArg reads an argument that is an object or a class's name.
func classArg(c *php.Call, i int, code int64) (*php.Class, error) {
	v := c.Arg(i)
	if v.IsObject() {
		return v.Object().Class, nil
	}
	s, err := c.Ctx.ToString(v)
	if err != nil {
		return nil, err
	}
	defer php.StrValue(s).Release()
	return findClass(c.Ctx, s.String(), code)
}

// namespaceOf splits a name at its last backslash.
func namespaceOf(name string) (space, short string) {
	if i := strings.LastIndexByte(name, '\\'); i > 0 {
		return name[:i], name[i+1:]
	}
	return "", name
}

func str(s string) (php.Value, error)   { return php.String(s), nil }
func boolean(b bool) (php.Value, error) { return php.Bool(b), nil }
func integer(n int) (php.Value, error)  { return php.Int(int64(n)), nil }

// orFalse returns a text, or false where there is none.
func orFalse(s string) (php.Value, error) {
	if s == "" {
		return php.False(), nil
	}
	return php.String(s), nil
}

// strings_ makes a list of strings.
func strings_(list []string) php.Value {
	a := php.NewArray(len(list))
	for _, s := range list {
		a.Append(php.String(s))
	}
	return php.ArrayValue(a)
}

func noClone(*php.Call) (php.Value, error) { return php.Null(), nil }

// notClassOrObject is 7.4's complaint about what names no class.
const notClassOrObject = "The parameter class is expected to be either a string or an object"
