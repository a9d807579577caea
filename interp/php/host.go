package php

import (
	"context"
	"io"
	"io/fs"
	"net/netip"
	"os"
	"time"
)

// Host is the only way from a script to the world. A nil part is not granted: what needs it fails as PHP fails when the
// system refuses it, and nothing else happens.
type Host struct {
	FS    FileSystem
	Net   NetPolicy
	Proc  Processes
	Env   Environment
	Clock Clock
	Rand  io.Reader
	// Stdin, Stdout and Stderr are the standard streams; nil reads nothing and writes nowhere.
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	// Terminal reports that the process is the script's own: descriptors 0, 1 and 2, php://fd and signals are its to use.
	OwnsProcess bool
}

// FileSystem is what the script sees of files. Names are absolute or relative to Getwd.
type FileSystem interface {
	OpenFile(name string, flag int, perm fs.FileMode) (File, error)
	Stat(name string) (fs.FileInfo, error)
	Lstat(name string) (fs.FileInfo, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	ReadFile(name string) ([]byte, error)
	Mkdir(name string, perm fs.FileMode) error
	Remove(name string) error // files; Rmdir removes directories
	Rmdir(name string) error
	Rename(from, to string) error
	Link(from, to string) error
	Symlink(target, name string) error
	Readlink(name string) (string, error)
	Realpath(name string) (string, error)
	Chmod(name string, mode fs.FileMode) error
	Chown(name string, uid, gid int, follow bool) error
	Chtimes(name string, atime, mtime time.Time) error
	Truncate(name string, size int64) error
	Getwd() (string, error)
	Chdir(name string) error
	TempDir() string
}

// File is an open file. *os.File is one.
type File interface {
	io.Reader
	io.Writer
	io.Seeker
	io.Closer
	Stat() (fs.FileInfo, error)
	Truncate(size int64) error
	Sync() error
}

// Descriptor is what files, sockets and pipes with a real descriptor offer besides.
type Descriptor interface{ Fd() uintptr }

var _ File = (*os.File)(nil)

// NetOp is what a script wants to do on a network.
type NetOp uint8

// Operations that a NetPolicy decides on.
const (
	NetSocket  NetOp = iota // make a socket; Network is "tcp", "udp", "unix", "unixgram", "raw" …
	NetPair                 // socketpair: no address is involved
	NetConnect              // connect or send to an address
	NetBind                 // bind or listen on an address
	NetResolve              // look a name up
)

// NetRequest is one operation: an address, a path of a Unix socket (abstract ones begin with NUL), or a name to resolve.
type NetRequest struct {
	Op      NetOp
	Network string
	Addr    netip.AddrPort
	Path    string
	Name    string
}

// NetPolicy decides on the network. Unix and raw sockets are governed like any other. A refusal is an error that the
// script sees as EACCES.
type NetPolicy interface {
	Allow(ctx context.Context, r NetRequest) error
}

// Processes starts and signals processes.
type Processes interface {
	// Start runs a program; files are descriptors 0, 1, 2 …
	Start(path string, argv, env []string, dir string, files []*os.File) (*os.Process, error)
	// Kill sends a signal; Exec replaces the process; Signals says whether signal handlers may be installed.
	Kill(pid int, sig int) error
	Exec(path string, argv, env []string) error
	Wait(pid int, options int) (wpid int, status int, rusage any, err error)
	// Fork starts a child process from a snapshot and returns its pid; nil error means the child exists.
	Fork(snapshot []byte, keep []uintptr) (pid int, err error)
}

// Environment is the environment variables that the script sees.
type Environment interface {
	Getenv(name string) (string, bool)
	Setenv(name, value string) error
	Unsetenv(name string) error
	Environ() []string
}

// Clock tells the time and sleeps.
type Clock interface {
	Now() time.Time
	// Mono is a monotonic reading in nanoseconds.
	Mono() int64
	// Sleep waits or returns ctx's error.
	Sleep(ctx context.Context, d time.Duration) error
}
