package phpt

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A testRun is one attempt at one test. Its steps follow PHP's runner, whose
// order matters: settings of INI replace the defaults in place, SKIPIF sees
// the environment of ENV but not the request's variables, CLEAN runs before
// the output is judged.
type testRun struct {
	h      *Harness
	worker int
	path   string // absolute path of the phpt file
	via    *redirection
	file   *File
	result *Result

	dir      string // where the scripts are written
	stem     string // dir + base name without "phpt", ending in "."
	tempStem string // the same below TempTarget
	env      variables
	plain    settings // for SKIPIF and CLEAN
	full     settings // with INI, for the test

	warn      bool
	cleanText string // what CLEAN printed
	redirects *redirection
}

func newTestRun(h *Harness, path string, via *redirection, worker int) *testRun {
	t := &testRun{h: h, worker: worker, path: path, via: via, env: h.env.clone(), dir: filepath.Dir(path)}
	t.result = &Result{Name: h.relative(path)}
	if via != nil {
		t.result.Via = via.from
		t.dir = via.dir
		for name, value := range via.env {
			t.env[name] = value
		}
	}
	t.stem = filepath.Join(t.dir, strings.TrimSuffix(filepath.Base(path), "phpt"))
	t.tempStem = t.stem
	if h.opts.TempSource != "" && h.opts.TempTarget != "" {
		t.tempStem = strings.Replace(t.stem, h.opts.TempSource, h.opts.TempTarget, 1)
	}
	return t
}

// skip, bork and failed end the attempt with a verdict.
func (t *testRun) skip(reason string) bool { t.result.verdict(reason, Skip); return false }
func (t *testRun) bork(reason string) bool { t.result.verdict(reason, Bork); return false }

// run makes the attempt and sets the result. It reports whether a second
// attempt may be made.
func (t *testRun) run(ctx context.Context) (again bool) {
	var err error
	if t.file, err = ParseFile(t.path); err != nil {
		return t.bork(err.Error())
	}
	t.result.Source = t.file
	t.result.Title = t.file.Name()
	if t.via != nil {
		if t.file.Has(SectionRedirect) {
			return t.bork("Can't redirect a test from within a redirected test")
		}
		t.result.Title = t.via.title + " " + t.result.Title
	}
	if reason := t.unfit(); reason != "" {
		return t.skip(reason)
	}
	t.removeOld()
	t.prepareEnv()
	if reason := t.prepareSettings(); reason != "" {
		return t.skip(reason)
	}
	if done := t.skipIf(ctx); done {
		return false
	}
	if t.file.Has(SectionRedirect) {
		return t.followRedirect(ctx)
	}
	request, reason := t.request()
	if reason != "" {
		return t.bork(reason)
	}
	defer t.removeScripts()
	started := time.Now()
	resp, err := t.h.execute(ctx, request)
	t.result.Duration = time.Since(started)
	if errors.Is(err, ErrUnsupported) {
		return t.skip(err.Error())
	}
	if err != nil {
		return t.bork("the engine does not run: " + err.Error())
	}
	t.clean(ctx)
	return t.judge(resp)
}

// unfit tells why the test cannot run on this kind of engine at all.
func (t *testRun) unfit() string {
	if t.file.NeedsCGI() && t.h.info.CGIPath == "" && t.childEngine() {
		return "CGI not available"
	}
	if t.file.Has(SectionPHPDBG) && t.h.info.PHPDBGPath == "" {
		return "phpdbg not available"
	}
	if t.h.opts.Repeat > 1 {
		for _, s := range []Section{SectionFileExternal, SectionClean, SectionStdin, SectionCapture} {
			if t.file.Has(s) {
				return "Test with " + string(s) + " might not be repeatable"
			}
		}
		if t.file.NeedsCGI() {
			return "CGI does not support --repeat"
		}
	}
	return ""
}

// childEngine reports whether requests go to child processes; other engines
// answer CGI requests themselves or say that they do not.
func (t *testRun) childEngine() bool {
	_, chooses := t.h.runner.(Chooser)
	_, child := t.h.runner.(*Process)
	return child || chooses && t.h.opts.Fallback != nil
}

// removeOld removes what an earlier run may have left beside the test.
func (t *testRun) removeOld() {
	for _, ext := range []string{"diff", "log", "exp", "out", "mem", "sh", "php", "skip.php", "post", "clean.php"} {
		_ = os.Remove(t.stem + ext)
	}
}

func (t *testRun) removeScripts() {
	if !t.h.opts.Keep.PHP {
		_ = os.Remove(t.stem + "php")
	}
	_ = os.Remove(t.stem + "post")
}

// prepareEnv resets the request's variables and applies ENV.
func (t *testRun) prepareEnv() {
	for _, name := range []string{"REDIRECT_STATUS", "QUERY_STRING", "PATH_TRANSLATED", "SCRIPT_FILENAME",
		"REQUEST_METHOD", "CONTENT_TYPE", "CONTENT_LENGTH", "TZ"} {
		t.env[name] = ""
	}
	text := t.file.Get(SectionEnv)
	if t.h.rules != Rules74 {
		text = strings.ReplaceAll(text, "{PWD}", filepath.Dir(t.path))
	}
	for _, line := range strings.Split(text, "\n") {
		name, value, ok := strings.Cut(phpTrim(line), "=")
		if ok && name != "" && name != "0" {
			t.env[name] = value
		}
	}
}

// prepareSettings puts the settings together and returns a reason to skip the
// test if there is one.
func (t *testRun) prepareSettings() string {
	if reason := t.requireExtensions(); reason != "" {
		return reason
	}
	t.plain = append(t.plain, t.h.base...)
	t.full = append(settings(nil), t.plain...)
	if t.file.Has(SectionINI) {
		text, reason := t.iniText()
		if reason != "" {
			return reason
		}
		for _, line := range splitLines(text) {
			t.full.parse(line)
		}
	}
	t.env["TEST_PHP_EXTRA_ARGS"] = strings.Join(t.h.opts.EngineOptions, " ") + " " + t.full.shellText()
	return ""
}

// requireExtensions adds settings that load what EXTENSIONS names and the
// engine has not loaded. What cannot be loaded is a reason to skip the test;
// the runner of 7.4 tried nevertheless.
func (t *testRun) requireExtensions() string {
	extensions := t.file.Extensions()
	if t.via != nil {
		extensions = append(extensions, t.via.extensions...)
	}
	var absent []string
	for _, e := range extensions {
		if t.h.info.Has(e) || t.h.rules == Rules74 && t.h.info.Has(strings.ToLower(e)) {
			continue
		}
		library := filepath.Join(t.h.info.ExtensionDir, e+".so")
		if f, err := os.Open(library); t.h.info.ExtensionDir == "" || err != nil {
			absent = append(absent, e)
		} else {
			f.Close()
		}
		name := "extension"
		if e == "opcache" || e == "xdebug" {
			name = "zend_extension"
		}
		t.plain.set(name, library)
	}
	switch {
	case len(absent) == 0 || t.h.rules == Rules74:
		return ""
	case len(absent) == 1:
		return "Required extension missing: " + absent[0]
	}
	return "Required extensions missing: " + strings.Join(absent, ", ")
}

// iniText replaces the placeholders of the INI section.
func (t *testRun) iniText() (text, reason string) {
	text = strings.ReplaceAll(t.file.Get(SectionINI), "{PWD}", filepath.Dir(t.path))
	text = strings.ReplaceAll(text, "{TMP}", strings.TrimSuffix(os.TempDir(), "/"))
	if t.h.rules == Rules74 {
		return text, ""
	}
	text = replaceBraced(text, "MAIL", func(file string) string { return "tee " + file + " >/dev/null" })
	text = replaceBraced(text, "ENV", func(name string) string {
		value, ok := os.LookupEnv(name)
		if !ok {
			reason = fmt.Sprintf("Environment variable %s is not set", name)
		}
		return value
	})
	return text, reason
}

// replaceBraced replaces {KEY:argument}, where the argument has no blanks.
func replaceBraced(text, key string, value func(argument string) string) string {
	if !strings.Contains(text, "{"+key+":") {
		return text
	}
	re := regexp.MustCompile(`\{` + key + `:(\S+)\}`)
	return re.ReplaceAllStringFunc(text, func(m string) string { return value(m[len(key)+2 : len(m)-1]) })
}

// newRequest fills in what all three scripts have in common.
func (t *testRun) newRequest(role Role, script string, s settings) *Request {
	r := &Request{
		Role: role, Script: script, Dir: t.h.root, Options: t.h.opts.EngineOptions,
		Capture: Capture{true, true, true}, Timeout: t.h.opts.timeout(), Worker: t.worker,
	}
	if t.file.NeedsCGI() {
		r.SAPI = CGI
	} else if t.file.Has(SectionPHPDBG) {
		r.SAPI = PHPDBG
	}
	r.Settings = s.resolved(func(quoted string) string {
		return shellExpand(quoted, t.env.list(), t.h.root)
	})
	return r
}

// write writes a script beside the test, and below TempTarget if that is
// somewhere else.
func (t *testRun) write(ext, text string) (string, error) {
	if t.tempStem != t.stem {
		if err := os.MkdirAll(filepath.Dir(t.tempStem), 0o777); err != nil {
			return "", err
		}
		if err := os.WriteFile(t.tempStem+ext+"s", []byte(text), 0o666); err != nil {
			return "", err
		}
	}
	return t.stem + ext, os.WriteFile(t.stem+ext, []byte(text), 0o666)
}

// request prepares the test itself: script, environment, body, input.
func (t *testRun) request() (*Request, string) {
	script := ""
	if t.file.Has(SectionFile) {
		var err error
		if script, err = t.write("php", t.file.Get(SectionFile)); err != nil {
			return nil, err.Error()
		}
	}
	t.result.Script = script
	env := t.env
	env["REDIRECT_STATUS"] = "1"
	for _, e := range []struct{ name, value string }{
		{"QUERY_STRING", phpTrim(t.file.Get(SectionGet))}, {"PATH_TRANSLATED", script}, {"SCRIPT_FILENAME", script},
	} {
		if env[e.name] == "" || env[e.name] == "0" {
			env[e.name] = e.value
		}
	}
	env["HTTP_COOKIE"] = phpTrim(t.file.Get(SectionCookie))
	if t.file.Has(SectionXLeak) {
		env["ZEND_ALLOC_PRINT_LEAKS"] = "0"
	}
	r := t.newRequest(RoleTest, script, t.full)
	body, reason := t.body()
	if reason != "" {
		return nil, reason
	}
	if body != nil {
		var err error
		if r.Body, err = t.write("post", string(body)); err != nil {
			return nil, err.Error()
		}
	} else if reason := t.commandLine(r); reason != "" {
		return nil, reason
	}
	if t.file.Has(SectionCapture) {
		names := strings.ToUpper(t.file.Get(SectionCapture))
		r.Capture = Capture{strings.Contains(names, "STDIN"), strings.Contains(names, "STDOUT"), strings.Contains(names, "STDERR")}
	}
	r.Stdin = []byte(t.file.Get(SectionStdin))
	t.underValgrind(r)
	r.Env = env.list()
	return r, ""
}

// commandLine prepares a test without a request body.
func (t *testRun) commandLine(r *Request) string {
	t.env["REQUEST_METHOD"], t.env["CONTENT_TYPE"], t.env["CONTENT_LENGTH"] = "GET", "", ""
	if t.h.opts.Repeat > 1 {
		r.Options = append(append([]string(nil), r.Options...), "--repeat", strconv.Itoa(t.h.opts.Repeat))
	}
	if t.file.Has(SectionArgs) {
		words, err := shellWords(phpTrim(t.file.Get(SectionArgs)), t.env.list(), t.h.root)
		if err != nil {
			return "ARGS cannot be read: " + err.Error()
		}
		r.Args = words
	}
	return ""
}

// underValgrind makes the script run under valgrind, whose report goes to a
// file beside the test.
func (t *testRun) underValgrind(r *Request) {
	if tool := t.h.opts.Valgrind; tool != "" {
		r.Wrap = []string{"valgrind", "-q", "--tool=" + tool, "--trace-children=yes",
			"--vex-iropt-register-updates=allregs-at-mem-access", "--log-file=" + t.stem + "mem"}
	}
}
