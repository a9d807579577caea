package spl

import (
	"fmt"

	"gaja/interp/php"
)

func infoArg(c *php.Call, i int) php.Value {
	if v := c.Arg(i); !v.IsUndef() {
		return v.Copy()
	}
	return php.Null()
}

func splObjectStorage_attach(c *php.Call) (php.Value, error) {
	return php.Null(), storageOf(c.This).attach(c.Ctx, c.This, c.Object(0), infoArg(c, 1))
}

func splObjectStorage_offsetSet(c *php.Call) (php.Value, error) { return splObjectStorage_attach(c) }

func splObjectStorage_detach(c *php.Call) (php.Value, error) {
	s := storageOf(c.This)
	_, err := s.detach(c.Ctx, c.This, c.Object(0))
	s.rewind()
	return php.Null(), err
}

func splObjectStorage_offsetUnset(c *php.Call) (php.Value, error) { return splObjectStorage_detach(c) }

func splObjectStorage_contains(c *php.Call) (php.Value, error) {
	i, _, err := storageOf(c.This).find(c.Ctx, c.This, c.Object(0))
	return php.Bool(i >= 0), err
}

func splObjectStorage_offsetExists(c *php.Call) (php.Value, error) {
	return splObjectStorage_contains(c)
}

func splObjectStorage_offsetGet(c *php.Call) (php.Value, error) {
	s := storageOf(c.This)
	i, _, err := s.find(c.Ctx, c.This, c.Object(0))
	if err != nil {
		return php.Undef(), err
	}
	if i < 0 {
		return php.Undef(), c.Ctx.ThrowError("UnexpectedValueException", "Object not found")
	}
	return s.entries[i].inf.CopyDeref(), nil
}

func splObjectStorage_addAll(c *php.Call) (php.Value, error) {
	s := storageOf(c.This)
	err := storageOf(c.Object(0)).each(func(e storageEntry) error {
		return s.attach(c.Ctx, c.This, e.obj, e.inf.Copy())
	})
	s.rewind()
	return php.Int(int64(s.live)), err
}

func splObjectStorage_removeAll(c *php.Call) (php.Value, error) {
	s := storageOf(c.This)
	err := storageOf(c.Object(0)).each(func(e storageEntry) error {
		_, err := s.detach(c.Ctx, c.This, e.obj)
		return err
	})
	s.rewind()
	return php.Int(int64(s.live)), err
}

func splObjectStorage_removeAllExcept(c *php.Call) (php.Value, error) {
	s, other := storageOf(c.This), c.Object(0)
	err := s.each(func(e storageEntry) error {
		i, _, err := storageOf(other).find(c.Ctx, other, e.obj)
		if err == nil && i < 0 {
			_, err = s.detach(c.Ctx, c.This, e.obj)
		}
		return err
	})
	s.rewind()
	return php.Int(int64(s.live)), err
}

func splObjectStorage_getInfo(c *php.Call) (php.Value, error) {
	if e := storageOf(c.This).current(); e != nil {
		return e.inf.CopyDeref(), nil
	}
	return php.Null(), nil
}

func splObjectStorage_setInfo(c *php.Call) (php.Value, error) {
	if e := storageOf(c.This).current(); e != nil {
		old := e.inf
		e.inf = c.Arg(0).Copy()
		old.Release()
	}
	return php.Null(), nil
}

func splObjectStorage_getHash(c *php.Call) (php.Value, error) {
	return php.String(objectHash(c.Object(0))), nil
}

// splObjectStorage_count counts recursively what count(…, COUNT_RECURSIVE) would count in an array of arrays.
func splObjectStorage_count(c *php.Call) (php.Value, error) {
	s := storageOf(c.This)
	return php.Int(int64(s.live)), nil
}

func splObjectStorage_rewind(c *php.Call) (php.Value, error) {
	storageOf(c.This).rewind()
	return php.Null(), nil
}

func splObjectStorage_valid(c *php.Call) (php.Value, error) {
	return php.Bool(storageOf(c.This).current() != nil), nil
}

func splObjectStorage_key(c *php.Call) (php.Value, error) {
	return php.Int(storageOf(c.This).index), nil
}

func splObjectStorage_current(c *php.Call) (php.Value, error) {
	if e := storageOf(c.This).current(); e != nil {
		return php.ObjectValue(e.obj).Copy(), nil
	}
	if c.Ctx.Level == php.Level74 {
		return php.Null(), nil
	}
	return php.Undef(), c.Ctx.ThrowError("RuntimeException", "Called current() on invalid iterator")
}

func splObjectStorage_next(c *php.Call) (php.Value, error) {
	storageOf(c.This).next()
	return php.Null(), nil
}

func splObjectStorage_seek(c *php.Call) (php.Value, error) {
	s, at := storageOf(c.This), c.Int(0)
	if at < 0 || at >= int64(s.live) {
		return php.Undef(), c.Ctx.Throwf("OutOfBoundsException", "Seek position %d is out of range", at)
	}
	s.rewind()
	for s.index < at {
		s.next()
	}
	return php.Null(), nil
}

func splObjectStorage___debugInfo(c *php.Call) (php.Value, error) {
	a := ownProps(c.This)
	setPrivate(a, "SplObjectStorage", "storage", storageOf(c.This).debug(c.Ctx))
	return php.ArrayValue(a), nil
}

func splObjectStorage___serialize(c *php.Call) (php.Value, error) {
	list := php.NewArray(0)
	for _, e := range storageOf(c.This).entries {
		if e.obj != nil {
			list.Append(php.ObjectValue(e.obj).Copy())
			list.Append(e.inf.Copy())
		}
	}
	return php.ArrayValue(php.List(php.ArrayValue(list), php.ArrayValue(members(c.This)))), nil
}

func splObjectStorage___unserialize(c *php.Call) (php.Value, error) {
	list, props := c.Array(0).Get(0), c.Array(0).Get(1)
	if !list.IsArray() || !props.IsArray() {
		return php.Undef(), c.Ctx.ThrowError("UnexpectedValueException", "Incomplete or ill-typed serialization data")
	}
	if list.Array().Len()%2 != 0 {
		return php.Undef(), c.Ctx.ThrowError("UnexpectedValueException", "Odd number of elements")
	}
	var key php.Value
	for _, v := range list.Array().All() {
		if key.IsUndef() {
			key = v
			continue
		}
		if !key.IsObject() {
			return php.Undef(), c.Ctx.ThrowError("UnexpectedValueException", "Non-object key")
		}
		if err := storageOf(c.This).attach(c.Ctx, c.This, key.Object(), v.Copy()); err != nil {
			return php.Undef(), err
		}
		key = php.Undef()
	}
	return php.Null(), loadMembers(c.Ctx, c.This, props.Array())
}

func splObjectStorage_serialize(c *php.Call) (php.Value, error) {
	s := storageOf(c.This)
	b := fmt.Appendf(nil, "x:i:%d;", s.live)
	err := s.each(func(e storageEntry) error {
		text, err := serialize(c.Ctx, php.ObjectValue(e.obj))
		if err != nil {
			return err
		}
		b = append(append(b, text...), ',')
		if text, err = serialize(c.Ctx, e.inf); err != nil {
			return err
		}
		b = append(append(b, text...), ';')
		return nil
	})
	if err != nil {
		return php.Undef(), err
	}
	own := php.ArrayValue(members(c.This))
	defer own.Release()
	text, err := serialize(c.Ctx, own)
	if err != nil {
		return php.Undef(), err
	}
	return php.Bytes(append(append(b, "m:"...), text...)), nil
}

func splObjectStorage_unserialize(c *php.Call) (php.Value, error) {
	s := c.Str(0)
	if s == "" {
		return php.Null(), nil
	}
	at := 0
	ok, err := storageParse(c, s, &at)
	if err == nil && !ok {
		err = badOffset(c.Ctx, at, len(s))
	}
	return php.Null(), err
}

// storageParse reads x:i:COUNT;OBJECT,DATA;…m:MEMBERS and leaves the offset where it failed.
func storageParse(c *php.Call, s string, at *int) (bool, error) {
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
	n, err := unserializeAt(c.Ctx, s, at)
	if err != nil || !n.IsInt() || n.Int() < 0 {
		n.Release()
		return false, err
	}
	*at-- // the ; that ends the number separates the entries too
	for count := n.Int(); count > 0; count-- {
		if ok, err := storageEntryAt(c, s, at, take); !ok || err != nil {
			return false, err
		}
	}
	if !take(";") || !take("m:") {
		return false, nil
	}
	props, err := unserializeAt(c.Ctx, s, at)
	defer props.Release()
	if err != nil || !props.IsArray() {
		return false, err
	}
	return true, loadMembers(c.Ctx, c.This, props.Array())
}

func storageEntryAt(c *php.Call, s string, at *int, take func(string) bool) (bool, error) {
	if !take(";") || *at >= len(s) || s[*at] != 'O' && s[*at] != 'C' && s[*at] != 'r' {
		return false, nil
	}
	o, err := unserializeAt(c.Ctx, s, at)
	defer o.Release()
	if err != nil || o.IsUndef() {
		return false, err
	}
	inf := php.Null()
	if *at < len(s) && s[*at] == ',' {
		*at++
		if inf, err = unserializeAt(c.Ctx, s, at); err != nil || inf.IsUndef() {
			return false, err
		}
	}
	if !o.IsObject() {
		inf.Release()
		return false, nil
	}
	return true, storageOf(c.This).attach(c.Ctx, c.This, o.Object(), inf)
}
