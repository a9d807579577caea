package standard

import (
	"strconv"
	"strings"

	"gaja/interp/php"
)

// scanner matches a string against a compiled scanf format.
type scanner struct {
	s         string
	at        int
	values    []php.Value
	count     int
	underflow bool // the string ended too early
}

func (sc *scanner) drop() {
	for _, v := range sc.values {
		v.Release()
	}
}

func (sc *scanner) skipSpace() {
	for sc.at < len(sc.s) && isSpace(sc.s[sc.at]) {
		sc.at++
	}
}

func (sc *scanner) run(f *scanFormat) {
	for i := range f.convs {
		c := &f.convs[i]
		if c.verb == 0 {
			if !sc.literal(c) {
				return
			}
			continue
		}
		if c.verb == 'n' {
			sc.put(c, php.Int(int64(sc.at)))
			continue
		}
		if c.verb != '[' && c.verb != 'c' {
			sc.skipSpace()
		}
		if sc.at >= len(sc.s) {
			sc.underflow = true
			return
		}
		v, ok := sc.convert(c)
		if !ok {
			return
		}
		sc.put(c, v)
	}
}

func (sc *scanner) put(c *scanConv, v php.Value) {
	sc.count++
	if c.skip {
		v.Release()
		return
	}
	old := sc.values[c.arg]
	sc.values[c.arg] = v
	old.Release()
}

func (sc *scanner) literal(c *scanConv) bool {
	if c.space {
		sc.skipSpace()
		return true
	}
	for i := 0; i < len(c.literal); i++ {
		if sc.at >= len(sc.s) {
			sc.underflow = true
			return false
		}
		if sc.s[sc.at] != c.literal[i] {
			return false
		}
		sc.at++
	}
	return true
}

func (sc *scanner) convert(c *scanConv) (php.Value, bool) {
	switch c.verb {
	case 's', 'c', '[':
		return sc.text(c)
	case 'f':
		return sc.float(c)
	}
	return sc.int(c)
}

func (sc *scanner) text(c *scanConv) (php.Value, bool) {
	width := c.width
	if width == 0 {
		width = len(sc.s)
		if c.verb == 'c' {
			width = 1
		}
	}
	start := sc.at
	for sc.at < len(sc.s) && sc.at-start < width {
		ch := sc.s[sc.at]
		if c.verb == '[' && !c.set.has(ch) || c.verb != '[' && isSpace(ch) {
			break
		}
		sc.at++
	}
	if c.verb == '[' && sc.at == start {
		return php.Undef(), false
	}
	return php.String(strings.Clone(sc.s[start:sc.at])), true
}

// window is what a number of the conversion's width may use.
func (sc *scanner) window(c *scanConv) string {
	w := sc.s[sc.at:]
	if c.width > 0 && c.width < len(w) {
		w = w[:c.width]
	}
	return w
}

func (sc *scanner) int(c *scanConv) (php.Value, bool) {
	w := sc.window(c)
	i, base := 0, 10
	neg := strings.HasPrefix(w, "-")
	if neg || strings.HasPrefix(w, "+") {
		i++
	}
	signed := i
	switch c.verb {
	case 'o':
		base = 8
	case 'x':
		base = 16
	case 'i':
		if i < len(w) && w[i] == '0' {
			base = 8
		}
	}
	start := i
	if (c.verb == 'x' || c.verb == 'i') && signed == 0 && len(w) > 1 && w[0] == '0' && w[1]|0x20 == 'x' {
		base, i, start = 16, 2, 2
	}
	for i < len(w) && isHex(w[i]) && hexValue(w[i]) < base {
		i++
	}
	digits := w[start:i]
	if digits == "" && start == 2 && base == 16 { // "0x" alone is a zero
		digits = "0"
		i = 1
	}
	if digits == "" {
		sc.underflow = sc.at+i >= len(sc.s)
		return php.Undef(), false
	}
	sc.at += i
	if neg {
		digits = "-" + digits
	}
	n, _ := strconv.ParseInt(digits, base, 64)
	if c.unsigned {
		if !neg {
			u, _ := strconv.ParseUint(digits, base, 64)
			n = int64(u)
		}
		if n < 0 {
			return php.String(strconv.FormatUint(uint64(n), 10)), true
		}
	}
	return php.Int(n), true
}

func (sc *scanner) float(c *scanConv) (php.Value, bool) {
	w := sc.window(c)
	i := 0
	if i < len(w) && (w[i] == '-' || w[i] == '+') {
		i++
	}
	digits := 0
	for ; i < len(w) && isDigit(w[i]); i++ {
		digits++
	}
	if i < len(w) && w[i] == '.' {
		for i++; i < len(w) && isDigit(w[i]); i++ {
			digits++
		}
	}
	if digits == 0 {
		sc.underflow = sc.at+i >= len(sc.s)
		return php.Undef(), false
	}
	end := i
	if i < len(w) && w[i]|0x20 == 'e' {
		if i++; i < len(w) && (w[i] == '-' || w[i] == '+') {
			i++
		}
		for ; i < len(w) && isDigit(w[i]); i++ {
			end = i + 1
		}
	}
	f := php.StringToFloat(w[:end])
	sc.at += end
	return php.Float(f), true
}
