package vm

import (
	"math"
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// access says what an element is wanted for; messages and reports depend on it.
type access uint8

const (
	accRead access = iota
	accQuiet
	accIsset
	accWrite
	accUnset
)

// key turns a value into an array key. ok is false after an error has been reported at 7.4.
func (vm *VM) key(v php.Value, acc access) (k php.Key, ok bool, err error) {
	switch v.Kind() {
	case php.KindInt:
		return php.Key{Int: v.Int()}, true, nil
	case php.KindString:
		return php.KeyOf(v.Str()), true, nil
	case php.KindUndef, php.KindNull:
		e := vm.ctx.EmptyString()
		e.Release()
		return php.Key{Str: e.Str()}, true, nil
	case php.KindFalse:
		return php.Key{}, true, nil
	case php.KindTrue:
		return php.Key{Int: 1}, true, nil
	case php.KindFloat:
		i := php.FloatToInt(v.Float())
		if vm.ctx.Level == php.Level84 && float64(i) != v.Float() {
			vm.ctx.Deprecated("Implicit conversion from float %s to int loses precision", vm.ctx.FloatRepr(v.Float()))
			if e := vm.takePending(); e != nil {
				return k, false, e
			}
		}
		return php.Key{Int: i}, true, nil
	case php.KindResource:
		id := v.Resource().ID
		if vm.ctx.Level == php.Level74 {
			vm.ctx.Notice("Resource ID#%d used as offset, casting to integer (%d)", id, id)
		} else {
			vm.ctx.Warning("Resource ID#%d used as offset, casting to integer (%d)", id, id)
		}
		return php.Key{Int: id}, true, vm.takePending()
	}
	return k, false, vm.badKey(v, acc)
}

func (vm *VM) badKey(v php.Value, acc access) error {
	if vm.ctx.Level == php.Level74 {
		switch acc {
		case accIsset, accQuiet:
			vm.ctx.Warning("Illegal offset type in isset or empty")
		case accUnset:
			vm.ctx.Warning("Illegal offset type in unset")
		default:
			vm.ctx.Warning("Illegal offset type")
		}
		return vm.takePending()
	}
	t := php.TypeName(v)
	switch acc {
	case accIsset, accQuiet:
		return vm.ctx.Throwf("TypeError", "Cannot access offset of type %s in isset or empty", t)
	case accUnset:
		return vm.ctx.Throwf("TypeError", "Cannot unset offset of type %s on array", t)
	}
	return vm.ctx.Throwf("TypeError", "Cannot access offset of type %s on array", t)
}

// operandC is the value of operand C, a register or constant, borrowed.
func (vm *VM) operandC(base unsafe.Pointer, in *bytecode.Instr) php.Value {
	if in.D&bytecode.FlagKC != 0 {
		return *vm.konst(in.C)
	}
	return vm.load(base, in.C)
}

func (vm *VM) slowDim(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	b := reg(base, in.B)
	if b.IsArray() {
		var k php.Value
		if in.D&bytecode.FlagKC != 0 {
			k = *vm.konst(in.C)
		} else {
			k = *reg(base, in.C)
		}
		var p *php.Value
		switch {
		case k.IsInt():
			p = b.Array().At(k.Int())
		case k.IsString():
			if in.D&bytecode.FlagKC != 0 {
				p = b.Array().AtLiteral(k.Str())
			} else {
				p = b.Array().Lookup(php.KeyOf(k.Str()))
			}
		}
		if p != nil {
			v := p.CopyDeref()
			a := reg(base, in.A)
			if in.D&(bytecode.FlagB|bytecode.FlagC) == 0 && !a.IsCounted() {
				*a = v
				return next(ip), base
			}
			vm.cur.ip = ip
			vm.consumeTemps(base, in)
			return vm.finish(ip, base, v, nil)
		}
	}
	vm.cur.ip = ip
	x := vm.load(base, in.B)
	k := vm.operandC(base, in)
	v, err := vm.fetchDim(x, k, accRead)
	vm.consumeTemps(base, in)
	return vm.finish(ip, base, v, err)
}

// fetchDim reads an element; the result is owned.
func (vm *VM) fetchDim(x, k php.Value, acc access) (php.Value, error) {
	switch x.Kind() {
	case php.KindArray:
		key, ok, err := vm.key(k, acc)
		if err != nil || !ok {
			return php.Null(), err
		}
		if p := x.Array().Lookup(key); p != nil {
			return p.CopyDeref(), nil
		}
		if acc == accRead {
			vm.undefinedKey(key)
		}
		return php.Null(), nil
	case php.KindString:
		return vm.stringDim(x.Str(), k, acc)
	case php.KindObject:
		return vm.objectDim(x.Object(), k, acc)
	}
	if acc == accRead {
		t := php.KindName(x.Kind())
		if vm.ctx.Level == php.Level74 {
			vm.ctx.Notice("Trying to access array offset on value of type %s", t)
		} else {
			vm.ctx.Warning("Trying to access array offset on %s", php.TypeName(x))
		}
	}
	return php.Null(), nil
}

func (vm *VM) undefinedKey(k php.Key) {
	if vm.ctx.Level == php.Level74 {
		if k.Str != nil {
			vm.ctx.Notice("Undefined index: %s", k.Str.Peek())
		} else {
			vm.ctx.Notice("Undefined offset: %d", k.Int)
		}
		return
	}
	if k.Str != nil {
		vm.ctx.Warning("Undefined array key \"%s\"", k.Str.Peek())
	} else {
		vm.ctx.Warning("Undefined array key %d", k.Int)
	}
}

// stringDim reads one byte of a string.
func (vm *VM) stringDim(s *php.Str, k php.Value, acc access) (php.Value, error) {
	i, ok, err := vm.stringOffset(k, acc)
	if err != nil || !ok {
		return php.Null(), err
	}
	n := int64(s.Len())
	at := i
	if at < 0 {
		at += n
	}
	if at < 0 || at >= n {
		if acc == accRead {
			if vm.ctx.Level == php.Level74 {
				vm.ctx.Notice("Uninitialized string offset: %d", i)
				return vm.ctx.EmptyString(), nil
			}
			vm.ctx.Warning("Uninitialized string offset %d", i)
			return vm.ctx.EmptyString(), nil
		}
		return php.Null(), nil
	}
	return vm.ctx.Char(s.Byte(int(at))), nil
}

// stringOffset turns a value into an offset of a string.
func (vm *VM) stringOffset(k php.Value, acc access) (int64, bool, error) {
	switch k.Kind() {
	case php.KindInt:
		return k.Int(), true, nil
	case php.KindString:
		n, rest := php.ParseNumeric(k.Str().Peek())
		if n.IsInt() && (rest == php.NumericWhole || rest == php.NumericSpace && vm.ctx.Level == php.Level84) {
			return n.Int(), true, nil
		}
		if acc == accIsset || acc == accQuiet && (!n.IsInt() || rest == php.NumericWhole) {
			return 0, false, nil
		}
		return vm.badStringOffset(k, n, rest, acc)
	case php.KindNull, php.KindUndef, php.KindFalse, php.KindTrue, php.KindFloat:
		if acc == accIsset && k.Kind() == php.KindFloat && vm.ctx.Level == php.Level84 && k.Float() != math.Trunc(k.Float()) {
			vm.ctx.Deprecated("Implicit conversion from float %s to int loses precision", vm.ctx.FloatRepr(k.Float()))
			return vm.ctx.ToInt(k), true, vm.takePending()
		}
		if acc == accQuiet || acc == accIsset {
			return vm.ctx.ToInt(k), true, nil
		}
		if vm.ctx.Level == php.Level74 {
			vm.ctx.Notice("String offset cast occurred")
		} else {
			vm.ctx.Warning("String offset cast occurred")
		}
		return vm.ctx.ToInt(k), true, vm.takePending()
	}
	if acc == accQuiet || acc == accIsset {
		if acc == accQuiet && vm.ctx.Level == php.Level84 {
			return 0, false, vm.ctx.Throwf("TypeError", "Cannot access offset of type %s on string", php.TypeName(k))
		}
		return 0, false, nil
	}
	if vm.ctx.Level == php.Level74 {
		vm.ctx.Warning("Illegal offset type")
		return vm.ctx.ToInt(k), true, vm.takePending()
	}
	return 0, false, vm.ctx.Throwf("TypeError", "Cannot access offset of type %s on string", php.TypeName(k))
}

func (vm *VM) badStringOffset(k, n php.Value, rest php.NumericRest, acc access) (int64, bool, error) {
	s := k.Str().Peek()
	if vm.ctx.Level == php.Level74 {
		if n.IsInt() {
			vm.ctx.Notice("A non well formed numeric value encountered")
			return n.Int(), true, vm.takePending()
		}
		vm.ctx.Warning("Illegal string offset '%s'", s)
		return vm.ctx.ToInt(k), true, vm.takePending()
	}
	if n.IsInt() && rest != php.NumericWhole {
		vm.ctx.Warning("Illegal string offset \"%s\"", s)
		return n.Int(), true, vm.takePending()
	}
	return 0, false, vm.ctx.Throwf("TypeError", "Cannot access offset of type %s on string", "string")
}

// objectDim reads $o[k].
func (vm *VM) objectDim(o *php.Object, k php.Value, acc access) (php.Value, error) {
	if h := o.Class.Handlers; h.GetDim != nil {
		if acc == accQuiet && h.HasDim != nil {
			has, err := h.HasDim(vm.ctx, o, k, false)
			if err != nil || !has {
				return php.Null(), err
			}
		}
		return h.GetDim(vm.ctx, o, k)
	}
	if !o.Class.ArrayAccess {
		return php.Null(), vm.notArray(o)
	}
	php.ObjectValue(o).AddRef()
	defer php.ObjectValue(o).Release()
	if acc == accQuiet {
		v, err := vm.ctx.CallMethod(o, "offsetexists", k)
		if err != nil {
			return php.Null(), err
		}
		has := vm.ctx.Truth(v)
		v.Release()
		if !has {
			return php.Null(), nil
		}
	}
	v, err := vm.ctx.CallMethod(o, "offsetget", k)
	if err == nil && v.Kind() == php.KindRef {
		w := v.CopyDeref()
		v.Release()
		v = w
	}
	return v, err
}

func (vm *VM) notArray(o *php.Object) error {
	return vm.ctx.Throwf("Error", "Cannot use object of type %s as array", o.Class.ShownName())
}

// opDimList reads an element for list(), or quietly for isset and ??.
func (vm *VM) opDimList(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	b := reg(base, in.B)
	if b.Kind() == php.KindRef {
		b = &b.Ref().V
	}
	if b.IsArray() {
		if p := vm.elementC(base, in, b.Array()); p != nil && p.IsPlain() {
			if in.Op == bytecode.OpDimStr && in.D&bytecode.FlagB != 0 {
				return vm.dimOfTemp(ip, base, p)
			}
			if a := reg(base, in.A); !a.IsCounted() {
				v := p.Copy()
				vm.dropKey(base, in)
				*a = v
				return next(ip), base
			}
		}
	}
	vm.cur.ip = ip
	var v php.Value
	var err error
	k := vm.operandC(base, in)
	x := reg(base, in.B).Deref()
	if in.Op == bytecode.OpDimList {
		switch x.Kind() {
		case php.KindArray, php.KindObject:
			v, err = vm.fetchDim(x, k, accRead)
		default:
			v = php.Null()
		}
		if in.D&(bytecode.FlagC|bytecode.FlagKC) == bytecode.FlagC {
			vm.consume(base, in.C)
		}
	} else {
		v, err = vm.fetchDim(x, k, accQuiet)
		vm.consumeTemps(base, in)
	}
	return vm.finish(ip, base, v, err)
}

// elementOf is elementC where a missing element is an answer: known is false for keys that need more work.
func (vm *VM) elementOf(base unsafe.Pointer, in *bytecode.Instr, arr *php.Array) (p *php.Value, known bool) {
	k := reg(base, in.C)
	if in.D&bytecode.FlagKC != 0 {
		k = vm.konst(in.C)
	}
	if k.IsInt() {
		return arr.At(k.Int()), true
	}
	if !k.IsString() || in.D&(bytecode.FlagC|bytecode.FlagKC) == bytecode.FlagC {
		return nil, false
	}
	if in.D&bytecode.FlagKC != 0 {
		return arr.AtLiteral(k.Str()), true
	}
	return arr.Lookup(php.KeyOf(k.Str())), true
}

// opDimQuiet is B[C] for isset and ??: a missing element is null.
func (vm *VM) opDimQuiet(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	b := reg(base, in.B)
	if b.Kind() == php.KindRef {
		b = &b.Ref().V
	}
	if a := reg(base, in.A); b.IsArray() && in.D&bytecode.FlagB == 0 && !a.IsCounted() {
		if p, known := vm.elementOf(base, in, b.Array()); known {
			switch {
			case p == nil || p.IsUndef():
				a.SetNull()
			case p.IsPlain():
				*a = *p
				if p.IsCounted() {
					p.Retain()
				}
			default:
				*a = p.CopyDeref()
			}
			return next(ip), base
		}
	}
	return vm.opDimList(ip, base)
}

// opIssetElem is isset(B[C]) of an array that is no temporary.
func (vm *VM) opIssetElem(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	b := reg(base, in.B)
	if b.Kind() == php.KindRef {
		b = &b.Ref().V
	}
	if a := reg(base, in.A); b.IsArray() && in.D&(bytecode.FlagB|bytecode.FlagQuiet) == 0 && !a.IsCounted() {
		if p, known := vm.elementOf(base, in, b.Array()); known {
			a.SetBool(p != nil && !p.Deref().IsNil())
			return next(ip), base
		}
	}
	return vm.opIssetDim(ip, base)
}

func (vm *VM) opIssetDim(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	empty := in.D&bytecode.FlagQuiet != 0
	b := reg(base, in.B)
	if b.Kind() == php.KindRef {
		b = &b.Ref().V
	}
	if b.IsArray() && !empty {
		if p := vm.elementC(base, in, b.Array()); p != nil && p.IsPlain() {
			if a := reg(base, in.A); !a.IsCounted() && (in.D&bytecode.FlagB == 0 || reg(base, in.B).Unshare()) {
				if in.D&bytecode.FlagB != 0 {
					*reg(base, in.B) = php.Undef()
				}
				vm.dropKey(base, in)
				a.SetBool(!p.IsNull())
				return next(ip), base
			}
		}
	}
	vm.cur.ip = ip
	k := vm.operandC(base, in)
	t, err := vm.issetDim(reg(base, in.B).Deref(), k, empty)
	vm.consumeTemps(base, in)
	return vm.finish(ip, base, php.Bool(t), err)
}

// issetDim reports isset(x[k]), or with empty !empty(x[k]).
func (vm *VM) issetDim(x, k php.Value, empty bool) (bool, error) {
	switch x.Kind() {
	case php.KindArray:
		key, ok, err := vm.key(k, accIsset)
		if err != nil || !ok {
			return false, err
		}
		p := x.Array().Lookup(key)
		if p == nil {
			return false, nil
		}
		v := p.Deref()
		if empty {
			return vm.ctx.Truth(v), nil
		}
		return !v.IsNil(), nil
	case php.KindString:
		i, ok, err := vm.stringOffset(k, accIsset)
		if err != nil || !ok {
			return false, err
		}
		n := int64(x.Str().Len())
		if i < 0 {
			i += n
		}
		if i < 0 || i >= n {
			return false, nil
		}
		return !empty || x.Str().Byte(int(i)) != '0', nil
	case php.KindObject:
		return vm.issetObjectDim(x.Object(), k, empty)
	}
	return false, nil
}

func (vm *VM) issetObjectDim(o *php.Object, k php.Value, empty bool) (bool, error) {
	if h := o.Class.Handlers; h.HasDim != nil {
		return h.HasDim(vm.ctx, o, k, empty)
	}
	if !o.Class.ArrayAccess {
		return false, vm.notArray(o)
	}
	php.ObjectValue(o).AddRef()
	defer php.ObjectValue(o).Release()
	v, err := vm.ctx.CallMethod(o, "offsetexists", k)
	if err != nil {
		return false, err
	}
	has := vm.ctx.Truth(v)
	v.Release()
	if !has || !empty {
		return has, nil
	}
	v, err = vm.ctx.CallMethod(o, "offsetget", k)
	if err != nil {
		return false, err
	}
	has = vm.ctx.Truth(v.Deref())
	v.Release()
	return has, nil
}

// Array literals.

func (vm *VM) opArrPush(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	v := vm.takeOperand(base, in.B, in.D&bytecode.FlagB != 0)
	if !reg(base, in.A).Array().Append(v) {
		v.Release()
		return vm.fail(vm.noNextElement())
	}
	return vm.proceed(ip, base, nil)
}

// takeOperand gives an owned, dereferenced value: a temporary moves, a variable is copied.
func (vm *VM) takeOperand(base unsafe.Pointer, r uint16, temp bool) php.Value {
	p := reg(base, r)
	if temp && p.Kind() != php.KindRef {
		v := *p
		*p = php.Undef()
		if v.IsUndef() {
			return php.Null()
		}
		return v
	}
	v := vm.load(base, r).Copy()
	if temp {
		vm.consume(base, r)
	}
	return v
}

func (vm *VM) noNextElement() error {
	if vm.ctx.Level == php.Level74 {
		vm.ctx.Warning("Cannot add element to the array as the next element is already occupied")
		return vm.takePending()
	}
	return vm.ctx.ThrowError("Error", "Cannot add element to the array as the next element is already occupied")
}

func (vm *VM) opArrPut(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	if b := reg(base, in.B); in.D&bytecode.FlagKC != 0 && b.IsPlain() {
		if k := vm.konst(in.C); k.IsString() {
			p := reg(base, in.A).Array().SlotLiteral(k.Str())
			if !p.IsCounted() {
				*p = *b
				if in.D&bytecode.FlagB == 0 {
					b.AddRef()
				} else if b.IsCounted() {
					*b = php.Undef()
				}
				return next(ip), base
			}
		}
	}
	vm.cur.ip = ip
	k := vm.operandC(base, in)
	key, ok, err := vm.key(k, accWrite)
	v := vm.takeOperand(base, in.B, in.D&bytecode.FlagB != 0)
	if err == nil && ok {
		reg(base, in.A).Array().Put(key, v)
	} else {
		v.Release()
	}
	if in.D&(bytecode.FlagC|bytecode.FlagKC) == bytecode.FlagC {
		vm.consume(base, in.C)
	}
	return vm.proceed(ip, base, err)
}

func (vm *VM) opArrRef(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	b := reg(base, in.B)
	v := *b
	*b = php.Undef()
	arr := reg(base, in.A).Array()
	if in.C == bytecode.NoReg {
		if !arr.Append(v) {
			v.Release()
			return vm.fail(vm.noNextElement())
		}
		return next(ip), base
	}
	key, ok, err := vm.key(vm.load(base, in.C), accWrite)
	if err == nil && ok {
		arr.Put(key, v)
	} else {
		v.Release()
	}
	if in.D&bytecode.FlagC != 0 {
		vm.consume(base, in.C)
	}
	return vm.proceed(ip, base, err)
}

func (vm *VM) opArrSpread(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	x := vm.load(base, in.B)
	arr := reg(base, in.A).Array()
	var err error
	switch x.Kind() {
	case php.KindArray:
		for it := x.Array().Iter(); it.Next(); {
			k, v := it.Key(), it.Slot().CopyElem()
			if k.Str != nil && vm.ctx.Level == php.Level84 {
				arr.SetKey(k.Str, v)
				continue
			}
			if k.Str != nil {
				v.Release()
				err = vm.ctx.ThrowError("Error", "Cannot unpack array with string keys")
				break
			}
			if !arr.Append(v) {
				v.Release()
				err = vm.noNextElement()
				break
			}
		}
	case php.KindObject:
		err = vm.spreadObject(arr, x)
	default:
		err = vm.notUnpackable(x)
	}
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	return vm.proceed(ip, base, err)
}

func (vm *VM) notUnpackable(x php.Value) error {
	if vm.ctx.Level == php.Level74 {
		return vm.ctx.ThrowError("Error", "Only arrays and Traversables can be unpacked")
	}
	return vm.ctx.Throwf("Error", "Only arrays and Traversables can be unpacked, %s given", php.TypeName(x))
}

func (vm *VM) spreadObject(arr *php.Array, x php.Value) error {
	if x.Object().Class.IteratorKind == 0 {
		return vm.notUnpackable(x)
	}
	if at(vm.cur.ip).D&bytecode.FlagQuiet != 0 {
		return vm.ctx.ThrowError("Error", "Only arrays can be unpacked in constant expression")
	}
	return vm.Iterate(x, func(k, v php.Value) (bool, error) {
		switch {
		case k.IsString() && vm.ctx.Level == php.Level84:
			key := php.KeyOf(k.Str())
			if key.Str == nil {
				arr.Append(v.CopyDeref())
			} else {
				arr.SetKey(k.Str(), v.CopyDeref())
			}
		case k.IsString():
			return false, vm.ctx.ThrowError("Error", "Cannot unpack Traversable with string keys")
		case k.IsInt():
			if !arr.Append(v.CopyDeref()) {
				return false, vm.noNextElement()
			}
		default:
			return false, vm.ctx.ThrowError("Error", vm.by("Cannot unpack Traversable with non-integer keys",
				"Keys must be of type int|string during array unpacking"))
		}
		return true, nil
	})
}
