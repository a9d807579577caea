package phpt

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// A Harness runs tests on one engine. Make it with [NewHarness]; it is safe
// for concurrent use.
type Harness struct {
	runner Runner
	opts   Options
	info   *Info
	rules  Rules
	root   string
	env    variables
	base   settings // settings that every test starts from
	skips  *skipCache
}

// NewHarness asks the engine what it is and prepares to run tests on it.
func NewHarness(ctx context.Context, runner Runner, o Options) (*Harness, error) {
	root, err := filepath.Abs(o.Root)
	if err != nil {
		return nil, err
	}
	if resolved, err := filepath.EvalSymlinks(root); err == nil {
		root = resolved
	}
	info, err := probe(ctx, runner, &o)
	if err != nil {
		return nil, err
	}
	h := &Harness{runner: runner, opts: o, info: info, root: root, skips: newSkipCache(!o.NoSkipCache)}
	switch o.Rules {
	case "":
		h.rules = RulesFor(info.Version)
	case "7.4":
		h.rules = Rules74
	case "8.4":
		h.rules = Rules84
	default:
		return nil, errors.New("no such rules: " + o.Rules + " (7.4 and 8.4 are known)")
	}
	for _, s := range DefaultSettings(h.rules) {
		h.base.set(s.Name, s.Value)
	}
	for _, s := range o.Settings {
		h.base.set(s.Name, s.Value)
	}
	for _, s := range extensionSettings(info) {
		h.base.set(s.Name, s.Value)
	}
	h.env = h.environment()
	return h, nil
}

// Info returns what the engine said about itself.
func (h *Harness) Info() *Info { return h.info }

// Rules returns the rules in force.
func (h *Harness) Rules() Rules { return h.rules }

// Root returns the absolute path of the suite's root.
func (h *Harness) Root() string { return h.root }

// environment adds to the given variables what the runner promises to tests.
func (h *Harness) environment() variables {
	v := newVariables(append(h.opts.environment(), h.info.Env...))
	v["PWD"] = h.root
	if v["TEMP"] == "" {
		v["TEMP"] = os.TempDir()
	}
	for _, e := range []struct{ name, path string }{
		{"TEST_PHP_EXECUTABLE", h.info.Path},
		{"TEST_PHP_CGI_EXECUTABLE", h.info.CGIPath},
		{"TEST_PHPDBG_EXECUTABLE", h.info.PHPDBGPath},
	} {
		v[e.name] = e.path
		v[e.name+"_ESCAPED"] = "'" + strings.ReplaceAll(e.path, "'", `'\''`) + "'"
	}
	if h.opts.Online {
		v["SKIP_ONLINE_TESTS"] = "0"
	} else if v["SKIP_ONLINE_TESTS"] == "" {
		v["SKIP_ONLINE_TESTS"] = "1"
	}
	if h.opts.SkipSlow {
		v["SKIP_SLOW_TESTS"] = "1"
	}
	if h.opts.Repeat > 1 {
		v["SKIP_REPEAT"] = "1"
	}
	if h.opts.Timeout > 0 {
		v["TEST_TIMEOUT"] = strconv.Itoa(int(h.opts.Timeout.Seconds()))
	}
	if h.opts.Valgrind != "" {
		v["USE_ZEND_ALLOC"], v["ZEND_DONT_UNLOAD_MODULES"] = "0", "1"
	}
	for _, f := range []*os.File{os.Stdin, os.Stdout, os.Stderr} {
		if st, err := f.Stat(); h.rules != Rules74 && (err != nil || st.Mode()&os.ModeCharDevice == 0) {
			v["SKIP_IO_CAPTURE_TESTS"] = "1"
		}
	}
	return v
}

// relative names a file by its path from the root.
func (h *Harness) relative(path string) string {
	if rel, ok := strings.CutPrefix(path, h.root+"/"); ok {
		return rel
	}
	return path
}

// absolute finds a test by its name.
func (h *Harness) absolute(name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(h.root, name)
}

// Run runs one test and judges it. The name is a path relative to the root.
// A redirecting test gives one result for itself and one for each test it
// stands for. The worker tells concurrent calls apart.
func (h *Harness) Run(ctx context.Context, name string, worker int) []*Result {
	return h.runTest(ctx, h.absolute(name), nil, worker)
}

func (h *Harness) runTest(ctx context.Context, path string, via *redirection, worker int) []*Result {
	unlock := h.lock(ctx, path)
	defer unlock()
	var more []*Result
	for retried := false; ; retried = true {
		t := newTestRun(h, path, via, worker)
		t.result.Retried = retried
		again := t.run(ctx)
		if t.redirects != nil {
			more = h.runRedirected(ctx, t.redirects, worker)
		}
		if !again || retried || h.rules == Rules74 || ctx.Err() != nil {
			t.report()
			return append([]*Result{t.result}, more...)
		}
	}
}

// lock keeps other runners from running the same test. It gives up after a
// while: a lock that is held that long belongs to a runner that hangs.
func (h *Harness) lock(ctx context.Context, path string) func() {
	if h.opts.NoLock {
		return func() {}
	}
	f, err := os.Open(path)
	if err != nil {
		return func() {}
	}
	for range 30_000 {
		if tryLock(f.Fd()) || ctx.Err() != nil {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	return func() { f.Close() }
}

// execute hands a request to the runner that takes it.
func (h *Harness) execute(ctx context.Context, r *Request) (*Response, error) {
	if chooser, ok := h.runner.(Chooser); ok && !chooser.Accepts(r) {
		if h.opts.Fallback == nil {
			return nil, ErrUnsupported
		}
		return h.opts.Fallback.Run(ctx, r)
	}
	return h.runner.Run(ctx, r)
}
