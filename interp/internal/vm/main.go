package vm

import (
	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// runState is what the machine remembers about the script's run.
type runState struct {
	shutdown bool // the script has ended: shutdown functions, destructors and output callbacks run
	handling bool // the exception handler runs
}

// RunMain runs a script's file to its end, an uncaught exception's report included. The error is an *php.Exit,
// *php.Limit or *php.Canceled, or the *php.Throw that was reported.
func (vm *VM) RunMain(b *bytecode.Unit) (php.Value, error) {
	u := vm.link(b)
	f := vm.function(u, 0)
	if len(vm.includedList) == 0 {
		vm.included[b.File] = true
		vm.includedList = append(vm.includedList, b.File)
	}
	vm.pushMain(f)
	if n, set := vm.ctx.Ini.Configured("max_execution_time"); set {
		vm.SetTimeLimit(php.ParseQuantity(n))
	}
	err := vm.declareEarly(u)
	if err == nil {
		err = vm.takePending()
	}
	var v php.Value
	if err != nil {
		vm.runs++
		ip, base := vm.fail(err)
		err = vm.runNested(ip, base)
	} else {
		vm.runs++
		err = vm.runNested(f.start, vm.cur.base)
		v = vm.ret
		vm.ret = php.Undef()
	}
	return v, vm.report(err)
}

// pushMain pushes the frame of a main script over the global variables.
func (vm *VM) pushMain(f *Func) {
	base, limit := vm.window(f.nregs + 1)
	fr := vm.push(f, base)
	fr.limit, fr.flags, fr.ip = limit, frameFile|frameEntry, f.start
	fr.include = ""
	fr.this, fr.static, fr.closure, fr.nargs = nil, nil, nil, 0
	vm.depth++
	vm.attach(fr, vm.globals)
}

// CallHost calls a function for the host; an uncaught exception is returned and not reported.
func (vm *VM) CallHost(c php.Callable, args []php.Value) (php.Value, error) {
	return vm.invoke(c, c.Closure, args, nil)
}

// DefineNative makes a Go function of the host known to scripts.
func (vm *VM) DefineNative(fn *php.Function) { vm.ctx.Functions[fn.Lower] = fn }

// SetGlobal stores v, which it takes over, in a global variable.
func (vm *VM) SetGlobal(name string, v php.Value) {
	s := php.NewStr(name)
	p := vm.globals.Make(s)
	if p.Kind() == php.KindRef {
		p.Ref().Set(v)
		return
	}
	old := *p
	*p = v
	old.Release()
}

// Global returns a global variable, borrowed and dereferenced, or undefined.
func (vm *VM) Global(name string) php.Value {
	if p := vm.globals.Get(name); p != nil {
		return p.Deref()
	}
	return php.Undef()
}

// Locals gives the caller's variables by name.
func (vm *VM) Locals() (php.SymbolTable, bool) {
	if vm.cur == nil {
		return vm.globals, true
	}
	return vm.symbols(vm.cur), true
}

// Globals gives the global variables by name.
func (vm *VM) Globals() php.SymbolTable { return vm.globals }

// poll handles what Attention announced: signals, interrupts, step counting.
func (vm *VM) poll() error {
	ctx := vm.ctx
	if err := ctx.Interrupted(); err != nil {
		ctx.TakeInterrupt()
		return err
	}
	q := ctx.Signals()
	if q.Due() {
		if err := q.Dispatch(ctx); err != nil {
			return err
		}
	}
	if g := ctx.GC(); g.Due() {
		g.CollectDue()
	}
	if ctx.Limits.Steps > 0 {
		vm.steps++
		if vm.steps > ctx.Limits.Steps {
			return &php.Limit{Kind: php.LimitSteps}
		}
		return vm.takePending()
	}
	ctx.Attention.Store(0)
	if ctx.Interrupted() != nil || q.Due() {
		ctx.Attention.Store(1)
	}
	return vm.takePending()
}

// Steps returns how many steps (back-edges and calls) have been counted; they are only counted under a limit.
func (vm *VM) Steps() int64 { return vm.steps }

// FreeNative lets go of what a closure holds.
func (c *Closure) FreeNative(o *php.Object) { c.free(o) }

func (c *Closure) free(o *php.Object) {
	if t := c.This; t != nil {
		c.This = nil
		php.ObjectValue(t).Release()
	}
	uses := c.uses
	c.uses = nil
	for _, v := range uses {
		v.Release()
	}
	if c.own {
		for i, r := range c.User.statics {
			if r != nil {
				c.User.statics[i] = nil
				php.RefValue(r).Release()
			}
		}
	}
}

// CloneNative copies a closure.
func (c *Closure) CloneNative(_ *php.Context, _, to *php.Object) error {
	n := *c
	n.self = to
	if n.This != nil {
		php.ObjectValue(n.This).AddRef()
	}
	if n.User != nil && n.User.hasStatics() {
		n.User, n.own = n.User.withStatics(), true
		n.Fn = n.User.Fn
	}
	n.uses = make([]php.Value, len(c.uses))
	for i, v := range c.uses {
		n.uses[i] = v.Copy()
	}
	to.Native = &n
	return nil
}

// DestroyNative ends a suspended generator: its finally blocks run.
func (g *Generator) DestroyNative(o *php.Object) {
	if m, ok := o.Class.Ctx.Machine.(*VM); ok {
		m.destroyGenerator(o)
	}
}

// FreeNative releases what an ended generator still shows.
func (g *Generator) FreeNative(o *php.Object) {
	if m, ok := o.Class.Ctx.Machine.(*VM); ok && g.frame != nil && g.state != genRunning {
		f := g.frame
		g.frame = nil
		g.state = genDone
		m.sweep(f, f.fn.ncv)
		m.releaseFrame(f)
		m.endFrom(g)
	}
	g.setCurrent(php.Null(), php.Null())
	v := g.ret
	g.ret = php.Undef()
	v.Release()
}

// tickState is declare(ticks).
type tickState struct {
	every, count int
}

func (vm *VM) opTick(ip, base unsafePointer) (unsafePointer, unsafePointer) {
	in := at(ip)
	if in.Op == bytecode.OpDeclareTicks {
		vm.ticks.every, vm.ticks.count = int(in.D), 0
		return next(ip), base
	}
	if vm.ticks.count++; vm.ticks.count < vm.ticks.every {
		return next(ip), base
	}
	vm.ticks.count = 0
	vm.cur.ip = ip
	if err := vm.ctx.Ticks().Run(vm.ctx); err != nil {
		return vm.fail(err)
	}
	return vm.proceed(ip, base, vm.ctx.Signals().Dispatch(vm.ctx))
}
