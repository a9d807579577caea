package hash

import (
	"encoding/binary"
	"math/bits"
)

// RIPEMD works on two lines of four or five words side by side. The 128-bit form adds the lines up at the end of a
// block; the 256- and 320-bit forms keep both and swap a word between them after each round.

// The order of words and the rotations of the left and right line, by round.
var (
	ripemdLeft = [5][16]uint8{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
		{7, 4, 13, 1, 10, 6, 15, 3, 12, 0, 9, 5, 2, 14, 11, 8}, {3, 10, 14, 4, 9, 15, 8, 1, 2, 7, 0, 6, 13, 11, 5, 12},
		{1, 9, 11, 10, 0, 8, 12, 4, 13, 3, 7, 15, 14, 5, 6, 2}, {4, 0, 5, 9, 7, 12, 2, 10, 14, 1, 3, 8, 11, 6, 15, 13}}
	ripemdRight = [5][16]uint8{{5, 14, 7, 0, 9, 2, 11, 4, 13, 6, 15, 8, 1, 10, 3, 12},
		{6, 11, 3, 7, 0, 13, 5, 10, 14, 15, 8, 12, 4, 9, 1, 2}, {15, 5, 1, 3, 7, 14, 6, 9, 11, 8, 12, 2, 10, 0, 4, 13},
		{8, 6, 4, 1, 3, 11, 15, 0, 5, 12, 2, 13, 9, 7, 10, 14}, {12, 15, 10, 4, 1, 5, 8, 7, 6, 2, 13, 14, 0, 3, 9, 11}}
	ripemdTurnLeft = [5][16]uint8{{11, 14, 15, 12, 5, 8, 7, 9, 11, 13, 14, 15, 6, 7, 9, 8},
		{7, 6, 8, 13, 11, 9, 7, 15, 7, 12, 15, 9, 11, 7, 13, 12}, {11, 13, 6, 7, 14, 9, 13, 15, 14, 8, 13, 6, 5, 12, 7, 5},
		{11, 12, 14, 15, 14, 15, 9, 8, 9, 14, 5, 6, 8, 6, 5, 12}, {9, 15, 5, 11, 6, 8, 13, 12, 5, 12, 13, 14, 11, 8, 5, 6}}
	ripemdTurnRight = [5][16]uint8{{8, 9, 9, 11, 13, 15, 15, 5, 7, 7, 8, 11, 14, 14, 12, 6},
		{9, 13, 15, 7, 12, 8, 9, 11, 7, 7, 12, 7, 6, 15, 13, 11}, {9, 7, 15, 11, 8, 6, 6, 14, 12, 13, 5, 14, 13, 13, 7, 5},
		{15, 5, 8, 11, 14, 14, 6, 14, 6, 9, 12, 9, 12, 5, 15, 8}, {8, 5, 12, 9, 12, 5, 14, 6, 8, 13, 6, 5, 15, 13, 11, 11}}
)

var ripemdInit = [10]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0,
	0x76543210, 0xfedcba98, 0x89abcdef, 0x01234567, 0x3c2d1e0f}

var ripemdAdd = [5]uint32{0, 0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xa953fd4e}

// ripemdAddRight are the constants of the right line, for four and for five rounds.
var ripemdAddRight = [2][5]uint32{{0x50a28be6, 0x5c4dd124, 0x6d703ef3, 0}, {0x50a28be6, 0x5c4dd124, 0x6d703ef3, 0x7a6d76e9, 0}}

type ripemd struct {
	blocks
	words  int // to a line: 4 or 5
	double bool
	l, r   [5]uint32
}

func newRipemd(words int, double bool) state {
	m := &ripemd{words: words, double: double}
	copy(m.l[:words], ripemdInit[:])
	if double {
		copy(m.r[:words], ripemdInit[5:])
	}
	return m
}

func ripemdF(round int, x, y, z uint32) uint32 {
	switch round {
	case 0:
		return x ^ y ^ z
	case 1:
		return x&y | ^x&z
	case 2:
		return (x | ^y) ^ z
	case 3:
		return x&z | y&^z
	}
	return x ^ (y | ^z)
}

// line runs one round of a line.
func (m *ripemd) line(v *[5]uint32, x *[16]uint32, f int, order, turn *[16]uint8, add uint32) {
	for i := range order {
		t := v[0] + ripemdF(f, v[1], v[2], v[3]) + x[order[i]] + add
		t = bits.RotateLeft32(t, int(turn[i]))
		if m.words == 5 {
			v[0], v[4], v[3], v[2], v[1] = v[4], v[3], bits.RotateLeft32(v[2], 10), v[1], t+v[4]
		} else {
			v[0], v[3], v[2], v[1] = v[3], v[2], v[1], t
		}
	}
}

func (m *ripemd) block(b []byte) {
	var x [16]uint32
	for i := range x {
		x[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	l, r := m.l, m.r
	if !m.double {
		r = l
	}
	for round := 0; round < m.words; round++ {
		m.line(&l, &x, round, &ripemdLeft[round], &ripemdTurnLeft[round], ripemdAdd[round])
		m.line(&r, &x, m.words-1-round, &ripemdRight[round], &ripemdTurnRight[round], ripemdAddRight[m.words-4][round])
		if m.double {
			w := m.swapped(round)
			l[w], r[w] = r[w], l[w]
		}
	}
	if m.double {
		for i := range l {
			m.l[i] += l[i]
			m.r[i] += r[i]
		}
		return
	}
	h := m.l
	m.l = [5]uint32{h[1] + l[2] + r[3], h[2] + l[3] + r[0], h[3] + l[0] + r[1], h[0] + l[1] + r[2]}
}

// swapped is the word that the lines exchange after a round.
func (m *ripemd) swapped(round int) int {
	if m.words == 4 {
		return round
	}
	return [5]int{1, 3, 0, 2, 4}[round]
}

func (m *ripemd) Write(p []byte) (int, error) {
	m.feed(p, 64, m.block)
	return len(p), nil
}

func (m *ripemd) Sum(b []byte) []byte {
	bitsSize := m.size * 8
	pad := append(make([]byte, 0, 72), 0x80)
	for (m.n+len(pad))%64 != 56 {
		pad = append(pad, 0)
	}
	m.feed(binary.LittleEndian.AppendUint64(pad, bitsSize), 64, m.block)
	for _, w := range m.l[:m.words] {
		b = binary.LittleEndian.AppendUint32(b, w)
	}
	if m.double {
		for _, w := range m.r[:m.words] {
			b = binary.LittleEndian.AppendUint32(b, w)
		}
	}
	return b
}
func (m *ripemd) clone() state { n := *m; return &n }
