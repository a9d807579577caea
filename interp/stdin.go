package interp

import (
	"io"

	"gaja/interp/php"
)

// stdin lets a script that waits for input be ended: a read goes on in a goroutine of its own, and what it finds after
// the script has ended is kept for the next read.
type stdin struct {
	r    io.Reader
	pc   *php.Context
	data []byte
	err  error
	busy chan readResult // nil when no read is under way
}

type readResult struct {
	data []byte
	err  error
}

func (s *stdin) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if len(s.data) == 0 && s.err == nil {
		if err := s.fill(len(p)); err != nil {
			return 0, err
		}
	}
	n := copy(p, s.data)
	s.data = s.data[n:]
	if n == 0 {
		return 0, s.err
	}
	return n, nil
}

// fill waits for input or the end of the script.
func (s *stdin) fill(size int) error {
	if s.busy == nil {
		s.busy = make(chan readResult, 1)
		go func(r io.Reader, out chan<- readResult) {
			buf := make([]byte, size)
			n, err := r.Read(buf)
			out <- readResult{buf[:n], err}
		}(s.r, s.busy)
	}
	select {
	case res := <-s.busy:
		s.busy, s.data, s.err = nil, res.data, res.err
		return nil
	case <-s.pc.Go().Done():
		return s.pc.WaitError()
	}
}
