package standard

import (
	"math"

	"gaja/ext/internal/streams"
	"gaja/interp/php"
	"gaja/interp/stream"
)

func fclose(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	if s.Busy() {
		c.Warn("%d is not a valid stream resource", c.Arg(0).Resource().ID)
		return php.False(), nil
	}
	c.Arg(0).Resource().Close()
	return php.True(), c.Ctx.Pending
}

func feof(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	return php.Bool(s.EOF()), nil
}

func fread(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	n := c.Int(1)
	if n <= 0 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(1, "must be greater than 0")
		}
		return warnFalse(c, "Length parameter must be greater than 0")
	}
	if err := c.Charge(min(n, 1<<20)); err != nil {
		return php.Undef(), err
	}
	if !canRead(s) {
		return notFor(c, "Read", max(n, 8192))
	}
	b, err := s.Read(int(min(n, math.MaxInt32)))
	if err != nil {
		return php.Undef(), err
	}
	if len(b) > 1<<20 {
		if err := c.Charge(int64(len(b))); err != nil {
			return php.Undef(), err
		}
	}
	return php.Bytes(b), nil
}

// canRead and canWrite say what a stream's mode is good for. The system decides for streams whose mode says nothing.
func canRead(s *stream.Stream) bool {
	return s.Type != "STDIO" || modeHas(s.Mode, "r+") || s.Wrapper == "PHP"
}

func canWrite(s *stream.Stream) bool {
	return s.Type != "STDIO" || modeHas(s.Mode, "waxc+") || s.Wrapper == "PHP"
}

func modeHas(mode, letters string) bool {
	for i := range len(mode) {
		for j := range len(letters) {
			if mode[i] == letters[j] {
				return true
			}
		}
	}
	return false
}

// notFor is a read or write on a stream that was not opened for it: a notice, as the system answers EBADF.
func notFor(c *php.Call, what string, n int64) (php.Value, error) {
	if !is84(c) {
		what = lowerASCII(what)
	}
	c.Notice("%s of %d bytes failed with errno=9 Bad file descriptor", what, n)
	return php.False(), nil
}

func fwrite(c *php.Call) (php.Value, error) {
	data := c.Peek(1)
	if !c.IsNull(2) {
		if n := c.Int(2); n < 0 {
			data = ""
		} else if n < int64(len(data)) {
			data = data[:n]
		}
	}
	if data == "" {
		return php.Int(0), nil
	}
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	return writeTo(c, s, data)
}

// writeTo writes to a stream and returns how much was taken, or false.
func writeTo(c *php.Call, s *stream.Stream, data string) (php.Value, error) {
	if !canWrite(s) {
		return notFor(c, "Write", int64(len(data)))
	}
	n, err := s.Write([]byte(data))
	if err != nil {
		return php.Undef(), err
	}
	if n < 0 {
		return php.False(), nil
	}
	return php.Int(int64(n)), nil
}

func fgets(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	limit := 0
	if !c.IsNull(1) {
		n := c.Int(1)
		if n <= 0 {
			if is84(c) {
				return php.Undef(), c.ArgValueError(1, "must be greater than 0")
			}
			return warnFalse(c, "Length parameter must be greater than 0")
		}
		if n == 1 {
			return php.False(), nil
		}
		limit = int(min(n-1, math.MaxInt32))
	}
	if !canRead(s) {
		return notFor(c, "Read", 8192)
	}
	line, ok, err := s.ReadLine(limit)
	if err != nil {
		return php.Undef(), err
	}
	if !ok {
		return php.False(), nil
	}
	if err := c.Charge(int64(len(line))); err != nil {
		return php.Undef(), err
	}
	return php.Bytes(line), nil
}

func fgetc(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	if !canRead(s) {
		return notFor(c, "Read", 8192)
	}
	b, err := s.Read(1)
	if err != nil {
		return php.Undef(), err
	}
	if len(b) == 0 {
		return php.False(), nil
	}
	return c.Ctx.Char(b[0]), nil
}

func fflush(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	if err := s.Flush(); err != nil {
		return php.False(), pass(err)
	}
	return php.True(), nil
}

// pass returns an error only if it ends the script.
func pass(err error) error {
	if streams.Ends(err) {
		return err
	}
	return nil
}

func fsync(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	y, ok := s.Backend.(stream.Syncer)
	if !ok {
		c.Warn("Can't fsync this stream!")
		return php.False(), nil
	}
	return php.Bool(y.Sync() == nil), nil
}

func fdatasync(c *php.Call) (php.Value, error) { return fsync(c) }

func fseek(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	done, err := s.SeekTo(c.Int(1), int(c.Int(2)))
	if err != nil {
		return php.Undef(), err
	}
	if !done {
		return php.Int(-1), nil
	}
	return php.Int(0), nil
}

func ftell(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	return php.Int(s.Tell()), nil
}

func rewind(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	done, err := s.SeekTo(0, stream.SeekSet)
	return php.Bool(done || s.Tell() == 0 && s.CanSeek()), err
}

func ftruncate(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	size := c.Int(1)
	if size < 0 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(1, "must be greater than or equal to 0")
		}
		return warnFalse(c, "Negative size is not supported")
	}
	t, ok := s.Backend.(stream.Truncater)
	if !ok {
		return warnFalse(c, "Can't truncate this stream!")
	}
	if !canWrite(s) {
		return php.False(), nil
	}
	s.Flush()
	return php.Bool(t.Truncate(size) == nil), nil
}

func flock(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	op := c.Int(1)
	if op&3 < 1 || op&3 > 3 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(1, "must be one of LOCK_SH, LOCK_EX, or LOCK_UN")
		}
		return warnFalse(c, "Illegal operation argument")
	}
	if err := c.SetRef(2, php.Int(0)); err != nil {
		return php.Undef(), err
	}
	l, ok := s.Backend.(stream.Locker)
	if !ok {
		return php.False(), nil
	}
	system := [...]int{1: 1, 2: 2, 3: 8}[op&3] // PHP's numbers are not the system's: unlocking is 8 there
	if op&4 != 0 {
		system |= 4
	}
	if err := l.Flock(system); err != nil {
		if streams.Ends(err) {
			return php.Undef(), err
		}
		if op&4 != 0 && streams.Errno(err) == 11 {
			if err := c.SetRef(2, php.Int(1)); err != nil {
				return php.Undef(), err
			}
		}
		return php.False(), nil
	}
	return php.True(), nil
}

func fpassthru(c *php.Call) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	n, err := passThrough(c, s)
	return php.Int(n), err
}

// passThrough prints the rest of a stream.
func passThrough(c *php.Call, s *stream.Stream) (int64, error) {
	total := int64(0)
	for !s.EOF() {
		if err := c.Poll(); err != nil {
			return total, err
		}
		b, err := s.Read(64 << 10)
		if err != nil {
			return total, err
		}
		if len(b) == 0 {
			break
		}
		c.Ctx.Out.Write(string(b))
		total += int64(len(b))
	}
	return total, nil
}

func fscanf(c *php.Call) (php.Value, error) {
	s := streams.From(c.Arg(0))
	if s == nil {
		if is84(c) {
			return php.Undef(), c.Ctx.Throwf("TypeError", "%s(): supplied resource is not a valid File-Handle resource", c.Name())
		}
		return warnFalse(c, "supplied resource is not a valid File-Handle resource")
	}
	streams.Of(c.Ctx).Caller = c.Name()
	line, ok, err := s.ReadLine(0)
	if err != nil {
		return php.Undef(), err
	}
	if !ok {
		return php.False(), nil
	}
	return Sscanf(c, string(line), c.Str(1), 2)
}
