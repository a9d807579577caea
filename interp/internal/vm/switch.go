package vm

import (
	"slices"
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// jumpTable is a bytecode.Switch made ready for the machine: integers that lie close together are a slice, a few strings
// are compared one by one.
type jumpTable struct {
	b     *bytecode.Switch
	low   int64
	dense []int64 // distances from low on
	few   []stringCase
}

type stringCase struct {
	s string
	d int64
}

const (
	maxSparse = 4  // slots of a dense table for each case in it
	maxFew    = 12 // strings that are compared one by one: beyond, hashing is quicker
)

func newJumpTable(b *bytecode.Switch) jumpTable {
	t := jumpTable{b: b}
	if n := len(b.Ints); n > 0 {
		low, high := int64(1<<62), int64(-1<<62)
		for i := range b.Ints {
			low, high = min(low, i), max(high, i)
		}
		if low > -1<<31 && high < 1<<31 && int(high-low) < n*maxSparse {
			t.low, t.dense = low, slices.Repeat([]int64{b.Default}, int(high-low)+1)
			for i, d := range b.Ints {
				t.dense[i-low] = d
			}
		}
	}
	if n := len(b.Strings); n > 0 && n <= maxFew {
		for s, d := range b.Strings {
			t.few = append(t.few, stringCase{s, d})
		}
		slices.SortFunc(t.few, func(x, y stringCase) int { return int(x.d - y.d) })
	}
	return t
}

// find is where a value leads; false for one of a kind that the table does not know.
func (t *jumpTable) find(x php.Value) (int64, bool) {
	switch {
	case x.IsInt() && t.dense != nil:
		if i := uint64(x.Int() - t.low); i < uint64(len(t.dense)) {
			return t.dense[i], true
		}
		return t.b.Default, true
	case x.IsInt() && t.b.Ints != nil:
		if d, ok := t.b.Ints[x.Int()]; ok {
			return d, true
		}
		return t.b.Default, true
	case x.IsString() && t.few != nil:
		s := x.Str().Peek()
		for i := range t.few {
			if c := &t.few[i]; c.s == s {
				return c.d, true
			}
		}
		return t.b.Default, true
	case x.IsString() && t.b.Strings != nil:
		if d, ok := t.b.Strings[x.Str().Peek()]; ok {
			return d, true
		}
		return t.b.Default, true
	}
	return 0, false
}

// opSwitch jumps by a table, or goes on to the comparisons behind it.
func (vm *VM) opSwitch(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	if d, ok := vm.cur.fn.switches[in.C].find(reg(base, in.A).Deref()); ok {
		return unsafe.Add(ip, int(d)), base
	}
	return next(ip), base
}
