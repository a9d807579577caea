package php

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"

	"gaja/interp/syntax"
)

// Level is the version of the language an engine speaks.
type Level = syntax.Level

// The levels.
const (
	Level84 = syntax.Level84
	Level74 = syntax.Level74
)

// Error levels, as in E_* constants.
const (
	EError            = 1
	EWarning          = 2
	EParse            = 4
	ENotice           = 8
	ECoreError        = 16
	ECoreWarning      = 32
	ECompileError     = 64
	ECompileWarning   = 128
	EUserError        = 256
	EUserWarning      = 512
	EUserNotice       = 1024
	EStrict           = 2048
	ERecoverableError = 4096
	EDeprecated       = 8192
	EUserDeprecated   = 16384
	EAll              = 32767
)

// Limits bound what a script may use; zero means unlimited.
type Limits struct {
	Memory  int64 // bytes
	Steps   int64
	Depth   int   // nested PHP calls
	Output  int64 // bytes
	Handles int   // open resources
}

// Callable is a resolved callable: a function with the object or class it is called on.
type Callable struct {
	Fn     *Function
	This   *Object
	Static *Class
	// Name is set when the call goes through __call or __callStatic: the method's name as written.
	Name string
	// Closure is the Closure object that runs, borrowed, or nil.
	Closure *Object
	// Detached is set for a method that 7.4 lets be called without its object, though it is not static. Who takes the
	// callable says so; see Context.WarnDetached.
	Detached bool
}

// WarnDetached raises 7.4's deprecation of calling a method that is not static without an object.
func (ctx *Context) WarnDetached(fn *Function) {
	ctx.Deprecated("Non-static method %s::%s() should not be called statically", fn.Class.Name, fn.Name)
}

// Frame describes one call on the stack, for backtraces and builtins that look at their caller.
type Frame struct {
	Fn   *Function // nil for the main script and included files
	This *Object
	// Class is the scope: the class whose private members are visible.
	Class  *Class
	Static *Class
	File   string
	Line   int
	// Include is "include", "require_once", "eval" … for a file's frame.
	Include string
	// FromNative is set when a builtin made the call, or the engine itself: messages then name no caller.
	FromNative bool
	// Strict is set when the file declares strict_types=1.
	Strict bool
	// Handle is the machine's own frame.
	Handle any
}

// Machine is what the values, builtins and Context need of the virtual machine.
type Machine interface {
	// Call runs a function to its end with borrowed arguments; the result is owned.
	Call(c Callable, args []Value) (Value, error)
	// CallNamed is Call with named arguments behind the positional ones.
	CallNamed(c Callable, args []Value, named *Array) (Value, error)
	// ResolveCallable finds what a callable value means, seen from the caller's scope. When it is not callable the
	// reason is what is_callable's users print behind "must be a valid callback, ".
	ResolveCallable(v Value) (c Callable, reason string, err error)
	// AutoloadClass runs the autoloaders for a class name and returns the class or nil.
	AutoloadClass(name string) (*Class, error)
	// PrepareClass evaluates constants, defaults and statics on first use.
	PrepareClass(c *Class) error
	// ConstValue evaluates a class constant.
	ConstValue(c *ClassConst) (Value, error)
	// Construct runs a constructor on a fresh object.
	Construct(o *Object, args []Value, named *Array) error
	// Destruct runs an object's destructor.
	Destruct(o *Object)
	// HandleError decides what becomes of a raised error: user handler, display, log, or the end of the script.
	HandleError(level int, msg, file string, line int)
	// Caller returns the innermost frame of a script, skipping builtins; depth 1 is its caller, and so on.
	Caller(depth int) (Frame, bool)
	// Backtrace makes the array of debug_backtrace; options are PHP's flags, limit 0 means all.
	Backtrace(skip, options, limit int) *Array
	// Locals gives the caller's variables by name: read, write, list. See extract, compact, get_defined_vars.
	Locals() (SymbolTable, bool)
	// Include compiles and runs a file or text in the caller's scope.
	Include(path string, once, require bool) (Value, error)
	// ReadProp and WriteProp access a property with the caller's scope, magic methods and hooks; v is taken over.
	ReadProp(o *Object, name *Str) (Value, error)
	WriteProp(o *Object, name *Str, v Value) error
	// OutputBegins is called before the first byte leaves; OutputChunk when a buffer with a chunk size is full.
	OutputBegins()
	OutputChunk(l *OutputLayer)
	// NewException fills file, line and trace of a fresh exception.
	InitException(o *Object)
	// Generator state, iteration and other services that only the machine has.
	Iterate(v Value, f func(key, val Value) (more bool, err error)) error
	// LiveBytes measures what the script's reachable values take.
	LiveBytes() int64
}

// SymbolTable is a function's or file's variables by name.
type SymbolTable interface {
	// Get returns the slot of a variable, or nil; Make makes it if needed.
	Get(name string) *Value
	Make(name *Str) *Value
	Delete(name string)
	Names() []string
}

// Context is one engine as builtins see it. It is used by one goroutine at a time.
type Context struct {
	Level   Level
	Machine Machine
	Host    *Host
	Out     *Output
	Limits  Limits

	// Pending is an exception or end of script raised where no error could be returned (in an error handler, a
	// destructor); the machine delivers it at the next safe place.
	Pending error
	// Attention is polled by the machine at back-edges and calls; Interrupt sets it.
	Attention atomic.Uint32
	interrupt atomic.Pointer[error]

	// FiberLock is above 0 while fibers must not be switched: in tick functions and handlers of signals.
	FiberLock int
	// FiberStackSmall is set when fiber.stack_size is below MinFiberStack.
	FiberStackSmall bool

	Functions map[string]*Function
	Classes   map[string]*Class
	Constants map[string]*Constant
	Ini       *IniTable
	// Used counts charged bytes since the last measurement; see Charge.
	Used      int64
	PeakUsed  int64
	exhausted bool // an exhausted limit is being reported
	// MaxMemory is the host's limit, which memory_limit cannot raise; zero means none.
	MaxMemory int64
	Modules   []*Module

	// RandomState is the random module's own: a script may draw a million numbers.
	RandomState any

	runtime *Library
	goctx   context.Context
	state   map[any]any
	// lastKey and lastState are the state that was asked for last: a script that draws random numbers asks for the
	// same one a million times.
	lastKey   any
	lastState any
	recycled  recycler
	strings   strPool
	gc        GC
	objects   objectStore
	resources map[int64]*Resource
	nextRes   int64
	weak      map[*Object][]func()
	chars     [256]*Str
	empty     *Str
	linking   map[string]bool
	signals   *SignalQueue        // made at once: it is used from other goroutines
	baseDir   string              // open_basedir in force
	restored  map[string]snapPart // states that came with a snapshot and nobody has asked for yet
}

// MinFiberStack is the least that fiber.stack_size may be.
const MinFiberStack = 8 << 10

// Constant is a global constant.
type Constant struct {
	Name   string
	Value  Value
	Module string // "" for constants of scripts
	// Deprecated is the text for deprecated constants.
	Deprecated string
	// NoCase marks 7.4's define(…, true).
	NoCase bool
}

// NewContext makes an engine's context over a library of modules. The machine must be set before anything runs.
func NewContext(lib *Library, host *Host, limits Limits) *Context {
	ctx := &Context{
		Level: lib.Level, Host: host, Limits: limits, runtime: lib, Modules: lib.Modules,
		Functions: make(map[string]*Function), Classes: make(map[string]*Class), Constants: make(map[string]*Constant),
		goctx: context.Background(), state: make(map[any]any), resources: make(map[int64]*Resource), nextRes: 1,
		weak: make(map[*Object][]func()), linking: make(map[string]bool),
	}
	ctx.gc = GC{ctx: ctx, Threshold: gcFirst}
	ctx.recycled.gc = &ctx.gc
	ctx.empty = NewStr("")
	ctx.signals = State(ctx, signalKey{}, func() *SignalQueue {
		return &SignalQueue{ctx: ctx, wakers: make(map[*func()]struct{})}
	})
	ctx.Out = &Output{ctx: ctx, sink: func(p []byte) error {
		if host.Stdout == nil {
			return nil
		}
		_, err := host.Stdout.Write(p)
		return err
	}}
	ctx.Ini = newIniTable(ctx)
	return ctx
}

// Go returns the host's context: blocking calls must end when it is done.
func (ctx *Context) Go() context.Context { return ctx.goctx }

// SetGo sets the host's context for what runs next.
func (ctx *Context) SetGo(g context.Context) { ctx.goctx = g }

// Interrupt ends the script at its next back-edge or call; safe from any goroutine.
func (ctx *Context) Interrupt(err error) {
	ctx.interrupt.CompareAndSwap(nil, &err)
	ctx.Attention.Store(1)
}

// TakeInterrupt returns and clears what Interrupt set, or nil.
func (ctx *Context) TakeInterrupt() error {
	if p := ctx.interrupt.Swap(nil); p != nil {
		return *p
	}
	return nil
}

// Interrupted returns what Interrupt set without clearing it.
func (ctx *Context) Interrupted() error {
	if p := ctx.interrupt.Load(); p != nil {
		return *p
	}
	return nil
}

// Poll fails when the script must end: builtins that loop call it.
func (ctx *Context) Poll() error {
	if ctx.Attention.Load() != 0 {
		if err := ctx.Interrupted(); err != nil {
			return err
		}
	}
	return ctx.Pending
}

// Charge accounts for bytes about to be allocated. When the count passes the limit what is really live is measured, and
// only if that is too much does the script end with PHP's fatal error.
func (ctx *Context) Charge(bytes int64) error {
	ctx.Used += bytes
	if ctx.Limits.Memory <= 0 || ctx.Used <= ctx.Limits.Memory || ctx.exhausted {
		return nil
	}
	live := int64(0)
	if bytes < ctx.Limits.Memory {
		live = ctx.Machine.LiveBytes()
	}
	ctx.Used = live + bytes
	ctx.PeakUsed = max(ctx.PeakUsed, ctx.Used)
	if ctx.Used <= ctx.Limits.Memory {
		return nil
	}
	ctx.Used = live
	return ctx.outOfMemory(bytes)
}

// ChargeGrowth is Charge where no error can be returned: the script ends at the next poll.
func (ctx *Context) ChargeGrowth(bytes int64) {
	if err := ctx.Charge(bytes); err != nil {
		ctx.Interrupt(err)
	}
}

// LimitMemory sets the memory that the script may use; zero and less mean all that the host gives.
func (ctx *Context) LimitMemory(bytes int64) {
	if bytes <= 0 || ctx.MaxMemory > 0 && bytes > ctx.MaxMemory {
		bytes = ctx.MaxMemory
	}
	ctx.Limits.Memory = bytes
}

// outOfMemory reports that the limit is reached; the report itself may take what it needs.
func (ctx *Context) outOfMemory(bytes int64) error {
	ctx.exhausted = true
	defer func() { ctx.exhausted = false }()
	ctx.FatalHere(EError, fmt.Sprintf("Allowed memory size of %d bytes exhausted (tried to allocate %d bytes)",
		ctx.Limits.Memory, bytes))
	return &Limit{LimitMemory}
}

// Raise raises an error of a level at the caller's line. It returns after the script's error handler has run; if that
// threw, Pending holds the exception.
func (ctx *Context) Raise(level int, msg string) {
	file, line := ctx.Position()
	ctx.Machine.HandleError(level, msg, file, line)
}

// message formats a text. Names of anonymous classes end where their readable part does.
func message(format string, args []any) string {
	for i, a := range args {
		if s, ok := a.(string); ok {
			if n := strings.Index(s, "@anonymous\x00"); n >= 0 {
				args[i] = s[:n+len("@anonymous")]
			}
		}
	}
	return fmt.Sprintf(format, args...)
}

// Warning raises an E_WARNING.
func (ctx *Context) Warning(format string, args ...any) {
	ctx.Raise(EWarning, message(format, args))
}

// Notice raises an E_NOTICE.
func (ctx *Context) Notice(format string, args ...any) {
	ctx.Raise(ENotice, message(format, args))
}

// Deprecated raises an E_DEPRECATED.
func (ctx *Context) Deprecated(format string, args ...any) {
	ctx.Raise(EDeprecated, message(format, args))
}

// FatalHere reports a fatal error at the caller's line. The caller must return an Exit (Fatal gives one).
func (ctx *Context) FatalHere(level int, msg string) {
	file, line := ctx.Position()
	ctx.Machine.HandleError(level, msg, file, line)
}

// Fatal reports a fatal error at the caller's line and returns the error that ends the script.
func (ctx *Context) Fatal(format string, args ...any) error {
	ctx.FatalHere(EError, message(format, args))
	return &Exit{Code: 255, Fatal: true}
}

// Position returns the file and line that the script is at.
func (ctx *Context) Position() (file string, line int) {
	if f, ok := ctx.Machine.Caller(0); ok {
		return f.File, f.Line
	}
	return "Unknown", 0
}

// ThrowError makes an exception of a builtin or user class with a message, and returns it as an error to be returned.
func (ctx *Context) ThrowError(class, msg string) error { return ctx.ThrowCode(class, msg, 0) }

// Throwf is ThrowError with a format.
func (ctx *Context) Throwf(class, format string, args ...any) error {
	return ctx.ThrowCode(class, message(format, args), 0)
}

// ThrowCode is ThrowError with an exception code.
func (ctx *Context) ThrowCode(class, msg string, code int64) error {
	c, err := ctx.FindClass(class, true)
	if err != nil {
		return err
	}
	if c == nil {
		return ctx.Fatal("Class %q not found", class)
	}
	if err := ctx.Machine.PrepareClass(c); err != nil {
		return err
	}
	o := NewObject(c)
	o.SetProp("message", String(msg))
	if code != 0 {
		o.SetProp("code", Int(code))
	}
	return &Throw{Obj: o}
}

// Instantiate makes an object of a class and runs its constructor with borrowed arguments.
func (ctx *Context) Instantiate(c *Class, args ...Value) (*Object, error) {
	if err := ctx.Machine.PrepareClass(c); err != nil {
		return nil, err
	}
	o := NewObject(c)
	if c.Ctor != nil {
		if err := ctx.Machine.Construct(o, args, nil); err != nil {
			o.SkipDestructor()
			ObjectValue(o).Release()
			return nil, err
		}
	}
	return o, nil
}

// CallValue calls a callable with borrowed arguments; the result is owned.
func (ctx *Context) CallValue(callable Value, args ...Value) (Value, error) {
	c, reason, err := ctx.Machine.ResolveCallable(callable)
	if err != nil {
		return Undef(), err
	}
	if c.Fn == nil {
		return Undef(), ctx.ThrowError("Error", reason)
	}
	return ctx.Machine.Call(c, args)
}

// CallMethod calls a method by its lower-case name with borrowed arguments; the result is owned.
func (ctx *Context) CallMethod(o *Object, lower string, args ...Value) (Value, error) {
	m := o.Class.FindMethod(lower)
	if m == nil {
		return Undef(), ctx.Throwf("Error", "Call to undefined method %s::%s()", o.Class.Name, lower)
	}
	return ctx.Machine.Call(Callable{Fn: m, This: o, Static: o.Class}, args)
}

// FindFunction returns a function by name in any case, without a leading backslash, or nil.
func (ctx *Context) FindFunction(name string) *Function {
	lower := strings.ToLower(name)
	if f, ok := ctx.Functions[lower]; ok {
		return f
	}
	return ctx.linkFunction(lower)
}

// FindClass returns a class by name in any case, without a leading backslash, or nil; autoload runs the autoloaders.
func (ctx *Context) FindClass(name string, autoload bool) (*Class, error) {
	lower := strings.ToLower(name)
	if c, ok := ctx.Classes[lower]; ok {
		return c, nil
	}
	if c, err := ctx.linkClass(lower); c != nil || err != nil {
		return c, err
	}
	if !autoload {
		return nil, nil
	}
	return ctx.Machine.AutoloadClass(name)
}

// FindConstant returns a global constant by name, without a leading backslash, or nil. The namespace part is case-blind.
func (ctx *Context) FindConstant(name string) *Constant {
	if i := strings.LastIndexByte(name, '\\'); i >= 0 {
		name = strings.ToLower(name[:i]) + name[i:]
	}
	if c, ok := ctx.Constants[name]; ok {
		return c
	}
	if c := ctx.linkConstant(name); c != nil {
		return c
	}
	if c, ok := ctx.Constants["\x00"+strings.ToLower(name)]; ok {
		return c
	}
	return nil
}

// State returns a module's per-engine state, made on first use. The key is a type of the module's own.
func State[T any](ctx *Context, key any, make func() *T) *T {
	if ctx.lastKey == key && key != nil {
		return ctx.lastState.(*T)
	}
	if s, ok := ctx.state[key]; ok {
		ctx.lastKey, ctx.lastState = key, s
		return s.(*T)
	}
	s := make()
	ctx.state[key] = s
	if ctx.restored != nil {
		ctx.loadState(key, s)
	}
	return s
}

// Char returns the one-byte string for c, owned by the caller.
func (ctx *Context) Char(c byte) Value {
	s := ctx.chars[c]
	if s == nil {
		s = NewStr(string([]byte{c}))
		ctx.chars[c] = s
	}
	s.rc++
	return StrValue(s)
}

// EmptyString returns "", owned by the caller.
func (ctx *Context) EmptyString() Value {
	ctx.empty.rc++
	return StrValue(ctx.empty)
}
