package standard

import (
	"strings"

	"gaja/interp/php"
)

// canonicalVersion puts dots between the parts of a version: at "-", "_" and "+", other punctuation, and between
// digits and letters. 7.4 leaves a dot at the end.
func canonicalVersion(v string, old bool) string {
	if v == "" {
		return ""
	}
	special := func(c byte) bool { return c == '-' || c == '_' || c == '+' }
	letter := func(c byte) bool { return !isDigit(c) && c != '.' }
	b := make([]byte, 0, len(v)*2)
	b = append(b, v[0])
	dot := func() {
		if b[len(b)-1] != '.' {
			b = append(b, '.')
		}
	}
	for i := 1; i < len(v); i++ {
		prev, c := v[i-1], v[i]
		switch {
		case special(c):
			dot()
		case letter(prev) && isDigit(c) || isDigit(prev) && letter(c):
			dot()
			b = append(b, c)
		case !isAlnum(c):
			dot()
		default:
			b = append(b, c)
		}
	}
	if !old && b[len(b)-1] == '.' {
		b = b[:len(b)-1]
	}
	return string(b)
}

// versionForms are the words that come before and after a release, in their order. "#" stands for a number.
var versionForms = [...]struct {
	name  string
	order int
}{{"dev", 0}, {"alpha", 1}, {"a", 1}, {"beta", 2}, {"b", 2}, {"RC", 3}, {"rc", 3}, {"#", 4}, {"pl", 5}, {"p", 5}}

func versionForm(s string) int {
	for _, f := range versionForms {
		if strings.HasPrefix(s, f.name) {
			return f.order
		}
	}
	return -1
}

func compareForms(a, b string) int { return sign(versionForm(a) - versionForm(b)) }

// compareVersions orders two versions.
func compareVersions(a, b string, old bool) int {
	if a == "" || b == "" {
		return sign(len(a) - len(b))
	}
	if a[0] != '#' {
		a = canonicalVersion(a, old)
	}
	if b[0] != '#' {
		b = canonicalVersion(b, old)
	}
	moreA, moreB := true, true
	for a != "" && moreA && b != "" && moreB {
		var x, y string
		x, a, moreA = strings.Cut(a, ".")
		y, b, moreB = strings.Cut(b, ".")
		if n := comparePart(x, y); n != 0 {
			return n
		}
	}
	switch {
	case moreA:
		if a != "" && isDigit(a[0]) {
			return 1
		}
		return compareVersions(a, "#N#", old)
	case moreB:
		if b != "" && isDigit(b[0]) {
			return -1
		}
		return compareVersions("#N#", b, old)
	}
	return 0
}

func comparePart(x, y string) int {
	dx, dy := x != "" && isDigit(x[0]), y != "" && isDigit(y[0])
	switch {
	case dx && dy:
		n, m := php.StringToInt(x), php.StringToInt(y)
		switch {
		case n < m:
			return -1
		case n > m:
			return 1
		}
		return 0
	case !dx && !dy:
		return compareForms(x, y)
	case dx:
		return compareForms("#N#", y)
	}
	return compareForms(x, "#N#")
}

// versionOps are the operators by the results they accept: bit 0 less, bit 1 equal, bit 2 greater.
var versionOps = [...]struct {
	names  []string
	accept uint8
}{
	{[]string{"<", "lt"}, 1}, {[]string{"<=", "le"}, 3}, {[]string{">", "gt"}, 4}, {[]string{">=", "ge"}, 6},
	{[]string{"==", "=", "eq"}, 2}, {[]string{"!=", "<>", "ne"}, 5},
}

func versionCompare(c *php.Call) (php.Value, error) {
	n := compareVersions(c.Peek(0), c.Peek(1), !is84(c))
	if c.IsNull(2) && (is84(c) || c.Given < 3) {
		return php.Int(int64(n)), nil
	}
	op := c.Peek(2)
	for _, o := range versionOps {
		for _, name := range o.names {
			if name == op || !is84(c) && strings.HasPrefix(name, op) { // 7.4 takes beginnings too
				return php.Bool(o.accept&(1<<(n+1)) != 0), nil
			}
		}
	}
	if is84(c) {
		return php.Undef(), c.ArgValueError(2, "must be a valid comparison operator")
	}
	return php.Null(), nil
}
