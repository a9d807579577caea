package phpt

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Artifacts says where the files that explain a failure go: NAME.out (what was
// printed), .exp (what was expected), .diff, .log (both), .sh (runs the test
// again) and .php (the script).
type Artifacts struct {
	Dir    string // below this directory, under the test's own path; "" writes nothing
	Beside bool   // beside the test instead, as PHP's runner does
	Format string // which of E O D L S (exp, out, diff, log, sh) to write; "" is all
}

// report writes the artifacts of a test that did not do what it should.
func (t *testRun) report() {
	r, a := t.result, t.h.opts.Artifacts
	mismatch := r.Output != r.Expected || len(r.Statuses) == 0 || r.Diff != ""
	if r.Status() == Pass || r.Source == nil || !mismatch || r.Script == "" || a.Dir == "" && !a.Beside {
		return
	}
	stem := t.tempStem
	if !a.Beside {
		name := strings.TrimSuffix(filepath.FromSlash(strings.TrimPrefix(r.Name, "/")), "phpt")
		if r.Via != "" {
			name = filepath.Join(strings.TrimSuffix(r.Via, ".phpt"), filepath.Base(name))
			name = strings.TrimSuffix(name, ".") + "."
		}
		stem = filepath.Join(a.Dir, name)
	}
	if err := os.MkdirAll(filepath.Dir(stem), 0o777); err != nil {
		r.Reason = joinReasons(r.Reason, err.Error())
		return
	}
	r.Files = map[string]string{}
	save := func(letter, ext, text string, mode os.FileMode) {
		if letter != "" && a.Format != "" && !strings.Contains(strings.ToUpper(a.Format), letter) {
			return
		}
		if err := os.WriteFile(stem+ext, []byte(text), mode); err == nil {
			r.Files[ext] = stem + ext
		}
	}
	diff := r.Diff
	if r.Via != "" {
		diff = "# original source file: " + r.Name + "\n" + diff
	}
	save("E", "exp", r.Expected, 0o666)
	save("O", "out", r.Output, 0o666)
	save("D", "diff", diff, 0o666)
	save("L", "log", "\n---- EXPECTED OUTPUT\n"+r.Expected+"\n---- ACTUAL OUTPUT\n"+r.Output+"\n---- FAILED\n", 0o666)
	save("S", "sh", t.shellScript(stem+"php"), 0o777)
	save("", "php", t.file.Get(SectionFile), 0o666) // last: shellScript cleans up beside the test
}

// shellScript writes a script that runs the test again: it puts the test's
// script back where it was, sets the environment and starts the engine. With
// gdb, lldb, valgrind or rr as first argument the engine runs under that.
func (t *testRun) shellScript(saved string) string {
	r, reason := t.request()
	t.removeScripts()
	if reason != "" {
		return "#!/bin/sh\n# " + reason + "\n"
	}
	argv := []string{"$PHP", "-f", r.Script}
	if p, ok := t.h.runner.(*Process); ok {
		if words, err := p.argv(r); err == nil {
			argv = words
		}
	}
	words := make([]string, len(argv))
	for i, w := range argv {
		words[i] = shellQuote(w)
	}
	command := strings.Join(words, " ")
	var out strings.Builder
	out.WriteString("#!/bin/sh\n")
	for _, e := range r.Env {
		name, value, _ := strings.Cut(e, "=")
		fmt.Fprintf(&out, "export %s=%s\n", name, shellQuote(value))
	}
	fmt.Fprintf(&out, "cd %s\n[ -e %s ] || cp %s %s\n", shellQuote(r.Dir), shellQuote(r.Script), shellQuote(saved), shellQuote(r.Script))
	switch {
	case r.Body != "":
		fmt.Fprintf(&out, "body=$(mktemp)\nprintf '%%s' %s > \"$body\"\nexec < \"$body\"\n", shellQuote(t.bodyText()))
	case len(r.Stdin) > 0:
		fmt.Fprintf(&out, "input=$(mktemp)\nprintf '%%s' %s > \"$input\"\nexec < \"$input\"\n", shellQuote(string(r.Stdin)))
	}
	fmt.Fprintf(&out, `case "$1" in
gdb) gdb --args %[1]s ;;
lldb) lldb -- %[1]s ;;
valgrind) USE_ZEND_ALLOC=0 valgrind $2 %[1]s ;;
rr) rr record $2 %[1]s ;;
*) %[1]s 2>&1 ;;
esac
`, command)
	return out.String()
}

func (t *testRun) bodyText() string {
	data, _ := t.body()
	return string(data)
}
