// Package php is what an extension of the engine is written against: PHP's values, arrays, objects, classes and
// functions, and the Call that a builtin receives.
//
// # Values and ownership
//
// A [Value] is two words. Scalars live in the value itself; strings, arrays, objects, resources and references are
// pointers to counted structs on the Go heap. The counts free nothing: they say when a destructor runs, and whether an
// array or string may be written in place. The rules are those of every counted runtime:
//
//   - An argument is borrowed: the builtin may look at it, and must [Value.Copy] it to keep or return it.
//   - A returned value is owned by the caller; what a constructor such as [String] or [NewArray] makes is owned by whoever
//     made it.
//   - Putting a value into an array, property or reference moves it there. Copy first what you do not own.
//   - Let go of an owned value with [Value.Release].
//
// A count too high costs a copy; a count too low changes somebody else's array. In doubt, Copy.
//
// # Builtins
//
// A builtin is func(c *Call) (Value, error). The engine has bound its arguments by the declaration in the stub file, so
// c.Int(0) is an integer and defaults are filled in. Warnings go through [Call.Warn], exceptions are returned as errors
// made by [Context.Throw] and its kin; any error returned must be passed on. Files, network, clock and the rest of the
// world are reached through [Call.Host] alone. A builtin that loops or allocates calls [Call.Poll] and [Call.Charge].
//
// # Modules
//
// A [Module] lists functions, classes, constants and ini settings as data; most of it is generated from a .stub.php file.
// A Runtime is made with an explicit list of modules; nothing registers itself.
package php
