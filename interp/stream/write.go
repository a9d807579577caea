package stream

// Write writes through the filters and returns how many of p's bytes were taken.
func (s *Stream) Write(p []byte) (int, error) {
	if s.Unread() > 0 && s.CanSeek() {
		s.buf, s.r = s.buf[:0], 0
		if _, err := s.Backend.(Seeker).Seek(s.pos, SeekSet); err != nil {
			return 0, nil
		}
	}
	if len(s.write.list) == 0 {
		return s.writeBackend(p)
	}
	out, status, err := s.write.Run(s, p, FlushNone)
	if err != nil || status == Fatal {
		return 0, err
	}
	if _, err := s.writeBackend(out); err != nil {
		return 0, err
	}
	return len(p), nil
}

func (s *Stream) writeBackend(p []byte) (int, error) {
	done := 0
	for done < len(p) {
		n, err := s.Backend.Write(p[done:])
		if n > 0 {
			done += n
			s.pos += int64(n)
		}
		if err != nil {
			if err == ErrAgain {
				return done, nil
			}
			if err == ErrUnsupported && done == 0 {
				return -1, nil // nobody is told: the stream is not for writing
			}
			if e := s.failed("write", len(p)-done, err); e != nil {
				return done, e
			}
			if done == 0 {
				return -1, nil
			}
			return done, nil
		}
		if n <= 0 {
			break
		}
	}
	return done, nil
}

// Flush hands on what filters and backend hold back.
func (s *Stream) Flush() error { return s.flush(FlushInc) }

func (s *Stream) flush(how Flush) error {
	if s.closed {
		return nil
	}
	if len(s.write.list) > 0 {
		out, status, err := s.write.Run(s, nil, how)
		if err != nil {
			return err
		}
		if status != Fatal && len(out) > 0 {
			if _, err := s.writeBackend(out); err != nil {
				return err
			}
		}
	}
	if f, ok := s.Backend.(Flusher); ok {
		return f.Flush()
	}
	return nil
}

// SeekTo moves the position. Within the read buffer that costs nothing; a stream that cannot seek can still go forward by
// reading.
func (s *Stream) SeekTo(offset int64, whence int) (bool, error) {
	if len(s.write.list) > 0 {
		if err := s.flush(FlushNone); err != nil {
			return false, err
		}
	}
	if s.seekInBuffer(offset, whence) {
		s.eof = false
		return true, nil
	}
	if s.CanSeek() {
		return s.seekBackend(offset, whence)
	}
	if whence != SeekCur || offset < 0 {
		return false, nil
	}
	for offset > 0 {
		p, err := s.Read(int(min(offset, 1024)))
		if err != nil {
			return false, err
		}
		if len(p) == 0 {
			return false, nil
		}
		offset -= int64(len(p))
	}
	s.eof = false
	return true, nil
}

func (s *Stream) seekInBuffer(offset int64, whence int) bool {
	unread := int64(s.Unread())
	switch whence {
	case SeekSet:
		offset -= s.pos
	case SeekCur:
	default:
		return false
	}
	if offset <= 0 || offset > unread {
		return false
	}
	s.advance(int(offset))
	return true
}

func (s *Stream) seekBackend(offset int64, whence int) (bool, error) {
	if whence == SeekCur {
		offset, whence = s.pos+offset, SeekSet
	}
	if whence == SeekSet && offset < 0 {
		return false, nil
	}
	at, err := s.Backend.(Seeker).Seek(offset, whence)
	if err != nil {
		return false, s.failed("seek", 0, err)
	}
	s.buf, s.r = s.buf[:0], 0
	s.pos, s.eof = at, false
	return true, nil
}

// DropBuffer throws the read buffer away; the backend stays where it is.
func (s *Stream) DropBuffer() { s.buf, s.r = s.buf[:0], 0 }
