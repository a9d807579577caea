package stream

import (
	"io"
	"time"
)

// DefaultChunk is how much is read into the buffer at a time.
const DefaultChunk = 8192

// Whence values of Seek.
const (
	SeekSet = io.SeekStart
	SeekCur = io.SeekCurrent
	SeekEnd = io.SeekEnd
)

// Stream is a buffered stream. It is used by one goroutine at a time.
type Stream struct {
	Backend Backend
	// Wrapper, Type, Mode and URI are what stream_get_meta_data shows.
	Wrapper, Type, Mode, URI string
	HasURI                   bool
	// Context, Data and Handle belong to the owner: the stream context, what the wrapper keeps, and the script's handle.
	Context, Data, Handle any
	// Meta is the wrapper's data for stream_get_meta_data.
	Meta any
	// OnError is told of a failed read or write of so many bytes; the error it returns ends the operation for good.
	OnError func(op string, size int, err error) error
	// OnClose runs once, when the stream is closed.
	OnClose func()
	// Temporary names a file that OnClose removes.
	Temporary string
	// Unbuffered reads go straight to the backend.
	Unbuffered bool
	// NoSeek forbids seeking whatever the backend can do.
	NoSeek bool
	// Blocked and Timeout are what the script set.
	Blocked bool
	Timeout time.Duration
	Chunk   int
	// Local is false for streams of the network.
	Remote bool
	// Dir marks a directory's stream.
	Dir bool

	buf    []byte // unread bytes are buf[r:]
	r      int
	pos    int64
	eof    bool
	closed bool
	// running counts filters at work; a stream closed meanwhile closes when they are done.
	running int
	closing bool
	read    Chain
	write   Chain
}

// New makes a stream over a backend.
func New(b Backend, wrapper, typ, mode string) *Stream {
	return &Stream{Backend: b, Wrapper: wrapper, Type: typ, Mode: mode, Blocked: true, Chunk: DefaultChunk, Timeout: -1}
}

// Unread returns how many bytes are in the read buffer.
func (s *Stream) Unread() int { return len(s.buf) - s.r }

// Tell returns the position: how far the script has read or written.
func (s *Stream) Tell() int64 { return s.pos }

// SetPos sets the position without moving the backend; for streams that begin somewhere else than at 0.
func (s *Stream) SetPos(pos int64) { s.pos = pos }

// EOFFlag returns the flag alone, as stream_get_meta_data shows it.
func (s *Stream) EOFFlag() bool { return s.Unread() == 0 && s.eof }

// SetEOF sets the flag.
func (s *Stream) SetEOF(on bool) { s.eof = on }

// EOF reports whether a read found the end before.
func (s *Stream) EOF() bool {
	if s.Unread() > 0 {
		return false
	}
	if l, ok := s.Backend.(Liver); ok && !s.eof && !l.Alive() {
		s.eof = true
	}
	return s.eof
}

// Busy reports whether a filter of the stream is at work.
func (s *Stream) Busy() bool { return s.running > 0 }

// Closed reports whether Close was called.
func (s *Stream) Closed() bool { return s.closed }

// CanSeek reports whether the stream has a position that can be set.
func (s *Stream) CanSeek() bool {
	if s.NoSeek {
		return false
	}
	if c, ok := s.Backend.(Seekability); ok {
		return c.CanSeek()
	}
	_, ok := s.Backend.(Seeker)
	return ok
}

// Fd returns the backend's descriptor.
func (s *Stream) Fd() (int, bool) {
	if d, ok := s.Backend.(Descriptor); ok && !s.closed {
		if fd := d.Fd(); fd != ^uintptr(0) {
			return int(fd), true
		}
	}
	return -1, false
}

func (s *Stream) greedy() bool {
	g, ok := s.Backend.(Greedy)
	return ok && g.Greedy()
}

func (s *Stream) failed(op string, size int, err error) error {
	if s.OnError != nil {
		return s.OnError(op, size, err)
	}
	return nil
}

// readBackend reads once; n 0 without an error means that there is nothing now, or the end.
func (s *Stream) readBackend(p []byte) (int, error) {
	n, err := s.Backend.Read(p)
	switch err {
	case nil:
		if n == 0 && len(p) > 0 {
			s.eof = true
		}
		return n, nil
	case io.EOF:
		if n == 0 {
			s.eof = true
		}
		return n, nil
	case ErrAgain:
		return n, nil
	}
	if e := s.failed("read", len(p), err); e != nil {
		return n, e
	}
	return n, nil
}

// fill makes one attempt to have size bytes in the buffer.
func (s *Stream) fill(size int) error {
	if s.Unread() >= size || s.eof && len(s.read.list) == 0 {
		return nil
	}
	if len(s.read.list) > 0 {
		return s.fillFiltered()
	}
	if s.r > 0 && s.r == len(s.buf) {
		s.buf, s.r = s.buf[:0], 0
	}
	old := s.grow(s.Chunk)
	n, err := s.readBackend(s.buf[old : old+s.Chunk])
	s.buf = s.buf[:old+max(n, 0)]
	return err
}

// grow makes room for n more bytes behind the buffer's end, moving what is unread to the front, and returns where the room
// begins.
func (s *Stream) grow(n int) int {
	if old := len(s.buf); cap(s.buf)-old >= n {
		s.buf = s.buf[:old+n]
		return old
	}
	unread := s.buf[s.r:]
	if s.r > 0 && cap(s.buf) >= len(unread)+n {
		copy(s.buf[:cap(s.buf)], unread)
		s.buf = s.buf[:len(unread)+n]
		s.r = 0
		return len(unread)
	}
	b := make([]byte, len(unread)+n, max(len(unread)+n, 2*len(unread)))
	copy(b, unread)
	n = len(unread)
	s.buf, s.r = b, 0
	return n
}

// fillFiltered reads a chunk through the filters until something comes out, or nothing more will.
func (s *Stream) fillFiltered() error {
	chunk := make([]byte, s.Chunk)
	for s.Unread() == 0 && !s.eof {
		n, err := s.readBackend(chunk)
		if err != nil {
			return err
		}
		flush := FlushNone
		if s.eof {
			flush = FlushClose
		}
		if n == 0 && flush == FlushNone {
			return nil
		}
		out, status, err := s.read.Run(s, chunk[:n], flush)
		if err != nil {
			return err
		}
		if status == Fatal {
			s.eof = true
			return nil
		}
		s.push(out)
		if !s.Blocked && len(out) == 0 {
			return nil
		}
	}
	return nil
}

// push puts bytes behind the unread ones.
func (s *Stream) push(p []byte) {
	if s.r == len(s.buf) {
		s.buf, s.r = s.buf[:0], 0
	}
	s.buf = append(s.buf, p...)
}

// Close flushes and closes the stream once.
func (s *Stream) Close() error {
	if s.closed {
		return nil
	}
	if s.running > 0 {
		s.closing = true
		return nil
	}
	ferr := s.flush(FlushClose)
	s.closed = true
	s.read.closeAll()
	s.write.closeAll()
	err := s.Backend.Close()
	if s.OnClose != nil {
		s.OnClose()
	}
	if err == nil {
		err = ferr
	}
	return err
}
