package core

import (
	"reflect"

	"gaja/interp/php"
)

// snapshots say how weak references travel: what is watched is watched again.
func snapshots() []php.SnapCodec {
	return []php.SnapCodec{
		{Name: "core.weak", Type: reflect.TypeFor[*weakState](), Save: saveWeak, Load: loadWeak},
		{Name: "core.weakMapWalk", Type: reflect.TypeFor[*weakMapWalk]()},
	}
}

func saveWeak(w *php.SnapWriter, state any) {
	s := state.(*weakState)
	w.Uint(uint64(len(s.watched)))
	for o, x := range s.watched {
		w.Object(o)
		w.Object(x.ref)
	}
}

func loadWeak(r *php.SnapReader, state any) {
	s, ctx := state.(*weakState), r.Ctx
	for n := r.Count(); n > 0 && r.Err() == nil; n-- {
		o, ref := r.Object(), r.Object()
		if o != nil {
			s.watch(ctx, o).ref = ref
		}
	}
	r.Later(func() error {
		ctx.LiveObjects(func(o *php.Object) {
			m := weakMapOf(o)
			if m == nil {
				return
			}
			for key := range m.index {
				x := s.watch(ctx, key)
				if x.maps == nil {
					x.maps = make(map[*weakMap]struct{})
				}
				x.maps[m] = struct{}{}
			}
		})
		return nil
	})
}

// start makes the state that must not miss an object's end, should it come with a snapshot.
func start(ctx *php.Context) error {
	weakOf(ctx)
	return nil
}
