//go:build linux

// Package sysio has the few system calls that package unix offers only in a form too slow for the hot path of sockets.
//
// A send or receive with MSG_DONTWAIT never waits, so it needs none of the bookkeeping by which Go's scheduler survives
// a blocked call; without it a small message costs the system call and nothing else. Larger transfers copy for long
// enough to hold up a garbage collection, so they take the ordinary way.
//
// This package uses unsafe: a system call takes addresses.
package sysio

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// rawLimit is the greatest transfer made without telling the scheduler.
const rawLimit = 64 << 10

// Recv receives at once or fails with EAGAIN.
func Recv(fd int, p []byte, flags int) (int, unix.Errno) {
	f := uintptr(flags | unix.MSG_DONTWAIT)
	if len(p) <= rawLimit {
		n, _, e := unix.RawSyscall6(unix.SYS_RECVFROM, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(p))),
			uintptr(len(p)), f, 0, 0)
		return int(n), e
	}
	n, _, e := unix.Syscall6(unix.SYS_RECVFROM, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(p))),
		uintptr(len(p)), f, 0, 0)
	return int(n), e
}

// Send sends at once what the socket takes, or fails with EAGAIN. It never raises SIGPIPE.
func Send(fd int, s string, flags int) (int, unix.Errno) {
	f := uintptr(flags | unix.MSG_DONTWAIT | unix.MSG_NOSIGNAL)
	if len(s) <= rawLimit {
		n, _, e := unix.RawSyscall6(unix.SYS_SENDTO, uintptr(fd), uintptr(unsafe.Pointer(unsafe.StringData(s))),
			uintptr(len(s)), f, 0, 0)
		return int(n), e
	}
	n, _, e := unix.Syscall6(unix.SYS_SENDTO, uintptr(fd), uintptr(unsafe.Pointer(unsafe.StringData(s))),
		uintptr(len(s)), f, 0, 0)
	return int(n), e
}

// PollBriefly waits a moment for events on one descriptor, without telling the scheduler: what it does around a call that
// blocks costs more than the wait for a peer on the same machine. The runtime's own signals end the wait, so a garbage
// collection is not held up; other goroutines may be, by up to the time given.
func PollBriefly(fd int, events int16, nanoseconds int64) (ready bool) {
	p := unix.PollFd{Fd: int32(fd), Events: events}
	ts := unix.NsecToTimespec(nanoseconds)
	n, _, e := unix.RawSyscall6(unix.SYS_PPOLL, uintptr(unsafe.Pointer(&p)), 1, uintptr(unsafe.Pointer(&ts)), 0, 0, 0)
	return e == 0 && n == 1
}

// Sockatmark reports whether the socket stands at the out-of-band mark.
func Sockatmark(fd int) (bool, error) {
	const siocatmark = 0x8905
	n, err := unix.IoctlGetInt(fd, siocatmark)
	return n != 0, err
}

// Getsockopt reads up to len(p) bytes of an option and returns how many there were.
func Getsockopt(fd, level, opt int, p []byte) (int, unix.Errno) {
	n := uint32(len(p))
	_, _, e := unix.Syscall6(unix.SYS_GETSOCKOPT, uintptr(fd), uintptr(level), uintptr(opt),
		uintptr(unsafe.Pointer(unsafe.SliceData(p))), uintptr(unsafe.Pointer(&n)), 0)
	return int(n), e
}

// Setsockopt sets an option from bytes.
func Setsockopt(fd, level, opt int, p []byte) unix.Errno {
	_, _, e := unix.Syscall6(unix.SYS_SETSOCKOPT, uintptr(fd), uintptr(level), uintptr(opt),
		uintptr(unsafe.Pointer(unsafe.SliceData(p))), uintptr(len(p)), 0)
	return e
}

// SetDefaultSignal gives a signal back its default effect on the process, past Go's own handler.
func SetDefaultSignal(sig int) error {
	var act [4]uintptr // handler 0 is SIG_DFL; flags, restorer and mask are zero
	_, _, e := unix.RawSyscall6(unix.SYS_RT_SIGACTION, uintptr(sig), uintptr(unsafe.Pointer(&act)), 0, 8, 0, 0)
	if e != 0 {
		return e
	}
	return nil
}

// ChildInfo is what waitid tells of a child: the beginning of siginfo_t as the 64-bit Linux systems lay it out.
type ChildInfo struct {
	Signo, Errno, Code int32
	_                  int32
	Pid                int32
	Uid                uint32
	Status             int32
	_                  [100]byte
}

// Waitid is waitid(2).
func Waitid(idtype, id, options int) (info ChildInfo, errno unix.Errno) {
	_, _, errno = unix.Syscall6(unix.SYS_WAITID, uintptr(idtype), uintptr(id), uintptr(unsafe.Pointer(&info)),
		uintptr(options), 0, 0)
	return info, errno
}

// Getcpu returns the processor that the calling thread is on.
func Getcpu() int {
	var cpu uint32
	if _, _, e := unix.RawSyscall(unix.SYS_GETCPU, uintptr(unsafe.Pointer(&cpu)), 0, 0); e != 0 {
		return 0
	}
	return int(cpu)
}
