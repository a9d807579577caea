package syntax

import (
	"fmt"
	"strings"
)

// The lexical states, as in PHP: what a byte means depends on where it stands.
const (
	stInitial  uint8 = iota // outside the tags
	stScript                // code
	stProperty              // behind -> and ?->, where keywords are names
	stVarname               // behind "${"
	stDouble                // inside "…"
	stBackquote
	stHeredoc
	stNowdoc
	stEndHeredoc // at the closing label
	stVarOffset  // inside "$a[…]"
)

// tRestart is what a state function returns when it changed the state and read nothing.
const tRestart Token = 0xffff

// Short names of the two kinds of ampersand, which differ in what follows.
const (
	tAmpVar = TAmpersandFollowedByVarOrVararg
	tAmp    = TAmpersandNotFollowedByVarOrVararg
)

// LexOptions configure a Lexer.
type LexOptions struct {
	Level Level
	// NoShortTags turns "<?" as an opening tag off; the default of PHP is on.
	NoShortTags bool
	// InCode starts inside the tags, as eval does.
	InCode bool
	// Parser skips white space and comments, makes ?> a semicolon and <?= an echo, and refuses what PHP's parser refuses.
	// Without it every byte belongs to a token, and the lexer goes on after errors as token_get_all does.
	Parser bool
}

// Lexer reads tokens. It is PHP's scanner: states, their stack, and the stacks of open brackets and heredocs.
type Lexer struct {
	src    string // with a few zero bytes behind the end
	limit  int    // the length without them
	pos    int    // behind the current token
	off    int    // where the current token begins
	line   int32  // the line at pos
	start  int32  // the line at off
	level  Level
	state  uint8
	parse  bool
	short  bool
	whole  bool // the source is the inside of a heredoc alone
	names  bool // names are single tokens, and the two ampersands differ, as the parser of 8.4 wants it
	ahead  bool // scanning ahead for the indentation of a heredoc
	bump   bool // the newline belongs to the last token but counts for the next
	stack  []uint8
	nest   []nesting
	labels []heredocLabel
	// doc is the last documentation comment: doc.end is 0 for none.
	doc  span
	err  *Error
	warn []Warning

	str      string  // the value of a string, name or inline text
	num      int64   // the value of TLNumber and of an integer TNumString
	flt      float64 // the value of TDNumber
	numIsInt bool    // a TNumString that is an integer
	scanned  int     // how far a double-quoted string was already searched for its end
	indent   int     // result of a scan ahead
	spaces   bool
	memo     map[int]aheadResult
}

// span is a range of bytes.
type span struct{ off, end int }

// nesting is an open bracket.
type nesting struct {
	char byte
	line int32
}

// NewLexer returns a lexer for src.
func NewLexer(src []byte, opt LexOptions) *Lexer {
	l := new(Lexer)
	l.init(src, opt)
	return l
}

func (l *Lexer) init(src []byte, opt LexOptions) {
	var b strings.Builder
	b.Grow(len(src) + 8)
	b.Write(src)
	b.WriteString("\x00\x00\x00\x00\x00\x00\x00\x00")
	*l = Lexer{src: b.String(), limit: len(src), line: 1, start: 1, level: opt.Level, short: !opt.NoShortTags, parse: opt.Parser,
		names: opt.Level == Level84}
	if opt.InCode {
		l.state = stScript
	}
}

// SkipShebang skips a first line that begins with "#!"; call it before the first Next.
func (l *Lexer) SkipShebang() {
	if !strings.HasPrefix(l.src, "#!") {
		return
	}
	i := strings.IndexAny(l.src[:l.limit], "\r\n")
	if i < 0 {
		return
	}
	if l.src[i] == '\r' && l.src[i+1] == '\n' {
		i++
	}
	l.pos = i + 1
	l.line++
}

// Next reads the next token and returns its kind.
func (l *Lexer) Next() Token {
	if l.bump {
		l.bump = false
		l.line++
	}
	for {
		l.start = l.line
		var t Token
		if l.state == stScript {
			t = l.script()
		} else {
			t = l.other()
		}
		if t != tRestart {
			return t
		}
	}
}

// Offsets returns the bytes of the current token: from off to end, exclusively.
func (l *Lexer) Offsets() (off, end int) { return l.off, l.pos }

// Line returns the line the current token begins on.
func (l *Lexer) Line() int32 { return l.start }

// EndLine returns the line behind the current token.
func (l *Lexer) EndLine() int32 { return l.line }

// Text returns the bytes of the current token.
func (l *Lexer) Text() string { return l.src[l.off:l.pos] }

// Value returns the value of the current token when it is a name, a variable (without $), a string or inline text.
func (l *Lexer) Value() string { return l.str }

// Err returns the first error; without LexOptions.Parser the lexer goes on behind it.
func (l *Lexer) Err() *Error { return l.err }

// Warnings returns the warnings so far.
func (l *Lexer) Warnings() []Warning { return l.warn }

// other reads a token in any state but code.
func (l *Lexer) other() Token {
	l.off = l.pos
	switch l.state {
	case stInitial:
		return l.initial()
	case stProperty:
		return l.property()
	case stVarname:
		return l.varname()
	case stDouble:
		return l.quoted('"')
	case stBackquote:
		return l.quoted('`')
	case stHeredoc:
		return l.quoted(0)
	case stNowdoc:
		return l.nowdoc()
	case stEndHeredoc:
		return l.endHeredoc()
	default:
		return l.varOffset()
	}
}

// fail records an error at the present line and yields TError, which only the parser gets to see.
func (l *Lexer) fail(format string, args ...any) Token {
	if l.err == nil {
		l.err = &Error{Msg: fmt.Sprintf(format, args...), Line: l.line, Off: l.off}
	}
	return TError
}

func (l *Lexer) warning(deprecated bool, format string, args ...any) {
	if !l.ahead {
		l.warn = append(l.warn, Warning{Msg: fmt.Sprintf(format, args...), Line: l.line, Deprecated: deprecated})
	}
}

func (l *Lexer) push(state uint8) {
	l.stack = append(l.stack, l.state)
	l.state = state
}

func (l *Lexer) pop() {
	if n := len(l.stack); n > 0 {
		l.state = l.stack[n-1]
		l.stack = l.stack[:n-1]
	}
}

// addLines counts the newlines of src[from:to]; a carriage return counts unless a newline follows.
func (l *Lexer) addLines(from, to int) {
	l.line += int32(countLines(l.src, from, to))
}

func countLines(src string, from, to int) int {
	s := src[from:to]
	n := strings.Count(s, "\n")
	if strings.IndexByte(s, '\r') < 0 {
		return n
	}
	for i := from; i < to; i++ {
		if src[i] == '\r' && (i+1 >= len(src) || src[i+1] != '\n') {
			n++
		}
	}
	return n
}

// open notes an opening bracket. Level 7.4 does not check brackets in the lexer.
func (l *Lexer) open(c byte) {
	if l.level == Level84 {
		l.nest = append(l.nest, nesting{c, l.line})
	}
}

// close checks a closing bracket against the last open one.
func (l *Lexer) close(c byte) Token {
	if l.level == Level74 {
		return Token(c)
	}
	n := len(l.nest)
	if n == 0 {
		return l.orError(Token(c), l.fail("Unmatched '%c'", c))
	}
	o := l.nest[n-1]
	if o.char == '{' && c != '}' || o.char == '[' && c != ']' || o.char == '(' && c != ')' {
		return l.orError(Token(c), l.badNesting(o, c))
	}
	l.nest = l.nest[:n-1]
	return Token(c)
}

// orError picks the error token for the parser and the ordinary one for everyone else.
func (l *Lexer) orError(t, bad Token) Token {
	if l.parse {
		return bad
	}
	return t
}

func (l *Lexer) badNesting(o nesting, closing byte) Token {
	msg := fmt.Sprintf("Unclosed '%c'", o.char)
	if o.line != l.line {
		msg += fmt.Sprintf(" on line %d", o.line)
	}
	if closing != 0 {
		msg += fmt.Sprintf(" does not match '%c'", closing)
	}
	return l.fail("%s", msg)
}

// end is the end of the input.
func (l *Lexer) end() Token {
	l.pos = l.limit
	if n := len(l.nest); n > 0 {
		return l.orError(TEnd, l.badNesting(l.nest[n-1], 0))
	}
	return TEnd
}

// stop makes the next token the end of the input, as __halt_compiler does.
func (l *Lexer) stop() { l.pos = l.limit }
