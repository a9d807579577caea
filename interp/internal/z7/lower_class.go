package z7

import (
	"strings"

	"github.com/z7zmey/php-parser/node"
	"github.com/z7zmey/php-parser/node/stmt"

	"gaja/interp/syntax"
)

// class lowers a class, interface or trait.
func (l *lowerer) class(n node.Node) *syntax.ClassDecl {
	first, last := span(n)
	d := &syntax.ClassDecl{Pos: l.at(first), End: l.behind(last)}
	var name node.Node
	var members []node.Node
	word := syntax.TClass
	switch n := n.(type) {
	case *stmt.Class:
		name, members, d.Doc = n.ClassName, n.Stmts, n.PhpDocComment
		d.Mods = modifiers(n.Modifiers)
		if n.Extends != nil {
			d.Extends = l.name(n.Extends.ClassName)
		}
		if n.Implements != nil {
			d.Implements = l.names(n.Implements.InterfaceNames)
		}
	case *stmt.Interface:
		d.Kind, word = syntax.KindInterface, syntax.TInterface
		name, members, d.Doc = n.InterfaceName, n.Stmts, n.PhpDocComment
		if n.Extends != nil {
			d.Implements = l.names(n.Extends.InterfaceNames)
		}
	case *stmt.Trait:
		d.Kind, word = syntax.KindTrait, syntax.TTrait
		name, members, d.Doc = n.TraitName, n.Stmts, n.PhpDocComment
	}
	for first < last && l.kind(first) != word {
		first++
	}
	d.Line = l.at(first).Line
	if name != nil {
		d.Name, d.NamePos = identText(name), l.pos(name)
	}
	for _, m := range members {
		d.Members = append(d.Members, l.member(m))
	}
	return d
}

// modifiers lowers a list of modifier words.
func modifiers(list []node.Node) syntax.Modifiers {
	var m syntax.Modifiers
	for _, n := range list {
		m |= modifier(identText(n))
	}
	return m
}

// modifier returns the flag of one modifier word.
func modifier(word string) syntax.Modifiers {
	switch strings.ToLower(word) {
	case "public":
		return syntax.ModPublic
	case "protected":
		return syntax.ModProtected
	case "private":
		return syntax.ModPrivate
	case "static":
		return syntax.ModStatic
	case "abstract":
		return syntax.ModAbstract
	case "final":
		return syntax.ModFinal
	case "var":
		return syntax.ModPublic | syntax.ModVar
	}
	return 0
}

// member lowers one part of a class body.
func (l *lowerer) member(n node.Node) syntax.Member {
	p := l.pos(n)
	switch n := n.(type) {
	case *stmt.ClassMethod:
		return l.method(n)
	case *stmt.PropertyList:
		return l.properties(n)
	case *stmt.ClassConstList:
		items := l.consts(n.Consts)
		return &syntax.ClassConstDecl{Pos: lineOf(p, items[0]), Mods: modifiers(n.Modifiers), Items: items}
	case *stmt.TraitUse:
		return l.traitUse(n)
	}
	l.fail(internal(p, n))
	return &syntax.PropDecl{Pos: p}
}

// method lowers a method.
func (l *lowerer) method(n *stmt.ClassMethod) syntax.Member {
	first, last := span(n)
	body, ok := n.Stmt.(*stmt.StmtList)
	f := funcParts{first: first, last: last, name: n.MethodName, byRef: n.ReturnsRef, params: n.Params,
		ret: n.ReturnType, noBody: !ok, doc: n.PhpDocComment}
	if ok {
		f.body = body.Stmts
	}
	fn := l.function(f)
	return &syntax.Method{Pos: fn.Pos, Mods: modifiers(n.Modifiers), Fn: fn}
}

// properties lowers public int $a = 1, $b;.
func (l *lowerer) properties(n *stmt.PropertyList) syntax.Member {
	d := &syntax.PropDecl{Pos: l.pos(n), Mods: modifiers(n.Modifiers), Type: l.typ(n.Type)}
	for _, p := range n.Properties {
		p := p.(*stmt.Property)
		d.Items = append(d.Items, &syntax.PropItem{Pos: l.pos(p), Name: varName(p.Variable), Init: l.optional(p.Expr),
			Doc: p.PhpDocComment})
	}
	d.Line = d.Items[0].Line
	if d.Type != nil {
		d.Line = d.Type.Line
	}
	return d
}

// traitUse lowers use A, B {...}.
func (l *lowerer) traitUse(n *stmt.TraitUse) syntax.Member {
	u := &syntax.TraitUse{Pos: l.pos(n), Traits: l.names(n.Traits)}
	u.Line = u.Traits[0].Line
	list, ok := n.TraitAdaptationList.(*stmt.TraitAdaptationList)
	if !ok {
		return u
	}
	for _, a := range list.Adaptations {
		out := &syntax.TraitAdapt{Pos: l.pos(a)}
		var ref node.Node
		switch a := a.(type) {
		case *stmt.TraitUsePrecedence:
			ref, out.InsteadOf = a.Ref, l.names(a.Insteadof)
		case *stmt.TraitUseAlias:
			ref, out.Alias, out.Mods = a.Ref, identText(a.Alias), modifier(identText(a.Modifier))
		}
		if r, ok := ref.(*stmt.TraitMethodRef); ok {
			out.Method = identText(r.Method)
			if r.Trait != nil {
				out.Trait = l.name(r.Trait)
			}
		}
		u.Adapt = append(u.Adapt, out)
	}
	return u
}
