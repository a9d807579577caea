package z7

import (
	"github.com/z7zmey/php-parser/node"
	"github.com/z7zmey/php-parser/node/expr"
	"github.com/z7zmey/php-parser/node/scalar"

	"gaja/interp/syntax"
)

// interpolated lowers a string with variables in it, or a heredoc, which may have none.
func (l *lowerer) interpolated(n node.Node, list []node.Node) syntax.Expr {
	parts, dollar := l.parts(list)
	p := l.pos(n)
	if _, ok := n.(*scalar.Heredoc); ok {
		switch len(parts) {
		case 0:
			_, last := span(n)
			p.Line = l.behind(last)
			return &syntax.StringLit{Pos: p}
		case 1:
			if s, ok := parts[0].(*syntax.StringLit); ok && !l.inQuotes(list[0]) {
				return s
			}
		}
	}
	if n := len(parts); n > 1 {
		// The tokens of a string may end in empty text, which is no part.
		if last, ok := parts[n-1].(*syntax.StringLit); ok && last.Value == "" {
			parts = parts[:n-1]
		}
	}
	return &syntax.Interp{Pos: lineOf(p, parts[0]), Parts: parts, Dollar: dollar}
}

// inQuotes tells a string literal that is a part of its own, {"..."}, from the text of a heredoc.
func (l *lowerer) inQuotes(n node.Node) bool {
	_, ok := n.(*scalar.EncapsedStringPart)
	return !ok
}

// shell lowers `…`.
func (l *lowerer) shell(n *expr.ShellExec) syntax.Expr {
	s := &syntax.Shell{Pos: l.pos(n)}
	s.Parts, s.Dollar = l.parts(n.Parts)
	if len(s.Parts) > 0 {
		s.Line = s.Parts[0].At().Line
	} else {
		_, last := span(n)
		s.Line = l.behind(last)
	}
	return s
}

// parts lowers the parts of a string; the lexer has already decoded the text between the variables.
func (l *lowerer) parts(list []node.Node) (out []syntax.Expr, dollar []syntax.DollarBrace) {
	for i, n := range list {
		first, _ := span(n)
		if _, ok := n.(*scalar.EncapsedStringPart); ok {
			out = append(out, &syntax.StringLit{Pos: l.at(first), Value: l.toks[first].val})
			continue
		}
		x := l.target(n, wantDeref)
		if l.kind(first) == syntax.TDollarOpenCurlyBraces {
			_, varVar := x.(*syntax.VarVar)
			dollar = append(dollar, syntax.DollarBrace{Part: i, VarVar: varVar})
		}
		out = append(out, x)
	}
	return out, dollar
}

// stringOffset lowers the offset of "$a[…]", where a bare word is a string, and so is a number that is no decimal
// integer; nil for anything else. Only there do these tokens make such nodes.
func (l *lowerer) stringOffset(n node.Node) syntax.Expr {
	first, last := span(n)
	if first < 0 || l.kind(last) != syntax.TNumString && (last != first || l.kind(last) != syntax.TString) {
		return nil
	}
	sign := ""
	if first < last {
		sign = "-"
	}
	p := l.at(first)
	switch t := &l.toks[last]; {
	case t.kind != syntax.TNumString || !t.isInt:
		return &syntax.StringLit{Pos: p, Value: sign + t.val}
	case sign == "":
		return &syntax.IntLit{Pos: p, Value: t.int()}
	case t.int() == 0:
		return &syntax.StringLit{Pos: p, Value: "-0"}
	default:
		return &syntax.IntLit{Pos: p, Value: -t.int()}
	}
}
