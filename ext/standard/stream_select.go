//go:build unix

package standard

import (
	"time"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/block"
	"gaja/ext/internal/streams"
	"gaja/interp/php"
)

// watched is one stream of stream_select: its place among the descriptors.
type watched struct {
	key php.Key
	v   php.Value
	at  int
}

// selectSet takes in the streams of one array. ok false means the call is over.
func selectSet(c *php.Call, i int, events int16, fds *[]unix.PollFd) (set []watched, ok bool, err error) {
	v := c.Arg(i)
	if !v.IsArray() {
		return nil, true, nil
	}
	for k, el := range v.Array().All() {
		s := streams.From(el)
		if s == nil {
			if is84(c) {
				if el.IsResource() {
					return nil, false, c.Ctx.Throwf("TypeError", "%s(): supplied resource is not a valid stream resource", c.Name())
				}
				return nil, false, c.Ctx.Throwf("TypeError", "%s(): supplied argument is not a valid stream resource", c.Name())
			}
			if el.IsResource() {
				c.Warn("supplied resource is not a valid stream resource")
			} else {
				c.Warn("supplied argument is not a valid stream resource")
			}
			continue
		}
		fd, has := s.Fd()
		if !has {
			c.Warn("Cannot represent a stream of type %s as a select()able descriptor", s.Type)
			continue
		}
		set = append(set, watched{k, el, len(*fds)})
		*fds = append(*fds, unix.PollFd{Fd: int32(fd), Events: events})
	}
	return set, true, nil
}

// setSelected puts the streams that f chooses back into the array of argument i, under their keys.
func setSelected(c *php.Call, i int, set []watched, f func(watched) bool) (int, error) {
	if !c.Arg(i).IsArray() {
		return 0, nil
	}
	n := 0
	a := c.Ctx.NewHash(len(set))
	for _, w := range set {
		if f(w) {
			a.Put(w.key, w.v.Copy())
			n++
		}
	}
	return n, c.SetRef(i, php.ArrayValue(a))
}

func streamSelect(c *php.Call) (php.Value, error) {
	streams.Of(c.Ctx).Caller = c.Name()
	var fds []unix.PollFd
	var sets [3][]watched
	any := false
	for i, events := range [3]int16{unix.POLLIN, unix.POLLOUT, unix.POLLPRI} {
		set, ok, err := selectSet(c, i, events, &fds)
		if !ok {
			return php.False(), err
		}
		sets[i] = set
		any = any || c.Arg(i).IsArray() && c.Arg(i).Array().Len() > 0
	}
	if !any || len(fds) == 0 && !is84(c) {
		if is84(c) {
			return php.Undef(), c.ValueError("No stream arrays were passed")
		}
		return warnFalse(c, "No stream arrays were passed")
	}
	timeout, ok, err := selectTimeout(c)
	if !ok {
		return php.False(), err
	}
	if n, err := buffered(c, sets[0]); n > 0 || err != nil {
		return php.Int(int64(n)), err
	}
	if len(fds) == 0 {
		return php.False(), nil
	}
	if _, err := block.Of(c.Ctx).Poll(fds, timeout, false); err != nil {
		if streams.Ends(err) {
			return php.Undef(), err
		}
		text := "Unable to select [%d]: %s (max_fd=%d)"
		if !is84(c) {
			text = "unable to select [%d]: %s (max_fd=%d)"
		}
		highest := int32(0)
		for _, f := range fds {
			highest = max(highest, f.Fd)
		}
		c.Warn(text, streams.Errno(err), streams.ErrText(err), highest)
		return php.False(), nil
	}
	total := 0
	for i, mask := range [3]int16{unix.POLLIN | unix.POLLHUP | unix.POLLERR, unix.POLLOUT | unix.POLLERR, unix.POLLPRI} {
		n, err := setSelected(c, i, sets[i], func(w watched) bool { return fds[w.at].Revents&mask != 0 })
		if err != nil {
			return php.Undef(), err
		}
		total += n
	}
	return php.Int(int64(total)), nil
}

// buffered answers for streams that have bytes in their buffers: those are ready, and nothing else is looked at.
func buffered(c *php.Call, set []watched) (int, error) {
	has := func(w watched) bool { return streams.From(w.v).Unread() > 0 }
	any := false
	for _, w := range set {
		any = any || has(w)
	}
	if !any {
		return 0, nil
	}
	n, err := setSelected(c, 0, set, has)
	for i := 1; i < 3 && err == nil; i++ {
		_, err = setSelected(c, i, nil, nil)
	}
	return n, err
}

func selectTimeout(c *php.Call) (d time.Duration, ok bool, err error) {
	if c.IsNull(3) {
		if is84(c) && !c.IsNull(4) && c.Int(4) != 0 {
			return 0, false, c.ArgValueError(4, "must be null when argument #4 ($seconds) is null")
		}
		return block.Forever, true, nil
	}
	sec, usec := c.Int(3), c.IntOr(4, 0)
	for i, v := range [2]int64{sec, usec} {
		if v >= 0 {
			continue
		}
		if is84(c) {
			return 0, false, c.ArgValueError(3+i, "must be greater than or equal to 0")
		}
		c.Warn("The %s parameter must be greater than 0", [2]string{"seconds", "microseconds"}[i])
		return 0, false, nil
	}
	return time.Duration(min(sec+usec/1e6, 1<<32))*time.Second + time.Duration(usec%1e6)*time.Microsecond, true, nil
}
