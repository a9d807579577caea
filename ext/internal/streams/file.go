package streams

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gaja/interp/php"
	"gaja/interp/stream"
)

// FileWrapper opens plain files of the host.
type FileWrapper struct{}

// ParseMode turns fopen's mode into flags of open; ok is false for what is no mode.
func ParseMode(mode string) (flag int, ok bool) {
	if mode == "" {
		return 0, false
	}
	switch mode[0] {
	case 'r':
	case 'w':
		flag = os.O_TRUNC | os.O_CREATE
	case 'a':
		flag = os.O_CREATE | os.O_APPEND
	case 'x':
		flag = os.O_CREATE | os.O_EXCL
	case 'c':
		flag = os.O_CREATE
	default:
		return 0, false
	}
	switch {
	case strings.Contains(mode, "+"):
		flag |= os.O_RDWR
	case flag != 0:
		flag |= os.O_WRONLY
	}
	return flag, true
}

// Open opens a file.
func (FileWrapper) Open(o *Opening) (*stream.Stream, error) {
	flag, ok := ParseMode(o.Mode)
	if !ok {
		return nil, &Failure{"`" + o.Mode + "' is not a valid mode for fopen"}
	}
	if o.Ctx.Host.FS == nil {
		return nil, EACCES
	}
	name := o.Path
	if o.Include {
		if found, ok := Resolve(o.Ctx, name); ok {
			name = found
		}
	}
	if strings.IndexByte(name, 0) >= 0 {
		return nil, ENOENT
	}
	if !Allowed(o, name) {
		return nil, EPERM
	}
	f, err := o.Ctx.Host.FS.OpenFile(name, flag, 0o666)
	if err != nil {
		return nil, err
	}
	if o.ForInclude {
		if info, err := f.Stat(); err == nil && !info.Mode().IsRegular() && info.Mode().IsDir() {
			f.Close()
			return nil, EISDIR
		}
	}
	s := stream.New(FileBackend(o.Ctx, f), "plainfile", "STDIO", o.Mode)
	return s, nil
}

// FileBackend is the backend for an open file of the host. What is not a regular file but has a descriptor is read and
// written on the engine's terms.
func FileBackend(ctx *php.Context, f php.File) stream.Backend {
	info, err := f.Stat()
	if err == nil && info.Mode()&(fs.ModeNamedPipe|fs.ModeCharDevice|fs.ModeSocket) != 0 {
		if d, ok := f.(php.Descriptor); ok {
			return Adopt(ctx, f, int(d.Fd()))
		}
	}
	return &fileBackend{ctx: ctx, File: f}
}

type fileBackend struct {
	ctx *php.Context
	php.File
}

func (b *fileBackend) Greedy() bool { return true }

func (b *fileBackend) Fd() uintptr {
	if d, ok := b.File.(php.Descriptor); ok {
		return d.Fd()
	}
	return ^uintptr(0)
}

func (b *fileBackend) Flock(op int) error {
	if d, ok := b.File.(php.Descriptor); ok {
		return Flock(b.ctx, int(d.Fd()), op)
	}
	return stream.ErrUnsupported
}

// Resolve finds a relative name along the include path.
func Resolve(ctx *php.Context, name string) (string, bool) {
	fsys := ctx.Host.FS
	if fsys == nil || name == "" {
		return "", false
	}
	if filepath.IsAbs(name) || strings.HasPrefix(name, "./") || strings.HasPrefix(name, "../") {
		p, err := fsys.Realpath(name)
		return p, err == nil
	}
	path := ctx.Ini.Get("include_path")
	if path == "" {
		path = "."
	}
	for _, dir := range filepath.SplitList(path) {
		if p, err := fsys.Realpath(filepath.Join(dir, name)); err == nil {
			return p, true
		}
	}
	if file, _ := ctx.Position(); file != "" {
		if p, err := fsys.Realpath(filepath.Join(filepath.Dir(file), name)); err == nil {
			return p, true
		}
	}
	return "", false
}

// Unlink removes a file.
func (FileWrapper) Unlink(o *Opening) error {
	if o.Ctx.Host.FS == nil {
		return EACCES
	}
	if !Allowed(o, o.Path) {
		return ErrSaid
	}
	return o.Ctx.Host.FS.Remove(o.Path)
}

// Rename renames a file; across devices it is copied.
func (FileWrapper) Rename(o *Opening, to string) error {
	if o.Ctx.Host.FS == nil {
		return EACCES
	}
	to = strings.TrimPrefix(to, "file://")
	if !Allowed(o, o.Path) || !Allowed(o, to) {
		return ErrSaid
	}
	return o.Ctx.Host.FS.Rename(o.Path, to)
}

// Mkdir makes a directory, with its parents if recursive.
func (FileWrapper) Mkdir(o *Opening, mode fs.FileMode, recursive bool) error {
	fsys := o.Ctx.Host.FS
	if fsys == nil {
		return EACCES
	}
	if !recursive {
		if !Allowed(o, o.Path) {
			return ErrSaid
		}
		return fsys.Mkdir(o.Path, mode)
	}
	if o.Ctx.BaseDir() != "" && !o.treeAllowed() {
		return ErrSaid
	}
	name := strings.TrimRight(o.Path, "/")
	var missing []string
	for p := name; p != "" && p != "."; p = filepath.Dir(p) {
		if _, err := fsys.Stat(p); err == nil {
			break
		}
		missing = append(missing, p)
		if p == filepath.Dir(p) {
			break
		}
	}
	if len(missing) == 0 {
		return fsys.Mkdir(o.Path, mode)
	}
	for i := len(missing) - 1; i >= 0; i-- {
		if err := fsys.Mkdir(missing[i], mode); err != nil {
			return err
		}
	}
	return nil
}

// treeAllowed is Allowed for a directory that is made with its parents: 8.4 asks about the whole name, 7.4 about the
// first directory to be made.
func (o *Opening) treeAllowed() bool {
	name := filepath.Clean(o.Path)
	if cwd, err := o.Ctx.Host.FS.Getwd(); err == nil && !filepath.IsAbs(name) {
		name = filepath.Join(cwd, name)
	}
	for o.Ctx.Level == php.Level74 {
		parent := filepath.Dir(name)
		if _, err := o.Ctx.Host.FS.Stat(parent); err == nil || parent == name {
			break
		}
		name = parent
	}
	return Allowed(o, name)
}

// Rmdir removes a directory.
func (FileWrapper) Rmdir(o *Opening) error {
	if o.Ctx.Host.FS == nil {
		return EACCES
	}
	if !Allowed(o, o.Path) {
		return ErrSaid
	}
	return o.Ctx.Host.FS.Rmdir(o.Path)
}

// URLStat describes a file.
func (FileWrapper) URLStat(o *Opening, link, quiet bool) (*Stat, error) {
	fsys := o.Ctx.Host.FS
	if fsys == nil {
		return nil, EACCES
	}
	if ok, why := o.Ctx.PathAllowed(o.Path); !ok {
		if quiet {
			return nil, EPERM
		}
		warn(o, "%s", why)
		return nil, ErrSaid
	}
	if strings.IndexByte(o.Path, 0) >= 0 {
		return nil, ENOENT
	}
	get := fsys.Stat
	if link {
		get = fsys.Lstat
	}
	info, err := get(o.Path)
	if err != nil {
		return nil, err
	}
	return StatOf(info), nil
}

// OpenDir lists a directory.
func (FileWrapper) OpenDir(o *Opening) (*stream.Stream, error) {
	if o.Ctx.Host.FS == nil {
		return nil, EACCES
	}
	if !Allowed(o, o.Path) {
		return nil, EPERM
	}
	list, err := o.Ctx.Host.FS.ReadDir(o.Path)
	if err != nil {
		return nil, err
	}
	names := make([]string, 0, len(list)+2)
	names = append(names, ".", "..")
	for _, e := range list {
		names = append(names, e.Name())
	}
	return NewDir(names, "plainfile"), nil
}
