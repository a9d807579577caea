package standard

import "gaja/interp/php"

// bufferNotice raises the notice of the ob functions; the text begins in lower case at 7.4.
func bufferNotice(c *php.Call, format string, args ...any) (php.Value, error) {
	word := "Failed"
	if !is84(c) {
		word = "failed"
	}
	c.Notice(word+" to "+format, args...)
	return php.False(), c.Ctx.Pending
}

func obStart(c *php.Call) (php.Value, error) {
	if err := c.Ctx.Out.Busy(c.Name()); err != nil {
		return php.Undef(), err
	}
	chunk := max(c.IntOr(1, 0), 0)
	flags := c.IntOr(2, 0x70)
	handler := c.Arg(0)
	if handler.IsNil() {
		c.Ctx.Out.Start(php.Null(), php.DefaultOutputName, int(chunk), int(flags))
		return php.True(), nil
	}
	fn, reason, err := c.Ctx.Machine.ResolveCallable(handler)
	if err != nil {
		return php.Undef(), err
	}
	if fn.Fn == nil {
		c.Warn("%s", reason)
		return bufferNotice(c, "create buffer")
	}
	if fn.Detached {
		c.Warn("non-static method %s::%s() should not be called statically", fn.Fn.Class.Name, fn.Fn.Name)
	}
	c.Ctx.Out.Start(handler.Copy(), c.Ctx.CallableName(handler), int(chunk), int(flags))
	return php.True(), nil
}

// refused is the notice about a buffer that does not allow an operation.
func refused(c *php.Call, what string, l *php.OutputLayer) (php.Value, error) {
	return bufferNotice(c, "%s buffer of %s (%d)", what, l.Name, l.Level)
}

// topBuffer returns the innermost buffer. ok is false when there is none, after the notice, or while a callback runs.
func topBuffer(c *php.Call, none string) (l *php.OutputLayer, ok bool, err error) {
	if l = c.Ctx.Out.Top(); l == nil {
		if none == "" {
			return nil, false, nil
		}
		_, err = bufferNotice(c, "%s", none)
		return nil, false, err
	}
	if err := c.Ctx.Out.Busy(c.Name()); err != nil {
		return nil, false, err
	}
	return l, true, nil
}

func obFlush(c *php.Call) (php.Value, error) {
	l, ok, err := topBuffer(c, "flush buffer. No buffer to flush")
	if !ok {
		return php.False(), err
	}
	if !c.Ctx.Out.FlushTop() {
		return refused(c, "flush", l)
	}
	return php.True(), c.Ctx.Pending
}

func obClean(c *php.Call) (php.Value, error) {
	l, ok, err := topBuffer(c, "delete buffer. No buffer to delete")
	if !ok {
		return php.False(), err
	}
	if !c.Ctx.Out.CleanTop() {
		return refused(c, "delete", l)
	}
	return php.True(), c.Ctx.Pending
}

func obEndFlush(c *php.Call) (php.Value, error) {
	l, ok, err := topBuffer(c, "delete and flush buffer. No buffer to delete or flush")
	if !ok {
		return php.False(), err
	}
	if !c.Ctx.Out.EndTop(false, false) {
		return refused(c, "send", l)
	}
	return php.True(), c.Ctx.Pending
}

func obEndClean(c *php.Call) (php.Value, error) {
	l, ok, err := topBuffer(c, "delete buffer. No buffer to delete")
	if !ok {
		return php.False(), err
	}
	if !c.Ctx.Out.EndTop(true, false) {
		return refused(c, "discard", l)
	}
	return php.True(), c.Ctx.Pending
}

func obGetFlush(c *php.Call) (php.Value, error) {
	l, ok, err := topBuffer(c, "delete and flush buffer. No buffer to delete or flush")
	if !ok {
		return php.False(), err
	}
	text := c.Ctx.Text(string(l.Buf))
	if !c.Ctx.Out.EndTop(false, false) {
		if _, err := refused(c, "send", l); err != nil {
			return php.Undef(), err
		}
		if _, err := refused(c, "delete", l); err != nil {
			return php.Undef(), err
		}
	}
	return text, c.Ctx.Pending
}

func obGetClean(c *php.Call) (php.Value, error) {
	l, ok, err := topBuffer(c, "")
	if !ok {
		return php.False(), err
	}
	text := c.Ctx.Text(string(l.Buf))
	if !c.Ctx.Out.EndTop(true, false) {
		if _, err := refused(c, "discard", l); err != nil {
			return php.Undef(), err
		}
		if _, err := refused(c, "delete", l); err != nil {
			return php.Undef(), err
		}
	}
	return text, c.Ctx.Pending
}

func obGetContents(c *php.Call) (php.Value, error) {
	if l := c.Ctx.Out.Top(); l != nil {
		return c.Ctx.Text(string(l.Buf)), nil
	}
	return php.False(), nil
}

func obGetLevel(c *php.Call) (php.Value, error) {
	return php.Int(int64(len(c.Ctx.Out.Layers))), nil
}

func obGetLength(c *php.Call) (php.Value, error) {
	if l := c.Ctx.Out.Top(); l != nil {
		return php.Int(int64(len(l.Buf))), nil
	}
	return php.False(), nil
}

func obListHandlers(c *php.Call) (php.Value, error) {
	out := c.Ctx.NewArray(0)
	for _, l := range c.Ctx.Out.Layers {
		out.Append(c.Ctx.Text(l.Name))
	}
	return php.ArrayValue(out), nil
}

func obGetStatus(c *php.Call) (php.Value, error) {
	if c.Bool(0) {
		out := c.Ctx.NewArray(0)
		for _, l := range c.Ctx.Out.Layers {
			out.Append(bufferStatus(l))
		}
		return php.ArrayValue(out), nil
	}
	if l := c.Ctx.Out.Top(); l != nil {
		return bufferStatus(l), nil
	}
	return php.ArrayValue(c.Ctx.NewArray(0)), nil
}

// bufferSize is the size that PHP's buffer would have: whole pages and one to spare.
func bufferSize(l *php.OutputLayer) int64 {
	size := int64(16384)
	if l.Chunk > 1 {
		size = (int64(l.Chunk)+4095)&^4095 + 4096
	}
	for step := size; size <= int64(len(l.Buf)); size += step {
	}
	return size
}

func bufferStatus(l *php.OutputLayer) php.Value {
	kind := int64(0)
	if !l.Callback.IsNil() {
		kind = 1
	}
	out := php.NewHash(8)
	out.SetString("name", php.String(l.Name))
	out.SetString("type", php.Int(kind))
	out.SetString("flags", php.Int(int64(l.Flags)))
	out.SetString("level", php.Int(int64(l.Level)))
	out.SetString("chunk_size", php.Int(int64(l.Chunk)))
	out.SetString("buffer_size", php.Int(bufferSize(l)))
	out.SetString("buffer_used", php.Int(int64(len(l.Buf))))
	return php.ArrayValue(out)
}

func obImplicitFlush(c *php.Call) (php.Value, error) {
	c.Ctx.Out.Implicit = !c.Has(0) || c.Ctx.Truth(c.Arg(0))
	return php.Null(), nil
}

func flush(c *php.Call) (php.Value, error) {
	c.Ctx.Out.Flush()
	return php.Null(), nil
}
