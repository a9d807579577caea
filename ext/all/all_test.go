package all

import (
	"testing"

	"gaja/interp/php"
)

// Every declaration must be reachable at its level, and no two modules may claim one name.
func TestModulesIndex(t *testing.T) {
	for _, level := range []php.Level{php.Level84, php.Level74} {
		lib, err := php.NewLibrary(level, Modules())
		if err != nil {
			t.Fatal(err)
		}
		seen := make(map[string]string)
		lib.FunctionNames(func(module, name string) {
			if other, ok := seen[name]; ok {
				t.Errorf("%v: function %s is declared by %s and %s", level, name, other, module)
			}
			seen[name] = module
		})
		classes := make(map[string]string)
		lib.ClassNames(func(module, name string) {
			if other, ok := classes[name]; ok {
				t.Errorf("%v: class %s is declared by %s and %s", level, name, other, module)
			}
			classes[name] = module
		})
		consts := make(map[string]string)
		lib.ConstantNames(func(module, name string) {
			if other, ok := consts[name]; ok {
				t.Errorf("%v: constant %s is declared by %s and %s", level, name, other, module)
			}
			consts[name] = module
		})
	}
}
