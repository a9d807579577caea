package syntax

import "strconv"

// ErrorKind tells at which severity PHP reports an error of the source.
type ErrorKind uint8

const (
	// ParseError is reported as "Parse error" and thrown as ParseError by eval and include.
	ParseError ErrorKind = iota
	// CompileError is reported as "Fatal error".
	CompileError
)

// Error is why a source was refused. Only the first error of a source counts, as in PHP.
type Error struct {
	Msg  string
	File string
	Line int32
	Off  int
	Kind ErrorKind
	// Before are the messages that were due before the error.
	Before []Notice
}

// Notice is a warning or deprecation of the compiler; Level is PHP's number for it.
type Notice struct {
	Level int
	Line  int32
	Text  string
}

// Error returns the message the way PHP prints it.
func (e *Error) Error() string {
	label := "PHP Parse error:  "
	if e.Kind == CompileError {
		label = "PHP Fatal error:  "
	}
	return label + e.Msg + " in " + e.File + " on line " + strconv.Itoa(int(e.Line))
}

// Notices turns warnings of the lexer into what stands before an error.
func Notices(list []Warning) []Notice {
	const compileWarning, deprecated = 128, 8192
	var out []Notice
	for _, w := range list {
		n := Notice{Level: compileWarning, Line: w.Line, Text: w.Msg}
		if w.Deprecated {
			n.Level = deprecated
		}
		out = append(out, n)
	}
	return out
}

// Warning is a message of the lexer that does not stop the compilation.
type Warning struct {
	Msg  string
	Line int32
	// Deprecated is set for a deprecation (E_DEPRECATED); other messages are E_COMPILE_WARNING.
	Deprecated bool
}
