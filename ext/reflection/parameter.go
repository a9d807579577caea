package reflection

import (
	"strings"

	"gaja/interp/php"
)

func reflectionParameter___construct(c *php.Call) (php.Value, error) {
	s, err := functionArg(c)
	if err != nil {
		return php.Undef(), err
	}
	i, err := paramIndex(c, s.fn)
	if err != nil {
		s.closure.Release()
		return php.Undef(), err
	}
	c.This.Native = &paramState{s, i}
	c.This.SetProp("name", php.String(s.fn.Params[i].Name))
	return php.Null(), nil
}

// functionArg finds the function that the first argument names: a string, [class or object, method], or an object.
func functionArg(c *php.Call) (*functionState, error) {
	v := c.Arg(0)
	switch {
	case v.IsString():
		name := v.Str().String()
		if f := c.Ctx.FindFunction(strings.TrimPrefix(name, `\`)); f != nil {
			return &functionState{fn: f}, nil
		}
		return nil, fail(c.Ctx, "Function %s() does not exist", name)
	case v.IsArray():
		return methodPair(c, v.Array())
	case v.IsObject():
		return invokable(c, v)
	}
	if old(c.Ctx) {
		return nil, fail(c.Ctx,
			"The parameter class is expected to be either a string, an array(class, method) or a callable object")
	}
	return nil, fail(c.Ctx, "%s(): Argument #1 ($%s) must be a string, an array(class, method), or a callable object, "+
		"%s given", c.Name(), c.Fn.Param(0).Name, php.TypeName(v))
}

func methodPair(c *php.Call, a *php.Array) (*functionState, error) {
	of, name := a.Get(0), a.Get(1)
	if of.IsUndef() || name.IsUndef() {
		return nil, fail(c.Ctx, "Expected array($object, $method) or array($classname, $method)")
	}
	var class *php.Class
	if of.IsObject() {
		class = of.Object().Class
	} else {
		s, err := c.Ctx.ToString(of)
		if err != nil {
			return nil, err
		}
		if class, err = findClass(c.Ctx, s.String(), 0); err != nil {
			return nil, err
		}
	}
	s, err := c.Ctx.ToString(name)
	if err != nil {
		return nil, err
	}
	lower := strings.ToLower(s.String())
	if of.IsObject() && class.Lower == "closure" && lower == "__invoke" {
		return &functionState{fn: invokeOf(c.Ctx, of.Object()), class: class}, nil
	}
	if f := class.FindMethod(lower); f != nil {
		return &functionState{fn: f, class: class}, nil
	}
	return nil, fail(c.Ctx, "Method %s::%s() does not exist", class.Name, s.String())
}

func invokable(c *php.Call, v php.Value) (*functionState, error) {
	class := v.Object().Class
	if m := c.Ctx.ReflectMachine(); class.Lower == "closure" && m != nil {
		f, _, _, _ := m.ClosureParts(v.Object())
		return &functionState{fn: f, closure: v.Copy()}, nil
	}
	if class.Invoke == nil {
		return nil, fail(c.Ctx, "Method %s::__invoke() does not exist", class.Name)
	}
	return &functionState{fn: class.Invoke, class: class}, nil
}

func paramIndex(c *php.Call, fn *php.Function) (int, error) {
	v := c.Arg(1)
	if v.IsInt() {
		switch n := v.Int(); {
		case n < 0 && !old(c.Ctx):
			return 0, c.ArgValueError(1, "must be greater than or equal to 0")
		case n < 0 || n >= int64(len(fn.Params)):
			return 0, fail(c.Ctx, "The parameter specified by its offset could not be found")
		default:
			return int(n), nil
		}
	}
	s, err := c.Ctx.ToString(v)
	if err != nil {
		return 0, err
	}
	for i := range fn.Params {
		if fn.Params[i].Name == s.Peek() {
			return i, nil
		}
	}
	return 0, fail(c.Ctx, "The parameter specified by its name could not be found")
}

func paramOf(c *php.Call) (*paramState, *php.Param, error) {
	if s, ok := c.This.Native.(*paramState); ok {
		return s, &s.of.fn.Params[s.i], nil
	}
	return nil, nil, notReady(c.Ctx)
}

func ofParam(c *php.Call, f func(s *paramState, p *php.Param) (php.Value, error)) (php.Value, error) {
	s, p, err := paramOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return f(s, p)
}

func paramFlag(c *php.Call, flag php.ParamFlags) (php.Value, error) {
	return ofParam(c, func(_ *paramState, p *php.Param) (php.Value, error) { return boolean(p.Flags&flag != 0) })
}

func reflectionParameter_getName(c *php.Call) (php.Value, error) {
	return ofParam(c, func(_ *paramState, p *php.Param) (php.Value, error) { return str(p.Name) })
}

func reflectionParameter_getPosition(c *php.Call) (php.Value, error) {
	return ofParam(c, func(s *paramState, _ *php.Param) (php.Value, error) { return integer(s.i) })
}

func reflectionParameter_isVariadic(c *php.Call) (php.Value, error) {
	return paramFlag(c, php.ParamVariadic)
}
func reflectionParameter_isPromoted(c *php.Call) (php.Value, error) {
	return paramFlag(c, php.ParamPromoted)
}

func reflectionParameter_isPassedByReference(c *php.Call) (php.Value, error) {
	return paramFlag(c, php.ParamByRef|php.ParamPreferRef)
}

func reflectionParameter_canBePassedByValue(c *php.Call) (php.Value, error) {
	return ofParam(c, func(_ *paramState, p *php.Param) (php.Value, error) {
		return boolean(p.Flags&php.ParamByRef == 0 || p.Flags&php.ParamPreferRef != 0)
	})
}

func reflectionParameter_isOptional(c *php.Call) (php.Value, error) {
	return ofParam(c, func(s *paramState, _ *php.Param) (php.Value, error) { return boolean(s.i >= s.of.fn.Required) })
}

func reflectionParameter_getDeclaringFunction(c *php.Call) (php.Value, error) {
	return ofParam(c, func(s *paramState, _ *php.Param) (php.Value, error) {
		f := s.of.fn
		if f.Class != nil && f.Flags&php.FnClosure == 0 {
			return newMethod(c.Ctx, f, s.of.class)
		}
		of := &functionState{fn: f, closure: s.of.closure.Copy()}
		if m := c.Ctx.ReflectMachine(); m != nil && of.closure.IsObject() {
			if _, _, scope, _ := m.ClosureParts(of.closure.Object()); scope != nil {
				return make_(c.Ctx, "ReflectionMethod", of, f.Name, scope.Name)
			}
		}
		return make_(c.Ctx, "ReflectionFunction", of, f.Name, "")
	})
}

func reflectionParameter_getDeclaringClass(c *php.Call) (php.Value, error) {
	return ofParam(c, func(s *paramState, _ *php.Param) (php.Value, error) {
		if s.of.fn.Class == nil {
			return php.Null(), nil
		}
		return newClass(c.Ctx, s.of.fn.Class)
	})
}

func reflectionParameter_hasType(c *php.Call) (php.Value, error) {
	return ofParam(c, func(_ *paramState, p *php.Param) (php.Value, error) { return boolean(p.Type != nil) })
}

func reflectionParameter_getType(c *php.Call) (php.Value, error) {
	return ofParam(c, func(_ *paramState, p *php.Param) (php.Value, error) { return newType(c.Ctx, p.Type) })
}

func reflectionParameter_allowsNull(c *php.Call) (php.Value, error) {
	return ofParam(c, func(_ *paramState, p *php.Param) (php.Value, error) {
		return boolean(p.Type == nil || p.Type.AllowsNull() || p.Flags&php.ParamNullableDefault != 0)
	})
}

func deprecatedMethod(c *php.Call, text string) error {
	if !old(c.Ctx) {
		c.Ctx.Deprecated("Method %s() is deprecated%s", c.Name(), text)
	}
	return c.Ctx.Pending
}

func onlyType(c *php.Call, mask php.TypeMask) (php.Value, error) {
	return ofParam(c, func(_ *paramState, p *php.Param) (php.Value, error) {
		return boolean(p.Type != nil && !p.Type.HasClasses() && p.Type.Mask&^php.TNull == mask)
	})
}

func reflectionParameter_isArray(c *php.Call) (php.Value, error) { return onlyType(c, php.TArray) }
func reflectionParameter_isCallable(c *php.Call) (php.Value, error) {
	return onlyType(c, php.TCallable)
}

func reflectionParameter_getClass(c *php.Call) (php.Value, error) {
	return ofParam(c, func(s *paramState, p *php.Param) (php.Value, error) {
		if p.Type == nil || len(p.Type.Names) == 0 {
			return php.Null(), nil
		}
		class, err := typeClass(c.Ctx, s.of.fn, p.Type)
		if err != nil {
			return php.Undef(), err
		}
		return newClass(c.Ctx, class)
	})
}

// typeClass finds the class that a parameter's type names, self and parent included.
func typeClass(ctx *php.Context, fn *php.Function, t *php.Type) (*php.Class, error) {
	written := strings.ToLower(strings.TrimPrefix(t.Text, "?"))
	if written != "self" && written != "parent" {
		return findClass(ctx, t.Names[0], 0)
	}
	quote, tail := `"`+written+`" as type`, ""
	if old(ctx) {
		quote, tail = "'"+written+"' as type hint", "!"
	}
	switch {
	case fn.Class == nil:
		return nil, fail(ctx, "Parameter uses %s but function is not a class member%s", quote, tail)
	case written == "self":
		return fn.Class, nil
	case fn.Class.Parent == nil:
		return nil, fail(ctx, "Parameter uses %s although class does not have a parent%s", quote, tail)
	}
	return fn.Class.Parent, nil
}

func reflectionParameter_getAttributes(c *php.Call) (php.Value, error) {
	return ofParam(c, func(s *paramState, _ *php.Param) (php.Value, error) {
		return attributesOf(c, php.ParamOf{Fn: s.of.fn, Index: s.i}, targetParameter)
	})
}
