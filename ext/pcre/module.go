// Package pcre is PHP's pcre extension: the preg_ functions over the engine of package regex.
//
// A pattern's text, delimiters and modifiers included, is the key of a cache of compiled patterns that each engine has,
// so that a pattern in a loop is compiled once. One matcher for each engine holds the memory of matching; what a match
// found is read from it before the script runs again, as a callback may match too.
//
// All functions that look for more than one match walk alike (see walk): behind an empty match the same place is tried
// once more for one that is not empty.
package pcre

import (
	"reflect"

	"gaja/interp/php"
)

//go:generate go run gaja/cmd/phpstub .

// Module returns the extension.
func Module() *php.Module {
	return &php.Module{
		Name:   "pcre",
		Tables: []*php.Table{&pcreTable},
		Info: []php.InfoRow{
			{Name: "PCRE (Perl Compatible Regular Expressions) Support", Value: "enabled"},
			{Name: "PCRE JIT Support", Value: "enabled"},
		},
		// Compiled patterns do not travel: they are compiled again when they are needed.
		Snapshots: []php.SnapCodec{{
			Name: "pcre.state", Type: reflect.TypeFor[*state](),
			New:  func(ctx *php.Context) any { return newState(ctx) },
			Save: func(w *php.SnapWriter, x any) { w.Int(x.(*state).last) },
			Load: func(r *php.SnapReader, x any) { x.(*state).last = min(max(r.Int(), 0), errStack) },
		}},
	}
}
