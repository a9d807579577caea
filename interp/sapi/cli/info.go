package cli

import (
	"fmt"
	"slices"
	"strings"

	"gaja/interp"
)

// versions of the language that the levels speak.
func (c *cli) versions() (php, zend string) {
	if c.level == interp.Level74 {
		return "7.4.33", "3.4.0"
	}
	return "8.4.24", "4.4.24"
}

// version is -v.
func (c *cli) version() int {
	v, zend := c.versions()
	threads := "(NTS)"
	if c.level == interp.Level74 {
		threads = "( NTS )"
	}
	fmt.Fprintf(c.out, "PHP %s (cli) (built: gaja) %s\ngaja, PHP in Go, at the language level of Zend Engine v%s\n",
		v, threads, zend)
	return 0
}

// modules is -m: names in alphabetical order, without regard to case.
func (c *cli) modules() int {
	names := make([]string, len(c.Modules))
	for i, m := range c.Modules {
		names[i] = m.Name
	}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	fmt.Fprintf(c.out, "[PHP Modules]\n%s\n\n[Zend Modules]\n\n", strings.Join(names, "\n"))
	return 0
}

// iniFiles is --ini.
func (c *cli) iniFiles() int {
	or := func(s string) string {
		if s == "" {
			return "(none)"
		}
		return s
	}
	fmt.Fprintf(c.out, "Configuration File (php.ini) Path: %s\n", configDir)
	fmt.Fprintf(c.out, "Loaded Configuration File:         %s\n", or(c.set.loaded))
	fmt.Fprintf(c.out, "Scan for additional .ini files in: %s\n", or(c.set.scanned))
	fmt.Fprintf(c.out, "Additional .ini files parsed:      %s\n", or(strings.Join(c.set.files, ",\n")))
	if len(c.set.files) > 0 {
		fmt.Fprintln(c.out)
	}
	return 0
}

// helper runs a few lines of PHP that stand for a mode.
func (c *cli) helper(code string, what string) int {
	eng, err := c.newEngine(stdinName, "")
	if err != nil {
		return c.trouble(err)
	}
	if err := eng.Set("what", what); err != nil {
		return c.trouble(err)
	}
	c.execute(eng, interp.Source{Name: "Unknown", Text: []byte(code), Code: true})
	return c.end(eng)
}

// phpinfo is -i.
func (c *cli) phpinfo() int {
	if !c.hasFunction("phpinfo") {
		fmt.Fprintln(c.err, "-i needs phpinfo(), which this build does not have.")
		return 1
	}
	return c.helper("phpinfo(INFO_ALL & ~INFO_CREDITS);", "")
}

// reflect is --rf, --rc, --re and --rz.
func (c *cli) reflect() int {
	if !slices.ContainsFunc(c.Modules, func(m *interp.Module) bool { return m.Name == "Reflection" }) {
		fmt.Fprintln(c.err, "This option needs the extension Reflection, which this build does not have.")
		return 1
	}
	class := [...]string{"Function", "Class", "Extension", "ZendExtension"}[c.mode-modeRF]
	if c.mode == modeRF && strings.Contains(c.what, "::") {
		class = "Method"
	}
	make := "new Reflection" + class + "($what)"
	if class == "Method" && c.level == interp.Level84 {
		make = "ReflectionMethod::createFromMethodName($what)"
	}
	return c.helper("try { $r = "+make+"; } catch (Exception $e) { echo 'Exception: ', $e->getMessage(), \"\\n\"; exit(1); }"+
		" echo $r, \"\\n\";", c.what)
}

// extensionInfo is --ri.
func (c *cli) extensionInfo() int {
	for _, m := range c.Modules {
		if strings.EqualFold(m.Name, c.what) {
			return c.helper("(new ReflectionExtension($what))->info();", c.what)
		}
	}
	if c.what == "main" {
		return c.phpinfo()
	}
	fmt.Fprintf(c.out, "Extension '%s' not present.\n", c.what)
	return 1
}

func (c *cli) hasFunction(name string) bool {
	for _, m := range c.Modules {
		for _, t := range m.Tables {
			for i := range t.Functions {
				if t.Functions[i].Name == name {
					return true
				}
			}
		}
	}
	return false
}
