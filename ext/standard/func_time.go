package standard

import (
	"context"
	"fmt"
	"math"
	"time"

	"gaja/interp/php"
)

// now returns the host's time; without a clock it is the beginning of the epoch.
func now(c *php.Call) time.Time {
	if clock := c.Host().Clock; clock != nil {
		return clock.Now()
	}
	return time.Unix(0, 0)
}

// pause sleeps as the host's clock does, what is printed so far going out first. A signal that the script handles ends it.
func pause(c *php.Call, d time.Duration) error {
	_, err := pauseLeft(c, d)
	return err
}

// pauseLeft is pause; it returns what a signal left of the time.
func pauseLeft(c *php.Call, d time.Duration) (left time.Duration, err error) {
	clock := c.Host().Clock
	if clock == nil || d <= 0 {
		return 0, c.Poll()
	}
	c.Ctx.Out.Flush()
	ctx, cancel := context.WithCancel(c.Ctx.Go())
	defer cancel()
	q := c.Ctx.Signals()
	before, _ := q.Arrivals()
	defer q.OnWake(cancel)()
	start := clock.Mono()
	err = clock.Sleep(ctx, d)
	if werr := c.Ctx.WaitError(); werr != nil {
		return 0, werr
	}
	if now, _ := q.Arrivals(); err == nil || now == before {
		return 0, nil
	}
	return max(d-time.Duration(clock.Mono()-start), 0), q.DispatchDue()
}

// duration is n units, as long as a duration can be.
func duration(n int64, unit time.Duration) time.Duration {
	if n > int64(math.MaxInt64/unit) {
		return math.MaxInt64
	}
	return time.Duration(n) * unit
}

func sleep(c *php.Call) (php.Value, error) {
	n := c.Int(0)
	if n < 0 {
		return badArg(c, 0, "must be greater than or equal to 0", "Number of seconds must be greater than or equal to 0")
	}
	left, err := pauseLeft(c, duration(n, time.Second))
	return php.Int(int64((left + time.Second/2) / time.Second)), err
}

func usleep(c *php.Call) (php.Value, error) {
	n := c.Int(0)
	if n < 0 {
		return badArg(c, 0, "must be greater than or equal to 0",
			"Number of microseconds must be greater than or equal to 0")
	}
	return php.Null(), pause(c, duration(n, time.Microsecond))
}

func timeNanosleep(c *php.Call) (php.Value, error) {
	sec, nsec := c.Int(0), c.Int(1)
	if sec < 0 {
		return badArg(c, 0, "must be greater than or equal to 0", "The seconds value must be greater than 0")
	}
	if nsec < 0 {
		return badArg(c, 1, "must be greater than or equal to 0", "The nanoseconds value must be greater than 0")
	}
	if nsec > 999999999 {
		if is84(c) {
			return php.Undef(), c.ValueError("Nanoseconds was not in the range 0 to 999 999 999 or seconds was negative")
		}
		return warnFalse(c, "nanoseconds was not in the range 0 to 999 999 999 or seconds was negative")
	}
	d := duration(sec, time.Second)
	if d < math.MaxInt64-time.Duration(nsec) {
		d += time.Duration(nsec)
	}
	return php.True(), pause(c, d)
}

func timeSleepUntil(c *php.Call) (php.Value, error) {
	at := c.Float(0)
	if !(at >= 0 && at <= 18446744073) && is84(c) {
		return php.Undef(), c.ArgValueError(0, "must be between 0 and 18446744073")
	}
	left := at - float64(now(c).UnixNano())/1e9
	if left < 0 {
		if is84(c) {
			return warnFalse(c, "Argument #1 ($timestamp) must be greater than or equal to the current time")
		}
		return warnFalse(c, "Sleep until to time is less than current time")
	}
	return php.True(), pause(c, time.Duration(min(left*1e9, math.MaxInt64/2)))
}

func microtime(c *php.Call) (php.Value, error) {
	t := now(c)
	usec := t.Nanosecond() / 1000
	if c.Bool(0) {
		return php.Float(float64(t.Unix()) + float64(usec)/1e6), nil
	}
	return c.Ctx.Text(fmt.Sprintf("0.%06d00 %d", usec, t.Unix())), nil
}

func gettimeofday(c *php.Call) (php.Value, error) {
	t := now(c)
	usec := int64(t.Nanosecond() / 1000)
	if c.Bool(0) {
		return php.Float(float64(t.Unix()) + float64(usec)/1e6), nil
	}
	out := c.Ctx.NewHash(4)
	out.SetString("sec", php.Int(t.Unix()))
	out.SetString("usec", php.Int(usec))
	out.SetString("minuteswest", php.Int(0))
	out.SetString("dsttime", php.Int(0))
	return php.ArrayValue(out), nil
}

func hrtime(c *php.Call) (php.Value, error) {
	var n int64
	if clock := c.Host().Clock; clock != nil {
		n = clock.Mono()
	}
	if c.Ctx.Truth(c.Arg(0)) {
		return php.Int(n), nil
	}
	return php.ArrayValue(php.List(php.Int(n/1e9), php.Int(n%1e9))), nil
}

func uniqid(c *php.Call) (php.Value, error) {
	if err := pause(c, time.Microsecond); err != nil {
		return php.Undef(), err
	}
	t := now(c)
	id := fmt.Sprintf("%s%08x%05x", c.Str(0), uint32(t.Unix()), t.Nanosecond()/1000%0x100000)
	if c.Bool(1) {
		id += fmt.Sprintf("%.8f", fraction(c)*10)
	}
	return c.Ctx.Text(id), nil
}
