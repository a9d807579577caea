package php

import "unsafe"

// Allocation and collection are the greatest cost of small arrays and objects in Go: making an object anew takes four to
// eight times as long as taking a dead one. Since counts say when a value dies, its memory goes to a list of the engine's
// and is handed out again. That is safe as far as counts are right; a borrowed value must not be used after its owner
// let go of it, recycled or not, because it is empty then.

// recycler keeps the dead arrays of one engine. Only small ones come back, with their storage.
type recycler struct {
	packed []*Array
	hashes []*Array
	gc     *GC
}

const (
	maxRecycled    = 1024 // dead arrays of either form that are kept
	maxRecycledCap = 64   // slots of a packed one
	maxFreeObjects = 1 << 14
)

// NewArray is like the function NewArray; the array's memory comes back to the engine when its last owner lets go of it.
func (ctx *Context) NewArray(n int) *Array {
	if r := &ctx.recycled; n <= minPackedCap {
		if a := r.take(); a != nil {
			return a
		}
	}
	a := &Array{head: head{kind: KindArray, rc: 1}, home: &ctx.recycled}
	if n > 0 {
		a.growPacked(uint32(min(n, maxArraySlots)))
	}
	return a
}

// NewHash is like the function NewHash; the array's memory comes back to the engine when its last owner lets go of it.
func (ctx *Context) NewHash(n int) *Array {
	r := &ctx.recycled
	if k := len(r.hashes); n <= minHashCap && k > 0 {
		a := r.hashes[k-1]
		r.hashes = r.hashes[:k-1]
		a.head = head{kind: KindArray, rc: 1}
		return a
	}
	a := &Array{head: head{kind: KindArray, rc: 1}, home: r}
	a.initHash(hashCap(n))
	return a
}

// take gives an empty packed array, or nil.
func (r *recycler) take() *Array {
	k := len(r.packed)
	if k == 0 {
		return nil
	}
	a := r.packed[k-1]
	r.packed = r.packed[:k-1]
	a.head = head{kind: KindArray, rc: 1}
	return a
}

// put keeps a dead array whose elements have been released.
func (r *recycler) put(a *Array) {
	if a.rc != 0 || a.iters != nil {
		return
	}
	if a.index == nil {
		if a.cap > maxRecycledCap || len(r.packed) >= maxRecycled {
			return
		}
		a.pos, a.next = 0, 0
		r.packed = append(r.packed, a)
		return
	}
	if a.cap != minHashCap || len(r.hashes) >= maxRecycled {
		return
	}
	a.pos, a.next = 0, 0
	heads := unsafe.Slice((*uint32)(a.index), minHashCap)
	for i := range heads {
		heads[i] = noSlot
	}
	clear(unsafe.Slice((*Bucket)(a.data), minHashCap))
	r.hashes = append(r.hashes, a)
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
