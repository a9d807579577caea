package date

import (
	"fmt"
	"strconv"
)

var (
	dayNames   = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
	monthNames = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September",
		"October", "November", "December"}
)

// moment is a timestamp seen in a zone.
type moment struct {
	civil
	sec    int64
	offset int64
	dst    bool
	abbr   string
	zone   *zone
}

func momentAt(sec, micros int64, z *zone) moment {
	off, dst, abbr := z.at(sec)
	return moment{civil: civilFromSeconds(sec+off, micros), sec: sec, offset: off, dst: dst, abbr: abbr, zone: z}
}

// ordinal is the English suffix of a day's number.
func ordinal(d int64) string {
	if d/10 != 1 {
		switch d % 10 {
		case 1:
			return "st"
		case 2:
			return "nd"
		case 3:
			return "rd"
		}
	}
	return "th"
}

func two(b []byte, n int64) []byte { return append(b, byte('0'+n/10%10), byte('0'+n%10)) }

// hour12 is the hour on a clock of twelve.
func hour12(h int64) int64 {
	if h %= 12; h == 0 {
		return 12
	}
	return h
}

// year4 writes a year with at least four digits.
func year4(b []byte, y int64) []byte {
	if y < 0 {
		b, y = append(b, '-'), -y
	}
	return fmt.Appendf(b, "%04d", y)
}

// format writes a moment as date() does; modern adds the letters of 8.2.
func (m *moment) format(format string, modern bool) string {
	b := make([]byte, 0, len(format)*3)
	for i := 0; i < len(format); i++ {
		c := format[i]
		if c == '\\' {
			if i++; i < len(format) {
				b = append(b, format[i])
			}
			continue
		}
		b = m.letter(b, c, modern)
	}
	return string(b)
}

func (m *moment) letter(b []byte, c byte, modern bool) []byte {
	switch c {
	case 'd':
		return two(b, m.D)
	case 'D':
		return append(b, dayNames[weekday(m.Y, m.M, m.D)][:3]...)
	case 'j':
		return strconv.AppendInt(b, m.D, 10)
	case 'l':
		return append(b, dayNames[weekday(m.Y, m.M, m.D)]...)
	case 'N':
		wd := weekday(m.Y, m.M, m.D)
		if wd == 0 {
			wd = 7
		}
		return strconv.AppendInt(b, wd, 10)
	case 'S':
		return append(b, ordinal(m.D)...)
	case 'w':
		return strconv.AppendInt(b, weekday(m.Y, m.M, m.D), 10)
	case 'z':
		return strconv.AppendInt(b, yearDay(m.Y, m.M, m.D), 10)
	case 'W':
		_, w := isoWeek(m.Y, m.M, m.D)
		return two(b, w)
	case 'o':
		y, _ := isoWeek(m.Y, m.M, m.D)
		return strconv.AppendInt(b, y, 10)
	case 'F':
		return append(b, monthNames[m.M-1]...)
	case 'm':
		return two(b, m.M)
	case 'M':
		return append(b, monthNames[m.M-1][:3]...)
	case 'n':
		return strconv.AppendInt(b, m.M, 10)
	case 't':
		return strconv.AppendInt(b, daysIn(m.Y, m.M), 10)
	case 'L':
		return appendBool(b, isLeap(m.Y))
	case 'Y':
		return year4(b, m.Y)
	case 'y':
		return two(b, floorMod(m.Y, 100))
	case 'x', 'X':
		if modern {
			return m.expandedYear(b, c)
		}
		return append(b, c)
	}
	return m.timeLetter(b, c, modern)
}

// expandedYear writes a year with its sign: always for X, when it has more than four digits or is negative for x.
func (m *moment) expandedYear(b []byte, c byte) []byte {
	if m.Y >= 0 && (c == 'X' || m.Y >= 10000) {
		b = append(b, '+')
	}
	return year4(b, m.Y)
}

func appendBool(b []byte, on bool) []byte {
	if on {
		return append(b, '1')
	}
	return append(b, '0')
}

func (m *moment) timeLetter(b []byte, c byte, modern bool) []byte {
	switch c {
	case 'a', 'A':
		s := "am"
		if m.H >= 12 {
			s = "pm"
		}
		if c == 'A' {
			return append(b, s[0]-32, 'M')
		}
		return append(b, s...)
	case 'B':
		beats := (m.sec%daySeconds + 3600) * 10 // Swatch beats: thousandths of a day in Biel
		if beats < 0 {
			beats += 10 * daySeconds
		}
		return fmt.Appendf(b, "%03d", beats/864%1000)
	case 'g':
		return strconv.AppendInt(b, hour12(m.H), 10)
	case 'G':
		return strconv.AppendInt(b, m.H, 10)
	case 'h':
		return two(b, hour12(m.H))
	case 'H':
		return two(b, m.H)
	case 'i':
		return two(b, m.I)
	case 's':
		return two(b, m.S)
	case 'u':
		return fmt.Appendf(b, "%06d", m.U)
	case 'v':
		return fmt.Appendf(b, "%03d", m.U/1000)
	case 'U':
		return strconv.AppendInt(b, m.sec, 10)
	case 'c':
		return append(b, m.format("Y-m-d\\TH:i:sP", modern)...)
	case 'r':
		return append(b, m.format("D, d M Y H:i:s O", modern)...)
	}
	return m.zoneLetter(b, c, modern)
}

func (m *moment) zoneLetter(b []byte, c byte, modern bool) []byte {
	switch c {
	case 'e':
		if m.zone.kind == zoneOffset {
			return append(b, offsetText(m.offset, true)...)
		}
		return append(b, m.zone.name...)
	case 'I':
		return appendBool(b, m.dst)
	case 'O':
		return append(b, offsetText(m.offset, false)...)
	case 'P':
		return append(b, offsetText(m.offset, true)...)
	case 'p':
		if !modern {
			return append(b, c)
		}
		if m.offset == 0 && (m.zone.kind != zoneID || m.abbr == "UTC" || m.zone.name == "UTC") {
			return append(b, 'Z')
		}
		return append(b, offsetText(m.offset, true)...)
	case 'T':
		return append(b, m.abbr...)
	case 'Z':
		return strconv.AppendInt(b, m.offset, 10)
	}
	return append(b, c)
}
