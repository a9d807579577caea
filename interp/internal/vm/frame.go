package vm

import (
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// Frame is one running PHP function, file or generator.
type Frame struct {
	fn   *Func
	ip   unsafe.Pointer // the instruction it is at, valid while it is not running and in slow paths
	base unsafe.Pointer
	// limit is the end of the register space that callees of this frame may use.
	limit unsafe.Pointer
	prev  *Frame
	next  *Frame // a spare frame to push, kept for reuse

	// this and closure, the closure that is running, are owned. A frame that was left may keep stale ones.
	this    *php.Object
	static  *php.Class
	closure *php.Object
	gen     *Generator
	flags   frameFlags
	nargs   int // arguments given
	calls   int // pending calls when the frame began

	top      unsafe.Pointer // of a generator: where callees' windows begin, as its own registers are elsewhere
	extra    []php.Value    // arguments beyond the parameters
	named    *php.Array     // extra named arguments of a variadic function
	sym      *symTab
	include  string          // "include", "eval" … for files
	silence  int             // error_reporting to restore when unwinding leaves a silenced expression
	silenced int             // how many silenced expressions the frame is in
	recloned []*php.PropInfo // readonly properties that a __clone has set again
}

type frameFlags uint32

const (
	frameEntry    frameFlags = 1 << iota // Go called in here: returning ends the run
	frameFile                            // a file's code
	frameNew                             // a constructor under new: its failure spoils the object
	frameAttached                        // variables are attached to a symbol table
	frameSilenced
	frameRoot    // stands under calls from outside any script
	frameLeaving // an exception has left it, its variables are being released
	framePlace   // stands for a line of a file, see standAt
	frameMore    // has extra or named arguments, a symbol table or recloned properties: see leaveRest
)

// Func is a function of a script, linked for one engine.
type Func struct {
	B        *bytecode.Func
	Unit     *Unit
	Fn       *php.Function
	code     []bytecode.Instr
	start    unsafe.Pointer
	body     unsafe.Pointer // where a call with all parameters given begins
	consts   []php.Value
	k        unsafe.Pointer
	cache0   unsafe.Pointer // the first of caches
	caches   []cache
	switches []jumpTable
	// statics are the static variables; closures made from one declaration have their own.
	statics []*php.Ref
	scope   *php.Class
	ncv     int
	nregs   int
	nparams int
	size    uintptr // bytes of registers, and one more
	// masks are the kinds that the parameters take as they are.
	masks []php.TypeMask
	typed bool
	// heeded is set when every call takes the slow way in: a deprecated function's.
	heeded bool
	// retMask are the kinds that the return type takes as they are.
	retMask php.TypeMask
	// retClass and argClass are the classes of objects last found to satisfy the return type and the parameter types.
	retClass *php.Class
	argClass []*php.Class
	// hookOf is the property of a hook.
	hookOf *php.PropInfo
	// inner are the closures declared inside a method, linked for its scope.
	inner map[int]*Func
}

// last is the instruction at the end of the body: what follows it only stands for the parameters.
func (f *Func) last() int { return f.B.Recv - 1 }

// cache is an inline cache: what an instruction found the last time.
type cache struct {
	class  *php.Class
	fn     *php.Function
	user   *Func
	direct php.DirectFunc
	prop   *php.PropInfo
	slot   int
	mask   php.TypeMask
	val    php.Value
	ref    *php.Ref
	ready  bool
	last   *php.Class
	more   *cache // what it found for other classes
}

// cacheSize is the distance of a function's caches in bytes.
const cacheSize = unsafe.Sizeof(cache{})

// maxCached is how many classes an instruction remembers.
const maxCached = 4

// of returns the cache's entry for a class, or nil.
func (k *cache) of(c *php.Class) *cache {
	for k.class != c {
		if k = k.more; k == nil {
			return nil
		}
	}
	return k
}

// fill returns an entry to be filled in for a class: a new one, or the first when there are enough.
func (k *cache) fill(c *php.Class) *cache {
	n := 1
	for at := k; ; at = at.more {
		if at.class == nil || at.class == c {
			at.class = c
			return at
		}
		if at.more == nil && n < maxCached {
			at.more = &cache{class: c}
			return at.more
		}
		if at.more == nil {
			break
		}
		n++
	}
	k.class = c
	return k
}

func (f *Frame) scope() *php.Class { return f.fn.scope }

func (f *Frame) strict() bool { return f.fn.B.Flags&bytecode.FuncStrict != 0 }

// line returns the line of the instruction the frame is at.
func (f *Frame) line() int {
	if f.fn == nil || f.ip == nil || len(f.fn.code) == 0 {
		return 0
	}
	i := (uintptr(f.ip) - uintptr(f.fn.start)) / bytecode.Size
	if int(i) >= len(f.fn.B.Lines) {
		return 0
	}
	return int(f.fn.B.Lines[i])
}

// included is how the frame's file was included, or "". A frame that runs a function may have been that of a file before.
func (f *Frame) included() string {
	if f.fn.B.Flags&bytecode.FuncMain == 0 {
		return ""
	}
	return f.include
}

func (f *Frame) index() int { return int((uintptr(f.ip) - uintptr(f.fn.start)) / bytecode.Size) }

// end is the first register behind the frame's own.
func (f *Frame) end() unsafe.Pointer { return unsafe.Add(f.base, uintptr(f.fn.nregs)*16) }

// push takes a frame on top of the current one.
func (vm *VM) push(fn *Func, base unsafe.Pointer) *Frame {
	cur := vm.cur
	var f *Frame
	if cur == nil {
		if vm.first == nil {
			vm.first = &Frame{}
		}
		f = vm.first
	} else {
		f = cur.next
		if f == nil {
			f = &Frame{}
			cur.next = f
		}
	}
	f.fn, f.base, f.prev = fn, base, cur
	f.this, f.static, f.closure = nil, nil, nil
	f.calls = vm.nc
	vm.cur = f
	vm.use(fn)
	return f
}

// window finds room for n registers behind the current frame and the arguments of builtins under way.
func (vm *VM) window(n int) (base, limit unsafe.Pointer) {
	if f := vm.cur; f != nil {
		base, limit = f.end(), f.limit
		if f.gen != nil {
			base, limit = f.top, f.limit
		}
		if vm.nn > 0 {
			if nt := vm.natives[vm.nn-1]; nt.under == f && nt.end != nil {
				base, limit = nt.end, nt.limit
			}
		}
		if base != nil && uintptr(base)+uintptr(n+1)*16 <= uintptr(limit) {
			return base, limit
		}
	} else if len(vm.chunks) > 0 {
		c := vm.chunks[0]
		return unsafe.Pointer(&c.vals[0]), unsafe.Pointer(&c.vals[len(c.vals)-1])
	}
	return vm.newChunk(n)
}

// leave releases what the current frame owns and takes it off. The result has been taken out of its registers.
func (vm *VM) leave() {
	f := vm.cur
	if f.flags&frameAttached != 0 {
		vm.detach(f)
	}
	base := f.base
	for i := 0; i < f.fn.ncv; i++ {
		r := (*php.Value)(unsafe.Add(base, uintptr(i)*16))
		if r.IsCounted() {
			v := *r
			*r = php.Undef()
			v.Release()
		}
	}
	if f.this != nil || f.closure != nil || f.extra != nil || f.sym != nil || f.named != nil {
		vm.leaveRest(f)
	}
	f.flags = 0
	p := f.prev
	vm.cur = p
	vm.depth--
	if p != nil {
		vm.use(p.fn)
	}
}

// leaveRest releases what only some frames have.
func (vm *VM) leaveRest(f *Frame) {
	if s := f.sym; s != nil && f.flags&frameFile == 0 {
		f.sym = nil
		s.drop()
	}
	f.sym = nil
	if f.extra != nil {
		for _, v := range f.extra {
			v.Release()
		}
		f.extra = nil
	}
	if f.named != nil {
		n := f.named
		f.named = nil
		php.ArrayValue(n).Release()
	}
	if o := f.this; o != nil {
		f.this = nil
		php.ObjectValue(o).Release()
	}
	if o := f.closure; o != nil {
		f.closure = nil
		php.ObjectValue(o).Release()
	}
	f.static = nil
	f.recloned = nil
}

// sweep releases the temporaries of a frame from register n on; used when an exception leaves or enters a handler.
func (vm *VM) sweep(f *Frame, n int) {
	for i := n; i < f.fn.nregs; i++ {
		r := (*php.Value)(unsafe.Add(f.base, uintptr(i)*16))
		if r.IsCounted() {
			v := *r
			*r = php.Undef()
			vm.drop(v)
		}
	}
}

// drop releases a value from a register, which may be one of the machine's own.
func (vm *VM) drop(v php.Value) {
	if v.Kind() == php.KindInternal {
		(*loopIter)(v.Internal()).close(vm)
		return
	}
	v.Release()
}

// frameBytes is what a Frame counts for against the memory limit.
const frameBytes = int64(unsafe.Sizeof(Frame{}))

// newFrame makes the spare frame behind f. Endless recursion ends here, at the memory limit.
func (vm *VM) newFrame(f *Frame) *Frame {
	f.next = &Frame{}
	vm.ctx.Used += frameBytes
	if l := vm.ctx.Limits.Memory; l > 0 && vm.ctx.Used > l {
		vm.ctx.ChargeGrowth(frameBytes)
	}
	return f.next
}
