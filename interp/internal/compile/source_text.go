package compile

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"gaja/interp/syntax"
)

// Names, strings and numbers of printed code.

// varName prints what follows the dollar of a variable: a name, a variable, or an expression in braces.
func (p *printer) varName(e syntax.Expr) {
	if s, ok := p.literalName(e); ok {
		if isName(s) {
			p.text(s)
		} else {
			p.text("{" + s + "}")
		}
		return
	}
	switch e.(type) {
	case *syntax.Variable, *syntax.VarVar:
		p.expr(e, 0)
		return
	}
	p.text("{")
	p.expr(e, 0)
	p.text("}")
}

// member prints the name of a property, method or constant.
func (p *printer) member(e syntax.Expr) {
	if v, ok := e.(*syntax.Variable); ok {
		p.text("$" + v.Name)
		return
	}
	p.varName(e)
}

// literalName is a name that is written out, or as a literal string.
func (p *printer) literalName(e syntax.Expr) (string, bool) {
	switch e := e.(type) {
	case *syntax.Ident:
		return e.Text, true
	case *syntax.StringLit:
		return e.Value, true
	case *syntax.Binary:
		if !p.old {
			return joined(e)
		}
	}
	return "", false
}

func isNameByte(c byte, first bool) bool {
	return c == '_' || c >= 0x80 || c|0x20 >= 'a' && c|0x20 <= 'z' || !first && c >= '0' && c <= '9'
}

func isName(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isNameByte(s[i], i == 0) {
			return false
		}
	}
	return s != ""
}

// interp prints a string with variables in it.
func (p *printer) interp(parts []syntax.Expr, quote byte) {
	p.b.WriteByte(quote)
	for i, x := range parts {
		if s, ok := x.(*syntax.StringLit); ok {
			p.quoted(s.Value, quote)
			continue
		}
		if plainPart(x) && (i+1 == len(parts) || !extendsName(parts[i+1])) {
			p.expr(x, 0)
			continue
		}
		p.text("{")
		p.expr(x, 0)
		p.text("}")
	}
	p.b.WriteByte(quote)
}

// literal prints a string: in double quotes only, and only at 8.4, if it has control characters.
func (p *printer) literal(s string) {
	if !p.old && strings.ContainsFunc(s, func(c rune) bool { return c < ' ' }) {
		p.text(`"`)
		p.quoted(s, '"')
		p.text(`"`)
		return
	}
	p.text("'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(s) + "'")
}

// plainPart reports whether a part of a string is a variable that needs no braces by itself.
func plainPart(x syntax.Expr) bool {
	switch x := x.(type) {
	case *syntax.Variable:
		return true
	case *syntax.VarVar:
		_, lit := x.Name.(*syntax.StringLit)
		return lit
	}
	return false
}

// extendsName reports whether a part would be read as part of the variable before it.
func extendsName(x syntax.Expr) bool {
	s, ok := x.(*syntax.StringLit)
	return ok && s.Value != "" && (s.Value[0] == '[' || isNameByte(s.Value[0], false))
}

var controls = map[byte]string{'\n': `\n`, '\r': `\r`, '\t': `\t`, '\f': `\f`, '\v': `\v`, '\x1b': `\e`}

func (p *printer) quoted(s string, quote byte) {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c < ' ':
			if w, ok := controls[c]; ok {
				p.text(w)
			} else {
				p.text(fmt.Sprintf(`\0%o%o`, c/8, c%8))
			}
		case c == quote || c == '$' || c == '\\':
			p.text(`\`)
			fallthrough
		default:
			p.b.WriteByte(c)
		}
	}
}

func (p *printer) float(f float64) string {
	switch {
	case math.IsInf(f, 0):
		return "INF"
	case math.IsNaN(f):
		return "NAN"
	}
	s := strconv.FormatFloat(f, 'G', 14, 64)
	digits, exp, _ := strings.Cut(s, "E")
	if exp != "" {
		sign := exp[:1]
		if !strings.Contains(digits, ".") {
			digits += ".0"
		}
		return digits + "E" + sign + strings.TrimLeft(exp[1:], "0")
	}
	if !p.old && !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
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

func (p *printer) typ(t *syntax.Type) {
	if t.Nullable {
		p.text("?")
	}
	switch t.Kind {
	case syntax.TypeName:
		if t.Nullable {
			p.text(t.Name.Text)
		} else {
			p.text(nameSource(t.Name))
		}
		return
	}
	sep := "|"
	if t.Kind == syntax.TypeIntersection {
		sep = "&"
	}
	for i, x := range t.List {
		if i > 0 {
			p.text(sep)
		}
		p.typ(x)
	}
}
