package compile

import (
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// What 7.4 says about magic methods: fewer things are refused than at 8.x, and in other words.

// magicPublic74 are the methods that 7.4 wants public and not static, as its warnings spell them.
var magicPublic74 = map[string]string{"__call": "__call", "__get": "__get", "__set": "__set", "__unset": "__unset",
	"__isset": "__isset", "__tostring": "__toString", "__invoke": "__invoke", "__debuginfo": "__debugInfo"}

func (m *classMembers) checkMagic74(x *syntax.Method, f *fn, lower string) {
	c := m.c
	static, hidden := x.Mods&syntax.ModStatic != 0, x.Mods&(syntax.ModPrivate|syntax.ModProtected) != 0
	if name := magicPublic74[lower]; name != "" && (static || hidden) {
		c.warn(2, x.Line, "The magic method "+name+"() must have public visibility and cannot be static")
	}
	if lower == "__callstatic" && (!static || hidden) {
		c.warn(2, x.Line, "The magic method __callStatic() must have public visibility and be static")
	}
	if word := map[string]string{"__construct": "Constructor", "__destruct": "Destructor", "__clone": "Clone method"}[lower]; word != "" {
		full := m.b.Name + "::" + x.Fn.Name
		if static {
			c.fail(int32(m.b.Line), word+" "+full+"() cannot be static")
		} else if f.f.Ret != nil {
			c.fail(int32(m.b.Line), word+" "+full+"() cannot declare a return type")
		}
	}
	m.checkMagicArgs74(x, f, lower)
}

func (m *classMembers) checkMagicArgs74(x *syntax.Method, f *fn, lower string) {
	c := m.c
	n := len(f.f.Params)
	full := m.b.Name + "::" + lower
	switch lower {
	case "__destruct":
		if n != 0 {
			c.fail(x.Line, "Destructor "+full+"() cannot take arguments")
		}
	case "__clone":
		if n != 0 {
			c.fail(x.Line, "Method "+full+"() cannot accept any arguments")
		}
	case "__tostring", "__debuginfo":
		if n != 0 {
			c.fail(x.Line, "Method "+full+"() cannot take arguments")
		}
	case "__get", "__unset", "__isset", "__set", "__call", "__callstatic":
		full = strings.Replace(full, "callstatic", "callStatic", 1)
		want := magicArgs[lower]
		if n != want {
			c.fail(x.Line, "Method "+full+"() must take exactly "+map[int]string{1: "1 argument", 2: "2 arguments"}[want])
			return
		}
		for i := range f.f.Params {
			if f.f.Params[i].ByRef {
				c.fail(x.Line, "Method "+full+"() cannot take arguments by reference")
				return
			}
		}
	}
}

// checkAbstract refuses abstract methods and hooks in a class that is not abstract itself.
func (m *classMembers) checkAbstract(line int32) {
	if m.c.class.kind != syntax.KindClass || m.b.Mods&uint16(syntax.ModAbstract) != 0 {
		return
	}
	var open []string
	for i := range m.b.Methods {
		if x := &m.b.Methods[i]; syntax.Modifiers(x.Mods)&syntax.ModAbstract != 0 {
			open = append(open, x.Name)
		}
	}
	for i := range m.b.Props {
		open = append(open, abstractHooks(&m.b.Props[i])...)
	}
	if len(open) == 0 {
		return
	}
	s, more := "", ""
	if len(open) > 1 {
		s = "s"
	}
	n := len(open)
	if n > 3 {
		open, more = open[:3], ", ..."
	}
	class := m.b.Name
	if i := strings.IndexByte(class, 0); i >= 0 {
		class = class[:i]
	}
	for i := range open {
		open[i] = class + "::" + open[i]
	}
	m.c.fail(line, "Class "+class+" contains "+itoa(n)+" abstract method"+s+" and must therefore be declared abstract or "+
		"implement the remaining methods ("+strings.Join(open, ", ")+more+")")
}

func abstractHooks(p *bytecode.Prop) []string {
	var list []string
	if p.AbstractHooks&1 != 0 {
		list = append(list, "$"+p.Name+"::get")
	}
	if p.AbstractHooks&2 != 0 {
		list = append(list, "$"+p.Name+"::set")
	}
	return list
}
