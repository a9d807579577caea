package stream

// Held is what a stream holds besides its backend and what its owner set: the unread bytes and where it is.
type Held struct {
	Unread      []byte
	Pos         int64
	EOF, Closed bool
}

// Held returns what the stream holds; Unread must not be written.
func (s *Stream) Held() Held { return Held{s.buf[s.r:], s.pos, s.eof, s.closed} }

// SetHeld makes a fresh stream hold what another did.
func (s *Stream) SetHeld(h Held) {
	s.buf, s.r, s.pos, s.eof, s.closed = h.Unread, 0, h.Pos, h.EOF, h.Closed
}

// Pos returns the position in the data.
func (m *Memory) Pos() int { return m.pos }
