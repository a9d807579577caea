//go:build unix

package streams

import (
	"golang.org/x/sys/unix"

	"gaja/interp/php"
	"gaja/interp/stream"
)

// dupBackend copies a descriptor, or returns nil when there is none.
func dupBackend(ctx *php.Context, fd int) stream.Backend {
	n, err := unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return nil
	}
	f := NewFile(ctx, n)
	if fd == 1 || fd == 2 {
		return flushFirst{f}
	}
	return f
}

// flushFirst is standard output or error: what the script printed before goes first.
type flushFirst struct{ *FD }

// Write flushes the script's output and writes.
func (f flushFirst) Write(p []byte) (int, error) {
	f.ctx.Out.Flush()
	return f.FD.Write(p)
}

// FDBackend is a backend over a descriptor that is there already, which is not closed with the stream.
func FDBackend(ctx *php.Context, fd int) stream.Backend {
	f := NewFile(ctx, fd)
	f.Keep = true
	if fd == 1 || fd == 2 {
		return flushFirst{f}
	}
	return f
}
