package z7

import (
	"github.com/z7zmey/php-parser/node"
	"github.com/z7zmey/php-parser/node/expr"
	"github.com/z7zmey/php-parser/node/scalar"

	"gaja/interp/syntax"
)

// optional lowers an expression that may be missing.
func (l *lowerer) optional(n node.Node) syntax.Expr {
	if n == nil {
		return nil
	}
	return l.expr(n)
}

// exprs lowers a list of expressions.
func (l *lowerer) exprs(list []node.Node) []syntax.Expr {
	if len(list) == 0 {
		return nil
	}
	out := make([]syntax.Expr, len(list))
	for i, n := range list {
		out[i] = l.expr(n)
	}
	return out
}

// expr lowers one expression.
func (l *lowerer) expr(n node.Node) syntax.Expr {
	defer l.leave()
	if !l.enter(n) {
		return &syntax.StringLit{Pos: l.pos(n)}
	}
	if x := l.operand(n); x != nil {
		return x
	}
	if x := l.call(n); x != nil {
		return x
	}
	if x := l.operation(n); x != nil {
		return x
	}
	return l.special(n)
}

// operand lowers literals, variables and what hangs on them; nil for others.
func (l *lowerer) operand(n node.Node) syntax.Expr {
	switch n := n.(type) {
	case *expr.Variable:
		return l.variable(n)
	case *scalar.String:
		if x := l.stringOffset(n); x != nil {
			return x
		}
		first, _ := span(n)
		return &syntax.StringLit{Pos: l.at(first), Value: l.toks[first].val}
	case *scalar.Lnumber:
		if x := l.stringOffset(n); x != nil {
			return x
		}
		return l.number(n)
	case *expr.UnaryMinus:
		return l.stringOffset(n)
	case *scalar.Dnumber:
		return l.number(n)
	case *scalar.Encapsed:
		return l.interpolated(n, n.Parts)
	case *scalar.Heredoc:
		return l.interpolated(n, n.Parts)
	case *scalar.MagicConstant:
		first, _ := span(n)
		return &syntax.MagicConst{Pos: l.at(first), Kind: l.kind(first)}
	case *expr.ConstFetch:
		return &syntax.ConstFetch{Pos: l.pos(n), Name: l.name(n.Constant)}
	case *expr.ClassConstFetch:
		class := l.className(n.Class)
		return &syntax.ClassConst{Pos: class.At(), Class: class, Name: l.ident(n.ConstantName)}
	case *expr.ArrayDimFetch:
		return l.index(n)
	case *expr.PropertyFetch:
		base := l.expr(n.Variable)
		return &syntax.Prop{Pos: base.At(), Base: base, Name: l.memberName(n.Property)}
	case *expr.StaticPropertyFetch:
		class := l.className(n.Class)
		return &syntax.StaticProp{Pos: class.At(), Class: class, Name: l.staticName(n.Property)}
	case *expr.Array:
		return l.array(n, n.Items, syntax.ArrayLong)
	case *expr.ShortArray:
		return l.array(n, n.Items, syntax.ArrayShort)
	case *expr.List:
		return l.array(n, n.Items, syntax.ArrayList)
	case *expr.ShortList:
		return l.array(n, n.Items, syntax.ArrayShort)
	}
	return nil
}

// variable lowers $a, $$a and ${expr}.
func (l *lowerer) variable(n *expr.Variable) syntax.Expr {
	if id, ok := n.VarName.(*node.Identifier); ok {
		return &syntax.Variable{Pos: syntax.Pos{Off: l.pos(n).Off, Line: l.pos(id).Line}, Name: id.Value}
	}
	name := l.expr(n.VarName)
	return &syntax.VarVar{Pos: lineOf(l.pos(n), name), Name: name}
}

// number lowers a number; the lexer knows its value.
func (l *lowerer) number(n node.Node) syntax.Expr {
	first, _ := span(n)
	t := &l.toks[first]
	if t.kind == syntax.TDNumber {
		return &syntax.FloatLit{Pos: l.at(first), Value: t.flt()}
	}
	return &syntax.IntLit{Pos: l.at(first), Value: t.int()}
}

// className lowers what stands before :: or behind new and instanceof.
func (l *lowerer) className(n node.Node) syntax.Expr {
	if isName(n) {
		return &syntax.NameExpr{Pos: l.pos(n), Name: l.name(n)}
	}
	return l.expr(n)
}

// classRef lowers what stands behind new and instanceof.
func (l *lowerer) classRef(n node.Node) syntax.Expr {
	if isName(n) {
		return l.className(n)
	}
	return l.target(n, "")
}

// ident lowers an identifier.
func (l *lowerer) ident(n node.Node) *syntax.Ident {
	return &syntax.Ident{Pos: l.pos(n), Text: identText(n)}
}

// memberName lowers what stands behind -> or ::, an identifier or an expression.
func (l *lowerer) memberName(n node.Node) syntax.Expr {
	if _, ok := n.(*node.Identifier); ok {
		return l.ident(n)
	}
	return l.expr(n)
}

// staticName lowers the name of a static property: A::$b has the identifier b, A::$$b the expression $b.
func (l *lowerer) staticName(n node.Node) syntax.Expr {
	v, ok := n.(*expr.Variable)
	if !ok {
		return l.expr(n)
	}
	if id, ok := v.VarName.(*node.Identifier); ok {
		return &syntax.Ident{Pos: l.pos(v), Text: id.Value}
	}
	return l.expr(v.VarName)
}

// index lowers a[b] and a{b}, and the brackets the guard put around the right side of an assignment by reference.
func (l *lowerer) index(n *expr.ArrayDimFetch) syntax.Expr {
	base := l.expr(n.Variable)
	first, last := span(n)
	if l.toks[last].fake && l.kind(last) == ']' {
		return l.assignRef(n, base)
	}
	x := &syntax.Index{Pos: base.At(), Base: base, Index: l.optional(n.Dim), Curly: l.kind(last) == '}'}
	if v, ok := base.(*syntax.Variable); ok && l.kind(first) == syntax.TDollarOpenCurlyBraces { // "${name[x]}"
		v.Off = l.at(first).Off
		x.Pos, x.Curly = v.Pos, false
	}
	return x
}

// array lowers an array literal or a list. A trailing comma leaves no element.
func (l *lowerer) array(n node.Node, items []node.Node, form syntax.ArrayForm) syntax.Expr {
	a := &syntax.ArrayLit{Pos: l.pos(n), Form: form}
	if first, _ := span(n); l.toks[first].fake && l.toks[first].amp != 0 { // "= &" behind a block
		l.fail(l.toks[first].refuseEquals(l.narrow(first, "")))
	}
	if k := len(items); k > 0 && items[k-1].(*expr.ArrayItem).Val == nil {
		items = items[:k-1]
	}
	for _, it := range items {
		a.Items = append(a.Items, l.arrayItem(it.(*expr.ArrayItem)))
	}
	if len(a.Items) > 0 && a.Items[0] != nil {
		a.Line = a.Items[0].Line
	} else {
		_, last := span(n)
		a.Line = l.behind(last)
	}
	return a
}

// arrayItem lowers one element; nil stands for an empty slot.
func (l *lowerer) arrayItem(n *expr.ArrayItem) *syntax.ArrayItem {
	if n.Val == nil {
		return nil
	}
	it := &syntax.ArrayItem{Pos: l.outer(n, 0), Key: l.optional(n.Key), Spread: n.Unpack}
	if ref, ok := n.Val.(*expr.Reference); ok {
		it.ByRef = true
		it.Value = l.target(ref.Variable, wantDeref)
	} else {
		it.Value = l.expr(n.Val)
	}
	it.Line = it.Value.At().Line
	return it
}
