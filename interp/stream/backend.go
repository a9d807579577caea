package stream

import (
	"errors"
	"io/fs"
)

// Backend is where a stream's bytes come from and go to.
type Backend interface {
	// Read returns io.EOF at the end, and ErrAgain when there is nothing now and the backend does not wait.
	Read(p []byte) (int, error)
	Write(p []byte) (int, error)
	Close() error
}

// ErrAgain says that a backend which does not wait has nothing to give or takes nothing now.
var ErrAgain = errors.New("resource temporarily unavailable")

// ErrUnsupported says that a backend cannot do what was asked.
var ErrUnsupported = errors.New("operation not supported")

// Seeker is a backend with a position.
type Seeker interface {
	Seek(offset int64, whence int) (int64, error)
}

// Truncater is a backend whose size can be set.
type Truncater interface{ Truncate(size int64) error }

// Syncer is a backend that can write through to its device.
type Syncer interface{ Sync() error }

// Stater is a backend that knows the file's properties.
type Stater interface{ Stat() (fs.FileInfo, error) }

// Flusher is a backend with a buffer of its own.
type Flusher interface{ Flush() error }

// Locker is a backend that can be locked; op is as for flock(2).
type Locker interface{ Flock(op int) error }

// Blocker is a backend that can be told not to wait.
type Blocker interface{ SetBlocking(on bool) error }

// Timer is a backend whose reads can be given a time; TimedOut tells whether the last one used it up.
type Timer interface {
	SetTimeout(seconds float64)
	TimedOut() bool
}

// Descriptor is a backend with a descriptor of the system.
type Descriptor interface{ Fd() uintptr }

// Liver is a backend that can tell whether the other side has gone without reading.
type Liver interface{ Alive() bool }

// Seekability lets a backend that has Seek say that it cannot seek after all: a pipe, a terminal.
type Seekability interface{ CanSeek() bool }

// Greedy is a backend that a read goes on with until it has all that was asked for: files and memory. Reads of others
// return what one read gave.
type Greedy interface{ Greedy() bool }
