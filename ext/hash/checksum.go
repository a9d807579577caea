package hash

import (
	"crypto/sha3"
	"encoding/binary"
	"hash/crc32"
	"math/bits"

	"github.com/zeebo/xxh3"
)

// crc is CRC-32 as hash/crc32 has it, in PHP's byte order.
type crc struct {
	table *crc32.Table
	sum   uint32
}

func (c *crc) Write(p []byte) (int, error) {
	c.sum = crc32.Update(c.sum, c.table, p)
	return len(p), nil
}
func (c *crc) Sum(b []byte) []byte { return binary.BigEndian.AppendUint32(b, c.sum) }
func (c *crc) clone() state        { n := *c; return &n }

// crc32bz is the checksum that PHP calls crc32: bzip2's, which shifts the other way, with its bytes swapped.
type crc32bz struct{ crc uint32 }

func (c *crc32bz) Write(p []byte) (int, error) {
	for _, x := range p {
		c.crc ^= uint32(x) << 24
		for range 8 {
			top := c.crc >> 31
			c.crc = c.crc<<1 ^ 0x04c11db7&-top
		}
	}
	return len(p), nil
}
func (c *crc32bz) Sum(b []byte) []byte { return binary.LittleEndian.AppendUint32(b, ^c.crc) }
func (c *crc32bz) clone() state        { n := *c; return &n }

// joaat is Bob Jenkins's one-at-a-time hash.
type joaat struct{ h uint32 }

func (j *joaat) Write(p []byte) (int, error) {
	h := j.h
	for _, x := range p {
		h += uint32(x)
		h += h << 10
		h ^= h >> 6
	}
	j.h = h
	return len(p), nil
}

func (j *joaat) Sum(b []byte) []byte {
	h := j.h
	h += h << 3
	h ^= h >> 11
	h += h << 15
	return binary.BigEndian.AppendUint32(b, h)
}
func (j *joaat) clone() state { n := *j; return &n }

// sha3 adapts a SHA-3 state, which copies by value.
type sha3Hash struct{ *sha3.SHA3 }

func sha3State(h *sha3.SHA3) state { return sha3Hash{h} }

func (s sha3Hash) clone() state { n := *s.SHA3; return sha3Hash{&n} }

// xxh128 gives the 128-bit sum of an xxh3 state.
type xxh128 struct{ *xxh3.Hasher }

func (x xxh128) Sum(b []byte) []byte {
	s := x.Hasher.Sum128().Bytes()
	return append(b, s[:]...)
}
func (x xxh128) clone() state { n := *x.Hasher; return xxh128{&n} }

// xxh32 is Yann Collet's XXH32.
type xxh32 struct {
	blocks
	v    [4]uint32
	seed uint32
}

const (
	xxP1 uint32 = 2654435761
	xxP2 uint32 = 2246822519
	xxP3 uint32 = 3266489917
	xxP4 uint32 = 668265263
	xxP5 uint32 = 374761393
)

func newXXH32(seed uint64) state {
	s := uint32(seed)
	return &xxh32{seed: s, v: [4]uint32{s + xxP1 + xxP2, s + xxP2, s, s - xxP1}}
}

func (x *xxh32) Write(p []byte) (int, error) {
	x.feed(p, 16, func(b []byte) {
		for i := range x.v {
			x.v[i] = bits.RotateLeft32(x.v[i]+binary.LittleEndian.Uint32(b[4*i:])*xxP2, 13) * xxP1
		}
	})
	return len(p), nil
}

func (x *xxh32) Sum(b []byte) []byte {
	h := x.seed + xxP5
	if x.size >= 16 {
		h = bits.RotateLeft32(x.v[0], 1) + bits.RotateLeft32(x.v[1], 7) + bits.RotateLeft32(x.v[2], 12) +
			bits.RotateLeft32(x.v[3], 18)
	}
	h += uint32(x.size)
	r := x.rest()
	for ; len(r) >= 4; r = r[4:] {
		h = bits.RotateLeft32(h+binary.LittleEndian.Uint32(r)*xxP3, 17) * xxP4
	}
	for _, c := range r {
		h = bits.RotateLeft32(h+uint32(c)*xxP5, 11) * xxP1
	}
	h = (h ^ h>>15) * xxP2
	h = (h ^ h>>13) * xxP3
	return binary.BigEndian.AppendUint32(b, h^h>>16)
}
func (x *xxh32) clone() state { n := *x; return &n }
