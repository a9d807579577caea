package syntax

// shortArray parses [...], which may be the target of an assignment.
func (p *parser) shortArray() (Expr, shape) {
	a := p.arrayLit(p.pos(), ArrayShort, '[', ']')
	if p.tok == '=' {
		p.next()
		return p.assignValue(a), shapePlain
	}
	return p.postfix(a, shapeParen)
}

// listAssign parses list(...) = x.
func (p *parser) listAssign() Expr {
	a := p.list()
	if !p.expect('=') {
		return a
	}
	return p.assignValue(a)
}

// list parses list(...).
func (p *parser) list() *ArrayLit {
	at := p.pos()
	p.next()
	return p.arrayLit(at, ArrayList, '(', ')')
}

// arrayLit parses the elements of an array or list between brackets. Empty slots stay, except one behind the last comma.
func (p *parser) arrayLit(at Pos, form ArrayForm, opening, closing Token) *ArrayLit {
	a := p.arrays.get()
	a.Pos, a.Form = at, form
	if p.tok != opening {
		p.unexpected(opening)
		return a
	}
	p.next()
	depth := p.depth
	if form != ArrayShort {
		p.depth++
	}
	if !p.enter(1) {
		return a
	}
	mark := p.items.open()
	for {
		p.items.push(p.arrayItem())
		if !p.accept(',') {
			break
		}
		if p.items.open() == mark+1 && !p.enter(2) {
			return a
		}
	}
	if n := len(p.items.stack); p.items.stack[n-1] == nil {
		p.items.stack = p.items.stack[:n-1]
	}
	a.Line = p.lx.line
	a.Items = p.items.take(mark)
	if len(a.Items) > 0 && a.Items[0] != nil {
		a.Line = a.Items[0].Line
	}
	p.depth = depth
	p.expect(closing)
	return a
}

// arrayItem parses one element, or returns nil for an empty slot.
func (p *parser) arrayItem() *ArrayItem {
	if !startsExpr[p.tok] && p.tok != TEllipsis && p.tok != tAmp && p.tok != tAmpVar {
		return nil
	}
	it := p.arrayItems.get()
	it.Pos = p.pos()
	switch p.tok {
	case TEllipsis:
		p.next()
		it.Spread = true
		it.Value = p.expr()
	case tAmp, tAmpVar:
		p.itemRef(it)
	case TList:
		it.Value = p.listItem()
		p.itemValue(it)
	default:
		it.Value = p.expr()
		p.itemValue(it)
	}
	it.Line = it.Value.At().Line
	return it
}

// itemValue parses => and the value behind a key that was read as a value.
func (p *parser) itemValue(it *ArrayItem) {
	if l, ok := it.Value.(*ArrayLit); ok && l.Form == ArrayList || p.tok != TDoubleArrow {
		return
	}
	p.next()
	it.Key = it.Value
	if !p.enter(2) {
		return
	}
	defer p.leave(2)
	switch p.tok {
	case tAmp, tAmpVar:
		p.itemRef(it)
	case TList:
		it.Value = p.listItem()
	default:
		it.Value = p.expr()
	}
}

func (p *parser) itemRef(it *ArrayItem) {
	p.next()
	it.ByRef = true
	it.Value = p.variableBefore(',', ']', ')')
}

// listItem parses a nested list(...), or an assignment to one, which is an ordinary expression.
func (p *parser) listItem() Expr {
	l := p.list()
	if p.tok != '=' {
		return l
	}
	p.next()
	return p.infix(p.assignValue(l), precAny+1)
}
