package standard

import (
	"gaja/interp/php"
)

// defaultTrim is what trim() takes off without a second argument.
const defaultTrim = " \n\r\t\v\x00"

func trim(c *php.Call) (php.Value, error)  { return trimSides(c, true, true) }
func ltrim(c *php.Call) (php.Value, error) { return trimSides(c, true, false) }
func rtrim(c *php.Call) (php.Value, error) { return trimSides(c, false, true) }

func trimSides(c *php.Call, left, right bool) (php.Value, error) {
	s, chars := c.Peek(0), c.Peek(1)
	from, to := 0, len(s)
	switch {
	case chars == defaultTrim:
		for left && from < to && isTrimmed(s[from]) {
			from++
		}
		for right && to > from && isTrimmed(s[to-1]) {
			to--
		}
	case len(chars) == 1:
		for left && from < to && s[from] == chars[0] {
			from++
		}
		for right && to > from && s[to-1] == chars[0] {
			to--
		}
	default:
		m := charMask(c, chars)
		for left && from < to && m.has(s[from]) {
			from++
		}
		for right && to > from && m.has(s[to-1]) {
			to--
		}
	}
	return part(c.Ctx, c.Arg(0), from, to), nil
}

func isTrimmed(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\v' || c == 0
}

// charMask reads a list of characters with ranges ("a..z") and warns of ranges that are none.
func charMask(c *php.Call, list string) (m mask256) {
	for i := 0; i < len(list); i++ {
		ch := list[i]
		if i+3 < len(list) && list[i+1] == '.' && list[i+2] == '.' && list[i+3] >= ch {
			for x := int(ch); x <= int(list[i+3]); x++ {
				m.add(byte(x))
			}
			i += 3
			continue
		}
		if i+1 < len(list) && ch == '.' && list[i+1] == '.' {
			badRange(c, list, i)
			continue
		}
		m.add(ch)
	}
	return m
}

// badRange says what is wrong with the ".." at i.
func badRange(c *php.Call, list string, i int) {
	switch {
	case i == 0:
		c.Warn("Invalid '..'-range, no character to the left of '..'")
	case i+2 >= len(list):
		c.Warn("Invalid '..'-range, no character to the right of '..'")
	case list[i-1] > list[i+2]:
		c.Warn("Invalid '..'-range, '..'-range needs to be incrementing")
	default:
		c.Warn("Invalid '..'-range")
	}
}
