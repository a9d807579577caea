package cli

import (
	"strconv"

	"gaja/interp"
)

// mode is what a command line asks for.
type mode uint8

const (
	modeStandard mode = iota // a file, or a program on standard input
	modeHighlight
	modeLint
	modeStrip
	modeDirect // -r
	modeLines  // -B, -R, -F, -E
	modeRF
	modeRC
	modeRE
	modeRZ
	modeRI
	modeIni
	modeInfo
	modeModules
	modeVersion
	modeUsage
)

const conflict = "Either execute direct code, process stdin or use a file.\n"

// command is a command line, understood.
type command struct {
	mode    mode
	script  string // -f, -F or the first argument
	code    string // -r
	begin   string // -B
	run     string // -R
	endCode string // -E
	has     map[byte]bool
	what    string // of --rf and its kin

	noIni    bool
	iniPath  string
	defines  []string // of -d, in order
	level    interp.Level
	levelSet bool
	sandbox  sandbox
	repeat   int
	docroot  string

	// args are what is left for the script, after its name.
	args []string
	// wrong is what is printed, with exit code 1, instead of running anything.
	wrong string
}

// understand makes a command of options and the rest of the command line.
func understand(list []given, argv []string, rest int) *command {
	c := &command{has: make(map[byte]bool), repeat: 1}
	for _, g := range list {
		if c.info(g) {
			return c
		}
		c.setting(g)
	}
	for _, g := range list {
		c.option(g)
		if c.wrong != "" {
			return c
		}
	}
	c.args = argv[rest:]
	if c.script == "" && len(c.args) > 0 && c.mode != modeDirect && c.mode != modeLines && argv[rest-1] != "--" {
		c.script, c.args = c.args[0], c.args[1:]
	}
	return c
}

// info takes the options that end everything else where they stand.
func (c *command) info(g given) bool {
	switch g.char {
	case 'h', '?':
		c.mode = modeUsage
	case 'i':
		c.mode = modeInfo
	case 'v':
		c.mode = modeVersion
	case 'm':
		c.mode = modeModules
	default:
		return false
	}
	return true
}

// setting takes the options that concern the engine and not what it runs.
func (c *command) setting(g given) {
	switch g.char {
	case 'c':
		c.iniPath = g.arg
	case 'n':
		c.noIni = true
	case 'd':
		c.defines = append(c.defines, g.arg)
	case optLevel:
		switch g.arg {
		case "8.4":
			c.level, c.levelSet = interp.Level84, true
		case "7.4":
			c.level, c.levelSet = interp.Level74, true
		default:
			c.wrong = "Unknown level " + g.arg + "; use 8.4 or 7.4.\n"
		}
	case optSandbox:
		c.sandbox.on = true
	case optAllow:
		c.sandbox.allow(g)
	}
}

func (c *command) option(g given) {
	lines := c.mode == modeLines
	switch g.char {
	case 'a':
		c.wrong = "Interactive shell (-a) requires the readline extension.\n"
	case 'S':
		c.wrong = "The built-in web server (-S) is not part of this build.\n"
	case 't':
		c.docroot = g.arg
	case 'z':
		c.wrong = "Failed loading " + g.arg + ": extensions are part of the binary.\n"
	case 'F', 'R':
		if lines && (c.has['R'] || c.script != "") {
			c.wrong = "You can use -R or -F only once.\n"
		} else if c.enterLines(); c.wrong == "" && g.char == 'F' {
			c.script = g.arg
		} else {
			c.run = g.arg
		}
	case 'B':
		c.once('B', &c.begin, g.arg)
	case 'E':
		c.once('E', &c.endCode, g.arg)
	case 'f':
		c.file(g.arg)
	case 'r':
		c.direct(g.arg)
	case 'l':
		if c.mode == modeStandard {
			c.mode = modeLint
		}
	case 's':
		c.onlyFiles(modeHighlight, "Source highlighting only works for files.\n")
	case 'w':
		c.onlyFiles(modeStrip, "Source stripping only works for files.\n")
	case optRF, optRC, optRE, optRZ, optRI:
		c.mode, c.what = modeRF+mode(g.char-optRF), g.arg
	case optIni:
		c.mode = modeIni
	case optRepeat:
		c.repeat, _ = strconv.Atoi(g.arg)
	}
	c.has[g.char] = true
}

func (c *command) enterLines() {
	if c.mode != modeStandard && c.mode != modeLines {
		c.wrong = conflict
		return
	}
	c.mode = modeLines
}

func (c *command) once(char byte, dst *string, arg string) {
	if c.mode == modeLines && c.has[char] {
		c.wrong = "You can use -" + string(char) + " only once.\n"
		return
	}
	c.enterLines()
	*dst = arg
}

func (c *command) file(arg string) {
	switch {
	case c.mode == modeDirect || c.mode == modeLines:
		c.wrong = conflict
	case c.script != "":
		c.wrong = "You can use -f only once.\n"
	default:
		c.script = arg
	}
}

func (c *command) direct(arg string) {
	switch {
	case c.mode == modeDirect:
		c.wrong = "You can use -r only once.\n"
	case c.mode != modeStandard:
		c.wrong = conflict
	default:
		c.mode, c.code = modeDirect, arg
	}
}

func (c *command) onlyFiles(m mode, wrong string) {
	if c.mode == modeDirect || c.mode == modeLines {
		c.wrong = wrong
		return
	}
	c.mode = m
}
