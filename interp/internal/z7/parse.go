package z7

import (
	"github.com/z7zmey/php-parser/node"
	"github.com/z7zmey/php-parser/php7"

	"gaja/interp/syntax"
)

// Parse parses src at level 7.4. An error is a *syntax.Error.
func Parse(name string, src []byte, opt syntax.Options) (*syntax.File, error) {
	f, err := parse(src, opt)
	if err != nil {
		err.File = name
		return nil, err
	}
	f.Name = name
	return f, nil
}

// parse does the work of Parse without knowing the file's name.
func parse(src []byte, opt syntax.Options) (*syntax.File, *syntax.Error) {
	s := readTokens(src, syntax.LexOptions{NoShortTags: opt.NoShortTags, InCode: opt.InCode}, opt.SkipShebang)
	s.matchBrackets()
	if depth := s.tooDeep(); depth != nil {
		return nil, depth
	}
	s.check()
	raw := *s
	s.rewrite()
	root, err := parseTokens(s)
	if err != nil {
		return nil, err
	}
	if opt.OnToken != nil {
		raw.report(opt.OnToken)
	}
	l := &lowerer{stream: s, halt: -1}
	f := &syntax.File{Level: syntax.Level74, Stmts: l.scope(root.Stmts), Warnings: s.warn}
	if l.wrong != nil {
		return nil, l.wrong
	}
	f.Halt = l.halt
	f.Lines = s.toks[len(s.toks)-1].next
	return f, nil
}

// parseTokens runs the library's grammar over the tokens.
func parseTokens(s *stream) (root *node.Root, err *syntax.Error) {
	f := &feed{s: s, failed: -1}
	defer func() {
		if recover() != nil {
			root, err = nil, s.refused(f)
		}
	}()
	p := php7.NewParser(nil, "7.4")
	p.Lexer = f
	if p.Parse() != 0 || f.failed >= 0 {
		return nil, s.refused(f)
	}
	root, _ = p.GetRootNode().(*node.Root)
	return root, nil
}

// refused makes the error for the token the grammar stopped at.
func (s *stream) refused(f *feed) *syntax.Error {
	i := f.failed
	if i < 0 {
		i = min(max(f.pos-1, 0), len(s.toks)-1)
	}
	msg := f.msg
	if msg == exhaustedMsg {
		return s.errorAt(i, syntax.ParseError, msg)
	}
	if t := &s.toks[i]; t.fake {
		if t.kind == '[' {
			return s.refusedRef(i, msg)
		}
		for msg = ""; s.toks[i].fake; i++ {
		}
	}
	switch t := &s.toks[i]; {
	case t.kind == syntax.TError && s.err != nil:
		return s.err
	case t.bad && t.val != "":
		msg = ", expecting " + t.val
	case t.kind == syntax.TEnd && s.halted && !s.inNamespace():
		return s.errorAt(i, syntax.CompileError, "__HALT_COMPILER() can only be used from the outermost scope")
	}
	return s.syntaxError(i, s.narrow(i, msg))
}

// refusedRef makes the error for "= &" where the grammar does not want it: where a value may be assigned, PHP stumbles
// over the ampersand, elsewhere over the equals sign.
func (s *stream) refusedRef(i int, msg string) *syntax.Error {
	if s.fits(i, '=') {
		return s.toks[i].refuseAmpersand()
	}
	return s.toks[i].refuseEquals(s.narrow(i, msg))
}

// refuseAmpersand and refuseEquals make the errors for the two halves of the "= &" a fake bracket stands for.
func (t *token) refuseAmpersand() *syntax.Error {
	return &syntax.Error{Msg: "syntax error, unexpected '&'", Line: t.amp, Off: int(t.off)}
}

func (t *token) refuseEquals(libMsg string) *syntax.Error {
	return &syntax.Error{Msg: "syntax error, unexpected '='" + expecting(libMsg), Line: t.next, Off: int(t.off)}
}
