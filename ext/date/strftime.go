package date

import (
	"fmt"

	"gaja/interp/php"
)

func strftime(c *php.Call) (php.Value, error)   { return strftimeCall(c, localZone(c)) }
func gmstrftime(c *php.Call) (php.Value, error) { return strftimeCall(c, utcZone()) }

func strftimeCall(c *php.Call, z *zone) (php.Value, error) {
	format := c.Str(0)
	if format == "" {
		return php.False(), nil
	}
	if err := c.Charge(int64(len(format)) * 16); err != nil {
		return php.Undef(), err
	}
	m := momentAt(stamp(c, 1), 0, z)
	return php.String(string(m.strftime(nil, format))), nil
}

// strftime writes a moment as the C library does in its plain locale.
func (m *moment) strftime(b []byte, format string) []byte {
	for i := 0; i < len(format); i++ {
		c := format[i]
		if c != '%' || i+1 >= len(format) {
			b = append(b, c)
			continue
		}
		i++
		b = m.conversion(b, format[i])
	}
	return b
}

// whole are the conversions that stand for several others.
var whole = map[byte]string{'c': "%a %b %e %H:%M:%S %Y", 'D': "%m/%d/%y", 'F': "%Y-%m-%d", 'r': "%I:%M:%S %p",
	'R': "%H:%M", 'T': "%H:%M:%S", 'x': "%m/%d/%y", 'X': "%H:%M:%S"}

// same are the conversions that a letter of date() gives.
var same = map[byte]byte{'a': 'D', 'A': 'l', 'b': 'M', 'B': 'F', 'h': 'M', 'd': 'd', 'm': 'm', 'Y': 'Y', 'y': 'y', 'H': 'H',
	'I': 'h', 'M': 'i', 'S': 's', 'p': 'A', 'V': 'W', 'w': 'w', 'z': 'O', 'Z': 'T', 'G': 'o', 'u': 'N'}

func (m *moment) conversion(b []byte, c byte) []byte {
	if f, ok := whole[c]; ok {
		return m.strftime(b, f)
	}
	if l, ok := same[c]; ok {
		return m.letter(b, l, true)
	}
	yday, wday := yearDay(m.Y, m.M, m.D), weekday(m.Y, m.M, m.D)
	switch c {
	case 'e':
		return fmt.Appendf(b, "%2d", m.D)
	case 'j':
		return fmt.Appendf(b, "%03d", yday+1)
	case 'U':
		return two(b, (yday+7-wday)/7)
	case 'W':
		return two(b, (yday+7-(wday+6)%7)/7)
	case 'C':
		return two(b, floorDiv(m.Y, 100))
	case 'g':
		y, _ := isoWeek(m.Y, m.M, m.D)
		return two(b, floorMod(y, 100))
	case 'k':
		return fmt.Appendf(b, "%2d", m.H)
	case 'l':
		return fmt.Appendf(b, "%2d", hour12(m.H))
	case 'P':
		return m.letter(b, 'a', true)
	case 's': // the C library takes the fields for its own zone's, which is UTC
		return fmt.Appendf(b, "%d", m.sec+m.offset)
	case 'n':
		return append(b, '\n')
	case 't':
		return append(b, '\t')
	case '%':
		return append(b, '%')
	}
	return append(b, '%', c)
}
