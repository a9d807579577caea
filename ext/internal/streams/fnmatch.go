package streams

import "strings"

// Flags of Fnmatch, with the C library's values.
const (
	FnPathname = 1
	FnNoEscape = 2
	FnPeriod   = 4
	FnCaseFold = 16
)

// Fnmatch reports whether a name matches a shell pattern: * ? [set] and, unless FnNoEscape is set, backslashes.
func Fnmatch(pattern, name string, flags int) bool {
	return fnmatchAt(pattern, name, 0, flags)
}

// fnmatchAt matches from position at of name. A star tries ends one after the other but keeps only the last star to come
// back to, so the time is bounded by the product of the lengths.
func fnmatchAt(p, s string, at, flags int) bool {
	starP, starS := -1, 0
	pi, si := 0, at
	for {
		if pi < len(p) && p[pi] == '*' {
			if hidden(s, si, flags) {
				return false
			}
			starP, starS = pi, si
			pi++
			continue
		}
		if si == len(s) && pi == len(p) {
			return true
		}
		if si < len(s) && pi < len(p) {
			if n, ok := matchOne(p[pi:], s, si, flags); ok {
				pi += n
				si++
				continue
			}
		}
		if starP < 0 || starS >= len(s) || flags&FnPathname != 0 && s[starS] == '/' {
			return false
		}
		starS++
		pi, si = starP+1, starS
	}
}

// hidden reports whether position i holds a leading period that only a literal one matches.
func hidden(s string, i, flags int) bool {
	return flags&FnPeriod != 0 && i < len(s) && s[i] == '.' && (i == 0 || flags&FnPathname != 0 && s[i-1] == '/')
}

func foldByte(c byte, flags int) byte {
	if flags&FnCaseFold != 0 && c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// matchOne matches one element of the pattern with one byte and returns the element's length.
func matchOne(p, s string, i, flags int) (int, bool) {
	c := s[i]
	switch p[0] {
	case '?':
		return 1, !hidden(s, i, flags) && !(flags&FnPathname != 0 && c == '/')
	case '[':
		if hidden(s, i, flags) || flags&FnPathname != 0 && c == '/' {
			return 0, false
		}
		if n, ok, valid := matchSet(p, c, flags); valid {
			return n, ok
		}
	case '\\':
		if flags&FnNoEscape == 0 && len(p) > 1 {
			return 2, foldByte(p[1], flags) == foldByte(c, flags)
		}
	}
	return 1, foldByte(p[0], flags) == foldByte(c, flags)
}

// matchSet matches a bracket expression; valid is false when it does not end.
func matchSet(p string, c byte, flags int) (n int, ok, valid bool) {
	i := 1
	not := i < len(p) && (p[i] == '!' || p[i] == '^')
	if not {
		i++
	}
	c = foldByte(c, flags)
	for first := true; ; first = false {
		if i >= len(p) {
			return 0, false, false
		}
		if p[i] == ']' && !first {
			return i + 1, ok != not, true
		}
		if strings.HasPrefix(p[i:], "[:") {
			if end := strings.Index(p[i:], ":]"); end > 0 {
				ok = ok || inClass(p[i+2:i+end], c)
				i += end + 2
				continue
			}
		}
		lo, next := setByte(p, i, flags)
		hi := lo
		i = next
		if i+1 < len(p) && p[i] == '-' && p[i+1] != ']' {
			hi, i = setByte(p, i+1, flags)
		}
		if foldByte(lo, flags) <= c && c <= foldByte(hi, flags) {
			ok = true
		}
	}
}

func setByte(p string, i, flags int) (byte, int) {
	if p[i] == '\\' && flags&FnNoEscape == 0 && i+1 < len(p) {
		i++
	}
	return p[i], i + 1
}

func inClass(name string, c byte) bool {
	upper, lower := c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z'
	digit, space := c >= '0' && c <= '9', c == ' ' || c >= 9 && c <= 13
	switch name {
	case "alpha":
		return upper || lower
	case "digit":
		return digit
	case "alnum":
		return upper || lower || digit
	case "upper":
		return upper
	case "lower":
		return lower
	case "space":
		return space
	case "blank":
		return c == ' ' || c == '\t'
	case "punct":
		return c > 32 && c < 127 && !upper && !lower && !digit
	case "print":
		return c >= 32 && c < 127
	case "graph":
		return c > 32 && c < 127
	case "cntrl":
		return c < 32 || c == 127
	case "xdigit":
		return digit || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
	}
	return false
}
