package standard

import (
	"strings"

	"gaja/interp/php"
)

func strtr(c *php.Call) (php.Value, error) {
	v, from, to := c.Arg(0), c.Arg(1), c.Arg(2)
	if to.IsNil() && c.Given < 3 {
		if !from.IsArray() {
			if is84(c) {
				return php.Undef(), c.ArgTypeError(1, "must be of type array, %s given", php.TypeName(from))
			}
			return warnFalse(c, "The second argument is not an array")
		}
		return trPairs(c, v, from.Array())
	}
	if is84(c) && (from.IsArray() || from.IsResource() || from.IsObject() && from.Object().Class.ToString == nil) {
		return php.Undef(), c.ArgTypeError(1, "must be of type string, %s given", php.TypeName(from))
	}
	if is84(c) && from.IsNil() {
		c.Deprecated("Passing null to parameter #2 ($from) of type array|string is deprecated")
	}
	if to.IsNull() && is84(c) {
		c.Deprecated("Passing null to parameter #3 ($to) of type ?string is deprecated")
	}
	if v.Str().Len() == 0 {
		return c.Ctx.EmptyString(), nil
	}
	f, err := c.Ctx.ToString(from)
	if err != nil {
		return php.Undef(), err
	}
	defer php.StrValue(f).Release()
	return trBytes(c, v, f.Peek(), c.Peek(2))
}

// trBytes replaces bytes one by one.
func trBytes(c *php.Call, v php.Value, from, to string) (php.Value, error) {
	n := min(len(from), len(to))
	s := v.Str().Peek()
	if n == 0 || s == "" {
		return v.Copy(), nil
	}
	if err := reserve(c, len(s)); err != nil {
		return php.Undef(), err
	}
	var table [256]byte
	for i := range table {
		table[i] = byte(i)
	}
	for i := 0; i < n; i++ {
		table[from[i]] = to[i]
	}
	i := 0
	for i < len(s) && table[s[i]] == s[i] {
		i++
	}
	if i == len(s) {
		return v.Copy(), nil
	}
	st, b := c.Ctx.MakeStr(len(s))
	copy(b, s[:i])
	for ; i < len(s); i++ {
		b[i] = table[s[i]]
	}
	return built(c.Ctx, st, b), nil
}

// trFew is up to how many pairs are compared one by one; more are looked up by length.
const trFew = 12

// trPair is one pair of strtr; put is borrowed.
type trPair struct {
	key string
	put php.Value
}

// trSet is the pairs of strtr. first tells quickly where no key begins.
type trSet struct {
	first    mask256
	min, max int
	few      [trFew]trPair
	n        int
	many     map[string]php.Value // instead of few when there are more
	lengths  []int                // of the keys in many, longest first
}

// trPairs replaces the longest key that matches at each place, without looking at what it put there.
func trPairs(c *php.Call, v php.Value, pairs *php.Array) (php.Value, error) {
	s := v.Str().Peek()
	if s == "" {
		return c.Ctx.EmptyString(), nil
	}
	if pairs.Len() == 0 {
		return v.Copy(), nil
	}
	if pairs.Len() == 1 {
		return trSingle(c, v, pairs)
	}
	t := &trSet{}
	if pairs.Len() > trFew {
		t.many = make(map[string]php.Value, pairs.Len())
	}
	if stop := t.load(c, pairs, len(s)); stop {
		return php.False(), nil
	}
	if t.max == 0 {
		return v.Copy(), nil
	}
	held := v.Copy()
	defer held.Release()
	st, b, err := t.apply(c.Ctx, s)
	if err != nil {
		return php.Undef(), err
	}
	if st == nil {
		return v.Copy(), nil
	}
	if err := reserve(c, len(b)); err != nil {
		return php.Undef(), err
	}
	return built(c.Ctx, st, b), nil
}

// load reads the pairs whose key can occur in a string of size bytes. stop is set for 7.4's empty key, which gives
// false.
func (t *trSet) load(c *php.Call, pairs *php.Array, size int) (stop bool) {
	for it := pairs.Iter(); it.Next(); {
		key := trKey(it.Key())
		if key == "" {
			if !is84(c) {
				return true
			}
			c.Warn("Ignoring replacement of empty string")
			continue
		}
		if len(key) > size {
			continue
		}
		if t.max == 0 || len(key) < t.min {
			t.min = len(key)
		}
		t.max = max(t.max, len(key))
		t.first.add(key[0])
		if t.many != nil {
			t.many[key] = it.Value()
			continue
		}
		t.few[t.n] = trPair{key, it.Value()}
		t.n++
	}
	if t.many != nil {
		t.sortLengths()
	}
	return false
}

// sortLengths lists the lengths of the keys, longest first.
func (t *trSet) sortLengths() {
	seen := make([]bool, t.max+1)
	for k := range t.many {
		seen[len(k)] = true
	}
	for n := t.max; n > 0; n-- {
		if seen[n] {
			t.lengths = append(t.lengths, n)
		}
	}
}

func trKey(k php.Key) string {
	if k.Str != nil {
		return k.Str.Peek()
	}
	return string(appendInt(nil, k.Int))
}

// apply makes the new string, which is nil when nothing matched.
func (t *trSet) apply(ctx *php.Context, s string) (st *php.Str, b []byte, err error) {
	done := 0
	last := len(s) - t.min
	for i := 0; i <= last; {
		if !t.first.has(s[i]) {
			i++
			continue
		}
		n, put := t.match(s[i:])
		if n == 0 {
			i++
			continue
		}
		p, err := ctx.ToString(put)
		if err != nil {
			return nil, nil, err
		}
		if st == nil {
			st, b = ctx.StartStr(len(s) + len(s)/8 + p.Len())
		}
		b = append(append(b, s[done:i]...), p.Peek()...)
		php.StrValue(p).Release()
		i += n
		done = i
	}
	if st == nil {
		return nil, nil, nil
	}
	return st, append(b, s[done:]...), nil
}

// match finds the longest key that s begins with.
func (t *trSet) match(s string) (n int, put php.Value) {
	for i := range t.few[:t.n] {
		if p := &t.few[i]; len(p.key) > n && p.key[0] == s[0] && strings.HasPrefix(s, p.key) {
			n, put = len(p.key), p.put
		}
	}
	for _, n := range t.lengths {
		if n > len(s) {
			continue
		}
		if put, ok := t.many[s[:n]]; ok {
			return n, put
		}
	}
	return n, put
}

// trSingle is strtr with one pair: str_replace.
func trSingle(c *php.Call, v php.Value, pairs *php.Array) (php.Value, error) {
	it := pairs.Iter()
	it.Next()
	key := trKey(it.Key())
	if key == "" {
		if is84(c) {
			c.Warn("Ignoring replacement of empty string")
		}
		return v.Copy(), nil
	}
	s, err := c.Ctx.ToString(it.Value())
	if err != nil {
		return php.Undef(), err
	}
	defer php.StrValue(s).Release()
	if !strings.Contains(v.Str().Peek(), key) {
		return v.Copy(), nil
	}
	r := &replacer{c: c}
	return r.one(v.Copy(), key, s.Peek())
}
