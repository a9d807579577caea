package standard

import (
	"strings"

	"gaja/interp/php"
)

func addslashes(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	n := 0
	for i := 0; i < len(s); i++ {
		if ch := s[i]; ch == '\'' || ch == '"' || ch == '\\' || ch == 0 {
			n++
		}
	}
	if n == 0 {
		return c.Arg(0).Copy(), nil
	}
	if err := reserve(c, len(s)+n); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.StartStr(len(s) + n)
	for i := 0; i < len(s); i++ {
		switch ch := s[i]; ch {
		case '\'', '"', '\\':
			b = append(b, '\\', ch)
		case 0:
			b = append(b, '\\', '0')
		default:
			b = append(b, ch)
		}
	}
	return built(c.Ctx, st, b), nil
}

func stripslashes(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	at := strings.IndexByte(s, '\\')
	if at < 0 {
		return c.Arg(0).Copy(), nil
	}
	if err := reserve(c, len(s)); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.StartStr(len(s))
	b = append(b, s[:at]...)
	for i := at; i < len(s); i++ {
		ch := s[i]
		if ch == '\\' {
			i++
			if i >= len(s) {
				break
			}
			if ch = s[i]; ch == '0' {
				ch = 0
			}
		}
		b = append(b, ch)
	}
	return built(c.Ctx, st, b), nil
}

func addcslashes(c *php.Call) (php.Value, error) {
	s, chars := c.Peek(0), c.Peek(1)
	if s == "" || chars == "" {
		return c.Arg(0).Copy(), nil
	}
	if err := reserve(c, len(s)*2); err != nil {
		return php.Undef(), err
	}
	m := charMask(c, chars)
	st, b := c.Ctx.StartStr(len(s) + 8)
	for i := 0; i < len(s); i++ {
		ch := s[i]
		if !m.has(ch) {
			b = append(b, ch)
			continue
		}
		b = append(b, '\\')
		if ch >= 32 && ch <= 126 {
			b = append(b, ch)
		} else if at := strings.IndexByte("\n\t\r\a\v\b\f", ch); at >= 0 {
			b = append(b, "ntravbf"[at])
		} else {
			b = append(b, '0'+ch>>6, '0'+ch>>3&7, '0'+ch&7)
		}
	}
	return built(c.Ctx, st, b), nil
}

func stripcslashes(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	if strings.IndexByte(s, '\\') < 0 {
		return c.Arg(0).Copy(), nil
	}
	if err := reserve(c, len(s)); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.StartStr(len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 >= len(s) {
			b = append(b, s[i])
			continue
		}
		i++
		switch ch := s[i]; {
		case ch == 'x' && i+1 < len(s) && isHex(s[i+1]):
			v := 0
			for n := 0; n < 2 && i+1 < len(s) && isHex(s[i+1]); n++ {
				i++
				v = v<<4 | hexValue(s[i])
			}
			b = append(b, byte(v))
		case ch >= '0' && ch <= '7':
			v := int(ch - '0')
			for n := 1; n < 3 && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '7'; n++ {
				i++
				v = v<<3 | int(s[i]-'0')
			}
			b = append(b, byte(v))
		default:
			if at := strings.IndexByte("ntravbf", ch); at >= 0 {
				ch = "\n\t\r\a\v\b\f"[at]
			}
			b = append(b, ch)
		}
	}
	return built(c.Ctx, st, b), nil
}

func isHex(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

func hexValue(c byte) int {
	if isDigit(c) {
		return int(c - '0')
	}
	return int(c|0x20-'a') + 10
}

func quotemeta(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	if s == "" {
		if !is84(c) {
			return php.False(), nil
		}
		return c.Ctx.EmptyString(), nil
	}
	if err := reserve(c, len(s)*2); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.StartStr(len(s) + 8)
	for i := 0; i < len(s); i++ {
		if strings.IndexByte(".\\+*?[^]$()", s[i]) >= 0 {
			b = append(b, '\\')
		}
		b = append(b, s[i])
	}
	return built(c.Ctx, st, b), nil
}

func nl2br(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' || s[i] == '\r' {
			n++
		}
	}
	if n == 0 {
		return c.Arg(0).Copy(), nil
	}
	br := "<br>"
	if c.Bool(1) {
		br = "<br />"
	}
	if err := reserve(c, len(s)+n*len(br)); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.StartStr(len(s) + n*len(br))
	for i := 0; i < len(s); i++ {
		ch := s[i]
		if ch != '\n' && ch != '\r' {
			b = append(b, ch)
			continue
		}
		b = append(append(b, br...), ch)
		if i+1 < len(s) && (s[i+1] == '\n' || s[i+1] == '\r') && s[i+1] != ch {
			i++
			b = append(b, s[i])
		}
	}
	return built(c.Ctx, st, b), nil
}
