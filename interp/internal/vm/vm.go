package vm

import (
	"math"
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// VM is the machine of one engine. It is used by one goroutine at a time.
type VM struct {
	ctx *php.Context
	cur *Frame // the running frame, nil outside of scripts
	// k is the current function's constants.
	k        unsafe.Pointer
	props    [knownProps]knownProp
	methods  [knownMethods]knownMethod
	maxDepth int // the limit of nested calls
	// caches are the current function's inline caches.
	caches unsafe.Pointer
	// exc is the exception that a handler is about to look at.
	exc *php.Object
	// err and ret are what a run ended with.
	err error
	ret php.Value

	// calls are the pending calls, nc how many there are.
	calls []pending
	nc    int
	// natives are the builtins under way, innermost last.
	natives []*native
	nn      int

	// place and held: where an Lv walk stands, and what keeps the place alive.
	place   *php.Value
	held    php.Value
	placeOf *php.Object // the object whose property the place is, for typed and readonly ones
	prop    *php.PropInfo
	scratch php.Value
	// globalsRef is what 7.4's scripts have bound of $GLOBALS as a whole, nil for nothing.
	globalsRef *php.Ref

	// words are what traces are made of, nil until there is one.
	words *traceStrs

	depth        int
	globals      *symTab
	units        []*Unit
	included     map[string]bool
	main         *Unit
	chunks       []*chunk
	first        *Frame
	halt         [1]bytecode.Instr
	runs         int // nested runs on the Go stack
	ended        bool
	compile      Compiler
	ticks        tickState
	run_         runState
	closed       bool
	steps        int64
	named        *php.Array // extra named arguments on their way into a frame
	fatalSeen    bool       // a fatal error was reported: destructors no longer run
	includedList []string
	liveFibers   int64
	fiber        *Fiber                  // the running fiber
	root         *Func                   // stands under calls from outside any script
	caught       map[*php.Str]*php.Class // the classes that catch clauses name, by their literals
	noCtor       *php.Function           // stands for the constructor that a class does not have
	restoring    bool                    // classes are being declared again
	note         string                  // see CallableNote
	clock        timeLimit
}

// Compiler compiles source text for include and eval.
type Compiler interface {
	// Compile compiles a file's text; eval is set for eval'd code. An error is a *syntax.Error.
	Compile(name string, src []byte, eval bool) (*bytecode.Unit, error)
}

// New makes a machine for an engine.
func New(ctx *php.Context, comp Compiler) *VM {
	vm := &VM{ctx: ctx, compile: comp, included: make(map[string]bool), globals: newSymTab()}
	vm.halt[0].Op = bytecode.OpHalt
	vm.calls = make([]pending, 32)
	vm.maxDepth = ctx.Limits.Depth
	if vm.maxDepth <= 0 {
		vm.maxDepth = math.MaxInt
	}
	vm.noCtor = &php.Function{Name: "__construct"}
	ctx.Machine = vm
	return vm
}

// Context returns the engine's context.
func (vm *VM) Context() *php.Context { return vm.ctx }

// reg returns a register.
func reg(base unsafe.Pointer, i uint16) *php.Value {
	return (*php.Value)(unsafe.Add(base, uintptr(i)*16))
}

// use makes a function's constants and caches the current ones.
func (vm *VM) use(f *Func) { vm.k, vm.caches = f.k, f.cache0 }

func (vm *VM) konst(i uint16) *php.Value {
	return (*php.Value)(unsafe.Add(vm.k, uintptr(i)*16))
}

func at(ip unsafe.Pointer) *bytecode.Instr { return (*bytecode.Instr)(ip) }

func next(ip unsafe.Pointer) unsafe.Pointer { return unsafe.Add(ip, bytecode.Size) }

// jumpHigh is where a fused jump leads.
func jumpHigh(ip unsafe.Pointer, d uint64) unsafe.Pointer { return unsafe.Add(ip, int(int32(d>>32))) }

func jumpBC(ip unsafe.Pointer, in *bytecode.Instr) unsafe.Pointer {
	return unsafe.Add(ip, int(int32(uint32(in.B)|uint32(in.C)<<16)))
}

// chunk is a piece of the register stack.
type chunk struct {
	vals []php.Value
	used int
}

const (
	firstChunk = 4 << 10
	fiberChunk = 256 // of a fiber: there may be thousands
)

// newChunk makes room for at least n registers and returns its begin and end. Passing the memory limit ends the script at
// the next call.
func (vm *VM) newChunk(n int) (begin, end unsafe.Pointer) {
	size := firstChunk
	if vm.fiber != nil {
		size = fiberChunk
	}
	if len(vm.chunks) > 0 {
		size = min(2*len(vm.chunks[len(vm.chunks)-1].vals), 256<<10)
	}
	if size < n+64 {
		size = n + 64
	}
	if len(vm.chunks) > 0 {
		vm.ctx.ChargeGrowth(int64(size) * 16)
	}
	c := &chunk{vals: make([]php.Value, size)}
	for i := range c.vals {
		c.vals[i] = php.Undef()
	}
	vm.chunks = append(vm.chunks, c)
	begin = unsafe.Pointer(&c.vals[0])
	return begin, unsafe.Add(begin, (size-1)*16)
}
