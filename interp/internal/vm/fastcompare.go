package vm

import (
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// Comparisons of what the loop does not compare itself: strings above all.

// sameStr reports whether two values are strings of the same bytes; known is false when one is no string.
func sameStr(x, y *php.Value) (same, known bool) {
	if !x.IsString() || !y.IsString() {
		return false, false
	}
	return x.Same(*y) || x.Str().Peek() == y.Str().Peek(), true
}

// plainText reports whether a string compares with any other as text, never as a number.
func plainText(s string) bool { return len(s) > 0 && s[0] > '9' }

// identical is === for operands that need no conversion, no message and no release.
func identical(x, y *php.Value) (same, known bool) {
	if x.IsScalar() && y.IsScalar() {
		switch {
		case !x.SameTag(y):
			return false, true
		case x.IsInt():
			return x.Int() == y.Int(), true
		case x.IsFloat():
			return x.Float() == y.Float(), true
		}
		return true, true
	}
	if same, known = sameStr(x, y); known {
		return same, known
	}
	if x.IsPlain() && y.IsPlain() && x.Kind() != y.Kind() {
		return false, true
	}
	return false, false
}

// equal is == for operands that need no conversion, no message and no release.
func equal(x, y *php.Value) (same, known bool) {
	if same, known = sameStr(x, y); known {
		return same, same || plainText(x.Str().Peek()) || plainText(y.Str().Peek())
	}
	if x.IsFloat() && y.IsFloat() {
		return x.Float() == y.Float(), true
	}
	if x.IsScalar() && y.IsScalar() && !x.IsNumber() && !y.IsNumber() {
		return x.IsTrue() == y.IsTrue(), true // null, false and true
	}
	return false, false
}

// settle stores the result of a comparison whose operands may be temporaries; false when that is not simple.
func (vm *VM) settle(base unsafe.Pointer, in *bytecode.Instr, t bool) bool {
	a := reg(base, in.A)
	if a.IsCounted() || !vm.letGo(base, in.B, in.D&bytecode.FlagB != 0) || !vm.letGo(base, in.C, in.D&bytecode.FlagC != 0) {
		return false
	}
	a.SetBool(t)
	return true
}

// letGo releases a temporary that is no object or array, whose release may run code.
func (vm *VM) letGo(base unsafe.Pointer, r uint16, temp bool) bool {
	if !temp {
		return true
	}
	p := reg(base, r)
	if !p.IsCounted() {
		return true
	}
	if !p.IsString() {
		return false
	}
	v := *p
	*p = php.Undef()
	v.Release()
	return true
}

func (vm *VM) opIdentical(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	if same, known := identical(reg(base, in.B), reg(base, in.C)); known && vm.settle(base, in, same == (in.Op == bytecode.OpIdent)) {
		return next(ip), base
	}
	return vm.slowCompare(ip, base)
}

func (vm *VM) opEqual(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	if same, known := equal(reg(base, in.B), reg(base, in.C)); known && vm.settle(base, in, same == (in.Op == bytecode.OpEq)) {
		return next(ip), base
	}
	return vm.slowCompare(ip, base)
}

// leap jumps by a fused comparison's outcome once its temporaries are released; ok is false when they are not simple.
func (vm *VM) leap(ip, base unsafe.Pointer, take bool) (to unsafe.Pointer, b unsafe.Pointer, ok bool) {
	in := at(ip)
	if !vm.letGo(base, in.A, in.D&bytecode.FlagA != 0) || !vm.letGo(base, in.B, in.D&bytecode.FlagB != 0) {
		return ip, base, false
	}
	if take {
		to, b = vm.jump(ip, base, int(int32(in.D>>32)))
		return to, b, true
	}
	return next(ip), base, true
}

func (vm *VM) jumpIdentical(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	if same, known := identical(reg(base, in.A), reg(base, in.B)); known {
		if to, b, ok := vm.leap(ip, base, same == (in.Op == bytecode.OpJIdent)); ok {
			return to, b
		}
	}
	return vm.slowJumpCompare(ip, base)
}

func (vm *VM) jumpEqual(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	if same, known := equal(reg(base, in.A), reg(base, in.B)); known {
		if to, b, ok := vm.leap(ip, base, same == (in.Op == bytecode.OpJEq)); ok {
			return to, b
		}
	}
	return vm.slowJumpCompare(ip, base)
}

func (vm *VM) jumpIdenticalK(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	a := reg(base, in.A)
	if same, known := identical(a, vm.konst(in.B)); known && vm.letGo(base, in.A, in.D&bytecode.FlagA != 0) {
		if same == (in.Op == bytecode.OpJIdentK) {
			return vm.jump(ip, base, int(int32(in.D>>32)))
		}
		return next(ip), base
	}
	return vm.slowJumpIdentK(ip, base)
}

// opCase compares the subject of a switch, which stays, with a case.
func (vm *VM) opCase(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	a := reg(base, in.A)
	if same, known := equal(reg(base, in.B), reg(base, in.C)); known && !a.IsCounted() && vm.letGo(base, in.C, in.D&bytecode.FlagC != 0) {
		a.SetBool(same)
		return next(ip), base
	}
	return vm.slowControl(ip, base)
}
