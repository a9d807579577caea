package hash

import (
	"encoding"
	"reflect"

	"gaja/interp/php"
)

// snapshots say how a HashContext travels: the algorithm by its name, its state in the form that it has for itself or
// field by field.
func snapshots() []php.SnapCodec {
	return []php.SnapCodec{{Name: "hash.running", Type: reflect.TypeFor[*running](), Save: saveRunning, Load: loadRunning}}
}

func saveRunning(w *php.SnapWriter, x any) {
	r := x.(*running)
	w.String(r.algo.name)
	w.Bool(r.mac != nil)
	w.Bool(r.st != nil)
	switch {
	case r.mac != nil:
		w.Int(int64(r.mac.size))
		saveState(w, r.mac.inner)
		saveState(w, r.mac.outer)
	case r.st != nil:
		saveState(w, r.st)
	}
}

func loadRunning(r *php.SnapReader, x any) {
	to := x.(*running)
	name, isMAC, plain := r.String(), r.Bool(), r.Bool()
	for i := range algos {
		if algos[i].name == name {
			to.algo = &algos[i]
		}
	}
	switch {
	case to.algo == nil:
		r.Fail("no algorithm %s", name)
	case isMAC:
		to.mac = &mac{size: int(r.Int()), inner: to.algo.make(0), outer: to.algo.make(0)}
		loadState(r, to.mac.inner)
		loadState(r, to.mac.outer)
	case plain:
		to.st = to.algo.make(0)
		loadState(r, to.st)
	}
}

// inside is the struct that a state's content is in.
func inside(st state) any {
	if s, ok := st.(std); ok {
		return s.Hash
	}
	return st
}

func saveState(w *php.SnapWriter, st state) {
	x := inside(st)
	if c, ok := x.(*crc); ok { // its table is the algorithm's
		w.Uint(uint64(c.sum))
		return
	}
	if m, ok := x.(encoding.BinaryMarshaler); ok {
		b, err := m.MarshalBinary()
		if err != nil {
			w.Refuse("a HashContext cannot travel: %v", err)
		}
		w.Bytes(b)
		return
	}
	if reflect.TypeOf(x).Kind() != reflect.Pointer {
		w.Refuse("a HashContext cannot travel")
		return
	}
	w.Struct(x)
}

func loadState(r *php.SnapReader, st state) {
	x := inside(st)
	if c, ok := x.(*crc); ok {
		c.sum = uint32(r.Uint())
		return
	}
	if _, ok := x.(encoding.BinaryMarshaler); !ok {
		r.Struct(x)
		return
	}
	b := r.Bytes()
	m, ok := x.(encoding.BinaryUnmarshaler)
	if r.Err() != nil || !ok {
		return
	}
	if err := m.UnmarshalBinary(b); err != nil {
		r.Fail("a HashContext: %v", err)
	}
}
