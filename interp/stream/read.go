package stream

import "bytes"

// Read returns up to size bytes: all of them from files and memory unless the end comes first, what one read gave from
// anything else.
func (s *Stream) Read(size int) ([]byte, error) {
	out := make([]byte, 0, min(size, max(s.Unread(), s.Chunk)))
	greedy := s.greedy()
	for len(out) < size {
		if n := min(s.Unread(), size-len(out)); n > 0 {
			out = append(out, s.buf[s.r:s.r+n]...)
			s.advance(n)
			if len(out) == size {
				break
			}
		}
		want := size - len(out)
		n, err := s.readInto(&out, want)
		if err != nil {
			return out, err
		}
		if n == 0 || !greedy {
			break
		}
	}
	return out, nil
}

// readInto gets more bytes: straight from the backend when the buffer would only be in the way.
func (s *Stream) readInto(out *[]byte, want int) (int, error) {
	direct := len(s.read.list) == 0 && (s.Unbuffered || s.greedy() && want >= s.Chunk)
	if !direct {
		if err := s.fill(want); err != nil {
			return 0, err
		}
		n := min(s.Unread(), want)
		*out = append(*out, s.buf[s.r:s.r+n]...)
		s.advance(n)
		return n, nil
	}
	if s.eof && !s.Unbuffered {
		return 0, nil
	}
	have := len(*out)
	step := min(want, max(s.Chunk, min(have+64<<10, 8<<20)))
	*out = append(*out, make([]byte, step)...)
	n, err := s.readBackend((*out)[have:])
	*out = (*out)[:have+max(n, 0)]
	s.pos += int64(max(n, 0))
	return n, err
}

func (s *Stream) advance(n int) {
	s.r += n
	s.pos += int64(n)
}

// ReadLine returns a line with its end, or what there is before the end of the stream; limit bounds its length when it is
// above 0. ok false means there was nothing.
func (s *Stream) ReadLine(limit int) (line []byte, ok bool, err error) {
	for {
		b := s.buf[s.r:]
		if limit > 0 && len(b) > limit-len(line) {
			b = b[:limit-len(line)]
		}
		if i := bytes.IndexByte(b, '\n'); i >= 0 {
			line = append(line, b[:i+1]...)
			s.advance(i + 1)
			return line, true, nil
		}
		line = append(line, b...)
		s.advance(len(b))
		if limit > 0 && len(line) >= limit {
			return line, true, nil
		}
		if s.eof && s.Unread() == 0 {
			return line, len(line) > 0, nil
		}
		if err := s.fill(s.Chunk); err != nil {
			return line, len(line) > 0, err
		}
		if s.Unread() == 0 {
			return line, len(line) > 0, nil
		}
	}
}

// ReadRecord returns what comes before a delimiter, which is taken too, or up to limit bytes. At the end of the stream
// the rest is a record. ok false means there was nothing.
func (s *Stream) ReadRecord(limit int, delim []byte) (rec []byte, ok bool, err error) {
	searched := 0
	for {
		b := s.buf[s.r:]
		if len(delim) > 0 {
			from := max(searched-len(delim)+1, 0)
			if i := bytes.Index(b[min(from, len(b)):], delim); i >= 0 && from+i <= limit {
				rec = append(rec, b[:from+i]...)
				s.advance(from + i + len(delim))
				return rec, true, nil
			}
			searched = len(b)
		}
		if len(b) >= limit+len(delim) || len(b) >= limit && (len(delim) == 0 || s.eof) {
			rec = append(rec, b[:limit]...)
			s.advance(limit)
			return rec, true, nil
		}
		before := len(b)
		if err := s.fill(before + s.Chunk); err != nil {
			return nil, false, err
		}
		if s.Unread() == before {
			if !s.eof && len(delim) > 0 && before < limit {
				return nil, false, nil
			}
			n := min(before, limit)
			rec = append(rec, s.buf[s.r:s.r+n]...)
			s.advance(n)
			return rec, n > 0, nil
		}
	}
}

// ReadAll returns the rest of the stream, up to limit bytes when it is not below 0. Grow is asked before memory is taken.
func (s *Stream) ReadAll(limit int64, grow func(n int) error) ([]byte, error) {
	var out []byte
	for (limit < 0 || int64(len(out)) < limit) && !s.EOF() {
		step := max(s.Chunk, min(len(out), 4<<20))
		if limit >= 0 {
			step = int(min(int64(step), limit-int64(len(out))))
		}
		if grow != nil {
			if err := grow(step); err != nil {
				return nil, err
			}
		}
		n := min(s.Unread(), step)
		out = append(out, s.buf[s.r:s.r+n]...)
		s.advance(n)
		if n > 0 {
			continue
		}
		n, err := s.readInto(&out, step)
		if err != nil {
			return out, err
		}
		if n == 0 {
			break
		}
	}
	return out, nil
}

// Peek returns the unread bytes of the buffer, which stay.
func (s *Stream) Peek() []byte { return s.buf[s.r:] }
