package php

import (
	"errors"
	"fmt"
)

// Throw is a PHP exception on its way up: the error that builtins return to throw. It owns one count of the object.
type Throw struct{ Obj *Object }

// Error returns the class and message, for Go callers.
func (t *Throw) Error() string {
	msg := ""
	if p := t.Obj.Prop("message"); p != nil && p.Deref().IsString() {
		msg = p.Deref().Str().Peek()
	}
	return t.Obj.Class.Name + ": " + msg
}

// Exit ends the script: exit() and what follows a fatal error. Silent fatal errors have been reported already.
type Exit struct {
	Code int
	// Fatal is set when the cause was a fatal error.
	Fatal bool
}

// Error returns the exit code as text.
func (e *Exit) Error() string { return fmt.Sprintf("exit %d", e.Code) }

// LimitKind names a limit of the engine.
type LimitKind string

// Limits.
const (
	LimitMemory LimitKind = "memory"
	LimitSteps  LimitKind = "steps"
	LimitWall   LimitKind = "wall"
	LimitDepth  LimitKind = "depth"
	LimitOutput LimitKind = "output"
)

// Limit ends the script when a limit of the engine is reached. Scripts cannot catch it.
type Limit struct{ Kind LimitKind }

// Error names the limit.
func (l *Limit) Error() string { return "gaja: " + string(l.Kind) + " limit reached" }

// Canceled ends the script when the host's context is done. Scripts cannot catch it.
type Canceled struct{ Cause error }

// Error returns the cause.
func (c *Canceled) Error() string { return "gaja: canceled: " + c.Cause.Error() }

// Unwrap returns the context's error.
func (c *Canceled) Unwrap() error { return c.Cause }

// ErrDenied is what a capability that the host did not grant answers with; scripts see EACCES.
var ErrDenied = errors.New("permission denied by the host")
