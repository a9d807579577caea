package regex

// A set is a set of bytes.
type set [4]uint64

func (s *set) add(b byte)           { s[b>>6] |= 1 << (b & 63) }
func (s *set) has(b byte) bool      { return s[b>>6]&(1<<(b&63)) != 0 }
func (s *set) addRange(lo, hi byte) { s.addWhere(func(b byte) bool { return lo <= b && b <= hi }) }

func (s *set) addWhere(keep func(byte) bool) {
	for i := range 256 {
		if keep(byte(i)) {
			s.add(byte(i))
		}
	}
}

func (s *set) union(o set) {
	for i := range s {
		s[i] |= o[i]
	}
}

func (s set) inverted() set {
	for i := range s {
		s[i] = ^s[i]
	}
	return s
}

func (s set) empty() bool { return s == set{} }

// foldCase adds the other case of every ASCII letter in the set.
func (s *set) foldCase() {
	for b := byte('a'); b <= 'z'; b++ {
		if upper := b - 'a' + 'A'; s.has(b) || s.has(upper) {
			s.add(b)
			s.add(upper)
		}
	}
}

func one(b byte) set {
	var s set
	s.add(b)
	return s
}

// kind says what a node of the tree matches.
type kind uint8

const (
	kindEmpty   kind = iota // nothing
	kindLit                 // the bytes of lit
	kindSet                 // one byte of set
	kindCat                 // subs, one after the other
	kindAlt                 // the first of subs that lets the rest match
	kindRepeat              // subs[0], min to max times (max < 0: no limit), mode
	kindCapture             // subs[0], remembered as group num
	kindAtomic              // subs[0], without going back into it
	kindLook                // look-around of subs[0]: behind, negated
	kindAssert              // the condition in assert
	kindBackref             // what group num matched; folded when fold
)

// mode is the eagerness of a repetition.
type mode uint8

const (
	greedy mode = iota
	lazy
	possessive
)

// assertion is a condition on a position.
type assertion uint8

const (
	assertStart     assertion = iota // start of the input
	assertLineStart                  // start of the input or after a line feed
	assertEnd                        // end of the input
	assertEndLine                    // end, or before a final line feed
	assertLineEnd                    // end, or before a line feed
	assertWord                       // word boundary
	assertNotWord                    // no word boundary
)

// node is one node of the parsed pattern.
type node struct {
	kind     kind
	lit      []byte
	set      set
	subs     []*node
	min, max int
	mode     mode
	num      int
	behind   bool
	negated  bool
	fold     bool
	assert   assertion
}

// nullable reports whether the node can match without consuming anything.
func (n *node) nullable() bool {
	switch n.kind {
	case kindLit:
		return len(n.lit) == 0
	case kindSet:
		return false
	case kindCat:
		for _, s := range n.subs {
			if !s.nullable() {
				return false
			}
		}
		return true
	case kindAlt:
		for _, s := range n.subs {
			if s.nullable() {
				return true
			}
		}
		return false
	case kindRepeat:
		return n.min == 0 || n.subs[0].nullable()
	case kindCapture, kindAtomic:
		return n.subs[0].nullable()
	}
	return true
}

// width gives the number of bytes the node matches when that is fixed.
func (n *node) width() (int, bool) {
	switch n.kind {
	case kindEmpty, kindLook, kindAssert:
		return 0, true
	case kindLit:
		return len(n.lit), true
	case kindSet:
		return 1, true
	case kindCat:
		total := 0
		for _, s := range n.subs {
			w, ok := s.width()
			if !ok {
				return 0, false
			}
			total += w
		}
		return total, true
	case kindAlt:
		first, ok := n.subs[0].width()
		for _, s := range n.subs[1:] {
			w, fixed := s.width()
			ok = ok && fixed && w == first
		}
		return first, ok
	case kindRepeat:
		w, ok := n.subs[0].width()
		return w * n.min, ok && n.min == n.max
	case kindCapture, kindAtomic:
		return n.subs[0].width()
	}
	return 0, false
}

// anchored reports whether every match of the node begins at the start of
// the input.
func (n *node) anchored() bool {
	switch n.kind {
	case kindAssert:
		return n.assert == assertStart
	case kindCat:
		return len(n.subs) > 0 && n.subs[0].anchored()
	case kindAlt:
		for _, s := range n.subs {
			if !s.anchored() {
				return false
			}
		}
		return true
	case kindCapture, kindAtomic:
		return n.subs[0].anchored()
	}
	return false
}
