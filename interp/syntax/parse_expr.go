package syntax

// shape tells what may follow an expression that was just read.
type shape uint8

const (
	isVar    shape = 1 << iota // can be assigned to and referenced
	canDim                     // [ and -> may follow
	canScope                   // :: may follow
	canCall                    // ( may follow
)

const (
	shapeVariable = isVar | canDim | canScope | canCall
	shapeMember   = isVar | canDim | canScope
	shapeParen    = canDim | canScope | canCall
	shapeConst    = canDim
	shapeClassCon = canDim | canScope
	shapePlain    = shape(0)
)

// expr parses an expression.
func (p *parser) expr() Expr { return p.exprPrec(precAny + 1) }

// exprPrec parses an expression whose infix operators bind at least as tightly as lowest.
func (p *parser) exprPrec(lowest uint8) Expr { return p.infix(p.unary(), lowest) }

// infix parses the operators behind x.
func (p *parser) infix(x Expr, lowest uint8) Expr {
	for {
		in := &infixTable[p.tok]
		if p.old && p.tok == '.' {
			in = &infixTable['+']
		}
		if in.prec == 0 || in.prec < lowest {
			return x
		}
		switch in.kind {
		case infixTernary:
			x = p.ternaryRest(x)
		case infixInstanceof:
			p.next()
			at := x.At()
			x = &InstanceOf{Pos: at, X: x, Class: p.classNameRef()}
		default:
			op := infixTable[p.tok].op
			p.next()
			if !p.enter(2) {
				return x
			}
			b := p.binaries.get()
			b.Pos, b.Op, b.X, b.Y = x.At(), op, x, p.exprPrec(in.right)
			p.leave(2)
			x = b
			if in.kind == infixNonAssoc && infixTable[p.tok].prec == in.prec {
				p.unexpected()
			}
		}
	}
}

// ternaryRest parses ? y : z or ?: z behind x.
func (p *parser) ternaryRest(x Expr) Expr {
	t := p.ternaries.get()
	t.Pos, t.Cond = x.At(), x
	p.next()
	if !p.enter(2) {
		return t
	}
	if p.tok == ':' {
		p.next()
	} else {
		t.Then = p.expr()
		p.need(':')
	}
	if p.enter(2) {
		t.Else = p.exprPrec(precTernary + 1)
		p.leave(2)
	} else {
		t.Else = p.bad()
	}
	p.leave(2)
	return t
}

// unary parses a prefix operator with its operand, or an operand.
func (p *parser) unary() Expr {
	if p.tok == TVariable {
		return p.operand()
	}
	if in := prefixTable[p.tok]; in.min != 0 {
		return p.prefixed(in)
	}
	switch p.tok {
	case TInc, TDec:
		at := p.pos()
		dec := p.tok == TDec
		p.next()
		x := p.variableExpr()
		at.Line = x.At().Line
		return &IncDec{Pos: at, X: x, Dec: dec, Prefix: true}
	case TYield:
		return p.yieldExpr()
	case TYieldFrom:
		at := p.pos()
		p.next()
		if !p.enter(1) {
			return p.bad()
		}
		x := p.exprPrec(precYieldFrom + 1)
		p.leave(1)
		at.Line = x.At().Line
		return &YieldFrom{Pos: at, X: x}
	}
	return p.operand()
}

func (p *parser) prefixed(in prefix) Expr {
	u := p.unaries.get()
	u.Pos, u.Op = p.pos(), in.op
	p.next()
	if !p.enter(1) {
		return u
	}
	u.X = p.exprPrec(in.min)
	p.leave(1)
	u.Line = u.X.At().Line
	return u
}

// yieldExpr parses yield, yield v and yield k => v.
func (p *parser) yieldExpr() Expr {
	y := &Yield{Pos: p.pos()}
	p.next()
	if !startsExpr[p.tok] {
		y.Line = p.lx.line
		return y
	}
	if !p.enter(1) {
		return y
	}
	y.Value = p.exprPrec(precYield + 1)
	if p.tok == TDoubleArrow {
		p.next()
		y.Key = y.Value
		if p.enter(2) {
			y.Value = p.exprPrec(precDoubleArrow + 1)
			p.leave(2)
		}
	}
	p.leave(1)
	y.Line = y.Value.At().Line
	return y
}

// operand parses what prefix operators apply to: an assignment, an increment, or a primary expression.
func (p *parser) operand() Expr {
	x, sh := p.primary()
	if sh&isVar == 0 {
		return x
	}
	return p.assignment(x)
}

// assignment parses an assignment operator behind the variable x, if there is one.
func (p *parser) assignment(x Expr) Expr {
	switch p.tok {
	case '=':
		p.next()
		if p.tok == tAmp || p.tok == tAmpVar {
			p.next()
			return &AssignRef{Pos: x.At(), X: x, Y: p.variableExpr()}
		}
		return p.assignValue(x)
	case TInc, TDec:
		i := &IncDec{Pos: x.At(), X: x, Dec: p.tok == TDec}
		p.next()
		return i
	}
	op, ok := assignOp(p.tok)
	if !ok {
		return x
	}
	p.next()
	if !p.enter(2) {
		return x
	}
	a := &AssignOp{Pos: x.At(), Op: op, X: x, Y: p.exprPrec(precAssign + 1)}
	p.leave(2)
	return a
}

// assignValue parses the right side of x = y; the operator is consumed.
func (p *parser) assignValue(x Expr) Expr {
	a := p.assigns.get()
	a.Pos, a.X = x.At(), x
	if !p.enter(2) {
		a.Y = p.bad()
		return a
	}
	a.Y = p.exprPrec(precAssign + 1)
	p.leave(2)
	return a
}

// variableExpr parses what the grammar calls a variable: something that can be written to or referenced.
func (p *parser) variableExpr() Expr {
	if !startsVariable[p.tok] {
		p.unexpected()
		return p.bad()
	}
	x, sh := p.primary()
	if n, ok := x.(*New); ok && n.Args == nil && sh == shapePlain {
		p.unexpected('(')
	}
	if sh&isVar == 0 {
		p.notVariable(sh)
	}
	return x
}

// variableBefore parses a variable that one of follow must follow.
func (p *parser) variableBefore(follow ...Token) Expr {
	x := p.variableExpr()
	if !p.at(follow) {
		p.notVariable(canDim)
	}
	return x
}

// at tells whether the current token is one of list.
func (p *parser) at(list []Token) bool {
	for _, t := range list {
		if p.tok == t {
			return true
		}
	}
	return false
}

// notVariable refuses what follows an expression that had to go on to become a variable.
func (p *parser) notVariable(sh shape) {
	if sh == shapePlain {
		p.unexpected()
		return
	}
	p.unexpected(TObjectOperator, TNullsafeObjectOperator, '[')
}
