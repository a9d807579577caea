package standard

import (
	"math"
	"strings"

	"gaja/ext/internal/streams"
	"gaja/interp/php"
)

func fgetcsv(c *php.Call) (php.Value, error) {
	f, ok, err := csvArgs(c, 2)
	if !ok {
		return php.False(), err
	}
	if is84(c) && !csvEscapeGiven(c, 4) {
		c.Deprecated(csvDeprecation)
		if err := c.Poll(); err != nil {
			return php.Undef(), err
		}
	}
	limit := c.IntOr(1, 0)
	if limit < 0 || limit == math.MaxInt64 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(1, "must be between 0 and %d", int64(math.MaxInt64-1))
		}
		return warnFalse(c, "Length parameter may not be negative")
	}
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	n := 0
	if limit > 0 {
		n = int(min(limit, 1<<31))
	}
	line, ok, err := s.ReadLine(n)
	if err != nil || !ok {
		return php.False(), err
	}
	var rerr error
	list, err := parseCSV(c.Ctx, string(line), f, func() (string, bool) {
		next, ok, err := s.ReadLine(0)
		if err != nil {
			rerr = err
			return "", false
		}
		return string(next), ok
	})
	if rerr != nil {
		php.ArrayValue(list).Release()
		return php.Undef(), rerr
	}
	return php.ArrayValue(list), err
}

func fputcsv(c *php.Call) (php.Value, error) {
	f, ok, err := csvArgs(c, 2)
	if !ok {
		return php.False(), err
	}
	if is84(c) && !csvEscapeGiven(c, 4) {
		c.Deprecated(csvDeprecation)
		if err := c.Poll(); err != nil {
			return php.Undef(), err
		}
	}
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	eol := "\n"
	if c.Has(5) {
		eol = c.Str(5)
	}
	var b strings.Builder
	first := true
	for v := range c.Array(1).Values() {
		if !first {
			b.WriteByte(f.sep)
		}
		first = false
		str, err := c.Ctx.ToString(v)
		if err != nil {
			return php.Undef(), err
		}
		putCSVField(&b, str.Peek(), f)
		php.StrValue(str).Release()
		if err := c.Poll(); err != nil {
			return php.Undef(), err
		}
	}
	b.WriteString(eol)
	return writeTo(c, s, b.String())
}

// putCSVField writes a field, in quotes if anything in it could be misread. A quote behind the escape character is not
// doubled.
func putCSVField(b *strings.Builder, s string, f csvFormat) {
	special := string([]byte{f.sep, f.quote, '\n', '\r', '\t', ' '})
	if f.escape >= 0 {
		special += string([]byte{byte(f.escape)})
	}
	quote := false
	for i := range len(s) {
		if strings.IndexByte(special, s[i]) >= 0 {
			quote = true
			break
		}
	}
	if !quote {
		b.WriteString(s)
		return
	}
	escaped := false
	b.WriteByte(f.quote)
	for i := range len(s) {
		ch := s[i]
		switch {
		case f.escape >= 0 && int(ch) == f.escape && f.escape != int(f.quote):
			escaped = true
		case !escaped && ch == f.quote:
			b.WriteByte(f.quote)
			escaped = false
		default:
			escaped = false
		}
		b.WriteByte(ch)
	}
	b.WriteByte(f.quote)
}
