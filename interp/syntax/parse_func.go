package syntax

// closure parses function (...) use (...) {...} or fn (...) => x.
func (p *parser) closure(attrs []*AttrGroup, static bool) Expr {
	f := p.funcs.get()
	f.Pos = p.pos()
	arrow := p.tok == TFn
	p.next()
	return p.closureRest(f, attrs, static, arrow)
}

// closureRest goes on behind the keyword.
func (p *parser) closureRest(f *FuncDecl, attrs []*AttrGroup, static, arrow bool) Expr {
	f.Start = f.Off
	f.Attrs, f.Static = attrs, static
	if len(attrs) > 0 {
		f.Start = attrs[0].Off
	}
	if p.tok == tAmp || p.tok == tAmpVar {
		f.ByRef = true
		p.next()
		f.Doc = p.takeDocBefore()
	} else {
		f.Doc = p.takeDoc()
	}
	return p.closureParams(f, arrow)
}

func (p *parser) closureParams(f *FuncDecl, arrow bool) Expr {
	depth := p.depth
	defer func() { p.depth = depth }()
	if !p.enter(10) {
		return p.bad()
	}
	f.Params = p.parameters()
	if arrow {
		f.Ret = p.returnType()
		p.expect(TDoubleArrow)
		x := p.expr()
		f.Body = &Block{Pos: x.At(), List: []Stmt{&Return{Pos: x.At(), X: x}}}
		f.End, f.EndOff = p.lx.line, p.endOff()
		f.Body.End = f.End
		return &ArrowFunc{Pos: f.Pos, Fn: f}
	}
	c := &Closure{Pos: f.Pos, Fn: f}
	if p.accept(TUse) {
		c.Uses = p.closureUses()
	}
	f.Ret = p.returnType()
	p.depth++
	p.body(f)
	return c
}

// closureUses parses the list behind use.
func (p *parser) closureUses() (list []*ClosureUse) {
	if !p.expect('(') {
		return nil
	}
	for {
		u := &ClosureUse{Pos: p.pos()}
		switch {
		case p.tok == tAmp || p.tok == tAmpVar:
			u.ByRef = true
			p.next()
			u.Pos, u.Name = p.pos(), p.lx.str
			p.expect(TVariable)
		case p.tok == TVariable:
			u.Name = p.lx.str
			p.next()
		case len(list) > 0:
			p.expect(')')
			return list
		default:
			p.unexpected(TVariable, tAmpVar, tAmp)
			return list
		}
		list = append(list, u)
		if !p.accept(',') {
			break
		}
	}
	p.expect(')')
	return list
}

// body parses {...} of a function.
func (p *parser) body(f *FuncDecl) {
	f.Body = p.blockOf('{')
	f.End, f.EndOff = f.Body.End, p.endOff()
}

// blockOf parses {...}, naming the opening brace as expected.
func (p *parser) blockOf(want ...Token) *Block {
	b := p.blocks.get()
	b.Pos = p.pos()
	if p.tok != '{' {
		p.unexpected(want...)
		return b
	}
	p.next()
	b.List = p.innerStatements()
	b.End = p.lx.line
	p.need('}')
	return b
}

// funcDecl goes on behind the keyword function, an optional &, and up to the name.
func (p *parser) funcDecl(f *FuncDecl, attrs []*AttrGroup) *FuncDecl {
	f.Attrs = attrs
	f.Start = f.Off
	if len(attrs) > 0 {
		f.Start = attrs[0].Off
	}
	f.NamePos, f.Name = p.pos(), p.text()
	p.nextName()
	f.Doc = p.takeDocBefore()
	if !p.enter(11) {
		return f
	}
	f.Params = p.parameters()
	f.Ret = p.returnType()
	p.body(f)
	p.leave(11)
	return f
}

// returnType parses : T or nothing.
func (p *parser) returnType() *Type {
	if !p.accept(':') {
		return nil
	}
	return p.typeExpr(true)
}

// parameters parses (...) of a declaration.
func (p *parser) parameters() []*Param {
	if !p.expect('(') {
		return nil
	}
	mark := p.params.open()
	for p.tok != ')' {
		p.params.push(p.parameter())
		if !p.accept(',') {
			break
		}
	}
	list := p.params.take(mark)
	p.expect(')')
	return list
}

// startsType are the tokens a type other than static can begin with.
var startsType = setOf('?', '(', TArray, TCallable, TString, TNameFullyQualified, TNameRelative, TNameQualified)

// parameter parses one parameter.
func (p *parser) parameter() *Param {
	q := p.paramNodes.get()
	if p.tok == TAttribute {
		q.Attrs = p.attributes()
	}
	if list := p.modifiers(); len(list) > 0 {
		q.Mods = p.modifierFlags(list, targetParam)
	}
	if startsType[p.tok] {
		q.Type = p.typeExpr(false)
	}
	if p.tok == tAmpVar {
		q.ByRef = true
		p.next()
	}
	if p.tok == TEllipsis {
		q.Variadic = true
		p.next()
	}
	q.Pos, q.Name = p.pos(), p.lx.str
	if p.tok != TVariable {
		p.unexpected(TVariable)
		return q
	}
	p.next()
	q.Doc = p.takeDocBefore()
	if p.accept('=') {
		if !p.enter(4) {
			return q
		}
		q.Default = p.expr()
		p.leave(4)
	}
	if p.tok == '{' {
		q.HasHooks = true
		q.Hooks = p.hooks()
	}
	return q
}

// attributes parses #[...] groups.
func (p *parser) attributes() (list []*AttrGroup) {
	for p.tok == TAttribute {
		g := &AttrGroup{Pos: p.pos()}
		p.next()
		for {
			if len(g.List) > 0 && !p.isName() && p.tok != TStatic {
				break
			}
			a := &Attr{Pos: p.pos()}
			a.Name = p.className()
			if p.tok == '(' {
				a.Args = p.arguments(2)
			}
			g.List = append(g.List, a)
			if !p.accept(',') {
				break
			}
		}
		p.expect(']')
		list = append(list, g)
	}
	return list
}

// attributedClosure parses the closure behind attributes in an expression.
func (p *parser) attributedClosure(attrs []*AttrGroup) Expr {
	static := false
	if p.tok == TStatic {
		static = true
		p.next()
		if p.tok != TFunction && p.tok != TFn {
			p.unexpected(TFunction, TFn)
			return p.bad()
		}
	}
	if p.tok != TFunction && p.tok != TFn {
		p.unexpected(TFunction, TFn, TStatic, TAttribute)
		return p.bad()
	}
	return p.closure(attrs, static)
}
