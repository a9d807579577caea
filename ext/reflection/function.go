package reflection

import (
	"strings"

	"gaja/interp/php"
)

func reflectionFunction___construct(c *php.Call) (php.Value, error) {
	v := c.Arg(0)
	if v.IsObject() {
		m := c.Ctx.ReflectMachine()
		if m == nil || v.Object().Class.Lower != "closure" {
			return php.Undef(), notReady(c.Ctx)
		}
		f, _, _, _ := m.ClosureParts(v.Object())
		c.This.Native = &functionState{fn: f, closure: v.Copy()}
		c.This.SetProp("name", php.String(f.Name))
		return php.Null(), nil
	}
	name := c.Str(0)
	f := c.Ctx.FindFunction(strings.TrimPrefix(name, `\`))
	if f == nil {
		return php.Undef(), fail(c.Ctx, "Function %s() does not exist", name)
	}
	c.This.Native = &functionState{fn: f}
	c.This.SetProp("name", php.String(f.Name))
	return php.Null(), nil
}

// ofFunction wraps what only looks at the function.
func ofFunction(c *php.Call, f func(fn *php.Function) (php.Value, error)) (php.Value, error) {
	s, err := functionOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return f(s.fn)
}

func fnFlag(c *php.Call, flag php.FuncFlags) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) { return boolean(fn.Flags&flag != 0) })
}

// info asks the machine where a function stands; nil for builtins.
func info(ctx *php.Context, fn *php.Function) *php.FunctionInfo {
	if m := ctx.ReflectMachine(); m != nil && fn.Native == nil && fn.User != nil {
		return m.FunctionInfo(fn)
	}
	return nil
}

func isUser(fn *php.Function) bool { return fn.User != nil }

func reflectionFunctionAbstract_getName(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) { return str(fn.Name) })
}

// namespaceOfFunction is namespaceOf for functions: 8.4's names of closures may contain class names, and are in none.
func namespaceOfFunction(fn *php.Function) (space, short string) {
	if strings.HasPrefix(fn.Name, "{closure:") {
		return "", fn.Name
	}
	return namespaceOf(fn.Name)
}

func reflectionFunctionAbstract_inNamespace(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) {
		space, _ := namespaceOfFunction(fn)
		return boolean(space != "")
	})
}

func reflectionFunctionAbstract_getNamespaceName(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) {
		space, _ := namespaceOfFunction(fn)
		return str(space)
	})
}

func reflectionFunctionAbstract_getShortName(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) {
		_, short := namespaceOfFunction(fn)
		return str(short)
	})
}

func reflectionFunctionAbstract_isClosure(c *php.Call) (php.Value, error) {
	s, err := functionOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return boolean(s.closure.IsObject() || s.fn.Flags&php.FnClosure != 0)
}
func reflectionFunctionAbstract_isDeprecated(c *php.Call) (php.Value, error) {
	return fnFlag(c, php.FnDeprecated)
}
func reflectionFunctionAbstract_isGenerator(c *php.Call) (php.Value, error) {
	return fnFlag(c, php.FnGenerator)
}
func reflectionFunctionAbstract_isVariadic(c *php.Call) (php.Value, error) {
	return fnFlag(c, php.FnVariadic)
}
func reflectionFunctionAbstract_isStatic(c *php.Call) (php.Value, error) {
	return fnFlag(c, php.AccStatic)
}
func reflectionFunctionAbstract_returnsReference(c *php.Call) (php.Value, error) {
	return fnFlag(c, php.FnByRefReturn)
}

func reflectionFunctionAbstract_isInternal(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) { return boolean(!isUser(fn)) })
}

func reflectionFunctionAbstract_isUserDefined(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) { return boolean(isUser(fn)) })
}

func reflectionFunction_isDisabled(c *php.Call) (php.Value, error) {
	return fnFlag(c, php.FnDisabled)
}

func reflectionFunction_isAnonymous(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) {
		return boolean(fn.Flags&php.FnClosure != 0 && strings.HasPrefix(fn.Name, "{closure"))
	})
}

func reflectionFunctionAbstract_getDocComment(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) {
		if i := info(c.Ctx, fn); i != nil {
			return orFalse(i.Doc)
		}
		return php.False(), nil
	})
}

func reflectionFunctionAbstract_getFileName(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) {
		if i := info(c.Ctx, fn); i != nil {
			return str(i.File)
		}
		return php.False(), nil
	})
}

func reflectionFunctionAbstract_getStartLine(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) {
		if i := info(c.Ctx, fn); i != nil {
			return integer(i.Line)
		}
		return php.False(), nil
	})
}

func reflectionFunctionAbstract_getEndLine(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) {
		if i := info(c.Ctx, fn); i != nil {
			return integer(i.EndLine)
		}
		return php.False(), nil
	})
}

func reflectionFunctionAbstract_getExtension(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) { return newExtension(c.Ctx, fn.Module) })
}

func reflectionFunctionAbstract_getExtensionName(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) { return orFalse(fn.Module) })
}

func reflectionFunctionAbstract_getNumberOfParameters(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) { return integer(len(fn.Params)) })
}

func reflectionFunctionAbstract_getNumberOfRequiredParameters(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) { return integer(fn.Required) })
}

func reflectionFunctionAbstract_getParameters(c *php.Call) (php.Value, error) {
	s, err := functionOf(c)
	if err != nil {
		return php.Undef(), err
	}
	a := php.NewArray(len(s.fn.Params))
	for i := range s.fn.Params {
		v, err := newParam(c.Ctx, s, i)
		if err != nil {
			return php.Undef(), err
		}
		a.Append(v)
	}
	return php.ArrayValue(a), nil
}

func newParam(ctx *php.Context, s *functionState, i int) (php.Value, error) {
	of := &functionState{fn: s.fn, closure: s.closure.Copy(), class: s.class}
	return make_(ctx, "ReflectionParameter", &paramState{of, i}, s.fn.Params[i].Name, "")
}

func reflectionFunctionAbstract_hasReturnType(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) {
		return boolean(fn.Ret != nil && fn.Flags&php.FnTentative == 0)
	})
}

func reflectionFunctionAbstract_getReturnType(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) {
		if fn.Flags&php.FnTentative != 0 {
			return php.Null(), nil
		}
		return newType(c.Ctx, fn.Ret)
	})
}

func reflectionFunctionAbstract_hasTentativeReturnType(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) {
		return boolean(fn.Ret != nil && fn.Flags&php.FnTentative != 0)
	})
}

func reflectionFunctionAbstract_getTentativeReturnType(c *php.Call) (php.Value, error) {
	return ofFunction(c, func(fn *php.Function) (php.Value, error) {
		if fn.Flags&php.FnTentative == 0 {
			return php.Null(), nil
		}
		return newType(c.Ctx, fn.Ret)
	})
}

func reflectionFunctionAbstract_getAttributes(c *php.Call) (php.Value, error) {
	s, err := functionOf(c)
	if err != nil {
		return php.Undef(), err
	}
	target := int64(targetFunction)
	if s.fn.Class != nil && s.fn.Flags&php.FnClosure == 0 {
		target = targetMethod
	}
	return attributesOf(c, s.fn, target)
}

func reflectionFunctionAbstract_getStaticVariables(c *php.Call) (php.Value, error) {
	s, err := functionOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if m := c.Ctx.ReflectMachine(); m != nil && isUser(s.fn) {
		var o *php.Object
		if s.closure.IsObject() {
			o = s.closure.Object()
		}
		a, err := m.StaticVariables(s.fn, o)
		if a != nil || err != nil {
			return php.ArrayValue(a), err
		}
	}
	return php.ArrayValue(php.NewArray(0)), nil
}

func reflectionFunctionAbstract_getClosureUsedVariables(c *php.Call) (php.Value, error) {
	s, err := functionOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if m := c.Ctx.ReflectMachine(); m != nil && s.closure.IsObject() {
		if a := m.UsedVariables(s.closure.Object()); a != nil {
			return php.ArrayValue(a), nil
		}
	}
	return php.ArrayValue(php.NewArray(0)), nil
}

// closureParts takes the reflected closure apart, if it is one.
func closureParts(c *php.Call) (this *php.Object, scope, called *php.Class, err error) {
	s, err := functionOf(c)
	if err != nil {
		return nil, nil, nil, err
	}
	if m := c.Ctx.ReflectMachine(); m != nil && s.closure.IsObject() {
		_, this, scope, called = m.ClosureParts(s.closure.Object())
	}
	return this, scope, called, nil
}

func reflectionFunctionAbstract_getClosureThis(c *php.Call) (php.Value, error) {
	this, _, _, err := closureParts(c)
	if this == nil || err != nil {
		return php.Null(), err
	}
	return php.ObjectValue(this).Copy(), nil
}

func reflectionFunctionAbstract_getClosureScopeClass(c *php.Call) (php.Value, error) {
	_, scope, _, err := closureParts(c)
	if scope == nil || err != nil {
		return php.Null(), err
	}
	return newClass(c.Ctx, scope)
}

func reflectionFunctionAbstract_getClosureCalledClass(c *php.Call) (php.Value, error) {
	this, _, called, err := closureParts(c)
	if this != nil {
		called = this.Class
	}
	if called == nil || err != nil {
		return php.Null(), err
	}
	return newClass(c.Ctx, called)
}

func callFunction(c *php.Call, args []php.Value, named *php.Array) (php.Value, error) {
	s, err := functionOf(c)
	if err != nil {
		return php.Undef(), err
	}
	target := php.Callable{Fn: s.fn}
	if s.closure.IsObject() {
		if target, _, err = c.Ctx.Machine.ResolveCallable(s.closure); err != nil {
			return php.Undef(), err
		}
	}
	return c.Ctx.Machine.CallNamed(target, args, named)
}

func reflectionFunction_invoke(c *php.Call) (php.Value, error) {
	return callFunction(c, c.Rest(0), nil)
}

func reflectionFunction_invokeArgs(c *php.Call) (php.Value, error) {
	args, named := splitArgs(c, c.Arg(0))
	return callFunction(c, args, named)
}

func reflectionFunction_getClosure(c *php.Call) (php.Value, error) {
	s, err := functionOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if s.closure.IsObject() {
		return s.closure.Copy(), nil
	}
	return makeClosure(c, php.Callable{Fn: s.fn})
}

func makeClosure(c *php.Call, target php.Callable) (php.Value, error) {
	m := c.Ctx.ReflectMachine()
	if m == nil {
		return php.Undef(), notReady(c.Ctx)
	}
	return m.MakeClosure(target)
}
