package standard

import (
	"strings"

	"gaja/interp/php"
)

// The locale. Two are there: "C", also named "POSIX", and "C.UTF-8", which differs by its name alone. Asking for any
// other fails, as it does in PHP on a system without it.

const (
	lcMessages = 5
	lcAll      = 6
)

// locales are the names in force by category.
type locales [lcAll]string

type localeKey struct{}

func localesOf(ctx *php.Context) *locales {
	return php.State(ctx, localeKey{}, func() *locales { return &locales{"C.UTF-8", "C", "C", "C", "C", "C"} })
}

// lcNames are the categories in the order in which a mixed locale lists them; those without a number never change.
var lcNames = [...]struct {
	name string
	at   int
}{{"LC_CTYPE", 0}, {"LC_NUMERIC", 1}, {"LC_TIME", 2}, {"LC_COLLATE", 3}, {"LC_MONETARY", 4}, {"LC_MESSAGES", 5},
	{"LC_PAPER", -1}, {"LC_NAME", -1}, {"LC_ADDRESS", -1}, {"LC_TELEPHONE", -1}, {"LC_MEASUREMENT", -1},
	{"LC_IDENTIFICATION", -1}}

func (l *locales) name(category int64) string {
	if category != lcAll {
		return l[category]
	}
	same := true
	for _, n := range l {
		same = same && n == l[0]
	}
	if same {
		return l[0]
	}
	var b strings.Builder
	for i, c := range lcNames {
		if i > 0 {
			b.WriteByte(';')
		}
		name := "C"
		if c.at >= 0 {
			name = l[c.at]
		}
		b.WriteString(c.name + "=" + name)
	}
	return b.String()
}

// known maps a name to the locale it means; ok is false for one that is not there.
func knownLocale(name string) (string, bool) {
	switch name {
	case "C", "POSIX":
		return "C", true
	case "C.UTF-8", "C.utf8":
		return name, true
	}
	return "", false
}

// fromEnvironment is what "" means: the variables of the environment, or "C".
func fromEnvironment(ctx *php.Context, category int64) string {
	if ctx.Host == nil || ctx.Host.Env == nil {
		return "C"
	}
	names := []string{"LC_ALL", "LANG"}
	if category >= 0 && category < lcAll {
		names = []string{"LC_ALL", lcNames[category].name, "LANG"}
	}
	for _, n := range names {
		if v, ok := ctx.Host.Env.Getenv(n); ok && v != "" {
			return v
		}
	}
	return "C"
}

func setlocale(c *php.Call) (php.Value, error) {
	category := c.Ctx.ToInt(c.Arg(0))
	l := localesOf(c.Ctx)
	for _, a := range c.Rest(1) {
		v := a.Deref()
		if v.IsArray() {
			for e := range v.Array().Values() {
				if r, done, err := tryLocale(c, l, category, e); done || err != nil {
					return r, err
				}
			}
			continue
		}
		if r, done, err := tryLocale(c, l, category, v); done || err != nil {
			return r, err
		}
	}
	return php.False(), nil
}

func tryLocale(c *php.Call, l *locales, category int64, v php.Value) (r php.Value, done bool, err error) {
	s, err := c.Ctx.ToString(v)
	if err != nil {
		return php.Undef(), false, err
	}
	defer php.StrValue(s).Release()
	if category < 0 || category > lcAll {
		return php.Undef(), false, nil
	}
	name := s.String()
	if len(name) >= 255 {
		c.Warn("Specified locale name is too long")
		return php.Undef(), false, nil
	}
	if name == "0" || v.IsNull() {
		return c.Ctx.Text(l.name(category)), true, nil
	}
	if name == "" {
		name = fromEnvironment(c.Ctx, category)
	}
	known, ok := knownLocale(name)
	if !ok {
		return php.Undef(), false, nil
	}
	if category == lcAll {
		for i := range l {
			l[i] = known
		}
	} else {
		l[category] = known
	}
	return c.Ctx.Text(l.name(category)), true, nil
}

func localeconv(c *php.Call) (php.Value, error) {
	out := c.Ctx.NewHash(18)
	for _, f := range [...]struct{ name, text string }{{"decimal_point", "."}, {"thousands_sep", ""},
		{"int_curr_symbol", ""}, {"currency_symbol", ""}, {"mon_decimal_point", ""}, {"mon_thousands_sep", ""},
		{"positive_sign", ""}, {"negative_sign", ""}} {
		out.SetString(f.name, text(c.Ctx, f.text))
	}
	for _, name := range [...]string{"int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes",
		"n_sep_by_space", "p_sign_posn", "n_sign_posn"} {
		out.SetString(name, php.Int(127))
	}
	out.SetString("grouping", php.ArrayValue(c.Ctx.NewArray(0)))
	out.SetString("mon_grouping", php.ArrayValue(c.Ctx.NewArray(0)))
	return php.ArrayValue(out), nil
}

// lcTime are the texts of the time category, from its first item on.
var lcTime = [...]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sunday", "Monday", "Tuesday", "Wednesday",
	"Thursday", "Friday", "Saturday", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
	"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
	"December", "AM", "PM", "%a %b %e %H:%M:%S %Y", "%m/%d/%y", "%H:%M:%S", "%I:%M:%S %p", "", "", "", "", "", ""}

func nlLanginfo(c *php.Call) (php.Value, error) {
	item := c.Int(0)
	switch {
	case item == 14:
		if l := localesOf(c.Ctx); l[0] != "C" {
			return c.Ctx.Text("UTF-8"), nil
		}
		return c.Ctx.Text("ANSI_X3.4-1968"), nil
	case item == 65536:
		return c.Ctx.Text("."), nil
	case item == 0x4000f:
		return c.Ctx.Text("-"), nil
	case item == 0x50000:
		return c.Ctx.Text("^[yY]"), nil
	case item == 0x50001:
		return c.Ctx.Text("^[nN]"), nil
	case item >= 0x20000 && item < 0x20000+int64(len(lcTime)):
		return c.Ctx.Text(lcTime[item-0x20000]), nil
	case item > 65536 && item <= 65538, item >= 0x40000 && item <= 0x4000e, item >= 0x50002 && item <= 0x50003:
		return c.Ctx.EmptyString(), nil
	}
	c.Warn("Item '%d' is not valid", item)
	return php.False(), nil
}
