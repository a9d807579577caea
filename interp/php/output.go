package php

// Output is where echo writes: a stack of buffers over the host's standard output.
type Output struct {
	ctx *Context
	// Layers are the output buffers, innermost last.
	Layers []*OutputLayer
	// Written counts bytes that reached the host.
	Written int64
	// Sent is set once a byte went out and headers can no longer change; SentFile and SentLine say where.
	Sent     bool
	SentFile string
	SentLine int
	// OnSent, if not nil, is called when the first byte goes out, with what it writes before that byte.
	OnSent func()
	// Implicit is implicit_flush.
	Implicit bool
	sink     func(p []byte) error
	buf      []byte
	failed   error
	off      bool // nothing is written any more: a callback tried to use the buffers
}

// OutputLayer is one output buffer made by ob_start.
type OutputLayer struct {
	Buf      []byte
	Callback Value // Null for none
	Name     string
	Chunk    int
	Flags    int
	Status   int
	Running  bool
	Level    int
}

// flushAt is how much is gathered before the host's writer is called; echo of small pieces is what scripts mostly do.
const flushAt = 16 << 10

// Write writes to the innermost buffer, or out.
func (o *Output) Write(s string) {
	if n := len(o.Layers); n > 0 {
		o.writeLayer(n-1, s)
		return
	}
	o.WriteOut(s)
}

// WriteOut writes past all buffers.
func (o *Output) WriteOut(s string) {
	if len(s) == 0 || o.failed != nil || o.off {
		return
	}
	if !o.Sent {
		o.Sent = true
		o.ctx.Machine.OutputBegins()
		if o.OnSent != nil {
			o.OnSent()
		}
	}
	o.Written += int64(len(s))
	o.buf = append(o.buf, s...)
	if len(o.buf) >= flushAt {
		o.Flush()
	}
	if lim := o.ctx.Limits.Output; lim > 0 && o.Written > lim {
		o.ctx.Interrupt(&Limit{LimitOutput})
	}
}

// Flush hands what is gathered to the host.
func (o *Output) Flush() {
	if len(o.buf) == 0 {
		return
	}
	b := o.buf
	o.buf = o.buf[:0]
	if o.sink != nil {
		if err := o.sink(b); err != nil {
			o.failed = err
		}
	}
}

// Failed returns the error of the host's writer, after which output is thrown away (PHP: connection aborted).
func (o *Output) Failed() error { return o.failed }

// Pending returns the bytes that Flush would hand over; the snapshot flushes before it is taken.
func (o *Output) Pending() int { return len(o.buf) }
