package reflection

import "gaja/interp/php"

// notNew is the complaint about a constructor that may not be called.
func notNew(ctx *php.Context, class *php.Class) error {
	return fail(ctx, "Access to non-public constructor of class %s", class.Name)
}

// canNew checks that objects of a class may be made at all.
func canNew(ctx *php.Context, class *php.Class) error {
	kind := ""
	switch {
	case class.Flags&php.ClassInterface != 0:
		kind = "interface"
	case class.Flags&php.ClassTrait != 0:
		kind = "trait"
	case class.Flags&php.ClassEnum != 0:
		kind = "enum"
	case class.IsAbstract():
		kind = "abstract class"
	case class.Lower == "generator":
		return ctx.ThrowError("Error",
			`The "Generator" class is reserved for internal use and cannot be manually instantiated`)
	case class.Lower == "closure":
		return ctx.ThrowError("Error", "Instantiation of class Closure is not allowed")
	default:
		return ctx.Machine.PrepareClass(class)
	}
	return ctx.Throwf("Error", "Cannot instantiate %s %s", kind, class.Name)
}

func construct(c *php.Call, class *php.Class, args []php.Value, named *php.Array) (php.Value, error) {
	if err := canNew(c.Ctx, class); err != nil {
		return php.Undef(), err
	}
	if class.Ctor == nil {
		if len(args) > 0 || named != nil {
			return php.Undef(), fail(c.Ctx,
				"Class %s does not have a constructor, so you cannot pass any constructor arguments", class.Name)
		}
		return php.ObjectValue(php.NewObject(class)), nil
	}
	if visibility(class.Ctor.Flags) != "public" {
		return php.Undef(), notNew(c.Ctx, class)
	}
	o := php.NewObject(class)
	if err := c.Ctx.Machine.Construct(o, args, named); err != nil {
		o.SkipDestructor()
		php.ObjectValue(o).Release()
		return php.Undef(), err
	}
	return php.ObjectValue(o), nil
}

func reflectionClass_newInstance(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) { return construct(c, class, c.Rest(0), nil) })
}

func reflectionClass_newInstanceArgs(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		args, named := splitArgs(c, c.Arg(0))
		return construct(c, class, args, named)
	})
}

// splitArgs takes an array of arguments apart: positional ones, and named ones or nil.
func splitArgs(c *php.Call, v php.Value) (args []php.Value, named *php.Array) {
	if !v.IsArray() {
		return nil, nil
	}
	for it := v.Array().Iter(); it.Next(); {
		if k := it.Key(); k.Str != nil && !old(c.Ctx) {
			if named == nil {
				named = php.NewHash(0)
			}
			named.Put(k, it.Slot().Copy())
			continue
		}
		args = append(args, *it.Slot())
	}
	return args, named
}

func reflectionClass_newInstanceWithoutConstructor(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		native := class.Flags&php.ClassBuiltin != 0 && class.Flags&php.ClassFinal != 0 && class.Handlers.New != nil
		if native || class.Lower == "generator" || class.Lower == "closure" || class.Lower == "fiber" {
			return php.Undef(), fail(c.Ctx, "Class %s is an internal class marked as final that cannot be "+
				"instantiated without invoking its constructor", class.Name)
		}
		if err := canNew(c.Ctx, class); err != nil {
			return php.Undef(), err
		}
		return php.ObjectValue(php.NewObject(class)), nil
	})
}

func staticRef(class *php.Class, p *php.PropInfo) *php.Ref {
	if p.Slot < len(class.Statics) {
		return class.Statics[p.Slot]
	}
	return nil
}

func reflectionClass_getStaticProperties(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		if err := c.Ctx.Machine.PrepareClass(class); err != nil {
			return php.Undef(), err
		}
		a := php.NewHash(0)
		for _, p := range propOrder(class) {
			if p.Flags&php.AccStatic == 0 {
				continue
			}
			if r := staticRef(class, p); r != nil && !r.V.IsUndef() {
				a.SetString(p.Name, r.V.Copy())
			}
		}
		return php.ArrayValue(a), nil
	})
}

func staticProp(c *php.Call, class *php.Class) *php.Ref {
	p := class.FindProp(c.Str(0))
	if p == nil || p.Flags&php.AccStatic == 0 || p.Flags&php.AccPrivate != 0 && p.Class != class {
		return nil
	}
	return staticRef(class, p)
}

func reflectionClass_getStaticPropertyValue(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		if err := c.Ctx.Machine.PrepareClass(class); err != nil {
			return php.Undef(), err
		}
		r := staticProp(c, class)
		switch {
		case r != nil && !r.V.IsUndef():
			return r.V.Copy(), nil
		case r != nil:
			return php.Undef(), c.Ctx.Throwf("Error",
				"Typed property %s::$%s must not be accessed before initialization", class.Name, c.Str(0))
		case c.Has(1):
			return c.Arg(1).Copy(), nil
		case old(c.Ctx):
			return php.Undef(), fail(c.Ctx, "Class %s does not have a property named %s", class.Name, c.Str(0))
		}
		return php.Undef(), fail(c.Ctx, "Property %s::$%s does not exist", class.Name, c.Str(0))
	})
}

func reflectionClass_setStaticPropertyValue(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		if err := c.Ctx.Machine.PrepareClass(class); err != nil {
			return php.Undef(), err
		}
		r := staticProp(c, class)
		if r == nil {
			return php.Undef(), fail(c.Ctx, "Class %s does not have a property named %s", class.Name, c.Str(0))
		}
		return php.Null(), assignStatic(c.Ctx, class.FindProp(c.Str(0)), r, c.Arg(1).Copy())
	})
}

func reflectionClass_getDefaultProperties(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		if err := c.Ctx.Machine.PrepareClass(class); err != nil {
			return php.Undef(), err
		}
		a := php.NewHash(0)
		for _, static := range []bool{true, false} {
			for _, p := range propOrder(class) {
				if (p.Flags&php.AccStatic != 0) != static {
					continue
				}
				if v := defaultOf(class, p); !v.IsUndef() {
					a.SetString(p.Name, v.CopyDeref())
				}
			}
		}
		return php.ArrayValue(a), nil
	})
}

// defaultOf returns the initial value of a property, borrowed, or Undef.
func defaultOf(class *php.Class, p *php.PropInfo) php.Value {
	switch {
	case p.Flags&php.AccVirtual != 0:
		return php.Undef()
	case p.Flags&php.AccStatic == 0 && p.Slot < len(class.Defaults):
		return class.Defaults[p.Slot]
	case p.Flags&php.AccStatic != 0 && !p.Default.IsUndef():
		return p.Default
	case p.Flags&php.AccStatic != 0:
		if r := staticRef(class, p); r != nil {
			return r.V
		}
	}
	return php.Undef()
}

// assignStatic stores v, which it takes over, in a static property. Only one that other references share is bound to
// all their types.
func assignStatic(ctx *php.Context, p *php.PropInfo, r *php.Ref, v php.Value) error {
	if r.Count() > 1 || p.Type == nil {
		return ctx.AssignRef(r, v)
	}
	w, err := ctx.CoerceProp(p, v, false)
	if err == nil {
		r.Set(w)
	}
	return err
}
