package vm

import (
	"strings"
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// staticRef finds a static property as seen from the current scope. The reference is borrowed.
func (vm *VM) staticRef(c *php.Class, name string, quiet bool) (*php.Ref, *php.PropInfo, error) {
	if err := vm.PrepareClass(c); err != nil {
		return nil, nil, err
	}
	f := vm.findProp(c, name, vm.scope())
	if f.info == nil || f.info.Flags&php.AccStatic == 0 {
		if p := c.PropMap[name]; p != nil && p.Flags&php.AccStatic != 0 {
			f = propRef{info: p, hidden: f.hidden}
		} else {
			if quiet {
				return nil, nil, nil
			}
			return nil, nil, vm.ctx.Throwf("Error", vm.by("Access to undeclared static property: %s::$%s",
				"Access to undeclared static property %s::$%s"), c.ShownName(), name)
		}
	}
	if f.hidden || f.info.Flags&php.AccPrivate != 0 && f.info.Class != vm.scope() {
		if quiet {
			return nil, nil, nil
		}
		return nil, nil, vm.ctx.Throwf("Error", "Cannot access %s property %s::$%s", visibility(f.info.Flags), c.ShownName(), name)
	}
	if c.Flags&php.ClassTrait != 0 && vm.ctx.Level == php.Level84 && (vm.scope() == nil || vm.scope() != c) && !quiet {
		vm.ctx.Deprecated("Accessing static trait property %s::$%s is deprecated, it should only be accessed on a class using the trait", c.ShownName(), name)
	}
	holder := c
	if f.info.Slot >= len(holder.Statics) || f.info.Flags&php.AccPrivate != 0 {
		holder = f.info.Class
	}
	return holder.Statics[f.info.Slot], f.info, nil
}

// staticOf resolves the operands of a static property access, through the instruction's cache.
func (vm *VM) staticOf(base unsafe.Pointer, in *bytecode.Instr) (*php.Ref, *php.PropInfo, error) {
	both := uint64(bytecode.FlagKB | bytecode.FlagKC)
	k := vm.cacheOf(in)
	if in.D&both == both && k.ref != nil {
		return k.ref, k.prop, nil
	}
	c, relative, err := vm.classOfQuiet(base, in)
	if err != nil {
		return nil, nil, err
	}
	name, err := vm.propertyName(base, in)
	if err != nil {
		return nil, nil, err
	}
	defer php.StrValue(name).Release()
	r, p, err := vm.staticRef(c, name.Peek(), in.D&bytecode.FlagQuiet != 0 && in.Op != bytecode.OpLvStatic)
	if err == nil && r != nil && in.D&both == both && (!relative || vm.konst(in.B).Str().Peek() == "self") && c.Flags&php.ClassTrait == 0 {
		k.ref, k.prop = r, p
	}
	return r, p, err
}

func (vm *VM) opStaticProp(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	if k := vm.cacheOf(in); k.ref != nil && in.D&(bytecode.FlagKB|bytecode.FlagKC) == bytecode.FlagKB|bytecode.FlagKC && k.ref.V.IsPlain() {
		if a := reg(base, in.A); !a.IsCounted() {
			*a = k.ref.V
			a.AddRef()
			return next(ip), base
		}
	}
	vm.cur.ip = ip
	r, p, err := vm.staticOf(base, in)
	if err != nil {
		return vm.fail(err)
	}
	if r == nil {
		return vm.finish(ip, base, php.Null(), nil)
	}
	if r.V.IsUndef() {
		if in.D&bytecode.FlagQuiet != 0 {
			return vm.finish(ip, base, php.Null(), nil)
		}
		return vm.fail(vm.uninitialized(p))
	}
	return vm.finish(ip, base, r.V.CopyDeref(), nil)
}

func (vm *VM) opIssetStatic(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	c, _, err := vm.classOfQuiet(base, in)
	if err != nil {
		return vm.fail(err)
	}
	name, err := vm.propertyName(base, in)
	if err != nil {
		return vm.fail(err)
	}
	defer php.StrValue(name).Release()
	r, _, err := vm.staticRef(c, name.Peek(), true)
	if err != nil {
		return vm.fail(err)
	}
	has := r != nil && !r.V.Deref().IsNil()
	if has && in.D&bytecode.FlagQuiet != 0 {
		has = vm.ctx.Truth(r.V.Deref())
	}
	return vm.finish(ip, base, php.Bool(has), nil)
}

// lvStatic makes the place a static property.
func (vm *VM) lvStatic(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	r, p, err := vm.staticOf(base, in)
	if err != nil {
		return vm.fail(err)
	}
	if p.Type == nil || r.V.IsArray() && intoElement(at(next(ip)).Op) {
		return vm.walk(next(ip), base, &r.V)
	}
	if op := at(next(ip)).Op; (op == bytecode.OpLvInc || op == bytecode.OpLvOp) && r.V.IsNumber() {
		if ip2, ok := vm.modifyFast(next(ip), base, &r.V, p.Type.Mask&0xffff); ok {
			return ip2, base
		}
	}
	vm.setPlace(&r.V)
	if p.Type != nil {
		vm.prop = p
	}
	return vm.proceedPlace(ip, base, nil)
}

// opLvBindStatic makes a static property the reference in B: every class that shares the property follows, because
// the property's own reference holds the other one.
func (vm *VM) opLvBindStatic(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	return vm.opLvBind(ip, base)
}

// staticText is Class::$name for messages.
func (vm *VM) staticText(base unsafe.Pointer, in *bytecode.Instr) string {
	c, _, err := vm.classOfQuiet(base, in)
	name := ""
	if in.D&bytecode.FlagKC != 0 {
		name = vm.konst(in.C).Str().Peek()
	} else if v := reg(base, in.C).Deref(); v.IsString() {
		name = v.Str().Peek()
	}
	if err != nil || c == nil {
		return "$" + name
	}
	return c.Name + "::$" + name
}

// Constants.

// opAnyConst is a constant that the loop does not find in the cache.
func (vm *VM) opAnyConst(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	if at(ip).Op == bytecode.OpConst {
		return vm.opConst(ip, base)
	}
	return vm.opClassConst(ip, base)
}

func (vm *VM) opConst(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	k := vm.cacheOf(in)
	if k.ready {
		return vm.keep(ip, base, &k.val)
	}
	vm.cur.ip = ip
	name := vm.konst(in.C).Str().Peek()
	if in.D&bytecode.FlagQuiet != 0 {
		return vm.finish(ip, base, php.Bool(vm.ctx.Ini.Int(name) > 0), nil)
	}
	c := vm.ctx.FindConstant(name)
	if c == nil && in.D&bytecode.FlagKB != 0 {
		c = vm.ctx.FindConstant(vm.konst(in.B).Str().Peek())
	}
	if c == nil {
		return vm.undefinedConstant(ip, base, in, name)
	}
	if c.Deprecated != "" {
		vm.ctx.Deprecated("Constant %s is deprecated%s", c.Name, c.DeprecationText())
		return vm.finish(ip, base, c.Value.Copy(), nil)
	}
	if c.NoCase && lastPart(c.Name) != lastPart(name) && c.Module == "" {
		vm.ctx.Deprecated("Case-insensitive constants are deprecated. The correct casing for this constant is \"%s\"", c.Name)
		return vm.finish(ip, base, c.Value.Copy(), nil)
	}
	k.val, k.ready = c.Value.Copy(), true
	return vm.finish(ip, base, c.Value.Copy(), nil)
}

// lastPart is a name without its namespace.
func lastPart(name string) string { return name[strings.LastIndexByte(name, '\\')+1:] }

func (vm *VM) undefinedConstant(ip, base unsafe.Pointer, in *bytecode.Instr, name string) (unsafe.Pointer, unsafe.Pointer) {
	if vm.ctx.Level == php.Level74 {
		short := name
		if in.D&bytecode.FlagKB != 0 {
			short = vm.konst(in.B).Str().Peek()
		}
		if in.D&bytecode.FlagKB != 0 || in.D&bytecode.FlagRef == 0 && !hasSlash(name) {
			vm.ctx.Warning("Use of undefined constant %s - assumed '%s' (this will throw an Error in a future version of PHP)", short, short)
			return vm.finish(ip, base, php.String(short), nil)
		}
		return vm.fail(vm.ctx.Throwf("Error", "Undefined constant '%s'", name))
	}
	return vm.fail(vm.ctx.Throwf("Error", "Undefined constant \"%s\"", name))
}

func hasSlash(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			return true
		}
	}
	return false
}

func (vm *VM) opClassConst(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	k := vm.cacheOf(in)
	both := uint64(bytecode.FlagKB | bytecode.FlagKC)
	if k.ready && in.D&both == both {
		return vm.keep(ip, base, &k.val)
	}
	if k.class != nil && in.D&both == both {
		if e := k.of(vm.cur.static); e != nil && e.slot == 1 {
			return vm.keep(ip, base, &e.val)
		}
	}
	vm.cur.ip = ip
	c, relative, err := vm.classOfQuiet(base, in)
	if err != nil {
		return vm.fail(err)
	}
	if e := k.of(c); e != nil && e.slot == 1 && in.D&bytecode.FlagKC != 0 {
		return vm.finish(ip, base, e.val.Copy(), nil)
	}
	name, err := vm.constName(base, in)
	if err != nil {
		return vm.fail(err)
	}
	if vm.is74() && c.Consts[name] == nil && vm.cur.fn.B.Flags&bytecode.FuncThunk == 0 && !strings.EqualFold(name, "class") {
		return vm.fail(vm.ctx.Throwf("Error", "Undefined class constant '%s'", name))
	}
	v, cc, err := vm.classConst(c, name)
	if err != nil {
		return vm.fail(err)
	}
	if in.D&bytecode.FlagKC != 0 && cc != nil && c.Flags&php.ClassTrait == 0 {
		if in.D&bytecode.FlagKB != 0 && (!relative || vm.konst(in.B).Str().Peek() != "static") {
			k.val, k.ready = v.Copy(), true
		} else {
			e := k.fill(c)
			old := e.val
			e.slot, e.val = 1, v.Copy()
			old.Release()
		}
	}
	return vm.finish(ip, base, v.Copy(), nil)
}

func (vm *VM) constName(base unsafe.Pointer, in *bytecode.Instr) (string, error) {
	if in.D&bytecode.FlagKC != 0 {
		return vm.konst(in.C).Str().Peek(), nil
	}
	v := vm.load(base, in.C)
	if !v.IsString() {
		return "", vm.ctx.Throwf("TypeError", "Cannot use value of type %s as class constant name", php.TypeName(v))
	}
	s := v.Str().String()
	if in.D&bytecode.FlagC != 0 {
		vm.consume(base, in.C)
	}
	return s, nil
}

// writtenClass is a class's name as messages about its constants have it: what a constant expression says.
func (vm *VM) writtenClass(c *php.Class) string {
	f := vm.cur
	if f == nil || f.ip == nil || f.fn.B.Flags&bytecode.FuncThunk == 0 {
		return c.ShownName()
	}
	if in := at(f.ip); in.Op == bytecode.OpClassConst && in.D&bytecode.FlagKB != 0 {
		return f.fn.consts[in.B].Str().String()
	}
	return c.ShownName()
}

// classConst finds and evaluates a class constant as seen from the current scope; the value is borrowed.
func (vm *VM) classConst(c *php.Class, name string) (php.Value, *php.ClassConst, error) {
	if len(name) == 5 && (name == "class" || name == "CLASS") {
		v := php.String(c.Name)
		v.AddRef()
		return v, nil, nil
	}
	cc := c.Consts[name]
	if cc == nil {
		return php.Undef(), nil, vm.ctx.Throwf("Error", vm.by("Undefined class constant '%s::%s'", "Undefined constant %s::%s"), vm.writtenClass(c), name)
	}
	if sc := vm.scope(); cc.Flags&php.AccPrivate != 0 && sc != cc.Class ||
		cc.Flags&php.AccProtected != 0 && (sc == nil || !sc.Is(cc.Class) && !cc.Class.Is(sc)) {
		if vm.ctx.Level == php.Level74 {
			return php.Undef(), nil, vm.ctx.Throwf("Error", "Cannot access %s const %s::%s", visibility(cc.Flags), c.ShownName(), name)
		}
		return php.Undef(), nil, vm.ctx.Throwf("Error", "Cannot access %s constant %s::%s", visibility(cc.Flags), vm.writtenClass(c), name)
	}
	if c.Flags&php.ClassTrait != 0 && vm.scope() != c {
		return php.Undef(), nil, vm.ctx.Throwf("Error", "Cannot access trait constant %s::%s directly", c.ShownName(), name)
	}
	v, err := vm.ConstValue(cc)
	if err == nil && cc.Flags&php.FnDeprecated != 0 {
		return v, nil, vm.deprecatedConst(cc) // reported at each use, so not cached
	}
	return v, cc, err
}

func (vm *VM) opClassName(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	if in.D&bytecode.FlagKB != 0 {
		name := vm.konst(in.B).Str().Peek()
		if in.D&bytecode.FlagQuiet != 0 {
			if sc := vm.scope(); sc != nil {
				return vm.finish(ip, base, sc.NameValue(), nil)
			}
			return vm.finish(ip, base, vm.ctx.EmptyString(), nil)
		}
		c, err := vm.scopeClass(name, in.D&bytecode.FlagC != 0)
		if err != nil {
			return vm.fail(err)
		}
		return vm.finish(ip, base, c.NameValue(), nil)
	}
	x := vm.load(base, in.B)
	if x.Kind() != php.KindObject {
		err := vm.ctx.Throwf("TypeError", "Cannot use \"::class\" on %s", php.TypeName(x))
		if in.D&bytecode.FlagB != 0 {
			vm.consume(base, in.B)
		}
		return vm.fail(err)
	}
	v := x.Object().Class.NameValue()
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	return vm.finish(ip, base, v, nil)
}

// scopeClass is the class that self, parent or static stand for in self::class; the texts are those of that form only.
func (vm *VM) scopeClass(name string, constExpr bool) (*php.Class, error) {
	sc := vm.scope()
	switch name {
	case "self", "parent", "static":
		if sc == nil && vm.ctx.Level == php.Level84 && !constExpr {
			return nil, vm.ctx.Throwf("Error", "Cannot use \"%s\" in the global scope", name)
		}
		if sc == nil {
			return nil, vm.ctx.Throwf("Error", "Cannot use \"%s\" when no class scope is active", name)
		}
		if name == "parent" && sc.Parent == nil {
			return nil, vm.ctx.ThrowError("Error", "Cannot use \"parent\" when current class scope has no parent")
		}
	}
	c, _, err := vm.classByName(name, nil)
	return c, err
}

func (vm *VM) opInstanceOf(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	if b := reg(base, in.B); in.D&(bytecode.FlagKC|bytecode.FlagB) == bytecode.FlagKC && b.IsObject() {
		if k, a := vm.cacheOf(in), reg(base, in.A); k.class != nil && !a.IsCounted() {
			c := b.Object().Class
			if c != k.class && c != k.last { // last is a class found to be one too
				if !c.Is(k.class) {
					a.SetBool(false)
					return next(ip), base
				}
				k.last = c
			}
			a.SetBool(true)
			return next(ip), base
		}
	}
	vm.cur.ip = ip
	x := vm.load(base, in.B)
	is := false
	var err error
	if in.D&bytecode.FlagKC != 0 {
		if x.Kind() == php.KindObject {
			is, err = vm.isNamed(x.Object(), vm.konst(in.C).Str().Peek(), vm.cacheOf(in))
		}
	} else {
		c := vm.load(base, in.C)
		switch c.Kind() {
		case php.KindObject:
			is = x.Kind() == php.KindObject && x.Object().Class.Is(c.Object().Class)
		case php.KindString:
			if x.Kind() == php.KindObject {
				is = vm.instanceOfName(x.Object(), trimSlash(c.Str().Peek()))
			}
		default:
			err = vm.ctx.ThrowError("Error", "Class name must be a valid object or a string")
		}
	}
	vm.consumeTemps(base, in)
	return vm.finish(ip, base, php.Bool(is), err)
}

func trimSlash(s string) string {
	if len(s) > 0 && s[0] == '\\' {
		return s[1:]
	}
	return s
}

func (vm *VM) isNamed(o *php.Object, name string, k *cache) (bool, error) {
	switch name {
	case "self", "parent", "static":
		c, _, err := vm.classByName(name, nil)
		if err != nil {
			return false, err
		}
		return o.Class.Is(c), nil
	}
	if k.class == nil {
		c, err := vm.ctx.FindClass(name, false)
		if err != nil || c == nil {
			return false, err
		}
		k.class = c
	}
	return o.Class.Is(k.class), nil
}
