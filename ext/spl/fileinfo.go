package spl

import (
	"strings"

	"gaja/interp/php"
)

// fileState is the native state of SplFileInfo and its children. Files, directories and their facts are reached through
// the functions of the standard extension, so stream wrappers and the host's policy hold here too; what those functions
// would warn about is thrown.
type fileState struct {
	ready bool
	path  string // of the directory that holds it
	name  string // the whole name; of directories: computed from the entry
	info  *php.Class
	file  *php.Class
	flags int64

	dir  *dirState
	open *openState
}

func fileOf(o *php.Object) *fileState { return o.Native.(*fileState) }

var fileInfoHandlers = php.Handlers{
	New: func(_ *php.Context, o *php.Object) { o.Native = &fileState{} },
	Clone: func(ctx *php.Context, from, to *php.Object) error {
		f, t := fileOf(from), fileOf(to)
		if f.open != nil {
			return ctx.Throwf("Error", "Trying to clone an uncloneable object of class %s", from.Class.Name)
		}
		*t = *f
		if f.dir != nil {
			d := *f.dir
			t.dir = &d
		}
		return nil
	},
	Free: func(o *php.Object) {
		if p := fileOf(o).open; p != nil {
			p.drop()
			p.stream.Release()
		}
	},
	Walk: func(o *php.Object, visit func(*php.Value)) {
		if p := fileOf(o).open; p != nil {
			visit(&p.stream)
			visit(&p.record)
		}
	},
}

// setName splits a name into the directory and the rest; slashes at the end do not count.
func (f *fileState) setName(name string) {
	for len(name) > 1 && strings.HasSuffix(name, "/") {
		name = name[:len(name)-1]
	}
	f.ready, f.name, f.path = true, name, ""
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		f.path = name[:i]
	}
}

// pathname is the whole name, or "" for a directory iterator that is at its end.
func (f *fileState) pathname() string {
	if f.dir != nil {
		return f.dir.pathname()
	}
	return f.name
}

// filename is the name without the directory.
func (f *fileState) filename() string {
	if f.dir != nil {
		return f.dir.entry()
	}
	if f.path != "" && len(f.path) < len(f.name) {
		return f.name[len(f.path)+1:]
	}
	return f.name
}

func (f *fileState) directory() string {
	if f.dir != nil {
		return f.dir.directory()
	}
	return f.path
}

func splFileInfo___construct(c *php.Call) (php.Value, error) {
	if err := noNuls(c, 0, "TypeError"); err != nil {
		return php.Undef(), err
	}
	fileOf(c.This).setName(c.Str(0))
	return php.Null(), nil
}

func splFileInfo_getPath(c *php.Call) (php.Value, error) {
	return php.String(fileOf(c.This).directory()), nil
}

func splFileInfo_getFilename(c *php.Call) (php.Value, error) {
	f := fileOf(c.This)
	if !f.ready {
		return php.Undef(), notOpen(c.Ctx)
	}
	return php.String(f.filename()), nil
}

func splFileInfo_getExtension(c *php.Call) (php.Value, error) {
	if !fileOf(c.This).ready {
		return php.Undef(), notOpen(c.Ctx)
	}
	name := fileOf(c.This).filename()
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		return php.String(name[i+1:]), nil
	}
	return php.String(""), nil
}

func splFileInfo_getBasename(c *php.Call) (php.Value, error) {
	if !fileOf(c.This).ready {
		return php.Undef(), notOpen(c.Ctx)
	}
	name := php.String(fileOf(c.This).filename())
	defer name.Release()
	suffix := php.String(c.Str(0))
	defer suffix.Release()
	return callFunction(c.Ctx, "basename", name, suffix)
}

func splFileInfo_getPathname(c *php.Call) (php.Value, error) {
	return php.String(fileOf(c.This).pathname()), nil
}

func splFileInfo___toString(c *php.Call) (php.Value, error) { return splFileInfo_getPathname(c) }

// stat asks a function of the standard extension about the file.
func stat(c *php.Call, function string) (php.Value, error) {
	f := fileOf(c.This)
	if !f.ready {
		return php.Undef(), notOpen(c.Ctx)
	}
	name := php.String(f.pathname())
	defer name.Release()
	var v php.Value
	err := throwing(c.Ctx, "RuntimeException", c.Name(), func() (err error) {
		v, err = callFunction(c.Ctx, function, name)
		return err
	})
	return v, err
}

func splFileInfo_getPerms(c *php.Call) (php.Value, error)     { return stat(c, "fileperms") }
func splFileInfo_getInode(c *php.Call) (php.Value, error)     { return stat(c, "fileinode") }
func splFileInfo_getSize(c *php.Call) (php.Value, error)      { return stat(c, "filesize") }
func splFileInfo_getOwner(c *php.Call) (php.Value, error)     { return stat(c, "fileowner") }
func splFileInfo_getGroup(c *php.Call) (php.Value, error)     { return stat(c, "filegroup") }
func splFileInfo_getATime(c *php.Call) (php.Value, error)     { return stat(c, "fileatime") }
func splFileInfo_getMTime(c *php.Call) (php.Value, error)     { return stat(c, "filemtime") }
func splFileInfo_getCTime(c *php.Call) (php.Value, error)     { return stat(c, "filectime") }
func splFileInfo_getType(c *php.Call) (php.Value, error)      { return stat(c, "filetype") }
func splFileInfo_isWritable(c *php.Call) (php.Value, error)   { return stat(c, "is_writable") }
func splFileInfo_isReadable(c *php.Call) (php.Value, error)   { return stat(c, "is_readable") }
func splFileInfo_isExecutable(c *php.Call) (php.Value, error) { return stat(c, "is_executable") }
func splFileInfo_isFile(c *php.Call) (php.Value, error)       { return stat(c, "is_file") }
func splFileInfo_isDir(c *php.Call) (php.Value, error)        { return stat(c, "is_dir") }
func splFileInfo_isLink(c *php.Call) (php.Value, error)       { return stat(c, "is_link") }

func splFileInfo_getLinkTarget(c *php.Call) (php.Value, error) {
	name := fileOf(c.This).pathname()
	if !fileOf(c.This).ready && c.Ctx.Level != php.Level74 {
		return php.Undef(), notOpen(c.Ctx)
	}
	if name == "" {
		if c.Ctx.Level == php.Level74 {
			c.Warn("Empty filename")
			return php.False(), c.Ctx.Pending
		}
		return php.Undef(), c.ValueError("Filename cannot be empty")
	}
	arg := php.String(name)
	defer arg.Release()
	var v php.Value
	var said string
	err := quietly(c.Ctx, &said, func() (err error) {
		v, err = callFunction(c.Ctx, "readlink", arg)
		return err
	})
	if err == nil && !v.IsString() {
		if i := strings.Index(said, "): "); i >= 0 {
			said = said[i+3:]
		}
		err = c.Ctx.Throwf("RuntimeException", "Unable to read link %s, error: %s", name, said)
	}
	return v, err
}

// quietly runs f without showing its warnings; the last one's text goes to *said.
func quietly(ctx *php.Context, said *string, f func() error) error {
	errs := ctx.Errors()
	last, handling := errs.Last, errs.Handling
	errs.Last, errs.Handling = nil, true
	saved := errs.Silence()
	err := f()
	errs.Unsilence(saved)
	if errs.Last != nil && said != nil {
		*said = errs.Last.Msg
	}
	errs.Last, errs.Handling = last, handling
	return err
}

func splFileInfo_getRealPath(c *php.Call) (php.Value, error) {
	f := fileOf(c.This)
	name := php.String(f.pathname())
	defer name.Release()
	return callFunction(c.Ctx, "realpath", name)
}

// derived reads the name of a class derived from a base; nil when none is given.
func derived(c *php.Call, i int, base string) (*php.Class, error) {
	if c.IsNull(i) {
		return nil, nil
	}
	of, err := c.Ctx.FindClass(base, false)
	if err != nil {
		return nil, err
	}
	class, err := c.Ctx.FindClass(trimSlash(c.Str(i)), true)
	if err != nil {
		return nil, err
	}
	if class != nil && class.Is(of) {
		return class, nil
	}
	if c.Ctx.Level == php.Level74 {
		return nil, c.Ctx.Throwf("UnexpectedValueException",
			"%s() expects parameter %d to be a class name derived from %s, '%s' given", c.Name(), i+1, base, c.Str(i))
	}
	or := ""
	if c.Name() == "SplFileInfo::getFileInfo" || c.Name() == "SplFileInfo::getPathInfo" {
		or = " or null"
	}
	return nil, c.ArgTypeError(i, "must be a class name derived from %s%s, %s given", base, or, c.Str(i))
}

func splFileInfo_setFileClass(c *php.Call) (php.Value, error) {
	class, err := derived(c, 0, "SplFileObject")
	fileOf(c.This).file = class
	return php.Null(), err
}

func splFileInfo_setInfoClass(c *php.Call) (php.Value, error) {
	class, err := derived(c, 0, "SplFileInfo")
	fileOf(c.This).info = class
	return php.Null(), err
}

// newInfo makes a SplFileInfo, or what was set to take its place, for a name.
func newInfo(c *php.Call, class *php.Class, name string) (php.Value, error) {
	f := fileOf(c.This)
	if class == nil {
		class = f.info
	}
	if class == nil {
		var err error
		if class, err = c.Ctx.FindClass("SplFileInfo", false); err != nil {
			return php.Undef(), err
		}
	}
	arg := php.String(name)
	defer arg.Release()
	o, err := c.Ctx.Instantiate(class, arg)
	if err != nil {
		return php.Undef(), err
	}
	if g, ok := o.Native.(*fileState); ok {
		g.info, g.file = f.info, f.file
	}
	return php.ObjectValue(o), nil
}

func splFileInfo_getFileInfo(c *php.Call) (php.Value, error) {
	class, err := derived(c, 0, "SplFileInfo")
	if err != nil {
		return php.Undef(), err
	}
	if f := fileOf(c.This); !f.ready {
		return php.Undef(), notOpen(c.Ctx)
	}
	return newInfo(c, class, fileOf(c.This).pathname())
}

func splFileInfo_getPathInfo(c *php.Call) (php.Value, error) {
	class, err := derived(c, 0, "SplFileInfo")
	if err != nil {
		return php.Undef(), err
	}
	name := fileOf(c.This).pathname()
	if name == "" {
		return php.Null(), nil
	}
	arg := php.String(name)
	defer arg.Release()
	dir, err := callFunction(c.Ctx, "dirname", arg)
	if err != nil {
		return php.Undef(), err
	}
	defer dir.Release()
	if !dir.IsString() || dir.Str().Len() == 0 {
		return php.Null(), nil
	}
	return newInfo(c, class, dir.Str().String())
}

func splFileInfo_openFile(c *php.Call) (php.Value, error) {
	f := fileOf(c.This)
	class := f.file
	if class == nil {
		var err error
		if class, err = c.Ctx.FindClass("SplFileObject", false); err != nil {
			return php.Undef(), err
		}
	}
	name := php.String(f.pathname())
	defer name.Release()
	args := []php.Value{name}
	for i := 0; i < c.N() && !c.Arg(i).IsUndef(); i++ {
		args = append(args, c.Arg(i))
	}
	o, err := c.Ctx.Instantiate(class, args...)
	if err != nil {
		return php.Undef(), err
	}
	return php.ObjectValue(o), nil
}

func splFileInfo__bad_state_ex(c *php.Call) (php.Value, error) {
	return php.Undef(), c.Ctx.ThrowError("LogicException",
		"The parent constructor was not called: the instance is in an invalid state")
}

func splFileInfo___debugInfo(c *php.Call) (php.Value, error) {
	f, a := fileOf(c.This), ownProps(c.This)
	setPrivate(a, "SplFileInfo", "pathName", php.String(f.pathname()))
	if name := f.pathname(); name != "" {
		setPrivate(a, "SplFileInfo", "fileName", php.String(f.filename()))
	}
	if d := f.dir; d != nil {
		glob := php.False()
		if d.glob != "" {
			glob = php.String(d.glob)
		}
		setPrivate(a, "DirectoryIterator", "glob", glob)
		setPrivate(a, "RecursiveDirectoryIterator", "subPathName", php.String(d.sub))
	}
	if p := f.open; p != nil {
		setPrivate(a, "SplFileObject", "openMode", php.String(p.mode))
		setPrivate(a, "SplFileObject", "delimiter", php.String(p.delimiter))
		setPrivate(a, "SplFileObject", "enclosure", php.String(p.enclosure))
	}
	return php.ArrayValue(a), nil
}
