package random

import "gaja/interp/php"

//go:generate go run gaja/cmd/phpstub .

// Module returns the extension. At 7.4 it declares nothing: the functions are the standard module's there.
func Module() *php.Module {
	return &php.Module{Name: "random", Tables: []*php.Table{&randomTable, &classesTable, &enginesTable}}
}
