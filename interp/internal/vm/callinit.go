package vm

import (
	"strings"
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// opInitFn begins a call of a function by name.
func (vm *VM) opInitFn(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	c := vm.cacheOf(in)
	if c.fn == nil {
		vm.cur.ip = ip
		name := vm.konst(in.C).Str().Peek()
		fn := (*php.Function)(nil)
		if in.Op == bytecode.OpInitNs {
			full := vm.konst(in.B).Str().Peek()
			if fn = vm.ctx.FindFunction(full); fn == nil {
				if fn = vm.ctx.FindFunction(name); fn == nil {
					name = full
				}
			}
		} else {
			fn = vm.ctx.FindFunction(name)
		}
		if fn == nil {
			return vm.fail(vm.ctx.Throwf("Error", "Call to undefined function %s()", name))
		}
		c.fn = fn
		c.user, _ = fn.User.(*Func)
	}
	p := vm.pend()
	p.fn, p.user = c.fn, c.user
	return next(ip), base
}

// opInitDyn begins a call of any callable value.
func (vm *VM) opInitDyn(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	x := vm.load(base, in.B)
	err := vm.initValue(x)
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	return vm.proceed(ip, base, err)
}

// initValue begins a call of a value in the script itself.
func (vm *VM) initValue(x php.Value) error {
	switch x.Kind() {
	case php.KindObject:
		if cl, ok := x.Object().Native.(*Closure); ok {
			vm.pendClosure(x.Object(), cl)
			return nil
		}
		c, reason, err := vm.objectCallable(x.Object())
		if err == nil && reason != "" {
			err = vm.ctx.ThrowError("Error", vm.by(nameNoString, "Object of type "+x.Object().Class.Name+" is not callable"))
		}
		if err == nil {
			vm.pendCallable(c)
		}
		return err
	case php.KindString:
		s := trimSlash(x.Str().Peek())
		if i := strings.Index(s, "::"); i > 0 {
			return vm.initNamedStatic(s[:i], s[i+2:])
		}
		fn := vm.ctx.FindFunction(s)
		if fn == nil {
			return vm.ctx.Throwf("Error", "Call to undefined function %s()", s)
		}
		vm.pendFn(fn)
		return nil
	case php.KindArray:
		return vm.initArray(x.Array())
	}
	return vm.ctx.ThrowError("Error", vm.by(nameNoString, "Value of type "+php.TypeName(x)+" is not callable"))
}

// initArray begins a call of [C, "m"].
func (vm *VM) initArray(a *php.Array) error {
	if a.Len() != 2 {
		return vm.ctx.ThrowError("Error", vm.by(nameNoString, "Array callback must have exactly two elements"))
	}
	x, m := a.Get(0).Deref(), a.Get(1).Deref()
	switch {
	case x.IsUndef() || m.IsUndef():
		return vm.ctx.ThrowError("Error", "Array callback has to contain indices 0 and 1")
	case !x.IsString() && !x.IsObject():
		return vm.ctx.ThrowError("Error", "First array member is not a valid class name or object")
	case !m.IsString():
		return vm.ctx.ThrowError("Error", "Second array member is not a valid method")
	case x.IsObject():
		return vm.initMethod(x.Object(), m.Str(), nil)
	}
	err := vm.initNamedStatic(x.Str().Peek(), m.Str().Peek())
	if err != nil || vm.is74() {
		return err
	}
	if p := &vm.calls[vm.nc-1]; p.magic != "" && p.fn.Flags&php.AccStatic == 0 { // "C::m" goes to __call, but not [C, "m"]
		err = vm.ctx.Throwf("Error", "Non-static method %s::%s() cannot be called statically", p.fn.Class.ShownName(), p.magic)
		vm.unpend(vm.nc - 1)
	}
	return err
}

// initNamedStatic begins a static call of a method whose class is given by a value: self and the like mean nothing there.
func (vm *VM) initNamedStatic(class, method string) error {
	c, err := vm.ctx.FindClass(trimSlash(class), true)
	if err != nil {
		return err
	}
	if c == nil {
		if err := vm.takePending(); err != nil {
			return err
		}
		return vm.classNotFound(class)
	}
	return vm.initStatic(c, method, false, true)
}

// pendCallable begins a call of a resolved callable.
func (vm *VM) pendCallable(c php.Callable) *pending {
	p := vm.pendFn(c.Fn)
	if c.This != nil {
		php.ObjectValue(c.This).AddRef()
		p.this = c.This
	}
	p.static, p.magic = c.Static, c.Name
	return p
}

func (vm *VM) pendClosure(o *php.Object, cl *Closure) {
	p := vm.pend()
	p.fn, p.user = cl.Fn, cl.User
	p.static = cl.Static
	p.magic = cl.Magic
	if cl.This != nil {
		php.ObjectValue(cl.This).AddRef()
		p.this = cl.This
	}
	php.ObjectValue(o).AddRef()
	p.closure = o
}

func (vm *VM) opInitMethod(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	x := reg(base, in.B).Deref()
	if x.Kind() == php.KindObject && in.D&bytecode.FlagKC != 0 {
		o := x.Object()
		if c := vm.cacheOf(in).of(o.Class); c != nil {
			p := vm.pend()
			p.fn, p.user, p.static = c.fn, c.user, o.Class
			if c.slot == 0 {
				p.this = o
				if b := reg(base, in.B); in.D&bytecode.FlagB != 0 && b.Kind() == php.KindObject {
					*b = php.Undef()
					return next(ip), base
				}
				php.ObjectValue(o).AddRef()
			}
			if in.D&bytecode.FlagB != 0 {
				vm.consume(base, in.B)
			}
			return next(ip), base
		}
	}
	vm.cur.ip = ip
	x = vm.load(base, in.B)
	name, err := vm.methodName(base, in)
	if err == nil {
		if x.Kind() != php.KindObject {
			err = vm.ctx.Throwf("Error", "Call to a member function %s() on %s", name.Peek(), php.TypeName(x))
			if vm.ctx.Level == php.Level74 {
				err = vm.ctx.Throwf("Error", "Call to a member function %s() on %s", name.Peek(), php.KindName(x.Kind()))
			}
		} else {
			err = vm.initMethod(x.Object(), name, in)
		}
		php.StrValue(name).Release()
	}
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	return vm.proceed(ip, base, err)
}

// methodName is the method's name in operand C, owned.
func (vm *VM) methodName(base unsafe.Pointer, in *bytecode.Instr) (*php.Str, error) {
	if in.D&bytecode.FlagKC != 0 {
		return vm.propertyName(base, in)
	}
	v := vm.load(base, in.C)
	if !v.IsString() {
		if cl, ok := closureOf(v); ok {
			return nil, vm.closureMethodName(cl)
		}
		err := vm.ctx.ThrowError("Error", methodNoString)
		if vm.is74() && in.Op == bytecode.OpInitStatic {
			err = vm.ctx.ThrowError("Error", nameNoString)
		}
		if in.D&bytecode.FlagC != 0 {
			vm.consume(base, in.C)
		}
		return nil, err
	}
	return vm.propertyName(base, in)
}

func (vm *VM) closureMethodName(*Closure) error {
	return vm.ctx.ThrowError("Error", methodNoString)
}

// What is said of names that are no strings.
const (
	methodNoString = "Method name must be a string"
	nameNoString   = "Function name must be a string"
)

func (vm *VM) opInitThis(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	o := vm.cur.this
	if o == nil {
		vm.cur.ip = ip
		return vm.fail(vm.ctx.ThrowError("Error", "Using $this when not in object context"))
	}
	if c := vm.cacheOf(in).of(o.Class); c != nil {
		p := vm.pend()
		p.fn, p.user, p.static = c.fn, c.user, o.Class
		if c.slot == 0 {
			p.this = o
			php.ObjectValue(o).AddRef()
		}
		return next(ip), base
	}
	vm.cur.ip = ip
	return vm.proceed(ip, base, vm.initMethod(o, vm.konst(in.C).Str(), in))
}

// initMethod begins a method call on an object and fills the cache if there is one.
func (vm *VM) initMethod(o *php.Object, name *php.Str, in *bytecode.Instr) error {
	n := name.Peek()
	if to := forwarded(o, n, vm.ctx.Level); to != nil {
		o, in = to, nil
	}
	fn, magic, err := vm.findMethod(o, n)
	if err != nil {
		return err
	}
	if fn == nil {
		return nil // a closure's __invoke, pending already
	}
	p := vm.pendFn(fn)
	p.static = o.Class
	p.magic = magic
	static := fn.Flags&php.AccStatic != 0
	if !static {
		p.this = o
		php.ObjectValue(o).AddRef()
	}
	if magic == "" && in != nil && in.D&bytecode.FlagKC != 0 && in.Op != bytecode.OpInitStatic {
		c := vm.cacheOf(in).fill(o.Class)
		c.fn, c.user, c.slot = fn, p.user, 0
		if static {
			c.slot = 1
		}
	}
	return nil
}

// forwarded returns the object that takes a call of a method that o's class does not have, or nil.
func forwarded(o *php.Object, name string, level php.Level) *php.Object {
	f, ok := o.Native.(php.MethodForwarder)
	if !ok || o.Class.Call != nil {
		return nil
	}
	lower := strings.ToLower(name)
	if o.Class.Methods[lower] != nil {
		return nil
	}
	to, fn, _ := f.ForwardMethod(lower)
	if to == nil {
		return nil
	}
	if deeper := forwarded(to, name, level); deeper != nil {
		return deeper
	}
	if fn == nil && to.Class.Call == nil && level == php.Level84 {
		return nil // the complaint names the outer object's class
	}
	return to
}

// findMethod finds a method as seen from the current scope. magic is the name when __call takes the call.
func (vm *VM) findMethod(o *php.Object, n string) (fn *php.Function, magic string, err error) {
	if len(n) == 0 || o.Native != nil {
		return vm.lookUpMethod(o, n)
	}
	h := uintptr(unsafe.Pointer(o.Class))>>6 + uintptr(n[0])*7 + uintptr(n[len(n)-1])*31 + uintptr(len(n))
	k := &vm.methods[h%knownMethods]
	if k.class == o.Class && k.scope == vm.scope() && k.name == n {
		return k.fn, k.magic, nil
	}
	fn, magic, err = vm.lookUpMethod(o, n)
	if err == nil && fn != nil {
		name := strings.Clone(n)
		if magic == n {
			magic = name
		}
		*k = knownMethod{o.Class, vm.scope(), name, fn, magic}
	}
	return fn, magic, err
}

// knownMethod is an entry of the machine's memory of method lookups, for names without an inline cache: those that
// __call takes, and computed ones.
type knownMethod struct {
	class, scope *php.Class
	name         string
	fn           *php.Function
	magic        string
}

const knownMethods = 64

func (vm *VM) lookUpMethod(o *php.Object, n string) (fn *php.Function, magic string, err error) {
	lower := strings.ToLower(n)
	if lower == "__invoke" {
		if cl, ok := o.Native.(*Closure); ok {
			vm.pendClosure(o, cl)
			return nil, "", nil
		}
	}
	fn = o.Class.Methods[lower]
	sc := vm.scope()
	if sc != nil && sc != o.Class && (fn == nil || fn.Flags&php.AccPublic == 0 || fn.Class != sc) {
		// A private method of the scope is called even if a subclass has one of that name.
		if q := sc.Methods[lower]; q != nil && q.Flags&php.AccPrivate != 0 && q.Class == sc && o.Class.Is(sc) {
			return q, "", nil
		}
	}
	if fn == nil {
		if o.Class.Call != nil {
			return o.Class.Call, magicName(n), nil
		}
		return nil, "", vm.ctx.Throwf("Error", "Call to undefined method %s::%s()", o.Class.ShownName(), n)
	}
	if fn.Flags&php.AccPublic != 0 || vm.methodVisible(fn, sc) {
		if fn.Flags&php.AccAbstract != 0 {
			return nil, "", vm.ctx.Throwf("Error", "Cannot call abstract method %s::%s()", fn.Class.ShownName(), fn.Name)
		}
		return fn, "", nil
	}
	if o.Class.Call != nil {
		return o.Class.Call, magicName(n), nil
	}
	return nil, "", vm.hiddenMethod(fn, o.Class, sc)
}

// emptyName stands for the empty name of a method that a magic method is to take, as no name means no magic.
const emptyName = "\x00(empty)"

// magicName is a copy of the name, which may be a view of a string that is gone before the call.
func magicName(n string) string {
	if n == "" {
		return emptyName
	}
	return strings.Clone(n)
}

func (vm *VM) methodVisible(fn *php.Function, sc *php.Class) bool {
	if fn.Flags&php.AccPrivate != 0 {
		return fn.Class == sc
	}
	if sc == nil {
		return false
	}
	root := fn.Class
	if fn.Proto != nil && fn.Proto.Class != nil && fn.Proto.Flags&php.AccPublic == 0 {
		root = fn.Proto.Class
	}
	return sc.Is(root) || root.Is(sc) || sc.Is(fn.Class) || fn.Class.Is(sc)
}

func (vm *VM) hiddenMethod(fn *php.Function, c, sc *php.Class) error {
	where := vm.by("context ''", "global scope")
	if sc != nil {
		where = vm.by("context '"+sc.ShownName()+"'", "scope "+sc.ShownName())
	}
	return vm.ctx.Throwf("Error", "Call to %s method %s::%s() from %s", visibility(fn.Flags), fn.Class.ShownName(), fn.Name, where)
}

// classOf resolves a class operand: a constant name with FlagKB, or a register. The name static, self and parent come
// only as constants.
func (vm *VM) classOf(base unsafe.Pointer, in *bytecode.Instr) (c *php.Class, relative bool, err error) {
	if in.D&bytecode.FlagKB != 0 {
		return vm.classByName(vm.konst(in.B).Str().Peek(), in)
	}
	v := vm.load(base, in.B)
	c, err = vm.classFromValue(v)
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	return c, false, err
}

func (vm *VM) classFromValue(v php.Value) (*php.Class, error) {
	switch v.Kind() {
	case php.KindObject:
		return v.Object().Class, nil
	case php.KindString:
		c, _, err := vm.classByName(strings.TrimPrefix(v.Str().Peek(), "\\"), nil)
		return c, err
	}
	return nil, vm.ctx.ThrowError("Error", "Class name must be a valid object or a string")
}

// classByName finds a class, autoloading it; relative is set for self, parent and static.
func (vm *VM) classByName(name string, in *bytecode.Instr) (c *php.Class, relative bool, err error) {
	switch name {
	case "self":
		if sc := vm.scope(); sc != nil {
			return sc, true, nil
		}
		return nil, true, vm.noScope(name)
	case "parent":
		sc := vm.scope()
		if sc == nil {
			return nil, true, vm.noScope(name)
		}
		if sc.Parent == nil {
			return nil, true, vm.ctx.ThrowError("Error", vm.by("Cannot access parent:: when current class scope has no parent",
				"Cannot access \"parent\" when current class scope has no parent"))
		}
		return sc.Parent, true, nil
	case "static":
		if st := vm.cur.static; st != nil {
			return st, true, nil
		}
		if vm.cur.this != nil {
			return vm.cur.this.Class, true, nil
		}
		if sc := vm.scope(); sc != nil {
			return sc, true, nil
		}
		return nil, true, vm.noScope(name)
	}
	if in != nil {
		k := vm.cacheOf(in)
		if k.ready {
			return k.class, false, nil
		}
	}
	c, err = vm.ctx.FindClass(name, true)
	if err != nil {
		return nil, false, err
	}
	if c == nil {
		if err := vm.takePending(); err != nil {
			return nil, false, err
		}
		return nil, false, vm.classNotFound(name)
	}
	return c, false, nil
}

// noScope is the error of self, parent and static where no class runs.
func (vm *VM) noScope(name string) error {
	return vm.ctx.Throwf("Error", vm.by("Cannot access %s:: when no class scope is active",
		"Cannot access \"%s\" when no class scope is active"), name)
}

func (vm *VM) classNotFound(name string) error {
	if vm.ctx.Level == php.Level74 {
		return vm.ctx.Throwf("Error", "Class '%s' not found", name)
	}
	return vm.ctx.Throwf("Error", "Class \"%s\" not found", name)
}

func (vm *VM) opInitStatic(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	both := uint64(bytecode.FlagKB | bytecode.FlagKC)
	k := vm.cacheOf(in)
	if in.D&both == both && k.fn != nil && vm.initCached(k) {
		return next(ip), base
	}
	vm.cur.ip = ip
	c, relative, err := vm.classOfQuiet(base, in)
	if err != nil && in.D&bytecode.FlagKC != 0 && strings.HasPrefix(vm.konst(in.C).Str().Peek(), "$") && vm.scope() != nil {
		err = vm.ctx.ThrowError("Error", "Cannot use \"parent\" when current class scope has no parent") // parent::$p::get()
	}
	if err != nil {
		return vm.fail(err)
	}
	name, err := vm.methodName(base, in)
	if err != nil {
		return vm.fail(err)
	}
	err = vm.initStatic(c, name.Peek(), relative, false)
	php.StrValue(name).Release()
	if err == nil && in.D&both == both && vm.calls[vm.nc-1].magic == "" {
		vm.cacheStatic(k, &vm.calls[vm.nc-1], c, relative, vm.konst(in.B).Str().Peek() == "static")
	}
	return vm.proceed(ip, base, err)
}

// What the cache of a static call knows, in its slot.
const (
	callStatic   = 1 // a static method of a named class
	callRelative = 2 // a static method of self or parent: the called class stays
	callOnThis   = 3 // a method called on $this
	callLate     = 4 // a static method of static, which is the class
)

func (vm *VM) cacheStatic(k *cache, p *pending, c *php.Class, relative, late bool) {
	static := p.fn.Flags&php.AccStatic != 0
	switch {
	case static && p.fn.Class.Flags&php.ClassTrait != 0: // deprecated at every call
		return
	case static && !relative:
		k.slot = callStatic
	case static && late && p.static == c:
		k = k.fill(c)
		k.slot = callLate
	case static && !late:
		k.slot = callRelative
	case !static && p.this != nil && !late:
		k.slot = callOnThis
	default:
		return
	}
	k.fn, k.user, k.class = p.fn, p.user, c
	if k.slot == callOnThis {
		k.last = p.this.Class
	}
}

// initCached begins a static call as the cache has it; false when the cache does not apply.
func (vm *VM) initCached(k *cache) bool {
	f := vm.cur
	static := k.class
	switch k.slot {
	case callStatic:
	case callOnThis:
		if f.this == nil || f.this.Class != k.last {
			return false
		}
		static = k.last
	case callLate, callRelative:
		t := f.static
		if f.this != nil {
			t = f.this.Class
		}
		if t == nil {
			return false
		}
		if k.slot == callLate {
			if k = k.of(t); k == nil {
				return false
			}
		} else if t != k.class && t != k.last {
			if !t.Is(k.class) {
				return false
			}
			k.last = t
		}
		static = t
	default:
		return false
	}
	p := vm.pend()
	p.fn, p.user, p.static = k.fn, k.user, static
	if k.slot == callOnThis {
		p.this = f.this
		php.ObjectValue(f.this).AddRef()
	}
	return true
}

// classOfQuiet is classOf without the class cache, which method caches share a slot with.
func (vm *VM) classOfQuiet(base unsafe.Pointer, in *bytecode.Instr) (*php.Class, bool, error) {
	if in.D&bytecode.FlagKB != 0 {
		return vm.classByName(vm.konst(in.B).Str().Peek(), nil)
	}
	return vm.classOf(base, in)
}

// initStatic begins C::name(): static, or on $this when that is an instance of C. A call by a value goes on $this only
// through __call.
func (vm *VM) initStatic(c *php.Class, n string, relative, byValue bool) error {
	if strings.HasPrefix(n, "$") && vm.cur.this != nil {
		return vm.initParentHook(c, n)
	}
	lower := strings.ToLower(n)
	fn := vm.staticMethod(c, lower)
	sc := vm.scope()
	var this *php.Object
	if t := vm.cur.this; t != nil && t.Class.Is(c) {
		this = t
	}
	magic := ""
	if fn == nil || fn.Flags&php.AccPublic == 0 && !vm.methodVisible(fn, sc) {
		switch {
		case this != nil && c.Call != nil:
			fn, magic = vm.callOf(this, c), magicName(n)
		case c.CallStatic != nil:
			fn, magic = c.CallStatic, magicName(n)
		case fn == nil && lower == "__construct":
			return vm.ctx.ThrowError("Error", "Cannot call constructor")
		case fn == nil:
			return vm.ctx.Throwf("Error", "Call to undefined method %s::%s()", c.ShownName(), n)
		default:
			if lower == "__construct" && relative && !vm.is74() {
				return vm.ctx.Throwf("Error", "Cannot call private %s::__construct()", c.ShownName())
			}
			return vm.hiddenMethod(fn, c, sc)
		}
	}
	if fn.Class.Flags&php.ClassTrait != 0 && fn.Flags&php.AccStatic != 0 && !vm.is74() {
		name := fn.Name
		if magic != "" {
			name = magic
		}
		vm.ctx.Deprecated("Calling static trait method %s::%s is deprecated, it should only be called on a class using the trait",
			fn.Class.ShownName(), name)
		if err := vm.takePending(); err != nil {
			return err
		}
	}
	if fn.Flags&php.AccAbstract != 0 {
		name := fn.Name
		if magic != "" && !vm.is74() {
			name = n
		}
		return vm.ctx.Throwf("Error", "Cannot call abstract method %s::%s()", fn.Class.ShownName(), name)
	}
	if byValue && magic == "" {
		this = nil
	}
	if fn.Flags&php.AccStatic == 0 && this == nil {
		if err := vm.calledStatically(fn, magic); err != nil {
			return err
		}
	}
	p := vm.pendFn(fn)
	p.magic = magic
	p.static = c
	if relative {
		if t := vm.cur.static; t != nil {
			p.static = t
		}
		if this != nil {
			p.static = this.Class
		}
	}
	if fn.Flags&php.AccStatic == 0 && this != nil {
		p.this, p.static = this, this.Class
		php.ObjectValue(this).AddRef()
	}
	return nil
}

// callOf is the __call that takes C::name() on an object: the object's own.
func (vm *VM) callOf(o *php.Object, c *php.Class) *php.Function {
	if o.Class.Call != nil {
		return o.Class.Call
	}
	return c.Call
}

// staticMethod finds a method by name. At 7.4 a class's constructor may have the class's name, and is found under both.
func (vm *VM) staticMethod(c *php.Class, lower string) *php.Function {
	fn := c.Methods[lower]
	if !vm.is74() || c.Ctor == nil {
		return fn
	}
	if lower == "__construct" || fn == nil && lower == c.Lower && !strings.HasPrefix(c.Ctor.Lower, "__") {
		return c.Ctor
	}
	return fn
}

// calledStatically is what is said of a method that is called without its object: a deprecation where 7.4 lets it pass.
func (vm *VM) calledStatically(fn *php.Function, magic string) error {
	if magic != "" || !vm.mayDetach(fn) {
		return vm.ctx.Throwf("Error", "Non-static method %s::%s() cannot be called statically", fn.Class.ShownName(), fn.Name)
	}
	vm.ctx.WarnDetached(fn)
	return vm.takePending()
}

// mayDetach reports whether a method may be called without an object: at 7.4, those of scripts but the magic ones.
func (vm *VM) mayDetach(fn *php.Function) bool {
	if !vm.is74() || fn.User == nil {
		return false
	}
	switch fn.Lower {
	case "__construct", "__destruct", "__clone", "__call", "__callstatic", "__get", "__set", "__isset", "__unset",
		"__tostring", "__invoke", "__debuginfo":
		return fn.Lower == "__invoke"
	}
	return fn.Class.Ctor != fn
}

// opNew makes an object in A and begins the call of its constructor.
func (vm *VM) opNew(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	k := vm.cacheOf(in)
	c := k.class
	if !k.ready {
		vm.cur.ip = ip
		cl, relative, err := vm.classOf(base, in)
		if err != nil {
			return vm.fail(err)
		}
		if err = vm.checkInstantiable(cl); err == nil {
			err = vm.PrepareClass(cl)
		}
		if err != nil {
			return vm.fail(err)
		}
		c = cl
		if in.D&bytecode.FlagKB != 0 && !relative {
			k.class, k.ready = c, true
		}
	}
	if c.Handlers != nil && c.Handlers.New != nil {
		vm.cur.ip = ip // an exception notes where it is made
	}
	o := php.NewObject(c)
	vm.ctx.Used += 64 + int64(len(o.Slots))*16
	if l := vm.ctx.Limits.Memory; l > 0 && vm.ctx.Used > l {
		vm.ctx.ChargeGrowth(64)
	}
	*reg(base, in.A) = php.ObjectValue(o)
	ctor := c.Ctor
	if ctor == nil {
		p := vm.pend()
		p.none, p.fn = true, vm.noCtor
		return next(ip), base
	}
	if ctor.Flags&php.AccPublic == 0 && !vm.methodVisible(ctor, vm.scope()) {
		vm.cur.ip = ip
		o.SkipDestructor()
		where := vm.scopeText()
		if vm.is74() && vm.scope() == nil {
			where = "invalid context"
		}
		return vm.fail(vm.ctx.Throwf("Error", "Call to %s %s::%s() from %s", visibility(ctor.Flags), c.ShownName(), ctor.Name, where))
	}
	p := vm.pendFn(ctor)
	p.this, p.static, p.isNew = o, c, true
	php.ObjectValue(o).AddRef()
	return next(ip), base
}

// slowSend passes an argument that is undefined, counted or wanted by reference.
func (vm *VM) slowSend(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	p := &vm.calls[vm.nc-1]
	i := int(in.C)
	byRef := !p.none && p.fn.ByRef(i)
	switch in.Op {
	case bytecode.OpSend:
		if byRef {
			r := php.MakeRef(reg(base, in.B))
			*reg(base, in.A) = php.RefValue(r).Copy()
			return next(ip), base
		}
		b := reg(base, in.B)
		if b.IsUndef() {
			vm.cur.ip = ip
			vm.undefined(in.B)
			*reg(base, in.A) = php.Null()
			return vm.proceed(ip, base, nil)
		}
		*reg(base, in.A) = b.CopyDeref()
		return next(ip), base
	case bytecode.OpSendCall:
		a := reg(base, in.A)
		if byRef {
			vm.cur.ip = ip
			if a.Kind() != php.KindRef {
				if pr := p.fn.Param(i); pr.Flags&php.ParamPreferRef == 0 {
					vm.ctx.Notice("Only variables should be passed by reference")
				}
				*a = php.RefValue(php.NewRef(*a))
			}
			return vm.proceed(ip, base, nil)
		}
	case bytecode.OpSendTmp, bytecode.OpSendK:
		if byRef {
			if pr := p.fn.Param(i); pr.Flags&php.ParamPreferRef != 0 {
				return next(ip), base
			}
			vm.cur.ip = ip
			return vm.fail(vm.notByRef(p.fn, i))
		}
	}
	return next(ip), base
}

func (vm *VM) notByRef(fn *php.Function, i int) error {
	name := ""
	if pr := fn.Param(i); pr != nil && pr.Flags&php.ParamVariadic == 0 {
		name = " ($" + pr.Name + ")"
	}
	if vm.ctx.Level == php.Level74 {
		return vm.ctx.Throwf("Error", "Cannot pass parameter %d by reference", i+1)
	}
	return vm.ctx.Throwf("Error", "%s(): Argument #%d%s could not be passed by reference", fn.DisplayName(), i+1, name)
}

// slowRet returns a value that is undefined or a reference, or from a frame that is not a plain function's.
func (vm *VM) slowRet(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	b := reg(base, in.B)
	v := *b
	if v.IsCounted() {
		if v.Kind() == php.KindRef {
			v = v.Deref()
			if v.IsUndef() {
				v = php.Null()
			}
			v.AddRef()
		} else if vm.cur.flags&frameFile != 0 && int(in.B) < vm.cur.fn.ncv {
			v.AddRef() // a file's variables live on in its includer's
		} else {
			*b = php.Undef()
		}
	} else if v.IsUndef() {
		vm.cur.ip = ip
		vm.undefined(in.B)
		v = php.Null()
		if err := vm.takePending(); err != nil {
			return vm.fail(err)
		}
	}
	if in.D&bytecode.FlagB != 0 && b.IsCounted() {
		vm.consume(base, in.B)
	}
	return vm.ret_(ip, v)
}

func (vm *VM) opRetK(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	k := (*php.Value)(unsafe.Add(vm.k, uintptr(at(ip).D)*16))
	k.AddRef()
	if f := vm.cur; f.flags&^(frameNew|frameEntry) == 0 {
		return vm.leaveWith(ip, f, *k)
	}
	return vm.ret_(ip, *k)
}

// ret_ leaves the current frame with a result, which it takes over.
func (vm *VM) ret_(ip unsafe.Pointer, v php.Value) (unsafe.Pointer, unsafe.Pointer) {
	f := vm.cur
	f.ip = ip
	entry := f.flags&frameEntry != 0
	vm.leave()
	if entry {
		vm.ret = v
		return unsafe.Pointer(&vm.halt[0]), nil
	}
	c := vm.cur
	ip = c.ip
	if at(ip).Op == bytecode.OpInclude {
		return vm.finish(ip, c.base, v, nil)
	}
	r := at(ip).A
	if r == bytecode.NoReg {
		if v.IsCounted() {
			v.Release()
		}
	} else if a := reg(c.base, r); !a.IsCounted() && v.Kind() != php.KindRef {
		*a = v
	} else {
		return vm.result(ip, c.base, v, nil)
	}
	if vm.ctx.Pending != nil {
		return vm.fail(vm.takePending())
	}
	return next(ip), c.base
}
