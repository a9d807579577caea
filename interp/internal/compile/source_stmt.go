package compile

import (
	"strings"

	"gaja/interp/syntax"
)

// margin begins a line.
func (p *printer) margin() { p.text(strings.Repeat("    ", p.indent)) }

// body prints statements one level deeper, and the brace that ends them.
func (p *printer) body(list []syntax.Stmt) {
	p.text("{\n")
	p.indent++
	p.stmts(list)
	p.indent--
	p.margin()
	p.text("}")
}

func (p *printer) block(b *syntax.Block) {
	if b == nil {
		p.body(nil)
		return
	}
	p.body(b.List)
}

func (p *printer) stmts(list []syntax.Stmt) {
	for _, s := range list {
		p.stmt(s)
	}
}

// line prints a statement of one line.
func (p *printer) line(f func()) {
	p.margin()
	f()
	p.text(";\n")
}

// each prints a statement for every one of a list: echo 1, 2 is two.
func (p *printer) each(word string, list []syntax.Expr, end string) {
	for _, x := range list {
		p.line(func() {
			p.text(word)
			p.expr(x, 0)
			p.text(end)
		})
	}
}

func (p *printer) stmt(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		p.line(func() { p.expr(s.X, 0) })
	case *syntax.Echo:
		p.each("echo ", s.List, "")
	case *syntax.InlineHTML:
		p.line(func() {
			p.text("echo ")
			p.expr(&syntax.StringLit{Value: s.Text}, 0)
		})
	case *syntax.Global:
		p.each("global ", s.Vars, "")
	case *syntax.Unset:
		p.each("unset(", s.List, ")")
	case *syntax.Block:
		p.stmts(s.List)
	case *syntax.StaticVars:
		for _, v := range s.Vars {
			p.line(func() {
				p.text("static $" + v.Name)
				if v.Init != nil {
					p.text(" = ")
					p.expr(v.Init, precAssign)
				}
			})
		}
	case *syntax.Break:
		p.jump("break", s.Level)
	case *syntax.Continue:
		p.jump("continue", s.Level)
	case *syntax.Return:
		p.jump("return", s.X)
	case *syntax.Goto:
		p.line(func() { p.text("goto " + s.Label) })
	case *syntax.Label:
		p.margin()
		p.text(s.Name + ":\n")
	case *syntax.ConstDecl:
		p.line(func() { p.constants("const ", s.Items) })
	case *syntax.FuncDecl:
		p.attrs(s.Attrs, true)
		p.margin()
		p.text("function ")
		p.function(s)
		p.text("\n")
	case *syntax.ClassDecl:
		p.classDecl(s)
	default:
		p.control(s)
	}
}

func (p *printer) jump(word string, x syntax.Expr) {
	p.line(func() {
		p.text(word)
		if x != nil {
			p.text(" ")
			p.expr(x, 0)
		}
	})
}

// control prints statements with bodies.
func (p *printer) control(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.If:
		p.margin()
		p.ifStmt(s)
		p.text("\n")
	case *syntax.While:
		p.head("while (", []syntax.Expr{s.Cond})
		p.text(") ")
		p.block(s.Body)
		p.text("\n")
	case *syntax.DoWhile:
		p.margin()
		p.text("do ")
		p.block(s.Body)
		p.text(" while (")
		p.expr(s.Cond, 0)
		p.text(");\n")
	case *syntax.For:
		p.head("for (", s.Init)
		p.text(";")
		p.clause(s.Cond)
		p.text(";")
		p.clause(s.Loop)
		p.text(") ")
		p.block(s.Body)
		p.text("\n")
	case *syntax.Foreach:
		p.foreach(s)
	case *syntax.Switch:
		p.switchStmt(s)
	case *syntax.Try:
		p.try(s)
	case *syntax.Declare:
		p.margin()
		p.text("declare(")
		for i, it := range s.Items {
			if i > 0 {
				p.text(", ")
			}
			p.text(it.Name + " = ")
			p.expr(it.Value, precAssign)
		}
		p.text(")")
		if s.Body == nil {
			p.text(";\n")
			return
		}
		p.text(" ")
		p.block(s.Body)
		p.text("\n")
	}
}

func (p *printer) head(word string, list []syntax.Expr) {
	p.margin()
	p.text(word)
	p.list(list, 0)
}

func (p *printer) clause(list []syntax.Expr) {
	if len(list) > 0 {
		p.text(" ")
		p.list(list, 0)
	}
}

func (p *printer) ifStmt(s *syntax.If) {
	p.text("if (")
	p.expr(s.Cond, 0)
	p.text(") ")
	p.block(s.Then)
	switch e := s.Else.(type) {
	case *syntax.If:
		p.text(" else")
		p.ifStmt(e)
	case *syntax.Block:
		p.text(" else ")
		if len(e.List) == 1 && e.List[0].At().Off == e.Off {
			if inner, ok := e.List[0].(*syntax.If); ok {
				p.ifStmt(inner)
				return
			}
		}
		p.block(e)
	}
}

func (p *printer) foreach(s *syntax.Foreach) {
	p.head("foreach (", []syntax.Expr{s.X})
	p.text(" as ")
	if s.Key != nil {
		p.expr(s.Key, 0)
		p.text(" => ")
	}
	if s.ByRef {
		p.text("&")
	}
	p.expr(s.Value, 0)
	p.text(") ")
	p.block(s.Body)
	p.text("\n")
}

func (p *printer) switchStmt(s *syntax.Switch) {
	p.head("switch (", []syntax.Expr{s.X})
	p.text(") {\n")
	p.indent++
	for _, c := range s.Cases {
		p.margin()
		if c.Cond == nil {
			p.text("default:\n")
		} else {
			p.text("case ")
			p.expr(c.Cond, 0)
			p.text(":\n")
		}
		p.indent++
		p.stmts(c.Body)
		p.indent--
	}
	p.indent--
	p.margin()
	p.text("}\n")
}

func (p *printer) try(s *syntax.Try) {
	p.margin()
	p.text("try ")
	p.block(s.Body)
	for _, c := range s.Catches {
		p.text(" catch (")
		for i, n := range c.Types {
			if i > 0 {
				p.text("|")
			}
			p.text(n.Text)
		}
		if c.Var != "" {
			p.text(" $" + c.Var)
		}
		p.text(") ")
		p.block(c.Body)
	}
	if s.Finally != nil {
		p.text(" finally ")
		p.block(s.Finally)
	}
	p.text("\n")
}
