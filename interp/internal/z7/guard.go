package z7

import (
	"strings"

	"gaja/interp/syntax"
)

// The library's grammar differs from PHP 7.4's in four places. The guard rewrites the tokens so that the library builds
// the tree PHP builds; the tokens it adds are marked as fake, and the lowering takes them out again:
//
//	$a = &$b + 1                  the library takes $b + 1 for the variable     $a [ $b ] + 1
//	fn() => $a and $b             the library ends the function before "and"    fn() => ( $a and $b )
//	foreach ($a as &$k => $v)     the library knows only variables as keys      foreach ($a as $k => $v)
//	foreach ($a as [$k] => $v)    the same                                      foreach ($a as [$k] -> x => $v)

// guard is one pass over the tokens.
type guard struct {
	s   *stream
	out []token
	// inserts holds fake tokens to write before a token of the source, drops the tokens to leave out.
	inserts map[int][]token
	drops   map[int]bool
}

// rewrite applies the guard to the tokens.
func (s *stream) rewrite() {
	g := &guard{s: s}
	for i := range s.toks {
		switch s.toks[i].kind {
		case '=':
			if s.kind(i+1) == '&' {
				g.assignRef(i)
			}
		case syntax.TForeach:
			g.foreach(i)
		case syntax.TFn:
			g.arrowFunc(i)
		}
	}
	g.apply()
}

// apply writes the tokens anew when something is to change.
func (g *guard) apply() {
	if len(g.inserts) == 0 && len(g.drops) == 0 {
		return
	}
	out := make([]token, 0, len(g.s.toks)+2*len(g.inserts))
	for i := range g.s.toks {
		out = append(out, g.inserts[i]...)
		if !g.drops[i] {
			out = append(out, g.s.toks[i])
		}
	}
	g.s.toks = out
	g.s.matchBrackets()
}

// insert puts a fake token in front of token i. It stands for the token at of the source.
func (g *guard) insert(i, at int, kind syntax.Token) {
	if g.inserts == nil {
		g.inserts = map[int][]token{}
	}
	src := &g.s.toks[at]
	t := token{kind: kind, fake: true, off: src.off, end: src.end, line: src.line, next: src.next, match: -1}
	g.inserts[i] = append(g.inserts[i], t)
}

// drop leaves out token i.
func (g *guard) drop(i int) {
	if g.drops == nil {
		g.drops = map[int]bool{}
	}
	g.drops[i] = true
}

// assignRef rewrites "= & variable" at token i into brackets around the variable, which bind as tightly as PHP wants.
// The bracket stands where the equals sign stood. What PHP refuses there is marked bad.
func (g *guard) assignRef(i int) {
	end, f := g.variable(i + 2)
	if f == formBroken || !g.mayEnd(i-1) {
		return
	}
	if f != formVariable {
		g.s.toks[end].bad, g.s.toks[end].val = true, wanted[f]
		return
	}
	if assigns(g.s.kind(end)) {
		g.s.toks[end].bad = true
	}
	g.drop(i)
	g.drop(i + 1)
	g.insert(i, i, '[')
	g.inserts[i][len(g.inserts[i])-1].amp = g.s.toks[i+1].next
	g.insert(end, end-1, ']')
}

// mayEnd tells whether a variable may end with token i.
func (g *guard) mayEnd(i int) bool {
	switch g.s.kind(i) {
	case syntax.TVariable, ')', ']', '}':
		return true
	case syntax.TString:
		return g.s.kind(i-1) == syntax.TObjectOperator
	}
	return false
}

// wanted is what PHP expects where a variable is not complete, by form; where there is nothing, the library knows.
var wanted = [...]string{formConst: "'['", formDeref: "T_PAAMAYIM_NEKUDOTAYIM"}

// assigns tells whether a token is an assignment, ++ or --, none of which may follow $a = &$b.
func assigns(t syntax.Token) bool {
	switch t {
	case '=', syntax.TInc, syntax.TDec, syntax.TPowEqual:
		return true
	}
	return t >= syntax.TPlusEqual && t <= syntax.TCoalesceEqual
}

// form tells what a piece of source that may become a variable is so far.
type form uint8

const (
	formNone     form = iota // nothing of the kind
	formBroken               // brackets that do not match; the grammar says more about that
	formVariable             // a variable
	formConst                // a constant; an offset or arguments make it a variable
	formDeref                // something else that can be dereferenced
)

// variable returns the token behind the variable that begins at token i. If there is none, the form is not
// formVariable, and the token returned is the first that does not fit.
func (g *guard) variable(i int) (int, form) {
	i, f := g.variableHead(i)
	for f > formBroken {
		switch g.s.kind(i) {
		case '[', '{', '(':
			m := g.s.partner(i)
			if m < i {
				return i, formBroken
			}
			i, f = m+1, formVariable
		case syntax.TObjectOperator:
			i, f = g.member(i+1, false)
		case syntax.TPaamayimNekudotayim:
			i, f = g.member(i+1, true)
		default:
			return i, f
		}
	}
	return i, f
}

// variableHead reads what a variable may begin with.
func (g *guard) variableHead(i int) (int, form) {
	switch g.s.kind(i) {
	case syntax.TVariable, '$':
		return g.simpleVariable(i)
	case syntax.TStatic, syntax.TConstantEncapsedString:
		return i + 1, formDeref
	case syntax.TArray:
		if m := g.s.partner(i + 1); m > i && g.s.kind(i+1) == '(' {
			return m + 1, formDeref
		}
		return i + 1, formBroken
	case '(', '[':
		if m := g.s.partner(i); m > i {
			return m + 1, formDeref
		}
		return i, formBroken
	}
	return g.name(i)
}

// name reads a name in any of its forms.
func (g *guard) name(i int) (int, form) {
	if g.s.kind(i) == syntax.TNamespace && g.s.kind(i+1) == syntax.TNsSeparator {
		i++
	}
	if g.s.kind(i) == syntax.TNsSeparator {
		i++
	}
	if g.s.kind(i) != syntax.TString {
		return i, formNone
	}
	for g.s.kind(i+1) == syntax.TNsSeparator && g.s.kind(i+2) == syntax.TString {
		i += 2
	}
	return i + 1, formConst
}

// simpleVariable reads $a, $$a or ${expr}.
func (g *guard) simpleVariable(i int) (int, form) {
	for g.s.kind(i) == '$' {
		i++
		if g.s.kind(i) == '{' {
			if m := g.s.partner(i); m > i {
				return m + 1, formVariable
			}
			return i, formBroken
		}
	}
	if g.s.kind(i) != syntax.TVariable {
		return i, formNone
	}
	return i + 1, formVariable
}

// member reads what stands behind -> or ::. Behind :: any keyword is a name, and a name alone is a constant.
func (g *guard) member(i int, static bool) (int, form) {
	switch t := g.s.kind(i); {
	case t == '{':
		m := g.s.partner(i)
		switch {
		case m < i:
			return i, formBroken
		case static:
			return m + 1, formDeref
		}
		return m + 1, formVariable
	case t == syntax.TVariable, t == '$':
		return g.simpleVariable(i)
	case static && isWord(g.s.text(i)):
		return i + 1, formConst
	case t == syntax.TString:
		return i + 1, formVariable
	}
	return i, formNone
}

// isWord tells whether a token is a keyword or name by its text.
func isWord(text string) bool {
	if text == "" {
		return false
	}
	c := text[0] | 0x20
	return c >= 'a' && c <= 'z' || text[0] == '_'
}

// foreach rewrites the key of the foreach at token i.
func (g *guard) foreach(i int) {
	open := i + 1
	if g.s.kind(open) != '(' || g.s.toks[open].match < 0 {
		return
	}
	end := int(g.s.toks[open].match)
	as := open + 1
	for as < end && g.s.kind(as) != syntax.TAs {
		as = g.skip(as)
	}
	if as >= end {
		return
	}
	switch key := as + 1; g.s.kind(key) {
	case '&':
		g.refKey(key)
	case syntax.TList:
		if m := g.s.partner(key + 1); m > 0 && g.s.kind(m+1) == syntax.TDoubleArrow {
			g.drop(key)
			g.drop(key + 1)
			g.drop(m)
			g.insert(key+1, key, '[')
			g.insert(m, m, ']')
			g.listKey(m)
		}
	case '[':
		if m := g.s.partner(key); m > 0 && g.s.kind(m+1) == syntax.TDoubleArrow {
			g.listKey(m)
		}
	}
}

// skip returns the token behind i, or behind the brackets that open there.
func (g *guard) skip(i int) int {
	if m := int(g.s.toks[i].match); m > i {
		return m + 1
	}
	return i + 1
}

// refKey drops the ampersand of a key by reference and marks the key; PHP's compiler has an error for it.
func (g *guard) refKey(amp int) {
	end, f := g.variable(amp + 1)
	if f != formVariable || g.s.kind(end) != syntax.TDoubleArrow {
		return
	}
	g.drop(amp)
	g.s.toks[amp+1].refKey = true
}

// listKey makes a property of the list that ends at token m.
func (g *guard) listKey(m int) {
	g.insert(m+1, m, syntax.TObjectOperator)
	g.insert(m+1, m, syntax.TString)
}

// arrowFunc puts parentheses around the body of the arrow function at token i if it holds and, or, or xor.
func (g *guard) arrowFunc(i int) {
	if prev := g.s.kind(i - 1); prev == syntax.TPaamayimNekudotayim || prev == syntax.TFunction || prev == syntax.TConst {
		return
	}
	j := i + 1
	for j < len(g.s.toks) && g.s.kind(j) != syntax.TDoubleArrow {
		switch g.s.kind(j) {
		case '&', '(', ':', '?', syntax.TString, syntax.TNsSeparator, syntax.TNamespace, syntax.TArray, syntax.TCallable:
			j = g.skip(j)
		default:
			return
		}
	}
	body := j + 1
	end, logical := g.bodyEnd(body)
	if logical {
		g.insert(body, min(body, len(g.s.toks)-1), '(')
		g.insert(end, end-1, ')')
	}
}

// bodyEnd returns the token behind the expression at token i, and whether and, or, or xor stand in it.
func (g *guard) bodyEnd(i int) (end int, logical bool) {
	ternaries, arrows := 0, 0
	for ; i < len(g.s.toks)-1; i = g.skip(i) {
		switch g.s.kind(i) {
		case syntax.TLogicalAnd, syntax.TLogicalOr, syntax.TLogicalXor:
			logical = true
		case '?':
			ternaries++
		case syntax.TFn:
			arrows++
		case ':':
			if ternaries == 0 && arrows == 0 {
				return i, logical
			}
			if ternaries > 0 {
				ternaries--
			}
		case syntax.TDoubleArrow:
			if arrows == 0 {
				return i, logical
			}
			arrows--
		case ')', ']', '}', ',', ';', syntax.TAs:
			return i, logical
		}
	}
	return i, logical
}

// upper words of PHP's own checks on modifiers.
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
