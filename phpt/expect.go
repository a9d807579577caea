package phpt

import (
	"errors"
	"fmt"
	"strings"

	"gaja/interp/regex"
)

// A Matcher decides whether an output is what a test expects. White space
// around both is ignored and CR LF counts as LF.
//
// EXPECT wants the same bytes. EXPECTREGEX is a regular expression in PCRE's
// syntax for the whole output. EXPECTF is text in which these stand for:
//
//	%e  a directory separator      %i  an integer with or without sign
//	%s  one or more characters     %d  digits
//	%S  zero or more characters    %x  hexadecimal digits
//	    (both within one line)     %f  a floating-point number
//	%a  one or more characters     %c  one character
//	%A  zero or more characters    %0  a NUL byte (8.4 only)
//	    (line ends included)       %r…%r  a regular expression
//	%w  white space, or nothing
type Matcher struct {
	kind   Section
	text   string // trimmed, with unix line ends
	re     *regex.Program
	rules  Rules
	Broken error // set when the expectation is no valid pattern; nothing matches it
}

// NewMatcher prepares the expectation of a section EXPECT, EXPECTF or
// EXPECTREGEX by the given rules.
func NewMatcher(kind Section, text string, rules Rules) *Matcher {
	m := &Matcher{kind: kind, text: unixLines(phpTrim(text)), rules: rules}
	if kind != SectionExpect {
		m.re, m.Broken = compilePattern(m.pattern(m.text))
	}
	return m
}

// Expected returns the expectation as it is compared.
func (m *Matcher) Expected() string { return m.text }

// Match reports whether the output is as expected. The error is not nil when
// that could not be decided within the step limit.
func (m *Matcher) Match(output string) (bool, error) {
	switch {
	case m.kind == SectionExpect:
		return output == m.text, nil
	case m.Broken != nil:
		return false, m.Broken
	}
	return matches(m.re, output)
}

// lineMatcher returns a comparison of one expected line with one line of
// output, for the diff.
func (m *Matcher) lineMatcher() func(want, got string) bool {
	cache := map[string]*regex.Program{}
	return func(want, got string) bool {
		if want == got {
			return true
		}
		if m.kind == SectionExpect || m.kind == SectionExpectF && !strings.Contains(want, "%") {
			return false
		}
		re, seen := cache[want]
		if !seen {
			re, _ = compilePattern(m.pattern(want))
			cache[want] = re
		}
		if re == nil {
			return false
		}
		ok, err := matches(re, got)
		return ok && err == nil
	}
}

func (m *Matcher) pattern(text string) string {
	if m.kind == SectionExpectF {
		return expectFPattern(text, m.rules)
	}
	return text
}

var errDelimiter = errors.New("the pattern contains an unescaped /")

// compilePattern compiles the text that PHP's runner would put between the
// delimiters /^ and $/s. A bare slash would end the pattern there, which is an
// error in every case.
func compilePattern(pattern string) (*regex.Program, error) {
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '\\':
			i++
		case '/':
			return nil, errDelimiter
		}
	}
	re, err := regex.Compile("^"+pattern+"$", regex.DotAll|regex.LiteralEscapes, regex.V1046)
	if e := (*regex.Error)(nil); errors.As(err, &e) {
		return nil, fmt.Errorf("regular expression: %w at offset %d", err, e.Offset)
	}
	return re, err
}

// stepLimit bounds the work of one comparison: twenty times what PHP's own runner allows.
const stepLimit = 20_000_000

func matches(re *regex.Program, text string) (bool, error) {
	m := regex.Matcher{MatchLimit: stepLimit, Remember: true}
	return m.Match(re, text, 0, 0)
}

// expectFPattern translates EXPECTF to a regular expression. The wildcards
// work inside %r…%r too; a %r without its partner is plain text.
func expectFPattern(text string, rules Rules) string {
	var out strings.Builder
	for {
		plain, rest, found := strings.Cut(text, "%r")
		if !found {
			quotePattern(&out, text)
			break
		}
		raw, after, closed := strings.Cut(rest, "%r")
		if !closed {
			quotePattern(&out, text)
			break
		}
		quotePattern(&out, plain)
		out.WriteString("(" + raw + ")")
		text = after
	}
	return replaceWildcards(out.String(), rules)
}

// quotePattern escapes what has a meaning in a pattern.
func quotePattern(out *strings.Builder, text string) {
	for i := range len(text) {
		switch c := text[i]; {
		case c == 0:
			out.WriteString(`\000`)
		case strings.IndexByte(`.\+*?[^]$(){}=!<>|:-#/`, c) >= 0:
			out.WriteByte('\\')
			out.WriteByte(c)
		default:
			out.WriteByte(c)
		}
	}
}

func replaceWildcards(text string, rules Rules) string {
	var out strings.Builder
	for {
		i := strings.IndexByte(text, '%')
		if i < 0 || i+1 >= len(text) {
			out.WriteString(text)
			return out.String()
		}
		if pattern := wildcard(text[i+1], rules); pattern != "" {
			out.WriteString(text[:i] + pattern)
			text = text[i+2:]
		} else {
			out.WriteString(text[:i+1])
			text = text[i+1:]
		}
	}
}

// wildcard gives the pattern of %c, "" when that is no wildcard.
func wildcard(c byte, rules Rules) string {
	switch c {
	case 'e':
		return `\/`
	case 's':
		return `[^\r\n]+`
	case 'S':
		return `[^\r\n]*`
	case 'a':
		return `.+`
	case 'A':
		return `.*`
	case 'w':
		return `\s*`
	case 'i':
		return `[+-]?\d+`
	case 'd':
		return `\d+`
	case 'x':
		return `[0-9a-fA-F]+`
	case 'c':
		return `.`
	case 'f':
		if rules == Rules74 {
			return `[+-]?\.?\d+\.?\d*(?:[Ee][+-]?\d+)?`
		}
		return `[+-]?(?:\d+|(?=\.\d))(?:\.\d+)?(?:[Ee][+-]?\d+)?`
	case '0':
		if rules != Rules74 {
			return `\x00`
		}
	}
	return ""
}
