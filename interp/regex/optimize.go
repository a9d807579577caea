package regex

import (
	"strings"
	"unicode/utf8"
)

// The optimizer rewrites the tree without changing what it matches: groups that do nothing go away, characters in a row
// become texts, and alternatives of single characters become one set. Look-behinds keep their branches, whose lengths
// have been measured.

type optimizer struct{ utf bool }

func (o *optimizer) node(n *node) *node {
	for i, k := range n.kids {
		if n.kind == nLook && n.behind && k.kind == nAlt {
			for j := range k.kids {
				k.kids[j] = o.node(k.kids[j])
			}
			continue
		}
		n.kids[i] = o.node(k)
	}
	switch n.kind {
	case nGroup:
		if n.n == 0 {
			return n.kids[0]
		}
	case nSeq:
		return o.sequence(n)
	case nAlt:
		return o.alternatives(n)
	case nRepeat:
		if n.min == 1 && n.max == 1 {
			return n.kids[0]
		}
	case nSet:
		if len(n.set) == 1 && n.set[0].lo == n.set[0].hi {
			return &node{kind: nChar, r: n.set[0].lo}
		}
	}
	return n
}

// sequence flattens sequences in a sequence and joins characters.
func (o *optimizer) sequence(n *node) *node {
	var items []*node
	for _, k := range n.kids {
		switch k.kind {
		case nEmpty:
		case nSeq:
			items = append(items, k.kids...)
		default:
			items = append(items, k)
		}
	}
	out := items[:0]
	for i := 0; i < len(items); {
		t, fold, end := o.text(items[i:])
		if end < 2 {
			out = append(out, items[i])
			i++
			continue
		}
		out = append(out, &node{kind: nText, text: t, fold: fold})
		i += end
	}
	return newSeq(out)
}

// text joins the characters that items begin with and says how many there are. Without case and with case do not mix,
// but what is no ASCII letter goes with both.
func (o *optimizer) text(items []*node) (text string, fold bool, n int) {
	var b strings.Builder
	fold, exact := false, false
	for _, k := range items {
		if k.kind == nText {
			if k.fold && exact || !k.fold && fold && hasLetter(k.text) {
				break
			}
			fold, exact = fold || k.fold, exact || !k.fold && hasLetter(k.text)
			b.WriteString(k.text)
			n++
			continue
		}
		if k.kind != nChar {
			break
		}
		letter := k.r < 128 && isAlpha(byte(k.r))
		if k.fold && exact || letter && !k.fold && fold {
			break
		}
		fold, exact = fold || k.fold, exact || letter && !k.fold
		o.put(&b, k.r)
		n++
	}
	return b.String(), fold, n
}

func hasLetter(s string) bool {
	for i := range len(s) {
		if isAlpha(s[i]) {
			return true
		}
	}
	return false
}

func (o *optimizer) put(b *strings.Builder, r rune) {
	if o.utf {
		b.WriteRune(r)
	} else {
		b.WriteByte(byte(r))
	}
}

// encode is a character as bytes.
func (o *optimizer) encode(r rune) string {
	if o.utf {
		return string(utf8.AppendRune(nil, r))
	}
	return string([]byte{byte(r)})
}

// singleSet is the set of a node that matches one character of one; ok is false for other nodes.
func singleSet(n *node) (s runeSet, ok bool) {
	switch n.kind {
	case nSet:
		return n.set, true
	case nChar:
		if n.fold {
			return runeSet{{n.r &^ 0x20, n.r &^ 0x20}, {n.r, n.r}}, true
		}
		return single(n.r), true
	}
	return nil, false
}

// alternatives joins neighbours that are single characters.
func (o *optimizer) alternatives(n *node) *node {
	var out []*node
	var joined runeSet
	for _, k := range n.kids {
		s, ok := singleSet(k)
		if !ok {
			joined = nil
			out = append(out, k)
			continue
		}
		if joined == nil {
			joined = s
			out = append(out, k)
			continue
		}
		joined = union(joined, s)
		out[len(out)-1] = &node{kind: nSet, set: joined}
	}
	if len(out) == 1 {
		return out[0]
	}
	n.kids = out
	return n
}
