//go:build unix

package standard

import (
	"os"
	osexec "os/exec"
	"strings"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/streams"
	"gaja/interp/php"
	"gaja/interp/stream"
)

// process is the state of a process's resource.
type process struct {
	*child
	command string
	told    bool // proc_get_status has told how it ended
	// pipes are the streams given to the script. They are closed before the process is waited for, or it might wait for us.
	pipes []*php.Resource
}

// procSpec is one descriptor of a child: the child's end, and ours if there is one.
type procSpec struct {
	key    int
	theirs *os.File
	mine   *os.File
	mode   string
	socket bool
	own    bool // theirs is ours to close
}

// procSpecs are the descriptors of one proc_open.
type procSpecs struct {
	c    *php.Call
	list []*procSpec
}

func (s *procSpecs) closeTheirs() {
	for _, d := range s.list {
		if d.own && d.theirs != nil {
			d.theirs.Close()
		}
	}
}

func (s *procSpecs) closeAll() {
	s.closeTheirs()
	for _, d := range s.list {
		if d.mine != nil {
			d.mine.Close()
		}
	}
}

func (s *procSpecs) find(key int) *procSpec {
	for _, d := range s.list {
		if d.key == key {
			return d
		}
	}
	return nil
}

// maxSpec bounds the numbers of descriptors a script may ask for.
const maxSpec = 1024

// add takes in one element of the specification. ok false means the call is over.
func (s *procSpecs) add(k php.Key, v php.Value) (ok bool, err error) {
	c := s.c
	if k.Str != nil || k.Int < 0 || k.Int > maxSpec {
		if is84(c) {
			return false, c.ArgValueError(1, "must be an integer indexed array only")
		}
		c.Warn("descriptor spec must be an integer indexed array")
		return false, nil
	}
	d := &procSpec{key: int(k.Int), own: true}
	if v.IsResource() {
		st := streams.From(v)
		fd, has := -1, false
		if st != nil {
			fd, has = st.Fd()
		}
		if !has {
			if is84(c) {
				return false, c.Ctx.Throwf("TypeError", "%s(): supplied resource is not a valid stream resource", c.Name())
			}
			c.Warn("supplied resource is not a valid stream resource")
			return false, nil
		}
		n, err := unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0)
		if err != nil {
			c.Warn("Failed to dup() for descriptor %d: %s", d.key, streams.ErrText(err))
			return false, nil
		}
		d.theirs = os.NewFile(uintptr(n), "")
		s.list = append(s.list, d)
		return true, nil
	}
	if !v.IsArray() {
		if is84(c) {
			return false, c.ArgValueError(1, "must only contain arrays and streams")
		}
		c.Warn("Descriptor item must be either an array or a File-Handle")
		return false, nil
	}
	ok, err = s.fromArray(d, v.Array())
	if ok {
		s.list = append(s.list, d)
	}
	return ok, err
}

// word returns an element of a descriptor's array as a string. ok false means the call is over.
func (s *procSpecs) word(d *procSpec, a *php.Array, i int64, missing string) (w string, ok bool, err error) {
	v := a.Get(i)
	if v.IsUndef() {
		if is84(s.c) {
			return "", false, s.c.ValueError("%s", missing)
		}
		s.c.Warn("%s", missing)
		return "", false, nil
	}
	str, err := s.c.Ctx.ToString(v)
	if err != nil {
		return "", false, err
	}
	defer php.StrValue(str).Release()
	return str.String(), true, nil
}

func (s *procSpecs) fromArray(d *procSpec, a *php.Array) (ok bool, err error) {
	kind, ok, err := s.word(d, a, 0, "Missing handle qualifier in array")
	if !ok {
		return false, err
	}
	switch kind {
	case "pipe":
		mode, ok, err := s.word(d, a, 1, "Missing mode parameter for 'pipe'")
		if !ok {
			return false, err
		}
		r, w, perr := os.Pipe()
		if perr != nil {
			s.c.Warn("Unable to create pipe %s", streams.ErrText(perr))
			return false, nil
		}
		if strings.HasPrefix(mode, "r") {
			d.theirs, d.mine, d.mode = r, w, "w"
		} else {
			d.theirs, d.mine, d.mode = w, r, "r"
		}
		return true, nil
	case "socket":
		fds, perr := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM, 0)
		if perr != nil {
			s.c.Warn("Unable to create socket pair: %s", streams.ErrText(perr))
			return false, nil
		}
		unix.CloseOnExec(fds[0])
		unix.CloseOnExec(fds[1])
		d.theirs, d.mine, d.mode, d.socket = os.NewFile(uintptr(fds[1]), ""), os.NewFile(uintptr(fds[0]), ""), "r+", true
		return true, nil
	case "file":
		return s.fromFile(d, a)
	case "null":
		f, ferr := os.OpenFile(os.DevNull, os.O_RDWR, 0)
		d.theirs = f
		return ferr == nil, nil
	case "redirect":
		return s.redirect(d, a)
	}
	s.c.Warn("%s is not a valid descriptor spec/mode", kind)
	return false, nil
}

func (s *procSpecs) fromFile(d *procSpec, a *php.Array) (ok bool, err error) {
	name, ok, err := s.word(d, a, 1, "Missing file name parameter for 'file'")
	if !ok {
		return false, err
	}
	mode, ok, err := s.word(d, a, 2, "Missing mode parameter for 'file'")
	if !ok {
		return false, err
	}
	st, err := streams.MustOpen(&streams.Opening{Ctx: s.c.Ctx, Path: name, Mode: mode, Call: s.c})
	if st == nil {
		return false, err
	}
	defer st.Close()
	fd, has := st.Fd()
	if !has {
		return false, nil
	}
	n, err := unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return false, nil
	}
	d.theirs = os.NewFile(uintptr(n), name)
	return true, nil
}

func (s *procSpecs) redirect(d *procSpec, a *php.Array) (ok bool, err error) {
	v := a.Get(1)
	if v.IsUndef() {
		if is84(s.c) {
			return false, s.c.ValueError("Missing redirection target")
		}
		s.c.Warn("Missing redirection target")
		return false, nil
	}
	if !v.IsInt() {
		if is84(s.c) {
			return false, s.c.ValueError("Redirection target must be of type int, %s given", php.TypeName(v))
		}
		s.c.Warn("Redirection target must be an integer")
		return false, nil
	}
	if to := s.find(int(v.Int())); to != nil {
		d.theirs, d.own = to.theirs, false
		return true, nil
	}
	std := map[int64]*os.File{0: stdinFile(s.c), 1: stdoutFile(s.c), 2: stderrFile(s.c)}
	if f, known := std[v.Int()]; known {
		d.theirs, d.own = f, false
		return true, nil
	}
	s.c.Warn("Redirection target %d not found", v.Int())
	return false, nil
}

// command makes the program and arguments of argument 0: a line for the shell, or a list. ok false means the call is over.
func procCommand(c *php.Call) (path string, argv []string, shown string, ok bool, err error) {
	v := c.Arg(0)
	if !v.IsArray() {
		cmd := c.Str(0)
		return shellPath, []string{"sh", "-c", cmd}, cmd, true, nil
	}
	for el := range v.Array().Values() {
		s, err := c.Ctx.ToString(el)
		if err != nil {
			return "", nil, "", false, err
		}
		word := s.String()
		php.StrValue(s).Release()
		if strings.IndexByte(word, 0) >= 0 {
			if is84(c) {
				return "", nil, "", false, c.ValueError("Command array element %d contains a null byte", len(argv)+1)
			}
			c.Warn("Command array element %d contains a null byte", len(argv)+1)
			return "", nil, "", false, nil
		}
		argv = append(argv, word)
	}
	if len(argv) == 0 || argv[0] == "" {
		if is84(c) {
			if len(argv) == 0 {
				return "", nil, "", false, c.ArgValueError(0, "must have at least one element")
			}
			return "", nil, "", false, c.ValueError("First element must contain a non-empty program name")
		}
		c.Warn("Command array must have at least one element")
		return "", nil, "", false, nil
	}
	path, err = osexec.LookPath(argv[0])
	if err != nil {
		path = argv[0]
	}
	return path, argv, argv[0], true, nil
}

func procOpen(c *php.Call) (php.Value, error) {
	path, argv, shown, ok, err := procCommand(c)
	if !ok {
		return php.False(), err
	}
	s := &procSpecs{c: c}
	for k, v := range c.Array(1).All() {
		if ok, err := s.add(k, v); !ok {
			s.closeAll()
			return php.False(), err
		}
	}
	env, err := procEnv(c)
	if err != nil {
		s.closeAll()
		return php.Undef(), err
	}
	dir := ""
	if !c.IsNull(3) {
		dir = c.Str(3)
	}
	ch, err := startProgram(c, path, argv, dir, env, s.files())
	s.closeTheirs()
	if err != nil {
		s.list = keepMine(s.list)
		s.closeAll()
		return procFailed(c, argv, err)
	}
	p := &process{child: ch, command: shown}
	if err := s.give(p); err != nil {
		return php.Undef(), err
	}
	ctx := c.Ctx
	r, err := ctx.NewResource("process", p, func(any) { closeProcess(ctx, p) })
	if err != nil {
		return php.Undef(), err
	}
	return php.ResourceValue(r), nil
}

func keepMine(list []*procSpec) []*procSpec {
	for _, d := range list {
		d.own = false
	}
	return list
}

func procFailed(c *php.Call, argv []string, err error) (php.Value, error) {
	text := "Exec failed: %s"
	if c.Arg(0).IsArray() {
		if is84(c) {
			text = "posix_spawn() failed: %s"
		}
		c.Warn(text, streams.ErrText(err))
		return php.False(), nil
	}
	c.Warn("posix_spawn() failed: %s", streams.ErrText(err))
	return php.False(), nil
}

// files lays the children's ends out by number; the standard ones that are not named are inherited.
func (s *procSpecs) files() []*os.File {
	n := 3
	for _, d := range s.list {
		n = max(n, d.key+1)
	}
	files := make([]*os.File, n)
	files[0], files[1], files[2] = stdinFile(s.c), stdoutFile(s.c), stderrFile(s.c)
	for _, d := range s.list {
		files[d.key] = d.theirs
	}
	return files
}

// give makes the streams of our ends and puts them into the pipes argument.
func (s *procSpecs) give(p *process) error {
	a := php.NewHash(len(s.list))
	ctx := s.c.Ctx
	for _, d := range s.list {
		if d.mine == nil {
			continue
		}
		fd := int(d.mine.Fd())
		b := streams.Adopt(ctx, d.mine, fd)
		st := stream.New(b, "", "STDIO", d.mode)
		if d.socket {
			st.Type = "generic_socket"
		}
		v, err := streams.Open(ctx, st)
		if err != nil {
			php.ArrayValue(a).Release()
			return err
		}
		p.pipes = append(p.pipes, v.Resource())
		a.Set(int64(d.key), v)
	}
	return s.c.SetRef(2, php.ArrayValue(a))
}

// procEnv is the environment that argument 4 gives, nil to inherit.
func procEnv(c *php.Call) ([]string, error) {
	if c.IsNull(4) {
		return nil, nil
	}
	env := []string{}
	for k, v := range c.Array(4).All() {
		s, err := c.Ctx.ToString(v)
		if err != nil {
			return nil, err
		}
		word := s.String()
		php.StrValue(s).Release()
		if k.Str != nil {
			word = k.Str.String() + "=" + word
		}
		if word != "" {
			env = append(env, word)
		}
	}
	return env, nil
}

// closeProcess closes the streams to a child and waits for it.
func closeProcess(ctx *php.Context, p *process) {
	for _, r := range p.pipes {
		r.Close()
	}
	if _, err := p.wait(ctx); err != nil && ctx.Pending == nil {
		ctx.Pending = err
	}
}

// processArg returns the process in argument 0. nil means the call is over.
func processArg(c *php.Call) (*process, error) {
	if v := c.Arg(0); v.IsResource() {
		if p, ok := v.Resource().State.(*process); ok {
			return p, nil
		}
	}
	if is84(c) {
		return nil, c.Ctx.Throwf("TypeError", "%s(): supplied resource is not a valid process resource", c.Name())
	}
	c.Warn("supplied resource is not a valid process resource")
	return nil, nil
}

func procClose(c *php.Call) (php.Value, error) {
	p, err := processArg(c)
	if p == nil {
		return php.False(), err
	}
	c.Arg(0).Resource().Close()
	return php.Int(int64(p.exitCode())), c.Ctx.Pending
}

func procTerminate(c *php.Call) (php.Value, error) {
	p, err := processArg(c)
	if p == nil {
		return php.False(), err
	}
	if p.ended {
		return php.False(), nil
	}
	return php.Bool(c.Host().Proc.Kill(p.pid, int(c.Int(1))) == nil), nil
}

func procGetStatus(c *php.Call) (php.Value, error) {
	p, err := processArg(c)
	if p == nil {
		return php.False(), err
	}
	cached := p.ended
	ended, err := p.poll(c.Ctx)
	if err != nil {
		return php.Undef(), err
	}
	code, signaled, term := int64(-1), false, int64(0)
	if ended {
		code = int64(p.exitCode())
		if p.status > 0 && p.status&0x7f != 0 {
			signaled, term = true, int64(p.status&0x7f)
		}
		if !is84(c) && p.told {
			code = -1
		}
		p.told = true
	}
	a := c.Ctx.NewHash(9)
	a.SetString("command", c.Ctx.Text(p.command))
	a.SetString("pid", php.Int(int64(p.pid)))
	if is84(c) {
		a.SetString("cached", php.Bool(cached))
	}
	a.SetString("running", php.Bool(!ended))
	a.SetString("signaled", php.Bool(signaled))
	a.SetString("stopped", php.False())
	a.SetString("exitcode", php.Int(code))
	a.SetString("termsig", php.Int(term))
	a.SetString("stopsig", php.Int(0))
	return php.ArrayValue(a), nil
}

func procNice(c *php.Call) (php.Value, error) {
	err := error(unix.EPERM)
	if c.Host().OwnsProcess {
		now, gerr := unix.Getpriority(unix.PRIO_PROCESS, 0)
		if err = gerr; err == nil {
			err = unix.Setpriority(unix.PRIO_PROCESS, 0, 20-now+int(c.Int(0)))
		}
	}
	if err != nil {
		c.Warn("Only a super user may attempt to increase the priority of a process")
		return php.False(), nil
	}
	return php.True(), nil
}
