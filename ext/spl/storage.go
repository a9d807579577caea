package spl

import (
	"fmt"

	"gaja/interp/php"
)

// storageState is the native state of SplObjectStorage and MultipleIterator: entries in order, found by object, or by
// what getHash says where a script overrides it. Removed entries stay as holes until none walks the list and there are
// many of them.
type storageState struct {
	byObject map[*php.Object]int
	byHash   map[string]int // only with an overridden getHash
	entries  []storageEntry
	live     int
	pos      int // where current() and next() are
	index    int64
	busy     int // loops over entries that run script code
	flags    int64

	hash                   *php.Function
	get, set, exists, drop *php.Function
}

type storageEntry struct {
	obj  *php.Object // nil in a hole
	inf  php.Value
	hash string
}

func storageOf(o *php.Object) *storageState { return o.Native.(*storageState) }

// find returns the entry of an object, or -1.
func (s *storageState) find(ctx *php.Context, self, o *php.Object) (int, string, error) {
	if s.hash == nil {
		if i, ok := s.byObject[o]; ok {
			return i, "", nil
		}
		return -1, "", nil
	}
	v, err := callFn(ctx, self, s.hash, php.ObjectValue(o))
	if err != nil {
		return -1, "", err
	}
	defer v.Release()
	if !v.IsString() {
		if ctx.Level == php.Level74 {
			return -1, "", ctx.ThrowError("Exception", "Hash needs to be a string")
		}
		return -1, "", ctx.Throwf("TypeError", "%s::getHash(): Return value must be of type string, %s returned",
			self.Class.Name, php.TypeName(v))
	}
	key := v.Str().String()
	if i, ok := s.byHash[key]; ok {
		return i, key, nil
	}
	return -1, key, nil
}

// attach stores inf, which it takes over, with an object.
func (s *storageState) attach(ctx *php.Context, self, o *php.Object, inf php.Value) error {
	i, key, err := s.find(ctx, self, o)
	if err != nil {
		inf.Release()
		return err
	}
	if i >= 0 {
		old := s.entries[i].inf
		s.entries[i].inf = inf
		old.Release()
		return nil
	}
	if n := len(s.entries); s.busy == 0 && n > 32 && n == cap(s.entries) && s.live < n/2 {
		s.compact()
	}
	if s.hash == nil {
		if s.byObject == nil {
			s.byObject = make(map[*php.Object]int)
		}
		s.byObject[o] = len(s.entries)
	} else {
		if s.byHash == nil {
			s.byHash = make(map[string]int)
		}
		s.byHash[key] = len(s.entries)
	}
	php.ObjectValue(o).AddRef()
	s.entries = append(s.entries, storageEntry{o, inf, key})
	s.live++
	return nil
}

func (s *storageState) compact() {
	to, pos := 0, -1
	for i, e := range s.entries {
		if i >= s.pos && pos < 0 {
			pos = to
		}
		if e.obj == nil {
			continue
		}
		s.entries[to] = e
		if s.hash == nil {
			s.byObject[e.obj] = to
		} else {
			s.byHash[e.hash] = to
		}
		to++
	}
	if pos < 0 {
		pos = to
	}
	clear(s.entries[to:])
	s.entries, s.pos = s.entries[:to], pos
}

// detach removes an object and reports whether it was there.
func (s *storageState) detach(ctx *php.Context, self, o *php.Object) (bool, error) {
	i, key, err := s.find(ctx, self, o)
	if err != nil || i < 0 {
		return false, err
	}
	e := s.entries[i]
	s.entries[i] = storageEntry{}
	if s.hash == nil {
		delete(s.byObject, o)
	} else {
		delete(s.byHash, key)
	}
	s.live--
	php.ObjectValue(e.obj).Release()
	e.inf.Release()
	return true, nil
}

// each calls f for every entry until it fails; the entries may change meanwhile.
func (s *storageState) each(f func(e storageEntry) error) error {
	s.busy++
	defer func() { s.busy-- }()
	for i := 0; i < len(s.entries); i++ {
		e := s.entries[i]
		if e.obj == nil {
			continue
		}
		obj, inf := php.ObjectValue(e.obj).Copy(), e.inf.Copy()
		err := f(e)
		obj.Release()
		inf.Release()
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *storageState) rewind() { s.pos, s.index = 0, 0 }

// current returns the entry at the position, or nil behind the last one.
func (s *storageState) current() *storageEntry {
	for s.pos < len(s.entries) && s.entries[s.pos].obj == nil {
		s.pos++
	}
	if s.pos < len(s.entries) {
		return &s.entries[s.pos]
	}
	return nil
}

func (s *storageState) next() {
	if s.current() != nil {
		s.pos++
	}
	s.index++
}

var storageHandlers = storageBehaviour()

var multipleHandlers = php.Handlers{
	New: storageNew, Clone: storageClone, Free: storageFree, Walk: storageWalk,
	SetDim: multipleSet,
}

func storageBehaviour() php.Handlers {
	return php.Handlers{
		New: storageNew, Clone: storageClone, Free: storageFree, Walk: storageWalk,
		GetDim: storageGet, SetDim: storageSet, HasDim: storageHas, UnsetDim: storageUnset,
		Compare: storageCompare,
	}
}

func storageNew(_ *php.Context, o *php.Object) {
	s := &storageState{flags: 1}
	if o.Class.Flags&php.ClassBuiltin == 0 {
		s.hash = overridden(o.Class, "gethash")
		s.get, s.set = overridden(o.Class, "offsetget"), overridden(o.Class, "offsetset")
		s.exists, s.drop = overridden(o.Class, "offsetexists"), overridden(o.Class, "offsetunset")
	}
	o.Native = s
}

func storageClone(ctx *php.Context, from, to *php.Object) error {
	f, t := storageOf(from), storageOf(to)
	t.flags = f.flags
	for _, e := range f.entries {
		if e.obj == nil {
			continue
		}
		if t.hash != nil {
			if t.byHash == nil {
				t.byHash = make(map[string]int)
			}
			t.byHash[e.hash] = len(t.entries)
		} else {
			if t.byObject == nil {
				t.byObject = make(map[*php.Object]int)
			}
			t.byObject[e.obj] = len(t.entries)
		}
		php.ObjectValue(e.obj).AddRef()
		t.entries = append(t.entries, storageEntry{e.obj, e.inf.Copy(), e.hash})
		t.live++
	}
	return nil
}

func storageFree(o *php.Object) {
	s := storageOf(o)
	entries := s.entries
	s.entries, s.byObject, s.byHash, s.live = nil, nil, nil, 0
	for _, e := range entries {
		if e.obj != nil {
			php.ObjectValue(e.obj).Release()
			e.inf.Release()
		}
	}
}

func storageWalk(o *php.Object, visit func(*php.Value)) {
	s := storageOf(o)
	for i := range s.entries {
		if e := &s.entries[i]; e.obj != nil {
			v := php.ObjectValue(e.obj)
			visit(&v)
			visit(&e.inf)
		}
	}
}

// byMethod calls one of the ArrayAccess methods, the builtin one or a script's, as $o[k] does with an odd key.
func byMethod(ctx *php.Context, o *php.Object, lower string, args ...php.Value) (php.Value, error) {
	for i := range args {
		if args[i].IsUndef() {
			args[i] = php.Null()
		}
	}
	return callFn(ctx, o, o.Class.FindMethod(lower), args...)
}

func storageGet(ctx *php.Context, o *php.Object, key php.Value) (php.Value, error) {
	s, k := storageOf(o), key.Deref()
	if !k.IsObject() || s.get != nil || s.hash != nil {
		return byMethod(ctx, o, "offsetget", k)
	}
	i, ok := s.byObject[k.Object()]
	if !ok {
		return php.Undef(), ctx.ThrowError("UnexpectedValueException", "Object not found")
	}
	return s.entries[i].inf.CopyDeref(), nil
}

func storageSet(ctx *php.Context, o *php.Object, key php.Value, hasKey bool, v php.Value) error {
	s, k := storageOf(o), key.Deref()
	if !hasKey || !k.IsObject() || s.set != nil {
		r, err := byMethod(ctx, o, "offsetset", k, v)
		r.Release()
		v.Release()
		return err
	}
	return s.attach(ctx, o, k.Object(), v)
}

func storageHas(ctx *php.Context, o *php.Object, key php.Value, empty bool) (bool, error) {
	s, k := storageOf(o), key.Deref()
	if k.IsObject() && s.exists == nil && s.hash == nil && (s.get == nil || !empty) {
		i, ok := s.byObject[k.Object()]
		if !ok || !empty {
			return ok, nil
		}
		return ctx.Truth(s.entries[i].inf.Deref()), nil
	}
	v, err := byMethod(ctx, o, "offsetexists", k)
	ok := ctx.Truth(v)
	v.Release()
	if err != nil || !ok || !empty {
		return ok, err
	}
	v, err = byMethod(ctx, o, "offsetget", k)
	ok = ctx.Truth(v)
	v.Release()
	return ok, err
}

func storageUnset(ctx *php.Context, o *php.Object, key php.Value) error {
	s, k := storageOf(o), key.Deref()
	if !k.IsObject() || s.drop != nil {
		r, err := byMethod(ctx, o, "offsetunset", k)
		r.Release()
		return err
	}
	_, err := s.detach(ctx, o, k.Object())
	return err
}

// storageCompare is ==: the same objects with equal data. Only plain storages compare so.
func storageCompare(ctx *php.Context, a, b php.Value) (int, bool, error) {
	if !a.IsObject() || !b.IsObject() {
		return 0, false, nil
	}
	x, y := a.Object(), b.Object()
	if x.Class.Lower != "splobjectstorage" || y.Class != x.Class {
		return 0, false, nil
	}
	s, t := storageOf(x), storageOf(y)
	if s.live != t.live {
		return sign(int64(s.live - t.live)), true, nil
	}
	for _, e := range s.entries {
		if e.obj == nil {
			continue
		}
		i, ok := t.byObject[e.obj]
		if !ok {
			return 1, true, nil
		}
		if n, err := ctx.Compare(e.inf, t.entries[i].inf); n != 0 || err != nil {
			return n, true, err
		}
	}
	return 0, true, nil
}

// objectHash is what spl_object_hash gives: the handle in a fixed-width form.
func objectHash(o *php.Object) string { return fmt.Sprintf("%016x0000000000000000", o.ID) }

// debug is the made-up property "storage".
func (s *storageState) debug(ctx *php.Context) php.Value {
	list := php.NewArray(s.live)
	for _, e := range s.entries {
		if e.obj == nil {
			continue
		}
		pair := php.NewHash(2)
		pair.SetString("obj", php.ObjectValue(e.obj).Copy())
		pair.SetString("inf", e.inf.Copy())
		if ctx.Level == php.Level74 {
			list.SetString(objectHash(e.obj), php.ArrayValue(pair))
		} else {
			list.Append(php.ArrayValue(pair))
		}
	}
	return php.ArrayValue(list)
}
