package hash

import (
	"encoding/binary"
	"math/bits"
)

// MurmurHash3 of Austin Appleby: a is the 32-bit one, c 128 bits for 32-bit machines, f 128 bits for 64-bit machines.

func mix32(h uint32) uint32 {
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return h ^ h>>16
}

func mix64(h uint64) uint64 {
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

type murmurA struct {
	blocks
	h uint32
}

func newMurmurA(seed uint64) state { return &murmurA{h: uint32(seed)} }

func murmurA1(k uint32) uint32 { return bits.RotateLeft32(k*0xcc9e2d51, 15) * 0x1b873593 }

func (m *murmurA) Write(p []byte) (int, error) {
	m.feed(p, 4, func(b []byte) {
		m.h = bits.RotateLeft32(m.h^murmurA1(binary.LittleEndian.Uint32(b)), 13)*5 + 0xe6546b64
	})
	return len(p), nil
}

func (m *murmurA) Sum(b []byte) []byte {
	h := m.h
	var tail [4]byte
	if copy(tail[:], m.rest()) > 0 {
		h ^= murmurA1(binary.LittleEndian.Uint32(tail[:]))
	}
	return binary.BigEndian.AppendUint32(b, mix32(h^uint32(m.size)))
}
func (m *murmurA) clone() state { n := *m; return &n }

type murmurC struct {
	blocks
	h [4]uint32
}

func newMurmurC(seed uint64) state {
	s := uint32(seed)
	return &murmurC{h: [4]uint32{s, s, s, s}}
}

// murmurCK are the multipliers of the four lanes, each lane's second one the first of the next.
var murmurCK = [5]uint32{0x239b961b, 0xab0e9789, 0x38b34ae5, 0xa1e38b93, 0x239b961b}

func lane(i int, k uint32) uint32 {
	return bits.RotateLeft32(k*murmurCK[i], 15+i) * murmurCK[i+1]
}

func (m *murmurC) Write(p []byte) (int, error) {
	turn := [4]int{19, 17, 15, 13}
	plus := [4]uint32{0x561ccd1b, 0x0bcaa747, 0x96cd1c35, 0x32ac3b17}
	m.feed(p, 16, func(b []byte) {
		for i := range m.h {
			m.h[i] = bits.RotateLeft32(m.h[i]^lane(i, binary.LittleEndian.Uint32(b[4*i:])), turn[i])
			m.h[i] = (m.h[i]+m.h[(i+1)&3])*5 + plus[i]
		}
	})
	return len(p), nil
}

func (m *murmurC) Sum(b []byte) []byte {
	h := m.h
	var tail [16]byte
	n := copy(tail[:], m.rest())
	for i := 0; i*4 < n; i++ {
		h[i] ^= lane(i, binary.LittleEndian.Uint32(tail[4*i:]))
	}
	for i := range h {
		h[i] ^= uint32(m.size)
	}
	spread := func() {
		h[0] += h[1] + h[2] + h[3]
		h[1] += h[0]
		h[2] += h[0]
		h[3] += h[0]
	}
	spread()
	for i := range h {
		h[i] = mix32(h[i])
	}
	spread()
	for _, x := range h {
		b = binary.BigEndian.AppendUint32(b, x)
	}
	return b
}
func (m *murmurC) clone() state { n := *m; return &n }

type murmurF struct {
	blocks
	h1, h2 uint64
}

func newMurmurF(seed uint64) state {
	s := uint64(uint32(seed))
	return &murmurF{h1: s, h2: s}
}

const (
	murmurF1 = 0x87c37b91114253d5
	murmurF2 = 0x4cf5ad432745937f
)

func (m *murmurF) Write(p []byte) (int, error) {
	m.feed(p, 16, func(b []byte) {
		k1, k2 := binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[8:])
		m.h1 ^= bits.RotateLeft64(k1*murmurF1, 31) * murmurF2
		m.h1 = (bits.RotateLeft64(m.h1, 27)+m.h2)*5 + 0x52dce729
		m.h2 ^= bits.RotateLeft64(k2*murmurF2, 33) * murmurF1
		m.h2 = (bits.RotateLeft64(m.h2, 31)+m.h1)*5 + 0x38495ab5
	})
	return len(p), nil
}

func (m *murmurF) Sum(b []byte) []byte {
	h1, h2 := m.h1, m.h2
	var tail [16]byte
	n := copy(tail[:], m.rest())
	if n > 8 {
		h2 ^= bits.RotateLeft64(binary.LittleEndian.Uint64(tail[8:])*murmurF2, 33) * murmurF1
	}
	if n > 0 {
		h1 ^= bits.RotateLeft64(binary.LittleEndian.Uint64(tail[:])*murmurF1, 31) * murmurF2
	}
	h1 ^= m.size
	h2 ^= m.size
	h1 += h2
	h2 += h1
	h1, h2 = mix64(h1), mix64(h2)
	h1 += h2
	h2 += h1
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(b, h1), h2)
}
func (m *murmurF) clone() state { n := *m; return &n }
