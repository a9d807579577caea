package hash

import (
	"encoding/binary"
	"math/bits"
)

// snefru is Snefru of Ralph Merkle with eight passes and 256 bits.
type snefru struct {
	blocks
	h [8]uint32
}

// mix runs the state and eight more words through the passes.
func (s *snefru) mix(in [8]uint32) {
	var x [16]uint32
	copy(x[:], s.h[:])
	copy(x[8:], in[:])
	for pass := range 8 {
		for _, turn := range [...]int{16, 8, 16, 24} {
			for i := range x {
				e := snefruBoxes[2*pass+i/2&1][byte(x[i])]
				x[(i+15)&15] ^= e
				x[(i+1)&15] ^= e
			}
			for i := range x {
				x[i] = bits.RotateLeft32(x[i], -turn)
			}
		}
	}
	for i := range s.h {
		s.h[i] ^= x[15-i]
	}
}

func (s *snefru) block(b []byte) {
	var in [8]uint32
	for i := range in {
		in[i] = binary.BigEndian.Uint32(b[4*i:])
	}
	s.mix(in)
}

func (s *snefru) Write(p []byte) (int, error) {
	s.feed(p, 32, s.block)
	return len(p), nil
}

func (s *snefru) Sum(b []byte) []byte {
	bits := s.size * 8
	if s.n > 0 {
		s.feed(make([]byte, 32-s.n), 32, s.block)
	}
	s.mix([8]uint32{6: uint32(bits >> 32), 7: uint32(bits)})
	for _, w := range s.h {
		b = binary.BigEndian.AppendUint32(b, w)
	}
	return b
}
func (s *snefru) clone() state { n := *s; return &n }
