package spl

import (
	"math"

	"gaja/interp/php"
)

var arrayHandlers = arrayBehaviour(false)

var arrayIteratorHandlers = arrayBehaviour(true)

func arrayBehaviour(iterator bool) php.Handlers {
	h := php.Handlers{
		New: arrayNew, Clone: arrayClone, Free: arrayFree,
		GetDim: arrayGet, SetDim: arraySet, HasDim: arrayHas, UnsetDim: arrayUnset,
		Count: arrayCount, Compare: arrayCompare, Props: arrayProps,
		ReadProp: arrayReadProp, WriteProp: arrayWriteProp, HasProp: arrayHasProp, UnsetProp: arrayUnsetProp,
		Walk: func(o *php.Object, visit func(*php.Value)) { visit(&arrayOf(o).store) },
	}
	if iterator {
		h.Iterate = func(ctx *php.Context, o *php.Object, byRef bool) (php.Iterator, error) {
			if walksByMethods(o.Class) {
				if byRef {
					return nil, noByRef(ctx)
				}
				return ctx.IterateMethods(o), nil
			}
			php.ObjectValue(o).AddRef()
			return &arrayWalk{o, arrayOf(o), byRef}, nil
		}
	}
	return h
}

func arrayNew(_ *php.Context, o *php.Object) {
	s := &arrayState{store: php.ArrayValue(php.NewArray(0))}
	if c := o.Class; c.Flags&php.ClassBuiltin == 0 {
		s.get, s.set = overridden(c, "offsetget"), overridden(c, "offsetset")
		s.has, s.del = overridden(c, "offsetexists"), overridden(c, "offsetunset")
		s.count = overridden(c, "count")
	}
	o.Native = s
}

// arrayClone copies the elements of an ArrayObject; the clone of an iterator goes on to share the original's.
func arrayClone(_ *php.Context, from, to *php.Object) error {
	f, t := arrayOf(from), arrayOf(to)
	t.flags, t.iterClass = f.flags&arrayCloneMask, f.iterClass
	old := t.store
	switch {
	case f.flags&arraySelf != 0:
		t.store = php.Undef()
	case isArrayIterator(to.Class):
		t.store = php.ObjectValue(from).Copy()
		t.flags |= arrayOther
	default:
		t.store = php.ArrayValue(tableOf(from).copy())
	}
	old.Release()
	return nil
}

func isArrayIterator(c *php.Class) bool {
	for ; c != nil; c = c.Parent {
		if c.Lower == "arrayiterator" {
			return true
		}
	}
	return false
}

func arrayFree(o *php.Object) {
	s := arrayOf(o)
	s.unregister()
	v := s.store
	s.store = php.ArrayValue(php.NewArray(0))
	s.flags &^= arrayOther | arraySelf
	v.Release()
}

// hashKey turns an offset into an array key; ok is false for what cannot be one.
func hashKey(ctx *php.Context, v php.Value) (k php.Key, ok bool) {
	switch v = v.Deref(); v.Kind() {
	case php.KindInt:
		return php.IntKey(v.Int()), true
	case php.KindString:
		return php.KeyOf(v.Str()), true
	case php.KindUndef, php.KindNull:
		return php.Key{Str: php.NewStr("")}, true
	case php.KindFalse:
		return php.IntKey(0), true
	case php.KindTrue:
		return php.IntKey(1), true
	case php.KindFloat:
		f := v.Float()
		if ctx.Level != php.Level74 && f != math.Trunc(f) {
			ctx.Deprecated("Implicit conversion from float %s to int loses precision", ctx.FloatRepr(f))
		}
		return php.IntKey(php.FloatToInt(f)), true
	case php.KindResource:
		id := v.Resource().ID
		if ctx.Level == php.Level74 {
			ctx.Notice("Resource ID#%d used as offset, casting to integer (%d)", id, id)
		} else {
			ctx.Warning("Resource ID#%d used as offset, casting to integer (%d)", id, id)
		}
		return php.IntKey(id), true
	}
	return php.Key{}, false
}

// badKey is the complaint about such an offset; how is the sentence's beginning and end at 8.4.
func badKey(ctx *php.Context, o *php.Object, key php.Value, use keyUse) error {
	if ctx.Level == php.Level74 {
		ctx.Warning("Illegal offset type")
		return ctx.Pending
	}
	typ := php.TypeName(key)
	switch use {
	case keyIsset:
		return ctx.Throwf("TypeError", "Cannot access offset of type %s in isset or empty", typ)
	case keyUnset:
		return ctx.Throwf("TypeError", "Cannot unset offset of type %s on %s", typ, o.Class.Name)
	}
	return ctx.Throwf("TypeError", "Cannot access offset of type %s on %s", typ, o.Class.Name)
}

type keyUse uint8

const (
	keyAccess keyUse = iota
	keyIsset
	keyUnset
)

func undefinedKey(ctx *php.Context, k php.Key) error {
	switch old := ctx.Level == php.Level74; {
	case k.Str != nil && old:
		ctx.Notice("Undefined index: %s", k.Str.Peek())
	case k.Str != nil:
		ctx.Warning("Undefined array key \"%s\"", k.Str.Peek())
	case old:
		ctx.Notice("Undefined offset: %d", k.Int)
	default:
		ctx.Warning("Undefined array key %d", k.Int)
	}
	return ctx.Pending
}

// notWhileSorting refuses a change that a comparison function attempts.
func (s *arrayState) notWhileSorting(ctx *php.Context) (refused bool, err error) {
	if s.sorting == 0 {
		return false, nil
	}
	if ctx.Level == php.Level74 {
		ctx.Warning(arrayNoSortText)
		return true, ctx.Pending
	}
	return true, ctx.ThrowError("Error", arrayNoSortText)
}

func arrayGet(ctx *php.Context, o *php.Object, key php.Value) (php.Value, error) {
	if s := arrayOf(o); s.get != nil {
		if key.IsUndef() {
			key = php.Null()
		}
		return callFn(ctx, o, s.get, key)
	}
	return arrayRead(ctx, o, key)
}

func arrayRead(ctx *php.Context, o *php.Object, key php.Value) (php.Value, error) {
	k, ok := hashKey(ctx, key)
	if !ok {
		return php.Null(), badKey(ctx, o, key, keyAccess)
	}
	if s := tableOf(o).find(k); s != nil {
		return s.CopyDeref(), nil
	}
	return php.Null(), undefinedKey(ctx, k)
}

func arraySet(ctx *php.Context, o *php.Object, key php.Value, hasKey bool, v php.Value) error {
	if s := arrayOf(o); s.set != nil {
		if !hasKey {
			key = php.Null()
		}
		r, err := callFn(ctx, o, s.set, key, v)
		r.Release()
		v.Release()
		return err
	}
	return arrayWrite(ctx, o, key, hasKey, v)
}

// arrayWrite takes v over.
func arrayWrite(ctx *php.Context, o *php.Object, key php.Value, hasKey bool, v php.Value) error {
	if refused, err := arrayOf(o).notWhileSorting(ctx); refused {
		v.Release()
		return err
	}
	t := tableOf(o)
	if !hasKey || key.Deref().IsNil() {
		return arrayAppend(ctx, t, v)
	}
	k, ok := hashKey(ctx, key)
	if !ok {
		v.Release()
		return badKey(ctx, o, key, keyAccess)
	}
	t.put(k, v)
	return nil
}

func arrayAppend(ctx *php.Context, t table, v php.Value) error {
	if t.obj != nil {
		t.obj.DynArray().Append(v)
		return nil
	}
	full := false
	t.change(func(a *php.Array) { full = !a.Append(v) })
	if full {
		v.Release()
		return ctx.ThrowError("Error", "Cannot add element to the array as the next element is already occupied")
	}
	return nil
}

// arrayHas answers isset and empty. A script's offsetExists has the say on isset, and its offsetGet on empty.
func arrayHas(ctx *php.Context, o *php.Object, key php.Value, empty bool) (bool, error) {
	s := arrayOf(o)
	if s.has != nil {
		v, err := callFn(ctx, o, s.has, key)
		ok := ctx.Truth(v)
		v.Release()
		if err != nil || !ok || !empty {
			return ok, err
		}
		if s.get != nil {
			v, err := callFn(ctx, o, s.get, key)
			ok := ctx.Truth(v)
			v.Release()
			return ok, err
		}
	}
	k, ok := hashKey(ctx, key)
	if !ok {
		return false, badKey(ctx, o, key, keyIsset)
	}
	slot := tableOf(o).find(k)
	switch {
	case slot == nil:
		return false, nil
	case s.has != nil && !empty:
		return true, nil
	case empty && s.get != nil:
		v, err := callFn(ctx, o, s.get, key)
		ok := ctx.Truth(v)
		v.Release()
		return ok, err
	case empty:
		return ctx.Truth(slot.Deref()), nil
	}
	return !slot.Deref().IsNil(), nil
}

func arrayUnset(ctx *php.Context, o *php.Object, key php.Value) error {
	if s := arrayOf(o); s.del != nil {
		r, err := callFn(ctx, o, s.del, key)
		r.Release()
		return err
	}
	return arrayDelete(ctx, o, key)
}

func arrayDelete(ctx *php.Context, o *php.Object, key php.Value) error {
	if refused, err := arrayOf(o).notWhileSorting(ctx); refused {
		return err
	}
	k, ok := hashKey(ctx, key)
	if !ok {
		return badKey(ctx, o, key, keyUnset)
	}
	if !tableOf(o).remove(k) && ctx.Level == php.Level74 {
		return undefinedKey(ctx, k)
	}
	return nil
}

// DimSlot gives the slot that $o[k][…] = … writes into.
func (s *arrayState) DimSlot(ctx *php.Context, o *php.Object, key php.Value, hasKey bool) (*php.Value, bool, error) {
	if s.get != nil || !hasKey {
		return nil, false, nil
	}
	if refused, err := s.notWhileSorting(ctx); refused {
		return nil, false, err
	}
	k, ok := hashKey(ctx, key)
	if !ok {
		return nil, false, badKey(ctx, o, key, keyAccess)
	}
	t := tableOf(o)
	if t.find(k) == nil {
		t.put(k, php.Null())
	} else if t.obj == nil {
		t.change(func(*php.Array) {}) // separates the array
	}
	return t.find(k), true, nil
}

func arrayCount(ctx *php.Context, o *php.Object) (int64, error) {
	if f := arrayOf(o).count; f != nil {
		v, err := callFn(ctx, o, f)
		n := ctx.ToInt(v)
		v.Release()
		return n, err
	}
	return tableOf(o).len(), nil
}

// arrayCompare compares what both hold, and then their own properties.
func arrayCompare(ctx *php.Context, a, b php.Value) (int, bool, error) {
	if !a.IsObject() || !b.IsObject() {
		return 0, false, nil
	}
	x, y := a.Object(), b.Object()
	if _, ok := x.Native.(*arrayState); !ok {
		return 0, false, nil
	}
	if _, ok := y.Native.(*arrayState); !ok {
		return 0, false, nil
	}
	n, err := compareArrays(ctx, tableOf(x).copy(), tableOf(y).copy())
	if n != 0 || err != nil {
		return n, true, err
	}
	if x.Class != y.Class {
		return 1, false, nil
	}
	n, err = compareArrays(ctx, x.StandardProps(), y.StandardProps())
	return n, true, err
}

// compareArrays compares two arrays that it takes over.
func compareArrays(ctx *php.Context, a, b *php.Array) (int, error) {
	v, w := php.ArrayValue(a), php.ArrayValue(b)
	n, err := ctx.Compare(v, w)
	v.Release()
	w.Release()
	return n, err
}

func arrayProps(ctx *php.Context, o *php.Object, purpose php.PropsPurpose) (*php.Array, error) {
	std := arrayOf(o).flags&arrayStdProps != 0
	if purpose == php.PropsSerialize || purpose == php.PropsDebug {
		std = true
	}
	if std {
		return o.StandardProps(), nil
	}
	return tableOf(o).copy(), nil
}
