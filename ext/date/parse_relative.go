package date

import "strings"

// ordinals are the words that count, with their numbers.
var ordinals = [...]string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
	"eleventh", "twelfth"}

// textAmount returns the number that a word stands for; same is set for "this".
func textAmount(s string) (n int64, same bool) {
	s = strings.ToLower(s)
	switch s {
	case "next":
		return 1, false
	case "last", "previous":
		return -1, false
	case "this":
		return 0, true
	case "eight":
		return 8, false
	}
	for i, o := range ordinals {
		if s == o {
			return int64(i + 1), false
		}
	}
	return 0, false
}

// add adds an amount of a unit to the relative part.
func (p *parsed) add(n int64, unit string, behavior int) {
	unit = strings.ToLower(unit)
	r := &p.rel
	if day, ok := dayNumber(unit); ok && unit != "second" {
		p.clearTime()
		if n > 0 {
			r.d += (n - 1) * 7
		} else {
			r.d += n * 7
		}
		r.haveWeekday, r.weekday, r.behavior = true, day, behavior
		return
	}
	switch strings.TrimSuffix(unit, "s") {
	case "millisecond", "msec", "m":
		r.u += n * 1000
	case "microsecond", "usec", "µ", "µsec":
		r.u += n
	case "second", "sec":
		r.s += n
	case "minute", "min":
		r.i += n
	case "hour":
		r.h += n
	case "day":
		r.d += n
	case "week":
		r.d += 7 * n
	case "fortnight", "forthnight":
		r.d += 14 * n
	case "month":
		r.m += n
	case "year":
		r.y += n
	case "weekday":
		r.special, r.amount = specialWeekdays, n
		p.workdays = true
	}
}

// relativeRules are the relative forms.
func relativeRules() []rule {
	return []rule{
		{expr: `([+-]+|)` + xSpace + `*([0-9]{1,18})` + xSpace + `*` + xUnits, act: func(p *parsed, g []string) {
			n := num(g[2])
			if strings.Count(g[1], "-")%2 == 1 {
				n = -n
			}
			p.add(n, g[3], 1)
		}},
		{expr: xText + xSpace + `+` + xUnits, act: func(p *parsed, g []string) {
			n, same := textAmount(g[1])
			behavior := 0
			if same {
				behavior = 1
			}
			p.add(n, g[2], behavior)
			if strings.HasPrefix(strings.ToLower(g[2]), "week") && len(g[2]) < 6 {
				p.rel.behavior = 2
				if !p.rel.haveWeekday {
					p.rel.haveWeekday, p.rel.weekday = true, 1
				}
			}
		}},
		{expr: `(first|last) day of`, act: func(p *parsed, g []string) {
			p.rel.firstLast = 1
			if strings.EqualFold(g[1], "last") {
				p.rel.firstLast = 2
			}
		}},
		{expr: xText + xSpace + `+` + xDays + xSpace + `+of`, act: func(p *parsed, g []string) {
			n, _ := textAmount(g[1])
			p.clearTime()
			p.rel.special = specialDayOfWeek
			behavior := 1
			if n <= 0 {
				p.rel.special, behavior = specialLastWeekday, 1
			}
			p.add(n, g[2], behavior)
		}},
		{expr: xDays, act: func(p *parsed, g []string) {
			p.clearTime()
			p.rel.weekday, _ = dayNumber(g[1])
			p.rel.haveWeekday = true
			if p.rel.behavior != 2 {
				p.rel.behavior = 1
			}
		}},
		{expr: `ago`, act: func(p *parsed, _ []string) {
			r := &p.rel
			r.y, r.m, r.d, r.h, r.i, r.s, r.u = -r.y, -r.m, -r.d, -r.h, -r.i, -r.s, -r.u
			if r.weekday = -r.weekday; r.weekday == 0 {
				r.weekday = -7
			}
			r.amount = -r.amount
		}},
		// A zone comes last: every other word of the same length goes before it.
		{expr: `\(?` + xZone + `\)?`, act: func(p *parsed, g []string) { p.zoneNamed(g[1]) }},
	}
}
