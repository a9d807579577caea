package standard

import (
	"math"

	"gaja/ext/internal/streams"
	"gaja/interp/php"
	"gaja/interp/stream"
)

func streamGetContents(c *php.Call) (php.Value, error) {
	limit := int64(-1)
	if !c.IsNull(1) {
		limit = c.Int(1)
		if limit < -1 {
			if is84(c) {
				return php.Undef(), c.ArgValueError(1, "must be greater than or equal to -1, or null")
			}
			return warnFalse(c, "Length must be greater than or equal to zero, or -1")
		}
	}
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	if at := c.Int(2); at >= 0 {
		done, err := seekFor(s, at)
		if err != nil {
			return php.Undef(), err
		}
		if !done {
			c.Warn("Failed to seek to position %d in the stream", at)
			return php.False(), nil
		}
	}
	if !canRead(s) {
		c.Notice("Read of 8192 bytes failed with errno=9 Bad file descriptor")
		return c.Ctx.EmptyString(), nil
	}
	b, err := readRest(c, s, limit)
	if err != nil {
		return php.Undef(), err
	}
	return php.Bytes(b), nil
}

// seekFor goes to a position; a stream that cannot seek reads on to it.
func seekFor(s *stream.Stream, at int64) (bool, error) {
	if pos := s.Tell(); at > pos {
		return s.SeekTo(at-pos, stream.SeekCur)
	} else if at == pos {
		return true, nil
	}
	return s.SeekTo(at, stream.SeekSet)
}

func streamCopyToStream(c *php.Call) (php.Value, error) {
	from, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	to, ok, err := streams.Arg(c, 1)
	if !ok {
		return php.False(), err
	}
	if off := c.IntOr(3, 0); off > 0 {
		done, err := from.SeekTo(off, stream.SeekSet)
		if err != nil {
			return php.Undef(), err
		}
		if !done {
			c.Warn("Failed to seek to position %d in the stream", off)
			return php.False(), nil
		}
	}
	limit := c.IntOr(2, -1)
	n, err := copyStream(c, from, to, limit)
	return php.Int(n), err
}

func streamGetLine(c *php.Call) (php.Value, error) {
	limit := c.Int(1)
	if limit < 0 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(1, "must be greater than or equal to 0")
		}
		return warnFalse(c, "The maximum allowed length must be greater than or equal to zero")
	}
	if limit == 0 {
		limit = 1 << 20
	}
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	rec, ok, err := s.ReadRecord(int(min(limit, math.MaxInt32)), []byte(c.Str(2)))
	if err != nil || !ok {
		return php.False(), err
	}
	return php.Bytes(rec), nil
}

func streamGetMetaData(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	a := c.Ctx.NewHash(10)
	if meta, ok := s.Meta.([]streams.Meta); ok {
		for _, m := range meta {
			switch v := m.Value.(type) {
			case string:
				a.SetString(m.Key, c.Ctx.Text(v))
			case bool:
				a.SetString(m.Key, php.Bool(v))
			}
		}
	} else if s.Type != "TEMP" && s.Type != "dir" {
		timedOut := false
		if t, ok := s.Backend.(stream.Timer); ok {
			timedOut = t.TimedOut()
		}
		a.SetString("timed_out", php.Bool(timedOut))
		a.SetString("blocked", php.Bool(s.Blocked))
		a.SetString("eof", php.Bool(s.EOFFlag()))
	}
	if v, ok := s.Meta.(php.Value); ok && !v.IsUndef() {
		a.SetString("wrapper_data", v.Copy())
	}
	if s.Wrapper != "" {
		a.SetString("wrapper_type", c.Ctx.Text(s.Wrapper))
	}
	a.SetString("stream_type", c.Ctx.Text(s.Type))
	a.SetString("mode", c.Ctx.Text(s.Mode))
	a.SetString("unread_bytes", php.Int(int64(s.Unread())))
	a.SetString("seekable", php.Bool(s.CanSeek()))
	if s.HasURI {
		a.SetString("uri", c.Ctx.Text(s.URI))
	}
	return php.ArrayValue(a), nil
}

func streamSetBlocking(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	b, ok := s.Backend.(stream.Blocker)
	if !ok || b.SetBlocking(c.Bool(1)) != nil {
		return php.Bool(s.Wrapper == "plainfile"), nil
	}
	s.Blocked = c.Bool(1)
	return php.True(), nil
}

func streamSetTimeout(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	t, ok := s.Backend.(stream.Timer)
	if !ok || s.Type == "STDIO" {
		return php.False(), nil
	}
	t.SetTimeout(float64(c.Int(1)) + float64(c.Int(2))/1e6)
	return php.True(), nil
}

func streamSetWriteBuffer(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	if s.Wrapper == "user-space" || s.Type == "MEMORY" || s.Type == "TEMP" || c.Int(1) != 0 {
		return php.Int(-1), nil
	}
	return php.Int(0), nil // writes are not held back
}

func streamSetReadBuffer(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	s.Unbuffered = c.Int(1) == 0
	return php.Int(0), nil
}

func streamSetChunkSize(c *php.Call) (php.Value, error) {
	n := c.Int(1)
	if n <= 0 || n > math.MaxInt32 {
		if !is84(c) {
			return warnFalse(c, "The chunk size must be a positive integer, given "+itoa(n))
		}
		if n <= 0 {
			return php.Undef(), c.ArgValueError(1, "must be greater than 0")
		}
		return php.Undef(), c.ArgValueError(1, "is too large")
	}
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	old := s.Chunk
	s.Chunk = int(n)
	return php.Int(int64(old)), nil
}

func streamSupportsLock(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	_, ok = s.Backend.(stream.Locker)
	return php.Bool(ok && s.Type == "STDIO"), nil
}

func streamIsLocal(c *php.Call) (php.Value, error) {
	v := c.Arg(0)
	if v.IsResource() {
		s, ok, err := streams.Arg(c, 0)
		if !ok {
			return php.False(), err
		}
		return php.Bool(!s.Remote), nil
	}
	str, err := c.Ctx.ToString(v)
	if err != nil {
		return php.Undef(), err
	}
	defer php.StrValue(str).Release()
	scheme := streams.Scheme(str.String())
	if scheme == "" {
		return php.True(), nil
	}
	w, ok := streams.Wrappers(c.Ctx).Get(scheme)
	return php.Bool(!ok || !w.URL), nil
}

func streamIsatty(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	fd, ok := s.Fd()
	return php.Bool(ok && streams.IsTerminal(fd)), nil
}

func streamGetWrappers(c *php.Call) (php.Value, error) {
	return stringList(streams.Wrappers(c.Ctx).Names()), nil
}

func streamGetFilters(c *php.Call) (php.Value, error) {
	return stringList(streams.FilterRegistry(c.Ctx).Names()), nil
}

func streamGetTransports(*php.Call) (php.Value, error) {
	return stringList([]string{"tcp", "udp", "unix", "udg"}), nil
}

func stringList(list []string) php.Value {
	a := php.NewArray(len(list))
	for _, s := range list {
		a.Append(php.String(s))
	}
	return php.ArrayValue(a)
}

func streamResolveIncludePath(c *php.Call) (php.Value, error) {
	path, ok, err := pathArg(c, 0)
	if !ok {
		return php.False(), err
	}
	if p, ok := streams.Resolve(c.Ctx, path); ok {
		return c.Ctx.Text(p), nil
	}
	return php.False(), nil
}
