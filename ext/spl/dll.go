package spl

import "gaja/interp/php"

// The iteration modes of SplDoublyLinkedList, and the bit that freezes the direction of a queue or stack.
const (
	dllDelete = 1
	dllLIFO   = 2
	dllFixed  = 4
)

func ringOf(o *php.Object) *ring { return o.Native.(*ring) }

var dllHandlers = php.Handlers{
	New: func(_ *php.Context, o *php.Object) {
		r := &ring{}
		for c := o.Class; c != nil; c = c.Parent {
			if c.Lower == "splstack" {
				r.flags = dllFixed | dllLIFO
			} else if c.Lower == "splqueue" {
				r.flags = dllFixed
			}
		}
		o.Native = r
	},
	Clone: func(_ *php.Context, from, to *php.Object) error {
		f, t := ringOf(from), ringOf(to)
		t.flags = f.flags
		for p := f.head; p != f.tail; p++ {
			t.push(f.slot(p).CopyDeref())
		}
		return nil
	},
	Free: func(o *php.Object) { ringOf(o).clear() },
	Count: func(ctx *php.Context, o *php.Object) (int64, error) {
		if f := overridden(o.Class, "count"); f != nil {
			v, err := callFn(ctx, o, f)
			n := ctx.ToInt(v)
			v.Release()
			return n, err
		}
		return int64(ringOf(o).len()), nil
	},
	Iterate: func(ctx *php.Context, o *php.Object, byRef bool) (php.Iterator, error) {
		if byRef {
			return nil, noByRef(ctx)
		}
		if walksByMethods(o.Class) {
			return ctx.IterateMethods(o), nil
		}
		php.ObjectValue(o).AddRef()
		return &dllWalk{o: o, r: ringOf(o), flags: ringOf(o).flags}, nil
	},
	Walk: func(o *php.Object, visit func(*php.Value)) {
		r := ringOf(o)
		for p := r.head; p != r.tail; p++ {
			visit(r.slot(p))
		}
	},
}

// dllWalk is a foreach over a list.
type dllWalk struct {
	o     *php.Object
	r     *ring
	w     ringWalk
	flags int64
}

func (d *dllWalk) Rewind(*php.Context) error        { d.r.rewind(&d.w, d.flags); return nil }
func (d *dllWalk) Valid(*php.Context) (bool, error) { return d.w.state != walkEnded, nil }
func (d *dllWalk) Current(*php.Context) (php.Value, error) {
	return d.r.current(&d.w).CopyDeref(), nil
}
func (d *dllWalk) Key(*php.Context) (php.Value, error) { return php.Int(d.w.key), nil }
func (d *dllWalk) Next(*php.Context) error             { d.r.step(&d.w, d.flags); return nil }
func (d *dllWalk) Close() {
	if d.o != nil {
		d.r.leave(&d.w)
		o := d.o
		d.o = nil
		php.ObjectValue(o).Release()
	}
}

func emptyList(c *php.Call, verb string) (php.Value, error) {
	return php.Undef(), c.Ctx.ThrowError("RuntimeException", "Can't "+verb+" an empty datastructure")
}

// deref gives an element that the caller owns out of a list: never the reference it may be.
func deref(v php.Value) php.Value {
	if !v.IsRef() {
		return v
	}
	w := v.CopyDeref()
	v.Release()
	return w
}

func splDoublyLinkedList_push(c *php.Call) (php.Value, error) {
	ringOf(c.This).push(c.Args[0].CopyDeref())
	return done(c), nil
}

// done is what a method without a result returns: null, or true at 7.4 where push and kin said so.
func done(c *php.Call) php.Value {
	if c.Ctx.Level == php.Level74 {
		return php.True()
	}
	return php.Null()
}

func splDoublyLinkedList_unshift(c *php.Call) (php.Value, error) {
	ringOf(c.This).unshift(c.Args[0].CopyDeref())
	return done(c), nil
}

func splDoublyLinkedList_pop(c *php.Call) (php.Value, error) {
	r := ringOf(c.This)
	if r.head == r.tail {
		return emptyList(c, "pop from")
	}
	return deref(r.pop()), nil
}

func splDoublyLinkedList_shift(c *php.Call) (php.Value, error) {
	r := ringOf(c.This)
	if r.head == r.tail {
		return emptyList(c, "shift from")
	}
	return deref(r.shift()), nil
}

func splQueue_enqueue(c *php.Call) (php.Value, error) { return splDoublyLinkedList_push(c) }
func splQueue_dequeue(c *php.Call) (php.Value, error) { return splDoublyLinkedList_shift(c) }

func splDoublyLinkedList_top(c *php.Call) (php.Value, error) {
	r := ringOf(c.This)
	if r.len() == 0 {
		return emptyList(c, "peek at")
	}
	return r.slot(r.tail - 1).CopyDeref(), nil
}

func splDoublyLinkedList_bottom(c *php.Call) (php.Value, error) {
	r := ringOf(c.This)
	if r.len() == 0 {
		return emptyList(c, "peek at")
	}
	return r.slot(r.head).CopyDeref(), nil
}

func splDoublyLinkedList_count(c *php.Call) (php.Value, error) {
	return php.Int(int64(ringOf(c.This).len())), nil
}

func splDoublyLinkedList_isEmpty(c *php.Call) (php.Value, error) {
	n, err := dllHandlers.Count(c.Ctx, c.This)
	return php.Bool(n == 0), err
}

func splDoublyLinkedList_setIteratorMode(c *php.Call) (php.Value, error) {
	r, mode := ringOf(c.This), c.Int(0)
	if r.flags&dllFixed != 0 && (r.flags^mode)&dllLIFO != 0 {
		return php.Undef(), c.Ctx.ThrowError("RuntimeException",
			"Iterators' LIFO/FIFO modes for SplStack/SplQueue objects are frozen")
	}
	r.flags = mode&(dllDelete|dllLIFO) | r.flags&dllFixed
	return php.Int(r.flags), nil
}

func splDoublyLinkedList_getIteratorMode(c *php.Call) (php.Value, error) {
	return php.Int(ringOf(c.This).flags), nil
}

// dllIndex reads an offset and checks that it is less than limit; text74 is 7.4's complaint.
func dllIndex(c *php.Call, limit int, text74 string) (int64, error) {
	if c.Ctx.Level == php.Level74 {
		if n := offset74(c.Arg(0)); n >= 0 && n < int64(limit) {
			return n, nil
		}
		return 0, c.Ctx.ThrowError("OutOfRangeException", text74)
	}
	n, _, err := intArg(c, 0, false)
	if err != nil {
		return 0, err
	}
	if n < 0 || n >= int64(limit) {
		return 0, argError(c, "OutOfRangeException", 0, "is out of range")
	}
	return n, nil
}

func splDoublyLinkedList_offsetExists(c *php.Call) (php.Value, error) {
	n := int64(0)
	if c.Ctx.Level == php.Level74 {
		n = offset74(c.Arg(0))
	} else {
		var err error
		if n, _, err = intArg(c, 0, false); err != nil {
			return php.Undef(), err
		}
	}
	return php.Bool(n >= 0 && n < int64(ringOf(c.This).len())), nil
}

func splDoublyLinkedList_offsetGet(c *php.Call) (php.Value, error) {
	r := ringOf(c.This)
	n, err := dllIndex(c, r.len(), "Offset invalid or out of range")
	if err != nil {
		return php.Undef(), err
	}
	return r.slot(r.at(n)).CopyDeref(), nil
}

func splDoublyLinkedList_offsetSet(c *php.Call) (php.Value, error) {
	r := ringOf(c.This)
	if c.Arg(0).IsNil() {
		r.push(c.Arg(1).Copy())
		return php.Null(), nil
	}
	if c.Ctx.Level != php.Level74 && !c.Arg(0).IsInt() {
		if _, _, err := intArg(c, 0, true); err != nil {
			return php.Undef(), err
		}
	}
	n, err := dllIndex(c, r.len(), "Offset invalid or out of range")
	if err != nil {
		return php.Undef(), err
	}
	s := r.slot(r.at(n))
	old := *s
	*s = c.Arg(1).Copy()
	old.Release()
	return php.Null(), nil
}

func splDoublyLinkedList_offsetUnset(c *php.Call) (php.Value, error) {
	r := ringOf(c.This)
	n, err := dllIndex(c, r.len(), "Offset out of range")
	if err != nil {
		return php.Undef(), err
	}
	place := r.at(n)
	if r.own.state == walkOn && r.own.place == place {
		r.leave(&r.own)
	}
	r.remove(place).Release()
	return php.Null(), nil
}

func splDoublyLinkedList_add(c *php.Call) (php.Value, error) {
	r := ringOf(c.This)
	n, err := dllIndex(c, r.len()+1, "Offset invalid or out of range")
	if err != nil {
		return php.Undef(), err
	}
	if n == int64(r.len()) {
		r.push(c.Arg(1).Copy())
	} else {
		r.insert(r.at(n), c.Arg(1).Copy())
	}
	return php.Null(), nil
}

func splDoublyLinkedList_rewind(c *php.Call) (php.Value, error) {
	r := ringOf(c.This)
	r.rewind(&r.own, r.flags)
	return php.Null(), nil
}

func splDoublyLinkedList_valid(c *php.Call) (php.Value, error) {
	return php.Bool(ringOf(c.This).own.state != walkEnded), nil
}

func splDoublyLinkedList_current(c *php.Call) (php.Value, error) {
	r := ringOf(c.This)
	return r.current(&r.own).CopyDeref(), nil
}

func splDoublyLinkedList_key(c *php.Call) (php.Value, error) {
	return php.Int(ringOf(c.This).own.key), nil
}

func splDoublyLinkedList_next(c *php.Call) (php.Value, error) {
	r := ringOf(c.This)
	r.step(&r.own, r.flags)
	return php.Null(), nil
}

func splDoublyLinkedList_prev(c *php.Call) (php.Value, error) {
	r := ringOf(c.This)
	r.step(&r.own, r.flags^dllLIFO)
	return php.Null(), nil
}

// list returns the elements from first to last, owned.
func (r *ring) list() *php.Array {
	a := php.NewArray(r.len())
	for p := r.head; p != r.tail; p++ {
		a.Append(r.slot(p).Copy())
	}
	return a
}

func splDoublyLinkedList___debugInfo(c *php.Call) (php.Value, error) {
	r := ringOf(c.This)
	a := ownProps(c.This)
	setPrivate(a, "SplDoublyLinkedList", "flags", php.Int(r.flags))
	setPrivate(a, "SplDoublyLinkedList", "dllist", php.ArrayValue(r.list()))
	return php.ArrayValue(a), nil
}

func splDoublyLinkedList___serialize(c *php.Call) (php.Value, error) {
	r := ringOf(c.This)
	return php.ArrayValue(php.List(php.Int(r.flags), php.ArrayValue(r.list()),
		php.ArrayValue(members(c.This)))), nil
}

func splDoublyLinkedList___unserialize(c *php.Call) (php.Value, error) {
	r, data := ringOf(c.This), c.Array(0)
	flags, list, props := data.Get(0), data.Get(1), data.Get(2)
	if !flags.IsInt() || !list.IsArray() || !props.IsArray() {
		return php.Undef(), c.Ctx.ThrowError("UnexpectedValueException", "Incomplete or ill-typed serialization data")
	}
	r.flags = flags.Int()
	for it := list.Array().Iter(); it.Next(); {
		r.push(it.Slot().Copy())
	}
	return php.Null(), loadMembers(c.Ctx, c.This, props.Array())
}

func splDoublyLinkedList_serialize(c *php.Call) (php.Value, error) {
	r := ringOf(c.This)
	text, err := serialize(c.Ctx, php.Int(r.flags))
	if err != nil {
		return php.Undef(), err
	}
	b := []byte(text)
	for p := r.head; p < r.tail; p++ {
		if text, err = serialize(c.Ctx, *r.slot(p)); err != nil {
			return php.Undef(), err
		}
		b = append(append(b, ':'), text...)
	}
	return php.Bytes(b), nil
}

func splDoublyLinkedList_unserialize(c *php.Call) (php.Value, error) {
	r, s := ringOf(c.This), c.Str(0)
	if s == "" {
		return php.Null(), nil
	}
	for r.len() > 0 {
		r.pop().Release()
	}
	at := 0
	flags, err := unserializeAt(c.Ctx, s, &at)
	if err != nil {
		return php.Undef(), err
	}
	if !flags.IsInt() {
		flags.Release()
		return php.Undef(), badOffset(c.Ctx, at, len(s))
	}
	r.flags = flags.Int()
	for at < len(s) && s[at] == ':' {
		at++
		v, err := unserializeAt(c.Ctx, s, &at)
		if err != nil {
			return php.Undef(), err
		}
		if v.IsUndef() {
			return php.Undef(), badOffset(c.Ctx, at, len(s))
		}
		r.push(v)
	}
	if at < len(s) {
		return php.Undef(), badOffset(c.Ctx, at, len(s))
	}
	return php.Null(), nil
}
