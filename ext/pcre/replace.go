package pcre

import (
	"strings"

	"gaja/interp/php"
)

func pregReplace(c *php.Call) (php.Value, error) { return replaceCommon(c, false) }
func pregFilter(c *php.Call) (php.Value, error)  { return replaceCommon(c, true) }

// replacement is one call of preg_replace and its kin: what is looked for, and what makes the new text.
type replacement struct {
	c       *php.Call
	st      *state
	pattern php.Value // string or array, borrowed
	put     php.Value // string or array, borrowed; undefined when fn makes the text
	fn      php.Callable
	flags   int64 // of the arrays that fn gets
	limit   int64
	count   int64
}

// replaceCommon is preg_replace and, when filter is set, preg_filter, which drops what nothing was replaced in.
func replaceCommon(c *php.Call, filter bool) (php.Value, error) {
	r := replacement{c: c, st: stateOf(c.Ctx), limit: c.Int(3)}
	var owned [3]php.Value
	defer func() {
		for _, v := range owned {
			v.Release()
		}
	}()
	if c.Ctx.Level == php.Level84 {
		r.pattern, r.put = c.Arg(0), c.Arg(1)
		if r.put.IsArray() && !r.pattern.IsArray() {
			return php.Undef(), c.ArgTypeError(0, "must be of type array when argument #2 ($replacement) is an array, string given")
		}
	} else {
		if c.Arg(1).IsArray() && !c.Arg(0).IsArray() {
			c.Warn("Parameter mismatch, pattern is a string while replacement is an array")
			return php.False(), nil
		}
		var err error
		if owned[1], err = textOrArray(c, 1); err != nil {
			return php.Undef(), err
		}
		if owned[0], err = textOrArray(c, 0); err != nil {
			return php.Undef(), err
		}
		r.pattern, r.put = owned[0], owned[1]
	}
	v, err := r.subjects(c.Arg(2), filter)
	if err != nil {
		return php.Undef(), err
	}
	if c.Ref(4) != nil {
		if err := c.SetRef(4, php.Int(r.count)); err != nil {
			v.Release()
			return php.Undef(), err
		}
	}
	return v, nil
}

// textOrArray is an argument of PHP 7, where anything that is no array is made a string; owned.
func textOrArray(c *php.Call, i int) (php.Value, error) {
	v := c.Arg(i)
	if v.IsArray() || v.IsString() {
		return v.Copy(), nil
	}
	s, err := c.Ctx.ToString(v)
	if err != nil {
		return php.Undef(), err
	}
	return php.StrValue(s), nil
}

// subjects replaces in a string or in all strings of an array. With filter, those where nothing was found are dropped.
func (r *replacement) subjects(subject php.Value, filter bool) (php.Value, error) {
	if !subject.IsArray() {
		s, err := r.c.Ctx.ToString(subject)
		if err != nil {
			return php.Undef(), err
		}
		v, err := r.subject(php.StrValue(s))
		if err == nil && filter && r.count == 0 {
			v.Release()
			return php.Null(), nil
		}
		return v, err
	}
	held := subject.Copy()
	defer held.Release()
	out := r.c.Ctx.NewHash(held.Array().Len())
	for it := held.Array().Iter(); it.Next(); {
		key, elem := it.Key(), it.Value()
		before := r.count
		s, err := r.c.Ctx.ToString(elem)
		var v php.Value
		if err == nil {
			v, err = r.subject(php.StrValue(s))
		}
		if err != nil {
			php.ArrayValue(out).Release()
			return php.Undef(), err
		}
		if v.IsNull() || filter && r.count == before {
			v.Release()
			continue
		}
		out.Put(key, v)
	}
	return php.ArrayValue(out), nil
}

// subject applies the pattern or patterns to one subject, which it takes over. Null is returned after an error.
func (r *replacement) subject(s php.Value) (php.Value, error) {
	if !r.pattern.IsArray() {
		return r.one(r.pattern.Str(), r.put, s)
	}
	held := r.pattern.Copy()
	defer held.Release()
	next := func() php.Value { return r.put }
	if r.put.IsArray() {
		puts := r.put.Copy()
		defer puts.Release()
		it := puts.Array().Iter()
		next = func() php.Value {
			if it.Next() {
				return it.Slot().Deref()
			}
			return r.c.Ctx.EmptyString()
		}
	}
	for it := held.Array().Iter(); it.Next(); {
		text, err := r.c.Ctx.ToString(it.Value())
		if err != nil {
			s.Release()
			return php.Undef(), err
		}
		put := next()
		if !put.IsUndef() && !put.IsString() {
			t, err := r.c.Ctx.ToString(put)
			if err != nil {
				s.Release()
				php.StrValue(text).Release()
				return php.Undef(), err
			}
			put = php.StrValue(t)
		} else {
			put = put.Copy()
		}
		s, err = r.one(text, put, s)
		put.Release()
		php.StrValue(text).Release()
		if err != nil || s.IsNull() {
			return s, err
		}
	}
	return s, nil
}

// one replaces one pattern in s, which it takes over.
func (r *replacement) one(text *php.Str, put, s php.Value) (php.Value, error) {
	p := r.st.pattern(r.c, text)
	if p == nil {
		s.Release()
		return php.Null(), nil
	}
	if r.fn.Fn != nil {
		return r.call(p, s)
	}
	var w walk
	w.begin(r.st, p, s.Str(), 0)
	template := put.Str().Peek()
	plain := strings.IndexByte(template, '\\') < 0 && strings.IndexByte(template, '$') < 0
	buf, done := r.st.buf[:0], 0
	found := false
	for left := r.limit; left != 0; left-- {
		ok, err := w.next()
		if err != nil {
			s.Release()
			return php.Undef(), err
		}
		if !ok {
			break
		}
		if w.end < w.start || w.start < done {
			r.st.last, w.failed = errInternal, true
			break
		}
		found = true
		r.count++
		buf = append(buf, w.s[done:w.start]...)
		if plain {
			buf = append(buf, template...)
		} else {
			buf = w.expand(buf, template)
		}
		done = w.end
	}
	r.st.buf = buf[:0]
	return r.finish(&w, s, buf, done, found)
}

// finish makes the result of what was built and the rest of the subject, which it takes over.
func (r *replacement) finish(w *walk, s php.Value, buf []byte, done int, found bool) (php.Value, error) {
	if w.failed {
		s.Release()
		return php.Null(), nil
	}
	if !found {
		return s, nil
	}
	rest := w.s[done:]
	n := len(buf) + len(rest)
	if err := r.c.Charge(int64(n)); err != nil {
		s.Release()
		return php.Undef(), err
	}
	out, b := php.StartStr(n)
	v := php.StrValue(out.Finish(append(append(b, buf...), rest...)))
	s.Release()
	if cap(buf) > 1<<20 {
		r.st.buf = nil
	}
	return v, nil
}

// expand appends a template with the groups it names. A backslash before a backslash or dollar is dropped.
func (w *walk) expand(buf []byte, t string) []byte {
	last := byte(0)
	for i := 0; i < len(t); {
		c := t[i]
		if c == '\\' || c == '$' {
			if last == '\\' {
				buf[len(buf)-1] = c
				last = 0
				i++
				continue
			}
			if n, group := backref(t[i:]); n > 0 {
				if group < w.count {
					if start, end := w.loc(group); start >= 0 {
						buf = append(buf, w.s[start:end]...)
					}
				}
				i += n
				continue
			}
		}
		buf = append(buf, c)
		last = c
		i++
	}
	return buf
}

// backref reads \1, \12, $1, $12, ${1} and ${12}; n is the length, 0 when that is none.
func backref(t string) (n, group int) {
	i := 1
	brace := len(t) > 1 && t[0] == '$' && t[1] == '{'
	if brace {
		i++
	}
	if i >= len(t) || t[i] < '0' || t[i] > '9' {
		return 0, 0
	}
	group = int(t[i] - '0')
	i++
	if i < len(t) && t[i] >= '0' && t[i] <= '9' {
		group = group*10 + int(t[i]-'0')
		i++
	}
	if brace {
		if i >= len(t) || t[i] != '}' {
			return 0, 0
		}
		i++
	}
	return i, group
}
