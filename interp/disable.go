package interp

import (
	"slices"
	"strings"

	"gaja/interp/php"
)

// withoutFunctions is the setting disable_functions: copies of the modules without some functions. Level 7.4 keeps
// their names, and warns where they are called.
func withoutFunctions(modules []*php.Module, names string, level Level) []*php.Module {
	off := make(map[string]bool)
	for _, n := range strings.FieldsFunc(names, func(r rune) bool { return r == ',' || r == ' ' }) {
		off[strings.ToLower(n)] = true
	}
	disabled := func(f *php.FuncDecl) bool { return off[strings.ToLower(f.Name)] }
	list := slices.Clone(modules)
	for i, m := range list {
		for j, t := range m.Tables {
			if !slices.ContainsFunc(t.Functions, func(f php.FuncDecl) bool { return disabled(&f) }) {
				continue
			}
			table, module := *t, *list[i]
			table.Functions = nil
			for _, f := range t.Functions {
				if !disabled(&f) {
					table.Functions = append(table.Functions, f)
				} else if level == Level74 {
					table.Functions = append(table.Functions, php.FuncDecl{Name: f.Name, Impl: refuse,
						Flags: php.FnDisabled | php.FnVariadic, Levels: f.Levels,
						Params: []php.Param{{Name: "args", Flags: php.ParamVariadic}}})
				}
			}
			module.Tables = slices.Clone(module.Tables)
			module.Tables[j] = &table
			list[i] = &module
		}
	}
	return list
}

// refuse stands for a disabled function at level 7.4.
func refuse(c *php.Call) (php.Value, error) {
	c.Ctx.Warning("%s() has been disabled for security reasons", c.Name())
	return php.Null(), nil
}
