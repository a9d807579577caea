package standard

import (
	"math"
	"slices"

	"gaja/interp/php"
)

// sortElem is an element with its place before the sort, which decides between equal elements from 8.0 on.
type sortElem struct {
	php.Elem
	place uint32
}

// sortBy says what a sorting function looks at and what becomes of the keys.
type sortBy struct {
	keys     bool // order by key
	reverse  bool
	renumber bool
}

// sortCall sorts the array of by-reference argument 0 in place.
func sortCall(c *php.Call, how sortBy, flags int64) (php.Value, error) {
	s := &sorter{ctx: c.Ctx}
	a := c.RefArray(0)
	if a.Len() == 0 || a.Len() == 1 && (!how.renumber || a.IsList()) {
		return php.True(), nil
	}
	if !how.keys && sortPlain(a, how, flags, c.Ctx.Level) {
		return php.True(), nil
	}
	if how.keys && (flags == sortRegular || flags == sortNumeric) && sortIntKeys(a, how) {
		return php.True(), nil
	}
	cmp := s.values(flags)
	if how.keys {
		cmp = s.keys(flags)
	}
	held := php.ArrayValue(a).Copy()
	list := s.sorted(a, how, cmp)
	err := storeSorted(c, held, list, how.renumber)
	if s.err != nil {
		err = s.err
	}
	if err == nil {
		err = c.Ctx.Pending
	}
	return php.True(), err
}

// sorted returns the elements of an array in order; the array itself stays as it is.
func (s *sorter) sorted(a *php.Array, how sortBy, cmp compareFunc) []php.Elem {
	elems := a.Elems()
	list := make([]sortElem, len(elems))
	for i := range elems {
		list[i] = sortElem{elems[i], uint32(i)}
	}
	stable := s.ctx.Level != php.Level74
	steps := 0
	zendSort(list, func(x, y *sortElem) int {
		if steps++; steps&0xfff == 0 && s.err == nil {
			s.err = s.ctx.Poll()
		}
		n := 0
		if how.keys {
			n = cmp(x.Key.Borrow(), y.Key.Borrow())
		} else {
			n = cmp(x.Val, y.Val)
		}
		if how.reverse {
			n = -n // not the operands turned round: values that cannot be compared are greater either way
		}
		if n == 0 && stable {
			return int(x.place) - int(y.place)
		}
		return n
	})
	for i := range list {
		elems[i] = list[i].Elem
	}
	return elems
}

// sortPlain sorts values that need no care: all integers, all floats, or all strings that do not look like numbers.
// Equal values of these kinds cannot be told apart, so the order of comparisons does not show where keys are dropped;
// where keys are kept a stable sort gives 8.x's result.
func sortPlain(a *php.Array, how sortBy, flags int64, level php.Level) bool {
	kind := plainKind(a, flags)
	if kind == php.KindUndef {
		return false
	}
	if how.renumber {
		if vals, ok := a.PackedValues(); ok {
			sortValues(vals, kind, how.reverse)
			a.Rewind()
			return true
		}
	} else if level == php.Level74 {
		return false
	}
	list := a.Elems()
	sign := 1
	if how.reverse {
		sign = -1
	}
	if kind == php.KindString {
		list = sortTexts(list, sign)
	} else {
		cmp := plainCompare(kind)
		slices.SortStableFunc(list, func(x, y php.Elem) int { return sign * cmp(x.Val, y.Val) })
	}
	a.Reorder(list, how.renumber)
	return true
}

// plainKind returns the one kind of an array's values if sortPlain can take them, and KindUndef otherwise.
func plainKind(a *php.Array, flags int64) php.Kind {
	kind := php.KindUndef
	for it := a.Iter(); it.Next(); {
		v := *it.Slot()
		k := v.Kind()
		if kind == php.KindUndef {
			kind = k
		}
		if k != kind {
			return php.KindUndef
		}
		switch k {
		case php.KindInt:
			if flags != sortRegular && flags != sortNumeric {
				return php.KindUndef
			}
		case php.KindFloat:
			if f := v.Float(); flags != sortRegular && flags != sortNumeric || f != f || f == 0 && math.Signbit(f) {
				return php.KindUndef
			}
		case php.KindString:
			if flags != sortString && flags != sortLocale && (flags != sortRegular || likeNumber(v.Str().Peek())) {
				return php.KindUndef
			}
		default:
			return php.KindUndef
		}
	}
	return kind
}

// likeNumber reports whether a string may be numeric, going by its first byte alone.
func likeNumber(s string) bool { return s != "" && s[0] <= '9' }

func plainCompare(kind php.Kind) compareFunc {
	if kind == php.KindInt {
		return func(a, b php.Value) int { return orderInts(a.Int(), b.Int()) }
	}
	return func(a, b php.Value) int { return orderFloats(a.Float(), b.Float()) }
}

func sortValues(vals []php.Value, kind php.Kind, reverse bool) {
	switch kind {
	case php.KindInt:
		keys := make([]uint64, len(vals))
		for i := range vals {
			keys[i] = uint64(vals[i].Int()) ^ 1<<63
		}
		for i, k := range sortKeys(keys) {
			vals[placeOf(i, len(vals), reverse)].SetIntBits(int64(k ^ 1<<63))
		}
	case php.KindFloat:
		keys := make([]uint64, len(vals))
		for i := range vals {
			keys[i] = floatKey(vals[i].Float())
		}
		for i, k := range sortKeys(keys) {
			vals[placeOf(i, len(vals), reverse)].SetFloat(keyFloat(k))
		}
	default:
		texts := make([]textKey, len(vals))
		for i, v := range vals {
			texts[i] = newTextKey(v, uint32(i))
		}
		slices.SortFunc(texts, compareTexts)
		for i := range texts {
			vals[placeOf(i, len(vals), reverse)] = texts[i].v
		}
	}
}

// placeOf is the place of the i-th of n values.
func placeOf(i, n int, reverse bool) int {
	if reverse {
		return n - 1 - i
	}
	return i
}

// sortIntKeys sorts by key where all keys are integers; they are all different, so every sort gives the same.
func sortIntKeys(a *php.Array, how sortBy) bool {
	if _, ok := a.PackedValues(); ok && !how.reverse {
		a.Rewind()
		return true
	}
	list := a.Elems()
	for i := range list {
		if list[i].Key.Str != nil {
			return false
		}
	}
	slices.SortFunc(list, func(x, y php.Elem) int {
		if how.reverse {
			return orderInts(y.Key.Int, x.Key.Int)
		}
		return orderInts(x.Key.Int, y.Key.Int)
	})
	a.Reorder(list, false)
	return true
}
