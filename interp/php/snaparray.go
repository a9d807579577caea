package php

import (
	"encoding/binary"
	"math"
	"unsafe"
)

// Arrays keep their slots, deleted ones included, because loops under way count in slots. A packed array of nothing but
// integers or floats is a run of eight bytes each.

const (
	snapHash     = 1 << iota // the hashed form
	snapNegative             // arrayNegative
	snapInts                 // packed, integers only
	snapFloats               // packed, floats only
)

func (w *SnapWriter) arrayBody(a *Array) {
	form := byte(0)
	switch {
	case a.index != nil:
		form = snapHash
	case a.used > 0:
		form = a.uniform()
	}
	if a.flags&arrayNegative != 0 {
		form |= snapNegative
	}
	w.Byte(form)
	w.Uint(uint64(a.used))
	w.Uint(uint64(a.pos))
	w.Int(a.next)
	switch {
	case form&snapHash != 0:
		for i := uint32(0); i < a.used; i++ {
			b := a.bucket(i)
			w.bucketKey(b)
			w.Value(b.Val)
		}
	case form&(snapInts|snapFloats) != 0:
		at := len(w.buf)
		w.buf = append(w.buf, make([]byte, 8*int(a.used))...)
		out := w.buf[at:]
		for i, v := range unsafe.Slice((*Value)(a.data), a.used) {
			binary.LittleEndian.PutUint64(out[8*i:], v.n)
		}
	default:
		for i := uint32(0); i < a.used; i++ {
			w.Value(*a.val(i))
		}
	}
}

// uniform tells whether a packed array holds nothing but integers, or nothing but floats.
func (a *Array) uniform() byte {
	vals := unsafe.Slice((*Value)(a.data), a.used)
	first, form := vals[0].p, byte(snapInts)
	if vals[0].IsFloat() {
		form = snapFloats
	} else if !vals[0].IsInt() {
		return 0
	}
	for i := range vals {
		if vals[i].p != first {
			return 0
		}
	}
	return form
}

// bucketKey writes 0 for an integer key and 1 for a string; a deleted bucket has an undefined value.
func (w *SnapWriter) bucketKey(b *Bucket) {
	if b.Key == nil {
		w.Byte(0)
		w.Int(int64(b.H))
		return
	}
	w.Byte(1)
	w.str(b.Key)
}

func (r *SnapReader) arrayBody(a *Array) {
	form := r.Byte()
	used, pos, next := r.Uint(), r.Uint(), r.Int()
	need := uint64(1)
	if form&(snapInts|snapFloats) != 0 {
		need = 8
	}
	if used > uint64(r.left())/need || used > maxArraySlots || form >= 2*snapFloats {
		r.Fail("an array of %d", used)
		return
	}
	if form&snapNegative != 0 {
		a.flags |= arrayNegative
	}
	n := uint32(used)
	switch {
	case form&snapHash != 0:
		r.hashBody(a, n)
	case form&(snapInts|snapFloats) != 0:
		r.runBody(a, n, form&snapFloats != 0)
	default:
		r.packedBody(a, n)
	}
	a.pos, a.next = uint32(min(pos, used)), next
}

func (r *SnapReader) runBody(a *Array, n uint32, floats bool) {
	if n == 0 {
		return
	}
	vals := make([]Value, n)
	in := r.raw(8 * int(n))
	if floats {
		for i := range vals {
			vals[i].SetFloat(math.Float64frombits(binary.LittleEndian.Uint64(in[8*i:])))
		}
	} else {
		for i := range vals {
			vals[i].SetInt(int64(binary.LittleEndian.Uint64(in[8*i:])))
		}
	}
	a.data, a.cap, a.used, a.count = unsafe.Pointer(&vals[0]), n, n, n
}

func (r *SnapReader) packedBody(a *Array, n uint32) {
	if n == 0 {
		return
	}
	vals := make([]Value, n)
	count := uint32(0)
	for i := range vals {
		vals[i] = r.Value()
		if !vals[i].IsUndef() {
			count++
		}
	}
	a.data, a.cap, a.used, a.count = unsafe.Pointer(&vals[0]), n, n, count
}

func (r *SnapReader) hashBody(a *Array, n uint32) {
	a.initHash(hashCap(int(n)))
	for i := uint32(0); i < n && r.err == nil; i++ {
		var key *Str
		var h uint64
		if r.Byte() == 0 {
			h = uint64(r.Int())
		} else {
			v := r.Value()
			if v.Kind() != KindString {
				r.Fail("a key that is no string")
				return
			}
			key = v.Str()
			h = uint64(key.Hash())
		}
		v := r.Value()
		b := a.bucket(i)
		b.Key, b.H, b.Val = key, h, v
		a.used++
		if v.IsUndef() {
			b.Key = nil
			continue
		}
		a.count++
		hp := a.headAt(h)
		*a.linkAt(i) = *hp
		*hp = i
	}
}

func putFixed(b []byte, n uint64) { binary.LittleEndian.PutUint64(b, n) }
