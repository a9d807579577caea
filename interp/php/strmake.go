package php

import (
	"math"
	"unsafe"
)

// Short strings are made with their bytes behind the header, in one allocation instead of two: that is half the price
// of a small result. The sizes fill Go's size classes of 64, 96, 128, 192 and 256 bytes.

type (
	str32 struct {
		Str
		b [32]byte
	}
	str64 struct {
		Str
		b [64]byte
	}
	str96 struct {
		Str
		b [96]byte
	}
	str160 struct {
		Str
		b [160]byte
	}
	str224 struct {
		Str
		b [224]byte
	}
)

// StartStr begins a string with room for n bytes. The caller appends to b and calls Finish with the result; b may
// outgrow the room. Nobody else may see the string before.
func StartStr(n int) (s *Str, b []byte) {
	switch {
	case n <= 32:
		x := new(str32)
		s, b = &x.Str, x.b[:0]
	case n <= 64:
		x := new(str64)
		s, b = &x.Str, x.b[:0]
	case n <= 96:
		x := new(str96)
		s, b = &x.Str, x.b[:0]
	case n <= 160:
		x := new(str160)
		s, b = &x.Str, x.b[:0]
	case n <= 224:
		x := new(str224)
		s, b = &x.Str, x.b[:0]
	default:
		s, b = new(Str), make([]byte, 0, n)
	}
	s.head = head{kind: KindString, rc: 1}
	return s, b
}

// Finish ends what StartStr began: b becomes the string's bytes, and must not be written afterwards. The string has one
// owner.
func (s *Str) Finish(b []byte) *Str {
	s.s = unsafe.String(unsafe.SliceData(b), len(b))
	if c := cap(b); c <= math.MaxUint32 {
		s.cap = uint32(c)
	}
	return s
}

// MakeStr makes a string of n zero bytes with one owner, and returns the bytes for the caller to fill before anybody
// else sees the string.
func MakeStr(n int) (s *Str, b []byte) {
	s, b = StartStr(n)
	b = b[:n]
	return s.Finish(b), b
}

// CopyStr makes a string with bytes of its own.
func CopyStr(t string) *Str {
	s, b := StartStr(len(t))
	return s.Finish(append(b, t...))
}

// ByteView returns the bytes of a string for a function that only reads them. They must not be written.
func ByteView(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// Strs makes headers of strings in blocks, for builtins that cut one string into many parts which share its bytes. A
// part that lives on keeps its block, so blocks are small.
type Strs struct{ free []Str }

// strBlock is how many headers are made at once: 512 bytes.
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
