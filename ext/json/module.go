// Package json is PHP's ext/json.
//
// The encoder walks values and appends to one buffer. The decoder is a loop with a stack of its own over the text, so
// that nesting is bounded by the depth the script allows and never by Go's stack. Both tell errors by PHP's codes:
// json_last_error keeps the last one for each engine, and JSON_THROW_ON_ERROR throws it instead.
package json

import "gaja/interp/php"

//go:generate go run gaja/cmd/phpstub .

// Module returns the extension.
func Module() *php.Module {
	return &php.Module{Name: "json", Tables: []*php.Table{&jsonTable}, Info: []php.InfoRow{{Name: "json support", Value: "enabled"}}}
}
