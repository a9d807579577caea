package date

import (
	"time"

	_ "time/tzdata" // the zones, for hosts without their own

	"gaja/interp/php"
)

// Module declares the extension.
func Module() *php.Module {
	return &php.Module{
		Name:   "date",
		Tables: []*php.Table{&dateTable},
		Info:   []php.InfoRow{{Name: "date/time support", Value: "enabled"}},
	}
}

// state is what the module keeps for one engine.
type state struct {
	zone *time.Location // what date_default_timezone_set chose
	name string
	// cached is the zone of the ini setting.
	cached     *time.Location
	cachedName string
}

type stateKey struct{}

func stateOf(ctx *php.Context) *state {
	return php.State(ctx, stateKey{}, func() *state { return new(state) })
}

// now is the present as the host's clock has it.
func now(ctx *php.Context) time.Time {
	if ctx.Host.Clock != nil {
		return ctx.Host.Clock.Now()
	}
	return time.Unix(0, 0)
}

// defaultZone returns the engine's zone and its name: the one set, the ini setting, or UTC.
func defaultZone(ctx *php.Context) (*time.Location, string) {
	st := stateOf(ctx)
	if st.zone != nil {
		return st.zone, st.name
	}
	name := ctx.Ini.Get("date.timezone")
	if name == "" {
		return time.UTC, "UTC"
	}
	if st.cached == nil || st.cachedName != name {
		loc, canon, ok := findZone(name)
		if !ok {
			loc, canon = time.UTC, "UTC"
		}
		st.cached, st.cachedName, st.name = loc, name, canon
	}
	return st.cached, st.name
}
