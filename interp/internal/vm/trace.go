package vm

import (
	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// stackEntry is one call for backtraces: a frame of a script, a builtin under way, or the opening of a file that has no
// frame yet.
type stackEntry struct {
	frame   *Frame
	native  *native
	opening string // the include's word
}

// stack lists the calls under way, innermost first.
func (vm *VM) stack(yield func(stackEntry) bool) {
	if !vm.stackOf(vm.cur, vm.natives[:vm.nn], yield) {
		return
	}
	// What resumed a fiber goes on below it.
	for fb := vm.fiber; fb != nil; fb = fb.prev {
		if !vm.stackOf(fb.outer.cur, fb.outer.natives[:fb.outer.nn], yield) {
			return
		}
	}
}

// stackOf lists the calls of one fiber, or of the script outside fibers.
func (vm *VM) stackOf(cur *Frame, natives []*native, yield func(stackEntry) bool) bool {
	n := len(natives)
	inner := false // something is listed that the frame called
	for f := cur; f != nil; f = f.prev {
		for n > 0 && natives[n-1].under == f {
			n--
			if hiddenNative(natives[n]) {
				continue
			}
			inner = true
			if !yield(stackEntry{native: natives[n]}) {
				return false
			}
		}
		if f.flags&(frameRoot|frameLeaving) != 0 {
			continue
		}
		if inner && f.ip != nil && at(f.ip).Op == bytecode.OpInclude && !vm.includedBy(cur, f) {
			if !yield(stackEntry{opening: includeNames[at(f.ip).C]}) {
				return false
			}
		}
		inner = true
		if !yield(stackEntry{frame: f}) {
			return false
		}
		if nt := vm.resumer(f); nt != nil && !yield(stackEntry{native: nt}) {
			return false
		}
	}
	for n > 0 && natives[n-1].under == nil { // called from outside any script
		n--
		if !yield(stackEntry{native: natives[n]}) {
			return false
		}
	}
	return true
}

// leaving reports whether a frame has returned and is only releasing its variables: a destructor that runs then was
// called by the frame below.
func (f *Frame) leaving() bool {
	if f.ip == nil || f.flags&(frameFile|frameLeaving) != 0 || f.gen != nil {
		return false
	}
	switch at(f.ip).Op {
	case bytecode.OpRet, bytecode.OpRetK, bytecode.OpRetRef:
		return true
	}
	return false
}

// includedBy reports whether the frame that f called, on the way to cur, is the file that f includes.
func (vm *VM) includedBy(cur, f *Frame) bool {
	for g := cur; g != nil && g != f; g = g.prev {
		if g.prev == f {
			return g.flags&frameFile != 0
		}
	}
	return false
}

// resumer is the method call that resumed a generator inside the loop, as traces show it, or nil.
func (vm *VM) resumer(f *Frame) *native {
	if f.gen == nil || f.flags&frameEntry != 0 || f.prev == nil || f.prev.ip == nil {
		return nil
	}
	switch at(f.prev.ip).Op {
	case bytecode.OpCall, bytecode.OpCallKnown:
	default:
		return nil
	}
	name := "next"
	switch fresh := f.gen.sent == nil && !f.gen.moved; {
	case fresh && f.gen.then == wantCurrent:
		name = "current"
	case fresh:
		name = "rewind"
	case f.gen.then == wantCurrent:
		name = "send"
	}
	nt := &native{}
	nt.call.Fn, nt.call.This = f.gen.self.Class.Methods[name], f.gen.self
	if f.gen.sent != nil && name == "send" {
		nt.call.Args, nt.call.Given = []php.Value{*f.gen.sent}, 1
	}
	return nt
}

// Caller returns the innermost frame of a script, skipping builtins; depth 1 is its caller, and so on.
func (vm *VM) Caller(depth int) (php.Frame, bool) {
	for f := vm.cur; f != nil; f = f.prev {
		if f.flags&frameRoot != 0 {
			continue
		}
		if depth > 0 {
			depth--
			continue
		}
		return vm.frameInfo(f), true
	}
	return php.Frame{}, false
}

func (vm *VM) frameInfo(f *Frame) php.Frame {
	p := php.Frame{This: f.this, Class: f.fn.scope, Static: f.static, File: f.fn.Unit.B.File, Line: f.line(), Include: f.included(),
		FromNative: f.flags&frameEntry != 0 && !f.fromPlace(), Strict: f.strict(), Handle: f}
	if f.fn.B.Flags&bytecode.FuncMain == 0 {
		p.Fn = f.fn.Fn
	}
	return p
}

// Flags of debug_backtrace.
const (
	traceObject     = 1
	traceIgnoreArgs = 2
)

// Backtrace makes the array of debug_backtrace. skip drops that many of the innermost calls.
func (vm *VM) Backtrace(skip, options, limit int) *php.Array {
	w := vm.traceWords()
	entries := vm.underWay(w)
	out := vm.traceRows(entries, skip, options, limit)
	w.forgetCalls()
	return out
}

// traceRows are the lines of a trace for the calls under way.
func (vm *VM) traceRows(entries []stackEntry, skip, options, limit int) *php.Array {
	out := vm.ctx.NewArray(min(len(entries), 8))
	for i, e := range entries {
		if i < skip {
			continue
		}
		if limit > 0 && out.Len() >= limit {
			break
		}
		if e.frame != nil && e.frame.included() == "" && e.frame.flags&frameFile != 0 {
			continue // the main script itself
		}
		if e.frame != nil && e.frame.fn.B.Flags&bytecode.FuncThunk != 0 {
			if vm.is74() || e.frame.fromPlace() {
				continue
			}
			if row := vm.thunkRow(e, entries[i+1:]); row != nil {
				out.Append(php.ArrayValue(row))
			}
			continue
		}
		out.Append(php.ArrayValue(vm.traceRow(e, entries[i+1:], options)))
	}
	return out
}

// thunkRow is the line of a constant expression being evaluated: PHP shows it as [constant expression].
func (vm *VM) thunkRow(e stackEntry, outer []stackEntry) *php.Array {
	row := vm.ctx.NewHash(4)
	vm.callSite(row, outer)
	row.SetString("function", php.String("[constant expression]"))
	return row
}

func (vm *VM) traceRow(e stackEntry, outer []stackEntry, options int) *php.Array {
	row := vm.ctx.NewHash(8)
	if e.native != nil {
		vm.callSite(row, outer)
		c := &e.native.call
		vm.calleeInfo(row, c.Fn, c.This, c.Static, options)
		if options&traceIgnoreArgs == 0 {
			vm.traceArgs(row, c.Fn, c.Args[:min(len(c.Args), max(c.Given, 0))], nil)
		}
		return row
	}
	if e.opening != "" {
		vm.callSite(row, outer)
		row.SetString("function", php.String(e.opening))
		return row
	}
	f := e.frame
	vm.callSite(row, outer)
	if how := f.included(); how != "" {
		if options&traceIgnoreArgs == 0 && how != "eval" {
			row.SetString("args", php.ArrayValue(php.List(php.String(f.fn.Unit.B.File))))
		}
		row.SetString("function", php.String(how))
		return row
	}
	vm.calleeInfo(row, f.fn.Fn, f.this, f.static, options)
	if options&traceIgnoreArgs == 0 {
		vm.traceArgs(row, f.fn.Fn, vm.frameArgs(f), vm.frameNamed(f))
	}
	return row
}

// frameNamed are the extra named arguments of a frame, or nil.
func (vm *VM) frameNamed(f *Frame) *php.Array {
	if f.named != nil || f.fn.B.Flags&bytecode.FuncVariadic == 0 || f.extra != nil {
		return f.named
	}
	if r := reg(f.base, uint16(f.fn.nparams)).Deref(); r.IsArray() {
		return r.Array()
	}
	return nil
}

// callSite says where the call was made: in the frame outside of it, unless a builtin made it.
func (vm *VM) callSite(row *php.Array, outer []stackEntry) {
	if len(outer) > 0 && outer[0].opening != "" {
		outer = outer[1:]
	}
	if len(outer) > 0 && outer[0].frame != nil {
		vm.placeRow(row, outer[0].frame)
	}
}

// placeRow notes in a trace line where frame f is.
func (vm *VM) placeRow(row *php.Array, f *Frame) {
	w := vm.traceWords()
	row.SetKey(w.file, w.filePath(f.fn.Unit.B.File))
	row.SetKey(w.line, php.Int(int64(f.line())))
}

func (vm *VM) calleeInfo(row *php.Array, fn *php.Function, this *php.Object, static *php.Class, options int) {
	w := vm.traceWords()
	row.SetKey(w.function, php.String(fn.Name))
	if fn.Class == nil {
		return
	}
	row.SetKey(w.class, php.String(fn.Class.Name))
	if this != nil {
		if options&traceObject != 0 {
			row.SetString("object", php.ObjectValue(this).Copy())
		}
		row.SetKey(w.typ, w.arrow.Copy())
		return
	}
	row.SetKey(w.typ, w.colons.Copy())
}

func (vm *VM) traceArgs(row *php.Array, fn *php.Function, args []php.Value, named *php.Array) {
	a := vm.ctx.NewArray(len(args))
	for i, v := range args {
		v = v.Deref()
		if v.IsUndef() {
			v = php.Null()
		}
		if p := fn.Param(i); p != nil && p.Flags&php.ParamSensitive != 0 {
			a.Append(vm.sensitive(v))
			continue
		}
		a.Append(v.Copy())
	}
	if named != nil {
		for k, v := range named.All() {
			if k.Str != nil {
				a.SetKey(k.Str, v.Copy())
			}
		}
	}
	row.SetKey(vm.traceWords().args, php.ArrayValue(a))
}

// sensitive wraps an argument that traces must not show.
func (vm *VM) sensitive(v php.Value) php.Value {
	c, err := vm.ctx.FindClass("SensitiveParameterValue", false)
	if err != nil || c == nil {
		return php.Null()
	}
	o := php.NewObject(c)
	o.SetProp("value", v.Copy())
	return php.ObjectValue(o)
}

// InitException fills file, line and trace of a fresh exception.
func (vm *VM) InitException(o *php.Object) {
	file, line := "[no active file]", 0
	skip := 0
	// The frames of the exception's own constructors do not count.
	w := vm.traceWords()
	entries := vm.underWay(w)
	for skip < len(entries) {
		e := entries[skip]
		if e.frame != nil && e.frame.this == o && e.frame.fn.Fn.Lower == "__construct" {
			skip++
			continue
		}
		if e.native != nil && e.native.call.This == o {
			skip++
			continue
		}
		break
	}
	for _, e := range entries[skip:] {
		if e.frame != nil {
			file, line = e.frame.fn.Unit.B.File, e.frame.line()
			break
		}
	}
	o.SetProp("file", w.filePath(file))
	o.SetProp("line", php.Int(int64(line)))
	options := 0
	if vm.ctx.Ini.Bool("zend.exception_ignore_args") {
		options = traceIgnoreArgs
	}
	trace := vm.traceRows(entries, skip, options, 0)
	w.forgetCalls()
	for _, p := range o.Class.Props {
		if p != nil && p.Name == "trace" && (p.Class.Lower == "exception" || p.Class.Lower == "error") {
			old := o.Slots[p.Slot]
			o.Slots[p.Slot] = php.ArrayValue(trace)
			old.Release()
			return
		}
	}
	php.ArrayValue(trace).Release()
}
