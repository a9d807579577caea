package syntax

// Options configure Parse.
type Options struct {
	// NoShortTags turns "<?" as an opening tag off.
	NoShortTags bool
	// InCode starts inside the tags, as eval does.
	InCode bool
	// SkipShebang skips a first line that begins with "#!".
	SkipShebang bool
	// Multibyte allows declare(encoding=…) (zend.multibyte); sources are bytes all the same.
	Multibyte bool
	// OnToken, when set, sees every token the parser consumes: its kind as PHP's TOKEN_PARSE mode reports it (reserved
	// words used as names are TString), its bytes and its line. White space and comments are not reported.
	OnToken func(t Token, off, end int, line int32)
}

// Parse parses src at level 8.4. An error is an *Error.
func Parse(name string, src []byte, opt Options) (*File, error) {
	p := newParser(name, src, opt)
	f := &File{Name: name, Level: Level84, Halt: -1}
	p.next()
	f.Stmts = p.topStatements(false)
	if p.tok != TEnd && !p.failed {
		p.unexpected(TEnd)
	}
	if p.err != nil {
		p.err.Before = Notices(p.lx.warn)
		return nil, p.err
	}
	f.Halt = p.halt
	f.Lines = p.lx.line
	f.Warnings = p.lx.warn
	return f, nil
}

// parser is a recursive-descent parser. The current token is read but not consumed. After the first error the input
// is cut off: every later token is TEnd, so that all loops come to their end, and nothing is reported any more.
type parser struct {
	lx       Lexer
	tok      Token
	prevEnd  int   // end of the token before the current one
	prevLine int32 // line behind that token
	docPrev  span  // documentation comment as of that token
	depth    int
	halt     int
	// argWord is the end of a reserved word at the beginning of an argument that could still be the argument's name.
	argWord   int
	argString bool // it is no reserved word
	failed    bool
	err       *Error
	multibyte bool
	file      string
	base      int32 // offset of the source in its file, when it is a part of one
	old       bool  // level 7.4: a{b} is an offset, and "." binds like "+"
	onToken   func(Token, int, int, int32)
	arena
}

func newParser(name string, src []byte, opt Options) *parser {
	p := &parser{file: name, halt: -1, onToken: opt.OnToken, multibyte: opt.Multibyte}
	p.lx.init(src, LexOptions{NoShortTags: opt.NoShortTags, InCode: opt.InCode, Parser: true})
	if opt.SkipShebang {
		p.lx.SkipShebang()
	}
	return p
}

// next consumes the current token and reads the one behind it.
func (p *parser) next() {
	if p.onToken != nil && p.lx.pos > p.lx.off && !p.failed {
		p.onToken(p.tok, p.lx.off, p.lx.pos, p.lx.start)
	}
	p.prevEnd = p.lx.pos
	p.prevLine = p.lx.line
	p.docPrev = p.lx.doc
	p.tok = p.lx.Next()
}

// nextName consumes the current token, a name or a reserved word used as one.
func (p *parser) nextName() {
	if p.tok == TEcho && p.lx.src[p.lx.off] == '<' {
		p.fail(ParseError, p.lx.line, `Cannot use "<?=" as an identifier`)
	}
	p.tok = TString
	p.next()
}

// pos is where the current token begins.
func (p *parser) pos() Pos { return Pos{p.base + int32(p.lx.off), p.lx.start} }

// endOff is the offset behind the last token consumed.
func (p *parser) endOff() int32 { return p.base + int32(p.prevEnd) }

// text is the current token as written.
func (p *parser) text() string { return p.lx.src[p.lx.off:p.lx.pos] }

// accept consumes the current token when it is t.
func (p *parser) accept(t Token) bool {
	if p.tok != t {
		return false
	}
	p.next()
	return true
}

// expect consumes t or refuses the current token, naming t as the only one possible.
func (p *parser) expect(t Token) bool {
	if p.tok != t {
		p.unexpected(t)
		return false
	}
	p.next()
	return true
}

// need consumes t or refuses the current token without naming what could stand there.
func (p *parser) need(t Token) bool {
	if p.tok != t {
		p.unexpected()
		return false
	}
	p.next()
	return true
}

// fail records the first error and cuts the input off.
func (p *parser) fail(kind ErrorKind, line int32, msg string) {
	if !p.failed {
		p.failed = true
		p.err = &Error{Msg: msg, File: p.file, Line: line, Off: int(p.base) + p.lx.off, Kind: kind}
	}
	p.cut()
}

// cut makes the end of the input the current token.
func (p *parser) cut() {
	p.lx.stop()
	p.lx.state = stScript
	p.lx.nest = nil
	p.lx.off = p.lx.limit
	p.tok = TEnd
}

// compileError reports what PHP throws while it builds its tree.
func (p *parser) compileError(msg string) { p.fail(CompileError, p.lx.line, msg) }

// unexpected refuses the current token; want is what PHP's parser would name as expected.
func (p *parser) unexpected(want ...Token) {
	if p.failed {
		return
	}
	if p.tok == TError && p.lx.err != nil {
		e := p.lx.err
		p.fail(e.Kind, e.Line, e.Msg)
		return
	}
	if p.argWord == p.prevEnd && p.argWord > 0 && (!p.argString || p.tok == TAs) {
		want = []Token{':'}
	}
	name, more := unexpected84(p.tok, p.text())
	if !more {
		want = nil
	}
	p.fail(ParseError, p.lx.line, "syntax error, unexpected "+name+expecting(Level84, want))
}

// maxDepth is the size of the stack of PHP's parser; beyond it a source is refused.
const maxDepth = 9996

// enter notes n more entries of PHP's parser stack; what nests calls it with the entries that stand on that stack while
// its inside is parsed, so that the limit is PHP's own. It is false when the stack is full.
func (p *parser) enter(n int) bool {
	p.depth += n
	if p.depth > maxDepth {
		p.fail(ParseError, p.lx.line, "memory exhausted")
		return false
	}
	return true
}

func (p *parser) leave(n int) { p.depth -= n }

// bad is the expression in place of one that was refused.
func (p *parser) bad() Expr { return &Variable{Pos: p.pos()} }

// docText returns a documentation comment as written.
func (p *parser) docText(s span) string {
	if s.end == 0 {
		return ""
	}
	return p.lx.src[s.off:s.end]
}

// takeDoc takes the documentation comment where PHP has read the current token.
func (p *parser) takeDoc() string {
	d := p.lx.doc
	p.lx.doc, p.docPrev = span{}, span{}
	return p.docText(d)
}

// takeDocBefore takes the documentation comment where PHP has not yet read the current token.
func (p *parser) takeDocBefore() string {
	d := p.docPrev
	if p.lx.doc == d {
		p.lx.doc = span{}
	}
	p.docPrev = span{}
	return p.docText(d)
}
