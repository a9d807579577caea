// Command gaja runs PHP scripts. It takes the options of the php command; see package gaja/interp/sapi/cli.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

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
	signal.Ignore(syscall.SIGPIPE) // writing to a closed pipe or socket is an error, as in PHP
	fork := interp.ForkMain(interp.ForkConfig{Modules: all.Modules})
	p := cli.System(all.Modules())
	p.Grant.Fork = fork
	os.Exit(cli.Main(context.Background(), p))
}
