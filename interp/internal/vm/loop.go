package vm

import (
	"math"
	"math/bits"
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// run executes from ip until the frame that Go entered returns. See the package's doc for the rules of this function.
func (vm *VM) run(ip, base unsafe.Pointer) {
	for {
		in := (*bytecode.Instr)(ip)
		switch in.Op & 0xff {
		case bytecode.OpNop:
			ip = unsafe.Add(ip, 16)

		case bytecode.OpLoadK:
			k := (*php.Value)(unsafe.Add(vm.k, uintptr(in.D)*16))
			*reg(base, in.A) = *k
			if k.IsCounted() {
				k.Retain()
			}
			ip = unsafe.Add(ip, 16)
		case bytecode.OpMove:
			a, b := reg(base, in.A), reg(base, in.B)
			if b.IsScalar() && !a.IsCounted() {
				a.SetScalar(*b)
				ip = unsafe.Add(ip, 16)
				continue
			} else if b.IsShared() {
				*a = *b
				b.Retain()
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowMove(ip, base)
		case bytecode.OpMoveQ:
			ip, base = vm.opMoveQ(ip, base)
		case bytecode.OpMoveT:
			b := reg(base, in.B)
			*reg(base, in.A) = *b
			*b = php.Undef()
			ip = unsafe.Add(ip, 16)
		case bytecode.OpAssign:
			a, b := reg(base, in.A), reg(base, in.B)
			if !a.IsCounted() {
				if b.IsScalar() {
					a.SetScalar(*b)
					ip = unsafe.Add(ip, 16)
					continue
				} else if b.IsShared() {
					*a = *b
					b.Retain()
					ip = unsafe.Add(ip, 16)
					continue
				}
			}
			ip, base = vm.slowAssign(ip, base)
		case bytecode.OpAssignT:
			a, b := reg(base, in.A), reg(base, in.B)
			if b.IsScalar() && !a.IsCounted() {
				a.SetScalar(*b)
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowAssignT(ip, base)
		case bytecode.OpAssignK:
			a := reg(base, in.A)
			if !a.IsCounted() {
				k := (*php.Value)(unsafe.Add(vm.k, uintptr(in.D)*16))
				if k.IsCounted() {
					*a = *k
					k.Retain()
				} else {
					a.SetScalar(*k)
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowAssignK(ip, base)
		case bytecode.OpFree:
			a := reg(base, in.A)
			if a.IsCounted() {
				ip, base = vm.slowFree(ip, base)
				continue
			}
			ip = unsafe.Add(ip, 16)
		case bytecode.OpUndef:
			*reg(base, in.A) = php.Undef()
			ip = unsafe.Add(ip, 16)

		case bytecode.OpAdd:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				x, y := b.Int(), c.Int()
				if s := x + y; (s > x) == (y > 0) {
					a.SetInt(s)
					ip = unsafe.Add(ip, 16)
					continue
				}
			} else if b.IsFloat() && c.IsFloat() && !a.IsCounted() {
				a.SetFloat(b.Float() + c.Float())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpSub:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				x, y := b.Int(), c.Int()
				if s := x - y; (s < x) == (y > 0) {
					a.SetInt(s)
					ip = unsafe.Add(ip, 16)
					continue
				}
			} else if b.IsFloat() && c.IsFloat() && !a.IsCounted() {
				a.SetFloat(b.Float() - c.Float())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpMul:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				if hi, lo := bits.Mul64(uint64(b.Int()), uint64(c.Int())); b.Int()|c.Int() >= 0 && hi == 0 && lo>>63 == 0 {
					a.SetInt(int64(lo))
					ip = unsafe.Add(ip, 16)
					continue
				}
			} else if b.IsFloat() && c.IsFloat() && !a.IsCounted() {
				a.SetFloat(b.Float() * c.Float())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpDiv:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if b.IsInt() && c.IsInt() && c.Int() > 0 && !a.IsCounted() {
				x, y := b.Int(), c.Int()
				if q := x / y; q*y == x {
					a.SetInt(q)
				} else {
					a.SetFloat(float64(x) / float64(y))
				}
				ip = unsafe.Add(ip, 16)
				continue
			} else if b.IsFloat() && c.IsFloat() && c.Float() != 0 && !a.IsCounted() {
				a.SetFloat(b.Float() / c.Float())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpMod:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if b.IsInt() && c.IsInt() && c.Int() > 0 && !a.IsCounted() {
				x, y := b.Int(), c.Int()
				if uint64(x)|uint64(y) <= math.MaxUint32 { // the 32-bit division is three times as fast where it fits
					a.SetInt(int64(uint32(x) % uint32(y)))
				} else {
					a.SetInt(x % y)
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpBitAnd:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				a.SetInt(b.Int() & c.Int())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpBitOr:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				a.SetInt(b.Int() | c.Int())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpBitXor:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				a.SetInt(b.Int() ^ c.Int())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpShl:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if b.IsInt() && c.IsInt() && uint64(c.Int()) < 64 && !a.IsCounted() {
				a.SetInt(b.Int() << uint(c.Int()))
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpShr:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if b.IsInt() && c.IsInt() && uint64(c.Int()) < 64 && !a.IsCounted() {
				a.SetInt(b.Int() >> uint(c.Int()))
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpAddK:
			a, b, c := reg(base, in.A), reg(base, in.B), (*php.Value)(unsafe.Add(vm.k, uintptr(in.C)*16))
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				x, y := b.Int(), c.Int()
				if s := x + y; (s > x) == (y > 0) {
					a.SetInt(s)
					ip = unsafe.Add(ip, 16)
					continue
				}
			} else if b.IsFloat() && c.IsFloat() && !a.IsCounted() {
				a.SetFloat(b.Float() + c.Float())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpSubK:
			a, b, c := reg(base, in.A), reg(base, in.B), (*php.Value)(unsafe.Add(vm.k, uintptr(in.C)*16))
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				x, y := b.Int(), c.Int()
				if s := x - y; (s < x) == (y > 0) {
					a.SetInt(s)
					ip = unsafe.Add(ip, 16)
					continue
				}
			} else if b.IsFloat() && c.IsFloat() && !a.IsCounted() {
				a.SetFloat(b.Float() - c.Float())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpMulK:
			a, b, c := reg(base, in.A), reg(base, in.B), (*php.Value)(unsafe.Add(vm.k, uintptr(in.C)*16))
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				if hi, lo := bits.Mul64(uint64(b.Int()), uint64(c.Int())); b.Int()|c.Int() >= 0 && hi == 0 && lo>>63 == 0 {
					a.SetInt(int64(lo))
					ip = unsafe.Add(ip, 16)
					continue
				}
			} else if b.IsFloat() && c.IsFloat() && !a.IsCounted() {
				a.SetFloat(b.Float() * c.Float())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpDivK:
			a, b, c := reg(base, in.A), reg(base, in.B), (*php.Value)(unsafe.Add(vm.k, uintptr(in.C)*16))
			if b.IsInt() && c.IsInt() && c.Int() > 0 && !a.IsCounted() {
				x, y := b.Int(), c.Int()
				if q := x / y; q*y == x {
					a.SetInt(q)
				} else {
					a.SetFloat(float64(x) / float64(y))
				}
				ip = unsafe.Add(ip, 16)
				continue
			} else if b.IsFloat() && c.IsFloat() && c.Float() != 0 && !a.IsCounted() {
				a.SetFloat(b.Float() / c.Float())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpModK:
			a, b, c := reg(base, in.A), reg(base, in.B), (*php.Value)(unsafe.Add(vm.k, uintptr(in.C)*16))
			if b.IsInt() && c.IsInt() && c.Int() > 0 && !a.IsCounted() {
				x, y := b.Int(), c.Int()
				if uint64(x)|uint64(y) <= math.MaxUint32 { // the 32-bit division is three times as fast where it fits
					a.SetInt(int64(uint32(x) % uint32(y)))
				} else {
					a.SetInt(x % y)
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpBitAndK:
			a, b, c := reg(base, in.A), reg(base, in.B), (*php.Value)(unsafe.Add(vm.k, uintptr(in.C)*16))
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				a.SetInt(b.Int() & c.Int())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpBitOrK:
			a, b, c := reg(base, in.A), reg(base, in.B), (*php.Value)(unsafe.Add(vm.k, uintptr(in.C)*16))
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				a.SetInt(b.Int() | c.Int())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpBitXorK:
			a, b, c := reg(base, in.A), reg(base, in.B), (*php.Value)(unsafe.Add(vm.k, uintptr(in.C)*16))
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				a.SetInt(b.Int() ^ c.Int())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpShlK:
			a, b, c := reg(base, in.A), reg(base, in.B), (*php.Value)(unsafe.Add(vm.k, uintptr(in.C)*16))
			if b.IsInt() && c.IsInt() && uint64(c.Int()) < 64 && !a.IsCounted() {
				a.SetInt(b.Int() << uint(c.Int()))
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpShrK:
			a, b, c := reg(base, in.A), reg(base, in.B), (*php.Value)(unsafe.Add(vm.k, uintptr(in.C)*16))
			if b.IsInt() && c.IsInt() && uint64(c.Int()) < 64 && !a.IsCounted() {
				a.SetInt(b.Int() >> uint(c.Int()))
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpPow, bytecode.OpPowK:
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpConcat, bytecode.OpConcatK:
			ip, base = vm.opConcat(ip, base)

		case bytecode.OpNeg:
			a, b := reg(base, in.A), reg(base, in.B)
			if b.IsInt() && b.Int() != math.MinInt64 && !a.IsCounted() {
				a.SetInt(-b.Int())
				ip = unsafe.Add(ip, 16)
				continue
			} else if b.IsFloat() && !a.IsCounted() {
				a.SetFloat(-b.Float())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowUnary(ip, base)
		case bytecode.OpPlus, bytecode.OpBitNot:
			ip, base = vm.slowUnary(ip, base)
		case bytecode.OpCast:
			a, b := reg(base, in.A), reg(base, in.B)
			if !a.IsCounted() {
				switch {
				case in.C == bytecode.CastInt && b.IsFloat() && b.Float() < 1<<62 && b.Float() > -(1<<62):
					a.SetInt(int64(b.Float()))
					ip = unsafe.Add(ip, 16)
					continue
				case in.C == bytecode.CastInt && b.IsInt(), in.C == bytecode.CastFloat && b.IsFloat():
					a.SetScalar(*b)
					ip = unsafe.Add(ip, 16)
					continue
				case in.C == bytecode.CastFloat && b.IsInt():
					a.SetFloat(float64(b.Int()))
					ip = unsafe.Add(ip, 16)
					continue
				}
			}
			ip, base = vm.slowUnary(ip, base)
		case bytecode.OpNot:
			a, b := reg(base, in.A), reg(base, in.B)
			if b.IsTruthTag() && !a.IsCounted() {
				a.SetBool(b.IsFalse())
				ip = unsafe.Add(ip, 16)
				continue
			} else if b.IsInt() && !a.IsCounted() {
				a.SetBool(b.Int() == 0)
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowUnary(ip, base)
		case bytecode.OpBool:
			a, b := reg(base, in.A), reg(base, in.B)
			if b.IsTruthTag() && !a.IsCounted() {
				a.SetScalar(*b)
				ip = unsafe.Add(ip, 16)
				continue
			} else if b.IsInt() && !a.IsCounted() {
				a.SetBool(b.Int() != 0)
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowUnary(ip, base)

		case bytecode.OpInc:
			a := reg(base, in.A)
			if a.IsInt() && a.Int() != math.MaxInt64 {
				a.SetIntBits(a.Int() + 1)
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowInc(ip, base)
		case bytecode.OpDec:
			a := reg(base, in.A)
			if a.IsInt() && a.Int() != math.MinInt64 {
				a.SetIntBits(a.Int() - 1)
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowInc(ip, base)
		case bytecode.OpPostInc:
			a, b := reg(base, in.A), reg(base, in.B)
			if b.IsInt() && b.Int() != math.MaxInt64 {
				a.SetInt(b.Int())
				b.SetIntBits(b.Int() + 1)
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowInc(ip, base)
		case bytecode.OpPostDec:
			a, b := reg(base, in.A), reg(base, in.B)
			if b.IsInt() && b.Int() != math.MinInt64 {
				a.SetInt(b.Int())
				b.SetIntBits(b.Int() - 1)
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowInc(ip, base)
		case bytecode.OpPreInc:
			a, b := reg(base, in.A), reg(base, in.B)
			if b.IsInt() && b.Int() != math.MaxInt64 {
				b.SetIntBits(b.Int() + 1)
				a.SetInt(b.Int())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowInc(ip, base)
		case bytecode.OpPreDec:
			a, b := reg(base, in.A), reg(base, in.B)
			if b.IsInt() && b.Int() != math.MinInt64 {
				b.SetIntBits(b.Int() - 1)
				a.SetInt(b.Int())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowInc(ip, base)
		case bytecode.OpAppendStr:
			ip, base = vm.opAppendStr(ip, base)

		case bytecode.OpLess:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				a.SetBool(b.Int() < c.Int())
				ip = unsafe.Add(ip, 16)
				continue
			} else if b.IsFloat() && c.IsFloat() && !a.IsCounted() {
				a.SetBool(b.Float() < c.Float())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowCompare(ip, base)
		case bytecode.OpLessEq:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				a.SetBool(b.Int() <= c.Int())
				ip = unsafe.Add(ip, 16)
				continue
			} else if b.IsFloat() && c.IsFloat() && !a.IsCounted() {
				a.SetBool(b.Float() <= c.Float())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowCompare(ip, base)
		case bytecode.OpEq:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				a.SetBool(b.Int() == c.Int())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.opEqual(ip, base)
		case bytecode.OpNotEq:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				a.SetBool(b.Int() != c.Int())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.opEqual(ip, base)
		case bytecode.OpIdent:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				a.SetBool(b.Int() == c.Int())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.opIdentical(ip, base)
		case bytecode.OpNotIdent:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				a.SetBool(b.Int() != c.Int())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.opIdentical(ip, base)
		case bytecode.OpSpaceship:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				if x, y := b.Int(), c.Int(); x < y {
					a.SetInt(-1)
				} else if x > y {
					a.SetInt(1)
				} else {
					a.SetInt(0)
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowCompare(ip, base)
		case bytecode.OpXor:
			ip, base = vm.slowCompare(ip, base)

		case bytecode.OpJmp:
			ip = unsafe.Add(ip, int(int64(in.D)))
			goto jumped
		case bytecode.OpJmpZ:
			a := reg(base, in.A)
			if a.IsTruthTag() {
				if a.IsFalse() {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			} else if a.IsInt() {
				if a.Int() == 0 {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJump(ip, base)
		case bytecode.OpJmpNZ:
			a := reg(base, in.A)
			if a.IsTrue() || a.IsInt() && a.Int() != 0 {
				ip = unsafe.Add(ip, int(int32(in.D>>32)))
				goto jumped
			}
			if a.IsFalse() || a.IsInt() {
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJump(ip, base)
		case bytecode.OpJmpZX:
			a, b := reg(base, in.A), reg(base, in.B)
			if b.IsTruthTag() && !a.IsCounted() {
				a.SetScalar(*b)
				if b.IsFalse() {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJump(ip, base)
		case bytecode.OpJmpNZX:
			a, b := reg(base, in.A), reg(base, in.B)
			if b.IsTruthTag() && !a.IsCounted() {
				a.SetScalar(*b)
				if b.IsTrue() {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJump(ip, base)
		case bytecode.OpCoalesce:
			a, b := reg(base, in.A), reg(base, in.B)
			if b.IsNull() {
				ip = unsafe.Add(ip, 16)
				continue
			} else if b.IsScalar() && !a.IsCounted() {
				a.SetScalar(*b)
				ip = unsafe.Add(ip, int(int32(in.D>>32)))
				continue
			}
			ip, base = vm.slowJump(ip, base)
		case bytecode.OpJmpSet:
			a, b := reg(base, in.A), reg(base, in.B)
			if b.IsInt() && !a.IsCounted() {
				if b.Int() != 0 {
					a.SetInt(b.Int())
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJump(ip, base)
		case bytecode.OpJmpNull:
			ip, base = vm.slowJump(ip, base)

		case bytecode.OpJLess:
			a, b := reg(base, in.A), reg(base, in.B)
			if a.IsInt() && b.IsInt() {
				if a.Int() < b.Int() {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			} else if a.IsFloat() && b.IsFloat() {
				if a.Float() < b.Float() {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpCompare(ip, base)
		case bytecode.OpJNLess:
			a, b := reg(base, in.A), reg(base, in.B)
			if a.IsInt() && b.IsInt() {
				if a.Int() >= b.Int() {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			} else if a.IsFloat() && b.IsFloat() {
				if !(a.Float() < b.Float()) {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpCompare(ip, base)
		case bytecode.OpJLessEq:
			a, b := reg(base, in.A), reg(base, in.B)
			if a.IsInt() && b.IsInt() {
				if a.Int() <= b.Int() {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			} else if a.IsFloat() && b.IsFloat() {
				if a.Float() <= b.Float() {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpCompare(ip, base)
		case bytecode.OpJNLessEq:
			a, b := reg(base, in.A), reg(base, in.B)
			if a.IsInt() && b.IsInt() {
				if a.Int() > b.Int() {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			} else if a.IsFloat() && b.IsFloat() {
				if !(a.Float() <= b.Float()) {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpCompare(ip, base)
		case bytecode.OpJEq:
			a, b := reg(base, in.A), reg(base, in.B)
			if a.IsInt() && b.IsInt() {
				if a.Int() == b.Int() {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.jumpEqual(ip, base)
		case bytecode.OpJNotEq:
			a, b := reg(base, in.A), reg(base, in.B)
			if a.IsInt() && b.IsInt() {
				if a.Int() != b.Int() {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.jumpEqual(ip, base)
		case bytecode.OpJIdent:
			a, b := reg(base, in.A), reg(base, in.B)
			if a.IsInt() && b.IsInt() {
				if a.Int() == b.Int() {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.jumpIdentical(ip, base)
		case bytecode.OpJNotIdent:
			a, b := reg(base, in.A), reg(base, in.B)
			if a.IsInt() && b.IsInt() {
				if a.Int() != b.Int() {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.jumpIdentical(ip, base)
		case bytecode.OpJLessI:
			if a := reg(base, in.A); a.IsInt() {
				if a.Int() < int64(in.D) {
					ip = unsafe.Add(ip, int(int32(uint32(in.B)|uint32(in.C)<<16)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpInt(ip, base)
		case bytecode.OpJNLessI:
			if a := reg(base, in.A); a.IsInt() {
				if a.Int() >= int64(in.D) {
					ip = unsafe.Add(ip, int(int32(uint32(in.B)|uint32(in.C)<<16)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpInt(ip, base)
		case bytecode.OpJLessEqI:
			if a := reg(base, in.A); a.IsInt() {
				if a.Int() <= int64(in.D) {
					ip = unsafe.Add(ip, int(int32(uint32(in.B)|uint32(in.C)<<16)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpInt(ip, base)
		case bytecode.OpJNLessEqI:
			if a := reg(base, in.A); a.IsInt() {
				if a.Int() > int64(in.D) {
					ip = unsafe.Add(ip, int(int32(uint32(in.B)|uint32(in.C)<<16)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpInt(ip, base)
		case bytecode.OpJGreaterI:
			if a := reg(base, in.A); a.IsInt() {
				if a.Int() > int64(in.D) {
					ip = unsafe.Add(ip, int(int32(uint32(in.B)|uint32(in.C)<<16)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpInt(ip, base)
		case bytecode.OpJNGreaterI:
			if a := reg(base, in.A); a.IsInt() {
				if a.Int() <= int64(in.D) {
					ip = unsafe.Add(ip, int(int32(uint32(in.B)|uint32(in.C)<<16)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpInt(ip, base)
		case bytecode.OpJGreaterEqI:
			if a := reg(base, in.A); a.IsInt() {
				if a.Int() >= int64(in.D) {
					ip = unsafe.Add(ip, int(int32(uint32(in.B)|uint32(in.C)<<16)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpInt(ip, base)
		case bytecode.OpJNGreaterEqI:
			if a := reg(base, in.A); a.IsInt() {
				if a.Int() < int64(in.D) {
					ip = unsafe.Add(ip, int(int32(uint32(in.B)|uint32(in.C)<<16)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpInt(ip, base)
		case bytecode.OpJEqI:
			if a := reg(base, in.A); a.IsInt() {
				if a.Int() == int64(in.D) {
					ip = unsafe.Add(ip, int(int32(uint32(in.B)|uint32(in.C)<<16)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpInt(ip, base)
		case bytecode.OpJNotEqI:
			if a := reg(base, in.A); a.IsInt() {
				if a.Int() != int64(in.D) {
					ip = unsafe.Add(ip, int(int32(uint32(in.B)|uint32(in.C)<<16)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpInt(ip, base)
		case bytecode.OpJIdentK:
			a, k := reg(base, in.A), (*php.Value)(unsafe.Add(vm.k, uintptr(in.B)*16))
			if a.IsScalar() && k.IsScalar() && !k.IsFloat() {
				if a.SameTag(k) && (a.Int() == k.Int() || !k.IsInt()) {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.jumpIdenticalK(ip, base)
		case bytecode.OpJNotIdentK:
			a, k := reg(base, in.A), (*php.Value)(unsafe.Add(vm.k, uintptr(in.B)*16))
			if a.IsScalar() && k.IsScalar() && !k.IsFloat() {
				if !(a.SameTag(k) && (a.Int() == k.Int() || !k.IsInt())) {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					goto jumped
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.jumpIdenticalK(ip, base)
		case bytecode.OpSwitch:
			ip, base = vm.opSwitch(ip, base)
		case bytecode.OpCase:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				a.SetBool(b.Int() == c.Int())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.opCase(ip, base)
		case bytecode.OpJmpByVal:
			if fn := vm.calls[vm.nc-1].fn; fn != nil && in.C < 63 && in.D&bytecode.FlagKC == 0 && fn.RefMask>>in.C&1 == 0 {
				ip = unsafe.Add(ip, int(int32(in.D>>32)))
				continue
			}
			ip, base = vm.slowControl(ip, base)
		case bytecode.OpMatchErr:
			ip, base = vm.slowControl(ip, base)

		case bytecode.OpNewArray:
			ip, base = vm.opNewArray(ip, base)
		case bytecode.OpArrPush:
			ip, base = vm.opArrPush(ip, base)
		case bytecode.OpArrPut:
			ip, base = vm.opArrPut(ip, base)
		case bytecode.OpDim:
			b, c := reg(base, in.B), reg(base, in.C)
			if b.IsArray() && c.IsInt() {
				if arr := b.Array(); arr.IsPacked() && uint64(c.Int()) < arr.Used() {
					p := arr.Nth(c.Int())
					if a := reg(base, in.A); p.IsScalar() && !a.IsCounted() && in.D&bytecode.FlagB == 0 {
						a.SetScalar(*p)
						ip = unsafe.Add(ip, 16)
						continue
					}
				}
			}
			ip, base = vm.opDim(ip, base)
		case bytecode.OpDimK:
			b, c := reg(base, in.B), (*php.Value)(unsafe.Add(vm.k, uintptr(in.C)*16))
			if b.IsArray() && c.IsInt() {
				if arr := b.Array(); arr.IsPacked() && uint64(c.Int()) < arr.Used() {
					p := arr.Nth(c.Int())
					if a := reg(base, in.A); p.IsScalar() && !a.IsCounted() && in.D&bytecode.FlagB == 0 {
						a.SetScalar(*p)
						ip = unsafe.Add(ip, 16)
						continue
					}
				}
			}
			ip, base = vm.opDim(ip, base)
		case bytecode.OpDimList:
			if b := reg(base, in.B); b.IsArray() && in.D&bytecode.FlagKC != 0 {
				c := (*php.Value)(unsafe.Add(vm.k, uintptr(in.C)*16))
				if arr := b.Array(); c.IsInt() && arr.IsPacked() && uint64(c.Int()) < arr.Used() {
					p, a := arr.Nth(c.Int()), reg(base, in.A)
					if p.IsScalar() && !a.IsCounted() {
						a.SetScalar(*p)
						ip = unsafe.Add(ip, 16)
						continue
					} else if p.IsShared() && !a.IsCounted() {
						*a = *p
						p.Retain()
						ip = unsafe.Add(ip, 16)
						continue
					}
				}
			}
			ip, base = vm.opDimList(ip, base)
		case bytecode.OpDimStr:
			ip, base = vm.opDimQuiet(ip, base)
		case bytecode.OpIssetDim:
			ip, base = vm.opIssetElem(ip, base)
		case bytecode.OpAssignDim:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if in.D&bytecode.FlagKB == 0 && a.IsArray() && b.IsInt() && c.IsScalar() {
				if arr := a.Array(); arr.IsPacked() && uint64(b.Int()) < arr.Used() && arr.Count() == 1 {
					if p := arr.Nth(b.Int()); p.IsScalar() {
						p.SetScalar(*c)
						ip = unsafe.Add(ip, 16)
						continue
					}
				}
			}
			ip, base = vm.slowAssignDim(ip, base)
		case bytecode.OpAppendDim:
			ip, base = vm.opAppendDim(ip, base)
		case bytecode.OpUnsetCV, bytecode.OpUnsetDim, bytecode.OpUnsetProp:
			ip, base = vm.opUnset(ip, base)

		case bytecode.OpLvCV:
			ip, base = vm.opLvCV(ip, base)
		case bytecode.OpLvThis:
			ip, base = vm.opLvThis(ip, base)
		case bytecode.OpLvDim, bytecode.OpLvNew, bytecode.OpLvDimU:
			ip, base = vm.opLvDim(ip, base)
		case bytecode.OpLvProp:
			ip, base = vm.opLvProp(ip, base)
		case bytecode.OpLvSet, bytecode.OpLvSetDim, bytecode.OpLvPush:
			ip, base = vm.opLvSet(ip, base)
		case bytecode.OpLvSetProp:
			ip, base = vm.opLvSetProp(ip, base)
		case bytecode.OpLvOp, bytecode.OpLvOpDim, bytecode.OpLvOpNew, bytecode.OpLvOpProp:
			ip, base = vm.opLvOp(ip, base)
		case bytecode.OpLvInc, bytecode.OpLvIncDim, bytecode.OpLvIncProp:
			ip, base = vm.opLvInc(ip, base)
		case bytecode.OpLvRef:
			ip, base = vm.opLvRef(ip, base)
		case bytecode.OpRefCV:
			ip, base = vm.opRefCV(ip, base)
		case bytecode.OpBindRef:
			ip, base = vm.opBindRef(ip, base)
		case bytecode.OpLvStatic:
			ip, base = vm.opLvRoot(ip, base)

		case bytecode.OpThisProp:
			if o := vm.cur.this; o != nil {
				if k := (*cache)(unsafe.Add(vm.caches, uintptr(in.D>>32)*cacheSize)); k.class == o.Class {
					p, a := o.Slot(k.slot), reg(base, in.A)
					if p.IsScalar() && !a.IsCounted() {
						a.SetScalar(*p)
						ip = unsafe.Add(ip, 16)
						continue
					} else if p.IsShared() && !a.IsCounted() {
						*a = *p
						p.Retain()
						ip = unsafe.Add(ip, 16)
						continue
					}
				}
			}
			ip, base = vm.opThisProp(ip, base)
		case bytecode.OpProp:
			if b := reg(base, in.B); b.IsObject() && in.D&bytecode.FlagB == 0 {
				o := b.Object()
				if k := (*cache)(unsafe.Add(vm.caches, uintptr(in.D>>32)*cacheSize)); k.class == o.Class {
					p, a := o.Slot(k.slot), reg(base, in.A)
					if p.IsScalar() && !a.IsCounted() {
						a.SetScalar(*p)
						ip = unsafe.Add(ip, 16)
						continue
					} else if p.IsShared() && !a.IsCounted() {
						*a = *p
						p.Retain()
						ip = unsafe.Add(ip, 16)
						continue
					}
				}
			}
			ip, base = vm.opProp(ip, base)
		case bytecode.OpAssignThis:
			if o := vm.cur.this; o != nil && in.D&bytecode.FlagRef == 0 {
				if k := (*cache)(unsafe.Add(vm.caches, uintptr(in.D>>32)*cacheSize)); k.class == o.Class {
					p, b := o.Slot(k.slot), reg(base, in.B)
					if p.IsScalar() && b.IsScalar() && k.mask&(1<<b.Tag()) != 0 {
						p.SetScalar(*b)
						ip = unsafe.Add(ip, 16)
						continue
					}
				}
			}
			ip, base = vm.opAssignThis(ip, base)
		case bytecode.OpAssignProp:
			if a := reg(base, in.A); a.IsObject() {
				o := a.Object()
				if k := (*cache)(unsafe.Add(vm.caches, uintptr(in.D>>32)*cacheSize)); k.class == o.Class {
					p, b := o.Slot(k.slot), reg(base, in.B)
					if p.IsScalar() && b.IsScalar() && k.mask&(1<<b.Tag()) != 0 {
						p.SetScalar(*b)
						ip = unsafe.Add(ip, 16)
						continue
					}
				}
			}
			ip, base = vm.opAssignProp(ip, base)
		case bytecode.OpPropQ:
			ip, base = vm.opPropQ(ip, base)
		case bytecode.OpIssetProp:
			ip, base = vm.opIssetProp(ip, base)
		case bytecode.OpStaticProp:
			ip, base = vm.opStaticProp(ip, base)
		case bytecode.OpThis:
			ip, base = vm.opThis(ip, base)
		case bytecode.OpConst, bytecode.OpClassConst:
			k := (*cache)(unsafe.Add(vm.caches, uintptr(in.D>>32)*cacheSize))
			if a := reg(base, in.A); k.ready && !a.IsCounted() {
				if k.val.IsScalar() {
					a.SetScalar(k.val)
					ip = unsafe.Add(ip, 16)
					continue
				} else if k.val.IsShared() {
					*a = k.val
					k.val.Retain()
					ip = unsafe.Add(ip, 16)
					continue
				}
			}
			ip, base = vm.opAnyConst(ip, base)
		case bytecode.OpInstanceOf:
			ip, base = vm.opInstanceOf(ip, base)
		case bytecode.OpNew:
			ip, base = vm.opNew(ip, base)
		case bytecode.OpClosure:
			ip, base = vm.opClosure(ip, base)

		case bytecode.OpCall:
			ip, base = vm.opCall(ip, base)
		case bytecode.OpCallKnown:
			ip, base = vm.opCallKnown(ip, base)
		case bytecode.OpInitMethod:
			ip, base = vm.opInitMethod(ip, base)
		case bytecode.OpInitThis:
			ip, base = vm.opInitThis(ip, base)
		case bytecode.OpInitStatic:
			ip, base = vm.opInitStatic(ip, base)
		case bytecode.OpInitDyn:
			ip, base = vm.opInitDyn(ip, base)
		case bytecode.OpInitFn, bytecode.OpInitNs:
			ip, base = vm.opInitFn(ip, base)
		case bytecode.OpSend:
			b := reg(base, in.B)
			if in.C < 63 && vm.calls[vm.nc-1].fn.RefMask>>in.C&1 == 0 {
				a := reg(base, in.A)
				if b.IsScalar() && !a.IsCounted() {
					a.SetScalar(*b)
					ip = unsafe.Add(ip, 16)
					continue
				} else if b.IsShared() {
					*a = *b
					b.Retain()
					ip = unsafe.Add(ip, 16)
					continue
				}
			}
			ip, base = vm.opSend(ip, base)
		case bytecode.OpSendTmp, bytecode.OpSendCall:
			if fn := vm.calls[vm.nc-1].fn; fn != nil && in.C < 63 && fn.RefMask>>in.C&1 == 0 {
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.opSendTmp(ip, base)
		case bytecode.OpSendK:
			if fn := vm.calls[vm.nc-1].fn; fn != nil && in.C < 63 && fn.RefMask>>in.C&1 == 0 {
				k, a := (*php.Value)(unsafe.Add(vm.k, uintptr(in.D)*16)), reg(base, in.A)
				if !k.IsCounted() && !a.IsCounted() {
					a.SetScalar(*k)
					ip = unsafe.Add(ip, 16)
					continue
				} else if k.IsShared() {
					*a = *k
					k.Retain()
					ip = unsafe.Add(ip, 16)
					continue
				}
			}
			ip, base = vm.opSendK(ip, base)
		case bytecode.OpRet:
			ip, base = vm.opRet(ip, base)
		case bytecode.OpRetK:
			ip, base = vm.opRetK(ip, base)
		case bytecode.OpVerifyRet:
			if in.B != bytecode.NoReg && vm.cur.fn.retMask&(1<<reg(base, in.B).Tag()) != 0 {
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.opVerifyRet(ip, base)
		case bytecode.OpYield:
			ip, base = vm.opYield(ip, base)

		case bytecode.OpStrlen:
			a, b := reg(base, in.A), reg(base, in.B)
			if b.IsString() && in.D == 0 && !a.IsCounted() {
				a.SetInt(int64(b.Str().Len()))
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBuiltin(ip, base)
		case bytecode.OpCount:
			a, b := reg(base, in.A), reg(base, in.B)
			if b.IsArray() && in.D == 0 && !a.IsCounted() {
				a.SetInt(int64(b.Array().Len()))
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBuiltin(ip, base)
		case bytecode.OpIsType:
			a, b := reg(base, in.A), reg(base, in.B)
			if k := b.Kind(); k != php.KindRef && k != php.KindUndef && k != php.KindObject && in.D&bytecode.FlagB == 0 && !a.IsCounted() {
				a.SetBool(in.D>>32&(1<<k) != 0)
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBuiltin(ip, base)
		case bytecode.OpOrd, bytecode.OpChr, bytecode.OpArgs:
			ip, base = vm.slowBuiltin(ip, base)

		case bytecode.OpForeach:
			ip, base = vm.opForeach(ip, base)
		case bytecode.OpNext:
			if a := reg(base, in.A); a.IsArray() && in.C == bytecode.NoReg {
				arr, pos, b := a.Array(), reg(base, in.A+1), reg(base, in.B)
				if arr.IsPacked() && uint64(pos.Int()) < arr.Used() {
					if p := arr.Nth(pos.Int()); p.IsScalar() && !b.IsCounted() {
						pos.SetIntBits(pos.Int() + 1)
						b.SetScalar(*p)
						ip = unsafe.Add(ip, int(int32(in.D>>32)))
						goto jumped
					}
				}
			}
			ip, base = vm.opNext(ip, base)
		case bytecode.OpForeachEnd:
			ip, base = vm.opForeachEnd(ip, base)
		case bytecode.OpEcho:
			ip, base = vm.opEcho(ip, base)
		case bytecode.OpEchoK:
			ip, base = vm.opEchoK(ip, base)
		case bytecode.OpRopePart:
			ip, base = vm.slowRopePart(ip, base)
		case bytecode.OpRope:
			ip, base = vm.opRope(ip, base)
		case bytecode.OpFastCall:
			reg(base, in.A).SetInt(int64(uintptr(ip) + 16 - uintptr(vm.cur.fn.start)))
			ip = unsafe.Add(ip, int(int64(in.D)))
		case bytecode.OpFastRet:
			ip, base = vm.opFastRet(ip, base)
		case bytecode.OpHalt:
			return
		case 0xff: // an explicit last case makes the switch a jump table without a range check
			ip = unsafe.Add(ip, 16)
		default:
			ip, base = vm.rare(ip, base)
		}
		continue
	jumped: // ip is where to go on
		if vm.ctx.Attention.Load() != 0 {
			ip, base = vm.slowPoll(ip, base)
		}
	}
}
