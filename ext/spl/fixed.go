package spl

import (
	"math"

	"gaja/interp/php"
)

// fixedState is the native state of SplFixedArray: its elements, and at 7.4 the one place that foreach and current()
// share. The methods that a script overrides are remembered, for $o[k] must go through them.
type fixedState struct {
	items                  []php.Value
	at                     int64
	get, set, exists, drop *php.Function
}

func fixedOf(o *php.Object) *fixedState { return o.Native.(*fixedState) }

// maxFixedSize is where PHP's own allocation would overflow long ago; it keeps make from panicking.
const maxFixedSize = 1 << 36

func resize(ctx *php.Context, f *fixedState, size int64) error {
	old := int64(len(f.items))
	if size > old {
		if size > maxFixedSize {
			return ctx.Fatal("Possible integer overflow in memory allocation (%d * 16 + 0)", size)
		}
		if err := ctx.Charge((size - old) * 16); err != nil {
			return err
		}
	}
	if size < old {
		gone := f.items[size:]
		f.items = f.items[:size:size]
		for i := range gone {
			v := gone[i]
			gone[i] = php.Undef()
			v.Release()
		}
		return nil
	}
	items := make([]php.Value, size)
	copy(items, f.items)
	for i := old; i < size; i++ {
		items[i] = php.Null()
	}
	f.items = items
	return nil
}

var fixedHandlers = php.Handlers{
	New: func(_ *php.Context, o *php.Object) {
		f := &fixedState{}
		if o.Class.Flags&php.ClassBuiltin == 0 {
			f.get, f.set = overridden(o.Class, "offsetget"), overridden(o.Class, "offsetset")
			f.exists, f.drop = overridden(o.Class, "offsetexists"), overridden(o.Class, "offsetunset")
		}
		o.Native = f
	},
	Clone: func(_ *php.Context, from, to *php.Object) error {
		f, t := fixedOf(from), fixedOf(to)
		t.items = make([]php.Value, len(f.items))
		for i, v := range f.items {
			t.items[i] = v.CopyDeref()
		}
		return nil
	},
	Free: func(o *php.Object) {
		items := fixedOf(o).items
		fixedOf(o).items = nil
		for _, v := range items {
			v.Release()
		}
	},
	GetDim:   fixedGet,
	SetDim:   fixedSet,
	HasDim:   fixedHas,
	UnsetDim: fixedUnset,
	Count: func(ctx *php.Context, o *php.Object) (int64, error) {
		if f := overridden(o.Class, "count"); f != nil {
			v, err := callFn(ctx, o, f)
			n := ctx.ToInt(v)
			v.Release()
			return n, err
		}
		return int64(len(fixedOf(o).items)), nil
	},
	Props:   fixedProps,
	Iterate: fixedIterate,
	Walk: func(o *php.Object, visit func(*php.Value)) {
		f := fixedOf(o)
		for i := range f.items {
			visit(&f.items[i])
		}
	},
}

// fixedIndex turns an offset into an index of the elements.
func fixedIndex(ctx *php.Context, f *fixedState, key php.Value) (int64, error) {
	n := key.Int()
	if !key.IsInt() {
		var err error
		if n, err = fixedOffset(ctx, key.Deref()); err != nil {
			return 0, err
		}
	}
	if uint64(n) >= uint64(len(f.items)) {
		class := "OutOfBoundsException"
		if ctx.Level == php.Level74 {
			class = "RuntimeException"
		}
		return 0, ctx.ThrowError(class, "Index invalid or out of range")
	}
	return n, nil
}

func fixedOffset(ctx *php.Context, key php.Value) (int64, error) {
	if ctx.Level == php.Level74 {
		return offset74(key), nil
	}
	switch key.Kind() {
	case php.KindInt:
		return key.Int(), nil
	case php.KindFloat:
		f := key.Float()
		if f != math.Trunc(f) || f < math.MinInt64 || f >= math.MaxInt64 {
			ctx.Deprecated("Implicit conversion from float %s to int loses precision", ctx.FloatRepr(f))
		}
		return php.FloatToInt(f), ctx.Pending
	case php.KindFalse:
		return 0, nil
	case php.KindTrue:
		return 1, nil
	case php.KindResource:
		id := key.Resource().ID
		ctx.Warning("Resource ID#%d used as offset, casting to integer (%d)", id, id)
		return id, ctx.Pending
	case php.KindString:
		if n, ok := php.NumericKey(key.Str().Peek()); ok {
			return n, nil
		}
	}
	return 0, ctx.Throwf("TypeError", "Cannot access offset of type %s on SplFixedArray", php.TypeName(key))
}

func noAppend(ctx *php.Context) error {
	if ctx.Level == php.Level74 {
		return ctx.ThrowError("RuntimeException", "Index invalid or out of range")
	}
	return ctx.ThrowError("Error", "[] operator not supported for SplFixedArray")
}

// DimSlot refuses $b = &$a[], which would otherwise look for an element under null.
func (f *fixedState) DimSlot(ctx *php.Context, _ *php.Object, _ php.Value, hasKey bool) (*php.Value, bool, error) {
	if hasKey || f.get != nil {
		return nil, false, nil
	}
	return nil, false, noAppend(ctx)
}

func fixedGet(ctx *php.Context, o *php.Object, key php.Value) (php.Value, error) {
	f := fixedOf(o)
	if f.get != nil {
		return callFn(ctx, o, f.get, key)
	}
	return fixedRead(ctx, f, key)
}

func fixedRead(ctx *php.Context, f *fixedState, key php.Value) (php.Value, error) {
	if key.IsUndef() {
		return php.Undef(), noAppend(ctx)
	}
	n, err := fixedIndex(ctx, f, key)
	if err != nil {
		return php.Undef(), err
	}
	return f.items[n].CopyDeref(), nil
}

func fixedSet(ctx *php.Context, o *php.Object, key php.Value, hasKey bool, v php.Value) error {
	f := fixedOf(o)
	if f.set != nil {
		if !hasKey {
			key = php.Null()
		}
		r, err := callFn(ctx, o, f.set, key, v)
		r.Release()
		v.Release()
		return err
	}
	if !hasKey {
		v.Release()
		return noAppend(ctx)
	}
	return fixedWrite(ctx, f, key, v)
}

// fixedWrite takes v over.
func fixedWrite(ctx *php.Context, f *fixedState, key, v php.Value) error {
	n, err := fixedIndex(ctx, f, key)
	if err != nil {
		v.Release()
		return err
	}
	old := f.items[n]
	f.items[n] = v
	old.Release()
	return nil
}

func fixedHas(ctx *php.Context, o *php.Object, key php.Value, empty bool) (bool, error) {
	f := fixedOf(o)
	if f.exists != nil {
		v, err := callFn(ctx, o, f.exists, key)
		ok := ctx.Truth(v)
		v.Release()
		return ok, err
	}
	n, err := fixedOffset(ctx, key.Deref())
	if err != nil || uint64(n) >= uint64(len(f.items)) {
		return false, err
	}
	if empty {
		return ctx.Truth(f.items[n].Deref()), nil
	}
	return !f.items[n].Deref().IsNil(), nil
}

func fixedUnset(ctx *php.Context, o *php.Object, key php.Value) error {
	f := fixedOf(o)
	if f.drop != nil {
		r, err := callFn(ctx, o, f.drop, key)
		r.Release()
		return err
	}
	return fixedWrite(ctx, f, key, php.Null())
}

// fixedProps lists the elements with the object's own properties behind them, or before them at 7.4.
func fixedProps(ctx *php.Context, o *php.Object, _ php.PropsPurpose) (*php.Array, error) {
	f, own := fixedOf(o), ownProps(o)
	if ctx.Level == php.Level74 {
		for i, v := range f.items {
			own.Set(int64(i), v.Copy())
		}
		return own, nil
	}
	a := f.list()
	for it := own.Iter(); it.Next(); {
		if k := it.Key(); k.Str != nil {
			a.SetKey(k.Str, it.Slot().Copy())
		} else {
			a.SetString(php.FormatInt(k.Int), it.Slot().Copy()) // not the element of that number
		}
	}
	php.ArrayValue(own).Release()
	return a, nil
}

// list returns the elements as an array, owned.
func (f *fixedState) list() *php.Array {
	a := php.NewArray(len(f.items))
	for _, v := range f.items {
		a.Append(v.Copy())
	}
	return a
}

func fixedIterate(ctx *php.Context, o *php.Object, byRef bool) (php.Iterator, error) {
	if byRef {
		return nil, noByRef(ctx)
	}
	if ctx.Level == php.Level74 {
		if walksByMethods(o.Class) {
			return ctx.IterateMethods(o), nil
		}
		php.ObjectValue(o).AddRef()
		return &fixedWalk{o: o, f: fixedOf(o), at: &fixedOf(o).at}, nil
	}
	if overridden(o.Class, "getiterator") != nil {
		return ctx.IterateAggregate(o)
	}
	return newFixedWalk(o), nil
}

func newFixedWalk(o *php.Object) *fixedWalk {
	php.ObjectValue(o).AddRef()
	return &fixedWalk{o: o, f: fixedOf(o), at: new(int64)}
}

// fixedWalk is a foreach over the elements.
type fixedWalk struct {
	o  *php.Object
	f  *fixedState
	at *int64
}

func (w *fixedWalk) Rewind(*php.Context) error { *w.at = 0; return nil }
func (w *fixedWalk) Valid(*php.Context) (bool, error) {
	return *w.at >= 0 && *w.at < int64(len(w.f.items)), nil
}
func (w *fixedWalk) Current(ctx *php.Context) (php.Value, error) {
	if ok, _ := w.Valid(ctx); !ok {
		return php.Null(), nil
	}
	if w.f.get != nil && ctx.Level == php.Level74 {
		return callFn(ctx, w.o, w.f.get, php.Int(*w.at))
	}
	return w.f.items[*w.at].CopyDeref(), nil
}
func (w *fixedWalk) Key(*php.Context) (php.Value, error) { return php.Int(*w.at), nil }
func (w *fixedWalk) Next(*php.Context) error             { *w.at++; return nil }
func (w *fixedWalk) Close() {
	if o := w.o; o != nil {
		w.o = nil
		php.ObjectValue(o).Release()
	}
}
