package php

import (
	"math"
	"unsafe"
)

// Strings are made with their bytes behind the header, in one allocation instead of two: that is half the price of a
// small result. The sizes fill Go's size classes of 48, 64, 96, 160, 256 and 512 bytes; aux in the header says which it
// was, counted from 1. What is longer has a buffer of its own, and so has a string that outgrew its room.

type (
	str8 struct {
		Str
		b [8]byte
	}
	str24 struct {
		Str
		b [24]byte
	}
	str56 struct {
		Str
		b [56]byte
	}
	str120 struct {
		Str
		b [120]byte
	}
	str216 struct {
		Str
		b [216]byte
	}
	str472 struct {
		Str
		b [472]byte
	}
)

// strSizes are the bytes behind the header, by class.
var strSizes = [strClasses]uint32{8, 24, 56, 120, 216, 472}

const (
	strClasses = 6
	maxInline  = 472
)

// strClass is the class for n bytes, at most maxInline.
func strClass(n int) uint32 {
	switch {
	case n <= 8:
		return 0
	case n <= 24:
		return 1
	case n <= 56:
		return 2
	case n <= 120:
		return 3
	case n <= 216:
		return 4
	}
	return 5
}

func allocStr(class uint32) *Str {
	switch class {
	case 0:
		return &new(str8).Str
	case 1:
		return &new(str24).Str
	case 2:
		return &new(str56).Str
	case 3:
		return &new(str120).Str
	case 4:
		return &new(str216).Str
	}
	return &new(str472).Str
}

// inline is the room behind the header.
func (s *Str) inline() unsafe.Pointer { return unsafe.Add(unsafe.Pointer(s), unsafe.Sizeof(Str{})) }

// StartStr begins a string with room for n bytes. The caller appends to b and calls Finish with the result; b may
// outgrow the room. Nobody else may see the string before.
func StartStr(n int) (s *Str, b []byte) {
	if n > maxInline {
		s = allocStr(0)
		s.head = head{kind: KindString, rc: 1, aux: 1}
		return s, make([]byte, 0, n)
	}
	class := strClass(n)
	s = allocStr(class)
	s.head = head{kind: KindString, rc: 1, aux: uint16(class) + 1}
	return s, unsafe.Slice((*byte)(s.inline()), strSizes[class])[:0]
}

// StartStr is like the function StartStr; the string's memory comes back to the engine when its last owner lets go of
// it, and may hold any bytes when it is handed out again.
func (ctx *Context) StartStr(n int) (s *Str, b []byte) { return ctx.strings.start(n) }

// start begins a string with memory of the pool, or without a pool.
func (p *strPool) start(n int) (s *Str, b []byte) {
	if p == nil {
		return StartStr(n)
	}
	if n > maxInline {
		return p.header(0), p.buffer(n)
	}
	class := strClass(n)
	s = p.header(class)
	return s, unsafe.Slice((*byte)(s.inline()), strSizes[class])[:0]
}

// header gives a string with room behind the header by class.
func (p *strPool) header(class uint32) *Str {
	s := p.take(class)
	if s == nil {
		s = allocStr(class)
		s.head = head{kind: KindString, rc: 1, aux: uint16(class) + 1}
		s.home = p
	}
	return s
}

// Finish ends what StartStr began: b becomes the string's bytes, and must not be written afterwards. The string has one
// owner.
func (s *Str) Finish(b []byte) *Str {
	s.s = unsafe.String(unsafe.SliceData(b), len(b))
	s.cap = 0
	if c := cap(b); c <= math.MaxUint32 {
		s.cap = uint32(c)
	}
	return s
}

// MakeStr makes a string of n bytes with one owner, and returns the bytes for the caller to fill before anybody else sees
// the string.
func MakeStr(n int) (s *Str, b []byte) {
	s, b = StartStr(n)
	b = b[:n]
	return s.Finish(b), b
}

// MakeStr is like the function MakeStr with memory that the engine uses again; the bytes may hold anything.
func (ctx *Context) MakeStr(n int) (s *Str, b []byte) {
	s, b = ctx.StartStr(n)
	b = b[:n]
	return s.Finish(b), b
}

// CopyStr makes a string with bytes of its own.
func CopyStr(t string) *Str {
	s, b := StartStr(len(t))
	return s.Finish(append(b, t...))
}

// CopyStr is like the function CopyStr with memory that the engine uses again.
func (ctx *Context) CopyStr(t string) *Str {
	if len(t) <= 1 {
		return ctx.short(t)
	}
	s, b := ctx.StartStr(len(t))
	return s.Finish(append(b, t...))
}

// short is the engine's own string of no or one byte, which is shared by all who have it.
func (ctx *Context) short(t string) *Str {
	if len(t) == 0 {
		ctx.empty.rc++
		return ctx.empty
	}
	return ctx.Char(t[0]).Str()
}

// Concat makes the string a . b with memory that the engine uses again.
func (ctx *Context) concat(a, b string) *Str {
	s, buf := ctx.StartStr(len(a) + len(b))
	return s.Finish(append(append(buf, a...), b...))
}

// ByteView returns the bytes of a string for a function that only reads them. They must not be written.
func ByteView(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// Strs makes headers of strings in blocks, for builtins that cut one string into many parts which share its bytes. A
// part that lives on keeps its block, so blocks are small.
type Strs struct{ free []Str }

// strBlock is how many headers are made at once: 640 bytes.
const strBlock = 16

// New makes a string with the bytes of t, shared, and one owner. left is how many more will be wanted.
func (x *Strs) New(t string, left int) *Str {
	if len(x.free) == 0 {
		x.free = make([]Str, min(max(left, 1), strBlock))
	}
	s := &x.free[0]
	x.free = x.free[1:]
	s.head, s.s = head{kind: KindString, rc: 1, flags: strViewed}, t
	return s
}

// Text returns a string value with the bytes of t, copied if they are few.
func (ctx *Context) Text(t string) Value {
	if len(t) > maxInline {
		return String(t)
	}
	return StrValue(ctx.CopyStr(t))
}

// View is a string over bytes, for a call that only looks at it.
func View(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
