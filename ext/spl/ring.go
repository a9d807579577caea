package spl

import "gaja/interp/php"

// ring is the list behind SplDoublyLinkedList: a growing ring buffer. An element's place is a number that never changes
// while the list is only pushed, popped, shifted and unshifted at its ends: head counts down and tail up, and the slot
// is the place modulo the buffer's size. Walks hold such places, so they survive what happens at the ends; the few
// operations in the middle, and those that take away the element a walk stands on, tell the walks about it.
type ring struct {
	buf        []php.Value // len is a power of two, or 0
	head, tail uint64      // places of the first element and behind the last
	flags      int64
	walks      []*ringWalk // those standing on an element
	own        ringWalk    // the place of current(), next() and kin
}

const ringMinimum = 8

func (r *ring) len() int { return int(r.tail - r.head) }

func (r *ring) slot(place uint64) *php.Value { return &r.buf[place&uint64(len(r.buf)-1)] }

func (r *ring) grow() {
	n := max(ringMinimum, 2*len(r.buf))
	buf := make([]php.Value, n)
	for p := r.head; p != r.tail; p++ {
		buf[p&uint64(n-1)] = *r.slot(p)
	}
	r.buf = buf
}

// push takes v over.
func (r *ring) push(v php.Value) {
	if r.len() == len(r.buf) {
		r.grow()
	}
	*r.slot(r.tail) = v
	r.tail++
}

// unshift takes v over.
func (r *ring) unshift(v php.Value) {
	if r.len() == len(r.buf) {
		r.grow()
	}
	r.head--
	*r.slot(r.head) = v
}

// pop gives the last element to the caller; the list must not be empty.
func (r *ring) pop() php.Value {
	r.tail--
	s := r.slot(r.tail)
	v := *s
	*s = php.Undef()
	if len(r.walks) > 0 {
		r.lost(r.tail)
	}
	return v
}

// shift gives the first element to the caller; the list must not be empty.
func (r *ring) shift() php.Value {
	s := r.slot(r.head)
	v := *s
	*s = php.Undef()
	r.head++
	if len(r.walks) > 0 {
		r.lost(r.head - 1)
	}
	return v
}

// insert puts v, which it takes over, before the element at a place.
func (r *ring) insert(place uint64, v php.Value) {
	r.push(php.Undef())
	for p := r.tail - 1; p != place; p-- {
		*r.slot(p) = *r.slot(p - 1)
	}
	*r.slot(place) = v
	for _, w := range r.walks {
		if w.place-r.head >= place-r.head {
			w.place++
		}
	}
}

// remove takes the element at a place out and gives it to the caller.
func (r *ring) remove(place uint64) php.Value {
	v := *r.slot(place)
	for p := place; p+1 != r.tail; p++ {
		*r.slot(p) = *r.slot(p + 1)
	}
	r.tail--
	*r.slot(r.tail) = php.Undef()
	r.lost(place)
	for _, w := range r.walks {
		if w.place-r.head > place-r.head {
			w.place--
		}
	}
	return v
}

// at returns the place of an index counted from the end that the iteration mode begins with.
func (r *ring) at(index int64) uint64 {
	if r.flags&dllLIFO != 0 {
		return r.tail - 1 - uint64(index)
	}
	return r.head + uint64(index)
}

// lost tells the walks that stand on a place that its element is gone: they still count as valid, show null, and end
// with the next step.
func (r *ring) lost(place uint64) {
	keep := r.walks[:0]
	for _, w := range r.walks {
		if w.place == place {
			w.state = walkLost
		} else {
			keep = append(keep, w)
		}
	}
	clear(r.walks[len(keep):])
	r.walks = keep
}

func (r *ring) clear() {
	buf, head, tail := r.buf, r.head, r.tail
	r.buf, r.head, r.tail = nil, 0, 0
	for _, w := range r.walks {
		w.state = walkLost
	}
	r.walks = nil
	for p := head; p != tail; p++ {
		buf[p&uint64(len(buf)-1)].Release()
	}
}

// ringWalk is a place in the list: the list's own, or that of a foreach.
type ringWalk struct {
	place uint64
	key   int64
	state walkState
}

type walkState uint8

const (
	walkEnded walkState = iota
	walkOn              // stands on an element
	walkLost            // stands where an element was
)

// place puts a walk on a place, or ends it when that is outside of the list.
func (r *ring) place(w *ringWalk, p uint64) {
	if p-r.head >= r.tail-r.head {
		r.leave(w)
		return
	}
	if w.state != walkOn {
		r.walks = append(r.walks, w)
	}
	w.place, w.state = p, walkOn
}

// leave ends a walk.
func (r *ring) leave(w *ringWalk) {
	if w.state == walkOn {
		for i, x := range r.walks {
			if x == w {
				last := len(r.walks) - 1
				r.walks[i] = r.walks[last]
				r.walks[last] = nil
				r.walks = r.walks[:last]
				break
			}
		}
	}
	w.state = walkEnded
}

func (r *ring) rewind(w *ringWalk, flags int64) {
	if flags&dllLIFO != 0 {
		w.key = int64(r.len()) - 1
		r.place(w, r.tail-1)
		return
	}
	w.key = 0
	r.place(w, r.head)
}

// step moves a walk on; in the mode that deletes, the element at the end where the walk began goes.
func (r *ring) step(w *ringWalk, flags int64) {
	if w.state == walkEnded {
		return
	}
	next, on := w.place+1, w.state == walkOn
	if flags&dllLIFO != 0 {
		next = w.place - 1
		w.key--
	} else if flags&dllDelete == 0 {
		w.key++
	}
	r.leave(w)
	if on {
		r.place(w, next)
	}
	if flags&dllDelete == 0 || r.len() == 0 {
		return
	}
	if flags&dllLIFO != 0 {
		r.pop().Release()
	} else {
		r.shift().Release()
	}
}

// current returns the element a walk stands on, borrowed, or null.
func (r *ring) current(w *ringWalk) php.Value {
	if w.state != walkOn {
		return php.Null()
	}
	return *r.slot(w.place)
}
