package standard

import (
	"gaja/interp/php"
)

// diffBytes returns the difference of the first bytes that differ, or 0 when one string begins with the other.
func diffBytes(a, b string) int {
	n := min(len(a), len(b))
	for i := 0; i < n; i++ {
		if a[i] != b[i] {
			return int(a[i]) - int(b[i])
		}
	}
	return 0
}

// diffFold is diffBytes blind to ASCII case.
func diffFold(a, b string) int {
	n := min(len(a), len(b))
	for i := 0; i < n; i++ {
		if x, y := lowerByte(a[i]), lowerByte(b[i]); x != y {
			return int(x) - int(y)
		}
	}
	return 0
}

// compared makes the result of a comparison: the difference of bytes, or else of lengths, which 8.4 reduces to its
// sign.
func compared(c *php.Call, diff, lengths int) php.Value {
	if diff == 0 {
		diff = lengths
		if is84(c) {
			diff = sign(diff)
		}
	}
	return php.Int(int64(diff))
}

func strcmp(c *php.Call) (php.Value, error) {
	a, b := c.Peek(0), c.Peek(1)
	return compared(c, diffBytes(a, b), len(a)-len(b)), nil
}

func strcoll(c *php.Call) (php.Value, error) {
	a, b := c.Peek(0), c.Peek(1)
	return php.Int(int64(sign(compareOr(diffBytes(a, b), len(a)-len(b))))), nil
}

func compareOr(diff, lengths int) int {
	if diff != 0 {
		return diff
	}
	return lengths
}

func strcasecmp(c *php.Call) (php.Value, error) {
	a, b := c.Peek(0), c.Peek(1)
	return compared(c, diffFold(a, b), len(a)-len(b)), nil
}

func strncmp(c *php.Call) (php.Value, error) { return comparePrefix(c, diffBytes) }

func strncasecmp(c *php.Call) (php.Value, error) { return comparePrefix(c, diffFold) }

func comparePrefix(c *php.Call, compare func(a, b string) int) (php.Value, error) {
	n := c.Int(2)
	if n < 0 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(2, "must be greater than or equal to 0")
		}
		c.Ctx.Warning("Length must be greater than or equal to 0")
		return php.False(), nil
	}
	a, b := c.Peek(0), c.Peek(1)
	a, b = a[:min(n, int64(len(a)))], b[:min(n, int64(len(b)))]
	return compared(c, compare(a, b), len(a)-len(b)), nil
}

func strnatcmp(c *php.Call) (php.Value, error) {
	return php.Int(int64(naturalCompare(c.Peek(0), c.Peek(1), false))), nil
}

func strnatcasecmp(c *php.Call) (php.Value, error) {
	return php.Int(int64(naturalCompare(c.Peek(0), c.Peek(1), true))), nil
}
