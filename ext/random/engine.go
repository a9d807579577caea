package random

import (
	"encoding/binary"
	"io"

	"gaja/interp/php"
)

// Engine is a source of random bytes: size says how many of v's bytes count.
type Engine interface {
	Generate(ctx *php.Context) (v uint64, size int, err error)
}

// attempts is how often a range is tried before the engine is declared broken.
const attempts = 50

// Secure draws from the host's source of randomness.
type Secure struct{}

// Generate makes Secure an Engine.
func (Secure) Generate(ctx *php.Context) (v uint64, size int, err error) {
	var b [8]byte
	if err := secureFill(ctx, b[:]); err != nil {
		return 0, 0, err
	}
	return binary.LittleEndian.Uint64(b[:]), 8, nil
}

// secureFill fills b from the host's source of randomness, or throws PHP's exception.
func secureFill(ctx *php.Context, b []byte) error {
	if r := ctx.Host.Rand; r != nil {
		if _, err := io.ReadFull(r, b); err == nil {
			return nil
		}
	}
	class := "Random\\RandomException"
	if ctx.Level == php.Level74 {
		class = "Exception"
	}
	return ctx.ThrowError(class, "Could not gather sufficient random data")
}

// gather takes n bytes from an engine, the first lowest.
func gather(ctx *php.Context, e Engine, n int) (uint64, error) {
	var x uint64
	for got := 0; got < n; {
		v, size, err := e.Generate(ctx)
		if err != nil {
			return 0, err
		}
		x |= v << (got * 8)
		got += size
	}
	if n < 8 {
		x &= 1<<(n*8) - 1
	}
	return x, nil
}

// below returns a number of 0 … max, drawing n bytes at a time.
func below(ctx *php.Context, e Engine, max uint64, n int) (uint64, error) {
	full := ^uint64(0) >> (64 - n*8)
	x, err := gather(ctx, e, n)
	if err != nil || max == full {
		return x, err
	}
	max++
	if max&(max-1) == 0 {
		return x & (max - 1), nil
	}
	limit := full - full%max - 1
	for count := 0; x > limit; {
		if count++; count > attempts {
			return 0, broken(ctx)
		}
		if x, err = gather(ctx, e, n); err != nil {
			return 0, err
		}
	}
	return x % max, nil
}

func broken(ctx *php.Context) error {
	return ctx.Throwf("Random\\BrokenRandomEngineError",
		"Failed to generate an acceptable random number in %d attempts", attempts)
}

// Range returns a number of lo … hi, evenly distributed.
func Range(ctx *php.Context, e Engine, lo, hi int64) (int64, error) {
	if m, ok := e.(*MT); ok {
		return m.Range(ctx.Level, lo, hi), nil
	}
	width := uint64(hi) - uint64(lo)
	n := 4
	if _, ok := e.(Secure); ok || width > 1<<32-1 {
		n = 8
	}
	x, err := below(ctx, e, width, n)
	return int64(x + uint64(lo)), err
}

// Shuffle exchanges elements n-1 … 1 with an earlier one each, in PHP's order.
func Shuffle(ctx *php.Context, e Engine, n int, swap func(i, j int)) error {
	if m, ok := e.(*MT); ok {
		for left := n - 1; left > 0; left-- {
			if r := int(m.Range(ctx.Level, 0, int64(left))); r != left {
				swap(left, r)
			}
		}
		return nil
	}
	for left := n - 1; left > 0; left-- {
		r, err := Range(ctx, e, 0, int64(left))
		if err != nil {
			return err
		}
		if int(r) != left {
			swap(left, int(r))
		}
	}
	return nil
}
