package hash

import (
	"math"
	"strings"

	"gaja/ext/internal/streams"
	"gaja/interp/php"
	"gaja/interp/stream"
)

// open opens the stream that argument i names; nil after a warning or with an error.
func open(c *php.Call, i int, context *streams.Context) (*stream.Stream, error) {
	path := c.Str(i)
	switch {
	case strings.IndexByte(path, 0) >= 0:
		if is84(c) {
			return nil, c.ArgValueError(i, "must not contain any null bytes")
		}
		c.Warn("Invalid path")
		return nil, nil
	case path == "" && is84(c):
		return nil, c.ValueError("Path must not be empty")
	case path == "":
		c.Warn("Filename cannot be empty")
		return nil, nil
	}
	return streams.MustOpen(&streams.Opening{Ctx: c.Ctx, Path: path, Mode: "rb", Call: c, Context: context})
}

// drain hands at most limit bytes of a stream to f, all of them when limit is negative, and counts them.
func drain(c *php.Call, s *stream.Stream, limit int64, f func(p []byte)) (n int64, err error) {
	if limit < 0 {
		limit = math.MaxInt64
	}
	for n < limit {
		b, err := s.Read(int(min(limit-n, 1<<16)))
		if err != nil || len(b) == 0 {
			return n, err
		}
		f(b)
		n += int64(len(b))
		if err := c.Poll(); err != nil {
			return n, err
		}
	}
	return n, nil
}

func hashFile(c *php.Call) (php.Value, error) {
	a, err := plain(c)
	if a == nil {
		return php.False(), err
	}
	sd, err := seed(c, a, 3)
	if err != nil {
		return php.Undef(), err
	}
	s, err := open(c, 1, nil)
	if s == nil {
		return php.False(), err
	}
	defer s.Close()
	st := a.make(sd)
	if _, err := drain(c, s, -1, func(p []byte) { st.Write(p) }); err != nil {
		return php.Undef(), err
	}
	return result(st.Sum(nil), c.Bool(2)), nil
}

func hashHmacFile(c *php.Call) (php.Value, error) {
	a, err := keyed(c)
	if a == nil {
		return php.False(), err
	}
	s, err := open(c, 1, nil)
	if s == nil {
		return php.False(), err
	}
	defer s.Close()
	m := newMAC(a, []byte(c.Peek(2)))
	if _, err := drain(c, s, -1, func(p []byte) { m.inner.Write(p) }); err != nil {
		return php.Undef(), err
	}
	return result(m.sum(nil), c.Bool(3)), nil
}

func hashUpdateStream(c *php.Call) (php.Value, error) {
	r, err := live(c)
	if r == nil {
		return php.Null(), err
	}
	s, ok, err := streams.Arg(c, 1)
	if !ok {
		return php.False(), err
	}
	n, err := drain(c, s, c.Int(2), r.write)
	return php.Int(n), err
}

func hashUpdateFile(c *php.Call) (php.Value, error) {
	r, err := live(c)
	if r == nil {
		return php.Null(), err
	}
	s, err := open(c, 1, streams.ContextOf(c.Arg(2)))
	if s == nil {
		return php.False(), err
	}
	defer s.Close()
	if _, err := drain(c, s, -1, r.write); err != nil {
		return php.Undef(), err
	}
	return php.True(), nil
}
