package date

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// rule is one form of text: an expression and what its groups say.
type rule struct {
	expr string
	act  func(p *parsed, g []string)
	re   *regexp.Regexp
}

// Parts of the expressions. Where a form allows a time behind it, that is a form of its own: the scanner takes one form
// after the other, always the one that reaches farthest.
const (
	xSpace  = `[ \t]`
	xDay    = `([0-2]?[0-9]|3[01])`
	xMonth  = `(0?[0-9]|1[0-2])`
	xMonths = `(january|february|march|april|may|june|july|august|september|october|november|december|` +
		`jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|i{1,3}|i[vx]|vi{0,3}|xi{0,2})`
	xDays = `(sunday|monday|tuesday|wednesday|thursday|friday|saturday|sun|mon|tues|tue|wednes|wed|thurs|thur|thu|` +
		`fri|sat)`
	xText  = `(first|second|third|fourth|fifth|sixth|seventh|eighth?|ninth|tenth|eleventh|twelfth|next|last|previous|this)`
	xUnits = `(milliseconds?|msecs?|ms|microseconds?|usecs?|µs|µsecs?|seconds?|secs?|minutes?|mins?|hours?|days?|weeks?|` +
		`fortnights?|forthnights?|months?|years?|weekdays?|sunday|monday|tuesday|wednesday|thursday|friday|saturday|` +
		`sun|mon|tues|tue|wednes|wed|thurs|thur|thu|fri|sat)`
	xH24  = `(2[0-4]|[01]?[0-9])`
	xH12  = `(1[0-2]|0?[1-9])`
	xMin  = `([0-5]?[0-9])`
	xSec  = `(60|[0-5]?[0-9])`
	xFrac = `([.,:][0-9]+)?`
	xMer  = `([ap])\.?m\.?`
	xZone = `((?:gmt)?[+-](?:2[0-4]|[01]?[0-9])(?::?[0-5]?[0-9](?::?[0-5][0-9])?)?|[a-z]+(?:[/_+-][a-z0-9]+)*)`
)

// rules returns all forms, compiled when the first text is parsed.
var rules = sync.OnceValue(func() []rule {
	list := append(append(dateRules(), timeRules()...), relativeRules()...)
	for i := range list {
		list[i].re = regexp.MustCompile(`^(?i:` + list[i].expr + `)`)
		list[i].re.Longest()
	}
	return list
})

// parse reads a text; ok is false when a part of it cannot be understood.
func parse(s string) (*parsed, bool) {
	p := newParsed()
	if len(s) > 4096 {
		return p, false
	}
	s = strings.Trim(s, " \t\n\r\v\f\x00")
	for s != "" {
		if strings.IndexByte(" .,\t;()\n", s[0]) >= 0 {
			s = s[1:]
			continue
		}
		best, groups := 0, []string(nil)
		var act func(*parsed, []string)
		for _, r := range rules() {
			g := r.re.FindStringSubmatch(s)
			if g != nil && len(g[0]) > best && wordEnds(s, len(g[0])) {
				best, groups, act = len(g[0]), g, r.act
			}
		}
		if best == 0 {
			return p, false
		}
		act(p, groups)
		s = s[best:]
	}
	return p, p.errors == 0
}

// wordEnds reports whether a form may end at n: not in the middle of a word.
func wordEnds(s string, n int) bool {
	if n >= len(s) {
		return true
	}
	last, next := s[n-1]|0x20, s[n]|0x20
	letter := func(c byte) bool { return c >= 'a' && c <= 'z' }
	return !letter(last) || !letter(next)
}

func num(s string) int64 {
	n, _ := strconv.ParseInt(s, 10, 64)
	return n
}

// fullYear widens a year of one or two digits.
func fullYear(s string) int64 {
	y := num(s)
	if len(s) < 4 && y < 100 {
		if y < 70 {
			return y + 2000
		}
		return y + 1900
	}
	return y
}

// micro reads a fraction with its point as microseconds.
func micro(s string) int64 {
	if s == "" {
		return 0
	}
	s = (s[1:] + "000000")[:6]
	return num(s)
}

var romans = [...]string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"}

// monthNumber returns the month that a name stands for.
func monthNumber(s string) int64 {
	s = strings.ToLower(s)
	for i, r := range romans {
		if s == r {
			return int64(i + 1)
		}
	}
	for i, n := range monthNames {
		if len(s) >= 3 && strings.HasPrefix(strings.ToLower(n), s[:3]) {
			return int64(i + 1)
		}
	}
	return 0
}

// dayNumber returns the weekday that a name stands for, 0 for Sunday.
func dayNumber(s string) (int64, bool) {
	s = strings.ToLower(s)
	for i, n := range dayNames {
		if len(s) >= 3 && strings.HasPrefix(strings.ToLower(n), s) {
			return int64(i), true
		}
	}
	return 0, false
}

// zoneText reads the name of a zone or an offset.
func zoneText(s string) (zone, bool) {
	s = strings.Trim(s, "()")
	low := strings.ToLower(s)
	if rest, ok := strings.CutPrefix(low, "gmt"); ok && rest != "" && (rest[0] == '+' || rest[0] == '-') {
		low = rest
	}
	if low == "" {
		return zone{}, false
	}
	if low[0] == '+' || low[0] == '-' {
		return offsetZone(low), true
	}
	if z, ok := findAbbr(low); ok && low != "utc" {
		return z, true
	}
	if low == "utc" {
		return zone{kind: zoneAbbr, name: "UTC"}, true
	}
	if loc, name, ok := findZone(s); ok {
		return zone{kind: zoneID, loc: loc, name: name}, true
	}
	return zone{}, false
}

// offsetZone reads "+2", "+0200", "+02:00" and "+02:00:30".
func offsetZone(s string) zone {
	sign := int64(1)
	if s[0] == '-' {
		sign = -1
	}
	var h, m, sec int64
	if body := s[1:]; strings.Contains(body, ":") {
		parts := strings.Split(body, ":")
		h, m = num(parts[0]), num(parts[1])
		if len(parts) > 2 {
			sec = num(parts[2])
		}
	} else {
		switch n := num(body); {
		case len(body) <= 2:
			h = n
		case len(body) <= 4:
			h, m = n/100, n%100
		default:
			h, m, sec = n/10000, n/100%100, n%100
		}
	}
	off := sign * (h*3600 + m*60 + sec)
	return zone{kind: zoneOffset, name: offsetText(off, true), offset: off}
}

func (p *parsed) zoneNamed(s string) {
	if s == "" {
		return
	}
	z, ok := zoneText(s)
	if !ok {
		p.errors++
		return
	}
	p.setZone(z)
}
