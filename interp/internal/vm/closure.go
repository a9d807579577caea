package vm

import (
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// Closure is the native state of a Closure object.
type Closure struct {
	self *php.Object // not owned
	Fn   *php.Function
	User *Func // nil for closures of builtins
	This *php.Object
	// Static is the called class, Scope the class whose members are visible.
	Static, Scope *php.Class
	// uses are the values taken along, by the declaration's Uses; references for by-reference ones.
	uses []php.Value
	// Magic is the method's name when the closure calls __call or __callStatic.
	Magic string
	// fake is set for closures made of a named function or method.
	fake bool
	// own is set when User's static variables are the closure's own.
	own bool
}

func closureOf(v php.Value) (*Closure, bool) {
	if v.Kind() != php.KindObject {
		return nil, false
	}
	c, ok := v.Object().Native.(*Closure)
	return c, ok
}

// newClosure makes a Closure object; this is owned by it.
func (vm *VM) newClosure(c *Closure) (*php.Object, error) {
	class, err := vm.ctx.FindClass("Closure", false)
	if err != nil || class == nil {
		return nil, vm.ctx.ThrowError("Error", "Class \"Closure\" not found")
	}
	o := php.NewObject(class)
	o.Native = c
	c.self = o
	return o, nil
}

// freeClosure lets go of what a closure holds; php calls it when the object dies.
func (vm *VM) freeClosure(o *php.Object) {
	c, ok := o.Native.(*Closure)
	if !ok {
		return
	}
	if t := c.This; t != nil {
		c.This = nil
		php.ObjectValue(t).Release()
	}
	uses := c.uses
	c.uses = nil
	for _, v := range uses {
		v.Release()
	}
}

// opClosure makes a closure of a function declared in place.
func (vm *VM) opClosure(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	f := vm.cur
	f.ip = ip
	decl := vm.closureDecl(f.fn, int(in.D))
	b := decl.B
	c := &Closure{User: decl, Fn: decl.Fn, Scope: f.fn.scope, Static: f.static}
	if len(b.Statics) > 0 || decl.hasStatics() {
		c.User, c.own = decl.withStatics(), true
		c.Fn = c.User.Fn
	}
	if f.this != nil {
		c.Static = f.this.Class
		if b.Flags&bytecode.FuncStatic == 0 {
			php.ObjectValue(f.this).AddRef()
			c.This = f.this
		}
	}
	if n := len(b.Uses); n > 0 {
		c.uses = make([]php.Value, n)
		for i := range b.Uses {
			u := &b.Uses[i]
			r := reg(base, u.From)
			if u.ByRef {
				c.uses[i] = php.RefValue(php.MakeRef(r)).Copy()
				continue
			}
			if r.IsUndef() && !u.Quiet {
				vm.undefined(u.From)
				c.uses[i] = php.Null()
				continue
			}
			c.uses[i] = r.CopyDeref()
		}
	}
	o, err := vm.newClosure(c)
	if err != nil {
		return vm.fail(err)
	}
	return vm.finish(ip, base, php.ObjectValue(o), nil)
}

// closureDecl links the closure declared at index i for the scope of the function around it.
func (vm *VM) closureDecl(around *Func, i int) *Func {
	if around.scope == nil {
		return vm.function(around.Unit, i)
	}
	if around.inner == nil {
		around.inner = make(map[int]*Func)
	}
	f := around.inner[i]
	if f == nil {
		f = vm.linkFunc(around.Unit, i, around.scope)
		scopeTypes(f.Fn, around.scope, around.scope.Parent)
		around.inner[i] = f
	}
	return f
}

func (f *Func) hasStatics() bool { return len(f.B.Statics) > 0 }

// withStatics copies a function so that the copy has static variables of its own.
func (f *Func) withStatics() *Func {
	n := *f
	fn := *f.Fn
	n.Fn = &fn
	fn.User = &n
	n.statics = make([]*php.Ref, len(f.statics))
	for i, r := range f.statics {
		if r != nil {
			n.statics[i] = php.NewRef(r.V.Copy())
		}
	}
	return &n
}

// rescope copies a function for another scope; its caches start empty.
func (vm *VM) rescope(f *Func, scope *php.Class) *Func {
	n := vm.linkFunc(f.Unit, f.B.Index, scope)
	n.Fn.Flags = f.Fn.Flags
	if scope != nil {
		scopeTypes(n.Fn, scope, scope.Parent)
	}
	for i, r := range f.statics {
		if r != nil {
			n.statics[i] = php.NewRef(r.V.Copy())
		}
	}
	return n
}

// bindUses gives a closure's frame the variables it took along.
func (vm *VM) bindUses(fr *Frame) {
	c, ok := fr.closure.Native.(*Closure)
	if !ok {
		return
	}
	for i, v := range c.uses {
		if !v.IsUndef() {
			*reg(fr.base, fr.fn.B.Uses[i].CV) = v.Copy()
		}
	}
}

// opFirstClass makes a closure of the pending call: f(...).
func (vm *VM) opFirstClass(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	vm.cur.ip = ip
	vm.nc--
	p := vm.calls[vm.nc]
	vm.calls[vm.nc] = pending{}
	if p.closure != nil {
		if p.this != nil {
			php.ObjectValue(p.this).Release()
		}
		return vm.finish(ip, base, php.ObjectValue(p.closure), nil)
	}
	o, err := vm.closureFromCallable(php.Callable{Fn: p.fn, This: p.this, Static: p.static, Name: p.magic})
	if p.this != nil {
		php.ObjectValue(p.this).Release()
	}
	if err != nil {
		return vm.fail(err)
	}
	return vm.finish(ip, base, php.ObjectValue(o), nil)
}

func (vm *VM) closureFromCallable(cb php.Callable) (*php.Object, error) {
	c := &Closure{Fn: cb.Fn, Static: cb.Static, Scope: cb.Fn.Class, Magic: cb.Name, fake: true}
	c.User, _ = cb.Fn.User.(*Func)
	if cb.This != nil {
		php.ObjectValue(cb.This).AddRef()
		c.This = cb.This
	}
	return vm.newClosure(c)
}

// BindClosure duplicates a closure with another $this and scope.
func (vm *VM) BindClosure(closure, this *php.Object, scope *php.Class, keepScope bool) (php.Value, error) {
	c := closure.Native.(*Closure)
	if keepScope {
		scope = c.Scope
	}
	if msg := vm.bindRefusal(c, this, scope); msg != "" {
		vm.ctx.Warning("%s", msg)
		return php.Null(), nil
	}
	if scope == nil && this != nil {
		scope = closure.Class // PHP's stand-in: an object needs a scope
	}
	n := &Closure{Fn: c.Fn, User: c.User, Scope: scope, Static: scope, Magic: c.Magic, fake: c.fake}
	if c.User != nil {
		switch {
		case scope != c.Scope && !c.fake:
			n.User, n.own = vm.rescope(c.User, scope), true
			n.Fn = n.User.Fn
		case c.User.hasStatics():
			n.User, n.own = c.User.withStatics(), true
			n.Fn = n.User.Fn
		}
	}
	if this != nil {
		php.ObjectValue(this).AddRef()
		n.This, n.Static = this, this.Class
	}
	n.uses = make([]php.Value, len(c.uses))
	for i, v := range c.uses {
		n.uses[i] = v.Copy()
	}
	o, err := vm.newClosure(n)
	if err != nil {
		return php.Undef(), err
	}
	return php.ObjectValue(o), nil
}

// bindRefusal says why PHP would not bind a closure so, or "".
func (vm *VM) bindRefusal(c *Closure, this *php.Object, scope *php.Class) string {
	if this != nil {
		if c.Fn.Flags&php.AccStatic != 0 || c.User != nil && c.User.B.Flags&bytecode.FuncStatic != 0 {
			return "Cannot bind an instance to a static closure"
		}
		if c.fake && c.Fn.Class != nil && !this.Class.Is(c.Fn.Class) {
			return "Cannot bind method " + c.Fn.DisplayName() + "() to object of class " + this.Class.Name
		}
	} else if vm.is74() {
		if c.fake && c.Fn.Class != nil && c.Fn.Flags&php.AccStatic == 0 && c.User == nil {
			return "Cannot unbind $this of internal method"
		}
		vm.warnUnbinding(c)
	} else if c.fake && c.Fn.Class != nil && c.Fn.Flags&php.AccStatic == 0 {
		return "Cannot unbind $this of method"
	} else if !c.fake && c.This != nil && c.User != nil && c.User.B.Flags&bytecode.FuncUsesThis != 0 {
		return "Cannot unbind $this of closure using $this"
	}
	if scope != nil && scope != c.Scope && scope.Flags&php.ClassBuiltin != 0 {
		return "Cannot bind closure to scope of internal class " + scope.Name
	}
	if c.fake && scope != c.Scope {
		if c.Scope == nil {
			return "Cannot rebind scope of closure created from function"
		}
		return "Cannot rebind scope of closure created from method"
	}
	return ""
}

// warnUnbinding is 7.4's deprecation of what 8 refuses: to take a closure's $this away.
func (vm *VM) warnUnbinding(c *Closure) {
	switch {
	case c.fake && c.Fn.Class != nil && c.Fn.Flags&php.AccStatic == 0:
		vm.ctx.Deprecated("Unbinding $this of a method is deprecated")
	case !c.fake && c.This != nil && c.User != nil && c.User.B.Flags&bytecode.FuncUsesThis != 0:
		vm.ctx.Deprecated("Unbinding $this of closure is deprecated")
	}
}

// SameClosure reports whether two closures were made of the same function or method of the same object.
func (vm *VM) SameClosure(a, b *php.Object) bool {
	x, ok1 := a.Native.(*Closure)
	y, ok2 := b.Native.(*Closure)
	return ok1 && ok2 && x.fake && y.fake && x.This == y.This && x.Static == y.Static && x.Scope == y.Scope &&
		(x.User == nil) == (y.User == nil) && x.Fn.Name == y.Fn.Name && x.Magic == y.Magic && x.Fn.Class == y.Fn.Class
}

// CallClosure runs a closure once with $this and the scope of its class.
func (vm *VM) CallClosure(closure, this *php.Object, args []php.Value, named *php.Array) (php.Value, error) {
	v, err := vm.BindClosure(closure, this, this.Class, false)
	if err != nil || v.IsNull() {
		return v, err
	}
	defer v.Release()
	return vm.callClosureObject(v.Object(), args, named)
}

func (vm *VM) callClosureObject(o *php.Object, args []php.Value, named *php.Array) (php.Value, error) {
	c := o.Native.(*Closure)
	return vm.invoke(php.Callable{Fn: c.Fn, This: c.This, Static: c.Static, Name: c.Magic}, o, args, named)
}

// ClosureFrom makes a closure of a callable; a closure gives itself.
func (vm *VM) ClosureFrom(callable php.Value) (php.Value, error) {
	if _, ok := closureOf(callable); ok {
		return callable.Copy(), nil
	}
	c, reason, err := vm.ResolveCallable(callable)
	if err != nil {
		return php.Undef(), err
	}
	if err := vm.ctx.WarnCallable(); err != nil {
		return php.Undef(), err
	}
	if reason != "" {
		return php.Undef(), vm.ctx.ThrowError("TypeError", "Failed to create closure from callable: "+reason)
	}
	return vm.MakeClosure(c)
}

// MakeClosure makes a closure of a resolved callable.
func (vm *VM) MakeClosure(c php.Callable) (php.Value, error) {
	o, err := vm.closureFromCallable(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.ObjectValue(o), nil
}
