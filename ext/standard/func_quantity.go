package standard

import (
	"fmt"
	"math"
	"math/bits"
	"strings"

	"gaja/interp/php"
)

// escapedBytes writes a text with what does not print as escapes, as messages about settings show it.
func escapedBytes(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '\n':
			b.WriteString(`\n`)
		case '\r':
			b.WriteString(`\r`)
		case '\t':
			b.WriteString(`\t`)
		case '\f':
			b.WriteString(`\f`)
		case '\v':
			b.WriteString(`\v`)
		case '\\':
			b.WriteString(`\\`)
		case 27:
			b.WriteString(`\e`)
		default:
			if c < 32 || c > 126 {
				fmt.Fprintf(&b, `\x%02X`, c)
			} else {
				b.WriteByte(c)
			}
		}
	}
	return b.String()
}

// parseQuantity reads a number with an optional base prefix and K, M or G; the warning is "" when nothing is wrong.
func parseQuantity(value string) (n int64, warning string) {
	const blank = " \t\n\r\v\f"
	s := strings.Trim(value, blank)
	if s == "" {
		return 0, ""
	}
	invalid := func(what, as string) string {
		return fmt.Sprintf("Invalid quantity \"%s\"%s, interpreting as \"%s\" for backwards compatibility",
			escapedBytes(value), what, as)
	}
	digits := s
	neg := digits[0] == '-'
	if neg || digits[0] == '+' {
		digits = digits[1:]
	}
	if digits == "" || !isDigit(digits[0]) {
		return 0, invalid(": no valid leading digits", "0")
	}
	base := 10
	if digits[0] == '0' && len(digits) > 1 {
		base = 8
		if !isDigit(digits[1]) {
			switch digits[1] | 0x20 {
			case 'g', 'm', 'k':
			case 'x':
				base = 16
			case 'o':
				base = 8
			case 'b':
				base = 2
			default:
				return 0, fmt.Sprintf("Invalid prefix \"0%c\", interpreting as \"0\" for backwards compatibility", digits[1])
			}
			if d := digits[1] | 0x20; d == 'x' || d == 'o' || d == 'b' {
				digits = digits[2:]
				if digits == "" || digitValue(digits[0]) >= base {
					return 0, invalid(": no digits after base prefix", "0")
				}
			}
		}
	}
	u, rest, overflow := leadingDigits(digits, base)
	switch {
	case overflow || u > 1<<63 || u == 1<<63 && !neg:
		overflow = true
	}
	n = int64(u)
	if neg {
		n = -n
	}
	rest = strings.TrimLeft(rest, blank)
	head := s[:len(s)-len(rest)]
	factor := int64(1)
	if rest != "" {
		switch rest[len(rest)-1] {
		case 'g', 'G':
			factor = 1 << 30
		case 'm', 'M':
			factor = 1 << 20
		case 'k', 'K':
			factor = 1 << 10
		default:
			return n, invalid(fmt.Sprintf(": unknown multiplier \"%s\"", escapedBytes(rest[len(rest)-1:])), escapedBytes(head))
		}
	}
	if n > 0 && n > math.MaxInt64/factor || n < math.MinInt64/factor {
		overflow = true
	}
	n *= factor
	switch {
	case factor > 1 && len(rest) > 1:
		return n, invalid("", escapedBytes(head)+rest[len(rest)-1:])
	case overflow:
		return n, fmt.Sprintf("Invalid quantity \"%s\": value is out of range, using overflow result for backwards "+
			"compatibility", escapedBytes(value))
	}
	return n, ""
}

func leadingDigits(s string, base int) (n uint64, rest string, overflow bool) {
	i := 0
	for ; i < len(s); i++ {
		d := digitValue(s[i])
		if d >= base {
			break
		}
		hi, lo := bits.Mul64(n, uint64(base))
		sum, carry := bits.Add64(lo, uint64(d), 0)
		if hi != 0 || carry != 0 {
			overflow = true
		}
		n = sum
	}
	if overflow {
		n = math.MaxUint64
	}
	return n, s[i:], overflow
}

// engineVersion is PHP_VERSION.
func engineVersion(ctx *php.Context) string {
	if k := ctx.FindConstant("PHP_VERSION"); k != nil && k.Value.IsString() {
		return k.Value.Str().String()
	}
	return ""
}
