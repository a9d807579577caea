package z7

import "gaja/interp/syntax"

// The library's grammar differs from PHP 7.4's in four places. The guard rewrites the tokens so that the library builds
// the tree PHP builds; the tokens it adds are marked as fake, and the lowering takes them out again:
//
//	$a = &$b + 1                  the library takes $b + 1 for the variable     $a [ $b ] + 1
//	fn() => $a and $b             the library ends the function before "and"    fn() => ( $a and $b )
//	foreach ($a as &$k => $v)     the library knows only variables as keys      foreach ($a as $k => $v)
//	foreach ($a as [$k] => $v)    the same                                      foreach ($a as [$k] -> x => $v)

// guard is one pass over the tokens.
type guard struct {
	s *stream
	// inserts holds fake tokens to write before a token of the source, drops the tokens to leave out.
	inserts map[int][]token
	drops   map[int]bool
	// budget bounds the search for the ends of arrow functions, each of which may run through all that follow.
	budget int
}

// rewrite applies the guard to the tokens.
func (s *stream) rewrite() {
	g := &guard{s: s, budget: 64*len(s.toks) + 1<<20}
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
	for ; i < len(g.s.toks)-1 && g.budget > 0; i = g.skip(i) {
		g.budget--
		switch g.s.kind(i) {
		case syntax.TLogicalAnd, syntax.TLogicalOr, syntax.TLogicalXor:
			logical = true
		case syntax.TFn:
			arrows++
		case '?':
			if arrows == 0 { // otherwise part of a type
				ternaries++
			}
		case ':':
			switch {
			case arrows > 0:
			case ternaries == 0:
				return i, logical
			default:
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
