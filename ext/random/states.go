package random

import (
	"encoding/binary"
	"encoding/hex"
	"math/bits"

	"gaja/interp/php"
)

// keeper is an engine with a state of its own that can be written down and read back.
type keeper interface {
	Engine
	save() []php.Value
	load(parts []php.Value) bool
	copied() Engine
}

// leHex writes an integer of n bytes as PHP does: hexadecimal, lowest byte first.
func leHex(x uint64, n int) php.Value {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], x)
	return php.String(hex.EncodeToString(b[:n]))
}

func fromHex(v php.Value, n int) (uint64, bool) {
	if !v.IsString() || v.Str().Len() != 2*n {
		return 0, false
	}
	var b [8]byte
	if _, err := hex.Decode(b[:n], []byte(v.Str().Peek())); err != nil {
		return 0, false
	}
	return binary.LittleEndian.Uint64(b[:]), true
}

func (m *MT) save() []php.Value {
	out := make([]php.Value, 0, mtSize+2)
	for _, x := range m.state {
		out = append(out, leHex(uint64(x), 4))
	}
	mode := int64(0)
	if m.Legacy {
		mode = 1
	}
	return append(out, php.Int(int64(m.at)), php.Int(mode))
}

func (m *MT) load(parts []php.Value) bool {
	if len(parts) != mtSize+2 {
		return false
	}
	for i := range m.state {
		x, ok := fromHex(parts[i], 4)
		if !ok {
			return false
		}
		m.state[i] = uint32(x)
	}
	at, mode := parts[mtSize], parts[mtSize+1]
	if !at.IsInt() || at.Int() < 0 || at.Int() > mtSize || !mode.IsInt() || mode.Int() < 0 || mode.Int() > 1 {
		return false
	}
	m.at, m.Legacy, m.seeded = int(at.Int()), mode.Int() == 1, true
	return true
}

func (m *MT) copied() Engine { return m.Clone() }

// u128 is an unsigned integer of 128 bits.
type u128 struct{ hi, lo uint64 }

func (a u128) add(b u128) u128 {
	lo, carry := bits.Add64(a.lo, b.lo, 0)
	hi, _ := bits.Add64(a.hi, b.hi, carry)
	return u128{hi, lo}
}

func (a u128) mul(b u128) u128 {
	hi, lo := bits.Mul64(a.lo, b.lo)
	return u128{hi + a.hi*b.lo + a.lo*b.hi, lo}
}

// pcg is PCG oneseq 128 XSL RR 64.
type pcg struct{ s u128 }

func pcgMult() u128 { return u128{2549297995355413924, 4865540595714422341} }

func pcgPlus() u128 { return u128{6364136223846793005, 1442695040888963407} }

func (p *pcg) step() { p.s = p.s.mul(pcgMult()).add(pcgPlus()) }

func (p *pcg) seed(s u128) {
	p.s = u128{}
	p.step()
	p.s = p.s.add(s)
	p.step()
}

// Generate makes pcg an Engine.
func (p *pcg) Generate(*php.Context) (v uint64, size int, err error) {
	p.step()
	return bits.RotateLeft64(p.s.hi^p.s.lo, -int(p.s.hi>>58)), 8, nil
}

// jump moves on by n steps in logarithmic time.
func (p *pcg) jump(n uint64) {
	mult, plus := pcgMult(), pcgPlus()
	accMult, accPlus := u128{0, 1}, u128{}
	for ; n > 0; n >>= 1 {
		if n&1 != 0 {
			accMult = accMult.mul(mult)
			accPlus = accPlus.mul(mult).add(plus)
		}
		plus = mult.add(u128{0, 1}).mul(plus)
		mult = mult.mul(mult)
	}
	p.s = accMult.mul(p.s).add(accPlus)
}

func (p *pcg) save() []php.Value { return []php.Value{leHex(p.s.hi, 8), leHex(p.s.lo, 8)} }

func (p *pcg) load(parts []php.Value) bool {
	if len(parts) != 2 {
		return false
	}
	hi, ok1 := fromHex(parts[0], 8)
	lo, ok2 := fromHex(parts[1], 8)
	p.s = u128{hi, lo}
	return ok1 && ok2
}

func (p *pcg) copied() Engine {
	n := *p
	return &n
}

// xoshiro is xoshiro256**.
type xoshiro struct{ s [4]uint64 }

func (x *xoshiro) next() uint64 {
	s := &x.s
	r := bits.RotateLeft64(s[1]*5, 7) * 9
	t := s[1] << 17
	s[2] ^= s[0]
	s[3] ^= s[1]
	s[1] ^= s[2]
	s[0] ^= s[3]
	s[2] ^= t
	s[3] = bits.RotateLeft64(s[3], 45)
	return r
}

// Generate makes xoshiro an Engine.
func (x *xoshiro) Generate(*php.Context) (v uint64, size int, err error) { return x.next(), 8, nil }

// seed64 fills the state with splitmix64.
func (x *xoshiro) seed64(seed uint64) {
	for i := range x.s {
		seed += 0x9e3779b97f4a7c15
		r := seed
		r = (r ^ r>>30) * 0xbf58476d1ce4e5b9
		r = (r ^ r>>27) * 0x94d049bb133111eb
		x.s[i] = r ^ r>>31
	}
}

func (x *xoshiro) jump(table [4]uint64) {
	var to [4]uint64
	for _, word := range table {
		for bit := 0; bit < 64; bit++ {
			if word>>bit&1 != 0 {
				for i := range to {
					to[i] ^= x.s[i]
				}
			}
			x.next()
		}
	}
	x.s = to
}

func (x *xoshiro) save() []php.Value {
	return []php.Value{leHex(x.s[0], 8), leHex(x.s[1], 8), leHex(x.s[2], 8), leHex(x.s[3], 8)}
}

func (x *xoshiro) load(parts []php.Value) bool {
	if len(parts) != 4 {
		return false
	}
	for i := range x.s {
		n, ok := fromHex(parts[i], 8)
		if !ok {
			return false
		}
		x.s[i] = n
	}
	return x.s != [4]uint64{}
}

func (x *xoshiro) copied() Engine {
	n := *x
	return &n
}
