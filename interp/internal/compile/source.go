package compile

import (
	"strconv"
	"strings"

	"gaja/interp/syntax"
)

// Printing code back from the tree, as PHP does for assert() and Reflection: expressions here, statements in
// source_stmt.go, declarations in source_class.go. Parentheses are not kept from the source: they are put where the
// binding strengths ask for them, which are PHP's own.

// source prints an expression at the 8.4 level's rules, or 7.4's.
func source(e syntax.Expr, old bool) string {
	p := printer{old: old}
	p.expr(e, 0)
	return p.b.String()
}

// printer gathers text. Every method that prints an expression takes the binding strength that its place needs.
type printer struct {
	b      strings.Builder
	old    bool // 7.4
	indent int
}

func (p *printer) text(s string) { p.b.WriteString(s) }

// Binding strengths.
const (
	precPrint   = 60
	precYield   = 70
	precItem    = 80
	precAssign  = 90
	precTernary = 100
	precEqual   = 170
	precLess    = 180
	precPostfix = 230
	precUnary   = 240
	precClone   = 270
	precBase    = 260
)

type infix struct {
	text string
	prec int
}

var binarySource = map[syntax.BinaryOp]infix{
	syntax.OpAdd: {" + ", 200}, syntax.OpSub: {" - ", 200}, syntax.OpMul: {" * ", 210}, syntax.OpDiv: {" / ", 210},
	syntax.OpMod: {" % ", 210}, syntax.OpPow: {" ** ", 250}, syntax.OpConcat: {" . ", 185}, syntax.OpBitAnd: {" & ", 160},
	syntax.OpBitOr: {" | ", 140}, syntax.OpBitXor: {" ^ ", 150}, syntax.OpShl: {" << ", 190}, syntax.OpShr: {" >> ", 190},
	syntax.OpBoolAnd: {" && ", 130}, syntax.OpBoolOr: {" || ", 120}, syntax.OpLogAnd: {" && ", 130}, syntax.OpLogOr: {" || ", 120},
	syntax.OpLogXor: {" xor ", 40}, syntax.OpCoalesce: {" ?? ", 110}, syntax.OpEq: {" == ", precEqual}, syntax.OpNotEq: {" != ", precEqual},
	syntax.OpIdentical: {" === ", precEqual}, syntax.OpNotIdentical: {" !== ", precEqual}, syntax.OpLess: {" < ", precLess},
	syntax.OpLessEq: {" <= ", precLess}, syntax.OpGreater: {" > ", precLess}, syntax.OpGreaterEq: {" >= ", precLess},
	syntax.OpSpaceship: {" <=> ", precLess},
}

// group opens a parenthesis if the place binds stronger than the expression; the result closes it.
func (p *printer) group(place, own int) func() {
	if place <= own {
		return func() {}
	}
	p.text("(")
	return func() { p.text(")") }
}

func (p *printer) expr(e syntax.Expr, prec int) {
	switch e := e.(type) {
	case nil:
	case *syntax.Variable:
		p.text("$" + e.Name)
	case *syntax.VarVar:
		p.text("$")
		p.varName(e.Name)
	case *syntax.IntLit:
		p.text(strconv.FormatInt(e.Value, 10))
	case *syntax.FloatLit:
		p.text(p.float(e.Value))
	case *syntax.StringLit:
		p.literal(e.Value)
	case *syntax.Interp:
		p.interp(e.Parts, '"')
	case *syntax.Shell:
		p.interp(e.Parts, '`')
	case *syntax.ConstFetch:
		p.text(nameSource(e.Name))
	case *syntax.NameExpr:
		p.text(nameSource(e.Name))
	case *syntax.Ident:
		p.text(e.Text)
	case *syntax.MagicConst:
		p.text(e.Kind.String())
	case *syntax.ArrayLit:
		p.text("[")
		for i, it := range e.Items {
			if i > 0 {
				p.text(", ")
			}
			p.item(it)
		}
		p.text("]")
	case *syntax.Binary:
		p.binary(e, prec)
	case *syntax.Closure:
		p.closure(e)
	case *syntax.ArrowFunc:
		p.arrowFunc(e.Fn)
	default:
		p.postfix(e, prec)
	}
}

func (p *printer) binary(e *syntax.Binary, prec int) {
	op := binarySource[e.Op]
	if e.Op == syntax.OpConcat {
		if p.old {
			op.prec = 200
		} else if s, ok := joined(e); ok {
			p.expr(&syntax.StringLit{Pos: e.Pos, Value: s}, prec)
			return
		}
	}
	defer p.group(prec, op.prec)()
	left, right := op.prec, op.prec+1
	switch {
	case e.Op == syntax.OpPow || e.Op == syntax.OpCoalesce:
		left, right = right, left
	case op.prec == precEqual || op.prec == precLess:
		left = op.prec + 1
	}
	p.expr(e.X, left)
	p.text(op.text)
	p.expr(e.Y, right)
}

// joined is the text of a concatenation of literals, which 8.x's parser joins.
func joined(e syntax.Expr) (string, bool) {
	switch e := e.(type) {
	case *syntax.StringLit:
		return e.Value, true
	case *syntax.IntLit:
		return strconv.FormatInt(e.Value, 10), true
	case *syntax.Binary:
		if e.Op != syntax.OpConcat {
			return "", false
		}
		x, ok := joined(e.X)
		if !ok {
			return "", false
		}
		y, ok := joined(e.Y)
		return x + y, ok
	}
	return "", false
}

func (p *printer) postfix(e syntax.Expr, prec int) {
	switch e := e.(type) {
	case *syntax.Index:
		p.expr(e.Base, precBase)
		p.text("[")
		p.expr(e.Index, 0)
		p.text("]")
	case *syntax.Prop:
		p.expr(e.Base, 0)
		p.text(arrow(e.NullSafe))
		p.member(e.Name)
	case *syntax.StaticProp:
		p.expr(e.Class, 0)
		p.text("::$")
		p.varName(e.Name)
	case *syntax.ClassConst:
		p.expr(e.Class, 0)
		p.text("::")
		p.member(e.Name)
	case *syntax.Call:
		p.expr(e.Fn, 0)
		p.args(e.Args)
	case *syntax.MethodCall:
		p.expr(e.Base, 0)
		p.text(arrow(e.NullSafe))
		p.member(e.Name)
		p.args(e.Args)
	case *syntax.StaticCall:
		p.expr(e.Class, 0)
		p.text("::")
		p.member(e.Name)
		p.args(e.Args)
	case *syntax.New:
		p.text("new ")
		if a, anon := e.Class.(*syntax.AnonClass); anon {
			p.anonClass(a.Decl, e.Args)
			return
		}
		p.expr(e.Class, 0)
		p.args(e.Args)
	default:
		p.prefix(e, prec)
	}
}

var unarySource = map[syntax.UnaryOp]string{syntax.UnaryPlus: "+", syntax.UnaryMinus: "-", syntax.UnaryNot: "!",
	syntax.UnaryBitNot: "~", syntax.UnarySilence: "@", syntax.CastInt: "(int)", syntax.CastFloat: "(double)",
	syntax.CastReal: "(double)", syntax.CastString: "(string)", syntax.CastArray: "(array)", syntax.CastObject: "(object)",
	syntax.CastBool: "(bool)", syntax.CastUnset: "(unset)", syntax.UnaryPrint: "print ", syntax.UnaryClone: "clone ",
	syntax.UnaryThrow: "throw ", syntax.UnaryInclude: "include", syntax.UnaryIncludeOnce: "include_once",
	syntax.UnaryRequire: "require", syntax.UnaryRequireOnce: "require_once", syntax.UnaryEmpty: "empty",
	syntax.UnaryEval: "eval"}

func (p *printer) unary(e *syntax.Unary, prec int) {
	word, own := unarySource[e.Op], precUnary
	switch e.Op {
	case syntax.UnaryExit:
		if p.old {
			p.text("exit")
		} else {
			p.text("\\exit")
		}
		if e.X != nil || !p.old {
			p.text("(")
			p.expr(e.X, 0)
			p.text(")")
		}
		return
	case syntax.UnaryEmpty, syntax.UnaryEval, syntax.UnaryInclude, syntax.UnaryIncludeOnce, syntax.UnaryRequire, syntax.UnaryRequireOnce:
		p.text(word + "(")
		p.expr(e.X, 0)
		p.text(")")
		return
	case syntax.UnaryPrint:
		own = precPrint
	case syntax.UnaryClone:
		own = precClone
	case syntax.UnaryThrow:
		p.text(word)
		p.expr(e.X, precUnary+1)
		return
	}
	defer p.group(prec, own)()
	p.text(word)
	p.expr(e.X, own+1)
}

func (p *printer) prefix(e syntax.Expr, prec int) {
	switch e := e.(type) {
	case *syntax.Unary:
		p.unary(e, prec)
	case *syntax.IncDec:
		op := "++"
		if e.Dec {
			op = "--"
		}
		if e.Prefix {
			defer p.group(prec, precUnary)()
			p.text(op)
			p.expr(e.X, precPostfix)
			return
		}
		defer p.group(prec, precPostfix)()
		p.expr(e.X, precPostfix+1)
		p.text(op)
	case *syntax.InstanceOf:
		p.expr(e.X, 0)
		p.text(" instanceof ")
		p.expr(e.Class, 0)
	case *syntax.Ternary:
		p.ternary(e, prec)
	case *syntax.Assign:
		p.assign(e.X, e.Y, " = ", prec)
	case *syntax.AssignRef:
		p.assign(e.X, e.Y, " =& ", prec)
	case *syntax.AssignOp:
		p.assign(e.X, e.Y, strings.TrimRight(binarySource[e.Op].text, " ")+"= ", prec)
	case *syntax.Isset:
		if len(e.List) > 1 {
			defer p.group(prec, binarySource[syntax.OpBoolAnd].prec)()
		}
		for i, x := range e.List {
			if i > 0 {
				p.text(" && ")
			}
			p.text("isset(")
			p.expr(x, 0)
			p.text(")")
		}
	case *syntax.Match:
		p.match(e)
	case *syntax.Yield:
		defer p.group(prec, precYield)()
		p.text("yield ")
		if e.Key != nil {
			p.expr(e.Key, precYield)
			p.text(" => ")
		}
		p.expr(e.Value, precYield)
	case *syntax.YieldFrom:
		defer p.group(prec, 85)()
		p.text("yield from ")
		p.expr(e.X, 85)
	}
}

func (p *printer) assign(x, y syntax.Expr, op string, prec int) {
	defer p.group(prec, precAssign)()
	p.expr(x, precAssign)
	p.text(op)
	p.expr(y, precAssign)
}

func (p *printer) ternary(e *syntax.Ternary, prec int) {
	defer p.group(prec, precTernary)()
	p.expr(e.Cond, precTernary)
	if e.Then != nil {
		p.text(" ? ")
		p.expr(e.Then, precTernary+1)
		p.text(" : ")
	} else {
		p.text(" ?: ")
	}
	p.expr(e.Else, precTernary+1)
}

func (p *printer) match(e *syntax.Match) {
	p.text("match (")
	p.expr(e.Subject, 0)
	p.text(") {\n")
	p.indent++
	for _, a := range e.Arms {
		p.margin()
		if a.Conds == nil {
			p.text("default")
		}
		p.list(a.Conds, 0)
		p.text(" => ")
		p.indent--
		p.expr(a.Body, 0)
		p.indent++
		p.text(",\n")
	}
	p.indent--
	p.margin()
	p.text("}")
}

// list prints expressions between commas.
func (p *printer) list(list []syntax.Expr, prec int) {
	for i, x := range list {
		if i > 0 {
			p.text(", ")
		}
		p.expr(x, prec)
	}
}

func (p *printer) item(it *syntax.ArrayItem) {
	if it == nil {
		return
	}
	if it.Spread {
		p.text("...")
	}
	if it.Key != nil {
		p.expr(it.Key, precItem)
		p.text(" => ")
	}
	if it.ByRef {
		p.text("&")
	}
	p.expr(it.Value, precItem)
}

func (p *printer) args(a *syntax.Args) {
	p.text("(")
	if a != nil {
		if a.FirstClass {
			p.text("...")
		}
		for i, x := range a.List {
			if i > 0 {
				p.text(", ")
			}
			if x.Spread {
				p.text("...")
			}
			if x.Name != "" {
				p.text(x.Name + ": ")
			}
			p.expr(x.Value, 0)
		}
	}
	p.text(")")
}
