package vm

import (
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// This file has the common forms of instructions that are too long for the loop itself. What they do not take goes on to
// the general method of the opcode.

func (vm *VM) opMoveQ(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	*reg(base, in.A) = reg(base, in.B).CopyDeref()
	return next(ip), base
}

func (vm *VM) opNewArray(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	if in.C != 0 {
		*reg(base, in.A) = php.ArrayValue(vm.ctx.NewHash(int(in.D)))
		return next(ip), base
	}
	*reg(base, in.A) = php.ArrayValue(vm.ctx.NewArray(int(in.D)))
	return next(ip), base
}

func (vm *VM) opEchoK(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	vm.cur.ip = ip // a buffer's callback may run
	vm.ctx.Out.Write((*php.Value)(unsafe.Add(vm.k, uintptr(at(ip).D)*16)).Str().Peek())
	if vm.ctx.Pending != nil {
		return vm.proceed(ip, base, nil)
	}
	return next(ip), base
}

// opDim is B[C] for what the loop does not take itself: counted elements, string keys, hashes, arrays behind references
// and in temporaries. When the element is an array and the next instruction reads an element of it, that is done at once
// without counting the row.
func (vm *VM) opDim(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	b := reg(base, in.B)
	if b.Kind() == php.KindRef {
		b = &b.Ref().V
	}
	if b.IsString() {
		return vm.opByte(ip, base, b)
	}
	if !b.IsArray() {
		return vm.slowDim(ip, base)
	}
	p := vm.elementC(base, in, b.Array())
	if p == nil || !p.IsPlain() {
		return vm.slowDim(ip, base)
	}
	if in.D&bytecode.FlagB != 0 {
		return vm.dimOfTemp(ip, base, p)
	}
	for p.IsArray() {
		nx := at(next(ip))
		if nx.Op != bytecode.OpDim && nx.Op != bytecode.OpDimK || nx.B != in.A || nx.D&bytecode.FlagB == 0 {
			break
		}
		q := vm.elementC(base, nx, p.Array())
		if q == nil || !q.IsPlain() || reg(base, nx.A).IsCounted() {
			break
		}
		vm.dropKey(base, in)
		ip, in, p = next(ip), nx, q
	}
	a := reg(base, in.A)
	if a.IsCounted() {
		v := p.Copy()
		if vm.vacate(a) {
			vm.dropKey(base, in)
			*a = v
			return next(ip), base
		}
		v.Release()
		return vm.slowDim(ip, base)
	}
	v := p.Copy()
	vm.dropKey(base, in) // before the result is stored, which may take the key's register
	*a = v
	return next(ip), base
}

// dropKey releases the string in operand C that an element was looked up by, if it is a temporary.
func (vm *VM) dropKey(base unsafe.Pointer, in *bytecode.Instr) {
	if in.D&(bytecode.FlagC|bytecode.FlagKC) == bytecode.FlagC {
		vm.consume(base, in.C)
	}
}

// dimOfTemp takes an element of an array in a temporary, which is released.
func (vm *VM) dimOfTemp(ip, base unsafe.Pointer, p *php.Value) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	v := p.Copy()
	vm.dropKey(base, in)
	b := reg(base, in.B)
	w := *b
	*b = php.Undef()
	if a := reg(base, in.A); w.Unshare() && !a.IsCounted() {
		*a = v
		return next(ip), base
	} else if w.Count() == 1 {
		vm.cur.ip = ip
		w.Release()
	}
	vm.cur.ip = ip
	return vm.finish(ip, base, v, nil)
}

// opByte is a byte of a string.
func (vm *VM) opByte(ip, base unsafe.Pointer, b *php.Value) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	k := reg(base, in.C)
	if in.D&bytecode.FlagKC != 0 {
		k = vm.konst(in.C)
	}
	a := reg(base, in.A)
	if s := b.Str(); k.IsInt() && uint64(k.Int()) < uint64(s.Len()) && in.D&bytecode.FlagB == 0 && a != b && vm.vacate(a) {
		*a = vm.ctx.Char(s.Byte(int(k.Int())))
		return next(ip), base
	}
	return vm.slowDim(ip, base)
}

// elementC finds the element that operand C of an instruction names; nil if there is none, and for keys that are to be
// converted. Whoever uses it drops the key.
func (vm *VM) elementC(base unsafe.Pointer, in *bytecode.Instr, arr *php.Array) *php.Value {
	if in.D&bytecode.FlagKC != 0 {
		k := vm.konst(in.C)
		if k.IsInt() {
			return arr.At(k.Int())
		}
		if k.IsString() {
			return arr.AtLiteral(k.Str())
		}
		return nil
	}
	k := reg(base, in.C)
	if k.IsInt() {
		if p := arr.PackedSlot(k.Int()); p != nil {
			return p
		}
		return arr.At(k.Int())
	}
	if k.IsString() {
		return arr.Lookup(php.KeyOf(k.Str()))
	}
	return nil
}

// keep stores a copy of a constant as the result.
func (vm *VM) keep(ip, base unsafe.Pointer, v *php.Value) (unsafe.Pointer, unsafe.Pointer) {
	if a := reg(base, at(ip).A); !a.IsCounted() {
		*a = *v
		if v.IsCounted() {
			v.Retain()
		}
		return next(ip), base
	}
	vm.cur.ip = ip
	return vm.finish(ip, base, v.Copy(), nil)
}

func (vm *VM) opSend(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	b := reg(base, in.B)
	if b.IsPlain() && !vm.calls[vm.nc-1].fn.ByRef(int(in.C)) {
		*reg(base, in.A) = *b
		if b.IsCounted() {
			b.Retain()
		}
		return next(ip), base
	}
	return vm.slowSend(ip, base)
}

func (vm *VM) opSendK(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	k := (*php.Value)(unsafe.Add(vm.k, uintptr(in.D)*16))
	*reg(base, in.A) = k.Copy()
	return vm.opSendTmp(ip, base)
}

func (vm *VM) opSendTmp(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	if p := &vm.calls[vm.nc-1]; p.fn == nil || !p.fn.ByRef(int(in.C)) {
		return next(ip), base
	}
	return vm.slowSend(ip, base)
}
