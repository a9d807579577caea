// Package reflection is the extension with which scripts look at themselves: ReflectionClass and its kin.
//
// # Model
//
// Every reflection object holds, in Object.Native, a pointer to the thing it tells about: a php.Class, php.Function,
// php.PropInfo, php.ClassConst, php.Param, php.Type or php.Module. Builtins are described by the very tables they are
// called by, so nothing is said twice. What only the machine knows of a script's functions (files, lines, doc comments,
// static variables, attributes, closures) is asked of it through php.ReflectMachine.
//
// The texts that __toString gives are built in text.go and its neighbours, in the formats of PHP's --rf, --rc and --re.
package reflection

import "gaja/interp/php"

// Module returns the extension.
func Module() *php.Module {
	return &php.Module{Name: "Reflection", Requires: []string{"Core"}, Tables: []*php.Table{&reflectionTable}}
}
