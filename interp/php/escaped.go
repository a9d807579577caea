package php

import "strings"

// AppendEscaped writes s with everything that is not printable ASCII as an escape sequence, as exception traces and
// Reflection show strings.
func AppendEscaped(b *strings.Builder, s string) {
	const hex = "0123456789ABCDEF"
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 32 && c <= 126 && c != '\\' {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('\\')
		switch c {
		case '\n':
			b.WriteByte('n')
		case '\r':
			b.WriteByte('r')
		case '\t':
			b.WriteByte('t')
		case '\f':
			b.WriteByte('f')
		case '\v':
			b.WriteByte('v')
		case '\\':
			b.WriteByte('\\')
		case 27:
			b.WriteByte('e')
		default:
			b.WriteByte('x')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
}
