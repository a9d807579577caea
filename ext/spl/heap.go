package spl

import (
	"gaja/interp/php"
)

// heapState is the native state of the heaps: an implicit binary tree whose root compares greatest. The order in which
// equal elements come out shows in scripts' output, so both loops below make exactly PHP's comparisons.
type heapState struct {
	items     []heapItem
	flags     int64 // of SplPriorityQueue
	user      *php.Function
	sign      int // -1 for SplMinHeap
	corrupted bool
	locked    bool
}

// heapItem is an element; priority is Undef in the heaps that compare the values themselves.
type heapItem struct{ val, priority php.Value }

func heapOf(o *php.Object) *heapState { return o.Native.(*heapState) }

func (h *heapState) order(i *heapItem) php.Value {
	if i.priority.IsUndef() {
		return i.val
	}
	return i.priority
}

// compare orders two elements; greater ones leave the heap first.
func (h *heapState) compare(ctx *php.Context, o *php.Object, a, b *heapItem) (int, error) {
	x, y := h.order(a), h.order(b)
	if h.user != nil {
		v, err := callFn(ctx, o, h.user, x, y)
		if err != nil {
			return 0, err
		}
		n := ctx.ToInt(v)
		v.Release()
		return sign(n), nil
	}
	if x.IsInt() && y.IsInt() {
		switch i, j := x.Int(), y.Int(); {
		case i < j:
			return -h.sign, nil
		case i > j:
			return h.sign, nil
		}
		return 0, nil
	}
	if h.sign < 0 {
		x, y = y, x
	}
	return ctx.Compare(x, y)
}

func sign(n int64) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// insert takes the item over. An exception in the comparison leaves the heap marked as corrupted, with the item in it.
func (h *heapState) insert(ctx *php.Context, o *php.Object, item heapItem) error {
	h.items = append(h.items, heapItem{})
	h.locked = true
	var err error
	i := len(h.items) - 1
	for i > 0 {
		up := (i - 1) / 2
		var n int
		if n, err = h.compare(ctx, o, &h.items[up], &item); err != nil || n >= 0 {
			break
		}
		h.items[i] = h.items[up]
		i = up
	}
	h.items[i] = item
	h.locked = false
	if err != nil {
		h.corrupted = true
	}
	return err
}

// extract takes the greatest element out; the heap must not be empty. The caller owns the item, also with an error.
func (h *heapState) extract(ctx *php.Context, o *php.Object) (heapItem, error) {
	top := h.items[0]
	last := len(h.items) - 1
	limit := last / 2
	bottom := h.items[last]
	h.locked = true
	var err error
	i := 0
	for i < limit {
		var j int
		if j, err = h.child(ctx, o, i, last); err != nil {
			break
		}
		var n int
		if n, err = h.compare(ctx, o, &bottom, &h.items[j]); err != nil || n >= 0 {
			break
		}
		h.items[i] = h.items[j]
		i = j
	}
	h.items[i] = bottom
	h.items[last] = heapItem{}
	h.items = h.items[:last]
	h.locked = false
	if err != nil {
		h.corrupted = true
	}
	return top, err
}

// child returns the greater of the two children of i.
func (h *heapState) child(ctx *php.Context, o *php.Object, i, last int) (int, error) {
	j := 2*i + 1
	if j == last {
		return j, nil
	}
	n, err := h.compare(ctx, o, &h.items[j+1], &h.items[j])
	if n > 0 && err == nil {
		j++
	}
	return j, err
}

func (h *heapState) check(ctx *php.Context, write bool) error {
	if h.corrupted {
		return ctx.ThrowError("RuntimeException", "Heap is corrupted, heap properties are no longer ensured.")
	}
	if write && h.locked {
		return ctx.ThrowError("RuntimeException", "Heap cannot be changed when it is already being modified.")
	}
	return nil
}

var heapHandlers = heapBehaviour(func(o *php.Object, h *heapState) {
	h.sign = 1
	for c := o.Class; c != nil; c = c.Parent {
		if c.Lower == "splminheap" {
			h.sign = -1
		}
	}
	if f := o.Class.FindMethod("compare"); f != nil && f.Native == nil && f.Flags&php.AccAbstract == 0 {
		h.user = f
	}
})

var pqHandlers = heapBehaviour(func(o *php.Object, h *heapState) {
	h.sign, h.flags = 1, pqData
	h.user = overridden(o.Class, "compare")
})

func heapBehaviour(setUp func(*php.Object, *heapState)) php.Handlers {
	return php.Handlers{
		New: func(_ *php.Context, o *php.Object) {
			h := &heapState{}
			setUp(o, h)
			o.Native = h
		},
		Clone: func(_ *php.Context, from, to *php.Object) error {
			f, t := heapOf(from), heapOf(to)
			t.flags, t.corrupted = f.flags, f.corrupted
			for _, i := range f.items {
				t.items = append(t.items, heapItem{i.val.Copy(), i.priority.Copy()})
			}
			return nil
		},
		Free: func(o *php.Object) {
			items := heapOf(o).items
			heapOf(o).items = nil
			for _, i := range items {
				i.val.Release()
				i.priority.Release()
			}
		},
		Count: func(ctx *php.Context, o *php.Object) (int64, error) {
			if f := overridden(o.Class, "count"); f != nil {
				v, err := callFn(ctx, o, f)
				n := ctx.ToInt(v)
				v.Release()
				return n, err
			}
			return int64(len(heapOf(o).items)), nil
		},
		Iterate: func(ctx *php.Context, o *php.Object, byRef bool) (php.Iterator, error) {
			if byRef {
				return nil, noByRef(ctx)
			}
			if walksByMethods(o.Class) {
				return ctx.IterateMethods(o), nil
			}
			php.ObjectValue(o).AddRef()
			return &heapWalk{o, heapOf(o)}, nil
		},
		Walk: func(o *php.Object, visit func(*php.Value)) {
			h := heapOf(o)
			for i := range h.items {
				visit(&h.items[i].val)
				visit(&h.items[i].priority)
			}
		},
	}
}

// heapWalk is a foreach over a heap, which eats it.
type heapWalk struct {
	o *php.Object
	h *heapState
}

func (w *heapWalk) Rewind(*php.Context) error        { return nil }
func (w *heapWalk) Valid(*php.Context) (bool, error) { return len(w.h.items) != 0, nil }
func (w *heapWalk) Current(ctx *php.Context) (php.Value, error) {
	if err := w.h.check(ctx, false); err != nil {
		return php.Undef(), err
	}
	return w.h.top(), nil
}
func (w *heapWalk) Key(*php.Context) (php.Value, error) {
	return php.Int(int64(len(w.h.items)) - 1), nil
}
func (w *heapWalk) Next(ctx *php.Context) error { return w.h.drop(ctx, w.o) }
func (w *heapWalk) Close() {
	if o := w.o; o != nil {
		w.o = nil
		php.ObjectValue(o).Release()
	}
}

// top returns what a script sees of the greatest element, owned, or null.
func (h *heapState) top() php.Value {
	if len(h.items) == 0 {
		return php.Null()
	}
	return h.show(&h.items[0], h.flags)
}

// show is the form in which an element leaves: the value, or what the extract flags ask for. The result is owned.
func (h *heapState) show(i *heapItem, flags int64) php.Value {
	if i.priority.IsUndef() || flags&pqBoth == pqData {
		return i.val.CopyDeref()
	}
	if flags&pqBoth == pqPriority {
		return i.priority.CopyDeref()
	}
	a := php.NewHash(2)
	a.SetString("data", i.val.Copy())
	a.SetString("priority", i.priority.Copy())
	return php.ArrayValue(a)
}

// drop takes the greatest element away, as next does.
func (h *heapState) drop(ctx *php.Context, o *php.Object) error {
	if ctx.Level != php.Level74 {
		if err := h.check(ctx, true); err != nil {
			return err
		}
	}
	if len(h.items) == 0 {
		return nil
	}
	i, err := h.extract(ctx, o)
	i.val.Release()
	i.priority.Release()
	return err
}
