package standard

import (
	"strings"

	"gaja/interp/php"
)

// Metaphone codes a word by its English pronunciation: consonants with what their neighbours make of them, vowels only at
// the beginning. "0" stands for "th".

func metaphone(c *php.Call) (php.Value, error) {
	limit := c.Int(1)
	if limit < 0 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(1, "must be greater than or equal to 0")
		}
		return php.False(), nil
	}
	m := &metaphoner{word: c.Peek(0)}
	return text(c.Ctx, m.run(int(min(limit, 1<<30)))), nil
}

// metaphoner walks a word; other characters than letters separate.
type metaphoner struct {
	word string
	at   int
	out  []byte
}

// Classes of letters.
const (
	vowelLetters = "AEIOU"
	frontVowels  = "EIY" // soften c and g
	noGhToF      = "BDH" // B_GH, D_GH, H__GH keep gh silent
	affectsH     = "CGPST"
)

// letter returns the letter d places on in upper case, or 0 beyond the word; other characters are returned as they are.
func (m *metaphoner) letter(d int) byte {
	i := m.at + d
	if i < 0 || i >= len(m.word) {
		return 0
	}
	return upperByte(m.word[i])
}

// ahead returns the letter d places on unless the word ends before it.
func (m *metaphoner) ahead(d int) byte {
	for k := 1; k <= d; k++ {
		if m.letter(k) == 0 {
			return 0
		}
	}
	return m.letter(d)
}

func in(set string, ch byte) bool { return ch != 0 && strings.IndexByte(set, ch) >= 0 }

func (m *metaphoner) put(s string) { m.out = append(m.out, s...) }

func (m *metaphoner) run(limit int) string {
	for m.at < len(m.word) && !isAlpha(m.word[m.at]) {
		m.at++
	}
	if m.at == len(m.word) {
		return ""
	}
	m.initial()
	for m.at < len(m.word) && (limit == 0 || len(m.out) < limit) {
		ch := m.letter(0)
		if isAlpha(ch) && (ch != m.letter(-1) || ch == 'C') {
			m.at += m.code(ch)
		}
		m.at++
	}
	return string(m.out)
}

// initial handles the exceptions at the beginning of a word.
func (m *metaphoner) initial() {
	ch, next := m.letter(0), m.letter(1)
	switch {
	case ch == 'A' && next == 'E':
		m.put("E")
		m.at += 2
	case (ch == 'G' || ch == 'K' || ch == 'P') && next == 'N':
		m.put("N")
		m.at += 2
	case ch == 'X':
		m.put("S")
		m.at++
	case ch == 'W' && next == 'R':
		m.put("R")
		m.at += 2
	case ch == 'W' && (next == 'H' || in(vowelLetters, next)):
		m.put("W")
		m.at += 2
	case ch == 'W':
		m.at++
	case in(vowelLetters, ch):
		m.put(string(rune(ch)))
		m.at++
	}
}

// code writes the code of one letter and returns how many further letters it used up.
func (m *metaphoner) code(ch byte) int {
	next, prev := m.letter(1), m.letter(-1)
	switch ch {
	case 'B':
		if prev != 'M' {
			m.put("B")
		}
	case 'C':
		return m.codeC(next, prev)
	case 'D':
		if next == 'G' && in(frontVowels, m.ahead(2)) {
			m.put("J")
			return 1
		}
		m.put("T")
	case 'G':
		return m.codeG(next, prev)
	case 'H':
		if in(vowelLetters, next) && !in(affectsH, prev) {
			m.put("H")
		}
	case 'K':
		if prev != 'C' {
			m.put("K")
		}
	case 'P':
		if next == 'H' {
			m.put("F")
		} else {
			m.put("P")
		}
	case 'Q':
		m.put("K")
	case 'S':
		return m.codeS(next)
	case 'T':
		return m.codeT(next)
	case 'V':
		m.put("F")
	case 'W', 'Y':
		if in(vowelLetters, next) {
			m.put(string(rune(ch)))
		}
	case 'X':
		m.put("KS")
	case 'Z':
		m.put("S")
	case 'F', 'J', 'L', 'M', 'N', 'R':
		m.put(string(rune(ch)))
	}
	return 0
}

func (m *metaphoner) codeC(next, prev byte) int {
	switch {
	case in(frontVowels, next):
		switch {
		case next == 'I' && m.ahead(2) == 'A':
			m.put("X")
		case prev == 'S':
		default:
			m.put("S")
		}
	case next == 'H':
		m.put("X")
		return 1
	default:
		m.put("K")
	}
	return 0
}

func (m *metaphoner) codeG(next, prev byte) int {
	switch {
	case next == 'H':
		if !(in(noGhToF, m.letter(-3)) || m.letter(-4) == 'H') {
			m.put("F")
			return 1
		}
	case next == 'N':
		after := m.ahead(2)
		if !isAlpha(after) || after == 'E' && m.ahead(3) == 'D' {
			return 0
		}
		m.put("K")
	case in(frontVowels, next) && prev != 'G':
		m.put("J")
	default:
		m.put("K")
	}
	return 0
}

func (m *metaphoner) codeS(next byte) int {
	switch {
	case next == 'I' && (m.ahead(2) == 'O' || m.ahead(2) == 'A'):
		m.put("X")
	case next == 'H':
		m.put("X")
		return 1
	default:
		m.put("S")
	}
	return 0
}

func (m *metaphoner) codeT(next byte) int {
	switch {
	case next == 'I' && (m.ahead(2) == 'O' || m.ahead(2) == 'A'):
		m.put("X")
	case next == 'H':
		m.put("0")
		return 1
	case !(next == 'C' && m.ahead(2) == 'H'):
		m.put("T")
	}
	return 0
}
