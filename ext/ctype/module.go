// Package ctype is PHP's ctype extension: tests of what kinds of characters a string is made of, by the rules of the C
// locale.
//
// The model is a set of class bits for each byte; a test walks the string until a byte lacks the bit asked
// for. Integers are historical: -128 to 255 stand for one character, others for their digits.
package ctype

import "gaja/interp/php"

//go:generate go run gaja/cmd/phpstub .

// Module returns the extension.
func Module() *php.Module {
	return &php.Module{
		Name:   "ctype",
		Tables: []*php.Table{&ctypeTable},
		Info:   []php.InfoRow{{Name: "ctype functions", Value: "enabled"}},
	}
}
