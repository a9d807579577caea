package vm

import (
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// Operations on generators: from foreach and yield from inside the loop, from methods, and from Go.

// resumeNested resumes a generator on the Go stack and waits for it to yield or end.
func (vm *VM) resumeNested(o *php.Object, g *Generator) error {
	if vm.cur == nil {
		vm.enterRoot()
		defer vm.leaveRoot()
	}
	g.then = wantNothing
	vm.runs++
	ip, base := vm.resumeEntry(o, g)
	return vm.runNested(ip, base)
}

func (vm *VM) resumeEntry(o *php.Object, g *Generator) (unsafe.Pointer, unsafe.Pointer) {
	g.frame.flags |= frameEntry
	return vm.resume(o, g)
}

// runNested runs from ip until the entry frame returns, and gives the error it ended with.
func (vm *VM) runNested(ip, base unsafe.Pointer) error {
	place, held, prop, of := vm.place, vm.held, vm.prop, vm.placeOf
	vm.held = php.Undef()
	vm.err = nil
	vm.run(ip, base)
	vm.runs--
	vm.place, vm.held, vm.prop, vm.placeOf = place, held, prop, of
	err := vm.err
	vm.err = nil
	return err
}

// failNested is runNested from where an error leads.
func (vm *VM) failNested(err error) error {
	place, held, prop, of := vm.place, vm.held, vm.prop, vm.placeOf
	vm.held = php.Undef()
	vm.err = nil
	if ip, base := vm.fail(err); ip != nil {
		vm.run(ip, base)
	}
	vm.runs--
	vm.place, vm.held, vm.prop, vm.placeOf = place, held, prop, of
	err = vm.err
	vm.err = nil
	return err
}

// generatorRunning is the error for resuming a generator that runs.
func (vm *VM) generatorRunning() error {
	return vm.ctx.ThrowError("Error", "Cannot resume an already running generator")
}

// start runs a fresh generator to its first yield.
func (vm *VM) generatorStart(o *php.Object, g *Generator) error {
	switch g.state {
	case genStart:
		return vm.resumeNested(o, g)
	case genRunning:
		return vm.generatorRunning()
	}
	return nil
}

// generatorRewind starts a generator for foreach; one that has moved on cannot be rewound.
func (vm *VM) generatorRewind(o *php.Object, g *Generator) error {
	switch g.state {
	case genDone:
		return vm.ctx.ThrowError("Exception", "Cannot traverse an already closed generator")
	case genStart:
		return vm.generatorStart(o, g)
	case genRunning:
		return vm.generatorRunning()
	}
	if g.moved {
		return vm.ctx.ThrowError("Exception", "Cannot rewind a generator that was already run")
	}
	return nil
}

// nextGenerator steps a foreach over a generator without using the Go stack.
func (vm *VM) nextGenerator(ip, base unsafe.Pointer, l *loopIter) (unsafe.Pointer, unsafe.Pointer) {
	o := l.gen
	g := o.Native.(*Generator)
	if g.state == genStart {
		g.then = wantForeach
		return vm.resume(o, g)
	}
	if l.fresh || g.state == genDone {
		return vm.generatorElement(ip, base, l, g)
	}
	if g.state == genRunning {
		return vm.fail(vm.generatorRunning())
	}
	return vm.goOn(o, g, php.Null(), wantForeach)
}

// generatorElement stores a generator's current element for a foreach standing at ip.
func (vm *VM) generatorElement(ip, base unsafe.Pointer, l *loopIter, g *Generator) (unsafe.Pointer, unsafe.Pointer) {
	l.fresh = false
	if g.state == genDone {
		return next(ip), base
	}
	in := at(ip)
	leaf := vm.leaf(g)
	k := php.Undef()
	if in.C != bytecode.NoReg {
		k = leaf.key.CopyDeref()
	}
	v := leaf.value.Copy()
	if v.Kind() == php.KindRef && !l.byRef {
		w := v.CopyDeref()
		v.Release()
		v = w
	}
	return vm.branch(ip, base, true, int(int32(in.D>>32)), vm.bindElement(base, in, l, v, k))
}

// opYieldFrom starts to delegate, or goes on delegating when it is resumed at the same instruction.
func (vm *VM) opYieldFrom(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	f := vm.cur
	g := f.gen
	f.ip = ip
	b := reg(base, in.B)
	v := *b
	*b = php.Undef()
	if v.Kind() == php.KindRef {
		w := v.CopyDeref()
		v.Release()
		v = w
	}
	g.fromReg = reg(base, in.A)
	*g.fromReg = php.Null()
	switch v.Kind() {
	case php.KindArray:
		g.fromArr, g.fromPos = v, 0
		return vm.fromNext(g, ip, base)
	case php.KindObject:
		o := v.Object()
		if inner, ok := o.Native.(*Generator); ok {
			return vm.fromGenerator(g, o, inner, ip, base)
		}
		if o.Class.IteratorKind != 0 {
			l, err := vm.iterObject(o, false)
			v.Release()
			if err != nil {
				return vm.fail(err)
			}
			if l.gen != nil {
				inner := l.gen
				l.gen = nil
				l.close(vm)
				return vm.fromGenerator(g, inner, inner.Native.(*Generator), ip, base)
			}
			g.fromIt = l
			return vm.fromNext(g, ip, base)
		}
	}
	v.Release()
	return vm.fail(vm.ctx.ThrowError("Error", "Can use \"yield from\" only with arrays and Traversables"))
}

// fromGenerator delegates to a generator, which it takes over.
func (vm *VM) fromGenerator(g *Generator, o *php.Object, inner *Generator, ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	if inner == g {
		php.ObjectValue(o).Release()
		return vm.fail(vm.ctx.ThrowError("Error", "Impossible to yield from the Generator being currently run"))
	}
	switch inner.state {
	case genRunning:
		php.ObjectValue(o).Release()
		return vm.fail(vm.ctx.ThrowError("Error", "Impossible to yield from the Generator being currently run"))
	case genDone:
		if inner.ret.IsUndef() {
			php.ObjectValue(o).Release()
			return vm.fail(vm.ctx.ThrowError("Error", "Generator passed to yield from was aborted without proper return and is unable to continue"))
		}
		*g.fromReg = inner.ret.Copy()
		php.ObjectValue(o).Release()
		return next(ip), base
	}
	g.from = o
	inner.walkers++
	inner.parent = g.self
	if inner.state == genStart {
		inner.then = wantNothing
		return vm.resume(o, inner)
	}
	return vm.fromShow(g)
}

// fromShow makes the delegating generator yield what its inner one shows.
func (vm *VM) fromShow(g *Generator) (unsafe.Pointer, unsafe.Pointer) {
	return vm.yielded(g)
}

// fromResumed goes on in a delegating generator after its inner one has yielded or ended.
func (vm *VM) fromResumed(g *Generator, ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	inner := g.from.Native.(*Generator)
	if inner.state != genDone {
		return vm.fromShow(g)
	}
	if inner.ret.IsUndef() {
		vm.endFrom(g)
		return vm.fail(vm.ctx.ThrowError("ClosedGeneratorException", "Generator yielded from aborted, no return value available"))
	}
	*g.fromReg = inner.ret.Copy()
	vm.endFrom(g)
	return next(ip), base
}

// fromNext yields the next element of an array or iteration, or ends the delegation.
func (vm *VM) fromNext(g *Generator, ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	if l := g.fromIt; l != nil {
		return vm.fromIterator(g, l, ip, base)
	}
	a := g.fromArr.Array()
	i := a.After(g.fromPos)
	if i >= a.End() {
		vm.endFrom(g)
		return next(ip), base
	}
	g.fromPos = i + 1
	g.setCurrent(a.SlotAt(i).CopyDeref(), a.KeyAt(i).Value())
	return vm.yielded(g)
}

func (vm *VM) fromIterator(g *Generator, l *loopIter, ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	var err error
	if !l.fresh {
		err = l.it.Next(vm.ctx)
	}
	l.fresh = false
	ok := false
	if err == nil {
		ok, err = l.it.Valid(vm.ctx)
	}
	var v, k php.Value
	if err == nil && ok {
		if v, err = l.it.Current(vm.ctx); err == nil {
			k, err = l.it.Key(vm.ctx)
		}
	}
	if err == nil {
		err = vm.takePending()
	}
	if err != nil {
		vm.endFrom(g)
		return vm.fail(err)
	}
	if !ok {
		vm.endFrom(g)
		return next(ip), base
	}
	g.setCurrent(v, k)
	return vm.yielded(g)
}

// goOn resumes a generator whose frame stands at a yield or inside a delegation, inside the loop.
func (vm *VM) goOn(o *php.Object, g *Generator, sent php.Value, want genWant) (unsafe.Pointer, unsafe.Pointer) {
	g.moved = true
	if g.delegating() {
		if in := g.from; in != nil {
			inner := in.Native.(*Generator)
			if inner.state == genRunning {
				sent.Release()
				return vm.fail(vm.generatorRunning())
			}
			g.then = want
			vm.resume(o, g)
			if inner.state == genDone {
				sent.Release()
				return vm.fromResumed(g, g.frame.ip, g.frame.base)
			}
			return vm.goOn(in, inner, sent, wantNothing)
		}
		sent.Release()
		g.then = want
		vm.resume(o, g)
		return vm.fromNext(g, g.frame.ip, g.frame.base)
	}
	g.then = want
	if g.sent != nil {
		old := *g.sent
		*g.sent = sent
		old.Release()
	} else {
		sent.Release()
	}
	return vm.resume(o, g)
}

// delegating reports whether the generator stands in a yield from.
func (g *Generator) delegating() bool {
	return g.from != nil || g.fromIt != nil || !g.fromArr.IsUndef()
}

// machineOp runs builtins that the machine runs itself. done is false when the builtin is to be called as usual.
func (vm *VM) machineOp(fn *php.Function, ip, base, window unsafe.Pointer, n int, this *php.Object) (unsafe.Pointer, unsafe.Pointer, bool) {
	if fn.Op == php.OpCallUserFunc || fn.Op == php.OpCallUserFuncArray {
		return vm.opCallUserFunc(fn, ip, base, window, n)
	}
	if this == nil {
		return nil, nil, false
	}
	g, ok := this.Native.(*Generator)
	if !ok || vm.cur.gen != nil && g == vm.cur.gen {
		return nil, nil, false
	}
	if g.state == genStart && n == 0 && (fn.Op == php.OpGeneratorCurrent || fn.Op == php.OpGeneratorRewind) {
		if g.then = wantNothing; fn.Op == php.OpGeneratorCurrent {
			g.then = wantCurrent
		}
		vm.cur.ip = ip
		ip, base = vm.resume(this, g)
		php.ObjectValue(this).Release()
		return ip, base, true
	}
	var want genWant
	switch fn.Op {
	case php.OpGeneratorNext:
	case php.OpGeneratorSend:
		want = wantCurrent
	default:
		return nil, nil, false
	}
	if g.state != genSuspended || want == wantNothing && n != 0 || want == wantCurrent && n != 1 {
		return nil, nil, false
	}
	sent := php.Null()
	if want == wantCurrent {
		r := (*php.Value)(window)
		sent = r.CopyDeref()
		old := *r
		*r = php.Undef()
		old.Release()
	}
	vm.cur.ip = ip
	ip, base = vm.goOn(this, g, sent, want)
	php.ObjectValue(this).Release()
	return ip, base, true
}

// GeneratorOp runs an operation of a generator when its method is called from Go.
func (vm *VM) GeneratorOp(op php.MachineOp, o *php.Object, arg php.Value) (php.Value, error) {
	g, ok := o.Native.(*Generator)
	if !ok {
		return php.Null(), nil
	}
	switch op {
	case php.OpGeneratorRewind:
		if err := vm.generatorStart(o, g); err != nil {
			return php.Undef(), err
		}
		if g.moved && g.state != genDone {
			return php.Undef(), vm.ctx.ThrowError("Exception", "Cannot rewind a generator that was already run")
		}
		return php.Null(), nil
	case php.OpGeneratorThrow:
		return vm.generatorThrow(o, g, arg)
	case php.OpGeneratorSend:
		return vm.generatorSend(o, g, arg)
	}
	if err := vm.generatorStart(o, g); err != nil {
		return php.Undef(), err
	}
	if g.state == genSuspended && g.from != nil {
		if in := g.from.Native.(*Generator); in.state == genDone && in.ret.IsUndef() {
			if err := vm.generatorNext(o, g, php.Null()); err != nil || op == php.OpGeneratorNext {
				return php.Null(), err
			}
		}
	}
	leaf := vm.leaf(g)
	switch op {
	case php.OpGeneratorCurrent:
		if g.state != genDone {
			return leaf.value.CopyDeref(), nil
		}
	case php.OpGeneratorKey:
		if g.state != genDone {
			return leaf.key.CopyDeref(), nil
		}
	case php.OpGeneratorValid:
		return php.Bool(g.state != genDone), nil
	case php.OpGeneratorNext:
		return php.Null(), vm.generatorNext(o, g, php.Null())
	}
	return php.Null(), nil
}

// generatorNext resumes a suspended generator on the Go stack.
func (vm *VM) generatorNext(o *php.Object, g *Generator, sent php.Value) error {
	if g.state == genRunning {
		sent.Release()
		return vm.generatorRunning()
	}
	if g.state != genSuspended {
		sent.Release()
		return nil
	}
	for x := g; x.from != nil; {
		inner := x.from.Native.(*Generator)
		if inner.state == genRunning {
			sent.Release()
			return vm.generatorRunning()
		}
		x = inner
	}
	if vm.cur == nil {
		vm.enterRoot()
		defer vm.leaveRoot()
	}
	vm.runs++
	g.frame.flags |= frameEntry
	place, held, prop, of := vm.place, vm.held, vm.prop, vm.placeOf
	vm.held = php.Undef()
	vm.err = nil
	if ip, base := vm.goOn(o, g, sent, wantNothing); ip != nil {
		vm.run(ip, base)
	}
	vm.runs--
	vm.place, vm.held, vm.prop, vm.placeOf = place, held, prop, of
	err := vm.err
	vm.err = nil
	return err
}

func (vm *VM) generatorSend(o *php.Object, g *Generator, arg php.Value) (php.Value, error) {
	if g.state == genRunning {
		return php.Undef(), vm.generatorRunning()
	}
	if err := vm.generatorStart(o, g); err != nil {
		return php.Undef(), err
	}
	if g.state == genDone {
		return php.Null(), nil
	}
	if err := vm.generatorNext(o, g, arg.CopyDeref()); err != nil {
		return php.Undef(), err
	}
	if g.state == genDone {
		return php.Null(), nil
	}
	return vm.leaf(g).value.CopyDeref(), nil
}

// generatorThrow raises an exception at the yield where a generator stands.
func (vm *VM) generatorThrow(o *php.Object, g *Generator, exc php.Value) (php.Value, error) {
	if g.state == genRunning {
		return php.Undef(), vm.generatorRunning()
	}
	if err := vm.generatorStart(o, g); err != nil {
		return php.Undef(), err
	}
	if !exc.IsObject() || !vm.isThrowable(exc.Object().Class) {
		return php.Undef(), vm.ctx.ThrowError("Error", "Can only throw objects")
	}
	exc.AddRef()
	t := &php.Throw{Obj: exc.Object()}
	if g.state == genDone {
		return php.Undef(), t
	}
	inner := g
	holder := o
	for inner.from != nil {
		in, ok := inner.from.Native.(*Generator)
		if !ok || in.state == genDone {
			break
		}
		holder, inner = inner.from, in
	}
	if err := vm.throwInto(o, g, holder, inner, t); err != nil {
		return php.Undef(), err
	}
	if g.state == genDone {
		return php.Null(), nil
	}
	return vm.leaf(g).value.CopyDeref(), nil
}

// throwInto stacks a generator and those it delegates to, and unwinds from the innermost.
func (vm *VM) throwInto(o *php.Object, g *Generator, holder *php.Object, inner *Generator, t *php.Throw) error {
	if vm.cur == nil {
		vm.enterRoot()
		defer vm.leaveRoot()
	}
	vm.runs++
	chain := []*Generator{g}
	for x := g; x != inner; {
		x = x.from.Native.(*Generator)
		chain = append(chain, x)
	}
	for i, x := range chain {
		x.then = wantNothing
		if i == 0 {
			x.frame.flags |= frameEntry
		}
		vm.resume(x.self, x)
	}
	if !inner.delegating() {
		inner.frame.ip = unsafe.Add(inner.frame.ip, -bytecode.Size)
	} else {
		vm.endFrom(inner)
	}
	return vm.failNested(t)
}

// GeneratorReturn gives what a finished generator returned.
func (vm *VM) GeneratorReturn(o *php.Object) (php.Value, error) {
	g, ok := o.Native.(*Generator)
	if !ok || g.state != genDone || g.ret.IsUndef() {
		return php.Undef(), vm.ctx.ThrowError("Exception", "Cannot get return value of a generator that hasn't returned")
	}
	return g.ret.Copy(), nil
}

// GeneratorFunction returns the generator's function and whether it has ended.
func (vm *VM) GeneratorFunction(o *php.Object) (fn *php.Function, ended bool) {
	g, ok := o.Native.(*Generator)
	if !ok || g.fn == nil {
		return nil, true
	}
	return g.fn.Fn, g.state == genDone
}
