package spl

import "gaja/interp/php"

// With the flag ARRAY_AS_PROPS, properties that an object does not have are elements.

// asElement reports whether a property name means an element: the object has no such property that the running code
// may see.
func asElement(ctx *php.Context, o *php.Object, name *php.Str) bool {
	if arrayOf(o).flags&arrayAsProps == 0 {
		return false
	}
	n := name.Peek()
	if info := o.Class.FindProp(n); info != nil && !info.VisibleFrom(ctx.CallerScope()) {
		return true
	}
	p := o.Prop(n)
	return p == nil || p.IsUndef()
}

func arrayReadProp(ctx *php.Context, o *php.Object, name *php.Str) (php.Value, bool, error) {
	if !asElement(ctx, o, name) {
		return php.Undef(), false, nil
	}
	v, err := arrayGet(ctx, o, php.StrValue(name))
	return v, true, err
}

func arrayWriteProp(ctx *php.Context, o *php.Object, name *php.Str, v php.Value) (bool, error) {
	if !asElement(ctx, o, name) {
		return false, nil
	}
	return true, arraySet(ctx, o, php.StrValue(name), true, v)
}

// arrayHasProp answers isset (mode 0), !empty (1) and property_exists (2).
func arrayHasProp(ctx *php.Context, o *php.Object, name *php.Str, mode int) (has, ok bool) {
	if !asElement(ctx, o, name) {
		return false, false
	}
	if mode == 2 && arrayOf(o).has == nil {
		return tableOf(o).find(php.KeyOf(name)) != nil, true
	}
	has, err := arrayHas(ctx, o, php.StrValue(name), mode == 1)
	if err != nil && ctx.Pending == nil {
		ctx.Pending = err
	}
	return has, true
}

func arrayUnsetProp(ctx *php.Context, o *php.Object, name *php.Str) (bool, error) {
	if !asElement(ctx, o, name) {
		return false, nil
	}
	return true, arrayUnset(ctx, o, php.StrValue(name))
}

// arrayWalk is a foreach over an ArrayIterator, which moves the iterator itself.
type arrayWalk struct {
	o     *php.Object
	s     *arrayState
	byRef bool
}

func (w *arrayWalk) Rewind(*php.Context) error {
	w.s.rewind(tableOf(w.o))
	return nil
}

func (w *arrayWalk) Valid(*php.Context) (bool, error) {
	_, ok := w.s.current(tableOf(w.o))
	return ok, nil
}

func (w *arrayWalk) Current(ctx *php.Context) (php.Value, error) {
	t := tableOf(w.o)
	pos, ok := w.s.current(t)
	if !ok {
		return php.Null(), nil
	}
	if w.byRef {
		if t.obj == nil {
			t.change(func(*php.Array) {})
		}
		_, v := t.at(pos)
		p := t.prop(pos)
		if p != nil && p.Flags&php.AccReadonly != 0 {
			return php.Undef(), ctx.Throwf("Error", "Cannot acquire reference to readonly property %s::$%s",
				p.Class.ShownName(), p.Name)
		}
		return php.RefValue(php.BindSlot(v, p)).Copy(), nil
	}
	_, v := t.at(pos)
	return v.CopyDeref(), nil
}

func (w *arrayWalk) Key(*php.Context) (php.Value, error) {
	t := tableOf(w.o)
	pos, ok := w.s.current(t)
	if !ok {
		return php.Null(), nil
	}
	k, _ := t.at(pos)
	return k.Value(), nil
}

func (w *arrayWalk) Next(*php.Context) error {
	w.s.next(tableOf(w.o))
	return nil
}

func (w *arrayWalk) Close() {
	if o := w.o; o != nil {
		w.o = nil
		php.ObjectValue(o).Release()
	}
}
