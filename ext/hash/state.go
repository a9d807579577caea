package hash

import (
	"fmt"
	gohash "hash"
	"reflect"
)

// state is a digest under way.
type state interface {
	Write(p []byte) (int, error)
	// Sum appends the digest of what was written so far; nothing is written afterwards.
	Sum(b []byte) []byte
	clone() state
}

// std adapts a gohash.Hash.
type std struct{ gohash.Hash }

// clone copies the state. Implementations that cannot do it themselves are structs without pointers to their own
// changing parts, for which a copy of the struct is a copy of the state; TestClone checks each of them.
func (s std) clone() state {
	if c, ok := s.Hash.(gohash.Cloner); ok {
		if h, err := c.Clone(); err == nil {
			return std{h}
		}
	}
	v := reflect.ValueOf(s.Hash)
	n := reflect.New(v.Type().Elem())
	n.Elem().Set(v.Elem())
	h, ok := n.Interface().(gohash.Hash)
	if !ok {
		return failed{fmt.Errorf("hash: cannot copy %s", v.Type())}
	}
	return std{h}
}

// failed is a state that could not be made; its digest is empty.
type failed struct{ error }

func (f failed) Write(p []byte) (int, error) { return 0, f.error }
func (f failed) Sum(b []byte) []byte         { return b }
func (f failed) clone() state                { return f }

// blocks gathers bytes into blocks of a fixed size for algorithms that work on blocks.
type blocks struct {
	buf  [128]byte
	n    int
	size uint64 // bytes written so far
}

// feed calls f with every full block; size is the length of one.
func (b *blocks) feed(p []byte, size int, f func(block []byte)) {
	b.size += uint64(len(p))
	if b.n > 0 {
		k := copy(b.buf[b.n:size], p)
		b.n += k
		p = p[k:]
		if b.n < size {
			return
		}
		f(b.buf[:size])
		b.n = 0
	}
	for len(p) >= size {
		f(p[:size])
		p = p[size:]
	}
	b.n = copy(b.buf[:], p)
}

// rest returns what did not fill a block.
func (b *blocks) rest() []byte { return b.buf[:b.n] }
