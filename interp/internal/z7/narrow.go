package z7

import (
	"slices"
	"strings"

	"github.com/z7zmey/php-parser/php7"

	"gaja/interp/syntax"
)

// narrow corrects the list of expected tokens where PHP's tables differ from the library's. The library has rules to
// recover from errors, so it gives up in the middle of a list of statements where PHP first finishes the list; PHP's
// grammar has some actions more, before which it forgets what else could follow. What fits is found by asking the
// grammar again: the same tokens up to the refused one, and another in its place.
func (s *stream) narrow(i int, msg string) string {
	_, list, ok := strings.Cut(msg, ", expecting ")
	if ok {
		switch list {
		case "T_NS_SEPARATOR or '{' or ';'", "T_STRING or T_NS_SEPARATOR or '{'":
			return ", expecting '{'"
		case "')'":
			// PHP takes a list for the key of a foreach, too.
			if m := s.partner(i - 1); m > 1 && s.kind(m-1) == syntax.TList && s.kind(m-2) == syntax.TAs {
				return ", expecting T_DOUBLE_ARROW or ')'"
			}
		}
		return msg
	}
	switch {
	case s.fits(i, syntax.TEnd):
		return ", expecting END"
	case s.fits(i, syntax.TEndwhile): // also where any word fits
	case s.fits(i, syntax.TCase):
		if s.fits(i, syntax.TEndswitch) {
			return ", expecting T_ENDSWITCH or T_CASE or T_DEFAULT"
		}
		return ", expecting T_CASE or T_DEFAULT or '}'"
	case s.fits(i, syntax.TEndif) && s.fits(i, syntax.TElse):
		return ", expecting T_ELSEIF or T_ELSE or T_ENDIF"
	}
	return msg
}

// fits tells whether the grammar takes another token in place of token i.
func (s *stream) fits(i int, kind syntax.Token) (ok bool) {
	t := s.toks[i]
	t.kind, t.fake, t.bad = kind, false, false
	toks := append(slices.Clip(s.toks[:i:i]), t)
	if kind != syntax.TEnd {
		t.kind = syntax.TEnd
		toks = append(toks, t)
	}
	f := &feed{s: &stream{src: s.src, docs: s.docs, toks: toks}, failed: -1}
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	p := php7.NewParser(nil, "7.4")
	p.Lexer = f
	p.Parse()
	return f.failed < 0 || f.failed > i
}
