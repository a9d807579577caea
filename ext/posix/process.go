//go:build linux

package posix

import (
	"strconv"
	"strings"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/sigs"
	"gaja/interp/php"
)

func number(n int) (php.Value, error) { return php.Int(int64(n)), nil }

func arg32(c *php.Call, i int) int { return int(int32(c.Int(i))) }

func posixKill(c *php.Call) (php.Value, error) {
	v, err := result(c, sigs.Of(c.Ctx).Kill(arg32(c, 0), arg32(c, 1)))
	if err == nil {
		err = c.Ctx.Signals().DispatchDue() // a handler runs before the next statement
	}
	return v, err
}

func posixGetpid(*php.Call) (php.Value, error)  { return number(unix.Getpid()) }
func posixGetppid(*php.Call) (php.Value, error) { return number(unix.Getppid()) }
func posixGetuid(*php.Call) (php.Value, error)  { return number(unix.Getuid()) }
func posixGeteuid(*php.Call) (php.Value, error) { return number(unix.Geteuid()) }
func posixGetgid(*php.Call) (php.Value, error)  { return number(unix.Getgid()) }
func posixGetegid(*php.Call) (php.Value, error) { return number(unix.Getegid()) }
func posixGetpgrp(*php.Call) (php.Value, error) { return number(unix.Getpgrp()) }

func posixSetuid(c *php.Call) (php.Value, error) {
	return own(c, func() error { return unix.Setuid(arg32(c, 0)) })
}

func posixSeteuid(c *php.Call) (php.Value, error) {
	return own(c, func() error { return unix.Setresuid(-1, arg32(c, 0), -1) })
}

func posixSetgid(c *php.Call) (php.Value, error) {
	return own(c, func() error { return unix.Setgid(arg32(c, 0)) })
}

func posixSetegid(c *php.Call) (php.Value, error) {
	return own(c, func() error { return unix.Setresgid(-1, arg32(c, 0), -1) })
}

func posixSetpgid(c *php.Call) (php.Value, error) {
	return own(c, func() error { return unix.Setpgid(arg32(c, 0), arg32(c, 1)) })
}

func posixSetsid(c *php.Call) (php.Value, error) {
	sid := -1
	_, err := own(c, func() (err error) { sid, err = unix.Setsid(); return err })
	if err != nil || sid < 0 {
		sid = -1
	}
	return number(sid)
}

func posixGetpgid(c *php.Call) (php.Value, error) {
	n, err := unix.Getpgid(arg32(c, 0))
	if err != nil {
		return result(c, err)
	}
	return number(n)
}

func posixGetsid(c *php.Call) (php.Value, error) {
	n, err := unix.Getsid(arg32(c, 0))
	if err != nil {
		return result(c, err)
	}
	return number(n)
}

func posixGetgroups(c *php.Call) (php.Value, error) {
	gids, err := unix.Getgroups()
	if err != nil {
		return result(c, err)
	}
	list := php.NewArray(len(gids))
	for _, g := range gids {
		list.Append(php.Int(int64(g)))
	}
	return php.ArrayValue(list), nil
}

func posixUname(c *php.Call) (php.Value, error) {
	var u unix.Utsname
	if err := unix.Uname(&u); err != nil {
		return result(c, err)
	}
	a := php.NewHash(6)
	for _, f := range []struct {
		key string
		v   []byte
	}{{"sysname", u.Sysname[:]}, {"nodename", u.Nodename[:]}, {"release", u.Release[:]}, {"version", u.Version[:]},
		{"machine", u.Machine[:]}, {"domainname", u.Domainname[:]}} {
		if f.key == "domainname" && c.Ctx.Level == php.Level74 {
			break
		}
		a.SetString(f.key, php.String(unix.ByteSliceToString(f.v)))
	}
	return php.ArrayValue(a), nil
}

func posixTimes(c *php.Call) (php.Value, error) {
	var t unix.Tms
	ticks, err := unix.Times(&t)
	if err != nil {
		return result(c, err)
	}
	a := php.NewHash(5)
	a.SetString("ticks", php.Int(int64(ticks)))
	a.SetString("utime", php.Int(t.Utime))
	a.SetString("stime", php.Int(t.Stime))
	a.SetString("cutime", php.Int(t.Cutime))
	a.SetString("cstime", php.Int(t.Cstime))
	return php.ArrayValue(a), nil
}

func posixCtermid(*php.Call) (php.Value, error) { return php.String("/dev/tty"), nil }

func posixGetcwd(c *php.Call) (php.Value, error) {
	if c.Host().FS == nil {
		return result(c, unix.EACCES)
	}
	dir, err := c.Host().FS.Getwd()
	if err != nil {
		return result(c, err)
	}
	return php.String(dir), nil
}

// limitNames are the limits that posix_getrlimit lists, in its order.
var limitNames = [...]struct {
	resource int
	name     string
}{
	{unix.RLIMIT_CORE, "core"}, {unix.RLIMIT_DATA, "data"}, {unix.RLIMIT_STACK, "stack"}, {unix.RLIMIT_AS, "totalmem"},
	{unix.RLIMIT_RSS, "rss"}, {unix.RLIMIT_NPROC, "maxproc"}, {unix.RLIMIT_MEMLOCK, "memlock"}, {unix.RLIMIT_CPU, "cpu"},
	{unix.RLIMIT_FSIZE, "filesize"}, {unix.RLIMIT_NOFILE, "openfiles"},
}

func limitValue(n uint64) php.Value {
	if n == unix.RLIM_INFINITY {
		return php.String("unlimited")
	}
	return php.Int(int64(n))
}

func posixGetrlimit(c *php.Call) (php.Value, error) {
	var rl unix.Rlimit
	if !c.IsNull(0) {
		if err := unix.Getrlimit(arg32(c, 0), &rl); err != nil {
			return result(c, err)
		}
		return php.ArrayValue(php.List(limitValue(rl.Cur), limitValue(rl.Max))), nil
	}
	a := php.NewHash(2 * len(limitNames))
	for _, l := range limitNames {
		if err := unix.Getrlimit(l.resource, &rl); err != nil {
			php.ArrayValue(a).Release()
			return result(c, err)
		}
		a.SetString("soft "+l.name, limitValue(rl.Cur))
		a.SetString("hard "+l.name, limitValue(rl.Max))
	}
	return php.ArrayValue(a), nil
}

func posixSetrlimit(c *php.Call) (php.Value, error) {
	return own(c, func() error {
		return unix.Setrlimit(arg32(c, 0), &unix.Rlimit{Cur: uint64(c.Int(1)), Max: uint64(c.Int(2))})
	})
}

// posixGetlogin finds who logged in: the kernel keeps the user's number for the session.
func posixGetlogin(c *php.Call) (php.Value, error) {
	if c.Host().FS == nil {
		return result(c, unix.EACCES)
	}
	text, err := c.Host().FS.ReadFile("/proc/self/loginuid")
	if err != nil {
		return result(c, unix.ENOTTY)
	}
	uid, err := strconv.ParseUint(strings.TrimSpace(string(text)), 10, 32)
	if err != nil || uid == 1<<32-1 {
		return result(c, unix.ENXIO)
	}
	f := findEntry(c, passwdFile, 7, func(f []string) bool { return f[2] == strconv.FormatUint(uid, 10) })
	if f == nil {
		return result(c, unix.ENOENT)
	}
	return php.String(f[0]), nil
}
