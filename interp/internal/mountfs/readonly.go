package mountfs

import (
	"bytes"
	"io"
	"io/fs"
	"syscall"
)

// readOnly makes an fs.File a php.File. A file that cannot seek is read into memory when it is first used.
type readOnly struct {
	fs.File
	seeker io.ReadSeeker
}

func (f *readOnly) body() (io.ReadSeeker, error) {
	if f.seeker == nil {
		if s, ok := f.File.(io.ReadSeeker); ok {
			f.seeker = s
			return s, nil
		}
		b, err := io.ReadAll(f.File)
		if err != nil {
			return nil, err
		}
		f.seeker = bytes.NewReader(b)
	}
	return f.seeker, nil
}

func (f *readOnly) Read(p []byte) (int, error) {
	s, err := f.body()
	if err != nil {
		return 0, err
	}
	return s.Read(p)
}

func (f *readOnly) Seek(offset int64, whence int) (int64, error) {
	s, err := f.body()
	if err != nil {
		return 0, err
	}
	return s.Seek(offset, whence)
}

func (f *readOnly) Write([]byte) (int, error) { return 0, syscall.EBADF }
func (f *readOnly) Truncate(int64) error      { return syscall.EINVAL }
func (f *readOnly) Sync() error               { return nil }
