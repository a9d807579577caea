package standard

import (
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"gaja/ext/internal/streams"
	"gaja/interp/php"
	"gaja/interp/stream"
)

// pathArg returns argument i, a name without NUL bytes. ok false means the call is over: 8.4 throws, 7.4 warns.
func pathArg(c *php.Call, i int) (path string, ok bool, err error) {
	path = c.Str(i)
	if strings.IndexByte(path, 0) < 0 {
		return path, true, nil
	}
	if is84(c) {
		return "", false, c.ArgValueError(i, "must not contain any null bytes")
	}
	c.Ctx.Warning("%s() expects parameter %d to be a valid path, string given", c.Name(), i+1)
	return "", false, nil
}

// permitted reports whether open_basedir lets the script use a name of the host's files. If not it warned.
func permitted(c *php.Call, path string) bool {
	ok, why := c.Ctx.PathAllowed(path)
	if !ok {
		c.Warn("%s", why)
	}
	return ok
}

// contextArg returns the stream context of argument i, or the default one.
func contextArg(c *php.Call, i int) (*streams.Context, error) {
	if !c.IsNull(i) {
		if v := c.Arg(i); v.IsResource() {
			if ctx, ok := v.Resource().State.(*streams.Context); ok {
				return ctx, nil
			}
		}
		if is84(c) {
			return nil, c.Ctx.Throwf("TypeError", "%s(): supplied resource is not a valid Stream-Context resource", c.Name())
		}
		c.Warn("supplied resource is not a valid Stream-Context resource")
	}
	_, ctx, err := streams.DefaultContext(c.Ctx)
	return ctx, err
}

// opening makes a request to open the name in argument i; ok false means the call is over.
func opening(c *php.Call, i, context int, mode string) (o *streams.Opening, ok bool, err error) {
	path, ok, err := pathArg(c, i)
	if !ok {
		return nil, false, err
	}
	o = &streams.Opening{Ctx: c.Ctx, Path: path, Mode: mode, Call: c}
	if context >= 0 {
		if o.Context, err = contextArg(c, context); err != nil {
			return nil, false, err
		}
	}
	return o, true, nil
}

// openFor opens the stream of a request; an empty name is an error of its own. A nil stream means the call is over.
func openFor(c *php.Call, o *streams.Opening) (*stream.Stream, error) {
	if o.Path == "" {
		if is84(c) {
			return nil, c.ValueError("Path must not be empty")
		}
		c.Warn("Filename cannot be empty")
		return nil, nil
	}
	return streams.MustOpen(o)
}

// keepContext gives a stream the context it was opened with, which lives as long as the stream.
func keepContext(s *stream.Stream, ctx *streams.Context) {
	if ctx == nil || ctx.Res == nil {
		return
	}
	s.Context = ctx
	v := php.ResourceValue(ctx.Res).Copy()
	prev := s.OnClose
	s.OnClose = func() {
		if prev != nil {
			prev()
		}
		v.Release()
	}
}

func fopen(c *php.Call) (php.Value, error) {
	o, ok, err := opening(c, 0, 3, c.Str(1))
	if !ok {
		return php.False(), err
	}
	o.Include = c.Bool(2)
	s, err := openFor(c, o)
	if s == nil {
		return php.False(), err
	}
	keepContext(s, o.Context)
	return streams.Open(c.Ctx, s)
}

func sysGetTempDir(c *php.Call) (php.Value, error) {
	if dir := c.Ctx.Ini.Get("sys_temp_dir"); dir != "" {
		return c.Ctx.Text(strings.TrimRight(dir, "/")), nil
	}
	return c.Ctx.Text(tempDir(c)), nil
}

func tempDir(c *php.Call) string {
	if c.Host().FS == nil {
		return "/tmp"
	}
	return c.Host().FS.TempDir()
}

// tempTries bounds the search for a name that is free.
const tempTries = 1000

// makeTemp creates a file with a name of its own in a directory.
func makeTemp(c *php.Call, dir, prefix string) (php.File, string, error) {
	fsys := c.Host().FS
	if fsys == nil {
		return nil, "", streams.EACCES
	}
	const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	var last error
	for range tempTries {
		var b [19]byte
		if r := c.Host().Rand; r != nil {
			r.Read(b[:])
		}
		for i := range b {
			b[i] = letters[int(b[i])%len(letters)]
		}
		random := b[:]
		if !is84(c) {
			random = b[:6]
		}
		name := strings.TrimRight(dir, "/") + "/" + prefix + string(random)
		f, err := fsys.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
		if err == nil {
			return f, name, nil
		}
		if last = err; !os.IsExist(err) {
			break
		}
	}
	return nil, "", last
}

func tmpfile(c *php.Call) (php.Value, error) {
	f, name, err := makeTemp(c, tempDir(c), "php")
	if err != nil {
		return php.False(), nil
	}
	s := stream.New(streams.FileBackend(c.Ctx, f), "plainfile", "STDIO", "r+b")
	s.URI, s.HasURI = name, true
	fsys := c.Host().FS
	s.OnClose, s.Temporary = func() { fsys.Remove(name) }, name
	return streams.Open(c.Ctx, s)
}

func tempnam(c *php.Call) (php.Value, error) {
	dir, ok, err := pathArg(c, 0)
	if !ok {
		return php.False(), err
	}
	prefix, ok, err := pathArg(c, 1)
	if !ok {
		return php.False(), err
	}
	prefix = filepath.Base("/" + prefix)
	if prefix == "/" {
		prefix = ""
	}
	prefix = prefix[:min(len(prefix), 63)]
	fsys := c.Host().FS
	if fsys == nil {
		return php.False(), nil
	}
	if dir == "" && !permitted(c, tempDir(c)) || dir != "" && !permitted(c, dir) {
		return php.False(), nil
	}
	real, err := fsys.Realpath(dir)
	if dir == "" {
		err = fs.ErrNotExist
	}
	if err == nil {
		if info, serr := fsys.Stat(real); serr != nil || !info.IsDir() {
			err = fs.ErrNotExist
		}
	}
	if err == nil {
		if f, name, ferr := makeTemp(c, real, prefix); ferr == nil {
			f.Close()
			return c.Ctx.Text(name), nil
		}
	}
	if dir != "" {
		c.Notice("file created in the system's temporary directory")
		if !permitted(c, tempDir(c)) {
			return php.False(), nil
		}
	}
	f, name, err := makeTemp(c, tempDir(c), prefix)
	if err != nil {
		return php.False(), nil
	}
	f.Close()
	return c.Ctx.Text(name), nil
}

// DefineStdStreams defines the constants STDIN, STDOUT and STDERR, as the command line does before a script file runs.
func DefineStdStreams(ctx *php.Context) error {
	for i, name := range []string{"stdin", "stdout", "stderr"} {
		mode := "r"
		if i > 0 {
			mode = "w"
		}
		s, err := streams.Standard(ctx, name, mode)
		if err != nil {
			return err
		}
		v, err := streams.Open(ctx, s)
		if err != nil {
			return err
		}
		upper := strings.ToUpper(name)
		ctx.Constants[upper] = &php.Constant{Name: upper, Value: v, Module: "Core"}
	}
	return nil
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
