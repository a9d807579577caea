package date

import "strings"

// dateRules are the forms of dates.
func dateRules() []rule {
	sep := `[ \t.-]*`
	suffix := `(?:st|nd|rd|th)?`
	return []rule{
		{expr: `([0-9]{4})-?(0[1-9]|1[0-2])-?([0-2][0-9]|3[01])`, act: func(p *parsed, g []string) {
			p.setDate(num(g[1]), num(g[2]), num(g[3]))
		}},
		{expr: `([+-]?[0-9]{1,4})-` + xMonth + `-` + xDay, act: func(p *parsed, g []string) {
			p.setDate(fullYear(g[1]), num(g[2]), num(g[3]))
		}},
		{expr: `([+-][0-9]{5,9})-(0[0-9]|1[0-2])-([0-2][0-9]|3[01])`, act: func(p *parsed, g []string) {
			p.setDate(num(g[1]), num(g[2]), num(g[3]))
		}},
		{expr: `([0-9]{4})/(0[0-9]|1[0-2]|[0-9])/([0-2][0-9]|3[01]|[0-9])/?`, act: func(p *parsed, g []string) {
			p.setDate(num(g[1]), num(g[2]), num(g[3]))
		}},
		{expr: `([0-9]{4})-` + xMonth, act: func(p *parsed, g []string) { p.setDate(num(g[1]), num(g[2]), 1) }},
		{expr: xMonth + `/` + xDay + `(?:/([0-9]{1,4}))?`, act: func(p *parsed, g []string) {
			y := int64(unset)
			if g[3] != "" {
				y = fullYear(g[3])
			}
			p.setDate(y, num(g[1]), num(g[2]))
		}},
		{expr: xDay + `[.\t-]` + xMonth + `[.-]([0-9]{4})`, act: func(p *parsed, g []string) {
			p.setDate(num(g[3]), num(g[2]), num(g[1]))
		}},
		{expr: xDay + suffix + sep + xMonths + sep + `([0-9]{1,4})`, act: func(p *parsed, g []string) {
			p.setDate(fullYear(g[3]), monthNumber(g[2]), num(g[1]))
		}},
		{expr: xDay + suffix + sep + xMonths, act: func(p *parsed, g []string) {
			p.setDate(unset, monthNumber(g[2]), num(g[1]))
		}},
		{expr: xMonths + sep + `([0-9]{4})`, act: func(p *parsed, g []string) {
			p.setDate(num(g[2]), monthNumber(g[1]), 1)
		}},
		{expr: `([0-9]{4})` + sep + xMonths, act: func(p *parsed, g []string) {
			p.setDate(num(g[1]), monthNumber(g[2]), 1)
		}},
		{expr: xMonths + sep + xDay + `[,.stndrh\t ]+([0-9]{1,4})`, act: func(p *parsed, g []string) {
			p.setDate(fullYear(g[3]), monthNumber(g[1]), num(g[2]))
		}},
		{expr: xMonths + sep + xDay + `[,.stndrh\t ]*` + `t?` + xH24 + `[:.]` + xMin + `(?:[:.]` + xSec + `)?`,
			act: func(p *parsed, g []string) {
				p.setDate(unset, monthNumber(g[1]), num(g[2]))
				p.setTime(num(g[3]), num(g[4]), num(g[5]), 0)
			}},
		{expr: xMonths + sep + xDay + `[,.stndrh\t ]*`, act: func(p *parsed, g []string) {
			p.setDate(unset, monthNumber(g[1]), num(g[2]))
		}},
		{expr: `([0-9]{1,4})-` + xMonths + `-` + xDay, act: func(p *parsed, g []string) {
			p.setDate(fullYear(g[1]), monthNumber(g[2]), num(g[3]))
		}},
		{expr: xMonths + `-([0-2][0-9]|3[01])-([0-9]{1,4})`, act: func(p *parsed, g []string) {
			p.setDate(fullYear(g[3]), monthNumber(g[1]), num(g[2]))
		}},
		{expr: xMonths, act: func(p *parsed, g []string) {
			p.haveDate = true
			p.M = monthNumber(g[1])
		}},
		{expr: `([0-9]{4})-?w(0[1-9]|[1-4][0-9]|5[0-3])(?:-?([0-7]))?`, act: func(p *parsed, g []string) {
			day := int64(1)
			if g[3] != "" {
				day = num(g[3])
			}
			y, m, d := civilFromDays(fromISOWeek(num(g[1]), num(g[2]), day))
			p.setDate(y, m, d)
		}},
		{expr: `([0-9]{4})[.-]?(00[1-9]|0[1-9][0-9]|[12][0-9]{2}|3[0-5][0-9]|36[0-6])`, act: func(p *parsed, g []string) {
			p.setDate(num(g[1]), 1, num(g[2]))
		}},
		{expr: xDay + `/` + xMonths + `/([0-9]{4}):([01][0-9]|2[0-4]):([0-5][0-9]):([0-5][0-9])` + xSpace + `+` + xZone,
			act: func(p *parsed, g []string) {
				p.setDate(num(g[3]), monthNumber(g[2]), num(g[1]))
				p.setTime(num(g[4]), num(g[5]), num(g[6]), 0)
				p.zoneNamed(g[7])
			}},
		{expr: `([0-9]{4}):(0[0-9]|1[0-2]):([0-2][0-9]|3[01]) ([01][0-9]|2[0-4]):([0-5][0-9]):([0-5][0-9])`,
			act: func(p *parsed, g []string) {
				p.setDate(num(g[1]), num(g[2]), num(g[3]))
				p.setTime(num(g[4]), num(g[5]), num(g[6]), 0)
			}},
		{expr: `([0-9]{4})`, act: func(p *parsed, g []string) {
			if h, i := num(g[1][:2]), num(g[1][2:]); !p.haveTime && h < 25 && i < 60 {
				p.setTime(h, i, 0, 0)
				return
			}
			p.Y = num(g[1])
		}},
	}
}

// timeRules are the forms of times and zones.
func timeRules() []rule {
	return []rule{
		{expr: `@(-?[0-9]+)(?:\.([0-9]{1,6}))?`, act: func(p *parsed, g []string) {
			p.haveDate, p.haveTime = true, true
			p.civil = civil{Y: 1970, M: 1, D: 1}
			p.rel.s += num(g[1])
			if g[2] != "" {
				u := micro("." + g[2])
				if strings.HasPrefix(g[1], "-") {
					u = -u
				}
				p.U = u
			}
			p.setZone(zone{kind: zoneOffset, name: "+00:00"})
		}},
		{expr: `now`, act: func(*parsed, []string) {}},
		{expr: `today|midnight`, act: func(p *parsed, _ []string) { p.clearTime() }},
		{expr: `noon`, act: func(p *parsed, _ []string) {
			p.clearTime()
			p.haveTime = true
			p.H = 12
		}},
		{expr: `tomorrow`, act: func(p *parsed, _ []string) {
			p.clearTime()
			p.rel.d++
		}},
		{expr: `yesterday`, act: func(p *parsed, _ []string) {
			p.clearTime()
			p.rel.d--
		}},
		{expr: xH12 + `(?:[:.]([0-5]?[0-9])(?:[:.]` + xSec + `(?:[:.]([0-9]+))?)?)?` + xSpace + `*` + xMer,
			act: func(p *parsed, g []string) {
				h := num(g[1]) % 12
				if strings.EqualFold(g[5], "p") {
					h += 12
				}
				u := int64(0)
				if g[4] != "" {
					u = micro("." + g[4])
				}
				p.setTime(h, num(g[2]), num(g[3]), u)
			}},
		{expr: `t?` + xH24 + `[:.]` + xMin + `(?:[:.]` + xSec + xFrac + `)?`,
			act: func(p *parsed, g []string) { p.setTime(num(g[1]), num(g[2]), num(g[3]), micro(g[4])) }},
		{expr: `t([01][0-9]|2[0-4])([0-5][0-9])(?:([0-5][0-9]|60))?` + xFrac,
			act: func(p *parsed, g []string) { p.setTime(num(g[1]), num(g[2]), num(g[3]), micro(g[4])) }},
		{expr: xDay + `[.\t]` + xMonth + `\.([0-9]{2})`, act: func(p *parsed, g []string) {
			p.setDate(fullYear(g[3]), num(g[2]), num(g[1]))
		}},
		{expr: `t` + xH24, act: func(p *parsed, g []string) { p.setTime(num(g[1]), 0, 0, 0) }},
		{expr: `([01][0-9]|2[0-4])([0-5][0-9])([0-5][0-9]|60)`, act: func(p *parsed, g []string) {
			p.setTime(num(g[1]), num(g[2]), num(g[3]), 0)
		}},
		{expr: `(back|front) of ` + xH24 + `(?:` + xSpace + `*` + xMer + `)?`, act: func(p *parsed, g []string) {
			h := num(g[2])
			if g[3] != "" {
				if h %= 12; strings.EqualFold(g[3], "p") {
					h += 12
				}
			}
			if strings.EqualFold(g[1], "back") {
				p.setTime(h, 15, 0, 0)
			} else {
				p.setTime(h-1, 45, 0, 0)
			}
		}},
	}
}
