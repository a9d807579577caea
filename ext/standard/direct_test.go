package standard

import (
	"math"
	randv2 "math/rand/v2"
	"testing"
)

func TestFloatMod(t *testing.T) {
	r := randv2.New(randv2.NewPCG(1, 2))
	check := func(x, y float64) {
		t.Helper()
		want, got := math.Mod(x, y), floatMod(x, y)
		if math.Float64bits(want) != math.Float64bits(got) && !(math.IsNaN(want) && math.IsNaN(got)) {
			t.Fatalf("%v mod %v: got %v, want %v", x, y, got, want)
		}
	}
	special := []float64{0, math.Copysign(0, -1), 1, -1, 0.1, 3, 1e300, 1e-300, 5e-324, math.Inf(1), math.Inf(-1), math.NaN(), 1 << 53}
	for _, x := range special {
		for _, y := range special {
			check(x, y)
		}
	}
	for range 50000 {
		x := math.Float64frombits(r.Uint64())
		y := math.Float64frombits(r.Uint64())
		check(x, y)
		x, y = r.NormFloat64()*math.Pow(10, float64(r.IntN(30)-10)), r.NormFloat64()*math.Pow(10, float64(r.IntN(10)-5))
		check(x, y)
		n := float64(r.IntN(1000) + 1)
		check(n*float64(r.IntN(1000000)), n)
		check(math.Nextafter(y*float64(r.IntN(1<<30)), math.Inf(1-2*r.IntN(2))), y)
	}
}
