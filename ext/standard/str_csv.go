package standard

import (
	"strings"

	"gaja/interp/php"
)

// csvFormat is the characters that separate, enclose and escape; escape is -1 for none.
type csvFormat struct {
	sep, quote byte
	escape     int
}

// csvArgs checks the separator, enclosure and escape arguments, which begin at first.
func csvArgs(c *php.Call, first int) (f csvFormat, ok bool, err error) {
	one := func(i int, word string) (byte, bool, error) {
		s := c.Peek(i)
		switch {
		case len(s) == 1:
			return s[0], true, nil
		case is84(c):
			return 0, false, c.ArgValueError(i, "must be a single character")
		case s == "":
			c.Warn("%s must be a character", word)
			return 0, false, nil
		}
		c.Notice("%s must be a single character", word)
		return s[0], true, nil
	}
	if f.sep, ok, err = one(first, "delimiter"); !ok {
		return f, false, err
	}
	if f.quote, ok, err = one(first+1, "enclosure"); !ok {
		return f, false, err
	}
	f.escape = -1
	switch s := c.Peek(first + 2); {
	case len(s) == 1:
		f.escape = int(s[0])
	case len(s) > 1 && is84(c):
		return f, false, c.ArgValueError(first+2, "must be empty or a single character")
	case len(s) > 1:
		c.Notice("escape must be empty or a single character")
		f.escape = int(s[0])
	}
	return f, true, nil
}

// csvDeprecation is what 8.4 says when the escape argument is left out.
const csvDeprecation = "the $escape parameter must be provided as its default value will change"

func strGetcsv(c *php.Call) (php.Value, error) {
	f := csvFormat{sep: ',', quote: '"', escape: '\\'}
	if is84(c) {
		var ok bool
		var err error
		if f, ok, err = csvArgs(c, 1); !ok {
			return php.Undef(), err
		}
		if !csvEscapeGiven(c, 3) {
			c.Deprecated(csvDeprecation)
			if err := c.Poll(); err != nil {
				return php.Undef(), err
			}
		}
	} else {
		csvArgs74(c, &f)
	}
	s := c.Peek(0)
	if err := c.Charge(int64(len(s)) + 64); err != nil {
		return php.Undef(), err
	}
	list, _ := parseCSV(c.Ctx, s, f, nil)
	return php.ArrayValue(list), nil
}

// csvEscapeGiven reports whether the caller wrote the escape argument, by position or name.
func csvEscapeGiven(c *php.Call, i int) bool { return c.Given > i }

// csvArgs74 takes the first bytes, as str_getcsv of 7.4 does without a word.
func csvArgs74(c *php.Call, f *csvFormat) {
	if s := c.Peek(1); s != "" {
		f.sep = s[0]
	}
	if s := c.Peek(2); s != "" {
		f.quote = s[0]
	}
	if c.Has(3) {
		f.escape = -1
		if s := c.Peek(3); s != "" {
			f.escape = int(s[0])
		}
	}
}

// parseCSV splits a line of separated values. When the line ends inside an enclosure, more is asked for the next one;
// it may be nil. An empty line is one null.
func parseCSV(ctx *php.Context, s string, f csvFormat, more func() (string, bool)) (*php.Array, error) {
	list := ctx.NewArray(0)
	p := csvParser{ctx: ctx, f: f, more: more}
	if p.load(s); p.end == 0 {
		list.Append(php.Null())
		return list, nil
	}
	for {
		list.Append(p.field())
		if !p.another {
			return list, nil
		}
	}
}

func trimLineEnd(s string) string {
	if n := len(s); n > 0 && s[n-1] == '\n' {
		s = s[:n-1]
	}
	if n := len(s); n > 0 && s[n-1] == '\r' {
		s = s[:n-1]
	}
	return s
}

// csvParser is where in a line the fields are read.
type csvParser struct {
	ctx     *php.Context
	s       string
	at, end int // end is where the line's own end begins
	f       csvFormat
	more    func() (string, bool)
	another bool // a separator followed the last field
}

func (p *csvParser) load(s string) { p.s, p.at, p.end = s, 0, len(trimLineEnd(s)) }

// field reads one field and the separator behind it.
func (p *csvParser) field() php.Value {
	start := p.at
	i := start
	for i < p.end && isSpace(p.s[i]) && p.s[i] != p.f.sep {
		i++
	}
	if i >= p.end || p.s[i] != p.f.quote {
		i = start
	}
	if i < p.end && p.s[i] == p.f.quote {
		p.at = i + 1
		return p.quoted()
	}
	i = p.upToSeparator(start)
	return text(p.ctx, strings.Clone(trimLineEnd(p.s[start:i])))
}

// upToSeparator finds the separator from i on, or the end of the line, and moves behind it.
func (p *csvParser) upToSeparator(i int) int {
	for i < p.end && p.s[i] != p.f.sep {
		i++
	}
	p.another = i < p.end
	p.at = i + 1
	return i
}

// quoted reads the rest of a field behind its opening enclosure: up to the closing one, and then what stands before the
// next separator as it is.
func (p *csvParser) quoted() php.Value {
	var b []byte
	escaped := false
	for {
		if p.at >= len(p.s) {
			next, ok := "", false
			if p.more != nil {
				next, ok = p.more()
			}
			if !ok {
				p.another = false
				return taken(p.ctx, b)
			}
			p.load(next)
			escaped = false
			continue
		}
		c := p.s[p.at]
		p.at++
		switch {
		case escaped:
			escaped = false
			b = append(b, c)
		case p.f.escape >= 0 && c == byte(p.f.escape) && c != p.f.quote:
			escaped = true
			b = append(b, c)
		case c != p.f.quote:
			b = append(b, c)
		case p.at < len(p.s) && p.s[p.at] == p.f.quote:
			p.at++
			b = append(b, c)
		default:
			return p.afterQuote(b)
		}
	}
}

func (p *csvParser) afterQuote(b []byte) php.Value {
	start := min(p.at, p.end)
	b = append(b, p.s[start:p.upToSeparator(start)]...)
	return taken(p.ctx, b)
}
