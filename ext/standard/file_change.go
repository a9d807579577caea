package standard

import (
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"gaja/ext/internal/streams"
	"gaja/interp/php"
)

// located finds the wrapper for the name in argument i. ok false means the call is over.
func located(c *php.Call, i, context int) (w streams.Wrapper, o *streams.Opening, ok bool, err error) {
	o, ok, err = opening(c, i, context, "")
	if !ok {
		return nil, nil, false, err
	}
	w, inner, err := streams.Locate(o)
	if err != nil {
		return nil, nil, false, pass(err)
	}
	one := *o
	one.Path = inner
	return w, &one, true, nil
}

// cannot is what a wrapper without an ability gets.
func cannot(c *php.Call, path, what string) (php.Value, error) {
	scheme := streams.Scheme(path)
	if scheme == "" {
		scheme = "Wrapper"
	}
	c.Warn("%s does not allow %s", scheme, what)
	return php.False(), nil
}

// done is true, or false with the warning "f(name): why".
func done(c *php.Call, name string, err error) (php.Value, error) {
	if err == nil {
		return php.True(), nil
	}
	if streams.Ends(err) {
		return php.Undef(), err
	}
	if why := streams.Reason(err); why != "" {
		c.Ctx.Warning("%s(%s): %s", c.Name(), name, why)
	}
	return php.False(), c.Ctx.Pending
}

// doneBare is done without the name.
func doneBare(c *php.Call, err error) (php.Value, error) {
	if err == nil {
		return php.True(), nil
	}
	if streams.Ends(err) {
		return php.Undef(), err
	}
	if why := streams.Reason(err); why != "" {
		c.Warn("%s", why)
	}
	return php.False(), nil
}

func unlink(c *php.Call) (php.Value, error) {
	w, o, ok, err := located(c, 0, 1)
	if !ok {
		return php.False(), err
	}
	u, ok := w.(streams.Unlinker)
	if !ok {
		return cannot(c, c.Str(0), "unlinking")
	}
	return done(c, c.Str(0), u.Unlink(o))
}

func rename(c *php.Call) (php.Value, error) {
	w, o, ok, err := located(c, 0, 2)
	if !ok {
		return php.False(), err
	}
	to, ok, err := pathArg(c, 1)
	if !ok {
		return php.False(), err
	}
	r, ok := w.(streams.Renamer)
	if !ok {
		scheme := streams.Scheme(c.Str(0))
		if scheme == "" {
			scheme = "Source wrapper"
		}
		c.Warn("%s wrapper does not support renaming", scheme)
		return php.False(), nil
	}
	if !strings.EqualFold(streams.Scheme(to), streams.Scheme(c.Str(0))) && streams.Scheme(to) != "file" {
		c.Warn("Cannot rename a file across wrapper types")
		return php.False(), nil
	}
	err = r.Rename(o, to)
	if streams.Errno(err) == int(syscall.EXDEV) {
		err = renameAcross(c, o.Path, to)
	}
	if err != nil && !streams.Ends(err) {
		if _, own := err.(*streams.Failure); !own {
			c.Ctx.Warning("%s(%s,%s): %s", c.Name(), c.Str(0), to, streams.Reason(err))
			return php.False(), c.Ctx.Pending
		}
	}
	return done(c, c.Str(0), err)
}

// renameAcross moves a file to another device: a copy, then the old one goes.
func renameAcross(c *php.Call, from, to string) error {
	fsys := c.Host().FS
	b, err := fsys.ReadFile(from)
	if err != nil {
		return err
	}
	info, err := fsys.Stat(from)
	if err != nil {
		return err
	}
	f, err := fsys.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	return fsys.Remove(from)
}

func mkdir(c *php.Call) (php.Value, error) {
	w, o, ok, err := located(c, 0, 3)
	if !ok {
		return php.False(), err
	}
	m, ok := w.(streams.DirMaker)
	if !ok {
		return php.False(), nil
	}
	return doneBare(c, m.Mkdir(o, streams.GoMode(c.Int(1)), c.Bool(2)))
}

func rmdir(c *php.Call) (php.Value, error) {
	w, o, ok, err := located(c, 0, 1)
	if !ok {
		return php.False(), err
	}
	m, ok := w.(streams.DirMaker)
	if !ok {
		return php.False(), nil
	}
	return done(c, c.Str(0), m.Rmdir(o))
}

// The properties that wrappers of scripts are asked to change, as stream_metadata has them.
const (
	metaTouch     = 1
	metaOwnerName = 2
	metaOwner     = 3
	metaGroupName = 4
	metaGroup     = 5
	metaAccess    = 6
)

// metadata hands a change to a wrapper other than plain files; handled false leaves it to the caller.
func metadata(c *php.Call, what int, args ...php.Value) (path string, handled bool, v php.Value, err error) {
	w, o, ok, err := located(c, 0, -1)
	if !ok {
		return "", true, php.False(), err
	}
	if m, ok := w.(streams.Metadater); ok {
		did, err := m.Metadata(o, what, args...)
		return "", true, php.Bool(did), err
	}
	if _, plain := w.(streams.FileWrapper); !plain {
		c.Warn("Can not call %s() for a non-standard stream", c.Fn.Name)
		return "", true, php.False(), nil
	}
	if c.Host().FS == nil {
		v, err := doneBare(c, streams.EACCES)
		return "", true, v, err
	}
	if !permitted(c, o.Path) {
		return "", true, php.False(), nil
	}
	return o.Path, false, php.Undef(), nil
}

func touch(c *php.Call) (php.Value, error) {
	if c.Str(0) == "" {
		return php.False(), nil
	}
	now := int64(0)
	if c.Host().Clock != nil {
		now = c.Host().Clock.Now().Unix()
	}
	mtime, atime := now, now
	switch {
	case !c.IsNull(1):
		mtime = c.Int(1)
		atime = c.IntOr(2, mtime)
	case !c.IsNull(2) && is84(c):
		return php.Undef(), c.ArgValueError(1, "cannot be null when argument #3 ($atime) is an integer")
	}
	var args []php.Value
	if !c.IsNull(1) {
		args = []php.Value{php.Int(mtime), php.Int(atime)}
	}
	path, handled, v, err := metadata(c, metaTouch, args...)
	if handled {
		return v, err
	}
	fsys := c.Host().FS
	if _, err := fsys.Stat(path); err != nil {
		f, err := fsys.OpenFile(path, os.O_WRONLY|os.O_CREATE, 0o666)
		if err != nil {
			c.Warn("Unable to create file %s because %s", c.Str(0), streams.Reason(err))
			return php.False(), nil
		}
		f.Close()
	}
	if err := fsys.Chtimes(path, streams.UnixTime(atime), streams.UnixTime(mtime)); err != nil {
		c.Warn("Utime failed: %s", streams.Reason(err))
		return php.False(), nil
	}
	return php.True(), nil
}

func chmod(c *php.Call) (php.Value, error) {
	path, handled, v, err := metadata(c, metaAccess, php.Int(c.Int(1)))
	if handled {
		return v, err
	}
	return doneBare(c, c.Host().FS.Chmod(path, streams.GoMode(c.Int(1))))
}

// ownerArg reads a user or group of argument 1: a number, or a name looked up in a file. ok false means the call is over.
func ownerArg(c *php.Call, file, what string) (id int, ok bool) {
	v := c.Arg(1)
	if v.IsInt() {
		return int(v.Int()), true
	}
	name := c.Str(1)
	if c.Host().FS != nil {
		if text, err := c.Host().FS.ReadFile(file); err == nil {
			for line := range strings.Lines(string(text)) {
				f := strings.Split(line, ":")
				if len(f) > 2 && f[0] == name {
					if n, err := strconv.ParseUint(f[2], 10, 32); err == nil {
						return int(n), true
					}
				}
			}
		}
	}
	c.Warn("Unable to find %s for %s", what, name)
	return 0, false
}

func changeOwner(c *php.Call, group, follow bool) (php.Value, error) {
	what, file, word := metaOwner, "/etc/passwd", "uid"
	if group {
		what, file, word = metaGroup, "/etc/group", "gid"
	}
	if c.Arg(1).IsString() {
		what-- // the name's own number comes before the id's
	}
	path, handled, v, err := metadata(c, what, c.Arg(1))
	if handled {
		return v, err
	}
	id, ok := ownerArg(c, file, word)
	if !ok {
		return php.False(), nil
	}
	uid, gid := id, -1
	if group {
		uid, gid = -1, id
	}
	return doneBare(c, c.Host().FS.Chown(path, uid, gid, follow))
}

func chown(c *php.Call) (php.Value, error)  { return changeOwner(c, false, true) }
func chgrp(c *php.Call) (php.Value, error)  { return changeOwner(c, true, true) }
func lchown(c *php.Call) (php.Value, error) { return changeOwner(c, false, false) }
func lchgrp(c *php.Call) (php.Value, error) { return changeOwner(c, true, false) }

// links reads the two names of link and symlink. ok false means the call is over.
func links(c *php.Call) (from, to string, ok bool, err error) {
	if from, ok, err = pathArg(c, 0); !ok {
		return "", "", false, err
	}
	if to, ok, err = pathArg(c, 1); !ok {
		return "", "", false, err
	}
	if c.Host().FS == nil {
		_, err = doneBare(c, streams.EACCES)
		return "", "", false, err
	}
	return from, to, true, nil
}

func link(c *php.Call) (php.Value, error) {
	from, to, ok, err := links(c)
	if !ok {
		return php.False(), err
	}
	if c.Ctx.BaseDir() != "" && !(permitted(c, c.Ctx.ExpandPath(from)) && permitted(c, c.Ctx.ExpandPath(to))) {
		return php.False(), nil
	}
	return doneBare(c, c.Host().FS.Link(from, to))
}

func symlink(c *php.Call) (php.Value, error) {
	from, to, ok, err := links(c)
	if !ok {
		return php.False(), err
	}
	if c.Ctx.BaseDir() != "" {
		full := c.Ctx.ExpandPath(to)
		if !filepath.IsAbs(from) {
			from = filepath.Join(filepath.Dir(full), from)
		}
		if !permitted(c, c.Ctx.ExpandPath(from)) || !permitted(c, full) {
			return php.False(), nil
		}
	}
	return doneBare(c, c.Host().FS.Symlink(c.Str(0), to))
}

func readlink(c *php.Call) (php.Value, error) {
	path, ok, err := pathArg(c, 0)
	if !ok {
		return php.False(), err
	}
	if c.Host().FS == nil {
		return doneBare(c, streams.EACCES)
	}
	if !permitted(c, path) {
		return php.False(), nil
	}
	target, err := c.Host().FS.Readlink(path)
	if err != nil {
		return doneBare(c, err)
	}
	return c.Ctx.Text(target), nil
}

func linkinfo(c *php.Call) (php.Value, error) {
	path, ok, err := pathArg(c, 0)
	if !ok {
		return php.False(), err
	}
	if !permitted(c, filepath.Dir(path)) {
		return php.False(), nil
	}
	st, err := statPath(c, path, true, true)
	if err != nil {
		if streams.Ends(err) {
			return php.Undef(), err
		}
		c.Warn("%s", streams.Reason(err))
		return php.Int(-1), nil
	}
	return php.Int(st.Dev), nil
}

func umask(c *php.Call) (php.Value, error) {
	if !c.Host().OwnsProcess {
		return php.Int(0o022), nil
	}
	old := syscall.Umask(0o077)
	mask := old
	if !c.IsNull(0) {
		mask = int(c.Int(0)) & 0o777
	}
	syscall.Umask(mask)
	return php.Int(int64(old)), nil
}

// diskSpace is the free or the whole size of the file system of a directory.
func diskSpace(c *php.Call, f func(*syscall.Statfs_t) uint64) (php.Value, error) {
	path, ok, err := pathArg(c, 0)
	if !ok {
		return php.False(), err
	}
	if !permitted(c, path) {
		return php.False(), nil
	}
	var st syscall.Statfs_t
	err = error(streams.EACCES)
	if c.Host().FS != nil && c.Host().OwnsProcess {
		err = syscall.Statfs(path, &st)
	}
	if err != nil {
		return doneBare(c, err)
	}
	return php.Float(math.Trunc(float64(f(&st)) * float64(st.Bsize))), nil
}

func diskFreeSpace(c *php.Call) (php.Value, error) {
	return diskSpace(c, func(st *syscall.Statfs_t) uint64 { return uint64(st.Bavail) })
}

func diskTotalSpace(c *php.Call) (php.Value, error) {
	return diskSpace(c, func(st *syscall.Statfs_t) uint64 { return st.Blocks })
}
