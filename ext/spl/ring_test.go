package spl

import (
	"math/rand"
	"testing"

	"gaja/interp/php"
)

// TestRingAgainstSlice does random things to a ring and to a plain slice and compares them.
func TestRingAgainstSlice(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	r := &ring{}
	var want []int64
	for step := 0; step < 20000; step++ {
		v := int64(step)
		switch op := rng.Intn(6); {
		case op == 0 || len(want) == 0:
			r.push(php.Int(v))
			want = append(want, v)
		case op == 1:
			r.unshift(php.Int(v))
			want = append([]int64{v}, want...)
		case op == 2:
			if got := r.pop().Int(); got != want[len(want)-1] {
				t.Fatalf("step %d: pop gave %d, want %d", step, got, want[len(want)-1])
			}
			want = want[:len(want)-1]
		case op == 3:
			if got := r.shift().Int(); got != want[0] {
				t.Fatalf("step %d: shift gave %d, want %d", step, got, want[0])
			}
			want = want[1:]
		case op == 4:
			i := rng.Intn(len(want))
			r.insert(r.at(int64(i)), php.Int(v))
			want = append(want[:i:i], append([]int64{v}, want[i:]...)...)
		case op == 5:
			i := rng.Intn(len(want))
			if got := r.remove(r.at(int64(i))).Int(); got != want[i] {
				t.Fatalf("step %d: remove(%d) gave %d, want %d", step, i, got, want[i])
			}
			want = append(want[:i:i], want[i+1:]...)
		}
		if r.len() != len(want) {
			t.Fatalf("step %d: %d elements, want %d", step, r.len(), len(want))
		}
	}
	for i, w := range want {
		if got := r.slot(r.at(int64(i))).Int(); got != w {
			t.Fatalf("element %d is %d, want %d", i, got, w)
		}
	}
}

// TestRingWalk checks that a walk keeps its place while the list changes around it.
func TestRingWalk(t *testing.T) {
	r := &ring{}
	for i := int64(0); i < 10; i++ {
		r.push(php.Int(i))
	}
	var w ringWalk
	r.rewind(&w, 0)
	for i := 0; i < 4; i++ {
		r.step(&w, 0)
	}
	expect := func(want int64) {
		t.Helper()
		if got := r.current(&w); !got.IsInt() || got.Int() != want {
			t.Fatalf("the walk is at %v, want %d", got.Int(), want)
		}
	}
	expect(4)
	r.unshift(php.Int(-1))
	r.push(php.Int(10))
	expect(4)
	r.insert(r.at(2), php.Int(100))
	expect(4)
	r.remove(r.at(0))
	expect(4)
	r.step(&w, 0)
	expect(5)
	r.remove(w.place)
	if w.state != walkLost || !r.current(&w).IsNull() {
		t.Fatal("the walk does not know that its element is gone")
	}
	r.step(&w, 0)
	if w.state != walkEnded || len(r.walks) != 0 {
		t.Fatal("a lost walk does not end")
	}
}

func TestHeapOrder(t *testing.T) {
	rng := rand.New(rand.NewSource(2))
	for _, sign := range []int{-1, 1} {
		h := &heapState{sign: sign}
		for i := 0; i < 3000; i++ {
			if err := h.insert(nil, nil, heapItem{val: php.Int(rng.Int63n(500))}); err != nil {
				t.Fatal(err)
			}
		}
		last, first := int64(0), true
		for len(h.items) > 0 {
			i, err := h.extract(nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			if v := i.val.Int(); !first && (v-last)*int64(sign) > 0 {
				t.Fatalf("%d comes after %d", v, last)
			}
			last, first = i.val.Int(), false
		}
	}
}

func TestSerializedEnd(t *testing.T) {
	for _, c := range []struct {
		in  string
		end int
	}{
		{"N;", 2}, {"i:5;rest", 4}, {"b:1;", 4}, {"d:0.5;", 6}, {`s:3:"a;b";x`, 10}, {"a:0:{}", 6},
		{`a:1:{i:0;s:1:"}";}`, 18}, {`O:8:"stdClass":1:{s:1:"a";i:1;}`, 31}, {`C:3:"Foo":2:{ab}`, 16}, {"r:1;", 4},
		{`E:3:"A:B";`, 10}, {"", -1}, {"i:5", -1}, {"a:1:{i:0;}", -1}, {`s:9:"abc";`, -1}, {"x:i:0;", -1}, {"a:-1:{}", -1},
	} {
		if got := serializedEnd(c.in, 0, 0); got != c.end {
			t.Errorf("serializedEnd(%q) = %d, want %d", c.in, got, c.end)
		}
	}
}

func FuzzSerializedEnd(f *testing.F) {
	f.Add(`a:1:{i:0;O:1:"a":1:{s:1:"x";N;}}`)
	f.Fuzz(func(t *testing.T, s string) {
		if end := serializedEnd(s, 0, 0); end > len(s) {
			t.Fatalf("end %d of %d", end, len(s))
		}
	})
}
