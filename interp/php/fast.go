package php

import "unsafe"

// What follows is for the machine's loop: tests and moves small enough to be inlined there.

// IsScalar reports a defined value that is not counted.
func (v Value) IsScalar() bool {
	return uintptr(v.p)-uintptr(unsafe.Pointer(&tags[KindNull])) < uintptr(KindFloat-KindUndef)*unsafe.Sizeof(head{})
}

// IsNumber reports an integer or a float.
func (v Value) IsNumber() bool {
	return uintptr(v.p)-uintptr(unsafe.Pointer(&tags[KindInt])) < 2*unsafe.Sizeof(head{})
}

// IsPlain reports a defined value that is not a reference: one that can be copied as it is, with one more owner.
func (v Value) IsPlain() bool {
	if v.IsCounted() {
		return v.p != nil && (*head)(v.p).kind < KindRef
	}
	return v.p != unsafe.Pointer(&tags[KindUndef])
}

// SetScalar stores a scalar, or undefined, over another without a write barrier.
func (v *Value) SetScalar(w Value) {
	*(*uintptr)(unsafe.Pointer(&v.p)) = uintptr(w.p)
	v.n = w.n
}

// SetUndef makes a scalar undefined without a write barrier.
func (v *Value) SetUndef() {
	*(*uintptr)(unsafe.Pointer(&v.p)) = uintptr(unsafe.Pointer(&tags[KindUndef]))
}

// Retain counts one more owner of a value known to be counted.
func (v Value) Retain() { (*head)(v.p).rc++ }

// Unshare gives up one ownership of a value known to be counted and to have other owners; it reports false, and does
// nothing, when there is no other.
func (v Value) Unshare() bool {
	if h := (*head)(v.p); h.rc > 1 {
		h.rc--
		return true
	}
	return false
}

// PackedSlot returns the slot at a position of a packed array, which may be a hole, or nil.
func (a *Array) PackedSlot(i int64) *Value {
	if a.index == nil && uint64(i) < uint64(a.used) {
		return (*Value)(unsafe.Add(a.data, uintptr(i)*unsafe.Sizeof(Value{})))
	}
	return nil
}
