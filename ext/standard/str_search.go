package standard

import (
	"strings"

	"gaja/interp/php"
)

const needle74 = "Non-string needles will be interpreted as strings in the future. " +
	"Use an explicit chr() call to preserve the current behavior"

// needle returns argument 1 as what to look for. At 7.4 anything but a string is the number of a byte, with a
// deprecation; ok is false when a warning said that it cannot be.
func needle(c *php.Call) (s string, ok bool) {
	v := c.Arg(1)
	if v.IsString() {
		return v.Str().Peek(), true
	}
	if v.IsArray() || v.IsResource() {
		c.Warn("needle is not a string or an integer")
		return "", false
	}
	s = string([]byte{byte(c.Ctx.ToInt(v))})
	c.Deprecated(needle74)
	return s, true
}

func strpos(c *php.Call) (php.Value, error) {
	s, off := c.Peek(0), c.Int(2)
	if off < 0 {
		off += int64(len(s))
	}
	if off < 0 || off > int64(len(s)) {
		return badArg(c, 2, "must be contained in argument #1 ($haystack)", "Offset not contained in string")
	}
	what, ok := needle(c)
	if !ok {
		return php.False(), nil
	}
	if what == "" && !is84(c) {
		return warnFalse(c, "Empty needle")
	}
	at := strings.Index(s[off:], what)
	if at < 0 {
		return php.False(), nil
	}
	return php.Int(int64(at) + off), nil
}

func stripos(c *php.Call) (php.Value, error) {
	s, off := c.Peek(0), c.Int(2)
	if off < 0 {
		off += int64(len(s))
	}
	if off < 0 || off > int64(len(s)) {
		return badArg(c, 2, "must be contained in argument #1 ($haystack)", "Offset not contained in string")
	}
	if s == "" && !is84(c) {
		return php.False(), nil
	}
	what, ok := needle(c)
	if !ok || what == "" && !is84(c) {
		return php.False(), nil
	}
	at := indexFold(s[off:], what)
	if at < 0 {
		return php.False(), nil
	}
	return php.Int(int64(at) + off), nil
}

// indexFold is strings.Index blind to ASCII case. It looks for either case of the needle's first byte.
func indexFold(s, what string) int {
	if what == "" {
		return 0
	}
	if len(what) > len(s) {
		return -1
	}
	lo, up := lowerByte(what[0]), upperByte(what[0])
	heads := s[:len(s)-len(what)+1]
	nextLo, nextUp := nextByte(heads, 0, lo), len(heads)
	if up != lo {
		nextUp = nextByte(heads, 0, up)
	}
	for {
		i := min(nextLo, nextUp)
		if i == len(heads) {
			return -1
		}
		if equalFold(s[i:i+len(what)], what) {
			return i
		}
		if i == nextLo {
			nextLo = nextByte(heads, i+1, lo)
		} else {
			nextUp = nextByte(heads, i+1, up)
		}
	}
}

// nextByte finds a byte from i on; without one it gives the length.
func nextByte(s string, i int, c byte) int {
	if at := strings.IndexByte(s[i:], c); at >= 0 {
		return i + at
	}
	return len(s)
}

// equalFold compares two strings of the same length, blind to ASCII case.
func equalFold(a, b string) bool {
	for i := 0; i < len(a); i++ {
		if x, y := a[i], b[i]; x != y && lowerByte(x) != lowerByte(y) {
			return false
		}
	}
	return true
}

func lastIndexFold(s, what string) int {
	for i := len(s) - len(what); i >= 0; i-- {
		if equalFold(s[i:i+len(what)], what) {
			return i
		}
	}
	return -1
}

func strrpos(c *php.Call) (php.Value, error) { return lastPos(c, strings.LastIndex) }

func strripos(c *php.Call) (php.Value, error) { return lastPos(c, lastIndexFold) }

// lastPos is strrpos with a way to search. A negative offset says where the last match may begin, from the end.
func lastPos(c *php.Call, search func(s, what string) int) (php.Value, error) {
	s, off := c.Peek(0), c.Int(2)
	what, ok := needle(c)
	if !ok || !is84(c) && (what == "" || s == "") {
		return php.False(), nil
	}
	n := int64(len(s))
	if off > n || off < -n {
		return badArg(c, 2, "must be contained in argument #1 ($haystack)",
			"Offset is greater than the length of haystack string")
	}
	from, to := int64(0), n
	if off >= 0 {
		from = off
	} else {
		to = min(n, n+off+int64(len(what)))
	}
	at := search(s[from:to], what)
	if at < 0 {
		return php.False(), nil
	}
	return php.Int(int64(at) + from), nil
}

func strstr(c *php.Call) (php.Value, error)  { return findPart(c, strings.Index, true) }
func stristr(c *php.Call) (php.Value, error) { return findPart(c, indexFold, true) }

func findPart(c *php.Call, search func(s, what string) int, complain bool) (php.Value, error) {
	what, ok := needle(c)
	if !ok {
		return php.False(), nil
	}
	if what == "" && complain && !is84(c) {
		return warnFalse(c, "Empty needle")
	}
	s := c.Peek(0)
	at := search(s, what)
	if at < 0 {
		return php.False(), nil
	}
	if c.Arg(2).IsTrue() {
		return part(c.Ctx, c.Arg(0), 0, at), nil
	}
	return part(c.Ctx, c.Arg(0), at, len(s)), nil
}

func strrchr(c *php.Call) (php.Value, error) {
	return findPart(c, func(s, what string) int {
		if what == "" {
			return strings.LastIndexByte(s, 0)
		}
		return strings.LastIndexByte(s, what[0])
	}, false)
}

func strContains(c *php.Call) (php.Value, error) {
	return php.Bool(strings.Contains(c.Peek(0), c.Peek(1))), nil
}

func strStartsWith(c *php.Call) (php.Value, error) {
	return php.Bool(strings.HasPrefix(c.Peek(0), c.Peek(1))), nil
}

func strEndsWith(c *php.Call) (php.Value, error) {
	return php.Bool(strings.HasSuffix(c.Peek(0), c.Peek(1))), nil
}

func strspn(c *php.Call) (php.Value, error)  { return span(c, true) }
func strcspn(c *php.Call) (php.Value, error) { return span(c, false) }

// span measures the run of bytes that are (or are not) in argument 1.
func span(c *php.Call, in bool) (php.Value, error) {
	s, chars, off := c.Peek(0), c.Peek(1), c.Int(2)
	n := int64(len(s))
	if off < 0 {
		off = max(off+n, 0)
	} else if off > n {
		if !is84(c) {
			return php.False(), nil
		}
		off = n
	}
	length := n - off
	if !c.IsNull(3) {
		length = c.Int(3)
		if length < 0 {
			length = max(length+n-off, 0)
		}
		length = min(length, n-off)
	}
	s = s[off : off+length]
	if chars == "" && !in && !is84(c) {
		chars = "\x00" // 7.4 then measures as C does
	}
	return php.Int(int64(spanOf(s, chars, in))), nil
}

func spanOf(s, chars string, in bool) int {
	if len(chars) == 1 {
		i := 0
		for i < len(s) && (s[i] == chars[0]) == in {
			i++
		}
		return i
	}
	var m mask256
	for i := 0; i < len(chars); i++ {
		m.add(chars[i])
	}
	i := 0
	for i < len(s) && m.has(s[i]) == in {
		i++
	}
	return i
}

func strpbrk(c *php.Call) (php.Value, error) {
	s, chars := c.Peek(0), c.Peek(1)
	if chars == "" {
		return badArg(c, 1, "must be a non-empty string", "The character list cannot be empty")
	}
	at := spanOf(s, chars, false)
	if at == len(s) {
		return php.False(), nil
	}
	return part(c.Ctx, c.Arg(0), at, len(s)), nil
}
