package standard

import (
	"strings"

	"gaja/ext/internal/streams"
	"gaja/interp/php"
	"gaja/interp/stream"
)

// statPath describes a file by name; link looks at a symbolic link itself.
func statPath(c *php.Call, path string, link, quiet bool) (*streams.Stat, error) {
	if path == "" || strings.IndexByte(path, 0) >= 0 {
		return nil, streams.ENOENT
	}
	o := &streams.Opening{Ctx: c.Ctx, Path: path, Call: c}
	w, inner, err := streams.Locate(o)
	if err != nil {
		return nil, err
	}
	u, ok := w.(streams.URLStater)
	if !ok {
		return nil, streams.ENOENT
	}
	o.Path = inner
	return u.URLStat(o, link, quiet)
}

// statFor is statPath for a function that warns when there is no such file. nil means the call is over.
func statFor(c *php.Call, link bool) (*streams.Stat, error) {
	path := c.Str(0)
	if path == "" {
		return nil, nil
	}
	if strings.IndexByte(path, 0) >= 0 {
		if is84(c) {
			c.Warn("Filename contains null byte")
			return nil, nil
		}
		_, _, err := pathArg(c, 0)
		return nil, err
	}
	st, err := statPath(c, path, link, false)
	if err == nil {
		return st, nil
	}
	if streams.Ends(err) {
		return nil, err
	}
	if err == streams.ErrSaid {
		return nil, nil
	}
	what := "stat"
	if link {
		what = "Lstat"
	}
	c.Warn("%s failed for %s", what, path)
	return nil, nil
}

// statInt is the functions that give one number of a file.
func statInt(c *php.Call, f func(*streams.Stat) int64) (php.Value, error) {
	st, err := statFor(c, false)
	if st == nil {
		return php.False(), err
	}
	return php.Int(f(st)), nil
}

func fileatime(c *php.Call) (php.Value, error) {
	return statInt(c, func(s *streams.Stat) int64 { return s.Atime })
}

func filectime(c *php.Call) (php.Value, error) {
	return statInt(c, func(s *streams.Stat) int64 { return s.Ctime })
}

func filemtime(c *php.Call) (php.Value, error) {
	return statInt(c, func(s *streams.Stat) int64 { return s.Mtime })
}

func filesize(c *php.Call) (php.Value, error) {
	return statInt(c, func(s *streams.Stat) int64 { return s.Size })
}

func fileowner(c *php.Call) (php.Value, error) {
	return statInt(c, func(s *streams.Stat) int64 { return s.UID })
}

func filegroup(c *php.Call) (php.Value, error) {
	return statInt(c, func(s *streams.Stat) int64 { return s.GID })
}

func fileinode(c *php.Call) (php.Value, error) {
	return statInt(c, func(s *streams.Stat) int64 { return s.Ino })
}

func fileperms(c *php.Call) (php.Value, error) {
	return statInt(c, func(s *streams.Stat) int64 { return s.Mode })
}

func filetype(c *php.Call) (php.Value, error) {
	st, err := statFor(c, true)
	if st == nil {
		return php.False(), err
	}
	names := map[int64]string{streams.ModeFIFO: "fifo", streams.ModeChar: "char", streams.ModeDir: "dir",
		streams.ModeBlock: "block", streams.ModeFile: "file", streams.ModeLink: "link", streams.ModeSocket: "socket"}
	if name, ok := names[st.Mode&streams.ModeType]; ok {
		return c.Ctx.Text(name), nil
	}
	return c.Ctx.Text("unknown"), nil
}

// fileIs is the functions that ask whether a file is so; they never warn.
func fileIs(c *php.Call, link bool, f func(*streams.Stat) bool) (php.Value, error) {
	path := c.Str(0)
	if !is84(c) && strings.IndexByte(path, 0) >= 0 {
		_, _, err := pathArg(c, 0)
		return php.Null(), err
	}
	if c.Ctx.BaseDir() != "" && path != "" {
		if o := (&streams.Opening{Ctx: c.Ctx, Path: path, Call: c}); !o.LocalAllowed() {
			return php.False(), nil
		}
	}
	st, err := statPath(c, path, link, true)
	if err != nil {
		return php.False(), pass(err)
	}
	return php.Bool(f(st)), nil
}

func kindIs(kind int64) func(*streams.Stat) bool {
	return func(s *streams.Stat) bool { return s.Mode&streams.ModeType == kind }
}

func fileExists(c *php.Call) (php.Value, error) {
	return fileIs(c, false, func(*streams.Stat) bool { return true })
}

func isDir(c *php.Call) (php.Value, error)  { return fileIs(c, false, kindIs(streams.ModeDir)) }
func isFile(c *php.Call) (php.Value, error) { return fileIs(c, false, kindIs(streams.ModeFile)) }
func isLink(c *php.Call) (php.Value, error) { return fileIs(c, true, kindIs(streams.ModeLink)) }

func isReadable(c *php.Call) (php.Value, error) {
	return fileIs(c, false, func(s *streams.Stat) bool { return s.Allows(4) })
}

func isWritable(c *php.Call) (php.Value, error) {
	return fileIs(c, false, func(s *streams.Stat) bool { return s.Allows(2) })
}

func isExecutable(c *php.Call) (php.Value, error) {
	return fileIs(c, false, func(s *streams.Stat) bool { return s.Allows(1) })
}

func stat(c *php.Call) (php.Value, error)  { return statArrayFor(c, false) }
func lstat(c *php.Call) (php.Value, error) { return statArrayFor(c, true) }

func statArrayFor(c *php.Call, link bool) (php.Value, error) {
	st, err := statFor(c, link)
	if st == nil {
		return php.False(), err
	}
	return statArray(st), nil
}

// statArray is what stat() returns: each number by position and by name.
func statArray(s *streams.Stat) php.Value {
	keys := [...]string{"dev", "ino", "mode", "nlink", "uid", "gid", "rdev", "size", "atime", "mtime", "ctime", "blksize",
		"blocks"}
	vals := [...]int64{s.Dev, s.Ino, s.Mode, s.Nlink, s.UID, s.GID, s.Rdev, s.Size, s.Atime, s.Mtime, s.Ctime, s.Blksize,
		s.Blocks}
	a := php.NewHash(2 * len(keys))
	for i, v := range vals {
		a.Set(int64(i), php.Int(v))
	}
	for i, v := range vals {
		a.SetString(keys[i], php.Int(v))
	}
	return php.ArrayValue(a)
}

func fstat(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	st, ok := s.Backend.(stream.Stater)
	if !ok {
		return php.False(), nil
	}
	info, err := st.Stat()
	if err != nil {
		return php.False(), pass(err)
	}
	return statArray(streams.StatOf(info)), nil
}

func clearstatcache(*php.Call) (php.Value, error) { return php.Null(), nil } // nothing is kept

func realpathCacheGet(*php.Call) (php.Value, error) { return php.ArrayValue(php.NewArray(0)), nil }

func realpathCacheSize(*php.Call) (php.Value, error) { return php.Int(0), nil }
