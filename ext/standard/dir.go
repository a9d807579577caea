package standard

import (
	"sort"

	"gaja/ext/internal/streams"
	"gaja/interp/php"
	"gaja/interp/stream"
)

// dirState is the directory that readdir() without a handle reads.
type dirState struct{ last php.Value }

type dirKey struct{}

func dirOf(ctx *php.Context) *dirState {
	return php.State(ctx, dirKey{}, func() *dirState { return new(dirState) })
}

// openDir opens the directory in argument 0 for reading. A nil stream means the call is over.
func openDir(c *php.Call, context int) (*stream.Stream, *streams.Opening, error) {
	o, ok, err := opening(c, 0, context, "r")
	if !ok {
		return nil, nil, err
	}
	w, path, err := streams.Locate(o)
	if err != nil {
		return nil, o, pass(err)
	}
	inner := *o
	inner.Path = path
	what := "Failed to open directory"
	if !is84(c) {
		what = "Failed to open dir"
	}
	d, ok := w.(streams.DirOpener)
	if !ok {
		return nil, o, streams.Failed(o, what, &streams.Failure{Text: "not implemented"})
	}
	s, err := d.OpenDir(&inner)
	if err != nil {
		return nil, o, streams.Failed(o, what, err)
	}
	return s, o, nil
}

func opendir(c *php.Call) (php.Value, error) {
	s, o, err := openDir(c, 1)
	if s == nil {
		return php.False(), err
	}
	keepContext(s, o.Context)
	v, err := streams.Open(c.Ctx, s)
	if err == nil {
		rememberDir(c, v)
	}
	return v, err
}

func rememberDir(c *php.Call, v php.Value) {
	d := dirOf(c.Ctx)
	old := d.last
	d.last = v.Copy()
	old.Release()
}

func dir(c *php.Call) (php.Value, error) {
	s, o, err := openDir(c, 1)
	if s == nil {
		return php.False(), err
	}
	keepContext(s, o.Context)
	v, err := streams.Open(c.Ctx, s)
	if err != nil {
		return php.Undef(), err
	}
	rememberDir(c, v)
	class, err := c.Ctx.FindClass("Directory", false)
	if err == nil && class != nil {
		err = c.Ctx.Machine.PrepareClass(class)
	}
	if err != nil || class == nil {
		v.Release()
		return php.Undef(), err
	}
	obj := php.NewObject(class)
	obj.SetProp("path", c.Ctx.Text(c.Str(0)))
	obj.SetProp("handle", v)
	return php.ObjectValue(obj), nil
}

// dirArg returns the directory of argument i, of the object, or the last one opened. ok false means the call is over.
func dirArg(c *php.Call, i int) (l streams.Lister, v php.Value, ok bool, err error) {
	streams.Of(c.Ctx).Caller = c.Name()
	switch {
	case c.This != nil:
		h := c.This.Prop("handle")
		if h == nil || !h.Deref().IsResource() {
			if is84(c) {
				return nil, v, false, c.Ctx.ThrowError("Error", "Unable to find my handle property")
			}
			c.Warn("Unable to find my handle property")
			return nil, v, false, nil
		}
		v = h.Deref()
	case !c.IsNull(i):
		v = c.Arg(i)
	default:
		v = dirOf(c.Ctx).last
		if !v.IsResource() || streams.From(v) == nil {
			if is84(c) {
				return nil, v, false, c.Ctx.ThrowError("TypeError", "No resource supplied")
			}
			return nil, v, false, nil
		}
	}
	s := streams.From(v)
	if s == nil {
		if is84(c) {
			return nil, v, false, c.Ctx.Throwf("TypeError", "%s(): supplied resource is not a valid Directory resource",
				c.Name())
		}
		c.Warn("supplied resource is not a valid Directory resource")
		return nil, v, false, nil
	}
	if l, ok = s.Backend.(streams.Lister); ok {
		return l, v, true, nil
	}
	if is84(c) {
		name := "dir_handle"
		if c.This != nil {
			return nil, v, false, c.Ctx.Throwf("TypeError", "%s(): supplied resource is not a valid Directory resource",
				c.Name())
		}
		return nil, v, false, c.Ctx.Throwf("TypeError", "%s(): Argument #%d ($%s) must be a valid Directory resource", c.Name(),
			i+1, name)
	}
	c.Warn("%d is not a valid Directory resource", v.Resource().ID)
	return nil, v, false, nil
}

func readdir(c *php.Call) (php.Value, error) {
	l, _, ok, err := dirArg(c, 0)
	if !ok {
		return php.False(), err
	}
	name, ok, err := l.Next()
	if err != nil || !ok {
		return php.False(), err
	}
	return c.Ctx.Text(name), nil
}

func rewinddir(c *php.Call) (php.Value, error) {
	l, _, ok, err := dirArg(c, 0)
	if !ok {
		return php.False(), err
	}
	return php.Null(), l.Rewind()
}

func closedir(c *php.Call) (php.Value, error) {
	_, v, ok, err := dirArg(c, 0)
	if !ok {
		return php.False(), err
	}
	d := dirOf(c.Ctx)
	if v.Same(d.last) {
		old := d.last
		d.last = php.Undef()
		defer old.Release()
	}
	v.Resource().Close()
	return php.Null(), c.Ctx.Pending
}

func directory_read(c *php.Call) (php.Value, error)   { return readdir(c) }
func directory_rewind(c *php.Call) (php.Value, error) { return rewinddir(c) }
func directory_close(c *php.Call) (php.Value, error)  { return closedir(c) }

func scandir(c *php.Call) (php.Value, error) {
	if c.Str(0) == "" {
		if is84(c) {
			return php.Undef(), c.ArgValueError(0, "must not be empty")
		}
		return warnFalse(c, "Directory name cannot be empty")
	}
	s, o, err := openDir(c, 2)
	if s == nil {
		if err == nil && o != nil && streams.Scheme(o.Path) == "" {
			_, serr := statOrList(c, o.Path)
			c.Warn("(errno %d): %s", streams.Errno(serr), streams.ErrText(serr))
		}
		return php.False(), err
	}
	defer s.Close()
	l, ok := s.Backend.(streams.Lister)
	if !ok {
		return php.False(), nil
	}
	var names []string
	for {
		name, ok, err := l.Next()
		if err != nil {
			return php.Undef(), err
		}
		if !ok {
			break
		}
		names = append(names, name)
	}
	switch c.Int(1) {
	case 0:
		sort.Strings(names)
	case 2: // as the system lists them
	default:
		sort.Sort(sort.Reverse(sort.StringSlice(names)))
	}
	list := c.Ctx.NewArray(len(names))
	for _, n := range names {
		list.Append(c.Ctx.Text(n))
	}
	return php.ArrayValue(list), nil
}

// statOrList finds out again why a directory could not be listed.
func statOrList(c *php.Call, path string) (bool, error) {
	if c.Host().FS == nil {
		return false, streams.EACCES
	}
	if ok, _ := c.Ctx.PathAllowed(path); !ok {
		return false, streams.EPERM
	}
	_, err := c.Host().FS.ReadDir(path)
	return err == nil, err
}

func glob(c *php.Call) (php.Value, error) {
	pattern, ok, err := pathArg(c, 0)
	if !ok {
		return php.False(), err
	}
	const known = streams.GlobErr | streams.GlobMark | streams.GlobNoSort | streams.GlobNoCheck | streams.GlobNoEscape |
		streams.GlobBrace | streams.GlobOnlyDir | 1<<30
	flags := c.Int(1)
	if flags&^known != 0 {
		return warnFalse(c, "At least one of the passed flags is invalid or not supported on this platform")
	}
	names, confined, err := streams.Glob(c.Ctx, pattern, int(flags))
	if err != nil || confined && len(names) == 0 {
		return php.False(), err
	}
	list := c.Ctx.NewArray(len(names))
	for _, n := range names {
		list.Append(c.Ctx.Text(n))
	}
	return php.ArrayValue(list), nil
}

func getcwd(c *php.Call) (php.Value, error) {
	if c.Host().FS == nil {
		return php.False(), nil
	}
	dir, err := c.Host().FS.Getwd()
	if err != nil {
		return php.False(), nil
	}
	return c.Ctx.Text(dir), nil
}

func chdir(c *php.Call) (php.Value, error) {
	path, ok, err := pathArg(c, 0)
	if !ok {
		return php.False(), err
	}
	if !permitted(c, path) {
		return php.False(), nil
	}
	err = streams.EACCES
	if c.Host().FS != nil {
		err = c.Host().FS.Chdir(path)
	}
	if err != nil {
		c.Warn("%s (errno %d)", streams.ErrText(err), streams.Errno(err))
		return php.False(), nil
	}
	return php.True(), nil
}
