package standard

import (
	"strings"

	"gaja/interp/php"
)

func iniGet(c *php.Call) (php.Value, error) {
	if s := c.Ctx.Ini.Lookup(c.Str(0)); s != nil {
		return c.Ctx.Text(s.Local), nil
	}
	return php.False(), nil
}

func iniSet(c *php.Call) (php.Value, error) {
	name := c.Str(0)
	s := c.Ctx.Ini.Lookup(name)
	if s == nil {
		return php.False(), nil
	}
	if k := c.Arg(1).Kind(); k > php.KindString && is84(c) {
		return php.Undef(), c.ArgTypeError(1, "must be of type string|int|float|bool|null")
	}
	old := s.Local
	v, err := c.Ctx.ToString(c.Arg(1))
	if err != nil {
		return php.Undef(), err
	}
	defer php.StrValue(v).Release()
	if !c.Ctx.Ini.Set(name, v.String()) {
		return php.False(), c.Ctx.Pending
	}
	return c.Ctx.Text(old), c.Ctx.Pending
}

func iniAlter(c *php.Call) (php.Value, error) { return iniSet(c) }

func iniRestore(c *php.Call) (php.Value, error) {
	c.Ctx.Ini.Restore(c.Str(0))
	return php.Null(), nil
}

// iniValue is a setting's value as ini_get_all shows it: null for one that has none.
func iniValue(s *php.IniSetting, text string) php.Value {
	if s.Decl.Null && text == "" {
		return php.Null()
	}
	return php.String(text)
}

func iniGetAll(c *php.Call) (php.Value, error) {
	module := ""
	if !c.IsNull(0) {
		module = c.Str(0)
		found := false
		for _, m := range c.Ctx.Modules {
			if m.Name == module || strings.EqualFold(m.Name, module) && module == strings.ToLower(module) {
				module, found = m.Name, true
			}
		}
		if !found {
			if is84(c) {
				c.Warn("Extension \"%s\" cannot be found", module)
			} else {
				c.Warn("Unable to find extension '%s'", module)
			}
			return php.False(), nil
		}
	}
	details := !c.Has(1) || c.Bool(1)
	out := c.Ctx.NewHash(0)
	for _, s := range c.Ctx.Ini.All() {
		if module != "" && s.Module != module {
			continue
		}
		if !details {
			out.SetString(s.Decl.Name, iniValue(s, s.Local))
			continue
		}
		row := c.Ctx.NewHash(3)
		row.SetString("global_value", iniValue(s, s.Global))
		row.SetString("local_value", iniValue(s, s.Local))
		row.SetString("access", php.Int(int64(s.Decl.Access)))
		out.SetString(s.Decl.Name, php.ArrayValue(row))
	}
	return php.ArrayValue(out), nil
}

func getCfgVar(c *php.Call) (php.Value, error) {
	if v, ok := c.Ctx.Ini.Configured(c.Str(0)); ok {
		return c.Ctx.Text(v), nil
	}
	return php.False(), nil
}

func iniParseQuantity(c *php.Call) (php.Value, error) {
	n, warning := parseQuantity(c.Str(0))
	if warning != "" {
		c.Ctx.Warning("%s", warning)
	}
	return php.Int(n), c.Ctx.Pending
}

func setIncludePath(c *php.Call) (php.Value, error) {
	old := c.Ctx.Ini.Get("include_path")
	path := c.Str(0)
	if path == "" || !c.Ctx.Ini.Set("include_path", path) {
		return php.False(), nil
	}
	return c.Ctx.Text(old), nil
}

func getIncludePath(c *php.Call) (php.Value, error) {
	return c.Ctx.Text(c.Ctx.Ini.Get("include_path")), nil
}

func restoreIncludePath(c *php.Call) (php.Value, error) {
	c.Ctx.Ini.Restore("include_path")
	return php.Null(), nil
}

func setTimeLimit(c *php.Call) (php.Value, error) {
	n := c.Int(0)
	if !c.Ctx.Ini.Set("max_execution_time", php.FormatInt(n)) {
		return php.False(), nil
	}
	if m, ok := c.Ctx.Machine.(php.TimeLimiter); ok {
		m.SetTimeLimit(n)
	}
	return php.True(), nil
}

func ignoreUserAbort(c *php.Call) (php.Value, error) {
	old := php.Int(0)
	if c.Ctx.Ini.Bool("ignore_user_abort") {
		old = php.Int(1)
	}
	if !c.IsNull(0) {
		c.Ctx.Ini.Set("ignore_user_abort", map[bool]string{true: "1", false: "0"}[c.Bool(0)])
	}
	return old, nil
}

func connectionAborted(c *php.Call) (php.Value, error) {
	if c.Ctx.Out.Failed() != nil {
		return php.Int(1), nil
	}
	return php.Int(0), nil
}

func connectionStatus(c *php.Call) (php.Value, error) { return connectionAborted(c) }

func getMagicQuotesGpc(*php.Call) (php.Value, error) { return php.False(), nil }

func getMagicQuotesRuntime(*php.Call) (php.Value, error) { return php.False(), nil }
