package regex

import (
	"slices"
	"sync"
	"unicode"
)

// maxRune is the last code point; in byte mode the last character is 255.
const maxRune = 0x10ffff

type span struct{ lo, hi rune }

// runeSet is a set of characters: spans in order, neither overlapping nor touching.
type runeSet []span

func single(r rune) runeSet { return runeSet{{r, r}} }

// has reports whether r is in the set.
func (s runeSet) has(r rune) bool {
	lo, hi := 0, len(s)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		switch {
		case r < s[m].lo:
			hi = m
		case r > s[m].hi:
			lo = m + 1
		default:
			return true
		}
	}
	return false
}

// normal sorts and joins spans in place.
func (s runeSet) normal() runeSet {
	slices.SortFunc(s, func(a, b span) int { return int(a.lo) - int(b.lo) })
	out := s[:0]
	for _, x := range s {
		if n := len(out); n > 0 && x.lo <= out[n-1].hi+1 {
			out[n-1].hi = max(out[n-1].hi, x.hi)
		} else {
			out = append(out, x)
		}
	}
	return out
}

func union(a, b runeSet) runeSet {
	return append(append(make(runeSet, 0, len(a)+len(b)), a...), b...).normal()
}

// negate returns the complement up to limit.
func (s runeSet) negate(limit rune) runeSet {
	var out runeSet
	next := rune(0)
	for _, x := range s {
		if x.lo > limit {
			break
		}
		if x.lo > next {
			out = append(out, span{next, x.lo - 1})
		}
		next = x.hi + 1
	}
	if next <= limit {
		out = append(out, span{next, limit})
	}
	return out
}

// clip removes what is above limit.
func (s runeSet) clip(limit rune) runeSet {
	for i, x := range s {
		if x.hi > limit {
			out := slices.Clone(s[:i])
			if x.lo <= limit {
				out = append(out, span{x.lo, limit})
			}
			return out
		}
	}
	return s
}

func intersect(a, b runeSet) runeSet {
	return union(a.negate(maxRune), b.negate(maxRune)).negate(maxRune)
}

// fromTable turns one of package unicode's tables into a set.
func fromTable(tabs ...*unicode.RangeTable) runeSet {
	var s runeSet
	add := func(lo, hi, stride rune) {
		if stride == 1 {
			s = append(s, span{lo, hi})
			return
		}
		for r := lo; r <= hi; r += stride {
			s = append(s, span{r, r})
		}
	}
	for _, t := range tabs {
		for _, x := range t.R16 {
			add(rune(x.Lo), rune(x.Hi), rune(x.Stride))
		}
		for _, x := range t.R32 {
			add(rune(x.Lo), rune(x.Hi), rune(x.Stride))
		}
	}
	return s.normal()
}

// casing lists every character that has other cases; it is what package unicode knows, turned around.
var casing = sync.OnceValue(func() []rune {
	var list []rune
	for _, c := range unicode.CaseRanges {
		for r := rune(c.Lo); r <= rune(c.Hi); r++ {
			if unicode.SimpleFold(r) != r {
				list = append(list, r)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
})

// folding says how letters are compared without case.
type folding uint8

const (
	foldASCII    folding = iota
	foldLatin            // Unicode's rules, one-byte characters only
	foldUnicode          // Unicode's rules
	foldRestrict         // … but ASCII letters only among themselves
)

// others calls f for the other cases of r.
func (k folding) others(r rune, f func(rune)) {
	if k == foldASCII || k == foldRestrict && r < 128 {
		if c := r | 0x20; c >= 'a' && c <= 'z' && r < 128 {
			f(r ^ 0x20)
		}
		return
	}
	for o := unicode.SimpleFold(r); o != r; o = unicode.SimpleFold(o) {
		if k == foldLatin && o > 255 || k == foldRestrict && o < 128 {
			continue
		}
		f(o)
	}
}

// close adds the other cases of all members.
func (k folding) close(s runeSet) runeSet {
	var more runeSet
	add := func(o rune) { more = append(more, span{o, o}) }
	if k == foldASCII || k == foldLatin {
		for _, x := range s {
			for r := x.lo; r <= min(x.hi, 255); r++ {
				k.others(r, add)
			}
		}
		return union(s, more)
	}
	list := casing()
	for _, x := range s {
		if x.lo == 0 && x.hi == maxRune {
			return s
		}
		i, _ := slices.BinarySearch(list, x.lo)
		for ; i < len(list) && list[i] <= x.hi; i++ {
			k.others(list[i], add)
		}
	}
	return union(s, more)
}
