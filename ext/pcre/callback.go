package pcre

import "gaja/interp/php"

func pregReplaceCallback(c *php.Call) (php.Value, error) {
	r := replacement{c: c, st: stateOf(c.Ctx), pattern: c.Arg(0), limit: c.Int(3), flags: c.Int(5)}
	fn, reason, err := c.Ctx.Machine.ResolveCallable(c.Arg(1))
	if err != nil {
		return php.Undef(), err
	}
	if fn.Fn == nil {
		if c.Ctx.Level == php.Level84 {
			return php.Undef(), c.ArgTypeError(1, "must be a valid callback, %s", reason)
		}
		c.Warn("Requires argument 2, '%s', to be a valid callback", c.Ctx.CallableName(c.Arg(1)))
		s, err := c.Ctx.ToString(c.Arg(2))
		if err != nil {
			return php.Undef(), err
		}
		return php.StrValue(s), nil
	}
	r.fn = fn
	pattern, err := textOrArray(c, 0)
	if err != nil {
		return php.Undef(), err
	}
	defer pattern.Release()
	r.pattern = pattern
	v, err := r.subjects(c.Arg(2), false)
	if err != nil {
		return php.Undef(), err
	}
	return counted(c, 4, r.count, v)
}

// counted stores the number of replacements in argument i and returns v, which it takes over.
func counted(c *php.Call, i int, n int64, v php.Value) (php.Value, error) {
	if c.Ref(i) != nil {
		if err := c.SetRef(i, php.Int(n)); err != nil {
			v.Release()
			return php.Undef(), err
		}
	}
	return v, nil
}

func pregReplaceCallbackArray(c *php.Call) (php.Value, error) {
	list := c.Arg(0).Copy()
	defer list.Release()
	total := int64(0)
	v := c.Arg(1).Copy()
	for key, f := range list.Array().All() {
		fn, stop, out, err := arrayCallback(c, key, f, v)
		if stop || err != nil {
			v.Release()
			return out, err
		}
		r := replacement{c: c, st: stateOf(c.Ctx), pattern: php.StrValue(key.Str), fn: fn, limit: c.Int(2), flags: c.Int(4)}
		next, err := r.subjects(v, false)
		v.Release()
		if err != nil {
			return php.Undef(), err
		}
		total += r.count
		if v = next; v.IsNull() && c.Ctx.Level == php.Level84 {
			return php.Null(), nil
		}
		if c.Ctx.Pending != nil {
			v.Release()
			return php.Null(), nil
		}
	}
	return counted(c, 3, total, v)
}

// arrayCallback checks one element of preg_replace_callback_array's list. When stop is set, out is the result.
func arrayCallback(c *php.Call, key php.Key, f, subject php.Value) (fn php.Callable, stop bool, out php.Value, err error) {
	old := c.Ctx.Level != php.Level84
	if old && key.Str == nil {
		c.Warn("Delimiter must not be alphanumeric or backslash")
		return fn, true, php.Null(), nil
	}
	if fn, _, err = c.Ctx.Machine.ResolveCallable(f); err != nil {
		return fn, true, php.Undef(), err
	}
	switch {
	case fn.Fn == nil && old:
		c.Warn("'%s' is not a valid callback", c.Ctx.CallableName(f))
		return fn, true, subject.Copy(), nil
	case fn.Fn == nil:
		return fn, true, php.Undef(), c.ArgTypeError(0, "must contain only valid callbacks")
	case key.Str == nil:
		return fn, true, php.Undef(), c.ArgTypeError(0, "must contain only string patterns as keys")
	}
	return fn, false, php.Undef(), nil
}

// call replaces matches in s, which it takes over, by what a callback returns. The callback may match too: what the
// matcher holds is read before it runs, and the buffer is not the shared one.
func (r *replacement) call(p *pattern, s php.Value) (php.Value, error) {
	var w walk
	w.begin(r.st, p, s.Str(), 0)
	b := r.st.builder(r.c.Ctx, s, p.caps)
	buf := r.st.buf[:0]
	r.st.buf = nil // a match in the callback takes another one
	args := make([]php.Value, 1)
	done, found := 0, false
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
		done = w.end
		args[0] = w.found(&b, r.flags)
		v, err := r.c.Ctx.Machine.Call(r.fn, args)
		args[0].Release()
		if err == nil {
			buf, err = r.c.Ctx.AppendText(buf, v)
			v.Release()
		}
		if err == nil {
			err = r.c.Charge(0)
		}
		if err != nil {
			s.Release()
			return php.Undef(), err
		}
	}
	r.st.buf = buf[:0]
	return r.finish(&w, s, buf, done, found)
}
