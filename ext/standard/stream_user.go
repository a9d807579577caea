package standard

import (
	"errors"
	"io"
	"io/fs"
	"time"

	"gaja/ext/internal/streams"
	"gaja/interp/php"
	"gaja/interp/stream"
)

// userWrapper is a scheme that a class of the script serves: its methods are stream_open, url_stat, unlink and so on.
type userWrapper struct{ class *php.Class }

// make returns a fresh object of the class with its context.
func (w *userWrapper) make(o *streams.Opening) (*php.Object, error) {
	if w.class.IsAbstract() {
		return nil, &streams.Failure{Text: "operation failed"}
	}
	if err := o.Ctx.Machine.PrepareClass(w.class); err != nil {
		return nil, err
	}
	obj := php.NewObject(w.class)
	if o.Context != nil && o.Context.Res != nil {
		obj.SetProp("context", php.ResourceValue(o.Context.Res).Copy())
	} else {
		obj.SetProp("context", php.Null())
	}
	if w.class.Ctor != nil {
		if err := o.Ctx.Machine.Construct(obj, nil, nil); err != nil {
			obj.SkipDestructor()
			php.ObjectValue(obj).Release()
			return nil, err
		}
	}
	return obj, nil
}

// errNoMethod says that the class has no such method.
var errNoMethod = errors.New("no such method")

// call calls a method with arguments that it takes over; the result is owned.
func (w *userWrapper) call(ctx *php.Context, obj *php.Object, method string, args ...php.Value) (php.Value, error) {
	defer func() {
		for _, a := range args {
			a.Release()
		}
	}()
	if w.class.FindMethod(method) == nil && w.class.Call == nil {
		return php.Undef(), errNoMethod
	}
	caller := streams.Of(ctx).Caller
	v, err := ctx.CallMethod(obj, method, args...)
	streams.Of(ctx).Caller = caller
	return v, err
}

// missing warns that the class has no method.
func (w *userWrapper) missing(ctx *php.Context, method, text string) {
	ctx.Warning("%s(): %s::%s %s", streams.Of(ctx).Caller, w.class.Name, method, text)
}

const notImplemented = "is not implemented!"

// Open calls stream_open.
func (w *userWrapper) Open(o *streams.Opening) (*stream.Stream, error) {
	obj, err := w.make(o)
	if err != nil {
		return nil, err
	}
	opened := php.NewRef(php.Null())
	defer php.RefValue(opened).Release()
	options := int64(0)
	if o.Include {
		options |= 1
	}
	v, err := w.call(o.Ctx, obj, "stream_open", php.String(o.Path), php.String(o.Mode), php.Int(options),
		php.RefValue(opened).Copy())
	failed := &streams.Failure{Text: "\"" + w.class.Name + "::stream_open\" call failed"}
	if err == errNoMethod {
		php.ObjectValue(obj).Release()
		return nil, &streams.Failure{Text: "\"" + w.class.Name + "::stream_open\" is not implemented!"}
	}
	if err != nil {
		php.ObjectValue(obj).Release()
		return nil, err
	}
	ok := o.Ctx.Truth(v)
	v.Release()
	if !ok {
		php.ObjectValue(obj).Release()
		return nil, failed
	}
	b := &userStream{w: w, ctx: o.Ctx, obj: obj}
	s := stream.New(b, "user-space", "user-space", o.Mode)
	b.s = s
	s.Meta = php.ObjectValue(obj)
	return s, nil
}

// userStream is a backend served by an object of the script.
type userStream struct {
	w   *userWrapper
	ctx *php.Context
	obj *php.Object
	s   *stream.Stream
}

func (u *userStream) Read(p []byte) (int, error) {
	v, err := u.w.call(u.ctx, u.obj, "stream_read", php.Int(int64(len(p))))
	if err == errNoMethod {
		u.w.missing(u.ctx, "stream_read", notImplemented)
		return 0, io.EOF
	}
	if err != nil {
		return 0, err
	}
	defer v.Release()
	n := 0
	if !v.IsFalse() {
		str, err := u.ctx.ToString(v)
		if err != nil {
			return 0, err
		}
		defer php.StrValue(str).Release()
		if str.Len() > len(p) {
			u.w.missing(u.ctx, "stream_read", "- read "+itoa(int64(str.Len()-len(p)))+" bytes more data than requested ("+
				itoa(int64(str.Len()))+" read, "+itoa(int64(len(p)))+" max) - excess data will be lost")
		}
		n = copy(p, str.Peek())
	}
	if err := u.atEnd(); err != nil {
		return n, err
	}
	if n == 0 {
		return 0, stream.ErrAgain
	}
	return n, u.ctx.Pending
}

// atEnd asks stream_eof, as PHP does after every read.
func (u *userStream) atEnd() error {
	v, err := u.w.call(u.ctx, u.obj, "stream_eof")
	if err == errNoMethod {
		u.w.missing(u.ctx, "stream_eof", "is not implemented! Assuming EOF")
		u.s.SetEOF(true)
		return u.ctx.Pending
	}
	if err != nil {
		u.s.SetEOF(true)
		return err
	}
	if u.ctx.Truth(v) {
		u.s.SetEOF(true)
	}
	v.Release()
	return u.ctx.Pending
}

func (u *userStream) Write(p []byte) (int, error) {
	v, err := u.w.call(u.ctx, u.obj, "stream_write", php.String(string(p)))
	if err == errNoMethod {
		u.w.missing(u.ctx, "stream_write", notImplemented)
		return -1, u.ctx.Pending
	}
	if err != nil {
		return 0, err
	}
	defer v.Release()
	if v.IsFalse() {
		return -1, u.ctx.Pending
	}
	n := u.ctx.ToInt(v)
	if n > int64(len(p)) {
		u.w.missing(u.ctx, "stream_write", "wrote "+itoa(n-int64(len(p)))+" bytes more data than requested ("+itoa(n)+
			" written, "+itoa(int64(len(p)))+" max)")
		n = int64(len(p))
	}
	return int(max(n, 0)), u.ctx.Pending
}

// Seek calls stream_seek and asks stream_tell where that went.
func (u *userStream) Seek(offset int64, whence int) (int64, error) {
	v, err := u.w.call(u.ctx, u.obj, "stream_seek", php.Int(offset), php.Int(int64(whence)))
	if err == errNoMethod {
		u.s.NoSeek = true
		return 0, stream.ErrUnsupported
	}
	if err != nil {
		return 0, err
	}
	ok := u.ctx.Truth(v)
	v.Release()
	if !ok {
		return 0, stream.ErrUnsupported
	}
	t, err := u.w.call(u.ctx, u.obj, "stream_tell")
	if err == errNoMethod {
		u.w.missing(u.ctx, "stream_tell", notImplemented)
		return 0, stream.ErrUnsupported
	}
	if err != nil {
		return 0, err
	}
	defer t.Release()
	return u.ctx.ToInt(t), nil
}

// CanSeek is what PHP believes of a user's stream until stream_seek turns out to be missing.
func (u *userStream) CanSeek() bool { return true }

func (u *userStream) Flush() error {
	v, err := u.w.call(u.ctx, u.obj, "stream_flush")
	v.Release()
	if err == errNoMethod {
		return nil
	}
	return err
}

func (u *userStream) Truncate(size int64) error {
	v, err := u.w.call(u.ctx, u.obj, "stream_truncate", php.Int(size))
	if err != nil {
		return err
	}
	defer v.Release()
	if !v.IsTrue() {
		return stream.ErrUnsupported
	}
	return nil
}

func (u *userStream) Flock(op int) error {
	names := map[int]int64{1: 1, 2: 2, 8: 3}
	v, err := u.w.call(u.ctx, u.obj, "stream_lock", php.Int(names[op&^4]|int64(op&4)))
	if err == errNoMethod {
		u.w.missing(u.ctx, "stream_lock", notImplemented)
		return stream.ErrUnsupported
	}
	if err != nil {
		return err
	}
	defer v.Release()
	if !u.ctx.Truth(v) {
		return stream.ErrUnsupported
	}
	return nil
}

func (u *userStream) Stat() (fs.FileInfo, error) {
	v, err := u.w.call(u.ctx, u.obj, "stream_stat")
	if err == errNoMethod {
		u.w.missing(u.ctx, "stream_stat", notImplemented)
		return nil, streams.ENOENT
	}
	if err != nil {
		return nil, err
	}
	defer v.Release()
	if !v.IsArray() {
		return nil, streams.ENOENT
	}
	return userInfo{userStat(u.ctx, v.Array())}, nil
}

func (u *userStream) Close() error {
	v, err := u.w.call(u.ctx, u.obj, "stream_close")
	v.Release()
	obj := u.obj
	php.ObjectValue(obj).Release()
	if err == errNoMethod {
		return nil
	}
	return err
}

// userInfo shows what a class said of a file as a FileInfo.
type userInfo struct{ st *streams.Stat }

func (i userInfo) Name() string       { return "" }
func (i userInfo) Size() int64        { return i.st.Size }
func (i userInfo) Mode() fs.FileMode  { return streams.GoMode(i.st.Mode) }
func (i userInfo) ModTime() time.Time { return time.Unix(i.st.Mtime, 0) }
func (i userInfo) IsDir() bool        { return i.st.Mode&streams.ModeType == streams.ModeDir }
func (i userInfo) Sys() any           { return i.st }

// userStat reads the array that url_stat and stream_stat return.
func userStat(ctx *php.Context, a *php.Array) *streams.Stat {
	n := func(key string) int64 { return ctx.ToInt(a.GetString(key)) }
	return &streams.Stat{Dev: n("dev"), Ino: n("ino"), Mode: n("mode"), Nlink: n("nlink"), UID: n("uid"), GID: n("gid"),
		Rdev: n("rdev"), Size: n("size"), Atime: n("atime"), Mtime: n("mtime"), Ctime: n("ctime"), Blksize: n("blksize"),
		Blocks: n("blocks")}
}

// once makes an object, calls one method and lets the object go.
func (w *userWrapper) once(o *streams.Opening, method string, args ...php.Value) (php.Value, error) {
	obj, err := w.make(o)
	if err != nil {
		for _, a := range args {
			a.Release()
		}
		return php.Undef(), err
	}
	v, err := w.call(o.Ctx, obj, method, args...)
	php.ObjectValue(obj).Release()
	return v, err
}

// silent is a failure that PHP says nothing more about.
var silent = &streams.Failure{}

// truth runs once and turns false into a silent failure.
func (w *userWrapper) truth(o *streams.Opening, method, noMethod string, args ...php.Value) error {
	v, err := w.once(o, method, args...)
	if err == errNoMethod {
		w.missing(o.Ctx, method, noMethod)
		return silent
	}
	if err != nil {
		return err
	}
	defer v.Release()
	if !v.IsTrue() {
		return silent
	}
	return nil
}

// Unlink calls unlink.
func (w *userWrapper) Unlink(o *streams.Opening) error {
	return w.truth(o, "unlink", notImplemented, php.String(o.Path))
}

// Rename calls rename.
func (w *userWrapper) Rename(o *streams.Opening, to string) error {
	return w.truth(o, "rename", notImplemented, php.String(o.Path), php.String(to))
}

// Mkdir calls mkdir.
func (w *userWrapper) Mkdir(o *streams.Opening, mode fs.FileMode, recursive bool) error {
	options := int64(0)
	if recursive {
		options = 1
	}
	return w.truth(o, "mkdir", notImplemented, php.String(o.Path), php.Int(int64(mode.Perm())), php.Int(options))
}

// Rmdir calls rmdir.
func (w *userWrapper) Rmdir(o *streams.Opening) error {
	return w.truth(o, "rmdir", notImplemented, php.String(o.Path), php.Int(0))
}

// Metadata calls stream_metadata.
func (w *userWrapper) Metadata(o *streams.Opening, what int, args ...php.Value) (bool, error) {
	var v php.Value
	if what == metaTouch {
		list := php.NewArray(len(args))
		for _, a := range args {
			list.Append(a.Copy())
		}
		v = php.ArrayValue(list)
	} else {
		v = args[0].Copy()
	}
	err := w.truth(o, "stream_metadata", notImplemented, php.String(o.Path), php.Int(int64(what)), v)
	if err == silent {
		return false, o.Ctx.Pending
	}
	return err == nil, err
}

// URLStat calls url_stat.
func (w *userWrapper) URLStat(o *streams.Opening, link, quiet bool) (*streams.Stat, error) {
	flags := int64(0)
	if link {
		flags |= 1
	}
	if quiet {
		flags |= 2
	}
	v, err := w.once(o, "url_stat", php.String(o.Path), php.Int(flags))
	if err == errNoMethod {
		w.missing(o.Ctx, "url_stat", notImplemented)
		return nil, streams.ENOENT
	}
	if err != nil {
		return nil, err
	}
	defer v.Release()
	if !v.IsArray() {
		return nil, streams.ENOENT
	}
	return userStat(o.Ctx, v.Array()), nil
}

// OpenDir calls dir_opendir.
func (w *userWrapper) OpenDir(o *streams.Opening) (*stream.Stream, error) {
	obj, err := w.make(o)
	if err != nil {
		return nil, err
	}
	v, err := w.call(o.Ctx, obj, "dir_opendir", php.String(o.Path), php.Int(4))
	if err == nil && o.Ctx.Truth(v) {
		v.Release()
		s := stream.New(&userDir{w: w, ctx: o.Ctx, obj: obj}, "user-space-dir", "user-space-dir", o.Mode)
		s.Dir = true
		return s, nil
	}
	v.Release()
	php.ObjectValue(obj).Release()
	if err != nil && err != errNoMethod {
		return nil, err
	}
	return nil, &streams.Failure{Text: "\"" + w.class.Name + "::dir_opendir\" call failed"}
}

// userDir is a directory that an object of the script lists.
type userDir struct {
	w   *userWrapper
	ctx *php.Context
	obj *php.Object
}

func (d *userDir) Next() (string, bool, error) {
	v, err := d.w.call(d.ctx, d.obj, "dir_readdir")
	if err == errNoMethod {
		d.w.missing(d.ctx, "dir_readdir", notImplemented)
		return "", false, d.ctx.Pending
	}
	if err != nil || v.IsFalse() {
		return "", false, err
	}
	defer v.Release()
	s, err := d.ctx.ToString(v)
	if err != nil {
		return "", false, err
	}
	defer php.StrValue(s).Release()
	return s.String(), true, nil
}

func (d *userDir) Rewind() error {
	v, err := d.w.call(d.ctx, d.obj, "dir_rewinddir")
	v.Release()
	if err == errNoMethod {
		return nil
	}
	return err
}

func (d *userDir) Read([]byte) (int, error) { return 0, io.EOF }

func (d *userDir) Write([]byte) (int, error) { return 0, stream.ErrUnsupported }

func (d *userDir) Close() error {
	v, err := d.w.call(d.ctx, d.obj, "dir_closedir")
	v.Release()
	php.ObjectValue(d.obj).Release()
	if err == errNoMethod {
		return nil
	}
	return err
}
