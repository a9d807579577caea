package compile

import (
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// classDecl compiles a class declaration. One that stands at the top of a file is declared early when nothing it needs
// can be missing then; the machine tries all early classes in order and leaves the rest to OpDeclareClass.
func (f *fn) classDecl(s *syntax.ClassDecl, top bool) {
	c := f.c
	if c.class != nil {
		c.fail(s.Line, "Class declarations may not be nested")
		return
	}
	if c.isReserved(s.Name) {
		c.fail(s.Line, "Cannot use '"+s.Name+"' as class name as it is reserved")
		if !c.is74() && s.Kind != syntax.KindClass {
			c.err.Msg = "Cannot use \"" + s.Name + "\" as " + article(s.Kind) + " name as it is reserved"
		} else if !c.is74() {
			c.err.Msg = "Cannot use \"" + s.Name + "\" as a class name as it is reserved"
		}
		return
	}
	if s.Name == "_" && !c.is74() {
		c.warn(8192, s.Line, "Using \"_\" as "+article(s.Kind)+" name is deprecated since 8.4")
	}
	name := joinName(c.ns, s.Name)
	if full, ok := c.useClass[strings.ToLower(s.Name)]; ok && !strings.EqualFold(full, name) {
		c.fail(s.Line, "Cannot redeclare class "+name+" (previously declared as local import)")
		if c.is74() {
			c.err.Msg = "Cannot declare class " + name + " because the name is already in use"
		}
		return
	}
	c.see("", s.Name)
	i := c.class_(f, s, name)
	if c.err != nil {
		return
	}
	var fl uint64
	if top {
		c.u.EarlyClasses = append(c.u.EarlyClasses, i)
		fl = bytecode.FlagB
	}
	f.line = uint32(s.Line)
	f.emit(bytecode.OpDeclareClass, bytecode.NoReg, 0, 0, uint64(i)<<32|fl)
}

func article(k syntax.ClassKind) string {
	switch k {
	case syntax.KindInterface:
		return "an interface"
	case syntax.KindTrait:
		return "a trait"
	case syntax.KindEnum:
		return "an enum"
	}
	return "a class"
}

// anonClass compiles the class of a new class {…} expression and returns its index.
func (c *compiler) anonClass(f *fn, s *syntax.ClassDecl) int {
	c.anon++
	base := "class"
	switch {
	case c.is74():
	case s.Extends != nil:
		base = c.plainClassName(s.Extends)
	case len(s.Implements) > 0:
		base = c.plainClassName(s.Implements[0])
	}
	name := base + "@anonymous\x00" + c.file.Name + ":" + itoa(int(s.Line)) + "$" + hex(c.anon-1)
	i := c.class_(f, s, name)
	c.u.Classes[i].Anonymous = true
	return i
}

func hex(n int) string {
	const digits = "0123456789abcdef"
	if n < 16 {
		return digits[n : n+1]
	}
	return hex(n/16) + digits[n%16:n%16+1]
}

// class_ compiles a class body and returns its index in the unit.
func (c *compiler) class_(f *fn, s *syntax.ClassDecl, name string) int {
	b := &bytecode.Class{Name: name, Kind: uint8(s.Kind), Mods: uint16(s.Mods), Doc: s.Doc, Line: int(s.Line), EndLine: int(s.End), Index: len(c.u.Classes)}
	c.u.Classes = append(c.u.Classes, b)
	saved, closure := c.class, c.inClosure
	c.class, c.inClosure = &classScope{name: name, kind: s.Kind, decl: s}, false
	defer func() { c.class, c.inClosure = saved, closure }()
	if s.Extends != nil {
		b.Parent = c.className(s.Extends)
		if b.Parent == "self" || b.Parent == "parent" || b.Parent == "static" {
			c.reservedName(s.Extends, "class")
			return b.Index
		}
		c.class.parent = b.Parent
	}
	for _, n := range s.Implements {
		in := c.className(n)
		if in == "self" || in == "parent" || in == "static" {
			c.reservedName(n, "interface")
			return b.Index
		}
		b.Interfaces = append(b.Interfaces, in)
	}
	if s.Kind == syntax.KindEnum && s.EnumType != nil {
		b.Backing = c.typeOf(s.EnumType)
		if b.Backing.Mask != typeInt && b.Backing.Mask != typeString || len(b.Backing.Names) > 0 {
			c.fail(s.EnumType.Line, "Enum backing type must be int or string, "+b.Backing.Text+" given")
			return b.Index
		}
	}
	m := c.newClassMembers(f, b)
	b.Attrs = c.attrs(f, s.Attrs)
	c.checkAttrs(b.Attrs, targetClass, 0, s.Line)
	c.checkDynamicAttr(b, s.Line)
	for _, x := range s.Members {
		if c.err != nil {
			return b.Index
		}
		m.member(x)
	}
	if c.err == nil {
		m.checkAbstract(s.Line)
	}
	return b.Index
}

// reservedName refuses self, parent and static where a class is named.
func (c *compiler) reservedName(n *syntax.Name, what string) {
	if c.is74() {
		c.fail(n.Line, "Cannot use '"+n.Text+"' as "+what+" name as it is reserved")
		return
	}
	c.fail(n.Line, "Cannot use \""+n.Text+"\" as "+what+" name, as it is reserved")
}

// classMembers compiles the members of one class and refuses doubles.
type classMembers struct {
	c       *compiler
	f       *fn
	b       *bytecode.Class
	consts  map[string]bool
	props   map[string]bool
	methods map[string]bool
}

func (c *compiler) newClassMembers(f *fn, b *bytecode.Class) *classMembers {
	return &classMembers{c: c, f: f, b: b, consts: map[string]bool{}, props: map[string]bool{}, methods: map[string]bool{}}
}

func (m *classMembers) member(x syntax.Member) {
	switch x := x.(type) {
	case *syntax.ClassConstDecl:
		m.constants(x)
	case *syntax.PropDecl:
		m.properties(x)
	case *syntax.Method:
		m.method(x)
	case *syntax.TraitUse:
		m.traitUse(x)
	case *syntax.EnumCase:
		m.enumCase(x)
	}
}

func (m *classMembers) constants(x *syntax.ClassConstDecl) {
	c := m.c
	if m.c.class.kind == syntax.KindTrait && c.is74() {
		c.fail(x.Line, "Traits cannot have constants")
		return
	}
	if final74 := c.is74() && x.Mods&syntax.ModFinal != 0; final74 || x.Mods&(syntax.ModStatic|syntax.ModAbstract|syntax.ModReadonly) != 0 {
		word := map[bool]string{true: "static", false: "abstract"}[x.Mods&syntax.ModStatic != 0]
		if x.Mods&syntax.ModReadonly != 0 {
			word = "readonly"
		}
		if final74 {
			word = "final"
		}
		c.fail(x.Line, "Cannot use '"+word+"' as constant modifier")
		return
	}
	if x.Mods&syntax.ModPrivate != 0 && x.Mods&syntax.ModFinal != 0 {
		c.fail(x.Line, "Private constant "+m.b.Name+"::"+x.Items[0].Name+" cannot be final as it is not visible to other classes")
		return
	}
	attrs := c.attrs(m.f, x.Attrs)
	c.checkAttrs(attrs, targetConst, 0, x.Line)
	for _, it := range x.Items {
		if strings.EqualFold(it.Name, "class") {
			c.fail(it.Line, "A class constant must not be called 'class'; it is reserved for class name fetching")
			return
		}
		if m.consts[it.Name] {
			c.fail(it.Line, "Cannot redefine class constant "+m.b.Name+"::"+it.Name)
			return
		}
		m.consts[it.Name] = true
		if m.b.Kind == uint8(syntax.KindInterface) && x.Mods&(syntax.ModProtected|syntax.ModPrivate) != 0 {
			c.fail(it.Line, "Access type for interface constant "+m.b.Name+"::"+it.Name+" must be public")
			return
		}
		if !c.checkConstExpr(it.Value, constClass) {
			return
		}
		t, v := c.typeOf(x.Type), c.init(m.f, it.Value)
		m.checkConstType(it, t, &v)
		m.b.Consts = append(m.b.Consts, bytecode.ClassConst{Name: it.Name, Mods: uint16(x.Mods), Type: t,
			Value: v, Line: int(it.Line), Doc: it.Doc, Attrs: attrs})
	}
}

// checkConstType refuses types that no constant can have, and literals that are not of the type.
func (m *classMembers) checkConstType(it *syntax.ConstItem, t *bytecode.Type, v *bytecode.Init) {
	switch {
	case t == nil:
	case t.Mask&(typeCallable|typeVoid|typeNever) != 0:
		m.c.fail(it.Line, "Class constant "+m.b.Name+"::"+it.Name+" cannot have type "+t.Text)
	case v.Thunk < 0 && !literalFits(t, v.Lit):
		m.c.fail(it.Line, "Cannot use "+constTypeName(v.Lit)+" as value for class constant "+m.b.Name+"::"+it.Name+
			" of type "+t.Text)
	}
}

func (m *classMembers) enumCase(x *syntax.EnumCase) {
	c := m.c
	if m.c.class.kind != syntax.KindEnum {
		c.fail(x.Line, "Case can only be used in enums")
		return
	}
	if m.consts[x.Name] {
		c.fail(x.Line, "Cannot redefine class constant "+m.b.Name+"::"+x.Name)
		return
	}
	m.consts[x.Name] = true
	if m.b.Backing != nil && x.Value == nil {
		c.fail(x.Line, "Case "+x.Name+" of backed enum "+m.b.Name+" must have a value")
		return
	}
	if m.b.Backing == nil && x.Value != nil {
		c.fail(x.Line, "Case "+x.Name+" of non-backed enum "+m.b.Name+" must not have a value")
		return
	}
	if x.Value != nil && !c.checkConstExpr(x.Value, constClass) {
		return
	}
	m.b.Cases++
	m.b.Consts = append(m.b.Consts, bytecode.ClassConst{Name: x.Name, Mods: uint16(syntax.ModPublic), Value: c.init(m.f, x.Value),
		Case: true, Line: int(x.Line), Doc: x.Doc, Attrs: c.attrs(m.f, x.Attrs)})
	c.checkAttrs(m.b.Consts[len(m.b.Consts)-1].Attrs, targetConst, 0, x.Line)
}

func (m *classMembers) properties(x *syntax.PropDecl) {
	c := m.c
	kind := m.c.class.kind
	hooked := len(x.Items) == 1 && x.Items[0].HasHooks
	switch {
	case kind == syntax.KindInterface && (c.is74() || !hooked):
		if c.is74() {
			c.fail(x.Line, "Interfaces may not include member variables")
		} else {
			c.fail(x.Line, "Interfaces may only include hooked properties")
		}
		return
	case kind == syntax.KindEnum:
		c.fail(x.Line, "Enum "+m.b.Name+" cannot include properties")
		return
	}
	typ := c.typeOf(x.Type)
	attrs := c.attrs(m.f, x.Attrs)
	c.checkAttrs(attrs, targetProperty, 0, x.Line)
	for _, it := range x.Items {
		if m.props[it.Name] {
			c.fail(it.Line, "Cannot redeclare "+m.b.Name+"::$"+it.Name)
			return
		}
		m.props[it.Name] = true
		p := bytecode.Prop{Name: it.Name, Mods: uint16(m.classMods(x.Mods)), Type: typ, Line: int(it.Line), Doc: it.Doc, Attrs: attrs, Get: -1, Set: -1}
		if !m.checkProp(&p, it) {
			return
		}
		if it.Init != nil && !c.checkConstExpr(it.Init, constProp) {
			return
		}
		p.Default = c.init(m.f, it.Init)
		if it.HasHooks {
			m.hooks(&p, it.Hooks, it.Line, x.Mods)
		}
		m.b.Props = append(m.b.Props, p)
	}
}

// classMods adds what the class's own modifiers mean for its properties.
func (m *classMembers) classMods(mods syntax.Modifiers) syntax.Modifiers {
	if m.b.Mods&uint16(syntax.ModReadonly) != 0 && mods&syntax.ModStatic == 0 {
		mods |= syntax.ModReadonly
	}
	return mods
}

func (m *classMembers) checkProp(p *bytecode.Prop, it *syntax.PropItem) bool {
	c := m.c
	mods := syntax.Modifiers(p.Mods)
	full := m.b.Name + "::$" + it.Name
	switch {
	case mods&syntax.ModAbstract != 0 && !it.HasHooks:
		if c.is74() {
			c.fail(it.Line, "Properties cannot be declared abstract")
		} else {
			c.fail(it.Line, "Only hooked properties may be declared abstract")
		}
	case mods&syntax.ModFinal != 0 && c.is74():
		c.fail(it.Line, "Cannot declare property "+full+" final, the final modifier is allowed only for methods and classes")
	case p.Type != nil && p.Type.Mask&typeVoid != 0:
		c.fail(it.Line, "Property "+full+" cannot have type void")
	case p.Type != nil && p.Type.Mask&typeNever != 0:
		c.fail(it.Line, "Property "+full+" cannot have type never")
	case p.Type != nil && p.Type.Mask&typeCallable != 0:
		text := p.Type.Text
		if c.is74() {
			text = "callable"
		}
		c.fail(it.Line, "Property "+full+" cannot have type "+text)
	case mods&syntax.ModReadonly != 0 && p.Type == nil:
		if m.b.Mods&uint16(syntax.ModReadonly) != 0 {
			c.fail(it.Line, "Readonly property "+full+" must have type")
		} else {
			c.fail(it.Line, "Readonly property "+full+" must have type")
		}
	case mods&syntax.ModReadonly != 0 && mods&syntax.ModStatic != 0:
		c.fail(it.Line, "Static property "+full+" cannot be readonly")
	case mods&syntax.ModReadonly != 0 && it.Init != nil:
		c.fail(it.Line, "Readonly property "+full+" cannot have default value")
	default:
		return m.checkPropDefault(p, it)
	}
	return false
}

func (m *classMembers) checkPropDefault(p *bytecode.Prop, it *syntax.PropItem) bool {
	if p.Type == nil || it.Init == nil {
		return true
	}
	k, ok := m.c.fold(it.Init)
	if !ok || literalFits(p.Type, k) {
		return true
	}
	full := m.b.Name + "::$" + it.Name
	if k.Kind == bytecode.ConstNull && (len(p.Type.Inter) == 0 || len(p.Type.Classes) > 1 || p.Type.Mask != 0) {
		nullable := *p.Type
		nullable.Mask |= typeNull
		m.c.fail(it.Line, "Default value for property of type "+p.Type.Text+" may not be null. Use the nullable type "+typeText(&nullable, m.c.is74())+" to allow null default value")
		return false
	}
	m.c.fail(it.Line, "Cannot use "+constValueName(k)+" as default value for property "+full+" of type "+p.Type.Text)
	if m.c.is74() {
		m.c.err.Msg = propRule74(p.Type)
	}
	return false
}

// propRule74 says what a property of a type may have as default, in 7.4's words.
func propRule74(t *bytecode.Type) string {
	word := strings.TrimPrefix(t.Text, "?")
	switch m := t.Mask &^ typeNull; {
	case len(t.Names) > 0:
		return "Property of type " + t.Names[0] + " may not have default value"
	case m&(typeArray|typeIterable) != 0:
		return "Default value for property of type " + word + " can only be an array"
	case m == typeFloat:
		return "Default value for property of type float can only be float or int"
	}
	return "Default value for property of type " + word + " can only be " + word
}

// hooks compiles the hooks of a property.
func (m *classMembers) hooks(p *bytecode.Prop, hooks []*syntax.Hook, line int32, mods syntax.Modifiers) {
	c := m.c
	full := m.b.Name + "::$" + p.Name
	if mods&syntax.ModStatic != 0 {
		c.fail(line, "Cannot declare hooks for static property")
		return
	}
	if p.Mods&uint16(syntax.ModReadonly) != 0 {
		c.fail(line, "Hooked properties cannot be readonly")
		return
	}
	if len(hooks) == 0 {
		c.fail(line, "Property hook list must not be empty")
		return
	}
	p.Hooked, p.Virtual = true, true
	for _, h := range hooks {
		l := strings.ToLower(h.Name)
		switch l {
		case "get":
			if p.Get >= 0 || p.AbstractHooks&1 != 0 {
				c.fail(h.Line, "Cannot redeclare property hook \"get\"")
				return
			}
			if h.HasParams {
				c.fail(h.Line, "get hook of property "+full+" must not have a parameter list")
				return
			}
		case "set":
			if p.Set >= 0 || p.AbstractHooks&2 != 0 {
				c.fail(h.Line, "Cannot redeclare property hook \"set\"")
				return
			}
		default:
			c.fail(h.Line, "Unknown hook \""+h.Name+"\" for property "+full+", expected \"get\" or \"set\"")
			return
		}
		m.hook(p, h, l)
	}
}

func (m *classMembers) hook(p *bytecode.Prop, h *syntax.Hook, l string) {
	c := m.c
	private, final := p.Mods&uint16(syntax.ModPrivate) != 0, h.Mods&syntax.ModFinal != 0
	abstract := h.Fn.Body == nil && (p.Mods&uint16(syntax.ModAbstract) != 0 || m.c.class.kind == syntax.KindInterface)
	switch {
	case final && private:
		c.fail(h.Line, "Property hook cannot be both final and private")
		return
	case abstract && private:
		c.fail(h.Line, "Property hook cannot be both abstract and private")
		return
	case abstract && final:
		c.fail(h.Line, "Property hook cannot be both abstract and final")
		return
	}
	if h.Fn.Body == nil {
		if m.c.class.kind != syntax.KindInterface && p.Mods&uint16(syntax.ModAbstract) == 0 {
			c.fail(h.Line, "Non-abstract property hook must have a body")
			return
		}
		if l == "get" {
			p.AbstractHooks |= 1
		} else {
			p.AbstractHooks |= 2
		}
	}
	saved := c.class.prop
	c.class.prop = p.Name
	fd := *h.Fn
	arrowSet := h.Arrow && l == "set"
	if l == "set" && !h.HasParams {
		fd.Params = []*syntax.Param{{Pos: h.Pos, Name: "value", Type: nil}}
	}
	if arrowSet && h.Fn.Body != nil && len(h.Fn.Body.List) == 1 {
		// set => expr assigns the expression to the backing value.
		if x := hookExpr(h.Fn.Body.List[0]); x != nil {
			this := &syntax.Prop{Pos: h.Pos, Base: &syntax.Variable{Pos: h.Pos, Name: "this"}, Name: &syntax.Ident{Pos: h.Pos, Text: p.Name}}
			body := *h.Fn.Body
			body.List = []syntax.Stmt{&syntax.ExprStmt{Pos: h.Pos, X: &syntax.Assign{Pos: h.Pos, X: this, Y: x}}}
			fd.Body = &body
		}
	}
	f := c.newFunc(m.f, "$"+p.Name+"::"+l, bytecode.FuncHook)
	f.f.HookProp = p.Name
	f.name = "$" + p.Name + "::" + l
	if l == "get" {
		f.f.Ret = p.Type
	}
	c.body(f, &fd, nil)
	if l == "get" {
		f.f.Ret = p.Type
		p.Get, p.GetFinal = f.f.Index, h.Mods&syntax.ModFinal != 0
	} else {
		if !h.HasParams && p.Type != nil && len(f.f.Params) == 1 {
			f.f.Params[0].Type = p.Type
		}
		p.Set, p.SetFinal = f.f.Index, h.Mods&syntax.ModFinal != 0
	}
	if h.Fn.Body == nil || usesBacking(fd.Body.List, p.Name) {
		if h.Fn.Body != nil {
			p.Virtual = false
		}
	}
	if h.Fn.Body == nil {
		f.f.Flags |= bytecode.FuncAbstract
	}
	c.class.prop = saved
}

func hookExpr(s syntax.Stmt) syntax.Expr {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		return s.X
	case *syntax.Return:
		return s.X
	}
	return nil
}

// usesBacking reports whether a hook touches $this->name, which gives the property a value of its own.
func usesBacking(list []syntax.Stmt, name string) bool {
	found := false
	walkStmts(list, func(n syntax.Node) bool {
		if p, ok := n.(*syntax.Prop); ok && isThis(p.Base) {
			if id, ok := p.Name.(*syntax.Ident); ok && id.Text == name {
				found = true
			}
		}
		return !found
	})
	return found
}

func (m *classMembers) traitUse(x *syntax.TraitUse) {
	u := bytecode.TraitUse{Line: int(x.Line)}
	if m.c.class.kind == syntax.KindInterface {
		m.c.fail(x.Line, "Cannot use traits inside of interfaces. "+x.Traits[0].Text+" is used in "+m.b.Name)
		return
	}
	for _, n := range x.Traits {
		name := m.c.className(n)
		if name == "self" || name == "parent" || name == "static" {
			m.c.reservedName(n, "trait")
			return
		}
		u.Names = append(u.Names, name)
	}
	for _, a := range x.Adapt {
		r := bytecode.TraitRule{Method: a.Method, Alias: a.Alias, Mods: uint16(a.Mods), Line: int(a.Line)}
		if final74 := m.c.is74() && a.Mods&syntax.ModFinal != 0; final74 || a.Mods&(syntax.ModStatic|syntax.ModAbstract) != 0 {
			word := map[bool]string{true: "static", false: "abstract"}[a.Mods&syntax.ModStatic != 0]
			if final74 {
				word = "final"
			}
			m.c.fail(a.Line, "Cannot use \""+word+"\" as method modifier in trait alias")
			if m.c.is74() {
				m.c.err.Msg = "Cannot use '" + word + "' as method modifier"
			}
			return
		}
		if a.Trait != nil {
			r.Trait = m.c.className(a.Trait)
		}
		for _, n := range append([]*syntax.Name{a.Trait}, a.InsteadOf...) {
			if n == nil {
				continue
			}
			if name := m.c.className(n); name == "self" || name == "parent" || name == "static" {
				m.c.reservedName(n, "trait")
				return
			}
		}
		for _, n := range a.InsteadOf {
			r.InsteadOf = append(r.InsteadOf, m.c.className(n))
		}
		u.Rules = append(u.Rules, r)
	}
	m.b.Traits = append(m.b.Traits, u)
}
