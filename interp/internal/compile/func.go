package compile

import (
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// function compiles a declared function and returns its index.
func (c *compiler) function(parent *fn, s *syntax.FuncDecl) int {
	name := joinName(c.ns, s.Name)
	if strings.EqualFold(s.Name, "__autoload") && !c.is74() {
		c.fail(s.Line, "__autoload() is no longer supported, use spl_autoload_register() instead")
	}
	if strings.EqualFold(s.Name, "assert") && c.is74() {
		c.warn(8192, s.Line, "Defining a custom assert() function is deprecated, as the function has special semantics")
	}
	if strings.EqualFold(s.Name, "__autoload") && c.ns == "" && c.is74() {
		if len(s.Params) != 1 {
			c.fail(s.Line, "__autoload() must take exactly 1 argument")
		}
		if c.err == nil {
			c.warn(8192, s.Line, "__autoload() is deprecated, use spl_autoload_register() instead")
		}
	}
	if strings.EqualFold(s.Name, "assert") && (c.ns == "" || !c.is74()) {
		c.fail(s.Line, "Defining a custom assert() function is not allowed, as the function has special semantics")
	}
	if full, ok := c.useFunc[strings.ToLower(s.Name)]; ok && !strings.EqualFold(full, name) {
		msg := "Cannot redeclare function " + name + "() (previously declared as local import)"
		if c.is74() {
			msg = "Cannot declare function " + name + " because the name is already in use"
		}
		c.fail(s.Line, msg)
	}
	c.see("function ", s.Name)
	saved := c.class
	c.class = nil
	f := c.newFunc(parent, name, 0)
	f.name = name
	c.body(f, s, nil)
	c.class = saved
	return f.f.Index
}

// body compiles parameters and statements of a function.
func (c *compiler) body(f *fn, s *syntax.FuncDecl, uses []*syntax.ClosureUse) {
	defer func(saved bool) { c.inClosure = saved }(c.inClosure)
	c.inClosure = f.f.Flags&bytecode.FuncClosure != 0
	if k := c.class; k != nil && c.inClosure {
		defer func(saved string) { k.prop = saved }(k.prop)
		k.prop = "" // a closure in a hook is no hook
	}
	f.line = uint32(s.Line)
	f.f.Line, f.f.EndLine, f.f.Doc = int(s.Line), int(s.End), s.Doc
	if s.ByRef {
		f.f.Flags |= bytecode.FuncByRef
	}
	f.f.Attrs = c.attrs(f, s.Attrs)
	if f.isMethod() {
		c.checkAttrs(f.f.Attrs, targetMethod, 0, s.Line)
	} else {
		c.checkAttrs(f.f.Attrs, targetFunction, 0, s.Line)
	}
	c.params(f, s)
	ret := c.typeOf(s.Ret)
	if ret == nil && f.isMethod() && strings.EqualFold(s.Name, "__toString") && !c.is74() {
		ret = &bytecode.Type{Mask: typeString, Text: "string"}
	}
	f.uses = uses
	for _, u := range uses {
		if _, dup := f.cvs[u.Name]; dup && f.paramNamed(u.Name) {
			c.fail(u.Line, "Cannot use lexical variable $"+u.Name+" as a parameter name")
			return
		}
		f.declare(u.Name)
	}
	var list []syntax.Stmt
	if s.Body != nil {
		list = s.Body.List
	}
	f.collect(list)
	if r := ret; r != nil || f.f.Flags&bytecode.FuncHook == 0 {
		f.f.Ret = r // a get hook has its property's type
	}
	if c.err != nil {
		return
	}
	c.voidByRef(f, s)
	f.findLabels(list)
	if f.f.Flags&bytecode.FuncGenerator != 0 {
		f.generator = true
		c.checkGenerator(f, s)
	}
	f.prologue(s)
	for _, st := range list {
		if c.err != nil {
			return
		}
		f.stmt(st)
	}
	f.line = uint32(s.End)
	f.implicitReturn()
	f.finish()
	f.f.Recv = f.here()
	f.line = uint32(s.Line)
	for range s.Params {
		f.emit(bytecode.OpHalt, 0, 0, 0, 0)
	}
}

// voidByRef reports a function that returns nothing by reference.
func (c *compiler) voidByRef(f *fn, s *syntax.FuncDecl) {
	if s.ByRef && f.f.Ret != nil && f.f.Ret.Mask&typeVoid != 0 && !c.is74() {
		c.warn(eDeprecated, s.Line, c.shownName(f)+"(): Returning by reference from a void function is deprecated")
	}
}

// shownName is a function's name in messages.
func (c *compiler) shownName(f *fn) string {
	if c.class != nil && f.f.Flags&bytecode.FuncClosure == 0 {
		return c.class.name + "::" + f.name
	}
	return f.name
}

func (f *fn) paramNamed(name string) bool {
	for i := range f.f.Params {
		if f.f.Params[i].Name == name {
			return true
		}
	}
	return false
}

func (c *compiler) checkGenerator(f *fn, s *syntax.FuncDecl) {
	r := f.f.Ret
	if r == nil {
		return
	}
	ok := r.Mask&(typeObject|typeIterable) != 0 || r.Mask&typeMixedTag != 0
	for _, n := range r.Names {
		switch strings.ToLower(n) {
		case "generator", "iterator", "traversable":
			ok = true
		}
	}
	if !ok {
		c.fail(s.Line, "Generator return type must be a supertype of Generator, "+r.Text+" given")
		if c.is74() {
			c.err.Msg = "Generators may only declare a return type of Generator, Iterator, Traversable, or iterable, " + r.Text + " is not permitted"
		}
	}
}

// params compiles the parameter list.
func (c *compiler) params(f *fn, s *syntax.FuncDecl) {
	seenVariadic := false
	for i, p := range s.Params {
		if p.Name == "this" {
			c.fail(p.Line, "Cannot use $this as parameter")
			return
		}
		if isSuperglobal(p.Name) {
			c.fail(p.Line, "Cannot re-assign auto-global variable "+p.Name)
			return
		}
		if _, dup := f.cvs[p.Name]; dup {
			c.fail(p.Line, "Redefinition of parameter $"+p.Name)
			return
		}
		if seenVariadic {
			c.fail(p.Line, "Only the last parameter can be variadic")
			return
		}
		f.declare(p.Name)
		b := bytecode.Param{Name: p.Name, ByRef: p.ByRef, Variadic: p.Variadic, Default: -1, Attrs: c.attrs(f, p.Attrs),
			Promoted: p.Mods&(syntax.ModPublic|syntax.ModProtected|syntax.ModPrivate|syntax.ModReadonly|syntax.ModPublicSet|syntax.ModProtectedSet|syntax.ModPrivateSet) != 0 || p.HasHooks}
		also := attrTarget(0)
		if b.Promoted {
			also = targetProperty
		}
		c.checkAttrs(b.Attrs, targetParam, also, p.Line)
		if b.Promoted && !f.isMethod() {
			c.fail(p.Line, "Cannot declare promoted property outside a constructor")
		}
		b.Type = c.typeOf(p.Type)
		if b.Type != nil && b.Type.Mask&typeVoid != 0 {
			c.fail(p.Line, "void cannot be used as a parameter type")
		}
		if b.Type != nil && b.Type.Mask&typeNever != 0 {
			c.fail(p.Line, "never cannot be used as a parameter type")
		}
		if p.Variadic {
			seenVariadic = true
			if p.Default != nil {
				c.fail(p.Line, "Variadic parameter cannot have a default value")
			}
			if b.Promoted {
				c.fail(p.Line, "Cannot declare variadic promoted property")
			}
		}
		if p.Default != nil {
			c.paramDefault(f, s, p, &b, i)
		} else if !p.Variadic {
			f.f.Required = i + 1
		}
		f.f.Params = append(f.f.Params, b)
	}
	if seenVariadic {
		f.f.Flags |= bytecode.FuncVariadic
	}
	c.optionalBeforeRequired(f, s)
}

func (c *compiler) paramDefault(f *fn, s *syntax.FuncDecl, p *syntax.Param, b *bytecode.Param, i int) {
	b.Optional = true
	if !c.checkConstExpr(p.Default, constParam) {
		return
	}
	b.DefaultText = source(p.Default, c.is74())
	k, lit := c.fold(p.Default)
	if lit {
		b.DefaultLit = &k
		if b.Type != nil {
			c.checkDefault(s, i, b, k)
		}
	} else {
		b.Default = c.thunk(f, p.Default)
	}
}

// checkDefault checks a literal default against the type; null makes an old-style nullable type.
func (c *compiler) checkDefault(s *syntax.FuncDecl, i int, b *bytecode.Param, k bytecode.Const) {
	p := s.Params[i]
	if k.Kind == bytecode.ConstNull {
		if b.Type.Mask&typeNull != 0 {
			return
		}
		if b.Promoted {
			c.fail(p.Line, "Cannot use null as default value for parameter $"+p.Name+" of type "+b.Type.Text)
			return
		}
		t := *b.Type
		t.Mask |= typeNull
		t.Text = typeText(&t, c.is74())
		b.Type, b.DefaultNull = &t, true
		return
	}
	if !literalFits(b.Type, k) {
		if c.is74() {
			c.fail(p.Line, "Default value for parameters with "+defaultRule74(b.Type))
			return
		}
		c.fail(p.Line, "Cannot use "+constTypeName(k)+" as default value for parameter $"+p.Name+" of type "+b.Type.Text)
	}
}

// defaultRule74 says what a parameter of a type may have as default, in 7.4's words.
func defaultRule74(t *bytecode.Type) string {
	word := strings.TrimPrefix(t.Text, "?")
	switch m := t.Mask &^ typeNull; {
	case len(t.Names) > 0:
		return "a class type can only be NULL"
	case m&typeIterable != 0:
		return "iterable type can only be an array or NULL"
	case m&typeCallable != 0:
		return "callable type can only be NULL"
	case m == typeArray:
		return "array type can only be an array or NULL"
	case m == typeObject:
		return "an object type can only be NULL"
	case m == typeFloat:
		return "a float type can only be float, integer, or NULL"
	}
	return "a " + word + " type can only be " + word + " or NULL"
}

func literalFits(t *bytecode.Type, k bytecode.Const) bool {
	bits := [...]uint32{bytecode.ConstNull: typeNull, bytecode.ConstFalse: typeFalse, bytecode.ConstTrue: typeTrue,
		bytecode.ConstInt: typeInt, bytecode.ConstFloat: typeFloat, bytecode.ConstString: typeString, bytecode.ConstArray: typeArray}
	if t.Mask&bits[k.Kind] != 0 {
		return true
	}
	return k.Kind == bytecode.ConstInt && t.Mask&typeFloat != 0
}

// constValueName is constTypeName for messages that tell true from false.
func constValueName(k bytecode.Const) string {
	switch k.Kind {
	case bytecode.ConstFalse:
		return "false"
	case bytecode.ConstTrue:
		return "true"
	}
	return constTypeName(k)
}

func constTypeName(k bytecode.Const) string {
	return [...]string{"null", "bool", "bool", "int", "float", "string", "array"}[k.Kind]
}

// optionalBeforeRequired reports, from the first parameter to the last, optional ones that a required one makes required
// and types that null as default makes nullable.
func (c *compiler) optionalBeforeRequired(f *fn, s *syntax.FuncDecl) {
	if c.is74() {
		return
	}
	for i := range f.f.Params {
		p := &f.f.Params[i]
		if p.DefaultNull {
			c.warn(eDeprecated, s.Params[i].Line, c.shownName(f)+"(): Implicitly marking parameter $"+p.Name+" as nullable is deprecated, the explicit nullable type must be used instead")
			continue
		}
		if !p.Optional || i >= f.f.Required {
			continue
		}
		req := ""
		for _, q := range f.f.Params[i+1:] {
			if !q.Optional && !q.Variadic {
				req = q.Name
			}
		}
		c.warn(eDeprecated, s.Params[i].Line, c.shownName(f)+"(): Optional parameter $"+p.Name+" declared before required parameter $"+req+" is implicitly treated as a required parameter")
	}
}

func isSuperglobal(n string) bool {
	switch n {
	case "GLOBALS", "_GET", "_POST", "_COOKIE", "_SERVER", "_ENV", "_REQUEST", "_FILES", "_SESSION":
		return true
	}
	return false
}

// prologue fills in defaults: entry i begins behind the code for the parameters that were given.
func (f *fn) prologue(s *syntax.FuncDecl) {
	n := len(f.f.Params)
	if f.f.Flags&bytecode.FuncVariadic != 0 {
		n--
	}
	f.f.Entries = make([]uint32, n+1)
	for i := 0; i < n; i++ {
		f.f.Entries[i] = uint32(f.here())
		p := s.Params[i]
		if p.Default == nil {
			continue
		}
		f.line = uint32(p.Line)
		mark := f.top
		f.constExpr = true
		if f.f.Params[i].ByRef {
			o := f.own(f.expr(p.Default))
			f.emit(bytecode.OpAssignT, uint16(i), o.reg, 0, 0)
		} else {
			f.assignOperand(uint16(i), f.expr(p.Default))
		}
		f.constExpr = false
		if f.f.Params[i].Type != nil && f.f.Params[i].DefaultLit == nil {
			f.emit(bytecode.OpRecvVariadic, uint16(i), 0, 1, 0)
		} else if t := f.f.Params[i].Type; t != nil && f.f.Params[i].DefaultLit.Kind == bytecode.ConstInt && t.Mask&typeInt == 0 {
			f.emit(bytecode.OpRecvVariadic, uint16(i), 0, 1, 0)
		}
		f.top = mark
	}
	f.f.Entries[n] = uint32(f.here())
	f.line = uint32(s.Line)
	if f.f.Flags&bytecode.FuncVariadic != 0 {
		f.emit(bytecode.OpRecvVariadic, uint16(n), 0, 0, 0)
	}
	if f.f.Flags&bytecode.FuncGenerator != 0 {
		f.emit(bytecode.OpGenerator, 0, 0, 0, 0)
	}
	for i, p := range s.Params {
		if f.f.Params[i].Promoted {
			f.line = uint32(p.Line)
			f.emit(bytecode.OpAssignThis, 0, uint16(i), f.strk(p.Name), bytecode.FlagKC|f.cache()|promotedInit(p))
		}
	}
}

// promotedInit marks the assignment of a by-reference promoted parameter.
func promotedInit(p *syntax.Param) uint64 {
	if p.ByRef {
		return bytecode.FlagRef
	}
	return 0
}

func (f *fn) implicitReturn() {
	if f.f.Flags&bytecode.FuncGenerator != 0 {
		r := f.reg(operand{kind: inConst, k: nullConst})
		f.emit(bytecode.OpGenRet, 0, r.reg, 0, bytecode.FlagB)
		return
	}
	if r := f.f.Ret; r != nil {
		if r.Mask&typeNever != 0 {
			f.emit(bytecode.OpVerifyNever, 0, 0, 0, 0)
		} else if r.Mask&typeVoid == 0 {
			f.emit(bytecode.OpVerifyRet, 0, bytecode.NoReg, 0, 0)
		}
	}
	if f.f.Flags&bytecode.FuncByRef != 0 {
		r := f.reg(operand{kind: inConst, k: nullConst})
		f.emit(bytecode.OpRetRef, 0, r.reg, 0, bytecode.FlagB|bytecode.FlagQuiet)
		return
	}
	f.emit(bytecode.OpRetK, 0, 0, 0, uint64(f.konst(nullConst)))
}

// thunk compiles a constant expression as a function without parameters and returns its index.
func (c *compiler) thunk(parent *fn, e syntax.Expr) int {
	f := c.newFunc(parent, "", bytecode.FuncThunk)
	f.line = uint32(e.At().Line)
	f.f.Line = int(e.At().Line)
	f.collect([]syntax.Stmt{&syntax.ExprStmt{X: e}})
	o := f.expr(e)
	if o.kind == inConst {
		f.emit(bytecode.OpRetK, 0, 0, 0, uint64(f.konst(o.k)))
	} else {
		f.emit(bytecode.OpRet, 0, o.reg, 0, flag(o, bytecode.FlagB))
	}
	f.finish()
	return f.f.Index
}

// init compiles the value of a constant or property.
func (c *compiler) init(parent *fn, e syntax.Expr) bytecode.Init {
	if e == nil {
		return bytecode.Init{Thunk: -1, None: true}
	}
	if k, ok := c.fold(e); ok {
		return bytecode.Init{Thunk: -1, Lit: k, Text: source(e, c.is74())}
	}
	return bytecode.Init{Thunk: c.thunk(parent, e), Text: source(e, c.is74())}
}

// closure compiles a closure or arrow function and the instruction that makes it.
func (f *fn) closure(fd *syntax.FuncDecl, uses []*syntax.ClosureUse, arrow bool) operand {
	flags := bytecode.FuncClosure
	if arrow {
		flags |= bytecode.FuncArrow
	}
	if fd.Static {
		flags |= bytecode.FuncStatic
	}
	name := "{closure}"
	if f.c.ns != "" && f.c.is74() {
		name = f.c.ns + "\\{closure}"
	}
	if !f.c.is74() {
		name = f.closureName(fd.Line)
	}
	g := f.c.newFunc(f, name, flags)
	g.name, g.arrow = "{closure}", arrow
	if !f.c.is74() {
		g.name = name
	}
	for i, u := range uses {
		if u.Name == "this" {
			f.c.fail(u.Line, "Cannot use $this as lexical variable")
		}
		if isSuperglobal(u.Name) {
			f.c.fail(u.Line, "Cannot use auto-global as lexical variable")
		}
		for _, v := range uses[:i] {
			if v.Name == u.Name {
				f.c.fail(u.Line, "Cannot use variable $"+u.Name+" twice")
			}
		}
	}
	f.c.body(g, fd, uses)
	for _, u := range uses {
		g.f.Uses = append(g.f.Uses, bytecode.Use{Name: u.Name, CV: g.cvs[u.Name], From: f.cv(u.Name), ByRef: u.ByRef})
	}
	if arrow {
		for i := len(g.f.Params); i < len(g.f.CVs); i++ {
			n := g.f.CVs[i]
			if from, ok := f.cvs[n]; ok && !strings.HasPrefix(n, hidden) {
				g.f.Uses = append(g.f.Uses, bytecode.Use{Name: n, CV: uint16(i), From: from, Quiet: true})
			}
		}
	}
	d := f.temp()
	f.emit(bytecode.OpClosure, d, 0, 0, uint64(g.f.Index))
	return f.temporary(d)
}

// closureName is how 8.4 names closures: {closure:where:line}.
func (f *fn) closureName(line int32) string {
	where := f.c.file.Name
	if m := f.methodConst(); m != "" {
		if strings.HasPrefix(m, "{closure:") {
			return "{closure:" + m + ":" + itoa(int(line)) + "}"
		}
		where = m + "()"
		if strings.Contains(m, "{closure:") {
			where = m
		}
	}
	return "{closure:" + where + ":" + itoa(int(line)) + "}"
}

// attrs compiles attributes.
func (c *compiler) attrs(parent *fn, groups []*syntax.AttrGroup) []bytecode.Attr {
	var out []bytecode.Attr
	for _, g := range groups {
		for _, a := range g.List {
			b := bytecode.Attr{Name: c.plainClassName(a.Name), Line: int(a.Line)}
			if a.Args != nil {
				if a.Args.FirstClass {
					c.fail(int32(parent.line), "Cannot create Closure as attribute argument")
				}
				for i, x := range a.Args.List {
					if !c.checkAttrName(a.Args.List[:i], x) {
						return out
					}
					if x.Spread {
						c.fail(a.Line, "Cannot use unpacking in attribute argument list")
						return out
					}
					if !c.checkConstExpr(x.Value, constAttr) {
						return out
					}
					arg := bytecode.AttrArg{Name: x.Name, Thunk: -1}
					if k, ok := c.fold(x.Value); ok {
						arg.Lit = k
					} else {
						arg.Thunk = c.thunk(parent, x.Value)
					}
					b.Args = append(b.Args, arg)
				}
			}
			out = append(out, b)
		}
	}
	return out
}
