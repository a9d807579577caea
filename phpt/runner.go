package phpt

import (
	"context"
	"errors"
	"strings"
	"time"
)

// A Runner executes scripts for the harness: one call, one process (or what
// stands for it). It must be safe for concurrent use, must return when the
// context ends, and must not panic.
type Runner interface {
	Run(ctx context.Context, r *Request) (*Response, error)
}

// A Chooser is a Runner that cannot serve every request; the harness then
// uses [Options.Fallback] (or skips the test, when there is none).
type Chooser interface {
	Accepts(r *Request) bool
}

// Role is what a script is for.
type Role uint8

const (
	RoleTest   Role = iota // the test itself
	RoleSkipIf             // its SKIPIF
	RoleClean              // its CLEAN
	RoleProbe              // asks the engine what it is
)

// SAPI is the kind of engine a script wants.
type SAPI uint8

const (
	CLI    SAPI = iota // the command line
	CGI                // one CGI request; headers come before the body
	PHPDBG             // the debugger
)

// Capture says which standard streams the harness takes; the others are those
// of this process.
type Capture struct {
	Stdin, Stdout, Stderr bool
}

// A Request is one script to execute.
type Request struct {
	Role     Role
	SAPI     SAPI
	Script   string    // path of the script; it exists for as long as the request runs
	Dir      string    // working directory
	Settings []Setting // -d options, in order; the values are ini-file text
	Options  []string  // further engine options, such as -n
	Args     []string  // arguments of the script
	Env      []string  // the whole environment, as NAME=value
	Stdin    []byte    // the input, when Capture.Stdin
	Body     string    // path of a file that is the input instead (a request body); "" for none
	Capture  Capture
	Timeout  time.Duration // the longest silence to bear
	Worker   int           // number of the worker that asks, from 0
	Wrap     []string      // a command to run the engine under (valgrind), or nil
}

// A Response is what a script did.
type Response struct {
	Output   []byte // standard output with standard error mixed in, as captured
	ExitCode int
	Signal   int    // the signal that ended the process, 0 if none
	TimedOut bool   // it was silent for too long, and was ended
	Crash    string // what went wrong inside the engine itself, "" if nothing
}

// ErrUnsupported is returned by a Runner for a request of a kind it does not
// serve (no CGI engine, say); the test is skipped with the error's text.
var ErrUnsupported = errors.New("not available")

// Info is what the harness knows of an engine.
type Info struct {
	Version      string   // PHP_VERSION
	SAPI         string   // PHP_SAPI
	OS           string   // PHP_OS
	Extensions   []string // loaded extensions in lower case, "opcache" for Zend OPcache
	ExtensionDir string   // where loadable extensions are
	Path         string   // what TEST_PHP_EXECUTABLE is set to
	CGIPath      string   // the same for TEST_PHP_CGI_EXECUTABLE; "" for none
	PHPDBGPath   string   // the same for TEST_PHPDBG_EXECUTABLE; "" for none
	Env          []string // variables that every script needs, as NAME=value
}

// Has reports whether the extension is loaded.
func (i *Info) Has(extension string) bool {
	for _, e := range i.Extensions {
		if e == extension {
			return true
		}
	}
	return false
}

// An Informer is a Runner that can tell about its engine without running a
// script. Other runners are asked by a script.
type Informer interface {
	Info(ctx context.Context) (*Info, error)
}

// extensionName turns a name that get_loaded_extensions() gives into the one
// that EXTENSIONS uses; "" leaves it out.
func extensionName(name string) string {
	switch name = phpTrim(name); name {
	case "Core":
		return ""
	case "Zend OPcache":
		return "opcache"
	}
	return strings.ToLower(name)
}
