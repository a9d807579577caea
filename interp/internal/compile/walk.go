package compile

import "gaja/interp/syntax"

// walk calls f for n and everything below it that belongs to the same function; f returns false to stay out of a node.
// Bodies of nested functions and classes are not entered.
func walk(n syntax.Node, f func(syntax.Node) bool) {
	if n == nil || !f(n) {
		return
	}
	if s, ok := n.(syntax.Stmt); ok {
		walkStmt(s, f)
		return
	}
	if e, ok := n.(syntax.Expr); ok {
		walkExpr(e, f)
	}
}

func walkExprs(list []syntax.Expr, f func(syntax.Node) bool) {
	for _, e := range list {
		walkOpt(e, f)
	}
}

func walkOpt(e syntax.Expr, f func(syntax.Node) bool) {
	if e != nil {
		walk(e, f)
	}
}

func walkStmts(list []syntax.Stmt, f func(syntax.Node) bool) {
	for _, s := range list {
		walk(s, f)
	}
}

func walkBlock(b *syntax.Block, f func(syntax.Node) bool) {
	if b != nil {
		walkStmts(b.List, f)
	}
}

func walkArgs(a *syntax.Args, f func(syntax.Node) bool) {
	if a != nil {
		for _, x := range a.List {
			walkOpt(x.Value, f)
		}
	}
}

func walkStmt(s syntax.Stmt, f func(syntax.Node) bool) {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		walkOpt(s.X, f)
	case *syntax.Echo:
		walkExprs(s.List, f)
	case *syntax.If:
		walkOpt(s.Cond, f)
		walkBlock(s.Then, f)
		if s.Else != nil {
			walk(s.Else, f)
		}
	case *syntax.Block:
		walkBlock(s, f)
	case *syntax.While:
		walkOpt(s.Cond, f)
		walkBlock(s.Body, f)
	case *syntax.DoWhile:
		walkBlock(s.Body, f)
		walkOpt(s.Cond, f)
	case *syntax.For:
		walkExprs(s.Init, f)
		walkExprs(s.Cond, f)
		walkExprs(s.Loop, f)
		walkBlock(s.Body, f)
	case *syntax.Foreach:
		walkOpt(s.X, f)
		walkOpt(s.Value, f)
		walkOpt(s.Key, f)
		walkBlock(s.Body, f)
	case *syntax.Switch:
		walkOpt(s.X, f)
		for _, c := range s.Cases {
			walkOpt(c.Cond, f)
			walkStmts(c.Body, f)
		}
	case *syntax.Return:
		walkOpt(s.X, f)
	case *syntax.Global:
		walkExprs(s.Vars, f)
	case *syntax.StaticVars:
		for _, v := range s.Vars {
			walk(&syntax.Variable{Pos: v.Pos, Name: v.Name}, f)
			walkOpt(v.Init, f)
		}
	case *syntax.Unset:
		walkExprs(s.List, f)
	case *syntax.Try:
		walkBlock(s.Body, f)
		for _, c := range s.Catches {
			if c.Var != "" {
				walk(&syntax.Variable{Pos: c.Pos, Name: c.Var}, f)
			}
			walkBlock(c.Body, f)
		}
		walkBlock(s.Finally, f)
	case *syntax.Declare:
		walkBlock(s.Body, f)
	case *syntax.Namespace:
		walkStmts(s.Body, f)
	case *syntax.ConstDecl:
		for _, it := range s.Items {
			walkOpt(it.Value, f)
		}
	}
}

func walkExpr(e syntax.Expr, f func(syntax.Node) bool) {
	switch e := e.(type) {
	case *syntax.VarVar:
		walkOpt(e.Name, f)
	case *syntax.Interp:
		walkExprs(e.Parts, f)
	case *syntax.Shell:
		walkExprs(e.Parts, f)
	case *syntax.ArrayLit:
		for _, it := range e.Items {
			if it != nil {
				walkOpt(it.Key, f)
				walkOpt(it.Value, f)
			}
		}
	case *syntax.Index:
		walkOpt(e.Base, f)
		walkOpt(e.Index, f)
	case *syntax.Prop:
		walkOpt(e.Base, f)
		walkOpt(e.Name, f)
	case *syntax.StaticProp:
		walkOpt(e.Class, f)
		walkOpt(e.Name, f)
	case *syntax.ClassConst:
		walkOpt(e.Class, f)
		walkOpt(e.Name, f)
	case *syntax.Call:
		walkOpt(e.Fn, f)
		walkArgs(e.Args, f)
	case *syntax.MethodCall:
		walkOpt(e.Base, f)
		walkOpt(e.Name, f)
		walkArgs(e.Args, f)
	case *syntax.StaticCall:
		walkOpt(e.Class, f)
		walkOpt(e.Name, f)
		walkArgs(e.Args, f)
	case *syntax.New:
		walkOpt(e.Class, f)
		walkArgs(e.Args, f)
	case *syntax.Unary:
		walkOpt(e.X, f)
	case *syntax.IncDec:
		walkOpt(e.X, f)
	case *syntax.Binary:
		walkBinary(e, f)
	case *syntax.InstanceOf:
		walkOpt(e.X, f)
		walkOpt(e.Class, f)
	case *syntax.Ternary:
		walkOpt(e.Cond, f)
		walkOpt(e.Then, f)
		walkOpt(e.Else, f)
	case *syntax.Assign:
		walkOpt(e.X, f)
		walkOpt(e.Y, f)
	case *syntax.AssignRef:
		walkOpt(e.X, f)
		walkOpt(e.Y, f)
	case *syntax.AssignOp:
		walkOpt(e.X, f)
		walkOpt(e.Y, f)
	case *syntax.Isset:
		walkExprs(e.List, f)
	case *syntax.Closure:
		for _, u := range e.Uses {
			walk(&syntax.Variable{Pos: u.Pos, Name: u.Name}, f)
		}
	case *syntax.Match:
		walkOpt(e.Subject, f)
		for _, a := range e.Arms {
			walkExprs(a.Conds, f)
			walkOpt(a.Body, f)
		}
	case *syntax.Yield:
		walkOpt(e.Key, f)
		walkOpt(e.Value, f)
	case *syntax.YieldFrom:
		walkOpt(e.X, f)
	}
}

// walkBinary goes down left-leaning chains in a loop: a . b . c … may have a hundred thousand terms.
func walkBinary(e *syntax.Binary, f func(syntax.Node) bool) {
	var right []syntax.Expr
	x := syntax.Expr(e)
	for {
		b, ok := x.(*syntax.Binary)
		if !ok || b != e && !f(b) {
			break
		}
		right = append(right, b.Y)
		x = b.X
	}
	walkOpt(x, f)
	for i := len(right) - 1; i >= 0; i-- {
		walkOpt(right[i], f)
	}
}
