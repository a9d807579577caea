package core

import (
	"cmp"
	"maps"
	"slices"

	"gaja/interp/php"
)

// weakState is what an engine knows of weak references: for each object that is watched, its one WeakReference and the
// maps that have it as a key. The object's end is noticed through Context.OnGone, which is asked for once per object.
type weakState struct {
	watched map[*php.Object]*watch
}

type watch struct {
	ref  *php.Object // the WeakReference, or nil
	maps map[*weakMap]struct{}
}

type weakKey struct{}

func weakOf(ctx *php.Context) *weakState {
	return php.State(ctx, weakKey{}, func() *weakState {
		s := &weakState{watched: make(map[*php.Object]*watch)}
		ctx.SetWeakValues(s.values)
		return s
	})
}

func (s *weakState) watch(ctx *php.Context, o *php.Object) *watch {
	w := s.watched[o]
	if w == nil {
		w = &watch{}
		s.watched[o] = w
		ctx.OnGone(o, func() { s.gone(o) })
	}
	return w
}

// values calls visit with the maps that have an object as a key, and what they hold for it.
func (s *weakState) values(key *php.Object, visit func(holder *php.Object, v php.Value)) {
	w := s.watched[key]
	if w == nil {
		return
	}
	maps := slices.Collect(maps.Keys(w.maps))
	slices.SortFunc(maps, func(a, b *weakMap) int { return cmp.Compare(a.self.ID, b.self.ID) })
	for _, m := range maps {
		visit(m.self, m.entries[m.index[key]].val)
	}
}

func (s *weakState) gone(o *php.Object) {
	w := s.watched[o]
	if w == nil {
		return
	}
	delete(s.watched, o)
	if w.ref != nil {
		w.ref.Native = nil
	}
	for m := range w.maps {
		m.drop(o)
	}
}

// weakRefHandlers: the native state of a WeakReference is the object, not counted, until that dies.
var weakRefHandlers = php.Handlers{
	NoClone: true,
	Free: func(o *php.Object) {
		if to, ok := o.Native.(*php.Object); ok {
			if w := weakOf(o.Class.Ctx).watched[to]; w != nil && w.ref == o {
				w.ref = nil
			}
		}
	},
	Props: func(ctx *php.Context, o *php.Object, purpose php.PropsPurpose) (*php.Array, error) {
		a := php.NewHash(1)
		if ctx.Level == php.Level74 || purpose != php.PropsDebug {
			return a, nil
		}
		v := php.Null()
		if to, ok := o.Native.(*php.Object); ok {
			v = php.ObjectValue(to).Copy()
		}
		a.SetString("object", v)
		return a, nil
	},
	ReadProp: func(ctx *php.Context, _ *php.Object, _ *php.Str) (php.Value, bool, error) {
		return php.Undef(), false, weakRefusal(ctx)
	},
	WriteProp: func(ctx *php.Context, _ *php.Object, _ *php.Str, v php.Value) (bool, error) {
		err := weakRefusal(ctx)
		if err != nil {
			v.Release()
		}
		return false, err
	},
	HasProp: func(ctx *php.Context, _ *php.Object, _ *php.Str, _ int) (has, ok bool) {
		ctx.Pending = weakRefusal(ctx)
		return false, true
	},
	UnsetProp: func(ctx *php.Context, _ *php.Object, _ *php.Str) (bool, error) { return false, weakRefusal(ctx) },
}

// weakRefusal is 7.4's error for any access to a property; 8.4 has none of its own.
func weakRefusal(ctx *php.Context) error {
	if ctx.Level != php.Level74 {
		return nil
	}
	return ctx.ThrowError("Error", "WeakReference objects do not support properties")
}

func weakReference___construct(c *php.Call) (php.Value, error) {
	name := "WeakReference"
	if c.Ctx.Level == php.Level74 {
		name = "'WeakReference'"
	}
	return php.Undef(), c.Ctx.Throwf("Error",
		"Direct instantiation of %s is not allowed, use WeakReference::create instead", name)
}

func weakReference_create(c *php.Call) (php.Value, error) {
	to := c.Object(0)
	w := weakOf(c.Ctx).watch(c.Ctx, to)
	if w.ref != nil {
		return php.ObjectValue(w.ref).Copy(), nil
	}
	class, err := c.Ctx.FindClass("WeakReference", false)
	if err != nil {
		return php.Undef(), err
	}
	w.ref = php.NewObject(class)
	w.ref.Native = to
	return php.ObjectValue(w.ref), nil
}

func weakReference_get(c *php.Call) (php.Value, error) {
	if to, ok := c.This.Native.(*php.Object); ok {
		return php.ObjectValue(to).Copy(), nil
	}
	return php.Null(), nil
}
