package syntax

import (
	"strconv"
	"strings"
)

// control parses the statements with bodies.
func (p *parser) control() Stmt {
	at := p.pos()
	t := p.tok
	p.next()
	n := controlDepth(t)
	if !p.enter(n) {
		return &Nop{Pos: at}
	}
	defer p.leave(n)
	switch t {
	case TIf:
		return p.ifStmt(at)
	case TWhile:
		w := &While{Pos: at}
		w.Cond = p.condition()
		w.Line = w.Cond.At().Line
		w.Body = p.loopBody(TEndwhile)
		return w
	case TDo:
		return p.doWhile(at)
	case TFor:
		return p.forStmt(at)
	case TForeach:
		return p.foreach(at)
	case TSwitch:
		return p.switchStmt(at)
	case TTry:
		return p.try(at)
	}
	return p.declare(at)
}

// controlDepth is how many entries of PHP's parser stack stand before the body of a statement.
func controlDepth(t Token) int {
	switch t {
	case TFor, TSwitch:
		return 8
	case TForeach:
		return 6
	case TDo, TTry:
		return 1
	}
	return 4
}

// condition parses (expr).
func (p *parser) condition() Expr {
	if !p.expect('(') {
		return p.bad()
	}
	x := p.expr()
	p.need(')')
	return x
}

// bodyStmt parses a statement as the body of another; declarations of functions and classes are none.
func (p *parser) bodyStmt() *Block {
	if !startsStmt[p.tok] {
		p.unexpected()
		return &Block{Pos: p.pos()}
	}
	if p.tok == '{' {
		if !p.enter(2) {
			return &Block{Pos: p.pos()}
		}
		b := p.blockOf('{')
		p.leave(2)
		return b
	}
	b := p.blocks.get()
	b.Pos = p.pos()
	mark := p.stmts.open()
	switch p.tok {
	case TAbstract, TFinal, TClass, TTrait, TInterface, TEnum:
		p.unexpected()
	case TFunction, TReadonly, TAttribute:
		p.stmts.push(p.exprStatement(p.expr()))
	default:
		p.stmts.push(p.statement())
	}
	b.List = p.stmts.take(mark)
	b.End = p.prevLine
	return b
}

// loopBody parses a statement, or : statements endword ;.
func (p *parser) loopBody(endword Token) *Block {
	if p.tok != ':' {
		return p.bodyStmt()
	}
	b := p.altBody()
	if p.need(endword) {
		p.expect(';')
	}
	return b
}

// altBody parses : statements.
func (p *parser) altBody() *Block {
	b := p.blocks.get()
	b.Pos = p.pos()
	p.next()
	if p.enter(2) {
		b.List = p.innerStatements()
		p.leave(2)
	}
	b.End = p.lx.line
	return b
}

// ifStmt parses both syntaxes of if. The chain of elseif is built in a loop, since it may be long.
func (p *parser) ifStmt(at Pos) Stmt {
	first := p.ifHead(at)
	if p.tok == ':' {
		p.altIf(first)
		return first
	}
	last := first
	last.Then = p.bodyStmt()
	for p.tok == TElseif {
		at := p.pos()
		p.next()
		n := p.ifHead(at)
		last.Else = n
		last = n
		last.Then = p.bodyStmt()
	}
	if p.accept(TElse) {
		p.leave(2)
		last.Else = p.bodyStmt()
		p.depth += 2
	}
	return first
}

func (p *parser) ifHead(at Pos) *If {
	s := p.ifs.get()
	s.Pos = at
	s.Cond = p.condition()
	s.Line = s.Cond.At().Line
	return s
}

// altIf parses if (...): ... endif; from the colon on.
func (p *parser) altIf(last *If) {
	last.Then = p.altBody()
	for p.tok == TElseif {
		at := p.pos()
		p.next()
		n := p.ifHead(at)
		last.Else = n
		last = n
		if p.tok != ':' {
			p.unexpected(':')
			return
		}
		last.Then = p.altBody()
	}
	switch p.tok {
	case TElse:
		p.next()
		if p.tok != ':' {
			p.unexpected(':')
			return
		}
		last.Else = p.altBody()
		if p.need(TEndif) {
			p.expect(';')
		}
	case TEndif:
		p.next()
		p.expect(';')
	default:
		p.unexpected(TElseif, TElse, TEndif)
	}
}

func (p *parser) doWhile(at Pos) Stmt {
	d := &DoWhile{Pos: at}
	d.Body = p.bodyStmt()
	p.expect(TWhile)
	d.Cond = p.condition()
	d.Line = d.Cond.At().Line
	if len(d.Body.List) > 0 {
		d.Line = d.Body.Line
	}
	p.expect(';')
	return d
}

func (p *parser) forStmt(at Pos) Stmt {
	f := &For{Pos: at}
	if !p.expect('(') {
		return f
	}
	f.Init = p.forExprs(';')
	f.Cond = p.forExprs(';')
	f.Loop = p.forExprs(')')
	for _, list := range [][]Expr{f.Loop, f.Cond, f.Init} {
		if len(list) > 0 {
			f.Line = list[0].At().Line
		}
	}
	f.Body = p.loopBody(TEndfor)
	return f
}

// forExprs parses a list of expressions, if any, and the token behind it.
func (p *parser) forExprs(end Token) []Expr {
	if !startsExpr[p.tok] {
		p.expect(end)
		return nil
	}
	mark := p.exprs.open()
	for {
		p.exprs.push(p.expr())
		if !p.accept(',') {
			break
		}
	}
	list := p.exprs.take(mark)
	p.expect(end)
	return list
}

func (p *parser) foreach(at Pos) Stmt {
	f := &Foreach{Pos: at}
	if !p.expect('(') {
		return f
	}
	f.X = p.expr()
	f.Line = f.X.At().Line
	p.need(TAs)
	f.Value, f.ByRef = p.foreachVar(false)
	if p.tok == TDoubleArrow {
		p.next()
		p.depth += 2
		defer p.leave(2)
		f.Key = f.Value
		f.KeyByRef = f.ByRef
		f.Value, f.ByRef = p.foreachVar(true)
	}
	p.expect(')')
	f.Body = p.loopBody(TEndforeach)
	return f
}

// foreachVar parses a variable, a reference to one, or a list; last tells that no => may follow.
func (p *parser) foreachVar(last bool) (x Expr, ref bool) {
	switch p.tok {
	case tAmp, tAmpVar:
		p.next()
		return p.variableBefore(TDoubleArrow, ')'), true
	case TList:
		x = p.list()
		switch {
		case p.tok == ')' || p.tok == TDoubleArrow && !last:
		case last:
			p.unexpected(')')
		default:
			p.unexpected(TDoubleArrow, ')')
		}
		return x, false
	case '[':
		a := p.arrayLit(p.pos(), ArrayShort, '[', ']')
		if p.tok == TDoubleArrow || p.tok == ')' {
			return a, false
		}
		x, sh := p.postfix(a, shapeParen)
		if sh&isVar == 0 || p.tok != TDoubleArrow && p.tok != ')' {
			p.notVariable(sh)
		}
		return x, false
	}
	return p.variableBefore(TDoubleArrow, ')'), false
}

func (p *parser) switchStmt(at Pos) Stmt {
	s := &Switch{Pos: at}
	s.X = p.condition()
	s.Line = s.X.At().Line
	closing := Token('}')
	switch p.tok {
	case '{':
	case ':':
		closing = TEndswitch
	default:
		p.unexpected(':', '{')
		return s
	}
	p.next()
	p.accept(';')
	for p.tok == TCase || p.tok == TDefault {
		s.Cases = append(s.Cases, p.switchCase())
	}
	switch {
	case p.tok == closing && closing == '}':
		p.next()
	case p.tok == closing:
		p.next()
		p.expect(';')
	case closing == '}':
		p.unexpected(TCase, TDefault, '}')
	default:
		p.unexpected(TEndswitch, TCase, TDefault)
	}
	return s
}

func (p *parser) switchCase() *Case {
	c := &Case{Pos: p.pos()}
	isDefault := p.tok == TDefault
	p.next()
	if !isDefault {
		c.Cond = p.expr()
		c.Line = c.Cond.At().Line
	}
	switch {
	case p.tok == ':' || p.tok == ';':
		p.next()
	case isDefault:
		p.unexpected(':', ';')
	default:
		p.unexpected()
	}
	if p.enter(2) {
		c.Body = p.innerStatements()
		p.leave(2)
	}
	return c
}

func (p *parser) try(at Pos) Stmt {
	t := &Try{Pos: at}
	t.Line = p.lx.line
	if !p.enter(2) {
		return t
	}
	t.Body = p.blockOf('{')
	for p.tok == TCatch {
		t.Catches = append(t.Catches, p.catch())
	}
	if p.enter(5) && p.accept(TFinally) {
		t.Finally = p.blockOf('{')
	}
	p.leave(7)
	return t
}

func (p *parser) catch() *Catch {
	c := &Catch{Pos: p.pos()}
	p.next()
	if !p.expect('(') {
		return c
	}
	for {
		c.Types = append(c.Types, p.className())
		if !p.accept('|') {
			break
		}
	}
	c.Line = c.Types[0].Line
	if p.tok == TVariable {
		c.Var = p.lx.str
		p.next()
	}
	p.expect(')')
	if p.enter(9) {
		c.Body = p.blockOf('{')
		p.leave(9)
	}
	return c
}

func (p *parser) declare(at Pos) Stmt {
	d := &Declare{Pos: at}
	if !p.expect('(') {
		return d
	}
	for {
		it := &DeclareItem{Pos: p.pos(), Name: p.lx.str}
		if !p.expect(TString) || !p.expect('=') {
			return d
		}
		it.Value = p.expr()
		p.takeDoc()
		d.Items = append(d.Items, it)
		if !p.accept(',') {
			break
		}
	}
	d.Line = d.Items[0].Line
	if p.tok != ')' {
		p.unexpected(',', ')')
		return d
	}
	if !p.encoding(d.Items) {
		return d
	}
	p.next()
	if p.tok == ';' {
		p.next()
		return d
	}
	d.Body = p.loopBody(TEnddeclare)
	return d
}

// encoding checks declare(encoding=x), which has no other effect.
func (p *parser) encoding(items []*DeclareItem) bool {
	for _, it := range items {
		if !foldedEqual(it.Name, "encoding") {
			continue
		}
		name, ok := encodingName(it.Value)
		if !ok {
			p.compileError("Encoding must be a literal")
			return false
		}
		if !p.multibyte {
			p.lx.warning(false, "declare(encoding=...) ignored because Zend multibyte feature is turned off by settings")
		} else if !knownEncoding(name) {
			p.lx.warning(false, "Unsupported encoding [%s]", name)
		}
	}
	return true
}

// encodingName is what a declared encoding is called.
func encodingName(x Expr) (string, bool) {
	switch x := x.(type) {
	case *IntLit:
		return strconv.FormatInt(x.Value, 10), true
	case *FloatLit:
		return strconv.FormatFloat(x.Value, 'G', 14, 64), true
	case *StringLit:
		return x.Value, true
	}
	return "", false
}

func knownEncoding(name string) bool {
	switch strings.ToUpper(name) {
	case "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE", "ASCII", "ISO-8859-1", "ISO-8859-15",
		"WINDOWS-1252", "EUC-JP", "SJIS", "BIG-5", "UTF-7", "CP936", "GB18030", "EUC-KR":
		return true
	}
	return false
}
