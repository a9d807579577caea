package serial

import (
	"gaja/interp/php"
)

// failed marks an object that could not be serialised: references to it become null.
const failed = -1

// Encoder serialises values into one text with one numbering.
type Encoder struct {
	ctx *php.Context
	// Name is the function that warnings begin with.
	Name string
	b    []byte
	n    int64
	objs map[*php.Object]int64
	refs map[*php.Ref]int64
	held []php.Value
	prec int
}

// NewEncoder makes an encoder whose warnings begin with a function's name.
func NewEncoder(ctx *php.Context, name string) *Encoder {
	return &Encoder{ctx: ctx, Name: name, prec: int(ctx.Ini.Int("serialize_precision"))}
}

// Bytes returns the text so far.
func (e *Encoder) Bytes() []byte { return e.b }

// Close lets go of what the numbering held.
func (e *Encoder) Close() {
	for _, v := range e.held {
		v.Release()
	}
	e.held = nil
}

// Marshal serialises one value.
func Marshal(ctx *php.Context, name string, v php.Value) ([]byte, error) {
	e := NewEncoder(ctx, name)
	defer e.Close()
	err := e.value(v, false, true)
	return e.b, err
}

// Value adds a value to the text.
func (e *Encoder) Value(v php.Value) error { return e.value(v, false, false) }

func (e *Encoder) str(s string) { e.b = append(e.b, s...) }

func (e *Encoder) num(n int64) { e.b = php.AppendInt(e.b, n) }

func (e *Encoder) text(s string) {
	b := php.AppendInt(append(e.b, 's', ':'), int64(len(s)))
	b = append(append(b, ':', '"'), s...)
	e.b = append(b, '"', ';')
}

func (e *Encoder) key(k php.Key) {
	if k.Str != nil {
		e.text(k.Str.Peek())
		return
	}
	e.b = append(php.AppendInt(append(e.b, 'i', ':'), k.Int), ';')
}

// seen numbers a value and returns the number it has already, or 0. shared says that the array it stands in has other
// owners, through which it may come again.
func (e *Encoder) seen(v php.Value, shared bool) int64 {
	e.n++
	isRef := v.IsRef()
	if isRef && !v.Deref().IsObject() {
		if n, ok := e.refs[v.Ref()]; ok {
			e.n--
			return n
		}
		if e.refs == nil {
			e.refs = make(map[*php.Ref]int64)
		}
		e.refs[v.Ref()] = e.n
		e.hold(v)
		return 0
	}
	o := v.Deref().Object()
	if !isRef && !shared && o.Count() == 1 && o.Class.Serialize == nil && o.Class.Sleep == nil {
		return 0
	}
	if n, ok := e.objs[o]; ok {
		if isRef && n != failed {
			e.n--
		}
		return n
	}
	if e.objs == nil {
		e.objs = make(map[*php.Object]int64)
	}
	e.objs[o] = e.n
	e.hold(v.Deref())
	return 0
}

func (e *Encoder) hold(v php.Value) { e.held = append(e.held, v.Copy()) }

func (e *Encoder) value(v php.Value, shared, root bool) error {
	switch v.Kind() {
	case php.KindInt:
		e.n++
		e.b = append(php.AppendInt(append(e.b, 'i', ':'), v.Int()), ';')
		return nil
	case php.KindString:
		e.n++
		e.text(v.Str().Peek())
		return nil
	case php.KindArray:
		e.n++
		return e.array(v.Array(), !root && (shared || v.Array().Count() > 1))
	case php.KindRef, php.KindObject:
		if n := e.seen(v, shared); n != 0 {
			e.again(v, n)
			return nil
		}
		inner := v.Deref()
		switch inner.Kind() {
		case php.KindObject:
			return e.object(inner.Object())
		case php.KindArray:
			return e.array(inner.Array(), !root && (shared || inner.Array().Count() > 1))
		}
		e.scalar(inner)
		return nil
	}
	e.n++
	e.scalar(v)
	return nil
}

func (e *Encoder) again(v php.Value, n int64) {
	switch {
	case n == failed:
		e.str("N;")
		return
	case v.IsRef():
		e.str("R:")
	default:
		e.str("r:")
	}
	e.num(n)
	e.b = append(e.b, ';')
}

func (e *Encoder) scalar(v php.Value) {
	switch v.Kind() {
	case php.KindFalse:
		e.str("b:0;")
	case php.KindTrue:
		e.str("b:1;")
	case php.KindInt:
		e.str("i:")
		e.num(v.Int())
		e.b = append(e.b, ';')
	case php.KindFloat:
		e.str("d:")
		e.str(php.FormatFloat(v.Float(), e.prec))
		e.b = append(e.b, ';')
	case php.KindString:
		e.text(v.Str().Peek())
	case php.KindResource:
		e.str("i:0;")
	default:
		e.str("N;")
	}
}

func (e *Encoder) array(a *php.Array, shared bool) error {
	e.str("a:")
	e.num(int64(a.Len()))
	e.str(":{")
	held := php.ArrayValue(a).Copy()
	defer held.Release()
	return e.elements(a, shared)
}

// elements writes the pairs of an array and the closing brace.
func (e *Encoder) elements(a *php.Array, shared bool) error {
	for it := a.Iter(); it.Next(); {
		e.key(it.Key())
		if err := e.element(lone(*it.Slot()), a, shared); err != nil {
			return err
		}
	}
	e.b = append(e.b, '}')
	return nil
}

// element writes a value that stands in an array (nil for a property). An array that is being written already, and comes
// again without a reference, is null.
func (e *Encoder) element(v php.Value, in *php.Array, shared bool) error {
	if !v.IsArray() {
		return e.value(v, shared, false)
	}
	a := v.Array()
	if a == in || !a.Enter() {
		e.n++
		e.str("N;")
		return nil
	}
	err := e.value(v, shared, false)
	a.Leave()
	return err
}

// lone takes a reference that nobody shares for the value behind it.
func lone(v php.Value) php.Value {
	if v.IsRef() && v.Ref().Count() == 1 {
		return v.Deref()
	}
	return v
}
