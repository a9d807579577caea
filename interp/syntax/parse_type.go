package syntax

// typeExpr parses a type; static is one only where allowed.
func (p *parser) typeExpr(static bool) *Type {
	if p.tok == '?' {
		at := p.pos()
		p.next()
		t := p.simpleType(static)
		t.Nullable = true
		t.Off = at.Off
		return t
	}
	t := p.unionElement(static)
	switch p.tok {
	case '|':
		return p.union(t, static)
	case tAmp:
		if t.Kind == TypeName {
			return p.intersection(t, static)
		}
	}
	if t.Kind == TypeIntersection {
		p.unexpected('|')
	}
	return t
}

// union parses | T … behind first.
func (p *parser) union(first *Type, static bool) *Type {
	u := p.typeNodes.get()
	u.Pos, u.Kind = first.Pos, TypeUnion
	mark := p.types.open()
	p.types.push(first)
	for p.accept('|') {
		p.types.push(p.unionElement(static))
	}
	u.List = p.types.take(mark)
	return u
}

// unionElement parses a simple type or (A&B).
func (p *parser) unionElement(static bool) *Type {
	if p.tok != '(' {
		return p.simpleType(static)
	}
	at := p.pos()
	p.next()
	t := p.simpleType(static)
	if p.tok != tAmp {
		p.unexpected(tAmp)
		return t
	}
	t = p.intersection(t, static)
	t.Off = at.Off
	if p.tok != ')' {
		p.unexpected(tAmp, ')')
	} else {
		p.next()
	}
	return t
}

// intersection parses & T … behind first.
func (p *parser) intersection(first *Type, static bool) *Type {
	t := p.typeNodes.get()
	t.Pos, t.Kind = first.Pos, TypeIntersection
	mark := p.types.open()
	p.types.push(first)
	for p.accept(tAmp) {
		p.types.push(p.simpleType(static))
	}
	t.List = p.types.take(mark)
	return t
}

// simpleType parses one name.
func (p *parser) simpleType(static bool) *Type {
	t := p.typeNodes.get()
	t.Pos = p.pos()
	switch {
	case p.isName():
		t.Name = p.name()
	case p.tok == TArray || p.tok == TCallable || p.tok == TStatic && static:
		t.Name = p.nameNodes.get()
		t.Name.Pos, t.Name.Text = t.Pos, p.text()
		p.next()
	default:
		p.unexpected()
	}
	return t
}
