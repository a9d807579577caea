package ctype

import (
	"gaja/interp/php"
)

// class is a set of character classes.
type class uint8

const (
	upper class = 1 << iota
	lower
	digit
	space
	cntrl
	punct
	hex
	blank // the space, which is printed though not graphic
)

// classOf gives the classes of a byte in the C locale.
func classOf(c byte) class {
	switch {
	case c >= '0' && c <= '9':
		return digit | hex
	case c >= 'A' && c <= 'F':
		return upper | hex
	case c >= 'a' && c <= 'f':
		return lower | hex
	case c >= 'G' && c <= 'Z':
		return upper
	case c >= 'g' && c <= 'z':
		return lower
	case c == ' ':
		return space | blank
	case c >= '\t' && c <= '\r':
		return space | cntrl
	case c < ' ' || c == 127:
		return cntrl
	case c > ' ' && c < 127:
		return punct
	}
	return 0
}

// test answers one function: whether every byte of the argument has one of the classes. digits and minus answer for
// integers that are no character: positive and negative ones.
func test(c *php.Call, want class, digits, minus bool) (php.Value, error) {
	v := c.Arg(0)
	if v.IsString() {
		s := v.Str().Peek()
		for i := 0; i < len(s); i++ {
			if classOf(s[i])&want == 0 {
				return php.False(), nil
			}
		}
		return php.Bool(s != ""), nil
	}
	if c.Ctx.Level == php.Level84 {
		c.Deprecated("Argument of type %s will be interpreted as string in the future", typeName(v))
	}
	if !v.IsInt() {
		return php.False(), nil
	}
	i := v.Int()
	if i < 0 && i >= -128 {
		i += 256
	}
	switch {
	case i >= 0 && i <= 255:
		return php.Bool(classOf(byte(i))&want != 0), nil
	case i >= 0:
		return php.Bool(digits), nil
	}
	return php.Bool(minus), nil
}

func typeName(v php.Value) string {
	if v.IsBool() {
		return "bool"
	}
	return php.TypeName(v)
}

func ctypeAlnum(c *php.Call) (php.Value, error) { return test(c, upper|lower|digit, true, false) }
func ctypeAlpha(c *php.Call) (php.Value, error) { return test(c, upper|lower, false, false) }
func ctypeCntrl(c *php.Call) (php.Value, error) { return test(c, cntrl, false, false) }
func ctypeDigit(c *php.Call) (php.Value, error) { return test(c, digit, true, false) }
func ctypeLower(c *php.Call) (php.Value, error) { return test(c, lower, false, false) }
func ctypeGraph(c *php.Call) (php.Value, error) {
	return test(c, upper|lower|digit|punct, true, true)
}
func ctypePrint(c *php.Call) (php.Value, error) {
	return test(c, upper|lower|digit|punct|blank, true, true)
}
func ctypePunct(c *php.Call) (php.Value, error)  { return test(c, punct, false, false) }
func ctypeSpace(c *php.Call) (php.Value, error)  { return test(c, space, false, false) }
func ctypeUpper(c *php.Call) (php.Value, error)  { return test(c, upper, false, false) }
func ctypeXdigit(c *php.Call) (php.Value, error) { return test(c, hex, true, false) }
