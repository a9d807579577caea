package main

import (
	"strings"

	"gaja/interp/syntax"
)

// load reads one stub into the set.
func (s *stubSet) load(path, src string) {
	f := &stubFile{path: path, src: src, set: s}
	s.files = append(s.files, f)
	tree, err := syntax.Parse(path, []byte(src), syntax.Options{})
	if err != nil {
		if e, ok := err.(*syntax.Error); ok {
			f.errorf(syntax.Pos{Line: e.Line}, "%s", e.Msg)
		} else {
			s.errs = append(s.errs, err)
		}
		return
	}
	f.stmts(tree.Stmts)
}

func (f *stubFile) stmts(list []syntax.Stmt) {
	for _, st := range list {
		switch st := st.(type) {
		case *syntax.FuncDecl:
			f.function(st)
		case *syntax.ClassDecl:
			f.class(st)
		case *syntax.ConstDecl:
			f.constDecl(st)
		case *syntax.ExprStmt:
			f.iniCall(st)
		case *syntax.Namespace:
			f.namespace = ""
			if st.Name != nil {
				f.namespace = st.Name.Text
			}
			f.stmts(st.Body)
			if st.Braces {
				f.namespace = ""
			}
		case *syntax.InlineHTML:
			if strings.TrimSpace(st.Text) != "" {
				f.errorf(st.Pos, "text outside the tags")
			}
		case *syntax.Nop, *syntax.Use, *syntax.Declare:
		default:
			f.errorf(st.At(), "a stub holds declarations only")
		}
	}
}

func (f *stubFile) qualify(name string) string {
	if f.namespace == "" {
		return name
	}
	return f.namespace + `\` + name
}

func (f *stubFile) function(d *syntax.FuncDecl) {
	t := f.tagsOf(d.Pos, d.Doc)
	fn := f.funcDecl(d, t, nil)
	fn.name = f.qualify(d.Name)
	if fn.impl == "" {
		fn.impl = goFunc(fn.name)
	}
	f.noImpl(fn)
	f.declare(d.Pos, "function", strings.ToLower(fn.name), fn.levels)
	f.functions = append(f.functions, fn)
}

// noImpl clears the implementation of what the machine runs alone.
func (f *stubFile) noImpl(fn *funcDecl) {
	if fn.impl == "none" {
		fn.impl = ""
		if fn.op == "" {
			f.errorf(fn.pos, "@impl none without @op")
		}
	}
}

// funcDecl reads what functions and methods have in common.
func (f *stubFile) funcDecl(d *syntax.FuncDecl, t tags, class *classDecl) *funcDecl {
	fn := &funcDecl{pos: d.Pos, name: d.Name, impl: t.impl, op: t.op, direct: t.direct, levels: t.levels, deprecated: t.deprecated,
		deprecatedAt: t.deprecatedAt, ret: f.typeOf(d.Ret, class)}
	if d.ByRef {
		fn.flags = append(fn.flags, "php.FnByRefReturn")
	}
	if t.refuseFalse {
		fn.flags = append(fn.flags, "php.FnRefuseFalse")
	}
	if t.pure {
		fn.flags = append(fn.flags, "php.FnPure")
	}
	if t.tentative {
		fn.flags = append(fn.flags, "php.FnTentative")
	}
	if d.Body != nil && len(d.Body.List) > 0 {
		f.errorf(d.Pos, "%s has a body", d.Name)
	}
	for _, p := range d.Params {
		fn.params = append(fn.params, f.param(p, t, class))
	}
	for i, p := range d.Params {
		if p.Variadic && i != len(d.Params)-1 {
			f.errorf(p.Pos, "only the last parameter can be variadic")
		}
	}
	f.strayTags(d, t)
	return fn
}

// strayTags reports tags that name no parameter.
func (f *stubFile) strayTags(d *syntax.FuncDecl, t tags) {
	have := map[string]bool{}
	for _, p := range d.Params {
		have[p.Name] = true
	}
	for name := range t.preferRef {
		if !have[name] {
			f.errorf(d.Pos, "@prefer-ref: no parameter $%s", name)
		}
	}
	for name := range t.resource {
		if !have[name] {
			f.errorf(d.Pos, "@resource: no parameter $%s", name)
		}
	}
	for name := range t.unchecked {
		if !have[name] {
			f.errorf(d.Pos, "@unchecked: no parameter $%s", name)
		}
	}
}

func (f *stubFile) param(p *syntax.Param, t tags, class *classDecl) paramDecl {
	d := paramDecl{name: p.Name, typ: f.typeOf(p.Type, class)}
	if p.ByRef {
		flag := "php.ParamByRef"
		if t.preferRef[p.Name] {
			flag = "php.ParamPreferRef"
		}
		d.flags = append(d.flags, flag)
	} else if t.preferRef[p.Name] {
		d.flags = append(d.flags, "php.ParamPreferRef")
	}
	if p.Variadic {
		d.flags = append(d.flags, "php.ParamVariadic")
	}
	if null, ok := t.resource[p.Name]; ok {
		d.typ = &typeDecl{mask: "php.TResource", text: "resource"}
		if null {
			d.typ = d.typ.withNull()
		}
	}
	if t.unchecked[p.Name] && d.typ != nil {
		free := *d.typ
		free.mask, free.names, free.inter = "php.TMixed", nil, nil
		d.typ = &free
	}
	for _, g := range p.Attrs {
		for _, a := range g.List {
			if strings.EqualFold(a.Name.Text, "SensitiveParameter") {
				d.flags = append(d.flags, "php.ParamSensitive")
			}
		}
	}
	if p.Default != nil {
		d.flags = append(d.flags, "php.ParamOptional")
		if c, ok := p.Default.(*syntax.ConstFetch); !ok || c.Name.Text != "UNKNOWN" {
			d.expr, d.text = p.Default, f.defaultText(p)
		}
	}
	return d
}

// defaultText cuts a parameter's default out of the source: what stands between its "=" and the comma or parenthesis
// that ends it.
func (f *stubFile) defaultText(p *syntax.Param) string {
	s := f.src[p.Pos.Off:]
	at := strings.Index(s, "$"+p.Name)
	if at < 0 {
		return ""
	}
	s = s[at:]
	eq := strings.IndexByte(s, '=')
	if eq < 0 {
		return ""
	}
	s = s[eq+1:]
	return strings.TrimSpace(s[:exprEnd(s)])
}

func exprEnd(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(', '[':
			depth++
		case ')', ']':
			if depth == 0 {
				return i
			}
			depth--
		case ',':
			if depth == 0 {
				return i
			}
		case '\'', '"':
			q := s[i]
			for i++; i < len(s) && s[i] != q; i++ {
				if s[i] == '\\' {
					i++
				}
			}
		}
	}
	return len(s)
}

func (f *stubFile) constDecl(d *syntax.ConstDecl) {
	for _, it := range d.Items {
		t := f.tagsOf(it.Pos, it.Doc)
		c := &constDecl{pos: it.Pos, name: f.qualify(it.Name), expr: it.Value, levels: t.levels}
		if t.isDeprecated {
			c.deprecated, c.deprecatedAt = strings.TrimSpace(t.deprecated), t.deprecatedAt
			if c.deprecated == "" {
				c.deprecated = "deprecated"
			}
		}
		f.declare(it.Pos, "constant", c.name, c.levels)
		f.set.consts[c.name] = append(f.set.consts[c.name], c)
		f.constants = append(f.constants, c)
	}
}
