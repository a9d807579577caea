package compile

import (
	"math"
	"strconv"
	"strings"

	"gaja/interp/syntax"
)

// source prints an expression the way PHP does in assert() messages and Reflection.
func source(e syntax.Expr) string {
	var b strings.Builder
	printExpr(&b, e, 0)
	return b.String()
}

// Binding strengths as PHP's printer has them.
const (
	precAssign  = 90
	precUnary   = 240
	precPostfix = 230
)

var binarySource = map[syntax.BinaryOp]struct {
	text string
	prec int
}{
	syntax.OpAdd: {" + ", 200}, syntax.OpSub: {" - ", 200}, syntax.OpMul: {" * ", 210}, syntax.OpDiv: {" / ", 210},
	syntax.OpMod: {" % ", 210}, syntax.OpPow: {" ** ", 250}, syntax.OpConcat: {" . ", 185}, syntax.OpBitAnd: {" & ", 160},
	syntax.OpBitOr: {" | ", 140}, syntax.OpBitXor: {" ^ ", 150}, syntax.OpShl: {" << ", 190}, syntax.OpShr: {" >> ", 190},
	syntax.OpBoolAnd: {" && ", 130}, syntax.OpBoolOr: {" || ", 120}, syntax.OpLogAnd: {" && ", 130}, syntax.OpLogOr: {" || ", 120},
	syntax.OpLogXor: {" xor ", 40}, syntax.OpCoalesce: {" ?? ", 110}, syntax.OpEq: {" == ", 170}, syntax.OpNotEq: {" != ", 170},
	syntax.OpIdentical: {" === ", 170}, syntax.OpNotIdentical: {" !== ", 170}, syntax.OpLess: {" < ", 180}, syntax.OpLessEq: {" <= ", 180},
	syntax.OpGreater: {" > ", 180}, syntax.OpGreaterEq: {" >= ", 180}, syntax.OpSpaceship: {" <=> ", 180},
}

func printExpr(b *strings.Builder, e syntax.Expr, prec int) {
	switch e := e.(type) {
	case nil:
	case *syntax.Variable:
		b.WriteString("$" + e.Name)
	case *syntax.VarVar:
		b.WriteString("$")
		if _, ok := e.Name.(*syntax.Variable); ok {
			printExpr(b, e.Name, 0)
		} else {
			b.WriteString("{")
			printExpr(b, e.Name, 0)
			b.WriteString("}")
		}
	case *syntax.IntLit:
		b.WriteString(strconv.FormatInt(e.Value, 10))
	case *syntax.FloatLit:
		b.WriteString(floatSource(e.Value))
	case *syntax.StringLit:
		b.WriteString("'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(e.Value) + "'")
	case *syntax.Interp:
		printInterp(b, e.Parts, '"')
	case *syntax.Shell:
		printInterp(b, e.Parts, '`')
	case *syntax.ConstFetch:
		b.WriteString(nameSource(e.Name))
	case *syntax.NameExpr:
		b.WriteString(nameSource(e.Name))
	case *syntax.Ident:
		b.WriteString(e.Text)
	case *syntax.MagicConst:
		b.WriteString(e.Kind.String())
	case *syntax.ArrayLit:
		b.WriteString(map[bool]string{true: "list(", false: "["}[e.Form == syntax.ArrayList])
		for i, it := range e.Items {
			if i > 0 {
				b.WriteString(", ")
			}
			printItem(b, it)
		}
		b.WriteString(map[bool]string{true: ")", false: "]"}[e.Form == syntax.ArrayList])
	case *syntax.Binary:
		printBinary(b, e, prec)
	case *syntax.ArrowFunc:
		printArrow(b, e.Fn)
	case *syntax.Closure:
		b.WriteString("function () {\n}")
	default:
		printPostfix(b, e, prec)
	}
}

// printArrow prints fn(…) => …, without the parentheses that calling it would need: PHP leaves them out, too.
func printArrow(b *strings.Builder, fd *syntax.FuncDecl) {
	if fd.Static {
		b.WriteString("static ")
	}
	b.WriteString("fn")
	printSignature(b, fd)
	b.WriteString(" => ")
	if len(fd.Body.List) == 1 {
		if r, ok := fd.Body.List[0].(*syntax.Return); ok {
			printExpr(b, r.X, 0)
		}
	}
}

// printSignature prints what stands between a function's name and its body.
func printSignature(b *strings.Builder, fd *syntax.FuncDecl) {
	if fd.ByRef {
		b.WriteString("&")
	}
	b.WriteString("(")
	for i, p := range fd.Params {
		if i > 0 {
			b.WriteString(", ")
		}
		if p.Type != nil {
			b.WriteString(typeSource(p.Type) + " ")
		}
		if p.ByRef {
			b.WriteString("&")
		}
		if p.Variadic {
			b.WriteString("...")
		}
		b.WriteString("$" + p.Name)
		if p.Default != nil {
			b.WriteString(" = ")
			printExpr(b, p.Default, 0)
		}
	}
	b.WriteString(")")
	if fd.Ret != nil {
		b.WriteString(": " + typeSource(fd.Ret))
	}
}

// typeSource prints a type as it was written.
func typeSource(t *syntax.Type) string {
	switch t.Kind {
	case syntax.TypeUnion, syntax.TypeIntersection:
		sep := "|"
		if t.Kind == syntax.TypeIntersection {
			sep = "&"
		}
		parts := make([]string, len(t.List))
		for i, m := range t.List {
			if parts[i] = typeSource(m); m.Kind == syntax.TypeIntersection {
				parts[i] = "(" + parts[i] + ")"
			}
		}
		return strings.Join(parts, sep)
	}
	if t.Nullable {
		return "?" + nameSource(t.Name)
	}
	return nameSource(t.Name)
}

func printBinary(b *strings.Builder, e *syntax.Binary, prec int) {
	op := binarySource[e.Op]
	if prec > op.prec {
		b.WriteString("(")
		defer b.WriteString(")")
	}
	left, right := op.prec, op.prec+1
	if e.Op == syntax.OpPow || e.Op == syntax.OpCoalesce {
		left, right = right, left
	}
	if op.prec == 170 || op.prec == 180 {
		left = op.prec + 1
	}
	printExpr(b, e.X, left)
	b.WriteString(op.text)
	printExpr(b, e.Y, right)
}

func printPostfix(b *strings.Builder, e syntax.Expr, prec int) {
	switch e := e.(type) {
	case *syntax.Index:
		printExpr(b, e.Base, 260)
		b.WriteString("[")
		if e.Index != nil {
			printExpr(b, e.Index, 0)
		}
		b.WriteString("]")
	case *syntax.Prop:
		printExpr(b, e.Base, 0)
		b.WriteString(arrow(e.NullSafe))
		printMember(b, e.Name)
	case *syntax.StaticProp:
		printExpr(b, e.Class, 0)
		b.WriteString("::$")
		printMember(b, e.Name)
	case *syntax.ClassConst:
		printExpr(b, e.Class, 0)
		b.WriteString("::")
		printMember(b, e.Name)
	case *syntax.Call:
		printExpr(b, e.Fn, 0)
		printArgs(b, e.Args)
	case *syntax.MethodCall:
		printExpr(b, e.Base, 0)
		b.WriteString(arrow(e.NullSafe))
		printMember(b, e.Name)
		printArgs(b, e.Args)
	case *syntax.StaticCall:
		printExpr(b, e.Class, 0)
		b.WriteString("::")
		printMember(b, e.Name)
		printArgs(b, e.Args)
	case *syntax.New:
		b.WriteString("new ")
		if _, anon := e.Class.(*syntax.AnonClass); anon {
			b.WriteString("class {\n}")
			return
		}
		printExpr(b, e.Class, 0)
		if e.Args == nil {
			b.WriteString("()")
		} else {
			printArgs(b, e.Args)
		}
	default:
		printPrefix(b, e, prec)
	}
}

var unarySource = map[syntax.UnaryOp]string{syntax.UnaryPlus: "+", syntax.UnaryMinus: "-", syntax.UnaryNot: "!",
	syntax.UnaryBitNot: "~", syntax.UnarySilence: "@", syntax.CastInt: "(int)", syntax.CastFloat: "(double)",
	syntax.CastString: "(string)", syntax.CastArray: "(array)", syntax.CastObject: "(object)", syntax.CastBool: "(bool)",
	syntax.UnaryPrint: "print ", syntax.UnaryClone: "clone ", syntax.UnaryThrow: "throw ", syntax.UnaryInclude: "include ",
	syntax.UnaryIncludeOnce: "include_once ", syntax.UnaryRequire: "require ", syntax.UnaryRequireOnce: "require_once "}

func printPrefix(b *strings.Builder, e syntax.Expr, prec int) {
	open := func(p int) func() {
		if prec > p {
			b.WriteString("(")
			return func() { b.WriteString(")") }
		}
		return func() {}
	}
	switch e := e.(type) {
	case *syntax.Unary:
		switch e.Op {
		case syntax.UnaryEmpty, syntax.UnaryEval, syntax.UnaryExit:
			b.WriteString(map[syntax.UnaryOp]string{syntax.UnaryEmpty: "empty", syntax.UnaryEval: "eval", syntax.UnaryExit: "\\exit"}[e.Op] + "(")
			printExpr(b, e.X, 0)
			b.WriteString(")")
			return
		}
		defer open(precUnary)()
		b.WriteString(unarySource[e.Op])
		printExpr(b, e.X, precUnary)
	case *syntax.IncDec:
		defer open(precPostfix)()
		op := map[bool]string{true: "--", false: "++"}[e.Dec]
		if e.Prefix {
			b.WriteString(op)
			printExpr(b, e.X, precUnary)
		} else {
			printExpr(b, e.X, precPostfix)
			b.WriteString(op)
		}
	case *syntax.InstanceOf:
		defer open(220)()
		printExpr(b, e.X, 0)
		b.WriteString(" instanceof ")
		printExpr(b, e.Class, 0)
	case *syntax.Ternary:
		defer open(100)()
		printExpr(b, e.Cond, 100)
		if e.Then != nil {
			b.WriteString(" ? ")
			printExpr(b, e.Then, 101)
			b.WriteString(" : ")
		} else {
			b.WriteString(" ?: ")
		}
		printExpr(b, e.Else, 101)
	case *syntax.Assign:
		defer open(precAssign)()
		printExpr(b, e.X, precAssign)
		b.WriteString(" = ")
		printExpr(b, e.Y, precAssign+1)
	case *syntax.AssignRef:
		defer open(precAssign)()
		printExpr(b, e.X, precAssign)
		b.WriteString(" =& ")
		printExpr(b, e.Y, precAssign+1)
	case *syntax.AssignOp:
		defer open(precAssign)()
		printExpr(b, e.X, precAssign)
		b.WriteString(strings.TrimRight(binarySource[e.Op].text, " ") + "= ")
		printExpr(b, e.Y, precAssign+1)
	case *syntax.Isset:
		b.WriteString("isset(")
		for i, x := range e.List {
			if i > 0 {
				b.WriteString(") && isset(")
			}
			printExpr(b, x, 0)
		}
		b.WriteString(")")
	case *syntax.Match:
		printMatch(b, e)
	case *syntax.Yield:
		b.WriteString("yield ")
		printExpr(b, e.Value, 70)
	case *syntax.YieldFrom:
		b.WriteString("yield from ")
		printExpr(b, e.X, 85)
	}
}

func printMatch(b *strings.Builder, e *syntax.Match) {
	b.WriteString("match (")
	printExpr(b, e.Subject, 0)
	b.WriteString(") {\n")
	for _, a := range e.Arms {
		b.WriteString("    ")
		if a.Conds == nil {
			b.WriteString("default")
		}
		for i, c := range a.Conds {
			if i > 0 {
				b.WriteString(", ")
			}
			printExpr(b, c, 0)
		}
		b.WriteString(" => ")
		printExpr(b, a.Body, 0)
		b.WriteString(",\n")
	}
	b.WriteString("}")
}

func printItem(b *strings.Builder, it *syntax.ArrayItem) {
	if it == nil {
		return
	}
	if it.Spread {
		b.WriteString("...")
	}
	if it.Key != nil {
		printExpr(b, it.Key, 80)
		b.WriteString(" => ")
	}
	if it.ByRef {
		b.WriteString("&")
	}
	printExpr(b, it.Value, 80)
}

func printInterp(b *strings.Builder, parts []syntax.Expr, quote byte) {
	b.WriteByte(quote)
	for _, p := range parts {
		if s, ok := p.(*syntax.StringLit); ok {
			b.WriteString(strings.NewReplacer("\n", `\n`, "\r", `\r`, "\t", `\t`, "\f", `\f`, "\v", `\v`, "\x1b", `\e`, string(quote), `\`+string(quote), `\`, `\\`, "$", `\$`).Replace(s.Value))
			continue
		}
		if v, ok := p.(*syntax.Variable); ok {
			b.WriteString("$" + v.Name)
			continue
		}
		b.WriteString("{")
		printExpr(b, p, 0)
		b.WriteString("}")
	}
	b.WriteByte(quote)
}

func printArgs(b *strings.Builder, a *syntax.Args) {
	b.WriteString("(")
	if a != nil {
		if a.FirstClass {
			b.WriteString("...")
		}
		for i, x := range a.List {
			if i > 0 {
				b.WriteString(", ")
			}
			if x.Spread {
				b.WriteString("...")
			}
			if x.Name != "" {
				b.WriteString(x.Name + ": ")
			}
			printExpr(b, x.Value, 0)
		}
	}
	b.WriteString(")")
}

func printMember(b *strings.Builder, e syntax.Expr) {
	if id, ok := e.(*syntax.Ident); ok {
		b.WriteString(id.Text)
		return
	}
	if _, ok := e.(*syntax.Variable); ok {
		printExpr(b, e, 0)
		return
	}
	b.WriteString("{")
	printExpr(b, e, 0)
	b.WriteString("}")
}

func arrow(nullSafe bool) string {
	if nullSafe {
		return "?->"
	}
	return "->"
}

func nameSource(n *syntax.Name) string {
	switch n.Kind {
	case syntax.NameFull:
		return "\\" + n.Text
	case syntax.NameRelative:
		return "namespace\\" + n.Text
	}
	return n.Text
}

func floatSource(f float64) string {
	if f == math.Trunc(f) && math.Abs(f) < 1e15 {
		return strconv.FormatFloat(f, 'f', 1, 64)
	}
	s := strconv.FormatFloat(f, 'G', 17, 64)
	if short := strconv.FormatFloat(f, 'G', -1, 64); len(short) < len(s) {
		s = short
	}
	return s
}
