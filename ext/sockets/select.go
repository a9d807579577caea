//go:build linux

package sockets

import (
	"time"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/block"
	"gaja/interp/php"
)

// The events that select(2) puts in each of its sets.
const (
	selectRead   = unix.POLLIN | 0x40 | 0x80 | unix.POLLHUP | unix.POLLERR // 0x40 POLLRDNORM, 0x80 POLLRDBAND
	selectWrite  = unix.POLLOUT | 0x100 | 0x200 | unix.POLLERR             // 0x100 POLLWRNORM, 0x200 POLLWRBAND
	selectExcept = unix.POLLPRI
)

// watch is the descriptors of one socket_select: an entry for each socket of each array, in order. One that stands in
// several arrays has several entries, which poll does not mind.
type watch struct{ fds []unix.PollFd }

// add takes in the sockets of one array. found says that there were any; ok false that the call is over.
func (w *watch) add(c *php.Call, i int, events int16) (found, ok bool, err error) {
	v := c.Arg(i)
	if !v.IsArray() {
		return false, true, nil
	}
	for it := v.Array().Iter(); it.Next(); {
		sk := sockOf(it.Value())
		if sk == nil {
			if c.Ctx.Level == php.Level74 {
				c.Warn("%s", notSocket74(it.Value()))
				continue
			}
			return false, false, badElement(c, i, it.Value())
		}
		w.fds = append(w.fds, unix.PollFd{Fd: int32(sk.fd), Events: events})
		found = true
	}
	return found, true, nil
}

func notSocket74(v php.Value) string {
	if v.IsResource() {
		return "supplied resource is not a valid Socket resource"
	}
	return "supplied argument is not a valid Socket resource"
}

func badElement(c *php.Call, i int, v php.Value) error {
	if v.IsObject() && v.Object().Class.Lower == "socket" {
		return c.ArgTypeError(i, "contains a closed socket")
	}
	return c.ArgTypeError(i, "must only have elements of type Socket, %s given", php.TypeName(v))
}

func socketSelect(c *php.Call) (php.Value, error) {
	st := stateOf(c.Ctx)
	w := watch{st.fds[:0]}
	defer func() { st.fds = w.fds }()
	any := false
	for i, events := range [3]int16{unix.POLLIN, unix.POLLOUT, unix.POLLPRI} {
		found, ok, err := w.add(c, i, events)
		if !ok {
			return php.False(), err
		}
		any = any || found
	}
	if !any {
		if c.Ctx.Level == php.Level74 {
			c.Warn("no resource arrays were passed to select")
			return php.False(), nil
		}
		return php.Undef(), c.ValueError("socket_select(): At least one array argument must be passed")
	}
	timeout := block.Forever
	if !c.IsNull(3) {
		sec, usec := c.Ctx.ToInt(c.Arg(3)), c.IntOr(4, 0)
		if sec < 0 || usec < 0 {
			return failGlobal(c, "Unable to select", unix.EINVAL)
		}
		timeout = time.Duration(min(sec+usec/1e6, 1<<32))*time.Second + time.Duration(usec%1e6)*time.Microsecond
	}
	if _, err := block.Of(c.Ctx).Poll(w.fds, timeout, false); err != nil {
		return failGlobal(c, "Unable to select", err)
	}
	return w.results(c)
}

// results puts what is ready back into the arrays, under the same keys, and counts it.
func (w *watch) results(c *php.Call) (php.Value, error) {
	for i := range w.fds {
		if w.fds[i].Revents&unix.POLLNVAL != 0 {
			return failGlobal(c, "Unable to select", unix.EBADF)
		}
	}
	total, at := 0, 0
	for i, events := range [3]int16{selectRead, selectWrite, selectExcept} {
		v := c.Arg(i)
		if !v.IsArray() {
			continue
		}
		ready := php.NewHash(8)
		for it := v.Array().Iter(); it.Next(); {
			if sockOf(it.Value()) == nil {
				c.Warn("%s", notSocket74(it.Value())) // 7.4 says it twice
				continue
			}
			if w.fds[at].Revents&events != 0 {
				ready.Put(it.Key(), it.Value().Copy())
				total++
			}
			at++
		}
		if err := c.SetRef(i, php.ArrayValue(ready)); err != nil {
			return php.Undef(), err
		}
	}
	return php.Int(int64(total)), nil
}
