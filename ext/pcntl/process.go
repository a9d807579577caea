//go:build linux

package pcntl

import (
	"os"
	"strconv"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/errtext"
	"gaja/ext/internal/sysio"
	"gaja/interp/php"
)

// pcntlFork asks the host for a child. Without the means to make one, or when the state cannot travel, it warns with the
// reason and returns -1, and nothing is lost.
func pcntlFork(c *php.Call) (php.Value, error) {
	f := c.Ctx.Forker()
	if f == nil {
		stateOf(c.Ctx).lastError = int(unix.ENOSYS)
		c.Warn("Error %d: %s", int(unix.ENOSYS), "this engine cannot fork")
		return php.Int(-1), nil
	}
	pid, inChild, reason, err := f.Fork(c.Ctx)
	switch {
	case err != nil:
		return php.Undef(), err
	case inChild:
		return php.Int(0), nil
	case reason != "" || pid <= 0:
		stateOf(c.Ctx).lastError = int(unix.EAGAIN)
		c.Warn("Error %d: %s", int(unix.EAGAIN), reason)
		return php.Int(-1), nil
	}
	return php.Int(int64(pid)), nil
}

func pcntlExec(c *php.Call) (php.Value, error) {
	path := c.Str(0)
	argv := []string{path}
	if c.Has(1) {
		for v := range c.Array(1).Values() {
			s, err := c.Ctx.ToString(v)
			if err != nil {
				return php.Undef(), err
			}
			argv = append(argv, s.String())
			php.StrValue(s).Release()
		}
	}
	env, err := execEnv(c)
	if err != nil {
		return php.Undef(), err
	}
	err = unix.EPERM
	if p := c.Host().Proc; p != nil && c.Host().OwnsProcess {
		c.Ctx.Out.Flush()
		err = p.Exec(path, argv, env)
	}
	n, fatal := fail(c, err)
	if fatal != nil {
		n = int(unix.EIO)
	}
	c.Warn("Error has occurred: (errno %d) %s", n, errtext.Of(n))
	return php.False(), nil
}

// execEnv is the environment of the new program: what argument 2 says, or the script's own.
func execEnv(c *php.Call) ([]string, error) {
	if c.Given < 3 {
		if e := c.Host().Env; e != nil {
			return e.Environ(), nil
		}
		return nil, nil
	}
	env := []string{}
	for k, v := range c.Array(2).All() {
		s, err := c.Ctx.ToString(v)
		if err != nil {
			return nil, err
		}
		name := strconv.FormatInt(k.Int, 10)
		if k.Str != nil {
			name = k.Str.String()
		}
		env = append(env, name+"="+s.String())
		php.StrValue(s).Release()
	}
	return env, nil
}

const noSuchProcess = "Error %d: No process was located using the given parameters"

// badWho is an unknown kind of process for the priority functions; it is argument i.
func badWho(c *php.Call, i int) error {
	if c.Ctx.Level == php.Level84 {
		return c.ArgValueError(i, "must be one of PRIO_PGRP, PRIO_USER, or PRIO_PROCESS")
	}
	c.Warn("Error %d: Invalid identifier flag", int(unix.EINVAL))
	return nil
}

func pcntlGetpriority(c *php.Call) (php.Value, error) {
	pri, err := unix.Getpriority(int(int32(c.IntOr(1, 0))), int(int32(c.IntOr(0, 0))))
	if err == nil {
		return php.Int(int64(20 - pri)), nil // the system call counts from 40 down to 1
	}
	n, fatal := fail(c, err)
	switch unix.Errno(n) {
	case unix.ESRCH:
		c.Warn(noSuchProcess, n)
	case unix.EINVAL:
		return php.False(), badWho(c, 1)
	default:
		c.Warn("Unknown error %d has occurred", n)
	}
	return php.False(), fatal
}

func pcntlSetpriority(c *php.Call) (php.Value, error) {
	err := error(unix.EACCES)
	if c.Host().OwnsProcess {
		err = setPriority(int(int32(c.IntOr(2, 0))), int(int32(c.IntOr(1, 0))), int(int32(c.Int(0))))
	}
	if err == nil {
		return php.True(), nil
	}
	n, fatal := fail(c, err)
	switch unix.Errno(n) {
	case unix.ESRCH:
		c.Warn(noSuchProcess, n)
	case unix.EINVAL:
		return php.False(), badWho(c, 2)
	case unix.EPERM:
		c.Warn("Error %d: A process was located, but neither its effective nor real user ID matched the effective user ID"+
			" of the caller", n)
	case unix.EACCES:
		c.Warn("Error %d: Only a super user may attempt to increase the process priority", n)
	default:
		c.Warn("Unknown error %d has occurred", n)
	}
	return php.False(), fatal
}

// setPriority sets a priority. The system counts each thread of a process by itself, and a Go process has several: its own
// priority is that of all of them.
func setPriority(which, who, pri int) error {
	if which != unix.PRIO_PROCESS || who != 0 && who != os.Getpid() {
		return unix.Setpriority(which, who, pri)
	}
	return eachThread(func(tid int) error { return unix.Setpriority(which, tid, pri) })
}

// eachThread does something to every thread of the process.
func eachThread(f func(tid int) error) error {
	threads, err := os.ReadDir("/proc/self/task")
	if err != nil {
		return f(0)
	}
	for _, t := range threads {
		tid, err := strconv.Atoi(t.Name())
		if err != nil {
			continue
		}
		if err := f(tid); err != nil && err != unix.ESRCH {
			return err
		}
	}
	return nil
}

// namespaces are the CLONE_NEW flags.
const namespaces = unix.CLONE_NEWNS | unix.CLONE_NEWIPC | unix.CLONE_NEWUTS | unix.CLONE_NEWNET | unix.CLONE_NEWPID |
	unix.CLONE_NEWUSER | unix.CLONE_NEWCGROUP | unix.CLONE_NEWTIME

// pcntlUnshare is refused: a namespace belongs to a thread, and the script moves between threads.
func pcntlUnshare(c *php.Call) (php.Value, error) {
	if c.Ctx.Level == php.Level84 && c.Int(0)&^namespaces != 0 {
		stateOf(c.Ctx).lastError = int(unix.EINVAL)
		return php.Undef(), c.ArgValueError(0, "must be a combination of CLONE_* flags, or at least one flag is unsupported"+
			" by the kernel")
	}
	stateOf(c.Ctx).lastError = int(unix.EPERM)
	c.Warn("Error %d: No privilege to use these flags", int(unix.EPERM))
	return php.False(), nil
}

// pcntlSetns is refused as pcntl_unshare is.
func pcntlSetns(c *php.Call) (php.Value, error) {
	if kind := c.Int(1); kind == 0 || kind&^namespaces != 0 {
		stateOf(c.Ctx).lastError = int(unix.EINVAL)
		return php.Undef(), c.ArgValueError(1, "is an invalid nstype (%d)", kind)
	}
	stateOf(c.Ctx).lastError = int(unix.EPERM)
	c.Warn("Error %d: No required capability for this process", int(unix.EPERM))
	return php.False(), nil
}

// possibleCPUs returns how many processors the system may have.
func possibleCPUs(c *php.Call) int {
	if fs := c.Host().FS; fs != nil {
		if text, err := fs.ReadFile("/sys/devices/system/cpu/possible"); err == nil {
			last := 0
			for _, f := range splitCPUs(string(text)) {
				last = max(last, f)
			}
			return last + 1
		}
	}
	var set unix.CPUSet
	if unix.SchedGetaffinity(0, &set) == nil {
		return max(set.Count(), 1)
	}
	return 1
}

// splitCPUs returns the numbers that stand in a list such as "0-3,8".
func splitCPUs(s string) (out []int) {
	n, in := 0, false
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] >= '0' && s[i] <= '9' && n < 1<<20 {
			n, in = n*10+int(s[i]-'0'), true
			continue
		}
		if in {
			out = append(out, n)
		}
		n, in = 0, false
	}
	return out
}

func pcntlGetcpuaffinity(c *php.Call) (php.Value, error) {
	var set unix.CPUSet
	pid := c.IntOr(0, 0)
	if err := unix.SchedGetaffinity(int(int32(pid)), &set); err != nil {
		return affinityFailed(c, err, pid, "")
	}
	list := php.NewArray(0)
	for i, total := 0, possibleCPUs(c); i < total; i++ {
		if set.IsSet(i) {
			list.Append(php.Int(int64(i)))
		}
	}
	return php.ArrayValue(list), nil
}

// affinityFailed reports a failure of either function; mask is what 8.4 says of a bad mask.
func affinityFailed(c *php.Call, err error, pid int64, mask string) (php.Value, error) {
	n, fatal := fail(c, err)
	switch unix.Errno(n) {
	case unix.ESRCH:
		return php.Undef(), c.ArgValueError(0, "invalid process (%d)", pid)
	case unix.EPERM:
		c.Warn("Calling process not having the proper privileges")
	case unix.EINVAL:
		if mask != "" {
			return php.Undef(), c.ArgValueError(1, "%s", mask)
		}
		return php.Undef(), c.ValueError("invalid cpu affinity mask size")
	default:
		c.Warn("Error %d", n)
	}
	return php.False(), fatal
}

func pcntlSetcpuaffinity(c *php.Call) (php.Value, error) {
	if c.Array(1).Len() == 0 {
		return php.Undef(), c.ArgValueError(1, "must not be empty")
	}
	var set unix.CPUSet
	total := int64(possibleCPUs(c))
	for v := range c.Array(1).Values() {
		var cpu int64
		switch {
		case v.IsInt():
			cpu = v.Int()
		case v.IsString():
			n, ok := php.NumericKey(v.Str().Peek())
			if !ok {
				return php.Undef(), c.ArgValueError(1, "cpu id invalid value (%s)", v.Str().Peek())
			}
			cpu = n
		default:
			return php.Undef(), c.ArgTypeError(1, "value must be of type int|string, %s given", php.TypeName(v))
		}
		if cpu < 0 || cpu >= total {
			return php.Undef(), c.ArgValueError(1, "cpu id must be between 0 and %d (%d)", total, cpu)
		}
		set.Set(int(cpu))
	}
	err := error(unix.EPERM)
	pid := c.IntOr(0, 0)
	if c.Host().OwnsProcess {
		if pid == 0 || int(pid) == os.Getpid() {
			err = eachThread(func(tid int) error { return unix.SchedSetaffinity(tid, &set) })
		} else {
			err = unix.SchedSetaffinity(int(int32(pid)), &set)
		}
	}
	if err != nil {
		return affinityFailed(c, err, pid, "invalid cpu affinity mask size or unmapped cpu id(s)")
	}
	return php.True(), nil
}

func pcntlGetcpu(c *php.Call) (php.Value, error) { return php.Int(int64(sysio.Getcpu())), nil }
