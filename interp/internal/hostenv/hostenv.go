// Package hostenv has small parts of the world that a host makes for an engine, apart from the process's: environment
// variables, and a standard input that lets go of a script which must end.
package hostenv

import (
	"slices"
	"strings"
	"sync"
	"syscall"
)

// Vars is an environment of an engine's own. Go functions of the host may read it on other goroutines.
type Vars struct {
	mu   sync.Mutex
	vars map[string]string
}

// New makes an environment of a map, which is copied.
func New(vars map[string]string) *Vars {
	e := &Vars{vars: make(map[string]string, len(vars))}
	for k, v := range vars {
		e.vars[k] = v
	}
	return e
}

// Getenv returns a variable.
func (e *Vars) Getenv(name string) (string, bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	v, ok := e.vars[name]
	return v, ok
}

// Setenv sets a variable; names are not empty and have no "=".
func (e *Vars) Setenv(name, value string) error {
	if name == "" || strings.ContainsAny(name, "=\x00") || strings.Contains(value, "\x00") {
		return syscall.EINVAL
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.vars[name] = value
	return nil
}

// Unsetenv removes a variable.
func (e *Vars) Unsetenv(name string) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	delete(e.vars, name)
	return nil
}

// Environ lists the variables as "name=value", by name.
func (e *Vars) Environ() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	list := make([]string, 0, len(e.vars))
	for k, v := range e.vars {
		list = append(list, k+"="+v)
	}
	slices.Sort(list)
	return list
}
