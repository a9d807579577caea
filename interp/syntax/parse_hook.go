package syntax

// hooks parses {...} of a property.
func (p *parser) hooks() (list []*Hook) {
	p.next()
	for p.tok != '}' && p.tok != TEnd {
		h := p.hook()
		if p.failed {
			return list
		}
		list = append(list, h)
	}
	p.need('}')
	return list
}

// hook parses get {...}, get => x;, set($v) {...} and the like.
func (p *parser) hook() *Hook {
	f := p.funcs.get()
	h := &Hook{Fn: f}
	f.Pos = p.pos()
	f.Start = f.Off
	if p.tok == TAttribute {
		f.Attrs = p.attributes()
	}
	if list := p.modifiers(); len(list) > 0 {
		h.Mods = p.modifierFlags(list, targetHook)
	}
	if p.tok == tAmp || p.tok == tAmpVar {
		f.ByRef = true
		p.next()
	}
	h.Pos, h.Name = p.pos(), p.lx.str
	f.Name, f.NamePos = h.Name, h.Pos
	if p.tok != TString {
		p.unexpected(TString)
		return h
	}
	p.next()
	f.Doc = p.takeDocBefore()
	f.Line = p.prevLine
	if !p.enter(8) {
		return h
	}
	if p.tok == '(' {
		h.HasParams = true
		f.Params = p.parameters()
	}
	p.hookBody(h)
	p.leave(8)
	f.EndOff = p.endOff()
	return h
}

func (p *parser) hookBody(h *Hook) {
	f := h.Fn
	switch p.tok {
	case ';':
		f.Abstract = true
		f.End = p.lx.line
		p.next()
	case '{':
		f.Body = p.blockOf('{')
		f.End = f.Body.End
	case TDoubleArrow:
		h.Arrow = true
		p.next()
		x := p.expr()
		var s Stmt = &Return{Pos: x.At(), X: x}
		if foldedEqual(h.Name, "set") {
			s = &ExprStmt{Pos: x.At(), X: x}
		}
		f.End = p.lx.line
		f.Body = &Block{Pos: x.At(), List: []Stmt{s}, End: f.End}
		p.need(';')
	default:
		p.unexpected(TDoubleArrow, ';', '{')
	}
}
