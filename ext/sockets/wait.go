//go:build linux

package sockets

import (
	"time"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/block"
	"gaja/ext/internal/sysio"
	"gaja/interp/php"
)

// timeouts are what the system keeps under SO_RCVTIMEO and SO_SNDTIMEO, once asked for; zero is not known yet. Setting an
// option forgets them.
type timeouts struct{ receive, send time.Duration }

// timeoutFor returns how long a blocking call on the socket may wait for events.
func (sk *sock) timeoutFor(events int16) time.Duration {
	known, opt := &sk.timeouts.receive, unix.SO_RCVTIMEO
	if events&unix.POLLOUT != 0 {
		known, opt = &sk.timeouts.send, unix.SO_SNDTIMEO
	}
	if *known == 0 {
		*known = timeoutOf(sk.fd, opt)
	}
	return *known
}

func timeoutOf(fd, opt int) time.Duration {
	tv, err := unix.GetsockoptTimeval(fd, unix.SOL_SOCKET, opt)
	if err != nil || tv.Sec == 0 && tv.Usec == 0 {
		return block.Forever
	}
	return time.Duration(tv.Sec)*time.Second + time.Duration(tv.Usec)*time.Microsecond
}

// How long a wait begins without the scheduler, in nanoseconds: long where the process is the script's own and has nothing
// else to do, short where a host's goroutines may want the processor.
const (
	ownMoment  int64 = 1e6
	hostMoment int64 = 4e4
)

// await waits until the socket may be read from (POLLIN) or written to (POLLOUT). EAGAIN means the socket's own timeout
// is over, EINTR that a signal is due.
func (sk *sock) await(ctx *php.Context, events int16) error {
	moment := hostMoment
	if ctx.Host.OwnsProcess {
		moment = ownMoment
	}
	if sysio.PollBriefly(sk.fd, events, moment) {
		return ctx.Poll()
	}
	timeout := sk.timeoutFor(events)
	// A call with a timeout of the socket's own is never restarted after a signal; see signal(7).
	fds := [1]unix.PollFd{{Fd: int32(sk.fd), Events: events}}
	n, err := block.Of(ctx).Poll(fds[:], timeout, timeout == block.Forever)
	if err != nil {
		return err
	}
	if n == 0 {
		return unix.EAGAIN
	}
	return nil
}

// receive is recv: it waits if the socket is a blocking one and the flags do not say otherwise.
func (sk *sock) receive(ctx *php.Context, p []byte, flags int) (int, error) {
	mayWait := sk.blocking && flags&unix.MSG_DONTWAIT == 0
	if mayWait && sk.waits && flags&unix.MSG_OOB == 0 {
		if err := sk.await(ctx, unix.POLLIN); err != nil {
			return 0, err
		}
	}
	got := 0
	for {
		n, e := sysio.Recv(sk.fd, p[got:], flags)
		switch {
		case e == unix.EINTR:
			continue
		case e == unix.EAGAIN && mayWait && flags&unix.MSG_OOB == 0:
			sk.waits = true
			if err := sk.await(ctx, unix.POLLIN); err != nil {
				if got > 0 && !fatal(err) {
					return got, nil
				}
				return 0, err
			}
			continue
		case e != 0:
			if got > 0 {
				return got, nil
			}
			return 0, e
		}
		got += n
		if n == 0 || got == len(p) || !mayWait || flags&unix.MSG_WAITALL == 0 || flags&unix.MSG_PEEK != 0 ||
			sk.typ != unix.SOCK_STREAM {
			return got, nil
		}
	}
}

// send is send: on a blocking stream socket it returns when everything is taken, as the system's call does.
func (sk *sock) send(ctx *php.Context, s string, flags int) (int, error) {
	mayWait := sk.blocking && flags&unix.MSG_DONTWAIT == 0
	sent := 0
	for {
		n, e := sysio.Send(sk.fd, s[sent:], flags)
		switch {
		case e == unix.EINTR:
			continue
		case e == unix.EAGAIN && mayWait:
			if err := sk.await(ctx, unix.POLLOUT); err != nil {
				if sent > 0 && !fatal(err) {
					return sent, nil
				}
				return 0, err
			}
			continue
		case e != 0:
			if sent > 0 {
				return sent, nil
			}
			return 0, e
		}
		sent += n
		if !mayWait || sent >= len(s) || sk.typ != unix.SOCK_STREAM {
			return sent, nil
		}
	}
}

// scratchSize is what a read may take without an allocation of its size.
const scratchSize = 64 << 10

// maxBuffer bounds one read's buffer: a read may always return less than was asked for.
const maxBuffer = 256 << 20

// buffer returns room for length bytes: the engine's scratch for ordinary lengths. The socket remembers where that is,
// which spares a look-up for each read.
func (sk *sock) buffer(c *php.Call, length int64) ([]byte, error) {
	if length <= scratchSize {
		if sk.scratch == nil {
			st := stateOf(c.Ctx)
			if st.scratch == nil {
				st.scratch = make([]byte, scratchSize)
			}
			sk.scratch = st.scratch
		}
		return sk.scratch[:length], nil
	}
	if err := c.Charge(length); err != nil {
		return nil, err
	}
	return make([]byte, min(length, maxBuffer)), nil
}

// taken makes a string of what was read into a buffer that the scratch may back.
func taken(ctx *php.Context, p []byte, n int) php.Value {
	if len(p) > scratchSize && n > len(p)/2 {
		return php.Bytes(p[:n])
	}
	return php.StrValue(ctx.CopyStr(php.View(p[:n])))
}
