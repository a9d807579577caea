package vm

import (
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// Instructions that make and print strings.

// store puts a result where the instruction wants it. Unlike finish it has no error to look at, and it knows that
// letting go of a string runs no code.
func (vm *VM) store(ip, base unsafe.Pointer, v php.Value) (unsafe.Pointer, unsafe.Pointer) {
	a := reg(base, at(ip).A)
	if !a.IsCounted() {
		*a = v
		return next(ip), base
	}
	if a.IsString() {
		old := *a
		*a = v
		old.Release()
		return next(ip), base
	}
	vm.cur.ip = ip
	if err := vm.assign(a, v); err != nil {
		return vm.fail(err)
	}
	return next(ip), base
}

func (vm *VM) opConcat(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	b := reg(base, in.B)
	var c *php.Value
	if in.Op == bytecode.OpConcatK {
		c = vm.konst(in.C)
	} else {
		c = reg(base, in.C)
	}
	if b.IsUndef() || c.IsUndef() {
		return vm.slowBinary(ip, base)
	}
	var bbuf, cbuf [20]byte
	t, ok := php.PeekText(*c, cbuf[:0])
	if !ok {
		return vm.slowBinary(ip, base)
	}
	if b.IsString() && in.D&bytecode.FlagB != 0 && b.Count() == 1 {
		// The left side is a temporary of our own: grow it in place.
		x := b.Str().Append(t)
		vm.chargeString(len(t))
		*b = php.Undef()
		if in.D&(bytecode.FlagC|bytecode.FlagKC) == bytecode.FlagC {
			vm.consume(base, in.C)
		}
		return vm.store(ip, base, php.StrValue(x))
	}
	s, ok := php.PeekText(*b, bbuf[:0])
	if !ok {
		return vm.slowBinary(ip, base)
	}
	x, buf := vm.ctx.StartStr(len(s) + len(t))
	x.Finish(append(append(buf, s...), t...))
	vm.chargeString(len(s) + len(t))
	vm.consumeTemps(base, in)
	return vm.store(ip, base, php.StrValue(x))
}

// chargeString accounts for a string made by the machine; small ones are not worth the bookkeeping one by one.
func (vm *VM) chargeString(n int) {
	vm.ctx.Used += int64(n) + 32
	if l := vm.ctx.Limits.Memory; l > 0 && vm.ctx.Used > l {
		vm.ctx.ChargeGrowth(int64(max(n, 0)) + 32)
	}
}

func (vm *VM) opAppendStr(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	a, b := reg(base, in.A), reg(base, in.B)
	if a.Kind() == php.KindRef && len(a.Ref().Types) == 0 {
		a = &a.Ref().V
	}
	var buf [20]byte
	if a.IsString() && !b.IsUndef() {
		if t, ok := php.PeekText(*b, buf[:0]); ok {
			before := a.Str()
			s := vm.ctx.AppendStr(before, t)
			if s != before {
				*a = php.StrValue(s)
			}
			vm.chargeString(len(t) - 32)
			if in.D&bytecode.FlagB != 0 {
				vm.consume(base, in.B)
			}
			return next(ip), base
		}
	}
	vm.cur.ip = ip
	x := vm.load(base, in.A)
	y := vm.load(base, in.B)
	v, err := vm.ctx.Concat(x, y)
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	return vm.finish(ip, base, v, err)
}

// slowRopePart readies a part of an interpolated string: what has a text that nothing can change stays as it is.
func (vm *VM) slowRopePart(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	a, b := reg(base, in.A), reg(base, in.B)
	if b.IsString() {
		*a = *b
		if in.D&bytecode.FlagB != 0 {
			*b = php.Undef()
		} else {
			b.Retain()
		}
		return next(ip), base
	}
	if b.IsScalar() && !b.IsFloat() {
		a.SetScalar(*b)
		return next(ip), base
	}
	vm.cur.ip = ip
	s, err := vm.ctx.ToString(vm.load(base, in.B))
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	if err != nil {
		return vm.fail(err)
	}
	*a = php.StrValue(s)
	return vm.proceed(ip, base, nil)
}

// opRope joins parts: strings, integers, booleans and null.
func (vm *VM) opRope(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	parts := unsafe.Slice(reg(base, in.B), int(in.C))
	n := 0
	for i := range parts {
		if p := &parts[i]; p.IsString() {
			n += p.Str().Len()
		} else if p.IsInt() {
			n += php.IntLen(p.Int())
		} else if p.IsTrue() {
			n++
		}
	}
	s, buf := vm.ctx.StartStr(n)
	for i := range parts {
		p := &parts[i]
		if p.IsString() {
			buf = append(buf, p.Str().Peek()...)
			v := *p
			*p = php.Undef()
			if !v.Unshare() {
				v.Release()
			}
		} else if p.IsInt() {
			buf = php.AppendInt(buf, p.Int())
		} else if p.IsTrue() {
			buf = append(buf, '1')
		}
	}
	vm.chargeString(n)
	return vm.store(ip, base, php.StrValue(s.Finish(buf)))
}

func (vm *VM) opEcho(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	b := reg(base, in.B)
	vm.cur.ip = ip
	var buf [20]byte
	if t, ok := php.PeekText(*b, buf[:0]); ok && !b.IsUndef() {
		vm.ctx.Out.Write(t)
	} else {
		s, err := vm.ctx.ToString(vm.load(base, in.B))
		if err != nil {
			if in.D&bytecode.FlagB != 0 {
				vm.consume(base, in.B)
			}
			return vm.fail(err)
		}
		vm.ctx.Out.Write(s.Peek())
		php.StrValue(s).Release()
	}
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	return vm.proceed(ip, base, nil)
}
