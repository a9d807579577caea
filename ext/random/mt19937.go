package random

import (
	"encoding/binary"
	"io"

	"gaja/interp/php"
)

const (
	mtSize  = 624
	mtShift = 397
	// MaxRand is what mt_getrandmax returns.
	MaxRand = 1<<31 - 1
)

// MT is a Mersenne Twister. Legacy makes it generate what PHP before 7.1 did (MT_RAND_PHP).
type MT struct {
	state  [mtSize]uint32
	at     int
	Legacy bool
	seeded bool
}

// Seed starts the sequence of a seed.
func (m *MT) Seed(seed uint32) {
	m.state[0] = seed
	for i := 1; i < mtSize; i++ {
		prev := m.state[i-1]
		m.state[i] = 1812433253*(prev^prev>>30) + uint32(i)
	}
	m.reload()
	m.seeded = true
}

func (m *MT) reload() {
	s := &m.state
	for i := range mtSize - mtShift {
		s[i] = s[i+mtShift] ^ m.twist(s[i], s[i+1])
	}
	for i := mtSize - mtShift; i < mtSize-1; i++ {
		s[i] = s[i+mtShift-mtSize] ^ m.twist(s[i], s[i+1])
	}
	s[mtSize-1] = s[mtShift-1] ^ m.twist(s[mtSize-1], s[0])
	m.at = 0
}

func (m *MT) twist(u, v uint32) uint32 {
	low := v
	if m.Legacy {
		low = u
	}
	return (u&0x80000000|v&0x7fffffff)>>1 ^ -(low&1)&0x9908b0df
}

// Next returns the next 32 bits.
func (m *MT) Next() uint32 {
	if m.at >= mtSize {
		m.reload()
	}
	x := m.state[m.at]
	m.at++
	x ^= x >> 11
	x ^= x << 7 & 0x9d2c5680
	x ^= x << 15 & 0xefc60000
	return x ^ x>>18
}

// Generate makes MT an Engine.
func (m *MT) Generate(*php.Context) (v uint64, size int, err error) { return uint64(m.Next()), 4, nil }

// Clone returns a twister that goes on in the same way.
func (m *MT) Clone() *MT {
	n := *m
	return &n
}

// range32 returns a number of 0 … max without the detour through Engine.
func (m *MT) range32(max uint32) uint32 {
	x := m.Next()
	if max == 1<<32-1 {
		return x
	}
	max++
	if max&(max-1) == 0 {
		return x & (max - 1)
	}
	if x >= -max { // perhaps among the last, which are too few for all remainders
		limit := ^uint32(0) - ^uint32(0)%max - 1
		for x > limit {
			x = m.Next()
		}
	}
	return x % max
}

// range64 draws 64 bits at a time: 8.x puts the first draw below, 7.4 above.
func (m *MT) range64(max uint64, level php.Level) uint64 {
	draw := func() uint64 {
		first := uint64(m.Next())
		second := uint64(m.Next())
		if level == php.Level74 {
			return first<<32 | second
		}
		return second<<32 | first
	}
	x := draw()
	if max == 1<<64-1 {
		return x
	}
	max++
	if max&(max-1) == 0 {
		return x & (max - 1)
	}
	limit := ^uint64(0) - ^uint64(0)%max - 1
	for x > limit {
		x = draw()
	}
	return x % max
}

// Range returns a number of lo … hi, evenly distributed.
func (m *MT) Range(level php.Level, lo, hi int64) int64 {
	width := uint64(hi) - uint64(lo)
	if width > 1<<32-1 {
		return int64(m.range64(width, level) + uint64(lo))
	}
	return int64(uint64(m.range32(uint32(width))) + uint64(lo))
}

// scaled is the range of the legacy mode, whose results are not evenly distributed.
func (m *MT) scaled(lo, hi int64) int64 {
	r := float64(m.Next() >> 1)
	off := (float64(hi) - float64(lo) + 1.0) * (r / (MaxRand + 1.0))
	if off >= 1<<63 {
		return int64(uint64(off) + uint64(lo))
	}
	return int64(off) + lo
}

// Common is what mt_rand and rand do with a range.
func (m *MT) Common(level php.Level, lo, hi int64) int64 {
	if m.Legacy {
		return m.scaled(lo, hi)
	}
	return m.Range(level, lo, hi)
}

// state is what an engine keeps of the functions' generators.
type state struct {
	mt      MT
	lcg     [2]int32
	lcgSeed bool
}

type stateKey struct{}

func stateOf(ctx *php.Context) *state {
	if s, ok := ctx.RandomState.(*state); ok {
		return s
	}
	s := findState(ctx)
	ctx.RandomState = s
	return s
}

func findState(ctx *php.Context) *state {
	return php.State(ctx, stateKey{}, func() *state { return &state{} })
}

// Default returns the engine's generator behind mt_rand, shuffle, array_rand and str_shuffle, seeded from the host if
// the script has not done it.
func Default(ctx *php.Context) *MT {
	m := &stateOf(ctx).mt
	if !m.seeded {
		m.Seed(uint32(Entropy(ctx)))
	}
	return m
}

// Entropy returns 64 bits for a seed: from the host's source of randomness, or else from its clock.
func Entropy(ctx *php.Context) uint64 {
	var b [8]byte
	if r := ctx.Host.Rand; r != nil {
		if _, err := io.ReadFull(r, b[:]); err == nil {
			return binary.LittleEndian.Uint64(b[:])
		}
	}
	if ctx.Host.Clock != nil {
		return uint64(ctx.Host.Clock.Now().UnixNano()) * 0x9e3779b97f4a7c15
	}
	return 0x5deece66d
}
