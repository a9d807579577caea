package random_test

import (
	"testing"

	"gaja/ext/core"
	"gaja/ext/internal/extest"
	"gaja/ext/random"
	"gaja/interp/php"
)

// The sequences are those of PHP's own mt_rand for these seeds.
func TestTwister(t *testing.T) {
	var m random.MT
	m.Seed(1)
	for i, want := range []uint32{895547922, 2141438069, 1546885062} {
		if got := m.Next() >> 1; got != want {
			t.Errorf("seed 1, draw %d: %d, want %d", i, got, want)
		}
	}
	m = random.MT{Legacy: true}
	m.Seed(1)
	for i, want := range []uint32{1244335972, 15217923, 1546885062} {
		if got := m.Next() >> 1; got != want {
			t.Errorf("legacy seed 1, draw %d: %d, want %d", i, got, want)
		}
	}
}

func TestRangeStaysInside(t *testing.T) {
	var m random.MT
	m.Seed(42)
	for _, r := range [][2]int64{{0, 0}, {-3, 3}, {0, 1 << 40}, {-1 << 63, 1<<63 - 1}, {5, 1<<31 + 7}} {
		for i := 0; i < 200; i++ {
			for _, level := range []php.Level{php.Level74, php.Level84} {
				if n := m.Range(level, r[0], r[1]); n < r[0] || n > r[1] {
					t.Fatalf("%d is not in %v", n, r)
				}
			}
		}
	}
}

// An engine without a source of randomness refuses instead of giving something predictable.
func TestNoSource(t *testing.T) {
	_, m, err := extest.New(php.Level84, core.Module(), random.Module())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.Run("random_int", php.Int(1), php.Int(6)); err == nil {
		t.Error("random_int answered")
	}
}
