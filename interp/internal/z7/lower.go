package z7

import (
	"strings"

	"github.com/z7zmey/php-parser/node"
	"github.com/z7zmey/php-parser/node/expr"
	"github.com/z7zmey/php-parser/node/name"

	"gaja/interp/syntax"
)

// PHP's own parser gives up ("memory exhausted") when its stack holds ten thousand entries. What leans to the left needs
// no stack there, but its compiler overflows the C stack at some tens of thousands of levels; ours must not.
const (
	maxDepth = 10_000
	maxTree  = 50_000
)

// lowerer turns the library's tree into ours. Where the library keeps positions in bytes, ours are numbers of tokens
// (the feed put them there), so that every token of a node is one index away.
type lowerer struct {
	*stream
	depth int
	halt  int
	// wrong is the first thing found wrong that the library let pass.
	wrong *syntax.Error
}

// span returns the numbers of a node's first and last token; brackets around it are not part of it. Both are -1 for
// the few nodes the library gives no position.
func span(n node.Node) (first, last int) {
	p := n.GetPosition()
	if p == nil {
		return -1, -1
	}
	return p.StartPos, p.EndPos
}

// pos returns where a node begins.
func (l *lowerer) pos(n node.Node) syntax.Pos {
	first, _ := span(n)
	return l.at(first)
}

// at returns where a token begins.
func (l *lowerer) at(i int) syntax.Pos {
	if i < 0 || i >= len(l.toks) {
		return syntax.Pos{}
	}
	t := &l.toks[i]
	return syntax.Pos{Off: t.off, Line: t.line}
}

// behind returns the line behind a token, which is where PHP's parser stands once it has read it.
func (l *lowerer) behind(i int) int32 {
	if i < 0 || i >= len(l.toks) {
		return 0
	}
	return l.toks[i].next
}

// lineOf returns a position with the line of a node: PHP takes a node's line from its first child.
func lineOf(p syntax.Pos, child syntax.Node) syntax.Pos {
	p.Line = child.At().Line
	return p
}

// outer returns where a node begins, opening parentheses around its beginning included as far as they stand behind
// token low.
func (l *lowerer) outer(n node.Node, low int) syntax.Pos {
	first, last := span(n)
	if first < 0 {
		return syntax.Pos{}
	}
	for first-1 > low && l.kind(first-1) == '(' && l.grouping(first-1) && int(l.toks[first-1].match) <= l.trueEnd(first, last)+1 {
		first--
	}
	return l.at(first)
}

// trueEnd returns the last token of the node that runs from first to last, closing brackets the library leaves out of
// its positions included.
func (l *lowerer) trueEnd(first, last int) int {
	for last+1 < len(l.toks) {
		if m := l.toks[last+1].match; m < 0 || int(m) > last || int(m) < first {
			break
		}
		last++
	}
	return last
}

// trueStart returns the first token of the node that runs from first to last, opening brackets the library leaves out
// included.
func (l *lowerer) trueStart(first, last int) int {
	for first > 0 && l.toks[first-1].kind == '(' {
		if m := int(l.toks[first-1].match); m < first || m > last {
			break
		}
		first--
	}
	return first
}

// paren tells whether the expression stands in parentheses of its own.
func (l *lowerer) paren(n node.Node) bool {
	first, last := span(n)
	if first <= 0 {
		return false
	}
	last = l.trueEnd(first, last)
	first = l.trueStart(first, last)
	return l.kind(first-1) == '(' && int(l.toks[first-1].match) == last+1 && l.grouping(first-1)
}

// grouping tells whether an opening parenthesis groups an expression, rather than starting arguments or a condition.
func (l *lowerer) grouping(i int) bool {
	if l.toks[i].fake {
		return false
	}
	switch l.kind(i - 1) {
	case syntax.TString, syntax.TVariable, syntax.TConstantEncapsedString, syntax.TStatic, syntax.TClass,
		syntax.TIf, syntax.TElseif, syntax.TWhile, syntax.TFor, syntax.TForeach, syntax.TSwitch, syntax.TDeclare,
		syntax.TCatch, syntax.TArray, syntax.TList, syntax.TIsset, syntax.TEmpty, syntax.TEval, syntax.TExit,
		syntax.TUnset, syntax.TUse, syntax.TFunction, syntax.TFn, ')', ']':
		return false
	}
	switch l.kind(i - 2) {
	case syntax.TPaamayimNekudotayim, syntax.TObjectOperator, syntax.TFunction: // a keyword used as a name
		return false
	}
	return true
}

// fail records an error of the tree; the first one counts.
func (l *lowerer) fail(err *syntax.Error) {
	if l.wrong == nil || err.Off < l.wrong.Off {
		l.wrong = err
	}
}

// enter counts one level of nesting and reports whether there is room for it.
func (l *lowerer) enter(n node.Node) bool {
	l.depth++
	if l.depth <= maxTree {
		return true
	}
	l.fail(exhausted(l.pos(n)))
	return false
}

func (l *lowerer) leave() { l.depth-- }

// name lowers a name; self, parent and static come as identifiers or plain names.
func (l *lowerer) name(n node.Node) *syntax.Name {
	out := &syntax.Name{Pos: l.pos(n)}
	switch n := n.(type) {
	case *name.Name:
		out.Text = joinParts(n.Parts)
		if len(n.Parts) > 1 {
			out.Kind = syntax.NameQualified
		}
	case *name.FullyQualified:
		out.Kind, out.Text = syntax.NameFull, joinParts(n.Parts)
	case *name.Relative:
		out.Kind, out.Text = syntax.NameRelative, joinParts(n.Parts)
	case *node.Identifier:
		out.Text = n.Value
		if strings.EqualFold(out.Text, "static") {
			out.Text = "static"
		}
	}
	return out
}

// joinParts joins the parts of a name.
func joinParts(parts []node.Node) string {
	if len(parts) == 1 {
		return parts[0].(*name.NamePart).Value
	}
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = p.(*name.NamePart).Value
	}
	return strings.Join(texts, `\`)
}

// names lowers a list of names.
func (l *lowerer) names(list []node.Node) []*syntax.Name {
	out := make([]*syntax.Name, len(list))
	for i, n := range list {
		out[i] = l.name(n)
	}
	return out
}

// isName tells names from expressions where both may stand.
func isName(n node.Node) bool {
	switch n.(type) {
	case *name.Name, *name.FullyQualified, *name.Relative, *node.Identifier:
		return true
	}
	return false
}

// typ lowers a declared type; nil stays nil.
func (l *lowerer) typ(n node.Node) *syntax.Type {
	if n == nil {
		return nil
	}
	t := &syntax.Type{Pos: l.pos(n)}
	if q, ok := n.(*node.Nullable); ok {
		t.Nullable = true
		n = q.Expr
	}
	t.Name = l.name(n)
	t.Line = t.Name.Line
	return t
}

// varName returns the name of a variable node that is always a plain $name.
func varName(n node.Node) string {
	if v, ok := n.(*expr.Variable); ok {
		if id, ok := v.VarName.(*node.Identifier); ok {
			return id.Value
		}
	}
	return ""
}

// identText returns the text of an identifier node, "" for nil.
func identText(n node.Node) string {
	if id, ok := n.(*node.Identifier); ok {
		return id.Value
	}
	return ""
}
