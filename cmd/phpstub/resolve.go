package main

import (
	"strings"

	"gaja/interp/syntax"
)

// resolver computes the value of an expression in a stub at the levels of what it belongs to.
type resolver struct {
	file  *stubFile
	class *classDecl
	at    levels
}

// resolve gives every default and constant its value, once all files are read.
func (s *stubSet) resolve() {
	for _, f := range s.files {
		for _, c := range f.constants {
			f.resolveConst(c, nil)
		}
		for _, d := range f.functions {
			f.resolveParams(d, nil)
		}
		for _, c := range f.classes {
			for _, k := range c.consts {
				f.resolveConst(k, c)
			}
			for _, p := range c.props {
				if p.expr != nil {
					p.def = resolver{f, c, p.levels | c.levels}.value(p.expr)
				}
			}
			for _, m := range c.methods {
				f.resolveParams(m, c)
			}
		}
	}
}

func (f *stubFile) resolveConst(c *constDecl, class *classDecl) literal {
	if c.expr == nil {
		return c.value
	}
	if k, ok := c.expr.(*syntax.ConstFetch); ok && k.Name.Text == c.name {
		// const NAN = NAN; has no other spelling.
		if v, known := engineConsts[c.name]; known {
			c.expr, c.value = nil, v
			return v
		}
	}
	if c.busy {
		f.errorf(c.pos, "constant %s depends on itself", c.name)
		return literal{}
	}
	c.busy = true
	c.value = resolver{f, class, c.levels}.value(c.expr)
	c.busy, c.expr = false, nil
	return c.value
}

func (f *stubFile) resolveParams(d *funcDecl, class *classDecl) {
	for i := range d.params {
		p := &d.params[i]
		if p.expr == nil {
			continue
		}
		p.def = resolver{f, class, d.levels}.value(p.expr)
		if p.def.kind == litNull && p.typ != nil && !strings.Contains(p.typ.mask, "php.TNull") &&
			!strings.Contains(p.typ.mask, "php.TMixed") {
			p.typ = p.typ.withNull()
			p.flags = append(p.flags, "php.ParamNullableDefault")
		}
	}
}

// value returns what an expression is worth. A single constant that the stubs do not know is left to the engine.
func (r resolver) value(x syntax.Expr) literal {
	if c, ok := x.(*syntax.ConstFetch); ok {
		if v, known := r.constant(c.Name); known {
			return v
		}
		return literal{kind: litConst, s: c.Name.Text}
	}
	if c, ok := x.(*syntax.ClassConst); ok {
		return r.classConst(c)
	}
	return r.eval(x)
}

func (r resolver) eval(x syntax.Expr) literal {
	switch x := x.(type) {
	case *syntax.IntLit:
		return literal{kind: litInt, i: x.Value}
	case *syntax.FloatLit:
		return literal{kind: litFloat, f: x.Value}
	case *syntax.StringLit:
		return literal{kind: litString, s: x.Value}
	case *syntax.ArrayLit:
		if len(x.Items) == 0 {
			return literal{kind: litArray}
		}
		r.file.errorf(x.Pos, "only the empty array can be a value")
		return literal{}
	case *syntax.ConstFetch:
		v, known := r.constant(x.Name)
		if !known {
			r.file.errorf(x.Pos, "constant %s is not declared in the stubs of this package", x.Name.Text)
		}
		return v
	case *syntax.ClassConst:
		return r.classConst(x)
	case *syntax.Unary:
		return r.unary(x)
	case *syntax.Binary:
		return r.binary(x)
	}
	r.file.errorf(x.At(), "unsupported value")
	return literal{}
}

// constant finds a global constant of the stubs or the core. One that is declared with different values at the levels
// asked for is not known.
func (r resolver) constant(n *syntax.Name) (literal, bool) {
	name := n.Text
	switch lower := strings.ToLower(name); lower {
	case "true", "false", "null":
		name = lower
	}
	var found literal
	hits := 0
	for _, c := range r.file.set.consts[name] {
		if c.levels.overlaps(r.at) {
			v := r.file.resolveConst(c, nil)
			if hits == 0 || v != found {
				found = v
				hits++
			}
		}
	}
	if hits > 0 {
		return found, hits == 1
	}
	v, ok := engineConsts[name]
	return v, ok
}

func (r resolver) classConst(x *syntax.ClassConst) literal {
	class, ok1 := x.Class.(*syntax.NameExpr)
	name, ok2 := x.Name.(*syntax.Ident)
	if !ok1 || !ok2 {
		r.file.errorf(x.Pos, "unsupported class constant")
		return literal{}
	}
	cname := r.file.selfName(x.Pos, r.file.className(class.Name), r.class)
	if strings.EqualFold(name.Text, "class") {
		return literal{kind: litString, s: cname}
	}
	for _, c := range r.file.set.consts[cname+"::"+name.Text] {
		if c.levels.overlaps(r.at) && !c.isCase {
			return r.file.resolveConst(c, r.class)
		}
	}
	return literal{kind: litConst, s: cname + "::" + name.Text}
}

func (r resolver) unary(x *syntax.Unary) literal {
	v := r.eval(x.X)
	switch {
	case x.Op == syntax.UnaryMinus && v.kind == litInt:
		return literal{kind: litInt, i: -v.i}
	case x.Op == syntax.UnaryMinus && v.kind == litFloat:
		if v.f == 9223372036854775808 {
			r.file.errorf(x.Pos, "a float in PHP: write PHP_INT_MIN")
		}
		return literal{kind: litFloat, f: -v.f}
	case x.Op == syntax.UnaryBitNot && v.kind == litInt:
		return literal{kind: litInt, i: ^v.i}
	case x.Op == syntax.UnaryPlus && (v.kind == litInt || v.kind == litFloat):
		return v
	}
	r.file.errorf(x.Pos, "unsupported operator in a value")
	return literal{}
}

func (r resolver) binary(x *syntax.Binary) literal {
	a, b := r.eval(x.X), r.eval(x.Y)
	if a.kind == litInt && b.kind == litInt {
		if v, ok := intOp(x.Op, a.i, b.i); ok {
			return literal{kind: litInt, i: v}
		}
	}
	if a.kind == litString && b.kind == litString && x.Op == syntax.OpConcat {
		return literal{kind: litString, s: a.s + b.s}
	}
	r.file.errorf(x.Pos, "unsupported operator in a value")
	return literal{}
}

func intOp(op syntax.BinaryOp, a, b int64) (int64, bool) {
	switch op {
	case syntax.OpBitOr:
		return a | b, true
	case syntax.OpBitAnd:
		return a & b, true
	case syntax.OpBitXor:
		return a ^ b, true
	case syntax.OpAdd:
		return a + b, true
	case syntax.OpSub:
		return a - b, true
	case syntax.OpMul:
		return a * b, true
	case syntax.OpShl:
		if b >= 0 && b < 64 {
			return a << uint(b), true
		}
	}
	return 0, false
}
