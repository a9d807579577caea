package vm

import (
	"strings"

	"gaja/interp/php"
)

// This file finds what callable values mean: "f", "C::m", [C, "m"], closures and objects with __invoke, by the rules of
// is_callable and of callable parameters. Calls of such values in the script itself have rules of their own, see
// initValue.

// resolving is a callable on its way to a function.
type resolving struct {
	vm     *VM
	c      *php.Class  // whose methods are looked at
	org    *php.Class  // the class of an array callable
	this   *php.Object // on which the call goes
	static *php.Class
	strict bool // only the class's own methods count
	reason string
}

// ResolveCallable finds what a callable value means, seen from the caller's scope.
func (vm *VM) ResolveCallable(v php.Value) (php.Callable, string, error) {
	vm.note = ""
	v = v.Deref()
	switch v.Kind() {
	case php.KindObject:
		return vm.objectCallable(v.Object())
	case php.KindString:
		return vm.stringCallable(v.Str().Peek())
	case php.KindArray:
		return vm.arrayCallable(v.Array())
	}
	return php.Callable{}, "no array or string given", nil
}

// CallableNote is what PHP 8.2 deprecates about the callable that was resolved last, or "".
func (vm *VM) CallableNote() string { return vm.note }

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

func (vm *VM) stringCallable(s string) (php.Callable, string, error) {
	name := trimSlash(s)
	if fn := vm.ctx.FindFunction(name); fn != nil {
		return php.Callable{Fn: fn}, "", nil
	}
	i := strings.Index(s, "::")
	if i <= 0 || i+2 == len(s) {
		return php.Callable{}, "function " + vm.quote(s) + " not found or invalid function name", nil
	}
	r := &resolving{vm: vm}
	if err := r.class(s[:i], vm.scope()); err != nil || r.c == nil {
		return php.Callable{}, r.reason, err
	}
	return r.method(s[i+2:])
}

func (vm *VM) arrayCallable(a *php.Array) (php.Callable, string, error) {
	two := vm.by("array must have exactly two members", "array callback must have exactly two members")
	if a.Len() != 2 {
		return php.Callable{}, two, nil
	}
	x, m := a.Get(0).Deref(), a.Get(1).Deref()
	switch {
	case x.IsUndef() || m.IsUndef():
		return php.Callable{}, two, nil
	case !x.IsString() && !x.IsObject():
		return php.Callable{}, "first array member is not a valid class name or object", nil
	case !m.IsString():
		return php.Callable{}, "second array member is not a valid method", nil
	}
	r := &resolving{vm: vm}
	if x.IsObject() {
		r.this = x.Object()
		r.c, r.static = r.this.Class, r.this.Class
	} else if err := r.class(x.Str().Peek(), vm.scope()); err != nil || r.c == nil {
		return php.Callable{}, r.reason, err
	}
	r.org = r.c
	name := m.Str().Peek()
	i := strings.Index(name, "::")
	if i <= 0 {
		return r.method(name)
	}
	r.c = nil
	if err := r.class(name[:i], r.org); err != nil || r.c == nil {
		return php.Callable{}, r.reason, err
	}
	if !r.org.Is(r.c) {
		return php.Callable{}, "class " + vm.quote74(r.org.Name) + " is not a subclass of " + vm.quote74(r.c.Name), nil
	}
	if vm.note = ""; !vm.is74() {
		vm.note = "Callables of the form [\"" + r.org.Name + "\", \"" + name + "\"] are deprecated"
	}
	return r.method(name[i+2:])
}

// class resolves a class name, in which self and parent mean those of scope. Without a class and an error, reason tells
// why.
func (r *resolving) class(name string, scope *php.Class) error {
	vm := r.vm
	lower := strings.ToLower(name)
	switch lower {
	case "self", "parent", "static":
		if lower == "static" {
			if scope = vm.calledClass(); scope != nil {
				r.strict = true
			}
		}
		if scope == nil {
			r.reason = vm.by("cannot access "+lower+"::", "cannot access \""+lower+"\"") + " when no class scope is active"
			return nil
		}
		if lower == "parent" && scope.Parent == nil {
			r.reason = vm.by("cannot access parent::", "cannot access \"parent\"") + " when current class scope has no parent"
			return nil
		}
		if r.c = scope; lower == "parent" {
			r.c = scope.Parent
		}
		if r.static = vm.calledClass(); r.static == nil || !r.static.Is(r.c) {
			r.static = r.c
		}
		if r.this == nil && vm.cur != nil {
			r.this = vm.cur.this
		}
		if !vm.is74() {
			vm.note = "Use of \"" + lower + "\" in callables is deprecated"
		}
		return nil
	}
	c, err := vm.ctx.FindClass(trimSlash(name), true)
	if err != nil {
		return err
	}
	if c == nil {
		r.reason = "class " + vm.quote(name) + " not found"
		return nil
	}
	r.c = c
	if r.this != nil {
		r.static = r.this.Class
		return nil
	}
	r.static = c
	if sc := vm.scope(); sc != nil && vm.cur.this != nil && vm.cur.this.Class.Is(sc) && sc.Is(c) {
		r.this, r.static = vm.cur.this, vm.cur.this.Class
	}
	return nil
}

// calledClass is what static means in the running frame, or nil.
func (vm *VM) calledClass() *php.Class {
	switch f := vm.cur; {
	case f == nil:
		return nil
	case f.this != nil:
		return f.this.Class
	case f.static != nil:
		return f.static
	}
	return vm.scope()
}

// method finds the method of the class.
func (r *resolving) method(name string) (php.Callable, string, error) {
	vm, c := r.vm, r.c
	lower := strings.ToLower(name)
	sc := vm.scope()
	fn := c.Methods[lower]
	if lower == "__construct" {
		fn = vm.staticMethod(c, lower)
	}
	if sc != nil && !r.strict && fn != nil && fn.Class.Is(sc) {
		if q := sc.Methods[lower]; q != nil && q.Flags&php.AccPrivate != 0 && q.Class == sc {
			fn = q // of a private and an overriding method the scope calls its own
		}
	}
	if fn == nil && lower == "__invoke" && r.this != nil && c == r.this.Class {
		if _, ok := r.this.Native.(*Closure); ok {
			return vm.objectCallable(r.this)
		}
	}
	if fn == nil || fn.Flags&php.AccPublic == 0 && !vm.methodVisible(fn, sc) {
		if m, ok := r.magic(name); ok {
			return m, "", nil
		}
	}
	if fn == nil {
		return php.Callable{}, "class " + vm.quote74(c.ShownName()) + " does not have a method " + vm.quote(name), nil
	}
	if fn.Flags&php.AccAbstract != 0 {
		return php.Callable{}, "cannot call abstract method " + c.ShownName() + "::" + fn.Name + "()", nil
	}
	static := fn.Flags&php.AccStatic != 0
	if !static && r.this == nil && !vm.mayDetach(fn) {
		return php.Callable{}, "non-static method " + c.ShownName() + "::" + fn.Name + "() cannot be called statically", nil
	}
	if fn.Flags&php.AccPublic == 0 && !vm.methodVisible(fn, sc) {
		return php.Callable{}, "cannot access " + visibility(fn.Flags) + " method " + c.ShownName() + "::" + fn.Name + "()", nil
	}
	if r.this != nil {
		r.static = r.this.Class
	}
	if static || r.this == nil {
		return php.Callable{Fn: fn, Static: r.static, Detached: !static}, "", vm.PrepareClass(c)
	}
	return php.Callable{Fn: fn, This: r.this, Static: r.static}, "", nil
}

// magic is the call of a missing or hidden method through __call or __callStatic.
func (r *resolving) magic(name string) (php.Callable, bool) {
	vm, c := r.vm, r.c
	if c.Call != nil {
		this := r.this
		if this == nil && vm.cur != nil && vm.cur.this != nil && vm.cur.this.Class.Is(c) {
			this = vm.cur.this
		}
		if this != nil {
			return php.Callable{Fn: c.Call, This: this, Static: this.Class, Name: magicName(name)}, true
		}
	}
	if c.CallStatic == nil || r.this != nil && r.org == c {
		return php.Callable{}, false
	}
	static := r.static
	if r.this != nil {
		static = r.this.Class
	}
	return php.Callable{Fn: c.CallStatic, Static: static, Name: magicName(name)}, true
}
