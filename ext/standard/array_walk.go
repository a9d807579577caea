package standard

import "gaja/interp/php"

// walker is one array_walk or array_walk_recursive. The array is walked as it stands, changes by the callback included,
// as a foreach by reference would.
type walker struct {
	c     *php.Call
	fn    php.Callable
	byRef bool
	deep  bool
	args  [3]php.Value
	n     int
}

func walk(c *php.Call, deep bool) (php.Value, error) {
	fn, ok, err := callback(c, 1)
	if !ok {
		return php.Null(), err
	}
	w := &walker{c: c, fn: fn, byRef: fn.Fn.ByRef(0), deep: deep, n: 2}
	if c.Has(2) {
		w.args[2], w.n = c.Arg(2), 3
	}
	r := c.Ref(0)
	if r.V.IsObject() {
		err = w.object(r.V.Object())
	} else {
		err = w.array(&r.V)
	}
	return php.True(), err
}

func arrayWalk(c *php.Call) (php.Value, error) { return walk(c, false) }

func arrayWalkRecursive(c *php.Call) (php.Value, error) { return walk(c, true) }

// array walks the array in a slot. The slot must stay where it is: it is a reference's or a local one.
func (w *walker) array(slot *php.Value) error {
	var it php.RefIter
	it.Watch(slot.WritableArray())
	defer it.Unwatch()
	for {
		if !slot.IsArray() {
			if is84(w.c) {
				return w.c.Ctx.ThrowError("TypeError", "Iterated value is no longer an array or object")
			}
			w.c.Warn("Iterated value is no longer an array or object")
			return w.c.Ctx.Pending
		}
		a := slot.WritableArray()
		if it.Arr != a {
			it.Unwatch()
			it.Pos = a.Pos()
			it.Watch(a)
		}
		pos := a.After(it.Pos)
		if pos >= a.End() {
			return nil
		}
		it.Pos = pos + 1
		key := a.KeyAt(pos).Value()
		err := w.element(a.SlotAt(pos), key)
		key.Release()
		if err != nil {
			return err
		}
		if w.byRef && slot.IsArray() && slot.Array() == a && it.Arr == a && pos < a.End() {
			unshare(a.SlotAt(pos))
		}
	}
}

// unshare turns a reference that nobody else holds back into a plain value.
func unshare(slot *php.Value) {
	if slot.IsRef() && slot.Ref().Count() == 1 && len(slot.Ref().Types) == 0 {
		old := *slot
		*slot = old.Ref().V.Copy()
		old.Release()
	}
}

// element calls the callback with an element, or walks it.
func (w *walker) element(slot *php.Value, key php.Value) error {
	if w.deep && slot.Deref().IsArray() {
		return w.inner(slot)
	}
	var v php.Value
	if w.byRef {
		v = php.RefValue(php.MakeRef(slot)).Copy()
	} else {
		v = slot.CopyDeref()
	}
	defer v.Release()
	w.args[0], w.args[1] = v, key
	res, err := callByRef(w.c, w.fn, w.args[:w.n])
	if err != nil {
		return err
	}
	res.Release()
	return w.c.Ctx.Pending
}

// inner walks an array within the array, held by a reference while it lasts.
func (w *walker) inner(slot *php.Value) error {
	r := php.MakeRef(slot)
	held := php.RefValue(r).Copy()
	defer held.Release()
	a := r.V.WritableArray()
	if !a.Enter() {
		_, err := recursion(w.c)
		return err
	}
	err := w.array(&r.V)
	a.Leave()
	if r.V.IsArray() {
		r.V.Array().Leave()
	}
	return err
}

// object walks the properties of an object, under their mangled names.
func (w *walker) object(o *php.Object) error {
	held := php.ObjectValue(o).Copy()
	defer held.Release()
	if h := o.Class.Handlers; h != nil && h.Props != nil {
		props, err := h.Props(w.c.Ctx, o, php.PropsArray)
		if err != nil {
			return err
		}
		v := php.ArrayValue(props)
		defer v.Release()
		return w.array(&v)
	}
	o, err := w.c.Ctx.InitLazy(o)
	if err != nil {
		return err
	}
	for _, p := range o.Class.PropList() {
		if p == nil || p.Slot >= len(o.Slots) || o.Slots[p.Slot].IsUndef() {
			continue
		}
		e := php.PropEntry{Key: php.Key{Str: p.Key}, Scope: p.ScopeOf()}
		slot := &o.Slots[p.Slot]
		if w.byRef && p.Type != nil {
			if p.Flags&php.AccReadonly != 0 {
				return w.c.Ctx.Throwf("Error", "Cannot modify readonly property %s::$%s", o.Class.Name, p.Name)
			}
			if r := php.MakeRef(slot); len(r.Types) == 0 {
				r.Types = []*php.PropInfo{p}
			}
		}
		if err := w.element(slot, e.Mangled().Value()); err != nil {
			return err
		}
	}
	if o.Dyn == nil {
		return nil
	}
	dyn := o.DynArray()
	for pos := dyn.First(); pos < dyn.End(); pos = dyn.After(pos + 1) {
		key := dyn.KeyAt(pos).Value()
		err := w.element(dyn.SlotAt(pos), key)
		key.Release()
		if err != nil {
			return err
		}
		dyn = o.DynArray()
	}
	return nil
}
