package vm

import (
	"math"
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// Most walks of places meet nothing unusual: arrays with int and string keys, elements that are there, objects whose
// class the inline cache knows. Those are done here in one go, from the instruction that begins the walk to the one that
// writes, without touching the place register. Where a walk meets anything else, the place register is set to where it
// stands and the general instructions go on from there.

func (vm *VM) opLvCV(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	return vm.walk(next(ip), base, reg(base, at(ip).B))
}

func (vm *VM) opLvThis(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	o := vm.cur.this
	if o == nil {
		return vm.opLvRoot(ip, base)
	}
	nx := at(next(ip))
	switch nx.Op {
	case bytecode.OpLvProp:
		if p := vm.walkCached(nx, o); p != nil {
			return vm.walk(unsafe.Add(ip, 2*bytecode.Size), base, p)
		}
	case bytecode.OpLvOpProp, bytecode.OpLvIncProp:
		if p, mask := vm.writableCached(nx, o); p != nil {
			if ip2, ok := vm.modifyFast(next(ip), base, p, mask); ok {
				return ip2, base
			}
		}
	}
	return vm.opLvRoot(ip, base)
}

// walk goes on with a walk that stands on p; ip is the next instruction of it.
func (vm *VM) walk(ip, base unsafe.Pointer, p *php.Value) (unsafe.Pointer, unsafe.Pointer) {
	for {
		in := at(ip)
		q := p
		if q.Kind() == php.KindRef {
			q = &q.Ref().V
		}
		switch in.Op {
		case bytecode.OpLvDim:
			if q.IsArray() {
				if e := vm.elementC(base, in, q.Array()); e != nil && !e.IsUndef() {
					if q.Array().Count() > 1 {
						e = vm.elementC(base, in, q.WritableArray())
					}
					vm.dropKey(base, in)
					ip, p = next(ip), e
					continue
				}
			}
		case bytecode.OpLvProp:
			if q.IsObject() {
				if s := vm.walkCached(in, q.Object()); s != nil {
					ip, p = next(ip), s
					continue
				}
			}
		case bytecode.OpLvSetDim, bytecode.OpLvPush:
			if q.IsArray() {
				if ip2, base2, ok := vm.setDimFast(ip, base, q); ok {
					return ip2, base2
				}
			}
		case bytecode.OpLvOpDim, bytecode.OpLvIncDim:
			if q.IsArray() {
				if e := vm.elementC(base, in, q.Array()); e != nil {
					if q.Array().Count() > 1 {
						e = vm.elementC(base, in, q.WritableArray())
					}
					if ip2, ok := vm.modifyFast(ip, base, e, anyKind); ok {
						vm.dropKey(base, in)
						return ip2, base
					}
				}
			}
		case bytecode.OpLvInc, bytecode.OpLvOp:
			if q == p {
				if ip2, ok := vm.modifyFast(ip, base, q, anyKind); ok {
					return ip2, base
				}
			}
		case bytecode.OpLvOpProp, bytecode.OpLvIncProp:
			if q.IsObject() {
				if s, mask := vm.writableCached(in, q.Object()); s != nil {
					if ip2, ok := vm.modifyFast(ip, base, s, mask); ok {
						return ip2, base
					}
				}
			}
		}
		vm.setPlace(p)
		return ip, base
	}
}

// walkCached is the slot of a property on the way to what is written, when the cache has it and what it holds may be
// walked through whatever its type: an array or an object.
func (vm *VM) walkCached(in *bytecode.Instr, o *php.Object) *php.Value {
	if in.D&bytecode.FlagKC == 0 {
		return nil
	}
	k := vm.cacheOf(in).of(o.Class)
	if k == nil {
		return nil
	}
	p := &o.Slots[k.slot]
	op := at(next(unsafe.Pointer(in))).Op
	if p.IsArray() && intoElement(op) || p.IsObject() && (op == bytecode.OpLvProp || op == bytecode.OpLvOpProp || op == bytecode.OpLvIncProp) {
		return p
	}
	return nil
}

// intoElement reports whether an instruction of a walk leaves what the place holds an array, whatever its type.
func intoElement(op bytecode.Op) bool {
	switch op {
	case bytecode.OpLvDim, bytecode.OpLvSetDim, bytecode.OpLvPush, bytecode.OpLvOpDim, bytecode.OpLvIncDim:
		return true
	}
	return false
}

// writableCached is the slot of a property that is read and written back, when the cache has it, and the kinds that it
// may hold.
func (vm *VM) writableCached(in *bytecode.Instr, o *php.Object) (*php.Value, php.TypeMask) {
	if in.D&bytecode.FlagKC == 0 {
		return nil, 0
	}
	k := vm.cacheOf(in).of(o.Class)
	if k == nil {
		return nil, 0
	}
	return &o.Slots[k.slot], k.mask
}

// anyKind is the mask of what has no type.
const anyKind = ^php.TypeMask(0)

// setDimFast assigns an element of the array in q: by an int or string key, or behind the last one.
func (vm *VM) setDimFast(ip, base unsafe.Pointer, q *php.Value) (unsafe.Pointer, unsafe.Pointer, bool) {
	in := at(ip)
	b := reg(base, in.B)
	if in.A != bytecode.NoReg || !b.IsPlain() {
		return ip, base, false
	}
	var k *php.Value
	if in.Op == bytecode.OpLvSetDim {
		if in.D&bytecode.FlagKC != 0 {
			k = vm.konst(in.C)
		} else if k = reg(base, in.C); in.D&bytecode.FlagC != 0 && k.IsCounted() {
			return ip, base, false
		}
		if !k.IsInt() && !k.IsString() {
			return ip, base, false
		}
	}
	v := *b
	if in.D&bytecode.FlagB != 0 {
		if v.IsCounted() {
			*b = php.Undef()
		}
	} else {
		v.AddRef()
	}
	arr := q.WritableArray()
	if k == nil {
		if !arr.Append(v) {
			if in.D&bytecode.FlagB != 0 {
				*b = v
			} else {
				v.Release()
			}
			return ip, base, false
		}
		vm.chargeArray(arr)
		return next(ip), base, true
	}
	var p *php.Value
	switch {
	case k.IsInt():
		p = arr.Slot(k.Int())
	case in.D&bytecode.FlagKC != 0:
		p = arr.SlotLiteral(k.Str())
	default:
		p = arr.SlotFor(php.KeyOf(k.Str()))
	}
	if !p.IsCounted() {
		if p.IsUndef() {
			vm.chargeArray(arr)
		}
		*p = v
		return next(ip), base, true
	}
	vm.cur.ip = ip
	if p.Kind() == php.KindRef {
		ip, base = vm.proceed(ip, base, vm.ctx.AssignRef(p.Ref(), v))
		return ip, base, true
	}
	old := *p
	*p = v
	old.Release()
	ip, base = vm.proceed(ip, base, nil)
	return ip, base, true
}

// modifyFast does ++, -- and op= on a slot that holds a number or, for .=, a string; the result must be of one of the
// kinds in mask. It reports false, having done nothing, for everything else.
func (vm *VM) modifyFast(ip, base unsafe.Pointer, p *php.Value, mask php.TypeMask) (unsafe.Pointer, bool) {
	in := at(ip)
	if in.Op >= bytecode.OpLvInc && in.Op <= bytecode.OpLvIncProp {
		return vm.incFast(ip, base, p)
	}
	b := reg(base, in.B)
	op := opcodeOf(in)
	if op == bytecode.OpConcat {
		if !p.IsString() || !b.IsString() || in.A != bytecode.NoReg || in.D&bytecode.FlagB != 0 && b.Count() == 1 {
			return ip, false
		}
		s := p.Str().Append(b.Str().Peek())
		if s != p.Str() {
			*p = php.StrValue(s)
		}
		vm.chargeString(b.Str().Len() - 32)
		return next(ip), true
	}
	if !p.IsNumber() || !b.IsNumber() {
		return ip, false
	}
	v, ok := arith(op, *p, *b)
	if !ok || mask&(1<<v.Kind()) == 0 {
		return ip, false
	}
	if in.A != bytecode.NoReg {
		a := reg(base, in.A)
		if a.IsCounted() {
			return ip, false
		}
		a.SetScalar(v)
	}
	p.SetScalar(v)
	return next(ip), true
}

func (vm *VM) incFast(ip, base unsafe.Pointer, p *php.Value) (unsafe.Pointer, bool) {
	in := at(ip)
	if !p.IsInt() {
		return ip, false
	}
	old := p.Int()
	how := in.D >> 16 & 3
	n := old + 1
	if how&1 != 0 {
		if n = old - 1; old == math.MinInt64 {
			return ip, false
		}
	} else if old == math.MaxInt64 {
		return ip, false
	}
	if in.A != bytecode.NoReg {
		a := reg(base, in.A)
		if a.IsCounted() {
			return ip, false
		}
		if how&2 != 0 {
			a.SetInt(old)
		} else {
			a.SetInt(n)
		}
	}
	p.SetIntBits(n)
	return next(ip), true
}

// arith computes an opcode on two numbers where neither overflow nor a message is possible.
func arith(op bytecode.Op, x, y php.Value) (php.Value, bool) {
	if x.IsInt() && y.IsInt() {
		return arithInt(op, x.Int(), y.Int())
	}
	f, g := x.Float(), y.Float()
	if x.IsInt() {
		f = float64(x.Int())
	}
	if y.IsInt() {
		g = float64(y.Int())
	}
	switch op {
	case bytecode.OpAdd:
		return php.Float(f + g), true
	case bytecode.OpSub:
		return php.Float(f - g), true
	case bytecode.OpMul:
		return php.Float(f * g), true
	case bytecode.OpDiv:
		if g != 0 {
			return php.Float(f / g), true
		}
	}
	return php.Value{}, false
}

func arithInt(op bytecode.Op, m, n int64) (php.Value, bool) {
	switch op {
	case bytecode.OpAdd:
		if s := m + n; (s > m) == (n > 0) {
			return php.Int(s), true
		}
	case bytecode.OpSub:
		if s := m - n; (s < m) == (n > 0) {
			return php.Int(s), true
		}
	case bytecode.OpMul:
		if m == int64(int32(m)) && n == int64(int32(n)) {
			return php.Int(m * n), true
		}
	case bytecode.OpDiv:
		if n > 0 && m%n == 0 {
			return php.Int(m / n), true
		} else if n != 0 && n != -1 && m%n != 0 {
			return php.Float(float64(m) / float64(n)), true
		}
	case bytecode.OpMod:
		if n > 0 {
			return php.Int(m % n), true
		}
	case bytecode.OpBitAnd:
		return php.Int(m & n), true
	case bytecode.OpBitOr:
		return php.Int(m | n), true
	case bytecode.OpBitXor:
		return php.Int(m ^ n), true
	case bytecode.OpShl:
		if uint64(n) < 64 {
			return php.Int(m << uint(n)), true
		}
	case bytecode.OpShr:
		if uint64(n) < 64 {
			return php.Int(m >> uint(n)), true
		}
	}
	return php.Value{}, false
}
