package standard

import (
	"strings"

	"gaja/interp/php"
)

func phpversion(c *php.Call) (php.Value, error) {
	if c.IsNull(0) {
		return c.Ctx.Text(engineVersion(c.Ctx)), nil
	}
	name := c.Str(0)
	for _, m := range c.Ctx.Modules {
		if strings.EqualFold(m.Name, name) {
			if m.Version != "" {
				return c.Ctx.Text(m.Version), nil
			}
			return c.Ctx.Text(engineVersion(c.Ctx)), nil
		}
	}
	return php.False(), nil
}

func phpSapiName(c *php.Call) (php.Value, error) {
	if k := c.Ctx.FindConstant("PHP_SAPI"); k != nil {
		return k.Value.Copy(), nil
	}
	return php.False(), nil
}

func phpIniLoadedFile(c *php.Call) (php.Value, error) {
	if v, ok := c.Ctx.Ini.Configured("cfg_file_path"); ok {
		return c.Ctx.Text(v), nil
	}
	return php.False(), nil
}

func phpIniScannedFiles(*php.Call) (php.Value, error) { return php.False(), nil }

// The parts of phpinfo().
const (
	infoGeneral       = 1
	infoConfiguration = 4
	infoModules       = 8
	infoEnvironment   = 16
	infoLicense       = 64
)

func phpinfo(c *php.Call) (php.Value, error) {
	flags := c.IntOr(0, 0xffffffff)
	var b strings.Builder
	b.WriteString("phpinfo()\n")
	row := func(name, value string) { b.WriteString(name + " => " + value + "\n") }
	if flags&infoGeneral != 0 {
		row("PHP Version", engineVersion(c.Ctx))
		b.WriteString("\n")
		if u, err := phpUname(c); err == nil && u.IsString() {
			row("System", u.Str().Peek())
		}
		if s, err := phpSapiName(c); err == nil && s.IsString() {
			row("Server API", s.Str().Peek())
		}
		b.WriteString("\n")
	}
	if flags&infoConfiguration != 0 {
		b.WriteString(" _______________________________________________________________________\n\n\nConfiguration\n\n")
	}
	if flags&(infoConfiguration|infoModules) != 0 {
		for _, m := range c.Ctx.Modules {
			if flags&infoModules != 0 || m.Name == "Core" {
				moduleInfo(c, &b, m)
			}
		}
	}
	if env := c.Host().Env; env != nil && flags&infoEnvironment != 0 {
		b.WriteString("\nEnvironment\n\nVariable => Value\n")
		for _, kv := range env.Environ() {
			name, v, _ := strings.Cut(kv, "=")
			row(name, v)
		}
	}
	if flags&infoLicense != 0 {
		b.WriteString("\nPHP License\n")
	}
	c.Ctx.Out.Write(b.String())
	return php.True(), nil
}

// moduleInfo writes a module's part of phpinfo.
func moduleInfo(c *php.Call, b *strings.Builder, m *php.Module) {
	b.WriteString("\n" + m.Name + "\n\n")
	for _, r := range m.Info {
		b.WriteString(r.Name + " => " + r.Value + "\n")
	}
	first := true
	for _, s := range c.Ctx.Ini.All() {
		if s.Module != m.Name {
			continue
		}
		if first {
			b.WriteString("\nDirective => Local Value => Master Value\n")
			first = false
		}
		b.WriteString(s.Decl.Name + " => " + shownSetting(s, s.Local) + " => " + shownSetting(s, s.Global) + "\n")
	}
}

func shownSetting(s *php.IniSetting, v string) string {
	switch {
	case s.Decl.Bool && php.IniBool(v):
		return "On"
	case s.Decl.Bool:
		return "Off"
	case v == "":
		return "no value"
	}
	return v
}
