package regex

import "unicode/utf8"

// byteSet is a set of bytes.
type byteSet [4]uint64

var allBytes = byteSet{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}

func (s *byteSet) add(c byte)      { s[c>>6] |= 1 << (c & 63) }
func (s *byteSet) has(c byte) bool { return s[c>>6]>>(c&63)&1 != 0 }
func (s *byteSet) join(t byteSet) {
	for i := range s {
		s[i] |= t[i]
	}
}

func (s byteSet) meets(t byteSet) bool {
	return s[0]&t[0]|s[1]&t[1]|s[2]&t[2]|s[3]&t[3] != 0
}

func (s *byteSet) span(lo, hi byte) {
	for c := int(lo); c <= int(hi); c++ {
		s.add(byte(c))
	}
}

// only returns the single member of a set.
func (s byteSet) only() (byte, bool) {
	found, c := false, byte(0)
	for i := range 256 {
		if s.has(byte(i)) {
			if found {
				return 0, false
			}
			found, c = true, byte(i)
		}
	}
	return c, found
}

// facts is what is known of a node before any text is seen.
type facts struct {
	first byteSet // the bytes that it may begin with
	empty bool    // it may match without consuming anything
	// opaque is set when trying it has an effect although it fails: it must not be skipped for its first byte.
	opaque   bool
	min, max int // length in bytes; max is -1 when unlimited or unknown
}

// ahead is what may come next: bytes, and whether the subject may end here. final says that nothing comes but the end of
// the match, which never fails for what was greedy.
type ahead struct {
	set   byteSet
	end   bool
	final bool
}

var (
	anything = ahead{set: allBytes, end: true}
	theEnd   = ahead{set: allBytes, end: true, final: true}
)

// before is what may come first where n stands before next.
func (a *analyzer) before(n *node, next ahead) ahead {
	f := a.facts(n)
	if f.opaque {
		return anything
	}
	if !f.empty {
		return ahead{set: f.first}
	}
	if n.kind == nLook && !n.negative && !n.behind {
		// What an assertion looks for must be there, whatever follows it.
		if in := a.facts(n.kids[0]); !in.empty && !in.opaque {
			return ahead{set: in.first}
		}
	}
	next.set.join(f.first)
	next.final = false
	return next
}

// behindWord narrows what may follow a character of a set of word characters where \b comes next.
func behindWord(n *node, word runeSet, next ahead) ahead {
	kid := n
	if n.kind == nRepeat && n.min > 0 {
		kid = n.kids[0]
	}
	set, ok := singleSet(kid)
	if !ok || len(intersect(set, word.negate(maxRune))) > 0 {
		return next
	}
	for c := range 128 {
		if word.has(rune(c)) {
			next.set[c>>6] &^= 1 << (c & 63)
		}
	}
	return next
}

type analyzer struct{ utf bool }

// firstBytes is the set of bytes that characters of s begin with.
func (a *analyzer) firstBytes(s runeSet) (b byteSet) {
	for _, x := range s {
		if !a.utf {
			b.span(byte(x.lo), byte(min(x.hi, 255)))
			continue
		}
		if x.lo < 0x80 {
			b.span(byte(x.lo), byte(min(x.hi, 0x7f)))
		}
		if x.hi >= 0x80 {
			b.span(lead(max(x.lo, 0x80)), lead(x.hi))
		}
	}
	return b
}

// lead is the first byte of a character's UTF-8 form. It grows with the character.
func lead(r rune) byte {
	switch {
	case r < 0x80:
		return byte(r)
	case r < 0x800:
		return 0xc0 | byte(r>>6)
	case r < 0x10000:
		return 0xe0 | byte(r>>12)
	}
	return 0xf0 | byte(r>>18)
}

func (a *analyzer) width(r rune) int {
	if !a.utf || r < 0x80 {
		return 1
	}
	if r >= 0xd800 && r <= 0xdfff {
		return 3
	}
	return utf8.RuneLen(r)
}

func (a *analyzer) facts(n *node) *facts {
	if !n.hasFacts {
		n.facts, n.hasFacts = a.find(n), true
	}
	return &n.facts
}

func (a *analyzer) find(n *node) facts {
	switch n.kind {
	case nChar, nSet:
		s, _ := singleSet(n)
		if len(s) == 0 {
			return facts{min: 1, max: 1}
		}
		return facts{first: a.firstBytes(s), min: a.width(s[0].lo), max: a.width(s[len(s)-1].hi)}
	case nByte:
		return facts{first: allBytes, min: 1, max: 1}
	case nNotCRLF:
		return facts{first: allBytes, min: 1, max: -1}
	case nText:
		f := facts{min: len(n.text), max: len(n.text)}
		f.first.add(n.text[0])
		if n.fold && isAlpha(n.text[0]) {
			f.first.add(n.text[0] ^ 0x20)
		}
		return f
	case nSeq:
		return a.sequence(n.kids)
	case nAlt:
		return a.either(n.kids)
	case nCond:
		f := a.either(n.kids[:2])
		f.opaque = true
		return f
	case nGroup, nAtomic, nScript:
		return *a.facts(n.kids[0])
	case nRepeat:
		return a.repeated(n)
	case nNewline:
		f := facts{min: 1, max: 3}
		f.first = a.firstBytes(lineEnds)
		if !a.utf {
			f.first = a.firstBytes(lineEnds.clip(255))
			f.max = 2
		}
		return f
	case nCluster:
		return facts{first: allBytes, min: 1, max: -1}
	case nBackref, nCall:
		return facts{first: allBytes, empty: true, opaque: true, max: -1}
	case nVerb:
		if n.verb == vFail {
			return facts{}
		}
		f := facts{empty: true, opaque: true}
		if n.verb == vAccept {
			f.max = -1
		}
		return f
	}
	return facts{empty: true} // assertions
}

func (a *analyzer) sequence(kids []*node) facts {
	all := facts{empty: true}
	for _, k := range kids {
		f := a.facts(k)
		if all.empty {
			all.first.join(f.first)
			all.empty = f.empty
			all.opaque = all.opaque || f.opaque
		}
		all.min += f.min
		if f.max < 0 || all.max < 0 {
			all.max = -1
		} else {
			all.max += f.max
		}
		all.min = min(all.min, unlimited)
	}
	return all
}

func (a *analyzer) either(kids []*node) facts {
	all := *a.facts(kids[0])
	for _, k := range kids[1:] {
		f := a.facts(k)
		all.first.join(f.first)
		all.empty = all.empty || f.empty
		all.opaque = all.opaque || f.opaque
		all.min = min(all.min, f.min)
		if f.max < 0 || all.max < 0 {
			all.max = -1
		} else {
			all.max = max(all.max, f.max)
		}
	}
	return all
}

func (a *analyzer) repeated(n *node) facts {
	f := *a.facts(n.kids[0])
	f.empty = f.empty || n.min == 0
	f.min = min(f.min*n.min, unlimited)
	switch {
	case n.max == 0:
		return facts{empty: true}
	case f.max == 0:
	case n.max == endless || f.max < 0 || f.max > unlimited/n.max:
		f.max = -1
	default:
		f.max *= n.max
	}
	return f
}
