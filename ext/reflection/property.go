package reflection

import (
	"gaja/interp/php"
)

func reflectionProperty___construct(c *php.Call) (php.Value, error) {
	if v := c.Arg(0); old(c.Ctx) && !v.IsObject() && !v.IsString() {
		return php.Undef(), fail(c.Ctx, notClassOrObject)
	}
	class, err := classArg(c, 0, 0)
	if err != nil {
		return php.Undef(), err
	}
	name := c.Str(1)
	p := findProp(class, name)
	of := class
	if p != nil {
		of = p.Class
	} else if o := c.Arg(0); !o.IsObject() || !dynamic(&classState{class, o}, name) {
		return php.Undef(), fail(c.Ctx, "Property %s::$%s does not exist", class.Name, name)
	}
	c.This.Native = &propState{info: p, name: name, class: class}
	c.This.SetProp("name", php.String(name))
	c.This.SetProp("class", php.String(of.Name))
	return php.Null(), nil
}

func ofProp(c *php.Call, f func(s *propState) (php.Value, error)) (php.Value, error) {
	s, err := propOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return f(s)
}

func (s *propState) flags() php.FuncFlags {
	if s.info == nil {
		return php.AccPublic
	}
	return s.info.Flags
}

func propFlag(c *php.Call, flag php.FuncFlags) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) { return boolean(s.flags()&flag != 0) })
}

func reflectionProperty_getName(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) { return str(s.name) })
}

func reflectionProperty_isPublic(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) { return boolean(visibility(s.flags()) == "public") })
}
func reflectionProperty_isPrivate(c *php.Call) (php.Value, error) { return propFlag(c, php.AccPrivate) }
func reflectionProperty_isProtected(c *php.Call) (php.Value, error) {
	return propFlag(c, php.AccProtected)
}
func reflectionProperty_isPrivateSet(c *php.Call) (php.Value, error) {
	return propFlag(c, php.AccPrivateSet)
}
func reflectionProperty_isProtectedSet(c *php.Call) (php.Value, error) {
	return propFlag(c, php.AccProtectedSet)
}
func reflectionProperty_isStatic(c *php.Call) (php.Value, error) { return propFlag(c, php.AccStatic) }
func reflectionProperty_isReadOnly(c *php.Call) (php.Value, error) {
	return propFlag(c, php.AccReadonly)
}
func reflectionProperty_isAbstract(c *php.Call) (php.Value, error) {
	return propFlag(c, php.AccAbstract)
}
func reflectionProperty_isFinal(c *php.Call) (php.Value, error)   { return propFlag(c, php.AccFinal) }
func reflectionProperty_isVirtual(c *php.Call) (php.Value, error) { return propFlag(c, php.AccVirtual) }
func reflectionProperty_isPromoted(c *php.Call) (php.Value, error) {
	return propFlag(c, php.AccPromoted)
}

func reflectionProperty_isDefault(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) { return boolean(s.info != nil) })
}

func reflectionProperty_isDynamic(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) { return boolean(s.info == nil) })
}

func reflectionProperty_getModifiers(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) {
		return php.Int(modifiers(s.flags())), nil
	})
}

func reflectionProperty_getDeclaringClass(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) {
		if s.info != nil {
			return newClass(c.Ctx, s.info.Class)
		}
		return newClass(c.Ctx, s.class)
	})
}

func reflectionProperty_getDocComment(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) {
		if s.info == nil {
			return php.False(), nil
		}
		return orFalse(s.info.Doc)
	})
}

func reflectionProperty_setAccessible(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) {
		s.open = c.Bool(0)
		return php.Null(), nil
	})
}

func reflectionProperty_hasType(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) { return boolean(s.info != nil && s.info.Type != nil) })
}

func reflectionProperty_getType(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) {
		if s.info == nil {
			return php.Null(), nil
		}
		return newType(c.Ctx, s.info.Type)
	})
}

func reflectionProperty_getSettableType(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) {
		p := s.info
		switch {
		case p == nil:
			return php.Null(), nil
		case p.Get != nil && p.Set == nil && p.Flags&php.AccVirtual != 0:
			return typeFromText(c.Ctx, "never", false)
		case p.Set != nil && len(p.Set.Params) > 0:
			return newType(c.Ctx, p.Set.Params[0].Type)
		}
		return newType(c.Ctx, p.Type)
	})
}

func reflectionProperty_hasDefaultValue(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) {
		if s.info == nil {
			return php.False(), nil
		}
		if err := c.Ctx.Machine.PrepareClass(s.info.Class); err != nil {
			return php.Undef(), err
		}
		return boolean(!defaultOf(s.info.Class, s.info).IsUndef())
	})
}

func reflectionProperty_getDefaultValue(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) {
		if s.info == nil {
			return php.Null(), nil
		}
		if err := c.Ctx.Machine.PrepareClass(s.info.Class); err != nil {
			return php.Undef(), err
		}
		if v := defaultOf(s.info.Class, s.info); !v.IsUndef() {
			return v.CopyDeref(), nil
		}
		return php.Null(), nil
	})
}

func reflectionProperty_getAttributes(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) {
		if s.info == nil {
			return php.ArrayValue(php.NewArray(0)), nil
		}
		return attributesOf(c, s.info, targetProperty)
	})
}

func reflectionProperty_hasHooks(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) {
		return boolean(s.info != nil && (s.info.Get != nil || s.info.Set != nil))
	})
}

func reflectionProperty_getHooks(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) {
		a := php.NewHash(2)
		if s.info == nil {
			return php.ArrayValue(a), nil
		}
		for _, h := range []struct {
			name string
			fn   *php.Function
		}{{"get", s.info.Get}, {"set", s.info.Set}} {
			if h.fn == nil {
				continue
			}
			v, err := newMethod(c.Ctx, h.fn, s.info.Class)
			if err != nil {
				return php.Undef(), err
			}
			a.SetString(h.name, v)
		}
		return php.ArrayValue(a), nil
	})
}

// hookArg returns the hook that a PropertyHookType case names, or nil.
func hookArg(c *php.Call, s *propState) *php.Function {
	if s.info == nil {
		return nil
	}
	if php.EnumCaseName(c.Object(0)) == "Get" {
		return s.info.Get
	}
	return s.info.Set
}

func reflectionProperty_hasHook(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) { return boolean(hookArg(c, s) != nil) })
}

func reflectionProperty_getHook(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) {
		f := hookArg(c, s)
		if f == nil {
			return php.Null(), nil
		}
		return newMethod(c.Ctx, f, s.info.Class)
	})
}
