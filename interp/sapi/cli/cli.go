package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"gaja/interp"
)

// Process is what a command line runs in.
type Process struct {
	// Argv is the command line; the first is the command's name.
	Argv []string
	// Modules are the extensions that scripts have.
	Modules []*interp.Module
	// Grant is what scripts have of the world without --sandbox. Its standard streams are those of the command.
	Grant interp.EngineConfig
	// Getenv looks up what configures the command itself: PHPRC, PHP_INI_SCAN_DIR.
	Getenv func(string) string
	// Binary is the path of the command for PHP_BINARY, "" when unknown.
	Binary string
}

// System is the process that the program runs in, with everything it has.
func System(modules []*interp.Module) *Process {
	bin, err := os.Executable()
	if err != nil {
		bin = ""
	}
	return &Process{Argv: os.Args, Modules: modules, Grant: interp.System(), Getenv: os.Getenv, Binary: bin}
}

// cli is one run of the command.
type cli struct {
	*Process
	*command
	out, err io.Writer
	ctx      context.Context
	set      *settings
	rt       *interp.Runtime
}

// Main runs a command line and returns the exit code.
func Main(ctx context.Context, p *Process) int {
	c := &cli{Process: p, out: p.Grant.Stdout, err: p.Grant.Stderr, ctx: ctx}
	if c.out == nil {
		c.out = io.Discard
	}
	if c.err == nil {
		c.err = io.Discard
	}
	list, rest, err := getopt(p.Argv)
	if err != nil {
		if c.command = understand(list, p.Argv, rest); c.mode < modeInfo {
			fmt.Fprintln(c.err, err)
			io.WriteString(c.out, usage(filepath.Base(p.Argv[0]), c.level))
			return 1
		}
		return c.start() & 0xff
	}
	c.command = understand(list, p.Argv, rest)
	return c.start() & 0xff
}

// start puts the settings together and goes where the mode leads.
func (c *cli) start() int {
	if c.mode == modeUsage {
		io.WriteString(c.out, usage(filepath.Base(c.Argv[0]), c.level))
		return 0
	}
	if err := c.configure(); err != nil {
		fmt.Fprintln(c.err, err)
		return 1
	}
	if c.wrong != "" {
		io.WriteString(c.out, c.wrong)
		return 1
	}
	switch c.mode {
	case modeVersion:
		return c.version()
	case modeModules:
		return c.modules()
	case modeIni:
		return c.iniFiles()
	case modeInfo:
		return c.phpinfo()
	case modeRF, modeRC, modeRE, modeRZ:
		return c.reflect()
	case modeRI:
		return c.extensionInfo()
	case modeLint:
		return c.lint()
	case modeHighlight, modeStrip:
		return c.source()
	case modeLines:
		return c.lines()
	case modeDirect:
		return c.repeatedly(c.direct1)
	}
	return c.repeatedly(c.file1)
}

// repeatedly is --repeat, which runs the same thing several times in one process.
func (c *cli) repeatedly(f func() int) int {
	if c.repeat > 1 {
		fmt.Fprintln(c.out, "Executing for the first time...")
	}
	code := f()
	for n := 1; n < c.repeat; n++ {
		fmt.Fprint(c.out, "Finished execution, repeating...\n")
		code = f()
	}
	return code
}
