package reflection

import (
	"strings"

	"gaja/interp/php"
)

func reflectionMethod___construct(c *php.Call) (php.Value, error) {
	class, name, err := methodArgs(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.Null(), bindMethod(c, c.This, class, name)
}

// methodArgs reads (object, name), (class name, name) or ("Class::name").
func methodArgs(c *php.Call) (*php.Class, string, error) {
	v := c.Arg(0)
	if v.IsObject() {
		if c.IsNull(1) {
			return nil, "", c.ArgValueError(1, "cannot be null when argument #1 ($objectOrMethod) is an object")
		}
		return v.Object().Class, c.Str(1), nil
	}
	if old(c.Ctx) && !v.IsString() {
		return nil, "", fail(c.Ctx, notClassOrObject)
	}
	of, name := c.Str(0), ""
	if c.IsNull(1) {
		if c.Fn.Lower == "__construct" && !old(c.Ctx) {
			c.Ctx.Deprecated("Calling ReflectionMethod::__construct() with 1 argument is deprecated, " +
				"use ReflectionMethod::createFromMethodName() instead")
			if err := c.Ctx.Pending; err != nil {
				return nil, "", err
			}
		}
		i := strings.Index(of, "::")
		if i < 0 && old(c.Ctx) {
			return nil, "", fail(c.Ctx, "Invalid method name %s", of)
		}
		if i < 0 {
			return nil, "", c.Ctx.Throwf("ReflectionException",
				"%s(): Argument #1 ($%s) must be a valid method name", c.Name(), c.Fn.Param(0).Name)
		}
		of, name = of[:i], of[i+2:]
	} else {
		name = c.Str(1)
	}
	class, err := findClass(c.Ctx, of, 0)
	return class, name, err
}

func bindMethod(c *php.Call, o *php.Object, class *php.Class, name string) error {
	lower := strings.ToLower(name)
	f := class.FindMethod(lower)
	if class.Lower == "closure" && lower == "__invoke" && c.Arg(0).IsObject() {
		f = invokeOf(c.Ctx, c.Arg(0).Object())
	}
	if f == nil {
		return fail(c.Ctx, "Method %s::%s() does not exist", class.Name, name)
	}
	o.Native = &functionState{fn: f, class: class}
	o.SetProp("name", php.String(f.Name))
	o.SetProp("class", php.String(f.Class.Name))
	return nil
}

func reflectionMethod_createFromMethodName(c *php.Call) (php.Value, error) {
	class := c.Static
	if class == nil {
		class = c.Fn.Class
	}
	of, name, err := methodArgs(c)
	if err != nil {
		return php.Undef(), err
	}
	o := php.NewObject(class)
	if err := bindMethod(c, o, of, name); err != nil {
		php.ObjectValue(o).Release()
		return php.Undef(), err
	}
	return php.ObjectValue(o), nil
}

func reflectionMethod_isPublic(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) { return boolean(visibility(fn.Flags) == "public") })
}
func reflectionMethod_isPrivate(c *php.Call) (php.Value, error)   { return fnFlag(c, php.AccPrivate) }
func reflectionMethod_isProtected(c *php.Call) (php.Value, error) { return fnFlag(c, php.AccProtected) }
func reflectionMethod_isAbstract(c *php.Call) (php.Value, error)  { return fnFlag(c, php.AccAbstract) }
func reflectionMethod_isFinal(c *php.Call) (php.Value, error)     { return fnFlag(c, php.AccFinal) }
func reflectionMethod_isStatic(c *php.Call) (php.Value, error)    { return fnFlag(c, php.AccStatic) }

func reflectionMethod_isConstructor(c *php.Call) (php.Value, error) {
	s, err := functionOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return boolean(s.fn.Lower == "__construct" || s.class != nil && s.class.Ctor == s.fn)
}

func reflectionMethod_isDestructor(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) { return boolean(fn.Lower == "__destruct") })
}

func reflectionMethod_getModifiers(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) { return php.Int(modifiers(fn.Flags)), nil })
}

func reflectionMethod_getDeclaringClass(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) { return newClass(c.Ctx, fn.Class) })
}

func reflectionMethod_hasPrototype(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) { return boolean(fn.Proto != nil) })
}

func reflectionMethod_getPrototype(c *php.Call) (php.Value, error) {
	s, err := functionOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if s.fn.Proto == nil {
		of := s.fn.Class
		if s.class != nil {
			of = s.class
		}
		return php.Undef(), fail(c.Ctx, "Method %s::%s does not have a prototype", of.Name, s.fn.Name)
	}
	return newMethod(c.Ctx, s.fn.Proto, s.fn.Proto.Class)
}

func reflectionMethod_setAccessible(c *php.Call) (php.Value, error) {
	s, err := functionOf(c)
	if err == nil {
		s.open = c.Bool(0)
	}
	return php.Null(), err
}

// methodTarget checks the object of a call and resolves what is called.
func methodTarget(c *php.Call, object php.Value) (php.Callable, error) {
	s, err := functionOf(c)
	if err != nil {
		return php.Callable{}, err
	}
	fn := s.fn
	switch {
	case fn.Flags&php.AccAbstract != 0:
		return php.Callable{}, fail(c.Ctx, "Trying to invoke abstract method %s::%s()", fn.Class.Name, fn.Name)
	case !object.IsObject() && !object.IsNil():
		return php.Callable{}, c.ArgTypeError(0, "must be of type ?object, %s given", php.TypeName(object))
	case old(c.Ctx) && visibility(fn.Flags) != "public" && !s.open:
		return php.Callable{}, fail(c.Ctx, "Trying to invoke %s method %s::%s() from scope %s",
			visibility(fn.Flags), fn.Class.Name, fn.Name, "ReflectionMethod")
	case fn.Flags&php.AccStatic != 0:
		of := s.class
		if of == nil {
			of = fn.Class
		}
		return php.Callable{Fn: fn, Static: of}, nil
	case !object.IsObject():
		return php.Callable{}, fail(c.Ctx, "Trying to invoke non static method %s::%s() without an object",
			fn.Class.Name, fn.Name)
	case !object.Object().Class.Is(fn.Class):
		return php.Callable{}, fail(c.Ctx, "Given object is not an instance of the class this method was declared in")
	}
	if fn.Native != nil && fn.Lower == "__invoke" && fn.Class.Lower == "closure" {
		t, _, err := c.Ctx.Machine.ResolveCallable(object)
		return t, err
	}
	return php.Callable{Fn: fn, This: object.Object(), Static: object.Object().Class}, nil
}

func reflectionMethod_invoke(c *php.Call) (php.Value, error) {
	t, err := methodTarget(c, c.Arg(0))
	if err == nil && c.Given == 0 {
		err = c.Ctx.Throwf("ArgumentCountError", "%s() expects at least 1 argument, 0 given", c.Name())
	}
	if err != nil {
		return php.Undef(), err
	}
	return c.Ctx.Machine.Call(t, c.Rest(1))
}

func reflectionMethod_invokeArgs(c *php.Call) (php.Value, error) {
	t, err := methodTarget(c, c.Arg(0))
	if err != nil {
		return php.Undef(), err
	}
	args, named := splitArgs(c, c.Arg(1))
	return c.Ctx.Machine.CallNamed(t, args, named)
}

func reflectionMethod_getClosure(c *php.Call) (php.Value, error) {
	s, err := functionOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if s.fn.Flags&php.AccStatic != 0 {
		return makeClosure(c, php.Callable{Fn: s.fn, Static: s.fn.Class})
	}
	o := c.Object(0)
	if o == nil {
		if old(c.Ctx) {
			c.Warn("expects parameter 1 to be object, none given")
			return php.Null(), c.Ctx.Pending
		}
		return php.Undef(), c.ArgValueError(0, "cannot be null for non-static methods")
	}
	if !o.Class.Is(s.fn.Class) {
		return php.Undef(), fail(c.Ctx, "Given object is not an instance of the class this method was declared in")
	}
	return makeClosure(c, php.Callable{Fn: s.fn, This: o, Static: o.Class})
}
