package z7

import (
	"strings"

	"github.com/z7zmey/php-parser/node"
	"github.com/z7zmey/php-parser/node/expr"
	"github.com/z7zmey/php-parser/node/stmt"

	"gaja/interp/syntax"
)

// declStmt lowers declarations, namespaces and imports.
func (l *lowerer) declStmt(n node.Node) syntax.Stmt {
	p := l.pos(n)
	switch n := n.(type) {
	case *stmt.Function:
		first, last := span(n)
		return l.function(funcParts{first: first, last: last, name: n.FunctionName, byRef: n.ReturnsRef,
			params: n.Params, ret: n.ReturnType, body: n.Stmts, doc: n.PhpDocComment})
	case *stmt.Class, *stmt.Interface, *stmt.Trait:
		return l.class(n)
	case *stmt.Namespace:
		return l.namespace(n)
	case *stmt.UseList:
		return l.use(p, n)
	case *stmt.GroupUse:
		return l.groupUse(p, n)
	case *stmt.ConstList:
		items := l.consts(n.Consts)
		return &syntax.ConstDecl{Pos: lineOf(p, items[0]), Items: items}
	}
	l.fail(internal(p, n))
	return &syntax.Nop{Pos: p}
}

// namespace lowers a namespace; file fills in the body of one without braces.
func (l *lowerer) namespace(n *stmt.Namespace) syntax.Stmt {
	_, last := span(n)
	s := &syntax.Namespace{Pos: l.pos(n), Braces: l.kind(last) == '}'}
	if n.NamespaceName != nil {
		s.Name = l.name(n.NamespaceName)
		s.Line = s.Name.Line
	}
	s.Body = l.scope(n.Stmts)
	return s
}

// useKind lowers the word behind use.
func useKind(n node.Node) syntax.UseKind {
	switch strings.ToLower(identText(n)) {
	case "function":
		return syntax.UseFunction
	case "const":
		return syntax.UseConst
	}
	return syntax.UseClass
}

// use lowers use A, B as C;.
func (l *lowerer) use(p syntax.Pos, n *stmt.UseList) syntax.Stmt {
	s := &syntax.Use{Pos: p, Kind: useKind(n.UseType)}
	for _, u := range n.Uses {
		s.Items = append(s.Items, l.useItem(u, s.Kind, ""))
	}
	s.Line = s.Items[0].Line
	return s
}

// groupUse lowers use A\{B, function c};.
func (l *lowerer) groupUse(p syntax.Pos, n *stmt.GroupUse) syntax.Stmt {
	s := &syntax.Use{Pos: p, Kind: useKind(n.UseType)}
	prefix := l.name(n.Prefix).Text + `\`
	s.Line = l.pos(n.Prefix).Line
	for _, u := range n.UseList {
		s.Items = append(s.Items, l.useItem(u, s.Kind, prefix))
	}
	return s
}

// useItem lowers one import.
func (l *lowerer) useItem(n node.Node, kind syntax.UseKind, prefix string) *syntax.UseItem {
	u := n.(*stmt.Use)
	if u.UseType != nil {
		kind = useKind(u.UseType)
	}
	first, _ := span(u)
	if l.kind(first-1) == syntax.TNsSeparator {
		first--
	}
	return &syntax.UseItem{Pos: l.at(first), Kind: kind, Name: prefix + l.name(u.Use).Text, Alias: identText(u.Alias)}
}

// consts lowers the items of const A = 1, B = 2;.
func (l *lowerer) consts(list []node.Node) []*syntax.ConstItem {
	out := make([]*syntax.ConstItem, len(list))
	for i, n := range list {
		c := n.(*stmt.Constant)
		out[i] = &syntax.ConstItem{Pos: l.pos(c), Name: identText(c.ConstantName), Value: l.expr(c.Expr), Doc: c.PhpDocComment}
	}
	return out
}

// funcParts is what functions, methods and closures have in common.
type funcParts struct {
	first, last int       // of the whole declaration
	name        node.Node // nil for closures
	byRef       bool
	static      bool
	params      []node.Node
	ret         node.Node
	body        []node.Node
	noBody      bool
	doc         string
}

// function lowers a function; its line is that of the word function, as in PHP.
func (l *lowerer) function(f funcParts) *syntax.FuncDecl {
	word := f.first
	for word < f.last && l.kind(word) != syntax.TFunction {
		word++
	}
	d := &syntax.FuncDecl{Pos: l.at(word), Name: identText(f.name), ByRef: f.byRef, Static: f.static,
		Params: l.params(f.params), Ret: l.typ(f.ret), Doc: f.doc, Abstract: f.noBody, End: l.behind(f.last),
		Start: l.at(f.first).Off, EndOff: l.toks[f.last].end}
	if f.name != nil {
		d.NamePos = l.pos(f.name)
	}
	if !f.noBody {
		open := f.last
		if m := l.toks[f.last].match; m >= 0 {
			open = int(m)
		}
		d.Body = l.block(f.body, open, f.last)
	}
	return d
}

// params lowers a parameter list.
func (l *lowerer) params(list []node.Node) []*syntax.Param {
	if len(list) == 0 {
		return nil
	}
	out := make([]*syntax.Param, len(list))
	for i, n := range list {
		p := n.(*node.Parameter)
		out[i] = &syntax.Param{Pos: l.pos(p.Variable), Name: varName(p.Variable), Type: l.typ(p.VariableType),
			Default: l.optional(p.DefaultValue), ByRef: p.ByRef, Variadic: p.Variadic}
	}
	return out
}

// closure lowers function (...) use (...) {...}.
func (l *lowerer) closure(n *expr.Closure) syntax.Expr {
	first, last := span(n)
	if l.kind(first) == syntax.TStatic {
		first++
	}
	fn := l.function(funcParts{first: first, last: last, byRef: n.ReturnsRef, static: n.Static, params: n.Params,
		ret: n.ReturnType, body: n.Stmts, doc: n.PhpDocComment})
	c := &syntax.Closure{Pos: l.at(first), Fn: fn}
	if n.ClosureUse == nil {
		return c
	}
	for _, u := range n.ClosureUse.Uses {
		use := &syntax.ClosureUse{}
		if ref, ok := u.(*expr.Reference); ok {
			use.ByRef = true
			u = ref.Variable
		}
		use.Pos, use.Name = l.pos(u), varName(u)
		c.Uses = append(c.Uses, use)
	}
	return c
}

// arrowFunc lowers fn(...) => expr.
func (l *lowerer) arrowFunc(n *expr.ArrowFunction) syntax.Expr {
	first, last := span(n)
	last = l.trueEnd(first, last)
	if l.kind(first) == syntax.TStatic {
		first++
	}
	x := l.expr(n.Expr)
	fn := &syntax.FuncDecl{Pos: l.at(first), ByRef: n.ReturnsRef, Static: n.Static, Params: l.params(n.Params),
		Ret: l.typ(n.ReturnType), Doc: n.PhpDocComment, End: l.behind(last + 1), Start: l.at(first).Off, EndOff: l.toks[last].end}
	fn.Body = &syntax.Block{Pos: x.At(), List: []syntax.Stmt{&syntax.Return{Pos: x.At(), X: x}}, End: fn.End}
	return &syntax.ArrowFunc{Pos: l.at(first), Fn: fn}
}
