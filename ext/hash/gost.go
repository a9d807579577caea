package hash

import (
	"encoding/binary"
	"math/bits"
)

// gost is GOST R 34.11-94 with one of two sets of S-boxes: those of the standard's example and CryptoPro's.

var gostTest = [8][16]uint8{{4, 10, 9, 2, 13, 8, 0, 14, 6, 11, 1, 12, 7, 15, 5, 3},
	{14, 11, 4, 12, 6, 13, 15, 10, 2, 3, 8, 1, 0, 7, 5, 9}, {5, 8, 1, 13, 10, 3, 4, 2, 14, 15, 12, 7, 6, 0, 9, 11},
	{7, 13, 10, 1, 0, 8, 9, 15, 14, 4, 6, 12, 11, 2, 5, 3}, {6, 12, 7, 1, 5, 15, 13, 8, 4, 10, 9, 14, 0, 3, 11, 2},
	{4, 11, 10, 0, 7, 2, 1, 13, 3, 6, 8, 5, 9, 12, 15, 14}, {13, 11, 4, 1, 3, 15, 5, 9, 0, 10, 14, 7, 6, 8, 2, 12},
	{1, 15, 13, 0, 5, 7, 10, 4, 9, 2, 3, 14, 6, 11, 8, 12}}

var gostCrypto = [8][16]uint8{{10, 4, 5, 6, 8, 1, 3, 7, 13, 12, 14, 0, 9, 2, 11, 15},
	{5, 15, 4, 0, 2, 13, 11, 9, 1, 7, 6, 3, 12, 14, 10, 8}, {7, 15, 12, 14, 9, 4, 1, 0, 3, 11, 5, 2, 6, 10, 8, 13},
	{4, 10, 7, 12, 0, 15, 2, 8, 14, 1, 6, 5, 13, 11, 9, 3}, {7, 6, 4, 11, 9, 12, 2, 10, 1, 8, 0, 14, 15, 13, 3, 5},
	{7, 6, 2, 4, 13, 9, 15, 0, 10, 1, 5, 11, 8, 14, 12, 3}, {13, 14, 4, 1, 7, 0, 5, 10, 3, 12, 8, 15, 6, 2, 9, 11},
	{1, 3, 10, 9, 5, 11, 4, 15, 8, 6, 7, 14, 13, 0, 2, 12}}

// gostConst is the one constant of the key schedule that is not zero.
var gostConst = [8]uint32{0xff00ff00, 0xff00ff00, 0x00ff00ff, 0x00ff00ff, 0x00ffff00, 0xff0000ff, 0x000000ff, 0xff00ffff}

type gost struct {
	blocks
	h, sum [8]uint32
	boxes  *[8][16]uint8
}

func (g *gost) f(t uint32) uint32 {
	out := uint32(0)
	for i := range g.boxes {
		out |= uint32(g.boxes[i][t>>(4*i)&15]) << (4 * i)
	}
	return bits.RotateLeft32(out, 11)
}

// encrypt is the cipher GOST 28147-89: the key three times forwards and once backwards.
func (g *gost) encrypt(key *[8]uint32, r, l uint32) (uint32, uint32) {
	for i := range 32 {
		k := key[i&7]
		if i >= 24 {
			k = key[31-i]
		}
		r, l = l^g.f(r+k), r
	}
	return l, r
}

// gostKey spreads the bytes of w over a key.
func gostKey(w *[8]uint32) (key [8]uint32) {
	for i := range 4 {
		for k := range 8 {
			b := w[2*i+k/4] >> (8 * (k & 3)) & 0xff
			key[k] |= b << (8 * i)
		}
	}
	return key
}

// gostA is the linear step of the key schedule, on words of 64 bits.
func gostA(x *[8]uint32) {
	l, r := x[0]^x[2], x[1]^x[3]
	copy(x[:6], x[2:])
	x[6], x[7] = l, r
}

// gostPsi steps the feedback register of sixteen 16-bit words n times.
func gostPsi(x *[8]uint32, n int) {
	var y [16]uint16
	for i := range y {
		y[i] = uint16(x[i/2] >> (16 * (i & 1)))
	}
	for range n {
		last := y[0] ^ y[1] ^ y[2] ^ y[3] ^ y[12] ^ y[15]
		copy(y[:15], y[1:])
		y[15] = last
	}
	for i := range x {
		x[i] = uint32(y[2*i]) | uint32(y[2*i+1])<<16
	}
}

func gostXor(x, y *[8]uint32) {
	for i := range x {
		x[i] ^= y[i]
	}
}

// step takes one block of 256 bits into the state.
func (g *gost) step(m *[8]uint32) {
	u, v := g.h, *m
	var s [8]uint32
	for i := 0; i < 8; i += 2 {
		w := u
		gostXor(&w, &v)
		key := gostKey(&w)
		s[i], s[i+1] = g.encrypt(&key, g.h[i], g.h[i+1])
		gostA(&u)
		if i == 2 {
			gostXor(&u, &gostConst)
		}
		gostA(&v)
		gostA(&v)
	}
	gostPsi(&s, 12)
	gostXor(&s, m)
	gostPsi(&s, 1)
	gostXor(&s, &g.h)
	gostPsi(&s, 61)
	g.h = s
}

func (g *gost) block(b []byte) {
	var m [8]uint32
	carry := uint32(0)
	for i := range m {
		m[i] = binary.LittleEndian.Uint32(b[4*i:])
		g.sum[i], carry = bits.Add32(g.sum[i], m[i], carry)
	}
	g.step(&m)
}

func (g *gost) Write(p []byte) (int, error) {
	g.feed(p, 32, g.block)
	return len(p), nil
}

func (g *gost) Sum(b []byte) []byte {
	n := g.size * 8
	if g.n > 0 {
		g.feed(make([]byte, 32-g.n), 32, g.block)
	}
	g.step(&[8]uint32{uint32(n), uint32(n >> 32)})
	g.step(&g.sum)
	for _, w := range g.h {
		b = binary.LittleEndian.AppendUint32(b, w)
	}
	return b
}
func (g *gost) clone() state { n := *g; return &n }
