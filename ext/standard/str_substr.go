package standard

import (
	"strings"

	"gaja/interp/php"
)

func substr(c *php.Call) (php.Value, error) {
	v := c.Arg(0)
	n := int64(v.Str().Len())
	from := c.Int(1)
	if from > n {
		if !is84(c) {
			return php.False(), nil
		}
		return c.Ctx.EmptyString(), nil
	}
	if !is84(c) {
		return substr74(c, v, n, from)
	}
	if from < 0 {
		from = max(from+n, 0)
	}
	to := n
	if !c.IsNull(2) {
		if l := c.Int(2); l < 0 {
			to = max(n+l, from)
		} else if l < n-from {
			to = from + l
		}
	}
	return part(c.Ctx, v, int(from), int(to)), nil
}

// substr74 gives false where the part asked for lies outside the string.
func substr74(c *php.Call, v php.Value, n, from int64) (php.Value, error) {
	l := n
	if c.Has(2) {
		l = c.Int(2)
		if l < 0 && -l > n {
			return php.False(), nil
		}
		l = min(l, n)
	}
	if from > n || l < 0 && l < from-n && from >= 0 {
		return php.False(), nil
	}
	if from < 0 {
		from = max(from+n, 0)
	}
	if l < 0 {
		l = max(n-from+l, 0)
	}
	l = min(l, n-from)
	return part(c.Ctx, v, int(from), int(from+l)), nil
}

func substrCompare(c *php.Call) (php.Value, error) {
	a, b, off := c.Peek(0), c.Peek(1), c.Int(2)
	limit := int64(-1)
	if !c.IsNull(3) {
		limit = c.Int(3)
		if limit == 0 {
			return php.Int(0), nil
		}
		if limit < 0 {
			return badArg(c, 3, "must be greater than or equal to 0", "The length must be greater than or equal to zero")
		}
	}
	n := int64(len(a))
	if off < 0 {
		off = max(off+n, 0)
	}
	if off > n {
		return badArg(c, 2, "must be contained in argument #1 ($haystack)",
			"The start position cannot exceed initial string length")
	}
	a = a[off:]
	if limit >= 0 {
		a, b = a[:min(limit, int64(len(a)))], b[:min(limit, int64(len(b)))]
	}
	d := 0
	if c.Bool(4) {
		d = diffFold(a, b)
	} else {
		d = diffBytes(a, b)
	}
	return compared(c, d, len(a)-len(b)), nil
}

func substrCount(c *php.Call) (php.Value, error) {
	s, what, off := c.Peek(0), c.Peek(1), c.Int(2)
	if what == "" {
		return badArg(c, 1, "must not be empty", "Empty substring")
	}
	n := int64(len(s))
	if off < 0 {
		off += n
	}
	if off < 0 || off > n {
		return badArg(c, 2, "must be contained in argument #1 ($haystack)", "Offset not contained in string")
	}
	to := n
	if !c.IsNull(3) {
		l := c.Int(3)
		if l < 0 {
			l += n - off
		}
		if l < 0 || l > n-off {
			return badArg(c, 3, "must be contained in argument #1 ($haystack)", "Invalid length value")
		}
		to = off + l
	}
	return php.Int(int64(strings.Count(s[off:to], what))), nil
}
