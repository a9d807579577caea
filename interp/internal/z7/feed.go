package z7

import (
	"github.com/z7zmey/php-parser/errors"
	"github.com/z7zmey/php-parser/scanner"

	"gaja/interp/syntax"
)

// feed stands in for the library's scanner: it hands the grammar the tokens of our own lexer. Positions are numbers of
// tokens instead of bytes, and lines are left out; the library only copies them.
type feed struct {
	s    *stream
	pos  int // of the next token
	doc  string
	free []*scanner.Token
	// held is the weight of the tokens on the grammar's stack.
	held int
	// namespace is set between the word namespace and the end of that statement's head.
	namespace bool
	// failed is the number of the token the grammar refused, -1 as long as there is none; msg is what it said.
	failed int
	msg    string
}

// Lex hands out the next token, and nothing but the end once the grammar has refused one.
func (f *feed) Lex(lval scanner.Lval) int {
	i := min(f.pos, len(f.s.toks)-1)
	t := &f.s.toks[i]
	out := f.token()
	out.StartPos, out.EndPos = i, i
	lval.Token(out)
	if f.held += weight(t.kind); f.failed >= 0 {
		return 0
	}
	f.pos = i + 1
	if f.held > maxDepth {
		f.failed, f.msg = i, exhaustedMsg
		return 0
	}
	f.comments(i, t)
	if t.kind == syntax.TEnd {
		return 0
	}
	if t.bad {
		return int(scanner.T_BAD_CHARACTER)
	}
	if needsText(t.kind) || t.fake {
		out.Value = f.s.text(i)
	}
	return int(libToken(t.kind))
}

// weight is how many entries of PHP's parser stack a token stands for: with most that are not brackets or prefixes
// goes what the grammar has made of the tokens before it.
func weight(t syntax.Token) int {
	switch t {
	case '{', ')', ',', '.', '+', '-', '*', '/', '=', '?', ':', syntax.TElse, syntax.TPow, syntax.TCoalesce:
		return 2
	}
	if t >= syntax.TPlusEqual && t <= syntax.TCoalesceEqual {
		return 2
	}
	return 1
}

// needsText tells whether the grammar looks at the text of a token.
func needsText(t syntax.Token) bool { return t >= syntax.TLNumber }

// comments keeps track of the documentation comment as PHP's scanner and grammar do.
func (f *feed) comments(i int, t *token) {
	if t.doc > 0 {
		f.doc = f.s.docs[t.doc-1]
	}
	switch t.kind {
	case '}':
		f.doc = ""
	case syntax.TNamespace:
		f.namespace = f.s.kind(i+1) != syntax.TNsSeparator
	case ';', '{':
		if f.namespace {
			f.namespace, f.doc = false, ""
		}
	}
}

// token takes a token from the free list.
func (f *feed) token() *scanner.Token {
	if n := len(f.free); n > 0 {
		t := f.free[n-1]
		f.free = f.free[:n-1]
		*t = scanner.Token{}
		return t
	}
	return new(scanner.Token)
}

// ReturnTokenToPool takes back a token the grammar has used.
func (f *feed) ReturnTokenToPool(t *scanner.Token) {
	f.held -= weight(f.s.toks[t.StartPos].kind)
	f.free = append(f.free, t)
}

// GetPhpDocComment hands the last documentation comment to the declaration that asks for it, once.
func (f *feed) GetPhpDocComment() string {
	d := f.doc
	f.doc = ""
	return d
}

// SetPhpDocComment sets the last documentation comment.
func (f *feed) SetPhpDocComment(d string) { f.doc = d }

// AddError notes the first token the grammar refused: the last one it was given.
func (f *feed) AddError(e *errors.Error) {
	if f.failed < 0 {
		f.failed = max(f.pos-1, 0)
		f.msg = e.Msg
	}
}

// GetErrors returns nothing: AddError keeps what matters.
func (f *feed) GetErrors() []*errors.Error { return nil }

// SetErrors is called once before parsing, with nothing.
func (f *feed) SetErrors([]*errors.Error) {}

// GetWithFreeFloating reports that white space is not wanted.
func (f *feed) GetWithFreeFloating() bool { return false }

// SetWithFreeFloating is never called by the grammar.
func (f *feed) SetWithFreeFloating(bool) {}
