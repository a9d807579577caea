package vm

import (
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// Calls with unpacking, names or a magic method gather their arguments outside the window: positional ones behind the
// first unpacking in pending.args, named ones in pending.named.

func (vm *VM) opUnpack(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	err := vm.unpack(reg(base, in.B), vm.load(base, in.B))
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	return vm.proceed(ip, base, err)
}

func (vm *VM) unpack(slot *php.Value, x php.Value) error {
	at := vm.nc - 1
	p := &vm.calls[at]
	if p.args == nil {
		p.args = []php.Value{}
	}
	first := vm.windowCount()
	what := "Traversable"
	add := func(k, v php.Value) (bool, error) {
		p := &vm.calls[at]
		if k.IsString() {
			if vm.is74() {
				return false, vm.ctx.Throwf("Error", "Cannot unpack %s with string keys", what)
			}
			if p.named == nil {
				p.named = vm.ctx.NewHash(0)
			}
			if i, byRef := p.fn.NamedByRef(k.Str().Peek()); byRef && x.IsObject() && p.magic == "" {
				if err := vm.unpackedRef(p.fn, i); err != nil {
					return false, err
				}
				p = &vm.calls[at]
			}
			p.named.SetKey(k.Str(), v.CopyDeref())
			return true, nil
		}
		if p.named != nil {
			return false, vm.ctx.ThrowError("Error", "Cannot use positional argument after named argument during unpacking")
		}
		arg := v.CopyDeref()
		if p.magic == "" && p.fn.ByRef(first+len(p.args)) && x.IsObject() {
			if pr := p.fn.Param(first + len(p.args)); pr.Flags&php.ParamPreferRef == 0 {
				if err := vm.unpackedRef(p.fn, first+len(p.args)); err != nil {
					arg.Release()
					return false, err
				}
				arg = php.RefValue(php.NewRef(arg))
			}
		}
		vm.calls[at].args = append(vm.calls[at].args, arg)
		return true, nil
	}
	switch x.Kind() {
	case php.KindArray:
		what = "array"
		a := x.Array()
		if p.fn.Flags&php.FnVariadic != 0 || len(p.fn.Params) > 0 {
			if vm.wantsRefs(p.fn, first+len(p.args), a.Len()) || !vm.is74() && namesRefs(p.fn, a) {
				return vm.unpackRefs(slot, first)
			}
		}
		keep := x.Copy()
		defer keep.Release()
		for it := a.Iter(); it.Next(); {
			k := it.Key()
			kv := php.Int(k.Int)
			if k.Str != nil {
				kv = php.StrValue(k.Str)
			}
			if _, err := add(kv, it.Value()); err != nil {
				return err
			}
		}
		return nil
	case php.KindObject:
		if x.Object().Class.IteratorKind != 0 {
			return vm.Iterate(x, func(k, v php.Value) (bool, error) {
				if !k.IsInt() && !k.IsString() {
					return false, vm.ctx.ThrowError("Error", vm.by("Cannot unpack Traversable with non-integer keys",
						"Keys must be of type int|string during argument unpacking"))
				}
				return add(k, v)
			})
		}
	}
	if vm.ctx.Level == php.Level74 {
		vm.ctx.Warning("Only arrays and Traversables can be unpacked")
		return vm.takePending()
	}
	return vm.ctx.Throwf("TypeError", "Only arrays and Traversables can be unpacked, %s given", php.TypeName(x))
}

// unpackedRef reports an argument that a Traversable gives by value to a by-reference parameter.
func (vm *VM) unpackedRef(fn *php.Function, i int) error {
	vm.ctx.Warning("Cannot pass by-reference argument %d of %s() by unpacking a Traversable, passing by-value instead", i+1, fn.DisplayName())
	return vm.takePending()
}

// windowCount is how many arguments of the pending call stand in the window before its unpacking: the compiler's
// instruction order makes that the C of its OpCall, found by looking ahead.
func (vm *VM) windowCount() int {
	depth := 0
	for ip := next(vm.cur.ip); ; ip = next(ip) {
		in := at(ip)
		switch in.Op {
		case bytecode.OpInitFn, bytecode.OpInitNs, bytecode.OpInitDyn, bytecode.OpInitMethod, bytecode.OpInitThis, bytecode.OpInitStatic, bytecode.OpNew:
			depth++
		case bytecode.OpCall:
			if depth == 0 {
				return int(in.C)
			}
			depth--
		case bytecode.OpFirstClass:
			depth--
		}
	}
}

func (vm *VM) wantsRefs(fn *php.Function, from, n int) bool {
	for i := 0; i < n; i++ {
		if fn.ByRef(from + i) {
			return true
		}
		if from+i >= len(fn.Params) {
			return false
		}
	}
	return false
}

// namesRefs reports whether an unpacked array has an element for a by-reference parameter under its name.
func namesRefs(fn *php.Function, a *php.Array) bool {
	if a.IsList() {
		return false
	}
	for k := range a.All() {
		if k.Str == nil {
			continue
		}
		if _, byRef := fn.NamedByRef(k.Str.Peek()); byRef {
			return true
		}
	}
	return false
}

// unpackRefs unpacks an array into by-reference parameters: its elements become references.
func (vm *VM) unpackRefs(slot *php.Value, first int) error {
	p := &vm.calls[vm.nc-1]
	if slot.Kind() == php.KindRef {
		slot = &slot.Ref().V
	}
	a := slot.WritableArray()
	for it := a.Iter(); it.Next(); {
		if k := it.Key().Str; k != nil {
			if p.named == nil {
				p.named = vm.ctx.NewHash(0)
			}
			if p.named.AtKey(k) != nil {
				return vm.ctx.Throwf("Error", "Named parameter $%s overwrites previous argument", k.Peek())
			}
			v := it.Value().CopyDeref()
			if _, byRef := p.fn.NamedByRef(k.Peek()); byRef {
				v.Release()
				v = php.RefValue(php.MakeRef(it.Slot())).Copy()
			}
			p.named.SetKey(k, v)
			continue
		}
		if p.named != nil {
			return vm.ctx.ThrowError("Error", "Cannot use positional argument after named argument during unpacking")
		}
		if p.fn.ByRef(first + len(p.args)) {
			r := php.MakeRef(it.Slot())
			p.args = append(p.args, php.RefValue(r).Copy())
		} else {
			p.args = append(p.args, it.Value().Copy())
		}
	}
	return nil
}

func (vm *VM) opSendNamed(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	p := &vm.calls[vm.nc-1]
	b := reg(base, in.B)
	v := *b
	*b = php.Undef()
	if p.named == nil {
		p.named = vm.ctx.NewHash(0)
	}
	name := vm.konst(in.C).Str()
	if p.named.AtKey(name) != nil {
		v.Release()
		return vm.fail(vm.ctx.Throwf("Error", "Named parameter $%s overwrites previous argument", name.Peek()))
	}
	if in.D&bytecode.FlagQuiet != 0 && p.magic == "" && p.fn != nil && !p.none {
		if i, byRef := p.fn.NamedByRef(name.Peek()); byRef && p.fn.Params[i].Flags&php.ParamPreferRef == 0 {
			v.Release()
			return vm.fail(vm.ctx.Throwf("Error", "%s(): Argument #%d ($%s) could not be passed by reference", p.fn.ErrorName(), i+1,
				name.Peek()))
		}
	}
	p.named.SetKey(name, v)
	return next(ip), base
}

// callComplex runs a pending call with unpacked or named arguments, or one that goes to a magic method.
func (vm *VM) callComplex(ip, base unsafe.Pointer, pp *pending) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	p := *pp
	*pp = pending{}
	window := unsafe.Pointer(reg(base, in.B))
	n := int(in.C)
	if p.none {
		vm.releaseWindow(window, n)
		for _, v := range p.args {
			v.Release()
		}
		if p.named != nil {
			err := vm.noCtorNamed(p.named)
			php.ArrayValue(p.named).Release()
			return vm.proceed(ip, base, err)
		}
		return vm.proceed(ip, base, nil)
	}
	args := make([]php.Value, 0, n+len(p.args))
	for i := 0; i < n; i++ {
		r := (*php.Value)(unsafe.Add(window, uintptr(i)*16))
		args = append(args, *r)
		*r = php.Undef()
	}
	args = append(args, p.args...)
	return vm.callGathered(ip, base, &p, args)
}

func (vm *VM) noCtorNamed(named *php.Array) error {
	for it := named.Iter(); it.Next(); {
		return vm.ctx.Throwf("Error", "Unknown named parameter $%s", it.Key().Str.Peek())
	}
	return nil
}

// callGathered places the arguments of a call in a window and runs it.
func (vm *VM) callGathered(ip, base unsafe.Pointer, p *pending, args []php.Value) (unsafe.Pointer, unsafe.Pointer) {
	fn := p.fn
	abandon := func(err error) (unsafe.Pointer, unsafe.Pointer) {
		for _, v := range args {
			v.Release()
		}
		if p.isNew && p.this != nil {
			p.this.SkipDestructor()
		}
		if p.this != nil {
			php.ObjectValue(p.this).Release()
		}
		if p.closure != nil {
			php.ObjectValue(p.closure).Release()
		}
		return vm.fail(err)
	}
	if p.magic != "" {
		args = vm.magicArgs(p, args)
	}
	var extra *php.Array
	if p.named != nil {
		bound, rest, err := vm.ctx.BindNamed(fn, args, p.named)
		php.ArrayValue(p.named).Release()
		if err != nil {
			return abandon(err)
		}
		args, extra = bound, rest
		if p.user != nil {
			if err := vm.fillHoles(p.user, args, p.static); err != nil {
				return abandon(err)
			}
		}
	}
	size := len(args)
	if p.user != nil {
		size = max(size, p.user.nregs)
	}
	w, limit := vm.window(size + 16)
	for i, v := range args {
		*(*php.Value)(unsafe.Add(w, uintptr(i)*16)) = v
	}
	if p.user != nil {
		return vm.enterNamed(p.user, w, limit, len(args), p, extra)
	}
	if extra != nil && (len(args) < fn.Required || fn.Class != nil) {
		php.ArrayValue(extra).Release() // too few arguments are the first complaint
	} else if extra != nil {
		return vm.nativeNamed(ip, base, p, w, len(args), extra)
	}
	if fn.Op != php.OpNone {
		if ip2, base2, done := vm.machineOp(fn, ip, base, w, len(args), p.this); done {
			return ip2, base2
		}
	}
	v, err := vm.callNative(fn, w, len(args), p.this, p.static, limit)
	if p.this != nil {
		php.ObjectValue(p.this).Release()
	}
	if p.closure != nil {
		php.ObjectValue(p.closure).Release()
	}
	return vm.result(ip, base, v, err)
}

// nativeNamed is the call of a builtin with names that it does not declare: only what calls something else passes them on.
func (vm *VM) nativeNamed(ip, base unsafe.Pointer, p *pending, w unsafe.Pointer, n int, extra *php.Array) (unsafe.Pointer, unsafe.Pointer) {
	var v php.Value
	var err error
	if p.fn.Op == php.OpCallUserFunc && n > 0 {
		var c php.Callable
		var reason string
		cb := (*php.Value)(w)
		if c, reason, err = vm.ResolveCallable(*cb); err == nil {
			err = vm.ctx.WarnCallable()
		}
		if err == nil && c.Fn == nil {
			err = vm.notCallback(p.fn, reason)
		}
		if err == nil {
			args := unsafe.Slice((*php.Value)(unsafe.Add(w, 16)), n-1)
			v, err = vm.invoke(c, c.Closure, args, extra)
		}
	} else {
		err = vm.ctx.Throwf("ArgumentCountError", "%s() does not accept unknown named parameters", p.fn.DisplayName())
	}
	vm.releaseWindow(w, n)
	php.ArrayValue(extra).Release()
	if p.this != nil {
		php.ObjectValue(p.this).Release()
	}
	if p.closure != nil {
		php.ObjectValue(p.closure).Release()
	}
	return vm.result(ip, base, v, err)
}

// enterNamed is enter for gathered calls, whose window is not among the caller's registers; extra named arguments go to
// the variadic parameter.
func (vm *VM) enterNamed(f *Func, w, limit unsafe.Pointer, n int, p *pending, extra *php.Array) (unsafe.Pointer, unsafe.Pointer) {
	caller := vm.cur
	gen, saved := caller.gen, caller.limit
	caller.gen, caller.limit = nil, limit
	vm.named = extra
	var flags frameFlags
	if p.isNew {
		flags = frameNew
	}
	ip, base := vm.enter(f, w, n, p.this, p.static, p.closure, flags)
	caller.gen, caller.limit = gen, saved
	if extra = vm.named; extra != nil {
		vm.named = nil
		if vm.cur.prev == caller && vm.cur.fn == f {
			vm.cur.named = extra
			vm.cur.flags |= frameMore
		} else {
			php.ArrayValue(extra).Release()
		}
	}
	return ip, base
}

// magicArgs turns a call's arguments into those of __call or __callStatic: the name and an array.
func (vm *VM) magicArgs(p *pending, args []php.Value) []php.Value {
	a := vm.ctx.NewArray(len(args))
	for _, v := range args {
		a.Append(v)
	}
	if p.named != nil {
		for it := p.named.Iter(); it.Next(); {
			a.SetKey(it.Key().Str, it.Value().Copy())
		}
		php.ArrayValue(p.named).Release()
		p.named = nil
	}
	name := p.magic
	if name == emptyName {
		name = ""
	}
	return []php.Value{php.String(name), php.ArrayValue(a)}
}

// fillHoles evaluates the defaults of parameters that named arguments skipped.
func (vm *VM) fillHoles(f *Func, args []php.Value, static *php.Class) error {
	for i := range args {
		if !args[i].IsUndef() || i >= len(f.B.Params) {
			continue
		}
		v, err := vm.paramDefault(f, i)
		if err != nil {
			return err
		}
		args[i] = v
	}
	return nil
}

// paramDefault evaluates the default of a parameter; the result is owned.
func (vm *VM) paramDefault(f *Func, i int) (php.Value, error) {
	p := &f.B.Params[i]
	if p.DefaultLit != nil {
		return vm.constant(p.DefaultLit), nil
	}
	if p.Default >= 0 {
		return vm.runThunk(vm.linkFunc(f.Unit, p.Default, f.scope), f.scope)
	}
	return php.Null(), nil
}

// opRecv collects variadic arguments, or checks a default against its type.
func (vm *VM) opRecv(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	f := vm.cur
	f.ip = ip
	if in.C == 1 {
		if m := f.fn.masks[in.A]; m&(1<<reg(base, in.A).Kind()) == 0 {
			if r := reg(base, in.A); r.IsNull() && vm.is74() && f.fn.B.Params[in.A].DefaultLit == nil {
				return next(ip), base // a constant that is null makes the type take it
			}
			if err := vm.ctx.CoerceArg(f.fn.Fn, int(in.A), reg(base, in.A), f.strict()); err != nil {
				return vm.fail(err)
			}
		}
		return next(ip), base
	}
	a := vm.ctx.NewArray(len(f.extra))
	rest := f.extra // they stay there until all are checked, for a trace
	for j := range rest {
		if m := f.fn.masks[in.A]; m != 0 && m&(1<<rest[j].Kind()) == 0 {
			if err := vm.ctx.CoerceArg(f.fn.Fn, int(in.A)+j, &rest[j], f.prev != nil && f.prev.strict() && vm.calledByScript(f)); err != nil {
				php.ArrayValue(a).Release()
				return vm.fail(err)
			}
		}
	}
	f.extra = nil
	for _, v := range rest {
		a.Append(v)
	}
	if n := f.named; n != nil {
		f.named = nil
		for it := n.Iter(); it.Next(); {
			v := it.Slot().Copy()
			if m := f.fn.masks[in.A]; m != 0 && m&(1<<v.Kind()) == 0 {
				if err := vm.ctx.CoerceArg(f.fn.Fn, int(in.A), &v, f.strict()); err != nil {
					php.ArrayValue(a).Release()
					php.ArrayValue(n).Release()
					return vm.fail(err)
				}
			}
			a.SetKey(it.Key().Str, v)
		}
		php.ArrayValue(n).Release()
	}
	*reg(base, in.A) = php.ArrayValue(a)
	return next(ip), base
}

// opArgs is func_get_args and func_num_args as instructions.
func (vm *VM) funcArgs() *php.Array {
	f := vm.cur
	a := vm.ctx.NewArray(f.nargs)
	n := min(f.nargs, f.fn.nparams)
	for i := 0; i < n; i++ {
		v := reg(f.base, uint16(i)).CopyDeref()
		if v.IsUndef() {
			v = php.Null()
		}
		a.Append(v)
	}
	if f.fn.B.Flags&bytecode.FuncVariadic != 0 {
		if r := reg(f.base, uint16(f.fn.nparams)).Deref(); r.IsArray() {
			for k, v := range r.Array().All() {
				if k.Str == nil {
					a.Append(v.CopyDeref())
				}
			}
		}
	}
	for _, v := range f.extra {
		a.Append(v.CopyDeref())
	}
	return a
}
