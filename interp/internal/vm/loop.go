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
			b := reg(base, in.B)
			if b.IsPlain() {
				*reg(base, in.A) = *b
				if b.IsCounted() {
					b.Retain()
				}
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
			if !a.IsCounted() && b.IsPlain() {
				*a = *b
				if b.IsCounted() {
					b.Retain()
				}
				ip = unsafe.Add(ip, 16)
				continue
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
				*a = *k
				if k.IsCounted() {
					k.Retain()
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
			if b.IsFloat() && c.IsFloat() && c.Float() != 0 && !a.IsCounted() {
				a.SetFloat(b.Float() / c.Float())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpMod:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if b.IsInt() && c.IsInt() && c.Int() > 0 && !a.IsCounted() {
				a.SetInt(modInt(b.Int(), c.Int()))
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
		case bytecode.OpShl, bytecode.OpShr, bytecode.OpPow:
			ip, base = vm.slowBinary(ip, base)
		case bytecode.OpConcat, bytecode.OpConcatK:
			ip, base = vm.opConcat(ip, base)

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
		case bytecode.OpModK:
			a, b, c := reg(base, in.A), reg(base, in.B), (*php.Value)(unsafe.Add(vm.k, uintptr(in.C)*16))
			if b.IsInt() && c.IsInt() && c.Int() > 0 && !a.IsCounted() {
				a.SetInt(modInt(b.Int(), c.Int()))
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
		case bytecode.OpBitAndK:
			a, b, c := reg(base, in.A), reg(base, in.B), (*php.Value)(unsafe.Add(vm.k, uintptr(in.C)*16))
			if b.IsInt() && c.IsInt() && !a.IsCounted() {
				a.SetInt(b.Int() & c.Int())
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
		case bytecode.OpDivK, bytecode.OpPowK, bytecode.OpBitOrK:
			ip, base = vm.slowBinary(ip, base)

		case bytecode.OpNeg, bytecode.OpPlus, bytecode.OpBitNot, bytecode.OpCast:
			ip, base = vm.slowUnary(ip, base)
		case bytecode.OpNot:
			a, b := reg(base, in.A), reg(base, in.B)
			if b.IsBool() && !a.IsCounted() {
				a.SetBool(b.IsFalse())
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowUnary(ip, base)
		case bytecode.OpBool:
			a, b := reg(base, in.A), reg(base, in.B)
			if b.IsBool() && !a.IsCounted() {
				*a = *b
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
			}
			ip, base = vm.slowCompare(ip, base)
		case bytecode.OpEq, bytecode.OpNotEq, bytecode.OpIdent, bytecode.OpNotIdent, bytecode.OpLessEq, bytecode.OpSpaceship, bytecode.OpXor:
			ip, base = vm.slowCompare(ip, base)

		case bytecode.OpJmp:
			ip = unsafe.Add(ip, int(int64(in.D)))
			if int64(in.D) < 0 && vm.ctx.Attention.Load() != 0 {
				ip, base = vm.slowPoll(ip, base)
			}
		case bytecode.OpJmpZ:
			a := reg(base, in.A)
			if a.IsFalse() {
				ip = unsafe.Add(ip, int(int32(in.D>>32)))
				continue
			}
			if a.IsTrue() {
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJump(ip, base)
		case bytecode.OpJmpNZ:
			a := reg(base, in.A)
			if a.IsTrue() {
				ip = unsafe.Add(ip, int(int32(in.D>>32)))
				if int32(in.D>>32) < 0 && vm.ctx.Attention.Load() != 0 {
					ip, base = vm.slowPoll(ip, base)
				}
				continue
			}
			if a.IsFalse() {
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJump(ip, base)
		case bytecode.OpJmpZX, bytecode.OpJmpNZX, bytecode.OpJmpSet, bytecode.OpCoalesce, bytecode.OpJmpNull:
			ip, base = vm.slowJump(ip, base)

		case bytecode.OpJLess:
			a, b := reg(base, in.A), reg(base, in.B)
			if a.IsInt() && b.IsInt() {
				if a.Int() < b.Int() {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					if int32(in.D>>32) < 0 && vm.ctx.Attention.Load() != 0 {
						ip, base = vm.slowPoll(ip, base)
					}
					continue
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpCompare(ip, base)
		case bytecode.OpJNLess:
			a, b := reg(base, in.A), reg(base, in.B)
			if a.IsInt() && b.IsInt() {
				if a.Int() < b.Int() {
					ip = unsafe.Add(ip, 16)
					continue
				}
				ip = unsafe.Add(ip, int(int32(in.D>>32)))
				continue
			}
			ip, base = vm.slowJumpCompare(ip, base)
		case bytecode.OpJLessEq:
			a, b := reg(base, in.A), reg(base, in.B)
			if a.IsInt() && b.IsInt() {
				if a.Int() <= b.Int() {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					if int32(in.D>>32) < 0 && vm.ctx.Attention.Load() != 0 {
						ip, base = vm.slowPoll(ip, base)
					}
					continue
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpCompare(ip, base)
		case bytecode.OpJNLessEq:
			a, b := reg(base, in.A), reg(base, in.B)
			if a.IsInt() && b.IsInt() {
				if a.Int() <= b.Int() {
					ip = unsafe.Add(ip, 16)
					continue
				}
				ip = unsafe.Add(ip, int(int32(in.D>>32)))
				continue
			}
			ip, base = vm.slowJumpCompare(ip, base)
		case bytecode.OpJEq, bytecode.OpJNotEq, bytecode.OpJIdent, bytecode.OpJNotIdent:
			ip, base = vm.slowJumpCompare(ip, base)
		case bytecode.OpJLessI:
			a := reg(base, in.A)
			if a.IsInt() {
				if a.Int() < int64(in.D) {
					ip = unsafe.Add(ip, int(int32(uint32(in.B)|uint32(in.C)<<16)))
					if int16(in.C) < 0 && vm.ctx.Attention.Load() != 0 {
						ip, base = vm.slowPoll(ip, base)
					}
					continue
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpInt(ip, base)
		case bytecode.OpJNLessI:
			a := reg(base, in.A)
			if a.IsInt() {
				if a.Int() < int64(in.D) {
					ip = unsafe.Add(ip, 16)
					continue
				}
				ip = unsafe.Add(ip, int(int32(uint32(in.B)|uint32(in.C)<<16)))
				continue
			}
			ip, base = vm.slowJumpInt(ip, base)
		case bytecode.OpJEqI:
			a := reg(base, in.A)
			if a.IsInt() {
				if a.Int() == int64(in.D) {
					ip = unsafe.Add(ip, int(int32(uint32(in.B)|uint32(in.C)<<16)))
					continue
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpInt(ip, base)
		case bytecode.OpJNotEqI:
			a := reg(base, in.A)
			if a.IsInt() {
				if a.Int() != int64(in.D) {
					ip = unsafe.Add(ip, int(int32(uint32(in.B)|uint32(in.C)<<16)))
					continue
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpInt(ip, base)
		case bytecode.OpJGreaterI, bytecode.OpJNGreaterI, bytecode.OpJGreaterEqI, bytecode.OpJNGreaterEqI, bytecode.OpJLessEqI, bytecode.OpJNLessEqI:
			a := reg(base, in.A)
			if a.IsInt() {
				if intTest(in.Op, a.Int(), int64(in.D)) {
					ip = unsafe.Add(ip, int(int32(uint32(in.B)|uint32(in.C)<<16)))
					if int16(in.C) < 0 && vm.ctx.Attention.Load() != 0 {
						ip, base = vm.slowPoll(ip, base)
					}
					continue
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpInt(ip, base)
		case bytecode.OpJIdentK, bytecode.OpJNotIdentK:
			a, k := reg(base, in.A), (*php.Value)(unsafe.Add(vm.k, uintptr(in.B)*16))
			if !a.IsCounted() && !k.IsCounted() && !a.IsUndef() && !a.IsFloat() {
				if a.Same(*k) == (in.Op == bytecode.OpJIdentK) {
					ip = unsafe.Add(ip, int(int32(in.D>>32)))
					if int32(in.D>>32) < 0 && vm.ctx.Attention.Load() != 0 {
						ip, base = vm.slowPoll(ip, base)
					}
					continue
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.slowJumpIdentK(ip, base)
		case bytecode.OpSwitch:
			ip, base = vm.opSwitch(ip, base)
		case bytecode.OpCase:
			ip, base = vm.opCase(ip, base)
		case bytecode.OpMatchErr, bytecode.OpJmpByVal:
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
				if p := b.Array().PackedSlot(c.Int()); p != nil && p.IsScalar() && in.D&bytecode.FlagB == 0 {
					if a := reg(base, in.A); !a.IsCounted() {
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
				if p := b.Array().PackedSlot(c.Int()); p != nil && p.IsScalar() && in.D&bytecode.FlagB == 0 {
					if a := reg(base, in.A); !a.IsCounted() {
						a.SetScalar(*p)
						ip = unsafe.Add(ip, 16)
						continue
					}
				}
			}
			ip, base = vm.opDim(ip, base)
		case bytecode.OpDimList, bytecode.OpDimStr:
			ip, base = vm.opDimList(ip, base)
		case bytecode.OpIssetDim:
			ip, base = vm.opIssetDim(ip, base)
		case bytecode.OpAssignDim:
			a, b, c := reg(base, in.A), reg(base, in.B), reg(base, in.C)
			if in.D&bytecode.FlagKB == 0 && a.IsArray() && b.IsInt() && c.IsScalar() && a.Array().Count() == 1 {
				if p := a.Array().PackedSlot(b.Int()); p != nil && p.IsScalar() {
					p.SetScalar(*c)
					ip = unsafe.Add(ip, 16)
					continue
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

		case bytecode.OpThisProp:
			ip, base = vm.opThisProp(ip, base)
		case bytecode.OpProp:
			ip, base = vm.opProp(ip, base)
		case bytecode.OpAssignThis:
			ip, base = vm.opAssignThis(ip, base)
		case bytecode.OpAssignProp:
			ip, base = vm.opAssignProp(ip, base)
		case bytecode.OpStaticProp:
			ip, base = vm.opStaticProp(ip, base)
		case bytecode.OpThis:
			ip, base = vm.opThis(ip, base)
		case bytecode.OpConst:
			ip, base = vm.opConst(ip, base)
		case bytecode.OpClassConst:
			ip, base = vm.opClassConst(ip, base)
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
			if fn := vm.calls[vm.nc-1].fn; b.IsPlain() && int(in.C) < len(fn.Params) && fn.Params[in.C].Flags&(php.ParamByRef|php.ParamPreferRef) == 0 {
				*reg(base, in.A) = *b
				if b.IsCounted() {
					b.Retain()
				}
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.opSend(ip, base)
		case bytecode.OpSendTmp, bytecode.OpSendCall:
			if fn := vm.calls[vm.nc-1].fn; fn != nil && int(in.C) < len(fn.Params) && fn.Params[in.C].Flags&(php.ParamByRef|php.ParamPreferRef) == 0 {
				ip = unsafe.Add(ip, 16)
				continue
			}
			ip, base = vm.opSendTmp(ip, base)
		case bytecode.OpRet:
			ip, base = vm.opRet(ip, base)
		case bytecode.OpRetK:
			ip, base = vm.opRetK(ip, base)
		case bytecode.OpVerifyRet:
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
			*reg(base, in.A) = php.Int(int64(uintptr(ip) + 16 - uintptr(vm.cur.fn.start)))
			ip = unsafe.Add(ip, int(int64(in.D)))
		case bytecode.OpHalt:
			return
		case 0xff: // an explicit last case makes the switch a jump table without a range check
			ip = unsafe.Add(ip, 16)
		default:
			ip, base = vm.rare(ip, base)
		}
	}
}

// modInt is x % y for y > 0; the 32-bit division is three times as fast where it fits.
func modInt(x, y int64) int64 {
	if uint64(x)|uint64(y) <= math.MaxUint32 {
		return int64(uint32(x) % uint32(y))
	}
	return x % y
}

// intTest is the test of a jump that compares with an integer.
func intTest(op bytecode.Op, x, y int64) bool {
	switch op {
	case bytecode.OpJLessI:
		return x < y
	case bytecode.OpJNLessI, bytecode.OpJGreaterEqI:
		return x >= y
	case bytecode.OpJLessEqI, bytecode.OpJNGreaterI:
		return x <= y
	case bytecode.OpJNLessEqI, bytecode.OpJGreaterI:
		return x > y
	case bytecode.OpJNGreaterEqI:
		return x < y
	case bytecode.OpJEqI:
		return x == y
	}
	return x != y
}
