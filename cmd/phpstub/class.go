package main

import (
	"strings"

	"gaja/interp/syntax"
)

func (f *stubFile) class(d *syntax.ClassDecl) {
	t := f.tagsOf(d.Pos, d.Doc)
	c := &classDecl{pos: d.Pos, name: f.qualify(d.Name), levels: t.levels, handlers: t.handlers}
	c.flags = classFlags(d, t)
	if d.Extends != nil {
		c.parent = f.className(d.Extends)
	}
	for _, i := range d.Implements {
		c.interfaces = append(c.interfaces, f.className(i))
	}
	if d.Kind == syntax.KindEnum {
		c.interfaces = append([]string{"UnitEnum"}, c.interfaces...)
		if b := f.typeOf(d.EnumType, c); b != nil {
			c.backing = b.mask
			c.interfaces = append([]string{"UnitEnum", "BackedEnum"}, c.interfaces[1:]...)
		}
	}
	f.declare(d.Pos, "class", strings.ToLower(c.name), c.levels)
	for _, m := range d.Members {
		f.member(c, d, m)
	}
	f.classes = append(f.classes, c)
}

func classFlags(d *syntax.ClassDecl, t tags) []string {
	var flags []string
	add := func(on bool, flag string) {
		if on {
			flags = append(flags, flag)
		}
	}
	add(d.Kind == syntax.KindInterface, "php.ClassInterface")
	add(d.Kind == syntax.KindTrait, "php.ClassTrait")
	add(d.Kind == syntax.KindEnum, "php.ClassEnum")
	add(d.Mods&syntax.ModAbstract != 0, "php.ClassAbstract")
	add(d.Mods&syntax.ModFinal != 0 || d.Kind == syntax.KindEnum, "php.ClassFinal")
	add(d.Mods&syntax.ModReadonly != 0, "php.ClassReadonly")
	add(t.noDynamic || d.Kind == syntax.KindEnum, "php.ClassNoDynamic")
	add(t.noSerialize, "php.ClassNoSerialize")
	add(t.noNew, "php.ClassNoNew")
	for _, g := range d.Attrs {
		for _, a := range g.List {
			add(strings.EqualFold(a.Name.Text, "AllowDynamicProperties"), "php.ClassAllowDynamic")
		}
	}
	return flags
}

var modifierFlags = []struct {
	mod  syntax.Modifiers
	flag string
}{
	{syntax.ModProtected, "php.AccProtected"}, {syntax.ModPrivate, "php.AccPrivate"}, {syntax.ModStatic, "php.AccStatic"},
	{syntax.ModAbstract, "php.AccAbstract"}, {syntax.ModFinal, "php.AccFinal"}, {syntax.ModReadonly, "php.AccReadonly"},
	{syntax.ModPublicSet, "php.AccPublicSet"}, {syntax.ModProtectedSet, "php.AccProtectedSet"},
	{syntax.ModPrivateSet, "php.AccPrivateSet"},
}

func memberFlags(m syntax.Modifiers) []string {
	var flags []string
	if m&(syntax.ModProtected|syntax.ModPrivate) == 0 {
		flags = append(flags, "php.AccPublic")
	}
	for _, f := range modifierFlags {
		if m&f.mod != 0 {
			flags = append(flags, f.flag)
		}
	}
	return flags
}

func (f *stubFile) member(c *classDecl, d *syntax.ClassDecl, m syntax.Member) {
	switch m := m.(type) {
	case *syntax.Method:
		f.method(c, d, m)
	case *syntax.PropDecl:
		f.propDecl(c, m)
	case *syntax.ClassConstDecl:
		for _, it := range m.Items {
			t := f.tagsOf(it.Pos, it.Doc)
			k := &constDecl{pos: it.Pos, name: it.Name, expr: it.Value, levels: t.levels, flags: memberFlags(m.Mods),
				typ: f.typeOf(m.Type, c)}
			if t.isDeprecated {
				k.flags = append(k.flags, "php.FnDeprecated")
			}
			f.classConst(c, k)
		}
	case *syntax.EnumCase:
		t := f.tagsOf(m.Pos, m.Doc)
		f.classConst(c, &constDecl{pos: m.Pos, name: m.Name, expr: m.Value, levels: t.levels, isCase: true,
			flags: []string{"php.AccPublic"}})
	default:
		f.errorf(m.At(), "unsupported member")
	}
}

func (f *stubFile) classConst(c *classDecl, k *constDecl) {
	full := c.name + "::" + k.name
	at := k.levels
	if at == 0 {
		at = c.levels
	}
	f.declare(k.pos, "constant", full, at)
	f.set.consts[full] = append(f.set.consts[full], k)
	c.consts = append(c.consts, k)
}

func (f *stubFile) method(c *classDecl, d *syntax.ClassDecl, m *syntax.Method) {
	t := f.tagsOf(m.Fn.Pos, m.Fn.Doc)
	fn := f.funcDecl(m.Fn, t, c)
	abstract := m.Mods&syntax.ModAbstract != 0 || d.Kind == syntax.KindInterface
	fn.flags = append(memberFlags(m.Mods), fn.flags...)
	if abstract && m.Mods&syntax.ModAbstract == 0 {
		fn.flags = append(fn.flags, "php.AccAbstract")
	}
	if strings.EqualFold(fn.name, "__construct") {
		fn.flags = append(fn.flags, "php.FnCtor")
	}
	switch {
	case abstract && fn.impl != "":
		f.errorf(m.Pos, "@impl on an abstract method")
	case !abstract && fn.impl == "":
		fn.impl = goMethod(c.name, fn.name)
	}
	f.noImpl(fn)
	at := fn.levels
	if at == 0 {
		at = c.levels
	}
	f.declare(m.Pos, "method", c.name+"::"+strings.ToLower(fn.name), at)
	c.methods = append(c.methods, fn)
}

func (f *stubFile) propDecl(c *classDecl, m *syntax.PropDecl) {
	for _, it := range m.Items {
		t := f.tagsOf(it.Pos, it.Doc)
		p := &propDecl{pos: it.Pos, name: it.Name, flags: memberFlags(m.Mods), typ: f.typeOf(m.Type, c), expr: it.Init,
			levels: t.levels}
		if it.Init == nil && m.Type == nil {
			p.def = literal{kind: litNull}
		}
		f.declare(it.Pos, "property", c.name+"::$"+it.Name, p.levels|c.levels)
		c.props = append(c.props, p)
	}
}
