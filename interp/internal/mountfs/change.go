package mountfs

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
	"syscall"
	"time"
)

// writable returns the root that a change goes to.
func (f *FS) writable(op, name string) (*os.Root, string, error) {
	if strings.IndexByte(name, 0) >= 0 {
		return nil, "", fail(op, name, syscall.EINVAL)
	}
	m, rel := f.find(name)
	switch {
	case m == nil && f.above(rel):
		return nil, "", fail(op, name, syscall.EACCES)
	case m == nil && f.above(path.Dir(rel)):
		return nil, "", fail(op, name, syscall.EROFS)
	case m == nil:
		return nil, "", fail(op, name, syscall.ENOENT)
	case m.root == nil:
		return nil, "", fail(op, name, syscall.EROFS)
	}
	return m.root, rel, nil
}

// Mkdir makes a directory.
func (f *FS) Mkdir(name string, perm fs.FileMode) error {
	root, rel, err := f.writable("mkdir", name)
	if err != nil {
		return err
	}
	return root.Mkdir(rel, perm.Perm())
}

// Remove removes a file, not a directory.
func (f *FS) Remove(name string) error { return f.remove("unlink", name, false) }

// Rmdir removes an empty directory.
func (f *FS) Rmdir(name string) error { return f.remove("rmdir", name, true) }

func (f *FS) remove(op, name string, wantDir bool) error {
	root, rel, err := f.writable(op, name)
	if err != nil {
		return err
	}
	info, err := root.Lstat(rel)
	switch {
	case err != nil:
		return err
	case rel == ".":
		return fail(op, name, syscall.EBUSY)
	case wantDir && !info.IsDir():
		return fail(op, name, syscall.ENOTDIR)
	case !wantDir && info.IsDir():
		return fail(op, name, syscall.EISDIR)
	}
	return root.Remove(rel)
}

// two resolves both names of an operation, which must lie in one mount.
func (f *FS) two(op, from, to string) (root *os.Root, a, b string, err error) {
	root, a, err = f.writable(op, from)
	if err != nil {
		return nil, "", "", err
	}
	other, b, err := f.writable(op, to)
	if err == nil && other != root {
		err = fail(op, to, syscall.EXDEV)
	}
	return root, a, b, err
}

// Rename moves within one mount.
func (f *FS) Rename(from, to string) error {
	root, a, b, err := f.two("rename", from, to)
	if err != nil {
		return err
	}
	return root.Rename(a, b)
}

// Link makes a hard link within one mount.
func (f *FS) Link(from, to string) error {
	root, a, b, err := f.two("link", from, to)
	if err != nil {
		return err
	}
	return root.Link(a, b)
}

// Symlink makes a symbolic link; one that leaves its mount cannot be followed.
func (f *FS) Symlink(target, name string) error {
	root, rel, err := f.writable("symlink", name)
	if err != nil {
		return err
	}
	return root.Symlink(target, rel)
}

// Readlink returns a symbolic link's text.
func (f *FS) Readlink(name string) (string, error) {
	m, rel := f.find(name)
	if m == nil {
		return "", fail("readlink", name, syscall.ENOENT)
	}
	if m.root == nil {
		return "", fail("readlink", name, syscall.EINVAL)
	}
	return m.root.Readlink(rel)
}

// Chmod changes permissions.
func (f *FS) Chmod(name string, mode fs.FileMode) error {
	root, rel, err := f.writable("chmod", name)
	if err != nil {
		return err
	}
	return root.Chmod(rel, mode)
}

// Chown changes the owner.
func (f *FS) Chown(name string, uid, gid int, follow bool) error {
	root, rel, err := f.writable("chown", name)
	if err != nil {
		return err
	}
	if follow {
		return root.Chown(rel, uid, gid)
	}
	return root.Lchown(rel, uid, gid)
}

// Chtimes changes the times.
func (f *FS) Chtimes(name string, atime, mtime time.Time) error {
	root, rel, err := f.writable("utime", name)
	if err != nil {
		return err
	}
	return root.Chtimes(rel, atime, mtime)
}

// Truncate changes a file's size.
func (f *FS) Truncate(name string, size int64) error {
	root, rel, err := f.writable("truncate", name)
	if err != nil {
		return err
	}
	file, err := root.OpenFile(rel, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Truncate(size), file.Close())
}
