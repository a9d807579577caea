package spl

import "gaja/interp/php"

// The extract flags of SplPriorityQueue.
const (
	pqData     = 1
	pqPriority = 2
	pqBoth     = 3
)

func splHeap_insert(c *php.Call) (php.Value, error) {
	h := heapOf(c.This)
	if err := h.check(c.Ctx, true); err != nil {
		return php.Undef(), err
	}
	return php.True(), h.insert(c.Ctx, c.This, heapItem{val: c.Args[0].CopyDeref()})
}

func splPriorityQueue_insert(c *php.Call) (php.Value, error) {
	h := heapOf(c.This)
	if err := h.check(c.Ctx, true); err != nil {
		return php.Undef(), err
	}
	return php.True(), h.insert(c.Ctx, c.This, heapItem{c.Args[0].CopyDeref(), c.Args[1].CopyDeref()})
}

func splHeap_extract(c *php.Call) (php.Value, error) {
	h := heapOf(c.This)
	if err := h.check(c.Ctx, true); err != nil {
		return php.Undef(), err
	}
	if len(h.items) == 0 {
		return php.Undef(), c.Ctx.ThrowError("RuntimeException", "Can't extract from an empty heap")
	}
	i, err := h.extract(c.Ctx, c.This)
	if i.priority.IsUndef() && err == nil {
		return deref(i.val), nil
	}
	v := h.show(&i, h.flags)
	i.val.Release()
	i.priority.Release()
	if err != nil {
		v.Release()
		return php.Undef(), err
	}
	return v, nil
}

func splPriorityQueue_extract(c *php.Call) (php.Value, error) { return splHeap_extract(c) }

func splHeap_top(c *php.Call) (php.Value, error) {
	h := heapOf(c.This)
	if err := h.check(c.Ctx, false); err != nil {
		return php.Undef(), err
	}
	if len(h.items) == 0 {
		return php.Undef(), c.Ctx.ThrowError("RuntimeException", "Can't peek at an empty heap")
	}
	return h.top(), nil
}

func splPriorityQueue_top(c *php.Call) (php.Value, error) { return splHeap_top(c) }

func splHeap_count(c *php.Call) (php.Value, error) {
	return php.Int(int64(len(heapOf(c.This).items))), nil
}

func splHeap_isEmpty(c *php.Call) (php.Value, error) {
	return php.Bool(len(heapOf(c.This).items) == 0), nil
}

func splHeap_rewind(*php.Call) (php.Value, error) { return php.Null(), nil }

func splHeap_current(c *php.Call) (php.Value, error) { return heapOf(c.This).top(), nil }

func splHeap_key(c *php.Call) (php.Value, error) {
	return php.Int(int64(len(heapOf(c.This).items)) - 1), nil
}

func splHeap_next(c *php.Call) (php.Value, error) {
	return php.Null(), heapOf(c.This).drop(c.Ctx, c.This)
}

func splHeap_valid(c *php.Call) (php.Value, error) {
	return php.Bool(len(heapOf(c.This).items) != 0), nil
}

func splHeap_recoverFromCorruption(c *php.Call) (php.Value, error) {
	heapOf(c.This).corrupted = false
	return php.True(), nil
}

func splHeap_isCorrupted(c *php.Call) (php.Value, error) {
	return php.Bool(heapOf(c.This).corrupted), nil
}

func compareArgs(c *php.Call, sign int) (php.Value, error) {
	n, err := c.Ctx.Compare(c.Arg(0), c.Arg(1))
	if sign < 0 {
		n, err = c.Ctx.Compare(c.Arg(1), c.Arg(0))
	}
	return php.Int(int64(n)), err
}

func splMinHeap_compare(c *php.Call) (php.Value, error)       { return compareArgs(c, -1) }
func splMaxHeap_compare(c *php.Call) (php.Value, error)       { return compareArgs(c, 1) }
func splPriorityQueue_compare(c *php.Call) (php.Value, error) { return compareArgs(c, 1) }

func splPriorityQueue_setExtractFlags(c *php.Call) (php.Value, error) {
	flags := c.Int(0) & pqBoth
	if flags == 0 {
		return php.Undef(), c.Ctx.ThrowError("RuntimeException", "Must specify at least one extract flag")
	}
	heapOf(c.This).flags = flags
	return php.Int(flags), nil
}

func splPriorityQueue_getExtractFlags(c *php.Call) (php.Value, error) {
	return php.Int(heapOf(c.This).flags), nil
}

func splHeap___debugInfo(c *php.Call) (php.Value, error) { return heapDebug(c, "SplHeap") }

func splPriorityQueue___debugInfo(c *php.Call) (php.Value, error) {
	return heapDebug(c, "SplPriorityQueue")
}

func heapDebug(c *php.Call, class string) (php.Value, error) {
	h := heapOf(c.This)
	list := php.NewArray(len(h.items))
	for i := range h.items {
		list.Append(h.show(&h.items[i], pqBoth))
	}
	a := ownProps(c.This)
	setPrivate(a, class, "flags", php.Int(h.flags))
	setPrivate(a, class, "isCorrupted", php.Bool(h.corrupted))
	setPrivate(a, class, "heap", php.ArrayValue(list))
	return php.ArrayValue(a), nil
}
