package cli

import (
	"errors"
	"fmt"
	"os"

	"gaja/interp"
)

// lint is -l: it compiles each file and says whether that went well. Level 7.4 looks at the first file only.
func (c *cli) lint() int {
	files := []string{c.script}
	if c.level == interp.Level84 {
		files = append(files, c.args...)
	}
	code := 0
	for _, name := range files {
		c.script = name
		if n := c.lintFile(); n != 0 {
			code = n
		}
	}
	return code
}

func (c *cli) lintFile() int {
	self, src, code := c.read()
	if src == nil {
		return code
	}
	eng, err := c.newEngine(self, c.script)
	if err != nil {
		return c.trouble(err)
	}
	defer eng.Close()
	if _, err := eng.Compile(interp.Source{Name: self, Text: src}); err != nil {
		c.compileFailed(eng, err)
		fmt.Fprintf(c.out, "Errors parsing %s\n", self)
		return 255
	}
	fmt.Fprintf(c.out, "No syntax errors detected in %s\n", self)
	return 0
}

// source is -s and -w: the script as coloured HTML, or without comments.
func (c *cli) source() int {
	self, src, code := c.read()
	if src == nil {
		return code
	}
	function, option := "highlight_string", "-s"
	var args []any
	if c.mode == modeStrip {
		function, option = "php_strip_whitespace", "-w"
	}
	eng, err := c.newEngine(self, c.script)
	if err != nil {
		return c.trouble(err)
	}
	defer eng.Close()
	if eng.Context().FindFunction(function) == nil {
		fmt.Fprintf(c.err, "%s needs %s(), which this build does not have.\n", option, function)
		return 1
	}
	args = append(args, src)
	if c.mode == modeStrip {
		name, done, err := c.onDisk(src)
		if err != nil {
			return c.trouble(err)
		}
		defer done()
		args[0] = name
	}
	v, err := eng.Call(c.ctx, function, args...)
	if err != nil {
		return c.trouble(err)
	}
	if c.mode == modeStrip {
		c.out.Write([]byte(v.String()))
	}
	return 0
}

// onDisk returns the name of a file with the source: the script's, or a temporary one for standard input.
func (c *cli) onDisk(src []byte) (name string, done func(), err error) {
	if c.script != "" {
		return c.script, func() {}, nil
	}
	f, err := os.CreateTemp("", "gaja")
	if err != nil {
		return "", nil, err
	}
	_, err = f.Write(src)
	return f.Name(), func() { os.Remove(f.Name()) }, errors.Join(err, f.Close())
}
