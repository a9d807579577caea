package reflection

import "gaja/interp/php"

// Values are read and written as code of the declaring class would, whatever class the caller's code is in.

const notInstance = "Given object is not an instance of the class this property was declared in"

// closed refuses what 7.4 does not allow before setAccessible.
func (s *propState) closed(ctx *php.Context) error {
	if old(ctx) && !s.open && visibility(s.flags()) != "public" {
		return fail(ctx, "Cannot access non-public member %s::$%s", s.class.Name, s.name)
	}
	return nil
}

// static returns the reference that holds a static property.
func (s *propState) static(ctx *php.Context) (*php.Ref, error) {
	if err := ctx.Machine.PrepareClass(s.class); err != nil {
		return nil, err
	}
	if r := staticRef(s.class, s.info); r != nil {
		return r, nil
	}
	return nil, notReady(ctx)
}

// on checks that an object has the property's class.
func (s *propState) on(c *php.Call, v php.Value) (*php.Object, error) {
	if !v.IsObject() {
		if old(c.Ctx) {
			return nil, c.Ctx.Throwf("TypeError", "%s() expects parameter 1 to be object, %s given", c.Name(), php.TypeName(v))
		}
		return nil, c.ArgTypeError(0, "must be provided for instance properties")
	}
	of := s.class
	if s.info != nil {
		of = s.info.Class
	}
	if !v.Object().Class.Is(of) {
		return nil, fail(c.Ctx, notInstance)
	}
	return v.Object(), nil
}

// effective is the declaration in force on an object: that of its class where it redeclares the property.
func (s *propState) effective(o *php.Object) *php.PropInfo {
	if s.info == nil || s.info.Flags&php.AccPrivate != 0 {
		return s.info
	}
	if p := o.Class.FindProp(s.name); p != nil {
		return p
	}
	return s.info
}

func reflectionProperty_getValue(c *php.Call) (php.Value, error) {
	s, err := propOf(c)
	if err == nil {
		err = s.closed(c.Ctx)
	}
	if err != nil {
		return php.Undef(), err
	}
	if s.flags()&php.AccStatic != 0 {
		r, err := s.static(c.Ctx)
		if err != nil {
			return php.Undef(), err
		}
		if r.V.IsUndef() {
			return php.Undef(), uninitialised(c.Ctx, s.info)
		}
		return r.V.Copy(), nil
	}
	o, err := s.on(c, c.Arg(0))
	if err != nil {
		return php.Undef(), err
	}
	p := s.effective(o)
	if p != nil && p.Get != nil {
		return c.Ctx.Machine.Call(php.Callable{Fn: p.Get, This: o, Static: o.Class}, nil)
	}
	return s.read(c.Ctx, o, p)
}

func uninitialised(ctx *php.Context, p *php.PropInfo) error {
	static := ""
	if p.Flags&php.AccStatic != 0 {
		static = "static "
	}
	return ctx.Throwf("Error", "Typed %sproperty %s::$%s must not be accessed before initialization",
		static, p.Class.Name, p.Name)
}

// read reads the slot of a property, or leaves one that is not there to __get and PHP's warnings.
func (s *propState) read(ctx *php.Context, o *php.Object, p *php.PropInfo) (php.Value, error) {
	if p != nil && p.Flags&php.AccVirtual == 0 && p.Slot < len(o.Slots) {
		i, err := settled(o, p)
		if err != nil {
			return php.Undef(), err
		}
		o = i
		if v := o.Slots[p.Slot]; !v.IsUndef() {
			return v.CopyDeref(), nil
		}
		if p.Type != nil && o.Class.Get == nil {
			return php.Undef(), uninitialised(ctx, p)
		}
	}
	name := php.NewStr(s.name)
	return ctx.Machine.ReadProp(o, name)
}

// settled is the object that has a declared property: a lazy one is initialised if the property waits for that.
func settled(o *php.Object, p *php.PropInfo) (*php.Object, error) {
	if o.Slots[p.Slot].IsLazyMark() {
		return o.Class.Ctx.InitLazy(o)
	}
	return o, nil
}

func reflectionProperty_getRawValue(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) {
		o, err := s.rawTarget(c, "getRawValue")
		if err != nil {
			return php.Undef(), err
		}
		return s.read(c.Ctx, o, s.effective(o))
	})
}

func (s *propState) rawTarget(c *php.Call, method string) (*php.Object, error) {
	if s.flags()&php.AccStatic != 0 {
		return nil, fail(c.Ctx, "May not use %s on static properties", method)
	}
	o, err := s.on(c, c.Arg(0))
	if err != nil {
		return nil, err
	}
	if p := s.effective(o); p != nil && p.Flags&php.AccVirtual != 0 {
		verb := "read from"
		if method == "setRawValue" {
			verb = "write to"
		}
		return nil, c.Ctx.Throwf("Error", "Must not %s virtual property %s::$%s", verb, p.Class.Name, p.Name)
	}
	return o, nil
}

func reflectionProperty_setRawValue(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) {
		o, err := s.rawTarget(c, "setRawValue")
		if err != nil {
			return php.Undef(), err
		}
		return php.Null(), s.write(c.Ctx, o, s.effective(o), c.Arg(1).Copy())
	})
}

func reflectionProperty_setValue(c *php.Call) (php.Value, error) {
	s, err := propOf(c)
	if err == nil {
		err = s.closed(c.Ctx)
	}
	if err != nil {
		return php.Undef(), err
	}
	if s.flags()&php.AccStatic != 0 {
		return s.setStatic(c)
	}
	if !c.Arg(0).IsObject() {
		if old(c.Ctx) {
			c.Ctx.Warning("%s() expects parameter 1 to be object, %s given", c.Name(), php.TypeName(c.Arg(0)))
			return php.Null(), c.Ctx.Pending
		}
		return php.Undef(), c.ArgTypeError(0, "must be of type object, %s given", php.TypeName(c.Arg(0)))
	}
	o := c.Arg(0).Object()
	p := s.effective(o)
	v := c.Arg(1)
	if v.IsUndef() {
		v = php.Null()
	}
	if p != nil && p.Set != nil {
		r, err := c.Ctx.Machine.Call(php.Callable{Fn: p.Set, This: o, Static: o.Class}, []php.Value{v})
		r.Release()
		return php.Null(), err
	}
	return php.Null(), s.write(c.Ctx, o, p, v.Copy())
}

func (s *propState) setStatic(c *php.Call) (php.Value, error) {
	v := c.Arg(1)
	if v.IsUndef() {
		v = c.Arg(0)
		if !old(c.Ctx) {
			c.Ctx.Deprecated("Calling %s() with a single argument is deprecated", c.Name())
		}
	} else if first := c.Arg(0); !first.IsNil() && !first.IsObject() && !old(c.Ctx) {
		c.Ctx.Deprecated("Calling %s() with a 1st argument which is not null or an object is deprecated", c.Name())
	}
	if err := c.Ctx.Pending; err != nil {
		return php.Undef(), err
	}
	r, err := s.static(c.Ctx)
	if err != nil {
		return php.Undef(), err
	}
	return php.Null(), assignStatic(c.Ctx, s.info, r, v.Copy())
}

// write stores v, which it takes over, coerced to the property's type.
func (s *propState) write(ctx *php.Context, o *php.Object, p *php.PropInfo, v php.Value) error {
	if p == nil || p.Slot >= len(o.Slots) || p.Flags&php.AccVirtual != 0 || o.Class.Handlers.WriteProp != nil {
		name := php.NewStr(s.name)
		return ctx.Machine.WriteProp(o, name, v)
	}
	i, err := settled(o, p)
	if err != nil {
		v.Release()
		return err
	}
	o = i
	slot := &o.Slots[p.Slot]
	if p.Flags&php.AccReadonly != 0 && !slot.IsUndef() {
		v.Release()
		return ctx.Throwf("Error", "Cannot modify readonly property %s::$%s", p.Class.Name, p.Name)
	}
	if slot.WasUnset() && p.Type == nil && o.Class.Set != nil {
		name := php.NewStr(s.name)
		return ctx.Machine.WriteProp(o, name, v)
	}
	if slot.IsRef() {
		return ctx.AssignRef(slot.Ref(), v)
	}
	if p.Type != nil {
		w, err := ctx.CoerceProp(p, v, false)
		if err != nil {
			return err
		}
		v = w
	}
	before := *slot
	*slot = v
	before.Release()
	return nil
}

func reflectionProperty_isInitialized(c *php.Call) (php.Value, error) {
	s, err := propOf(c)
	if err == nil {
		err = s.closed(c.Ctx)
	}
	if err != nil {
		return php.Undef(), err
	}
	if s.flags()&php.AccStatic != 0 {
		r, err := s.static(c.Ctx)
		return boolean(err == nil && !r.V.IsUndef())
	}
	o, err := s.on(c, c.Arg(0))
	if err != nil {
		return php.Undef(), err
	}
	p := s.effective(o)
	if p == nil {
		if o, err = c.Ctx.InitLazy(o); err != nil {
			return php.Undef(), err
		}
		return boolean(dynamic(&classState{obj: php.ObjectValue(o)}, s.name))
	}
	if p.Flags&php.AccVirtual != 0 {
		return php.True(), nil
	}
	if o, err = settled(o, p); err != nil {
		return php.Undef(), err
	}
	return boolean(p.Slot < len(o.Slots) && !o.Slots[p.Slot].IsUndef())
}
