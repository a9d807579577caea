package standard

import (
	"strings"

	"gaja/interp/php"
)

func strReplace(c *php.Call) (php.Value, error)  { return replaceAll(c, false) }
func strIreplace(c *php.Call) (php.Value, error) { return replaceAll(c, true) }

// replacer is one call of str_replace: what to look for, what to put, and how often it was found.
type replacer struct {
	c               *php.Call
	search, replace php.Value
	fold            bool
	count           int64
	// searches and puts are the arrays' elements as strings, made once for all subjects. single is set when search is a
	// string.
	searches, puts []string
	put            string
	putList        bool
	owned          []*php.Str
}

func replaceAll(c *php.Call, fold bool) (php.Value, error) {
	r := &replacer{c: c, search: c.Arg(0), replace: c.Arg(1), fold: fold}
	defer r.release()
	if err := r.prepare(); err != nil {
		return php.Undef(), err
	}
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

func (r *replacer) release() {
	for _, s := range r.owned {
		php.StrValue(s).Release()
	}
}

// str converts a value and keeps the result until the call ends.
func (r *replacer) str(v php.Value) (string, error) {
	if v.IsString() {
		return v.Str().Peek(), nil
	}
	s, err := r.c.Ctx.ToString(v)
	if err != nil {
		return "", err
	}
	r.owned = append(r.owned, s)
	return s.Peek(), nil
}

func (r *replacer) prepare() (err error) {
	if !r.search.IsArray() {
		if r.replace.IsArray() {
			if is84(r.c) {
				return r.c.ArgTypeError(1, "must be of type string when argument #1 ($search) is a string")
			}
		}
		s, err := r.str(r.search)
		if err != nil {
			return err
		}
		r.searches = []string{s}
		r.put, err = r.str(r.replace)
		return err
	}
	r.searches = make([]string, 0, r.search.Array().Len())
	for it := r.search.Array().Iter(); it.Next(); {
		s, err := r.str(it.Value())
		if err != nil {
			return err
		}
		r.searches = append(r.searches, s)
	}
	if !r.replace.IsArray() {
		r.put, err = r.str(r.replace)
		return err
	}
	r.putList = true
	for it := r.replace.Array().Iter(); it.Next() && len(r.puts) < len(r.searches); {
		s, err := r.str(it.Value())
		if err != nil {
			return err
		}
		r.puts = append(r.puts, s)
	}
	return nil
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
		if v.IsArray() || v.IsObject() {
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
	if !v.IsString() {
		s, err := r.c.Ctx.ToString(v)
		if err != nil {
			return php.Undef(), err
		}
		v = php.StrValue(s)
	} else {
		v = v.Copy()
	}
	for i, what := range r.searches {
		if v.Str().Len() == 0 {
			break
		}
		put := r.put
		if r.putList {
			put = ""
			if i < len(r.puts) {
				put = r.puts[i]
			}
		}
		w, err := r.one(v, what, put)
		if err != nil {
			v.Release()
			return php.Undef(), err
		}
		v = w
	}
	return v, nil
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
	b := make([]byte, 0, size)
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
	return taken(r.c.Ctx, b), nil
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
	if !length.IsNil() {
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
	b := make([]byte, 0, size)
	b = append(append(append(b, s[:from]...), put...), s[from+l:]...)
	return taken(c.Ctx, b), nil
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
	out := php.NewHash(subject.Array().Len())
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
	if x := lengths.next(); !x.IsUndef() && (lengths.list || !x.IsNull()) {
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
