package spl

import "gaja/interp/php"

// arrayArg checks that argument i is an array or object.
func arrayArg(c *php.Call, i int) (php.Value, error) {
	v := c.Arg(i)
	if v.IsArray() || v.IsObject() {
		return v, nil
	}
	if c.Ctx.Level == php.Level74 {
		return v, c.Ctx.Throwf("TypeError", "%s() expects parameter %d to be array, %s given", c.Name(), i+1, php.TypeName(v))
	}
	return v, c.ArgTypeError(i, "must be of type array, %s given", php.TypeName(v))
}

// hold makes a state hold a value, borrowed. just says that no flags were given: another ArrayObject's are taken then.
func (s *arrayState) hold(ctx *php.Context, self *php.Object, v php.Value, flags int64, just bool) error {
	if refused, err := s.notWhileSorting(ctx); refused {
		return err
	}
	store := v
	if v.IsObject() {
		other, shares := v.Object().Native.(*arrayState)
		switch {
		case shares:
			if just {
				flags = other.flags &^ arrayIntMask
			}
			if v.Object() == self {
				flags |= arraySelf
				store = php.Undef()
			} else {
				flags |= arrayOther
			}
		case v.Object().Class.Handlers.Props != nil:
			return ctx.Throwf("InvalidArgumentException", "Overloaded object of type %s is not compatible with %s",
				v.Object().Class.Name, self.Class.Name)
		}
	}
	old := s.store
	s.unregister()
	s.store = store.Copy()
	s.flags = s.flags&^(arraySelf|arrayOther) | flags
	old.Release()
	return nil
}

func arrayObject___construct(c *php.Call) (php.Value, error) {
	if c.Given == 0 && (c.N() == 0 || c.Arg(0).IsUndef()) {
		return php.Null(), nil
	}
	v := c.Arg(0)
	if v.IsUndef() {
		v = php.ArrayValue(php.NewArray(0))
		defer v.Release()
	} else if _, err := arrayArg(c, 0); err != nil {
		return php.Undef(), err
	}
	s := arrayOf(c.This)
	if c.N() > 2 && c.Given > 2 {
		class, err := iteratorClass(c, 2)
		if err != nil {
			return php.Undef(), err
		}
		s.iterClass = class
	}
	return php.Null(), s.hold(c.Ctx, c.This, v, c.IntOr(1, 0)&^arrayIntMask, c.Given <= 1)
}

// iteratorClass reads the name of a class derived from ArrayIterator.
func iteratorClass(c *php.Call, i int) (*php.Class, error) {
	name := c.Str(i)
	class, err := c.Ctx.FindClass(trimSlash(name), true)
	if err != nil {
		return nil, err
	}
	if class != nil && isArrayIterator(class) {
		return class, nil
	}
	if c.Ctx.Level == php.Level74 {
		return nil, c.Ctx.Throwf("TypeError",
			"%s() expects parameter %d to be a class name derived from ArrayIterator, '%s' given", c.Name(), i+1, name)
	}
	return nil, c.ArgTypeError(i, "must be a class name derived from ArrayIterator, %s given", name)
}

func arrayObject_offsetExists(c *php.Call) (php.Value, error) {
	k, ok := hashKey(c.Ctx, c.Arg(0))
	if !ok {
		return php.False(), badKey(c.Ctx, c.This, c.Arg(0), keyIsset)
	}
	return php.Bool(tableOf(c.This).find(k) != nil), nil
}

func arrayObject_offsetGet(c *php.Call) (php.Value, error) { return arrayRead(c.Ctx, c.This, c.Arg(0)) }

func arrayObject_offsetSet(c *php.Call) (php.Value, error) {
	return php.Null(), arrayWrite(c.Ctx, c.This, c.Arg(0), true, c.Arg(1).Copy())
}

func arrayObject_offsetUnset(c *php.Call) (php.Value, error) {
	return php.Null(), arrayDelete(c.Ctx, c.This, c.Arg(0))
}

func arrayObject_append(c *php.Call) (php.Value, error) {
	if tableOf(c.This).obj != nil {
		return php.Undef(), c.Ctx.Throwf("Error",
			"Cannot append properties to objects, use %s::offsetSet() instead", c.This.Class.Name)
	}
	return php.Null(), arraySet(c.Ctx, c.This, php.Undef(), false, c.Arg(0).Copy())
}

func arrayObject_getArrayCopy(c *php.Call) (php.Value, error) {
	return php.ArrayValue(tableOf(c.This).copy()), nil
}

func arrayObject_count(c *php.Call) (php.Value, error) { return php.Int(tableOf(c.This).len()), nil }

func arrayObject_getFlags(c *php.Call) (php.Value, error) {
	return php.Int(arrayOf(c.This).flags &^ arrayIntMask), nil
}

func arrayObject_setFlags(c *php.Call) (php.Value, error) {
	s := arrayOf(c.This)
	s.flags = s.flags&arrayIntMask | c.Int(0)&^arrayIntMask
	return php.Null(), nil
}

func arrayObject_exchangeArray(c *php.Call) (php.Value, error) {
	v, err := arrayArg(c, 0)
	if err != nil {
		return php.Undef(), err
	}
	s := arrayOf(c.This)
	if refused, err := s.notWhileSorting(c.Ctx); refused {
		return php.Null(), err
	}
	old := php.ArrayValue(tableOf(c.This).copy())
	if err := s.hold(c.Ctx, c.This, v, 0, true); err != nil {
		old.Release()
		return php.Undef(), err
	}
	return old, nil
}

func arrayObject_setIteratorClass(c *php.Call) (php.Value, error) {
	class, err := iteratorClass(c, 0)
	if err == nil {
		arrayOf(c.This).iterClass = class
	}
	return php.Null(), err
}

func arrayObject_getIteratorClass(c *php.Call) (php.Value, error) {
	if class := arrayOf(c.This).iterClass; class != nil {
		return php.String(class.Name), nil
	}
	return php.String("ArrayIterator"), nil
}

func arrayObject_getIterator(c *php.Call) (php.Value, error) {
	class := arrayOf(c.This).iterClass
	if class == nil {
		var err error
		if class, err = c.Ctx.FindClass("ArrayIterator", false); err != nil {
			return php.Undef(), err
		}
	}
	if err := c.Ctx.Machine.PrepareClass(class); err != nil {
		return php.Undef(), err
	}
	o := php.NewObject(class)
	s := arrayOf(o)
	s.store.Release()
	s.store = php.ObjectValue(c.This).Copy()
	s.flags = arrayOf(c.This).flags&arrayCloneMask&^arraySelf | arrayOther
	return php.ObjectValue(o), nil
}

// arraySort sorts with one of PHP's functions; a comparison that writes to the object is refused.
func arraySort(c *php.Call, function string, args ...php.Value) (php.Value, error) {
	f := c.Ctx.FindFunction(function)
	if f == nil {
		return php.Undef(), c.Ctx.Throwf("Error", "Call to undefined function %s()", function)
	}
	s, t := arrayOf(c.This), tableOf(c.This)
	ref := php.NewRef(php.ArrayValue(t.copy()))
	defer php.RefValue(ref).Release()
	s.sorting++
	r, err := c.Ctx.Machine.Call(php.Callable{Fn: f}, append([]php.Value{php.RefValue(ref)}, args...))
	s.sorting--
	if !ref.V.IsArray() {
		return r, err
	}
	if t.obj != nil {
		sortProps(t.obj, ref.V.Array())
		return r, err
	}
	old := t.root.store
	t.root.store = ref.V.Copy()
	old.Release()
	return r, err
}

// sortProps puts the dynamic properties of an object in the order of a sorted array; declared ones have fixed slots.
func sortProps(o *php.Object, sorted *php.Array) {
	if o.Dyn == nil {
		return
	}
	dyn := php.NewHash(o.Dyn.Len())
	for it := sorted.Iter(); it.Next(); {
		if k := it.Key(); o.Dyn.Lookup(k) != nil {
			dyn.Put(k, it.Slot().Copy())
		}
	}
	old := o.Dyn
	o.Dyn = dyn
	php.ArrayValue(old).Release()
}

func arrayObject_asort(c *php.Call) (php.Value, error) {
	return arraySort(c, "asort", php.Int(c.IntOr(0, 0)))
}

func arrayObject_ksort(c *php.Call) (php.Value, error) {
	return arraySort(c, "ksort", php.Int(c.IntOr(0, 0)))
}
func arrayObject_uasort(c *php.Call) (php.Value, error)      { return arraySort(c, "uasort", c.Arg(0)) }
func arrayObject_uksort(c *php.Call) (php.Value, error)      { return arraySort(c, "uksort", c.Arg(0)) }
func arrayObject_natsort(c *php.Call) (php.Value, error)     { return arraySort(c, "natsort") }
func arrayObject_natcasesort(c *php.Call) (php.Value, error) { return arraySort(c, "natcasesort") }
