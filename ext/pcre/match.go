package pcre

import (
	"math"

	"gaja/interp/php"
)

// Flags of matches.
const (
	patternOrder  = 1
	setOrder      = 2
	offsetCapture = 256
	unmatchedNull = 512
)

func pregMatch(c *php.Call) (php.Value, error)    { return match(c, false) }
func pregMatchAll(c *php.Call) (php.Value, error) { return match(c, true) }

// match is preg_match and, when all is set, preg_match_all.
func match(c *php.Call, all bool) (php.Value, error) {
	st := stateOf(c.Ctx)
	p := st.pattern(c, c.Arg(0).Str())
	if p == nil {
		return php.False(), nil
	}
	subject, flags, offset := c.Arg(1), c.Int(3), c.Int(4)
	if offset == math.MinInt64 && c.Ctx.Level == php.Level84 {
		return php.Undef(), c.ArgValueError(4, "must be greater than %d", int64(math.MinInt64))
	}
	want := c.Ref(2) != nil
	order := flags & 0xff
	if order != 0 && (!all || order > setOrder) {
		return badFlags(c)
	}
	n := subject.Str().Len()
	if offset < 0 {
		offset = max(offset+int64(n), 0)
	}
	if offset > int64(n) {
		st.last = errInternal
		return php.False(), emptyMatches(c)
	}
	if !all {
		var w walk
		w.begin(st, p, subject.Str(), int(offset))
		return matchOne(c, &w, subject, want, flags)
	}
	m := matchSets{c: c, b: st.builder(c.Ctx, subject, 16), flags: flags, want: want}
	m.w.begin(st, p, subject.Str(), int(offset))
	if order == setOrder {
		return m.sets()
	}
	return m.columns()
}

func badFlags(c *php.Call) (php.Value, error) {
	if err := emptyMatches(c); err != nil {
		return php.Undef(), err
	}
	if c.Ctx.Level == php.Level84 {
		return php.Undef(), c.ArgValueError(3, "must be a PREG_* constant")
	}
	c.Warn("Invalid flags specified")
	return php.Null(), nil
}

func emptyMatches(c *php.Call) error {
	if c.Ref(2) == nil {
		return nil
	}
	return c.SetRef(2, php.ArrayValue(c.Ctx.NewArray(0)))
}

func matchOne(c *php.Call, w *walk, subject php.Value, want bool, flags int64) (php.Value, error) {
	ok, err := w.next()
	if err != nil {
		return php.Undef(), err
	}
	if !ok {
		err = emptyMatches(c)
		if w.failed {
			return php.False(), err
		}
		return php.Int(0), err
	}
	if want {
		if w.end < w.start {
			c.Warn("Get subpatterns list failed")
			return php.False(), emptyMatches(c)
		}
		b := w.st.builder(c.Ctx, subject, w.count)
		if err := c.SetRef(2, w.found(&b, flags)); err != nil {
			return php.Undef(), err
		}
	}
	return php.Int(1), nil
}

// found is the array of the groups of the match.
func (w *walk) found(b *builder, flags int64) php.Value {
	n := w.count
	if flags&unmatchedNull != 0 {
		n = w.p.caps
	}
	mark := w.st.m.Mark()
	var a *php.Array
	if w.p.names == nil && mark == "" {
		a = b.ctx.NewArray(n)
		for i := range n {
			if start, end := w.loc(i); start >= 0 && flags == 0 {
				a.Append(b.part(start, end))
			} else {
				a.Append(b.value(start, end, flags))
			}
		}
		return php.ArrayValue(a)
	}
	a = b.ctx.NewHash(n + w.p.named + b2i(mark != ""))
	for i := range n {
		start, end := w.loc(i)
		v := b.value(start, end, flags)
		if w.p.names != nil && w.p.names[i] != nil {
			name := w.p.names[i]
			// Of several groups with one name, the one that is set counts.
			if start >= 0 || a.AtKey(name) == nil {
				a.SetKey(name, v.Copy())
			}
		}
		a.Append(v)
	}
	if mark != "" {
		a.SetString("MARK", php.String(mark))
	}
	return php.ArrayValue(a)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// matchSets is one preg_match_all.
type matchSets struct {
	c     *php.Call
	w     walk
	b     builder
	flags int64
	want  bool
	n     int64
}

// result ends preg_match_all.
func (m *matchSets) result(out php.Value, err error) (php.Value, error) {
	if err != nil {
		out.Release()
		return php.Undef(), err
	}
	if m.want {
		if err := m.c.SetRef(2, out); err != nil {
			return php.Undef(), err
		}
	}
	if m.w.failed {
		return php.False(), nil
	}
	return php.Int(m.n), nil
}

// backwards answers a match that ends before it begins, which \K in a look-ahead can make.
func (m *matchSets) backwards(out php.Value) (php.Value, error) {
	out.Release()
	m.c.Warn("Get subpatterns list failed")
	return php.False(), emptyMatches(m.c)
}

// sets lists matches one after the other.
func (m *matchSets) sets() (php.Value, error) {
	out := php.Undef()
	var list *php.Array
	if m.want {
		list = m.c.Ctx.NewArray(0)
		out = php.ArrayValue(list)
	}
	for {
		ok, err := m.w.next()
		if !ok {
			return m.result(out, err)
		}
		m.n++
		if !m.want {
			continue
		}
		if m.w.end < m.w.start {
			return m.backwards(out)
		}
		list.Append(m.w.found(&m.b, m.flags))
		if m.n&255 == 0 {
			if err := m.c.Charge(0); err != nil {
				return m.result(out, err)
			}
		}
	}
}

// columns lists, for each group, what it matched each time.
func (m *matchSets) columns() (php.Value, error) {
	p := m.w.p
	var cols []*php.Array
	var room [8]*php.Array
	if m.want {
		if cols = room[:0]; p.caps > len(room) {
			cols = make([]*php.Array, 0, p.caps)
		}
		for range p.caps {
			cols = append(cols, m.c.Ctx.NewArray(0))
		}
	}
	var marks *php.Array
	for {
		ok, err := m.w.next()
		if !ok {
			return m.result(m.joined(cols, marks), err)
		}
		m.n++
		if !m.want {
			continue
		}
		if m.w.end < m.w.start {
			return m.backwards(m.joined(cols, marks))
		}
		for i, col := range cols {
			if start, end := m.w.loc(i); start >= 0 && m.flags&offsetCapture == 0 {
				col.Append(m.b.part(start, end))
			} else {
				col.Append(m.b.value(start, end, m.flags))
			}
		}
		if mark := m.w.st.m.Mark(); mark != "" {
			if marks == nil {
				marks = php.NewHash(4)
			}
			marks.Set(m.n-1, php.String(mark))
		}
		if m.n&255 == 0 {
			if err := m.c.Charge(0); err != nil {
				return m.result(m.joined(cols, marks), err)
			}
		}
	}
}

// joined makes one array of the columns.
func (m *matchSets) joined(cols []*php.Array, marks *php.Array) php.Value {
	if !m.want {
		return php.Undef()
	}
	names := m.w.p.names
	var a *php.Array
	if names == nil && marks == nil {
		a = m.c.Ctx.NewArray(len(cols))
	} else {
		a = m.c.Ctx.NewHash(2 * len(cols))
	}
	for i, col := range cols {
		v := php.ArrayValue(col)
		if names != nil && names[i] != nil {
			a.SetKey(names[i], v.Copy())
		}
		a.Append(v)
	}
	if marks != nil {
		a.SetString("MARK", php.ArrayValue(marks))
	}
	return php.ArrayValue(a)
}
