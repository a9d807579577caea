package php

import "testing"

func TestConcatAssign(t *testing.T) {
	ctx, m := newTestContext(t, Level84)
	x := tableOperands(t, ctx)
	v := String("a")
	keep := v.Copy()
	for _, w := range []Value{Int(-12), Null(), True(), False(), Float(1.5), x["S"], RefValue(NewRef(String("!"))), x["[1]"]} {
		if err := ctx.ConcatAssign(&v, w); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := m.outcome(v, nil), "[Warning: Array to string conversion]s:a-1211.5a!Array"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if keep.Str().Peek() != "a" || keep.Count() != 1 {
		t.Error("the other owner's string was changed")
	}
	if err := ctx.ConcatAssign(&v, x["P"]); err == nil || v.Str().Peek() != "a-1211.5a!Array" {
		t.Error("a failed .= must leave the variable alone")
	}
	if err := ctx.ConcatAssign(&v, v); err != nil || v.Str().Peek() != "a-1211.5a!Arraya-1211.5a!Array" {
		t.Error("a string appended to itself:", v.Str().Peek())
	}
	n := Null()
	if err := ctx.ConcatAssign(&n, Int(5)); err != nil || show(ctx, n) != "s:5" {
		t.Error(show(ctx, n))
	}
}

func TestConcatLimit(t *testing.T) {
	ctx, _ := newTestContext(t, Level84)
	ctx.Limits.Memory = 1 << 20
	v := String("0123456789abcdef")
	for range 40 {
		if err := ctx.ConcatAssign(&v, v); err != nil {
			return
		}
	}
	t.Error("a string doubled forty times within a megabyte")
}

func BenchmarkConcatInt(b *testing.B) {
	ctx, _ := newTestContext(b, Level84)
	s := String("item ")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ctx.Concat(s, Int(123456)); err != nil {
			b.Fatal(err)
		}
	}
}
