package standard

import (
	"strings"

	"gaja/interp/php"
)

func strReplace(c *php.Call) (php.Value, error)  { return replaceAll(c, false) }
func strIreplace(c *php.Call) (php.Value, error) { return replaceAll(c, true) }

// replacer is one call of str_replace: what to look for, what to put, and how often it was found. Elements that are no
// strings are converted anew for each subject, as their conversion may be seen.
type replacer struct {
	c    *php.Call
	fold bool
	// searches and puts are borrowed. puts is nil when put, a string, stands for all.
	searches, puts []php.Value
	put            php.Value
	count          int64
	room           [8]php.Value // for short lists
}

func replaceAll(c *php.Call, fold bool) (php.Value, error) {
	r := &replacer{c: c, fold: fold}
	if err := r.prepare(c.Arg(0), c.Arg(1)); err != nil {
		return php.Undef(), err
	}
	defer r.put.Release()
	subject := c.Arg(2)
	var result php.Value
	var err error
	if subject.IsArray() {
		result, err = r.subjects(subject)
	} else {
		result, err = r.subject(subject)
	}
	if err != nil {
		return php.Undef(), err
	}
	if c.Ref(3) != nil {
		if err := c.SetRef(3, php.Int(r.count)); err != nil {
			result.Release()
			return php.Undef(), err
		}
	}
	return result, nil
}

// elementsOf gathers the elements of an array, in the room given if they fit.
func elementsOf(a *php.Array, list []php.Value) []php.Value {
	if a.Len() > cap(list) {
		list = make([]php.Value, 0, a.Len())
	}
	for it := a.Iter(); it.Next(); {
		list = append(list, it.Value())
	}
	return list
}

func (r *replacer) prepare(search, put php.Value) error {
	if search.IsArray() {
		r.searches = elementsOf(search.Array(), r.room[:0:4])
		if put.IsArray() {
			r.puts = elementsOf(put.Array(), r.room[4:4])
			return nil
		}
	} else {
		if put.IsArray() && is84(r.c) {
			return r.c.ArgTypeError(1, "must be of type string when argument #1 ($search) is a string")
		}
		r.searches = append(r.room[:0], search)
	}
	s, err := r.c.Ctx.ToString(put)
	if err == nil {
		r.put = php.StrValue(s)
	}
	return err
}

func (r *replacer) subjects(subject php.Value) (php.Value, error) {
	held := subject.Copy()
	defer held.Release()
	out := php.NewHash(0)
	if subject.Array().IsPacked() {
		out = php.NewArray(subject.Array().Len())
	}
	for it := subject.Array().Iter(); it.Next(); {
		v := it.Value()
		if !is84(r.c) && (v.IsArray() || v.IsObject()) {
			out.Put(it.Key(), v.Copy())
			continue
		}
		w, err := r.subject(v)
		if err != nil {
			php.ArrayValue(out).Release()
			return php.Undef(), err
		}
		out.Put(it.Key(), w)
	}
	return php.ArrayValue(out), nil
}

// subject replaces in one string; the string itself comes back when nothing was found.
func (r *replacer) subject(v php.Value) (php.Value, error) {
	if v.IsString() {
		v = v.Copy()
	} else {
		s, err := r.c.Ctx.ToString(v)
		if err != nil {
			return php.Undef(), err
		}
		v = php.StrValue(s)
	}
	for i, search := range r.searches {
		if v.Str().Len() == 0 {
			break
		}
		w, err := r.pair(v, search, i)
		if err != nil {
			v.Release()
			return php.Undef(), err
		}
		v = w
	}
	return v, nil
}

// pair replaces one search in v, which it takes over unless it fails.
func (r *replacer) pair(v, search php.Value, i int) (php.Value, error) {
	what, err := r.c.Ctx.ToString(search)
	if err != nil {
		return v, err
	}
	defer php.StrValue(what).Release()
	put := r.put
	if r.puts != nil {
		if i >= len(r.puts) {
			return r.one(v, what.Peek(), "")
		}
		s, err := r.c.Ctx.ToString(r.puts[i])
		if err != nil {
			return v, err
		}
		put = php.StrValue(s)
		defer put.Release()
	}
	return r.one(v, what.Peek(), put.Str().Peek())
}

// one replaces every occurrence of one string. It takes v over.
func (r *replacer) one(v php.Value, what, put string) (php.Value, error) {
	s := v.Str().Peek()
	if what == "" || len(what) > len(s) {
		return v, nil
	}
	first := r.index(s, what)
	if first < 0 {
		return v, nil
	}
	n := 1
	if !r.fold {
		n += strings.Count(s[first+len(what):], what)
	} else {
		for rest := s[first+len(what):]; ; n++ {
			at := indexFold(rest, what)
			if at < 0 {
				break
			}
			rest = rest[at+len(what):]
		}
	}
	r.count += int64(n)
	size := len(s) + n*(len(put)-len(what))
	if err := reserve(r.c, size); err != nil {
		return php.Undef(), err
	}
	st, b := php.StartStr(size)
	at := first
	for {
		b = append(append(b, s[:at]...), put...)
		s = s[at+len(what):]
		if n--; n == 0 {
			break
		}
		at = r.index(s, what)
	}
	b = append(b, s...)
	v.Release()
	return built(r.c.Ctx, st, b), nil
}

func (r *replacer) index(s, what string) int {
	switch {
	case r.fold:
		return indexFold(s, what)
	case len(what) == 1:
		return strings.IndexByte(s, what[0])
	}
	return strings.Index(s, what)
}

func substrReplace(c *php.Call) (php.Value, error) {
	subject := c.Arg(0)
	if subject.IsArray() {
		return substrReplaceAll(c, subject)
	}
	s, err := c.Ctx.ToString(subject)
	if err != nil {
		return php.Undef(), err
	}
	defer php.StrValue(s).Release()
	from, length := c.Arg(2), c.Arg(3)
	if from.IsArray() || length.IsArray() {
		return substrReplaceMisuse(c, s, from, length)
	}
	put := c.Arg(1)
	if put.IsArray() {
		it := put.Array().Iter()
		put = c.Ctx.EmptyString()
		if it.Next() {
			put = it.Value()
		}
	}
	p, err := c.Ctx.ToString(put)
	if err != nil {
		return php.Undef(), err
	}
	defer php.StrValue(p).Release()
	n := int64(s.Len())
	l := n
	if !length.IsNil() || !is84(c) && c.Given > 3 {
		l = c.Ctx.ToInt(length)
	}
	return replacePart(c, s.Peek(), p.Peek(), c.Ctx.ToInt(from), l)
}

// substrReplaceMisuse answers arrays of offsets for a single string.
func substrReplaceMisuse(c *php.Call, s *php.Str, from, length php.Value) (php.Value, error) {
	if is84(c) {
		if from.IsArray() {
			return php.Undef(), c.ArgTypeError(2, "cannot be an array when working on a single string")
		}
		return php.Undef(), c.ArgTypeError(3, "cannot be an array when working on a single string")
	}
	switch {
	case length.IsUndef() || from.IsArray() != length.IsArray():
		c.Warn("'start' and 'length' should be of same type - numerical or array ")
	case from.Array().Len() != length.Array().Len():
		c.Warn("'start' and 'length' should have the same number of elements")
	default:
		c.Warn("Functionality of 'start' and 'length' as arrays is not implemented")
	}
	return php.StrValue(s).Copy(), nil
}

// replacePart replaces l bytes of s from an offset; both count from the end when negative.
func replacePart(c *php.Call, s, put string, from, l int64) (php.Value, error) {
	n := int64(len(s))
	if from < 0 {
		from = max(from+n, 0)
	}
	from = min(from, n)
	if l < 0 {
		l = max(n-from+l, 0)
	}
	l = min(l, n-from)
	size := len(s) - int(l) + len(put)
	if err := reserve(c, size); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.StartStr(size)
	b = append(append(append(b, s[:from]...), put...), s[from+l:]...)
	return built(c.Ctx, st, b), nil
}

// elements walks the argument that may be one value for all or an array with one for each.
type elements struct {
	list bool
	it   php.Iter
	one  php.Value
}

func newElements(v php.Value) *elements {
	if v.IsArray() {
		return &elements{list: true, it: v.Array().Iter()}
	}
	return &elements{one: v}
}

// next returns the value for the next subject, or Undef when the array has run out.
func (e *elements) next() php.Value {
	if !e.list {
		return e.one
	}
	if e.it.Next() {
		return e.it.Value()
	}
	return php.Undef()
}

func substrReplaceAll(c *php.Call, subject php.Value) (php.Value, error) {
	puts, froms, lengths := newElements(c.Arg(1)), newElements(c.Arg(2)), newElements(c.Arg(3))
	out := c.Ctx.NewHash(subject.Array().Len())
	for it := subject.Array().Iter(); it.Next(); {
		v, err := substrReplaceNext(c, it.Value(), puts, froms, lengths)
		if err != nil {
			php.ArrayValue(out).Release()
			return php.Undef(), err
		}
		out.Put(it.Key(), v)
	}
	return php.ArrayValue(out), nil
}

func substrReplaceNext(c *php.Call, v php.Value, puts, froms, lengths *elements) (php.Value, error) {
	s, err := c.Ctx.ToString(v)
	if err != nil {
		return php.Undef(), err
	}
	defer php.StrValue(s).Release()
	from, l := int64(0), int64(s.Len())
	if f := froms.next(); !f.IsUndef() {
		from = c.Ctx.ToInt(f)
	}
	if x := lengths.next(); !x.IsUndef() && (lengths.list || !x.IsNull() || !is84(c) && c.Given > 3) {
		l = c.Ctx.ToInt(x)
	}
	put := ""
	if p := puts.next(); !p.IsUndef() {
		ps, err := c.Ctx.ToString(p)
		if err != nil {
			return php.Undef(), err
		}
		defer php.StrValue(ps).Release()
		put = ps.Peek()
	}
	return replacePart(c, s.Peek(), put, from, l)
}
