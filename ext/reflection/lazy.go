package reflection

import "gaja/interp/php"

// The methods of ReflectionClass and ReflectionProperty about lazy objects.

func reflectionClass_newLazyGhost(c *php.Call) (php.Value, error) { return newLazy(c, false) }

func reflectionClass_newLazyProxy(c *php.Call) (php.Value, error) { return newLazy(c, true) }

func reflectionClass_resetAsLazyGhost(c *php.Call) (php.Value, error) { return resetLazy(c, false) }

func reflectionClass_resetAsLazyProxy(c *php.Call) (php.Value, error) { return resetLazy(c, true) }

func newLazy(c *php.Call, proxy bool) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		flags, err := lazyFlags(c, 1)
		if err == nil && flags&php.LazySkipDestructor != 0 {
			err = lazyArgError(c, 1, "does not accept ReflectionClass::SKIP_DESTRUCTOR")
		}
		if err == nil {
			err = canBeLazy(c.Ctx, class)
		}
		if err == nil {
			err = canNew(c.Ctx, class)
		}
		if err != nil {
			return php.Undef(), err
		}
		call, _, err := c.Ctx.Machine.ResolveCallable(c.Arg(0))
		if err != nil {
			return php.Undef(), err
		}
		return php.ObjectValue(php.NewLazy(class, c.Arg(0), call, proxy, flags)), nil
	})
}

func resetLazy(c *php.Call, proxy bool) (php.Value, error) {
	return onLazy(c, func(class *php.Class, o *php.Object) (php.Value, error) {
		flags, err := lazyFlags(c, 2)
		if err == nil && o.LazyPending() {
			err = fail(c.Ctx, "Object is already lazy")
		}
		if err == nil {
			err = canBeLazy(c.Ctx, class)
		}
		if err != nil {
			return php.Undef(), err
		}
		call, _, err := c.Ctx.Machine.ResolveCallable(c.Arg(1))
		if err != nil {
			return php.Undef(), err
		}
		return php.Null(), c.Ctx.ResetLazy(o, class, c.Arg(1), call, proxy, flags)
	})
}

// onLazy calls f with the reflected class and the object of it that is the first argument.
func onLazy(c *php.Call, f func(class *php.Class, o *php.Object) (php.Value, error)) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		if err := lazyArg(c, class); err != nil {
			return php.Undef(), err
		}
		return f(class, c.Object(0))
	})
}

func lazyArg(c *php.Call, class *php.Class) error {
	if o := c.Object(0); !o.Class.Is(class) {
		return c.ArgTypeError(0, "must be of type %s, %s given", class.ShownName(), php.TypeName(c.Arg(0)))
	}
	return nil
}

func lazyFlags(c *php.Call, i int) (php.LazyFlags, error) {
	flags := php.LazyFlags(c.IntOr(i, 0))
	if flags&^(php.LazySkipSerialize|php.LazySkipDestructor) != 0 {
		return 0, lazyArgError(c, i, "contains invalid flags")
	}
	return flags, nil
}

func lazyArgError(c *php.Call, i int, text string) error {
	return fail(c.Ctx, "%s(): Argument #%d ($%s) %s", c.Name(), i+1, c.Fn.Params[i].Name, text)
}

func canBeLazy(ctx *php.Context, class *php.Class) error {
	switch bad := class.CanBeLazy(); bad {
	case nil:
		return nil
	case class:
		return ctx.Throwf("Error", "Cannot make instance of internal class lazy: %s is internal", class.Name)
	default:
		return ctx.Throwf("Error", "Cannot make instance of internal class lazy: %s inherits internal class %s",
			class.ShownName(), bad.Name)
	}
}

func reflectionClass_initializeLazyObject(c *php.Call) (php.Value, error) {
	return onLazy(c, func(_ *php.Class, o *php.Object) (php.Value, error) {
		if o.LazyPending() {
			if _, err := c.Ctx.InitLazy(o); err != nil {
				return php.Undef(), err
			}
		}
		return instanceOf(o), nil
	})
}

// instanceOf is the instance behind a proxy, or the object itself; owned.
func instanceOf(o *php.Object) php.Value {
	if i := o.LazyInstance(); i != nil {
		o = i
	}
	return php.ObjectValue(o).Copy()
}

func reflectionClass_markLazyObjectAsInitialized(c *php.Call) (php.Value, error) {
	return onLazy(c, func(_ *php.Class, o *php.Object) (php.Value, error) {
		o.MarkLazyInitialized()
		return instanceOf(o), c.Ctx.Pending
	})
}

func reflectionClass_isUninitializedLazyObject(c *php.Call) (php.Value, error) {
	return onLazy(c, func(_ *php.Class, o *php.Object) (php.Value, error) { return boolean(o.LazyPending()) })
}

func reflectionClass_getLazyInitializer(c *php.Call) (php.Value, error) {
	return onLazy(c, func(_ *php.Class, o *php.Object) (php.Value, error) { return o.LazyInitializer().Copy(), nil })
}

// onLazyProp calls f with the property's declaration and the object that has it, of which c's first argument may be a
// proxy.
func onLazyProp(c *php.Call, f func(s *propState, p *php.PropInfo, o *php.Object) (php.Value, error)) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) {
		if err := lazyArg(c, s.class); err != nil {
			return php.Undef(), err
		}
		o := c.Object(0).Settled()
		return f(s, s.effective(o), o)
	})
}

// lazyProp refuses the properties that are never lazy.
func (s *propState) lazyProp(c *php.Call, p *php.PropInfo, o *php.Object) error {
	word, class := "", s.class
	switch {
	case p == nil:
		return fail(c.Ctx, "Can not use %s on dynamic property %s::$%s", c.Fn.Name, class.ShownName(), s.name)
	case p.Flags&php.AccStatic != 0:
		word = "static"
	case p.Flags&php.AccVirtual != 0:
		word = "virtual"
	case o.Class.CanBeLazy() != nil && o.Class.Handlers.WriteProp != nil:
		return fail(c.Ctx, "Can not use %s on internal class %s", c.Fn.Name, o.Class.ShownName())
	default:
		return nil
	}
	return fail(c.Ctx, "Can not use %s on %s property %s::$%s", c.Fn.Name, word, p.Class.ShownName(), s.name)
}

func reflectionProperty_setRawValueWithoutLazyInitialization(c *php.Call) (php.Value, error) {
	return onLazyProp(c, func(s *propState, p *php.PropInfo, o *php.Object) (php.Value, error) {
		if err := s.lazyProp(c, p, o); err != nil {
			return php.Undef(), err
		}
		wasLazy := o.Slots[p.Slot].IsLazyMark()
		if wasLazy {
			o.UnmarkLazy(p.Slot)
		}
		err := s.write(c.Ctx, o, p, c.Arg(1).Copy())
		if err == nil {
			err = c.Ctx.Pending
		}
		if !wasLazy || !o.LazyPending() {
			return php.Null(), err
		}
		if err != nil && o.Slots[p.Slot].IsUndef() {
			o.RemarkLazy(p.Slot)
			return php.Null(), err
		}
		o.LazyPropDone()
		return php.Null(), err
	})
}

func reflectionProperty_skipLazyInitialization(c *php.Call) (php.Value, error) {
	return onLazyProp(c, func(s *propState, _ *php.PropInfo, o *php.Object) (php.Value, error) {
		if err := s.lazyProp(c, s.info, o); err != nil {
			return php.Undef(), err
		}
		if o.SkipLazy(s.info.Slot) {
			o.LazyPropDone()
		}
		return php.Null(), nil
	})
}

func reflectionProperty_isLazy(c *php.Call) (php.Value, error) {
	return onLazyProp(c, func(s *propState, _ *php.PropInfo, o *php.Object) (php.Value, error) {
		p := s.info
		return boolean(p != nil && p.Flags&(php.AccStatic|php.AccVirtual) == 0 && o.Slots[p.Slot].IsLazyMark())
	})
}
