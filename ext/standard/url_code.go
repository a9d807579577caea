package standard

import (
	"strings"

	"gaja/interp/php"
)

const upperHex = "0123456789ABCDEF"

// appendURL percent-encodes s. Raw is RFC 3986: "~" stays and a space is %20; otherwise a space is "+".
func appendURL(b []byte, s string, raw bool) []byte {
	for i := 0; i < len(s); i++ {
		ch := s[i]
		switch {
		case isAlnum(ch) || ch == '-' || ch == '.' || ch == '_' || ch == '~' && raw:
			b = append(b, ch)
		case ch == ' ' && !raw:
			b = append(b, '+')
		default:
			b = append(b, '%', upperHex[ch>>4], upperHex[ch&15])
		}
	}
	return b
}

func urlEncodeCall(c *php.Call, raw bool) (php.Value, error) {
	s := c.Peek(0)
	n := 0
	for i := 0; i < len(s); i++ {
		if ch := s[i]; !isAlnum(ch) && ch != '-' && ch != '.' && ch != '_' && (ch != '~' || !raw) {
			n++
		}
	}
	if n == 0 {
		return c.Arg(0).Copy(), nil
	}
	if err := reserve(c, len(s)+2*n); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.StartStr(len(s) + 2*n)
	return built(c.Ctx, st, appendURL(b, s, raw)), nil
}

func urlencode(c *php.Call) (php.Value, error)    { return urlEncodeCall(c, false) }
func rawurlencode(c *php.Call) (php.Value, error) { return urlEncodeCall(c, true) }

// decodeURL undoes percent-encoding; what is no encoding stays.
func decodeURL(s string, plus bool) []byte {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		ch := s[i]
		switch {
		case ch == '+' && plus:
			ch = ' '
		case ch == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			ch = byte(hexValue(s[i+1])<<4 | hexValue(s[i+2]))
			i += 2
		}
		b = append(b, ch)
	}
	return b
}

func urlDecodeCall(c *php.Call, plus bool) (php.Value, error) {
	s := c.Peek(0)
	if strings.IndexByte(s, '%') < 0 && (!plus || strings.IndexByte(s, '+') < 0) {
		return c.Arg(0).Copy(), nil
	}
	if err := reserve(c, len(s)); err != nil {
		return php.Undef(), err
	}
	return taken(c.Ctx, decodeURL(s, plus)), nil
}

func urldecode(c *php.Call) (php.Value, error)    { return urlDecodeCall(c, true) }
func rawurldecode(c *php.Call) (php.Value, error) { return urlDecodeCall(c, false) }
