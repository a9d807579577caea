package z7

import "gaja/interp/syntax"

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
