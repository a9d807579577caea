package phpt

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// maxOutput is what a script may print before it is ended; more is no test's
// intention but a loop.
const maxOutput = 128 << 20

// A Process runs scripts as child processes of a php-like binary. Make one
// with [NewProcess] and Close it in the end.
type Process struct {
	command []string // what is executed
	path    string   // one executable that stands for command
	cgi     string
	phpdbg  string
	env     []string // variables that the command needs
	temp    string   // directory of the wrapper script, "" if none

	mu     sync.Mutex
	groups map[int]*processGroup // by worker
}

// ProcessOptions are the other executables of an engine. Empty ones are looked
// for beside the command, as PHP's own runner does; "-" means there is none.
type ProcessOptions struct {
	CGI    string // TEST_PHP_CGI_EXECUTABLE
	PHPDBG string // TEST_PHPDBG_EXECUTABLE
}

// NewProcess returns a runner for the command: the engine's executable and
// arguments that come before all others. Tests start the engine themselves by
// TEST_PHP_EXECUTABLE, which must be one executable: for a command of several
// words that is the binary it leads to, or else a small script.
func NewProcess(command []string, o ProcessOptions) (*Process, error) {
	if len(command) == 0 {
		return nil, errors.New("no engine: the command is empty")
	}
	path, err := exec.LookPath(command[0])
	if err != nil {
		return nil, fmt.Errorf("no engine: %w", err)
	}
	if path, err = filepath.Abs(path); err != nil {
		return nil, err
	}
	p := &Process{
		command: append([]string{path}, command[1:]...),
		path:    path,
		groups:  map[int]*processGroup{},
	}
	if len(command) > 1 {
		p.unwrap()
	}
	p.cgi = sibling(o.CGI, p.path, "php-cgi", "sapi/cgi/php-cgi")
	p.phpdbg = sibling(o.PHPDBG, p.path, "phpdbg", "sapi/phpdbg/phpdbg")
	if len(p.command) > 1 {
		if err := p.wrap(); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// sibling finds another binary of the same PHP: in the source tree it was
// built in, or beside it under the corresponding name.
func sibling(given, path, name, inTree string) string {
	if given == "-" {
		return ""
	}
	if given != "" {
		return given
	}
	dir, base := filepath.Split(path)
	other := strings.Replace(base, "php", name, 1)
	candidates := []string{filepath.Join(dir, "../..", inTree)}
	if other != base {
		candidates = append(candidates, filepath.Join(dir, other))
	}
	for _, c := range candidates {
		if st, err := os.Stat(c); err == nil && !st.IsDir() {
			return c
		}
	}
	return ""
}

// wrap writes the script that stands for a command of several words.
func (p *Process) wrap() error {
	dir, err := os.MkdirTemp("", "phpt-engine-")
	if err != nil {
		return err
	}
	p.temp = dir
	p.path = filepath.Join(dir, "php")
	text := "#!/bin/sh\nexec"
	for _, word := range p.command {
		text += " " + shellQuote(word)
	}
	return os.WriteFile(p.path, []byte(text+" \"$@\"\n"), 0o755)
}

// Close ends what the tests left running and removes temporary files.
func (p *Process) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	for worker, g := range p.groups {
		g.kill()
		delete(p.groups, worker)
	}
	if p.temp != "" {
		return os.RemoveAll(p.temp)
	}
	return nil
}

// Info implements [Informer]: it knows the paths, the rest is for the probe.
func (p *Process) Info(context.Context) (*Info, error) {
	return &Info{Path: p.path, CGIPath: p.cgi, PHPDBGPath: p.phpdbg, Env: p.env}, nil
}

// modules asks the engine for its extensions by the option -m, for one that
// could not tell them by a script.
func (p *Process) modules(ctx context.Context) []string {
	argv := append(append([]string(nil), p.command...), "-m")
	resp, err := p.execute(ctx, &Request{Capture: Capture{true, true, false}, Timeout: 10 * time.Second}, argv)
	if err != nil || resp.ExitCode != 0 {
		return nil
	}
	var names []string
	for _, line := range splitLines(string(resp.Output)) {
		if e := extensionName(line); e != "" && line[0] != '[' {
			names = append(names, e)
		}
	}
	return names
}

// argv builds the command line of a request.
func (p *Process) argv(r *Request) ([]string, error) {
	argv := append([]string(nil), r.Wrap...)
	debugger := r.SAPI == PHPDBG && r.Role != RoleClean
	switch {
	case r.SAPI == CGI && r.Role != RoleClean:
		if p.cgi == "" {
			return nil, fmt.Errorf("CGI %w", ErrUnsupported)
		}
		argv = append(argv, p.cgi, "-C")
	case debugger:
		if p.phpdbg == "" {
			return nil, fmt.Errorf("phpdbg %w", ErrUnsupported)
		}
		argv = append(argv, p.phpdbg, "-qIb")
	default:
		argv = append(argv, p.command...)
	}
	argv = append(argv, r.Options...)
	if r.Role == RoleSkipIf || r.Role == RoleClean {
		if debugger {
			argv = append(argv, "-rr")
		}
		argv = append(argv, "-q")
	}
	for _, s := range r.Settings {
		argv = append(argv, "-d", s.Name+"="+s.Value)
	}
	if r.Role == RoleTest {
		argv = append(argv, "-f")
	}
	argv = append(argv, r.Script)
	if len(r.Args) > 0 {
		argv = append(append(argv, "--"), r.Args...)
	}
	return argv, nil
}

// Run implements [Runner].
func (p *Process) Run(ctx context.Context, r *Request) (*Response, error) {
	argv, err := p.argv(r)
	if err != nil {
		return nil, err
	}
	return p.execute(ctx, r, argv)
}

// execute starts the command and collects what it prints until it closes its
// output, is silent for too long, or runs for five times that long.
func (p *Process) execute(ctx context.Context, r *Request, argv []string) (*Response, error) {
	timeout := r.Timeout
	if timeout <= 0 {
		timeout = 60 * time.Second
	}
	ctx, cancel := context.WithTimeout(ctx, 5*timeout)
	defer cancel()
	out, err := connect(r)
	if err != nil {
		return nil, err
	}
	defer out.close()
	cmd, err := p.start(r, argv, out)
	if err != nil {
		return nil, err
	}
	exited := make(chan error, 1)
	go func() { exited <- cmd.Wait() }()
	resp := &Response{}
	resp.Output, resp.TimedOut = out.collect(ctx, timeout)
	if !resp.TimedOut {
		select {
		case <-exited:
			resp.ExitCode, resp.Signal = exitStatus(cmd)
			return resp, nil
		case <-time.After(timeout):
			resp.TimedOut = true
		}
	}
	p.drop(r.Worker)
	_ = cmd.Process.Kill()
	select {
	case <-exited:
	case <-time.After(5 * time.Second): // it cannot be ended (a device, say): leave it
	}
	return resp, nil
}

// start starts the command in the worker's process group. When that fails the
// group may have been ended from outside, and a new one is made.
func (p *Process) start(r *Request, argv []string, out *pipes) (*exec.Cmd, error) {
	var failure error
	for range 2 {
		cmd := exec.Command(argv[0], argv[1:]...)
		cmd.Dir, cmd.Env = r.Dir, r.Env
		cmd.Stdin, cmd.Stdout, cmd.Stderr = out.stdin, out.stdout, out.stderr
		p.group(r.Worker).join(cmd)
		if failure = cmd.Start(); failure == nil {
			out.started()
			return cmd, nil
		}
		p.drop(r.Worker)
	}
	return nil, failure
}

// group returns the worker's process group.
func (p *Process) group(worker int) *processGroup {
	p.mu.Lock()
	defer p.mu.Unlock()
	g := p.groups[worker]
	if g == nil {
		g = newProcessGroup()
		p.groups[worker] = g
	}
	return g
}

// drop ends everything in the worker's process group.
func (p *Process) drop(worker int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if g := p.groups[worker]; g != nil {
		g.kill()
		delete(p.groups, worker)
	}
}
