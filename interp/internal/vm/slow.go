package vm

import (
	"math"
	"strings"
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
	"gaja/interp/syntax"
)

// load returns the value of a register, dereferenced and borrowed; an undefined variable is reported and gives null.
func (vm *VM) load(base unsafe.Pointer, r uint16) php.Value {
	v := reg(base, r)
	if v.IsUndef() {
		if int(r) < vm.cur.fn.ncv {
			vm.undefined(r)
		}
		return php.Null()
	}
	return v.Deref()
}

// undefined reports an undefined variable.
func (vm *VM) undefined(r uint16) {
	vm.undefinedName(vm.cur.fn.B.CVs[r])
}

func (vm *VM) undefinedName(name string) {
	if vm.ctx.Level == php.Level74 {
		vm.ctx.Notice("Undefined variable: %s", name)
		return
	}
	vm.ctx.Warning("Undefined variable $%s", name)
}

// consume releases a temporary operand.
func (vm *VM) consume(base unsafe.Pointer, r uint16) {
	p := reg(base, r)
	if p.IsCounted() {
		v := *p
		*p = php.Undef()
		if !v.IsShared() || !v.Unshare() {
			v.Release()
		}
	}
}

// consumeBC releases the operands that the flags say are temporaries.
func (vm *VM) consumeBC(base unsafe.Pointer, in *bytecode.Instr) {
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	if in.D&bytecode.FlagC != 0 {
		vm.consume(base, in.C)
	}
}

// assign stores v, which it takes over, in a variable's or temporary's register: through a reference, if it holds one.
func (vm *VM) assign(a *php.Value, v php.Value) error {
	if v.Kind() == php.KindRef {
		w := v.CopyDeref()
		v.Release()
		v = w
	}
	if v.IsUndef() {
		v = php.Null()
	}
	if a.Kind() == php.KindRef {
		if err := vm.ctx.AssignRef(a.Ref(), v); err != nil {
			return err
		}
		return vm.takePending()
	}
	old := *a
	*a = v
	if old.IsCounted() {
		old.Release()
		return vm.takePending()
	}
	return nil
}

// finish stores a result and goes on, or unwinds.
func (vm *VM) finish(ip, base unsafe.Pointer, v php.Value, err error) (unsafe.Pointer, unsafe.Pointer) {
	if err == nil && vm.ctx.Pending != nil {
		err = vm.takePending()
	}
	if err != nil {
		v.Release()
		return vm.fail(err)
	}
	a := reg(base, at(ip).A)
	if !a.IsCounted() {
		*a = v
		return next(ip), base
	}
	if err := vm.assign(a, v); err != nil {
		return vm.fail(err)
	}
	return next(ip), base
}

// proceed goes on, or unwinds when there is an error.
func (vm *VM) proceed(ip, base unsafe.Pointer, err error) (unsafe.Pointer, unsafe.Pointer) {
	if err == nil && vm.ctx.Pending != nil {
		err = vm.takePending()
	}
	if err != nil {
		return vm.fail(err)
	}
	return next(ip), base
}

func (vm *VM) slowMove(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	b := reg(base, in.B)
	if b.IsUndef() {
		vm.cur.ip = ip
		vm.undefined(in.B)
		*reg(base, in.A) = php.Null()
		return vm.proceed(ip, base, nil)
	}
	*reg(base, in.A) = b.CopyDeref()
	return next(ip), base
}

func (vm *VM) slowAssign(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	if a, b := reg(base, in.A), reg(base, in.B); b.IsPlain() && a.IsPlain() && a.IsCounted() && a.Count() > 1 {
		old := *a
		*a = *b
		b.AddRef()
		old.Release()
		return next(ip), base
	}
	vm.cur.ip = ip
	v := vm.load(base, in.B).Copy()
	return vm.assignOn(ip, base, reg(base, in.A), v)
}

// assignOn stores v, which it takes over, in the variable that an assignment names. When the next instruction copies the
// variable, to have the value of the assignment, that is done here, before the destructor of the old value may change it.
func (vm *VM) assignOn(ip, base unsafe.Pointer, a *php.Value, v php.Value) (unsafe.Pointer, unsafe.Pointer) {
	nx := at(next(ip))
	if nx.Op != bytecode.OpMoveQ || nx.B != at(ip).A {
		return vm.proceed(ip, base, vm.assign(a, v))
	}
	old, out, err := vm.swap(a, v)
	if err != nil {
		return vm.fail(err)
	}
	old.Release()
	if err := vm.takePending(); err != nil {
		out.Release()
		return vm.fail(err)
	}
	*reg(base, nx.A) = out
	return next(next(ip)), base
}

// swap is assign, but what was replaced becomes the caller's, and out is a copy of what is there now.
func (vm *VM) swap(a *php.Value, v php.Value) (old, out php.Value, err error) {
	if v.Kind() == php.KindRef {
		w := v.CopyDeref()
		v.Release()
		v = w
	}
	if v.IsUndef() {
		v = php.Null()
	}
	if a.Kind() == php.KindRef {
		if v, err = vm.ctx.FitRef(a.Ref(), v, vm.cur.strict()); err != nil {
			return php.Undef(), php.Undef(), err
		}
		a = &a.Ref().V
	}
	old = *a
	*a = v
	return old, v.Copy(), nil
}

func (vm *VM) slowAssignT(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	a, b := reg(base, in.A), reg(base, in.B)
	v := *b
	if v.IsPlain() && (!a.IsCounted() || a.IsPlain() && a.Count() > 1) {
		if v.IsCounted() {
			*b = php.Undef()
		}
		old := *a
		*a = v
		old.Release()
		return next(ip), base
	}
	vm.cur.ip = ip
	*b = php.Undef()
	return vm.assignOn(ip, base, a, v)
}

func (vm *VM) slowAssignK(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	k := (*php.Value)(unsafe.Add(vm.k, uintptr(in.D)*16))
	return vm.assignOn(ip, base, reg(base, in.A), k.Copy())
}

func (vm *VM) slowFree(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	a := reg(base, at(ip).A)
	v := *a
	*a = php.Undef()
	if v.IsPlain() && v.Unshare() {
		return next(ip), base
	}
	vm.cur.ip = ip
	vm.drop(v)
	return vm.proceed(ip, base, nil)
}

var binaryOps = [...]syntax.BinaryOp{syntax.OpAdd, syntax.OpSub, syntax.OpMul, syntax.OpDiv, syntax.OpMod, syntax.OpPow,
	syntax.OpShl, syntax.OpShr, syntax.OpBitAnd, syntax.OpBitOr, syntax.OpBitXor, syntax.OpConcat}

// binary computes an arithmetic opcode, plain or with a constant, on borrowed operands.
func (vm *VM) binary(op bytecode.Op, x, y php.Value) (php.Value, error) {
	if op >= bytecode.OpAddK {
		op -= bytecode.OpAddK - bytecode.OpAdd
	}
	switch op {
	case bytecode.OpAdd:
		return vm.ctx.Add(x, y)
	case bytecode.OpSub:
		return vm.ctx.Sub(x, y)
	case bytecode.OpMul:
		return vm.ctx.Mul(x, y)
	case bytecode.OpDiv:
		return vm.ctx.Div(x, y)
	case bytecode.OpMod:
		return vm.ctx.Mod(x, y)
	case bytecode.OpConcat:
		return vm.ctx.Concat(x, y)
	}
	return vm.ctx.Binary(binaryOps[op-bytecode.OpAdd], x, y)
}

func (vm *VM) slowBinary(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	b, c := reg(base, in.B), reg(base, in.C)
	op := in.Op
	if in.D&bytecode.FlagKC != 0 {
		c = vm.konst(in.C)
		op -= bytecode.OpAddK - bytecode.OpAdd
	}
	if b.Kind() == php.KindRef {
		b = &b.Ref().V
	}
	if c.Kind() == php.KindRef {
		c = &c.Ref().V
	}
	if b.IsNumber() && c.IsNumber() {
		a := reg(base, in.A)
		if a.Kind() == php.KindRef && len(a.Ref().Types) == 0 {
			a = &a.Ref().V
		}
		if vm.vacate(a) {
			if v, ok := arith(op, *b, *c); ok {
				a.SetScalar(v)
				return next(ip), base
			}
		}
	}
	vm.cur.ip = ip
	x := vm.load(base, in.B)
	var y php.Value
	if in.D&bytecode.FlagKC != 0 {
		y = *vm.konst(in.C)
	} else {
		y = vm.load(base, in.C)
	}
	if in.D&bytecode.FlagSwap != 0 {
		x, y = y, x
	}
	v, err := vm.binary(in.Op, x, y)
	vm.consumeTemps(base, in)
	return vm.finish(ip, base, v, err)
}

// vacate makes room for a scalar or a fresh value where a string is, or something that others hold too: what can be let go
// of without running code. It reports false, and does nothing, for everything else.
func (vm *VM) vacate(a *php.Value) bool {
	switch {
	case !a.IsCounted():
		return true
	case !a.IsPlain() || !a.IsString() && a.Count() == 1:
		return false
	}
	v := *a
	*a = php.Undef()
	v.Release()
	return true
}

// consumeTemps is consumeBC for instructions whose C may be a constant.
func (vm *VM) consumeTemps(base unsafe.Pointer, in *bytecode.Instr) {
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	if in.D&(bytecode.FlagC|bytecode.FlagKC) == bytecode.FlagC {
		vm.consume(base, in.C)
	}
}

func (vm *VM) slowUnary(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	var x php.Value
	if in.D&bytecode.FlagQuiet != 0 {
		x = reg(base, in.B).Deref()
	} else {
		x = vm.load(base, in.B)
	}
	var v php.Value
	var err error
	switch in.Op {
	case bytecode.OpNeg:
		v, err = vm.ctx.Negate(x)
	case bytecode.OpPlus:
		v, err = vm.ctx.Plus(x)
	case bytecode.OpBitNot:
		v, err = vm.ctx.BitNot(x)
	case bytecode.OpNot:
		v = php.Bool(!vm.ctx.Truth(x))
	case bytecode.OpBool:
		v = php.Bool(vm.ctx.Truth(x))
	case bytecode.OpCast:
		v, err = vm.cast(x, in.C)
	}
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	return vm.finish(ip, base, v, err)
}

func (vm *VM) cast(x php.Value, kind uint16) (php.Value, error) {
	switch kind {
	case bytecode.CastInt:
		return php.Int(vm.ctx.ToInt(x)), nil
	case bytecode.CastFloat:
		return php.Float(vm.ctx.ToFloat(x)), nil
	case bytecode.CastString:
		s, err := vm.ctx.ToString(x)
		if err != nil {
			return php.Undef(), err
		}
		return php.StrValue(s), nil
	case bytecode.CastArray:
		return vm.ctx.ToArray(x)
	case bytecode.CastObject:
		return vm.ctx.ToObject(x)
	}
	return php.Null(), nil
}

func (vm *VM) slowInc(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	r := in.A
	if in.Op >= bytecode.OpPostInc {
		r = in.B
	}
	p := reg(base, r)
	if p.Kind() == php.KindRef && in.Op < bytecode.OpPostInc && p.Ref().V.IsInt() {
		v := &p.Ref().V
		if n := v.Int(); in.Op == bytecode.OpInc && n != math.MaxInt64 {
			v.SetIntBits(n + 1)
			return next(ip), base
		} else if in.Op == bytecode.OpDec && n != math.MinInt64 {
			v.SetIntBits(n - 1)
			return next(ip), base
		}
	}
	vm.cur.ip = ip
	x := vm.load(base, r)
	old := x.Copy()
	var v php.Value
	var err error
	switch in.Op {
	case bytecode.OpInc, bytecode.OpPostInc, bytecode.OpPreInc:
		v, err = vm.ctx.Increment(x)
	default:
		v, err = vm.ctx.Decrement(x)
	}
	if err == nil {
		if p.Kind() == php.KindRef && len(p.Ref().Types) > 0 {
			err = vm.typedIncOverflow(p.Ref(), x, v, in.Op == bytecode.OpDec || in.Op == bytecode.OpPostDec || in.Op == bytecode.OpPreDec)
		}
		if err == nil {
			err = vm.assign(p, v)
		} else {
			v.Release()
		}
	}
	if err != nil {
		old.Release()
		return vm.fail(err)
	}
	switch in.Op {
	case bytecode.OpPostInc, bytecode.OpPostDec:
		*reg(base, in.A) = old
	case bytecode.OpPreInc, bytecode.OpPreDec:
		old.Release()
		*reg(base, in.A) = p.CopyDeref()
	default:
		old.Release()
	}
	return vm.proceed(ip, base, nil)
}

// typedIncOverflow refuses ++ beyond the integers on a reference held by a property of type int.
func (vm *VM) typedIncOverflow(r *php.Ref, from, to php.Value, dec bool) error {
	if !from.IsInt() || !to.IsFloat() {
		return nil
	}
	for _, p := range r.Types {
		if p.Type != nil && p.Type.Mask&php.TFloat == 0 {
			word, edge := "increment", "maximal"
			if dec {
				word, edge = "decrement", "minimal"
			}
			return vm.ctx.Throwf("TypeError", "Cannot %s a reference held by property %s::$%s of type %s past its %s value", word, p.Class.ShownName(), p.Name, p.Type.Text, edge)
		}
	}
	return nil
}

func (vm *VM) compareOp(op bytecode.Op, x, y php.Value) (php.Value, error) {
	switch op {
	case bytecode.OpEq:
		ok, err := vm.ctx.LooseEqual(x, y)
		return php.Bool(ok), err
	case bytecode.OpNotEq:
		ok, err := vm.ctx.LooseEqual(x, y)
		return php.Bool(!ok), err
	case bytecode.OpIdent:
		return php.Bool(php.Identical(x, y)), nil
	case bytecode.OpNotIdent:
		return php.Bool(!php.Identical(x, y)), nil
	case bytecode.OpLess:
		ok, err := vm.ctx.Less(x, y)
		return php.Bool(ok), err
	case bytecode.OpLessEq:
		ok, err := vm.ctx.LessEqual(x, y)
		return php.Bool(ok), err
	case bytecode.OpSpaceship:
		n, err := vm.ctx.Compare(x, y)
		return php.Int(int64(n)), err
	}
	return php.Bool(vm.ctx.Truth(x) != vm.ctx.Truth(y)), nil
}

func (vm *VM) slowCompare(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	x, y := vm.loadPair(base, in.B, in.C, in.D)
	v, err := vm.compareOp(in.Op, x, y)
	vm.consumeBC(base, in)
	return vm.finish(ip, base, v, err)
}

// loadPair loads two operands in the order of the source: exchanged ones from the right.
func (vm *VM) loadPair(base unsafe.Pointer, b, c uint16, flags uint64) (x, y php.Value) {
	if flags&bytecode.FlagSwap != 0 {
		y = vm.load(base, c)
		x = vm.load(base, b)
		return x, y
	}
	x = vm.load(base, b)
	y = vm.load(base, c)
	return x, y
}

// jump goes to the target of a fused jump, polling on the way back.
func (vm *VM) jump(ip, base unsafe.Pointer, d int) (unsafe.Pointer, unsafe.Pointer) {
	to := unsafe.Add(ip, d)
	if d < 0 && vm.ctx.Attention.Load() != 0 {
		return vm.slowPoll(to, base)
	}
	return to, base
}

func (vm *VM) branch(ip, base unsafe.Pointer, take bool, d int, err error) (unsafe.Pointer, unsafe.Pointer) {
	if err == nil && vm.ctx.Pending != nil {
		err = vm.takePending()
	}
	if err != nil {
		return vm.fail(err)
	}
	if take {
		return vm.jump(ip, base, d)
	}
	return next(ip), base
}

func (vm *VM) slowJump(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	d := int(int32(in.D >> 32))
	switch in.Op {
	case bytecode.OpJmpZ, bytecode.OpJmpNZ:
		vm.cur.ip = ip
		t := vm.ctx.Truth(vm.load(base, in.A))
		if in.D&bytecode.FlagA != 0 {
			vm.consume(base, in.A)
		}
		return vm.branch(ip, base, t == (in.Op == bytecode.OpJmpNZ), d, nil)
	case bytecode.OpJmpZX, bytecode.OpJmpNZX:
		vm.cur.ip = ip
		t := vm.ctx.Truth(vm.load(base, in.B))
		if in.D&bytecode.FlagB != 0 {
			vm.consume(base, in.B)
		}
		*reg(base, in.A) = php.Bool(t)
		return vm.branch(ip, base, t == (in.Op == bytecode.OpJmpNZX), d, nil)
	case bytecode.OpJmpSet:
		vm.cur.ip = ip
		x := vm.load(base, in.B)
		t := vm.ctx.Truth(x)
		if t {
			*reg(base, in.A) = x.Copy()
		}
		if in.D&bytecode.FlagB != 0 && !(t && in.A == in.B) {
			vm.consume(base, in.B)
		}
		return vm.branch(ip, base, t, d, nil)
	case bytecode.OpCoalesce:
		b := reg(base, in.B)
		x := b.Deref()
		if x.IsNil() {
			if in.D&bytecode.FlagB != 0 {
				vm.consume(base, in.B)
			}
			return next(ip), base
		}
		if in.D&bytecode.FlagB != 0 && b.Kind() != php.KindRef {
			v := *b
			*b = php.Undef()
			*reg(base, in.A) = v
		} else {
			*reg(base, in.A) = x.Copy()
			if in.D&bytecode.FlagB != 0 {
				vm.consume(base, in.B)
			}
		}
		return unsafe.Add(ip, d), base
	case bytecode.OpJmpNull:
		if reg(base, in.A).Deref().IsNil() {
			vm.consume(base, in.A)
			return unsafe.Add(ip, d), base
		}
	}
	return next(ip), base
}

var jumpTests = [...]bytecode.Op{bytecode.OpLess, bytecode.OpLess, bytecode.OpLessEq, bytecode.OpLessEq, bytecode.OpEq, bytecode.OpEq, bytecode.OpIdent, bytecode.OpIdent}

func (vm *VM) slowJumpCompare(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	d := int(int32(in.D >> 32))
	i := in.Op - bytecode.OpJLess
	want := i&1 == 0
	a, b := reg(base, in.A), reg(base, in.B)
	if a.IsFloat() && b.IsFloat() {
		t := false
		switch jumpTests[i] {
		case bytecode.OpLess:
			t = a.Float() < b.Float()
		case bytecode.OpLessEq:
			t = a.Float() <= b.Float()
		default:
			t = a.Float() == b.Float()
		}
		if t == want {
			return vm.jump(ip, base, d)
		}
		return next(ip), base
	}
	vm.cur.ip = ip
	x, y := vm.loadPair(base, in.A, in.B, in.D)
	var t bool
	var err error
	switch jumpTests[i] {
	case bytecode.OpLess:
		t, err = vm.ctx.Less(x, y)
	case bytecode.OpLessEq:
		t, err = vm.ctx.LessEqual(x, y)
	case bytecode.OpEq:
		t, err = vm.ctx.LooseEqual(x, y)
	default:
		t = php.Identical(x, y)
	}
	if in.D&bytecode.FlagA != 0 {
		vm.consume(base, in.A)
	}
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	return vm.branch(ip, base, t == want, d, err)
}

func (vm *VM) slowJumpInt(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	d := int(int32(uint32(in.B) | uint32(in.C)<<16))
	x := vm.load(base, in.A)
	y := php.Int(int64(in.D))
	i := in.Op - bytecode.OpJLessI
	want := i&1 == 0
	var t bool
	var err error
	switch i / 2 {
	case 0:
		t, err = vm.ctx.Less(x, y)
	case 1:
		t, err = vm.ctx.LessEqual(x, y)
	case 2:
		t, err = vm.ctx.Less(y, x)
	case 3:
		t, err = vm.ctx.LessEqual(y, x)
	default:
		t, err = vm.ctx.LooseEqual(x, y)
	}
	return vm.branch(ip, base, t == want, d, err)
}

func (vm *VM) slowJumpIdentK(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	a := reg(base, in.A)
	if a.IsUndef() {
		vm.cur.ip = ip
	}
	x := vm.load(base, in.A)
	t := php.Identical(x, *vm.konst(in.B))
	if in.D&bytecode.FlagA != 0 {
		vm.consume(base, in.A)
	}
	return vm.branch(ip, base, t == (in.Op == bytecode.OpJIdentK), int(int32(in.D>>32)), nil)
}

func (vm *VM) slowControl(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	switch in.Op {
	case bytecode.OpCase:
		vm.cur.ip = ip
		t, err := vm.ctx.LooseEqual(reg(base, in.B).Deref(), vm.load(base, in.C))
		if in.D&bytecode.FlagC != 0 {
			vm.consume(base, in.C)
		}
		return vm.finish(ip, base, php.Bool(t), err)
	case bytecode.OpMatchErr:
		vm.cur.ip = ip
		return vm.fail(vm.matchError(reg(base, in.A).Deref()))
	}
	// OpJmpByVal
	p := &vm.calls[vm.nc-1]
	byRef := false
	if p.fn != nil && !p.none {
		if in.D&bytecode.FlagKC != 0 {
			_, byRef = p.fn.NamedByRef(vm.konst(in.C).Str().Peek())
		} else {
			byRef = p.fn.ByRef(int(in.C))
		}
	}
	if byRef {
		return next(ip), base
	}
	return jumpHigh(ip, in.D), base
}

// matchError is the error of a match without an arm for v: it shows scalars and enum cases.
func (vm *VM) matchError(v php.Value) error {
	enum := v.IsObject() && v.Object().Class.Flags&php.ClassEnum != 0
	if v.Kind() > php.KindString && !enum || vm.ctx.Ini.Bool("zend.exception_ignore_args") {
		name := php.TypeName(v)
		if v.IsBool() {
			name = "bool"
		}
		return vm.ctx.ThrowError("UnhandledMatchError", "Unhandled match case of type "+name)
	}
	var b strings.Builder
	vm.ctx.DescribeArg(&b, v)
	return vm.ctx.ThrowError("UnhandledMatchError", "Unhandled match case "+b.String())
}

// slowPoll looks at what wants attention; ip is where to go on.
func (vm *VM) slowPoll(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	vm.cur.ip = ip
	if err := vm.poll(); err != nil {
		return vm.fail(err)
	}
	return ip, base
}
