package z7

import "gaja/interp/syntax"

// report hands every token to the listener, the way the 8.4 parser does while it consumes them: reserved words that
// are used as names are names.
func (s *stream) report(listen func(t syntax.Token, off, end int, line int32)) {
	for i := range s.toks {
		t := &s.toks[i]
		if t.kind == syntax.TEnd || t.kind == syntax.TError {
			return
		}
		kind := t.kind
		if kind > syntax.TString && s.usedAsName(i) {
			kind = syntax.TString
		}
		listen(kind, int(t.off), int(t.end), t.line)
	}
}

// usedAsName tells whether the reserved word that is token i of a valid source names a member.
func (s *stream) usedAsName(i int) bool {
	if !isWord(s.text(i)) {
		return false
	}
	switch s.kind(i - 1) {
	case syntax.TPaamayimNekudotayim, syntax.TFunction, syntax.TConst:
		return true
	case '&':
		return s.kind(i-2) == syntax.TFunction
	case '{', ';':
		return s.kind(i+1) == syntax.TAs || s.kind(i+1) == '='
	case syntax.TAs:
		return s.kind(i+1) == ';' && !isModifier(s.kind(i))
	}
	if isModifier(s.kind(i-1)) && s.kind(i-2) == syntax.TAs {
		return s.kind(i+1) == ';'
	}
	return s.kind(i+1) == '=' // const A = 1, LIST = 2;
}

// isWord tells whether a token is a keyword or name by its text.
func isWord(text string) bool {
	if text == "" {
		return false
	}
	c := text[0] | 0x20
	return c >= 'a' && c <= 'z' || text[0] == '_'
}
