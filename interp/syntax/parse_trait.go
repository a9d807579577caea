package syntax

// traitUse parses use A, B; or use A, B {...}.
func (p *parser) traitUse() Member {
	u := &TraitUse{}
	at := p.pos()
	p.next()
	u.Traits = p.classNames()
	u.Pos = Pos{at.Off, u.Traits[0].Line}
	switch p.tok {
	case ';':
		p.next()
	case '{':
		p.next()
		for p.tok != '}' && p.tok != TEnd {
			u.Adapt = append(u.Adapt, p.traitAdapt())
		}
		p.need('}')
	default:
		p.unexpected(',', ';', '{')
	}
	return u
}

// traitAdapt parses A::b insteadof C; or [A::]b as [modifier] [c];.
func (p *parser) traitAdapt() *TraitAdapt {
	t := &TraitAdapt{Pos: p.pos()}
	switch {
	case p.tok == TString || p.tok == TStatic && !p.scopeAhead() || p.tok != TStatic && semiReserved[p.tok]:
		if p.tok == TString && p.scopeAhead() {
			p.traitMethod(t)
			break
		}
		t.Method = p.text()
		want := TAs
		if p.tok == TString {
			want = TPaamayimNekudotayim
		}
		p.nextName()
		if p.tok == ':' {
			want = TAs
		}
		if p.tok != TAs {
			p.unexpected(want)
			return t
		}
	case p.isName() || p.tok == TStatic:
		p.traitMethod(t)
	default:
		p.unexpected()
		return t
	}
	if p.failed {
		return t
	}
	switch {
	case t.Trait != nil && p.tok == TInsteadof:
		p.next()
		t.InsteadOf = p.classNames()
	case p.tok == TAs:
		p.traitAlias(t)
	default:
		p.unexpected(TAs)
		return t
	}
	p.expect(';')
	return t
}

// traitMethod parses A::b.
func (p *parser) traitMethod(t *TraitAdapt) {
	t.Trait = p.className()
	if !p.expect(TPaamayimNekudotayim) {
		return
	}
	t.Method = p.text()
	if p.tok != TString && !semiReserved[p.tok] {
		p.unexpected()
		return
	}
	p.nextName()
}

// traitAlias parses as [modifier] [name].
func (p *parser) traitAlias(t *TraitAdapt) {
	p.next()
	if flag := modifierOf(p.tok); flag != 0 {
		name := p.tok.String()
		p.next()
		t.Mods = flag
		if p.tok == TString || semiReserved[p.tok] {
			t.Alias = p.text()
			p.nextName()
		}
		if allowed[targetMethod]&flag == 0 {
			p.compileError("Cannot use the " + name + " modifier on a method")
		}
		return
	}
	if p.tok != TString && !reservedNonModifiers[p.tok] {
		p.unexpected()
		return
	}
	t.Alias = p.text()
	p.nextName()
}

// scopeAhead tells whether "::" follows the current token.
func (p *parser) scopeAhead() bool {
	i := skipSpaceAndComments(p.lx.src, p.lx.pos)
	return p.lx.src[i] == ':' && p.lx.src[i+1] == ':'
}
