package php

import "iter"

// Iter walks an array in order from outside. The array must not be written meanwhile; a builtin that calls back into
// the script walks an owned copy (ArrayValue(a).Copy() costs one count).
type Iter struct {
	a *Array
	s uint32 // the slot after the current one
}

// Iter starts a walk; call Next first.
func (a *Array) Iter() Iter { return Iter{a: a} }

// Next steps to the next element and reports whether there is one.
func (it *Iter) Next() bool {
	for it.s < it.a.used {
		it.s++
		if !it.a.slotAt(it.s - 1).IsUndef() {
			return true
		}
	}
	return false
}

// Key returns the current key, borrowed.
func (it *Iter) Key() Key { return it.a.keyAt(it.s - 1) }

// Slot returns the current slot.
func (it *Iter) Slot() *Value { return it.a.slotAt(it.s - 1) }

// Value returns the current value, borrowed and dereferenced.
func (it *Iter) Value() Value { return it.a.slotAt(it.s - 1).Deref() }

func (a *Array) keyAt(s uint32) Key {
	if a.index == nil {
		return Key{Int: int64(s)}
	}
	b := a.bucket(s)
	if b.Key != nil {
		return Key{Str: b.Key}
	}
	return Key{Int: int64(b.H)}
}

// All ranges over keys and values, borrowed and dereferenced.
func (a *Array) All() iter.Seq2[Key, Value] {
	return func(yield func(Key, Value) bool) {
		for it := a.Iter(); it.Next(); {
			if !yield(it.Key(), it.Value()) {
				return
			}
		}
	}
}

// Values ranges over values, borrowed and dereferenced.
func (a *Array) Values() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		for it := a.Iter(); it.Next(); {
			if !yield(it.Value()) {
				return
			}
		}
	}
}

// nextUsed returns the first slot from s on that holds an element, or used.
func (a *Array) nextUsed(s uint32) uint32 {
	for s < a.used && a.slotAt(s).IsUndef() {
		s++
	}
	return s
}

// The positions below are slot numbers, as foreach and the internal pointer keep them.

// First returns the position of the first element, or End.
func (a *Array) First() uint32 { return a.nextUsed(0) }

// End returns the position behind the last element.
func (a *Array) End() uint32 { return a.used }

// After returns the first position with an element from pos on, or End.
func (a *Array) After(pos uint32) uint32 { return a.nextUsed(min(pos, a.used)) }

// Before returns the last position with an element up to pos, or false.
func (a *Array) Before(pos int64) (uint32, bool) {
	if pos >= int64(a.used) {
		pos = int64(a.used) - 1
	}
	for ; pos >= 0; pos-- {
		if !a.slotAt(uint32(pos)).IsUndef() {
			return uint32(pos), true
		}
	}
	return a.used, false
}

// SlotAt returns the slot at a position that After, First or Before gave.
func (a *Array) SlotAt(pos uint32) *Value { return a.slotAt(pos) }

// KeyAt returns the key at a position that After, First or Before gave, borrowed.
func (a *Array) KeyAt(pos uint32) Key { return a.keyAt(pos) }

// Pos returns the internal pointer, moved on to an element if it stands on a hole.
func (a *Array) Pos() uint32 { return a.nextUsed(min(a.pos, a.used)) }

// SetPos moves the internal pointer.
func (a *Array) SetPos(pos uint32) { a.pos = pos }

// arrayIters are the foreach-by-reference loops over one array. They are few, and gone with the loop.
type arrayIters struct{ list []*RefIter }

// RefIter is the place of one foreach by reference. It follows the array through growth, deletion and separation.
type RefIter struct {
	Arr *Array
	Pos uint32
}

// Watch registers a loop with its array; Unwatch ends it.
func (it *RefIter) Watch(a *Array) {
	it.Arr = a
	if a.iters == nil {
		a.iters = &arrayIters{}
	}
	a.iters.list = append(a.iters.list, it)
}

// Unwatch ends the loop's registration.
func (it *RefIter) Unwatch() {
	a := it.Arr
	if a == nil || a.iters == nil {
		return
	}
	for i, x := range a.iters.list {
		if x == it {
			a.iters.list = append(a.iters.list[:i], a.iters.list[i+1:]...)
			break
		}
	}
	if len(a.iters.list) == 0 {
		a.iters = nil
	}
	it.Arr = nil
}

// follow moves the loops over to the copy that the writing variable got.
func (l *arrayIters) follow(from, to *Array) {
	for _, it := range l.list {
		it.Arr = to
	}
	to.iters, from.iters = l, nil
}
