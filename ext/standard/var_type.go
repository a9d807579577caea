package standard

import (
	"math"
	"strings"

	"gaja/interp/php"
)

func gettype(c *php.Call) (php.Value, error) {
	v := c.Arg(0)
	switch v.Kind() {
	case php.KindFalse, php.KindTrue:
		return c.Ctx.Text("boolean"), nil
	case php.KindInt:
		return c.Ctx.Text("integer"), nil
	case php.KindFloat:
		return c.Ctx.Text("double"), nil
	case php.KindResource:
		if v.Resource().State == nil {
			return c.Ctx.Text("resource (closed)"), nil
		}
		return c.Ctx.Text("resource"), nil
	case php.KindUndef, php.KindNull:
		return c.Ctx.Text("NULL"), nil
	}
	return c.Ctx.Text(php.KindName(v.Kind())), nil
}

func getDebugType(c *php.Call) (php.Value, error) {
	v := c.Arg(0)
	switch v.Kind() {
	case php.KindFalse, php.KindTrue:
		return c.Ctx.Text("bool"), nil
	case php.KindObject:
		cl := v.Object().Class
		if cl.Flags&php.ClassAnonymous == 0 {
			return c.Ctx.Text(cl.Name), nil
		}
		if cl.Parent != nil {
			return c.Ctx.Text(cl.Parent.Name + "@anonymous"), nil
		}
		if len(cl.Interfaces) > 0 {
			return c.Ctx.Text(cl.Interfaces[0].Name + "@anonymous"), nil
		}
		return c.Ctx.Text("class@anonymous"), nil
	case php.KindResource:
		if v.Resource().State == nil {
			return c.Ctx.Text("resource (closed)"), nil
		}
		return c.Ctx.Text("resource (" + v.Resource().Type + ")"), nil
	}
	return c.Ctx.Text(php.KindName(v.Kind())), nil
}

func settype(c *php.Call) (php.Value, error) {
	v, err := converted(c, c.Arg(0), strings.ToLower(c.Str(1)))
	if err != nil {
		if strings.EqualFold(c.Str(1), "string") {
			_ = c.SetRef(0, c.Ctx.Text("")) // what cannot be converted is lost all the same
		}
		return php.Undef(), err
	}
	if v.IsUndef() {
		return php.False(), nil
	}
	return php.True(), c.SetRef(0, v)
}

// converted returns a value as another type, owned, or Undef for a type that there is not.
func converted(c *php.Call, v php.Value, typ string) (php.Value, error) {
	switch typ {
	case "integer", "int":
		return php.Int(c.Ctx.ToInt(v)), nil
	case "float", "double":
		return php.Float(c.Ctx.ToFloat(v)), nil
	case "string":
		s, err := c.Ctx.ToString(v)
		if err != nil {
			return php.Undef(), err
		}
		return php.StrValue(s), nil
	case "array":
		return c.Ctx.ToArray(v)
	case "object":
		return c.Ctx.ToObject(v)
	case "bool", "boolean":
		return php.Bool(c.Ctx.Truth(v)), nil
	case "null":
		return php.Null(), nil
	case "resource":
		if is84(c) {
			return php.Undef(), c.ValueError("Cannot convert to resource type")
		}
		c.Warn("Cannot convert to resource type")
		return php.Undef(), nil
	}
	if is84(c) {
		return php.Undef(), c.ArgValueError(1, "must be a valid type")
	}
	c.Warn("Invalid type")
	return php.Undef(), nil
}

func intval(c *php.Call) (php.Value, error) {
	v, base := c.Arg(0), c.IntOr(1, 10)
	if !v.IsString() || base == 10 {
		return php.Int(c.Ctx.ToInt(v)), nil
	}
	return php.Int(parseBase(v.Str().Peek(), int(base))), nil
}

// parseBase reads an integer as strtol does, with the prefixes that intval knows: 0x and 0b.
func parseBase(s string, base int) int64 {
	s = strings.TrimLeft(s, " \t\n\r\v\f")
	neg := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg, s = s[0] == '-', s[1:]
	}
	if len(s) >= 2 && s[0] == '0' {
		prefix := 0
		switch s[1] | 0x20 {
		case 'x':
			prefix = 16
		case 'b':
			prefix = 2
		}
		if prefix != 0 && (base == prefix || base == 0) {
			s, base = s[2:], prefix
		}
	}
	if base == 0 {
		base = 10
		if s != "" && s[0] == '0' {
			base = 8
		}
	}
	if base < 2 || base > 36 {
		return 0
	}
	limit := uint64(math.MaxInt64)
	if neg {
		limit++
	}
	var n uint64
	for i := 0; i < len(s); i++ {
		d := digitValue(s[i])
		if d >= base {
			break
		}
		if n > (limit-uint64(d))/uint64(base) {
			n = limit
			break
		}
		n = n*uint64(base) + uint64(d)
	}
	if neg {
		return -int64(n)
	}
	return int64(n)
}

// digitValue returns the value of a digit in bases up to 36, and 99 for what is no digit.
func digitValue(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'Z':
		return int(c-'A') + 10
	}
	return 99
}

func floatval(c *php.Call) (php.Value, error) { return php.Float(c.Ctx.ToFloat(c.Arg(0))), nil }

func doubleval(c *php.Call) (php.Value, error) { return floatval(c) }

func boolval(c *php.Call) (php.Value, error) { return php.Bool(c.Ctx.Truth(c.Arg(0))), nil }

func strval(c *php.Call) (php.Value, error) {
	s, err := c.Ctx.ToString(c.Arg(0))
	if err != nil {
		return php.Undef(), err
	}
	return php.StrValue(s), nil
}
