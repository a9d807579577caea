package pcre

import (
	"unicode/utf8"

	"gaja/interp/php"
	"gaja/interp/regex"
)

// walk is a search for all matches in a subject, one after the other.
type walk struct {
	st *state
	p  *pattern
	s  string
	// at is where the search goes on; again is set behind an empty match: a match that is not empty may begin there.
	at    int
	again bool
	// start, end is the match; count is the number of groups up to the last one that is set.
	start, end, count int
	// failed is set when an error ended the walk.
	failed bool
}

// begin prepares a walk. The subject of a pattern in UTF mode must be UTF-8 from where a match can look at it on.
func (w *walk) begin(st *state, p *pattern, subject *php.Str, at int) {
	st.last = errNone
	w.st, w.p, w.s, w.at = st, p, subject.Peek(), at
	if p.utf {
		w.check(subject, at)
	}
}

// check looks at the subject's encoding.
func (w *walk) check(subject *php.Str, at int) {
	st, p := w.st, w.p
	inside := at < len(w.s) && w.s[at]&0xc0 == 0x80
	switch {
	case st.valid(subject) && !inside:
	case inside && utf8.ValidString(w.s):
		st.last, w.failed = errUTF8Offset, true
	case !inside && utf8.ValidString(w.s[w.back(p.prog.Lookback()):]):
	default:
		st.last, w.failed = errUTF8, true
	}
}

// back returns the position n characters before the start.
func (w *walk) back(n int) int {
	i := w.at
	for ; n > 0 && i > 0; n-- {
		for i--; i > 0 && w.s[i]&0xc0 == 0x80; i-- {
		}
	}
	return i
}

// valid reports whether a subject is UTF-8. A long one is remembered, as it may be matched again and again at different
// offsets; the view that is kept makes sure that its bytes stay.
func (st *state) valid(s *php.Str) bool {
	if s.Len() < 256 {
		return utf8.ValidString(s.Peek())
	}
	if s.Len() == len(st.checked) && s.Peek() == st.checked {
		return true
	}
	if !utf8.ValidString(s.Peek()) {
		return false
	}
	st.checked = s.String()
	return true
}

// next finds the next match. It returns false at the end and after an error.
func (w *walk) next() (bool, error) {
	if w.failed {
		return false, nil
	}
	for {
		var flags regex.Flags
		if w.again {
			flags = regex.AnchoredHere | regex.NotEmptyAtStart
		}
		ok, err := w.st.m.Match(w.p.prog, w.s, w.at, flags)
		if err != nil {
			w.failed = true
			return false, w.st.note(err, w.again)
		}
		if ok {
			break
		}
		if !w.again || w.at >= len(w.s) {
			return false, nil
		}
		w.again = false
		w.at++
		if w.p.byModifier {
			for w.at < len(w.s) && w.s[w.at]&0xc0 == 0x80 {
				w.at++
			}
		}
	}
	w.start, w.end = w.st.m.Loc(0)
	w.count = w.st.m.LastGroup() + 1
	w.at = w.end
	w.again = w.start == w.end
	return true, nil
}

// loc returns where a group of the match is, -1 when it is not set.
func (w *walk) loc(i int) (start, end int) { return w.st.m.Loc(i) }

// builder makes strings that are parts of one subject, whose bytes they share. Their headers are made in blocks; a block
// goes on from one call to the next, but not for long subjects: one small part that lives on would keep many of them.
type builder struct {
	ctx     *php.Context
	subject php.Value
	s       string
	heads   *php.Strs
	own     php.Strs
	block   int // headers that are made at once
}

// shortSubject is the length up to which parts of different subjects share blocks.
const shortSubject = 4096

func (st *state) builder(ctx *php.Context, subject php.Value, parts int) builder {
	b := builder{ctx: ctx, subject: subject, s: subject.Str().String(), block: parts}
	if len(b.s) <= shortSubject {
		b.heads, b.block = &st.heads, 16
	}
	return b
}

// head makes a string.
func (b *builder) head(s string) php.Value {
	if b.heads != nil {
		return php.StrValue(b.heads.New(s, b.block))
	}
	return php.StrValue(b.own.New(s, b.block))
}

// part returns the string from start to end.
func (b *builder) part(start, end int) php.Value {
	switch end - start {
	case 0:
		return b.ctx.EmptyString()
	case 1:
		return b.ctx.Char(b.s[start])
	case len(b.s):
		return b.subject.Copy()
	}
	return b.head(b.s[start:end])
}

// pair returns the array [string, offset].
func (b *builder) pair(start, end int) php.Value {
	a := b.ctx.NewArray(2)
	a.Append(b.part(start, end))
	a.Append(php.Int(int64(start)))
	return php.ArrayValue(a)
}

// value is what stands for a group in an array of matches.
func (b *builder) value(start, end int, flags int64) php.Value {
	switch {
	case start >= 0 && flags&offsetCapture != 0:
		return b.pair(start, end)
	case start >= 0:
		return b.part(start, end)
	}
	v := b.ctx.EmptyString()
	if flags&unmatchedNull != 0 {
		v = php.Null()
	}
	if flags&offsetCapture != 0 {
		a := b.ctx.NewArray(2)
		a.Append(v)
		a.Append(php.Int(-1))
		return php.ArrayValue(a)
	}
	return v
}
