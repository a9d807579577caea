package date

import (
	"fmt"
	"strings"
	"time"
)

// zone is a time zone as a text may name it: an identifier, an abbreviation, or an offset.
type zone struct {
	loc    *time.Location // for identifiers
	name   string         // as shown: the identifier, the abbreviation, or "+02:00"
	offset int64          // seconds east of UTC, for the other two
	dst    bool
	gmt    bool // UTC as gmdate has it, which calls itself GMT
	kind   zoneKind
}

type zoneKind uint8

// The kinds, with the numbers that DateTime shows as timezone_type.
const (
	zoneOffset zoneKind = iota + 1
	zoneAbbr
	zoneID
)

// at returns the zone's offset, daylight flag and abbreviation at a moment.
func (z *zone) at(sec int64) (offset int64, dst bool, abbr string) {
	switch z.kind {
	case zoneID:
		t := time.Unix(sec, 0).In(z.loc)
		name, off := t.Zone()
		return int64(off), t.IsDST(), name
	case zoneAbbr:
		if z.gmt {
			return 0, false, "GMT"
		}
		return z.offset, z.dst, z.name
	}
	return z.offset, false, offsetText(z.offset, true)
}

// timestamp finds the moment at which the zone's clocks show a civil. In the gap of spring the time before the change
// counts on; of the doubled hour in autumn the first is meant.
func (z *zone) timestamp(c civil) int64 {
	local := c.seconds()
	if z.kind != zoneID {
		return local - z.offset
	}
	before, _, _ := z.at(local - 2*daySeconds/2)
	t := local - before
	after, _, _ := z.at(t)
	if after == before {
		return t
	}
	u := local - after
	if off, _, _ := z.at(u); off == after {
		if after > before { // the clocks went forward: is the first reading still valid?
			if off2, _, _ := z.at(local - before); off2 == before {
				return local - before
			}
		}
		return u
	}
	return t
}

// civil returns what the zone's clocks show at a moment.
func (z *zone) civil(sec, micros int64) civil {
	off, _, _ := z.at(sec)
	return civilFromSeconds(sec+off, micros)
}

// offsetText formats an offset: "+02:00" with a colon, "+0200" without.
func offsetText(off int64, colon bool) string {
	sign := byte('+')
	if off < 0 {
		sign, off = '-', -off
	}
	sep := ""
	if colon {
		sep = ":"
	}
	s := fmt.Sprintf("%c%02d%s%02d", sign, off/3600, sep, off/60%60)
	if off%60 != 0 && colon {
		s += fmt.Sprintf(":%02d", off%60)
	}
	return s
}

// findZone finds a zone by its identifier in any case.
func findZone(name string) (*time.Location, string, bool) {
	if name == "" || strings.EqualFold(name, "local") || len(name) > 64 {
		return nil, "", false
	}
	if strings.EqualFold(name, "utc") {
		return time.UTC, "UTC", true
	}
	if loc, err := time.LoadLocation(name); err == nil && !strings.HasPrefix(name, "posix") {
		return loc, name, true
	}
	for _, n := range [...]string{titleZone(name), strings.ToUpper(name)} {
		if n == name {
			continue
		}
		if loc, err := time.LoadLocation(n); err == nil {
			return loc, n, true
		}
	}
	return nil, "", false
}

// titleZone spells an identifier as the data base does: capitals at the beginning of words but for a few small ones.
func titleZone(name string) string {
	b := []byte(strings.ToLower(name))
	up := true
	for i, c := range b {
		if up && c >= 'a' && c <= 'z' {
			b[i] = c - 'a' + 'A'
		}
		up = c == '/' || c == '_' || c == '-'
	}
	s := string(b)
	for _, r := range [...][2]string{{"-Au-", "-au-"}, {"Of_", "of_"}, {"-Es-", "-es-"}, {"Mcmurdo", "McMurdo"},
		{"Dumontdurville", "DumontDUrville"}, {"Etc/Gmt", "Etc/GMT"}, {"Etc/Utc", "Etc/UTC"}, {"_Of_", "_of_"}} {
		s = strings.ReplaceAll(s, r[0], r[1])
	}
	return s
}

// abbreviation is a zone's short name that texts may use.
type abbreviation struct {
	name   string
	hours4 int // offset in quarters of an hour
	dst    bool
}

// abbreviations are the short names that are understood, in the meaning PHP gives them.
var abbreviations = [...]abbreviation{
	{"utc", 0, false}, {"gmt", 0, false}, {"z", 0, false}, {"wet", 0, false}, {"west", 4, true}, {"bst", 4, true},
	{"cet", 4, false}, {"cest", 8, true}, {"met", 4, false}, {"mest", 8, true}, {"eet", 8, false}, {"eest", 12, true},
	{"msk", 12, false}, {"msd", 16, true}, {"ist", 8, false}, {"jst", 36, false}, {"kst", 36, false}, {"hkt", 32, false},
	{"pkt", 20, false}, {"sast", 8, false}, {"cat", 8, false}, {"eat", 12, false}, {"wat", 4, false}, {"wib", 28, false},
	{"est", -20, false}, {"edt", -16, true}, {"cst", -24, false}, {"cdt", -20, true}, {"mst", -28, false},
	{"mdt", -24, true}, {"pst", -32, false}, {"pdt", -28, true}, {"akst", -36, false}, {"akdt", -32, true},
	{"hst", -40, false}, {"hdt", -36, true}, {"ast", -16, false}, {"adt", -12, true}, {"nst", -14, false},
	{"ndt", -10, true}, {"sst", -44, false}, {"aest", 40, false}, {"aedt", 44, true}, {"acst", 38, false},
	{"acdt", 42, true}, {"awst", 32, false}, {"nzst", 48, false}, {"nzdt", 52, true}, {"chst", 40, false},
	{"a", 4, false}, {"b", 8, false}, {"c", 12, false}, {"d", 16, false}, {"e", 20, false}, {"f", 24, false},
	{"g", 28, false}, {"h", 32, false}, {"i", 36, false}, {"k", 40, false}, {"l", 44, false}, {"m", 48, false},
	{"n", -4, false}, {"o", -8, false}, {"p", -12, false}, {"q", -16, false}, {"r", -20, false}, {"s", -24, false},
	{"t", -28, false}, {"u", -32, false}, {"v", -36, false}, {"w", -40, false}, {"x", -44, false}, {"y", -48, false},
}

// findAbbr finds an abbreviation in any case.
func findAbbr(name string) (zone, bool) {
	for _, a := range abbreviations {
		if strings.EqualFold(a.name, name) {
			return zone{kind: zoneAbbr, name: strings.ToUpper(name), offset: int64(a.hours4) * 900, dst: a.dst}, true
		}
	}
	return zone{}, false
}
