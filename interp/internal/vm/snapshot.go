package vm

import (
	"fmt"
	"runtime/debug"
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// A snapshot is taken inside a builtin's call (pcntl_fork) and restored in a machine that has run nothing yet. What the
// script declared is declared again from the units, whose bytecode travels; everything else is values and frames. The
// builtin's result in the new machine is given to Resume, which goes on behind the call.
//
// Frames hold pointers to instructions, registers and functions. They become numbers: an instruction's index, a
// register's index, a function's place in its unit or class. Windows are laid out anew, with the same overlaps.
//
// A frame under Go code cannot travel, because Go's stack does not: a builtin that called back into the script, a
// destructor, an autoloader. Such a snapshot is refused.

// saver is the machine while a snapshot is written: it knows functions by their places.
type saver struct {
	*VM
	places map[*Func]funcPlace
	copies map[*Func]uint64 // functions that have no place, by number
}

// funcPlace is where a function that was not copied stands: in a unit, or as a method or hook of a class.
type funcPlace struct {
	unit, index int
	class       *php.Class
	name        string
	hook        byte // placeGet or placeSet of the property name
}

// Snapshot appends the machine's state to buf. fds are the descriptors that must be open under the same numbers where it
// is restored. With a reason there is no snapshot.
func (vm *VM) Snapshot(buf []byte) (data []byte, fds map[int]bool, reason string) {
	if reason = vm.cannotSnapshot(); reason != "" {
		return nil, nil, reason
	}
	s := &saver{VM: vm, places: make(map[*Func]funcPlace), copies: make(map[*Func]uint64)}
	w := php.NewSnapWriter(vm.ctx, s, buf)
	w.Byte(byte(vm.ctx.Level))
	s.saveUnits(w)
	classes := s.saveClasses(w)
	s.index()
	s.saveFunctions(w)
	w.ObjectTable()
	s.saveClassData(w, classes)
	s.saveFuncData(w)
	w.Tables()
	w.Objects()
	s.saveMachine(w)
	w.States()
	if reason = w.Refused(); reason != "" {
		return nil, nil, reason
	}
	data, fds = w.Done()
	return data, fds, ""
}

// cannotSnapshot says why the machine's stack cannot travel, or "".
func (vm *VM) cannotSnapshot() string {
	if vm.fiber != nil {
		return "a Fiber is running"
	}
	if vm.runs > 1 || vm.nn > 1 {
		for i := vm.nn - 2; i >= 0; i-- {
			return fmt.Sprintf("%s() is under way and would be lost", vm.natives[i].call.Fn.DisplayName())
		}
		return "a call from inside the engine is under way and would be lost"
	}
	f := vm.cur
	if f == nil || vm.nn != 1 || vm.natives[0].under != f || len(f.fn.code) == 0 {
		return "the script is not running"
	}
	switch at(f.ip).Op {
	case bytecode.OpCall, bytecode.OpCallKnown, bytecode.OpCallNative:
	default:
		return "the call cannot be resumed"
	}
	for f.prev != nil {
		f = f.prev
	}
	if f.flags&(frameFile|frameEntry) != frameFile|frameEntry || f.include != "" {
		return "the main script is not running"
	}
	return ""
}

// Restore makes a fresh machine what a snapshot says. A damaged snapshot is an error, and the machine is of no use then.
func (vm *VM) Restore(data []byte) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("snapshot: %v\n%s", r, debug.Stack())
		}
	}()
	l := &loader{VM: vm}
	r := php.NewSnapReader(vm.ctx, l, data)
	if level := php.Level(r.Byte()); level != vm.ctx.Level {
		r.Fail("it is of another level")
	}
	muted := vm.ctx.Errors()
	muted.Muted++
	vm.restoring = true
	defer func() { vm.restoring = false }()
	l.loadUnits(r)
	classes := l.loadClasses(r)
	muted.Muted--
	l.loadFunctions(r)
	r.ObjectTable()
	l.loadClassData(r, classes)
	l.loadFuncData(r)
	r.Tables()
	r.Objects()
	l.loadMachine(r)
	return r.States()
}

// Resume goes on behind the call in which the snapshot was taken, with v as its result, to the script's end. See RunMain.
func (vm *VM) Resume(v php.Value) (php.Value, error) {
	vm.runs++
	ip, base := vm.result(vm.cur.ip, vm.cur.base, v, nil)
	err := vm.runNested(ip, base)
	v = vm.ret
	vm.ret = php.Undef()
	return v, vm.report(err)
}

// saveMachine writes tables, frames, pending calls and the machine's own few values.
func (s *saver) saveMachine(w *php.SnapWriter) {
	w.MachineNode(unsafe.Pointer(s.globals), s.globals)
	s.saveIncluded(w)
	w.Int(int64(s.ticks.every))
	w.Int(int64(s.ticks.count))
	w.Int(s.steps)
	w.Bool(s.fatalSeen)
	w.Bool(s.run_.shutdown)
	w.Object(s.exc)
	w.Value(s.held)
	s.saveFrames(w)
	w.Uint(uint64(s.nc))
	for i := 0; i < s.nc; i++ {
		s.savePending(w, &s.calls[i])
	}
}

func (s *saver) saveIncluded(w *php.SnapWriter) {
	w.Uint(uint64(len(s.includedList)))
	for _, n := range s.includedList {
		w.String(n)
	}
	w.Uint(uint64(len(s.included)))
	for n := range s.included {
		w.String(n)
	}
}

// loader is the machine while a snapshot is read.
type loader struct {
	*VM
	copies []*Func
}

func (l *loader) loadMachine(r *php.SnapReader) {
	if t := l.table(r); t != nil {
		l.globals = t
	}
	l.includedList = nil
	for n := r.Count(); n > 0 && r.Err() == nil; n-- {
		l.includedList = append(l.includedList, r.String())
	}
	for n := r.Count(); n > 0 && r.Err() == nil; n-- {
		l.included[r.String()] = true
	}
	l.ticks.every, l.ticks.count = int(r.Int()), int(r.Int())
	l.steps = r.Int()
	l.fatalSeen = r.Bool()
	l.run_.shutdown = r.Bool()
	l.exc = r.Object()
	l.held = r.Value()
	l.loadFrames(r)
	n := r.Count()
	for i := 0; i < n && r.Err() == nil; i++ {
		*l.pend() = l.loadPending(r)
	}
	for f := l.cur; f != nil; f = f.prev {
		if f.calls > l.nc {
			r.Fail("%d pending calls", f.calls)
		}
	}
}

func (s *saver) savePending(w *php.SnapWriter, p *pending) {
	w.Function(p.fn)
	w.Object(p.this)
	w.Class(p.static)
	w.Object(p.closure)
	w.String(p.magic)
	saveValues(w, p.args)
	w.Array(p.named)
	w.Bool(p.isNew)
	w.Bool(p.none)
}

func (l *loader) loadPending(r *php.SnapReader) pending {
	p := pending{fn: r.Function(), this: r.Object(), static: r.Class(), closure: r.Object(), magic: r.String()}
	p.args = loadValues(r)
	p.named, p.isNew, p.none = r.Array(), r.Bool(), r.Bool()
	if p.fn != nil {
		p.user, _ = p.fn.User.(*Func)
	}
	return p
}

// saveValues writes a slice; nil comes back as nil.
func saveValues(w *php.SnapWriter, vs []php.Value) {
	w.Uint(uint64(len(vs)))
	for _, v := range vs {
		w.Value(v)
	}
}

func loadValues(r *php.SnapReader) []php.Value {
	n := r.Count()
	if n == 0 {
		return nil
	}
	vs := make([]php.Value, n)
	for i := range vs {
		vs[i] = r.Value()
	}
	return vs
}
