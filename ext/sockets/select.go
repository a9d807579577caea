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

// watch is the set of descriptors of one socket_select: one entry for each, whatever arrays it stands in.
type watch struct {
	fds []unix.PollFd
	at  map[int]int // by descriptor; nil while few
}

// find returns a descriptor's entry, made if needed.
func (w *watch) find(fd int) *unix.PollFd {
	if w.at != nil {
		if i, ok := w.at[fd]; ok {
			return &w.fds[i]
		}
	} else {
		for i := range w.fds {
			if int(w.fds[i].Fd) == fd {
				return &w.fds[i]
			}
		}
	}
	w.fds = append(w.fds, unix.PollFd{Fd: int32(fd)})
	if w.at != nil {
		w.at[fd] = len(w.fds) - 1
	} else if len(w.fds) > 16 {
		w.at = make(map[int]int, 64)
		for i := range w.fds {
			w.at[int(w.fds[i].Fd)] = i
		}
	}
	return &w.fds[len(w.fds)-1]
}

// add takes in the sockets of one array. found says that there were any; ok false that the call is over.
func (w *watch) add(c *php.Call, i int, events int16) (found, ok bool, err error) {
	v := c.Arg(i)
	if !v.IsArray() {
		return false, true, nil
	}
	for el := range v.Array().Values() {
		sk := sockOf(el)
		if sk == nil {
			if c.Ctx.Level == php.Level74 {
				c.Warn("%s", notSocket74(el))
				continue
			}
			return false, false, badElement(c, i, el)
		}
		w.find(sk.fd).Events |= events
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
	var w watch
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
	total := 0
	for i, events := range [3]int16{selectRead, selectWrite, selectExcept} {
		v := c.Arg(i)
		if !v.IsArray() {
			continue
		}
		ready := php.NewHash(8)
		for k, el := range v.Array().All() {
			sk := sockOf(el)
			if sk == nil {
				c.Warn("%s", notSocket74(el)) // 7.4 says it twice
				continue
			}
			if w.find(sk.fd).Revents&events != 0 {
				ready.Put(k, el.Copy())
				total++
			}
		}
		if err := c.SetRef(i, php.ArrayValue(ready)); err != nil {
			return php.Undef(), err
		}
	}
	return php.Int(int64(total)), nil
}
