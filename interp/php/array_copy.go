package php

import "unsafe"

// Clone returns a copy with one owner. References with a single owner are taken apart, as PHP does; other references
// stay shared.
func (a *Array) Clone() *Array {
	var n *Array
	if a.home != nil {
		if a.index == nil {
			n = a.home.take(int(a.used))
		} else {
			n = a.home.takeHash(int(a.cap))
		}
	}
	if n == nil {
		n = &Array{head: head{kind: KindArray, rc: 1}, home: a.home}
	}
	n.flags = a.flags & arrayNegative
	n.used, n.count, n.pos, n.next = a.used, a.count, a.pos, a.next
	if n.pos >= n.used {
		n.pos = 0 // a copy's internal pointer is not beyond the end
	}
	if a.cap == 0 {
		return n
	}
	if a.index == nil {
		n.clonePacked(a)
	} else {
		n.cloneHash(a)
	}
	return n
}

func (a *Array) clonePacked(from *Array) {
	c := max(from.used, minPackedCap, a.cap)
	if class := arrayClass(int(c)); class < arrayClasses && c > a.cap {
		c = minPackedCap << class
	}
	var vals []Value
	if c == a.cap {
		vals = unsafe.Slice((*Value)(a.data), c)
	} else {
		vals = make([]Value, c)
	}
	src := unsafe.Slice((*Value)(from.data), from.used)
	copy(vals, src)
	for i := range src {
		if src[i].IsCounted() {
			vals[i] = copyElement(src[i], from)
		}
	}
	a.data, a.cap = unsafe.Pointer(unsafe.SliceData(vals)), c
}

func (a *Array) cloneHash(from *Array) {
	if a.cap != from.cap {
		buckets := make([]Bucket, from.cap)
		idx := make([]uint32, 2*from.cap)
		a.data, a.index, a.cap = unsafe.Pointer(unsafe.SliceData(buckets)), unsafe.Pointer(unsafe.SliceData(idx)), from.cap
	}
	buckets := unsafe.Slice((*Bucket)(a.data), from.cap)
	src := unsafe.Slice((*Bucket)(from.data), from.used)
	copy(buckets, src)
	for i := range src {
		if k := src[i].Key; k != nil {
			k.rc++
		}
		if src[i].Val.IsCounted() {
			buckets[i].Val = copyElement(src[i].Val, from)
		}
	}
	copy(unsafe.Slice((*uint32)(a.index), 2*from.cap), unsafe.Slice((*uint32)(from.index), 2*from.cap))
}

// copyElement is the value an element has in a copy of the array holding it.
func copyElement(v Value, holder *Array) Value {
	if v.Kind() == KindRef && v.Ref().rc == 1 {
		if inner := v.Ref().V; inner.Kind() != KindArray || inner.Array() != holder {
			return inner.Copy()
		}
	}
	return v.Copy()
}

// WritableArray separates the array in a slot: if it has other owners the slot gets a copy of its own. The slot must hold
// an array, not a reference to one.
func (v *Value) WritableArray() *Array {
	a := v.Array()
	if a.rc == 1 {
		return a
	}
	n := a.Clone()
	if a.iters != nil {
		a.iters.follow(a, n)
	}
	a.rc--
	v.p = unsafe.Pointer(n)
	return n
}

// Key is an array key: a string when Str is set, otherwise an integer.
type Key struct {
	Str *Str
	Int int64
}

// IntKey returns an integer key.
func IntKey(i int64) Key { return Key{Int: i} }

// KeyOf returns the key for a string: "12" becomes 12 as PHP has it.
func KeyOf(s *Str) Key {
	if i, ok := NumericKey(s.s); ok {
		return Key{Int: i}
	}
	return Key{Str: s}
}

// Value returns the key as a value with an owner of its own.
func (k Key) Value() Value {
	if k.Str != nil {
		k.Str.rc++
		return StrValue(k.Str)
	}
	return Int(k.Int)
}

// NumericKey reports whether a string is the decimal form of an integer that PHP stores as an integer key.
func NumericKey(s string) (int64, bool) {
	n := len(s)
	if n == 0 || n > 20 {
		return 0, false
	}
	i := 0
	neg := s[0] == '-'
	if neg {
		i = 1
		if n == 1 {
			return 0, false
		}
	}
	if s[i] < '0' || s[i] > '9' || s[i] == '0' && (n > i+1 || neg) {
		return 0, false
	}
	var u uint64
	for ; i < n; i++ {
		c := s[i] - '0'
		if c > 9 || u > (1<<63)/10 {
			return 0, false
		}
		u = u*10 + uint64(c)
	}
	if neg {
		if u > 1<<63 {
			return 0, false
		}
		return int64(-u), true
	}
	if u >= 1<<63 {
		return 0, false
	}
	return int64(u), true
}

// Lookup returns the slot of a key, or nil.
func (a *Array) Lookup(k Key) *Value {
	if k.Str != nil {
		return a.AtKey(k.Str)
	}
	return a.At(k.Int)
}

// SlotFor returns the slot of a key, made with Undef in it if it was not there.
func (a *Array) SlotFor(k Key) *Value {
	if k.Str != nil {
		return a.SlotKey(k.Str)
	}
	return a.Slot(k.Int)
}

// Put stores v, which it takes over, under a key.
func (a *Array) Put(k Key, v Value) {
	s := a.SlotFor(k)
	old := *s
	*s = v
	old.Release()
}

// Remove removes a key; it reports whether it was there.
func (a *Array) Remove(k Key) bool {
	if k.Str != nil {
		return a.DeleteKey(k.Str)
	}
	return a.Delete(k.Int)
}

// PutGo stores v under a Go string key with PHP's rule for numeric strings.
func (a *Array) PutGo(k string, v Value) {
	if i, ok := NumericKey(k); ok {
		a.Set(i, v)
		return
	}
	a.SetString(k, v)
}

// Append is a.Append by the level's rule: at 7.4 the key after negative ones is 0.
func (ctx *Context) Append(a *Array, v Value) bool {
	if a.next < 0 && ctx.Level == Level74 {
		a.next = 0
	}
	return a.Append(v)
}

// AppendSlot is a.AppendSlot by the level's rule: at 7.4 the key after negative ones is 0.
func (ctx *Context) AppendSlot(a *Array) *Value {
	if a.next < 0 && ctx.Level == Level74 {
		a.next = 0
	}
	return a.AppendSlot()
}
