package php

import (
	"encoding"
	"reflect"
	"sync"
	"time"
	"unsafe"
)

// Go structs travel field by field. The pointers that lead into the engine (to values, classes, functions …) are told by
// their types; pointers to other structs are followed, and two that are equal stay equal. Functions, channels and
// interfaces do not travel unless they are nil, or hold a type that has a codec.

var (
	snapMarshaler   = reflect.TypeFor[encoding.BinaryMarshaler]()
	snapUnmarshaler = reflect.TypeFor[encoding.BinaryUnmarshaler]()
	snapValue       = reflect.TypeFor[Value]()
	snapMutex       = reflect.TypeFor[sync.Mutex]()
	snapRWMutex     = reflect.TypeFor[sync.RWMutex]()
	snapTime        = reflect.TypeFor[time.Time]()
	snapLocation    = reflect.TypeFor[*time.Location]()
	snapPointers    = map[reflect.Type]struct{}{reflect.TypeFor[*Array](): {}, reflect.TypeFor[*Object](): {},
		reflect.TypeFor[*Str](): {}, reflect.TypeFor[*Ref](): {}, reflect.TypeFor[*Resource](): {},
		reflect.TypeFor[*Class](): {}, reflect.TypeFor[*Function](): {}, reflect.TypeFor[*PropInfo](): {},
		reflect.TypeFor[*ClassConst](): {}, reflect.TypeFor[*Context](): {}, reflect.TypeFor[*Constant](): {},
		reflect.TypeFor[*Module](): {}}
)

// maxSnapStructs bounds how deep pointers to structs are followed.
const maxSnapStructs = 2000

// Struct writes what a pointer leads to, field by field.
func (w *SnapWriter) Struct(p any) { w.fields(reflect.ValueOf(p).Elem(), "") }

// Struct reads into what a pointer leads to.
func (r *SnapReader) Struct(p any) { r.fields(reflect.ValueOf(p).Elem()) }

// Any writes nil, one of the engine's pointers, or a pointer that has a codec.
func (w *SnapWriter) Any(x any) { w.iface(reflect.ValueOf(&x).Elem(), reflect.TypeOf(&x).String()) }

// Any reads what Any wrote.
func (r *SnapReader) Any() any {
	var x any
	r.iface(reflect.ValueOf(&x).Elem())
	return x
}

// open makes an unexported field accessible.
func open(v reflect.Value) reflect.Value {
	if v.CanInterface() && v.CanSet() || !v.CanAddr() {
		return v
	}
	return reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem()
}

// selfCoded reports a struct type that knows its own form in bytes.
func selfCoded(t reflect.Type) bool {
	p := reflect.PointerTo(t)
	return p.Implements(snapMarshaler) && p.Implements(snapUnmarshaler)
}

// flat reports a type whose memory may be copied as it is.
func flat(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Bool, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8,
		reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Float32, reflect.Float64:
		return true
	case reflect.Array:
		return flat(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if !flat(t.Field(i).Type) {
				return false
			}
		}
		return t.NumField() > 0 && t != snapMutex && t != snapRWMutex
	}
	return false
}

func (w *SnapWriter) fields(v reflect.Value, where string) {
	if w.refused != "" {
		return
	}
	v = open(v)
	t := v.Type()
	switch t {
	case snapValue:
		w.Value(v.Interface().(Value))
		return
	case snapMutex, snapRWMutex:
		return
	case snapTime:
		w.time(v.Interface().(time.Time))
		return
	}
	switch t.Kind() {
	case reflect.Bool:
		w.Bool(v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		w.Int(v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		w.Uint(v.Uint())
	case reflect.Float32, reflect.Float64:
		w.Float(v.Float())
	case reflect.String:
		w.String(v.String())
	case reflect.Struct:
		if selfCoded(t) {
			m := v.Addr().Interface().(encoding.BinaryMarshaler)
			b, err := m.MarshalBinary()
			if err != nil {
				w.Refuse("%s: %v", where, err)
			}
			w.Bytes(b)
			return
		}
		for i := range t.NumField() {
			w.fields(v.Field(i), t.String()+"."+t.Field(i).Name)
		}
	case reflect.Array:
		for i := range v.Len() {
			w.fields(v.Index(i), where)
		}
	case reflect.Slice:
		w.slice(v, where)
	case reflect.Map:
		w.mapping(v, where)
	case reflect.Pointer:
		w.pointer(v, where)
	case reflect.Interface:
		w.iface(v, where)
	default:
		if !v.IsNil() {
			w.Refuse("%s holds a %s", where, t)
		}
	}
}

func (w *SnapWriter) slice(v reflect.Value, where string) {
	if v.IsNil() {
		w.Uint(0)
		return
	}
	w.Uint(uint64(v.Len()) + 1)
	if v.Len() > 0 && flat(v.Type().Elem()) {
		size := int(v.Type().Elem().Size()) * v.Len()
		w.buf = append(w.buf, unsafe.Slice((*byte)(v.UnsafePointer()), size)...)
		return
	}
	for i := range v.Len() {
		w.fields(v.Index(i), where)
	}
}

func (w *SnapWriter) mapping(v reflect.Value, where string) {
	if v.IsNil() {
		w.Uint(0)
		return
	}
	w.Uint(uint64(v.Len()) + 1)
	for it := v.MapRange(); it.Next(); {
		w.copied(it.Key(), where)
		w.copied(it.Value(), where)
	}
}

// copied writes a value that has no address.
func (w *SnapWriter) copied(v reflect.Value, where string) {
	c := reflect.New(v.Type()).Elem()
	c.Set(v)
	w.fields(c, where)
}

func (w *SnapWriter) pointer(v reflect.Value, where string) {
	if _, ok := snapPointers[v.Type()]; ok {
		w.known(v.Interface(), where)
		return
	}
	if v.IsNil() {
		w.Uint(0)
		return
	}
	if v.Type() == snapLocation {
		w.Uint(1)
		w.zone(v.Interface().(*time.Location), time.Unix(0, 0))
		return
	}
	if v.Elem().Kind() != reflect.Struct || where == "" {
		w.Refuse("%s holds a %s", where, v.Type())
		return
	}
	p := v.UnsafePointer()
	if id, ok := w.natives[p]; ok {
		w.Uint(2)
		w.Uint(uint64(id))
		return
	}
	if n, ok := w.structs[p]; ok {
		w.Uint(3 + n)
		return
	}
	w.structs[p] = uint64(len(w.structs))
	w.Uint(1)
	if w.depth++; w.depth > maxSnapStructs {
		w.Refuse("%s nests too deeply", where)
	}
	if c := w.codecs[v.Type()]; c != nil {
		w.content(c, v.Interface())
	} else {
		w.fields(v.Elem(), where)
	}
	w.depth--
}

// known writes one of the engine's own pointers.
func (w *SnapWriter) known(x any, where string) {
	switch x := x.(type) {
	case *Array:
		w.Array(x)
	case *Object:
		w.Object(x)
	case *Str:
		w.Str(x)
	case *Ref:
		w.Ref(x)
	case *Resource:
		w.Resource(x)
	case *Class:
		w.Class(x)
	case *Function:
		w.Function(x)
	case *PropInfo:
		w.Prop(x)
	case *ClassConst:
		w.classConst(x)
	case *Context:
		w.Bool(x != nil)
	case *Constant:
		w.constant(x)
	case *Module:
		w.module(x)
	}
}

// iface writes an interface that is nil, or holds one of the engine's pointers or a type with a codec.
func (w *SnapWriter) iface(v reflect.Value, where string) {
	if v.IsNil() {
		w.String("")
		return
	}
	x := v.Elem()
	if _, ok := snapPointers[x.Type()]; ok {
		w.String(x.Type().String())
		w.known(x.Interface(), where)
		return
	}
	c := w.codecs[x.Type()]
	if c == nil {
		w.Refuse("%s holds a %s", where, x.Type())
		return
	}
	w.String(c.Name)
	if x.Kind() == reflect.Pointer {
		w.pointer(x, where)
		return
	}
	w.content(c, x.Interface())
}

// content writes what a codec's state holds.
func (w *SnapWriter) content(c *SnapCodec, state any) {
	switch v := reflect.ValueOf(state); {
	case c.Rebuilt:
	case c.Save != nil:
		c.Save(w, state)
	case v.Kind() == reflect.Pointer:
		w.fields(v.Elem(), c.Name)
	default:
		w.copied(v, c.Name)
	}
}

func (w *SnapWriter) time(t time.Time) {
	b, err := t.MarshalBinary()
	if err != nil {
		w.Refuse("a time: %v", err)
	}
	w.Bytes(b)
	w.zone(t.Location(), t)
}

func (w *SnapWriter) zone(l *time.Location, at time.Time) {
	_, offset := at.In(l).Zone()
	w.String(l.String())
	w.Int(int64(offset))
}
