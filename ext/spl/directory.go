package spl

import (
	"strings"

	"gaja/interp/php"
)

// The flags of FilesystemIterator.
const (
	fsCurrentMask     = 0xF0
	fsCurrentSelf     = 0x10
	fsCurrentPathname = 0x20
	fsKeyMask         = 0xF00
	fsKeyFilename     = 0x100
	fsSkipDots        = 0x1000
	fsFollow84        = 0x4000
	fsFollow74        = 0x200
)

// dirState is a directory, or the matches of a pattern, being walked. The names are read when it is opened and again
// with each rewind.
type dirState struct {
	path    string
	glob    string
	sub     string // path below the outermost RecursiveDirectoryIterator
	entries []string
	at      int
	index   int64
}

func (d *dirState) entry() string {
	if d.at >= len(d.entries) {
		return ""
	}
	name := d.entries[d.at]
	if d.glob != "" {
		return name[strings.LastIndexByte(name, '/')+1:]
	}
	return name
}

func (d *dirState) pathname() string {
	if d.at >= len(d.entries) {
		return ""
	}
	if d.glob != "" {
		return d.entries[d.at]
	}
	return d.path + "/" + d.entries[d.at]
}

func (d *dirState) directory() string {
	if d.glob == "" {
		return d.path
	}
	if d.at < len(d.entries) {
		if i := strings.LastIndexByte(d.entries[d.at], '/'); i >= 0 {
			return d.entries[d.at][:i]
		}
	}
	return ""
}

func isDot(name string) bool { return name == "." || name == ".." }

// skip steps over the dot entries when the flags say so.
func (f *fileState) skip() {
	for f.flags&fsSkipDots != 0 && f.dir.at < len(f.dir.entries) && isDot(f.dir.entry()) {
		f.dir.at++
	}
}

// read fills in the names.
func (d *dirState) read(ctx *php.Context, prefix string) error {
	d.entries, d.at, d.index = nil, 0, 0
	if d.glob != "" {
		return d.readGlob(ctx)
	}
	name := php.String(d.path)
	defer name.Release()
	var dir php.Value
	err := throwing(ctx, "UnexpectedValueException", prefix, func() (err error) {
		dir, err = callFunction(ctx, "opendir", name)
		return err
	})
	if err != nil {
		return err
	}
	defer dir.Release()
	for {
		v, err := callFunction(ctx, "readdir", dir)
		if err != nil {
			return err
		}
		if !v.IsString() {
			break
		}
		d.entries = append(d.entries, v.Str().String())
		v.Release()
	}
	v, err := callFunction(ctx, "closedir", dir)
	v.Release()
	return err
}

func (d *dirState) readGlob(ctx *php.Context) error {
	pattern := php.String(strings.TrimPrefix(d.glob, "glob://"))
	defer pattern.Release()
	v, err := callFunction(ctx, "glob", pattern)
	if err != nil || !v.IsArray() {
		return err
	}
	defer v.Release()
	for x := range v.Array().Values() {
		if x.IsString() {
			d.entries = append(d.entries, x.Str().String())
		}
	}
	return nil
}

// openDir is the constructor of the directory iterators.
func openDir(c *php.Call, flags int64, glob bool) (php.Value, error) {
	f, name := fileOf(c.This), c.Str(0)
	if err := noNuls(c, 0, "UnexpectedValueException"); err != nil {
		return php.Undef(), err
	}
	if name == "" {
		if c.Ctx.Level == php.Level74 {
			return php.Undef(), c.Ctx.ThrowError("RuntimeException", "Directory name must not be empty.")
		}
		return php.Undef(), c.ArgValueError(0, "must not be empty")
	}
	if f.dir != nil {
		if c.Ctx.Level == php.Level74 {
			return php.Undef(), c.Ctx.ThrowError("BadMethodCallException", "Directory object is already initialized")
		}
		return php.Undef(), c.Ctx.ThrowError("Error", "Directory object is already initialized")
	}
	d := &dirState{path: name}
	if len(name) > 1 {
		d.path = strings.TrimSuffix(name, "/")
	}
	if glob || strings.HasPrefix(name, "glob://") {
		d.glob = name
		if !strings.HasPrefix(name, "glob://") {
			d.glob = "glob://" + name
		}
	}
	if err := d.read(c.Ctx, c.Name()); err != nil {
		return php.Undef(), err
	}
	f.ready, f.dir, f.flags = true, d, flags
	f.skip()
	return php.Null(), nil
}

func directoryIterator___construct(c *php.Call) (php.Value, error) {
	return openDir(c, fsCurrentSelf, false)
}

func filesystemIterator___construct(c *php.Call) (php.Value, error) {
	flags := c.IntOr(1, fsSkipDots)
	if c.Ctx.Level == php.Level74 {
		flags |= fsSkipDots
	}
	return openDir(c, flags, false)
}

func recursiveDirectoryIterator___construct(c *php.Call) (php.Value, error) {
	return openDir(c, c.IntOr(1, 0), false)
}

func globIterator___construct(c *php.Call) (php.Value, error) { return openDir(c, c.IntOr(1, 0), true) }

func globIterator_count(c *php.Call) (php.Value, error) {
	f, err := dirOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.Int(int64(len(f.dir.entries))), nil
}

func notOpen(ctx *php.Context) error {
	if ctx.Level == php.Level74 {
		return ctx.ThrowError("RuntimeException", "Object not initialized")
	}
	return ctx.ThrowError("Error", "Object not initialized")
}

// dirOf returns the state of a directory iterator whose constructor has run.
func dirOf(c *php.Call) (*fileState, error) {
	if f := fileOf(c.This); f.dir != nil {
		return f, nil
	}
	if c.Ctx.Level == php.Level74 {
		return nil, c.Ctx.ThrowError("LogicException",
			"The parent constructor was not called: the instance is in an invalid state ")
	}
	return nil, c.Ctx.ThrowError("Error", "Object not initialized")
}

func directoryIterator_getFilename(c *php.Call) (php.Value, error) {
	f, err := dirOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.String(f.dir.entry()), nil
}

func directoryIterator___toString(c *php.Call) (php.Value, error) {
	return directoryIterator_getFilename(c)
}

func directoryIterator_getExtension(c *php.Call) (php.Value, error) {
	if _, err := dirOf(c); err != nil {
		return php.Undef(), err
	}
	return splFileInfo_getExtension(c)
}

func directoryIterator_getBasename(c *php.Call) (php.Value, error) {
	if _, err := dirOf(c); err != nil {
		return php.Undef(), err
	}
	return splFileInfo_getBasename(c)
}

func directoryIterator_isDot(c *php.Call) (php.Value, error) {
	f, err := dirOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.Bool(isDot(f.dir.entry())), nil
}

func directoryIterator_rewind(c *php.Call) (php.Value, error) {
	f, err := dirOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if err := f.dir.read(c.Ctx, c.Name()); err != nil {
		return php.Undef(), err
	}
	f.skip()
	return php.Null(), nil
}

func directoryIterator_valid(c *php.Call) (php.Value, error) {
	f, err := dirOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.Bool(f.dir.at < len(f.dir.entries)), nil
}

func directoryIterator_key(c *php.Call) (php.Value, error) {
	f, err := dirOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.Int(f.dir.index), nil
}

func directoryIterator_current(c *php.Call) (php.Value, error) {
	if _, err := dirOf(c); err != nil {
		return php.Undef(), err
	}
	return php.ObjectValue(c.This).Copy(), nil
}

func directoryIterator_next(c *php.Call) (php.Value, error) {
	f, err := dirOf(c)
	if err != nil {
		return php.Undef(), err
	}
	f.dir.index++
	f.dir.at = min(f.dir.at+1, len(f.dir.entries))
	f.skip()
	return php.Null(), nil
}

func filesystemIterator_next(c *php.Call) (php.Value, error) { return directoryIterator_next(c) }

func directoryIterator_seek(c *php.Call) (php.Value, error) {
	f, err := dirOf(c)
	if err != nil {
		return php.Undef(), err
	}
	to := c.Int(0)
	if f.dir.index > to {
		v, err := c.Ctx.CallMethod(c.This, "rewind")
		v.Release()
		if err != nil {
			return php.Undef(), err
		}
	}
	for f.dir.index < to {
		v, err := c.Ctx.CallMethod(c.This, "valid")
		ok := c.Ctx.Truth(v)
		v.Release()
		if err == nil && !ok {
			err = c.Ctx.Throwf("OutOfBoundsException", "Seek position %d is out of range", to)
		}
		if err == nil {
			v, err = c.Ctx.CallMethod(c.This, "next")
			v.Release()
		}
		if err != nil {
			return php.Undef(), err
		}
	}
	return php.Null(), nil
}

func filesystemIterator_rewind(c *php.Call) (php.Value, error) { return directoryIterator_rewind(c) }

func filesystemIterator_key(c *php.Call) (php.Value, error) {
	f, err := dirOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if f.flags&fsKeyMask&fsKeyFilename != 0 {
		return php.String(f.dir.entry()), nil
	}
	return php.String(f.dir.pathname()), nil
}

func filesystemIterator_current(c *php.Call) (php.Value, error) {
	f, err := dirOf(c)
	if err != nil {
		return php.Undef(), err
	}
	switch f.flags & fsCurrentMask {
	case fsCurrentPathname:
		return php.String(f.dir.pathname()), nil
	case 0:
		if f.dir.at >= len(f.dir.entries) {
			return php.Undef(), c.Ctx.ThrowError("RuntimeException", "Could not open file")
		}
		return newInfo(c, nil, f.dir.pathname())
	}
	return php.ObjectValue(c.This).Copy(), nil
}

// fsFlags are the flags that getFlags and setFlags deal with.
func fsFlags(ctx *php.Context) int64 {
	if ctx.Level == php.Level74 {
		return fsKeyMask | fsCurrentMask | 0x3000
	}
	return fsKeyMask | fsCurrentMask | 0x7000
}

func filesystemIterator_getFlags(c *php.Call) (php.Value, error) {
	return php.Int(fileOf(c.This).flags & fsFlags(c.Ctx)), nil
}

func filesystemIterator_setFlags(c *php.Call) (php.Value, error) {
	f := fileOf(c.This)
	f.flags = f.flags&^fsFlags(c.Ctx) | c.Int(0)&fsFlags(c.Ctx)
	return php.Null(), nil
}

func recursiveDirectoryIterator_hasChildren(c *php.Call) (php.Value, error) {
	f, err := dirOf(c)
	if err != nil {
		return php.Undef(), err
	}
	if name := f.dir.entry(); name == "" || isDot(name) {
		return php.False(), nil
	}
	link, err := stat(c, "is_link")
	if err != nil {
		return php.Undef(), err
	}
	follow := int64(fsFollow84)
	if c.Ctx.Level == php.Level74 {
		follow = fsFollow74
	}
	if link.IsTrue() && !c.Arg(0).IsTrue() && f.flags&follow == 0 {
		return php.False(), nil
	}
	return stat(c, "is_dir")
}

func recursiveDirectoryIterator_getChildren(c *php.Call) (php.Value, error) {
	f, err := dirOf(c)
	if err != nil {
		return php.Undef(), err
	}
	name := php.String(f.dir.pathname())
	defer name.Release()
	o, err := c.Ctx.Instantiate(c.This.Class, name, php.Int(f.flags))
	if err != nil {
		return php.Undef(), err
	}
	g := fileOf(o)
	if g.dir != nil {
		g.dir.sub = f.subPathname()
	}
	g.info, g.file = f.info, f.file
	return php.ObjectValue(o), nil
}

func (f *fileState) subPathname() string {
	if f.dir.sub == "" {
		return f.dir.entry()
	}
	return f.dir.sub + "/" + f.dir.entry()
}

func recursiveDirectoryIterator_getSubPath(c *php.Call) (php.Value, error) {
	f, err := dirOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.String(f.dir.sub), nil
}

func recursiveDirectoryIterator_getSubPathname(c *php.Call) (php.Value, error) {
	f, err := dirOf(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.String(f.subPathname()), nil
}
