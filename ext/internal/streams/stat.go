package streams

import (
	"io/fs"
	"os"
	"syscall"
	"time"
)

// Stat is what stat(2) says of a file, as far as the host's file system knows it.
type Stat struct {
	Dev, Ino, Mode, Nlink, UID, GID, Rdev, Size int64
	Atime, Mtime, Ctime                         int64
	Blksize, Blocks                             int64
}

// The file types of the mode.
const (
	ModeType   = 0o170000
	ModeFIFO   = 0o010000
	ModeChar   = 0o020000
	ModeDir    = 0o040000
	ModeBlock  = 0o060000
	ModeFile   = 0o100000
	ModeLink   = 0o120000
	ModeSocket = 0o140000
)

// StatOf reads a FileInfo. A host's own file system need not be the system's: what it does not say is as on a plain file.
func StatOf(info fs.FileInfo) *Stat {
	if s, ok := systemStat(info.Sys()); ok {
		return s
	}
	if s, ok := info.Sys().(*Stat); ok {
		return s
	}
	t := info.ModTime().Unix()
	if info.ModTime().IsZero() {
		t = 0
	}
	return &Stat{Mode: ModeBits(info.Mode()), Nlink: 1, Size: info.Size(), Atime: t, Mtime: t, Ctime: t,
		Blksize: 4096, Blocks: (info.Size() + 511) / 512}
}

// ModeBits turns a Go mode into the system's.
func ModeBits(m fs.FileMode) int64 {
	bits := int64(m.Perm())
	switch {
	case m.IsRegular():
		bits |= ModeFile
	case m.IsDir():
		bits |= ModeDir
	case m&fs.ModeSymlink != 0:
		bits |= ModeLink
	case m&fs.ModeNamedPipe != 0:
		bits |= ModeFIFO
	case m&fs.ModeSocket != 0:
		bits |= ModeSocket
	case m&fs.ModeCharDevice != 0:
		bits |= ModeChar
	case m&fs.ModeDevice != 0:
		bits |= ModeBlock
	}
	if m&fs.ModeSetuid != 0 {
		bits |= 0o4000
	}
	if m&fs.ModeSetgid != 0 {
		bits |= 0o2000
	}
	if m&fs.ModeSticky != 0 {
		bits |= 0o1000
	}
	return bits
}

// GoMode turns permission bits of the system into Go's.
func GoMode(bits int64) fs.FileMode {
	m := fs.FileMode(bits & 0o777)
	if bits&0o4000 != 0 {
		m |= fs.ModeSetuid
	}
	if bits&0o2000 != 0 {
		m |= fs.ModeSetgid
	}
	if bits&0o1000 != 0 {
		m |= fs.ModeSticky
	}
	return m
}

// Allows reports whether the process may access a file so: 4 read, 2 write, 1 execute.
func (s *Stat) Allows(bit int64) bool {
	uid, gid := int64(os.Geteuid()), int64(os.Getegid())
	if uid == 0 {
		return bit != 1 || s.Mode&ModeType == ModeDir || s.Mode&0o111 != 0
	}
	switch {
	case s.UID == uid:
		return s.Mode>>6&bit != 0
	case s.GID == gid || inGroup(s.GID):
		return s.Mode>>3&bit != 0
	}
	return s.Mode&bit != 0
}

func inGroup(gid int64) bool {
	groups, err := os.Getgroups()
	if err != nil {
		return false
	}
	for _, g := range groups {
		if int64(g) == gid {
			return true
		}
	}
	return false
}

// UnixTime is a time for Chtimes.
func UnixTime(sec int64) time.Time { return time.Unix(sec, 0) }

// ENOTDIR and its kin are the errors that the wrappers compare with.
const (
	ENOENT  = syscall.ENOENT
	ENOTDIR = syscall.ENOTDIR
	EISDIR  = syscall.EISDIR
	EACCES  = syscall.EACCES
	EPERM   = syscall.EPERM
)
