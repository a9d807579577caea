package date

import (
	"strings"

	"gaja/interp/php"
)

func modern(c *php.Call) bool { return c.Ctx.Level == php.Level84 }

// localZone is the engine's zone as texts and formats use it.
func localZone(c *php.Call) *zone {
	loc, name := defaultZone(c.Ctx)
	return &zone{kind: zoneID, loc: loc, name: name}
}

func utcZone() *zone { return &zone{kind: zoneAbbr, name: "UTC", gmt: true} }

// stamp returns the timestamp in argument i, or the present.
func stamp(c *php.Call, i int) int64 {
	if c.IsNull(i) {
		return now(c.Ctx).Unix()
	}
	return c.Int(i)
}

func time_(c *php.Call) (php.Value, error) { return php.Int(now(c.Ctx).Unix()), nil }

func date(c *php.Call) (php.Value, error) { return formatCall(c, localZone(c)) }

func gmdate(c *php.Call) (php.Value, error) { return formatCall(c, utcZone()) }

func formatCall(c *php.Call, z *zone) (php.Value, error) {
	format := c.Peek(0)
	if err := c.Charge(int64(len(format)) * 8); err != nil {
		return php.Undef(), err
	}
	m := momentAt(stamp(c, 1), 0, z)
	return php.String(m.format(format, modern(c))), nil
}

func idate(c *php.Call) (php.Value, error) {
	format := c.Str(0)
	if len(format) != 1 {
		if modern(c) {
			return php.Undef(), c.ArgValueError(0, "must be one character")
		}
		c.Warn("idate format is one char")
		return php.False(), nil
	}
	m := momentAt(stamp(c, 1), 0, localZone(c))
	if strings.IndexByte("BdhHiILmNosStUwWyYzZt", format[0]) < 0 || format[0] == 'S' {
		if modern(c) {
			return php.Undef(), c.ArgValueError(0, "must be a valid date format token")
		}
		c.Warn("Unrecognized date format token.")
		return php.False(), nil
	}
	text := m.format(format, true)
	neg := strings.HasPrefix(text, "-")
	n := num(strings.TrimLeft(strings.TrimPrefix(text, "-"), "+"))
	if neg {
		n = -n
	}
	return php.Int(n), nil
}

func checkdate(c *php.Call) (php.Value, error) {
	m, d, y := c.Int(0), c.Int(1), c.Int(2)
	return php.Bool(m >= 1 && m <= 12 && d >= 1 && y >= 1 && y <= 32767 && d <= daysIn(y, m)), nil
}

func mktime(c *php.Call) (php.Value, error)   { return makeTime(c, localZone(c)) }
func gmmktime(c *php.Call) (php.Value, error) { return makeTime(c, utcZone()) }

func makeTime(c *php.Call, z *zone) (php.Value, error) {
	if c.Given == 0 {
		c.Deprecated("You should be using the time() function instead")
		return php.Int(now(c.Ctx).Unix()), c.Poll()
	}
	at := z.civil(now(c.Ctx).Unix(), 0)
	for i, f := range [...]*int64{&at.H, &at.I, &at.S, &at.M, &at.D, &at.Y} {
		if c.IsNull(i) {
			continue
		}
		v := c.Int(i)
		if i == 5 && v >= 0 && v < 100 { // years of two digits
			if v < 70 {
				v += 2000
			} else {
				v += 1900
			}
		}
		if v > 1<<40 || v < -1<<40 {
			return php.False(), nil
		}
		*f = v
	}
	at.U = 0
	return php.Int(z.timestamp(at)), nil
}

func strtotime(c *php.Call) (php.Value, error) {
	p, ok := parse(c.Str(0))
	if !ok || c.Str(0) == "" && modern(c) {
		return php.False(), nil
	}
	t := now(c.Ctx)
	sec, micros := t.Unix(), int64(t.Nanosecond()/1000)
	if !c.IsNull(1) {
		sec, micros = c.Int(1), 0
	}
	if strings.TrimSpace(c.Str(0)) == "" {
		return php.False(), nil
	}
	out, _, _ := p.timestamp(sec, micros, localZone(c), !modern(c))
	return php.Int(out), nil
}

func getdate(c *php.Call) (php.Value, error) {
	m := momentAt(stamp(c, 0), 0, localZone(c))
	wd := weekday(m.Y, m.M, m.D)
	a := php.NewHash(11)
	for _, f := range []struct {
		key string
		v   php.Value
	}{
		{"seconds", php.Int(m.S)}, {"minutes", php.Int(m.I)}, {"hours", php.Int(m.H)}, {"mday", php.Int(m.D)},
		{"wday", php.Int(wd)}, {"mon", php.Int(m.M)}, {"year", php.Int(m.Y)}, {"yday", php.Int(yearDay(m.Y, m.M, m.D))},
		{"weekday", php.String(dayNames[wd])}, {"month", php.String(monthNames[m.M-1])},
	} {
		a.SetString(f.key, f.v)
	}
	a.Set(0, php.Int(m.sec))
	return php.ArrayValue(a), nil
}

func localtime(c *php.Call) (php.Value, error) {
	m := momentAt(stamp(c, 0), 0, localZone(c))
	keys := [...]string{"tm_sec", "tm_min", "tm_hour", "tm_mday", "tm_mon", "tm_year", "tm_wday", "tm_yday", "tm_isdst"}
	dst := int64(0)
	if m.dst {
		dst = 1
	}
	vals := [...]int64{m.S, m.I, m.H, m.D, m.M - 1, m.Y - 1900, weekday(m.Y, m.M, m.D), yearDay(m.Y, m.M, m.D), dst}
	a := php.NewHash(len(keys))
	for i, v := range vals {
		if c.Bool(1) {
			a.SetString(keys[i], php.Int(v))
		} else {
			a.Append(php.Int(v))
		}
	}
	return php.ArrayValue(a), nil
}

func dateDefaultTimezoneSet(c *php.Call) (php.Value, error) {
	loc, name, ok := findZone(c.Str(0))
	if !ok {
		c.Notice("Timezone ID '%s' is invalid", c.Str(0))
		return php.False(), nil
	}
	st := stateOf(c.Ctx)
	st.zone, st.name = loc, name
	return php.True(), nil
}

func dateDefaultTimezoneGet(c *php.Call) (php.Value, error) {
	_, name := defaultZone(c.Ctx)
	return php.String(name), nil
}

// zoneChanged checks a new value of date.timezone.
func zoneChanged(ctx *php.Context, value string) bool {
	if value == "" {
		return ctx.Level == php.Level74
	}
	if _, _, ok := findZone(value); ok {
		return true
	}
	if ctx.Machine == nil {
		return false
	}
	if ctx.Level == php.Level84 {
		ctx.Warning("ini_set(): Invalid date.timezone value '%s', we selected the timezone 'UTC' for now.", value)
		return false
	}
	ctx.Warning("ini_set(): Invalid date.timezone value '%s', we selected the timezone 'UTC' for now.", value)
	return true
}
