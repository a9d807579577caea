package compile

import "gaja/interp/syntax"

// Declarations of printed code: functions, closures and classes.

func (p *printer) closure(e *syntax.Closure) {
	p.attrs(e.Fn.Attrs, false)
	if e.Fn.Static {
		p.text("static ")
	}
	p.text("function ")
	if e.Fn.ByRef {
		p.text("&")
	}
	p.params(e.Fn)
	for i, u := range e.Uses {
		if i == 0 {
			p.text(" use(")
		} else {
			p.text(", ")
		}
		if u.ByRef {
			p.text("&")
		}
		p.text("$" + u.Name)
	}
	if len(e.Uses) > 0 {
		p.text(")")
	}
	p.ret(e.Fn)
	p.text(" ")
	p.block(e.Fn.Body)
}

func (p *printer) arrowFunc(fn *syntax.FuncDecl) {
	p.attrs(fn.Attrs, false)
	if fn.Static {
		p.text("static ")
	}
	p.text("fn")
	if fn.ByRef {
		p.text("&")
	}
	p.params(fn)
	p.ret(fn)
	p.text(" => ")
	p.result(fn)
}

// result prints the expression that an arrow function or hook returns.
func (p *printer) result(fn *syntax.FuncDecl) {
	if fn.Body == nil || len(fn.Body.List) == 0 {
		return
	}
	switch r := fn.Body.List[0].(type) {
	case *syntax.Return:
		p.expr(r.X, 0)
	case *syntax.ExprStmt:
		p.expr(r.X, 0)
	}
}

// function prints a function or method from its name on.
func (p *printer) function(fn *syntax.FuncDecl) {
	if fn.ByRef {
		p.text("&")
	}
	p.text(fn.Name)
	p.params(fn)
	p.ret(fn)
	if fn.Body == nil {
		p.text(";\n")
		return
	}
	p.text(" ")
	p.block(fn.Body)
	p.text("\n")
}

func (p *printer) ret(fn *syntax.FuncDecl) {
	if fn.Ret != nil {
		p.text(": ")
		p.typ(fn.Ret)
	}
}

func (p *printer) params(fn *syntax.FuncDecl) {
	p.text("(")
	for i, a := range fn.Params {
		if i > 0 {
			p.text(", ")
		}
		p.attrs(a.Attrs, false)
		p.visibility(a.Mods)
		if a.Type != nil {
			p.typ(a.Type)
			p.text(" ")
		}
		if a.ByRef {
			p.text("&")
		}
		if a.Variadic {
			p.text("...")
		}
		p.text("$" + a.Name)
		if a.Default != nil {
			p.text(" = ")
			p.expr(a.Default, precAssign)
		}
	}
	p.text(")")
}

// attrs prints attribute groups, each on a line of its own if lines is set.
func (p *printer) attrs(groups []*syntax.AttrGroup, lines bool) {
	for _, g := range groups {
		if lines {
			p.margin()
		}
		p.text("#[")
		for i, a := range g.List {
			if i > 0 {
				p.text(", ")
			}
			p.text(nameSource(a.Name))
			if a.Args != nil {
				p.args(a.Args)
			}
		}
		p.text("]")
		if lines {
			p.text("\n")
		} else {
			p.text(" ")
		}
	}
}

func (p *printer) visibility(m syntax.Modifiers) {
	switch {
	case m&syntax.ModPrivate != 0:
		p.text("private ")
	case m&syntax.ModProtected != 0:
		p.text("protected ")
	case m&syntax.ModPublic != 0:
		p.text("public ")
	}
	switch {
	case m&syntax.ModPrivateSet != 0:
		p.text("private(set) ")
	case m&syntax.ModProtectedSet != 0:
		p.text("protected(set) ")
	case m&syntax.ModPublicSet != 0:
		p.text("public(set) ")
	}
}

// modifiers prints a member's modifiers; a member without a visibility is public.
func (p *printer) modifiers(m syntax.Modifiers) {
	if m&(syntax.ModPrivate|syntax.ModProtected) == 0 {
		m |= syntax.ModPublic
	}
	p.visibility(m)
	if m&syntax.ModStatic != 0 {
		p.text("static ")
	}
	if m&syntax.ModAbstract != 0 {
		p.text("abstract ")
	}
	if m&syntax.ModFinal != 0 {
		p.text("final ")
	}
	if m&syntax.ModReadonly != 0 {
		p.text("readonly ")
	}
}

func (p *printer) anonClass(c *syntax.ClassDecl, args *syntax.Args) {
	p.attrs(c.Attrs, false)
	p.text("class")
	if args != nil && len(args.List) > 0 {
		p.args(args)
	}
	p.classRest(c)
}

func (p *printer) classDecl(c *syntax.ClassDecl) {
	p.attrs(c.Attrs, true)
	p.margin()
	switch c.Kind {
	case syntax.KindInterface:
		p.text("interface ")
	case syntax.KindTrait:
		p.text("trait ")
	case syntax.KindEnum:
		p.text("enum ")
	default:
		if c.Mods&syntax.ModAbstract != 0 {
			p.text("abstract ")
		}
		if c.Mods&syntax.ModFinal != 0 {
			p.text("final ")
		}
		if c.Mods&syntax.ModReadonly != 0 {
			p.text("readonly ")
		}
		p.text("class ")
	}
	p.text(c.Name)
	if c.EnumType != nil {
		p.text(": ")
		p.typ(c.EnumType)
	}
	p.classRest(c)
	p.text("\n\n")
}

// classRest prints a class from behind its name.
func (p *printer) classRest(c *syntax.ClassDecl) {
	if c.Extends != nil {
		p.text(" extends " + nameSource(c.Extends))
	}
	if len(c.Implements) > 0 {
		p.text(" implements ")
		p.names(c.Implements)
	}
	p.text(" {\n")
	p.indent++
	for _, m := range c.Members {
		p.classMember(m)
	}
	p.indent--
	p.margin()
	p.text("}")
}

func (p *printer) names(list []*syntax.Name) {
	for i, n := range list {
		if i > 0 {
			p.text(", ")
		}
		p.text(nameSource(n))
	}
}

func (p *printer) classMember(m syntax.Member) {
	switch m := m.(type) {
	case *syntax.Method:
		p.attrs(m.Fn.Attrs, true)
		p.margin()
		p.modifiers(m.Mods)
		p.text("function ")
		p.function(m.Fn)
		p.text("\n")
	case *syntax.PropDecl:
		p.property(m)
	case *syntax.ClassConstDecl:
		p.attrs(m.Attrs, true)
		p.line(func() {
			if !p.old {
				p.modifiers(m.Mods)
			}
			p.text("const ")
			if m.Type != nil {
				p.typ(m.Type)
				p.text(" ")
			}
			p.constants("", m.Items)
		})
	case *syntax.TraitUse:
		p.traitUse(m)
	case *syntax.EnumCase:
		p.attrs(m.Attrs, true)
		p.line(func() {
			p.text("case " + m.Name)
			if m.Value != nil {
				p.text(" = ")
				p.expr(m.Value, precAssign)
			}
		})
	}
}

func (p *printer) constants(word string, items []*syntax.ConstItem) {
	p.text(word)
	for i, it := range items {
		if i > 0 {
			p.text(", ")
		}
		p.text(it.Name + " = ")
		p.expr(it.Value, precAssign)
	}
}

func (p *printer) property(m *syntax.PropDecl) {
	p.attrs(m.Attrs, true)
	p.margin()
	p.modifiers(m.Mods)
	if m.Type != nil {
		p.typ(m.Type)
		p.text(" ")
	}
	for i, it := range m.Items {
		if i > 0 {
			p.text(", ")
		}
		p.text("$" + it.Name)
		if it.Init != nil {
			p.text(" = ")
			p.expr(it.Init, precAssign)
		}
		if it.HasHooks {
			p.hooks(it.Hooks)
			return
		}
	}
	p.text(";\n")
}

func (p *printer) hooks(list []*syntax.Hook) {
	p.text(" {\n")
	p.indent++
	for _, h := range list {
		p.margin()
		if h.Mods&syntax.ModFinal != 0 {
			p.text("final ")
		}
		if h.Fn.ByRef {
			p.text("&")
		}
		p.text(h.Name)
		switch {
		case h.Arrow:
			p.text(" => ")
			p.result(h.Fn)
			p.text(";\n")
		case h.Fn.Body == nil:
			p.text(";\n")
		default:
			p.text(" ")
			p.block(h.Fn.Body)
			p.text("\n")
		}
	}
	p.indent--
	p.margin()
	p.text("}\n")
}

func (p *printer) traitUse(m *syntax.TraitUse) {
	p.margin()
	p.text("use ")
	p.names(m.Traits)
	if len(m.Adapt) == 0 {
		p.text(";\n")
		return
	}
	p.text(" {\n")
	p.indent++
	for _, a := range m.Adapt {
		p.line(func() {
			if a.Trait != nil {
				p.text(nameSource(a.Trait) + "::")
			}
			p.text(a.Method)
			if len(a.InsteadOf) > 0 {
				p.text(" insteadof ")
				p.names(a.InsteadOf)
				return
			}
			p.text(" as")
			if a.Mods&(syntax.ModPublic|syntax.ModProtected|syntax.ModPrivate) != 0 {
				p.text(" ")
				p.text(visibilityWord(a.Mods))
			}
			if a.Alias != "" {
				p.text(" " + a.Alias)
			}
		})
	}
	p.indent--
	p.margin()
	p.text("}\n")
}

func visibilityWord(m syntax.Modifiers) string {
	switch {
	case m&syntax.ModPrivate != 0:
		return "private"
	case m&syntax.ModProtected != 0:
		return "protected"
	}
	return "public"
}
