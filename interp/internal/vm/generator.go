package vm

import (
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// Generator is the native state of a Generator object: a frame with registers of its own. Resuming puts the frame on
// top of the chain; yield, return and exceptions take it off. Neither uses the Go stack when a foreach or a method
// call of the script resumes it.
type Generator struct {
	fn    *Func
	frame *Frame
	regs  []php.Value
	self  *php.Object // the Generator object, not owned
	state genState
	key   php.Value
	value php.Value
	sent  *php.Value // where the value sent goes: the result of the yield it stands at
	ret   php.Value
	auto  int64 // the last automatic key
	// from is what yield from walks: a generator, or an iteration; fromReg gets its result.
	from    *php.Object
	fromIt  *loopIter
	fromArr php.Value
	fromPos uint32
	fromReg *php.Value
	// calls are the pending calls that a yield among their arguments put aside.
	calls []pending
	// then says what the resumer wants when the generator has yielded.
	then  genWant
	moved bool // has gone beyond its first yield
	// leaving is the finally block that runs because the generator is destroyed, as an index of its protected ranges
	// plus one.
	leaving int
	// parent is the generator that walks this one with yield from, the last of several; walkers is how many do. Its
	// last value stays for the others to show.
	parent  *php.Object
	walkers int
}

type genState uint8

const (
	genStart genState = iota
	genSuspended
	genRunning
	genDone
)

// genWant is what a resumer asked for.
type genWant uint8

const (
	wantNothing genWant = iota
	wantCurrent
	wantForeach
)

// opGenerator turns the call of a generator function into its Generator object.
func (vm *VM) opGenerator(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	f := vm.cur
	f.ip = ip
	c, err := vm.ctx.FindClass("Generator", false)
	if err != nil || c == nil {
		return vm.fail(vm.ctx.ThrowError("Error", "Class \"Generator\" not found"))
	}
	o := php.NewObject(c)
	g := &Generator{fn: f.fn, self: o, key: php.Null(), value: php.Null(), ret: php.Undef(), auto: -1, fromArr: php.Undef()}
	o.Native = g
	g.regs = make([]php.Value, f.fn.nregs+1)
	for i := range g.regs {
		g.regs[i] = php.Undef()
	}
	for i := 0; i < f.fn.ncv; i++ {
		r := (*php.Value)(unsafe.Add(f.base, uintptr(i)*16))
		g.regs[i] = *r
		*r = php.Undef()
	}
	gf := &Frame{fn: f.fn, ip: next(ip), base: unsafe.Pointer(&g.regs[0]), this: f.this, static: f.static, closure: f.closure,
		nargs: f.nargs, extra: f.extra, named: f.named, gen: g}
	f.this, f.closure, f.extra, f.named = nil, nil, nil, nil
	g.frame = gf
	vm.ctx.Used += int64(len(g.regs))*16 + 256
	return vm.ret_(ip, php.ObjectValue(o))
}

// resume puts a generator's frame on top. The caller has checked that it can run.
func (vm *VM) resume(o *php.Object, g *Generator) (unsafe.Pointer, unsafe.Pointer) {
	f := g.frame
	cur := vm.cur
	php.ObjectValue(o).AddRef() // the running generator keeps itself alive
	f.prev = cur
	base, limit := vm.window(f.fn.nregs + 64)
	f.top, f.limit = base, limit
	f.next = cur.next
	if f.next == nil {
		f.next = &Frame{}
		cur.next = f.next
	}
	f.calls = vm.nc
	for _, p := range g.calls {
		*vm.pend() = p
	}
	g.calls = nil
	g.state = genRunning
	vm.cur = f
	vm.use(f.fn)
	vm.depth++
	return f.ip, f.base
}

// suspend takes the running generator off the top.
func (vm *VM) suspend(g *Generator) {
	f := g.frame
	if vm.nc > f.calls {
		g.calls = append(g.calls, vm.calls[f.calls:vm.nc]...)
		for i := f.calls; i < vm.nc; i++ {
			vm.calls[i] = pending{}
		}
		vm.nc = f.calls
	}
	vm.cur = f.prev
	vm.use(f.prev.fn)
	f.prev, f.next = nil, nil
	vm.depth--
}

// opYield hands a value to whoever resumed the generator.
func (vm *VM) opYield(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	f := vm.cur
	g := f.gen
	f.ip = ip
	v, k := php.Null(), php.Undef()
	if in.B != bytecode.NoReg {
		b := reg(base, in.B)
		v = *b
		*b = php.Undef()
	}
	if in.C != bytecode.NoReg {
		c := reg(base, in.C)
		k = *c
		*c = php.Undef()
		if k.IsInt() && k.Int() > g.auto {
			g.auto = k.Int()
		}
	} else {
		g.auto++
		k = php.Int(g.auto)
	}
	if f.fn.B.Flags&bytecode.FuncByRef != 0 && v.Kind() != php.KindRef {
		vm.ctx.Notice("Only variable references should be yielded by reference")
		v = php.RefValue(php.NewRef(v))
	}
	g.setCurrent(v, k)
	g.sent = reg(base, in.A)
	*g.sent = php.Null()
	f.ip = next(ip)
	return vm.yielded(g)
}

func (g *Generator) setCurrent(v, k php.Value) {
	ov, ok := g.value, g.key
	g.value, g.key = v, k
	ov.Release()
	ok.Release()
}

// yielded ends a resumption: the frame comes off and the resumer goes on.
func (vm *VM) yielded(g *Generator) (unsafe.Pointer, unsafe.Pointer) {
	f := g.frame
	entry := f.flags&frameEntry != 0
	f.flags &^= frameEntry
	g.state = genSuspended
	vm.suspend(g)
	return vm.afterResume(g, entry)
}

// afterResume goes on in the resumer after a yield or the generator's end.
func (vm *VM) afterResume(g *Generator, entry bool) (unsafe.Pointer, unsafe.Pointer) {
	want := g.then
	g.then = wantNothing
	o := g.self
	if entry {
		vm.ret = php.Null()
		php.ObjectValue(o).Release()
		return unsafe.Pointer(&vm.halt[0]), nil
	}
	c := vm.cur
	ip, base := c.ip, c.base
	if p, ok := vm.walker(c, o); ok {
		php.ObjectValue(o).Release()
		return vm.fromResumed(p, ip, base)
	}
	if want == wantForeach {
		l := (*loopIter)(reg(base, at(ip).A).Internal())
		ip, base = vm.generatorElement(ip, base, l, g)
		php.ObjectValue(o).Release()
		return ip, base
	}
	v := php.Null()
	if want == wantCurrent && g.state != genDone {
		v = vm.leaf(g).value.CopyDeref()
	}
	php.ObjectValue(o).Release()
	return vm.result(ip, base, v, nil)
}

// walker reports whether the frame on top is a generator that walks o with yield from.
func (vm *VM) walker(c *Frame, o *php.Object) (*Generator, bool) {
	if c.gen != nil && c.gen.from == o && at(c.ip).Op == bytecode.OpYieldFrom {
		return c.gen, true
	}
	return nil, false
}

// leaf is the generator whose current value g shows: the innermost that yield from delegates to.
func (vm *VM) leaf(g *Generator) *Generator {
	for g.from != nil {
		inner, ok := g.from.Native.(*Generator)
		if !ok {
			return g
		}
		g = inner
	}
	return g
}

// opGenRet ends a generator with a result.
func (vm *VM) opGenRet(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	f := vm.cur
	f.ip = ip
	g := f.gen
	if j := g.leaving; j > 0 && f.index() == f.fn.last() {
		g.leaving = 0
		if vm.leaveFinally(g, uint32(f.fn.B.Excs[j-1].Finally), j) {
			return f.ip, f.base
		}
	}
	b := reg(base, in.B)
	v := *b
	*b = php.Undef()
	if v.Kind() == php.KindRef {
		w := v.CopyDeref()
		v.Release()
		v = w
	}
	g.ret = v
	entry := f.flags&frameEntry != 0
	vm.endGenerator(g)
	return vm.afterResume(g, entry)
}

// endGenerator takes a running generator off for good.
func (vm *VM) endGenerator(g *Generator) {
	f := g.frame
	prev := f.prev
	g.state = genDone
	vm.sweep(f, f.fn.ncv)
	if vm.nc > f.calls {
		vm.unpend(f.calls)
	}
	vm.releaseFrame(f)
	g.frame = nil
	vm.cur = prev
	if prev != nil {
		vm.use(prev.fn)
	}
	vm.depth--
	if g.walkers == 0 {
		g.setCurrent(php.Null(), php.Null())
	}
	vm.endFrom(g)
}

// releaseFrame releases what a generator's frame owns.
func (vm *VM) releaseFrame(f *Frame) {
	for i := 0; i < f.fn.ncv; i++ {
		r := (*php.Value)(unsafe.Add(f.base, uintptr(i)*16))
		if r.IsCounted() {
			v := *r
			*r = php.Undef()
			v.Release()
		}
	}
	vm.leaveRest(f)
}

// generatorFailed is unwinding's way out of a generator: an exception left it.
func (vm *VM) generatorFailed(f *Frame) {
	g := f.gen
	o := g.self
	vm.endGenerator(g)
	php.ObjectValue(o).Release()
}

// endFrom lets go of what yield from walked.
func (vm *VM) endFrom(g *Generator) {
	if o := g.from; o != nil {
		g.from = nil
		if inner, ok := o.Native.(*Generator); ok {
			if inner.parent == g.self {
				inner.parent = nil
			}
			if inner.walkers--; inner.walkers == 0 && inner.state == genDone {
				inner.setCurrent(php.Null(), php.Null())
			}
		}
		php.ObjectValue(o).Release()
	}
	if l := g.fromIt; l != nil {
		g.fromIt = nil
		l.close(vm)
	}
	v := g.fromArr
	g.fromArr = php.Undef()
	v.Release()
}

// destroyGenerator ends a generator that was suspended: its finally blocks run.
func (vm *VM) destroyGenerator(o *php.Object) {
	g, ok := o.Native.(*Generator)
	if !ok || g.state == genDone || g.frame == nil {
		return
	}
	f := g.frame
	if g.state == genSuspended && vm.runFinally(o, g) {
		return
	}
	g.state = genDone
	vm.sweep(f, f.fn.ncv)
	for i := range g.calls {
		vm.releasePending(&g.calls[i])
	}
	g.calls = nil
	vm.releaseFrame(f)
	g.frame = nil
	g.setCurrent(php.Null(), php.Null())
	vm.endFrom(g)
}

// runFinally runs the finally blocks around the yield at which a generator is destroyed, and reports whether there
// were any.
func (vm *VM) runFinally(o *php.Object, g *Generator) bool {
	f := g.frame
	if vm.closed || !vm.leaveFinally(g, uint32(f.index())-1, 0) {
		return false
	}
	vm.endFrom(g)
	if err := vm.resumeNested(o, g); err != nil {
		vm.ctx.Pending = err
	}
	return true
}

// leaveFinally points a generator at the innermost finally block around instruction i among the protected ranges from
// the given one on. The block returns to the last two instructions of the function, which load null and return it: an
// OpGenRet, which looks for the next block.
func (vm *VM) leaveFinally(g *Generator, i uint32, from int) bool {
	f := g.frame
	for j := from; j < len(f.fn.B.Excs); j++ {
		e := &f.fn.B.Excs[j]
		if e.Finally < 0 || i < e.Start || i >= e.End {
			continue
		}
		g.leaving = j + 1
		vm.sweep(f, int(e.TempBase))
		end := f.fn.last() - 1 // loads the null that is returned
		*reg(f.base, e.FinallyReg) = php.Int(int64(end) * bytecode.Size)
		f.ip = unsafe.Add(f.fn.start, uintptr(e.Finally)*bytecode.Size)
		return true
	}
	return false
}
