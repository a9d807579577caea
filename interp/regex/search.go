package regex

import "strings"

// Where can a match begin? Most attempts fail at their first characters, so the search looks for places that are worth
// an attempt with a few instructions for each byte. From the tree it knows which bytes the first positions allow (the
// window, up to eight of them):
//
//   - two positions in a row with one byte each are found with strings.Index, one with IndexByte;
//   - otherwise the whole window is tested at once by shifting: each byte has a mask of the positions where it is
//     allowed, and state = (state<<1 | 1) & mask[byte] has its top bit set where all of them fit. A \b in front of a
//     word character is one position more, for the byte before.

type planKind uint8

const (
	planAll   planKind = iota // every position
	planStart                 // the start of the subject only
	planFrom                  // where the search began only
	planLines                 // starts of lines
	planIndex                 // text at offset
	planByte                  // byte c at offset
	planShift                 // the window
	planFirst                 // the first byte
)

type searchPlan struct {
	kind   planKind
	c      byte
	before bool // the window begins with the byte before
	n      int  // positions in the window, the byte before included
	offset int
	text   string
	mask   *table
	min    int    // no match is shorter
	need   string // every match contains this
	single bool   // the pattern is one run of bytes: the search does it all
}

const maxWindow = 8

// plan works out how to search.
func (prog *Program) plan(e *emitter, root *node, p *parser) {
	w := &window{e: e, p: p}
	s := &prog.search
	s.min = e.facts(root).min
	if w.hasAccept(root) {
		s.min = 0
	}
	if !p.startOpt {
		s.min = 0
		return
	}
	if s.min > 0 {
		s.need = w.needed(root)
	}
	if w.implicit(root, s) || w.anchor(root, s) {
		return
	}
	w.collect(root)
	if len(w.sets) == 0 {
		return
	}
	if w.before = w.before && w.sure; w.before {
		w.sets = append([]byteSet{w.prev}, w.sets...)
		w.sets = w.sets[:min(len(w.sets), maxWindow)]
	}
	s.before, s.n = w.before, len(w.sets)
	s.mask = new(table)
	for k, set := range w.sets {
		for c := range 256 {
			s.mask[c] |= uint8(b2i(set.has(byte(c))) << k)
		}
	}
	w.choose(s)
	if c := prog.code; len(c) == 2 && c[0].op == opRunPoss && c[0].x > 0 && s.kind == planFirst {
		s.single = true
	}
	if len(s.need) <= len(s.text) {
		s.need = ""
	}
}

// choose picks the cheapest way for a window.
func (w *window) choose(s *searchPlan) {
	skip := b2i(s.before)
	best, bestLen, bestRank := -1, 0, 0
	for k := skip; k < len(w.sets); {
		run := k
		var text []byte
		for run < len(w.sets) {
			c, ok := w.sets[run].only()
			if !ok {
				break
			}
			text = append(text, c)
			run++
		}
		if n := run - k; n > 0 {
			if r := rank(text[0]); n > bestLen || n == bestLen && r > bestRank {
				best, bestLen, bestRank = k, n, r
				s.text = string(text)
			}
		}
		k = max(run, k+1)
	}
	s.offset = best - skip
	switch {
	case bestLen >= 2:
		s.kind = planIndex
	case bestLen == 1 && (bestRank > 0 || s.n == 1):
		s.kind, s.c = planByte, s.text[0]
	case s.n > 1:
		s.kind, s.text = planShift, ""
	case w.sets[0] != allBytes:
		s.n = 1
		s.kind, s.text = planFirst, ""
	}
}

// rank is how good a byte is to search for: rare ones are better.
func rank(c byte) int {
	switch {
	case c == ' ' || c == 'e' || c == 'a' || c == 't':
		return 0
	case c >= 'a' && c <= 'z' || c == '\n':
		return 1
	case isDigit(c) || c == '.' || c == ',':
		return 2
	}
	return 3
}

// window collects what the first positions allow.
type window struct {
	e      *emitter
	p      *parser
	sets   []byteSet
	before bool    // there is a \b in front
	sure   bool    // … and the first character is a word character
	word   runeSet // what \b calls one
	prev   byteSet
	// alternative is set inside of an alternation.
	alternative bool
}

func (w *window) hasAccept(root *node) (found bool) {
	walk(root, func(n *node) { found = found || n.kind == nVerb && n.verb == vAccept })
	return found
}

// anchor recognises patterns that match only at certain places.
func (w *window) anchor(n *node, s *searchPlan) bool {
	switch n.kind {
	case nSeq:
		for _, k := range n.kids {
			if k.kind == nVerb && k.verb != vAccept {
				continue
			}
			return w.anchor(k, s)
		}
	case nGroup, nAtomic:
		return w.anchor(n.kids[0], s)
	case nAlt:
		kind := planAll
		for i, k := range n.kids {
			var one searchPlan
			if !w.anchor(k, &one) || i > 0 && one.kind != kind {
				return false
			}
			kind = one.kind
		}
		s.kind = kind
		return true
	case nAssert:
		switch n.assert {
		case aStart:
			s.kind = planStart
			return true
		case aFrom:
			s.kind = planFrom
			return true
		case aLineStart:
			if w.p.nl == nlLF {
				s.kind = planLines
				return true
			}
		}
	}
	return false
}

// implicit recognises a leading .*, which makes a second attempt within the same line useless.
func (w *window) implicit(n *node, s *searchPlan) bool {
	if n.kind != nSeq || w.p.hasVerb || w.p.hasRefs || w.p.nl != nlLF || len(w.p.called) > 0 {
		return false
	}
	r := n.kids[0]
	if r.kind != nRepeat || r.min != 0 || r.max != endless || r.quant == possessive || r.kids[0].kind != nSet {
		return false
	}
	set := r.kids[0].set
	switch {
	case len(set) == 1 && set[0].lo == 0 && set[0].hi == w.p.limit():
		s.kind = planFrom
		return true
	case len(set) == 2 && set[0] == span{0, 9} && set[1] == span{11, w.p.limit()}:
		s.kind = planLines
		return true
	}
	return false
}

// collect appends what n allows at its positions; it returns whether what follows n comes at a known position.
func (w *window) collect(n *node) bool {
	if len(w.sets) >= maxWindow {
		return false
	}
	switch n.kind {
	case nChar, nSet:
		f := w.e.facts(n)
		if len(w.sets) == 0 && w.before {
			set, _ := singleSet(n)
			w.sure = len(intersect(set, w.word.negate(maxRune))) == 0
		}
		w.sets = append(w.sets, f.first)
		if f.min == 1 && f.max == 1 {
			return true
		}
		return false
	case nText:
		w.sure = w.sure || len(w.sets) == 0 && asciiWords.has(rune(n.text[0]))
		for i := 0; i < len(n.text) && len(w.sets) < maxWindow; i++ {
			var b byteSet
			b.add(n.text[i])
			if n.fold && isAlpha(n.text[i]) {
				b.add(n.text[i] ^ 0x20)
			}
			w.sets = append(w.sets, b)
		}
		return true
	case nSeq:
		for _, k := range n.kids {
			if !w.collect(k) {
				return false
			}
		}
		return true
	case nGroup, nAtomic:
		return w.collect(n.kids[0])
	case nRepeat:
		for range min(n.min, maxWindow) {
			if !w.collect(n.kids[0]) {
				return false
			}
		}
		return n.min == n.max
	case nAlt:
		return w.collectAlt(n)
	case nAssert:
		w.collectAssert(n)
		return true
	case nLook:
		return true
	case nVerb:
		// The search may pass over a verb, but not over one among alternatives.
		return n.verb != vAccept && n.verb != vFail && !w.alternative
	}
	if f := w.e.facts(n); !f.empty && !f.opaque {
		w.sets = append(w.sets, f.first)
	}
	return false
}

// collectAlt joins the windows of alternatives, as far as all of them go.
func (w *window) collectAlt(n *node) bool {
	at := len(w.sets)
	var joined []byteSet
	same := true
	for i, k := range n.kids {
		sub := &window{e: w.e, p: w.p, alternative: true, sets: make([]byteSet, at, maxWindow)}
		all := sub.collect(k)
		got := sub.sets[at:]
		if i == 0 {
			joined = append(joined, got...)
			same = all
			continue
		}
		same = same && all && len(got) == len(joined)
		joined = joined[:min(len(joined), len(got))]
		for j := range joined {
			joined[j].join(got[j])
		}
	}
	w.sets = append(w.sets, joined...)
	return same
}

// collectAssert uses a leading \b.
func (w *window) collectAssert(n *node) {
	if len(w.sets) > 0 || w.before || n.assert != aWord {
		return
	}
	word := asciiWords
	if n.ucp {
		word = w.p.words()
	}
	w.before = true
	w.prev = byteSet{}
	for c := range 256 {
		if c >= 128 && w.e.utf || !word.has(rune(c)) {
			w.prev.add(byte(c))
		}
	}
	w.word = word
}

// needed returns the longest text that every match contains.
func (w *window) needed(n *node) string {
	switch n.kind {
	case nText:
		if !n.fold || !hasLetter(n.text) {
			return n.text
		}
	case nChar:
		if !n.fold {
			o := optimizer{utf: w.e.utf}
			return o.encode(n.r)
		}
	case nSeq:
		best := ""
		for _, k := range n.kids {
			if k.kind == nVerb || k.kind == nCond {
				return best
			}
			if s := w.needed(k); len(s) > len(best) {
				best = s
			}
		}
		return best
	case nGroup, nAtomic:
		return w.needed(n.kids[0])
	case nRepeat:
		if n.min > 0 {
			return w.needed(n.kids[0])
		}
	}
	return ""
}

// candidate returns the first position from start on that is worth an attempt, or -1.
func (pl *searchPlan) candidate(s string, start int) int {
	switch pl.kind {
	case planIndex:
		for start+pl.offset < len(s) {
			i := strings.Index(s[start+pl.offset:], pl.text)
			if i < 0 {
				return -1
			}
			if start += i; pl.fits(s, start) {
				return start
			}
			start++
		}
		return -1
	case planByte:
		for start+pl.offset < len(s) {
			i := strings.IndexByte(s[start+pl.offset:], pl.c)
			if i < 0 {
				return -1
			}
			if start += i; pl.fits(s, start) {
				return start
			}
			start++
		}
		return -1
	case planShift:
		return pl.shift(s, start)
	case planFirst:
		t := pl.mask
		for ; start < len(s); start++ {
			if t[s[start]] != 0 {
				return start
			}
		}
		return -1
	}
	return start
}

// shift finds the next place where the whole window fits.
func (pl *searchPlan) shift(s string, start int) int {
	t, top, state := pl.mask, uint8(1)<<(pl.n-1), uint8(0)
	i, back := start, pl.n-1
	if pl.before {
		back--
		if start > 0 {
			i--
		} else {
			state = 1
		}
	}
	for ; i < len(s); i++ {
		if state = (state<<1 | 1) & t[s[i]]; state&top != 0 {
			return i - back
		}
	}
	return -1
}

// fits tests the window at one place.
func (pl *searchPlan) fits(s string, at int) bool {
	if pl.n == 1 {
		return true
	}
	k := 0
	if pl.before {
		if k = 1; at > 0 && pl.mask[s[at-1]]&1 == 0 {
			return false
		}
	}
	if at+pl.n-k > len(s) {
		return false
	}
	for j := at; k < pl.n; j++ {
		if pl.mask[s[j]]>>k&1 == 0 {
			return false
		}
		k++
	}
	return true
}
