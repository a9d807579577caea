package z7

import (
	"github.com/z7zmey/php-parser/node"
	"github.com/z7zmey/php-parser/node/expr"
	"github.com/z7zmey/php-parser/node/stmt"

	"gaja/interp/syntax"
)

// scope lowers a whole script or the body of a namespace. A namespace without braces takes in what follows it.
func (l *lowerer) scope(list []node.Node) []syntax.Stmt {
	var out []syntax.Stmt
	var open *syntax.Namespace
	for _, n := range list {
		s := l.stmt(n)
		ns, ok := s.(*syntax.Namespace)
		switch {
		case ok && ns.Braces:
			open = nil
		case ok:
			open = ns
		case open != nil:
			open.Body = append(open.Body, s)
			continue
		}
		out = append(out, s)
	}
	return out
}

// stmts lowers a list of statements.
func (l *lowerer) stmts(list []node.Node) []syntax.Stmt {
	if len(list) == 0 {
		return nil
	}
	out := make([]syntax.Stmt, len(list))
	for i, n := range list {
		out[i] = l.stmt(n)
	}
	return out
}

// block makes a block of statements that stand between two tokens.
func (l *lowerer) block(list []node.Node, open, end int) *syntax.Block {
	return &syntax.Block{Pos: l.at(open), List: l.stmts(list), End: l.behind(end)}
}

// body lowers the body of a control structure, whichever syntax it is written in. Colon is where the alternative
// syntax has its colon, end where it has the word that ends the body.
func (l *lowerer) body(n node.Node, colon, end int) *syntax.Block {
	list, ok := n.(*stmt.StmtList)
	if !ok {
		first, last := span(n)
		return &syntax.Block{Pos: l.at(first), List: []syntax.Stmt{l.stmt(n)}, End: l.behind(last)}
	}
	if l.kind(colon) == ':' {
		return l.block(list.Stmts, colon, end)
	}
	first, last := span(list)
	return l.block(list.Stmts, first, last)
}

// colon returns the token behind the parentheses that follow the keyword n begins with; alternative syntax has its
// colon there.
func (l *lowerer) colon(n node.Node) int {
	first, _ := span(n)
	if m := l.partner(first + 1); m > first {
		return m + 1
	}
	return first + 1
}

// stmt lowers one statement.
func (l *lowerer) stmt(n node.Node) syntax.Stmt {
	defer l.leave()
	if !l.enter(n) {
		return &syntax.Nop{Pos: l.pos(n)}
	}
	if s := l.simpleStmt(n); s != nil {
		return s
	}
	if s := l.controlStmt(n); s != nil {
		return s
	}
	if s := l.loopStmt(n); s != nil {
		return s
	}
	return l.declStmt(n)
}

// simpleStmt lowers statements without a body; nil for others.
func (l *lowerer) simpleStmt(n node.Node) syntax.Stmt {
	p := l.pos(n)
	switch n := n.(type) {
	case *stmt.Expression:
		x := l.expr(n.Expr)
		return &syntax.ExprStmt{Pos: x.At(), X: x}
	case *stmt.Echo:
		list := l.exprs(n.Exprs)
		return &syntax.Echo{Pos: lineOf(p, list[0]), List: list}
	case *stmt.InlineHtml:
		return &syntax.InlineHTML{Pos: p, Text: n.Value}
	case *stmt.Nop:
		return &syntax.Nop{Pos: p}
	case *stmt.Break:
		x, at := l.operandOf(n, n.Expr)
		return &syntax.Break{Pos: at, Level: x}
	case *stmt.Continue:
		x, at := l.operandOf(n, n.Expr)
		return &syntax.Continue{Pos: at, Level: x}
	case *stmt.Return:
		x, at := l.operandOf(n, n.Expr)
		return &syntax.Return{Pos: at, X: x}
	case *stmt.Global:
		vars := l.exprs(n.Vars)
		return &syntax.Global{Pos: lineOf(p, vars[0]), Vars: vars}
	case *stmt.Static:
		return l.staticVars(n)
	case *stmt.Unset:
		return l.unset(n)
	case *stmt.Throw:
		x := l.expr(n.Expr)
		p = lineOf(p, x)
		return &syntax.ExprStmt{Pos: p, X: &syntax.Unary{Pos: p, Op: syntax.UnaryThrow, X: x}}
	case *stmt.Goto:
		p.Line = l.pos(n.Label).Line
		return &syntax.Goto{Pos: p, Label: identText(n.Label)}
	case *stmt.Label:
		return &syntax.Label{Pos: p, Name: identText(n.LabelName)}
	case *stmt.HaltCompiler:
		_, last := span(n)
		l.halt = int(l.toks[last].end)
		p.Line = l.behind(last)
		return &syntax.HaltCompiler{Pos: p}
	}
	return nil
}

// operandOf lowers the operand of a statement, if it has one, and returns where the statement begins.
func (l *lowerer) operandOf(n, x node.Node) (syntax.Expr, syntax.Pos) {
	p := l.pos(n)
	if x == nil {
		_, last := span(n)
		p.Line = l.behind(last)
		return nil, p
	}
	out := l.expr(x)
	return out, lineOf(p, out)
}

// unset lowers unset(a, b);.
func (l *lowerer) unset(n *stmt.Unset) syntax.Stmt {
	s := &syntax.Unset{Pos: l.pos(n)}
	for _, v := range n.Vars {
		s.List = append(s.List, l.target(v, wantDeref))
	}
	s.Line = s.List[0].At().Line
	return s
}

// staticVars lowers static $a = 1, $b;.
func (l *lowerer) staticVars(n *stmt.Static) syntax.Stmt {
	s := &syntax.StaticVars{Pos: l.pos(n)}
	for _, v := range n.Vars {
		v := v.(*stmt.StaticVar)
		s.Vars = append(s.Vars, &syntax.StaticVar{Pos: l.pos(v), Name: varName(v.Variable), Init: l.optional(v.Expr)})
	}
	s.Line = s.Vars[0].Line
	return s
}

// controlStmt lowers blocks, conditions, try and declare; nil for others.
func (l *lowerer) controlStmt(n node.Node) syntax.Stmt {
	p := l.pos(n)
	first, last := span(n)
	switch n := n.(type) {
	case *stmt.StmtList:
		return l.block(n.Stmts, first, last)
	case *stmt.If:
		return l.ifStmt(n, n.Cond, n.Stmt, n.ElseIf, n.Else, last)
	case *stmt.AltIf:
		return l.ifStmt(n, n.Cond, n.Stmt, n.ElseIf, n.Else, last)
	case *stmt.Switch:
		x := l.expr(n.Cond)
		return &syntax.Switch{Pos: lineOf(p, x), X: x, Cases: l.cases(n.CaseList)}
	case *stmt.AltSwitch:
		x := l.expr(n.Cond)
		return &syntax.Switch{Pos: lineOf(p, x), X: x, Cases: l.cases(n.CaseList)}
	case *stmt.Try:
		return l.try(n)
	case *stmt.Declare:
		return l.declare(n)
	}
	return nil
}

// ifStmt lowers if with its elseif and else parts; last is its last token. Each part ends the one before.
func (l *lowerer) ifStmt(n, cond, then node.Node, elseifs []node.Node, els node.Node, last int) syntax.Stmt {
	parts := elseifs
	if els != nil {
		parts = append(parts[:len(parts):len(parts)], els)
	}
	end := func(i int) int {
		if i < len(parts) {
			first, _ := span(parts[i])
			return first
		}
		return last - 1
	}
	top := &syntax.If{Pos: l.pos(n), Cond: l.expr(cond), Then: l.body(then, l.colon(n), end(0))}
	top.Line = top.Cond.At().Line
	tail := top
	for i, e := range elseifs {
		next := &syntax.If{Pos: l.pos(e)}
		switch e := e.(type) {
		case *stmt.ElseIf:
			next.Cond, next.Then = l.expr(e.Cond), l.body(e.Stmt, l.colon(e), end(i+1))
		case *stmt.AltElseIf:
			next.Cond, next.Then = l.expr(e.Cond), l.body(e.Stmt, l.colon(e), end(i+1))
		}
		next.Line = next.Cond.At().Line
		tail.Else = next
		tail = next
	}
	switch e := els.(type) {
	case *stmt.Else:
		tail.Else = l.body(e.Stmt, -1, 0)
	case *stmt.AltElse:
		first, _ := span(e)
		tail.Else = l.body(e.Stmt, first+1, last-1)
	}
	return top
}

// cases lowers the cases of a switch.
func (l *lowerer) cases(list *stmt.CaseList) []*syntax.Case {
	out := make([]*syntax.Case, 0, len(list.Cases))
	for _, n := range list.Cases {
		c := &syntax.Case{Pos: l.pos(n)}
		switch n := n.(type) {
		case *stmt.Case:
			c.Cond, c.Body = l.expr(n.Cond), l.stmts(n.Stmts)
			c.Line = c.Cond.At().Line
		case *stmt.Default:
			c.Body = l.stmts(n.Stmts)
		}
		out = append(out, c)
	}
	return out
}

// try lowers try/catch/finally; each body's braces are found from the token before it.
func (l *lowerer) try(n *stmt.Try) syntax.Stmt {
	first, _ := span(n)
	s := &syntax.Try{Pos: l.at(first), Body: l.braces(n.Stmts, first+1)}
	s.Line = l.behind(first + 1)
	for _, c := range n.Catches {
		c := c.(*stmt.Catch)
		types := l.names(c.Types)
		s.Catches = append(s.Catches, &syntax.Catch{Pos: lineOf(l.pos(c), types[0]), Types: types,
			Var: varName(c.Variable), Body: l.braces(c.Stmts, l.colon(c))})
	}
	if f, ok := n.Finally.(*stmt.Finally); ok {
		first, _ := span(f)
		s.Finally = l.braces(f.Stmts, first+1)
	}
	return s
}

// braces makes a block of the statements between the brace open and its partner.
func (l *lowerer) braces(list []node.Node, open int) *syntax.Block {
	end := open
	if open < len(l.toks) && l.toks[open].match >= 0 {
		end = int(l.toks[open].match)
	}
	return l.block(list, open, end)
}

// declare lowers declare(a=b); with or without a body.
func (l *lowerer) declare(n *stmt.Declare) syntax.Stmt {
	s := &syntax.Declare{Pos: l.pos(n)}
	for _, c := range n.Consts {
		c := c.(*stmt.Constant)
		s.Items = append(s.Items, &syntax.DeclareItem{Pos: l.pos(c), Name: identText(c.ConstantName), Value: l.expr(c.Expr)})
	}
	s.Line = s.Items[0].Line
	if _, ok := n.Stmt.(*stmt.Nop); !ok {
		_, last := span(n)
		s.Body = l.body(n.Stmt, l.colon(n), last-1)
	}
	return s
}

// loopStmt lowers loops; nil for others.
func (l *lowerer) loopStmt(n node.Node) syntax.Stmt {
	p := l.pos(n)
	switch n := n.(type) {
	case *stmt.While:
		return l.while(p, n.Cond, l.loopBody(n, n.Stmt))
	case *stmt.AltWhile:
		return l.while(p, n.Cond, l.loopBody(n, n.Stmt))
	case *stmt.Do:
		d := &syntax.DoWhile{Pos: p, Body: l.body(n.Stmt, -1, 0), Cond: l.expr(n.Cond)}
		d.Line = d.Cond.At().Line
		if len(d.Body.List) > 0 {
			d.Line = d.Body.Line
		}
		return d
	case *stmt.For:
		return l.forStmt(p, n.Init, n.Cond, n.Loop, l.loopBody(n, n.Stmt))
	case *stmt.AltFor:
		return l.forStmt(p, n.Init, n.Cond, n.Loop, l.loopBody(n, n.Stmt))
	case *stmt.Foreach:
		return l.foreach(p, n.Expr, n.Key, n.Variable, l.loopBody(n, n.Stmt))
	case *stmt.AltForeach:
		return l.foreach(p, n.Expr, n.Key, n.Variable, l.loopBody(n, n.Stmt))
	}
	return nil
}

// loopBody lowers the body of the loop n.
func (l *lowerer) loopBody(n, body node.Node) *syntax.Block {
	_, last := span(n)
	return l.body(body, l.colon(n), last-1)
}

// while lowers a while loop.
func (l *lowerer) while(p syntax.Pos, cond node.Node, body *syntax.Block) syntax.Stmt {
	x := l.expr(cond)
	return &syntax.While{Pos: lineOf(p, x), Cond: x, Body: body}
}

// forStmt lowers a for loop.
func (l *lowerer) forStmt(p syntax.Pos, init, cond, loop []node.Node, body *syntax.Block) syntax.Stmt {
	s := &syntax.For{Pos: p, Init: l.exprs(init), Cond: l.exprs(cond), Loop: l.exprs(loop), Body: body}
	for _, list := range [...][]syntax.Expr{s.Loop, s.Cond, s.Init} {
		if len(list) > 0 {
			s.Line = list[0].At().Line
		}
	}
	return s
}

// foreach lowers the head of a foreach.
func (l *lowerer) foreach(p syntax.Pos, x, key, value node.Node, body *syntax.Block) syntax.Stmt {
	s := &syntax.Foreach{Pos: p, X: l.expr(x), Body: body}
	s.Line = s.X.At().Line
	if key != nil {
		s.Key = l.foreachKey(key)
		first, last := span(key)
		s.KeyByRef = l.toks[l.trueStart(first, last)].refKey
	}
	if ref, ok := value.(*expr.Reference); ok {
		s.ByRef = true
		value = ref.Variable
	}
	s.Value = l.target(value, wantDeref)
	return s
}

// foreachKey lowers the key of a foreach. The guard wrote a list there as a property of an array.
func (l *lowerer) foreachKey(key node.Node) syntax.Expr {
	f, ok := key.(*expr.PropertyFetch)
	if !ok {
		return l.target(key, wantDeref)
	}
	if first, _ := span(f.Property); first < 0 || !l.toks[first].fake {
		return l.target(key, wantDeref)
	}
	list := l.expr(f.Variable)
	first, _ := span(f.Variable)
	if a, ok := list.(*syntax.ArrayLit); ok && l.toks[first].fake {
		a.Form = syntax.ArrayList
	}
	return list
}
