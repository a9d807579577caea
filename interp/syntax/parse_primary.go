package syntax

// primary parses an operand without prefix operators, with all that is dereferenced from it.
func (p *parser) primary() (Expr, shape) {
	at := p.pos()
	switch p.tok {
	case TVariable:
		v := p.variables.get()
		v.Pos, v.Name = at, p.lx.str
		p.next()
		return p.postfix(v, shapeVariable)
	case TString, TNameQualified, TNameFullyQualified, TNameRelative:
		return p.nameOperand()
	case TLNumber:
		n := p.intLits.get()
		n.Pos, n.Value = at, p.lx.num
		p.next()
		return n, shapePlain
	case TDNumber:
		n := &FloatLit{Pos: at, Value: p.lx.flt}
		p.next()
		return n, shapePlain
	case TConstantEncapsedString:
		s := p.stringLits.get()
		s.Pos, s.Value = at, p.lx.str
		p.next()
		return p.postfix(s, shapeParen)
	case '[':
		return p.shortArray()
	case '(':
		return p.parenthesized()
	case TArray:
		p.next()
		a := p.arrayLit(at, ArrayLong, '(', ')')
		return p.postfix(a, shapeParen)
	case '$':
		return p.postfix(p.simpleVariable(), shapeVariable)
	case TNew:
		return p.newOperand()
	}
	return p.primaryRare(at)
}

// primaryRare goes on with the operands that are less common.
func (p *parser) primaryRare(at Pos) (Expr, shape) {
	switch p.tok {
	case '"':
		p.next()
		x := p.interpolated(at, '"')
		return p.postfix(x, shapeParen)
	case TStartHeredoc:
		return p.heredoc(), shapePlain
	case '`':
		p.next()
		return p.shell(at), shapePlain
	case TIsset:
		return p.isset(at), shapePlain
	case TEmpty, TEval:
		return p.inParens(), shapePlain
	case TExit:
		return p.exit(at), shapePlain
	case TFunction, TFn:
		return p.closure(nil, false), shapePlain
	case TStatic:
		return p.staticOperand()
	case TAttribute:
		return p.attributedClosure(p.attributes()), shapePlain
	case TMatch:
		return p.match(), shapePlain
	case TList:
		return p.listAssign(), shapePlain
	case TReadonly:
		return p.readonlyCall()
	case TLine, TFile, TDir, TClassC, TTraitC, TMethodC, TFuncC, TPropertyC, TNsC:
		m := &MagicConst{Pos: at, Kind: p.tok}
		p.next()
		return p.postfix(m, shapeConst)
	}
	p.unexpected()
	return p.bad(), shapePlain
}

// name parses a name; the caller knows that one stands here.
func (p *parser) name() *Name {
	n := p.nameNodes.get()
	n.Pos, n.Text = p.pos(), p.lx.str
	switch p.tok {
	case TNameQualified:
		n.Kind = NameQualified
	case TNameFullyQualified:
		n.Kind = NameFull
	case TNameRelative:
		n.Kind = NameRelative
	}
	p.next()
	return n
}

func (p *parser) isName() bool { return p.tok >= TString && p.tok <= TNameQualified }

// nameOperand parses a constant, a function call, or a class followed by "::".
func (p *parser) nameOperand() (Expr, shape) {
	n := p.name()
	switch p.tok {
	case '(':
		return p.postfix(p.callName(n), shapeVariable)
	case TPaamayimNekudotayim:
		return p.postfix(p.scoped(p.nameExpr(n)))
	}
	c := p.constants.get()
	c.Pos, c.Name = n.Pos, n
	return p.postfix(c, shapeConst)
}

func (p *parser) nameExpr(n *Name) *NameExpr {
	e := p.nameExprs.get()
	e.Pos, e.Name = n.Pos, n
	return e
}

func (p *parser) callName(n *Name) Expr {
	c := p.calls.get()
	c.Pos, c.Fn, c.Args = n.Pos, p.nameExpr(n), p.arguments(1)
	return c
}

// readonlyCall parses readonly(...), a call of a function of that name.
func (p *parser) readonlyCall() (Expr, shape) {
	n := &Name{Pos: p.pos(), Text: p.text()}
	p.nextName()
	if p.tok != '(' {
		p.unexpected('(')
		return p.bad(), shapePlain
	}
	return p.postfix(p.callName(n), shapeVariable)
}

// staticOperand parses static::x, or a static closure.
func (p *parser) staticOperand() (Expr, shape) {
	n := p.staticName()
	switch p.tok {
	case TFunction, TFn:
		return p.closure(nil, true), shapePlain
	case TPaamayimNekudotayim:
		return p.postfix(p.scoped(p.nameExpr(n)))
	}
	p.unexpected(TPaamayimNekudotayim)
	return p.bad(), shapePlain
}

// staticName parses the keyword static as the name of a class.
func (p *parser) staticName() *Name {
	n := &Name{Pos: p.pos(), Text: "static"}
	p.next()
	return n
}

// className parses the name of a class; the caller names what else could stand there when none does.
func (p *parser) className(want ...Token) *Name {
	switch {
	case p.isName():
		return p.name()
	case p.tok == TStatic:
		return p.staticName()
	}
	p.unexpected(want...)
	return &Name{Pos: p.pos()}
}

// parenthesized parses (expr).
func (p *parser) parenthesized() (Expr, shape) {
	p.next()
	if !p.enter(1) {
		return p.bad(), shapePlain
	}
	x := p.expr()
	p.need(')')
	p.leave(1)
	switch x := x.(type) {
	case *Ternary:
		x.Paren = true
	case *Binary:
		x.Paren = true
	case *StaticProp:
		x.Paren = true
	}
	return p.postfix(x, shapeParen)
}

// simpleVariable parses $x, $$x or ${expr}; the caller knows that one of them stands here.
func (p *parser) simpleVariable() Expr {
	if p.tok == TVariable {
		v := p.variables.get()
		v.Pos, v.Name = p.pos(), p.lx.str
		p.next()
		return v
	}
	v := &VarVar{Pos: p.pos()}
	p.next()
	switch p.tok {
	case '{':
		p.next()
		v.Name = p.expr()
		p.need('}')
	case TVariable, '$':
		if !p.enter(1) {
			v.Name = p.bad()
			return v
		}
		v.Name = p.simpleVariable()
		p.leave(1)
	default:
		p.unexpected(TVariable, '{', '$')
		v.Name = p.bad()
	}
	v.Line = v.Name.At().Line
	return v
}

// postfix parses what is dereferenced from x.
func (p *parser) postfix(x Expr, sh shape) (Expr, shape) {
	for {
		switch {
		case p.tok == '[' && sh&canDim != 0:
			x = p.dim(x, ']')
			sh = shapeVariable
		case p.tok == '{' && p.old && sh&canDim != 0:
			x = p.dim(x, '}')
			sh = shapeVariable
		case p.tok == TObjectOperator && sh&canDim != 0:
			x, sh = p.member(x, false)
		case p.tok == TNullsafeObjectOperator && sh&canDim != 0:
			x, sh = p.member(x, true)
		case p.tok == TPaamayimNekudotayim && sh&canScope != 0:
			x, sh = p.scoped(x)
		case p.tok == '(' && sh&canCall != 0:
			c := p.calls.get()
			c.Pos, c.Fn = Pos{x.At().Off, p.lx.start}, x
			c.Args = p.arguments(2)
			x, sh = c, shapeVariable
		default:
			return x, sh
		}
	}
}

// dim parses [expr] or [] behind x, or, at level 7.4, {expr}.
func (p *parser) dim(x Expr, closing Token) Expr {
	d := p.indexes.get()
	d.Pos, d.Base, d.Curly = x.At(), x, closing == '}'
	p.next()
	if p.tok == ']' {
		p.next()
		return d
	}
	if !startsExpr[p.tok] {
		p.unexpected(closing)
		return d
	}
	if p.enter(2) {
		d.Index = p.expr()
		p.leave(2)
	}
	p.expect(closing)
	return d
}

// member parses ->name, ->{expr}, ->$x, and a call of it, behind x.
func (p *parser) member(x Expr, nullSafe bool) (Expr, shape) {
	p.next()
	line := p.lx.start
	name := p.propertyName()
	if p.tok == '(' {
		m := p.methods.get()
		m.Pos, m.Base, m.Name, m.NullSafe, m.NameLine = x.At(), x, name, nullSafe, line
		m.Args = p.arguments(3)
		return m, shapeVariable
	}
	m := p.props.get()
	m.Pos, m.Base, m.Name, m.NullSafe = x.At(), x, name, nullSafe
	return m, shapeMember
}

// propertyName parses what stands behind an arrow.
func (p *parser) propertyName() Expr {
	switch p.tok {
	case TString:
		return p.ident(p.lx.str)
	case '{':
		return p.braced()
	case TVariable, '$':
		return p.simpleVariable()
	}
	p.unexpected(TString, TVariable, '{', '$')
	return p.bad()
}

// braced parses {expr}.
func (p *parser) braced() Expr {
	p.next()
	if !p.enter(3) {
		return p.bad()
	}
	x := p.expr()
	p.need('}')
	p.leave(3)
	return x
}

// ident consumes the current token as an identifier.
func (p *parser) ident(text string) *Ident {
	id := p.idents.get()
	id.Pos, id.Text = p.pos(), text
	p.nextName()
	return id
}

// scoped parses what stands behind "::" after the class x.
func (p *parser) scoped(x Expr) (Expr, shape) {
	p.next()
	at := x.At()
	switch {
	case p.tok == TString || semiReserved[p.tok]:
		id := p.ident(p.text())
		if p.tok == '(' {
			return p.staticCall(x, id), shapeVariable
		}
		c := p.classConsts.get()
		c.Pos, c.Class, c.Name = at, x, id
		return c, shapeClassCon
	case p.tok == TVariable || p.tok == '$':
		return p.scopedVariable(x)
	case p.tok == '{':
		name := p.braced()
		if p.tok == '(' {
			return p.staticCall(x, name), shapeVariable
		}
		return &ClassConst{Pos: at, Class: x, Name: name}, shapeClassCon
	}
	p.unexpected()
	return x, shapePlain
}

func (p *parser) staticCall(x, name Expr) Expr {
	c := p.statics.get()
	c.Pos, c.Class, c.Name = x.At(), x, name
	c.Args = p.arguments(3)
	return c
}

// scopedVariable parses A::$b, A::$$b, A::${expr} and calls A::$b(...).
func (p *parser) scopedVariable(x Expr) (Expr, shape) {
	v := p.simpleVariable()
	if p.tok == '(' {
		return p.staticCall(x, v), shapeVariable
	}
	return p.staticProp(x, v), shapeMember
}

// staticProp makes the static property of x that is named by the variable v.
func (p *parser) staticProp(x, v Expr) Expr {
	s := p.staticProps.get()
	s.Pos, s.Class = x.At(), x
	switch v := v.(type) {
	case *Variable:
		s.Name = &Ident{Pos: v.Pos, Text: v.Name}
	case *VarVar:
		s.Name = v.Name
	default:
		s.Name = v
	}
	return s
}
