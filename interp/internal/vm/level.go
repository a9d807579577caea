package vm

import "gaja/interp/php"

// Differences of the levels are decided when code is compiled or bound, or on the way to a message; these are for messages.

func (vm *VM) is74() bool { return vm.ctx.Level == php.Level74 }

// by returns the text of the engine's level.
func (vm *VM) by(at74, at84 string) string {
	if vm.is74() {
		return at74
	}
	return at84
}

// quote puts a name in the quotes that messages about callables have at the level.
func (vm *VM) quote(name string) string {
	return vm.by("'"+name+"'", "\""+name+"\"")
}

// quote74 quotes a name that only 7.4 quotes.
func (vm *VM) quote74(name string) string {
	return vm.by("'"+name+"'", name)
}

// nulName is the error for a property whose name begins with NUL.
func (vm *VM) nulName() error {
	return vm.ctx.ThrowError("Error", vm.by("Cannot access property started with '\\0'",
		"Cannot access property starting with \"\\0\""))
}
