package compile

import (
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

func (m *classMembers) method(x *syntax.Method) {
	c := m.c
	name := x.Fn.Name
	lower := strings.ToLower(name)
	full := m.b.Name + "::" + name
	if m.methods[lower] {
		c.fail(x.Line, "Cannot redeclare "+full+"()")
		return
	}
	m.methods[lower] = true
	if !m.checkMethod(x, full) {
		return
	}
	mods := x.Mods
	if m.c.class.kind == syntax.KindInterface {
		mods |= syntax.ModAbstract
	}
	f := c.newFunc(m.f, name, 0)
	f.name = name
	if mods&syntax.ModStatic != 0 {
		f.f.Flags |= bytecode.FuncStatic
	}
	if x.Fn.Body == nil {
		f.f.Flags |= bytecode.FuncAbstract
	}
	m.checkPromotion(x, lower)
	if c.err != nil {
		return
	}
	c.body(f, x.Fn, nil)
	if c.err != nil {
		return
	}
	m.checkMagic(x, f, lower, full)
	m.b.Methods = append(m.b.Methods, bytecode.Method{Name: name, Mods: uint16(mods), Fn: f.f.Index, Line: int(x.Line)})
	m.promote(x, f)
}

func (m *classMembers) checkMethod(x *syntax.Method, full string) bool {
	c := m.c
	kind := m.c.class.kind
	line := x.Line
	switch {
	case kind == syntax.KindInterface && c.is74() && x.Mods&(syntax.ModProtected|syntax.ModPrivate|syntax.ModFinal|syntax.ModAbstract) != 0:
		c.fail(line, "Access type for interface method "+full+"() must be omitted")
	case kind == syntax.KindInterface && x.Mods&(syntax.ModProtected|syntax.ModPrivate) != 0:
		c.fail(line, "Access type for interface method "+full+"() must be public")
	case kind == syntax.KindInterface && x.Mods&syntax.ModFinal != 0:
		c.fail(line, "Interface method "+full+"() must not be final")
	case kind == syntax.KindInterface && x.Mods&syntax.ModAbstract != 0:
		c.fail(line, "Interface method "+full+"() must not be abstract")
	case kind == syntax.KindInterface && x.Fn.Body != nil:
		c.fail(line, "Interface function "+full+"() cannot contain body")
	case kind != syntax.KindInterface && x.Mods&syntax.ModAbstract != 0 && x.Mods&syntax.ModPrivate != 0 && (kind != syntax.KindTrait || c.is74()):
		c.fail(line, "Abstract function "+full+"() cannot be declared private")
		if c.is74() {
			c.err.Msg = "Abstract function " + full + "() cannot be declared private"
		}
	case kind != syntax.KindInterface && x.Mods&syntax.ModAbstract != 0 && x.Fn.Body != nil:
		c.fail(line, "Abstract function "+full+"() cannot contain body")
	case kind != syntax.KindInterface && x.Mods&syntax.ModAbstract == 0 && x.Fn.Body == nil:
		c.fail(line, "Non-abstract method "+full+"() must contain body")
	case kind == syntax.KindEnum && x.Mods&syntax.ModAbstract != 0:
		c.fail(line, "Enum method "+full+"() must not be abstract")
	case x.Mods&syntax.ModReadonly != 0:
		c.fail(line, "Cannot use 'readonly' as method modifier")
	default:
		if x.Mods&syntax.ModFinal != 0 && x.Mods&syntax.ModPrivate != 0 && !c.is74() && !strings.EqualFold(x.Fn.Name, "__construct") {
			c.warn(2, line, "Private methods cannot be final as they are never overridden by other classes")
		}
		return true
	}
	return false
}

func (m *classMembers) checkPromotion(x *syntax.Method, lower string) {
	c := m.c
	for _, p := range x.Fn.Params {
		if p.Mods == 0 && !p.HasHooks {
			continue
		}
		switch {
		case lower != "__construct":
			c.fail(p.Line, "Cannot declare promoted property outside a constructor")
		case x.Fn.Body == nil:
			c.fail(p.Line, "Cannot declare promoted property in an abstract constructor")
		case m.props[p.Name]:
			c.fail(p.Line, "Cannot redeclare "+m.b.Name+"::$"+p.Name)
		case p.Type != nil && p.Type.Kind == syntax.TypeName && strings.EqualFold(p.Type.Name.Text, "callable"):
			c.fail(p.Line, "Property "+m.b.Name+"::$"+p.Name+" cannot have type "+m.c.typeOf(p.Type).Text)
		case p.Type == nil && (p.Mods&syntax.ModReadonly != 0 || m.b.Mods&uint16(syntax.ModReadonly) != 0):
			c.fail(p.Line, "Readonly property "+m.b.Name+"::$"+p.Name+" must have type")
		}
	}
}

// promote declares the properties of promoted parameters.
func (m *classMembers) promote(x *syntax.Method, f *fn) {
	for i, p := range x.Fn.Params {
		if !f.f.Params[i].Promoted {
			continue
		}
		if m.props[p.Name] {
			m.c.fail(p.Line, "Cannot redeclare "+m.b.Name+"::$"+p.Name)
			return
		}
		m.props[p.Name] = true
		b := bytecode.Prop{Name: p.Name, Mods: uint16(m.classMods(p.Mods)), Type: f.f.Params[i].Type, Line: int(p.Line), Doc: p.Doc,
			Attrs: f.f.Params[i].Attrs, Get: -1, Set: -1, Promoted: true, Default: bytecode.Init{Thunk: -1, None: true}}
		if p.HasHooks {
			m.hooks(&b, p.Hooks, p.Line, p.Mods)
		}
		m.b.Props = append(m.b.Props, b)
	}
}

// magicArgs are the numbers of parameters that magic methods must have.
var magicArgs = map[string]int{"__get": 1, "__set": 2, "__isset": 1, "__unset": 1, "__call": 2, "__callstatic": 2, "__tostring": 0,
	"__debuginfo": 0, "__serialize": 0, "__unserialize": 1, "__clone": 0, "__destruct": 0, "__sleep": 0, "__wakeup": 0, "__set_state": 1}

func (m *classMembers) checkMagic(x *syntax.Method, f *fn, lower, full string) {
	c := m.c
	if !strings.HasPrefix(lower, "__") {
		return
	}
	line := x.Line
	if c.is74() {
		m.checkMagic74(x, f, lower)
		return
	}
	if x.Mods&syntax.ModStatic != 0 && (lower == "__construct" || lower == "__invoke") {
		c.fail(line, "Method "+full+"() cannot be static")
		return
	}
	if lower == "__invoke" && x.Mods&(syntax.ModPrivate|syntax.ModProtected) != 0 {
		c.warn(2, line, "The magic method "+full+"() must have public visibility")
	}
	n, known := magicArgs[lower]
	if lower == "__construct" || lower == "__destruct" {
		if f.f.Ret != nil {
			c.fail(line, "Method "+full+"() cannot declare a return type")
			return
		}
	}
	if !known {
		return
	}
	if len(f.f.Params) != n {
		switch {
		case n == 0:
			c.fail(line, "Method "+full+"() cannot take arguments")
		case n == 1:
			c.fail(line, "Method "+full+"() must take exactly 1 argument")
		default:
			c.fail(line, "Method "+full+"() must take exactly "+itoa(n)+" arguments")
		}
		return
	}
	for i := range f.f.Params {
		if f.f.Params[i].ByRef {
			c.fail(line, "Method "+full+"() cannot take arguments by reference")
			return
		}
	}
	wantStatic := lower == "__callstatic" || lower == "__set_state"
	static := x.Mods&syntax.ModStatic != 0
	if wantStatic && !static {
		c.fail(line, "Method "+full+"() must be static")
		return
	}
	if !wantStatic && static {
		c.fail(line, "Method "+full+"() cannot be static")
		return
	}
	if x.Mods&(syntax.ModPrivate|syntax.ModProtected) != 0 && lower != "__clone" && lower != "__destruct" {
		c.warn(2, line, "The magic method "+full+"() must have public visibility")
	}
	m.checkMagicTypes(x, f, lower, full)
}

// magicTypes are the types that magic methods' declarations must allow, as masks: parameters, then the return type.
var magicTypes = map[string]struct {
	params []uint32
	ret    uint32
	names  string
}{
	"__get": {[]uint32{typeString}, 0, ""}, "__set": {[]uint32{typeString, 0}, typeVoid, "void"},
	"__isset": {[]uint32{typeString}, typeFalse | typeTrue, "bool"}, "__unset": {[]uint32{typeString}, typeVoid, "void"},
	"__call": {[]uint32{typeString, typeArray}, 0, ""}, "__callstatic": {[]uint32{typeString, typeArray}, 0, ""},
	"__tostring": {nil, typeString, "string"}, "__debuginfo": {nil, typeArray | typeNull, "?array"},
	"__serialize": {nil, typeArray, "array"}, "__unserialize": {[]uint32{typeArray}, typeVoid, "void"},
	"__clone": {nil, typeVoid, "void"}, "__set_state": {[]uint32{typeArray}, typeObject, "object"},
	"__sleep": {nil, typeArray, "array"}, "__wakeup": {nil, typeVoid, "void"},
}

func (m *classMembers) checkMagicTypes(x *syntax.Method, f *fn, lower, full string) {
	want, ok := magicTypes[lower]
	if !ok {
		return
	}
	for i, mask := range want.params {
		p := &f.f.Params[i]
		if mask == 0 || p.Type == nil || p.Type.Mask&mask == mask {
			continue
		}
		m.c.fail(x.Fn.Params[i].Line, full+"(): Parameter #"+itoa(i+1)+" ($"+p.Name+") must be of type "+
			map[uint32]string{typeString: "string", typeArray: "array"}[mask]+" when declared")
		return
	}
	r := f.f.Ret
	if want.ret == 0 || r == nil || r.Mask&typeNever != 0 {
		return
	}
	if lower == "__set_state" {
		if r.Mask&^(typeObject|typeStatic) == 0 {
			return
		}
	} else if r.Mask&^want.ret == 0 && len(r.Names) == 0 && len(r.Inter) == 0 {
		return
	}
	m.c.fail(x.Line, full+"(): Return type must be "+want.names+" when declared")
}
