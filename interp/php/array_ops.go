package php

import (
	"math"
	"unsafe"
)

// Elem is one element outside of its array: what the sorting functions move about.
type Elem struct {
	Key Key
	Val Value
}

// CopyElem returns the value that an element has in another array, owned: a reference that nobody shares is taken apart.
func (v Value) CopyElem() Value {
	if v.Kind() == KindRef && v.Ref().rc == 1 {
		return v.Ref().V.Copy()
	}
	return v.Copy()
}

// Elems returns the elements in order, borrowed.
func (a *Array) Elems() []Elem {
	list := make([]Elem, 0, a.count)
	for s := uint32(0); s < a.used; s++ {
		if v := *a.slotAt(s); !v.IsUndef() {
			list = append(list, Elem{a.keyAt(s), v})
		}
	}
	return list
}

// PackedValues returns the run of values of an array whose keys are 0, 1, 2 … without holes, borrowed and valid until
// the array is next written; ok is false for other arrays.
func (a *Array) PackedValues() (vals []Value, ok bool) {
	if a.index != nil || a.count != a.used {
		return nil, false
	}
	return unsafe.Slice((*Value)(a.data), a.used), true
}

// IsList reports whether the keys are 0, 1, 2 … in this order.
func (a *Array) IsList() bool {
	if a.index == nil && a.count == a.used {
		return true
	}
	want := int64(0)
	for s := uint32(0); s < a.used; s++ {
		if a.slotAt(s).IsUndef() {
			continue
		}
		if k := a.keyAt(s); k.Str != nil || k.Int != want {
			return false
		}
		want++
	}
	return true
}

// Reorder gives the array a new order of the elements it has, and new keys 0, 1, 2 … if asked. list must be what Elems
// returned, permuted, and the array unchanged since.
func (a *Array) Reorder(list []Elem, renumber bool) {
	if renumber {
		a.renumbered(list)
		return
	}
	buckets := make([]Bucket, hashCap(len(list)))
	for i := range list {
		b := &buckets[i]
		b.Val = list[i].Val
		if k := list[i].Key.Str; k != nil {
			b.Key, b.H = k, uint64(k.Hash())
		} else {
			b.H = uint64(list[i].Key.Int)
		}
	}
	a.data = unsafe.Pointer(unsafe.SliceData(buckets))
	a.newIndex(uint32(len(buckets)))
	for i := range list {
		h := a.headAt(buckets[i].H)
		*a.linkAt(uint32(i)) = *h
		*h = uint32(i)
	}
	a.used, a.count, a.pos = uint32(len(list)), uint32(len(list)), 0
}

// renumbered stores the elements as a packed run and gives up the keys.
func (a *Array) renumbered(list []Elem) {
	vals, ok := a.PackedValues()
	if !ok {
		for i := range list {
			if k := list[i].Key.Str; k != nil {
				k.drop()
			}
		}
		vals = make([]Value, max(len(list), minPackedCap))
		a.data, a.index, a.cap = unsafe.Pointer(unsafe.SliceData(vals)), nil, uint32(len(vals))
	}
	for i := range list {
		vals[i] = list[i].Val
	}
	n := uint32(len(list))
	a.used, a.count, a.pos, a.next = n, n, 0, int64(n)
}

// Pop removes the last element and returns it, dereferenced and owned by the caller; Undef when there is none. The
// internal pointer goes to the beginning.
func (a *Array) Pop() Value {
	s, ok := a.Before(int64(a.used))
	if !ok {
		return Undef()
	}
	v := a.slotAt(s).CopyDeref()
	if k := a.keyAt(s); k.Str == nil && k.Int == a.next-1 && a.next != math.MinInt64 {
		a.next--
	}
	a.deleteSlot(s)
	a.pos = 0
	return v
}

// Shift removes the first element, numbers the integer keys anew and returns the element, dereferenced and owned by the
// caller; Undef when there is none. On a packed array it takes constant time.
func (a *Array) Shift() Value {
	if a.count == 0 {
		return Undef()
	}
	if a.index != nil || a.count != a.used {
		v := a.slotAt(a.First()).CopyDeref()
		a.deleteSlot(a.First())
		a.Renumber()
		return v
	}
	first := a.val(0)
	v := *first
	*first = Undef()
	a.used--
	a.count--
	a.cap--
	a.next, a.pos = int64(a.used), 0
	if a.cap == 0 {
		a.data = nil
	} else {
		a.data = unsafe.Add(a.data, unsafe.Sizeof(Value{}))
	}
	if a.iters != nil {
		for _, it := range a.iters.list {
			if it.Pos > 0 {
				it.Pos--
			}
		}
	}
	if v.Kind() == KindRef {
		w := v.CopyDeref()
		v.Release()
		return w
	}
	return v
}

// Renumber gives the integer keys the numbers 0, 1, 2 … in order and keeps string keys. The internal pointer goes to the
// beginning.
func (a *Array) Renumber() {
	if _, ok := a.PackedValues(); ok {
		a.next, a.pos = int64(a.used), 0
		return
	}
	strs := false
	for s := uint32(0); s < a.used; s++ {
		strs = strs || !a.slotAt(s).IsUndef() && a.keyAt(s).Str != nil
	}
	a.renumberPositions()
	list := a.Elems()
	if !strs {
		a.renumbered(list)
		return
	}
	next := int64(0)
	for i := range list {
		if list[i].Key.Str == nil {
			list[i].Key.Int = next
			next++
		}
	}
	a.Reorder(list, false)
	a.next = next
}

// Splice removes n elements from the position at (both in range), puts others, which it takes over, in their place,
// and numbers the integer keys anew. The removed elements come back as an array of their own when want is set.
func (a *Array) Splice(at, n int, repl []Value, want bool) *Array {
	if _, ok := a.PackedValues(); ok {
		return a.splicePacked(at, n, repl, want)
	}
	list := a.Elems()
	var removed *Array
	if want {
		removed = NewArray(0)
	}
	out := make([]Elem, 0, len(list)-n+len(repl))
	out = append(out, list[:at]...)
	for _, v := range repl {
		out = append(out, Elem{Val: v})
	}
	out = append(out, list[at+n:]...)
	gone := list[at : at+n]
	next := int64(0)
	for i := range out {
		if out[i].Key.Str == nil {
			out[i].Key.Int = next
			next++
		}
	}
	a.Reorder(out, false)
	a.next = next
	for _, e := range gone {
		a.letGo(e, removed)
	}
	return removed
}

// letGo moves an element that has left the array to removed, or releases it.
func (a *Array) letGo(e Elem, removed *Array) {
	switch {
	case removed == nil:
		e.Val.Release()
	case e.Key.Str != nil:
		removed.SetKey(e.Key.Str, e.Val)
	default:
		removed.Append(e.Val)
	}
	if e.Key.Str != nil {
		e.Key.Str.drop()
	}
}

func (a *Array) splicePacked(at, n int, repl []Value, want bool) *Array {
	vals, _ := a.PackedValues()
	gone := make([]Value, n)
	copy(gone, vals[at:at+n])
	size := len(vals) - n + len(repl)
	if size > int(a.cap) {
		grown := make([]Value, size, size+size/2+minPackedCap)
		copy(grown, vals[:at])
		copy(grown[at+len(repl):], vals[at+n:])
		a.data, a.cap = unsafe.Pointer(unsafe.SliceData(grown)), uint32(cap(grown))
	} else {
		all := unsafe.Slice((*Value)(a.data), a.cap)
		copy(all[at+len(repl):size], vals[at+n:])
		if size < len(vals) {
			clear(all[size:len(vals)])
		}
	}
	copy(unsafe.Slice((*Value)(a.data), size)[at:], repl)
	a.used, a.count, a.next, a.pos = uint32(size), uint32(size), int64(size), 0
	a.shiftIters(uint32(at), uint32(n), uint32(len(repl)))
	if want {
		removed := &Array{head: head{kind: KindArray, rc: 1}}
		if n > 0 {
			removed.data, removed.cap = unsafe.Pointer(unsafe.SliceData(gone)), uint32(n)
			removed.used, removed.count, removed.next = uint32(n), uint32(n), int64(n)
		}
		return removed
	}
	for _, v := range gone {
		v.Release()
	}
	return nil
}

// shiftIters moves the loops by reference that stand behind a splice.
func (a *Array) shiftIters(at, n, added uint32) {
	if a.iters == nil {
		return
	}
	for _, it := range a.iters.list {
		if it.Pos >= at+n {
			it.Pos = it.Pos - n + added
		}
	}
}

// Rewind moves the internal pointer to the beginning.
func (a *Array) Rewind() { a.pos = 0 }

// Borrow returns the key as a value without an owner of its own, to look at.
func (k Key) Borrow() Value {
	if k.Str != nil {
		return StrValue(k.Str)
	}
	return Int(k.Int)
}

// AppendList appends copies of values to an array that has consecutive keys, or to an empty one.
func (a *Array) AppendList(vals []Value) {
	if a.index != nil || a.next != int64(a.used) {
		for i := range vals {
			a.Append(vals[i].CopyElem())
		}
		return
	}
	if need := a.used + uint32(len(vals)); need > a.cap {
		a.growPacked(need)
	}
	to := unsafe.Slice((*Value)(a.data), a.cap)[a.used:]
	for i := range vals {
		if v := vals[i]; v.IsCounted() {
			to[i] = v.CopyElem()
		} else {
			to[i].SetScalar(v)
		}
	}
	n := uint32(len(vals))
	a.used += n
	a.count += n
	a.next += int64(n)
}

// ListOf makes an array of copies of the values.
func (ctx *Context) ListOf(vals []Value) *Array {
	a := ctx.NewArray(len(vals))
	a.AppendList(vals)
	return a
}
