package reflection

import (
	"strings"

	"gaja/interp/php"
)

// filterArg reads the filter of getMethods and its kin: what has none of the bits is left out.
func filterArg(c *php.Call, i int) int64 {
	if c.IsNull(i) {
		return -1
	}
	return c.Int(i)
}

// shown reports whether a class lists a method: private ones of parents are hidden.
func shownMethod(class *php.Class, f *php.Function) bool {
	return f.Flags&php.AccPrivate == 0 || f.Class == class
}

func reflectionClass_getConstructor(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		if class.Ctor == nil {
			return php.Null(), nil
		}
		return newMethod(c.Ctx, class.Ctor, class)
	})
}

// closureInvoke returns the function of a reflected closure object when the name is __invoke.
func closureInvoke(c *php.Call, class *php.Class, lower string) *php.Function {
	s, _ := c.This.Native.(*classState)
	if lower != "__invoke" || class.Lower != "closure" || s == nil || !s.obj.IsObject() {
		return nil
	}
	return invokeOf(c.Ctx, s.obj.Object())
}

// invokeOf makes the method __invoke of a closure: the builtin one, with the closure's own parameters.
func invokeOf(ctx *php.Context, closure *php.Object) *php.Function {
	m, builtin := ctx.ReflectMachine(), closure.Class.FindMethod("__invoke")
	if m == nil || builtin == nil {
		return nil
	}
	f, _, _, _ := m.ClosureParts(closure)
	if f == nil {
		return builtin
	}
	g := *builtin
	g.Module, g.Op, g.Params, g.Required, g.Ret = "", php.OpNone, f.Params, f.Required, f.Ret
	g.Flags |= f.Flags & (php.FnByRefReturn | php.FnVariadic | php.FnGenerator)
	return &g
}

func reflectionClass_hasMethod(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		lower := strings.ToLower(c.Str(0))
		f := class.FindMethod(lower)
		return boolean(f != nil || class.Lower == "closure" && lower == "__invoke")
	})
}

func reflectionClass_getMethod(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		name := c.Str(0)
		lower := strings.ToLower(name)
		if f := closureInvoke(c, class, lower); f != nil {
			return newMethod(c.Ctx, f, class)
		}
		if f := class.FindMethod(lower); f != nil {
			return newMethod(c.Ctx, f, class)
		}
		if old(c.Ctx) {
			return php.Undef(), fail(c.Ctx, "Method %s does not exist", lower)
		}
		return php.Undef(), fail(c.Ctx, "Method %s::%s() does not exist", class.Name, name)
	})
}

func reflectionClass_getMethods(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		filter, a := filterArg(c, 0), php.NewArray(len(class.MethodOrder))
		for _, f := range class.MethodOrder {
			if modifiers(f.Flags)&filter == 0 || !old(c.Ctx) && !shownMethod(class, f) {
				continue
			}
			if g := closureInvoke(c, class, f.Lower); g != nil {
				f = g
			}
			v, err := newMethod(c.Ctx, f, class)
			if err != nil {
				return php.Undef(), err
			}
			a.Append(v)
		}
		return php.ArrayValue(a), nil
	})
}

// findProp finds a declared property that the class itself can see.
func findProp(class *php.Class, name string) *php.PropInfo {
	p := class.FindProp(name)
	if p != nil && p.Flags&php.AccPrivate != 0 && p.Class != class {
		return nil
	}
	return p
}

// dynamic reports whether the reflected object has a dynamic property.
func dynamic(s *classState, name string) bool {
	if !s.obj.IsObject() || s.obj.Object().Dyn == nil {
		return false
	}
	if i, ok := php.NumericKey(name); ok {
		return s.obj.Object().Dyn.At(i) != nil
	}
	return s.obj.Object().Dyn.AtString(name) != nil
}

func reflectionClass_hasProperty(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		name := c.Str(0)
		return boolean(findProp(class, name) != nil || dynamic(c.This.Native.(*classState), name))
	})
}

func reflectionClass_getProperty(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		name := c.Str(0)
		if p := findProp(class, name); p != nil {
			return newProp(c.Ctx, p, class)
		}
		if dynamic(c.This.Native.(*classState), name) {
			return make_(c.Ctx, "ReflectionProperty", &propState{name: name, class: class}, name, class.Name)
		}
		return qualifiedProperty(c, class, name)
	})
}

// qualifiedProperty finds Class::name, which must be a parent's.
func qualifiedProperty(c *php.Call, class *php.Class, name string) (php.Value, error) {
	full := name
	if i := strings.Index(name, "::"); i >= 0 {
		of := name[:i]
		if old(c.Ctx) { // looked up by its name in lower case, which shows in the message
			of = strings.ToLower(of)
		}
		name = name[i+2:]
		base, err := findClass(c.Ctx, of, -1)
		if err != nil {
			return php.Undef(), err
		}
		if !class.Is(base) {
			sigil := "$"
			if old(c.Ctx) {
				sigil = ""
			}
			return php.Undef(), c.Ctx.ThrowCode("ReflectionException", "Fully qualified property name "+base.Name+"::"+
				sigil+name+" does not specify a base class of "+class.Name, -1)
		}
		if p := findProp(base, name); p != nil {
			return newProp(c.Ctx, p, base)
		}
		full = name
	}
	if old(c.Ctx) {
		return php.Undef(), fail(c.Ctx, "Property %s does not exist", full)
	}
	return php.Undef(), fail(c.Ctx, "Property %s::$%s does not exist", class.Name, full)
}

func reflectionClass_getProperties(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		filter, a := filterArg(c, 0), php.NewArray(len(class.PropOrder))
		for _, p := range propOrder(class) {
			if modifiers(p.Flags)&filter == 0 {
				continue
			}
			v, err := newProp(c.Ctx, p, class)
			if err != nil {
				return php.Undef(), err
			}
			a.Append(v)
		}
		s := c.This.Native.(*classState)
		if filter&modPublic == 0 || !s.obj.IsObject() || s.obj.Object().Dyn == nil {
			return php.ArrayValue(a), nil
		}
		for k := range s.obj.Object().Dyn.All() {
			name := ""
			if k.Str != nil {
				name = k.Str.String()
			} else {
				name = php.FormatInt(k.Int)
			}
			v, err := make_(c.Ctx, "ReflectionProperty", &propState{name: name, class: class}, name, class.Name)
			if err != nil {
				return php.Undef(), err
			}
			a.Append(v)
		}
		return php.ArrayValue(a), nil
	})
}

// propOrder lists the properties that a class shows: its own first, then inherited ones.
func propOrder(class *php.Class) []*php.PropInfo {
	var own, inherited []*php.PropInfo
	for _, p := range class.PropOrder {
		switch {
		case p.Flags&php.AccPrivate != 0 && p.Class != class:
		case p.Class == class:
			own = append(own, p)
		default:
			inherited = append(inherited, p)
		}
	}
	return append(own, inherited...)
}

// shownConst hides private constants of parents.
func shownConst(class *php.Class, k *php.ClassConst) bool {
	return k.Flags&php.AccPrivate == 0 || k.Class == class
}

func constMods(k *php.ClassConst) int64 { return modifiers(k.Flags &^ php.AccEnumCase) }

func reflectionClass_hasConstant(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) { return boolean(class.Consts[c.Str(0)] != nil) })
}

func reflectionClass_getConstant(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		k := class.Consts[c.Str(0)]
		if k == nil {
			return php.False(), nil
		}
		v, err := c.Ctx.Machine.ConstValue(k)
		return v.Copy(), err
	})
}

func reflectionClass_getConstants(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		filter, a := filterArg(c, 0), php.NewHash(len(class.ConstOrder))
		for _, k := range class.ConstOrder {
			if constMods(k)&filter == 0 || !shownConst(class, k) {
				continue
			}
			v, err := c.Ctx.Machine.ConstValue(k)
			if err != nil {
				return php.Undef(), err
			}
			a.SetString(k.Name, v.Copy())
		}
		return php.ArrayValue(a), nil
	})
}

func reflectionClass_getReflectionConstants(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		filter, a := filterArg(c, 0), php.NewArray(len(class.ConstOrder))
		for _, k := range class.ConstOrder {
			if constMods(k)&filter == 0 || !shownConst(class, k) {
				continue
			}
			v, err := newConst(c.Ctx, k)
			if err != nil {
				return php.Undef(), err
			}
			a.Append(v)
		}
		return php.ArrayValue(a), nil
	})
}

func newConst(ctx *php.Context, k *php.ClassConst) (php.Value, error) {
	return make_(ctx, "ReflectionClassConstant", &constState{k}, k.Name, k.Class.Name)
}

func reflectionClass_getReflectionConstant(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		if k := class.Consts[c.Str(0)]; k != nil {
			return newConst(c.Ctx, k)
		}
		return php.False(), nil
	})
}
