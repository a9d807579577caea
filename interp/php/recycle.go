package php

import (
	"math/bits"
	"unsafe"
)

// Allocation and collection are the greatest cost of small arrays and objects in Go: making an object anew takes four to
// eight times as long as taking a dead one. Since counts say when a value dies, its memory goes to a list of the engine's
// and is handed out again. That is safe as far as counts are right; a borrowed value must not be used after its owner
// let go of it, recycled or not, because it is empty then.

// recycler keeps the dead arrays of one engine with their storage, by form and class of size.
type recycler struct {
	packed [arrayClasses][]*Array
	hashes [arrayClasses][]*Array
	gc     *GC
}

const (
	arrayClasses   = 4       // 8, 16, 32 and 64 slots
	maxRecycled    = 1 << 12 // dead arrays of 8 slots that are kept; of the others half as many each
	maxFreeObjects = 1 << 14
)

// arrayClass is the least class that has n slots, or arrayClasses when none has.
func arrayClass(n int) int {
	switch {
	case n <= 8:
		return 0
	case n <= 16:
		return 1
	case n <= 32:
		return 2
	case n <= 64:
		return 3
	}
	return arrayClasses
}

// NewArray is like the function NewArray; the array's memory comes back to the engine when its last owner lets go of it.
func (ctx *Context) NewArray(n int) *Array {
	if a := ctx.recycled.take(n); a != nil {
		return a
	}
	a := &Array{head: head{kind: KindArray, rc: 1}, home: &ctx.recycled}
	if n > 0 {
		if class := arrayClass(n); class < arrayClasses {
			n = minPackedCap << class
		}
		a.growPacked(uint32(min(n, maxArraySlots)))
	}
	return a
}

// NewHash is like the function NewHash; the array's memory comes back to the engine when its last owner lets go of it.
func (ctx *Context) NewHash(n int) *Array {
	r := &ctx.recycled
	if a := r.takeHash(n); a != nil {
		return a
	}
	a := &Array{head: head{kind: KindArray, rc: 1}, home: r}
	a.initHash(hashCap(n))
	return a
}

// take gives an empty packed array with room for n values, or nil.
func (r *recycler) take(n int) *Array {
	class := arrayClass(n)
	if class == arrayClasses {
		return nil
	}
	k := len(r.packed[class])
	if k == 0 {
		return nil
	}
	a := r.packed[class][k-1]
	r.packed[class] = r.packed[class][:k-1]
	a.head = head{kind: KindArray, rc: 1}
	return a
}

// takeHash gives an empty hashed array of just the class for n elements, or nil.
func (r *recycler) takeHash(n int) *Array {
	class := arrayClass(n)
	if class == arrayClasses {
		return nil
	}
	k := len(r.hashes[class])
	if k == 0 {
		return nil
	}
	a := r.hashes[class][k-1]
	r.hashes[class] = r.hashes[class][:k-1]
	a.head = head{kind: KindArray, rc: 1}
	return a
}

// put keeps a dead array whose elements have been released.
func (r *recycler) put(a *Array) {
	if a.rc != 0 || a.iters != nil || a.cap < minPackedCap || a.cap >= minPackedCap<<arrayClasses {
		return
	}
	class := bits.Len32(a.cap/minPackedCap) - 1
	if a.index == nil {
		if list := &r.packed[class]; len(*list) < maxRecycled>>class {
			a.pos, a.next = 0, 0
			*list = append(*list, a)
		}
		return
	}
	list := &r.hashes[class]
	if a.cap != minHashCap<<class || len(*list) >= maxRecycled>>class/2 {
		return
	}
	a.pos, a.next = 0, 0
	heads := unsafe.Slice((*uint32)(a.index), a.cap)
	for i := range heads {
		heads[i] = noSlot
	}
	*list = append(*list, a)
}

// swapPacked moves a packed array into the storage of a dead one with room for n values, which gets its own for it. It
// reports false when there is none.
func (a *Array) swapPacked(n int) bool {
	if a.home == nil {
		return false
	}
	b := a.home.take(n)
	if b == nil {
		return false
	}
	old := unsafe.Slice((*Value)(a.data), a.used)
	copy(unsafe.Slice((*Value)(b.data), a.used), old)
	clear(old)
	a.data, b.data = b.data, a.data
	a.cap, b.cap = b.cap, a.cap
	b.rc = 0
	a.home.put(b)
	return true
}

// takeObject gives a dead instance of the class new life, or returns nil.
func (c *Class) takeObject() *Object {
	n := len(c.free)
	if n == 0 {
		return nil
	}
	o := c.free[n-1]
	c.free[n-1] = nil
	c.free = c.free[:n-1]
	o.head = head{kind: KindObject, rc: 1}
	o.oflag = 0
	return o
}

// recycle keeps a dead object for the next instance of its class, if it has nothing but slots, which are released.
func (o *Object) recycle(slots []Value) {
	c := o.Class
	if o.rc != 0 || o.Native != nil || len(o.guards) > 0 || o.Dyn != nil || len(slots) != len(c.Defaults) ||
		len(c.free) >= maxFreeObjects || c.Flags&ClassEnum != 0 || c.Handlers != nil && c.Handlers.Free != nil {
		return
	}
	o.Slots = slots
	c.free = append(c.free, o)
}
