// Package mountfs is a script's file system put together by its host: directories at absolute paths, each a read-only
// fs.FS or a writable *os.Root.
//
// A name is made absolute against the working directory, cleaned as text, and given to the mount with the longest
// matching path. Nothing leads out: ".." is gone before a mount is asked, an fs.FS knows no other files, and an os.Root
// follows no symbolic link that leaves it. Directories above the mounts exist, so that they can be listed and entered;
// they are read-only. What a mount cannot do is refused with EROFS or EACCES, as the system would.
package mountfs

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"syscall"
	"time"

	"gaja/interp/php"
)

// FS is the file system of one engine. It implements php.FileSystem.
type FS struct {
	mounts []mount // longest path first
	cwd    string
}

type mount struct {
	at   string
	root *os.Root // nil for a read-only mount
	fs   fs.FS
}

// New makes a file system of mounts by absolute path, each an fs.FS or *os.Root.
func New(mounts map[string]any) (*FS, error) {
	f := &FS{cwd: "/"}
	for at, m := range mounts {
		if !path.IsAbs(at) || path.Clean(at) != at {
			return nil, fmt.Errorf("mount %q: not a clean absolute path", at)
		}
		switch m := m.(type) {
		case *os.Root:
			f.mounts = append(f.mounts, mount{at, m, m.FS()})
		case fs.FS:
			f.mounts = append(f.mounts, mount{at, nil, m})
		default:
			return nil, fmt.Errorf("mount %q: %T is neither fs.FS nor *os.Root", at, m)
		}
	}
	slices.SortFunc(f.mounts, func(a, b mount) int {
		if len(a.at) != len(b.at) {
			return len(b.at) - len(a.at)
		}
		return strings.Compare(a.at, b.at)
	})
	return f, nil
}

func (f *FS) abs(name string) string {
	if !path.IsAbs(name) {
		name = f.cwd + "/" + name
	}
	return path.Clean(name)
}

// find returns the mount of a name and the name within it; m is nil for what no mount has.
func (f *FS) find(name string) (m *mount, rel string) {
	name = f.abs(name)
	for i := range f.mounts {
		m := &f.mounts[i]
		switch {
		case name == m.at:
			return m, "."
		case m.at == "/":
			return m, name[1:]
		case strings.HasPrefix(name, m.at+"/"):
			return m, name[len(m.at)+1:]
		}
	}
	return nil, name
}

// above reports whether a directory exists only because mounts lie below it.
func (f *FS) above(name string) bool {
	if name == "/" {
		return true
	}
	return slices.ContainsFunc(f.mounts, func(m mount) bool { return strings.HasPrefix(m.at, name+"/") })
}

func fail(op, name string, err error) error { return &fs.PathError{Op: op, Path: name, Err: err} }

// OpenFile opens a file of a mount.
func (f *FS) OpenFile(name string, flag int, perm fs.FileMode) (php.File, error) {
	if strings.IndexByte(name, 0) >= 0 {
		return nil, fail("open", name, syscall.EINVAL)
	}
	m, rel := f.find(name)
	switch {
	case m == nil && f.above(rel):
		return nil, fail("open", name, syscall.EISDIR)
	case m == nil:
		return nil, fail("open", name, syscall.ENOENT)
	case m.root != nil:
		file, err := m.root.OpenFile(rel, flag, perm)
		if err != nil {
			return nil, err
		}
		return file, nil
	case flag&(os.O_WRONLY|os.O_RDWR|os.O_CREATE|os.O_TRUNC|os.O_APPEND) != 0:
		if _, err := fs.Stat(m.fs, rel); flag&os.O_CREATE == 0 && err != nil {
			return nil, err
		}
		return nil, fail("open", name, syscall.EROFS)
	}
	file, err := m.fs.Open(rel)
	if err != nil {
		return nil, err
	}
	return &readOnly{File: file}, nil
}

// Stat follows symbolic links within the mount.
func (f *FS) Stat(name string) (fs.FileInfo, error) {
	m, rel := f.find(name)
	if m == nil {
		return f.statAbove(name, rel)
	}
	if m.root != nil {
		return m.root.Stat(rel)
	}
	return fs.Stat(m.fs, rel)
}

// Lstat does not follow the last symbolic link.
func (f *FS) Lstat(name string) (fs.FileInfo, error) {
	m, rel := f.find(name)
	if m == nil {
		return f.statAbove(name, rel)
	}
	if m.root != nil {
		return m.root.Lstat(rel)
	}
	return fs.Stat(m.fs, rel)
}

func (f *FS) statAbove(name, abs string) (fs.FileInfo, error) {
	if f.above(abs) {
		return dirInfo(path.Base(abs)), nil
	}
	return nil, fail("stat", name, syscall.ENOENT)
}

// ReadDir lists a directory; the names of mounts in it are there even when the mount around it has none.
func (f *FS) ReadDir(name string) ([]fs.DirEntry, error) {
	m, rel := f.find(name)
	var list []fs.DirEntry
	dir := f.abs(name)
	if m != nil {
		var err error
		if list, err = fs.ReadDir(m.fs, rel); err != nil {
			return nil, err
		}
	} else if !f.above(dir) {
		return nil, fail("open", name, syscall.ENOENT)
	}
	prefix := strings.TrimSuffix(dir, "/") + "/"
	for _, m := range f.mounts {
		rest, ok := strings.CutPrefix(m.at, prefix)
		first, _, _ := strings.Cut(rest, "/")
		if !ok || first == "" || slices.ContainsFunc(list, func(e fs.DirEntry) bool { return e.Name() == first }) {
			continue
		}
		list = append(list, fs.FileInfoToDirEntry(dirInfo(first)))
	}
	return list, nil
}

// ReadFile reads a whole file.
func (f *FS) ReadFile(name string) ([]byte, error) {
	m, rel := f.find(name)
	if m == nil {
		return nil, fail("open", name, syscall.ENOENT)
	}
	return fs.ReadFile(m.fs, rel)
}

// Getwd returns the working directory, "/" at first.
func (f *FS) Getwd() (string, error) { return f.cwd, nil }

// Chdir changes the working directory of this engine alone.
func (f *FS) Chdir(name string) error {
	info, err := f.Stat(name)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return fail("chdir", name, syscall.ENOTDIR)
	}
	f.cwd = f.abs(name)
	return nil
}

// Realpath makes a name absolute; it must exist. Links within mounts are not resolved: the name stays what the script
// may use.
func (f *FS) Realpath(name string) (string, error) {
	if _, err := f.Stat(name); err != nil {
		return "", err
	}
	return f.abs(name), nil
}

// TempDir is /tmp, whether it is mounted or not.
func (f *FS) TempDir() string { return "/tmp" }

// dirInfo is a directory above the mounts.
type dirInfo string

func (d dirInfo) Name() string       { return string(d) }
func (d dirInfo) Size() int64        { return 0 }
func (d dirInfo) Mode() fs.FileMode  { return fs.ModeDir | 0o555 }
func (d dirInfo) ModTime() time.Time { return time.Time{} }
func (d dirInfo) IsDir() bool        { return true }
func (d dirInfo) Sys() any           { return nil }
