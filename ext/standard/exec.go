//go:build unix

package standard

import (
	"bytes"
	"os"
	"strings"

	"gaja/ext/internal/block"
	"gaja/ext/internal/streams"
	"gaja/interp/php"
	"gaja/interp/stream"
)

const (
	shellPath = "/bin/sh"
	waitNow   = 1 // WNOHANG
)

// child is a process that the script started.
type child struct {
	pid    int
	ended  bool
	status int // as wait(2) has it
}

// startShell runs a command in the shell with the given standard streams.
func startShell(c *php.Call, command, dir string, env []string, files []*os.File) (*child, error) {
	return startProgram(c, shellPath, []string{"sh", "-c", command}, dir, env, files)
}

func startProgram(c *php.Call, path string, argv []string, dir string, env []string, files []*os.File) (*child, error) {
	p := c.Host().Proc
	if p == nil {
		return nil, streams.EACCES
	}
	if env == nil && c.Host().Env != nil {
		env = c.Host().Env.Environ()
	}
	if env == nil {
		env = []string{}
	}
	c.Ctx.Out.Flush()
	proc, err := p.Start(path, argv, env, dir, files)
	if err != nil {
		return nil, err
	}
	ch := &child{pid: proc.Pid}
	proc.Release()
	return ch, nil
}

// poll looks whether the child has ended.
func (ch *child) poll(ctx *php.Context) (bool, error) {
	if ch.ended {
		return true, nil
	}
	pid, status, _, err := ctx.Host.Proc.Wait(ch.pid, waitNow)
	if err != nil {
		ch.ended, ch.status = true, -1
		return true, nil
	}
	if pid == ch.pid {
		ch.ended, ch.status = true, status
	}
	return ch.ended, nil
}

// wait waits for the child's end and returns its exit status, or -1 when a signal ended it.
func (ch *child) wait(ctx *php.Context) (int, error) {
	err := block.Of(ctx).Child(ch.pid, func() (bool, error) { return ch.poll(ctx) })
	return ch.exitCode(), err
}

func (ch *child) exitCode() int {
	if ch.status < 0 || ch.status&0x7f != 0 {
		return -1
	}
	return ch.status >> 8 & 0xff
}

// commandArg checks the command in argument 0. ok false means the call is over.
func commandArg(c *php.Call) (cmd string, ok bool, v php.Value, err error) {
	cmd = c.Str(0)
	switch {
	case cmd == "" && is84(c):
		return "", false, php.Undef(), c.ArgValueError(0, "must not be empty")
	case cmd == "":
		c.Warn("Cannot execute a blank command")
		return "", false, php.False(), nil
	case strings.IndexByte(cmd, 0) < 0:
		return cmd, true, php.Undef(), nil
	case is84(c):
		return "", false, php.Undef(), c.ArgValueError(0, "must not contain any null bytes")
	}
	c.Warn("NULL byte detected. Possible attack")
	return "", false, php.False(), nil
}

// run starts a command and hands its output to sink piece by piece. It returns the exit status; started false means it
// could not be started, which was said.
func run(c *php.Call, cmd string, sink func(p []byte) error) (status int, started bool, err error) {
	r, w, err := os.Pipe()
	if err != nil {
		c.Warn("Unable to fork [%s]", cmd)
		return -1, false, nil
	}
	defer r.Close()
	ch, err := startShell(c, cmd, "", nil, []*os.File{stdinFile(c), w, stderrFile(c)})
	w.Close()
	if err != nil {
		c.Warn("Unable to fork [%s]", cmd)
		return -1, false, nil
	}
	b := streams.Adopt(c.Ctx, r, int(r.Fd()))
	b.AfterClose = nil
	buf := make([]byte, 16<<10)
	for {
		n, rerr := b.Read(buf)
		if n > 0 {
			if err := sink(buf[:n]); err != nil {
				return -1, true, err
			}
		}
		if streams.Ends(rerr) {
			return -1, true, rerr
		}
		if rerr != nil && rerr != stream.ErrAgain || n == 0 && rerr == nil {
			break
		}
	}
	status, err = ch.wait(c.Ctx)
	return status, true, err
}

// stdinFile and stderrFile are what a child inherits: the script's own where the process is its own, else nothing.
func stdinFile(c *php.Call) *os.File {
	if c.Host().OwnsProcess {
		return os.Stdin
	}
	return nil
}

func stderrFile(c *php.Call) *os.File {
	if c.Host().OwnsProcess {
		return os.Stderr
	}
	return nil
}

// lineSplitter hands on whole lines of what it is given.
type lineSplitter struct {
	rest []byte
	line func(l []byte) error
}

func (s *lineSplitter) add(p []byte) error {
	s.rest = append(s.rest, p...)
	for {
		i := bytes.IndexByte(s.rest, '\n')
		if i < 0 {
			return nil
		}
		if err := s.line(s.rest[:i+1]); err != nil {
			return err
		}
		s.rest = s.rest[i+1:]
	}
}

func (s *lineSplitter) end() error {
	if len(s.rest) == 0 {
		return nil
	}
	return s.line(s.rest)
}

func trimEnd(p []byte) []byte { return bytes.TrimRight(p, " \t\n\r\v\f") }

func exec(c *php.Call) (php.Value, error) {
	cmd, ok, v, err := commandArg(c)
	if !ok {
		return v, err
	}
	var out *php.Array
	if r := c.Ref(1); r != nil {
		if c.Arg(1).IsArray() {
			out = c.Arg(1).Array().Clone()
		} else {
			out = c.Ctx.NewArray(0)
		}
	}
	last := []byte{}
	split := &lineSplitter{line: func(l []byte) error {
		last = append(last[:0], trimEnd(l)...)
		if out != nil {
			out.Append(c.Ctx.Text(string(last)))
		}
		return c.Charge(int64(len(l)))
	}}
	status, started, err := run(c, cmd, split.add)
	if err == nil {
		err = split.end()
	}
	if err != nil {
		return php.Undef(), err
	}
	if out != nil {
		if err := c.SetRef(1, php.ArrayValue(out)); err != nil {
			return php.Undef(), err
		}
	}
	return ranCommand(c, status, started, 2, c.Ctx.Text(string(last)))
}

// ranCommand sets the status argument and returns the result, or false when nothing was started.
func ranCommand(c *php.Call, status int, started bool, arg int, v php.Value) (php.Value, error) {
	if err := c.SetRef(arg, php.Int(int64(status))); err != nil {
		v.Release()
		return php.Undef(), err
	}
	if !started {
		v.Release()
		return php.False(), nil
	}
	return v, nil
}

func system(c *php.Call) (php.Value, error) {
	cmd, ok, v, err := commandArg(c)
	if !ok {
		return v, err
	}
	last := []byte{}
	split := &lineSplitter{line: func(l []byte) error { last = append(last[:0], trimEnd(l)...); return nil }}
	status, started, err := run(c, cmd, func(p []byte) error {
		c.Ctx.Out.Write(string(p))
		if len(c.Ctx.Out.Layers) == 0 {
			c.Ctx.Out.Flush()
		}
		return split.add(p)
	})
	if err != nil {
		return php.Undef(), err
	}
	split.end()
	return ranCommand(c, status, started, 1, c.Ctx.Text(string(last)))
}

func passthru(c *php.Call) (php.Value, error) {
	cmd, ok, v, err := commandArg(c)
	if !ok {
		return v, err
	}
	status, started, err := run(c, cmd, func(p []byte) error {
		c.Ctx.Out.Write(string(p))
		return nil
	})
	if err != nil {
		return php.Undef(), err
	}
	return ranCommand(c, status, started, 1, php.Null())
}

func shellExec(c *php.Call) (php.Value, error) {
	cmd, ok, v, err := commandArg(c)
	if !ok {
		return v, err
	}
	var out []byte
	_, started, err := run(c, cmd, func(p []byte) error {
		out = append(out, p...)
		return c.Charge(int64(len(p)))
	})
	if err != nil {
		return php.Undef(), err
	}
	if !started {
		return php.False(), nil
	}
	if len(out) == 0 {
		return php.Null(), nil
	}
	return php.Bytes(out), nil
}

// pipeStream is what popen keeps beside its stream.
type pipeStream struct {
	ch   *child
	code int
}

func popen(c *php.Call) (php.Value, error) {
	cmd, ok, err := pathArg(c, 0)
	if !ok {
		return php.False(), err
	}
	mode := strings.TrimSuffix(strings.Replace(c.Str(1), "b", "", 1), "e")
	if mode != "r" && mode != "w" {
		if is84(c) {
			return php.Undef(), c.ArgValueError(1, "must be one of \"r\", \"rb\", \"w\", or \"wb\"")
		}
		c.Ctx.Warning("popen(%s,%s): Invalid argument", cmd, c.Str(1))
		return php.False(), nil
	}
	r, w, err := os.Pipe()
	if err != nil {
		return popenFailed(c, cmd, err)
	}
	mine, theirs := r, w
	files := []*os.File{stdinFile(c), w, stderrFile(c)}
	if mode == "w" {
		mine, theirs = w, r
		files = []*os.File{r, stdoutFile(c), stderrFile(c)}
	}
	ch, err := startShell(c, cmd, "", nil, files)
	theirs.Close()
	if err != nil {
		mine.Close()
		return popenFailed(c, cmd, err)
	}
	s := stream.New(streams.Adopt(c.Ctx, mine, int(mine.Fd())), "", "STDIO", mode)
	p := &pipeStream{ch: ch}
	s.Data = p
	ctx := c.Ctx
	s.OnClose = func() {
		code, err := ch.wait(ctx)
		if p.code = code; err != nil && ctx.Pending == nil {
			ctx.Pending = err
		}
	}
	return streams.Open(c.Ctx, s)
}

func stdoutFile(c *php.Call) *os.File {
	if c.Host().OwnsProcess {
		return os.Stdout
	}
	return nil
}

func popenFailed(c *php.Call, cmd string, err error) (php.Value, error) {
	c.Ctx.Warning("popen(%s,%s): %s", cmd, c.Str(1), streams.ErrText(err))
	return php.False(), nil
}

func pclose(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	p, _ := s.Data.(*pipeStream)
	c.Arg(0).Resource().Close()
	if p == nil {
		return php.Int(-1), c.Ctx.Pending
	}
	return php.Int(int64(p.code)), c.Ctx.Pending
}
