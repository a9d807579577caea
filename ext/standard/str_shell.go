package standard

import (
	"strings"

	"gaja/interp/php"
)

// refuseNul answers a NUL byte in what goes to a shell.
func refuseNul(c *php.Call) error {
	if strings.IndexByte(c.Peek(0), 0) < 0 {
		return nil
	}
	if is84(c) {
		return c.ArgValueError(0, "must not contain any null bytes")
	}
	return c.Ctx.Fatal("%s(): Input string contains NULL bytes", c.Name())
}

// escapeshellarg quotes for a POSIX shell. Bytes that are no character are dropped, as they could hide a quote.
func escapeshellarg(c *php.Call) (php.Value, error) {
	if err := refuseNul(c); err != nil {
		return php.Undef(), err
	}
	s := c.Peek(0)
	if err := reserve(c, len(s)*2); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.StartStr(len(s) + 8)
	b = append(b, '\'')
	for i := 0; i < len(s); {
		r, n, ok := utf8Char(s, i)
		switch {
		case !ok:
			n = 1
		case r == '\'':
			b = append(b, `'\''`...)
		default:
			b = append(b, s[i:i+n]...)
		}
		i += n
	}
	return built(c.Ctx, st, append(b, '\'')), nil
}

// escapeshellcmd puts a backslash before what means something to a shell; quotes only when they have no partner.
func escapeshellcmd(c *php.Call) (php.Value, error) {
	if err := refuseNul(c); err != nil {
		return php.Undef(), err
	}
	s := c.Peek(0)
	if err := reserve(c, len(s)*2); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.StartStr(len(s) + 8)
	partner := -1 // of the open quote
	for i := 0; i < len(s); {
		r, n, ok := utf8Char(s, i)
		if !ok {
			i++
			continue
		}
		switch {
		case r == '\'' || r == '"':
			if partner < 0 {
				if at := strings.IndexByte(s[i+1:], byte(r)); at >= 0 {
					partner = i + 1 + at
				} else {
					b = append(b, '\\')
				}
			} else if partner == i {
				partner = -1
			} else {
				b = append(b, '\\')
			}
		case r < 0x80 && strings.IndexByte("#&;`|*?~<>^()[]{}$\\\n", byte(r)) >= 0:
			b = append(b, '\\')
		}
		b = append(b, s[i:i+n]...)
		i += n
	}
	return built(c.Ctx, st, b), nil
}
