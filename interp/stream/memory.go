package stream

import (
	"io"
	"io/fs"
	"time"
)

// Memory is a backend in memory.
type Memory struct {
	Data []byte
	pos  int
	// ReadOnly refuses writes; Append puts every write at the end.
	ReadOnly, Append bool
	// Grow is asked before the data grows by n bytes.
	Grow func(n int) error
}

// Greedy reports that reads go on to the end.
func (m *Memory) Greedy() bool { return true }

// Read reads at the position.
func (m *Memory) Read(p []byte) (int, error) {
	if m.pos >= len(m.Data) {
		return 0, io.EOF
	}
	n := copy(p, m.Data[m.pos:])
	m.pos += n
	return n, nil
}

// Write writes at the position, filling a gap behind the end with zeros.
func (m *Memory) Write(p []byte) (int, error) {
	if m.ReadOnly {
		return -1, ErrUnsupported
	}
	if m.Append {
		m.pos = len(m.Data)
	}
	end := m.pos + len(p)
	if err := m.resize(max(end, len(m.Data))); err != nil {
		return 0, err
	}
	copy(m.Data[m.pos:], p)
	m.pos = end
	return len(p), nil
}

func (m *Memory) resize(n int) error {
	if n <= cap(m.Data) {
		old := len(m.Data)
		m.Data = m.Data[:n]
		if n > old {
			clear(m.Data[old:])
		}
		return nil
	}
	size := max(n, 2*cap(m.Data), 64)
	if m.Grow != nil {
		if err := m.Grow(size - cap(m.Data)); err != nil {
			return err
		}
	}
	d := make([]byte, n, size)
	copy(d, m.Data)
	m.Data = d
	return nil
}

// Seek sets the position; beyond the end is allowed, before the beginning is not.
func (m *Memory) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += int64(m.pos)
	case io.SeekEnd:
		offset += int64(len(m.Data))
	}
	if offset < 0 || offset > 1<<40 {
		return 0, ErrUnsupported
	}
	m.pos = int(offset)
	return offset, nil
}

// Truncate sets the size.
func (m *Memory) Truncate(size int64) error {
	if m.ReadOnly || size < 0 || size > 1<<40 {
		return ErrUnsupported
	}
	m.pos = min(m.pos, int(size))
	return m.resize(int(size))
}

// Close does nothing.
func (m *Memory) Close() error { return nil }

// Stat describes the data as a regular file.
func (m *Memory) Stat() (fs.FileInfo, error) { return memInfo{m}, nil }

type memInfo struct{ m *Memory }

func (i memInfo) Name() string       { return "" }
func (i memInfo) Size() int64        { return int64(len(i.m.Data)) }
func (i memInfo) ModTime() time.Time { return time.Time{} }
func (i memInfo) IsDir() bool        { return false }
func (i memInfo) Sys() any           { return nil }

// Mode is that of a plain file which may be written unless the memory is read-only.
func (i memInfo) Mode() fs.FileMode {
	if i.m.ReadOnly {
		return 0o444
	}
	return 0o666
}
