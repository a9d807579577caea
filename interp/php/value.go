package php

import (
	"math"
	"unsafe"
)

// Kind is the type of a value as the engine sees it. The order matters: everything from KindString on is counted.
type Kind uint8

// The kinds. False and true are kinds of their own, so that a truth test is a pointer comparison.
const (
	KindUndef Kind = iota // no value: an unset variable, a hole in an array, a missing argument
	KindNull
	KindFalse
	KindTrue
	KindInt
	KindFloat
	KindString
	KindArray
	KindObject
	KindResource
	KindRef
	KindInternal // a value of the machine's own (a pending call, an iterator); scripts never see one
)

// head begins every struct that a Value points to, the scalar tags included, so a kind test is one load.
type head struct {
	kind  Kind
	flags uint8
	aux   uint16
	rc    uint32
}

// tags are what the pointers of scalars lead to. They are never written. They form one block so that "is it counted"
// is one unsigned comparison of addresses.
var tags = [6]head{{kind: KindUndef}, {kind: KindNull}, {kind: KindFalse}, {kind: KindTrue}, {kind: KindInt}, {kind: KindFloat}}

// Value is any PHP value, or none: the zero Value is undefined. It is 16 bytes: a pointer to a struct whose first
// byte is the kind, and the bits of a scalar.
type Value struct {
	p unsafe.Pointer
	n uint64
}

// Null, False, True and Undef return the constants.
func Null() Value { return Value{p: unsafe.Pointer(&tags[KindNull])} }

// Undef returns the undefined value.
func Undef() Value { return Value{p: unsafe.Pointer(&tags[KindUndef])} }

// False returns false.
func False() Value { return Value{p: unsafe.Pointer(&tags[KindFalse])} }

// True returns true.
func True() Value { return Value{p: unsafe.Pointer(&tags[KindTrue])} }

// Bool returns a boolean.
func Bool(b bool) Value {
	if b {
		return Value{p: unsafe.Pointer(&tags[KindTrue])}
	}
	return Value{p: unsafe.Pointer(&tags[KindFalse])}
}

// Int returns an integer.
func Int(i int64) Value { return Value{unsafe.Pointer(&tags[KindInt]), uint64(i)} }

// Float returns a float.
func Float(f float64) Value { return Value{unsafe.Pointer(&tags[KindFloat]), math.Float64bits(f)} }

// String returns a string with the bytes of s.
func String(s string) Value { return Value{p: unsafe.Pointer(NewStr(s))} }

// Bytes returns a string that takes b over: the caller must not write to b afterwards.
func Bytes(b []byte) Value { return Value{p: unsafe.Pointer(NewStrBytes(b))} }

// Kind returns the kind.
func (v Value) Kind() Kind {
	if v.p == nil {
		return KindUndef
	}
	return (*head)(v.p).kind
}

// IsUndef reports whether there is no value.
func (v Value) IsUndef() bool { return v.p == nil || v.p == unsafe.Pointer(&tags[KindUndef]) }

// IsNull reports null. An undefined value is not null; see IsNil.
func (v Value) IsNull() bool { return v.p == unsafe.Pointer(&tags[KindNull]) }

// IsNil reports null or undefined.
func (v Value) IsNil() bool { return v.Kind() <= KindNull }

// IsFalse reports false.
func (v Value) IsFalse() bool { return v.p == unsafe.Pointer(&tags[KindFalse]) }

// IsTrue reports true.
func (v Value) IsTrue() bool { return v.p == unsafe.Pointer(&tags[KindTrue]) }

// IsBool reports true or false.
func (v Value) IsBool() bool { return v.IsFalse() || v.IsTrue() }

// IsInt reports an integer.
func (v Value) IsInt() bool { return v.p == unsafe.Pointer(&tags[KindInt]) }

// IsFloat reports a float.
func (v Value) IsFloat() bool { return v.p == unsafe.Pointer(&tags[KindFloat]) }

// IsString reports a string.
func (v Value) IsString() bool { return v.Kind() == KindString }

// IsArray reports an array.
func (v Value) IsArray() bool { return v.Kind() == KindArray }

// IsObject reports an object.
func (v Value) IsObject() bool { return v.Kind() == KindObject }

// IsResource reports a resource, closed ones too.
func (v Value) IsResource() bool { return v.Kind() == KindResource }

// IsRef reports a reference.
func (v Value) IsRef() bool { return v.Kind() == KindRef }

// IsCounted reports whether the value is a pointer to a counted struct. A nil pointer says true and is sorted out by
// the slow path that follows.
func (v Value) IsCounted() bool {
	return uintptr(v.p)-uintptr(unsafe.Pointer(&tags)) >= unsafe.Sizeof(tags)
}

// Int returns the integer of a KindInt value; any other value gives meaningless bits.
func (v Value) Int() int64 { return int64(v.n) }

// Float returns the float of a KindFloat value; any other value gives meaningless bits.
func (v Value) Float() float64 { return math.Float64frombits(v.n) }

// Str returns the string of a KindString value.
func (v Value) Str() *Str { return (*Str)(v.p) }

// Array returns the array of a KindArray value.
func (v Value) Array() *Array { return (*Array)(v.p) }

// Object returns the object of a KindObject value.
func (v Value) Object() *Object { return (*Object)(v.p) }

// Resource returns the resource of a KindResource value.
func (v Value) Resource() *Resource { return (*Resource)(v.p) }

// Ref returns the reference of a KindRef value.
func (v Value) Ref() *Ref { return (*Ref)(v.p) }

// Deref returns the value behind a reference, and any other value as it is. The result is borrowed.
func (v Value) Deref() Value {
	if v.Kind() == KindRef {
		return (*Ref)(v.p).V
	}
	return v
}

// Same reports whether two values are the same bits: the same scalar or the same struct. It is not ===.
func (v Value) Same(w Value) bool { return v.p == w.p && (v.n == w.n || v.IsCounted()) }

// SetInt stores an integer over any scalar without a write barrier. The old value must not be counted.
func (v *Value) SetInt(i int64) {
	*(*uintptr)(unsafe.Pointer(&v.p)) = uintptr(unsafe.Pointer(&tags[KindInt]))
	v.n = uint64(i)
}

// SetFloat stores a float over any scalar without a write barrier. The old value must not be counted.
func (v *Value) SetFloat(f float64) {
	*(*uintptr)(unsafe.Pointer(&v.p)) = uintptr(unsafe.Pointer(&tags[KindFloat]))
	v.n = math.Float64bits(f)
}

// SetBool stores a boolean over any scalar without a write barrier. The old value must not be counted.
func (v *Value) SetBool(b bool) {
	k := uintptr(unsafe.Pointer(&tags[KindFalse]))
	if b {
		k += unsafe.Sizeof(head{})
	}
	*(*uintptr)(unsafe.Pointer(&v.p)) = k
}

// SetIntBits replaces the number of a value that already is an integer.
func (v *Value) SetIntBits(i int64) { v.n = uint64(i) }

// StrValue wraps a string header; the value takes the caller's count.
func StrValue(s *Str) Value { return Value{p: unsafe.Pointer(s)} }

// ArrayValue wraps an array; the value takes the caller's count.
func ArrayValue(a *Array) Value { return Value{p: unsafe.Pointer(a)} }

// ObjectValue wraps an object; the value takes the caller's count.
func ObjectValue(o *Object) Value { return Value{p: unsafe.Pointer(o)} }

// ResourceValue wraps a resource; the value takes the caller's count.
func ResourceValue(r *Resource) Value { return Value{p: unsafe.Pointer(r)} }

// RefValue wraps a reference; the value takes the caller's count.
func RefValue(r *Ref) Value { return Value{p: unsafe.Pointer(r)} }

// Internal is the head of a struct of the machine's own that travels in a register. Embed it first.
type Internal struct{ head }

// InternalValue wraps a struct that begins with an Internal; the machine knows which it is.
func InternalValue(p *Internal) Value {
	p.kind = KindInternal
	return Value{p: unsafe.Pointer(p)}
}

// Internal returns the pointer of a KindInternal value.
func (v Value) Internal() unsafe.Pointer { return v.p }

// Ref is a reference: a value that several variables, elements or properties share.
type Ref struct {
	head
	V Value
	// Types are the typed properties bound to this reference; an assignment through it must satisfy them all.
	Types []*PropInfo
}

// NewRef makes a reference with one owner that takes v over.
func NewRef(v Value) *Ref {
	return &Ref{head: head{kind: KindRef, rc: 1}, V: v}
}

// Count returns how many owners the reference has.
func (r *Ref) Count() uint32 { return r.rc }

// Set replaces the value, taking v over and releasing the old one. It does not look at Types; see Context.AssignRef.
func (r *Ref) Set(v Value) {
	old := r.V
	r.V = v
	old.Release()
}

// MakeRef turns a variable's slot into a reference (undefined becomes null) and returns it, borrowed.
func MakeRef(slot *Value) *Ref {
	if slot.Kind() == KindRef {
		return slot.Ref()
	}
	v := *slot
	if v.IsUndef() {
		v = Null()
	}
	r := NewRef(v)
	*slot = RefValue(r)
	return r
}
