package spl

import "gaja/interp/php"

// What an ArrayObject or ArrayIterator holds is found through its table: an array of its own, the properties of some
// object, its own properties, or whatever another ArrayObject holds. An ArrayIterator keeps its place in the table
// however the table is written through any of the objects that share it.

// The flags of ArrayObject; the upper ones are internal.
const (
	arrayStdProps   = 1
	arrayAsProps    = 2
	arrayChildOnly  = 4
	arraySelf       = 0x01000000 // holds its own properties
	arrayOther      = 0x02000000 // holds what another ArrayObject holds
	arrayIntMask    = 0x7FFF0000
	arrayCloneMask  = 0x0100FFFF
	arrayNoSortText = "Modification of ArrayObject during sorting is prohibited"
)

// arrayState is the native state of ArrayObject and ArrayIterator.
type arrayState struct {
	store     php.Value // an array or object; Undef with arraySelf
	flags     int64
	iterClass *php.Class // nil means ArrayIterator
	sorting   int
	place     arrayPlace
	places    []*arrayPlace // all places in the array that this state owns
	changing  bool

	get, set, has, del, count *php.Function
}

// arrayPlace is where an ArrayIterator is. While the array is being changed the place follows it as a RefIter.
type arrayPlace struct {
	pos    uint32
	owner  *arrayState // where the place is registered; nil before the first use
	follow php.RefIter
}

func arrayOf(o *php.Object) *arrayState { return o.Native.(*arrayState) }

// table is what a state leads to: an array in a slot, or an object whose properties count as elements.
type table struct {
	root *arrayState
	obj  *php.Object // nil for an array
}

func tableOf(o *php.Object) table {
	s := arrayOf(o)
	for s.flags&arrayOther != 0 {
		o = s.store.Object()
		s = arrayOf(o)
	}
	switch {
	case s.flags&arraySelf != 0:
		return table{s, o}
	case s.store.IsObject():
		return table{s, awake(s.store.Object())}
	}
	return table{s, nil}
}

// awake is the object whose properties count when o may be lazy. An initialiser that fails leaves o as it is.
func awake(o *php.Object) *php.Object {
	if !o.IsLazy() {
		return o
	}
	inst, err := o.Class.Ctx.InitLazy(o)
	if err != nil {
		o.Class.Ctx.Pending = err
		return o
	}
	return inst
}

func (t table) array() *php.Array { return t.root.store.Array() }

// change runs f on the array, separated for writing, and takes the places along.
func (t table) change(f func(a *php.Array)) {
	a := t.root.store.WritableArray()
	if t.root.changing || len(t.root.places) == 0 {
		f(a)
		return
	}
	t.root.changing = true
	places := t.root.places
	for _, p := range places {
		p.follow.Pos = p.pos
		p.follow.Watch(a)
	}
	f(a)
	for _, p := range places {
		p.pos = p.follow.Pos
		p.follow.Unwatch()
	}
	t.root.changing = false
}

// public returns the slot of a declared property that counts as an element, or nil.
func public(o *php.Object, p *php.PropInfo) *php.Value {
	if p == nil || p.Flags&(php.AccPrivate|php.AccProtected|php.AccStatic|php.AccVirtual) != 0 || p.Slot >= len(o.Slots) {
		return nil
	}
	if v := &o.Slots[p.Slot]; !v.IsUndef() {
		return v
	}
	return nil
}

// find returns the element's slot, or nil.
func (t table) find(k php.Key) *php.Value {
	if t.obj == nil {
		return t.array().Lookup(k)
	}
	if k.Str != nil {
		if p := t.obj.Class.PropMap[k.Str.Peek()]; p != nil && p.Flags&php.AccStatic == 0 {
			return public(t.obj, p)
		}
	}
	if t.obj.Dyn == nil {
		return nil
	}
	return t.obj.Dyn.Lookup(k)
}

// put stores v, which it takes over.
func (t table) put(k php.Key, v php.Value) {
	if t.obj == nil {
		t.change(func(a *php.Array) { store(a.SlotFor(k), v) })
		return
	}
	if s := t.find(k); s != nil && k.Str != nil && t.obj.Class.PropMap[k.Str.Peek()] != nil {
		store(s, v)
		return
	}
	if k.Str != nil {
		if p := t.obj.Class.PropMap[k.Str.Peek()]; p != nil && p.Flags&(php.AccStatic|php.AccVirtual) == 0 &&
			p.Flags&(php.AccPrivate|php.AccProtected) == 0 {
			store(&t.obj.Slots[p.Slot], v)
			return
		}
	}
	store(t.obj.DynArray().SlotFor(k), v)
}

// store puts v, which it takes over, into a slot, through the reference that may be there.
func store(s *php.Value, v php.Value) {
	if s.IsRef() {
		s.Ref().Set(v)
		return
	}
	old := *s
	*s = v
	old.Release()
}

// remove removes an element; it reports whether it was there.
func (t table) remove(k php.Key) (there bool) {
	if t.obj == nil {
		if t.array().Lookup(k) == nil {
			return false
		}
		t.change(func(a *php.Array) { a.Remove(k) })
		return true
	}
	s := t.find(k)
	if s == nil {
		return false
	}
	if k.Str != nil && t.obj.Class.PropMap[k.Str.Peek()] != nil {
		old := *s
		*s = php.Undef()
		old.Release()
		return true
	}
	return t.obj.DynArray().Remove(k)
}

// len counts the elements.
func (t table) len() int64 {
	if t.obj == nil {
		return int64(t.array().Len())
	}
	n := int64(0)
	for _, p := range t.obj.Class.Props {
		if public(t.obj, p) != nil {
			n++
		}
	}
	if t.obj.Dyn != nil {
		n += int64(t.obj.Dyn.Len())
	}
	return n
}

// copy returns all that is in the table as an array, owned; an object's hidden properties have mangled names.
func (t table) copy() *php.Array {
	if t.obj != nil {
		return t.obj.StandardProps()
	}
	return t.root.store.Copy().Array()
}

// The positions of an object's table are its declared slots, and the dynamic properties behind them.

// after returns the first position with an element from pos on; ok is false at the end.
func (t table) after(pos uint32) (uint32, bool) {
	if t.obj == nil {
		p := t.array().After(pos)
		return p, p < t.array().End()
	}
	n := uint32(len(t.obj.Class.Props))
	for ; pos < n; pos++ {
		if public(t.obj, t.obj.Class.Props[pos]) != nil {
			return pos, true
		}
	}
	if t.obj.Dyn == nil {
		return n, false
	}
	p := t.obj.Dyn.After(pos - n)
	return p + n, p < t.obj.Dyn.End()
}

// at returns the element at a position that after gave; the key is borrowed.
func (t table) at(pos uint32) (php.Key, *php.Value) {
	if t.obj == nil {
		return t.array().KeyAt(pos), t.array().SlotAt(pos)
	}
	n := uint32(len(t.obj.Class.Props))
	if pos < n {
		p := t.obj.Class.Props[pos]
		return php.Key{Str: p.Key}, &t.obj.Slots[p.Slot]
	}
	return t.obj.Dyn.KeyAt(pos - n), t.obj.Dyn.SlotAt(pos - n)
}

// prop is the declared property at a position, or nil.
func (t table) prop(pos uint32) *php.PropInfo {
	if t.obj == nil || pos >= uint32(len(t.obj.Class.Props)) {
		return nil
	}
	return t.obj.Class.Props[pos]
}

// current returns the position of an iterator's element; ok is false at the end.
func (s *arrayState) current(t table) (uint32, bool) {
	s.register(t)
	pos, ok := t.after(s.place.pos)
	s.place.pos = pos
	return pos, ok
}

// register makes the table's owner tell this iterator's place about changes.
func (s *arrayState) register(t table) {
	p := &s.place
	if p.owner == t.root {
		return
	}
	s.unregister()
	p.owner = t.root
	t.root.places = append(t.root.places, p)
}

// unregister forgets the place: the next use begins at the start.
func (s *arrayState) unregister() {
	p := &s.place
	if p.owner == nil {
		return
	}
	list := p.owner.places
	for i, x := range list {
		if x == p {
			p.owner.places = append(list[:i:i], list[i+1:]...)
			break
		}
	}
	p.owner, p.pos = nil, 0
}

func (s *arrayState) rewind(t table) {
	s.register(t)
	s.place.pos = 0
}

// next moves to the next element and reports whether there is one.
func (s *arrayState) next(t table) bool {
	pos, ok := s.current(t)
	if !ok {
		return false
	}
	s.place.pos, ok = t.after(pos + 1)
	return ok
}
