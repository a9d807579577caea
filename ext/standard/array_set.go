package standard

import (
	"strings"

	"gaja/interp/php"
)

// setOp is one of the array_diff and array_intersect functions.
type setOp struct {
	intersect bool
	// by says what makes two elements the same: values, keys, or both.
	values, keys bool
	// userValues and userKeys say what the script compares; the callbacks stand at the end, values first.
	userValues, userKeys bool
}

// setCall is a running set operation.
type setCall struct {
	sorter
	c      *php.Call
	op     setOp
	arrays []*php.Array
	value  compareFunc
	key    compareFunc
}

// newSetCall takes the callbacks and the arrays from the arguments; ok is false when a 7.4 warning was raised.
func newSetCall(c *php.Call, op setOp) (s *setCall, ok bool, err error) {
	s = &setCall{sorter: sorter{ctx: c.Ctx}, c: c, op: op}
	n := c.N()
	callbacks := 0
	for _, user := range []bool{op.userKeys, op.userValues} {
		if user {
			callbacks++
		}
	}
	if n < callbacks+1 || !is84(c) && n < callbacks+2 {
		return nil, false, tooFew(c, callbacks)
	}
	for i := n - callbacks; i < n; i++ {
		fn, reason, err := c.Ctx.Machine.ResolveCallable(c.Arg(i))
		if err != nil {
			return nil, false, err
		}
		if fn.Fn == nil {
			if is84(c) {
				return nil, false, c.ArgTypeError(i, "must be a valid callback, %s", reason)
			}
			c.Ctx.Warning("%s() expects parameter %d to be a valid callback, %s", c.Name(), i+1, reason)
			return nil, false, nil
		}
		if op.userValues && (!op.userKeys || i == n-2) {
			s.value = s.userCompare(c, fn)
		} else {
			s.key = s.userCompare(c, fn)
		}
	}
	for i := 0; i < n-callbacks; i++ {
		v := c.Arg(i)
		if !v.IsArray() {
			if is84(c) {
				return nil, false, c.ArgTypeError(i, "must be of type array, %s given", php.TypeName(v))
			}
			c.Warn("Expected parameter %d to be an array, %s given", i+1, shortType(v))
			return nil, false, nil
		}
		s.arrays = append(s.arrays, v.Array())
	}
	if s.value == nil {
		s.value = func(a, b php.Value) int { return s.texts(a, b, strings.Compare) }
	}
	return s, true, nil
}

func tooFew(c *php.Call, callbacks int) error {
	if !is84(c) {
		c.Warn("at least %d parameters are required, %d given", callbacks+2, c.N())
		return nil
	}
	plural := "s"
	if callbacks == 0 {
		plural = ""
	}
	return c.Ctx.Throwf("ArgumentCountError", "%s() expects at least %d argument%s, %d given", c.Name(), callbacks+1,
		plural, c.N())
}

// setFunc runs a set operation.
func setFunc(c *php.Call, op setOp) (php.Value, error) {
	s, ok, err := newSetCall(c, op)
	if !ok {
		return php.Null(), err
	}
	for _, a := range s.arrays {
		defer php.ArrayValue(a).Copy().Release() // the script may run and must not change them
	}
	var v php.Value
	switch {
	case op.userKeys || op.userValues && !op.keys || op.intersect && !op.keys && !s.simple():
		v = s.sortedWalk()
	case op.keys:
		v = s.byKey()
	default:
		v = s.byText()
	}
	err = s.err
	if err == nil {
		err = c.Ctx.Pending
	}
	if err != nil {
		v.Release()
		return php.Undef(), err
	}
	return v, nil
}

// simple reports whether turning values into strings says nothing and runs nothing, so that it does not show how often
// it is done.
func (s *setCall) simple() bool {
	for _, a := range s.arrays {
		for v := range a.Values() {
			if v.IsArray() || v.IsObject() {
				return false
			}
		}
	}
	return true
}

// byKey looks every key of the first array up in the others.
func (s *setCall) byKey() php.Value {
	out := php.NewArray(0)
	for it := s.arrays[0].Iter(); it.Next() && s.err == nil; {
		k, v := it.Key(), it.Value()
		keep := true
		for _, other := range s.arrays[1:] {
			p := other.Lookup(k)
			found := p != nil && (!s.op.values || s.value(v, p.Deref()) == 0)
			if found != s.op.intersect {
				keep = false
				break
			}
		}
		if keep {
			out.Put(k, it.Slot().CopyElem())
		}
	}
	return php.ArrayValue(out)
}

// text returns a value as a string to compare, and a copy to release afterwards.
func (s *setCall) text(v php.Value) (string, php.Value) {
	if v.IsString() {
		return v.Str().Peek(), php.Null()
	}
	t, err := s.ctx.ToString(v)
	if err != nil {
		s.fail(err)
		return "", php.Null()
	}
	return t.Peek(), php.StrValue(t)
}

// byText looks every value of the first array up in sets of the others' texts.
func (s *setCall) byText() php.Value {
	first := s.arrays[0]
	if first.Len() == 0 || len(s.arrays) == 1 {
		return php.ArrayValue(first).Copy()
	}
	sets := make([]map[string]struct{}, 0, len(s.arrays)-1)
	for i, a := range s.arrays[1:] {
		if i == 0 || s.op.intersect {
			sets = append(sets, make(map[string]struct{}, a.Len()))
		}
		set := sets[len(sets)-1]
		for v := range a.Values() {
			t, owned := s.text(v)
			set[t] = struct{}{}
			_ = owned // the text is a key of the set: its bytes stay as they are
		}
	}
	out := php.NewArray(0)
	for it := first.Iter(); it.Next() && s.err == nil; {
		t, owned := s.text(it.Value())
		keep := true
		for _, set := range sets {
			if _, found := set[t]; found != s.op.intersect {
				keep = false
				break
			}
		}
		owned.Release()
		if keep {
			out.Put(it.Key(), it.Slot().CopyElem())
		}
	}
	return php.ArrayValue(out)
}

func arrayDiff(c *php.Call) (php.Value, error) { return setFunc(c, setOp{values: true}) }

func arrayUdiff(c *php.Call) (php.Value, error) {
	return setFunc(c, setOp{values: true, userValues: true})
}

func arrayDiffKey(c *php.Call) (php.Value, error) { return setFunc(c, setOp{keys: true}) }

func arrayDiffUkey(c *php.Call) (php.Value, error) {
	return setFunc(c, setOp{keys: true, userKeys: true})
}

func arrayDiffAssoc(c *php.Call) (php.Value, error) {
	return setFunc(c, setOp{keys: true, values: true})
}

func arrayDiffUassoc(c *php.Call) (php.Value, error) {
	return setFunc(c, setOp{keys: true, values: true, userKeys: true})
}

func arrayUdiffAssoc(c *php.Call) (php.Value, error) {
	return setFunc(c, setOp{keys: true, values: true, userValues: true})
}

func arrayUdiffUassoc(c *php.Call) (php.Value, error) {
	return setFunc(c, setOp{keys: true, values: true, userValues: true, userKeys: true})
}

func arrayIntersect(c *php.Call) (php.Value, error) {
	return setFunc(c, setOp{intersect: true, values: true})
}

func arrayUintersect(c *php.Call) (php.Value, error) {
	return setFunc(c, setOp{intersect: true, values: true, userValues: true})
}

func arrayIntersectKey(c *php.Call) (php.Value, error) {
	return setFunc(c, setOp{intersect: true, keys: true})
}

func arrayIntersectUkey(c *php.Call) (php.Value, error) {
	return setFunc(c, setOp{intersect: true, keys: true, userKeys: true})
}

func arrayIntersectAssoc(c *php.Call) (php.Value, error) {
	return setFunc(c, setOp{intersect: true, keys: true, values: true})
}

func arrayIntersectUassoc(c *php.Call) (php.Value, error) {
	return setFunc(c, setOp{intersect: true, keys: true, values: true, userKeys: true})
}

func arrayUintersectAssoc(c *php.Call) (php.Value, error) {
	return setFunc(c, setOp{intersect: true, keys: true, values: true, userValues: true})
}

func arrayUintersectUassoc(c *php.Call) (php.Value, error) {
	return setFunc(c, setOp{intersect: true, keys: true, values: true, userValues: true, userKeys: true})
}
