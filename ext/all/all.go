// Package all lists the extensions that come with gaja. Nothing registers itself: a host that wants them all passes
// [Modules] to its runtime, and one that wants less writes its own list.
//
//	rt, err := interp.NewRuntime(interp.Config{Modules: all.Modules()})
package all

import (
	"gaja/ext/core"
	"gaja/ext/ctype"
	"gaja/ext/date"
	"gaja/ext/hash"
	"gaja/ext/json"
	"gaja/ext/pcre"
	"gaja/ext/random"
	"gaja/ext/reflection"
	"gaja/ext/spl"
	"gaja/ext/standard"
	"gaja/interp/php"
)

// Modules returns every extension that this system has, in the order in which PHP loads them.
func Modules() []*php.Module {
	list := []*php.Module{
		core.Module(),
		ctype.Module(),
		date.Module(),
		hash.Module(),
		json.Module(),
		pcre.Module(),
		random.Module(),
		reflection.Module(),
		spl.Module(),
		standard.Module(),
	}
	return append(list, systemModules()...)
}
