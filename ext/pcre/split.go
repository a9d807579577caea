package pcre

import "gaja/interp/php"

// Flags of preg_split.
const (
	splitNoEmpty = 1
	splitDelims  = 2
	splitOffsets = 4
)

func pregSplit(c *php.Call) (php.Value, error) {
	st := stateOf(c.Ctx)
	p := st.pattern(c, c.Arg(0).Str())
	if p == nil {
		return php.False(), nil
	}
	subject, limit, flags := c.Arg(1), c.Int(2), c.Int(3)
	if limit == 0 {
		limit = -1
	}
	st.last = errNone
	s := splitter{b: st.builder(c.Ctx, subject, 16), out: c.Ctx.NewArray(0), flags: flags}
	last := 0
	if limit == -1 || limit > 1 {
		var w walk
		w.begin(st, p, subject.Str(), 0)
		var err error
		if last, err = s.pieces(c, &w, limit); err != nil || w.failed {
			php.ArrayValue(s.out).Release()
			return php.False(), err
		}
	}
	if n := len(s.b.s); flags&splitNoEmpty == 0 || last < n {
		s.add(last, n)
	}
	return php.ArrayValue(s.out), nil
}

type splitter struct {
	b     builder
	out   *php.Array
	flags int64
}

func (s *splitter) add(start, end int) {
	if s.flags&splitOffsets != 0 {
		s.out.Append(s.b.pair(start, end))
		return
	}
	s.out.Append(s.b.part(start, end))
}

// pieces adds what stands between matches; it returns where the last match ended.
func (s *splitter) pieces(c *php.Call, w *walk, limit int64) (last int, err error) {
	noEmpty := s.flags&splitNoEmpty != 0
	for n := 0; limit == -1 || limit > 1; n++ {
		ok, err := w.next()
		if !ok {
			return last, err
		}
		if w.end < w.start || w.start < last {
			w.st.last, w.failed = errInternal, true
			return last, nil
		}
		if !noEmpty || w.start != last {
			s.add(last, w.start)
			if limit != -1 {
				limit--
			}
		}
		if s.flags&splitDelims != 0 {
			for i := 1; i < w.count; i++ {
				start, end := w.loc(i)
				if !noEmpty || start != end {
					s.addGroup(start, end)
				}
			}
		}
		last = w.end
		if n&255 == 255 {
			if err := c.Charge(0); err != nil {
				return last, err
			}
		}
	}
	return last, nil
}

func (s *splitter) addGroup(start, end int) {
	if start >= 0 {
		s.add(start, end)
		return
	}
	flags := int64(0)
	if s.flags&splitOffsets != 0 {
		flags = offsetCapture
	}
	s.out.Append(s.b.value(start, end, flags))
}
