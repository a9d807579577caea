package interp

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"gaja/interp/php"
	"gaja/interp/syntax"
)

// Error is an uncaught exception of a script, or a fatal error, whose Class is "".
type Error struct {
	Class   string // the exception's class
	Message string
	Code    int64
	File    string
	Line    int
	Trace   []TraceFrame
	// Previous is the exception's previous one, or nil.
	Previous *Error
	// Value is the exception object, for Export and calls; the zero Value for fatal errors.
	Value Value
	// Cause is the error that a Go function returned, when the exception came from one.
	Cause error
}

// TraceFrame is one call in an Error's trace, innermost first.
type TraceFrame struct {
	Function string // "f", "Class::f" or "Class->f"
	File     string // where it was called; "" for calls from builtins
	Line     int
}

// Error returns the class, message and place.
func (e *Error) Error() string {
	class := e.Class
	if class == "" {
		class = "Fatal error"
	}
	return fmt.Sprintf("php: %s: %s in %s:%d", class, e.Message, e.File, e.Line)
}

// Unwrap returns the Go error behind the exception, or the previous exception.
func (e *Error) Unwrap() error {
	if e.Cause != nil {
		return e.Cause
	}
	if e.Previous != nil {
		return e.Previous
	}
	return nil
}

// ParseError says why a source was not compiled.
type ParseError struct {
	Message string
	File    string
	Line    int
	// before is what the compiler had to say before the error.
	before []syntax.Notice
	// Fatal is set for what PHP reports as "Fatal error" and not as "Parse error": correct syntax without meaning.
	Fatal bool
}

// Error returns the message the way PHP prints it.
func (e *ParseError) Error() string {
	return fmt.Sprintf("php: %s in %s on line %d", e.Message, e.File, e.Line)
}

// ExitError is returned when the script ended with exit and a code other than 0.
type ExitError struct{ Code int }

// Error returns the code as text.
func (e *ExitError) Error() string { return "php: exit status " + strconv.Itoa(e.Code) }

// LimitKind names a limit: "memory", "steps", "wall", "depth" or "output".
type LimitKind = php.LimitKind

// ErrLimit is returned when a script reached a limit of its engine.
type ErrLimit struct{ Kind LimitKind }

// Error names the limit.
func (e ErrLimit) Error() string { return "php: " + string(e.Kind) + " limit reached" }

// ErrDenied is what an operation answers with that the host did not grant. Scripts see EACCES.
type ErrDenied struct{ Capability string }

// Error names the capability.
func (e ErrDenied) Error() string { return "php: " + e.Capability + " not granted" }

// Is makes it an fs.ErrPermission.
func (e ErrDenied) Is(target error) bool {
	return target == fs.ErrPermission || target == php.ErrDenied
}

// ErrCanceled is matched by the error of a script that its context ended. The context's cause is in the chain too.
var ErrCanceled = errors.New("php: canceled")

type canceled struct{ cause error }

func (e *canceled) Error() string        { return ErrCanceled.Error() + ": " + e.cause.Error() }
func (e *canceled) Is(target error) bool { return target == ErrCanceled }
func (e *canceled) Unwrap() error        { return e.cause }

// ErrBusy is returned when an engine is used by two goroutines at once.
var ErrBusy = errors.New("php: engine is in use")

// ErrClosed is returned when an engine is used after Close, or after an [InternalError].
var ErrClosed = errors.New("php: engine is closed")

// InternalError is a bug of the engine that was caught at its border. The engine cannot be used any more; others can.
type InternalError struct {
	Reason   string
	PHPStack []TraceFrame
	GoStack  string
}

// Error returns the reason and where the script was.
func (e *InternalError) Error() string {
	var b strings.Builder
	b.WriteString("php: internal error: " + e.Reason)
	for _, f := range e.PHPStack {
		fmt.Fprintf(&b, "\n\t%s at %s:%d", f.Function, f.File, f.Line)
	}
	return b.String()
}

func asParseError(err error) error {
	var se *syntax.Error
	if errors.As(err, &se) {
		return &ParseError{Message: se.Msg, File: se.File, Line: int(se.Line), Fatal: se.Kind == syntax.CompileError, before: se.Before}
	}
	return err
}

// outcome turns what the machine ended with into what the host sees.
func (e *Engine) outcome(err error) error {
	var (
		thrown *php.Throw
		exit   *php.Exit
		limit  *php.Limit
		cancel *php.Canceled
	)
	switch {
	case err == nil:
		return nil
	case errors.As(err, &thrown):
		return e.exception(thrown.Obj, 0)
	case errors.As(err, &limit):
		return ErrLimit{limit.Kind}
	case errors.As(err, &cancel):
		return &canceled{cancel.Cause}
	case errors.As(err, &exit):
		return e.exitOutcome(exit)
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return &canceled{err}
	}
	return asParseError(err)
}

func (e *Engine) exitOutcome(exit *php.Exit) error {
	if last := e.pc.Errors().Last; exit.Fatal && last != nil {
		return &Error{Message: last.Msg, File: last.File, Line: last.Line}
	}
	if exit.Code != 0 {
		return &ExitError{exit.Code}
	}
	return nil
}

// maxChain bounds the chain of previous exceptions, which scripts may make circular.
const maxChain = 64

// exception describes an exception object, whose count it takes over.
func (e *Engine) exception(o *php.Object, depth int) *Error {
	x := &Error{Class: o.Class.Name, Value: e.wrap(php.ObjectValue(o)), Cause: e.causes[o]}
	prop := func(name string) php.Value {
		for _, p := range o.Class.Props {
			if p != nil && p.Name == name && p.Class != nil && (p.Class.Lower == "exception" || p.Class.Lower == "error") &&
				int(p.Slot) < len(o.Slots) {
				return o.Slots[p.Slot].Deref()
			}
		}
		return php.Null()
	}
	if v := prop("message"); v.IsString() {
		x.Message = v.Str().String()
	}
	if v := prop("code"); v.IsInt() {
		x.Code = v.Int()
	}
	if v := prop("file"); v.IsString() {
		x.File = v.Str().String()
	}
	if v := prop("line"); v.IsInt() {
		x.Line = int(v.Int())
	}
	if v := prop("trace"); v.IsArray() {
		x.Trace = traceFrames(v.Array())
	}
	if v := prop("previous"); v.IsObject() && depth < maxChain {
		x.Previous = e.exception(v.Copy().Object(), depth+1)
	}
	return x
}

func traceFrames(a *php.Array) []TraceFrame {
	var list []TraceFrame
	for v := range a.Values() {
		if !v.IsArray() {
			continue
		}
		text := func(key string) string {
			if s := v.Array().GetString(key).Deref(); s.IsString() {
				return s.Str().String()
			}
			return ""
		}
		f := TraceFrame{Function: text("class") + text("type") + text("function"), File: text("file")}
		if n := v.Array().GetString("line").Deref(); n.IsInt() {
			f.Line = int(n.Int())
		}
		list = append(list, f)
	}
	return list
}
