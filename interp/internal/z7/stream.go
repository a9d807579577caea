package z7

import (
	"math"

	"gaja/interp/syntax"
)

// token is one token of the source as the grammar is to see it, or one the guard put in.
type token struct {
	kind syntax.Token
	// fake marks a token of the guard's, bad one that PHP's grammar refuses here although the library's would not.
	fake, bad bool
	refKey    bool  // the first token of a foreach key by reference
	isInt     bool  // a TNumString that is an integer
	off, end  int32 // bytes
	line      int32 // where it begins
	next      int32 // the line behind it
	match     int32 // the number of the bracket that belongs to this one, or -1
	amp       int32 // the line behind the ampersand that a fake bracket stands for
	doc       int32 // the documentation comment before it: its number counted from 1, or 0
	val       string
	num       uint64
}

func (t *token) int() int64   { return int64(t.num) }
func (t *token) flt() float64 { return math.Float64frombits(t.num) }

// stream is the whole source as tokens. The last one is TEnd or TError; err belongs to the latter.
type stream struct {
	src  string
	toks []token
	docs []string
	err  *syntax.Error
	warn []syntax.Warning
	// halted tells that the tokens end at __halt_compiler();.
	halted bool
}

// readTokens runs our own lexer over the source. Behind __halt_compiler(); and behind an error nothing is read.
func readTokens(src []byte, opt syntax.LexOptions, shebang bool) *stream {
	opt.Level, opt.Parser = syntax.Level74, true
	lex := syntax.NewLexer(src, opt)
	if shebang {
		lex.SkipShebang()
	}
	s := &stream{src: string(src), toks: make([]token, 0, len(src)/4+4)}
	halt := 0
	for {
		t := s.read(lex)
		s.toks = append(s.toks, t)
		if t.kind == syntax.TEnd || t.kind == syntax.TError {
			break
		}
		if halt = haltStep(halt, t.kind); halt == len(haltTokens) {
			s.halted = true
			s.toks = append(s.toks, token{kind: syntax.TEnd, off: t.end, end: t.end, line: t.next, next: t.next, match: -1})
			break
		}
	}
	s.err = lex.Err()
	s.warn = lex.Warnings()
	return s
}

// haltTokens are what ends a script early.
var haltTokens = [...]syntax.Token{syntax.THaltCompiler, '(', ')', ';'}

// haltStep counts how many of haltTokens the last tokens are.
func haltStep(n int, t syntax.Token) int {
	if t == haltTokens[n] {
		return n + 1
	}
	if t == syntax.THaltCompiler {
		return 1
	}
	return 0
}

// read reads one token with all the lexer knows of it.
func (s *stream) read(lex *syntax.Lexer) token {
	t := token{kind: lex.Next(), line: lex.Line(), next: lex.EndLine(), match: -1}
	off, end := lex.Offsets()
	t.off, t.end = int32(min(off, len(s.src))), int32(min(end, len(s.src)))
	switch t.kind {
	case syntax.TLNumber:
		t.num = uint64(lex.Int())
	case syntax.TDNumber:
		t.num = math.Float64bits(lex.Float())
	case syntax.TNumString:
		t.val = lex.Value()
		if t.isInt = lex.IsInt(); t.isInt {
			t.num = uint64(lex.Int())
		}
	case syntax.TConstantEncapsedString, syntax.TEncapsedAndWhitespace, syntax.TString, syntax.TInlineHTML:
		t.val = lex.Value()
	}
	if doc := lex.TakeDoc(); doc != "" {
		s.docs = append(s.docs, doc)
		t.doc = int32(len(s.docs))
	}
	return t
}

// kind returns the kind of a token, TEnd outside of the file.
func (s *stream) kind(i int) syntax.Token {
	if i < 0 || i >= len(s.toks) {
		return syntax.TEnd
	}
	return s.toks[i].kind
}

// text returns the source of a token.
func (s *stream) text(i int) string {
	if i < 0 || i >= len(s.toks) {
		return ""
	}
	return s.src[s.toks[i].off:s.toks[i].end]
}

// matchBrackets finds the partner of every bracket. One without a partner keeps -1; the grammar refuses it later.
func (s *stream) matchBrackets() {
	var open []int32
	for i := range s.toks {
		t := &s.toks[i]
		t.match = -1
		switch t.kind {
		case '(', '[', '{', syntax.TCurlyOpen, syntax.TDollarOpenCurlyBraces:
			open = append(open, int32(i))
		case ')', ']', '}':
			if n := len(open); n > 0 && closes(s.toks[open[n-1]].kind, t.kind) {
				t.match = open[n-1]
				s.toks[t.match].match = int32(i)
				open = open[:n-1]
			}
		}
	}
}

// closes tells whether closing bracket b belongs to opening bracket a.
func closes(a, b syntax.Token) bool {
	switch a {
	case '(':
		return b == ')'
	case '[':
		return b == ']'
	default:
		return b == '}'
	}
}

// stop ends the stream behind token i with an error that PHP's parser raises there on its own.
func (s *stream) stop(i int, err *syntax.Error) {
	t := s.toks[i]
	s.toks = append(s.toks[:i+1], token{kind: syntax.TError, off: t.end, end: t.end, line: t.next, next: t.next, match: -1})
	s.err, s.halted = err, false
	s.matchBrackets()
}

// tooDeep refuses a source whose brackets are nested more deeply than PHP's parser allows.
func (s *stream) tooDeep() *syntax.Error {
	depth := 0
	for i := range s.toks {
		switch m := int(s.toks[i].match); {
		case m > i:
			if depth++; depth > maxDepth {
				return s.errorAt(i, syntax.ParseError, exhaustedMsg)
			}
		case m >= 0:
			depth--
		}
	}
	return nil
}

// inNamespace tells whether the open braces at the end of the tokens are all those of namespaces, and there are some.
func (s *stream) inNamespace() bool {
	found := false
	for i := range s.toks {
		if s.toks[i].kind != '{' || s.toks[i].match >= 0 {
			continue
		}
		j := i - 1
		for s.kind(j) == syntax.TString || s.kind(j) == syntax.TNsSeparator {
			j--
		}
		if s.kind(j) != syntax.TNamespace {
			return false
		}
		found = true
	}
	return found
}

// partner returns the bracket that belongs to token i, or -1.
func (s *stream) partner(i int) int {
	if i < 0 || i >= len(s.toks) {
		return -1
	}
	return int(s.toks[i].match)
}
