package vm

import (
	"errors"
	"strings"
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// This file is what builtins and the host see of the machine: php.Machine.

// Call runs a function to its end with borrowed arguments; the result is owned.
func (vm *VM) Call(c php.Callable, args []php.Value) (php.Value, error) {
	return vm.invoke(c, c.Closure, args, nil)
}

// CallNamed is Call with named arguments behind the positional ones.
func (vm *VM) CallNamed(c php.Callable, args []php.Value, named *php.Array) (php.Value, error) {
	return vm.invoke(c, c.Closure, args, named)
}

const maxRuns = 20000

// invoke calls a function from Go. closure is the Closure object that is running, if any; everything is borrowed.
func (vm *VM) invoke(c php.Callable, closure *php.Object, args []php.Value, named *php.Array) (php.Value, error) {
	if vm.runs >= maxRuns {
		return php.Undef(), vm.ctx.Fatal("Maximum function nesting level of '%d' reached in builtin functions, aborting!", maxRuns)
	}
	if user, ok := c.Fn.User.(*Func); ok && named == nil && c.Name == "" && vm.cur != nil && !takesRefs(c.Fn, len(args)) {
		return vm.invokePlain(user, &c, closure, args)
	}
	own := make([]php.Value, len(args))
	for i, v := range args {
		if v.Kind() == php.KindRef && (c.Name != "" || !c.Fn.ByRef(i)) {
			v = v.Deref()
		}
		own[i] = v.Copy()
		if own[i].IsUndef() {
			own[i] = php.Null()
		}
		if c.Name == "" && own[i].Kind() != php.KindRef && c.Fn.ByRef(i) {
			if p := c.Fn.Param(i); p.Flags&php.ParamPreferRef == 0 {
				vm.warnByValue(c.Fn, i)
				own[i] = php.RefValue(php.NewRef(own[i]))
			}
		}
	}
	p := &pending{fn: c.Fn, static: c.Static, magic: c.Name}
	p.user, _ = c.Fn.User.(*Func)
	if named != nil {
		p.named = named
		php.ArrayValue(named).AddRef()
	}
	if p.magic != "" {
		own = vm.magicArgs(p, own)
	}
	var extra *php.Array
	if p.named != nil {
		bound, rest, err := vm.ctx.BindNamed(c.Fn, own, p.named)
		php.ArrayValue(p.named).Release()
		if err == nil && p.user != nil {
			err = vm.fillHoles(p.user, bound, c.Static)
		}
		if err != nil {
			return php.Undef(), err
		}
		own, extra = bound, rest
	}
	if c.This != nil {
		php.ObjectValue(c.This).AddRef()
	}
	if p.user == nil {
		return vm.invokeNative(c, own, extra)
	}
	if closure != nil {
		php.ObjectValue(closure).AddRef()
	}
	return vm.invokeUser(p.user, c, closure, own, extra)
}

func (vm *VM) warnByValue(fn *php.Function, i int) {
	if vm.ctx.Level == php.Level74 {
		vm.ctx.Warning("Parameter %d to %s() expected to be a reference, value given", i+1, fn.DisplayName())
		return
	}
	vm.ctx.Warning("%s(): Argument #%d ($%s) must be passed by reference, value given", fn.DisplayName(), i+1, fn.Param(i).Name)
}

func (vm *VM) invokeNative(c php.Callable, args []php.Value, extra *php.Array) (php.Value, error) {
	w, limit := vm.window(len(args) + 16)
	for i, v := range args {
		*(*php.Value)(unsafe.Add(w, uintptr(i)*16)) = v
	}
	if extra != nil {
		php.ArrayValue(extra).Release()
	}
	v, err := vm.callNative(c.Fn, w, len(args), c.This, c.Static, limit)
	if c.This != nil {
		php.ObjectValue(c.This).Release()
	}
	if err == nil {
		err = vm.takePending()
	}
	if err != nil {
		v.Release()
		return php.Undef(), err
	}
	return v, nil
}

func (vm *VM) invokeUser(f *Func, c php.Callable, closure *php.Object, args []php.Value, extra *php.Array) (php.Value, error) {
	if vm.cur == nil {
		vm.enterRoot()
		defer vm.leaveRoot()
	}
	size := max(len(args), f.nregs) + 1
	w, limit := vm.window(size)
	for i, v := range args {
		*(*php.Value)(unsafe.Add(w, uintptr(i)*16)) = v
	}
	caller := vm.cur
	gen, saved := caller.gen, caller.limit
	caller.gen, caller.limit = nil, limit
	vm.runs++
	vm.entry = true
	vm.named = extra
	ip, base := vm.enter(f, w, len(args), c.This, c.Static, closure, false)
	caller.gen, caller.limit = gen, saved
	vm.entry = false
	if extra = vm.named; extra != nil {
		vm.named = nil
		if vm.cur.fn == f && vm.cur != caller {
			vm.cur.named = extra
		} else {
			php.ArrayValue(extra).Release()
		}
	}
	if err := vm.err; err != nil { // entering failed: too few arguments, a wrong type
		vm.err = nil
		vm.runs--
		return php.Undef(), err
	}
	err := vm.runNested(ip, base)
	v := vm.ret
	vm.ret = php.Undef()
	if err != nil {
		return php.Undef(), err
	}
	return v, nil
}

// enterRoot gives calls from outside any script a frame to stand on.
func (vm *VM) enterRoot() {
	if vm.root == nil {
		vm.root = vm.linkFunc(vm.link(&bytecode.Unit{Funcs: []*bytecode.Func{{Code: []bytecode.Instr{{Op: bytecode.OpHalt}}, Lines: []uint32{0}, Flags: bytecode.FuncMain}}}), 0, nil)
	}
	base, limit := vm.window(4)
	f := vm.push(vm.root, base)
	f.limit, f.ip = limit, vm.root.start
	f.flags = frameRoot
}

func (vm *VM) leaveRoot() {
	f := vm.cur
	f.flags = 0
	vm.cur = nil
}

// runThunk evaluates a constant expression in the scope of a class; the result is owned.
func (vm *VM) runThunk(f *Func, scope *php.Class) (php.Value, error) {
	return vm.invokeUser(f, php.Callable{Fn: f.Fn, Static: scope}, nil, nil, nil)
}

// Construct runs a constructor on a fresh object.
func (vm *VM) Construct(o *php.Object, args []php.Value, named *php.Array) error {
	v, err := vm.invoke(php.Callable{Fn: o.Class.Ctor, This: o, Static: o.Class}, nil, args, named)
	v.Release()
	return err
}

// Destruct runs an object's destructor. What it throws is delivered when the machine next looks.
func (vm *VM) Destruct(o *php.Object) {
	if vm.closed {
		return
	}
	d := o.Class.Dtor
	if d.Flags&php.AccPublic == 0 && !vm.methodVisible(d, vm.scope()) {
		where := vm.scopeText()
		if vm.cur == nil {
			vm.ctx.Warning("Call to %s %s::__destruct() from %s during shutdown ignored", visibility(d.Flags), o.Class.ShownName(), where)
			return
		}
		vm.ctx.Pending = vm.ctx.Throwf("Error", "Call to %s %s::__destruct() from %s", visibility(d.Flags), o.Class.ShownName(), where)
		return
	}
	before := vm.ctx.Pending
	vm.ctx.Pending = nil
	exc := vm.exc
	vm.exc = nil
	ret, verr := vm.ret, vm.err
	v, err := vm.invoke(php.Callable{Fn: d, This: o, Static: o.Class}, nil, nil, nil)
	v.Release()
	vm.exc, vm.ret, vm.err = exc, ret, verr
	if err == nil {
		err = vm.takePending()
	}
	if before != nil {
		var t, old *php.Throw
		if errors.As(err, &t) && errors.As(before, &old) {
			vm.chainPrevious(t.Obj, old.Obj)
		} else if err == nil {
			err = before
		}
	}
	vm.ctx.Pending = err
}

// ResolveCallable finds what a callable value means, seen from the caller's scope.
func (vm *VM) ResolveCallable(v php.Value) (php.Callable, string, error) {
	v = v.Deref()
	switch v.Kind() {
	case php.KindObject:
		return vm.objectCallable(v.Object())
	case php.KindString:
		s := trimSlash(v.Str().Peek())
		if i := strings.Index(s, "::"); i > 0 {
			return vm.methodCallable(php.String(s[:i]), s[i+2:])
		}
		if fn := vm.ctx.FindFunction(s); fn != nil {
			return php.Callable{Fn: fn}, "", nil
		}
		return php.Callable{}, "function " + vm.quote(v.Str().Peek()) + " not found or invalid function name", nil
	case php.KindArray:
		a := v.Array()
		if a.Len() != 2 {
			return php.Callable{}, vm.by("array must have exactly two members", "array callback must have exactly two members"), nil
		}
		x, m := a.Get(0), a.Get(1)
		if !m.IsString() || !x.IsString() && !x.IsObject() {
			if x.IsUndef() || m.IsUndef() {
				return php.Callable{}, vm.by("array must have exactly two members", "array callback must have exactly two members"), nil
			}
			if !x.IsString() && !x.IsObject() {
				return php.Callable{}, "first array member is not a valid class name or object", nil
			}
			return php.Callable{}, "second array member is not a valid method", nil
		}
		return vm.methodCallable(x, m.Str().Peek())
	}
	return php.Callable{}, "no array or string given", nil
}

func (vm *VM) objectCallable(o *php.Object) (php.Callable, string, error) {
	if c, ok := o.Native.(*Closure); ok {
		return php.Callable{Fn: c.Fn, This: c.This, Static: c.Static, Name: c.Magic, Closure: o}, "", nil
	}
	if h := o.Class.Handlers; h != nil && h.Closure != nil {
		if fn, this, _, ok := h.Closure(o); ok {
			return php.Callable{Fn: fn, This: this, Static: o.Class}, "", nil
		}
	}
	if m := o.Class.Invoke; m != nil {
		return php.Callable{Fn: m, This: o, Static: o.Class}, "", nil
	}
	return php.Callable{}, "no array or string given", nil
}

// methodCallable resolves a class name or object and a method's name.
func (vm *VM) methodCallable(x php.Value, name string) (php.Callable, string, error) {
	var c *php.Class
	var this *php.Object
	relative := false
	if x.IsObject() {
		this = x.Object()
		c = this.Class
	} else {
		var err error
		c, relative, err = vm.callableClass(trimSlash(x.Str().Peek()))
		if err != nil {
			return php.Callable{}, "", err
		}
		if c == nil {
			return php.Callable{}, vm.classMissing(x.Str().Peek()), nil
		}
		if f := vm.userFrame(); f != nil && f.this != nil && f.this.Class.Is(c) {
			this = f.this
		}
	}
	if i := strings.Index(name, "::"); i > 0 {
		pc, _, err := vm.callableClass(name[:i])
		if err != nil {
			return php.Callable{}, "", err
		}
		if strings.EqualFold(name[:i], "parent") && c.Parent != nil {
			pc = c.Parent
		}
		if strings.EqualFold(name[:i], "self") {
			pc = c
		}
		if pc == nil {
			return php.Callable{}, vm.classMissing(name[:i]), nil
		}
		if !c.Is(pc) {
			return php.Callable{}, "class " + vm.quote74(c.Name) + " is not a subclass of " + vm.quote74(pc.Name), nil
		}
		c, name = pc, name[i+2:]
	}
	return vm.methodOf(c, this, name, x.IsObject(), relative)
}

func (vm *VM) methodOf(c *php.Class, this *php.Object, name string, onObject, relative bool) (php.Callable, string, error) {
	lower := strings.ToLower(name)
	fn := vm.staticMethod(c, lower)
	sc := vm.callerScope()
	if sc != nil && this != nil && this.Class.Is(sc) {
		if q := sc.Methods[lower]; q != nil && q.Flags&php.AccPrivate != 0 && q.Class == sc && c.Is(sc) {
			fn = q
		}
	}
	if fn == nil && lower == "__invoke" && this != nil {
		if _, ok := this.Native.(*Closure); ok {
			return vm.objectCallable(this)
		}
	}
	visible := fn != nil && (fn.Flags&php.AccPublic != 0 || vm.methodVisible(fn, sc))
	static := c
	if relative && vm.userFrame() != nil && vm.userFrame().static != nil {
		static = vm.userFrame().static
	}
	if !visible {
		if this != nil && c.Call != nil && (onObject || fn == nil || true) {
			return php.Callable{Fn: c.Call, This: this, Static: this.Class, Name: name}, "", nil
		}
		if c.CallStatic != nil && !onObject {
			return php.Callable{Fn: c.CallStatic, Static: c, Name: name}, "", nil
		}
		if fn == nil {
			return php.Callable{}, "class " + vm.quote74(c.Name) + " does not have a method " + vm.quote(name), nil
		}
		return php.Callable{}, "cannot access " + visibility(fn.Flags) + " method " + c.Name + "::" + fn.Name + "()", nil
	}
	if fn.Flags&php.AccAbstract != 0 {
		return php.Callable{}, "cannot call abstract method " + fn.Class.Name + "::" + fn.Name + "()", nil
	}
	if fn.Flags&php.AccStatic != 0 {
		if onObject {
			static = this.Class
		}
		return php.Callable{Fn: fn, Static: static}, "", vm.PrepareClass(c)
	}
	if this == nil {
		if vm.mayDetach(fn) {
			return php.Callable{Fn: fn, Static: static, Detached: true}, "", nil
		}
		return php.Callable{}, "non-static method " + fn.Class.Name + "::" + fn.Name + "() cannot be called statically", nil
	}
	return php.Callable{Fn: fn, This: this, Static: this.Class}, "", nil
}

// callableClass finds the class of a callable string; nil without an error when there is none.
func (vm *VM) callableClass(name string) (*php.Class, bool, error) {
	switch l := strings.ToLower(name); l {
	case "self", "static", "parent":
		f := vm.userFrame()
		if f == nil || f.fn.scope == nil {
			return nil, true, nil
		}
		if l == "static" && f.static != nil {
			return f.static, true, nil
		}
		if l == "parent" {
			return f.fn.scope.Parent, true, nil
		}
		return f.fn.scope, true, nil
	}
	c, err := vm.ctx.FindClass(name, true)
	return c, false, err
}

// userFrame is the innermost frame of a script.
func (vm *VM) userFrame() *Frame { return vm.cur }

// callerScope is the class whose private members the code that called the running builtin may see.
func (vm *VM) callerScope() *php.Class { return vm.scope() }

// callableForCall resolves a callable array or string for a call in the script itself, throwing PHP's errors.
func (vm *VM) callableForCall(x php.Value) (php.Callable, error) {
	c, reason, err := vm.ResolveCallable(x)
	if err != nil {
		return c, err
	}
	if reason == "" {
		if c.Detached {
			vm.ctx.WarnDetached(c.Fn)
			err = vm.takePending()
		}
		return c, err
	}
	return c, vm.callError(x, reason)
}

// callError turns the reason why a value is not callable into what calling it throws.
func (vm *VM) callError(x php.Value, reason string) error {
	cls, m := x, ""
	switch x.Kind() {
	case php.KindArray:
		cls = x.Array().Get(0)
		if v := x.Array().Get(1); v.IsString() {
			m = v.Str().Peek()
		}
		if x.Array().Get(0).IsUndef() || x.Array().Get(1).IsUndef() {
			return vm.ctx.ThrowError("Error", "Array callback has to contain indices 0 and 1")
		}
		if !cls.IsString() && !cls.IsObject() {
			return vm.ctx.ThrowError("Error", "First array member is not a valid class name or object")
		}
		if m == "" {
			return vm.ctx.ThrowError("Error", "Second array member is not a valid method")
		}
	case php.KindString:
		s := trimSlash(x.Str().Peek())
		i := strings.Index(s, "::")
		cls, m = php.String(s[:i]), s[i+2:]
	case php.KindObject:
		return vm.ctx.ThrowError("Error", vm.by(nameNoString, "Object of type "+x.Object().Class.Name+" is not callable"))
	}
	var c *php.Class
	if cls.IsObject() {
		c = cls.Object().Class
	} else if c, _, _ = vm.callableClass(trimSlash(cls.Str().Peek())); c == nil {
		return vm.classNotFound(trimSlash(cls.Str().Peek()))
	}
	fn := c.Methods[strings.ToLower(m)]
	switch {
	case fn == nil:
		return vm.ctx.Throwf("Error", "Call to undefined method %s::%s()", c.Name, m)
	case fn.Flags&php.AccPublic == 0 && !vm.methodVisible(fn, vm.scope()):
		return vm.hiddenMethod(fn, c, vm.scope())
	}
	return vm.ctx.Throwf("Error", "Non-static method %s::%s() cannot be called statically", fn.Class.ShownName(), fn.Name)
}

// AutoloadClass runs the autoloaders for a class name and returns the class or nil.
func (vm *VM) AutoloadClass(name string) (*php.Class, error) { return vm.ctx.Autoload(name) }

// ReadProp and WriteProp access a property with the caller's scope, magic methods and hooks.
func (vm *VM) ReadProp(o *php.Object, name *php.Str) (php.Value, error) {
	return vm.readProp(o, name, nil)
}

// WriteProp stores v, which it takes over.
func (vm *VM) WriteProp(o *php.Object, name *php.Str, v php.Value) error {
	return vm.writeProp(o, name, v, nil)
}

// Iterate walks an array or Traversable.
func (vm *VM) Iterate(v php.Value, f func(key, val php.Value) (bool, error)) error {
	if v.IsArray() {
		for k, x := range v.Array().All() {
			more, err := f(k.Borrow(), x)
			if err != nil || !more {
				return err
			}
		}
		return nil
	}
	l, err := vm.iterObject(v.Object(), false)
	if err != nil {
		return err
	}
	defer l.close(vm)
	if l.gen != nil {
		return vm.iterateGenerator(l.gen, f)
	}
	if l.it == nil {
		return nil
	}
	for {
		if !l.fresh {
			if err := l.it.Next(vm.ctx); err != nil {
				return err
			}
		}
		l.fresh = false
		ok, err := l.it.Valid(vm.ctx)
		if err != nil || !ok {
			return err
		}
		x, err := l.it.Current(vm.ctx)
		if err != nil {
			return err
		}
		k, err := l.it.Key(vm.ctx)
		if err != nil {
			x.Release()
			return err
		}
		more, err := f(k.Deref(), x.Deref())
		x.Release()
		k.Release()
		if err == nil {
			err = vm.takePending()
		}
		if err != nil || !more {
			return err
		}
	}
}

func (vm *VM) iterateGenerator(o *php.Object, f func(key, val php.Value) (bool, error)) error {
	g := o.Native.(*Generator)
	if err := vm.generatorStart(o, g); err != nil {
		return err
	}
	for g.state != genDone {
		leaf := vm.leaf(g)
		x, k := leaf.value.CopyDeref(), leaf.key.CopyDeref()
		more, err := f(k, x)
		x.Release()
		k.Release()
		if err != nil || !more {
			return err
		}
		if err := vm.generatorNext(o, g, php.Null()); err != nil {
			return err
		}
	}
	return nil
}

// OutputBegins is called before the first byte leaves.
func (vm *VM) OutputBegins() {}

// OutputChunk is called when a buffer with a chunk size is full.
func (vm *VM) OutputChunk(l *php.OutputLayer) { vm.ctx.Out.ChunkFull(l) }
