package php

import (
	"fmt"
	"math"
	"math/rand"
	"strconv"
	"testing"
)

// model is an ordered map done the slow and obvious way.
type model struct {
	keys []string // "i5" or "sfoo"
	vals map[string]int64
	next int64
	ints bool // an integer key was seen
}

func (m *model) put(k string, v int64) {
	if _, ok := m.vals[k]; !ok {
		m.keys = append(m.keys, k)
		if k[0] == 'i' {
			n, _ := strconv.ParseInt(k[1:], 10, 64)
			if !m.ints || n >= m.next {
				m.next = nextAfter(n)
			}
			m.ints = true
		}
	}
	m.vals[k] = v
}

func (m *model) del(k string) bool {
	if _, ok := m.vals[k]; !ok {
		return false
	}
	delete(m.vals, k)
	for i, x := range m.keys {
		if x == k {
			m.keys = append(m.keys[:i:i], m.keys[i+1:]...)
			break
		}
	}
	return true
}

func (m *model) clone() *model {
	n := &model{keys: append([]string(nil), m.keys...), vals: map[string]int64{}, next: m.next, ints: m.ints}
	for k, v := range m.vals {
		n.vals[k] = v
	}
	return n
}

func keyText(k Key) string {
	if k.Str != nil {
		return "s" + k.Str.Peek()
	}
	return fmt.Sprint("i", k.Int)
}

func keyFrom(text string) Key {
	if text[0] == 's' {
		return Key{Str: NewStr(text[1:])}
	}
	n, _ := strconv.ParseInt(text[1:], 10, 64)
	return IntKey(n)
}

func (m *model) check(t *testing.T, a *Array) {
	t.Helper()
	if a.Len() != len(m.keys) {
		t.Fatalf("count %d, want %d", a.Len(), len(m.keys))
	}
	i := 0
	for k, v := range a.All() {
		if keyText(k) != m.keys[i] || v.Int() != m.vals[m.keys[i]] {
			t.Fatalf("element %d is %s=>%d, want %s=>%d", i, keyText(k), v.Int(), m.keys[i], m.vals[m.keys[i]])
		}
		i++
	}
	for _, k := range m.keys {
		if p := a.Lookup(keyFrom(k)); p == nil || p.Int() != m.vals[k] {
			t.Fatalf("lookup of %s failed", k)
		}
	}
	if a.NextFree() != m.next {
		t.Fatalf("next key %d, want %d", a.NextFree(), m.next)
	}
}

func TestArrayModel(t *testing.T) {
	for seed := range int64(100) {
		r := rand.New(rand.NewSource(seed))
		a, m := NewArray(0), &model{vals: map[string]int64{}}
		key := func() string {
			switch n := r.Intn(10); {
			case n < 5:
				return fmt.Sprint("i", r.Intn(20))
			case n == 5 && seed%2 == 0:
				return fmt.Sprint("i", r.Intn(40)-30)
			case n == 6 && seed%3 == 0:
				return fmt.Sprint("i", r.Intn(1000)*64)
			case seed%4 != 0:
				return fmt.Sprint("s", r.Intn(20))
			}
			return fmt.Sprint("i", r.Intn(40))
		}
		for step := range 200 {
			k := key()
			switch n := r.Intn(20); {
			case n < 8:
				a.Put(keyFrom(k), Int(int64(step)))
				m.put(k, int64(step))
			case n < 13:
				if a.Remove(keyFrom(k)) != m.del(k) {
					t.Fatal("Remove disagrees on ", k)
				}
			case n < 18:
				a.Append(Int(int64(step)))
				m.put(fmt.Sprint("i", m.next), int64(step))
			default:
				checkSeparation(t, a, m, k)
			}
			m.check(t, a)
		}
	}
}

// checkSeparation writes to a copy and sees that the original stays as it was.
func checkSeparation(t *testing.T, a *Array, m *model, k string) {
	v := ArrayValue(a).Copy()
	c, cm := v.WritableArray(), m.clone()
	if c == a || a.Count() != 1 {
		t.Fatal("an array with two owners was not separated")
	}
	c.Put(keyFrom(k), Int(-1))
	cm.put(k, -1)
	c.Append(Int(-2))
	cm.put(fmt.Sprint("i", cm.next), -2)
	cm.check(t, c)
	v.Release()
}

func TestArrayNextKey(t *testing.T) {
	ctx84, _ := newTestContext(t, Level84)
	ctx74, _ := newTestContext(t, Level74)
	for _, c := range []struct {
		keys       []int64
		want, at74 int64
	}{{nil, 0, 0}, {[]int64{-5}, -4, 0}, {[]int64{-1, -5}, 0, 0}, {[]int64{-5, -1}, 0, 0}, {[]int64{3}, 4, 4},
		{[]int64{3, -9}, 4, 4}, {[]int64{math.MinInt64}, math.MinInt64 + 1, 0}, {[]int64{0}, 1, 1}} {
		for ctx, want := range map[*Context]int64{ctx84: c.want, ctx74: c.at74} {
			a := NewArray(0)
			for _, k := range c.keys {
				a.Set(k, Null())
			}
			b := a.Clone()
			if !ctx.Append(b, True()) || b.At(want) == nil {
				t.Errorf("after %v: appended elsewhere than at %d", c.keys, want)
			}
		}
	}
	full := NewArray(0)
	full.Set(math.MaxInt64, Null())
	if full.Append(Null()) || full.AppendSlot() != nil {
		t.Error("appended behind the greatest key")
	}
	full.Delete(math.MaxInt64)
	if !full.Append(Null()) || full.At(math.MaxInt64) == nil {
		t.Error("the greatest key is free again, but was not used")
	}
}

// TestRefIter walks arrays by reference while they change: what was there from the beginning and stays is visited once
// and in order, and what is appended is visited too.
func TestRefIter(t *testing.T) {
	for seed := range int64(400) {
		r := rand.New(rand.NewSource(seed))
		v := ArrayValue(NewArray(0))
		for i := range 30 {
			if seed%2 == 0 {
				v.Array().SetString(fmt.Sprint("k", i), Int(int64(i)))
			} else {
				v.Array().Append(Int(int64(i)))
			}
		}
		var it RefIter
		it.Watch(v.Array())
		added, gone, last := int64(30), map[int64]bool{}, int64(-1)
		for {
			a := it.Arr
			pos := a.After(it.Pos)
			if pos >= a.End() {
				break
			}
			it.Pos = pos + 1
			n := a.SlotAt(pos).Int()
			if n <= last || gone[n] {
				t.Fatalf("seed %d: visited %d after %d", seed, n, last)
			}
			for x := last + 1; x < n; x++ {
				if !gone[x] {
					t.Fatalf("seed %d: %d was left out", seed, x)
				}
			}
			last = n
			if added < 90 && r.Intn(3) == 0 {
				a = v.WritableArray()
				a.Append(Int(added))
				added++
			}
			if r.Intn(2) == 0 {
				removeSome(v.WritableArray(), r, gone)
			}
			if r.Intn(8) == 0 {
				other := v.Copy()
				v.WritableArray().Append(Int(added))
				added++
				other.Release()
			}
		}
		it.Unwatch()
		for x := last + 1; x < added; x++ {
			if !gone[x] {
				t.Fatalf("seed %d: %d at the end was left out", seed, x)
			}
		}
	}
}

func removeSome(a *Array, r *rand.Rand, gone map[int64]bool) {
	for it := a.Iter(); it.Next(); {
		if r.Intn(6) == 0 {
			gone[it.Value().Int()] = true
			a.Remove(it.Key())
			return
		}
	}
}

func TestNumericKey(t *testing.T) {
	for s, want := range map[string]int64{"0": 0, "1": 1, "-1": -1, "9223372036854775807": math.MaxInt64,
		"-9223372036854775808": math.MinInt64, "10": 10, "123456789": 123456789} {
		if got, ok := NumericKey(s); !ok || got != want {
			t.Errorf("NumericKey(%q) = %d, %v", s, got, ok)
		}
	}
	for _, s := range []string{"", "-", "-0", "00", "01", "+1", " 1", "1 ", "1.0", "9223372036854775808",
		"-9223372036854775809", "99999999999999999999", "1e3", "0x1", "a", "--1"} {
		if got, ok := NumericKey(s); ok {
			t.Errorf("NumericKey(%q) = %d", s, got)
		}
	}
}

func TestCloneTakesLonelyReferencesApart(t *testing.T) {
	a := NewArray(2)
	shared := NewRef(Int(1))
	a.Append(RefValue(NewRef(Int(7))))
	a.Append(RefValue(shared).Copy())
	b := a.Clone()
	if b.At(0).IsRef() || !b.At(1).IsRef() {
		t.Error("a reference with one owner must become a value in the copy, and a shared one stay")
	}
}

// TestDestroyDepth lets go of values that nest a million deep; recursion would overflow the stack.
func TestDestroyDepth(t *testing.T) {
	ctx, _ := newTestContext(t, Level84)
	class, _ := ctx.FindClass("Q", false)
	list := Null()
	for range 1000000 {
		list = ArrayValue(List(list))
	}
	list.Release()
	for range 1000000 {
		o := NewObject(class)
		o.Slots[0] = list
		list = ObjectValue(o)
	}
	list.Release()
	if n := len(ctx.objects.free); n != 1000000 {
		t.Errorf("%d objects were freed", n)
	}
	for range 1000000 {
		list = RefValue(NewRef(list))
	}
	list.Release()
}
