//go:build unix

package streams

import (
	"io"
	"io/fs"
	"os"
	"time"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/block"
	"gaja/interp/php"
	"gaja/interp/stream"
)

// FD is a backend over a descriptor: a pipe, a terminal, a socket, an inherited file. Reads and writes that would block
// wait on the engine's terms.
type FD struct {
	ctx      *php.Context
	fd       int
	socket   bool
	regular  bool
	seekable bool
	blocking bool
	timeout  time.Duration
	timedOut bool
	// Keep leaves the descriptor open when the stream closes.
	Keep bool
	// AfterClose runs when the descriptor is closed.
	AfterClose func()
}

// NewFile makes a backend for a descriptor that is read and written as a file is.
func NewFile(ctx *php.Context, fd int) *FD {
	f := &FD{ctx: ctx, fd: fd, blocking: true, timeout: block.Forever}
	var st unix.Stat_t
	if unix.Fstat(fd, &st) == nil {
		f.regular = st.Mode&unix.S_IFMT == unix.S_IFREG || st.Mode&unix.S_IFMT == unix.S_IFBLK
	}
	_, err := unix.Seek(fd, 0, io.SeekCurrent)
	f.seekable = err == nil
	if fl, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0); err == nil {
		f.blocking = fl&unix.O_NONBLOCK == 0
	}
	return f
}

// NewSocket makes a backend for a socket, whose reads end after default_socket_timeout.
func NewSocket(ctx *php.Context, fd int, blocking bool) *FD {
	timeout := block.Forever
	if n := ctx.Ini.Int("default_socket_timeout"); n > 0 {
		timeout = time.Duration(n) * time.Second
	}
	return &FD{ctx: ctx, fd: fd, socket: true, blocking: blocking, timeout: timeout}
}

// Greedy reports that a read goes on to the end: so it is with everything that is opened as a file.
func (f *FD) Greedy() bool { return !f.socket && f.regular }

// CanSeek reports whether the descriptor has a position.
func (f *FD) CanSeek() bool { return f.seekable }

// Fd returns the descriptor.
func (f *FD) Fd() uintptr { return uintptr(f.fd) }

// wait waits until the descriptor is ready.
func (f *FD) wait(events int16) error {
	if f.regular || !f.blocking {
		return nil
	}
	timeout := block.Forever
	if f.socket {
		timeout = f.timeout
	}
	ready, err := block.Of(f.ctx).One(f.fd, events, timeout)
	if err != nil {
		return err
	}
	if !ready {
		f.timedOut = true
		return stream.ErrAgain
	}
	return nil
}

// Read reads when something is there.
func (f *FD) Read(p []byte) (int, error) {
	f.timedOut = false
	for {
		if err := f.wait(unix.POLLIN); err != nil {
			return 0, f.waitError(err)
		}
		n, err := unix.Read(f.fd, p)
		switch err {
		case nil:
			if n == 0 {
				return 0, io.EOF
			}
			return n, nil
		case unix.EINTR:
			continue
		case unix.EAGAIN:
			if f.blocking && f.socket {
				continue
			}
			return 0, stream.ErrAgain
		}
		return 0, err
	}
}

// waitError makes an interrupted wait a read of nothing.
func (f *FD) waitError(err error) error {
	if err == unix.EINTR {
		return stream.ErrAgain
	}
	return err
}

// Write writes when there is room.
func (f *FD) Write(p []byte) (int, error) {
	done := 0
	for done < len(p) {
		if err := f.wait(unix.POLLOUT); err != nil {
			return done, f.waitError(err)
		}
		piece := p[done:]
		if !f.regular && f.blocking {
			piece = piece[:min(len(piece), 4096)] // what poll promises room for in a pipe
		}
		n, err := unix.Write(f.fd, piece)
		if n > 0 {
			done += n
		}
		switch err {
		case nil:
		case unix.EINTR:
			continue
		case unix.EAGAIN:
			if f.blocking && f.socket {
				continue
			}
			return done, stream.ErrAgain
		default:
			return done, err
		}
		if !f.blocking && n < len(piece) {
			break
		}
	}
	return done, nil
}

// Seek moves the position.
func (f *FD) Seek(offset int64, whence int) (int64, error) { return unix.Seek(f.fd, offset, whence) }

// Truncate sets the file's size.
func (f *FD) Truncate(size int64) error { return unix.Ftruncate(f.fd, size) }

// Sync writes the file through to its device.
func (f *FD) Sync() error { return unix.Fsync(f.fd) }

// Flock locks the file.
func (f *FD) Flock(op int) error { return Flock(f.ctx, f.fd, op) }

// Flock locks a descriptor; a lock that must be waited for is tried again and again, so that it can be interrupted.
func Flock(ctx *php.Context, fd, op int) error {
	for pause := time.Millisecond; ; pause = min(2*pause, 50*time.Millisecond) {
		err := unix.Flock(fd, op|unix.LOCK_NB)
		if err != unix.EWOULDBLOCK || op&unix.LOCK_NB != 0 {
			return err
		}
		if _, err := block.Of(ctx).Sleep(pause); err != nil {
			return err
		}
	}
}

// SetBlocking sets the descriptor's mode.
func (f *FD) SetBlocking(on bool) error {
	if err := unix.SetNonblock(f.fd, !on); err != nil {
		return err
	}
	f.blocking = on
	return nil
}

// SetTimeout bounds the reads of a socket.
func (f *FD) SetTimeout(seconds float64) {
	f.timeout = block.Forever
	if seconds >= 0 {
		f.timeout = time.Duration(seconds * float64(time.Second))
	}
}

// TimedOut tells whether the last read used its time up.
func (f *FD) TimedOut() bool { return f.timedOut }

// Alive looks whether a socket's other side has closed.
func (f *FD) Alive() bool {
	if !f.socket {
		return true
	}
	fds := []unix.PollFd{{Fd: int32(f.fd), Events: unix.POLLIN}}
	if n, err := unix.Poll(fds, 0); n <= 0 || err != nil {
		return true
	}
	var b [1]byte
	n, _, err := unix.Recvfrom(f.fd, b[:], unix.MSG_PEEK|msgDontwait)
	return n > 0 || err == unix.EAGAIN || err == unix.EMSGSIZE
}

const msgDontwait = unix.MSG_DONTWAIT

// Stat describes the descriptor.
func (f *FD) Stat() (fs.FileInfo, error) {
	dup, err := unix.FcntlInt(uintptr(f.fd), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return nil, err
	}
	file := os.NewFile(uintptr(dup), "")
	defer file.Close()
	return file.Stat()
}

// Close closes the descriptor.
func (f *FD) Close() error {
	if f.fd < 0 {
		return nil
	}
	var err error
	if !f.Keep {
		err = unix.Close(f.fd)
	}
	f.fd = -1
	if f.AfterClose != nil {
		f.AfterClose()
	}
	return err
}

// Adopt makes a backend for a descriptor that a file of the host owns; closing closes the file.
func Adopt(ctx *php.Context, file io.Closer, fd int) *FD {
	b := NewFile(ctx, fd)
	b.Keep = true
	b.AfterClose = func() { file.Close() }
	return b
}

// IsTerminal reports whether a descriptor is a terminal.
func IsTerminal(fd int) bool {
	_, err := unix.IoctlGetWinsize(fd, unix.TIOCGWINSZ)
	return err == nil
}
