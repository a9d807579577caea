package syntax

import (
	"strconv"
	"strings"
)

// number reads an integer or a floating point number at i.
func (l *Lexer) number(i int) Token {
	end, kind := scanNumber(l.src, i, l.level)
	l.pos = end
	text := l.src[i:end]
	if kind == numFloat {
		l.flt = decodeDecimal(text)
		return TDNumber
	}
	n, f, isInt, ok := DecodeInt(text)
	if !ok {
		if bad := l.fail("Invalid numeric literal"); l.parse {
			return bad
		}
		// The tokenizer still has to tell an integer from a number that overflows.
		n, f, isInt, _ = DecodeInt(text[:strings.IndexAny(text, "89")])
	}
	l.num, l.flt = n, f
	if isInt {
		return TLNumber
	}
	return TDNumber
}

type numberKind uint8

const (
	numDecimal numberKind = iota
	numPrefixed
	numFloat
)

// scanNumber returns the end of the longest number at i, which begins with a digit or with a dot and a digit.
func scanNumber(s string, i int, level Level) (end int, kind numberKind) {
	if s[i] == '0' {
		if e := scanPrefixed(s, i, level); e > 0 {
			return e, numPrefixed
		}
	}
	j := scanDigits(s, i)
	kind = numDecimal
	if s[j] == '.' {
		if isDigit(s[j+1]) {
			j = scanDigits(s, j+1)
			kind = numFloat
		} else if j > i {
			j++
			kind = numFloat
		}
	}
	if s[j]|0x20 == 'e' {
		k := j + 1
		if s[k] == '+' || s[k] == '-' {
			k++
		}
		if isDigit(s[k]) {
			return scanDigits(s, k), numFloat
		}
	}
	return j, kind
}

// scanPrefixed returns the end of a number with a base prefix at i, or 0.
func scanPrefixed(s string, i int, level Level) int {
	var digit func(byte) bool
	switch s[i+1] | 0x20 {
	case 'x':
		digit = isHex
	case 'b':
		digit = func(c byte) bool { return c == '0' || c == '1' }
	case 'o':
		if level == Level74 {
			return 0
		}
		digit = isOctal
	default:
		return 0
	}
	j := i + 2
	if !digit(s[j]) {
		return 0
	}
	for digit(s[j]) || s[j] == '_' && digit(s[j+1]) {
		j++
	}
	return j
}

// scanDigits returns the end of digits with single underscores between them.
func scanDigits(s string, i int) int {
	for isDigit(s[i]) || s[i] == '_' && isDigit(s[i+1]) && isDigit(s[i-1]) {
		i++
	}
	return i
}

func stripUnderscores(s string) string {
	if strings.IndexByte(s, '_') < 0 {
		return s
	}
	return strings.ReplaceAll(s, "_", "")
}

// DecodeFloat returns the value of a floating point literal as written: "1.5", ".5", "1.", "1_0e-3".
func DecodeFloat(text string) float64 { return decodeDecimal(text) }

func decodeDecimal(text string) float64 {
	f, _ := strconv.ParseFloat(stripUnderscores(text), 64) // out of range is an infinity, as in PHP
	return f
}

// DecodeInt returns the value of an integer literal as written: decimal, 0x1F, 0b11, 0o17 or 017, with underscores.
// isInt is false when it overflows and the value is f. ok is false for a digit 8 or 9 in an octal number.
func DecodeInt(text string) (n int64, f float64, isInt, ok bool) {
	if len(text) < 18 && text[0] != '0' {
		for i := 0; i < len(text); i++ {
			if c := text[i]; c != '_' {
				n = n*10 + int64(c-'0')
			}
		}
		return n, 0, true, true
	}
	text = stripUnderscores(text)
	base, digits := 10, text
	if text[0] == '0' && len(text) > 1 {
		base, digits = 8, text[1:]
		switch text[1] | 0x20 {
		case 'x':
			base, digits = 16, text[2:]
		case 'b':
			base, digits = 2, text[2:]
		case 'o':
			digits = text[2:]
		}
	}
	if base == 8 && strings.IndexAny(digits, "89") >= 0 {
		return 0, 0, true, false
	}
	if n, err := strconv.ParseInt(digits, base, 64); err == nil {
		return n, 0, true, true
	}
	if base == 10 {
		return 0, decodeDecimal(text), false, true
	}
	return 0, decodeBase(digits, base), false, true
}

// decodeBase adds digit by digit in floating point, as PHP does: the rounding differs from that of a correct conversion.
func decodeBase(digits string, base int) (f float64) {
	for i := 0; i < len(digits); i++ {
		c := lower(digits[i])
		d := c - '0'
		if c >= 'a' {
			d = c - 'a' + 10
		}
		if base < 16 && c >= '0' && c <= '9' { // PHP adds the digit's code first, which rounds in its own way
			f = float64(f*float64(base)) + float64(c)
			f -= '0'
			continue
		}
		f = f*float64(base) + float64(d)
	}
	return f
}

// varOffset reads inside "$a[…]".
func (l *Lexer) varOffset() Token {
	s := l.src
	i := l.off
	c := s[i]
	l.pos = i + 1
	switch {
	case isDigit(c):
		return l.numString(i)
	case c == '$' && isStart(s[i+1]):
		return l.variable(i)
	case isStart(c):
		j := i + 1
		for isLabel(s[j]) {
			j++
		}
		l.pos = j
		l.str = s[i:j]
		return TString
	case c == ']':
		l.pop()
		return ']'
	case strings.IndexByte(" \n\r\t\\'#", c) >= 0:
		// Nothing of this can follow; the parser gets an empty string content for its message.
		l.pos = i
		l.pop()
		l.str = ""
		return TEncapsedAndWhitespace
	case strings.IndexByte(";:,.|^&+-/*=%!~$<>?@[(){}\"`", c) >= 0:
		return Token(c)
	case c == 0 && i >= l.limit:
		return l.end()
	}
	if l.level == Level74 {
		return l.badCharacter(i)
	}
	return TBadCharacter
}

// numString reads a number inside "$a[…]": a decimal integer without leading zeros is one, all else is a string key.
func (l *Lexer) numString(i int) Token {
	s := l.src
	j := i
	if e := 0; s[i] == '0' {
		if e = scanPrefixed(s, i, l.level); e > 0 {
			j = e
		}
	}
	plain := false
	if j == i {
		j = scanDigits(s, i)
		plain = s[i] != '0' || j == i+1
	}
	l.pos = j
	l.str = s[i:j]
	l.numIsInt = false
	if plain && strings.IndexByte(l.str, '_') < 0 {
		n, err := strconv.ParseInt(l.str, 10, 64)
		l.num, l.numIsInt = n, err == nil
	}
	return TNumString
}
