package core

import (
	"sort"
	"strings"

	"gaja/interp/php"
)

// byPlace sorts names by where they are declared, which is the order of declaration within a file.
func byPlace(names []string, own func(name string) bool, place func(name string) (file string, line int)) {
	sort.Slice(names, func(i, j int) bool {
		f, l := place(names[i])
		g, m := place(names[j])
		if f != g {
			return f < g
		}
		if l != m {
			return l < m
		}
		if a, ok := own(names[i]), own(names[j]); a != ok {
			return a // aliases come after the class
		}
		return names[i] < names[j]
	})
}

// placed is what the machine's form of a function may tell.
type placed interface {
	DeclaredAt() (file string, line int)
}

func functionPlace(f *php.Function) (string, int) {
	if p, ok := f.User.(placed); ok {
		return p.DeclaredAt()
	}
	return "", 0
}

// classOf finds the class that an object or a class name means.
func classOf(ctx *php.Context, v php.Value, autoload bool) (*php.Class, error) {
	switch v.Kind() {
	case php.KindObject:
		return v.Object().Class, nil
	case php.KindString:
		return ctx.FindClass(strings.TrimPrefix(v.Str().Peek(), "\\"), autoload)
	}
	return nil, nil
}

// classArg is classOf for an argument declared object|string. ok is false when there is no such class: an error at 8.4.
func classArg(c *php.Call, i int) (cl *php.Class, ok bool, err error) {
	v := c.Arg(i)
	cl, err = classOf(c.Ctx, v, true)
	if err != nil || cl != nil {
		return cl, cl != nil, err
	}
	if is84(c) {
		return nil, false, c.ArgTypeError(i, "must be an object or a valid class name, %s given", php.TypeName(v))
	}
	return nil, false, nil
}

func getClass(c *php.Call) (php.Value, error) {
	if o := c.Object(0); o != nil {
		return c.Ctx.Text(o.Class.Name), nil
	}
	scope := c.Ctx.CallerScope()
	if scope == nil {
		if is84(c) {
			return php.Undef(), c.Ctx.ThrowError("Error", "get_class() without arguments must be called from within a class")
		}
		c.Ctx.Warning("get_class() called without object from outside a class")
		return php.False(), nil
	}
	if is84(c) {
		c.Ctx.Deprecated("Calling get_class() without arguments is deprecated")
	}
	return c.Ctx.Text(scope.Name), c.Ctx.Pending
}

func getCalledClass(c *php.Call) (php.Value, error) {
	if f, ok := c.Ctx.Machine.Caller(0); ok {
		switch {
		case f.This != nil:
			return c.Ctx.Text(f.This.Class.Name), nil
		case f.Static != nil:
			return c.Ctx.Text(f.Static.Name), nil
		}
	}
	if is84(c) {
		return php.Undef(), c.Ctx.ThrowError("Error", "get_called_class() must be called from within a class")
	}
	c.Ctx.Warning("get_called_class() called from outside a class")
	return php.False(), nil
}

func getParentClass(c *php.Call) (php.Value, error) {
	var cl *php.Class
	if c.Has(0) {
		found, ok, err := classArg(c, 0)
		if !ok {
			return php.False(), err
		}
		cl = found
	} else {
		if is84(c) {
			c.Ctx.Deprecated("Calling get_parent_class() without arguments is deprecated")
		}
		cl = c.Ctx.CallerScope()
	}
	if cl == nil || cl.Parent == nil {
		return php.False(), c.Ctx.Pending
	}
	return c.Ctx.Text(cl.Parent.Name), c.Ctx.Pending
}

func isOf(c *php.Call, strict bool) (php.Value, error) {
	v := c.Arg(0)
	if v.IsString() && !c.Bool(2) || !v.IsString() && !v.IsObject() {
		return php.False(), nil
	}
	have, err := classOf(c.Ctx, v, true)
	if have == nil || err != nil {
		return php.False(), err
	}
	want, err := classOf(c.Ctx, c.Arg(1), false)
	if want == nil || err != nil {
		return php.False(), err
	}
	return php.Bool(have.Is(want) && !(strict && have == want)), nil
}

func isA(c *php.Call) (php.Value, error) { return isOf(c, false) }

func isSubclassOf(c *php.Call) (php.Value, error) { return isOf(c, true) }

// exists is class_exists and its kin: the flags that a class must have, and must not.
func exists(c *php.Call, must, not php.ClassFlags) (php.Value, error) {
	cl, err := classOf(c.Ctx, c.Arg(0), c.Bool(1))
	return php.Bool(cl != nil && cl.Flags&must == must && cl.Flags&not == 0), err
}

func classExists(c *php.Call) (php.Value, error) {
	return exists(c, 0, php.ClassInterface|php.ClassTrait)
}

func interfaceExists(c *php.Call) (php.Value, error) { return exists(c, php.ClassInterface, 0) }

func traitExists(c *php.Call) (php.Value, error) { return exists(c, php.ClassTrait, 0) }

func enumExists(c *php.Call) (php.Value, error) { return exists(c, php.ClassEnum, 0) }

func classAlias(c *php.Call) (php.Value, error) {
	cl, err := classOf(c.Ctx, c.Arg(0), c.Bool(2))
	if err != nil {
		return php.Undef(), err
	}
	if cl == nil {
		if is84(c) {
			c.Ctx.Warning("Class \"%s\" not found", c.Str(0))
		} else {
			c.Ctx.Warning("Class '%s' not found", c.Str(0))
		}
		return php.False(), nil
	}
	if cl.Flags&php.ClassBuiltin != 0 && !is84(c) {
		c.Ctx.Warning("First argument of class_alias() must be a name of user defined class")
		return php.False(), nil
	}
	alias := strings.TrimPrefix(c.Str(1), "\\")
	lower := strings.ToLower(alias)
	if reserved(lower) {
		if is84(c) {
			return php.Undef(), c.Ctx.Fatal("Cannot use \"%s\" as a class alias as it is reserved", alias)
		}
		return php.Undef(), c.Ctx.Fatal("Cannot use '%s' as class name as it is reserved", alias)
	}
	if alias == "_" && is84(c) {
		c.Ctx.Deprecated("Using \"_\" as a class alias is deprecated since 8.4")
		if c.Ctx.Pending != nil {
			return php.Undef(), c.Ctx.Pending
		}
	}
	if taken, _ := c.Ctx.FindClass(lower, false); taken != nil {
		switch {
		case !is84(c):
			c.Ctx.Warning("Cannot declare %s %s, because the name is already in use", cl.KindWord(), alias)
		case taken.Flags&php.ClassBuiltin != 0:
			c.Ctx.Warning("Cannot redeclare %s %s", taken.KindWord(), alias)
		default:
			c.Ctx.Warning("Cannot redeclare %s %s (previously declared in %s:%d)", taken.KindWord(), alias, taken.File, taken.Line)
		}
		return php.False(), c.Ctx.Pending
	}
	c.Ctx.Classes[lower] = cl
	return php.True(), nil
}

func reserved(lower string) bool {
	switch lower {
	case "self", "parent", "static", "bool", "int", "float", "string", "void", "iterable", "object", "mixed", "null",
		"false", "true", "never":
		return true
	}
	return false
}

// declared lists the classes whose flags have must and not the others: those of modules first, then the script's.
func declared(c *php.Call, must, not php.ClassFlags) (php.Value, error) {
	out := c.Ctx.NewArray(0)
	add := func(cl *php.Class, name string) {
		if cl.Flags&must == must && cl.Flags&not == 0 {
			out.Append(c.Ctx.Text(name))
		}
	}
	c.Ctx.Library().ClassNames(func(_, name string) {
		if cl, err := c.Ctx.FindClass(name, false); err == nil && cl != nil {
			add(cl, cl.Name)
		}
	})
	var names []string
	for lower, cl := range c.Ctx.Classes {
		if cl.Flags&php.ClassBuiltin == 0 && !strings.ContainsRune(lower, 0) || cl.Lower != lower {
			names = append(names, lower)
		}
	}
	byPlace(names, func(name string) bool { return c.Ctx.Classes[name].Lower == name }, func(name string) (string, int) {
		cl := c.Ctx.Classes[name]
		return cl.File, cl.Line
	})
	for _, lower := range names {
		cl := c.Ctx.Classes[lower]
		if cl.Lower == lower {
			add(cl, cl.Name)
		} else {
			add(cl, lower)
		}
	}
	return php.ArrayValue(out), nil
}

func getDeclaredClasses(c *php.Call) (php.Value, error) {
	return declared(c, 0, php.ClassInterface|php.ClassTrait)
}

func getDeclaredTraits(c *php.Call) (php.Value, error) { return declared(c, php.ClassTrait, 0) }

func getDeclaredInterfaces(c *php.Call) (php.Value, error) {
	return declared(c, php.ClassInterface, 0)
}
