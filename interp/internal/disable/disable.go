// Package disable is the setting disable_functions: a library of extensions without some functions. What is disabled is
// left out before the library is indexed, so that nothing has to look at the setting when functions are called.
package disable

import (
	"slices"
	"strings"

	"gaja/interp/php"
)

// Functions returns the modules without the functions that names lists, separated by commas. Modules that have any of
// them are copied. Level 7.4 keeps the names, and warns where they are called.
func Functions(modules []*php.Module, names string, level php.Level) []*php.Module {
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
				} else if level == php.Level74 {
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
