//go:build linux

package posix

import (
	"math"
	"path/filepath"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/streams"
	"gaja/interp/php"
)

// path resolves a name against the script's working directory. What follows needs the system's own names, so it is for
// scripts that own their process and may use files.
func path(c *php.Call, name string) (string, error) {
	if c.Host().FS == nil || !c.Host().OwnsProcess {
		return "", unix.EACCES
	}
	if ok, _ := c.Ctx.PathAllowed(name); !ok {
		return "", unix.EPERM
	}
	if filepath.IsAbs(name) || name == "" {
		return name, nil
	}
	dir, err := c.Host().FS.Getwd()
	return dir + "/" + name, err
}

func posixMkfifo(c *php.Call) (php.Value, error) {
	name, err := path(c, c.Str(0))
	if err == nil {
		err = unix.Mkfifo(name, uint32(c.Int(1)))
	}
	return result(c, err)
}

func posixMknod(c *php.Call) (php.Value, error) {
	mode, major := c.Int(1), c.IntOr(2, 0)
	if mode&unix.S_IFCHR != 0 || mode&unix.S_IFBLK != 0 {
		switch {
		case major != 0:
		case c.Ctx.Level == php.Level84:
			return php.Undef(), c.ArgValueError(2, "cannot be 0 for the POSIX_S_IFCHR and POSIX_S_IFBLK modes")
		case c.Given == 2:
			c.Warn("For S_IFCHR and S_IFBLK you need to pass a major device kernel identifier")
			return php.False(), nil
		default:
			c.Warn("Expects argument 3 (major) to be non-zero for POSIX_S_IFCHR and POSIX_S_IFBLK")
			return php.False(), nil
		}
	}
	name, err := path(c, c.Str(0))
	if err == nil {
		err = unix.Mknod(name, uint32(mode), int(unix.Mkdev(uint32(major), uint32(c.IntOr(3, 0)))))
	}
	return result(c, err)
}

func posixAccess(c *php.Call) (php.Value, error) {
	name, err := path(c, c.Str(0))
	if err == nil {
		err = unix.Access(name, uint32(c.IntOr(1, 0)))
	}
	if c.Str(0) == "" {
		err = unix.EIO
	}
	return result(c, err)
}

func posixEaccess(c *php.Call) (php.Value, error) {
	if c.Str(0) == "" || len(c.Str(0)) >= unix.PathMax {
		return php.Undef(), c.ArgValueError(0, "must not be empty")
	}
	name, err := path(c, c.Str(0))
	if err == nil {
		err = unix.Faccessat(unix.AT_FDCWD, name, uint32(c.IntOr(1, 0)), unix.AT_EACCESS)
	}
	return result(c, err)
}

// descriptor reads argument 0, a stream or a number. ok false means the call is over.
func descriptor(c *php.Call, strict bool) (fd int64, ok bool, err error) {
	v := c.Arg(0)
	if v.IsResource() {
		s := streams.From(v)
		if s == nil {
			if c.Ctx.Level == php.Level74 {
				c.Warn("expects argument 1 to be a valid stream resource")
			}
			return 0, false, nil
		}
		n, has := s.Fd()
		if !has {
			text := "Could not use stream of type '%s'"
			if c.Ctx.Level == php.Level74 {
				text = "could not use stream of type '%s'"
			}
			c.Warn(text, s.Type)
		}
		return int64(n), has, nil
	}
	if !integral(v) && c.Ctx.Level == php.Level84 {
		if strict {
			return 0, false, c.ArgTypeError(0, "must be of type int|resource, %s given", php.TypeName(v))
		}
		c.Warn("Argument #1 ($file_descriptor) must be of type int|resource, %s given", php.TypeName(v))
		if c.Fn.Lower == "posix_isatty" {
			return 0, false, nil
		}
	}
	return c.Ctx.ToInt(v), true, nil
}

// integral reports whether a value passes for an int.
func integral(v php.Value) bool {
	switch v.Kind() {
	case php.KindInt, php.KindTrue, php.KindFalse, php.KindNull:
		return true
	case php.KindFloat:
		return v.Float() == math.Trunc(v.Float()) && math.Abs(v.Float()) < 1<<62
	case php.KindString:
		n, rest := php.ParseNumeric(v.Str().Peek())
		return rest >= php.NumericSpace && n.IsInt()
	}
	return false
}

func isTerminal(fd int64) error {
	_, err := unix.IoctlGetTermios(int(fd), unix.TCGETS)
	return err
}

func posixIsatty(c *php.Call) (php.Value, error) {
	fd, ok, err := descriptor(c, false)
	if !ok {
		return php.False(), err
	}
	if fd < 0 || fd > math.MaxInt32 || !c.Host().OwnsProcess {
		return result(c, unix.EBADF)
	}
	return result(c, isTerminal(fd))
}

func posixTtyname(c *php.Call) (php.Value, error) {
	fd, ok, err := descriptor(c, false)
	if !ok {
		return php.False(), err
	}
	if c.Ctx.Level == php.Level84 && (fd < 0 || fd > math.MaxInt32) {
		c.Warn("Argument #1 ($file_descriptor) must be between 0 and %d", math.MaxInt32)
		return php.False(), nil
	}
	if !c.Host().OwnsProcess {
		return result(c, unix.EBADF)
	}
	if err := isTerminal(fd); err != nil {
		return result(c, err)
	}
	var b [4096]byte
	n, err := unix.Readlink("/proc/self/fd/"+itoa(fd), b[:])
	if err != nil {
		return result(c, err)
	}
	return php.String(string(b[:n])), nil
}
