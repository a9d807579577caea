package hostenv

import (
	"io"

	"gaja/interp/php"
)

// Stdin lets a script that waits for input be ended: a read goes on in a goroutine of its own, and what it finds after
// the script has ended is kept for the next read.
type Stdin struct {
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

// NewStdin wraps what a host gives an engine to read.
func NewStdin(r io.Reader, pc *php.Context) *Stdin { return &Stdin{r: r, pc: pc} }

// Read reads, or fails when the script must end.
func (s *Stdin) Read(p []byte) (int, error) {
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
func (s *Stdin) fill(size int) error {
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
