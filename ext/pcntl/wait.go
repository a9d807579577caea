//go:build linux

package pcntl

import (
	"time"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/block"
	"gaja/ext/internal/sigs"
	"gaja/ext/internal/sysio"
	"gaja/interp/php"
)

// childPause bounds one wait for a child where the system gives no descriptor to wait on.
const childPause = 50 * time.Millisecond

// wait4 is wait4(2) as it can be interrupted: it looks without waiting, and waits on its own terms.
func wait4(c *php.Call, pid int, options int, ru *unix.Rusage) (int, int, error) {
	if c.Host().Proc == nil {
		return -1, 0, unix.ECHILD
	}
	if options&unix.WNOHANG != 0 {
		return waitNow(pid, options, ru)
	}
	sigs.Of(c.Ctx).WatchChildren()
	q := c.Ctx.Signals()
	_, breaking := q.Arrivals()
	fd := -1
	if pid > 0 && options == 0 {
		if p, err := unix.PidfdOpen(pid, 0); err == nil {
			fd = p
			defer unix.Close(fd)
		}
	}
	for {
		got, status, err := waitNow(pid, options|unix.WNOHANG, ru)
		if got != 0 || err != nil {
			return got, status, err
		}
		if fd >= 0 {
			_, err = block.Of(c.Ctx).One(fd, unix.POLLIN, block.Forever)
		} else {
			err = block.Of(c.Ctx).Nap(childPause)
		}
		if err != nil && err != unix.EINTR {
			return -1, 0, err
		}
		if _, b := q.Arrivals(); b != breaking {
			return -1, 0, unix.EINTR
		}
	}
}

func waitNow(pid, options int, ru *unix.Rusage) (int, int, error) {
	for {
		var ws unix.WaitStatus
		got, err := unix.Wait4(pid, &ws, options, ru)
		if err != unix.EINTR {
			return got, int(ws), err
		}
	}
}

func pcntlWaitpid(c *php.Call) (php.Value, error) { return waitCall(c, int(int32(c.Int(0))), 1) }

func pcntlWait(c *php.Call) (php.Value, error) { return waitCall(c, -1, 0) }

// waitCall is both functions: the status is argument at, the options and the usage follow it.
func waitCall(c *php.Call, pid, at int) (php.Value, error) {
	wantUsage := c.Ref(at+2) != nil
	if wantUsage {
		if err := c.SetRef(at+2, php.ArrayValue(php.NewArray(0))); err != nil {
			return php.Undef(), err
		}
	}
	before := int64(int32(c.Ctx.ToInt(c.Arg(at))))
	var ru unix.Rusage
	got, status, err := wait4(c, pid, int(int32(c.IntOr(at+1, 0))), &ru)
	if err != nil {
		if _, fatal := fail(c, err); fatal != nil {
			return php.Undef(), fatal
		}
		got = -1
	}
	value := before
	if got > 0 {
		value = int64(status)
		if wantUsage {
			if err := c.SetRef(at+2, php.ArrayValue(usageArray(&ru))); err != nil {
				return php.Undef(), err
			}
		}
	}
	if err := c.SetRef(at, php.Int(value)); err != nil {
		return php.Undef(), err
	}
	return php.Int(int64(got)), nil
}

// usageArray is a process's use of resources with PHP's keys in PHP's order.
func usageArray(r *unix.Rusage) *php.Array {
	a := php.NewHash(17)
	for _, f := range []struct {
		key string
		v   int64
	}{
		{"ru_oublock", r.Oublock}, {"ru_inblock", r.Inblock}, {"ru_msgsnd", r.Msgsnd}, {"ru_msgrcv", r.Msgrcv},
		{"ru_maxrss", r.Maxrss}, {"ru_ixrss", r.Ixrss}, {"ru_idrss", r.Idrss}, {"ru_minflt", r.Minflt},
		{"ru_majflt", r.Majflt}, {"ru_nsignals", r.Nsignals}, {"ru_nvcsw", r.Nvcsw}, {"ru_nivcsw", r.Nivcsw},
		{"ru_nswap", r.Nswap}, {"ru_utime.tv_usec", r.Utime.Usec}, {"ru_utime.tv_sec", r.Utime.Sec},
		{"ru_stime.tv_usec", r.Stime.Usec}, {"ru_stime.tv_sec", r.Stime.Sec},
	} {
		a.SetString(f.key, php.Int(f.v))
	}
	return a
}

func pcntlWaitid(c *php.Call) (php.Value, error) {
	if c.Host().Proc == nil {
		_, fatal := fail(c, unix.ECHILD)
		return php.False(), fatal
	}
	sigs.Of(c.Ctx).WatchChildren()
	idtype, id, options := int(int32(c.Int(0))), int(int32(c.IntOr(1, 0))), int(int32(c.Int(3)))
	for {
		info, e := sysio.Waitid(idtype, id, options|unix.WNOHANG)
		if e == 0 && (info.Signo != 0 || options&unix.WNOHANG != 0) {
			s := php.SignalInfo{Signo: int(info.Signo), Errno: int(info.Errno), Code: int(info.Code), Pid: int(info.Pid),
				Uid: int(info.Uid), Status: int(info.Status)}
			if s.Signo == 0 {
				s.Signo = int(unix.SIGCHLD)
			}
			a := infoArray(s)
			a.SetString("signo", php.Int(int64(info.Signo)))
			return php.True(), c.SetRef(2, php.ArrayValue(a))
		}
		err := error(e)
		if e == 0 {
			err = block.Of(c.Ctx).Nap(childPause)
		}
		if err != nil && err != unix.EINTR {
			_, fatal := fail(c, err)
			return php.False(), fatal
		}
	}
}

func pcntlWifexited(c *php.Call) (php.Value, error) {
	return php.Bool(unix.WaitStatus(c.Int(0)).Exited()), nil
}

func pcntlWifstopped(c *php.Call) (php.Value, error) {
	return php.Bool(c.Int(0)&0xff == 0x7f), nil
}

func pcntlWifsignaled(c *php.Call) (php.Value, error) {
	return php.Bool(int8(c.Int(0)&0x7f+1)>>1 > 0), nil
}

func pcntlWifcontinued(c *php.Call) (php.Value, error) {
	return php.Bool(int32(c.Int(0)) == 0xffff), nil
}

func pcntlWexitstatus(c *php.Call) (php.Value, error) { return php.Int(c.Int(0) >> 8 & 0xff), nil }

func pcntlWtermsig(c *php.Call) (php.Value, error) { return php.Int(c.Int(0) & 0x7f), nil }

func pcntlWstopsig(c *php.Call) (php.Value, error) { return php.Int(c.Int(0) >> 8 & 0xff), nil }
