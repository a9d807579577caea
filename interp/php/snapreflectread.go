package php

import (
	"encoding"
	"reflect"
	"time"
	"unsafe"
)

func (r *SnapReader) fields(v reflect.Value) {
	if r.err != nil {
		return
	}
	v = open(v)
	t := v.Type()
	switch t {
	case snapValue:
		v.Set(reflect.ValueOf(r.Value()))
		return
	case snapMutex, snapRWMutex:
		return
	case snapTime:
		v.Set(reflect.ValueOf(r.time()))
		return
	}
	switch t.Kind() {
	case reflect.Bool:
		v.SetBool(r.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(r.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		v.SetUint(r.Uint())
	case reflect.Float32, reflect.Float64:
		v.SetFloat(r.Float())
	case reflect.String:
		v.SetString(r.String())
	case reflect.Struct:
		if selfCoded(t) {
			m := v.Addr().Interface().(encoding.BinaryUnmarshaler)
			if b := r.Bytes(); r.err == nil {
				if err := m.UnmarshalBinary(b); err != nil {
					r.Fail("a %s: %v", t, err)
				}
			}
			return
		}
		for i := range t.NumField() {
			r.fields(v.Field(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			r.fields(v.Index(i))
		}
	case reflect.Slice:
		r.slice(v)
	case reflect.Map:
		r.mapping(v)
	case reflect.Pointer:
		r.pointer(v)
	case reflect.Interface:
		r.iface(v)
	}
}

// length reads a slice's or map's length; ok is false for nil.
func (r *SnapReader) length(size int) (n int, ok bool) {
	u := r.Uint()
	if u == 0 {
		return 0, false
	}
	if u--; u > uint64(r.left())/uint64(max(size, 1)) {
		r.Fail("%d elements do not fit", u)
		return 0, false
	}
	return int(u), true
}

func (r *SnapReader) slice(v reflect.Value) {
	elem := v.Type().Elem()
	plain := flat(elem)
	size := 1
	if plain {
		size = int(elem.Size())
	} else if !r.takesRoom(elem) {
		size = 0
	}
	n, ok := r.length(size)
	if !ok || size == 0 && n > maxSnapStructs {
		v.SetZero()
		return
	}
	s := reflect.MakeSlice(v.Type(), n, n)
	v.Set(s)
	if plain {
		if n > 0 {
			copy(unsafe.Slice((*byte)(s.UnsafePointer()), n*size), r.raw(n*size))
		}
		return
	}
	for i := 0; i < n && r.err == nil; i++ {
		r.fields(s.Index(i))
	}
}

// takesRoom reports whether a value of the type takes any bytes at all.
func (r *SnapReader) takesRoom(t reflect.Type) bool {
	return t.Kind() != reflect.Struct || t.NumField() > 0 && t != snapMutex && t != snapRWMutex
}

func (r *SnapReader) mapping(v reflect.Value) {
	n, ok := r.length(1)
	if !ok {
		v.SetZero()
		return
	}
	t := v.Type()
	m := reflect.MakeMapWithSize(t, n)
	v.Set(m)
	for ; n > 0 && r.err == nil; n-- {
		k, e := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
		r.fields(k)
		r.fields(e)
		if r.err == nil && k.Comparable() {
			m.SetMapIndex(k, e)
		}
	}
}

func (r *SnapReader) pointer(v reflect.Value) {
	t := v.Type()
	if _, ok := snapPointers[t]; ok {
		v.Set(r.known(t))
		return
	}
	n := r.Uint()
	switch {
	case n == 0:
		v.SetZero()
	case t == snapLocation:
		v.Set(reflect.ValueOf(location(r.String(), int(r.Int()))))
	case n == 1 && t.Elem().Kind() == reflect.Struct:
		r.newStruct(v, t)
	case n == 2:
		if o := r.objectAt(r.Uint()); o != nil && reflect.TypeOf(o.Native) == t {
			v.Set(reflect.ValueOf(o.Native))
		} else {
			r.Fail("a state of type %s", t)
		}
	case n-3 < uint64(len(r.structs)) && r.structs[n-3].Type() == t:
		v.Set(r.structs[n-3])
	default:
		r.Fail("a pointer of type %s", t)
	}
}

func (r *SnapReader) newStruct(v reflect.Value, t reflect.Type) {
	if r.depth++; r.depth > maxSnapStructs+2*snapDepth {
		r.Fail("structs nest too deeply")
		return
	}
	defer func() { r.depth-- }()
	for _, c := range r.codecs {
		if c.Type == t {
			at := len(r.structs)
			x := r.fresh(c)
			r.structs = append(r.structs, reflect.ValueOf(x))
			r.content(c, x)
			v.Set(r.structs[at])
			return
		}
	}
	p := reflect.New(t.Elem())
	r.structs = append(r.structs, p)
	v.Set(p)
	r.fields(p.Elem())
}

// fresh makes the state that a codec loads into.
func (r *SnapReader) fresh(c *SnapCodec) any {
	if c.New != nil {
		return c.New(r.Ctx)
	}
	if c.Type.Kind() == reflect.Pointer {
		return reflect.New(c.Type.Elem()).Interface()
	}
	return reflect.Zero(c.Type).Interface()
}

func (r *SnapReader) content(c *SnapCodec, state any) {
	switch v := reflect.ValueOf(state); {
	case c.Rebuilt:
	case c.Load != nil:
		c.Load(r, state)
	case v.Kind() == reflect.Pointer:
		r.fields(v.Elem())
	default:
		x := reflect.New(v.Type()).Elem()
		r.fields(x)
	}
}

// known reads one of the engine's own pointers.
func (r *SnapReader) known(t reflect.Type) reflect.Value {
	var x any
	switch t {
	case reflect.TypeFor[*Array]():
		x = r.Array()
	case reflect.TypeFor[*Object]():
		x = r.Object()
	case reflect.TypeFor[*Str]():
		x = r.Str()
	case reflect.TypeFor[*Ref]():
		x = r.Ref()
	case reflect.TypeFor[*Resource]():
		x = r.Resource()
	case reflect.TypeFor[*Class]():
		x = r.Class()
	case reflect.TypeFor[*Function]():
		x = r.Function()
	case reflect.TypeFor[*PropInfo]():
		x = r.Prop()
	case reflect.TypeFor[*ClassConst]():
		x = r.classConst()
	case reflect.TypeFor[*Constant]():
		x = r.constant()
	case reflect.TypeFor[*Module]():
		x = r.module()
	default:
		if !r.Bool() {
			return reflect.Zero(t)
		}
		x = r.Ctx
	}
	return reflect.ValueOf(x)
}

func (r *SnapReader) iface(v reflect.Value) {
	name := r.String()
	if name == "" {
		v.SetZero()
		return
	}
	for t := range snapPointers {
		if t.String() == name {
			r.setIface(v, r.known(t))
			return
		}
	}
	c := r.codecs[name]
	if c == nil {
		r.Fail("no type %q", name)
		return
	}
	if c.Type.Kind() != reflect.Pointer {
		x := r.fresh(c)
		r.content(c, x)
		r.setIface(v, reflect.ValueOf(x))
		return
	}
	p := reflect.New(c.Type).Elem()
	r.pointer(p)
	r.setIface(v, p)
}

func (r *SnapReader) setIface(v, x reflect.Value) {
	if r.err != nil {
		return
	}
	if !x.Type().AssignableTo(v.Type()) {
		r.Fail("a %s where a %s belongs", x.Type(), v.Type())
		return
	}
	v.Set(x)
}

func (r *SnapReader) time() time.Time {
	var t time.Time
	b, name, offset := r.Bytes(), r.String(), int(r.Int())
	if r.err != nil {
		return t
	}
	if err := t.UnmarshalBinary(b); err != nil {
		r.Fail("a time: %v", err)
		return time.Time{}
	}
	return t.In(location(name, offset))
}

// location finds a zone by its name; one that the system does not know is an offset.
func location(name string, offset int) *time.Location {
	if l, err := time.LoadLocation(name); err == nil {
		return l
	}
	return time.FixedZone(name, offset)
}
