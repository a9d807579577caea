package spl

import (
	"fmt"

	"gaja/interp/php"
)

func arrayObject_rewind(c *php.Call) (php.Value, error) {
	arrayOf(c.This).rewind(tableOf(c.This))
	return php.Null(), nil
}

func arrayObject_valid(c *php.Call) (php.Value, error) {
	_, ok := arrayOf(c.This).current(tableOf(c.This))
	return php.Bool(ok), nil
}

func arrayObject_next(c *php.Call) (php.Value, error) {
	arrayOf(c.This).next(tableOf(c.This))
	return php.Null(), nil
}

// element returns the slot where an iterator stands, or nil.
func element(o *php.Object) *php.Value {
	t := tableOf(o)
	if pos, ok := arrayOf(o).current(t); ok {
		_, v := t.at(pos)
		return v
	}
	return nil
}

func arrayObject_current(c *php.Call) (php.Value, error) {
	if v := element(c.This); v != nil {
		return v.CopyDeref(), nil
	}
	return php.Null(), nil
}

func arrayObject_key(c *php.Call) (php.Value, error) {
	t := tableOf(c.This)
	if pos, ok := arrayOf(c.This).current(t); ok {
		k, _ := t.at(pos)
		return k.Value(), nil
	}
	return php.Null(), nil
}

func arrayObject_seek(c *php.Call) (php.Value, error) {
	s, t, to := arrayOf(c.This), tableOf(c.This), c.Int(0)
	if to >= 0 {
		s.rewind(t)
		ok := true
		for n := to; n > 0 && ok; n-- {
			ok = s.next(t)
		}
		if _, there := s.current(t); ok && there {
			return php.Null(), nil
		}
	}
	return php.Undef(), c.Ctx.Throwf("OutOfBoundsException", "Seek position %d is out of range", to)
}

func recursiveArrayIterator_hasChildren(c *php.Call) (php.Value, error) {
	v := element(c.This)
	if v == nil {
		return php.False(), nil
	}
	w := v.Deref()
	return php.Bool(w.IsArray() || w.IsObject() && arrayOf(c.This).flags&arrayChildOnly == 0), nil
}

func recursiveArrayIterator_getChildren(c *php.Call) (php.Value, error) {
	v := element(c.This)
	if v == nil {
		return php.Null(), nil
	}
	w := v.CopyDeref()
	defer w.Release()
	if w.IsObject() {
		if arrayOf(c.This).flags&arrayChildOnly != 0 {
			return php.Null(), nil
		}
		if w.Object().Class.Is(c.This.Class) {
			return w.Copy(), nil
		}
	}
	o, err := c.Ctx.Instantiate(c.This.Class, w, php.Int(arrayOf(c.This).flags))
	if err != nil {
		return php.Undef(), err
	}
	return php.ObjectValue(o), nil
}

func arrayObject___debugInfo(c *php.Call) (php.Value, error) {
	s, a := arrayOf(c.This), ownProps(c.This)
	if s.flags&arraySelf == 0 {
		class := "ArrayObject"
		if isArrayIterator(c.This.Class) {
			class = "ArrayIterator"
		}
		setPrivate(a, class, "storage", s.store.Copy())
	}
	return php.ArrayValue(a), nil
}

func arrayObject___serialize(c *php.Call) (php.Value, error) {
	s := arrayOf(c.This)
	held := php.Null()
	if s.flags&arraySelf == 0 {
		held = s.store.Copy()
	}
	a := php.List(php.Int(s.flags&arrayCloneMask), held, php.ArrayValue(members(c.This)))
	if c.Ctx.Level == php.Level74 && isArrayIterator(c.This.Class) {
		return php.ArrayValue(a), nil
	}
	if s.iterClass == nil || s.iterClass.Lower == "arrayiterator" {
		a.Append(php.Null())
	} else {
		a.Append(php.String(s.iterClass.Name))
	}
	return php.ArrayValue(a), nil
}

func arrayObject___unserialize(c *php.Call) (php.Value, error) {
	s, data := arrayOf(c.This), c.Array(0)
	flags, held, props, class := data.Get(0), data.Get(1), data.Get(2), data.Get(3)
	if !flags.IsInt() || held.IsUndef() || !props.IsArray() || !class.IsNil() && !class.IsString() {
		return php.Undef(), c.Ctx.ThrowError("UnexpectedValueException", "Incomplete or ill-typed serialization data")
	}
	s.flags = s.flags&^arrayCloneMask | flags.Int()&arrayCloneMask
	if flags.Int()&arraySelf != 0 {
		s.store.Release()
		s.store = php.Undef()
	} else {
		if !held.IsArray() && !held.IsObject() {
			return php.Undef(), c.Ctx.ThrowError("InvalidArgumentException", "Passed variable is not an array or object")
		}
		if err := s.hold(c.Ctx, c.This, held, 0, true); err != nil {
			return php.Undef(), err
		}
	}
	if err := loadMembers(c.Ctx, c.This, props.Array()); err != nil || !class.IsString() {
		return php.Null(), err
	}
	return php.Null(), s.loadIteratorClass(c.Ctx, class.Str().String())
}

func (s *arrayState) loadIteratorClass(ctx *php.Context, name string) error {
	class, err := ctx.FindClass(trimSlash(name), true)
	if err != nil {
		return err
	}
	if class == nil {
		return ctx.Throwf("UnexpectedValueException",
			"Cannot deserialize ArrayObject with iterator class '%s'; no such class exists", name)
	}
	if !isArrayIterator(class) {
		return ctx.Throwf("UnexpectedValueException", "Cannot deserialize ArrayObject with iterator class '%s'; "+
			"this class does not implement the Iterator interface", name)
	}
	s.iterClass = class
	return nil
}

func arrayObject_serialize(c *php.Call) (php.Value, error) {
	s := arrayOf(c.This)
	b := fmt.Appendf(nil, "x:i:%d;", s.flags&arrayCloneMask)
	if s.flags&arraySelf == 0 {
		text, err := serialize(c.Ctx, s.store)
		if err != nil {
			return php.Undef(), err
		}
		b = append(append(b, text...), ';')
	}
	own := php.ArrayValue(members(c.This))
	defer own.Release()
	text, err := serialize(c.Ctx, own)
	if err != nil {
		return php.Undef(), err
	}
	return php.Bytes(append(append(b, "m:"...), text...)), nil
}

func arrayObject_unserialize(c *php.Call) (php.Value, error) {
	s := c.Str(0)
	if s == "" {
		return php.Null(), nil
	}
	if refused, err := arrayOf(c.This).notWhileSorting(c.Ctx); refused {
		return php.Undef(), err
	}
	at := 0
	ok, err := arrayParse(c, s, &at)
	if err == nil && !ok {
		err = badOffset(c.Ctx, at, len(s))
	}
	return php.Null(), err
}

// arrayParse reads x:FLAGS;HELD;m:MEMBERS and leaves the offset where it failed.
func arrayParse(c *php.Call, s string, at *int) (bool, error) {
	take := func(text string) bool {
		for i := 0; i < len(text); i++ {
			if *at >= len(s) || s[*at] != text[i] {
				return false
			}
			*at++
		}
		return true
	}
	if !take("x:") {
		return false, nil
	}
	flags, err := unserializeAt(c.Ctx, s, at)
	if err != nil || !flags.IsInt() {
		flags.Release()
		return false, err
	}
	st := arrayOf(c.This)
	if flags.Int()&arraySelf == 0 {
		if *at >= len(s) || s[*at] != 'a' && s[*at] != 'O' && s[*at] != 'C' && s[*at] != 'r' {
			return false, nil
		}
		held, err := unserializeAt(c.Ctx, s, at)
		defer held.Release()
		if err != nil || !held.IsArray() && !held.IsObject() {
			return false, err
		}
		if err := st.hold(c.Ctx, c.This, held, 0, true); err != nil {
			return false, err
		}
		if !take(";") {
			return false, nil
		}
	} else {
		st.store.Release()
		st.store = php.Undef()
	}
	st.flags = st.flags&^arrayCloneMask | flags.Int()&arrayCloneMask
	if !take("m:") {
		return false, nil
	}
	props, err := unserializeAt(c.Ctx, s, at)
	defer props.Release()
	if err != nil || !props.IsArray() {
		return false, err
	}
	return true, loadMembers(c.Ctx, c.This, props.Array())
}
