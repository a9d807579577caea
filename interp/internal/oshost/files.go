package oshost

import (
	"io/fs"
	"os"
	"strings"
	"syscall"
	"time"

	"gaja/interp/php"
)

type files struct{}

// Files returns the system's files. The working directory is the process's.
func Files() php.FileSystem { return files{} }

func (files) OpenFile(name string, flag int, perm fs.FileMode) (php.File, error) {
	f, err := os.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (files) Stat(name string) (fs.FileInfo, error)     { return os.Stat(name) }
func (files) Lstat(name string) (fs.FileInfo, error)    { return os.Lstat(name) }
func (files) ReadFile(name string) ([]byte, error)      { return os.ReadFile(name) }
func (files) Mkdir(name string, perm fs.FileMode) error { return os.Mkdir(name, perm) }
func (files) Remove(name string) error {
	return ignoreEINTR(func() error { return syscall.Unlink(name) })
}
func (files) Rmdir(name string) error {
	return ignoreEINTR(func() error { return syscall.Rmdir(name) })
}
func (files) Rename(from, to string) error                { return syscall.Rename(from, to) }
func (files) Link(from, to string) error                  { return os.Link(from, to) }
func (files) Symlink(target, name string) error           { return os.Symlink(target, name) }
func (files) Readlink(name string) (string, error)        { return os.Readlink(name) }
func (files) Chmod(name string, mode fs.FileMode) error   { return os.Chmod(name, mode) }
func (files) Truncate(name string, size int64) error      { return os.Truncate(name, size) }
func (files) Getwd() (string, error)                      { return syscall.Getwd() }
func (files) Chdir(name string) error                     { return os.Chdir(name) }
func (files) Chtimes(name string, at, mt time.Time) error { return os.Chtimes(name, at, mt) }

// ReadDir lists a directory in the system's order, as readdir does.
func (files) ReadDir(name string) ([]fs.DirEntry, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.ReadDir(-1)
}

// maxLinks bounds the symbolic links on one way, as the system does.
const maxLinks = 40

// Realpath resolves symbolic links and makes the name absolute. Every part but the last must be a directory, also where a
// dot or a slash follows.
func (files) Realpath(name string) (string, error) {
	if !strings.HasPrefix(name, "/") {
		cwd, err := syscall.Getwd()
		if err != nil {
			return "", err
		}
		name = cwd + "/" + name
	}
	done, rest, links := "", name, 0
	for rest != "" {
		var part string
		part, rest, _ = strings.Cut(rest, "/")
		switch part {
		case "", ".":
			continue
		case "..":
			done = done[:max(strings.LastIndexByte(done, '/'), 0)]
			continue
		}
		next := done + "/" + part
		info, err := os.Lstat(next)
		switch {
		case err != nil:
			return "", err
		case info.Mode()&fs.ModeSymlink != 0:
			target, err := os.Readlink(next)
			if err != nil {
				return "", err
			}
			if links++; links > maxLinks {
				return "", syscall.ELOOP
			}
			if strings.HasPrefix(target, "/") {
				done = ""
			}
			rest = target + "/" + rest
			continue
		case !info.IsDir() && strings.Trim(rest, "/") != "":
			return "", syscall.ENOTDIR
		}
		done = next
	}
	if done == "" {
		return "/", nil
	}
	return done, nil
}

func (files) Chown(name string, uid, gid int, follow bool) error {
	if follow {
		return os.Chown(name, uid, gid)
	}
	return os.Lchown(name, uid, gid)
}

// TempDir is TMPDIR without a final slash, or /tmp.
func (files) TempDir() string {
	if dir := os.Getenv("TMPDIR"); dir != "" {
		if len(dir) > 1 && dir[len(dir)-1] == '/' {
			dir = dir[:len(dir)-1]
		}
		return dir
	}
	return "/tmp"
}

func ignoreEINTR(f func() error) error {
	for {
		if err := f(); err != syscall.EINTR {
			return err
		}
	}
}
