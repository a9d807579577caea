package main

import (
	"sort"
	"strings"

	"gaja/interp/syntax"
)

// typeDecl is a php.Type in text.
type typeDecl struct {
	mask  string
	names []string
	inter [][]string
	text  string
}

func (t *typeDecl) key() string { return t.mask + "\x00" + t.text }

// builtinType is how a builtin type is printed and what its bits are. PHP prints class names first, in the order
// written, and the builtin types behind them in the order of this list.
type builtinType struct{ name, mask string }

var builtinTypes = []builtinType{
	{"static", "php.TStatic"}, {"callable", "php.TCallable"}, {"object", "php.TObject"}, {"array", "php.TArray"},
	{"string", "php.TString"}, {"int", "php.TInt"}, {"float", "php.TFloat"}, {"bool", "php.TBool"},
	{"false", "php.TFalse"}, {"true", "php.TTrue"}, {"void", "php.TVoid"}, {"never", "php.TNever"},
	{"null", "php.TNull"},
}

// typeParts collects the parts of a type.
type typeParts struct {
	names    []string
	inter    [][]string
	builtin  map[string]bool
	iterable bool
	mixed    bool
}

// typeOf makes the declaration of a written type; class is the enclosing class, which self and parent stand for.
func (f *stubFile) typeOf(t *syntax.Type, class *classDecl) *typeDecl {
	if t == nil {
		return nil
	}
	p := &typeParts{builtin: map[string]bool{}}
	f.collectType(t, p)
	return p.decl(f, t.Pos, class)
}

func (f *stubFile) collectType(t *syntax.Type, p *typeParts) {
	if t.Nullable {
		p.builtin["null"] = true
	}
	switch t.Kind {
	case syntax.TypeUnion:
		for _, part := range t.List {
			f.collectType(part, p)
		}
	case syntax.TypeIntersection:
		var all []string
		for _, part := range t.List {
			all = append(all, f.className(part.Name))
		}
		p.inter = append(p.inter, all)
	default:
		f.collectName(t, p)
	}
}

func (f *stubFile) collectName(t *syntax.Type, p *typeParts) {
	lower := strings.ToLower(t.Name.Text)
	switch lower {
	case "mixed":
		p.mixed = true
		return
	case "iterable":
		p.iterable = true
		return
	}
	for _, b := range builtinTypes {
		if b.name == lower {
			p.builtin[lower] = true
			return
		}
	}
	p.names = append(p.names, f.className(t.Name))
}

func (p *typeParts) decl(f *stubFile, pos syntax.Pos, class *classDecl) *typeDecl {
	if p.mixed {
		return &typeDecl{mask: "php.TMixed | php.TMixedTag", text: "mixed"}
	}
	d := &typeDecl{inter: p.inter}
	var parts, masks []string
	for _, in := range p.inter {
		parts = append(parts, "("+strings.Join(in, "&")+")")
	}
	for _, n := range p.names {
		parts = append(parts, n)
		d.names = append(d.names, f.selfName(pos, n, class))
	}
	alone := len(parts) == 0
	for b := range p.builtin {
		alone = alone && b == "null"
	}
	if p.iterable {
		d.names = append(d.names, "Traversable")
		masks = append(masks, "php.TIterable", "php.TArray")
		if alone {
			parts = append(parts, "iterable")
		} else {
			parts, p.builtin["array"] = append(parts, "Traversable"), true
		}
	}
	for _, b := range builtinTypes {
		if p.builtin[b.name] {
			if b.name != "null" {
				parts = append(parts, b.name)
			}
			masks = append(masks, b.mask)
		}
	}
	d.mask, d.text = maskExpr(masks), nullText(parts, p.builtin["null"], len(p.inter) > 0)
	return d
}

func nullText(parts []string, null, inter bool) string {
	text := strings.Join(parts, "|")
	switch {
	case !null:
		if inter && len(parts) == 1 {
			return strings.Trim(text, "()")
		}
		return text
	case len(parts) == 0:
		return "null"
	case len(parts) == 1 && !inter:
		return "?" + text
	}
	return text + "|null"
}

func maskExpr(masks []string) string {
	seen := map[string]bool{}
	var list []string
	for _, m := range masks {
		if !seen[m] {
			seen[m] = true
			list = append(list, m)
		}
	}
	sort.Strings(list)
	return strings.Join(list, " | ")
}

// withNull returns the type with null allowed, for a default of null.
func (t *typeDecl) withNull() *typeDecl {
	if strings.Contains(t.mask, "php.TNull") || strings.Contains(t.mask, "php.TMixed") {
		return t
	}
	n := *t
	n.mask = maskExpr(append(strings.Split(t.mask, " | "), "php.TNull"))
	if t.mask == "" {
		n.mask = "php.TNull"
	}
	if strings.ContainsAny(t.text, "|&") {
		n.text = t.text + "|null"
	} else {
		n.text = "?" + t.text
	}
	return &n
}

func (f *stubFile) selfName(pos syntax.Pos, name string, class *classDecl) string {
	lower := strings.ToLower(name)
	if lower != "self" && lower != "parent" {
		return name
	}
	if class == nil {
		f.errorf(pos, "%s outside a class", lower)
		return name
	}
	if lower == "self" {
		return class.name
	}
	return class.parent
}

// className resolves a class name against the file's namespace.
func (f *stubFile) className(n *syntax.Name) string {
	lower := strings.ToLower(n.Text)
	if n.Kind == syntax.NameFull || f.namespace == "" || lower == "self" || lower == "parent" {
		return n.Text
	}
	return f.namespace + `\` + n.Text
}
