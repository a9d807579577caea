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
	return v.p != nil && (*head)(v.p).kind-KindNull <= KindResource-KindNull
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

// SetNull stores null over any scalar without a write barrier. The old value must not be counted.
func (v *Value) SetNull() {
	*(*uintptr)(unsafe.Pointer(&v.p)) = uintptr(unsafe.Pointer(&tags[KindNull]))
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

// MayRoot reports whether the collector may have to know that a counted value has lost an owner; Note tells it.
func (v Value) MayRoot() bool {
	h := (*head)(v.p)
	return h.aux == 0 && h.kind >= KindArray
}

// Note makes a value for which MayRoot is true a possible root of a dead cycle.
func (v Value) Note() { possibleRoot(v) }

// PackedSlot returns the slot at a position of a packed array, which may be a hole, or nil.
func (a *Array) PackedSlot(i int64) *Value {
	if a.index == nil && uint64(i) < uint64(a.used) {
		return (*Value)(unsafe.Add(a.data, uintptr(i)*unsafe.Sizeof(Value{})))
	}
	return nil
}

// IsShared reports a value that is counted and no reference: a string, an array, an object or a resource.
func (v *Value) IsShared() bool {
	return v.p != nil && (*head)(v.p).kind-KindString <= KindResource-KindString
}

// IsTruthTag reports true or false.
func (v Value) IsTruthTag() bool {
	return uintptr(v.p)-uintptr(unsafe.Pointer(&tags[KindFalse])) <= unsafe.Sizeof(head{})
}

// Tag is the kind of a value that is known not to be the zero Value.
func (v *Value) Tag() Kind { return (*head)(v.p).kind }

// SameTag reports whether two values that are not counted have the same kind.
func (v *Value) SameTag(w *Value) bool { return v.p == w.p }

// Used returns how many slots are in use, holes included.
func (a *Array) Used() uint64 { return uint64(a.used) }

// Nth returns a slot of a packed array; i must be below Used.
func (a *Array) Nth(i int64) *Value {
	return (*Value)(unsafe.Add(a.data, uintptr(i)*unsafe.Sizeof(Value{})))
}

// Slot returns a declared property's slot.
func (o *Object) Slot(i int) *Value {
	return (*Value)(unsafe.Add(unsafe.Pointer(unsafe.SliceData(o.Slots)), uintptr(i)*unsafe.Sizeof(Value{})))
}
