package vm

import (
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// The place register: vm.place points to the slot an Lv walk has reached. vm.held owns what keeps the slot alive when
// nothing else does (a call's result). vm.prop is set while the place is a typed or readonly property, whose assignment
// must be checked. A walk that met something that cannot be written ends on vm.scratch.

func (vm *VM) setPlace(p *php.Value) {
	vm.place, vm.prop, vm.placeOf = p, nil, nil
}

func (vm *VM) hold(v php.Value) *php.Value {
	old := vm.held
	vm.held = v
	old.Release()
	return &vm.held
}

// endPlace lets go of what the walk held.
func (vm *VM) endPlace() {
	vm.place, vm.prop, vm.placeOf = nil, nil, nil
	if vm.held.IsCounted() {
		v := vm.held
		vm.held = php.Undef()
		v.Release()
	}
}

// nowhere makes the place one whose changes are lost.
func (vm *VM) nowhere() {
	old := vm.scratch
	vm.scratch = php.Null()
	old.Release()
	vm.setPlace(&vm.scratch)
}

// lost reports whether the walk ended nowhere. What follows changes nothing, is null and says nothing more.
func (vm *VM) lost() bool { return vm.place == &vm.scratch }

func (vm *VM) opLvRoot(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	quiet := in.D&bytecode.FlagQuiet != 0
	switch in.Op {
	case bytecode.OpLvCV:
		vm.setPlace(reg(base, in.B))
		return next(ip), base
	case bytecode.OpLvTmp:
		b := reg(base, in.B)
		v := *b
		*b = php.Undef()
		vm.setPlace(vm.hold(v))
		return next(ip), base
	case bytecode.OpLvThis:
		if vm.cur.this == nil {
			return vm.fail(vm.ctx.ThrowError("Error", "Using $this when not in object context"))
		}
		php.ObjectValue(vm.cur.this).AddRef()
		vm.setPlace(vm.hold(php.ObjectValue(vm.cur.this)))
		return next(ip), base
	case bytecode.OpLvGlobal:
		if err := vm.namedPlace(vm.globals, vm.konst(in.B).Str(), quiet, true); err != nil {
			return vm.fail(err)
		}
		return vm.proceedPlace(ip, base, nil)
	case bytecode.OpLvVar:
		s, err := vm.ctx.ToString(vm.load(base, in.B))
		if in.D&bytecode.FlagB != 0 {
			vm.consume(base, in.B)
		}
		if err != nil {
			return vm.fail(err)
		}
		defer php.StrValue(s).Release()
		t := vm.globals
		if in.D&bytecode.FlagRef == 0 {
			t = vm.symbols(vm.cur)
		}
		if err := vm.varPlace(t, s, quiet); err != nil {
			return vm.fail(err)
		}
		return next(ip), base
	}
	return vm.lvStatic(ip, base)
}

func (vm *VM) varPlace(t *symTab, s *php.Str, quiet bool) error {
	if s.Peek() == "this" {
		if quiet {
			return vm.ctx.ThrowError("Error", "Cannot unset $this")
		}
		return vm.ctx.ThrowError("Error", "Cannot re-assign $this")
	}
	return vm.namedPlace(t, s, quiet, at(vm.cur.ip).D&bytecode.FlagRef != 0)
}

// namedPlace makes the place the variable of a name, which is made if need be; global is set for elements of $GLOBALS.
func (vm *VM) namedPlace(t *symTab, s *php.Str, quiet, global bool) error {
	p := t.Get(s.Peek())
	if (p == nil || p.IsUndef()) && vm.modifiesNext() {
		// What the handler of the warning makes of the variable counts.
		if global {
			vm.undefinedGlobal(s.Peek())
		} else {
			vm.undefinedName(s.Peek())
		}
		if err := vm.takePending(); err != nil {
			return err
		}
		p = t.Get(s.Peek())
	}
	if p != nil {
		vm.setPlace(p)
	} else if quiet {
		vm.nowhere()
	} else {
		vm.setPlace(t.Make(s))
	}
	return nil
}

// modifiesNext reports whether the walk that begins leads to a place that is read before it is written.
func (vm *VM) modifiesNext() bool { return at(vm.cur.ip).D&bytecode.FlagKC != 0 }

// opLvDim goes one element down, making arrays of what is empty.
func (vm *VM) opLvDim(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	var k php.Value
	hasKey := in.Op != bytecode.OpLvNew
	if hasKey {
		k = vm.operandC(base, in)
	}
	var err error
	if in.Op == bytecode.OpLvDimU {
		err = vm.walkDimUnset(k)
	} else {
		err = vm.walkDim(k, hasKey)
	}
	if hasKey && in.D&(bytecode.FlagC|bytecode.FlagKC) == bytecode.FlagC {
		vm.consume(base, in.C)
	}
	return vm.proceedPlace(ip, base, err)
}

// proceedPlace is proceed for instructions in the middle of a walk: on errors the walk ends.
func (vm *VM) proceedPlace(ip, base unsafe.Pointer, err error) (unsafe.Pointer, unsafe.Pointer) {
	if err == nil && vm.ctx.Pending != nil {
		err = vm.takePending()
	}
	if err != nil {
		vm.endPlace()
		return vm.fail(err)
	}
	return next(ip), base
}

// deref goes through a reference in the place.
func (vm *VM) derefPlace() *php.Value {
	p := vm.place
	if p.Kind() == php.KindRef {
		p = &p.Ref().V
	}
	return p
}

// container makes the place an array that may be written, or reports what it is instead. made is nil without an error
// when an error was reported and the write goes nowhere.
func (vm *VM) container(what string) (a *php.Array, obj *php.Object, str *php.Value, err error) {
	p := vm.derefPlace()
	if vm.lost() {
		return nil, nil, nil, nil
	}
	switch p.Kind() {
	case php.KindArray:
		return p.WritableArray(), nil, nil, nil
	case php.KindUndef, php.KindNull:
		if p.IsUndef() && vm.readsPlace() {
			if err := vm.undefinedRoot(); err != nil {
				return nil, nil, nil, err
			}
			if p = vm.derefPlace(); p.Kind() > php.KindNull {
				return vm.container(what)
			}
		}
		return vm.newArrayIn(p)
	case php.KindFalse:
		if vm.ctx.Level == php.Level84 {
			vm.ctx.Deprecated("Automatic conversion of false to array is deprecated")
			if err := vm.takePending(); err != nil {
				return nil, nil, nil, err
			}
			p = vm.derefPlace()
		}
		return vm.newArrayIn(p)
	case php.KindObject:
		return nil, p.Object(), nil, nil
	case php.KindString:
		return nil, nil, p, nil
	}
	return nil, nil, nil, vm.scalarAsArray()
}

func (vm *VM) newArrayIn(p *php.Value) (*php.Array, *php.Object, *php.Value, error) {
	n := php.ArrayValue(vm.ctx.NewArray(0))
	if r := vm.place; r.Kind() == php.KindRef && len(r.Ref().Types) > 0 {
		if q := r.Ref().RefusesArray(); q != nil {
			n.Release()
			return nil, nil, nil, vm.ctx.Throwf("TypeError", "Cannot auto-initialize an array inside a reference held by "+
				"property %s::$%s of type %s", q.Class.ShownName(), q.Name, q.Type.Text)
		}
		*p = n
		return n.Array(), nil, nil, nil
	}
	if vm.prop != nil && vm.prop.Type != nil && vm.prop.Type.Mask&php.TArray == 0 {
		n.Release()
		return nil, nil, nil, vm.ctx.Throwf("TypeError", "Cannot auto-initialize an array inside property %s::$%s of type %s", vm.prop.Class.ShownName(), vm.prop.Name, vm.prop.Type.Text)
	}
	*p = n
	return n.Array(), nil, nil, nil
}

func (vm *VM) scalarAsArray() error {
	if vm.ctx.Level == php.Level74 {
		vm.ctx.Warning("Cannot use a scalar value as an array")
		return vm.takePending()
	}
	return vm.ctx.ThrowError("Error", "Cannot use a scalar value as an array")
}

// walkDim makes the place the element k of what it is, made if needed; for reading and writing.
func (vm *VM) walkDim(k php.Value, hasKey bool) error {
	a, o, s, err := vm.container("")
	if err != nil {
		return err
	}
	switch {
	case a != nil:
		return vm.walkElement(a, k, hasKey)
	case o != nil:
		return vm.walkObjectDim(o, k, hasKey)
	case s != nil:
		if !hasKey {
			return vm.ctx.ThrowError("Error", "[] operator not supported for strings")
		}
		if _, _, err := vm.stringOffset(k, accWrite); err != nil {
			return err
		}
		return vm.wrongOffset()
	}
	vm.nowhere()
	return nil
}

// wrongOffset is the error for a string's offset where the next instruction of the walk needs something else.
func (vm *VM) wrongOffset() error {
	msg := "Cannot use string offset as an array"
	switch nx := at(next(vm.cur.ip)); nx.Op {
	case bytecode.OpLvProp, bytecode.OpLvPropU, bytecode.OpLvSetProp, bytecode.OpLvOpProp, bytecode.OpLvBindProp:
		msg = "Cannot use string offset as an object"
	case bytecode.OpUnsetProp:
		msg = vm.by("Cannot unset string offsets", "Cannot use string offset as an object")
	case bytecode.OpUnsetDim:
		msg = vm.by("Cannot unset string offsets", msg)
	case bytecode.OpLvInc:
		msg = "Cannot increment/decrement string offsets"
	case bytecode.OpLvIncProp:
		msg = vm.by("Cannot increment/decrement string offsets", "Cannot use string offset as an object")
	case bytecode.OpLvOp:
		msg = "Cannot use assign-op operators with string offsets"
	case bytecode.OpLvBind:
		msg = "Cannot create references to/from string offsets"
	case bytecode.OpLvRef:
		msg = "Cannot create references to/from string offsets"
		switch at(next(unsafe.Pointer(nx))).Op {
		case bytecode.OpForeachRef:
			msg = vm.by("Cannot iterate on string offsets by reference", msg)
		case bytecode.OpRetRef:
			msg = vm.by("Cannot return string offsets by reference", msg)
		case bytecode.OpYield:
			msg = vm.by("Cannot yield string offsets by reference", msg)
		case bytecode.OpJmp, bytecode.OpCall, bytecode.OpCallKnown, bytecode.OpMoveT:
			msg = vm.by("Only variables can be passed by reference", msg)
		}
	}
	return vm.ctx.ThrowError("Error", msg)
}

func (vm *VM) walkElement(a *php.Array, k php.Value, hasKey bool) error {
	if !hasKey {
		p := a.AppendSlot()
		if p == nil {
			vm.nowhere()
			return vm.noNextElement()
		}
		*p = php.Null()
		vm.chargeArray(a)
		vm.setPlace(p)
		return nil
	}
	key, ok, err := vm.key(k, accWrite)
	if err != nil || !ok {
		vm.nowhere()
		return err
	}
	p := a.Lookup(key)
	if p == nil && vm.readsPlace() {
		if a, err = vm.missingElement(a, key); err != nil || a == nil {
			vm.nowhere()
			return err
		}
	}
	p = a.SlotFor(key)
	if p.IsUndef() {
		*p = php.Null()
		vm.chargeArray(a)
	}
	vm.setPlace(p)
	return nil
}

// readsPlace reports whether the walk leads to a place that is read before it is written.
func (vm *VM) readsPlace() bool {
	in := at(vm.cur.ip)
	switch in.Op {
	case bytecode.OpLvOpDim, bytecode.OpLvIncDim, bytecode.OpLvOpProp, bytecode.OpLvIncProp, bytecode.OpLvOpNew, bytecode.OpLvOp, bytecode.OpLvInc:
		return true
	}
	return (in.Op == bytecode.OpLvDim || in.Op == bytecode.OpLvProp) && in.D&bytecode.FlagRef != 0
}

// missingElement reports that the array at the place lacks an element, and returns the array that stands there once the
// warning's handler has run; nil when there is none any more.
func (vm *VM) missingElement(a *php.Array, key php.Key) (*php.Array, error) {
	holder := php.ArrayValue(a).Copy()
	vm.undefinedKey(key)
	alone := a.Count() == 2
	holder.Release()
	if err := vm.takePending(); err != nil {
		return nil, err
	}
	if alone {
		return a, nil
	}
	c := vm.derefPlace()
	if c.Kind() != php.KindArray {
		return nil, nil
	}
	return c.WritableArray(), nil
}

// chargeArray accounts for an array's growth: by the element, which its doubling makes right on average.
func (vm *VM) chargeArray(a *php.Array) {
	vm.ctx.Used += 24
	if l := vm.ctx.Limits.Memory; l > 0 && vm.ctx.Used > l {
		vm.ctx.ChargeGrowth(a.Bytes())
	}
}

// walkObjectDim goes through offsetGet: what it returns is only written if it is an object or a reference.
func (vm *VM) walkObjectDim(o *php.Object, k php.Value, hasKey bool) error {
	if !hasKey {
		k = php.Null()
	}
	if d, ok := o.Native.(php.DimSlotter); ok && o.Class.Handlers.GetDim != nil {
		p, done, err := d.DimSlot(vm.ctx, o, k, hasKey)
		if err != nil {
			return err
		}
		if done {
			if p.IsUndef() {
				*p = php.Null()
			}
			vm.setPlace(p)
			return nil
		}
	}
	php.ObjectValue(o).AddRef()
	defer php.ObjectValue(o).Release()
	var v php.Value
	var err error
	if h := o.Class.Handlers; h.GetDim != nil {
		v, err = h.GetDim(vm.ctx, o, k)
	} else if o.Class.ArrayAccess {
		v, err = vm.ctx.CallMethod(o, "offsetget", k)
	} else {
		return vm.notArray(o)
	}
	if err != nil {
		return err
	}
	if v.Kind() != php.KindRef && v.Kind() != php.KindObject {
		vm.ctx.Notice("Indirect modification of overloaded element of %s has no effect", o.Class.ShownName())
	}
	if at(next(vm.cur.ip)).Op == bytecode.OpLvBind && vm.ctx.Pending == nil {
		v.Release()
		return vm.ctx.ThrowError("Error", "Cannot assign by reference to an array dimension of an object")
	}
	vm.setPlace(vm.hold(v))
	return vm.takePending()
}

// walkDimUnset goes down for unset: nothing is made, and what is missing ends the walk.
func (vm *VM) walkDimUnset(k php.Value) error {
	p := vm.derefPlace()
	switch p.Kind() {
	case php.KindArray:
		key, ok, err := vm.key(k, accUnset)
		if err != nil || !ok {
			vm.nowhere()
			return err
		}
		if p.Array().Lookup(key) == nil {
			vm.nowhere()
			return nil
		}
		vm.setPlace(p.WritableArray().Lookup(key))
	case php.KindObject:
		return vm.walkObjectDim(p.Object(), k, true)
	case php.KindString:
		return vm.unsetThrough(k)
	case php.KindUndef, php.KindNull, php.KindFalse:
		var err error
		if p.Kind() == php.KindUndef {
			err = vm.undefinedRoot()
		} else if p.IsFalse() && vm.ctx.Level == php.Level84 {
			vm.ctx.Deprecated("Automatic conversion of false to array is deprecated")
			err = vm.takePending()
		}
		vm.nowhere()
		return err
	default:
		vm.nowhere()
		if vm.ctx.Level == php.Level84 {
			return vm.ctx.ThrowError("Error", "Cannot unset offset in a non-array variable")
		}
	}
	return nil
}

// unsetThrough is the error for unset of something in an element of a string.
func (vm *VM) unsetThrough(k php.Value) error {
	number, word := true, vm.is74()
	if k.IsString() {
		n, rest := php.ParseNumeric(k.Str().Peek())
		number = n.IsInt() && (word || rest == php.NumericWhole)
		word = word || !n.IsInt()
	}
	if number {
		if _, _, err := vm.stringOffset(k, accUnset); err != nil {
			return err
		}
	}
	if word {
		return vm.ctx.ThrowError("Error", "Cannot unset string offsets")
	}
	return vm.wrongOffset()
}

// opLvSet and the like store into the place.
func (vm *VM) opLvSet(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	v := vm.takeOperand(base, in.B, in.D&bytecode.FlagB != 0)
	var out php.Value
	var err error
	switch in.Op {
	case bytecode.OpLvSet:
		out, err = vm.storePlace(v, in.A != bytecode.NoReg)
	case bytecode.OpLvPush:
		out, err = vm.setDim(php.Undef(), false, v, in.A != bytecode.NoReg)
	default:
		k := vm.operandC(base, in)
		if vm.ctx.Pending != nil {
			err = vm.takePending()
		} else {
			out, err = vm.setDim(k, true, v, in.A != bytecode.NoReg)
		}
		if in.D&(bytecode.FlagC|bytecode.FlagKC) == bytecode.FlagC {
			vm.consume(base, in.C)
		}
	}
	vm.endPlace()
	return vm.placeResult(ip, base, out, err)
}

// placeResult stores the value of an expression that wrote a place, if it is wanted.
func (vm *VM) placeResult(ip, base unsafe.Pointer, out php.Value, err error) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	if err == nil && vm.ctx.Pending != nil {
		err = vm.takePending()
	}
	if err != nil {
		out.Release()
		return vm.fail(err)
	}
	if in.A != bytecode.NoReg {
		if out.IsUndef() {
			out = php.Null()
		}
		*reg(base, in.A) = out
	}
	return next(ip), base
}

// storePlace assigns v, which it takes over, to the place. out is a copy of what is stored, if it is wanted.
func (vm *VM) storePlace(v php.Value, want bool) (php.Value, error) {
	if vm.lost() {
		v.Release()
		return php.Null(), nil
	}
	if vm.prop != nil {
		w, err := vm.ctx.CoerceProp(vm.prop, v, vm.cur.strict())
		if err != nil {
			return php.Undef(), err
		}
		v = w
	}
	if !want {
		return php.Undef(), vm.assign(vm.place, v)
	}
	old, out, err := vm.swap(vm.place, v)
	old.Release()
	return out, err
}

// setDim assigns place[k] = v, taking v over. out is a copy of the value stored if it is wanted.
func (vm *VM) setDim(k php.Value, hasKey bool, v php.Value, want bool) (out php.Value, err error) {
	a, o, s, err := vm.container("")
	if err != nil {
		v.Release()
		return php.Undef(), err
	}
	switch {
	case a != nil:
		return vm.setElement(a, k, hasKey, v, want)
	case o != nil:
		if want {
			out = v.Copy()
		}
		return out, vm.setObjectDim(o, k, hasKey, v)
	case s != nil:
		defer v.Release()
		if !hasKey {
			return php.Undef(), vm.ctx.ThrowError("Error", "[] operator not supported for strings")
		}
		return vm.setByte(s, k, v, want)
	}
	v.Release()
	return php.Null(), nil
}

func (vm *VM) setElement(a *php.Array, k php.Value, hasKey bool, v php.Value, want bool) (out php.Value, err error) {
	if !hasKey {
		if want {
			out = v.Copy()
		}
		if !a.Append(v) {
			v.Release()
			out.Release()
			return php.Null(), vm.noNextElement()
		}
		vm.chargeArray(a)
		return out, nil
	}
	key, ok, err := vm.key(k, accWrite)
	if err != nil || !ok {
		v.Release()
		return php.Null(), err
	}
	p := a.SlotFor(key)
	if p.IsUndef() {
		*p = v
		vm.chargeArray(a)
		if want {
			out = v.Copy()
		}
		return out, nil
	}
	if p.Kind() == php.KindRef {
		if !want {
			return out, vm.ctx.AssignRef(p.Ref(), v)
		}
		old, out, err := vm.swap(p, v)
		old.Release()
		return out, err
	}
	old := *p
	*p = v
	if want {
		out = v.Copy()
	}
	old.Release()
	return out, nil
}

func (vm *VM) setObjectDim(o *php.Object, k php.Value, hasKey bool, v php.Value) error {
	if !hasKey {
		k = php.Null()
	}
	if h := o.Class.Handlers; h.SetDim != nil {
		return h.SetDim(vm.ctx, o, k, hasKey, v)
	}
	defer v.Release()
	if !o.Class.ArrayAccess {
		return vm.notArray(o)
	}
	php.ObjectValue(o).AddRef()
	defer php.ObjectValue(o).Release()
	r, err := vm.ctx.CallMethod(o, "offsetset", k, v)
	r.Release()
	return err
}

// setByte assigns $s[k] = v.
func (vm *VM) setByte(s *php.Value, k, v php.Value, want bool) (php.Value, error) {
	i, ok, err := vm.stringOffset(k, accWrite)
	if err != nil || !ok {
		return php.Null(), err
	}
	n := int64(s.Str().Len())
	if i < -n {
		if vm.ctx.Level == php.Level74 {
			vm.ctx.Warning("Illegal string offset:  %d", i)
		} else {
			vm.ctx.Warning("Illegal string offset %d", i)
		}
		return php.Null(), nil
	}
	if i < 0 {
		i += n
	}
	t, err := vm.ctx.ToString(v)
	if err != nil {
		return php.Null(), err
	}
	defer php.StrValue(t).Release()
	if t.Len() == 0 {
		if vm.ctx.Level == php.Level74 {
			vm.ctx.Warning("Cannot assign an empty string to a string offset")
			return php.Null(), nil
		}
		return php.Null(), vm.ctx.ThrowError("Error", "Cannot assign an empty string to a string offset")
	}
	if t.Len() != 1 && vm.ctx.Level == php.Level84 {
		vm.ctx.Warning("Only the first byte will be assigned to the string offset")
		if err := vm.takePending(); err != nil {
			return php.Null(), err
		}
	}
	if !s.IsString() {
		return php.Null(), nil
	}
	if i >= n {
		if err := vm.ctx.Charge(i - n); err != nil {
			return php.Null(), err
		}
		pad := make([]byte, i+1-n)
		for j := range pad {
			pad[j] = ' '
		}
		*s = php.StrValue(s.Str().Append(string(pad)))
	}
	w := s.Str().Writable()
	w.SetByte(int(i), t.Byte(0))
	*s = php.StrValue(w)
	if want {
		return vm.ctx.Char(t.Byte(0)), nil
	}
	return php.Undef(), nil
}

func (vm *VM) slowAssignDim(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	a := reg(base, in.A)
	if a.IsArray() {
		var k php.Value
		if in.D&bytecode.FlagKB != 0 {
			k = *vm.konst(in.B)
		} else {
			k = *reg(base, in.B)
		}
		c := reg(base, in.C)
		if (k.IsInt() || k.IsString()) && !c.IsUndef() && c.Kind() != php.KindRef {
			v := *c
			if in.D&bytecode.FlagC != 0 {
				*c = php.Undef()
			} else {
				v.AddRef()
			}
			arr := a.WritableArray()
			var p *php.Value
			if k.IsInt() {
				p = arr.Slot(k.Int())
			} else if in.D&bytecode.FlagKB != 0 {
				p = arr.SlotLiteral(k.Str())
			} else {
				p = arr.SlotFor(php.KeyOf(k.Str()))
			}
			if p.IsUndef() {
				*p = v
				vm.chargeArray(arr)
				if in.D&bytecode.FlagB != 0 {
					vm.consume(base, in.B)
				}
				return next(ip), base
			}
			if p.Kind() != php.KindRef {
				old := *p
				*p = v
				if in.D&bytecode.FlagB == 0 && !old.IsCounted() {
					return next(ip), base
				}
				vm.cur.ip = ip
				old.Release()
				if in.D&bytecode.FlagB != 0 {
					vm.consume(base, in.B)
				}
				return vm.proceed(ip, base, nil)
			}
			vm.cur.ip = ip
			err := vm.ctx.AssignRef(p.Ref(), v)
			if in.D&bytecode.FlagB != 0 {
				vm.consume(base, in.B)
			}
			return vm.proceed(ip, base, err)
		}
	}
	vm.cur.ip = ip
	v := vm.takeOperand(base, in.C, in.D&bytecode.FlagC != 0)
	var k php.Value
	if in.D&bytecode.FlagKB != 0 {
		k = *vm.konst(in.B)
	} else {
		k = vm.load(base, in.B)
	}
	err := vm.takePending()
	if err == nil {
		vm.setPlace(a)
		_, err = vm.setDim(k, true, v, false)
		vm.endPlace()
	} else {
		v.Release()
	}
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	return vm.proceed(ip, base, err)
}

func (vm *VM) opAppendDim(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	a, c := reg(base, in.A), reg(base, in.C)
	if a.IsArray() && !c.IsUndef() && c.Kind() != php.KindRef {
		v := *c
		if in.D&bytecode.FlagC != 0 {
			*c = php.Undef()
		} else {
			v.AddRef()
		}
		arr := a.WritableArray()
		if arr.Append(v) {
			vm.chargeArray(arr)
			return next(ip), base
		}
		vm.cur.ip = ip
		v.Release()
		return vm.proceed(ip, base, vm.noNextElement())
	}
	vm.cur.ip = ip
	v := vm.takeOperand(base, in.C, in.D&bytecode.FlagC != 0)
	vm.setPlace(a)
	_, err := vm.setDim(php.Undef(), false, v, false)
	vm.endPlace()
	return vm.proceed(ip, base, err)
}
