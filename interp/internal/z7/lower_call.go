package z7

import (
	"github.com/z7zmey/php-parser/node"
	"github.com/z7zmey/php-parser/node/expr"
	"github.com/z7zmey/php-parser/node/stmt"

	"gaja/interp/syntax"
)

// call lowers calls, new and closures; nil for others.
func (l *lowerer) call(n node.Node) syntax.Expr {
	switch n := n.(type) {
	case *expr.FunctionCall:
		fn := l.className(n.Function)
		return &syntax.Call{Pos: fn.At(), Fn: fn, Args: l.args(n.ArgumentList)}
	case *expr.MethodCall:
		base := l.expr(n.Variable)
		return &syntax.MethodCall{Pos: base.At(), Base: base, Name: l.memberName(n.Method),
			Args: l.args(n.ArgumentList), NameLine: l.pos(n.Method).Line}
	case *expr.StaticCall:
		class := l.className(n.Class)
		return &syntax.StaticCall{Pos: class.At(), Class: class, Name: l.memberName(n.Call), Args: l.args(n.ArgumentList)}
	case *expr.New:
		return l.new(n)
	case *expr.Closure:
		return l.closure(n)
	case *expr.ArrowFunction:
		return l.arrowFunc(n)
	}
	return nil
}

// args lowers an argument list; nil stays nil.
func (l *lowerer) args(n *node.ArgumentList) *syntax.Args {
	if n == nil {
		return nil
	}
	first, last := span(n)
	a := &syntax.Args{Pos: l.at(first), End: l.behind(last)}
	a.Line = a.End
	for _, arg := range n.Arguments {
		arg := arg.(*node.Argument)
		x := l.expr(arg.Expr)
		a.List = append(a.List, &syntax.Arg{Pos: lineOf(l.outer(arg, first), x), Value: x, Spread: arg.Variadic, ByRef: arg.IsReference})
	}
	if len(a.List) > 0 {
		a.Line = a.List[0].Line
	}
	return a
}

// new lowers new A(...) and new class(...) {...}.
func (l *lowerer) new(n *expr.New) syntax.Expr {
	x := &syntax.New{Pos: l.pos(n)}
	if c, ok := n.Class.(*stmt.Class); ok {
		decl := l.class(c)
		x.Args = l.args(c.ArgumentList)
		x.Class = &syntax.AnonClass{Pos: decl.Pos, Decl: decl}
	} else {
		x.Class = l.classRef(n.Class)
		x.Args = l.args(n.ArgumentList)
	}
	x.Line = x.Class.At().Line
	return x
}
