package vm

import (
	"strings"
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// Unit is a compiled file, linked for one engine.
type Unit struct {
	B *bytecode.Unit
	// funcs are linked when first needed.
	funcs   []*Func
	classes []*php.Class
	types   map[*bytecode.Type]*php.Type
	index   int
	// rtd counts declarations of anonymous classes and the like.
	linked []bool
}

// link makes a unit known to the engine. Its functions are linked on first use.
func (vm *VM) link(b *bytecode.Unit) *Unit {
	u := &Unit{B: b, funcs: make([]*Func, len(b.Funcs)), classes: make([]*php.Class, len(b.Classes)),
		types: make(map[*bytecode.Type]*php.Type), index: len(vm.units)}
	vm.units = append(vm.units, u)
	return u
}

// function links function i of a unit for a scope. The function of a declaration is linked once; methods of traits are
// linked again for each class that uses them.
func (vm *VM) function(u *Unit, i int) *Func {
	if f := u.funcs[i]; f != nil {
		return f
	}
	f := vm.linkFunc(u, i, nil)
	u.funcs[i] = f
	return f
}

func (vm *VM) linkFunc(u *Unit, i int, scope *php.Class) *Func {
	b := u.B.Funcs[i]
	f := &Func{B: b, Unit: u, scope: scope, ncv: len(b.CVs), nregs: b.NumRegs, nparams: len(b.Params)}
	if f.nregs < f.ncv {
		f.nregs = f.ncv
	}
	f.code = b.Code
	if len(f.code) > 0 {
		f.start = unsafe.Pointer(&f.code[0])
		f.body = f.start
	}
	f.consts = make([]php.Value, len(b.Consts)+1)
	for j := range b.Consts {
		f.consts[j] = vm.constant(&b.Consts[j])
		vm.ctx.Literal(f.consts[j])
	}
	f.k = unsafe.Pointer(&f.consts[0])
	f.newCaches()
	for j := range b.Switches {
		f.switches = append(f.switches, newJumpTable(&b.Switches[j]))
	}
	if b.Flags&bytecode.FuncVariadic != 0 {
		f.nparams--
	}
	if n := f.nparams; n < len(b.Entries) {
		f.body = unsafe.Add(f.start, uintptr(b.Entries[n])*bytecode.Size)
	}
	f.Fn = vm.describe(u, f)
	f.size = uintptr(f.nregs+1) * 16
	f.masks = make([]php.TypeMask, len(b.Params))
	for j := range b.Params {
		f.masks[j] = anyKind
		if t := f.Fn.Params[j].Type; t != nil {
			f.typed = true
			f.masks[j] = t.Mask & 0xffff
			if f.masks[j] == 0 {
				f.masks[j] = 1 << 15
			}
		}
	}
	if f.Fn.Ret != nil {
		f.retMask = f.Fn.Ret.Mask
	}
	f.argClass = make([]*php.Class, len(b.Params))
	f.statics = make([]*php.Ref, len(b.Statics))
	return f
}

// newCaches gives a function empty caches.
func (f *Func) newCaches() {
	f.caches = make([]cache, f.B.NumCaches)
	f.cache0 = unsafe.Pointer(unsafe.SliceData(f.caches))
}

// describe makes the php.Function of a linked function.
func (vm *VM) describe(u *Unit, f *Func) *php.Function {
	b := f.B
	fn := &php.Function{Name: b.Name, Lower: strings.ToLower(b.Name), Class: f.scope, Required: b.Required, User: f, Prop: b.HookProp}
	for i := range b.Params {
		p := &b.Params[i]
		q := php.Param{Name: p.Name, Type: vm.typ(u, p.Type), DefaultText: p.DefaultText}
		if p.ByRef {
			q.Flags |= php.ParamByRef
		}
		if p.Variadic {
			q.Flags |= php.ParamVariadic
		}
		if p.Optional {
			q.Flags |= php.ParamOptional
		}
		if p.Promoted {
			q.Flags |= php.ParamPromoted
		}
		if p.DefaultNull {
			q.Flags |= php.ParamNullableDefault
		}
		for _, a := range p.Attrs {
			if strings.EqualFold(a.Name, "SensitiveParameter") {
				q.Flags |= php.ParamSensitive
			}
		}
		fn.Params = append(fn.Params, q)
	}
	fn.SetRefMask()
	fn.Ret = vm.typ(u, b.Ret)
	set := func(bit bytecode.FuncFlags, flag php.FuncFlags) {
		if b.Flags&bit != 0 {
			fn.Flags |= flag
		}
	}
	set(bytecode.FuncByRef, php.FnByRefReturn)
	set(bytecode.FuncGenerator, php.FnGenerator)
	set(bytecode.FuncVariadic, php.FnVariadic)
	set(bytecode.FuncClosure, php.FnClosure)
	set(bytecode.FuncStatic, php.AccStatic)
	set(bytecode.FuncStrict, php.FnStrict)
	set(bytecode.FuncUsesArgs, php.FnUsesArgs)
	if len(b.Attrs) > 0 {
		fn.Flags |= php.FnAttributed
		vm.functionAttributes(u, b, fn)
	}
	return fn
}

// typ links a declared type.
func (vm *VM) typ(u *Unit, t *bytecode.Type) *php.Type {
	if t == nil {
		return nil
	}
	if have := u.types[t]; have != nil {
		return have
	}
	n := &php.Type{Mask: php.TypeMask(t.Mask), Names: t.Names, Inter: t.Inter, Text: t.Text}
	u.types[t] = n
	return n
}

// constant turns a literal into a value that the constant table owns.
func (vm *VM) constant(k *bytecode.Const) php.Value {
	switch k.Kind {
	case bytecode.ConstNull:
		return php.Null()
	case bytecode.ConstFalse:
		return php.False()
	case bytecode.ConstTrue:
		return php.True()
	case bytecode.ConstInt:
		return php.Int(k.I)
	case bytecode.ConstFloat:
		return php.Float(k.F)
	case bytecode.ConstString:
		return vm.intern(k.S)
	}
	packed := true
	for i := range k.Array {
		if e := &k.Array[i]; e.Key.Kind != bytecode.ConstInt || e.Key.I != int64(i) {
			packed = false
			break
		}
	}
	var a *php.Array
	if packed {
		a = vm.ctx.NewArray(len(k.Array))
	} else {
		a = vm.ctx.NewHash(len(k.Array))
	}
	for i := range k.Array {
		e := &k.Array[i]
		v := vm.constant(&e.Val)
		if e.Key.Kind == bytecode.ConstString {
			key := vm.intern(e.Key.S)
			a.SetKey(key.Str(), v)
			key.Release()
		} else {
			a.Set(e.Key.I, v)
		}
	}
	return php.ArrayValue(a)
}

// intern returns a string for a literal, owned by the caller. One-byte and empty strings are shared.
func (vm *VM) intern(s string) php.Value {
	v := php.Undef()
	switch len(s) {
	case 0:
		v = vm.ctx.EmptyString()
	case 1:
		v = vm.ctx.Char(s[0])
	default:
		v = php.String(s)
	}
	v.Str().Intern()
	return v
}
