package reflection

import (
	"strings"

	"gaja/interp/php"
)

func reflectionClass___construct(c *php.Call) (php.Value, error) { return buildClass(c, php.Undef()) }

func reflectionObject___construct(c *php.Call) (php.Value, error) { return buildClass(c, c.Arg(0)) }

func buildClass(c *php.Call, obj php.Value) (php.Value, error) {
	if c.Arg(0).IsObject() {
		obj = c.Arg(0)
	}
	class, err := classArg(c, 0, -1)
	if err != nil {
		return php.Undef(), err
	}
	if s, ok := c.This.Native.(*classState); ok {
		s.obj.Release()
	}
	c.This.Native = &classState{class, obj.Copy()}
	c.This.SetProp("name", php.String(class.Name))
	return php.Null(), nil
}

// ofClass wraps what only looks at the class.
func ofClass(c *php.Call, f func(class *php.Class) (php.Value, error)) (php.Value, error) {
	class, err := classOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return f(class)
}

func hasFlag(c *php.Call, flag php.ClassFlags) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) { return boolean(class.Flags&flag != 0) })
}

func reflectionClass_getName(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) { return str(class.Name) })
}

func reflectionClass_isInternal(c *php.Call) (php.Value, error) { return hasFlag(c, php.ClassBuiltin) }
func reflectionClass_isAnonymous(c *php.Call) (php.Value, error) {
	return hasFlag(c, php.ClassAnonymous)
}
func reflectionClass_isInterface(c *php.Call) (php.Value, error) {
	return hasFlag(c, php.ClassInterface)
}
func reflectionClass_isTrait(c *php.Call) (php.Value, error)    { return hasFlag(c, php.ClassTrait) }
func reflectionClass_isEnum(c *php.Call) (php.Value, error)     { return hasFlag(c, php.ClassEnum) }
func reflectionClass_isFinal(c *php.Call) (php.Value, error)    { return hasFlag(c, php.ClassFinal) }
func reflectionClass_isReadOnly(c *php.Call) (php.Value, error) { return hasFlag(c, php.ClassReadonly) }

func reflectionClass_isUserDefined(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) { return boolean(class.Flags&php.ClassBuiltin == 0) })
}

func reflectionClass_isAbstract(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		return boolean(class.IsAbstract() || class.Flags&(php.ClassInterface|php.ClassTrait) != 0 && hasAbstract(class))
	})
}

func hasAbstract(c *php.Class) bool {
	for _, f := range c.MethodOrder {
		if f.Flags&php.AccAbstract != 0 {
			return true
		}
	}
	return false
}

func reflectionClass_isInstantiable(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		const not = php.ClassInterface | php.ClassTrait | php.ClassEnum
		if class.Flags&not != 0 || class.IsAbstract() {
			return php.False(), nil
		}
		return boolean(class.Ctor == nil || visibility(class.Ctor.Flags) == "public")
	})
}

func reflectionClass_isCloneable(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		const not = php.ClassInterface | php.ClassTrait | php.ClassEnum
		if class.Flags&not != 0 || class.IsAbstract() || class.Handlers.NoClone {
			return php.False(), nil
		}
		return boolean(class.CloneFn == nil || visibility(class.CloneFn.Flags) == "public")
	})
}

func reflectionClass_getFileName(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) { return orFalse(class.File) })
}

func reflectionClass_getDocComment(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) { return orFalse(class.Doc) })
}

func lineOf(class *php.Class, line int) (php.Value, error) {
	if class.Flags&php.ClassBuiltin != 0 {
		return php.False(), nil
	}
	return integer(line)
}

func reflectionClass_getStartLine(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) { return lineOf(class, class.Line) })
}

func reflectionClass_getEndLine(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) { return lineOf(class, class.EndLine) })
}

func reflectionClass_getModifiers(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		m := 0
		if class.Flags&php.ClassAbstract != 0 && class.Flags&php.ClassInterface == 0 {
			m |= modAbstract
		}
		if class.Flags&php.ClassFinal != 0 {
			m |= modFinal
		}
		if class.Flags&php.ClassReadonly != 0 {
			m |= modReadonlyCls
		}
		return integer(m)
	})
}

func reflectionClass_getParentClass(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		if class.Parent == nil {
			return php.False(), nil
		}
		return newClass(c.Ctx, class.Parent)
	})
}

func reflectionClass_isInstance(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) { return boolean(c.Object(0).Class.Is(class)) })
}

func reflectionClass_isIterable(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		const not = php.ClassInterface | php.ClassTrait
		return boolean(class.Flags&not == 0 && !class.IsAbstract() && class.IteratorKind != 0)
	})
}

// otherClass reads an argument that is a ReflectionClass or a name; kind is the word for what is missing.
func otherClass(c *php.Call, kind string) (*php.Class, error) {
	v := c.Arg(0)
	if v.IsObject() {
		if s, ok := v.Object().Native.(*classState); ok {
			return s.class, nil
		}
		if r, err := c.Ctx.FindClass("ReflectionClass", false); err == nil && v.Object().Class.Is(r) {
			return nil, c.Ctx.ThrowError("Error", "Internal error: Failed to retrieve the argument's reflection object")
		}
	}
	if !v.IsString() {
		if old(c.Ctx) {
			return nil, fail(c.Ctx, "Parameter one must either be a string or a ReflectionClass object")
		}
	}
	name := c.Str(0)
	class, err := c.Ctx.FindClass(strings.TrimPrefix(name, `\`), true)
	if err == nil && class == nil {
		err = fail(c.Ctx, "%s %s does not exist", kind, quoted(c.Ctx, name))
	}
	return class, err
}

func reflectionClass_isSubclassOf(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		other, err := otherClass(c, "Class")
		if err != nil {
			return php.Undef(), err
		}
		return boolean(class != other && class.Is(other))
	})
}

func reflectionClass_implementsInterface(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		other, err := otherClass(c, "Interface")
		if err != nil {
			return php.Undef(), err
		}
		if other.Flags&php.ClassInterface == 0 {
			return php.Undef(), fail(c.Ctx, "%s is not an interface", other.Name)
		}
		return boolean(class.Is(other))
	})
}

func reflectionClass_getExtension(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) { return newExtension(c.Ctx, class.Module) })
}

func reflectionClass_getExtensionName(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) { return orFalse(class.Module) })
}

func reflectionClass_inNamespace(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		space, _ := namespaceOf(class.Name)
		return boolean(space != "")
	})
}

func reflectionClass_getNamespaceName(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		space, _ := namespaceOf(class.Name)
		return str(space)
	})
}

func reflectionClass_getShortName(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		_, short := namespaceOf(class.Name)
		return str(short)
	})
}

func reflectionClass_getInterfaceNames(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		a := php.NewArray(len(class.Interfaces))
		for _, i := range class.Interfaces {
			a.Append(php.String(i.Name))
		}
		return php.ArrayValue(a), nil
	})
}

func reflectionClass_getInterfaces(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) { return classMap(c.Ctx, class.Interfaces) })
}

// classMap is an array of reflection objects by the classes' names.
func classMap(ctx *php.Context, list []*php.Class) (php.Value, error) {
	a := php.NewHash(len(list))
	for _, i := range list {
		v, err := newClass(ctx, i)
		if err != nil {
			return php.Undef(), err
		}
		a.SetString(i.Name, v)
	}
	return php.ArrayValue(a), nil
}

func traitsOf(ctx *php.Context, class *php.Class) ([]*php.Class, error) {
	var list []*php.Class
	for _, name := range class.TraitNames {
		t, err := ctx.FindClass(strings.TrimPrefix(name, `\`), false)
		if err != nil {
			return nil, err
		}
		if t != nil {
			list = append(list, t)
		}
	}
	return list, nil
}

func reflectionClass_getTraits(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		list, err := traitsOf(c.Ctx, class)
		if err != nil {
			return php.Undef(), err
		}
		return classMap(c.Ctx, list)
	})
}

func reflectionClass_getTraitNames(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		list, err := traitsOf(c.Ctx, class)
		a := php.NewArray(len(list))
		for _, t := range list {
			a.Append(php.String(t.Name))
		}
		return php.ArrayValue(a), err
	})
}

func reflectionClass_getTraitAliases(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		if m := c.Ctx.ReflectMachine(); m != nil && class.Flags&php.ClassBuiltin == 0 {
			if a := m.TraitAliases(class); a != nil {
				return php.ArrayValue(a), nil
			}
		}
		return php.ArrayValue(php.NewArray(0)), nil
	})
}
