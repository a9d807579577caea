package standard

import (
	"bytes"
	"math"

	"gaja/ext/internal/streams"
	"gaja/interp/php"
	"gaja/interp/stream"
)

// Flags of file() and file_put_contents().
const (
	fileUseIncludePath = 1
	fileIgnoreNewLines = 2
	fileSkipEmpty      = 4
	fileAppend         = 8
	lockEx             = 2
)

func fileGetContents(c *php.Call) (php.Value, error) {
	if !c.IsNull(4) && c.Int(4) < 0 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(4, "must be greater than or equal to 0")
		}
		return warnFalse(c, "length must be greater than or equal to zero")
	}
	o, ok, err := opening(c, 0, 2, "rb")
	if !ok {
		return php.False(), err
	}
	o.Include = c.Bool(1)
	s, err := openFor(c, o)
	if s == nil {
		return php.False(), err
	}
	defer s.Close()
	s.Context = o.Context
	limit := int64(-1)
	if !c.IsNull(4) {
		limit = c.Int(4)
	}
	if off := c.Int(3); off != 0 {
		whence := stream.SeekSet
		if off < 0 {
			whence = stream.SeekEnd
		}
		done, err := s.SeekTo(off, whence)
		if err != nil {
			return php.Undef(), err
		}
		if !done {
			c.Warn("Failed to seek to position %d in the stream", off)
			return php.False(), nil
		}
	}
	b, err := readRest(c, s, limit)
	if err != nil {
		return php.Undef(), err
	}
	return php.Bytes(b), nil
}

// readRest reads a stream to its end. A regular file's size says how much to expect.
func readRest(c *php.Call, s *stream.Stream, limit int64) ([]byte, error) {
	if st, ok := s.Backend.(stream.Stater); ok && limit < 0 && s.Wrapper == "plainfile" {
		if r, w := s.HasFilters(); !r && !w {
			if info, err := st.Stat(); err == nil && info.Mode().IsRegular() && info.Size() > s.Tell() {
				return readSized(c, s, info.Size()-s.Tell())
			}
		}
	}
	return s.ReadAll(limit, func(n int) error { return c.Charge(int64(n)) })
}

func readSized(c *php.Call, s *stream.Stream, size int64) ([]byte, error) {
	if err := c.Charge(size); err != nil {
		return nil, err
	}
	b, err := s.Read(int(min(size, math.MaxInt)))
	if err != nil || int64(len(b)) < size {
		return b, err
	}
	more, err := s.ReadAll(-1, func(n int) error { return c.Charge(int64(n)) })
	return append(b, more...), err
}

func file(c *php.Call) (php.Value, error) {
	flags := c.Int(1)
	if flags < 0 || flags > 63 || is84(c) && flags&^(1|2|4|16) != 0 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(1, "must be a valid flag value")
		}
		c.Warn("'%d' flag is not supported", flags)
		return php.False(), nil
	}
	o, ok, err := opening(c, 0, 2, "rb")
	if !ok {
		return php.False(), err
	}
	o.Include = flags&fileUseIncludePath != 0
	s, err := openFor(c, o)
	if s == nil {
		return php.False(), err
	}
	defer s.Close()
	b, err := readRest(c, s, -1)
	if err != nil {
		return php.Undef(), err
	}
	return fileLines(c, b, flags)
}

func fileLines(c *php.Call, b []byte, flags int64) (php.Value, error) {
	list := c.Ctx.NewArray(bytes.Count(b, []byte{'\n'}) + 1)
	for len(b) > 0 {
		line := b
		if i := bytes.IndexByte(b, '\n'); i >= 0 {
			line, b = b[:i+1], b[i+1:]
		} else {
			b = nil
		}
		if flags&fileIgnoreNewLines != 0 {
			if n := len(line); line[n-1] == '\n' {
				line = line[:n-1]
				if is84(c) && n > 1 && line[n-2] == '\r' {
					line = line[:n-2]
				}
			}
			if flags&fileSkipEmpty != 0 && len(line) == 0 {
				continue
			}
		}
		if err := c.Charge(int64(len(line)) + 48); err != nil {
			php.ArrayValue(list).Release()
			return php.Undef(), err
		}
		list.Append(c.Ctx.Text(string(line)))
	}
	return php.ArrayValue(list), nil
}

func readfile(c *php.Call) (php.Value, error) {
	o, ok, err := opening(c, 0, 2, "rb")
	if !ok {
		return php.False(), err
	}
	o.Include = c.Bool(1)
	s, err := openFor(c, o)
	if s == nil {
		return php.False(), err
	}
	defer s.Close()
	n, err := passThrough(c, s)
	return php.Int(n), err
}

func filePutContents(c *php.Call) (php.Value, error) {
	flags := c.Int(2)
	mode := "wb"
	switch {
	case flags&fileAppend != 0:
		mode = "ab"
	case flags&lockEx != 0:
		mode = "cb"
	}
	o, ok, err := opening(c, 0, 3, mode)
	if !ok {
		return php.False(), err
	}
	o.Include = flags&fileUseIncludePath != 0
	from := (*stream.Stream)(nil)
	if v := c.Arg(1); v.IsResource() {
		if from = streams.From(v); from == nil {
			if is84(c) {
				return php.Undef(), c.Ctx.Throwf("TypeError", "%s(): supplied resource is not a valid stream resource", c.Name())
			}
			return warnFalse(c, "supplied resource is not a valid stream resource")
		}
	}
	if flags&lockEx != 0 && streams.Scheme(o.Path) != "" && streams.Scheme(o.Path) != "file" {
		if _, ok := streams.Wrappers(c.Ctx).Get(streams.Scheme(o.Path)); ok && streams.Scheme(o.Path) == "php" {
			return warnFalse(c, "Exclusive locks may only be set for regular files")
		}
	}
	s, err := openFor(c, o)
	if s == nil {
		return php.False(), err
	}
	defer s.Close()
	if flags&lockEx != 0 {
		l, ok := s.Backend.(stream.Locker)
		if !ok || l.Flock(2) != nil {
			return warnFalse(c, "Exclusive locks are not supported for this stream")
		}
		if t, ok := s.Backend.(stream.Truncater); ok && mode == "cb" {
			t.Truncate(0)
		}
	}
	if from != nil {
		n, err := copyStream(c, from, s, -1)
		return php.Int(n), err
	}
	return putContents(c, s, c.Arg(1))
}

// putContents writes a value to a stream: an array's elements one after the other, anything else as a string.
func putContents(c *php.Call, s *stream.Stream, v php.Value) (php.Value, error) {
	if v.IsObject() && v.Object().Class.ToString == nil {
		return php.False(), nil
	}
	if !v.IsArray() {
		return putValue(c, s, v)
	}
	total := int64(0)
	for el := range v.Array().Values() {
		r, err := putValue(c, s, el)
		if err != nil {
			return php.Undef(), err
		}
		if r.IsFalse() {
			return r, nil
		}
		total += r.Int()
	}
	return php.Int(total), nil
}

func putValue(c *php.Call, s *stream.Stream, v php.Value) (php.Value, error) {
	str, err := c.Ctx.ToString(v)
	if err != nil {
		return php.Undef(), err
	}
	defer php.StrValue(str).Release()
	want := str.Len()
	if want == 0 {
		return php.Int(0), nil
	}
	n, err := s.Write([]byte(str.Peek()))
	if err != nil {
		return php.Undef(), err
	}
	if n != want {
		if n >= 0 {
			c.Warn("Only %d of %d bytes written, possibly out of free disk space", n, want)
		} else {
			c.Warn("Failed to write %d bytes to %s", want, s.URI)
		}
		return php.False(), nil
	}
	return php.Int(int64(n)), nil
}

// copyStream copies up to limit bytes, everything if limit is below 0, and returns how many it were.
func copyStream(c *php.Call, from, to *stream.Stream, limit int64) (int64, error) {
	total := int64(0)
	for (limit < 0 || total < limit) && !from.EOF() {
		if err := c.Poll(); err != nil {
			return total, err
		}
		step := int64(from.Chunk)
		if from.Wrapper == "plainfile" && to.Wrapper == "plainfile" {
			step = 64 << 10
		}
		if limit >= 0 {
			step = min(step, limit-total)
		}
		b, err := from.Read(int(step))
		if err != nil {
			return total, err
		}
		if len(b) == 0 {
			break
		}
		n, err := to.Write(b)
		if err != nil {
			return total, err
		}
		if n > 0 {
			total += int64(n)
		}
		if n != len(b) {
			break
		}
	}
	return total, nil
}

func copy_(c *php.Call) (php.Value, error) {
	o, ok, err := opening(c, 0, 2, "rb")
	if !ok {
		return php.False(), err
	}
	to, ok, err := pathArg(c, 1)
	if !ok {
		return php.False(), err
	}
	if c.Ctx.BaseDir() != "" && !o.LocalAllowed() {
		return php.False(), nil
	}
	if st, err := statPath(c, o.Path, false, true); err == nil && st.Mode&streams.ModeType == streams.ModeDir {
		return warnFalse(c, "The first argument to copy() function cannot be a directory")
	}
	if st, err := statPath(c, to, false, true); err == nil {
		if st.Mode&streams.ModeType == streams.ModeDir {
			return warnFalse(c, "The second argument to copy() function cannot be a directory")
		}
		if src, err := statPath(c, o.Path, false, true); err == nil && src.Ino != 0 && src.Ino == st.Ino && src.Dev == st.Dev {
			return php.False(), nil
		}
	}
	from, err := openFor(c, o)
	if from == nil {
		return php.False(), err
	}
	defer from.Close()
	into := *o
	into.Path, into.Mode = to, "wb"
	dst, err := openFor(c, &into)
	if dst == nil {
		return php.False(), err
	}
	_, err = copyStream(c, from, dst, -1)
	if cerr := dst.Close(); err == nil {
		err = pass(cerr)
	}
	return php.True(), err
}
