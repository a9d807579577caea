package php

import (
	"reflect"
)

// ObjectTable writes which objects there are and which native states they have. It comes before everything that holds
// values, so that a handle is enough for an object from there on, and for its state where something points to it.
func (w *SnapWriter) ObjectTable() {
	s := &w.Ctx.objects
	w.Uint(uint64(len(s.objs)))
	for _, o := range s.objs {
		if o == nil {
			w.Class(nil)
			continue
		}
		w.Class(o.Class)
		w.Uint(uint64(o.rc))
		w.Uint(uint64(o.oflag))
		w.nativeKind(o)
	}
	w.Uint(uint64(len(s.free)))
	for _, id := range s.free {
		w.Uint(uint64(id))
	}
}

// ObjectTable makes the objects, empty.
func (r *SnapReader) ObjectTable() {
	n := r.Count()
	r.objs = make([]*Object, n)
	for i := range r.objs {
		c := r.Class()
		if c == nil {
			if r.err != nil {
				return
			}
			continue
		}
		o := &Object{head: head{kind: KindObject, rc: r.rc()}, ID: uint32(i + 1), oflag: uint32(r.Uint()), Class: c}
		r.objs[i] = o
		r.nativeKind(o)
	}
	s := objectStore{objs: r.objs, free: make([]uint32, r.Count())}
	for i := range s.free {
		id := r.Uint()
		if id == 0 || id > uint64(n) || r.objs[id-1] != nil {
			r.Fail("a free handle %d", id)
			return
		}
		s.free[i] = uint32(id)
	}
	r.Ctx.objects = s
}

// Kinds of native states.
const (
	nativeNone   = iota
	nativeFields // made by the class, then read field by field
	nativeCodec
	nativeObject
	nativeResource
)

// Objects writes what the objects hold.
func (w *SnapWriter) Objects() {
	for _, o := range w.Ctx.objects.objs {
		if o != nil && w.refused == "" {
			w.object(o)
		}
	}
}

func (w *SnapWriter) object(o *Object) {
	w.Uint(uint64(len(o.Slots)))
	for _, v := range o.Slots {
		w.Value(v)
	}
	w.Array(o.Dyn)
	w.Uint(uint64(len(o.guards)))
	for _, g := range o.guards {
		w.String(g.name)
		w.Byte(g.bits)
	}
	w.native(o)
}

// nativeKind writes what sort of state an object has.
func (w *SnapWriter) nativeKind(o *Object) {
	switch o.Native.(type) {
	case nil:
		w.Byte(nativeNone)
		return
	case *Object:
		w.Byte(nativeObject)
		return
	case *Resource:
		w.Byte(nativeResource)
		return
	}
	v := reflect.ValueOf(o.Native)
	if v.Kind() == reflect.Pointer {
		w.natives[v.UnsafePointer()] = o.ID
	}
	if c := w.codecs[v.Type()]; c != nil {
		w.Byte(nativeCodec)
		w.String(c.Name)
		return
	}
	if v.Kind() != reflect.Pointer || !w.classMakes(o, v.Type()) {
		w.Refuse("an object of class %s cannot travel", o.Class.ShownName())
		return
	}
	w.Byte(nativeFields)
}

func (w *SnapWriter) native(o *Object) {
	switch x := o.Native.(type) {
	case nil:
	case *Object:
		w.Object(x)
	case *Resource:
		w.Resource(x)
	default:
		if c := w.codecs[reflect.TypeOf(x)]; c != nil {
			w.content(c, x)
		} else {
			w.fields(reflect.ValueOf(x).Elem(), o.Class.Name)
		}
	}
}

// classMakes reports whether the objects of a class begin with a native state of a type, so that the type is known
// where they are read.
func (w *SnapWriter) classMakes(o *Object, t reflect.Type) bool {
	h := o.Class.Handlers
	if h == nil || h.New == nil {
		return false
	}
	probe := &Object{head: head{kind: KindObject, rc: 1}, Class: o.Class, Slots: make([]Value, len(o.Slots))}
	pending := w.Ctx.Pending
	h.New(w.Ctx, probe)
	w.Ctx.Pending = pending
	return reflect.TypeOf(probe.Native) == t
}

// Objects reads what the objects hold.
func (r *SnapReader) Objects() {
	for _, o := range r.objs {
		if o != nil && r.err == nil {
			r.object(o)
		}
	}
}

func (r *SnapReader) object(o *Object) {
	n := r.Count()
	if n != 0 && n != len(o.Class.Props) {
		r.Fail("an object of class %s with %d properties", o.Class.Name, n)
		return
	}
	if n > 0 {
		o.Slots = make([]Value, n)
	}
	for i := range o.Slots {
		o.Slots[i] = r.Value()
	}
	o.Dyn = r.Array()
	for n = r.Count(); n > 0 && r.err == nil; n-- {
		name := r.String()
		o.Guard(name, r.Byte())
	}
	r.native(o)
}

// nativeKind makes an object's state, empty.
func (r *SnapReader) nativeKind(o *Object) {
	switch k := r.Byte(); k {
	case nativeNone:
	case nativeObject:
		o.Native = (*Object)(nil)
	case nativeResource:
		o.Native = (*Resource)(nil)
	case nativeCodec:
		name := r.String()
		c := r.codecs[name]
		if c == nil {
			r.Fail("no type %q", name)
			return
		}
		o.Native = r.fresh(c)
	case nativeFields:
		h := o.Class.Handlers
		if h == nil || h.New == nil {
			r.Fail("class %s has no state", o.Class.Name)
			return
		}
		probe := &Object{head: head{kind: KindObject, rc: 1}, Class: o.Class, Slots: make([]Value, len(o.Class.Props))}
		h.New(r.Ctx, probe)
		r.Ctx.Pending = nil
		v := reflect.ValueOf(probe.Native)
		if v.Kind() != reflect.Pointer || v.IsNil() {
			r.Fail("class %s has no state", o.Class.Name)
			return
		}
		o.Native = probe.Native
	default:
		r.Fail("native state of kind %d", k)
	}
}

func (r *SnapReader) native(o *Object) {
	switch x := o.Native.(type) {
	case nil:
	case *Object:
		o.Native = nil
		if x = r.Object(); x != nil {
			o.Native = x
		}
	case *Resource:
		o.Native = nil
		if x = r.Resource(); x != nil {
			o.Native = x
		}
	default:
		for _, c := range r.codecs {
			if c.Type == reflect.TypeOf(x) {
				r.content(c, x)
				return
			}
		}
		r.fields(reflect.ValueOf(x).Elem())
	}
}

func (w *SnapWriter) resourceBody(x *Resource) {
	w.Int(x.ID)
	w.String(x.Type)
	if x.State == nil {
		w.String("")
		return
	}
	c := w.codecs[reflect.TypeOf(x.State)]
	if c == nil {
		w.Refuse("a resource of type (%s) cannot travel", x.Type)
		return
	}
	w.String(c.Name)
	w.content(c, x.State)
}

func (r *SnapReader) resourceBody(x *Resource) {
	x.ID, x.Type = r.Int(), r.String()
	name := r.String()
	if name == "" || r.err != nil {
		return
	}
	c := r.codecs[name]
	if c == nil {
		r.Fail("no type %q", name)
		return
	}
	state := r.fresh(c)
	r.content(c, state)
	if r.err != nil {
		return
	}
	x.State = state
	if c.Free != nil {
		x.Free = c.Free(r.Ctx)
	}
	r.Ctx.resources[x.ID] = x
}
