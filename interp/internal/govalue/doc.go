// Package govalue turns Go values into PHP values and back, and Go functions into builtins.
//
// Going in, anything that is data has a PHP form: maps become arrays ordered by key, structs arrays of their exported
// fields. Going out there are two ways: Export makes the plainest Go value there is, Decode fills a Go variable of the
// caller's type and is strict about it. Both are bounded in depth, because either side may contain itself.
//
// The package does not know the engine. Values that stay PHP's (objects, resources) are wrapped in a type of the
// engine's own by the functions of a [Converter].
package govalue

import (
	"reflect"

	"gaja/interp/php"
)

// Converter converts for one engine.
type Converter struct {
	// Type is the engine's type for values that stay PHP's; Wrap makes one of a borrowed value, Unwrap gives the value
	// back, owned by the caller.
	Type   reflect.Type
	Wrap   func(v php.Value) any
	Unwrap func(x any) (php.Value, error)
}
