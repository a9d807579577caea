package standard

import (
	"os"
	"runtime"
	"strconv"
	"strings"
	"syscall"

	"gaja/ext/random"
	"gaja/interp/php"
)

// fraction draws a float below 1 for uniqid.
func fraction(c *php.Call) float64 { return float64(random.Entropy(c.Ctx)>>11) / (1 << 53) }

func getenv(c *php.Call) (php.Value, error) {
	env := c.Host().Env
	if c.IsNull(0) {
		out := c.Ctx.NewHash(0)
		if env != nil {
			for _, kv := range env.Environ() {
				if name, v, ok := strings.Cut(kv, "="); ok {
					out.PutGo(name, c.Ctx.Text(v))
				}
			}
		}
		return php.ArrayValue(out), nil
	}
	if env != nil {
		if v, ok := env.Getenv(c.Str(0)); ok {
			return c.Ctx.Text(v), nil
		}
	}
	return php.False(), nil
}

func putenv(c *php.Call) (php.Value, error) {
	s := c.Str(0)
	if s == "" || s[0] == '=' {
		return badArg(c, 0, "must have a valid syntax", "Invalid parameter syntax")
	}
	env := c.Host().Env
	if env == nil {
		return php.False(), nil
	}
	name, v, ok := strings.Cut(s, "=")
	if !ok {
		return php.Bool(env.Unsetenv(name) == nil), nil
	}
	return php.Bool(env.Setenv(name, v) == nil), nil
}

// readFact reads a small file of the system's through the host, or gives "".
func readFact(c *php.Call, name string) string {
	if fs := c.Host().FS; fs != nil {
		if b, err := fs.ReadFile(name); err == nil {
			return strings.TrimSuffix(string(b), "\n")
		}
	}
	return ""
}

func sysGetloadavg(c *php.Call) (php.Value, error) {
	fields := strings.Fields(readFact(c, "/proc/loadavg"))
	if len(fields) < 3 {
		return php.False(), nil
	}
	out := c.Ctx.NewArray(3)
	for _, f := range fields[:3] {
		n, err := strconv.ParseFloat(f, 64)
		if err != nil {
			return php.False(), nil
		}
		out.Append(php.Float(n))
	}
	return php.ArrayValue(out), nil
}

func gethostname(c *php.Call) (php.Value, error) {
	if name := readFact(c, "/proc/sys/kernel/hostname"); name != "" {
		return c.Ctx.Text(name), nil
	}
	return c.Ctx.Text("localhost"), nil
}

func machineName() string {
	switch runtime.GOARCH {
	case "amd64":
		return "x86_64"
	case "arm64":
		if runtime.GOOS == "linux" {
			return "aarch64"
		}
	}
	return runtime.GOARCH
}

func phpUname(c *php.Call) (php.Value, error) {
	mode := "a"
	if c.Has(0) {
		mode = c.Str(0)
	}
	if is84(c) && (len(mode) != 1 || !strings.Contains("asnrvm", mode)) {
		if len(mode) != 1 {
			return php.Undef(), c.ArgValueError(0, "must be a single character")
		}
		return php.Undef(), c.ArgValueError(0, "must be one of \"a\", \"m\", \"n\", \"r\", \"s\", or \"v\"")
	}
	fact := func(name, def string) string {
		if s := readFact(c, "/proc/sys/kernel/"+name); s != "" {
			return s
		}
		return def
	}
	parts := map[string]string{"s": fact("ostype", "Linux"), "n": fact("hostname", "localhost"),
		"r": fact("osrelease", "0"), "v": fact("version", "#1"), "m": machineName()}
	if len(mode) > 0 {
		if s, ok := parts[mode[:1]]; ok {
			return c.Ctx.Text(s), nil
		}
	}
	return c.Ctx.Text(strings.Join([]string{parts["s"], parts["n"], parts["r"], parts["v"], parts["m"]}, " ")), nil
}

func getmypid(*php.Call) (php.Value, error) { return php.Int(int64(os.Getpid())), nil }

// scriptStat is what the host's file system says of the main script.
func scriptStat(c *php.Call) (os.FileInfo, *syscall.Stat_t) {
	m, ok := c.Ctx.Machine.(php.CallerMachine)
	if !ok || c.Host().FS == nil {
		return nil, nil
	}
	files := m.IncludedFiles()
	if len(files) == 0 {
		return nil, nil
	}
	fi, err := c.Host().FS.Stat(files[0])
	if err != nil {
		return nil, nil
	}
	st, _ := fi.Sys().(*syscall.Stat_t)
	return fi, st
}

// scriptFact answers with a fact about the main script, or false.
func scriptFact(c *php.Call, of func(*syscall.Stat_t) int64) (php.Value, error) {
	if _, st := scriptStat(c); st != nil {
		return php.Int(of(st)), nil
	}
	return php.False(), nil
}

func getmyuid(c *php.Call) (php.Value, error) {
	return scriptFact(c, func(st *syscall.Stat_t) int64 { return int64(st.Uid) })
}

func getmygid(c *php.Call) (php.Value, error) {
	return scriptFact(c, func(st *syscall.Stat_t) int64 { return int64(st.Gid) })
}

func getmyinode(c *php.Call) (php.Value, error) {
	return scriptFact(c, func(st *syscall.Stat_t) int64 { return int64(st.Ino) })
}

func getlastmod(c *php.Call) (php.Value, error) {
	if fi, _ := scriptStat(c); fi != nil {
		return php.Int(fi.ModTime().Unix()), nil
	}
	return php.False(), nil
}

func getCurrentUser(c *php.Call) (php.Value, error) {
	uid := os.Getuid()
	if _, st := scriptStat(c); st != nil {
		uid = int(st.Uid)
	}
	for _, line := range strings.Split(readFact(c, "/etc/passwd"), "\n") {
		if f := strings.Split(line, ":"); len(f) > 2 && f[2] == strconv.Itoa(uid) {
			return c.Ctx.Text(f[0]), nil
		}
	}
	return c.Ctx.Text(""), nil
}

func getrusage(c *php.Call) (php.Value, error) {
	who := syscall.RUSAGE_SELF
	if c.IntOr(0, 0) == 1 {
		who = syscall.RUSAGE_CHILDREN
	}
	var u syscall.Rusage
	if err := syscall.Getrusage(who, &u); err != nil {
		return php.False(), nil
	}
	out := c.Ctx.NewHash(16)
	for _, f := range []struct {
		name string
		n    int64
	}{{"oublock", int64(u.Oublock)}, {"inblock", int64(u.Inblock)}, {"msgsnd", int64(u.Msgsnd)},
		{"msgrcv", int64(u.Msgrcv)}, {"maxrss", int64(u.Maxrss)}, {"ixrss", int64(u.Ixrss)}, {"idrss", int64(u.Idrss)},
		{"minflt", int64(u.Minflt)}, {"majflt", int64(u.Majflt)}, {"nsignals", int64(u.Nsignals)},
		{"nvcsw", int64(u.Nvcsw)}, {"nivcsw", int64(u.Nivcsw)}, {"nswap", int64(u.Nswap)},
		{"utime.tv_usec", int64(u.Utime.Usec)}, {"utime.tv_sec", int64(u.Utime.Sec)},
		{"stime.tv_usec", int64(u.Stime.Usec)}, {"stime.tv_sec", int64(u.Stime.Sec)}} {
		out.SetString("ru_"+f.name, php.Int(f.n))
	}
	return php.ArrayValue(out), nil
}
