// Package pcre is PHP's pcre extension: the preg_ functions over the engine of package regex.
//
// A pattern's text, delimiters and modifiers included, is the key of a cache of compiled patterns that each engine has,
// so that a pattern in a loop is compiled once. One matcher for each engine holds the memory of matching; what a match
// found is read from it before the script runs again, as a callback may match too.
//
// All functions that look for more than one match walk alike (see walk): behind an empty match the same place is tried
// once more for one that is not empty.
package pcre

import "gaja/interp/php"

//go:generate go run gaja/cmd/phpstub .

// Module returns the extension.
func Module() *php.Module {
	return &php.Module{
		Name:   "pcre",
		Tables: []*php.Table{&pcreTable},
		Info:   []php.InfoRow{{Name: "PCRE (Perl Compatible Regular Expressions) Support", Value: "enabled"}},
	}
}
