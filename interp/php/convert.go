package php

import (
	"math"
	"strconv"
)

// Conversions between kinds, as casts and operators use them. They dereference their operand. Where a conversion may
// raise something and returns no error, a thrown exception waits in Context.Pending.

// Truth is (bool) v.
func (ctx *Context) Truth(v Value) bool {
	switch v.Kind() {
	case KindTrue, KindResource:
		return true
	case KindInt:
		return v.Int() != 0
	case KindFloat:
		return v.Float() != 0
	case KindString:
		s := v.Str().s
		return len(s) > 1 || len(s) == 1 && s[0] != '0'
	case KindArray:
		return v.Array().count != 0
	case KindObject:
		return ctx.objectTruth(v.Object())
	case KindRef:
		return ctx.Truth(v.Ref().V)
	}
	return false
}

func (ctx *Context) objectTruth(o *Object) bool {
	if h := o.Class.Handlers; h != nil && h.Cast != nil {
		v, ok, err := h.Cast(ctx, o, KindTrue)
		if err != nil {
			ctx.keepPending(err)
			return true
		}
		if ok {
			return !v.IsFalse()
		}
	}
	return true
}

// keepPending parks an error where none can be returned; the first one wins.
func (ctx *Context) keepPending(err error) {
	if ctx.Pending == nil {
		ctx.Pending = err
	}
}

// takePending returns what an error handler threw meanwhile, and the caller must pass it on.
func (ctx *Context) takePending() error {
	err := ctx.Pending
	ctx.Pending = nil
	return err
}

// ToInt is (int) v.
func (ctx *Context) ToInt(v Value) int64 {
	switch v.Kind() {
	case KindTrue:
		return 1
	case KindInt:
		return v.Int()
	case KindFloat:
		return FloatToInt(v.Float())
	case KindString:
		return StringToInt(v.Str().s)
	case KindArray:
		return int64(min(v.Array().count, 1))
	case KindResource:
		return v.Resource().ID
	case KindRef:
		return ctx.ToInt(v.Ref().V)
	case KindObject:
		if w, ok := ctx.castObject(v.Object(), KindInt); ok && w.IsInt() {
			return w.Int()
		}
		return 1
	}
	return 0
}

// ToFloat is (float) v.
func (ctx *Context) ToFloat(v Value) float64 {
	switch v.Kind() {
	case KindTrue:
		return 1
	case KindInt:
		return float64(v.Int())
	case KindFloat:
		return v.Float()
	case KindString:
		return StringToFloat(v.Str().s)
	case KindArray:
		return float64(min(v.Array().count, 1))
	case KindResource:
		return float64(v.Resource().ID)
	case KindRef:
		return ctx.ToFloat(v.Ref().V)
	case KindObject:
		if w, ok := ctx.castObject(v.Object(), KindFloat); ok && w.IsFloat() {
			return w.Float()
		}
		return 1
	}
	return 0
}

// castObject asks the class for a number and warns when it has none.
func (ctx *Context) castObject(o *Object, to Kind) (Value, bool) {
	if h := o.Class.Handlers; h != nil && h.Cast != nil {
		v, ok, err := h.Cast(ctx, o, to)
		if err != nil {
			ctx.keepPending(err)
			return Undef(), false
		}
		if ok {
			return v, true
		}
	}
	ctx.noCast(o, KindName(to))
	return Undef(), false
}

func (ctx *Context) noCast(o *Object, to string) {
	level := EWarning
	if ctx.Level == Level74 {
		level = ENotice
	}
	ctx.Raise(level, "Object of class "+o.Class.ShownName()+" could not be converted to "+to)
}

// ToNumber is what unary plus makes of a value, without any message: an int or a float.
func (ctx *Context) ToNumber(v Value) Value {
	switch v = v.Deref(); v.Kind() {
	case KindInt, KindFloat:
		return v
	case KindString:
		if n, rest := ParseNumeric(v.Str().s); rest != NotNumeric {
			return n
		}
		return Int(0)
	}
	return Int(ctx.ToInt(v))
}

// FloatToInt is (int) of a float: the fraction is cut off, what is out of range wraps modulo 2^64, and infinities and
// NAN give 0.
func FloatToInt(f float64) int64 {
	if f >= -1<<63 && f < 1<<63 {
		return int64(f)
	}
	return wrapFloat(f)
}

func wrapFloat(f float64) int64 {
	if math.IsInf(f, 0) || f != f {
		return 0
	}
	m := math.Mod(f, 1<<64)
	if m < 0 {
		m += 1 << 64
	}
	if m >= 1<<64 {
		return 0
	}
	return int64(uint64(m))
}

// ToString is (string) v, owned by the caller. Arrays warn, and objects use __toString.
func (ctx *Context) ToString(v Value) (*Str, error) {
	switch v.Kind() {
	case KindString:
		s := v.Str()
		s.rc++
		return s, nil
	case KindTrue:
		return NewStr("1"), nil
	case KindInt:
		return ctx.intString(v.Int()), nil
	case KindFloat:
		return ctx.CopyStr(ctx.FloatString(v.Float())), nil
	case KindArray:
		level := EWarning
		if ctx.Level == Level74 {
			level = ENotice
		}
		ctx.Raise(level, "Array to string conversion")
		if err := ctx.takePending(); err != nil {
			return nil, err
		}
		return NewStr("Array"), nil
	case KindObject:
		return ctx.objectString(v.Object())
	case KindResource:
		return NewStr("Resource id #" + strconv.FormatInt(v.Resource().ID, 10)), nil
	case KindRef:
		return ctx.ToString(v.Ref().V)
	}
	ctx.empty.rc++
	return ctx.empty, nil
}

// intString is the decimal form of an integer, owned.
func (ctx *Context) intString(i int64) *Str {
	if uint64(i) < 10 {
		return ctx.Char('0' + byte(i)).Str()
	}
	s, b := ctx.StartStr(20)
	return s.Finish(AppendInt(b, i))
}

func (ctx *Context) objectString(o *Object) (*Str, error) {
	s, ok, err := ctx.stringify(o)
	if ok || err != nil {
		return s, err
	}
	return nil, ctx.Throwf("Error", "Object of class %s could not be converted to string", o.Class.ShownName())
}

// stringify is objectString without the error for classes that have no string form.
func (ctx *Context) stringify(o *Object) (*Str, bool, error) {
	if h := o.Class.Handlers; h != nil && h.Cast != nil {
		v, ok, err := h.Cast(ctx, o, KindString)
		if err != nil {
			return nil, false, err
		}
		if ok && v.IsString() {
			return v.Str(), true, nil
		}
	}
	m := o.Class.ToString
	if m == nil {
		return nil, false, nil
	}
	o.rc++
	v, err := ctx.Machine.Call(Callable{Fn: m, This: o, Static: o.Class}, nil)
	ObjectValue(o).Release()
	if err != nil {
		return nil, false, err
	}
	if v.IsString() {
		return v.Str(), true, nil
	}
	if v.Kind() == KindRef {
		w := v.CopyDeref()
		v.Release()
		if v = w; v.IsString() {
			return v.Str(), true, nil
		}
	}
	v.Release()
	return nil, false, ctx.Throwf("Error", "Method %s::__toString() must return a string value", o.Class.ShownName())
}

// ToArray is (array) v, owned by the caller.
func (ctx *Context) ToArray(v Value) (Value, error) {
	switch v = v.Deref(); v.Kind() {
	case KindUndef, KindNull:
		return ArrayValue(NewArray(0)), nil
	case KindArray:
		return v.Copy(), nil
	case KindObject:
		o := v.Object()
		if o.Class.Lower == "closure" {
			return ArrayValue(List(v.Copy())), nil
		}
		a, err := ctx.ObjectProps(o, PropsArray)
		if err != nil {
			return Undef(), err
		}
		return ArrayValue(a), nil
	}
	return ArrayValue(List(v.Copy())), nil
}

// ToObject is (object) v, owned by the caller.
func (ctx *Context) ToObject(v Value) (Value, error) {
	v = v.Deref()
	if v.Kind() == KindObject {
		return v.Copy(), nil
	}
	c, err := ctx.FindClass("stdClass", false)
	if err != nil {
		return Undef(), err
	}
	if c == nil {
		return Undef(), ctx.Fatal("Class %q not found", "stdClass")
	}
	o := NewObject(c)
	switch {
	case v.IsNil():
	case v.Kind() == KindArray:
		if v.Array().Len() > 0 {
			o.Dyn = v.Copy().Array()
		}
	default:
		o.SetProp("scalar", v.Copy())
	}
	return ObjectValue(o), nil
}

// ObjectProps returns the properties of an object as (array) and its kin see them, owned by the caller: keys of private
// and protected ones are mangled, uninitialised ones are left out.
func (ctx *Context) ObjectProps(o *Object, purpose PropsPurpose) (*Array, error) {
	if h := o.Class.Handlers; h != nil && h.Props != nil {
		return h.Props(ctx, o, purpose)
	}
	return o.StandardProps(), nil
}

// StandardProps returns the declared and dynamic properties of an object under mangled names, owned by the caller,
// whatever the class's handlers say.
func (o *Object) StandardProps() *Array {
	o = o.Settled()
	n := len(o.Slots)
	if o.Dyn != nil {
		if n == 0 {
			return o.Dyn.Clone()
		}
		n += o.Dyn.Len()
	}
	a := NewHash(n)
	for _, p := range o.Class.PropList() {
		if p == nil || p.Slot >= len(o.Slots) || o.Slots[p.Slot].IsUndef() {
			continue
		}
		k := p.MangledKey()
		a.SetKey(k, copyElement(o.Slots[p.Slot], a))
		k.rc--
	}
	if o.Dyn != nil {
		for it := o.Dyn.Iter(); it.Next(); {
			a.Put(it.Key(), copyElement(*it.Slot(), a))
		}
	}
	return a
}

// MangledKey returns the property's name as (array) shows it, owned by the caller: "\0Class\0name" for private,
// "\0*\0name" for protected.
func (p *PropInfo) MangledKey() *Str {
	switch {
	case p.Flags&AccPrivate != 0:
		return NewStr("\x00" + p.Class.Name + "\x00" + p.Name)
	case p.Flags&AccProtected != 0:
		return NewStr("\x00*\x00" + p.Name)
	}
	if p.Key == nil {
		return NewStr(p.Name)
	}
	p.Key.rc++
	return p.Key
}
