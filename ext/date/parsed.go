package date

// unset marks a field that a text did not give.
const unset = -99999999

// parsed is what a text said: fields, relative parts, a zone.
type parsed struct {
	civil
	haveDate, haveTime, haveZone bool
	zone                         zone
	rel                          relative
	// workdays is set by "+3 weekdays", which 7.4 starts from midnight.
	workdays bool
	errors   int
}

// relative is the relative part of a text.
type relative struct {
	y, m, d, h, i, s, u int64
	weekday             int64
	haveWeekday         bool
	behavior            int
	firstLast           int // 1 first day of, 2 last day of
	special             int // the kinds below
	amount              int64
}

// Special relative parts.
const (
	specialWeekdays    = 1 // so many working days
	specialDayOfWeek   = 2 // "second monday of"
	specialLastWeekday = 3 // "last friday of"
)

func newParsed() *parsed {
	return &parsed{civil: civil{Y: unset, M: unset, D: unset, H: unset, I: unset, S: unset, U: unset}}
}

func (p *parsed) setDate(y, m, d int64) {
	if p.haveDate {
		p.errors++
	}
	p.haveDate = true
	p.Y, p.M, p.D = y, m, d
}

func (p *parsed) setTime(h, i, s, u int64) {
	if p.haveTime {
		p.errors++
	}
	p.haveTime = true
	p.H, p.I, p.S, p.U = h, i, s, u
}

// clearTime sets midnight without saying that a time was given.
func (p *parsed) clearTime() {
	p.haveTime = false
	p.H, p.I, p.S, p.U = 0, 0, 0, 0
}

func (p *parsed) setZone(z zone) {
	if p.haveZone {
		p.errors++
	}
	p.haveZone = true
	p.zone = z
}

// fill takes what was not said from the present, as the zone's clocks show it.
func (p *parsed) fill(now civil) {
	if p.haveDate && !p.haveTime {
		p.H, p.I, p.S, p.U = 0, 0, 0, 0
	}
	said := p.Y != unset || p.M != unset || p.D != unset || p.H != unset || p.I != unset || p.S != unset
	for _, f := range [...]struct{ to, from *int64 }{{&p.Y, &now.Y}, {&p.M, &now.M}, {&p.D, &now.D}, {&p.H, &now.H},
		{&p.I, &now.I}, {&p.S, &now.S}} {
		if *f.to == unset {
			*f.to = *f.from
		}
	}
	if p.U == unset {
		p.U = now.U
		if said {
			p.U = 0
		}
	}
}

// normalise carries the date's fields over.
func (c *civil) normaliseDate() {
	days := civil{Y: c.Y, M: c.M, D: c.D}.seconds() / daySeconds
	c.Y, c.M, c.D = civilFromDays(days)
}

// apply applies the relative parts of the date, in PHP's order. The relative time is left for the timestamp.
func (p *parsed) apply() {
	r := &p.rel
	switch r.special {
	case specialDayOfWeek:
		p.D = 1
		p.M += r.m
		r.m = 0
	case specialLastWeekday:
		p.D = 1
		p.M += r.m + 1
		r.m = 0
	}
	p.applyFirstLast()
	p.normaliseDate()
	if r.haveWeekday {
		p.applyWeekday()
	}
	p.normaliseAll()
	p.U += r.u
	p.Y, p.M, p.D = p.Y+r.y, p.M+r.m, p.D+r.d
	p.applyFirstLast()
	p.normaliseDate()
	if r.special == specialWeekdays {
		p.applyWeekdays(r.amount)
	}
}

func (p *parsed) applyFirstLast() {
	switch p.rel.firstLast {
	case 1:
		p.D = 1
	case 2:
		p.D = 0
		p.M++
	}
}

func (p *parsed) normaliseAll() {
	u := p.U
	p.civil = civilFromSeconds(civil{Y: p.Y, M: p.M, D: p.D, H: p.H, I: p.I, S: p.S}.seconds(), u)
}

// applyWeekday goes to the weekday that was named.
func (p *parsed) applyWeekday() {
	r := &p.rel
	current := weekday(p.Y, p.M, p.D)
	if r.behavior == 2 { // "monday next week": weeks begin on Monday
		if current == 0 && r.weekday != 0 {
			r.weekday -= 7
		}
		if r.weekday == 0 && current != 0 {
			r.weekday = 7
		}
		p.D += r.weekday - current
		return
	}
	diff := r.weekday - current
	if r.d < 0 && diff < 0 || r.d >= 0 && diff <= -int64(r.behavior) {
		diff += 7
	}
	if r.weekday >= 0 {
		p.D += diff
	} else {
		p.D -= 7 - (-r.weekday - current)
	}
}

// applyWeekdays moves by working days: Monday to Friday.
func (p *parsed) applyWeekdays(n int64) {
	step := int64(1)
	if n < 0 {
		step, n = -1, -n
	}
	days := daysFromCivil(p.Y, p.M, p.D)
	weekend := func(d int64) bool { wd := floorMod(d+4, 7); return wd == 0 || wd == 6 }
	for n > 0 && weekend(days) { // counting begins at the working day before
		days -= step
	}
	days += step * (n / 5 * 7)
	for n %= 5; n > 0; n-- {
		days += step
		for weekend(days) {
			days += step
		}
	}
	p.Y, p.M, p.D = civilFromDays(days)
}

// timestamp resolves the parts into a moment. The zone is the text's own or the given one. old is 7.4's way.
func (p *parsed) timestamp(nowSec, nowMicros int64, def *zone, old bool) (sec, micros int64, z *zone) {
	z = def
	if p.haveZone {
		z = &p.zone
	}
	if p.workdays && old && !p.haveTime {
		p.clearTime()
	}
	p.fill(z.civil(nowSec, nowMicros))
	p.apply()
	r := &p.rel
	p.H, p.I, p.S = p.H+r.h, p.I+r.i, p.S+r.s
	return z.timestamp(p.civil), floorMod(p.U, 1e6), z
}
