package standard

import (
	"encoding/base64"

	"gaja/interp/php"
)

func base64Encode(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	n := base64.StdEncoding.EncodedLen(len(s))
	if err := reserve(c, n); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.MakeStr(n)
	base64.StdEncoding.Encode(b, []byte(s))
	return built(c.Ctx, st, b), nil
}

// base64Value returns the six bits of a digit, -1 for white space and -2 for anything else.
func base64Value(c byte) int {
	switch {
	case c >= 'A' && c <= 'Z':
		return int(c - 'A')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 26
	case isDigit(c):
		return int(c-'0') + 52
	case c == '+':
		return 62
	case c == '/':
		return 63
	case c == ' ' || c == '\t' || c == '\n' || c == '\r':
		return -1
	}
	return -2
}

func base64Decode(c *php.Call) (php.Value, error) {
	s, strict := c.Peek(0), c.Bool(1)
	if err := reserve(c, len(s)/4*3+4); err != nil {
		return php.Undef(), err
	}
	b, ok := decodeBase64(s, strict)
	if !ok {
		return php.False(), nil
	}
	return taken(c.Ctx, b), nil
}

// decodeBase64 skips what is no digit unless it is strict; padding counts only when it is.
func decodeBase64(s string, strict bool) ([]byte, bool) {
	b := make([]byte, 0, len(s)/4*3+3)
	var acc uint32
	n, pad := 0, 0
	for i := 0; i < len(s); i++ {
		ch := s[i]
		if ch == '=' {
			pad++
			continue
		}
		v := base64Value(ch)
		if v < 0 {
			if strict && v == -2 {
				return nil, false
			}
			continue
		}
		if strict && pad > 0 {
			return nil, false
		}
		acc = acc<<6 | uint32(v)
		n++
		if n&3 == 0 {
			b = append(b, byte(acc>>16), byte(acc>>8), byte(acc))
		}
	}
	rest := n & 3
	if strict && (rest == 1 || pad > 0 && (pad > 2 || (n+pad)&3 != 0)) {
		return nil, false
	}
	switch rest {
	case 2:
		b = append(b, byte(acc>>4))
	case 3:
		b = append(b, byte(acc>>10), byte(acc>>2))
	}
	return b, true
}

// uuChar is a digit of uuencoding: a backquote stands for zero.
func uuChar(v byte) byte {
	if v &= 0x3f; v != 0 {
		return v + ' '
	}
	return '`'
}

func convertUuencode(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	if s == "" && !is84(c) {
		return php.False(), nil
	}
	if err := reserve(c, len(s)*3/2+46); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.StartStr(len(s)*7/5 + 46)
	for len(s) > 0 {
		line := s[:min(45, len(s))]
		s = s[len(line):]
		b = append(b, uuChar(byte(len(line))))
		for i := 0; i < len(line); i += 3 {
			var x [3]byte
			copy(x[:], line[i:])
			b = append(b, uuChar(x[0]>>2), uuChar(x[0]<<4|x[1]>>4), uuChar(x[1]<<2|x[2]>>6), uuChar(x[2]))
		}
		b = append(b, '\n')
	}
	return built(c.Ctx, st, append(b, '`', '\n')), nil
}

func convertUudecode(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	if s == "" && !is84(c) {
		return php.False(), nil
	}
	if err := reserve(c, len(s)); err != nil {
		return php.Undef(), err
	}
	b, ok := decodeUU(s)
	if !ok {
		if is84(c) {
			c.Warn("Argument #1 ($data) is not a valid uuencoded string")
		} else {
			c.Warn("The given parameter is not a valid uuencoded string")
		}
		return php.False(), nil
	}
	return taken(c.Ctx, b), nil
}

// decodeUU reads lines of a length and groups of four digits; a line that is not full is the last.
func decodeUU(s string) ([]byte, bool) {
	b := make([]byte, 0, len(s)/4*3+3)
	total, at := 0, 0
	for at < len(s) {
		n := int(s[at]-' ') & 0x3f
		at++
		if n == 0 {
			break
		}
		if n > len(s) {
			return nil, false
		}
		total += n
		end := at + n*133/100
		if n == 45 {
			end = at + 60
		}
		if end > len(s) {
			return nil, false
		}
		for ; at < end; at += 4 {
			if at+4 > len(s) {
				return nil, false
			}
			var v [4]byte
			for k := range v {
				v[k] = (s[at+k] - ' ') & 0x3f
			}
			b = append(b, v[0]<<2|v[1]>>4, v[1]<<4|v[2]>>2, v[2]<<6|v[3])
		}
		if n < 45 {
			break
		}
		at++
	}
	return b[:min(total, len(b))], s != ""
}
