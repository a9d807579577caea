package core

import (
	"strings"

	"gaja/interp/php"
)

// atLevel reports whether a module has anything at the engine's level.
func atLevel(ctx *php.Context, m *php.Module) bool {
	if len(m.Tables) == 0 {
		return true
	}
	for _, t := range m.Tables {
		for i := range t.Functions {
			if t.Functions[i].Levels.In(ctx.Level) {
				return true
			}
		}
		for i := range t.Classes {
			if t.Classes[i].Levels.In(ctx.Level) {
				return true
			}
		}
		for i := range t.Constants {
			if t.Constants[i].Levels.In(ctx.Level) {
				return true
			}
		}
	}
	return false
}

func findModule(ctx *php.Context, name string) *php.Module {
	for _, m := range ctx.Modules {
		if strings.EqualFold(m.Name, name) && atLevel(ctx, m) {
			return m
		}
	}
	return nil
}

func extensionLoaded(c *php.Call) (php.Value, error) {
	return php.Bool(findModule(c.Ctx, c.Str(0)) != nil), nil
}

func getLoadedExtensions(c *php.Call) (php.Value, error) {
	out := c.Ctx.NewArray(0)
	if c.Bool(0) {
		return php.ArrayValue(out), nil
	}
	for _, m := range c.Ctx.Modules {
		if atLevel(c.Ctx, m) {
			out.Append(c.Ctx.Text(m.Name))
		}
	}
	return php.ArrayValue(out), nil
}

func getExtensionFuncs(c *php.Call) (php.Value, error) {
	name := strings.ToLower(c.Str(0))
	if name == "zend" {
		name = "core"
	}
	m := findModule(c.Ctx, name)
	if m == nil {
		return php.False(), nil
	}
	out := c.Ctx.NewArray(0)
	for _, t := range m.Tables {
		for i := range t.Functions {
			if t.Functions[i].Levels.In(c.Ctx.Level) {
				out.Append(c.Ctx.Text(strings.ToLower(t.Functions[i].Name)))
			}
		}
	}
	if out.Len() == 0 {
		return php.False(), nil
	}
	return php.ArrayValue(out), nil
}

func getResourceType(c *php.Call) (php.Value, error) {
	v := c.Arg(0)
	if !v.IsResource() {
		if is84(c) {
			return php.Undef(), c.ArgTypeError(0, "must be of type resource, %s given", php.TypeName(v))
		}
		c.Ctx.Warning("get_resource_type() expects parameter 1 to be resource, %s given", php.TypeName(v))
		return php.Null(), nil
	}
	return c.Ctx.Text(v.Resource().Type), nil
}

func getResourceId(c *php.Call) (php.Value, error) {
	v := c.Arg(0)
	if !v.IsResource() {
		return php.Undef(), c.ArgTypeError(0, "must be of type resource, %s given", php.TypeName(v))
	}
	return php.Int(v.Resource().ID), nil
}

func getResources(c *php.Call) (php.Value, error) {
	out := c.Ctx.NewArray(0)
	all, want := c.IsNull(0), c.Str(0)
	c.Ctx.Resources(func(r *php.Resource) {
		if all || r.Type == want {
			out.Set(r.ID, php.ResourceValue(r).Copy())
		}
	})
	return php.ArrayValue(out), nil
}

func gcMemCaches(*php.Call) (php.Value, error) { return php.Int(0), nil }

func gcCollectCycles(c *php.Call) (php.Value, error) {
	return php.Int(int64(c.Ctx.GC().Collect())), c.Ctx.Pending
}

func gcEnabled(c *php.Call) (php.Value, error) {
	return php.Bool(!c.Ctx.GC().Disabled), nil
}

func gcEnable(c *php.Call) (php.Value, error) { return gcSwitch(c, true) }

func gcDisable(c *php.Call) (php.Value, error) { return gcSwitch(c, false) }

func gcSwitch(c *php.Call, on bool) (php.Value, error) {
	c.Ctx.GC().Disabled = !on
	if s := c.Ctx.Ini.Lookup("zend.enable_gc"); s != nil {
		s.Local = map[bool]string{true: "1", false: "0"}[on]
	}
	return php.Null(), nil
}

// fiberStackChanged looks at a new fiber.stack_size setting.
func fiberStackChanged(ctx *php.Context, value string) bool {
	n := php.ParseQuantity(value)
	if n < 0 {
		ctx.Warning("fiber.stack_size must be a positive number")
		return false
	}
	ctx.FiberStackSmall = n < php.MinFiberStack
	return true
}

// gcChanged takes a new zend.enable_gc setting over.
func gcChanged(ctx *php.Context, value string) bool {
	ctx.GC().Disabled = !php.IniBool(value)
	return true
}

func gcStatus(c *php.Call) (php.Value, error) {
	g := c.Ctx.GC()
	out := c.Ctx.NewHash(12)
	if is84(c) {
		out.SetString("running", php.Bool(g.Active()))
		out.SetString("protected", php.False())
		out.SetString("full", php.False())
	}
	out.SetString("runs", php.Int(g.Runs))
	out.SetString("collected", php.Int(g.Collected))
	out.SetString("threshold", php.Int(int64(g.Threshold)))
	if is84(c) {
		out.SetString("buffer_size", php.Int(int64(g.BufferSize())))
	}
	out.SetString("roots", php.Int(int64(g.Roots())))
	if is84(c) {
		for _, name := range []string{"application_time", "collector_time", "destructor_time", "free_time"} {
			out.SetString(name, php.Float(0))
		}
	}
	return php.ArrayValue(out), nil
}
