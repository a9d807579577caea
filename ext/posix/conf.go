//go:build linux

package posix

import (
	"runtime"

	"golang.org/x/sys/unix"

	"gaja/interp/php"
)

// The names of sysconf that the module has constants for, and a few that scripts use by number.
const (
	scArgMax = iota
	scChildMax
	scClkTck
	scNgroupsMax
	scOpenMax
)

const (
	scPagesize       = 30
	scNprocessors    = 83
	scNprocessorsOnl = 84
	scPhysPages      = 85
	scAvphysPages    = 86
)

// posixSysconf answers what the kernel says; names that only the C library knows are -1, as unknown ones are.
func posixSysconf(c *php.Call) (php.Value, error) {
	limit := func(resource int) int64 {
		var rl unix.Rlimit
		if unix.Getrlimit(resource, &rl) != nil || rl.Cur == unix.RLIM_INFINITY {
			return -1
		}
		return int64(rl.Cur)
	}
	var si unix.Sysinfo_t
	switch c.Int(0) {
	case scArgMax:
		n := limit(unix.RLIMIT_STACK)
		return php.Int(max(n/4, 131072)), nil
	case scChildMax:
		return php.Int(limit(unix.RLIMIT_NPROC)), nil
	case scClkTck:
		return php.Int(100), nil
	case scNgroupsMax:
		return php.Int(65536), nil
	case scOpenMax:
		return php.Int(limit(unix.RLIMIT_NOFILE)), nil
	case scPagesize:
		return php.Int(int64(unix.Getpagesize())), nil
	case scNprocessors, scNprocessorsOnl:
		return php.Int(int64(runtime.NumCPU())), nil
	case scPhysPages, scAvphysPages:
		if unix.Sysinfo(&si) != nil {
			return php.Int(-1), nil
		}
		bytes := uint64(si.Totalram)
		if c.Int(0) == scAvphysPages {
			bytes = uint64(si.Freeram)
		}
		return php.Int(int64(bytes * uint64(si.Unit) / uint64(unix.Getpagesize()))), nil
	}
	return php.Int(-1), nil
}

// pathLimit is pathconf for a file system: by number of the name.
func pathLimit(c *php.Call, name int64, st *unix.Statfs_t) (php.Value, error) {
	const tmpfs, ext, xfs, btrfs = 0x01021994, 0xef53, 0x58465342, 0x9123683e
	switch name {
	case 0: // LINK_MAX
		links := map[int64]int64{ext: 65000, xfs: 2147483647, btrfs: 65535}
		if n, ok := links[int64(st.Type)]; ok {
			return php.Int(n), nil
		}
		return php.Int(127), nil
	case 1, 2: // MAX_CANON, MAX_INPUT
		return php.Int(255), nil
	case 3: // NAME_MAX
		return php.Int(int64(st.Namelen)), nil
	case 4, 5: // PATH_MAX, PIPE_BUF
		return php.Int(4096), nil
	case 6, 7, 20: // CHOWN_RESTRICTED, NO_TRUNC, 2_SYMLINKS
		return php.Int(1), nil
	case 8: // VDISABLE
		return php.Int(0), nil
	case 13: // FILESIZEBITS
		return php.Int(64), nil
	case 16, 17, 18: // REC_MIN_XFER_SIZE, REC_XFER_ALIGN, ALLOC_SIZE_MIN
		return php.Int(int64(st.Bsize)), nil
	case 9, 10, 11, 12, 14, 15, 19:
		return php.Int(-1), nil
	}
	return result(c, unix.EINVAL)
}

func posixPathconf(c *php.Call) (php.Value, error) {
	if c.Str(0) == "" {
		return php.Undef(), c.ArgValueError(0, "must not be empty")
	}
	name, err := path(c, c.Str(0))
	var st unix.Statfs_t
	if err == nil {
		err = unix.Statfs(name, &st)
	}
	if err != nil {
		return result(c, err)
	}
	return pathLimit(c, c.Int(1), &st)
}

func posixFpathconf(c *php.Call) (php.Value, error) {
	fd, ok, err := descriptor(c, true)
	if !ok {
		return php.False(), err
	}
	var st unix.Statfs_t
	if err := unix.Fstatfs(int(fd), &st); err != nil || !c.Host().OwnsProcess {
		return result(c, unix.EBADF)
	}
	return pathLimit(c, c.Int(1), &st)
}
