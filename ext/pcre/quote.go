package pcre

import (
	"strings"

	"gaja/interp/php"
)

// grepInvert keeps what does not match.
const grepInvert = 1

func pregGrep(c *php.Call) (php.Value, error) {
	st := stateOf(c.Ctx)
	p := st.pattern(c, c.Arg(0).Str())
	if p == nil {
		return php.False(), nil
	}
	in, invert := c.Arg(1).Copy(), c.Int(2)&grepInvert != 0
	defer in.Release()
	st.last = errNone
	out := c.Ctx.NewHash(0)
	done := func(err error) (php.Value, error) {
		if err != nil {
			php.ArrayValue(out).Release()
			return php.Undef(), err
		}
		return php.ArrayValue(out), nil
	}
	for it := in.Array().Iter(); it.Next(); {
		key, v := it.Key(), *it.Slot()
		s, err := c.Ctx.ToString(v.Deref())
		if err != nil {
			return done(err)
		}
		if c.Ctx.Pending != nil {
			php.StrValue(s).Release()
			return done(nil)
		}
		var w walk
		w.begin(st, p, s, 0)
		ok, err := w.next()
		php.StrValue(s).Release()
		if err != nil || w.failed {
			return done(err)
		}
		if ok != invert {
			out.Put(key, v.Copy())
		}
	}
	return done(nil)
}

// special are the characters that preg_quote escapes.
const special = ".\\+*?[^]$(){}=!<>|:-#\x00"

func pregQuote(c *php.Call) (php.Value, error) {
	v := c.Arg(0)
	s := v.Str().Peek()
	set := special
	if d := c.Arg(1); d.IsString() && d.Str().Len() > 0 {
		set += string(d.Str().Peek()[:1])
	}
	extra := 0
	for i := range len(s) {
		if strings.IndexByte(set, s[i]) >= 0 {
			extra++
			if s[i] == 0 {
				extra += 2
			}
		}
	}
	if extra == 0 {
		return v.Copy(), nil
	}
	if err := c.Charge(int64(len(s) + extra)); err != nil {
		return php.Undef(), err
	}
	out, b := php.StartStr(len(s) + extra)
	for i := range len(s) {
		switch {
		case s[i] == 0:
			b = append(b, `\000`...)
			continue
		case strings.IndexByte(set, s[i]) >= 0:
			b = append(b, '\\')
		}
		b = append(b, s[i])
	}
	return php.StrValue(out.Finish(b)), nil
}
