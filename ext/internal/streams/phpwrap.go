package streams

import (
	"io"
	"strconv"
	"strings"

	"gaja/interp/php"
	"gaja/interp/stream"
)

// phpWrapper opens php://: the standard streams, memory, output, the request's body, descriptors, filters.
type phpWrapper struct{}

func (phpWrapper) Open(o *Opening) (*stream.Stream, error) {
	rest := o.Path
	if len(rest) >= 6 && strings.EqualFold(rest[:6], "php://") {
		rest = rest[6:]
	}
	lower := strings.ToLower(rest)
	switch {
	case lower == "memory":
		return openMemory(o, "MEMORY"), nil
	case lower == "temp" || strings.HasPrefix(lower, "temp/"):
		if n, ok := strings.CutPrefix(lower, "temp/maxmemory:"); ok {
			if v, err := strconv.ParseInt(n, 10, 64); err == nil && v < 0 && o.Ctx.Level == php.Level84 {
				return nil, o.Ctx.ThrowError("ValueError", "Max memory must be greater than or equal to 0")
			}
		}
		return openMemory(o, "TEMP"), nil
	case lower == "output":
		s := stream.New(outputBackend{o.Ctx}, "PHP", "Output", "wb")
		return s, nil
	case lower == "input":
		body, err := o.Ctx.Input().Bytes()
		if err != nil {
			return nil, err
		}
		return stream.New(&stream.Memory{Data: body, ReadOnly: true}, "PHP", "Input", "rb"), nil
	case lower == "stdin", lower == "stdout", lower == "stderr":
		return Standard(o.Ctx, lower, o.Mode)
	case strings.HasPrefix(lower, "fd/"):
		return openFD(o, rest[3:])
	case strings.HasPrefix(lower, "filter/"):
		return openFilter(o, rest[len("filter/"):])
	}
	warn(o, "Invalid php:// URL specified")
	return nil, &Failure{"operation failed"}
}

func openMemory(o *Opening, typ string) *stream.Stream {
	m := &stream.Memory{Grow: func(n int) error { return o.Ctx.Charge(int64(n)) }}
	mode := "w+b"
	switch {
	case strings.HasPrefix(o.Mode, "r") && !strings.Contains(o.Mode, "+"):
		mode, m.ReadOnly = "rb", true
	case strings.HasPrefix(o.Mode, "a"):
		mode, m.Append = "a+b", true
	}
	return stream.New(m, "PHP", typ, mode)
}

// outputBackend writes to the script's output.
type outputBackend struct{ ctx *php.Context }

func (outputBackend) Read([]byte) (int, error) { return 0, io.EOF }

func (b outputBackend) Write(p []byte) (int, error) {
	b.ctx.Out.Write(string(p))
	return len(p), b.ctx.Pending
}

func (outputBackend) Close() error { return nil }

// hostBackend is a standard stream that the host gave as a reader or writer.
type hostBackend struct {
	ctx *php.Context
	r   io.Reader
	w   io.Writer
}

func (b hostBackend) Read(p []byte) (int, error) {
	if b.r == nil {
		return 0, io.EOF
	}
	return b.r.Read(p)
}

func (b hostBackend) Write(p []byte) (int, error) {
	if b.w == nil {
		return len(p), nil
	}
	return b.w.Write(p)
}

func (hostBackend) Close() error { return nil }

// stdoutBackend writes to the host's standard output past all buffers, behind what was printed before.
type stdoutBackend struct{ ctx *php.Context }

func (stdoutBackend) Read([]byte) (int, error) { return 0, io.EOF }

func (b stdoutBackend) Write(p []byte) (int, error) {
	b.ctx.Out.Flush()
	if w := b.ctx.Host.Stdout; w != nil {
		return w.Write(p)
	}
	return len(p), nil
}

func (stdoutBackend) Close() error { return nil }

// Standard opens a standard stream: a copy of the descriptor where the process is the script's own.
func Standard(ctx *php.Context, name, mode string) (*stream.Stream, error) {
	h := ctx.Host
	var b stream.Backend
	switch {
	case h.OwnsProcess && name == "stdin":
		b = dupBackend(ctx, 0)
	case h.OwnsProcess && name == "stdout":
		b = dupBackend(ctx, 1)
	case h.OwnsProcess && name == "stderr":
		b = dupBackend(ctx, 2)
	}
	if b == nil {
		switch name {
		case "stdin":
			b = hostBackend{ctx: ctx, r: h.Stdin}
		case "stdout":
			b = stdoutBackend{ctx}
		default:
			b = hostBackend{ctx: ctx, w: h.Stderr}
		}
	}
	s := stream.New(b, "PHP", "STDIO", mode)
	s.URI, s.HasURI = "php://"+name, true
	return s, nil
}

func openFD(o *Opening, num string) (*stream.Stream, error) {
	n, err := strconv.Atoi(num)
	if err != nil {
		return nil, &Failure{"php://fd/ stream must be specified in the form php://fd/<orig fd>"}
	}
	if n < 0 {
		return nil, &Failure{"The file descriptors must be non-negative numbers smaller than 1048576"}
	}
	b := stream.Backend(nil)
	if o.Ctx.Host.OwnsProcess {
		b = dupBackend(o.Ctx, n)
	}
	if b == nil {
		return nil, &Failure{"Error duping file descriptor " + strconv.Itoa(n) + "; possibly it doesn't exist: [9]: " +
			"Bad file descriptor"}
	}
	return stream.New(b, "PHP", "STDIO", o.Mode), nil
}

// openFilter opens php://filter: the resource with filters on it.
func openFilter(o *Opening, spec string) (*stream.Stream, error) {
	const key = "resource="
	at := strings.Index(spec, key)
	if at < 0 {
		return nil, o.Ctx.ThrowError("Error", "No URL resource specified")
	}
	inner := *o
	inner.Path = spec[at+len(key):]
	s, err := OpenStream(&inner)
	if err != nil {
		if ferr := Failed(&inner, "Failed to open stream", err); ferr != nil {
			return nil, ferr
		}
		return nil, &Failure{"operation failed"}
	}
	for part := range strings.SplitSeq(strings.TrimSuffix(spec[:at], "/"), "/") {
		read, write, list := true, true, part
		if l, ok := strings.CutPrefix(part, "read="); ok {
			write, list = false, l
		} else if l, ok := strings.CutPrefix(part, "write="); ok {
			read, list = false, l
		}
		if err := addFilters(o, s, list, read, write); err != nil {
			s.Close()
			return nil, err
		}
	}
	s.Wrapper, s.URI, s.HasURI = "PHP", "", false
	return s, nil
}

func addFilters(o *Opening, s *stream.Stream, list string, read, write bool) error {
	canRead := strings.ContainsAny(s.Mode, "r+")
	canWrite := strings.ContainsAny(s.Mode, "wa+xc")
	for name := range strings.SplitSeq(list, "|") {
		if name == "" {
			continue
		}
		name = urlDecode(name)
		for _, dir := range [2]bool{true, false} {
			if dir && (!read || !canRead) || !dir && (!write || !canWrite) {
				continue
			}
			f, err := MakeFilter(o.Ctx, s, name, php.Undef(), dir)
			if err != nil {
				return err
			}
			if f == nil {
				warn(o, "Unable to create filter (%s)", name)
				continue
			}
			if _, err := s.AddFilter(f, name, dir, false); err != nil {
				return err
			}
		}
	}
	return nil
}
