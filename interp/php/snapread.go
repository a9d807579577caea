package php

import (
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"unsafe"
)

// SnapReader reads a snapshot. After the first error everything it returns is empty.
type SnapReader struct {
	Ctx     *Context
	machine SnapMachine
	buf     []byte
	at      int
	err     error
	strs    []*Str
	nodes   []any // by number; nil until first met
	objs    []*Object
	classes []*Class
	structs []reflect.Value
	codecs  map[string]*SnapCodec
	later   []func() error
	depth   int
	alone   bool
	// parts are the states of modules that nobody has asked for yet.
	parts map[string]snapPart
}

// NewSnapReader reads a snapshot into a fresh engine. Strings of the engine keep pointing into buf.
func NewSnapReader(ctx *Context, m SnapMachine, buf []byte) *SnapReader {
	r := &SnapReader{Ctx: ctx, machine: m, buf: buf, codecs: make(map[string]*SnapCodec)}
	list := ctx.snapCodecs(m)
	for i := range list {
		r.codecs[list[i].Name] = &list[i]
	}
	return r
}

// Fail records that the snapshot is damaged.
func (r *SnapReader) Fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("snapshot: "+format, args...)
		r.at = len(r.buf)
	}
}

// Err returns the first error.
func (r *SnapReader) Err() error { return r.err }

// Later calls f when the whole graph is there.
func (r *SnapReader) Later(f func() error) { r.later = append(r.later, f) }

// left is how many bytes there are still.
func (r *SnapReader) left() int { return len(r.buf) - r.at }

// Byte, Bool, Uint, Int, Float, String and Bytes read plain data.
func (r *SnapReader) Byte() byte {
	if r.at >= len(r.buf) {
		r.Fail("it ends too early")
		return 0
	}
	b := r.buf[r.at]
	r.at++
	return b
}

// Bool reads a boolean.
func (r *SnapReader) Bool() bool { return r.Byte() != 0 }

// Uint reads an unsigned integer.
func (r *SnapReader) Uint() uint64 {
	n, size := binary.Uvarint(r.buf[r.at:])
	if size <= 0 {
		r.Fail("a number is broken")
		return 0
	}
	r.at += size
	return n
}

// Int reads an integer.
func (r *SnapReader) Int() int64 {
	n, size := binary.Varint(r.buf[r.at:])
	if size <= 0 {
		r.Fail("a number is broken")
		return 0
	}
	r.at += size
	return n
}

// Count reads the number of things that follow, each of which takes at least one byte.
func (r *SnapReader) Count() int {
	n := r.Uint()
	if n > uint64(r.left()) {
		r.Fail("%d things do not fit", n)
		return 0
	}
	return int(n)
}

// Index reads a number below n.
func (r *SnapReader) Index(n int) int {
	i := r.Uint()
	if i >= uint64(n) {
		r.Fail("number %d is out of range", i)
		return 0
	}
	return int(i)
}

// Float reads a float.
func (r *SnapReader) Float() float64 { return math.Float64frombits(r.fixed()) }

func (r *SnapReader) fixed() uint64 {
	if r.left() < 8 {
		r.Fail("it ends too early")
		return 0
	}
	n := binary.LittleEndian.Uint64(r.buf[r.at:])
	r.at += 8
	return n
}

// raw returns the next n bytes, in place.
func (r *SnapReader) raw(n int) []byte {
	b := r.buf[r.at : r.at+n : r.at+n]
	r.at += n
	return b
}

// String reads a Go string, in place.
func (r *SnapReader) String() string {
	b := r.raw(r.Count())
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// Bytes reads bytes into a slice of their own.
func (r *SnapReader) Bytes() []byte {
	n := r.Count()
	if n == 0 {
		return nil
	}
	return append([]byte(nil), r.raw(n)...)
}

// FD reads a descriptor's number.
func (r *SnapReader) FD() int {
	n := r.Int()
	if n < -1 || n > math.MaxInt32 {
		r.Fail("descriptor %d", n)
		return -1
	}
	return int(n)
}

// Value reads any value.
func (r *SnapReader) Value() Value {
	switch tag := r.Byte(); tag {
	case byte(KindUndef), byte(KindNull), byte(KindFalse), byte(KindTrue):
		return Value{p: unsafe.Pointer(&tags[tag])}
	case byte(KindInt):
		return Int(r.Int())
	case byte(KindFloat):
		return Float(r.Float())
	case snapString:
		return StrValue(NewStr(r.String()))
	case snapShared:
		s := &Str{head: head{kind: KindString, rc: r.rc(), flags: strViewed}, s: r.String()}
		r.strs = append(r.strs, s)
		return StrValue(s)
	case snapOld:
		if n := r.Uint(); n < uint64(len(r.strs)) {
			return StrValue(r.strs[n])
		}
		r.Fail("no such string")
	case snapChar:
		return r.Ctx.Char(r.Byte())
	case snapEmpty:
		return r.Ctx.EmptyString()
	case snapArray, snapRef:
		return r.inlineValue(tag)
	case snapNode:
		return r.nodeValue()
	case snapObject:
		if o := r.objectAt(r.Uint()); o != nil {
			return ObjectValue(o)
		}
	case snapInternal:
		return r.machine.LoadInternal(r)
	default:
		r.Fail("value tag %d", tag)
	}
	return Undef()
}

// rc reads a count of owners.
func (r *SnapReader) rc() uint32 {
	n := r.Uint()
	if n > math.MaxUint32/2 {
		r.Fail("a count of owners is broken")
	}
	return uint32(n)
}

func (r *SnapReader) inlineValue(tag byte) Value {
	if r.depth++; r.depth > 2*snapDepth {
		r.Fail("values nest too deeply")
	}
	defer func() { r.depth-- }()
	if tag == snapArray {
		a := &Array{head: head{kind: KindArray, rc: 1}}
		r.arrayBody(a)
		return ArrayValue(a)
	}
	x := NewRef(Undef())
	r.refBody(x)
	return RefValue(x)
}

// nodeAt returns a node, made empty when it is first met.
func (r *SnapReader) nodeAt() any {
	n, kind := r.Uint(), r.Byte()
	if r.err != nil || n >= uint64(len(r.buf)) {
		r.Fail("no such node")
		return nil
	}
	for uint64(len(r.nodes)) <= n {
		r.nodes = append(r.nodes, nil)
	}
	x := r.nodes[n]
	if x == nil {
		x = r.newNode(kind)
		r.nodes[n] = x
	}
	if x != nil && nodeKind(x) != kind {
		r.Fail("a node of another kind")
		return nil
	}
	return x
}

func (r *SnapReader) newNode(kind byte) any {
	switch kind {
	case nodeArray:
		return &Array{head: head{kind: KindArray, rc: 1}}
	case nodeRef:
		return NewRef(Undef())
	case nodeResource:
		return &Resource{head: head{kind: KindResource, rc: 1}, ctx: r.Ctx}
	case nodeMachine:
		return r.machine.NewNode()
	}
	r.Fail("node kind %d", kind)
	return nil
}

func nodeKind(x any) byte {
	switch x.(type) {
	case *Array:
		return nodeArray
	case *Ref:
		return nodeRef
	case *Resource:
		return nodeResource
	}
	return nodeMachine
}

func (r *SnapReader) nodeValue() Value {
	switch x := r.nodeAt().(type) {
	case *Array:
		return ArrayValue(x)
	case *Ref:
		return RefValue(x)
	case *Resource:
		return ResourceValue(x)
	}
	r.Fail("a node that is no value")
	return Undef()
}

// MachineNode reads a node of the machine's own.
func (r *SnapReader) MachineNode() any {
	if r.Byte() != snapNode {
		r.Fail("no node")
		return nil
	}
	x := r.nodeAt()
	if x == nil || nodeKind(x) != nodeMachine {
		r.Fail("not a node of the machine")
		return nil
	}
	return x
}

// nodesSection reads all nodes.
func (r *SnapReader) nodesSection() {
	n := r.fixed()
	if n > uint64(r.left()) || n < uint64(len(r.nodes)) {
		r.Fail("%d nodes", n)
		return
	}
	for i := uint64(0); i < n && r.err == nil; i++ {
		if uint64(len(r.nodes)) <= i {
			r.nodes = append(r.nodes, nil)
		}
		kind, rc := r.Byte(), r.rc()
		if r.nodes[i] == nil {
			r.nodes[i] = r.newNode(kind)
		}
		if r.err == nil && nodeKind(r.nodes[i]) != kind {
			r.Fail("a node of another kind")
		}
		if r.err != nil {
			return
		}
		switch x := r.nodes[i].(type) {
		case *Array:
			x.rc = rc
			r.arrayBody(x)
		case *Ref:
			x.rc = rc
			r.refBody(x)
		case *Resource:
			x.rc = rc
			r.resourceBody(x)
		default:
			r.machine.LoadNode(r, x)
		}
	}
	if uint64(len(r.nodes)) != n {
		r.Fail("%d nodes are missing", uint64(len(r.nodes))-n)
	}
}

func (r *SnapReader) refBody(x *Ref) {
	for n := r.Count(); n > 0; n-- {
		x.Types = append(x.Types, r.Prop())
	}
	x.V = r.Value()
	if x.V.Kind() == KindRef {
		r.Fail("a reference to a reference")
		x.V = Undef()
	}
}

// typed reads a value of one kind, or none.
func (r *SnapReader) typed(k Kind) Value {
	v := r.Value()
	if !v.IsUndef() && v.Kind() != k {
		r.Fail("%d instead of %d", v.Kind(), k)
		return Undef()
	}
	return v
}

// Array, Object, Resource, Ref and Str read pointers that may be nil.
func (r *SnapReader) Array() *Array {
	if v := r.typed(KindArray); !v.IsUndef() {
		return v.Array()
	}
	return nil
}

// Object reads an object.
func (r *SnapReader) Object() *Object {
	if v := r.typed(KindObject); !v.IsUndef() {
		return v.Object()
	}
	return nil
}

// Resource reads a resource.
func (r *SnapReader) Resource() *Resource {
	if v := r.typed(KindResource); !v.IsUndef() {
		return v.Resource()
	}
	return nil
}

// Ref reads a reference.
func (r *SnapReader) Ref() *Ref {
	if v := r.typed(KindRef); !v.IsUndef() {
		return v.Ref()
	}
	return nil
}

// Str reads a string.
func (r *SnapReader) Str() *Str {
	if v := r.typed(KindString); !v.IsUndef() {
		return v.Str()
	}
	return nil
}

func (r *SnapReader) objectAt(id uint64) *Object {
	if id == 0 || id > uint64(len(r.objs)) || r.objs[id-1] == nil {
		r.Fail("no object %d", id)
		return nil
	}
	return r.objs[id-1]
}
