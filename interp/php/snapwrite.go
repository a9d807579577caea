package php

import (
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"unsafe"
)

// Tags of values in a snapshot. Scalars have their kind.
const (
	snapString   = 6 + iota // inline, one owner
	snapShared              // inline, the next shared string
	snapOld                 // the number of a shared string
	snapChar                // an engine's one-byte string
	snapEmpty               // its empty string
	snapArray               // inline, one owner
	snapRef                 // inline, one owner
	snapNode                // the number of a node
	snapObject              // a handle
	snapInternal            // the machine's own
	snapTagEnd
)

// Kinds of nodes.
const (
	nodeArray = iota
	nodeRef
	nodeResource
	nodeMachine
	nodeEnd
)

// snapDepth is how deep values nest inline; what is deeper becomes a node.
const snapDepth = 60

// SnapWriter writes a snapshot. Its methods have no errors: what cannot travel is refused once, and everything written
// after that is lost.
type SnapWriter struct {
	Ctx     *Context
	machine SnapMachine
	buf     []byte
	refused string
	strs    map[*Str]uint64
	nodes   map[unsafe.Pointer]uint64
	queue   []any // *Array, *Ref, *Resource or the machine's, by number
	classes map[*Class]uint64
	structs map[unsafe.Pointer]uint64
	codecs  map[reflect.Type]*SnapCodec
	natives map[unsafe.Pointer]uint32 // native states, by the object they belong to
	fds     map[int]bool
	depth   int
	// alone is set while a part is written that is read at another time: it shares nothing by order of appearance.
	alone bool
}

// NewSnapWriter begins a snapshot of an engine; the bytes are appended to buf.
func NewSnapWriter(ctx *Context, m SnapMachine, buf []byte) *SnapWriter {
	w := &SnapWriter{Ctx: ctx, machine: m, buf: buf, strs: make(map[*Str]uint64), nodes: make(map[unsafe.Pointer]uint64),
		classes: make(map[*Class]uint64), structs: make(map[unsafe.Pointer]uint64),
		codecs: make(map[reflect.Type]*SnapCodec), natives: make(map[unsafe.Pointer]uint32), fds: make(map[int]bool)}
	list := ctx.snapCodecs(m)
	for i := range list {
		w.codecs[list[i].Type] = &list[i]
	}
	return w
}

// Alone reports that what is written now is read at another time, so that it must not be counted on.
func (w *SnapWriter) Alone() bool { return w.alone }

// Refuse says that the state cannot travel, and why. The first reason counts.
func (w *SnapWriter) Refuse(format string, args ...any) {
	if w.refused == "" {
		w.refused = fmt.Sprintf(format, args...)
	}
}

// Refused returns the reason, or "".
func (w *SnapWriter) Refused() string { return w.refused }

// Done returns the bytes, and the descriptors that must be open in the process that loads them.
func (w *SnapWriter) Done() ([]byte, map[int]bool) { return w.buf, w.fds }

// FD writes a descriptor's number; it will be open under the same number.
func (w *SnapWriter) FD(fd int) {
	w.Int(int64(fd))
	if fd >= 0 {
		w.fds[fd] = true
	}
}

// Byte, Bool, Uint, Int, Float, String and Bytes write plain data.
func (w *SnapWriter) Byte(b byte) { w.buf = append(w.buf, b) }

// Bool writes a boolean.
func (w *SnapWriter) Bool(b bool) {
	n := byte(0)
	if b {
		n = 1
	}
	w.buf = append(w.buf, n)
}

// Uint writes an unsigned integer.
func (w *SnapWriter) Uint(n uint64) { w.buf = binary.AppendUvarint(w.buf, n) }

// Int writes an integer.
func (w *SnapWriter) Int(n int64) { w.buf = binary.AppendVarint(w.buf, n) }

// Float writes a float.
func (w *SnapWriter) Float(f float64) { w.fixed(math.Float64bits(f)) }

func (w *SnapWriter) fixed(n uint64) { w.buf = binary.LittleEndian.AppendUint64(w.buf, n) }

// String writes a Go string.
func (w *SnapWriter) String(s string) {
	w.Uint(uint64(len(s)))
	w.buf = append(w.buf, s...)
}

// Bytes writes bytes; nil comes back as nil.
func (w *SnapWriter) Bytes(b []byte) {
	w.Uint(uint64(len(b)))
	w.buf = append(w.buf, b...)
}

// Value writes any value.
func (w *SnapWriter) Value(v Value) {
	switch k := v.Kind(); k {
	case KindUndef, KindNull, KindFalse, KindTrue:
		w.Byte(byte(k))
	case KindInt:
		w.Byte(byte(k))
		w.Int(v.Int())
	case KindFloat:
		w.Byte(byte(k))
		w.Float(v.Float())
	case KindString:
		w.str(v.Str())
	case KindArray:
		w.inline(snapArray, v)
	case KindRef:
		w.inline(snapRef, v)
	case KindObject:
		w.Byte(snapObject)
		w.objectID(v.Object())
	case KindResource:
		w.node(unsafe.Pointer(v.Resource()), v.Resource())
	case KindInternal:
		w.Byte(snapInternal)
		w.machine.SaveInternal(w, v)
	}
}

func (w *SnapWriter) str(s *Str) {
	switch {
	case len(s.s) == 0:
		w.Byte(snapEmpty)
		return
	case len(s.s) == 1:
		w.Byte(snapChar)
		w.Byte(s.s[0])
		return
	case s.rc == 1 || w.alone:
		w.Byte(snapString)
		w.String(s.s)
		return
	}
	if n, ok := w.strs[s]; ok {
		w.Byte(snapOld)
		w.Uint(n)
		return
	}
	w.strs[s] = uint64(len(w.strs))
	w.Byte(snapShared)
	w.Uint(uint64(s.rc))
	w.String(s.s)
}

// inline writes an array or reference where it stands when it has one owner and does not nest too deeply.
func (w *SnapWriter) inline(tag byte, v Value) {
	if v.Count() != 1 || w.depth >= snapDepth {
		if tag == snapArray {
			w.node(v.p, v.Array())
		} else {
			w.node(v.p, v.Ref())
		}
		return
	}
	w.Byte(tag)
	w.depth++
	if tag == snapArray {
		w.arrayBody(v.Array())
	} else {
		w.refBody(v.Ref())
	}
	w.depth--
}

// node writes a node's number; the node itself is written when its turn comes.
func (w *SnapWriter) node(p unsafe.Pointer, x any) {
	n, ok := w.nodes[p]
	if !ok {
		n = uint64(len(w.queue))
		w.nodes[p] = n
		w.queue = append(w.queue, x)
	}
	w.Byte(snapNode)
	w.Uint(n)
	switch x.(type) {
	case *Array:
		w.Byte(nodeArray)
	case *Ref:
		w.Byte(nodeRef)
	case *Resource:
		w.Byte(nodeResource)
	default:
		w.Byte(nodeMachine)
	}
}

// MachineNode writes a node of the machine's own, p's address being its identity.
func (w *SnapWriter) MachineNode(addr unsafe.Pointer, p any) { w.node(addr, p) }

// nodesSection writes all nodes, those included that are found on the way.
func (w *SnapWriter) nodesSection() {
	at := len(w.buf)
	w.fixed(0)
	for i := 0; i < len(w.queue) && w.refused == ""; i++ {
		switch x := w.queue[i].(type) {
		case *Array:
			w.Byte(nodeArray)
			w.Uint(uint64(x.rc))
			w.arrayBody(x)
		case *Ref:
			w.Byte(nodeRef)
			w.Uint(uint64(x.rc))
			w.refBody(x)
		case *Resource:
			w.Byte(nodeResource)
			w.Uint(uint64(x.rc))
			w.resourceBody(x)
		default:
			w.Byte(nodeMachine)
			w.Uint(0)
			w.machine.SaveNode(w, x)
		}
	}
	binary.LittleEndian.PutUint64(w.buf[at:], uint64(len(w.queue)))
}

func (w *SnapWriter) refBody(r *Ref) {
	w.Uint(uint64(len(r.Types)))
	for _, p := range r.Types {
		w.Prop(p)
	}
	w.Value(r.V)
}

// Array, Object, Resource, Ref and Str write pointers that may be nil.
func (w *SnapWriter) Array(a *Array) {
	if a == nil {
		w.Value(Undef())
		return
	}
	w.Value(ArrayValue(a))
}

// Object writes an object's handle.
func (w *SnapWriter) Object(o *Object) {
	if o == nil {
		w.Value(Undef())
		return
	}
	w.Value(ObjectValue(o))
}

// Resource writes a resource.
func (w *SnapWriter) Resource(r *Resource) {
	if r == nil {
		w.Value(Undef())
		return
	}
	w.Value(ResourceValue(r))
}

// Ref writes a reference.
func (w *SnapWriter) Ref(r *Ref) {
	if r == nil {
		w.Value(Undef())
		return
	}
	w.Value(RefValue(r))
}

// Str writes a string.
func (w *SnapWriter) Str(s *Str) {
	if s == nil {
		w.Value(Undef())
		return
	}
	w.Value(StrValue(s))
}

func (w *SnapWriter) objectID(o *Object) {
	if w.Ctx.ObjectByID(o.ID) != o {
		w.Refuse("an object of class %s is being destroyed", o.Class.Name)
	}
	w.Uint(uint64(o.ID))
}
