package z7

import (
	"strings"

	"github.com/z7zmey/php-parser/node"
	"github.com/z7zmey/php-parser/node/expr"
	"github.com/z7zmey/php-parser/node/expr/assign"
	"github.com/z7zmey/php-parser/node/expr/cast"

	"gaja/interp/syntax"
)

// unaryParts takes a prefix operation apart; ok is false for other nodes.
func unaryParts(n node.Node) (op syntax.UnaryOp, x node.Node, ok bool) {
	switch n := n.(type) {
	case *expr.UnaryPlus:
		return syntax.UnaryPlus, n.Expr, true
	case *expr.UnaryMinus:
		return syntax.UnaryMinus, n.Expr, true
	case *expr.BooleanNot:
		return syntax.UnaryNot, n.Expr, true
	case *expr.BitwiseNot:
		return syntax.UnaryBitNot, n.Expr, true
	case *expr.ErrorSuppress:
		return syntax.UnarySilence, n.Expr, true
	case *expr.Print:
		return syntax.UnaryPrint, n.Expr, true
	case *expr.Clone:
		return syntax.UnaryClone, n.Expr, true
	case *expr.Include:
		return syntax.UnaryInclude, n.Expr, true
	case *expr.IncludeOnce:
		return syntax.UnaryIncludeOnce, n.Expr, true
	case *expr.Require:
		return syntax.UnaryRequire, n.Expr, true
	case *expr.RequireOnce:
		return syntax.UnaryRequireOnce, n.Expr, true
	case *expr.Eval:
		return syntax.UnaryEval, n.Expr, true
	case *expr.Empty:
		return syntax.UnaryEmpty, n.Expr, true
	case *cast.Int:
		return syntax.CastInt, n.Expr, true
	case *cast.Double:
		return syntax.CastFloat, n.Expr, true
	case *cast.String:
		return syntax.CastString, n.Expr, true
	case *cast.Array:
		return syntax.CastArray, n.Expr, true
	case *cast.Object:
		return syntax.CastObject, n.Expr, true
	case *cast.Bool:
		return syntax.CastBool, n.Expr, true
	case *cast.Unset:
		return syntax.CastUnset, n.Expr, true
	case *expr.Exit:
		return syntax.UnaryExit, n.Expr, true
	}
	return 0, nil, false
}

// operation lowers operators and assignments; nil for others.
func (l *lowerer) operation(n node.Node) syntax.Expr {
	if _, _, _, ok := binaryParts(n); ok {
		return l.binary(n)
	}
	if op, x, y, ok := assignParts(n); ok {
		target := l.expr(x)
		return &syntax.AssignOp{Pos: target.At(), Op: op, X: target, Y: l.expr(y)}
	}
	if op, x, ok := unaryParts(n); ok {
		return l.unary(n, op, x)
	}
	switch n := n.(type) {
	case *assign.Assign:
		target := l.expr(n.Variable)
		return &syntax.Assign{Pos: target.At(), X: target, Y: l.expr(n.Expression)}
	case *expr.PreInc:
		return l.incDec(n, n.Variable, false, true)
	case *expr.PreDec:
		return l.incDec(n, n.Variable, true, true)
	case *expr.PostInc:
		return l.incDec(n, n.Variable, false, false)
	case *expr.PostDec:
		return l.incDec(n, n.Variable, true, false)
	case *expr.Ternary:
		cond := l.expr(n.Condition)
		return &syntax.Ternary{Pos: cond.At(), Cond: cond, Then: l.optional(n.IfTrue), Else: l.expr(n.IfFalse), Paren: l.paren(n)}
	}
	return nil
}

// binary lowers a chain of infix operations. Chains lean to the left and may be very long, so they are walked in a loop.
func (l *lowerer) binary(n node.Node) syntax.Expr {
	var spine []node.Node
	for {
		_, x, _, ok := binaryParts(n)
		if !ok {
			break
		}
		spine = append(spine, n)
		n = x
	}
	left := l.expr(n)
	for i := len(spine) - 1; i >= 0; i-- {
		op, _, y, _ := binaryParts(spine[i])
		left = &syntax.Binary{Pos: left.At(), Op: op, X: left, Y: l.expr(y), Paren: l.paren(spine[i])}
	}
	return left
}

// unary lowers a prefix operation.
func (l *lowerer) unary(n node.Node, op syntax.UnaryOp, x node.Node) syntax.Expr {
	u := &syntax.Unary{Pos: l.pos(n), Op: op}
	if op == syntax.CastFloat {
		if first, _ := span(n); strings.EqualFold(strings.Trim(l.text(first), "() \t"), "real") {
			u.Op = syntax.CastReal
		}
	}
	if x != nil {
		u.X = l.expr(x)
		u.Line = u.X.At().Line
	}
	return u
}

// incDec lowers ++ and --.
func (l *lowerer) incDec(n, x node.Node, dec, prefix bool) syntax.Expr {
	target := l.target(x, "")
	return &syntax.IncDec{Pos: lineOf(l.pos(n), target), X: target, Dec: dec, Prefix: prefix}
}

// assignRef lowers the brackets the guard wrote for "= &". What stands before them must be a variable; PHP stumbles
// over the ampersand behind a list and over the equals sign behind anything else.
func (l *lowerer) assignRef(n *expr.ArrayDimFetch, target syntax.Expr) syntax.Expr {
	bracket := l.fakeBracket(n)
	switch target.(type) {
	case *syntax.Variable, *syntax.VarVar, *syntax.Index, *syntax.Prop, *syntax.StaticProp, *syntax.Call,
		*syntax.MethodCall, *syntax.StaticCall:
		if l.paren(n.Variable) {
			l.fail(bracket.refuseEquals(""))
		}
	case *syntax.ArrayLit:
		if l.paren(n.Variable) {
			l.fail(bracket.refuseEquals(""))
		}
		l.fail(bracket.refuseAmpersand())
	default:
		l.fail(bracket.refuseEquals(""))
	}
	return &syntax.AssignRef{Pos: target.At(), X: target, Y: l.expr(n.Dim)}
}

// fakeBracket returns the opening bracket of an assignment by reference.
func (l *lowerer) fakeBracket(n node.Node) *token {
	_, last := span(n)
	return &l.toks[l.toks[last].match]
}

// target lowers an expression where PHP's grammar has a variable, which an assignment by reference is not, although
// the guard makes it look like one. Libmsg names what PHP expects.
func (l *lowerer) target(n node.Node, libMsg string) syntax.Expr {
	x := l.expr(n)
	if _, ok := x.(*syntax.AssignRef); ok && !l.paren(n) {
		l.fail(l.fakeBracket(n).refuseEquals(libMsg))
	}
	return x
}

// wantDeref is what PHP expects behind a variable that must not be assigned to.
const wantDeref = ", expecting T_PAAMAYIM_NEKUDOTAYIM"

// special lowers the rest: isset, instanceof, yield and shell commands.
func (l *lowerer) special(n node.Node) syntax.Expr {
	p := l.pos(n)
	switch n := n.(type) {
	case *expr.Isset:
		x := &syntax.Isset{Pos: p, List: l.exprs(n.Variables)}
		x.Line = x.List[0].At().Line
		return x
	case *expr.InstanceOf:
		x := l.expr(n.Expr)
		return &syntax.InstanceOf{Pos: x.At(), X: x, Class: l.classRef(n.Class)}
	case *expr.ShellExec:
		return l.shell(n)
	case *expr.Yield:
		y := &syntax.Yield{Pos: p, Key: l.optional(n.Key), Value: l.optional(n.Value)}
		if y.Value != nil {
			y.Line = y.Value.At().Line
		} else {
			_, last := span(n)
			y.Line = l.behind(last + 1)
		}
		return y
	case *expr.YieldFrom:
		x := l.expr(n.Expr)
		return &syntax.YieldFrom{Pos: lineOf(l.pos(n), x), X: x}
	}
	l.fail(internal(p, n))
	return &syntax.StringLit{Pos: p}
}
