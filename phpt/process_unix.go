//go:build unix

package phpt

import (
	"io"
	"os/exec"
	"syscall"
)

// A processGroup is a process group that outlives single tests, so that all
// of a test's descendants can be ended together. Its leader is a process that
// does nothing: a test must not be the leader itself, because setsid() fails
// in a leader and tests call it.
type processGroup struct {
	leader *exec.Cmd
	hold   io.Closer // the leader ends when this is closed, by us or by our end
}

func newProcessGroup() *processGroup {
	leader := exec.Command("/bin/cat")
	leader.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	hold, err := leader.StdinPipe()
	if err != nil {
		return &processGroup{}
	}
	if err := leader.Start(); err != nil {
		return &processGroup{}
	}
	return &processGroup{leader: leader, hold: hold}
}

// join makes the command start in the group.
func (g *processGroup) join(cmd *exec.Cmd) {
	if g.leader != nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pgid: g.leader.Process.Pid}
	}
}

// kill ends every process of the group.
func (g *processGroup) kill() {
	if g.leader == nil {
		return
	}
	_ = syscall.Kill(-g.leader.Process.Pid, syscall.SIGKILL)
	_ = g.hold.Close()
	_ = g.leader.Wait()
	g.leader = nil
}

// exitStatus tells how the finished command ended.
func exitStatus(cmd *exec.Cmd) (code, signal int) {
	if ws, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); ok && ws.Signaled() {
		return 128 + int(ws.Signal()), int(ws.Signal())
	}
	return cmd.ProcessState.ExitCode(), 0
}

// tryLock takes an advisory lock on an open file; false means that someone
// else has it.
func tryLock(fd uintptr) bool {
	err := syscall.Flock(int(fd), syscall.LOCK_EX|syscall.LOCK_NB)
	return err != syscall.EWOULDBLOCK && err != syscall.EINTR
}
