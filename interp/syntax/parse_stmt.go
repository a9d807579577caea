package syntax

// topStatements parses the statements of a file or, with braces, of a namespace.
func (p *parser) topStatements(braces bool) []Stmt {
	mark := p.stmts.open()
	for p.tok != TEnd && !(braces && p.tok == '}') {
		var s Stmt
		switch p.tok {
		case TNamespace:
			s = p.namespace()
		case TUse:
			s = p.use()
		case TConst:
			s = p.constDecl()
		case THaltCompiler:
			s = p.haltCompiler()
		default:
			if !startsStmt[p.tok] {
				if braces {
					p.unexpected()
				} else {
					p.unexpected(TEnd)
				}
				continue
			}
			s = p.statement()
		}
		p.stmts.push(s)
	}
	return p.namespaceBodies(p.stmts.take(mark))
}

// namespaceBodies moves the statements behind "namespace A;" into it.
func (p *parser) namespaceBodies(list []Stmt) []Stmt {
	first := -1
	for i, s := range list {
		if n, ok := s.(*Namespace); ok && !n.Braces {
			first = i
			break
		}
	}
	if first < 0 {
		return list
	}
	out := list[:first:first]
	for i := first; i < len(list); {
		n, ok := list[i].(*Namespace)
		out = append(out, list[i])
		i++
		if !ok || n.Braces {
			continue
		}
		from := i
		for i < len(list) {
			if _, ok := list[i].(*Namespace); ok {
				break
			}
			i++
		}
		n.Body = list[from:i:i]
	}
	return out
}

// startsStmt are the tokens a statement can begin with.
var startsStmt = startsExpr.with([2]Token{TIf, TIf}, [2]Token{TEcho, TWhile}, [2]Token{TFor, TFor}, [2]Token{TForeach, TForeach},
	[2]Token{TDeclare, TDeclare}, [2]Token{TSwitch, TSwitch}, [2]Token{TBreak, TGoto}, [2]Token{TReturn, TTry},
	[2]Token{TGlobal, TGlobal}, [2]Token{TAbstract, TFinal}, [2]Token{TUnset, TUnset}, [2]Token{TClass, TEnum},
	[2]Token{TInlineHTML, TInlineHTML}, [2]Token{'{', '{'}, [2]Token{';', ';'})

// innerStatements parses statements up to the first token that begins none.
func (p *parser) innerStatements() []Stmt {
	mark := p.stmts.open()
	for {
		if !startsStmt[p.tok] {
			if p.tok != THaltCompiler {
				return p.stmts.take(mark)
			}
			p.innerHalt()
			continue
		}
		p.stmts.push(p.statement())
	}
}

// statement parses one statement; the caller knows that one begins here.
func (p *parser) statement() Stmt {
	switch p.tok {
	case ';':
		n := &Nop{Pos: p.pos()}
		p.next()
		return n
	case '{':
		if !p.enter(2) {
			return &Nop{Pos: p.pos()}
		}
		b := p.blockOf('{')
		p.leave(2)
		return b
	case TEcho:
		return p.echo()
	case TInlineHTML:
		h := &InlineHTML{Pos: p.pos(), Text: p.lx.str}
		p.next()
		return h
	case TIf, TWhile, TDo, TFor, TForeach, TSwitch, TTry, TDeclare:
		return p.control()
	case TBreak, TContinue, TReturn, TGlobal, TUnset, TGoto:
		return p.simpleStatement()
	case TFunction:
		return p.functionStatement(nil)
	case TAbstract, TFinal, TClass, TTrait, TInterface, TEnum:
		return p.classDecl(nil)
	case TReadonly:
		if p.parenAhead() {
			break
		}
		return p.classDecl(nil)
	case TStatic:
		return p.staticStatement()
	case TAttribute:
		return p.attributedStatement()
	case TString:
		if p.colonAhead() {
			l := &Label{Pos: p.pos(), Name: p.lx.str}
			p.next()
			p.next()
			return l
		}
	}
	return p.exprStatement(p.expr())
}

// exprStatement parses the semicolon behind x.
func (p *parser) exprStatement(x Expr) Stmt {
	s := p.exprStmts.get()
	s.Pos, s.X = x.At(), x
	p.need(';')
	return s
}

// parenAhead tells whether "(" follows the current token.
func (p *parser) parenAhead() bool {
	return p.lx.src[skipSpaceAndComments(p.lx.src, p.lx.pos)] == '('
}

// functionStatement parses a function declaration, or an expression that begins with a closure.
func (p *parser) functionStatement(attrs []*AttrGroup) Stmt {
	f := p.funcs.get()
	f.Pos = p.pos()
	p.next()
	if p.tok == tAmp || p.tok == tAmpVar {
		f.ByRef = true
		p.next()
		if p.tok == '(' {
			f.Doc = p.takeDocBefore()
			f.Attrs, f.Start = attrs, f.Off
			return p.exprStatement(p.infix(p.closureParams(f, false), precAny+1))
		}
	}
	switch p.tok {
	case '(':
		return p.exprStatement(p.infix(p.closureRest(f, attrs, false, false), precAny+1))
	case TString, TReadonly:
		return p.funcDecl(f, attrs)
	}
	p.unexpected('(')
	return f
}

// staticStatement parses static variables, or an expression that begins with static.
func (p *parser) staticStatement() Stmt {
	s := p.lx.src
	if i := skipSpaceAndComments(s, p.lx.pos); s[i] != '$' || !isStart(s[i+1]) {
		return p.exprStatement(p.expr())
	}
	at := p.pos()
	p.next()
	v := &StaticVars{Pos: at}
	for {
		x := &StaticVar{Pos: p.pos(), Name: p.lx.str}
		if !p.expect(TVariable) {
			return v
		}
		v.Vars = append(v.Vars, x)
		if p.tok == '=' {
			p.next()
			x.Init = p.expr()
		}
		if !p.accept(',') {
			break
		}
	}
	v.Line = v.Vars[0].Line
	p.listEnd()
	return v
}

// listEnd parses the semicolon behind a list, where a comma could stand too.
func (p *parser) listEnd() {
	if p.tok != ';' {
		p.unexpected(',', ';')
		return
	}
	p.next()
}

// attributedStatement parses what attributes may belong to.
func (p *parser) attributedStatement() Stmt {
	attrs := p.attributes()
	switch p.tok {
	case TFunction:
		return p.functionStatement(attrs)
	case TAbstract, TFinal, TClass, TTrait, TInterface, TEnum, TReadonly:
		return p.classDecl(attrs)
	case TFn, TStatic:
		x := p.attributedClosure(attrs)
		return p.exprStatement(p.infix(x, precAny+1))
	}
	p.unexpected()
	return &Nop{Pos: p.pos()}
}

// echo parses echo a, b;.
func (p *parser) echo() Stmt {
	e := p.echos.get()
	e.Pos = p.pos()
	p.next()
	mark := p.exprs.open()
	for {
		p.exprs.push(p.expr())
		if !p.accept(',') {
			break
		}
	}
	e.List = p.exprs.take(mark)
	e.Line = e.List[0].At().Line
	p.listEnd()
	return e
}

// simpleStatement parses the statements that are a keyword and operands.
func (p *parser) simpleStatement() Stmt {
	at := p.pos()
	t := p.tok
	p.next()
	p.depth++
	defer p.leave(1)
	switch t {
	case TReturn:
		r := p.rets.get()
		r.Pos = at
		r.X, r.Line = p.optionalExpr()
		return r
	case TBreak:
		b := &Break{Pos: at}
		b.Level, b.Line = p.optionalExpr()
		return b
	case TContinue:
		c := &Continue{Pos: at}
		c.Level, c.Line = p.optionalExpr()
		return c
	case TGlobal:
		return p.global(at)
	case TUnset:
		return p.unset(at)
	}
	g := &Goto{Pos: p.pos(), Label: p.lx.str}
	g.Off = at.Off
	if p.expect(TString) {
		p.expect(';')
	}
	return g
}

// optionalExpr parses an expression, if any, with the semicolon, and returns the line of the statement.
func (p *parser) optionalExpr() (x Expr, line int32) {
	if startsExpr[p.tok] {
		x = p.expr()
		line = x.At().Line
	} else {
		line = p.lx.line
	}
	p.expect(';')
	return x, line
}

func (p *parser) global(at Pos) Stmt {
	g := &Global{Pos: at}
	for {
		if p.tok != TVariable && p.tok != '$' {
			p.unexpected(TVariable, '$')
			return g
		}
		g.Vars = append(g.Vars, p.simpleVariable())
		if !p.accept(',') {
			break
		}
	}
	g.Line = g.Vars[0].At().Line
	p.listEnd()
	return g
}

func (p *parser) unset(at Pos) Stmt {
	u := &Unset{Pos: at}
	if !p.expect('(') || !p.enter(3) {
		return u
	}
	mark := p.exprs.open()
	for {
		p.exprs.push(p.variableBefore(',', ')'))
		if !p.accept(',') || !startsVariable[p.tok] {
			break
		}
	}
	u.List = p.exprs.take(mark)
	u.Line = u.List[0].At().Line
	p.leave(3)
	p.expect(')')
	p.expect(';')
	return u
}
