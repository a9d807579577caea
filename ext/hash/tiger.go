package hash

import "encoding/binary"

// tiger is Tiger of Ross Anderson and Eli Biham, with three passes or more, cut to a size.
type tiger struct {
	blocks
	h      [3]uint64
	passes int
	size   int
}

func newTiger(passes, size int) state {
	return &tiger{h: [3]uint64{0x0123456789abcdef, 0xfedcba9876543210, 0xf096a5b4c3b2e187}, passes: passes, size: size}
}

// pass mixes eight words into the state; the roles of its words rotate from one to the next.
func tigerPass(v *[3]uint64, x *[8]uint64, mul uint64) {
	for i, w := range x {
		a, b, c := &v[i%3], &v[(i+1)%3], &v[(i+2)%3]
		*c ^= w
		k := *c
		*a -= tigerBoxes[0][byte(k)] ^ tigerBoxes[1][byte(k>>16)] ^ tigerBoxes[2][byte(k>>32)] ^ tigerBoxes[3][byte(k>>48)]
		*b += tigerBoxes[3][byte(k>>8)] ^ tigerBoxes[2][byte(k>>24)] ^ tigerBoxes[1][byte(k>>40)] ^ tigerBoxes[0][byte(k>>56)]
		*b *= mul
	}
}

// tigerSchedule changes the message words between passes.
func tigerSchedule(x *[8]uint64) {
	x[0] -= x[7] ^ 0xa5a5a5a5a5a5a5a5
	x[1] ^= x[0]
	x[2] += x[1]
	x[3] -= x[2] ^ ^x[1]<<19
	x[4] ^= x[3]
	x[5] += x[4]
	x[6] -= x[5] ^ ^x[4]>>23
	x[7] ^= x[6]
	x[0] += x[7]
	x[1] -= x[0] ^ ^x[7]<<19
	x[2] ^= x[1]
	x[3] += x[2]
	x[4] -= x[3] ^ ^x[2]>>23
	x[5] ^= x[4]
	x[6] += x[5]
	x[7] -= x[6] ^ 0x0123456789abcdef
}

func (t *tiger) block(b []byte) {
	var x [8]uint64
	for i := range x {
		x[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	v := t.h
	for p := range t.passes {
		if p > 0 {
			tigerSchedule(&x)
		}
		tigerPass(&v, &x, [...]uint64{5, 7, 9}[min(p, 2)])
		v = [3]uint64{v[2], v[0], v[1]}
	}
	t.h[0] ^= v[0]
	t.h[1] = v[1] - t.h[1]
	t.h[2] += v[2]
}

func (t *tiger) Write(p []byte) (int, error) {
	t.feed(p, 64, t.block)
	return len(p), nil
}

func (t *tiger) Sum(b []byte) []byte {
	bits := t.size64() * 8
	pad := append(make([]byte, 0, 72), 1)
	for (t.n+len(pad))%64 != 56 {
		pad = append(pad, 0)
	}
	t.feed(binary.LittleEndian.AppendUint64(pad, bits), 64, t.block)
	var out [24]byte
	for i, w := range t.h {
		binary.LittleEndian.PutUint64(out[8*i:], w)
	}
	return append(b, out[:t.size]...)
}

func (t *tiger) size64() uint64 { return t.blocks.size }
func (t *tiger) clone() state   { n := *t; return &n }
