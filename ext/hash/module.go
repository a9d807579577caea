// Package hash is PHP's hash extension: digests of strings and files, keyed digests, and key derivation.
//
// The model: an algorithm is a row of one table, a name with a function that makes a state. A state takes bytes, gives
// its sum, and can be copied while it is under way. Algorithms of the standard library and of other modules come in
// through one adapter; the small ones that no module has are here. A HashContext object holds a state, and for HMAC the
// outer key that hash_final needs.
package hash

import "gaja/interp/php"

//go:generate go run gaja/cmd/phpstub .

// Module returns the extension.
func Module() *php.Module {
	return &php.Module{
		Name:   "hash",
		Tables: []*php.Table{&hashTable},
		Info:   []php.InfoRow{{Name: "hash support", Value: "enabled"}},

		Snapshots: snapshots(),
	}
}
