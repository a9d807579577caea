package spl

import "gaja/interp/php"

// The flags of MultipleIterator.
const (
	mitNeedAll   = 1
	mitKeysAssoc = 2
)

func multipleIterator___construct(c *php.Call) (php.Value, error) {
	storageOf(c.This).flags = c.IntOr(0, mitNeedAll)
	return php.Null(), nil
}

// multipleSet is $multiple[$iterator] = $info, which PHP has although the class is no ArrayAccess.
func multipleSet(ctx *php.Context, o *php.Object, key php.Value, hasKey bool, v php.Value) error {
	k := key.Deref()
	if !hasKey || !k.IsObject() {
		v.Release()
		return ctx.Throwf("Error", "Cannot use object of type %s as array", o.Class.Name)
	}
	if !isIterator(ctx, k.Object()) {
		v.Release()
		return ctx.ThrowError("TypeError", "Can only attach objects that implement the Iterator interface")
	}
	return storageOf(o).attach(ctx, o, k.Object(), v)
}

func multipleIterator_getFlags(c *php.Call) (php.Value, error) {
	return php.Int(storageOf(c.This).flags), nil
}

func multipleIterator_setFlags(c *php.Call) (php.Value, error) {
	storageOf(c.This).flags = c.Int(0)
	return php.Null(), nil
}

func multipleIterator_attachIterator(c *php.Call) (php.Value, error) {
	s, info := storageOf(c.This), c.Arg(1)
	if !info.IsNil() {
		for _, e := range s.entries {
			if e.obj != nil && php.Identical(e.inf, info) {
				return php.Undef(), c.Ctx.ThrowError("InvalidArgumentException", "Key duplication error")
			}
		}
	}
	return php.Null(), s.attach(c.Ctx, c.This, c.Object(0), infoArg(c, 1))
}

func multipleIterator_detachIterator(c *php.Call) (php.Value, error) {
	return splObjectStorage_detach(c)
}

func multipleIterator_containsIterator(c *php.Call) (php.Value, error) {
	return splObjectStorage_contains(c)
}

func multipleIterator_countIterators(c *php.Call) (php.Value, error) {
	return php.Int(int64(storageOf(c.This).live)), nil
}

func callIterator(ctx *php.Context, o *php.Object, lower string) (php.Value, error) {
	return callFn(ctx, o, o.Class.FindMethod(lower))
}

func (s *storageState) eachCall(ctx *php.Context, lower string) error {
	return s.each(func(e storageEntry) error {
		v, err := callIterator(ctx, e.obj, lower)
		v.Release()
		return err
	})
}

func multipleIterator_rewind(c *php.Call) (php.Value, error) {
	return php.Null(), storageOf(c.This).eachCall(c.Ctx, "rewind")
}

func multipleIterator_next(c *php.Call) (php.Value, error) {
	return php.Null(), storageOf(c.This).eachCall(c.Ctx, "next")
}

func subValid(ctx *php.Context, o *php.Object) (bool, error) {
	v, err := callIterator(ctx, o, "valid")
	ok := v.IsTrue()
	v.Release()
	return ok, err
}

func multipleIterator_valid(c *php.Call) (php.Value, error) {
	s := storageOf(c.This)
	if s.live == 0 {
		return php.False(), nil
	}
	all := s.flags&mitNeedAll != 0
	result, decided := all, false
	err := s.each(func(e storageEntry) error {
		if decided {
			return nil
		}
		ok, err := subValid(c.Ctx, e.obj)
		if ok != all {
			result, decided = !all, true
		}
		return err
	})
	return php.Bool(result), err
}

func multipleIterator_current(c *php.Call) (php.Value, error) { return multipleAll(c, "current") }

func multipleIterator_key(c *php.Call) (php.Value, error) { return multipleAll(c, "key") }

// multipleAll gathers what a method of every iterator gives.
func multipleAll(c *php.Call, method string) (php.Value, error) {
	s := storageOf(c.This)
	if s.live == 0 {
		if c.Ctx.Level == php.Level74 {
			return php.False(), nil
		}
		return php.Undef(), c.Ctx.Throwf("RuntimeException", "Called %s() on an invalid iterator", method)
	}
	a := php.NewArray(s.live)
	err := s.each(func(e storageEntry) error {
		ok, err := subValid(c.Ctx, e.obj)
		if err != nil {
			return err
		}
		v := php.Null()
		if ok {
			v, err = callIterator(c.Ctx, e.obj, method)
		} else if s.flags&mitNeedAll != 0 {
			err = c.Ctx.Throwf("RuntimeException", "Called %s() with non valid sub iterator", method)
		}
		if err != nil {
			return err
		}
		switch {
		case s.flags&mitKeysAssoc == 0:
			a.Append(v)
		case e.inf.IsInt():
			a.Set(e.inf.Int(), v)
		case e.inf.IsString():
			a.Put(php.KeyOf(e.inf.Str()), v)
		default:
			v.Release()
			return c.Ctx.ThrowError("InvalidArgumentException", "Sub-Iterator is associated with NULL")
		}
		return nil
	})
	if err != nil {
		php.ArrayValue(a).Release()
		return php.Undef(), err
	}
	return php.ArrayValue(a), nil
}

func multipleIterator___debugInfo(c *php.Call) (php.Value, error) {
	return splObjectStorage___debugInfo(c)
}

func isIterator(ctx *php.Context, o *php.Object) bool {
	c, err := ctx.FindClass("Iterator", false)
	return err == nil && c != nil && o.Class.Is(c)
}
