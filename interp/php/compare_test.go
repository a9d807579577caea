package php

import (
	"errors"
	"math"
	"testing"
)

func nested(depth int) Value {
	v := Int(1)
	for range depth {
		v = ArrayValue(List(v))
	}
	return v
}

// TestCompareDeep compares what is nested so deeply that plain recursion would end the process.
func TestCompareDeep(t *testing.T) {
	ctx, m := newTestContext(t, Level84)
	for _, c := range []struct {
		depth int
		want  string
	}{{1000, "true"}, {200000, "Error: Nesting level too deep - recursive dependency?"}} {
		a, b := nested(c.depth), nested(c.depth)
		ok, err := ctx.LooseEqual(a, b)
		if got := m.outcome(Bool(ok), err); got != c.want {
			t.Errorf("depth %d: %s", c.depth, got)
		}
		if Identical(a, b) != (c.want == "true") {
			t.Errorf("depth %d: Identical", c.depth)
		}
		a.Release()
		b.Release()
	}
}

// selfish makes an array that contains itself.
func selfish() Value {
	a := NewArray(1)
	v := ArrayValue(a)
	r := NewRef(v)
	a.Append(RefValue(r).Copy())
	return v
}

func TestCompareRecursive(t *testing.T) {
	ctx84, m84 := newTestContext(t, Level84)
	_, err := ctx84.Compare(selfish(), selfish())
	if got := m84.outcome(Null(), err); got != "Error: Nesting level too deep - recursive dependency?" {
		t.Error(got)
	}
	ctx74, m74 := newTestContext(t, Level74)
	_, err = ctx74.Compare(selfish(), selfish())
	var exit *Exit
	if !errors.As(err, &exit) || len(m74.msgs) != 1 || m74.msgs[0] != "Fatal: Nesting level too deep - recursive dependency?" {
		t.Error(err, m74.msgs)
	}
	x := tableOperands(t, ctx84)
	q, q2 := x["Q"].Object(), x["Q2"].Object()
	q.Slots[0], q2.Slots[0] = ObjectValue(q).Copy(), ObjectValue(q2).Copy()
	_, err = ctx84.Compare(x["Q"], x["Q2"])
	if got := m84.outcome(Null(), err); got != "Error: Nesting level too deep - recursive dependency?" || !q.Enter() {
		t.Error(got)
	}
}

func TestCompareObjects(t *testing.T) {
	ctx, _ := newTestContext(t, Level84)
	newOf := func(class string) *Object {
		c, err := ctx.FindClass(class, false)
		if err != nil {
			t.Fatal(err)
		}
		return NewObject(c)
	}
	unset, more, less := newOf("Q"), newOf("Q"), newOf("Q")
	unset.Slots[0] = Undef()
	more.DynArray().PutGo("d", Int(1))
	other := newOf("Q")
	other.DynArray().PutGo("e", Int(1))
	for _, c := range []struct {
		a, b *Object
		want int
	}{{less, newOf("Q"), 0}, {less, newOf("P"), 1}, {unset, less, 1}, {less, unset, 1}, {more, less, 1}, {less, more, -1},
		{more, other, 1}, {other, more, 1}, {newOf("E"), newOf("E"), 1}} {
		if got, err := ctx.Compare(ObjectValue(c.a), ObjectValue(c.b)); got != c.want || err != nil {
			t.Errorf("got %d, want %d (%v)", got, c.want, err)
		}
	}
	enum := ObjectValue(newOf("E"))
	for _, v := range []Value{True(), False(), Int(1), String("a"), ArrayValue(List())} {
		c, _ := ctx.Compare(enum, v)
		d, _ := ctx.Compare(v, enum)
		if c != uncomparable || d != uncomparable {
			t.Errorf("an enum case compares with %s", show(ctx, v))
		}
	}
}

// TestPow holds results of the reference engine that math.Pow gets wrong by some units in the last place.
func TestPow(t *testing.T) {
	for _, c := range []struct{ x, y, want float64 }{{65, 1.5, 524.0467536394058}, {65, -2.5, 2.935733363058188e-5},
		{9.223372036854775807e18, 1.5, 2.801138548739307e28}, {1.5, -2.5, 0.36288736930121157}, {1e20, 7, 1e140},
		{-2.5, 65, -7.346839692639297e25}, {3, -2.5, 0.06415002990995841}, {1000, 1.5, 31622.776601683792},
		{0.5, -2.5, 5.656854249492381}, {2, 0.5, 1.4142135623730951}, {10, -320, 1e-320}, {2, 1024, math.Inf(1)},
		{2, -1075, 0}, {10, 308, 1e308}, {0.1, -3, 999.9999999999999}} {
		if got := Pow(c.x, c.y); got != c.want {
			t.Errorf("Pow(%v, %v) = %v, want %v", c.x, c.y, got, c.want)
		}
	}
}

// TestPowTables checks every entry: the exponential of the logarithm must give the number back to the last bit, and
// opposite powers of two must multiply to 2.
func TestPowTables(t *testing.T) {
	for x := 0.7; x < 2.9; x += 1. / 1024 {
		if got := expPair(logPair(x)); got != x {
			t.Errorf("e^ln %v = %v", x, got)
		}
	}
	for i := 1; i < 128; i++ {
		a, b := powExp[i], powExp[128-i]
		p := a[0] * b[0]
		if rest := (p - 2) + math.FMA(a[0], b[0], -p) + a[0]*b[1] + a[1]*b[0]; math.Abs(rest) > 1e-30 {
			t.Errorf("powExp[%d] is off by %v", i, rest)
		}
	}
}

func BenchmarkCompareStrings(b *testing.B) {
	ctx, _ := newTestContext(b, Level84)
	x, y := String("hello world"), String("hello there")
	for b.Loop() {
		ctx.Compare(x, y)
	}
}
