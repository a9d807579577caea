package vm

import (
	"errors"
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
		if v.Kind() == php.KindRef && c.Name == "" && !c.Fn.ByRef(i) {
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
		for i := len(own); err == nil && i < len(bound); i++ {
			if bound[i].Kind() != php.KindRef && !bound[i].IsUndef() && c.Fn.ByRef(i) && c.Fn.Param(i).Flags&php.ParamPreferRef == 0 {
				vm.warnByValue(c.Fn, i)
				bound[i] = php.RefValue(php.NewRef(bound[i]))
			}
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
	vm.named = extra
	ip, base := vm.enter(f, w, len(args), c.This, c.Static, closure, frameEntry)
	caller.gen, caller.limit = gen, saved
	if extra = vm.named; extra != nil {
		vm.named = nil
		if vm.cur.fn == f && vm.cur != caller {
			vm.cur.named = extra
			vm.cur.flags |= frameMore
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
	under := vm.cur
	left := under != nil && under.leaving()
	if left {
		under.flags |= frameLeaving
	}
	v, err := vm.invoke(php.Callable{Fn: d, This: o, Static: o.Class}, nil, nil, nil)
	v.Release()
	if left {
		under.flags &^= frameLeaving
	}
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

// callerScope is the class whose private members the code that called the running builtin may see.
func (vm *VM) callerScope() *php.Class { return vm.scope() }

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

// OutputBegins is called before the first byte leaves: it notes where that was.
func (vm *VM) OutputBegins() { vm.ctx.Out.SentFile, vm.ctx.Out.SentLine = vm.ctx.Position() }

// OutputChunk is called when a buffer with a chunk size is full.
func (vm *VM) OutputChunk(l *php.OutputLayer) { vm.ctx.Out.ChunkFull(l) }
