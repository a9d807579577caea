package date

// civil is a date and time of day without a zone, in the Gregorian calendar extended to all years. Fields out of their
// range carry over when it is normalised: day 0 is the last of the month before.
type civil struct {
	Y, M, D    int64
	H, I, S, U int64 // U is microseconds
}

const (
	daySeconds = 86400
	cycleDays  = 146097 // 400 years
)

// daysFromCivil returns the days since 1970-01-01 of a date whose month is in range.
func daysFromCivil(y, m, d int64) int64 {
	if m <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	mp := (m + 9) % 12
	doy := (153*mp+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return era*cycleDays + doe - 719468
}

// civilFromDays is the inverse of daysFromCivil.
func civilFromDays(days int64) (y, m, d int64) {
	days += 719468
	era := floorDiv(days, cycleDays)
	doe := days - era*cycleDays
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d = doy - (153*mp+2)/5 + 1
	m = mp + 3
	if m > 12 {
		m -= 12
	}
	y = yoe + era*400
	if m <= 2 {
		y++
	}
	return y, m, d
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func floorMod(a, b int64) int64 { return a - floorDiv(a, b)*b }

func isLeap(y int64) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

// daysIn returns the length of a month, 1 to 12.
func daysIn(y, m int64) int64 {
	switch m {
	case 2:
		if isLeap(y) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// seconds returns the Unix time the civil would have in UTC; out-of-range fields carry over.
func (c civil) seconds() int64 {
	y, m := c.Y, c.M-1
	y += floorDiv(m, 12)
	m = floorMod(m, 12) + 1
	days := daysFromCivil(y, m, 1) + c.D - 1
	return days*daySeconds + c.H*3600 + c.I*60 + c.S + floorDiv(c.U, 1e6)
}

// civilFromSeconds is the inverse of seconds, normalised.
func civilFromSeconds(sec, micros int64) civil {
	days := floorDiv(sec, daySeconds)
	rest := sec - days*daySeconds
	var c civil
	c.Y, c.M, c.D = civilFromDays(days)
	c.H, c.I, c.S, c.U = rest/3600, rest/60%60, rest%60, micros
	return c
}

// weekday returns 0 for Sunday to 6 for Saturday.
func weekday(y, m, d int64) int64 { return floorMod(daysFromCivil(y, m, d)+4, 7) }

// yearDay returns the day of the year, from 0.
func yearDay(y, m, d int64) int64 { return daysFromCivil(y, m, d) - daysFromCivil(y, 1, 1) }

// isoWeek returns the week of ISO 8601 and the year it belongs to.
func isoWeek(y, m, d int64) (year, week int64) {
	days := daysFromCivil(y, m, d)
	wd := floorMod(days+3, 7) // 0 is Monday
	thursday := days - wd + 3
	year, _, _ = civilFromDays(thursday)
	return year, (thursday-daysFromCivil(year, 1, 1))/7 + 1
}

// fromISOWeek returns the days since 1970 of a weekday (1 is Monday) of an ISO week.
func fromISOWeek(year, week, day int64) int64 {
	jan4 := daysFromCivil(year, 1, 4)
	monday := jan4 - floorMod(jan4+3, 7)
	return monday + (week-1)*7 + day - 1
}
