package php

import (
	"math"
	"unsafe"
)

// Array is PHP's ordered map. It has two forms. A packed array is a plain run of values whose keys are their positions
// (holes are Undef); anything else is a hash: buckets in insertion order, and an index of bucket numbers chained by
// position, heads in its first half and links in its second.
//
// A slot pointer (*Value) is valid until the array is next written.
type Array struct {
	head
	data  unsafe.Pointer // *[cap]Value when packed, *[cap]Bucket when hashed
	index unsafe.Pointer // *[2*cap]uint32 when hashed, nil when packed
	used  uint32         // slots in use, deleted ones included
	cap   uint32         // slots there is room for; a power of two when hashed
	count uint32         // elements
	pos   uint32         // the internal pointer of current(), next() and kin
	next  int64          // the next free integer key
	iters *arrayIters    // foreach loops by reference that are under way; nil when there are none
	home  *recycler      // where the array goes when it dies; nil for most that builtins make
}

// Bucket is one element of a hashed array. Key is nil for an integer key, which is then in H; otherwise H is the hash.
type Bucket struct {
	Key *Str
	H   uint64
	Val Value
}

const (
	noSlot        = math.MaxUint32
	minPackedCap  = 8
	minHashCap    = 8
	arrayGuard    = 1 // flags: the array is being walked by print_r, count, == …: recursion detection
	arrayNegative = 2 // flags: the first integer key was negative, so that next means what it says even below 1
	maxArraySlots = 1 << 30
)

// NewArray makes an empty array with room for n elements with keys 0, 1, 2 …
func NewArray(n int) *Array {
	a := &Array{head: head{kind: KindArray, rc: 1}}
	if n > 0 {
		a.growPacked(uint32(min(n, maxArraySlots)))
	}
	return a
}

// NewHash makes an empty array with room for n elements with any keys.
func NewHash(n int) *Array {
	a := &Array{head: head{kind: KindArray, rc: 1}}
	a.initHash(hashCap(n))
	return a
}

// List makes an array of the values, which it takes over.
func List(vs ...Value) *Array {
	a := NewArray(len(vs))
	for _, v := range vs {
		a.Append(v)
	}
	return a
}

// Len returns the number of elements.
func (a *Array) Len() int { return int(a.count) }

// Count returns how many owners the array has.
func (a *Array) Count() uint32 { return a.rc }

// IsPacked reports whether the array has the packed form.
func (a *Array) IsPacked() bool { return a.index == nil }

// NextFree returns the key that Append will use.
func (a *Array) NextFree() int64 { return a.next }

// SetNextFree changes the key that Append will use.
func (a *Array) SetNextFree(n int64) { a.next = n }

// Enter marks the array as being walked and reports false if it already was; Leave undoes it. They guard the walks of
// self-containing arrays.
func (a *Array) Enter() bool {
	if a.flags&arrayGuard != 0 {
		return false
	}
	a.flags |= arrayGuard
	return true
}

// Leave ends what Enter began.
func (a *Array) Leave() { a.flags &^= arrayGuard }

// Bytes returns roughly how much memory the array's own storage takes.
func (a *Array) Bytes() int64 {
	if a.index == nil {
		return 64 + int64(a.cap)*16
	}
	return 64 + int64(a.cap)*40
}

func (a *Array) val(i uint32) *Value {
	return (*Value)(unsafe.Add(a.data, uintptr(i)*unsafe.Sizeof(Value{})))
}

func (a *Array) bucket(i uint32) *Bucket {
	return (*Bucket)(unsafe.Add(a.data, uintptr(i)*unsafe.Sizeof(Bucket{})))
}

func (a *Array) headAt(h uint64) *uint32 {
	return (*uint32)(unsafe.Add(a.index, uintptr(uint32(h)&(a.cap-1))*4))
}

func (a *Array) linkAt(i uint32) *uint32 {
	return (*uint32)(unsafe.Add(a.index, uintptr(a.cap+i)*4))
}

func hashCap(n int) uint32 {
	c := uint32(minHashCap)
	for int(c) < n && c < maxArraySlots {
		c *= 2
	}
	return c
}

func (a *Array) growPacked(need uint32) {
	c := a.cap * 2
	if c < minPackedCap {
		c = minPackedCap
	}
	if c < need {
		c = need
	}
	if c <= minPackedCap<<(arrayClasses-1) && a.swapPacked(int(c)) {
		return
	}
	vals := make([]Value, c)
	if a.used > 0 {
		copy(vals, unsafe.Slice((*Value)(a.data), a.used))
	}
	a.data, a.cap = unsafe.Pointer(unsafe.SliceData(vals)), c
}

func (a *Array) initHash(c uint32) {
	buckets := make([]Bucket, c)
	a.data = unsafe.Pointer(unsafe.SliceData(buckets))
	a.newIndex(c)
}

func (a *Array) newIndex(c uint32) {
	idx := make([]uint32, 2*c)
	for i := range idx[:c] {
		idx[i] = noSlot
	}
	a.index, a.cap = unsafe.Pointer(unsafe.SliceData(idx)), c
}

// toHash gives a packed array the hashed form. Positions stay what they were, so iterations under way go on.
func (a *Array) toHash(extra int) {
	used := a.used
	c := hashCap(int(used) + extra)
	vals := unsafe.Slice((*Value)(a.data), used)
	spare := a.newHashStorage(c)
	buckets := unsafe.Slice((*Bucket)(a.data), c)
	for i, v := range vals {
		b := &buckets[i]
		b.Key, b.H, b.Val = nil, uint64(i), v
		if !v.IsUndef() {
			h := a.headAt(uint64(i))
			*a.linkAt(uint32(i)) = *h
			*h = uint32(i)
		}
	}
	if spare != nil {
		clear(vals)
		a.home.put(spare)
	}
}

// newHashStorage gives the array empty buckets and an index for the capacity c: those of a dead array, which then has
// the array's old storage and is returned, or new ones.
func (a *Array) newHashStorage(c uint32) (spare *Array) {
	if a.home != nil {
		if spare = a.home.takeHash(int(c)); spare != nil {
			a.data, spare.data = spare.data, a.data
			a.index, spare.index = spare.index, a.index
			a.cap, spare.cap = spare.cap, a.cap
			spare.rc = 0
			return spare
		}
	}
	buckets := make([]Bucket, c)
	a.data = unsafe.Pointer(unsafe.SliceData(buckets))
	a.newIndex(c)
	return nil
}

// growHash makes room for at least one more bucket: by squeezing out deleted ones where there are enough, or doubling.
func (a *Array) growHash() {
	if a.count+a.count/32 < a.used {
		a.compact(a.cap)
		return
	}
	a.compact(a.cap * 2)
}

// compact squeezes deleted buckets out and rebuilds the index for the capacity c.
func (a *Array) compact(c uint32) {
	old := unsafe.Slice((*Bucket)(a.data), a.used)
	if a.count < a.used {
		a.renumberPositions()
	}
	buckets, grown := old, c != a.cap
	var spare *Array
	if grown {
		spare = a.newHashStorage(c)
		buckets = unsafe.Slice((*Bucket)(a.data), c)
	} else {
		heads := unsafe.Slice((*uint32)(a.index), c)
		for i := range heads {
			heads[i] = noSlot
		}
	}
	to := uint32(0)
	for i := range old {
		if old[i].Val.IsUndef() {
			continue
		}
		if grown || uint32(i) != to {
			buckets[to] = old[i]
		}
		h := a.headAt(old[i].H)
		*a.linkAt(to) = *h
		*h = to
		to++
	}
	if !grown {
		clear(old[to:])
	} else if spare != nil {
		clear(old)
		a.home.put(spare)
	}
	a.used = to
}

// renumberPositions moves the internal pointer and the loops by reference to where their elements will be once deleted
// slots are squeezed out; one that stands on a deleted slot goes to the next element.
func (a *Array) renumberPositions() {
	a.pos = a.rank(a.pos)
	if a.iters != nil {
		for _, it := range a.iters.list {
			it.Pos = a.rank(it.Pos)
		}
	}
}

// rank counts the elements before a position.
func (a *Array) rank(pos uint32) uint32 {
	n := uint32(0)
	for s := uint32(0); s < min(pos, a.used); s++ {
		if !a.slotAt(s).IsUndef() {
			n++
		}
	}
	return n
}

func (a *Array) findInt(i int64) uint32 {
	for s := *a.headAt(uint64(i)); s != noSlot; s = *a.linkAt(s) {
		if b := a.bucket(s); b.H == uint64(i) && b.Key == nil {
			return s
		}
	}
	return noSlot
}

func (a *Array) findStr(k string, hash uint32) uint32 {
	for s := *a.headAt(uint64(hash)); s != noSlot; s = *a.linkAt(s) {
		if b := a.bucket(s); b.H == uint64(hash) && b.Key != nil && b.Key.s == k {
			return s
		}
	}
	return noSlot
}

func (a *Array) findKey(k *Str) uint32 {
	if a.used <= 4 { // mostly the very string: that spares a look at the index
		for s := uint32(0); s < a.used; s++ {
			if a.bucket(s).Key == k {
				return s
			}
		}
	}
	hash := uint64(k.Hash())
	for s := *a.headAt(hash); s != noSlot; s = *a.linkAt(s) {
		if b := a.bucket(s); b.Key == k || b.H == hash && b.Key != nil && b.Key.s == k.s {
			return s
		}
	}
	return noSlot
}

// At returns the slot of an integer key, or nil.
func (a *Array) At(i int64) *Value {
	if a.index == nil {
		if uint64(i) < uint64(a.used) {
			if v := a.val(uint32(i)); !v.IsUndef() {
				return v
			}
		}
		return nil
	}
	if s := a.findInt(i); s != noSlot {
		return &a.bucket(s).Val
	}
	return nil
}

// AtKey returns the slot of a string key as it is, or nil: "1" is not turned into 1; see Lookup.
func (a *Array) AtKey(k *Str) *Value {
	if a.index == nil {
		return nil
	}
	if s := a.findKey(k); s != noSlot {
		return &a.bucket(s).Val
	}
	return nil
}

// AtLiteral is Lookup for a literal's string.
func (a *Array) AtLiteral(k *Str) *Value {
	if k.flags&strDecimal != 0 {
		return a.Lookup(KeyOf(k))
	}
	return a.AtKey(k)
}

// SlotLiteral is SlotFor for a literal's string.
func (a *Array) SlotLiteral(k *Str) *Value {
	if k.flags&strDecimal != 0 {
		return a.SlotFor(KeyOf(k))
	}
	return a.SlotKey(k)
}

// AtString is AtKey for a Go string.
func (a *Array) AtString(k string) *Value {
	if a.index == nil {
		return nil
	}
	if s := a.findStr(k, HashString(k)); s != noSlot {
		return &a.bucket(s).Val
	}
	return nil
}

// Get returns the value of an integer key, borrowed and dereferenced, or Undef.
func (a *Array) Get(i int64) Value {
	if p := a.At(i); p != nil {
		return p.Deref()
	}
	return Undef()
}

// GetString returns the value of a string key, borrowed and dereferenced, or Undef.
func (a *Array) GetString(k string) Value {
	if p := a.AtString(k); p != nil {
		return p.Deref()
	}
	return Undef()
}

// Slot returns the slot of an integer key, made with Undef in it if it was not there: the caller must fill it.
func (a *Array) Slot(i int64) *Value {
	if a.index == nil {
		if uint64(i) < uint64(a.used) {
			if v := a.val(uint32(i)); !v.IsUndef() {
				return v
			}
		} else if a.packedRoom(i) {
			return a.extendPacked(uint32(i))
		}
		a.toHash(1) // also for a hole: the new element comes last, whatever its key
	}
	if s := a.findInt(i); s != noSlot {
		return &a.bucket(s).Val
	}
	b := a.addBucket(uint64(i))
	if i >= a.next || a.next == 0 && a.flags&arrayNegative == 0 {
		a.setNext(i)
	}
	return &b.Val
}

// setNext makes i the greatest integer key so far. A negative first key counts: the next one is i+1, from 8.3 on.
func (a *Array) setNext(i int64) {
	a.next = nextAfter(i)
	if i < 0 {
		a.flags |= arrayNegative
	}
}

func nextAfter(i int64) int64 {
	if i == math.MaxInt64 {
		return i
	}
	return i + 1
}

// packedRoom says whether key i may go behind a packed array's end without leaving it mostly holes.
func (a *Array) packedRoom(i int64) bool {
	if i < int64(a.used) || i >= maxArraySlots {
		return false
	}
	return i < int64(a.cap) || i < int64(a.cap)*2 && a.count > a.cap/2 || i < minPackedCap && a.cap == 0
}

func (a *Array) extendPacked(i uint32) *Value {
	if i >= a.cap {
		a.growPacked(i + 1)
	}
	for j := a.used; j <= i; j++ {
		*a.val(j) = Undef()
	}
	a.used = i + 1
	a.count++
	if int64(i) >= a.next {
		a.next = int64(i) + 1
	}
	return a.val(i)
}

func (a *Array) addBucket(h uint64) *Bucket {
	if a.used == a.cap {
		a.growHash()
	}
	s := a.used
	b := a.bucket(s)
	b.Key, b.H, b.Val = nil, h, Undef()
	hp := a.headAt(h)
	*a.linkAt(s) = *hp
	*hp = s
	a.used++
	a.count++
	return b
}

// SlotKey returns the slot of a string key, made with Undef in it if it was not there: the caller must fill it. The
// array takes an ownership of k of its own.
func (a *Array) SlotKey(k *Str) *Value {
	if a.index == nil {
		a.toHash(1)
	}
	if s := a.findKey(k); s != noSlot {
		return &a.bucket(s).Val
	}
	b := a.addBucket(uint64(k.Hash()))
	k.rc++
	b.Key = k
	return &b.Val
}

// Set stores v, which it takes over, under an integer key.
func (a *Array) Set(i int64, v Value) {
	s := a.Slot(i)
	old := *s
	*s = v
	old.Release()
}

// SetKey stores v, which it takes over, under a string key as it is.
func (a *Array) SetKey(k *Str, v Value) {
	s := a.SlotKey(k)
	old := *s
	*s = v
	old.Release()
}

// SetString stores v, which it takes over, under a string key as it is.
func (a *Array) SetString(k string, v Value) {
	if a.index != nil {
		if s := a.findStr(k, HashString(k)); s != noSlot {
			p := &a.bucket(s).Val
			old := *p
			*p = v
			old.Release()
			return
		}
	}
	ks := NewStr(k)
	*a.SlotKey(ks) = v
	ks.rc--
}

// Append stores v, which it takes over, under the next free key. It reports false, and v stays the caller's, when the
// next key would exceed the greatest integer.
func (a *Array) Append(v Value) bool {
	if a.index == nil && a.next == int64(a.used) {
		if a.used == a.cap {
			a.growPacked(a.used + 1)
		}
		*a.val(a.used) = v
		a.used++
		a.count++
		a.next++
		return true
	}
	if a.next == math.MaxInt64 && a.At(a.next) != nil {
		return false
	}
	*a.Slot(a.next) = v
	return true
}

// AppendSlot returns the slot under the next free key with Undef in it, or nil when there is no next key.
func (a *Array) AppendSlot() *Value {
	if !a.Append(Undef()) {
		return nil
	}
	return a.lastSlot()
}

func (a *Array) lastSlot() *Value {
	if a.index == nil {
		return a.val(a.used - 1)
	}
	return &a.bucket(a.used - 1).Val
}

// Delete removes an integer key and releases its value; it reports whether it was there.
func (a *Array) Delete(i int64) bool {
	if a.index == nil {
		if uint64(i) >= uint64(a.used) || a.val(uint32(i)).IsUndef() {
			return false
		}
		return a.deleteSlot(uint32(i))
	}
	if s := a.findInt(i); s != noSlot {
		return a.deleteSlot(s)
	}
	return false
}

// DeleteKey removes a string key as it is and releases its value; it reports whether it was there.
func (a *Array) DeleteKey(k *Str) bool {
	if a.index == nil {
		return false
	}
	if s := a.findKey(k); s != noSlot {
		return a.deleteSlot(s)
	}
	return false
}

// DeleteString is DeleteKey for a Go string.
func (a *Array) DeleteString(k string) bool {
	if a.index == nil {
		return false
	}
	if s := a.findStr(k, HashString(k)); s != noSlot {
		return a.deleteSlot(s)
	}
	return false
}

func (a *Array) deleteSlot(s uint32) bool {
	var v Value
	if a.index == nil {
		p := a.val(s)
		v, *p = *p, Undef()
	} else {
		b := a.bucket(s)
		hp := a.headAt(b.H)
		for *hp != s {
			hp = a.linkAt(*hp)
		}
		*hp = *a.linkAt(s)
		v, b.Val = b.Val, Undef()
		if b.Key != nil {
			b.Key.drop()
			b.Key = nil
		}
	}
	a.count--
	if a.pos == s || a.iters != nil {
		a.leaveSlot(s)
	}
	for a.used > 0 && a.slotAt(a.used-1).IsUndef() {
		a.used--
	}
	a.pos = min(a.pos, a.used)
	if a.iters != nil {
		a.clampIters()
	}
	v.Release()
	return true
}

// leaveSlot moves the internal pointer and the loops that stand on a deleted slot to the next element.
func (a *Array) leaveSlot(s uint32) {
	next := a.nextUsed(s + 1)
	if a.pos == s {
		a.pos = next
	}
	if a.iters == nil {
		return
	}
	for _, it := range a.iters.list {
		if it.Pos == s {
			it.Pos = next
		}
	}
}

// clampIters keeps loops at the end when the end moves back, so that they see what is appended next.
func (a *Array) clampIters() {
	for _, it := range a.iters.list {
		it.Pos = min(it.Pos, a.used)
	}
}

func (a *Array) slotAt(s uint32) *Value {
	if a.index == nil {
		return a.val(s)
	}
	return &a.bucket(s).Val
}

// Clear removes everything and releases it.
func (a *Array) Clear() {
	dead := *a
	a.data, a.index, a.used, a.cap, a.count, a.pos, a.next = nil, nil, 0, 0, 0, 0, 0
	a.flags &^= arrayNegative
	dead.releaseAll(0)
}

func (a *Array) releaseAll(depth int) {
	if a.index == nil {
		vals := unsafe.Slice((*Value)(a.data), a.used)
		for i := range vals {
			if p := &vals[i]; p.IsCounted() {
				v := *p
				*p = Undef()
				releaseDepth(v, depth+1)
			}
		}
	} else {
		buckets := unsafe.Slice((*Bucket)(a.data), a.used)
		for i := range buckets {
			b := &buckets[i]
			if b.Key != nil {
				b.Key.drop()
			}
			if b.Val.IsCounted() {
				v := b.Val
				b.Val = Undef()
				releaseDepth(v, depth+1)
			}
		}
	}
	a.used, a.count = 0, 0
}

func (a *Array) takeDying(work []Value) []Value {
	for s := uint32(0); s < a.used; s++ {
		p := a.slotAt(s)
		v := *p
		*p = Undef()
		work = appendDying(work, v)
	}
	a.used, a.count = 0, 0
	return work
}
