package php

// Copy returns the value with one more owner. A reference stays a reference; see CopyDeref.
func (v Value) Copy() Value {
	if v.IsCounted() && v.p != nil {
		(*head)(v.p).rc++
	}
	return v
}

// CopyDeref returns the value behind a reference, with one more owner.
func (v Value) CopyDeref() Value { return v.Deref().Copy() }

// AddRef counts one more owner of a counted value.
func (v Value) AddRef() {
	if v.IsCounted() && v.p != nil {
		(*head)(v.p).rc++
	}
}

// Count returns how many owners a counted value has, and 0 for a scalar.
func (v Value) Count() uint32 {
	if v.IsCounted() && v.p != nil {
		return (*head)(v.p).rc
	}
	return 0
}

// Release gives up one ownership. The last owner's release runs an object's destructor, closes a resource and lets go of
// what an array holds.
func (v Value) Release() {
	if v.IsCounted() {
		v.releaseCounted()
	}
}

func (v Value) releaseCounted() {
	if v.p == nil {
		return
	}
	h := (*head)(v.p)
	if h.rc > 1 {
		h.rc--
		if h.aux == 0 && h.kind >= KindArray {
			possibleRoot(v)
		}
		return
	}
	if h.rc == 1 {
		h.rc = 0
		if h.kind == KindString {
			(*Str)(v.p).die()
			return
		}
		destroy(v)
	}
}

// destroy lets go of a value without owners. Arrays and references go through a worklist once they nest deeply, so that
// a list of a million nodes does not recurse on the Go stack.
func destroy(v Value) { destroyDepth(v, 0) }

const maxDestroyDepth = 256

func destroyDepth(v Value, depth int) {
	switch v.Kind() {
	case KindArray:
		a := v.Array()
		a.releaseAll(depth)
		if a.aux != 0 {
			forget(v)
		}
		if a.home != nil {
			a.home.put(a)
		}
	case KindRef:
		r := v.Ref()
		inner := r.V
		r.V = Undef()
		releaseDepth(inner, depth+1)
	case KindObject:
		v.Object().destroy(depth)
	case KindResource:
		v.Resource().destroy()
	}
}

func releaseDepth(v Value, depth int) {
	if !v.IsCounted() || v.p == nil {
		return
	}
	h := (*head)(v.p)
	if h.rc > 1 {
		h.rc--
		if h.aux == 0 && h.kind >= KindArray {
			possibleRoot(v)
		}
		return
	}
	if h.rc == 0 {
		return
	}
	h.rc = 0
	if h.kind == KindString {
		(*Str)(v.p).die()
		return
	}
	if depth < maxDestroyDepth {
		destroyDepth(v, depth)
		return
	}
	drain(v)
}

// drain destroys v and everything that dies with it, without recursion: what would nest is queued on the work list.
func drain(v Value) {
	work := []Value{v}
	for len(work) > 0 {
		w := work[len(work)-1]
		work = work[:len(work)-1]
		switch w.Kind() {
		case KindArray:
			work = w.Array().takeDying(work)
			if w.Array().aux != 0 {
				forget(w)
			}
		case KindRef:
			work = appendDying(work, w.Ref().V)
			w.Ref().V = Undef()
		case KindObject:
			work = w.Object().takeDying(work)
		case KindResource:
			w.Resource().destroy()
		}
	}
}

// appendDying gives up one ownership of v and queues v if it was the last.
func appendDying(work []Value, v Value) []Value {
	if !v.IsCounted() || v.p == nil {
		return work
	}
	h := (*head)(v.p)
	if h.rc > 1 {
		h.rc--
		if h.aux == 0 && h.kind >= KindArray {
			possibleRoot(v)
		}
		return work
	}
	if h.rc == 1 {
		h.rc = 0
		if h.kind == KindString {
			(*Str)(v.p).die()
		} else {
			work = append(work, v)
		}
	}
	return work
}
