package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"gaja/phpt"
)

// A session is one run of the command.
type session struct {
	flags   *flags
	out     *screen
	names   []string
	runner  *phpt.Process
	harness *phpt.Harness
	known   phpt.Known
	journal *journal
	outDir  string
	results []*phpt.Result
	started time.Time

	unconfirmed int // tests that the engine of --confirm does not bear out
}

func newSession(ctx context.Context, f *flags, out io.Writer) (*session, error) {
	s := &session{flags: f, started: time.Now(), known: phpt.Known{}}
	s.out = newScreen(out, f)
	if f.Suite == "" {
		f.Suite = os.Getenv("TEST_PHP_SRCDIR")
	}
	var err error
	if s.names, err = s.selectTests(); err != nil {
		return nil, err
	}
	if f.Known != "" {
		s.known, err = phpt.ReadKnown(f.Known)
		if errors.Is(err, os.ErrNotExist) && f.WriteKnown {
			s.known, err = phpt.Known{}, nil
		}
		if err != nil {
			return nil, err
		}
	}
	if f.List {
		return s, nil
	}
	o, err := s.options()
	if err != nil {
		return nil, err
	}
	if s.runner, err = openEngine(f.engineCommand(), f); err != nil {
		return nil, err
	}
	if s.harness, err = phpt.NewHarness(ctx, s.runner, o); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (s *session) close() {
	if s.runner != nil {
		_ = s.runner.Close()
	}
	if s.journal != nil {
		s.journal.close()
	}
}

// selectTests finds out which tests are to run, in order.
func (s *session) selectTests() ([]string, error) {
	f := s.flags
	names, err := s.listedTests()
	if err != nil {
		return nil, err
	}
	if f.Baseline != "" {
		if names, err = phpt.ReadList(f.Baseline); err != nil {
			return nil, err
		}
		names = phpt.Below(names, relativeTo(f.Suite, f.Tests)...)
		phpt.SortTests(names)
	} else if len(f.Tests) > 0 || names == nil {
		found, err := phpt.Find(f.Suite, f.Tests...)
		if err != nil {
			return nil, err
		}
		names = append(names, found...)
	}
	if f.Shard != "" {
		var i, n int
		if _, err := fmt.Sscanf(f.Shard, "%d/%d", &i, &n); err != nil || i < 1 || n < i {
			return nil, fmt.Errorf("%q is no shard; try 1/4", f.Shard)
		}
		names = phpt.Shard(names, i, n)
	}
	if f.Shuffle {
		rand.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	}
	return names, nil
}

// listedTests reads the lists of -r and -l; that of -l need not exist yet.
func (s *session) listedTests() ([]string, error) {
	var names []string
	for _, file := range append(s.flags.Read, s.flags.ListFile) {
		if file == "" {
			continue
		}
		listed, err := phpt.ReadList(file)
		if err != nil && !(file == s.flags.ListFile && errors.Is(err, os.ErrNotExist)) {
			return nil, err
		}
		names = append(names, relativeTo(s.flags.Suite, listed)...)
	}
	return names, nil
}

// relativeTo turns paths that lie in the suite into names.
func relativeTo(suite string, paths []string) []string {
	root, err := filepath.Abs(suite)
	if err != nil {
		return paths
	}
	if resolved, err := filepath.EvalSymlinks(root); err == nil {
		root = resolved
	}
	out := make([]string, len(paths))
	for i, p := range paths {
		out[i] = strings.TrimSuffix(p, "/")
		if rel, err := filepath.Rel(root, p); err == nil && filepath.IsAbs(p) && !strings.HasPrefix(rel, "..") {
			out[i] = filepath.ToSlash(rel)
		}
	}
	return out
}

// engineCommand returns the engine's command line: the one given, or gaja.
func (f *flags) engineCommand() string {
	if f.Engine != "" && !f.DefaultEngine {
		return f.Engine
	}
	if self, err := os.Executable(); err == nil {
		beside := filepath.Join(filepath.Dir(self), "gaja")
		if _, err := os.Stat(beside); err == nil {
			return beside
		}
	}
	return "gaja"
}

func openEngine(command string, f *flags) (*phpt.Process, error) {
	words := []string{command}
	if _, err := os.Stat(command); err != nil {
		words = strings.Fields(command)
	}
	return phpt.NewProcess(words, phpt.ProcessOptions{CGI: f.CGI, PHPDBG: f.PHPDBG})
}

// options translates the flags.
func (s *session) options() (phpt.Options, error) {
	f := s.flags
	o := phpt.Options{
		Root: f.Suite, Rules: f.Level, Timeout: time.Duration(f.SetTimeout) * time.Second,
		Online: f.Online, SkipSlow: f.SkipSlow, NoClean: f.NoClean, Repeat: f.Repeat, Valgrind: f.Valgrind,
		NoSkipCache: f.NoSkipCache, TempSource: f.TempSource, TempTarget: f.TempTarget, Context: f.Context,
	}
	if o.Context == 0 {
		o.Context = -1
	}
	if f.Memcheck && o.Valgrind == "" {
		o.Valgrind = "memcheck"
	}
	if f.NoIni {
		o.EngineOptions = append(o.EngineOptions, "-n")
	}
	if f.Conf != "" {
		conf, err := filepath.Abs(f.Conf)
		if err != nil {
			return o, err
		}
		o.EngineOptions = append(o.EngineOptions, "-c", conf)
	}
	for _, d := range f.Define {
		name, value, ok := strings.Cut(d, "=")
		if !ok {
			return o, fmt.Errorf("-d %s: a setting is NAME=VALUE", d)
		}
		o.Settings = append(o.Settings, phpt.Setting{Name: strings.TrimSpace(name), Value: strings.TrimSpace(value)})
	}
	o.Keep = phpt.Keep{PHP: f.Keep.PHP || f.Keep.All, Skip: f.Keep.Skip || f.Keep.All, Clean: f.Keep.Clean || f.Keep.All}
	o.Artifacts = phpt.Artifacts{Beside: f.Beside, Format: os.Getenv("TEST_PHP_LOG_FORMAT")}
	if !f.NoOut && !f.Beside {
		s.outDir = f.Out
		if s.outDir == "" {
			s.outDir = filepath.Join(os.TempDir(), fmt.Sprintf("phpt-out-%d", os.Getpid()))
		}
		o.Artifacts.Dir = s.outDir
	}
	return o, nil
}

// run runs the tests and returns the exit status.
func (s *session) run(ctx context.Context) (int, error) {
	if s.flags.List {
		for _, name := range s.names {
			fmt.Fprintln(s.out.w, name)
		}
		return 0, nil
	}
	if len(s.names) == 0 {
		return 0, errors.New("No tests found.")
	}
	alone, rest, err := s.openJournal()
	if err != nil {
		return 0, err
	}
	s.out.begin(s.harness, len(s.names), len(s.results))
	s.harness.RunAll(ctx, alone, 1, s.beginTest, s.endTest)
	s.harness.RunAll(ctx, rest, s.flags.Workers, s.beginTest, s.endTest)
	s.out.clear()
	if ctx.Err() != nil {
		s.journal.note("STOP")
	}
	if err := s.finish(); err != nil {
		return 0, err
	}
	if s.flags.Confirm != "" {
		if err := s.confirm(ctx); err != nil {
			return 0, err
		}
	}
	if ctx.Err() != nil {
		return 2, errors.New("interrupted")
	}
	code := s.exitStatus()
	s.journal.note("END\t%d", code)
	return code, nil
}

func (s *session) beginTest(name string) {
	s.journal.begin(name)
	s.out.running(name)
}

func (s *session) endTest(r *phpt.Result) {
	s.results = append(s.results, r)
	s.journal.end(r)
	s.out.result(r)
	if s.flags.Bless && r.Status() == phpt.Fail {
		if err := phpt.Bless(r); err != nil {
			s.out.printf("cannot bless %s: %v\n", r.Name, err)
		}
	}
}
