package core

import (
	"strings"

	"gaja/interp/php"
)

func getClassMethods(c *php.Call) (php.Value, error) {
	cl, ok, err := classArg(c, 0)
	if !ok {
		return php.Null(), err
	}
	scope := c.Ctx.CallerScope()
	out := c.Ctx.NewArray(0)
	for _, f := range cl.MethodOrder {
		if php.MethodVisibleFrom(f, scope) {
			out.Append(c.Ctx.Text(f.Name))
		}
	}
	return php.ArrayValue(out), nil
}

func methodExists(c *php.Call) (php.Value, error) {
	v := c.Arg(0)
	if !v.IsObject() && !v.IsString() {
		if is84(c) {
			return php.Undef(), c.ArgTypeError(0, "must be of type object|string, %s given", php.TypeName(v))
		}
		return php.False(), nil
	}
	cl, err := classOf(c.Ctx, v, true)
	if cl == nil || err != nil {
		return php.False(), err
	}
	lower := strings.ToLower(c.Peek(1))
	if f := cl.FindMethod(lower); f != nil {
		return php.Bool(v.IsObject() || f.Flags&php.AccPrivate == 0 || f.Class == cl), nil
	}
	return php.Bool(cl.Lower == "closure" && lower == "__invoke" && (v.IsObject() || is84(c))), nil
}

func propertyExists(c *php.Call) (php.Value, error) {
	v := c.Arg(0)
	if !v.IsObject() && !v.IsString() {
		if is84(c) {
			return php.Undef(), c.ArgTypeError(0, "must be of type object|string, %s given", php.TypeName(v))
		}
		c.Ctx.Warning("First parameter must either be an object or the name of an existing class")
		return php.Null(), nil
	}
	cl, err := classOf(c.Ctx, v, true)
	if cl == nil || err != nil {
		return php.False(), err
	}
	name := c.Str(1)
	if p := cl.PropMap[name]; p != nil && (p.Flags&php.AccPrivate == 0 || p.Class == cl) {
		return php.True(), nil
	}
	if !v.IsObject() {
		return php.False(), nil
	}
	o := v.Object()
	if f, ok := c.Ctx.Machine.Caller(0); ok && f.Class != nil && f.Class != cl && cl.Is(f.Class) {
		if p := f.Class.PropMap[name]; p != nil && p.Class == f.Class && p.Flags&php.AccStatic == 0 && !o.Slots[p.Slot].IsUndef() {
			return php.True(), nil // private where the caller stands
		}
	}
	if h := cl.Handlers; h != nil && h.HasProp != nil {
		if has, ok := h.HasProp(c.Ctx, o, c.Arg(1).Str(), 2); ok {
			return php.Bool(has), nil
		}
	}
	return php.Bool(cl.PropMap[name] == nil && o.Prop(name) != nil), nil
}

func getObjectVars(c *php.Call) (php.Value, error) {
	o := c.Object(0)
	scope := c.Ctx.CallerScope()
	o, err := c.Ctx.InitLazy(o)
	if err != nil {
		return php.Undef(), err
	}
	if len(o.Class.Props) == 0 && o.Class.Flags&php.ClassHasHooks == 0 && (o.Class.Handlers == nil || o.Class.Handlers.Props == nil) {
		if o.Dyn == nil {
			return php.ArrayValue(c.Ctx.NewArray(0)), nil
		}
		return php.ArrayValue(o.Dyn.Clone()), nil
	}
	out := c.Ctx.NewHash(0)
	held := php.ObjectValue(o).Copy()
	defer held.Release()
	put := func(e *php.PropEntry, v php.Value) error {
		switch {
		case v.IsUndef():
		case e.Info != nil && !e.Info.VisibleFrom(scope):
		case e.Info != nil && hiddenBy(o.Class, e.Info, scope):
		case e.Info == nil && e.Scope != "" && !scopeNamed(e.Scope, o.Class, scope):
		default:
			k := e.Key
			if k.Str != nil && e.Info == nil {
				k = php.KeyOf(k.Str)
			}
			out.Put(k, v.CopyElem())
		}
		return nil
	}
	if o.Class.Flags&php.ClassHasHooks != 0 {
		err = c.Ctx.EachHookedProp(o, put)
	} else {
		err = c.Ctx.EachProp(o, php.PropsArray, nil, func(e *php.PropEntry) error { return put(e, *e.Val) })
	}
	return php.ArrayValue(out), err
}

// hiddenBy reports whether a name means another property for the scope than the private one of a parent.
func hiddenBy(cl *php.Class, p *php.PropInfo, scope *php.Class) bool {
	if p.Flags&php.AccPrivate != 0 {
		return p.Class != scope
	}
	if scope == nil || scope == p.Class {
		return false
	}
	own := scope.PropMap[p.Name]
	return own != nil && own != p && own.Flags&php.AccPrivate != 0 && own.Class == scope && cl.Is(scope)
}

// scopeNamed reports whether a scope sees a property that a builtin class made up.
func scopeNamed(name string, cl, scope *php.Class) bool {
	if scope == nil {
		return false
	}
	return name == "*" && (cl.Is(scope) || scope.Is(cl)) || name == scope.Name
}

func getMangledObjectVars(c *php.Call) (php.Value, error) {
	o := c.Object(0)
	out := c.Ctx.NewArray(0)
	err := o.EachOwnProp(func(e *php.PropEntry) error {
		if !e.Val.IsUndef() {
			k := e.Mangled()
			if e.Info == nil && k.Str != nil {
				k = php.KeyOf(k.Str)
			}
			out.Put(k, e.Val.CopyElem())
		}
		return nil
	})
	return php.ArrayValue(out), err
}

func getClassVars(c *php.Call) (php.Value, error) {
	cl, err := classOf(c.Ctx, c.Arg(0), true)
	if err != nil {
		return php.Undef(), err
	}
	if cl == nil {
		if is84(c) {
			return php.Undef(), c.ArgTypeError(0, "must be a valid class name, %s given", c.Str(0))
		}
		return php.False(), nil
	}
	if err := c.Ctx.Machine.PrepareClass(cl); err != nil {
		return php.Undef(), err
	}
	scope := c.Ctx.CallerScope()
	out := c.Ctx.NewHash(0)
	addVars(out, cl, scope, false)
	addVars(out, cl, scope, true)
	return php.ArrayValue(out), nil
}

func addVars(out *php.Array, cl, scope *php.Class, static bool) {
	for _, p := range cl.PropOrder {
		if (p.Flags&php.AccStatic != 0) != static || p.Flags&php.AccVirtual != 0 || !p.VisibleFrom(scope) {
			continue
		}
		v := php.Undef()
		switch {
		case static && p.Slot < len(cl.Statics):
			v = cl.Statics[p.Slot].V
		case !static && p.Slot < len(cl.Defaults):
			v = cl.Defaults[p.Slot]
		}
		if v.IsUndef() {
			v = php.Null()
		}
		out.SetKey(p.Key, v.CopyDeref())
	}
}
