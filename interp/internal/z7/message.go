package z7

import (
	"fmt"
	"slices"
	"strings"

	"github.com/z7zmey/php-parser/node"

	"gaja/interp/syntax"
)

// maxQuoted is how many bytes of the unexpected token PHP shows.
const maxQuoted = 30

// syntaxError makes PHP's message for a refused token out of the library's.
func (s *stream) syntaxError(i int, libMsg string) *syntax.Error {
	return s.errorAt(i, syntax.ParseError, "syntax error, unexpected "+s.unexpected(i)+expecting(libMsg))
}

// errorAt makes an error at a token: PHP's line is the one behind it.
func (s *stream) errorAt(i int, kind syntax.ErrorKind, msg string) *syntax.Error {
	t := &s.toks[i]
	return &syntax.Error{Msg: msg, Line: t.next, Off: int(t.off), Kind: kind}
}

// unexpected names a token the way PHP 7.4 does: its text in quotes, cut at the first newline, and its name.
func (s *stream) unexpected(i int) string {
	t := &s.toks[i]
	if t.kind == syntax.TEnd {
		return "end of file"
	}
	text := s.text(i)
	if n := strings.IndexByte(text, '\n'); n >= 0 {
		text = text[:n]
	}
	text = text[:min(len(text), maxQuoted)]
	if n := strings.IndexByte(text, 0); n >= 0 { // C strings end there
		text = text[:n]
	}
	name := typeName(t.kind)
	if name != "" {
		name = " " + name
	}
	return "'" + text + "'" + name
}

// typeName returns what PHP writes behind the text of a token: (T_STRING); for casts the cast is part of it.
func typeName(k syntax.Token) string {
	name := k.Name()
	for i := range tokenTexts {
		if tokenTexts[i].id != name {
			continue
		}
		text := tokenTexts[i].text
		from, to := strings.IndexByte(text, '('), strings.LastIndexByte(text, ')')
		if from >= 0 && to > from {
			return text[from : to+1]
		}
	}
	return ""
}

// expecting returns the end of a message, the tokens the library's message expects in PHP's words and order.
func expecting(libMsg string) string {
	_, list, ok := strings.Cut(libMsg, ", expecting ")
	if !ok {
		return ""
	}
	want := strings.Split(list, " or ")
	var out []string
	for _, t := range tokenTexts {
		if slices.Contains(want, t.id) {
			out = append(out, t.text)
		}
	}
	return ", expecting " + strings.Join(out, " or ")
}

// exhaustedMsg is what PHP says when the source is nested too deeply.
const exhaustedMsg = "memory exhausted"

// exhausted is the error for it.
func exhausted(p syntax.Pos) *syntax.Error {
	return &syntax.Error{Msg: exhaustedMsg, Line: p.Line, Off: int(p.Off)}
}

// internal reports a node this package does not know; the library makes none.
func internal(p syntax.Pos, n node.Node) *syntax.Error {
	return &syntax.Error{Msg: fmt.Sprintf("internal error: unexpected %T", n), Line: p.Line, Off: int(p.Off), Kind: syntax.CompileError}
}
