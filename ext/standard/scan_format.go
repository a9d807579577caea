package standard

import (
	"gaja/interp/php"
)

// scanConv is one conversion of a scanf format.
type scanConv struct {
	verb     byte // d i o x u f s [ c n, and 0 for literal text
	literal  string
	space    bool // literal: white space, which matches any white space
	skip     bool // "*": matched and thrown away
	width    int
	arg      int // where the value goes, from 0
	set      mask256
	unsigned bool
}

// scanFormat reads formats; errors are messages of the language's own.
type scanFormat struct {
	s     string
	at    int
	convs []scanConv
	next  int
	subs  int // how many values there are
	xpg   bool
	plain bool
	used  map[int]int
}

// compileScan reads a format for n variables, or for an array of all values when n is 0.
func compileScan(format string, n int) (f *scanFormat, msg string) {
	f = &scanFormat{s: format, used: map[int]int{}}
	for f.at < len(f.s) {
		if msg := f.one(n); msg != "" {
			return f, msg
		}
	}
	f.subs = max(f.next, f.highest()+1)
	if n == 0 {
		if f.xpg {
			f.subs = f.highest() + 1
		}
		return f, ""
	}
	for i := 0; i < n; i++ {
		switch {
		case f.used[i] > 1:
			return f, `Variable is assigned by multiple "%n$" conversion specifiers`
		case f.used[i] == 0:
			return f, "Variable is not assigned by any conversion specifiers"
		}
	}
	return f, ""
}

func (f *scanFormat) highest() int {
	h := -1
	for i := range f.used {
		h = max(h, i)
	}
	return h
}

func (f *scanFormat) peek() byte {
	if f.at < len(f.s) {
		return f.s[f.at]
	}
	return 0
}

// literal takes text up to the next conversion; white space is a piece of its own.
func (f *scanFormat) literal() {
	start := f.at
	space := isSpace(f.peek())
	for f.at < len(f.s) && isSpace(f.s[f.at]) == space && (f.s[f.at] != '%' || f.at == start) {
		f.at++
	}
	f.convs = append(f.convs, scanConv{literal: f.s[start:f.at], space: space})
}

func (f *scanFormat) one(n int) (msg string) {
	if f.peek() != '%' {
		f.literal()
		return ""
	}
	f.at++
	if f.peek() == '%' {
		f.at++
		f.convs = append(f.convs, scanConv{literal: "%"})
		return ""
	}
	c := scanConv{arg: -1}
	if msg := f.target(&c, n); msg != "" {
		return msg
	}
	for isDigit(f.peek()) {
		c.width = min(c.width*10+int(f.peek()-'0'), 1<<30)
		f.at++
	}
	if p := f.peek(); p == 'h' || p == 'l' || p == 'L' {
		f.at++
	}
	if msg := f.verb(&c); msg != "" {
		return msg
	}
	if !c.skip {
		if c.arg < 0 {
			c.arg = f.next
			f.next++
		}
		if n > 0 && c.arg >= n {
			if f.xpg {
				return `"%n$" argument index out of range`
			}
			return "Different numbers of variable names and field specifiers"
		}
		f.used[c.arg]++
	}
	f.convs = append(f.convs, c)
	return ""
}

const mixedScan = `cannot mix "%" and "%n$" conversion specifiers`

// maxScanArgs bounds "%n$" without variables.
const maxScanArgs = 0xff * 10

// target reads "*" or "n$".
func (f *scanFormat) target(c *scanConv, n int) (msg string) {
	if f.peek() == '*' {
		f.at++
		c.skip = true
		return ""
	}
	start, v := f.at, 0
	for isDigit(f.peek()) {
		v = min(v*10+int(f.peek()-'0'), 1<<30)
		f.at++
	}
	if f.at > start && f.peek() == '$' {
		f.at++
		f.xpg = true
		if f.plain {
			return mixedScan
		}
		if v < 1 || n > 0 && v > n || n == 0 && v > maxScanArgs {
			return `"%n$" argument index out of range`
		}
		c.arg = v - 1
		return ""
	}
	f.at = start
	f.plain = true
	if f.xpg {
		return mixedScan
	}
	return ""
}

func (f *scanFormat) verb(c *scanConv) (msg string) {
	v := f.peek()
	f.at++
	switch v {
	case 'n', 'i', 'o', 's', 'c':
		c.verb = v
	case 'd', 'D':
		c.verb = 'd'
	case 'u':
		c.verb, c.unsigned = 'd', true
	case 'x', 'X':
		c.verb = 'x'
	case 'f', 'e', 'E', 'g':
		c.verb = 'f'
	case '[':
		c.verb = '['
		if !f.charset(c) {
			return "Unmatched [ in format string"
		}
	default:
		return quoteByte("Bad scan conversion character ", v)
	}
	return ""
}

// charset reads the characters of "[…]".
func (f *scanFormat) charset(c *scanConv) bool {
	negate := f.peek() == '^'
	if negate {
		f.at++
	}
	for first := true; ; first = false {
		if f.at >= len(f.s) {
			return false
		}
		ch := f.s[f.at]
		if ch == ']' && !first {
			break
		}
		f.at++
		c.set.add(ch)
		if f.at+1 < len(f.s) && f.s[f.at] == '-' && f.s[f.at+1] != ']' {
			lo, hi := ch, f.s[f.at+1]
			if lo > hi {
				lo, hi = hi, lo
			}
			for x := int(lo); x <= int(hi); x++ {
				c.set.add(byte(x))
			}
			f.at += 2
		}
	}
	f.at++
	if negate {
		for i := range c.set {
			c.set[i] = ^c.set[i]
		}
	}
	return true
}

func sscanf(c *php.Call) (php.Value, error) { return Sscanf(c, c.Str(0), c.Str(1), 2) }

// Sscanf reads values from a string by a format: into the by-reference arguments from first on, or, when there are none,
// into an array. fscanf is the same on a line of a file.
func Sscanf(c *php.Call, s, format string, first int) (php.Value, error) {
	vars := len(c.Rest(first))
	f, msg := compileScan(format, vars)
	if msg != "" {
		if is84(c) {
			return php.Undef(), c.ValueError("%s", msg)
		}
		c.Warn("%s", msg)
		if vars > 0 {
			return php.Int(-1), nil
		}
		return php.Null(), nil
	}
	sc := &scanner{s: s, values: make([]php.Value, max(f.subs, vars))}
	sc.run(f)
	if sc.underflow && sc.count == 0 {
		sc.drop()
		if vars > 0 {
			return php.Int(-1), nil
		}
		return php.Null(), nil
	}
	if vars == 0 {
		list := c.Ctx.NewArray(len(sc.values))
		for _, v := range sc.values {
			if v.IsUndef() {
				v = php.Null()
			}
			list.Append(v)
		}
		return php.ArrayValue(list), nil
	}
	for i := 0; i < vars; i++ {
		if v := sc.values[i]; !v.IsUndef() {
			sc.values[i] = php.Undef()
			if err := c.SetRef(first+i, v); err != nil {
				sc.drop()
				return php.Undef(), err
			}
		}
	}
	return php.Int(int64(sc.count)), nil
}
