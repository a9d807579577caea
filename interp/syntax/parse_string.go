package syntax

// interpolated parses the inside of "…" up to the closing quote; the opening one is consumed.
func (p *parser) interpolated(at Pos, quote Token) Expr {
	x := &Interp{Pos: at}
	x.Parts, x.Dollar = p.parts(false, 0)
	if len(x.Parts) > 0 {
		x.Line = x.Parts[0].At().Line
	}
	if p.tok != quote {
		p.badPart()
		return x
	}
	p.next()
	return x
}

// parts parses text and variables. Plain text alone is refused unless textOnly is set, since the lexer makes constants
// of it elsewhere. closing is what may follow the text.
func (p *parser) parts(textOnly bool, closing Token) (list []Expr, dollar []DollarBrace) {
	mark := p.exprs.open()
	for {
		switch p.tok {
		case TEncapsedAndWhitespace:
			if p.lx.str == "" && p.exprs.open() > mark {
				p.next()
				continue
			}
			s := p.stringLits.get()
			s.Pos, s.Value = p.pos(), p.lx.str
			p.exprs.push(s)
			p.next()
			if p.exprs.open() == mark+1 && p.tok != TVariable && p.tok != TDollarOpenCurlyBraces && p.tok != TCurlyOpen {
				p.afterText(textOnly, closing)
				return p.exprs.take(mark), dollar
			}
		case TVariable:
			p.exprs.push(p.stringVariable())
		case TDollarOpenCurlyBraces:
			x, varVar := p.dollarBrace()
			dollar = append(dollar, DollarBrace{p.exprs.open() - mark, varVar})
			p.exprs.push(x)
		case TCurlyOpen:
			p.exprs.push(p.curlyOpen())
		default:
			if p.exprs.open() == mark && !textOnly {
				p.unexpected(TVariable, TEncapsedAndWhitespace, TDollarOpenCurlyBraces, TCurlyOpen)
			}
			return p.exprs.take(mark), dollar
		}
	}
}

// afterText looks at what follows text that no variable follows.
func (p *parser) afterText(textOnly bool, closing Token) {
	switch {
	case !textOnly:
		p.unexpected(TVariable, TDollarOpenCurlyBraces, TCurlyOpen)
	case p.tok == closing:
	case closing == TEndHeredoc:
		p.unexpected(TVariable, TEndHeredoc, TDollarOpenCurlyBraces, TCurlyOpen)
	}
}

// badPart refuses what cannot continue a string.
func (p *parser) badPart() { p.unexpected() }

// heredoc parses a heredoc or nowdoc.
func (p *parser) heredoc() Expr {
	at := p.pos()
	p.next()
	parts, dollar := p.parts(true, TEndHeredoc)
	line := p.lx.line
	if p.tok != TEndHeredoc {
		p.unexpected()
		return p.bad()
	}
	p.next()
	switch len(parts) {
	case 0:
		at.Line = line
		return &StringLit{Pos: at}
	case 1:
		if s, ok := parts[0].(*StringLit); ok {
			return s
		}
	}
	at.Line = parts[0].At().Line
	return &Interp{Pos: at, Parts: parts, Dollar: dollar}
}

// shell parses the inside of backticks.
func (p *parser) shell(at Pos) Expr {
	x := &Shell{Pos: at}
	x.Parts, x.Dollar = p.parts(true, '`')
	if len(x.Parts) > 0 {
		x.Line = x.Parts[0].At().Line
	} else {
		x.Line = p.lx.line
	}
	p.expect('`')
	return x
}

// stringVariable parses $x, $x[…], $x->y and $x?->y inside a string.
func (p *parser) stringVariable() Expr {
	v := p.variables.get()
	v.Pos, v.Name = p.pos(), p.lx.str
	p.next()
	switch p.tok {
	case '[':
		p.next()
		d := p.indexes.get()
		d.Pos, d.Base = v.Pos, v
		d.Index = p.stringOffset()
		p.expect(']')
		return d
	case TObjectOperator, TNullsafeObjectOperator:
		m := p.props.get()
		m.Pos, m.Base, m.NullSafe = v.Pos, v, p.tok == TNullsafeObjectOperator
		p.next()
		if p.tok != TString {
			p.unexpected(TString)
			return v
		}
		m.Name = p.ident(p.lx.str)
		return m
	}
	return v
}

// stringOffset parses the offset of "$x[…]".
func (p *parser) stringOffset() Expr {
	at := p.pos()
	switch p.tok {
	case TString:
		s := &StringLit{Pos: at, Value: p.lx.str}
		p.next()
		return s
	case TNumString:
		return p.numString(at, false)
	case '-':
		p.next()
		if p.tok == TNumString {
			return p.numString(at, true)
		}
		p.unexpected(TNumString)
	case TVariable:
		v := p.variables.get()
		v.Pos, v.Name = at, p.lx.str
		p.next()
		return v
	default:
		p.unexpected('-', TString, TVariable, TNumString)
	}
	return p.bad()
}

// numString makes an integer, or a string of what is no plain integer: "-0", "01", "0x1".
func (p *parser) numString(at Pos, negative bool) Expr {
	n, text, isInt := p.lx.num, p.lx.str, p.lx.numIsInt
	p.next()
	switch {
	case !negative && isInt:
		return &IntLit{Pos: at, Value: n}
	case !negative:
		return &StringLit{Pos: at, Value: text}
	case isInt && n != 0:
		return &IntLit{Pos: at, Value: -n}
	}
	return &StringLit{Pos: at, Value: "-" + text}
}

// dollarBrace parses ${name}, ${name[expr]} and, with varVar, ${expr} inside a string.
func (p *parser) dollarBrace() (x Expr, varVar bool) {
	at := p.pos()
	p.next()
	if p.tok != TStringVarname {
		if !p.enter(3) {
			return p.bad(), true
		}
		v := &VarVar{Pos: at, Name: p.expr()}
		p.leave(3)
		v.Line = v.Name.At().Line
		p.need('}')
		return v, true
	}
	v := &Variable{Pos: p.pos(), Name: p.lx.str}
	v.Off = at.Off
	p.next()
	switch p.tok {
	case '}':
		p.next()
	case '[':
		return p.dollarIndex(v), false
	default:
		p.unexpected('}', '[')
	}
	return v, false
}

func (p *parser) dollarIndex(v *Variable) Expr {
	p.next()
	d := &Index{Pos: v.Pos, Base: v}
	if !p.enter(4) {
		return d
	}
	d.Index = p.expr()
	p.leave(4)
	p.need(']')
	p.expect('}')
	return d
}

// curlyOpen parses {$…} inside a string.
func (p *parser) curlyOpen() Expr {
	p.next()
	if !p.enter(2) {
		return p.bad()
	}
	x := p.variableBefore('}')
	p.leave(2)
	p.need('}')
	return x
}
