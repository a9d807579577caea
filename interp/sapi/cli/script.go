package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"gaja/interp"
	"gaja/interp/php"
)

const stdinName = "Standard input code"

// parseFailed is the exit code after a source that does not compile. For -r it is 254 at level 7.4.
const parseFailed = 255

// file1 runs a script file, or the program on standard input.
func (c *cli) file1() int {
	self, src, code := c.read()
	if src == nil {
		return code
	}
	file := c.script
	eng, err := c.newEngine(self, file)
	if err != nil {
		return c.trouble(err)
	}
	if err := streams(eng); err != nil {
		return c.trouble(err)
	}
	ok := c.wrapped(eng, "auto_prepend_file")
	if ok {
		ok = c.execute(eng, interp.Source{Name: absolute(c.script, self), Text: src})
	}
	if ok {
		c.wrapped(eng, "auto_append_file")
	}
	return c.end(eng)
}

// direct1 is -r.
func (c *cli) direct1() int {
	eng, err := c.newEngine(stdinName, "")
	if err == nil {
		err = streams(eng)
	}
	if err != nil {
		return c.trouble(err)
	}
	prog, err := eng.Compile(interp.Source{Name: "Command line code", Text: []byte(c.code), Code: true})
	if err != nil {
		c.compileFailed(eng, err)
		if c.level == interp.Level74 {
			eng.SetExitCode(254)
		}
		return c.end(eng)
	}
	_, err = eng.Run(c.ctx, prog)
	c.explain(err)
	var e *interp.Error
	if errors.As(err, &e) && e.Class == "ParseError" && c.level == interp.Level74 {
		eng.SetExitCode(254)
	}
	return c.end(eng)
}

// read returns the script's text: that of a file, or of standard input.
func (c *cli) read() (self string, src []byte, code int) {
	if c.script == "" {
		if c.Grant.Stdin == nil {
			return stdinName, []byte{}, 0
		}
		src, err := io.ReadAll(c.Grant.Stdin)
		if err != nil || src == nil {
			src = []byte{}
		}
		return stdinName, src, 0
	}
	src, err := os.ReadFile(c.script)
	if info, serr := os.Stat(c.script); err != nil && serr == nil && info.IsDir() {
		return c.script, []byte{}, 0 // PHP reads nothing from a directory, and runs that
	}
	if err != nil {
		c.cannotOpen(c.script)
		return c.script, nil, 1
	}
	if src == nil {
		src = []byte{}
	}
	return c.script, src, 0
}

// cannotOpen says so on standard error, where level 7.4 said it on the output.
func (c *cli) cannotOpen(name string) {
	w := c.err
	if c.level == interp.Level74 {
		w = c.out
	}
	fmt.Fprintf(w, "Could not open input file: %s\n", name)
}

// absolute is the name of a script as __FILE__ has it.
func absolute(file, self string) string {
	if file == "" {
		return self
	}
	abs, err := filepath.Abs(file)
	if err != nil {
		return file
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real
	}
	return abs
}

// execute compiles and runs a source; false when the script must not go on.
func (c *cli) execute(eng *interp.Engine, src interp.Source) bool {
	prog, err := eng.Compile(src)
	if err != nil {
		c.compileFailed(eng, err)
		return false
	}
	_, err = eng.Run(c.ctx, prog)
	c.explain(err)
	return err == nil
}

// compileFailed reports why there is nothing to run.
func (c *cli) compileFailed(eng *interp.Engine, err error) {
	var pe *interp.ParseError
	if errors.As(err, &pe) {
		eng.Report(err)
		eng.SetExitCode(parseFailed)
		return
	}
	c.explain(err)
}

// explain tells what the engine itself has to say; exceptions and fatal errors have been reported already.
func (c *cli) explain(err error) {
	var bug *interp.InternalError
	var limit interp.ErrLimit
	switch {
	case errors.As(err, &bug):
		fmt.Fprintf(c.err, "%s\n\n%s", bug.Error(), bug.GoStack)
	case errors.As(err, &limit) && limit.Kind != php.LimitMemory:
		fmt.Fprintln(c.err, limit.Error())
	}
}

// wrapped runs the file of auto_prepend_file or auto_append_file.
func (c *cli) wrapped(eng *interp.Engine, setting string) bool {
	name := c.set.vals[setting]
	if name == "" {
		return true
	}
	src, err := os.ReadFile(name)
	if err != nil {
		c.noWrapper(eng, name)
		return false
	}
	return c.execute(eng, interp.Source{Name: absolute(name, name), Text: src})
}

func (c *cli) noWrapper(eng *interp.Engine, name string) {
	open, fatal := "Unknown: Failed to open stream: ", ""
	if c.level == interp.Level74 {
		open, fatal = "Unknown: failed to open stream: ", "Unknown: "
	}
	pc := eng.Context()
	pc.Machine.HandleError(php.EWarning, open+"No such file or directory", "Unknown", 0)
	pc.Machine.HandleError(php.ECompileError, fmt.Sprintf("%sFailed opening required '%s' (include_path='%s')",
		fatal, name, pc.Ini.Get("include_path")), "Unknown", 0)
	eng.SetExitCode(255)
}

// end closes the engine and returns the exit code that the script came to.
func (c *cli) end(eng *interp.Engine) int {
	c.explain(eng.CloseContext(c.ctx))
	return eng.ExitCode()
}

// trouble reports an engine that could not be made.
func (c *cli) trouble(err error) int {
	fmt.Fprintln(c.err, "gaja:", err)
	return 1
}
