package phpt

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// A fakeRunner executes a tiny language: each line of a script is a command.
//
//	say TEXT      prints TEXT, in which {VAR} is a variable of the environment
//	ini           prints the settings that are not the default
//	args, stdin, body, dir
//	once TEXT     prints TEXT the first time this script runs
//	signal N, timeout, crash TEXT
type fakeRunner struct {
	mu       sync.Mutex
	seen     map[string]int
	requests []*Request
	version  string
	cgi      string
	refuse   func(*Request) bool
}

func (f *fakeRunner) Info(context.Context) (*Info, error) {
	version := f.version
	if version == "" {
		version = "8.4.1"
	}
	return &Info{Version: version, SAPI: "cli", Extensions: []string{"standard", "json"}, Path: "/bin/fake", CGIPath: f.cgi}, nil
}

func (f *fakeRunner) Run(_ context.Context, r *Request) (*Response, error) {
	if f.refuse != nil && f.refuse(r) {
		return nil, fmt.Errorf("this %w", ErrUnsupported)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.requests = append(f.requests, r)
	if f.seen == nil {
		f.seen = map[string]int{}
	}
	f.seen[r.Script]++
	data, err := os.ReadFile(r.Script)
	if err != nil {
		return nil, err
	}
	resp := &Response{}
	for _, line := range splitLines(string(data)) {
		command, rest, _ := strings.Cut(line, " ")
		resp.Output = append(resp.Output, f.step(command, rest, r, resp)...)
	}
	return resp, nil
}

func (f *fakeRunner) step(command, rest string, r *Request, resp *Response) string {
	switch command {
	case "say":
		for _, e := range r.Env {
			name, value, _ := strings.Cut(e, "=")
			rest = strings.ReplaceAll(rest, "{"+name+"}", value)
		}
		return rest + "\n"
	case "ini":
		out := ""
		for _, s := range r.Settings {
			if strings.HasPrefix(s.Name, "my.") || s.Name == "precision" {
				out += s.Name + "=" + s.Value + "\n"
			}
		}
		return out
	case "args":
		return strings.Join(r.Args, "|") + "\n"
	case "stdin":
		return string(r.Stdin) + "\n"
	case "body":
		data, _ := os.ReadFile(r.Body)
		return string(data) + "\n"
	case "dir":
		return r.Dir + "\n"
	case "headers":
		return "X-A: 1\r\nStatus: 404 Not Found\r\n\r\n"
	case "once":
		if f.seen[r.Script] == 1 {
			return rest + "\n"
		}
	case "timeout":
		resp.TimedOut = true
	case "crash":
		resp.Crash = rest
	case "signal":
		_, _ = fmt.Sscan(rest, &resp.Signal)
	}
	return ""
}

// A fixture is a directory with tests and a harness on it.
type fixture struct {
	t    *testing.T
	dir  string
	fake *fakeRunner
	opts Options
}

func newFixture(t *testing.T) *fixture {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return &fixture{t: t, dir: dir, fake: &fakeRunner{}, opts: Options{Root: dir, Env: []string{"HOME=/home"}}}
}

func (f *fixture) write(name, text string) {
	f.t.Helper()
	path := filepath.Join(f.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		f.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		f.t.Fatal(err)
	}
}

func (f *fixture) harness() *Harness {
	f.t.Helper()
	h, err := NewHarness(context.Background(), f.fake, f.opts)
	if err != nil {
		f.t.Fatal(err)
	}
	return h
}

// run writes one test and runs it.
func (f *fixture) run(text string) *Result {
	f.t.Helper()
	f.write("a.phpt", text)
	return f.harness().Run(context.Background(), "a.phpt", 0)[0]
}

// leftovers lists the files in the fixture that are not tests.
func (f *fixture) leftovers() []string {
	var out []string
	entries, _ := os.ReadDir(f.dir)
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".phpt") {
			out = append(out, e.Name())
		}
	}
	return out
}
