package syntax

// arguments parses (...) of a call; the opening parenthesis is the current token. before is what stands on PHP's parser
// stack before it.
func (p *parser) arguments(before int) *Args {
	a := p.argNodes.get()
	a.Pos = p.pos()
	if p.tok != '(' {
		p.unexpected('(')
		return a
	}
	p.next()
	if p.tok == ')' {
		a.End = p.lx.line
		a.Line = a.End
		p.next()
		return a
	}
	depth := p.depth
	if !p.enter(before + 1) {
		return a
	}
	mark := p.argList.open()
	for {
		if p.argList.open() == mark+1 && !p.enter(2) {
			break
		}
		if !p.argument(a, p.argList.open() > mark) {
			break
		}
		if p.tok != ',' {
			break
		}
		p.next()
		if p.tok == ')' {
			break
		}
	}
	a.List = p.argList.take(mark)
	if len(a.List) > 0 {
		a.Line = a.List[0].Line
	}
	p.depth = depth
	a.End = p.lx.line
	p.expect(')')
	return a
}

// maybeArgName are the reserved words that begin an expression, but that PHP takes for the name of an argument when
// nothing of the expression follows.
var maybeArgName = setOf(TString, TNew, TClone, TPrint, TThrow, TArray, TList, TIsset, TEmpty, TMatch, TStatic, TReadonly).with(
	[2]Token{TInclude, TRequireOnce})

// argument parses one argument and pushes it; it is false when the list ends here.
func (p *parser) argument(a *Args, later bool) bool {
	g := p.argItems.get()
	g.Pos = p.pos()
	switch {
	case p.tok == TEllipsis:
		p.next()
		if p.tok == ')' && !later {
			a.FirstClass = true
			return false
		}
		g.Spread = true
	case (p.tok == TString || semiReserved[p.tok]) && p.colonAhead():
		g.Name = p.text()
		p.nextName()
		p.next()
		if !p.enter(2) {
			return false
		}
		defer p.leave(2)
	case semiReserved[p.tok] && !startsExpr[p.tok]:
		p.nextName()
		p.unexpected(':')
		return false
	case later && !startsExpr[p.tok]:
		return false
	case maybeArgName[p.tok]:
		p.argWord, p.argString = p.lx.pos, p.tok == TString
	}
	g.Value = p.expr()
	if g.Name == "" {
		g.Line = g.Value.At().Line
	}
	p.argList.push(g)
	return true
}

// colonAhead tells whether a single colon follows the current token.
func (p *parser) colonAhead() bool {
	s := p.lx.src
	i := p.lx.pos
	switch s[i] {
	case ':':
	case ' ', '\t', '\n', '\r', '/', '#':
		i = skipSpaceAndComments(s, i)
	default:
		return false
	}
	return s[i] == ':' && s[i+1] != ':'
}

// newOperand parses new.
func (p *parser) newOperand() (Expr, shape) {
	n := p.news.get()
	n.Pos = p.pos()
	p.next()
	switch p.tok {
	case TAttribute:
		attrs := p.attributes()
		p.anonClass(n, attrs)
		return p.postfix(n, shapeParen)
	case TClass, TAbstract, TFinal, TReadonly:
		p.anonClass(n, nil)
		return p.postfix(n, shapeParen)
	}
	n.Class = p.classNameRef(TClass)
	n.Line = n.Class.At().Line
	if p.tok != '(' {
		return n, shapePlain
	}
	n.Args = p.arguments(2)
	return p.postfix(n, shapeParen)
}

// classNameRef parses the class behind new and instanceof: a name, a variable without calls, or (expr).
func (p *parser) classNameRef(want ...Token) Expr {
	var x Expr
	switch {
	case p.isName() || p.tok == TStatic:
		x = p.nameExpr(p.className())
		if p.tok != TPaamayimNekudotayim {
			return x
		}
		x = p.newScoped(x)
	case p.tok == TVariable || p.tok == '$':
		x = p.simpleVariable()
	case p.tok == '(':
		p.next()
		if !p.enter(1) {
			return p.bad()
		}
		x = p.expr()
		p.leave(1)
		p.need(')')
		return x
	default:
		p.unexpected(want...)
		return p.bad()
	}
	return p.newVariable(x)
}

// newVariable parses what may be dereferenced in the class of new.
func (p *parser) newVariable(x Expr) Expr {
	for {
		switch p.tok {
		case '[':
			x = p.dim(x, ']')
		case TObjectOperator, TNullsafeObjectOperator:
			m := p.props.get()
			m.Pos, m.Base, m.NullSafe = x.At(), x, p.tok == TNullsafeObjectOperator
			p.next()
			m.Name = p.propertyName()
			x = m
		case TPaamayimNekudotayim:
			x = p.newScoped(x)
		default:
			return x
		}
	}
}

func (p *parser) newScoped(x Expr) Expr {
	p.next()
	if p.tok != TVariable && p.tok != '$' {
		p.unexpected(TVariable, '$')
		return x
	}
	return p.staticProp(x, p.simpleVariable())
}

// inParens parses empty(x) and eval(x).
func (p *parser) inParens() Expr {
	u := p.unaries.get()
	u.Pos, u.Op = p.pos(), UnaryEmpty
	if p.tok == TEval {
		u.Op = UnaryEval
	}
	p.next()
	if !p.expect('(') || !p.enter(2) {
		u.X = p.bad()
		return u
	}
	u.X = p.expr()
	p.need(')')
	p.leave(2)
	u.Line = u.X.At().Line
	return u
}

// isset parses isset(x, y).
func (p *parser) isset(at Pos) Expr {
	s := &Isset{Pos: at}
	p.next()
	if !p.expect('(') || !p.enter(2) {
		return s
	}
	mark := p.exprs.open()
	for {
		p.exprs.push(p.expr())
		if !p.accept(',') || !startsExpr[p.tok] {
			break
		}
	}
	s.List = p.exprs.take(mark)
	s.Line = s.List[0].At().Line
	p.leave(2)
	p.expect(')')
	return s
}

// exit parses exit and die. Its plain forms are a Unary; all others are a call of the function exit.
func (p *parser) exit(at Pos) Expr {
	p.next()
	u := &Unary{Pos: at, Op: UnaryExit}
	if p.tok != '(' {
		return u
	}
	args := p.arguments(1)
	switch {
	case len(args.List) == 0 && !args.FirstClass:
		return u
	case len(args.List) == 1 && !args.FirstClass && args.List[0].Name == "" && !args.List[0].Spread:
		u.X = args.List[0].Value
		return u
	}
	name := &NameExpr{Pos: at, Name: &Name{Pos: at, Kind: NameFull, Text: "exit"}}
	return &Call{Pos: at, Fn: name, Args: args}
}

// match parses match(x) {...}.
func (p *parser) match() Expr {
	m := &Match{Pos: p.pos()}
	p.next()
	if !p.expect('(') || !p.enter(2) {
		return m
	}
	m.Subject = p.expr()
	p.leave(2)
	m.Line = m.Subject.At().Line
	p.need(')')
	if !p.expect('{') || !p.enter(8) {
		return m
	}
	depth := p.depth
	for p.tok != '}' && (p.tok == TDefault || startsExpr[p.tok]) {
		m.Arms = append(m.Arms, p.matchArm())
		if !p.accept(',') {
			break
		}
		p.depth = depth + 2
	}
	p.depth = depth - 8
	p.expect('}')
	return m
}

// matchArm parses a, b => x or default => x.
func (p *parser) matchArm() *MatchArm {
	a := &MatchArm{Pos: p.pos()}
	if p.tok == TDefault {
		p.next()
		p.accept(',')
	} else {
		mark := p.exprs.open()
		for {
			p.exprs.push(p.expr())
			if !p.accept(',') || !startsExpr[p.tok] {
				break
			}
		}
		a.Conds = p.exprs.take(mark)
		a.Line = a.Conds[0].At().Line
	}
	p.expect(TDoubleArrow)
	a.Body = p.expr()
	if a.Conds == nil {
		a.Line = a.Body.At().Line
	}
	return a
}
