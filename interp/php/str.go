package php

import (
	"math"
	"unsafe"
)

// Str is a string: bytes, not characters. Its buffer may have room behind the string's end, so that ".=" is amortised
// constant time; bytes once written are only overwritten in place when the string has one owner and no Go code has
// been given a view of them.
type Str struct {
	head
	s    string
	hash uint32   // 0 when not computed
	cap  uint32   // bytes of the buffer that belong to this string alone; 0 when the buffer is not ours to write
	home *strPool // where the string goes when it dies; nil for most that builtins make
}

const (
	strViewed  uint8 = 1 // a Go string view was handed out: never overwrite these bytes
	strPinned  uint8 = 2 // the same for bytes that the string no longer uses
	strDecimal uint8 = 4 // a literal that means an integer as an array key
)

// Intern prepares a literal for its use as an array key: AtLiteral and SlotLiteral.
func (s *Str) Intern() {
	s.Hash()
	if _, ok := NumericKey(s.s); ok {
		s.flags |= strDecimal
	}
}

// NewStr makes a string with one owner.
func NewStr(s string) *Str {
	return &Str{head: head{kind: KindString, rc: 1, flags: strViewed}, s: s}
}

// NewStrBytes makes a string with one owner that takes b over.
func NewStrBytes(b []byte) *Str {
	c := cap(b)
	if c > math.MaxUint32 {
		c = 0
	}
	return &Str{head: head{kind: KindString, rc: 1}, s: unsafe.String(unsafe.SliceData(b), len(b)), cap: uint32(c)}
}

// Len returns the length in bytes.
func (s *Str) Len() int { return len(s.s) }

// String returns the bytes as a Go string that the caller may keep: the buffer is shared for good from here on.
func (s *Str) String() string {
	s.flags |= strViewed
	return s.s
}

// Peek returns the bytes as a Go string that is valid only until the script runs again. Use it to look and compare.
func (s *Str) Peek() string { return s.s }

// Byte returns one byte; i must be in range.
func (s *Str) Byte(i int) byte { return s.s[i] }

// Count returns how many owners the string has.
func (s *Str) Count() uint32 { return s.rc }

// Hash returns DJBX33A of the bytes, never 0, computed once. PHP's own hash puts consecutive keys in adjacent slots,
// which measures twice as fast as a mixing hash.
func (s *Str) Hash() uint32 {
	if s.hash == 0 {
		s.hash = HashString(s.s)
	}
	return s.hash
}

// HashString returns DJBX33A of s, never 0.
func HashString(s string) uint32 {
	h := uint32(5381)
	for ; len(s) >= 8; s = s[8:] {
		h = h*33 + uint32(s[0])
		h = h*33 + uint32(s[1])
		h = h*33 + uint32(s[2])
		h = h*33 + uint32(s[3])
		h = h*33 + uint32(s[4])
		h = h*33 + uint32(s[5])
		h = h*33 + uint32(s[6])
		h = h*33 + uint32(s[7])
	}
	for i := 0; i < len(s); i++ {
		h = h*33 + uint32(s[i])
	}
	if h == 0 {
		return 1
	}
	return h
}

// Append adds t behind the string in place when that is possible, and otherwise returns a new string with room to
// grow. The receiver's one ownership moves to the result.
func (s *Str) Append(t string) *Str {
	n := len(s.s) + len(t)
	if s.rc == 1 && n <= int(s.cap) {
		b := unsafe.Slice(unsafe.StringData(s.s), int(s.cap))
		copy(b[len(s.s):], t)
		s.s = unsafe.String(unsafe.SliceData(b), n)
		s.hash = 0
		return s
	}
	if s.rc > 1 {
		s.rc--
		r, b := s.home.start(growTo(n))
		return r.Finish(append(append(b, s.s...), t...))
	}
	var b []byte
	if room := growTo(n); s.home != nil && room > maxInline {
		b = s.home.buffer(room)
	} else {
		b = make([]byte, 0, room)
	}
	b = append(append(b, s.s...), t...)
	flags := s.flags &^ strViewed
	if s.flags&strViewed != 0 {
		flags = strPinned
	} else if s.home != nil && s.cap >= minBuffer {
		s.home.keepBuffer(s)
	}
	s.Finish(b)
	s.hash, s.flags = 0, flags
	return s
}

// AppendStr is s.Append(t) with memory that the engine uses again.
func (ctx *Context) AppendStr(s *Str, t string) *Str {
	if s.home == nil && (s.rc > 1 || len(s.s)+len(t) > int(s.cap)) {
		r, b := ctx.StartStr(growTo(len(s.s) + len(t)))
		if s.rc > 0 {
			s.rc--
		}
		return r.Finish(append(append(b, s.s...), t...))
	}
	return s.Append(t)
}

func growTo(n int) int {
	if n < 64 {
		return n*2 + 16
	}
	if n < 1<<20 {
		return n * 2
	}
	return n + n/4
}

// Writable returns a string with one owner whose bytes may be overwritten: the receiver itself, or a copy. The
// receiver's one ownership moves to the result.
func (s *Str) Writable() *Str {
	if s.rc == 1 && s.flags&strViewed == 0 && s.cap > 0 {
		s.hash = 0
		return s
	}
	if s.rc > 1 {
		s.rc--
	}
	r, b := s.home.start(len(s.s) + 8)
	return r.Finish(append(b, s.s...))
}

// SetByte overwrites one byte of a string that Writable returned; i must be in range.
func (s *Str) SetByte(i int, c byte) {
	b := unsafe.Slice(unsafe.StringData(s.s), len(s.s))
	b[i] = c
	s.hash = 0
}

// Concat returns a new string of a and b.
func Concat(a, b string) *Str {
	s, buf := StartStr(len(a) + len(b))
	return s.Finish(append(append(buf, a...), b...))
}
