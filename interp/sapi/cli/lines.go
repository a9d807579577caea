package cli

import (
	"bufio"
	"errors"
	"io"
	"os"
	"strings"

	"gaja/interp"
)

// lines is -B, -R, -F and -E: code for every line of standard input.
func (c *cli) lines() int {
	if c.script != "" && c.run == "" {
		if f, err := os.Open(c.script); err != nil {
			c.cannotOpen(c.script)
			return 1
		} else if err := f.Close(); err != nil {
			return c.trouble(err)
		}
	}
	self := stdinName
	if c.script != "" {
		self = c.script
	}
	eng, err := c.newEngine(self, c.script)
	if err == nil {
		err = streams(eng)
	}
	if err != nil {
		return c.trouble(err)
	}
	if c.begin != "" {
		c.execute(eng, interp.Source{Name: "Command line begin code", Text: []byte(c.begin), Code: true})
	}
	c.eachLine(eng)
	if over := eng.ExitCode() != 0 && c.level == interp.Level74; c.endCode != "" && !over {
		c.execute(eng, interp.Source{Name: "Command line end code", Text: []byte(c.endCode), Code: true})
	}
	return c.end(eng)
}

// eachLine runs the code of -R or the file of -F for every line, without its line break, in $argn; $argi counts.
func (c *cli) eachLine(eng *interp.Engine) {
	in := newLineReader(c.Grant.Stdin)
	for n := 1; eng.ExitCode() == 0; n++ {
		line, ok := in.next()
		if !ok {
			return
		}
		if err := errors.Join(eng.Set("argn", line), eng.Set("argi", n)); err != nil {
			c.explain(err)
			return
		}
		switch {
		case c.run != "":
			c.execute(eng, interp.Source{Name: "Command line run code", Text: []byte(c.run), Code: true})
		case c.script != "":
			src, err := os.ReadFile(c.script)
			if err != nil {
				c.cannotOpen(c.script)
				eng.SetExitCode(1)
				return
			}
			c.execute(eng, interp.Source{Name: absolute(c.script, c.script), Text: src})
		}
	}
}

// lineReader reads lines of any length.
type lineReader struct{ r *bufio.Reader }

func newLineReader(r io.Reader) *lineReader {
	if r == nil {
		r = strings.NewReader("")
	}
	return &lineReader{bufio.NewReader(r)}
}

func (l *lineReader) next() (string, bool) {
	s, err := l.r.ReadString('\n')
	if err != nil && s == "" {
		return "", false
	}
	return strings.TrimRight(s, "\r\n"), true
}
