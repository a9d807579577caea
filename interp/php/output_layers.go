package php

import "unsafe"

// The flags of PHP_OUTPUT_HANDLER_*: what an output callback is told, what may be done to a buffer, and its state.
const (
	OutputStart     = 0x0001
	OutputClean     = 0x0002
	OutputFlush     = 0x0004
	OutputFinal     = 0x0008
	OutputCleanable = 0x0010
	OutputFlushable = 0x0020
	OutputRemovable = 0x0040
	OutputStarted   = 0x1000
	OutputDisabled  = 0x2000
	OutputProcessed = 0x4000
)

// outputUser is the flag of a buffer with a callback of the script's.
const outputUser = 0x0001

// DefaultOutputName is the name of a buffer without a callback.
const DefaultOutputName = "default output handler"

// WriteBytes is Write for bytes, which it does not keep.
func (o *Output) WriteBytes(p []byte) {
	if len(p) > 0 {
		o.Write(unsafe.String(unsafe.SliceData(p), len(p)))
	}
}

// writeLayer writes to buffer i or, if its callback has failed, to the one below; what a callback prints while it runs
// is lost.
func (o *Output) writeLayer(i int, s string) {
	for ; i >= 0; i-- {
		l := o.Layers[i]
		if l.Flags&OutputDisabled != 0 {
			continue
		}
		if l.Running {
			return
		}
		l.Buf = append(l.Buf, s...)
		switch {
		case l.Chunk > 0 && len(l.Buf) >= l.Chunk:
			o.ctx.Machine.OutputChunk(l)
		case len(l.Buf) > 1<<20:
			o.ctx.ChargeGrowth(int64(len(s)))
		}
		return
	}
	o.WriteOut(s)
}

// Top returns the innermost buffer, or nil.
func (o *Output) Top() *OutputLayer {
	if n := len(o.Layers); n > 0 {
		return o.Layers[n-1]
	}
	return nil
}

// Start opens a buffer. The callback is taken over; null means none.
func (o *Output) Start(callback Value, name string, chunk, flags int) *OutputLayer {
	l := &OutputLayer{Callback: callback, Name: name, Chunk: chunk, Flags: flags & 0xf0, Level: len(o.Layers)}
	if !callback.IsNil() {
		l.Flags |= outputUser
	}
	o.Layers = append(o.Layers, l)
	return l
}

// Busy reports whether a callback is running, when no buffer may be opened or closed; it ends the script with PHP's
// fatal error then.
func (o *Output) Busy(function string) error {
	for _, l := range o.Layers {
		if l.Running {
			o.drop()
			defer func() { o.off = true }()
			return o.ctx.Fatal("%s(): Cannot use output buffering in output buffering display handlers", function)
		}
	}
	return nil
}

// drop forgets all buffers and what is in them.
func (o *Output) drop() {
	for _, l := range o.Layers {
		l.Callback.Release()
	}
	o.Layers = nil
}

// ChunkFull passes a buffer's contents on because its chunk size is reached.
func (o *Output) ChunkFull(l *OutputLayer) { o.passOn(l, o.operate(l, 0)) }

// FlushTop passes the innermost buffer's contents on to the next; false when the buffer does not allow it.
func (o *Output) FlushTop() bool {
	l := o.Top()
	if l == nil || l.Flags&OutputFlushable == 0 {
		return false
	}
	o.passOn(l, o.operate(l, OutputFlush))
	return true
}

// CleanTop throws the innermost buffer's contents away; false when the buffer does not allow it.
func (o *Output) CleanTop() bool {
	l := o.Top()
	if l == nil || l.Flags&OutputCleanable == 0 {
		return false
	}
	o.operate(l, OutputClean)
	l.Buf = l.Buf[:0]
	return true
}

// EndTop closes the innermost buffer, passing its contents on or, to discard, not; false when the buffer does not allow
// it. Force closes it all the same, as at the script's end.
func (o *Output) EndTop(discard, force bool) bool {
	l := o.Top()
	if l == nil || !force && l.Flags&OutputRemovable == 0 {
		return false
	}
	var out string
	if l.Flags&OutputDisabled == 0 {
		op := OutputFinal
		if discard {
			op |= OutputClean
		}
		out = o.operate(l, op)
	}
	if n := len(o.Layers); n > 0 && o.Layers[n-1] == l {
		o.Layers = o.Layers[:n-1]
	}
	if !discard && out != "" {
		o.Write(out)
	}
	l.Callback.Release()
	l.Callback = Null()
	return true
}

// EndAll closes all buffers at the end of the script.
func (o *Output) EndAll() {
	for len(o.Layers) > 0 {
		o.EndTop(false, true)
	}
}

func (o *Output) passOn(l *OutputLayer, out string) {
	if out == "" {
		return
	}
	for i, x := range o.Layers {
		if x == l {
			o.writeLayer(i-1, out)
			return
		}
	}
}

// operate takes a buffer's contents through its callback and returns what is to go on. A callback that fails or throws
// is not called again, and its buffer's contents go on as they are.
func (o *Output) operate(l *OutputLayer, op int) string {
	if l.Flags&OutputDisabled != 0 {
		return ""
	}
	if l.Flags&OutputStarted == 0 {
		op |= OutputStart
	}
	buf := l.Buf
	l.Buf = nil
	defer func() { l.Flags |= OutputStarted }()
	if l.Callback.IsNil() {
		if op&OutputClean == 0 || op&OutputFinal != 0 {
			l.Flags |= OutputProcessed
			return string(buf)
		}
		l.Flags |= OutputProcessed
		return ""
	}
	res, err := o.callHandler(l, buf, op)
	l.Buf = nil
	if err != nil {
		o.ctx.keepPending(err)
	}
	if err != nil || res.IsFalse() {
		l.Flags |= OutputDisabled
		return string(buf)
	}
	l.Flags |= OutputProcessed
	if res.IsTrue() {
		return ""
	}
	s, err := o.ctx.ToString(res)
	res.Release()
	if err != nil {
		o.ctx.keepPending(err)
		return ""
	}
	text := s.String()
	StrValue(s).Release()
	return text
}

func (o *Output) callHandler(l *OutputLayer, buf []byte, op int) (Value, error) {
	l.Running = true
	defer func() { l.Running = false }()
	text := String(string(buf))
	defer text.Release()
	return o.ctx.CallValue(l.Callback, text, Int(int64(op)))
}
