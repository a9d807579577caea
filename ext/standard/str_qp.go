package standard

import (
	"gaja/interp/php"
)

func quotedPrintableDecode(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	if err := reserve(c, len(s)); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.StartStr(len(s))
	for i := 0; i < len(s); {
		if s[i] != '=' {
			b = append(b, s[i])
			i++
			continue
		}
		if i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			b = append(b, byte(hexValue(s[i+1])<<4|hexValue(s[i+2])))
			i += 3
			continue
		}
		if n := softBreak(s[i+1:]); n >= 0 {
			i += 1 + n
			continue
		}
		b = append(b, '=')
		i++
	}
	return built(c.Ctx, st, b), nil
}

// softBreak measures blanks and a line end behind a "="; -1 when there is something else.
func softBreak(s string) int {
	k := 0
	for k < len(s) && (s[k] == ' ' || s[k] == '\t') {
		k++
	}
	switch {
	case k == len(s):
		return k
	case s[k] == '\r' && k+1 < len(s) && s[k+1] == '\n':
		return k + 2
	case s[k] == '\r' || s[k] == '\n':
		return k + 1
	}
	return -1
}

// qpLine is the length of a line of quoted-printable text.
const qpLine = 75

func quotedPrintableEncode(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	if err := reserve(c, len(s)*3+len(s)/25); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.StartStr(len(s) + len(s)/2 + 8)
	line := 0
	for i := 0; i < len(s); i++ {
		ch := s[i]
		if ch == '\r' && i+1 < len(s) && s[i+1] == '\n' {
			b = append(b, '\r', '\n')
			i++
			line = 0
			continue
		}
		if ch < ' ' || ch == 127 || ch >= 0x80 || ch == '=' || ch == ' ' && i+1 < len(s) && s[i+1] == '\r' {
			if line += 3; qpBreaks(ch, line) {
				line = 3
				b = append(b, "=\r\n"...)
			}
			b = append(b, '=', upperHex[ch>>4], upperHex[ch&15])
			continue
		}
		if line++; line > qpLine {
			line = 1
			b = append(b, "=\r\n"...)
		}
		b = append(b, ch)
	}
	return built(c.Ctx, st, b), nil
}

// qpBreaks says whether a line must end before an encoded byte, so that the bytes of a UTF-8 character stay together.
func qpBreaks(ch byte, line int) bool {
	switch {
	case ch < 0x80:
		return line > qpLine
	case ch <= 0xdf:
		return line+3 > qpLine
	case ch <= 0xef:
		return line+6 > qpLine
	}
	return ch <= 0xf4 && line+9 > qpLine
}
