// Command gaja runs PHP scripts. It takes the options of the php command; see package gaja/interp/sapi/cli.
//
// The profile default.pgo, which go build uses by itself, is the sum of CPU profiles of benchmark programs.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"gaja/ext/all"
	"gaja/interp"
	"gaja/interp/sapi/cli"
)

func main() {
	tuneGC()
	signal.Ignore(syscall.SIGPIPE) // writing to a closed pipe or socket is an error, as in PHP
	fork := interp.ForkMain(interp.ForkConfig{Modules: all.Modules})
	p := cli.System(all.Modules())
	p.Grant.Fork = fork
	os.Exit(cli.Main(context.Background(), p))
}
