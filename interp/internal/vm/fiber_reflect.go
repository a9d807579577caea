package vm

import (
	"slices"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// fiberCalls lists the calls under way in a fiber that runs or is suspended, innermost first.
func (vm *VM) fiberCalls(f *Fiber) (calls []stackEntry) {
	note := func(e stackEntry) bool {
		calls = append(calls, e)
		return true
	}
	if f == vm.fiber {
		vm.stackOf(vm.cur, vm.natives[:vm.nn], note)
		return calls
	}
	st := &f.st
	// One that resumed another keeps its state there.
	for in := vm.fiber; in != nil; in = in.prev {
		if in.prev == f {
			st = &in.outer
		}
	}
	vm.stackOf(st.cur, st.natives[:st.nn], note)
	if st.cur == nil { // the fiber's function is a builtin
		for _, n := range slices.Backward(st.natives[:st.nn]) {
			calls = append(calls, stackEntry{native: n})
		}
	}
	return calls
}

// FiberParts tells where a fiber stands; ok is false when it has not started or has ended. options are those of
// debug_backtrace.
func (vm *VM) FiberParts(o *php.Object, options int) (info php.FiberInfo, ok bool) {
	f, ok := o.Native.(*Fiber)
	if !ok || f.state != php.FiberRunning && f.state != php.FiberSuspended {
		return php.FiberInfo{}, false
	}
	calls := vm.fiberCalls(f)
	info.Trace = php.NewArray(len(calls))
	// Below the fiber's own calls stands a builtin, which has no place.
	outer := append(calls[:len(calls):len(calls)], stackEntry{})
	for i, e := range calls {
		if e.frame != nil && info.File == "" {
			info.File, info.Line = e.frame.fn.Unit.B.File, e.frame.line()
		}
		if e.frame != nil && e.frame.fn.B.Flags&bytecode.FuncThunk != 0 {
			continue
		}
		info.Trace.Append(php.ArrayValue(vm.traceRow(e, outer[i+1:], options)))
	}
	return info, true
}

// FiberCallable gives a fiber's function as it was passed, borrowed; ok is false when the fiber has ended.
func (vm *VM) FiberCallable(o *php.Object) (callable php.Value, ok bool) {
	f, ok := o.Native.(*Fiber)
	if !ok || f.state == php.FiberReturned || f.state == php.FiberThrew {
		return php.Undef(), false
	}
	return f.keep, true
}
