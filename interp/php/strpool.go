package php

import (
	"math/bits"
	"unsafe"
)

// Scripts make short strings all the time and let go of them at once. Allocating each anew costs not only Go's allocator
// and collector: it walks through fresh memory, so that nothing is in the processor's caches. Since counts say when a
// string dies, its memory goes back to the engine that made it and is handed out again.
//
// That asks more of counts and borrowed views than the rest of the engine does: whoever looks at a string after its last
// owner let go of it sees another one. Three things keep a slip from becoming a wrong result. A string whose bytes a Go
// caller may have kept (strViewed, strPinned) never comes back. A dead string waits until strLag others of its size have
// died. And one that somebody took hold of again while it waited is dropped. Built with the tag strpoison, dead bytes
// are overwritten at once, which shows slips in the tests.

const (
	strLag  = 16  // dead strings of one size that are waited for; a power of two
	strKept = 496 // dead strings of one size that are kept beyond these
	bufLag  = 2   // the same for buffers
	bufKept = 8   // a power of two

	bufClasses = 29 // sizes of buffers
	minBuffer  = 512
	maxBuffer  = 64 << 10
)

// strPool keeps the dead strings of one engine, by class, and buffers of those that were longer.
type strPool struct {
	rings [strClasses]strRing
	bufs  [bufClasses]bufRing
}

type strRing struct {
	at, n uint32
	lag   [strLag]*Str
	kept  [strKept]*Str
}

type bufRing struct {
	at, n uint32
	kept  [bufKept]unsafe.Pointer
}

// take returns a dead string of a class with a header like new, or nil.
func (p *strPool) take(class uint32) *Str {
	r := &p.rings[class]
	n := r.n - 1
	if n >= strKept {
		return nil
	}
	s := r.kept[n]
	r.n = n
	if s.rc != 0 || s.flags != 0 {
		return nil
	}
	s.rc = 1
	s.hash = 0
	return s
}

// drop gives up one ownership.
func (s *Str) drop() {
	if s.rc > 1 {
		s.rc--
	} else if s.rc == 1 {
		s.rc = 0
		s.die()
	}
}

// die takes back a string whose last owner let go of it, if it may be used again.
func (s *Str) die() {
	if s.home == nil || s.flags != 0 {
		return
	}
	p := s.home
	if poison {
		for i := range s.s {
			*(*byte)(unsafe.Add(unsafe.Pointer(unsafe.StringData(s.s)), i)) = 0xDB
		}
	}
	if s.cap >= minBuffer {
		p.keepBuffer(s)
		s.s, s.cap = "", 0
	}
	r := &p.rings[s.aux-1]
	w := &r.lag[r.at%strLag]
	r.at++
	old := *w
	*w = s
	if old != nil && r.n < strKept {
		r.kept[r.n] = old
		r.n++
	}
}

// bufClass is the class of buffers for n bytes, and their size: four sizes to each power of two, from 512 bytes on.
func bufClass(n uint32) (class, size uint32) {
	k := uint32(bits.Len32(n - 1))
	base, step := uint32(1)<<(k-1), uint32(1)<<(k-3)
	q := (n - 1 - base) / step
	return (k-9)*4 + q - 3, base + (q+1)*step
}

// buffer gives an empty buffer with room for n bytes, n above maxInline.
func (p *strPool) buffer(n int) []byte {
	if n > maxBuffer {
		return make([]byte, 0, n)
	}
	class, size := bufClass(uint32(n))
	r := &p.bufs[class]
	if r.n <= bufLag {
		return make([]byte, 0, size)
	}
	b := r.kept[r.at%bufKept]
	r.at++
	r.n--
	return unsafe.Slice((*byte)(b), size)[:0]
}

// keepBuffer takes the buffer of a dead string, if it is of a size that buffer gives.
func (p *strPool) keepBuffer(s *Str) {
	if s.cap > maxBuffer {
		return
	}
	class, size := bufClass(s.cap)
	if r := &p.bufs[class]; size == s.cap && r.n < bufKept {
		r.kept[(r.at+r.n)%bufKept] = unsafe.Pointer(unsafe.StringData(s.s))
		r.n++
	}
}
