//go:build !unix

package phpt

import "os/exec"

// processGroup does nothing where there are no process groups.
type processGroup struct{}

func newProcessGroup() *processGroup      { return &processGroup{} }
func (g *processGroup) join(*exec.Cmd)    {}
func (g *processGroup) kill()             {}
func tryLock(uintptr) bool                { return true }
func exitStatus(cmd *exec.Cmd) (int, int) { return cmd.ProcessState.ExitCode(), 0 }
