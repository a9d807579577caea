package streams

import (
	"io"

	"gaja/interp/stream"
)

// Lister is the backend of a directory's stream.
type Lister interface {
	stream.Backend
	// Next returns the next name; ok is false at the end.
	Next() (name string, ok bool, err error)
	Rewind() error
}

// NewDir makes a directory's stream over names that are known.
func NewDir(names []string, wrapper string) *stream.Stream {
	s := stream.New(&dirList{names: names}, wrapper, "dir", "r")
	s.Dir = true
	return s
}

type dirList struct {
	names []string
	at    int
}

func (d *dirList) Next() (string, bool, error) {
	if d.at >= len(d.names) {
		return "", false, nil
	}
	d.at++
	return d.names[d.at-1], true, nil
}

func (d *dirList) Rewind() error { d.at = 0; return nil }

// Seek goes back to the beginning, which is all a directory can do.
func (d *dirList) Seek(offset int64, _ int) (int64, error) {
	if offset != 0 {
		return 0, stream.ErrUnsupported
	}
	d.at = 0
	return 0, nil
}

func (d *dirList) Read([]byte) (int, error) { return 0, io.EOF }

func (d *dirList) Write([]byte) (int, error) { return 0, stream.ErrUnsupported }

func (d *dirList) Close() error { return nil }
