package snapshot

import (
	"fmt"
	"os"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// Env names the descriptor on which a child finds its snapshot.
const Env = "GAJA_FORK"

// closed stands for a descriptor that the child does not have.
const closed = ^uintptr(0)

// Start starts the program again as a child that will restore the snapshot, with the descriptors in fds and those that
// exec would hand down.
func Start(data []byte, fds map[int]bool) (pid int, err error) {
	files, err := inherited(fds)
	if err != nil {
		return -1, err
	}
	mem, err := unix.MemfdCreate("snapshot", unix.MFD_CLOEXEC)
	if err != nil {
		return -1, fmt.Errorf("memfd_create: %w", err)
	}
	defer unix.Close(mem)
	if err := writeAll(mem, data); err != nil {
		return -1, err
	}
	at := len(files)
	files = append(files, uintptr(mem))
	env := append(os.Environ(), Env+"="+strconv.Itoa(at))
	return syscall.ForkExec("/proc/self/exe", os.Args, &syscall.ProcAttr{Env: env, Files: files})
}

func writeAll(fd int, b []byte) error {
	for len(b) > 0 {
		n, err := unix.Write(fd, b)
		if err == unix.EINTR {
			continue
		}
		if err != nil {
			return fmt.Errorf("the snapshot does not fit in memory: %w", err)
		}
		b = b[n:]
	}
	return nil
}

// inherited lists the child's descriptors by number.
func inherited(fds map[int]bool) ([]uintptr, error) {
	open, err := openDescriptors()
	if err != nil {
		return nil, err
	}
	top := 2
	for fd := range fds {
		top = max(top, fd)
	}
	for _, fd := range open {
		top = max(top, fd)
	}
	files := make([]uintptr, top+1)
	for i := range files {
		files[i] = closed
	}
	last := -1
	for _, fd := range open {
		if fds[fd] || handedDown(fd) {
			files[fd] = uintptr(fd)
			last = max(last, fd)
		}
	}
	for fd := range fds {
		if files[fd] == closed {
			return nil, fmt.Errorf("descriptor %d is closed", fd)
		}
	}
	return files[:max(last+1, 3)], nil
}

// handedDown reports whether a descriptor survives exec.
func handedDown(fd int) bool {
	flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
	return err == nil && flags&unix.FD_CLOEXEC == 0
}

// openDescriptors lists the process's descriptors, some of which may be closed already.
func openDescriptors() ([]int, error) {
	d, err := os.Open("/proc/self/fd")
	if err != nil {
		return nil, err
	}
	defer d.Close()
	names, err := d.Readdirnames(-1)
	if err != nil {
		return nil, err
	}
	list := make([]int, 0, len(names))
	for _, n := range names {
		if fd, err := strconv.Atoi(n); err == nil {
			list = append(list, fd)
		}
	}
	return list, nil
}

// Inherited returns the snapshot that the process was started with, or nil. It forgets it: the script must not see the
// environment variable, nor find the descriptor.
func Inherited() ([]byte, error) {
	v := os.Getenv(Env)
	if v == "" {
		return nil, nil
	}
	os.Unsetenv(Env)
	fd, err := strconv.Atoi(v)
	if err != nil {
		return nil, fmt.Errorf("%s is %q", Env, v)
	}
	defer unix.Close(fd)
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err != nil {
		return nil, fmt.Errorf("snapshot: %w", err)
	}
	if st.Size == 0 {
		return nil, ErrDamaged
	}
	return unix.Mmap(fd, 0, int(st.Size), unix.PROT_READ, unix.MAP_PRIVATE|unix.MAP_POPULATE)
}
