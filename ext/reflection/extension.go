package reflection

import (
	"strings"

	"gaja/interp/php"
)

func reflectionExtension___construct(c *php.Call) (php.Value, error) {
	for _, m := range c.Ctx.Modules {
		if strings.EqualFold(m.Name, c.Str(0)) {
			c.This.Native = &moduleState{m}
			c.This.SetProp("name", php.String(m.Name))
			return php.Null(), nil
		}
	}
	return php.Undef(), fail(c.Ctx, "Extension %s does not exist", quoted(c.Ctx, c.Str(0)))
}

func ofModule(c *php.Call, f func(m *php.Module) (php.Value, error)) (php.Value, error) {
	s, ok := c.This.Native.(*moduleState)
	if !ok {
		return php.Undef(), notReady(c.Ctx)
	}
	return f(s.m)
}

func reflectionExtension_getName(c *php.Call) (php.Value, error) {
	return ofModule(c, func(m *php.Module) (php.Value, error) { return str(m.Name) })
}

func reflectionExtension_getVersion(c *php.Call) (php.Value, error) {
	return ofModule(c, func(m *php.Module) (php.Value, error) { return str(versionOf(c.Ctx, m)) })
}

// versionOf is a module's version, or PHP's own as most modules have it.
func versionOf(ctx *php.Context, m *php.Module) string {
	if m.Version != "" {
		return m.Version
	}
	if k := ctx.FindConstant("PHP_VERSION"); k != nil && k.Value.IsString() {
		return k.Value.Str().String()
	}
	return ""
}

// moduleFunctions lists a module's functions in order of declaration.
func moduleFunctions(ctx *php.Context, m *php.Module) []*php.Function {
	var list []*php.Function
	for _, t := range m.Tables {
		for i := range t.Functions {
			if t.Functions[i].Levels.In(ctx.Level) {
				if f := ctx.FindFunction(t.Functions[i].Name); f != nil {
					list = append(list, f)
				}
			}
		}
	}
	return list
}

func moduleClasses(ctx *php.Context, m *php.Module) ([]*php.Class, error) {
	var list []*php.Class
	for _, t := range m.Tables {
		for i := range t.Classes {
			if !t.Classes[i].Levels.In(ctx.Level) {
				continue
			}
			class, err := ctx.FindClass(t.Classes[i].Name, false)
			if err != nil {
				return nil, err
			}
			if class != nil {
				list = append(list, class)
			}
		}
	}
	return list, nil
}

func moduleConstants(ctx *php.Context, m *php.Module) []*php.Constant {
	var list []*php.Constant
	for _, t := range m.Tables {
		for i := range t.Constants {
			if t.Constants[i].Levels.In(ctx.Level) {
				if k := ctx.FindConstant(t.Constants[i].Name); k != nil {
					list = append(list, k)
				}
			}
		}
	}
	return list
}

func moduleIni(ctx *php.Context, m *php.Module) []*php.IniSetting {
	var list []*php.IniSetting
	for _, t := range m.Tables {
		for i := range t.Ini {
			if t.Ini[i].Levels.In(ctx.Level) {
				if s := ctx.Ini.Lookup(t.Ini[i].Name); s != nil {
					list = append(list, s)
				}
			}
		}
	}
	return list
}

func reflectionExtension_getFunctions(c *php.Call) (php.Value, error) {
	return ofModule(c, func(m *php.Module) (php.Value, error) {
		a := php.NewHash(0)
		for _, f := range moduleFunctions(c.Ctx, m) {
			v, err := make_(c.Ctx, "ReflectionFunction", &functionState{fn: f}, f.Name, "")
			if err != nil {
				return php.Undef(), err
			}
			a.SetString(f.Name, v)
		}
		return php.ArrayValue(a), nil
	})
}

func reflectionExtension_getConstants(c *php.Call) (php.Value, error) {
	return ofModule(c, func(m *php.Module) (php.Value, error) {
		a := php.NewHash(0)
		for _, k := range moduleConstants(c.Ctx, m) {
			a.SetString(k.Name, k.Value.Copy())
		}
		return php.ArrayValue(a), nil
	})
}

func reflectionExtension_getINIEntries(c *php.Call) (php.Value, error) {
	return ofModule(c, func(m *php.Module) (php.Value, error) {
		a := php.NewHash(0)
		for _, s := range moduleIni(c.Ctx, m) {
			v := php.String(s.Local)
			if s.Local == "" && s.Decl.Null {
				v = php.Null()
			}
			a.SetString(s.Decl.Name, v)
		}
		return php.ArrayValue(a), nil
	})
}

func reflectionExtension_getClasses(c *php.Call) (php.Value, error) {
	return ofModule(c, func(m *php.Module) (php.Value, error) {
		list, err := moduleClasses(c.Ctx, m)
		if err != nil {
			return php.Undef(), err
		}
		return classMap(c.Ctx, list)
	})
}

func reflectionExtension_getClassNames(c *php.Call) (php.Value, error) {
	return ofModule(c, func(m *php.Module) (php.Value, error) {
		list, err := moduleClasses(c.Ctx, m)
		a := php.NewArray(len(list))
		for _, class := range list {
			a.Append(php.String(class.Name))
		}
		return php.ArrayValue(a), err
	})
}

// dependencies leaves out Core, on which everything depends.
func dependencies(m *php.Module) []string {
	var list []string
	for _, r := range m.Requires {
		if r != "Core" {
			list = append(list, strings.ToLower(r))
		}
	}
	return list
}

func reflectionExtension_getDependencies(c *php.Call) (php.Value, error) {
	return ofModule(c, func(m *php.Module) (php.Value, error) {
		a := php.NewHash(0)
		for _, r := range dependencies(m) {
			a.SetString(r, php.String("Required"))
		}
		return php.ArrayValue(a), nil
	})
}

func reflectionExtension_info(c *php.Call) (php.Value, error) {
	return ofModule(c, func(m *php.Module) (php.Value, error) {
		c.Ctx.Out.Write("\n" + m.Name + "\n\n")
		for _, row := range m.Info {
			c.Ctx.Out.Write(row.Name + " => " + row.Value + "\n")
		}
		return php.Null(), nil
	})
}

func reflectionExtension_isPersistent(*php.Call) (php.Value, error) { return php.True(), nil }
func reflectionExtension_isTemporary(*php.Call) (php.Value, error)  { return php.False(), nil }

// reflectionZendExtension___construct never finds one: there are no extensions of that kind.
func reflectionZendExtension___construct(c *php.Call) (php.Value, error) {
	return php.Undef(), fail(c.Ctx, "Zend Extension %s does not exist", quoted(c.Ctx, c.Str(0)))
}

type constantState struct{ k *php.Constant }

func reflectionConstant___construct(c *php.Call) (php.Value, error) {
	k := c.Ctx.FindConstant(strings.TrimPrefix(c.Str(0), `\`))
	if k == nil {
		return php.Undef(), fail(c.Ctx, "Constant \"%s\" does not exist", c.Str(0))
	}
	c.This.Native = &constantState{k}
	c.This.SetProp("name", php.String(c.Str(0)))
	return php.Null(), nil
}

func ofConstant(c *php.Call, f func(k *php.Constant) (php.Value, error)) (php.Value, error) {
	s, ok := c.This.Native.(*constantState)
	if !ok {
		return php.Undef(), notReady(c.Ctx)
	}
	return f(s.k)
}

func reflectionConstant_getName(c *php.Call) (php.Value, error) {
	return ofConstant(c, func(k *php.Constant) (php.Value, error) { return str(k.Name) })
}

func reflectionConstant_getNamespaceName(c *php.Call) (php.Value, error) {
	return ofConstant(c, func(k *php.Constant) (php.Value, error) {
		space, _ := namespaceOf(k.Name)
		return str(space)
	})
}

func reflectionConstant_getShortName(c *php.Call) (php.Value, error) {
	return ofConstant(c, func(k *php.Constant) (php.Value, error) {
		_, short := namespaceOf(k.Name)
		return str(short)
	})
}

func reflectionConstant_getValue(c *php.Call) (php.Value, error) {
	return ofConstant(c, func(k *php.Constant) (php.Value, error) { return k.Value.Copy(), nil })
}

func reflectionConstant_isDeprecated(c *php.Call) (php.Value, error) {
	return ofConstant(c, func(k *php.Constant) (php.Value, error) { return boolean(k.Deprecated != "") })
}

func reflectionConstant___toString(c *php.Call) (php.Value, error) {
	return ofConstant(c, func(k *php.Constant) (php.Value, error) {
		var t writer
		err := t.constant(c.Ctx, k, "")
		return php.String(t.String()), err
	})
}
