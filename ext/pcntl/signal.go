//go:build linux

package pcntl

import (
	"errors"
	"math"
	"time"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/errtext"
	"gaja/ext/internal/sigs"
	"gaja/interp/php"
)

const (
	sigDfl = 0
	sigIgn = 1
)

// fail records an error number; an error that is none ends the script.
func fail(c *php.Call, err error) (n int, fatal error) {
	var e unix.Errno
	if !errors.As(err, &e) {
		return 0, err
	}
	stateOf(c.Ctx).lastError = int(e)
	return int(e), nil
}

func pcntlGetLastError(c *php.Call) (php.Value, error) {
	return php.Int(int64(stateOf(c.Ctx).lastError)), nil
}

func pcntlStrerror(c *php.Call) (php.Value, error) {
	return php.String(errtext.Of(int(int32(c.Int(0))))), nil
}

// runHandler calls the script's handler for one signal.
func runHandler(ctx *php.Context, s php.SignalInfo) error {
	h, ok := stateOf(ctx).handlers[s.Signo]
	if !ok || h.IsInt() {
		return nil
	}
	h = h.Copy()
	defer h.Release()
	info := php.ArrayValue(infoArray(s))
	defer info.Release()
	v, err := ctx.CallValue(h, php.Int(int64(s.Signo)), info)
	v.Release()
	return err
}

// infoArray is what a handler gets as its second argument.
func infoArray(s php.SignalInfo) *php.Array {
	a := php.NewHash(8)
	a.SetString("signo", php.Int(int64(s.Signo)))
	a.SetString("errno", php.Int(int64(s.Errno)))
	a.SetString("code", php.Int(int64(s.Code)))
	sender := s.Signo >= sigs.FirstRT
	switch unix.Signal(s.Signo) {
	case unix.SIGCHLD:
		a.SetString("status", php.Int(int64(s.Status)))
		a.SetString("utime", php.Float(0))
		a.SetString("stime", php.Float(0))
		sender = true
	case unix.SIGUSR1, unix.SIGUSR2:
		sender = true
	case unix.SIGILL, unix.SIGFPE, unix.SIGSEGV, unix.SIGBUS:
		a.SetString("addr", php.Float(0))
	case unix.SIGPOLL:
		a.SetString("band", php.Int(0))
		a.SetString("fd", php.Int(0))
	}
	if sender {
		a.SetString("pid", php.Int(int64(s.Pid)))
		a.SetString("uid", php.Int(int64(s.Uid)))
	}
	return a
}

// signalArg checks the signal number of argument 0.
func signalArg(c *php.Call) (n int, ok bool, err error) {
	v := c.Int(0)
	switch {
	case v >= 1 && v <= sigs.Max:
		return int(v), true, nil
	case c.Ctx.Level == php.Level74:
		c.Warn("Invalid signal")
		return 0, false, nil
	case c.Fn.Lower == "pcntl_signal_get_handler":
		return 0, false, c.ArgValueError(0, "must be between 1 and %d", sigs.Max)
	case v < 1:
		return 0, false, c.ArgValueError(0, "must be greater than or equal to 1")
	}
	return 0, false, c.ArgValueError(0, "must be less than %d", sigs.Max+1)
}

func pcntlSignal(c *php.Call) (php.Value, error) {
	n, ok, err := signalArg(c)
	if !ok {
		return php.False(), err
	}
	restart := !c.Has(2) || c.Bool(2)
	if c.Given < 3 && n == int(unix.SIGALRM) {
		restart = false
	}
	h := c.Arg(1)
	action := sigs.Handle
	if h.IsInt() {
		if h.Int() != sigDfl && h.Int() != sigIgn {
			if c.Ctx.Level == php.Level84 {
				return php.Undef(), c.ArgValueError(1, "must be either SIG_DFL or SIG_IGN when an integer value is given")
			}
			c.Warn("Invalid value for handle argument specified")
			return php.False(), nil
		}
		action = sigs.Default
		if h.Int() == sigIgn {
			action = sigs.Ignore
		}
	} else if v, called, err := checkCallable(c, h); called {
		return v, err
	}
	if err := sigs.Of(c.Ctx).Set(n, action, restart); err == unix.EINVAL {
		return php.Undef(), c.Ctx.Fatal("Error installing signal handler for %d", n)
	} else if err != nil {
		if _, fatal := fail(c, err); fatal != nil {
			return php.Undef(), fatal
		}
		c.Warn("Error assigning signal")
		return php.False(), nil
	}
	st := stateOf(c.Ctx)
	old := st.handlers[n]
	st.handlers[n] = h.Copy()
	old.Release()
	return php.True(), nil
}

// checkCallable reports a handler that cannot be called; done means that it did.
func checkCallable(c *php.Call, h php.Value) (v php.Value, done bool, err error) {
	callable, reason, err := c.Ctx.Machine.ResolveCallable(h)
	if err != nil {
		return php.Undef(), true, err
	}
	if callable.Fn != nil {
		return php.Undef(), false, nil
	}
	stateOf(c.Ctx).lastError = int(unix.EINVAL)
	if c.Ctx.Level == php.Level84 {
		return php.Undef(), true, c.ArgTypeError(1, "must be of type callable|int, %s given", php.TypeName(h))
	}
	name := ""
	if h.IsString() {
		name = h.Str().String()
	} else if h.IsArray() {
		name = "Array"
	}
	c.Warn("Specified handler \"%s\" is not callable (%s)", name, reason)
	return php.False(), true, nil
}

func pcntlSignalGetHandler(c *php.Call) (php.Value, error) {
	n, ok, err := signalArg(c)
	if !ok {
		return php.False(), err
	}
	if h, ok := stateOf(c.Ctx).handlers[n]; ok {
		return h.Copy(), nil
	}
	return php.Int(sigDfl), nil
}

func pcntlSignalDispatch(c *php.Call) (php.Value, error) {
	if err := c.Ctx.Signals().Dispatch(c.Ctx); err != nil {
		return php.Undef(), err
	}
	return php.True(), nil
}

func pcntlAsyncSignals(c *php.Call) (php.Value, error) {
	q := c.Ctx.Signals()
	if c.IsNull(0) {
		return php.Bool(q.Async), nil
	}
	return php.Bool(q.SetAsync(c.Bool(0))), nil
}

// setArg reads the signals of an array argument.
func setArg(c *php.Call, i int, mayBeEmpty bool) (set sigs.Set, ok bool, err error) {
	modern := c.Ctx.Level == php.Level84
	if modern && !mayBeEmpty && c.Array(i).Len() == 0 {
		return 0, false, c.ArgValueError(i, "must not be empty")
	}
	for v := range c.Array(i).Values() {
		if modern && (v.IsArray() || v.IsString() && !numeric(v)) {
			return 0, false, c.ArgTypeError(i, "signals must be of type int, %s given", php.TypeName(v))
		}
		n := c.Ctx.ToInt(v)
		if n < 1 || n > sigs.Max {
			if modern {
				return 0, false, c.ArgValueError(i, "signals must be between 1 and %d", sigs.Max)
			}
			return 0, false, warnErrno(c, unix.EINVAL)
		}
		set = set.With(int(n))
	}
	return set, true, nil
}

func numeric(v php.Value) bool {
	_, rest := php.ParseNumeric(v.Str().Peek())
	return rest >= php.NumericSpace
}

// warnErrno records an error and warns with its text alone.
func warnErrno(c *php.Call, err error) error {
	n, fatal := fail(c, err)
	if fatal == nil {
		c.Warn("%s", errtext.Of(n))
	}
	return fatal
}

func pcntlSigprocmask(c *php.Call) (php.Value, error) {
	how := c.Int(0)
	if how < 0 || how > 2 {
		if c.Ctx.Level == php.Level84 {
			return php.Undef(), c.ArgValueError(0, "must be one of SIG_BLOCK, SIG_UNBLOCK, or SIG_SETMASK")
		}
		return php.False(), warnErrno(c, unix.EINVAL)
	}
	set, ok, err := setArg(c, 1, how == 2)
	if !ok {
		return php.False(), err
	}
	old, err := sigs.Of(c.Ctx).Change(func(old sigs.Set) sigs.Set {
		switch how {
		case 0:
			return old | set
		case 1:
			return old &^ set
		}
		return set
	})
	if err != nil {
		return php.False(), warnErrno(c, err)
	}
	if c.Ref(2) != nil {
		list := php.NewArray(0)
		for n := 1; n <= sigs.Max; n++ {
			if old.Has(n) {
				list.Append(php.Int(int64(n)))
			}
		}
		if err := c.SetRef(2, php.ArrayValue(list)); err != nil {
			return php.Undef(), err
		}
	}
	return php.True(), nil
}

func pcntlSigwaitinfo(c *php.Call) (php.Value, error) {
	set, ok, err := setArg(c, 0, false)
	if !ok {
		return php.False(), err
	}
	return waitSignal(c, set, -1)
}

func pcntlSigtimedwait(c *php.Call) (php.Value, error) {
	set, ok, err := setArg(c, 0, false)
	if !ok {
		return php.False(), err
	}
	sec, nsec := c.IntOr(2, 0), c.IntOr(3, 0)
	if c.Ctx.Level == php.Level84 {
		switch {
		case sec < 0:
			return php.Undef(), c.ArgValueError(2, "must be greater than or equal to 0")
		case nsec < 0 || nsec >= 1e9:
			return php.Undef(), c.ArgValueError(3, "must be between 0 and 1e9")
		case sec == 0 && nsec == 0:
			return php.Undef(), c.ValueError("pcntl_sigtimedwait(): At least one of argument #3 ($seconds) or argument #4" +
				" ($nanoseconds) must be greater than 0")
		}
	} else if sec < 0 || nsec < 0 || nsec >= 1e9 {
		return php.Int(-1), warnErrno(c, unix.EINVAL)
	}
	return waitSignal(c, set, time.Duration(min(sec, math.MaxInt32))*time.Second+time.Duration(nsec))
}

func waitSignal(c *php.Call, set sigs.Set, timeout time.Duration) (php.Value, error) {
	s, err := sigs.Of(c.Ctx).Wait(set, timeout)
	failed := php.False()
	if c.Ctx.Level == php.Level74 {
		failed = php.Int(-1)
	}
	if err == unix.EAGAIN && timeout >= 0 {
		if c.Ctx.Level == php.Level74 {
			stateOf(c.Ctx).lastError = int(unix.EAGAIN)
		}
		return failed, nil
	}
	if err != nil {
		return failed, warnErrno(c, err)
	}
	if err := c.SetRef(1, php.ArrayValue(infoArray(s))); err != nil {
		return php.Undef(), err
	}
	return php.Int(int64(s.Signo)), nil
}

func pcntlAlarm(c *php.Call) (php.Value, error) {
	if !c.Host().OwnsProcess {
		return php.Int(0), nil
	}
	var it unix.Itimerval
	it.Value.Sec = int64(uint32(c.Int(0)))
	old, err := unix.Setitimer(unix.ITIMER_REAL, it)
	if err != nil {
		return php.Int(0), nil
	}
	left := old.Value.Sec
	if old.Value.Usec >= 500000 || left == 0 && old.Value.Usec > 0 {
		left++
	}
	return php.Int(left), nil
}
