package syntax

// classDecl parses a class, trait, interface or enum; attributes are already read.
func (p *parser) classDecl(attrs []*AttrGroup) Stmt {
	c := &ClassDecl{Attrs: attrs}
	switch p.tok {
	case TAbstract, TFinal, TReadonly:
		at := p.pos()
		c.Mods = p.classModifiers(false)
		if p.tok != TClass {
			p.unexpected(TAbstract, TFinal, TReadonly, TClass)
			return c
		}
		c.Off = at.Off
	case TTrait:
		c.Kind = KindTrait
	case TInterface:
		c.Kind = KindInterface
	case TEnum:
		c.Kind = KindEnum
	}
	if c.Mods == 0 {
		c.Off = p.pos().Off
	}
	c.Line = p.lx.start
	p.next()
	c.NamePos, c.Name = p.pos(), p.lx.str
	if !p.expect(TString) || !p.enter(8) {
		return c
	}
	p.classHeader(c)
	p.classBody(c)
	p.leave(8)
	return c
}

// classHeader parses what stands between the name and the body.
func (p *parser) classHeader(c *ClassDecl) {
	switch c.Kind {
	case KindTrait:
		c.Doc = p.takeDocBefore()
		return
	case KindInterface:
		if p.accept(TExtends) {
			c.Implements = p.classNames()
		}
	case KindEnum:
		if p.accept(':') {
			c.EnumType = p.typeExpr(true)
		}
		fallthrough
	default:
		if c.Kind == KindClass && p.accept(TExtends) {
			c.Extends = p.className()
		}
		if p.accept(TImplements) {
			c.Implements = p.classNames()
		}
	}
	c.Doc = p.takeDoc()
}

// classNames parses A, B, C.
func (p *parser) classNames() []*Name {
	mark := p.names.open()
	for {
		p.names.push(p.className())
		if !p.accept(',') {
			return p.names.take(mark)
		}
	}
}

// classBody parses {...}.
func (p *parser) classBody(c *ClassDecl) {
	if !p.expect('{') {
		return
	}
	mark := p.members.open()
	for p.tok != '}' && p.tok != TEnd {
		if m := p.classMember(); m != nil {
			p.members.push(m)
		}
	}
	c.Members = p.members.take(mark)
	c.End = p.lx.line
	p.need('}')
}

// anonClass parses the class behind new.
func (p *parser) anonClass(n *New, attrs []*AttrGroup) {
	c := &ClassDecl{Attrs: attrs, Mods: p.classModifiers(true)}
	c.Pos = p.pos()
	n.Line = c.Line
	a := &AnonClass{Pos: c.Pos, Decl: c}
	n.Class = a
	if !p.expect(TClass) {
		return
	}
	if p.tok == '(' {
		n.Args = p.arguments(4)
	}
	if !p.enter(10) {
		return
	}
	p.classHeader(c)
	p.classBody(c)
	p.leave(10)
}

// classMember parses one member of a class.
func (p *parser) classMember() Member {
	if p.tok == TUse {
		return p.traitUse()
	}
	at := p.pos()
	var attrs []*AttrGroup
	if p.tok == TAttribute {
		attrs = p.attributes()
	}
	if p.tok == TCase {
		return p.enumCase(attrs)
	}
	if p.tok == TVar {
		p.next()
		return p.propDecl(at, attrs, ModPublic|ModVar)
	}
	mods := p.modifiers()
	switch p.tok {
	case TFunction:
		return p.classMethod(at, attrs, p.modifierFlags(mods, targetMethod))
	case TConst:
		return p.classConstDecl(at, attrs, p.modifierFlags(mods, targetConstant))
	}
	if len(mods) == 0 {
		p.unexpected(TFunction)
		return nil
	}
	return p.propDecl(at, attrs, p.modifierFlags(mods, targetProperty))
}

// classMethod parses function name(...) {...} behind its modifiers.
func (p *parser) classMethod(at Pos, attrs []*AttrGroup, mods Modifiers) Member {
	f := p.funcs.get()
	f.Pos = p.pos()
	f.Start = at.Off
	f.Attrs = attrs
	m := &Method{Pos: f.Pos, Mods: mods, Fn: f}
	p.next()
	if p.tok == tAmp || p.tok == tAmpVar {
		f.ByRef = true
		p.next()
	}
	f.NamePos, f.Name = p.pos(), p.text()
	if p.tok != TString && !semiReserved[p.tok] {
		p.unexpected()
		return m
	}
	p.nextName()
	f.Doc = p.takeDocBefore()
	if !p.enter(12) {
		return m
	}
	f.Params = p.parameters()
	f.Ret = p.returnType()
	if p.tok == ';' {
		f.Abstract = true
		f.End = p.lx.line
		p.next()
		f.EndOff = p.endOff()
	} else {
		f.Body = p.blockOf(';', '{')
		f.End, f.EndOff = f.Body.End, p.endOff()
	}
	p.leave(12)
	return m
}

// propDecl parses an optional type and properties behind modifiers.
func (p *parser) propDecl(at Pos, attrs []*AttrGroup, mods Modifiers) Member {
	d := &PropDecl{Pos: at, Mods: mods, Attrs: attrs}
	if startsType[p.tok] {
		d.Type = p.typeExpr(false)
	}
	for {
		it := &PropItem{Pos: p.pos(), Name: p.lx.str}
		if p.tok != TVariable {
			p.unexpected(TVariable)
			return d
		}
		p.next()
		if p.accept('=') {
			it.Init = p.expr()
		}
		it.Doc = p.takeDoc()
		d.Items = append(d.Items, it)
		if p.tok == '{' && len(d.Items) == 1 {
			it.HasHooks = true
			it.Hooks = p.hooks()
			break
		}
		if p.accept(',') {
			continue
		}
		if p.tok != ';' {
			p.unexpected(',', ';')
			return d
		}
		p.next()
		break
	}
	d.Line = d.Items[0].Line
	if d.Type != nil {
		d.Line = d.Type.Line
	}
	return d
}

// classConstDecl parses const [type] NAME = x, ...; behind modifiers.
func (p *parser) classConstDecl(at Pos, attrs []*AttrGroup, mods Modifiers) Member {
	d := &ClassConstDecl{Pos: at, Mods: mods, Attrs: attrs}
	p.next()
	name, isName := p.constName(d)
	for {
		it := &ConstItem{Pos: name.Pos, Name: name.Text}
		if !isName || !p.expect('=') {
			return d
		}
		it.Value = p.expr()
		it.Doc = p.takeDoc()
		d.Items = append(d.Items, it)
		if p.tok != ',' {
			break
		}
		p.next()
		if isName = p.tok == TString || semiReserved[p.tok]; !isName {
			p.unexpected()
			return d
		}
		name = p.ident(p.text())
	}
	d.Line = d.Items[0].Line
	if p.tok != ';' {
		p.unexpected(',', ';')
		return d
	}
	p.next()
	return d
}

// constName parses an optional type and the first name of a constant declaration. A word is the name when "=" follows.
func (p *parser) constName(d *ClassConstDecl) (name *Ident, ok bool) {
	isWord := p.tok == TString || semiReserved[p.tok]
	if isWord && p.equalsAhead() {
		return p.ident(p.text()), true
	}
	isType := startsType[p.tok] || p.tok == TStatic
	none := &Ident{Pos: p.pos()}
	if !isType && !isWord {
		p.unexpected()
		return none, false
	}
	if !isType {
		p.nextName()
		p.unexpected('=')
		return none, false
	}
	d.Type = p.typeExpr(true)
	if p.tok != TString && !semiReserved[p.tok] {
		p.unexpected()
		return none, false
	}
	return p.ident(p.text()), true
}

// equalsAhead tells whether "=" follows the current token.
func (p *parser) equalsAhead() bool {
	s := p.lx.src
	i := skipSpaceAndComments(s, p.lx.pos)
	return s[i] == '=' && s[i+1] != '=' && s[i+1] != '>'
}

// enumCase parses case NAME = x;.
func (p *parser) enumCase(attrs []*AttrGroup) Member {
	e := &EnumCase{Attrs: attrs}
	p.next()
	e.Doc = p.takeDocBefore()
	e.Pos, e.Name = p.pos(), p.text()
	if p.tok != TString && !semiReserved[p.tok] {
		p.unexpected()
		return e
	}
	p.nextName()
	if p.accept('=') {
		e.Value = p.expr()
	}
	p.expect(';')
	return e
}
