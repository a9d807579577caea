package syntax

import "strings"

// namespace parses namespace A; and namespace [A] {...}.
func (p *parser) namespace() Stmt {
	n := &Namespace{Pos: p.pos()}
	p.next()
	if p.tok == '{' {
		p.lx.doc, p.docPrev = span{}, span{}
		p.namespaceBody(n)
		return n
	}
	switch {
	case p.tok == TNameQualified:
		n.Name = p.name()
	case p.tok == TString || semiReserved[p.tok]:
		n.Name = &Name{Pos: p.pos(), Text: p.text()}
		p.nextName()
	default:
		p.unexpected('{')
		return n
	}
	n.Line = n.Name.Line
	if p.tok == ';' {
		p.lx.doc = span{}
		p.next()
		return n
	}
	p.lx.doc, p.docPrev = span{}, span{}
	if p.tok != '{' {
		p.unexpected('{')
		return n
	}
	p.namespaceBody(n)
	return n
}

func (p *parser) namespaceBody(n *Namespace) {
	n.Braces = true
	p.next()
	if !p.enter(4) {
		return
	}
	n.Body = p.topStatements(true)
	p.leave(4)
	p.need('}')
}

// use parses imports.
func (p *parser) use() Stmt {
	u := &Use{Pos: p.pos()}
	p.next()
	typed := p.tok == TFunction || p.tok == TConst
	if typed {
		u.Kind = p.useKind()
	}
	for {
		it := &UseItem{Pos: p.pos(), Kind: u.Kind, Name: p.lx.str}
		if p.tok != TString && p.tok != TNameQualified && p.tok != TNameFullyQualified {
			if typed || len(u.Items) > 0 {
				p.unexpected(TString, TNameFullyQualified, TNameQualified)
			} else {
				p.unexpected()
			}
			return u
		}
		p.next()
		if p.tok == TNsSeparator && len(u.Items) == 0 {
			p.groupUse(u, it, typed)
			p.expect(';')
			return u
		}
		p.useAlias(it)
		u.Items = append(u.Items, it)
		if !p.accept(',') {
			break
		}
	}
	u.Line = u.Items[0].Line
	p.listEnd()
	return u
}

// useKind parses function or const.
func (p *parser) useKind() UseKind {
	k := UseFunction
	if p.tok == TConst {
		k = UseConst
	}
	p.next()
	return k
}

func (p *parser) useAlias(it *UseItem) {
	if !p.accept(TAs) {
		return
	}
	it.Alias = p.lx.str
	p.expect(TString)
}

// groupUse parses \{a, b as c} behind a prefix.
func (p *parser) groupUse(u *Use, prefix *UseItem, typed bool) {
	p.next()
	if !p.expect('{') {
		return
	}
	u.Line = prefix.Line
	for {
		it := &UseItem{Kind: u.Kind}
		if !typed && (p.tok == TFunction || p.tok == TConst) {
			it.Kind = p.useKind()
			if p.tok != TString && p.tok != TNameQualified {
				p.unexpected(TString, TNameQualified)
				return
			}
		}
		it.Pos, it.Name = p.pos(), strings.TrimSuffix(prefix.Name, "\\")+"\\"+p.lx.str
		if p.tok != TString && p.tok != TNameQualified {
			switch {
			case len(u.Items) > 0:
				p.unexpected('}')
			case typed:
				p.unexpected(TString, TNameQualified)
			default:
				p.unexpected(TString, TNameQualified, TFunction, TConst)
			}
			return
		}
		p.next()
		p.useAlias(it)
		u.Items = append(u.Items, it)
		if !p.accept(',') || p.tok == '}' {
			break
		}
	}
	p.expect('}')
}

// constDecl parses const A = 1, B = 2;.
func (p *parser) constDecl() Stmt {
	c := &ConstDecl{Pos: p.pos()}
	p.next()
	for {
		it := &ConstItem{Pos: p.pos(), Name: p.lx.str}
		if !p.expect(TString) || !p.expect('=') {
			return c
		}
		it.Value = p.expr()
		it.Doc = p.takeDoc()
		c.Items = append(c.Items, it)
		if !p.accept(',') {
			break
		}
	}
	c.Line = c.Items[0].Line
	p.listEnd()
	return c
}

// haltCompiler parses __halt_compiler(); the rest of the file is data.
func (p *parser) haltCompiler() Stmt {
	h := &HaltCompiler{Pos: p.pos()}
	p.next()
	if !p.expect('(') || !p.expect(')') {
		return h
	}
	if p.tok != ';' {
		p.unexpected(';')
		return h
	}
	p.halt = p.lx.pos
	h.Line = p.lx.line
	p.lx.stop()
	p.next()
	return h
}

// innerHalt refuses __halt_compiler() inside a block.
func (p *parser) innerHalt() {
	p.next()
	if !p.expect('(') || !p.expect(')') {
		return
	}
	if p.tok != ';' {
		p.unexpected(';')
		return
	}
	p.compileError("__HALT_COMPILER() can only be used from the outermost scope")
}
