package core

import "gaja/interp/php"

// weakMap is the native state of a WeakMap: entries in order of insertion, found by object. Keys are not counted.
// Removed entries stay as holes until there are many, so that walks under way keep their place.
type weakMap struct {
	index   map[*php.Object]int
	entries []weakEntry
	walks   int
	self    *php.Object // not owned
}

// EachWeak implements php.WeakHolder.
func (m *weakMap) EachWeak(visit func(key *php.Object, v php.Value)) {
	for _, e := range m.entries {
		if e.key != nil {
			visit(e.key, e.val)
		}
	}
}

type weakEntry struct {
	key *php.Object // nil in a hole
	val php.Value
}

// drop removes a key and releases its value.
func (m *weakMap) drop(o *php.Object) {
	i, ok := m.index[o]
	if !ok {
		return
	}
	delete(m.index, o)
	v := m.entries[i].val
	m.entries[i] = weakEntry{}
	if m.walks == 0 && len(m.entries) > 32 && len(m.index) < len(m.entries)/2 {
		m.compact()
	}
	v.Release()
}

func (m *weakMap) compact() {
	to := 0
	for _, e := range m.entries {
		if e.key != nil {
			m.entries[to] = e
			m.index[e.key] = to
			to++
		}
	}
	clear(m.entries[to:])
	m.entries = m.entries[:to]
}

func (m *weakMap) set(ctx *php.Context, o *php.Object, v php.Value) {
	if i, ok := m.index[o]; ok {
		e := &m.entries[i]
		if e.val.Kind() == php.KindRef {
			e.val.Ref().Set(v)
			return
		}
		old := e.val
		e.val = v
		old.Release()
		return
	}
	m.index[o] = len(m.entries)
	m.entries = append(m.entries, weakEntry{o, v})
	w := weakOf(ctx).watch(ctx, o)
	if w.maps == nil {
		w.maps = make(map[*weakMap]struct{})
	}
	w.maps[m] = struct{}{}
}

func (m *weakMap) remove(ctx *php.Context, o *php.Object) {
	if w := weakOf(ctx).watched[o]; w != nil {
		delete(w.maps, m)
	}
	m.drop(o)
}

func weakMapOf(o *php.Object) *weakMap {
	m, _ := o.Native.(*weakMap)
	return m
}

// DimSlot gives the place of a key's value, which scripts may write into.
func (m *weakMap) DimSlot(ctx *php.Context, o *php.Object, key php.Value, hasKey bool) (*php.Value, bool, error) {
	if !hasKey {
		return nil, false, ctx.ThrowError("Error", "Cannot append to WeakMap")
	}
	if _, err := weakMapGet(ctx, o, key); err != nil {
		return nil, false, err
	}
	return &m.entries[m.index[key.Deref().Object()]].val, true, nil
}

var weakMapHandlers = php.Handlers{
	New: func(_ *php.Context, o *php.Object) {
		o.Native = &weakMap{index: make(map[*php.Object]int), self: o}
	},
	Clone: func(ctx *php.Context, from, to *php.Object) error {
		n := &weakMap{index: make(map[*php.Object]int), self: to}
		to.Native = n
		for _, e := range weakMapOf(from).entries {
			if e.key != nil {
				n.set(ctx, e.key, e.val.CopyDeref())
			}
		}
		return nil
	},
	Free: func(o *php.Object) {
		m := weakMapOf(o)
		if m == nil {
			return
		}
		o.Native = nil
		for _, e := range m.entries {
			if e.key != nil {
				m.remove(o.Class.Ctx, e.key)
			}
		}
	},
	GetDim: func(ctx *php.Context, o *php.Object, key php.Value) (php.Value, error) {
		v, err := weakMapGet(ctx, o, key)
		return v.CopyDeref(), err
	},
	SetDim: weakMapSet,
	HasDim: func(ctx *php.Context, o *php.Object, key php.Value, empty bool) (bool, error) {
		k, err := weakMapKey(ctx, key)
		if err != nil {
			return false, err
		}
		i, ok := weakMapOf(o).index[k]
		if !ok {
			return false, nil
		}
		v := weakMapOf(o).entries[i].val.Deref()
		if empty {
			return ctx.Truth(v), nil
		}
		return !v.IsNil(), nil
	},
	UnsetDim: func(ctx *php.Context, o *php.Object, key php.Value) error {
		k, err := weakMapKey(ctx, key)
		if err == nil {
			weakMapOf(o).remove(ctx, k)
		}
		return err
	},
	Count: func(_ *php.Context, o *php.Object) (int64, error) { return int64(len(weakMapOf(o).index)), nil },
	Props: weakMapProps,
	Iterate: func(_ *php.Context, o *php.Object, byRef bool) (php.Iterator, error) {
		m := weakMapOf(o)
		m.walks++
		return &weakMapWalk{m: m, owner: php.ObjectValue(o).Copy(), byRef: byRef}, nil
	},
	Walk: func(o *php.Object, visit func(*php.Value)) {
		m := weakMapOf(o)
		for i := range m.entries {
			if m.entries[i].key != nil {
				visit(&m.entries[i].val)
			}
		}
	},
}

func weakMapKey(ctx *php.Context, key php.Value) (*php.Object, error) {
	key = key.Deref()
	if !key.IsObject() {
		return nil, ctx.ThrowError("TypeError", "WeakMap key must be an object")
	}
	return key.Object(), nil
}

// weakMapGet returns the value, borrowed.
func weakMapGet(ctx *php.Context, o *php.Object, key php.Value) (php.Value, error) {
	if key.IsUndef() {
		return php.Undef(), ctx.ThrowError("Error", "Cannot append to WeakMap")
	}
	k, err := weakMapKey(ctx, key)
	if err != nil {
		return php.Undef(), err
	}
	i, ok := weakMapOf(o).index[k]
	if !ok {
		return php.Undef(), ctx.Throwf("Error", "Object %s#%d not contained in WeakMap", k.Class.Name, k.ID)
	}
	return weakMapOf(o).entries[i].val, nil
}

func weakMapSet(ctx *php.Context, o *php.Object, key php.Value, hasKey bool, v php.Value) error {
	if !hasKey {
		v.Release()
		return ctx.ThrowError("Error", "Cannot append to WeakMap")
	}
	k, err := weakMapKey(ctx, key)
	if err != nil {
		v.Release()
		return err
	}
	weakMapOf(o).set(ctx, k, v)
	return nil
}

func weakMapProps(_ *php.Context, o *php.Object, purpose php.PropsPurpose) (*php.Array, error) {
	list := php.NewArray(0)
	if purpose != php.PropsDebug {
		return list, nil
	}
	for _, e := range weakMapOf(o).entries {
		if e.key != nil {
			pair := php.NewHash(2)
			pair.SetString("key", php.ObjectValue(e.key).Copy())
			pair.SetString("value", e.val.Copy())
			list.Append(php.ArrayValue(pair))
		}
	}
	return list, nil
}

// weakMapWalk is a foreach over a map; entries that die under it are skipped.
type weakMapWalk struct {
	m     *weakMap
	owner php.Value
	at    int
	byRef bool
}

func (w *weakMapWalk) skip() {
	for w.at < len(w.m.entries) && w.m.entries[w.at].key == nil {
		w.at++
	}
}

func (w *weakMapWalk) Rewind(*php.Context) error { w.at = 0; return nil }

func (w *weakMapWalk) Valid(*php.Context) (bool, error) {
	w.skip()
	return w.at < len(w.m.entries), nil
}

func (w *weakMapWalk) Current(*php.Context) (php.Value, error) {
	w.skip()
	if w.at >= len(w.m.entries) {
		return php.Null(), nil
	}
	v := &w.m.entries[w.at].val
	if w.byRef {
		return php.RefValue(php.MakeRef(v)).Copy(), nil
	}
	return v.CopyDeref(), nil
}

func (w *weakMapWalk) Key(*php.Context) (php.Value, error) {
	w.skip()
	if w.at >= len(w.m.entries) {
		return php.Null(), nil
	}
	return php.ObjectValue(w.m.entries[w.at].key).Copy(), nil
}

func (w *weakMapWalk) Next(*php.Context) error { w.at++; return nil }

func (w *weakMapWalk) Close() {
	if w.m != nil {
		w.m.walks--
		w.owner.Release()
		w.m = nil
	}
}

func weakMap_offsetGet(c *php.Call) (php.Value, error) {
	v, err := weakMapGet(c.Ctx, c.This, c.Arg(0))
	return v.CopyDeref(), err
}

func weakMap_offsetSet(c *php.Call) (php.Value, error) {
	return php.Null(), weakMapSet(c.Ctx, c.This, c.Arg(0), !c.Arg(0).IsNil(), c.Arg(1).Copy())
}

func weakMap_offsetExists(c *php.Call) (php.Value, error) {
	ok, err := weakMapHandlers.HasDim(c.Ctx, c.This, c.Arg(0), false)
	return php.Bool(ok), err
}

func weakMap_offsetUnset(c *php.Call) (php.Value, error) {
	return php.Null(), weakMapHandlers.UnsetDim(c.Ctx, c.This, c.Arg(0))
}

func weakMap_count(c *php.Call) (php.Value, error) {
	return php.Int(int64(len(weakMapOf(c.This).index))), nil
}

func weakMap_getIterator(c *php.Call) (php.Value, error) {
	it, err := weakMapHandlers.Iterate(c.Ctx, c.This, false)
	if err != nil {
		return php.Undef(), err
	}
	o, err := c.Ctx.NewInternalIterator(it)
	if err != nil {
		it.Close()
		return php.Undef(), err
	}
	return php.ObjectValue(o), nil
}
