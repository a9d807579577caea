package vm

import (
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// pending is a call whose arguments are being evaluated.
type pending struct {
	fn      *php.Function
	user    *Func       // fn.User when it is a script's
	this    *php.Object // owned
	static  *php.Class
	closure *php.Object // owned
	// magic is the method's name as written when the call goes to __call or __callStatic.
	magic string
	// args are positional arguments from the first unpacking on, named those with names. Owned.
	args  []php.Value
	named *php.Array
	// isNew is set for constructors; object is what they construct, borrowed from the register.
	isNew bool
	// none is set when there is no constructor to call.
	none bool
}

// native is a builtin under way.
type native struct {
	call  php.Call
	under *Frame // the frame that called it
	// end and limit are the register space behind its arguments.
	end, limit unsafe.Pointer
}

// pend pushes a pending call and returns it.
func (vm *VM) pend() *pending {
	if vm.nc == len(vm.calls) {
		bigger := make([]pending, 2*len(vm.calls))
		copy(bigger, vm.calls)
		vm.calls = bigger
	}
	p := &vm.calls[vm.nc]
	vm.nc++
	return p
}

func (vm *VM) pendFn(fn *php.Function) *pending {
	p := vm.pend()
	p.fn = fn
	p.user, _ = fn.User.(*Func)
	return p
}

// unpend drops pending calls down to n, when an exception passes them by.
func (vm *VM) unpend(n int) {
	for vm.nc > n {
		vm.nc--
		p := &vm.calls[vm.nc]
		vm.releasePending(p)
	}
}

func (vm *VM) releasePending(p *pending) {
	q := *p
	*p = pending{}
	for _, v := range q.args {
		v.Release()
	}
	if q.named != nil {
		php.ArrayValue(q.named).Release()
	}
	if q.this != nil {
		if q.isNew {
			q.this.SkipDestructor() // its constructor will never run
		}
		php.ObjectValue(q.this).Release()
	}
	if q.closure != nil {
		php.ObjectValue(q.closure).Release()
	}
}

// clear readies a plain pending call for its next use. The function stays: whoever pends sets it.
func (p *pending) clear() {
	if p.this != nil {
		p.this = nil
	}
	if p.closure != nil {
		p.closure = nil
	}
	if p.static != nil {
		p.static = nil
	}
	p.isNew = false
}

// opCall runs the innermost pending call.
func (vm *VM) opCall(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.nc--
	p := &vm.calls[vm.nc]
	if p.args != nil || p.named != nil || p.magic != "" || p.none {
		return vm.callComplex(ip, base, p)
	}
	n := int(in.C)
	window := unsafe.Pointer(reg(base, in.B))
	if p.user != nil {
		f := p.user
		this, static, closure, isNew := p.this, p.static, p.closure, p.isNew
		p.clear()
		vm.cur.ip = ip
		if isNew {
			return vm.enter(f, window, n, this, static, closure, frameNew)
		}
		return vm.enter(f, window, n, this, static, closure, 0)
	}
	fn, this, static, closure, isNew := p.fn, p.this, p.static, p.closure, p.isNew
	p.clear()
	vm.cur.ip = ip
	if fn.Direct != nil && closure == nil {
		if v := fn.Direct(vm.ctx, unsafe.Slice((*php.Value)(window), n)); !v.IsUndef() {
			return vm.directResult(ip, base, v)
		}
	}
	if fn.Op != php.OpNone {
		if ip2, base2, done := vm.machineOp(fn, ip, base, window, n, this); done {
			return ip2, base2
		}
	}
	v, err := vm.callNative(fn, window, n, this, static, vm.cur.limit)
	if this != nil {
		if err != nil && isNew {
			this.SkipDestructor()
		}
		php.ObjectValue(this).Release()
	}
	if closure != nil {
		php.ObjectValue(closure).Release()
	}
	return vm.result(ip, base, v, err)
}

// opCallKnown calls a function that was bound when the instruction first ran.
func (vm *VM) opCallKnown(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	c := vm.cacheOf(in)
	vm.cur.ip = ip
	if c.direct != nil {
		window := reg(base, in.B)
		if v := c.direct(vm.ctx, unsafe.Slice(window, int(in.C))); !v.IsUndef() {
			return vm.directResult(ip, base, v)
		}
	}
	if c.fn == nil {
		name := vm.konst(uint16(in.D)).Str().Peek()
		fn := vm.ctx.FindFunction(name)
		if fn == nil {
			vm.releaseWindow(unsafe.Pointer(reg(base, in.B)), int(in.C))
			return vm.fail(vm.ctx.Throwf("Error", "Call to undefined function %s()", name))
		}
		c.fn, c.direct = fn, fn.Direct
		c.user, _ = fn.User.(*Func)
	}
	window := unsafe.Pointer(reg(base, in.B))
	if c.user != nil {
		return vm.enter(c.user, window, int(in.C), nil, nil, nil, 0)
	}
	if c.fn.Op != php.OpNone {
		if ip2, base2, done := vm.machineOp(c.fn, ip, base, window, int(in.C), nil); done {
			return ip2, base2
		}
	}
	v, err := vm.callNative(c.fn, window, int(in.C), nil, nil, vm.cur.limit)
	return vm.result(ip, base, v, err)
}

// result stores a call's result and goes on behind the call.
func (vm *VM) result(ip, base unsafe.Pointer, v php.Value, err error) (unsafe.Pointer, unsafe.Pointer) {
	if err == nil {
		err = vm.takePending()
	} else if vm.ctx.Pending != nil {
		err = vm.mergePending(err)
	}
	if err != nil {
		v.Release()
		return vm.fail(err)
	}
	in := at(ip)
	if in.A == bytecode.NoReg {
		v.Release()
		return next(ip), base
	}
	r := reg(base, in.A)
	if v.Kind() == php.KindRef {
		if in.D&bytecode.FlagWantRef != 0 || vm.sentByRef(ip) {
			*r = v
			return next(ip), base
		}
		w := v.CopyDeref()
		v.Release()
		v = w
	}
	if !r.IsCounted() {
		if v.IsUndef() {
			v = php.Null()
		}
		*r = v
		return next(ip), base
	}
	if err := vm.assign(r, v); err != nil {
		return vm.fail(err)
	}
	return next(ip), base
}

// sentByRef reports whether the result of the call at ip is an argument that the next pending call takes by reference.
func (vm *VM) sentByRef(ip unsafe.Pointer) bool {
	send := at(next(ip))
	if send.Op != bytecode.OpSendCall || send.A != at(ip).A || vm.nc == 0 {
		return false
	}
	p := &vm.calls[vm.nc-1]
	return !p.none && p.fn != nil && p.fn.ByRef(int(send.C))
}

func (vm *VM) takePending() error {
	if e := vm.ctx.Pending; e != nil {
		vm.ctx.Pending = nil
		return e
	}
	return nil
}

func (vm *VM) releaseWindow(w unsafe.Pointer, n int) {
	for i := 0; i < n; i++ {
		r := (*php.Value)(unsafe.Add(w, uintptr(i)*16))
		if r.IsCounted() {
			v := *r
			*r = php.Undef()
			v.Release()
		}
	}
}

// enter starts a function of a script whose n arguments are in the window, and returns where it begins.
func (vm *VM) enter(f *Func, window unsafe.Pointer, n int, this *php.Object, static *php.Class, closure *php.Object, flags frameFlags) (unsafe.Pointer, unsafe.Pointer) {
	cur := vm.cur
	fr := cur.next
	if fr == nil || n != f.nparams || f.heeded || cur.gen != nil || uintptr(window)+f.size > uintptr(cur.limit) ||
		vm.depth >= vm.maxDepth || vm.ctx.Attention.Load() != 0 {
		return vm.enterSlow(f, window, n, this, static, closure, flags)
	}
	fr.set(cur, f, window, cur.limit, this, static, closure)
	fr.calls, fr.nargs, fr.flags = vm.nc, n, flags
	vm.cur = fr
	vm.use(f)
	vm.depth++
	if f.typed {
		for i, m := range f.masks[:n] {
			if m&(1<<(*php.Value)(unsafe.Add(window, uintptr(i)*16)).Tag()) == 0 {
				if err := vm.checkArgs(fr, n); err != nil {
					vm.clearCVs(fr, n)
					return vm.fail(err)
				}
				break
			}
		}
	}
	for r, end := unsafe.Add(window, uintptr(n)*16), unsafe.Add(window, uintptr(f.ncv)*16); r != end; r = unsafe.Add(r, 16) {
		(*php.Value)(r).SetUndef()
	}
	if closure != nil {
		vm.bindUses(fr)
	}
	return f.body, window
}

// set fills the frame in. A frame is used again and again from the same place: what has not changed is not stored, for
// the sake of the write barriers.
func (fr *Frame) set(cur *Frame, f *Func, window, limit unsafe.Pointer, this *php.Object, static *php.Class, closure *php.Object) {
	if fr.prev != cur {
		fr.prev = cur
	}
	if fr.limit != limit {
		fr.limit = limit
	}
	if fr.fn != f {
		fr.fn = f
	}
	if fr.base != window {
		fr.base = window
	}
	if fr.static != static {
		fr.static = static
	}
	if fr.this != this {
		fr.this = this
	}
	if fr.closure != closure {
		fr.closure = closure
	}
}

// enterSlow is enter for everything but a plain call with all arguments and nothing in the way.
func (vm *VM) enterSlow(f *Func, window unsafe.Pointer, n int, this *php.Object, static *php.Class, closure *php.Object, flags frameFlags) (unsafe.Pointer, unsafe.Pointer) {
	cur := vm.cur
	limit := cur.limit
	if cur.gen != nil || uintptr(window)+f.size > uintptr(limit) {
		window, limit = vm.moveWindow(f, window, n)
	}
	fr := cur.next
	if fr == nil {
		fr = vm.newFrame(cur)
	}
	fr.set(cur, f, window, limit, this, static, closure)
	fr.calls, fr.nargs, fr.flags = vm.nc, n, flags
	vm.cur = fr
	vm.use(f)
	vm.depth++
	if vm.ctx.Attention.Load() != 0 || vm.depth > vm.maxDepth {
		if err := vm.enterPoll(fr); err != nil {
			return vm.fail(err)
		}
	}
	if n < f.nparams {
		if n < f.B.Required {
			err := error(nil)
			if f.typed {
				err = vm.checkArgs(fr, n)
			}
			if err == nil {
				fr.ip = f.recv(n)
				err = vm.ctx.TooFewArgs(f.Fn, n)
			}
			vm.clearCVs(fr, n)
			return vm.fail(err)
		}
	} else if n > f.nparams {
		vm.moveExtra(fr, n)
		n = f.nparams
	}
	if f.typed {
		if err := vm.checkArgs(fr, n); err != nil {
			vm.clearCVs(fr, n)
			return vm.fail(err)
		}
	}
	for i := n; i < f.ncv; i++ {
		(*php.Value)(unsafe.Add(window, uintptr(i)*16)).SetUndef()
	}
	if closure != nil {
		vm.bindUses(fr)
	}
	if n != f.nparams && len(f.B.Entries) > 0 {
		return unsafe.Add(f.start, uintptr(f.B.Entries[n])*bytecode.Size), window
	}
	return f.body, window
}

// clearCVs makes the variables from n on undefined, so that leaving the frame finds nothing stale.
func (vm *VM) clearCVs(fr *Frame, n int) {
	if n > fr.fn.nparams {
		n = fr.fn.nparams
	}
	for i := n; i < fr.fn.ncv; i++ {
		*(*php.Value)(unsafe.Add(fr.base, uintptr(i)*16)) = php.Undef()
	}
}

// moveWindow finds room for a function's registers elsewhere and moves its arguments there.
func (vm *VM) moveWindow(f *Func, window unsafe.Pointer, n int) (unsafe.Pointer, unsafe.Pointer) {
	size := max(f.nregs, n) + 1
	base, limit := unsafe.Pointer(nil), unsafe.Pointer(nil)
	if cur := vm.cur; cur.gen != nil && uintptr(cur.top)+uintptr(size)*16 <= uintptr(cur.limit) {
		base, limit = cur.top, cur.limit
	} else {
		base, limit = vm.newChunk(size)
	}
	for i := 0; i < n; i++ {
		src := (*php.Value)(unsafe.Add(window, uintptr(i)*16))
		*(*php.Value)(unsafe.Add(base, uintptr(i)*16)) = *src
		*src = php.Undef()
	}
	return base, limit
}

// moveExtra takes the arguments beyond the parameters out of the window.
func (vm *VM) moveExtra(fr *Frame, n int) {
	f := fr.fn
	fr.flags |= frameMore
	for i := f.nparams; i < n; i++ {
		r := (*php.Value)(unsafe.Add(fr.base, uintptr(i)*16))
		v := *r
		*r = php.Undef()
		fr.extra = append(fr.extra, v)
	}
}

// checkArgs checks the given arguments against the parameter types.
func (vm *VM) checkArgs(fr *Frame, n int) error {
	f := fr.fn
	if f.Fn.Flags&php.FnDeprecated != 0 {
		fr.ip = f.start
		if err := vm.deprecatedEntry(fr); err != nil {
			return err
		}
	}
	for i, m := range f.masks[:n] {
		r := (*php.Value)(unsafe.Add(fr.base, uintptr(i)*16))
		if m&(1<<r.Kind()) != 0 {
			continue
		}
		if err := vm.checkArg(fr, i, r); err != nil {
			return err
		}
	}
	return nil
}

// checkArg takes the slow way for one argument: classes, references, coercion. Position 1 in messages is the caller.
func (vm *VM) checkArg(fr *Frame, i int, r *php.Value) error {
	v := r.Deref()
	if v.IsObject() && v.Object().Class == fr.fn.argClass[i] {
		return nil
	}
	if r.IsInt() && fr.fn.masks[i]&php.TFloat != 0 {
		r.SetFloat(float64(r.Int()))
		return nil
	}
	fr.ip = fr.fn.recv(i)
	if r.IsNull() && vm.is74() && vm.nullByConstant(fr.fn, i) {
		return vm.takePending()
	}
	strict := fr.prev != nil && fr.prev.strict() && vm.calledByScript(fr)
	err := vm.ctx.CoerceArg(fr.fn.Fn, i, r, strict)
	if err == nil && r.IsObject() {
		fr.fn.argClass[i] = r.Object().Class
	}
	return err
}

// nullByConstant reports whether a parameter's default is a constant that is null, which makes 7.4 take null for it.
func (vm *VM) nullByConstant(f *Func, i int) bool {
	if i >= len(f.B.Params) || f.B.Params[i].DefaultLit != nil || f.B.Params[i].Default < 0 {
		return false
	}
	v, err := vm.paramDefault(f, i)
	if err != nil {
		vm.ctx.Pending = err
		return true
	}
	defer v.Release()
	return v.IsNull()
}

// recv is where a frame stands while it receives argument i.
func (f *Func) recv(i int) unsafe.Pointer {
	if i >= len(f.B.Params) {
		return f.start
	}
	return unsafe.Add(f.start, uintptr(f.B.Recv+i)*bytecode.Size)
}

// calledByScript reports whether a frame was called by another frame and not through a builtin.
func (vm *VM) calledByScript(fr *Frame) bool { return fr.flags&frameEntry == 0 || fr.fromPlace() }

func (vm *VM) enterPoll(fr *Frame) error {
	fr.ip = fr.fn.start
	if vm.depth > vm.maxDepth {
		vm.clearCVs(fr, fr.nargs)
		vm.ctx.FatalHere(php.EError, "Maximum call stack depth reached")
		return &php.Limit{Kind: php.LimitDepth}
	}
	if err := vm.poll(); err != nil {
		vm.clearCVs(fr, fr.nargs)
		return err
	}
	return nil
}
