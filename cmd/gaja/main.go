// Command gaja runs PHP scripts. It takes the options of the php command; see package gaja/interp/sapi/cli.
package main

import (
	"os"
	"runtime/debug"

	"gaja/ext/all"
	"gaja/interp"
	"gaja/interp/sapi/cli"
)

// gcPercent suits a command line run: most scripts end before a second collection, and memory_limit bounds the heap.
const gcPercent = 400

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	if interp.ForkMain() {
		return
	}
	os.Exit(cli.Main(cli.System(all.Modules())))
}
