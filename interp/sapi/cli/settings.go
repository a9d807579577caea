package cli

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"gaja/interp"
	"gaja/interp/php"
)

// configDir is where php.ini is looked for when neither -c nor PHPRC says otherwise.
const configDir = "/etc/gaja"

// settings are the ini settings of a run and where they came from.
type settings struct {
	vals    map[string]string
	loaded  string   // the php.ini that was read
	scanned string   // where more was looked for
	files   []string // what was found there
	consts  func(name string) (string, bool)
}

// fixed are the settings that the command line has whatever the ini files say; -d still changes them.
var fixed = [...][2]string{
	{"html_errors", "0"}, {"register_argc_argv", "1"}, {"implicit_flush", "1"},
	{"output_buffering", "0"}, {"max_execution_time", "0"}, {"max_input_time", "-1"},
}

// configure gathers the settings and makes the runtime.
func (c *cli) configure() error {
	s := &settings{vals: make(map[string]string), consts: c.constant}
	c.set = s
	s.vals["display_errors"] = "1"
	if !c.noIni {
		s.load(c.iniPath, c.Getenv)
	}
	for _, d := range fixed {
		s.vals[d[0]] = d[1]
	}
	var wrong error
	for _, d := range c.defines {
		if err := s.parse(defineText(d), "Unknown"); err != nil {
			wrong = err
		}
	}
	if wrong != nil {
		c.err.Write([]byte("PHP:  " + wrong.Error() + "\n"))
	}
	if !c.levelSet && s.vals["gaja.level"] == "7.4" {
		c.level = interp.Level74
	}
	rt, err := interp.NewRuntime(interp.Config{Level: c.level, Modules: c.Modules, Ini: s.vals})
	c.rt = rt
	return err
}

// defineText makes a line of an ini file of the argument of -d: without a value it means 1, and a value that an ini
// file would have to quote is quoted.
func defineText(d string) string {
	name, val, ok := strings.Cut(d, "=")
	switch {
	case !ok:
		return name + "=1"
	case val == "" || val[0] == '"' || val[0] == '\'' || isAlnum(val[0]):
		return d
	}
	return name + `="` + val + `"`
}

func isAlnum(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' }

// load reads php.ini and what lies in the scanned directories.
func (s *settings) load(path string, getenv func(string) string) {
	s.readMain(path, getenv)
	scan := getenv("PHP_INI_SCAN_DIR")
	if scan == "" {
		return
	}
	s.scanned = scan
	for _, dir := range filepath.SplitList(scan) {
		list, err := os.ReadDir(dir)
		if err != nil {
			continue
		}
		for _, e := range list {
			name := filepath.Join(dir, e.Name())
			if !strings.HasSuffix(name, ".ini") || e.IsDir() {
				continue
			}
			if text, err := os.ReadFile(name); err == nil {
				s.files = append(s.files, name)
				s.report(s.parse(string(text), name))
			}
		}
	}
}

func (s *settings) readMain(path string, getenv func(string) string) {
	try := func(name string) bool {
		info, err := os.Stat(name)
		if err != nil || info.IsDir() {
			return false
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return false
		}
		if abs, err := filepath.Abs(name); err == nil {
			name = abs
		}
		s.loaded = name
		s.vals["cfg_file_path"] = name
		s.report(s.parse(string(text), name))
		return true
	}
	dirs := []string{path, getenv("PHPRC"), configDir}
	if path != "" {
		dirs = dirs[:1]
	}
	for _, d := range dirs {
		if d != "" && (try(d) || try(filepath.Join(d, "php-cli.ini")) || try(filepath.Join(d, "php.ini"))) {
			return
		}
	}
}

// report tells about a faulty ini file, which PHP reads as far as it can.
func (s *settings) report(err error) {
	if err != nil {
		os.Stderr.WriteString("PHP:  " + err.Error() + "\n")
	}
}

// parse reads ini text over the settings. Sections are those of web servers and ignored, [PATH=] and [HOST=] with all
// they contain.
func (s *settings) parse(text, file string) error {
	p := &iniParser{text: text, line: 1, consts: s.consts, vars: func(name string) string {
		if v, ok := s.vals[name]; ok {
			return v
		}
		return os.Getenv(name)
	}}
	skip := false
	lists := make(map[string]int)
	err := p.run(func(section string) {
		upper := strings.ToUpper(section)
		skip = strings.HasPrefix(upper, "PATH=") || strings.HasPrefix(upper, "HOST=")
	}, func(key, val string) {
		if skip || slices.Contains([]string{"extension", "zend_extension"}, key) {
			return // extensions are part of the binary
		}
		if base, ok := strings.CutSuffix(key, "[]"); ok {
			lists[base]++
			return
		}
		s.vals[key] = val
	})
	var se *iniError
	if errors.As(err, &se) {
		se.file = file
	}
	return err
}

// constant gives ini files the constants of the extensions that are plain values.
func (c *cli) constant(name string) (string, bool) {
	if name == "" || name[0] < 'A' || name[0] > 'Z' {
		return "", false
	}
	if name == "E_ALL" && c.level == interp.Level84 {
		return "30719", true
	}
	for _, m := range c.Modules {
		for _, t := range m.Tables {
			for i := range t.Constants {
				if d := &t.Constants[i]; d.Name == name && d.Levels.In(c.level) {
					return literalText(d.Value)
				}
			}
		}
	}
	return "", false
}

func literalText(l php.Literal) (string, bool) {
	switch l.Kind {
	case php.LitInt:
		return strconv.FormatInt(l.I, 10), true
	case php.LitString:
		return l.S, true
	case php.LitBool:
		return strconv.FormatInt(l.I, 10), true
	}
	return "", false
}
