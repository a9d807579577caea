//go:build unix

package oshost

import (
	"errors"
	"os"
	"syscall"

	"gaja/interp/php"
)

type processes struct{}

// Processes returns the system's processes. Fork is refused: it needs the engine's snapshot, which the host layer joins
// to it.
func Processes() php.Processes { return processes{} }

func (processes) Start(path string, argv, env []string, dir string, fds []*os.File) (*os.Process, error) {
	return os.StartProcess(path, argv, &os.ProcAttr{Dir: dir, Env: env, Files: fds})
}

// Kill signals a process. It refuses pid -1, every process of the machine: what scripts pass there is the result of a
// pcntl_fork that failed.
func (processes) Kill(pid int, sig int) error {
	if pid == -1 {
		return syscall.EPERM
	}
	return syscall.Kill(pid, syscall.Signal(sig))
}

func (processes) Exec(path string, argv, env []string) error { return syscall.Exec(path, argv, env) }

// Wait is wait4; usage is a *syscall.Rusage.
func (processes) Wait(pid int, options int) (wpid int, status int, usage any, err error) {
	var ws syscall.WaitStatus
	var ru syscall.Rusage
	for {
		wpid, err = syscall.Wait4(pid, &ws, options, &ru)
		if err != syscall.EINTR {
			return wpid, int(ws), &ru, err
		}
	}
}

func (processes) Fork([]byte, []uintptr) (int, error) {
	return -1, errors.New("this host cannot fork")
}
