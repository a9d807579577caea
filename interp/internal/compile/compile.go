// Package compile turns a syntax tree into bytecode.
//
// It works in one walk over the tree of each function, with two preparations: a look over the body collects the names of
// variables, so that they get the first registers, and what the body needs at run time (yield, $this, variables by
// name). Names are resolved against the namespace and its imports here, constants are folded where folding raises
// nothing, and what PHP refuses at compile time is refused with its text and line as a *syntax.Error.
//
// Places that are written ($a[1]->b) are compiled in two steps, as PHP does: first all operands are evaluated, then the
// place is walked; see place.go.
package compile

import (
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// Options say what the compiler may know about its surroundings.
type Options struct {
	Level syntax.Level
	// Builtin tells about a builtin function by its lower-case name, so that calls of it bind at compile time.
	Builtin func(lower string) (info Builtin, ok bool)
	// Eval is set for eval'd code.
	Eval bool
	// Assertions is set when assert() is compiled in (zend.assertions is not -1).
	Assertions bool
}

// Builtin is what the compiler wants to know about a builtin.
type Builtin struct {
	// ByRef has bit i set when argument i goes by reference; the last bit stands for all that follow.
	ByRef uint64
	// MustRef is ByRef without the arguments that may be values too.
	MustRef uint64
	// Plain is set when nothing but its arguments matters to the function: no scope, no variables of the caller.
	Plain bool
}

// File compiles a parsed file.
func File(file *syntax.File, src []byte, opt Options) (*bytecode.Unit, error) {
	c := &compiler{opt: opt, file: file, level: file.Level, u: &bytecode.Unit{File: file.Name, HaltOffset: file.Halt, Source: src, Eval: opt.Eval}}
	c.lexerWarnings()
	c.resetNames("")
	c.known = make(map[string]*syntax.FuncDecl)
	c.scanKnown(file.Stmts, "")
	f := c.newFunc(nil, "", bytecode.FuncMain|bytecode.FuncUsesSymbols)
	f.collect(file.Stmts)
	f.line = 1
	f.findLabels(file.Stmts)
	c.topStmts(f, file.Stmts)
	if c.err == nil {
		f.line = uint32(max(file.Lines, 1))
		f.emit(bytecode.OpRetK, 0, 0, 0, uint64(f.konst(intConst(1))))
		f.finish()
	}
	if c.err != nil {
		for _, w := range c.u.Warnings {
			c.err.Before = append(c.err.Before, syntax.Notice{Level: w.Level, Line: int32(w.Line), Text: w.Text})
		}
		return nil, c.err
	}
	c.u.Strict = c.strict
	if c.strict {
		for _, fn := range c.u.Funcs {
			fn.Flags |= bytecode.FuncStrict
		}
	}
	return c.u, nil
}

// compiler is the state of one file.
type compiler struct {
	opt    Options
	file   *syntax.File
	level  syntax.Level
	u      *bytecode.Unit
	err    *syntax.Error
	strict bool

	ns       string
	inBraces bool // inside namespace { … }
	nsKind   nsKind
	useClass map[string]string // lower-case alias to name
	useFunc  map[string]string
	useConst map[string]string
	// known are the functions that the file declares unconditionally, by lower-case full name.
	known map[string]*syntax.FuncDecl
	class *classScope
	// inClosure is set while a closure is compiled: its class may be another one when it runs.
	inClosure bool
	anon      int
	ticks     bool
	// seen are the symbols declared so far in this namespace, see the method.
	seen map[string]bool
}

// classScope is the class whose body is being compiled.
type classScope struct {
	name   string
	parent string // "" for none
	kind   syntax.ClassKind
	decl   *syntax.ClassDecl
	// prop is the property whose hook is being compiled.
	prop string
}

func (c *compiler) fail(line int32, msg string) {
	if c.err == nil {
		c.err = &syntax.Error{Msg: c.readable(msg), File: c.file.Name, Line: line, Kind: syntax.CompileError}
	}
}

func (c *compiler) warn(level int, line int32, msg string) {
	c.u.Warnings = append(c.u.Warnings, bytecode.Warning{Level: level, Line: int(line), Text: c.readable(msg)})
}

// readable cuts the names of anonymous classes in a message where their readable part ends.
func (c *compiler) readable(msg string) string {
	mark := "@anonymous\x00" + c.file.Name + ":"
	i := strings.Index(msg, mark)
	if i < 0 {
		return msg
	}
	rest := strings.TrimLeft(msg[i+len(mark):], "0123456789")
	rest = strings.TrimLeft(strings.TrimPrefix(rest, "$"), "0123456789abcdef")
	return msg[:i] + "@anonymous" + c.readable(rest)
}

// lexerWarnings takes over what the lexer had to say: it read the whole file before anything was compiled.
func (c *compiler) lexerWarnings() {
	for _, n := range syntax.Notices(c.file.Warnings) {
		c.warn(n.Level, n.Line, n.Text)
	}
}

// PHP's numbers for levels of messages.
const (
	eWarning    = 2
	eNotice     = 8
	eDeprecated = 8192
)

func (c *compiler) is74() bool { return c.level == syntax.Level74 }

// scanKnown finds the functions declared at the top of the file: they exist before its first instruction runs, so
// calls of them can be bound while compiling.
func (c *compiler) scanKnown(stmts []syntax.Stmt, ns string) {
	for _, s := range stmts {
		switch s := s.(type) {
		case *syntax.FuncDecl:
			c.known[strings.ToLower(joinName(ns, s.Name))] = s
		case *syntax.Namespace:
			name := ""
			if s.Name != nil {
				name = s.Name.Text
			}
			if !s.Braces {
				ns = name
			}
			c.scanKnown(s.Body, name)
		}
	}
}

func joinName(ns, name string) string {
	if ns == "" {
		return name
	}
	return ns + "\\" + name
}

func intConst(i int64) bytecode.Const  { return bytecode.Const{Kind: bytecode.ConstInt, I: i} }
func strConst(s string) bytecode.Const { return bytecode.Const{Kind: bytecode.ConstString, S: s} }
func boolConst(b bool) bytecode.Const {
	if b {
		return bytecode.Const{Kind: bytecode.ConstTrue}
	}
	return bytecode.Const{Kind: bytecode.ConstFalse}
}

var nullConst = bytecode.Const{Kind: bytecode.ConstNull}
