package z7

import (
	"strings"

	"gaja/interp/syntax"
)

// Messages of PHP's checks on modifiers; a member of a class adds its own word to the second.
const (
	multipleAccess = "Multiple access type modifiers are not allowed"
	finalAbstract  = "Cannot use the final modifier on an abstract class"
)

// check finds the first place where PHP's parser stops although the grammar would go on, and ends the stream there.
func (s *stream) check() {
	for i := range s.toks {
		switch t := s.toks[i].kind; {
		case t >= syntax.TStatic && t <= syntax.TPublic:
			if msg := s.modifierClash(i); msg != "" {
				s.stop(i, s.errorAt(i, syntax.CompileError, msg))
				return
			}
		case t == syntax.TDeclare:
			if end := s.badEncoding(i); end > 0 {
				s.stop(end, s.errorAt(end, syntax.CompileError, "Encoding must be a literal"))
				return
			}
		}
	}
}

// modifierClash returns PHP's message if the modifier at token i does not go with those before it.
func (s *stream) modifierClash(i int) string {
	first := i
	for isModifier(s.kind(first - 1)) {
		first--
	}
	switch s.kind(first - 1) {
	case syntax.TAs, syntax.TFunction, syntax.TConst, syntax.TPaamayimNekudotayim: // names, not modifiers
		first++
	}
	for j := first; j < i; j++ {
		if msg := clash(s.kind(j), s.kind(i)); msg != "" {
			if msg == finalAbstract && !s.modifiesClass(i) {
				msg += " member"
			}
			return msg
		}
	}
	return ""
}

// modifiesClass tells whether the modifiers at token i belong to a class rather than to a member.
func (s *stream) modifiesClass(i int) bool {
	for isModifier(s.kind(i)) {
		i++
	}
	return s.kind(i) == syntax.TClass
}

// isModifier tells whether a token is a modifier.
func isModifier(t syntax.Token) bool { return t >= syntax.TStatic && t <= syntax.TPublic }

// clash returns why modifier b may not follow modifier a, or "".
func clash(a, b syntax.Token) string {
	access := func(t syntax.Token) bool { return t >= syntax.TPrivate && t <= syntax.TPublic }
	switch {
	case access(a) && access(b):
		return multipleAccess
	case a == b:
		return "Multiple " + strings.ToLower(a.String()) + " modifiers are not allowed"
	case a == syntax.TAbstract && b == syntax.TFinal, a == syntax.TFinal && b == syntax.TAbstract:
		return finalAbstract
	}
	return ""
}

// badEncoding returns the closing parenthesis of the declare at token i if it declares an encoding that is no literal,
// else 0.
func (s *stream) badEncoding(i int) int {
	if s.kind(i+1) != '(' {
		return 0
	}
	end := int(s.toks[i+1].match)
	for j := i + 2; j < end; j++ {
		if s.kind(j) != syntax.TString || s.kind(j+1) != '=' || !strings.EqualFold(s.text(j), "encoding") {
			continue
		}
		if prev := s.kind(j - 1); prev != '(' && prev != ',' {
			continue
		}
		if !s.literal(j + 2) {
			return end
		}
	}
	return 0
}

// literal tells whether the value at token i is a literal and nothing more.
func (s *stream) literal(i int) bool {
	switch s.kind(i) {
	case syntax.TLNumber, syntax.TDNumber, syntax.TConstantEncapsedString:
		i++
	case syntax.TStartHeredoc:
		i++
		if s.kind(i) == syntax.TEncapsedAndWhitespace {
			i++
		}
		if s.kind(i) != syntax.TEndHeredoc {
			return false
		}
		i++
	}
	return s.kind(i) == ',' || s.kind(i) == ')'
}
