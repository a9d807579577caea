package standard

import (
	"strings"

	"gaja/interp/php"
)

// The SORT_* flags.
const (
	sortRegular = 0
	sortNumeric = 1
	sortString  = 2
	sortLocale  = 5
	sortNatural = 6
	sortFold    = 8
)

// compareFunc orders two values. Errors are parked in the sorter.
type compareFunc func(a, b php.Value) int

// sorter carries what a sort or a set operation needs besides its comparison: the first error, after which everything
// compares equal so that the algorithm comes to its end.
type sorter struct {
	ctx *php.Context
	err error
}

func (s *sorter) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// values returns the comparison of values for the SORT_* flags.
func (s *sorter) values(flags int64) compareFunc {
	switch flags &^ sortFold {
	case sortNumeric:
		return func(a, b php.Value) int { return orderFloats(s.ctx.ToFloat(a.Deref()), s.ctx.ToFloat(b.Deref())) }
	case sortString:
		if flags&sortFold != 0 {
			return func(a, b php.Value) int { return s.texts(a, b, orderFold) }
		}
		return func(a, b php.Value) int { return s.texts(a, b, strings.Compare) }
	case sortLocale:
		return func(a, b php.Value) int { return s.texts(a, b, strings.Compare) }
	case sortNatural:
		fold := flags&sortFold != 0
		return func(a, b php.Value) int {
			return s.texts(a, b, func(x, y string) int { return naturalCompare(x, y, fold) })
		}
	}
	return s.regular
}

// keys returns the comparison of keys for the SORT_* flags.
func (s *sorter) keys(flags int64) compareFunc {
	if flags&^sortFold == sortRegular && s.ctx.Level == php.Level74 {
		return func(a, b php.Value) int {
			if a.IsString() != b.IsString() {
				return orderFloats(s.ctx.ToFloat(a), s.ctx.ToFloat(b))
			}
			return s.regular(a, b)
		}
	}
	return s.values(flags)
}

func (s *sorter) regular(a, b php.Value) int {
	if s.err != nil {
		return 0
	}
	a, b = a.Deref(), b.Deref()
	if a.IsInt() && b.IsInt() {
		return orderInts(a.Int(), b.Int())
	}
	n, err := s.ctx.Compare(a, b)
	if err != nil {
		s.fail(err)
		return 0
	}
	if n != 0 && isEnumCase(b) {
		// Cases cannot be compared: they go to the end, the same ones together.
		if isEnumCase(a) {
			return orderInts(int64(a.Object().ID), int64(b.Object().ID))
		}
		return -1
	}
	return n
}

func isEnumCase(v php.Value) bool { return v.IsObject() && v.Object().Class.Flags&php.ClassEnum != 0 }

// texts compares two values as strings.
func (s *sorter) texts(a, b php.Value, cmp func(x, y string) int) int {
	if s.err != nil {
		return 0
	}
	a, b = a.Deref(), b.Deref()
	if a.IsString() && b.IsString() {
		return cmp(a.Str().Peek(), b.Str().Peek())
	}
	x, err := s.ctx.ToString(a)
	if err != nil {
		s.fail(err)
		return 0
	}
	defer php.StrValue(x).Release()
	y, err := s.ctx.ToString(b)
	if err != nil {
		s.fail(err)
		return 0
	}
	defer php.StrValue(y).Release()
	return cmp(x.Peek(), y.Peek())
}

func orderInts(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func orderFloats(a, b float64) int {
	switch {
	case a == b:
		return 0
	case a < b:
		return -1
	}
	return 1
}

// orderFold orders by letters without case, then by length.
func orderFold(a, b string) int {
	n := min(len(a), len(b))
	for i := 0; i < n; i++ {
		if x, y := lowerByte(a[i]), lowerByte(b[i]); x != y {
			return int(x) - int(y)
		}
	}
	return orderInts(int64(len(a)), int64(len(b)))
}

// userCompare returns the comparison that a callback of the script makes, called with values.
func (s *sorter) userCompare(c *php.Call, fn php.Callable) compareFunc {
	var args [2]php.Value
	warned := false
	level74 := s.ctx.Level == php.Level74
	call := func(a, b php.Value) (php.Value, bool) {
		args[0], args[1] = a, b
		v, err := callByRef(c, fn, args[:])
		if err != nil {
			s.fail(err)
			return v, false
		}
		return v, true
	}
	return func(a, b php.Value) int {
		if s.err != nil {
			return 0
		}
		a, b = a.Deref(), b.Deref()
		v, ok := call(a, b)
		if !ok {
			return 0
		}
		if v.IsInt() {
			return orderInts(v.Int(), 0)
		}
		if v.IsBool() && !level74 {
			if !warned {
				warned = true
				c.Deprecated("Returning bool from comparison function is deprecated, " +
					"return an integer less than, equal to, or greater than zero")
			}
			if v.IsFalse() {
				if v, ok = call(b, a); !ok {
					return 0
				}
				return -s.sign(v)
			}
		}
		return s.sign(v)
	}
}

// sign gives up v.
func (s *sorter) sign(v php.Value) int {
	n := s.ctx.ToInt(v)
	v.Release()
	return orderInts(n, 0)
}
