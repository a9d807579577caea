package vm

import (
	"reflect"
	"unsafe"

	"gaja/interp/php"
)

// SnapCodecs are the codecs of closures and generators.
func (s *saver) SnapCodecs() []php.SnapCodec {
	return []php.SnapCodec{
		{Name: "vm.closure", Type: reflect.TypeFor[*Closure](), Save: s.saveClosure},
		{Name: "vm.generator", Type: reflect.TypeFor[*Generator](), Save: s.saveGenerator},
		{Name: "vm.fiber", Type: reflect.TypeFor[*Fiber](), Save: saveFiber, Load: loadFiber},
		{Name: "vm.classLinks", Type: reflect.TypeFor[*classLinks](), Rebuilt: true},
		{Name: "vm.deprecations", Type: reflect.TypeFor[*deprecations](), Rebuilt: true},
	}
}

// SnapCodecs are the codecs of closures and generators.
func (l *loader) SnapCodecs() []php.SnapCodec {
	return []php.SnapCodec{
		{Name: "vm.closure", Type: reflect.TypeFor[*Closure](), Load: l.loadClosure},
		{Name: "vm.generator", Type: reflect.TypeFor[*Generator](), Load: l.loadGenerator},
		{Name: "vm.fiber", Type: reflect.TypeFor[*Fiber](), Save: saveFiber, Load: loadFiber},
		{Name: "vm.classLinks", Type: reflect.TypeFor[*classLinks](), Rebuilt: true},
		{Name: "vm.deprecations", Type: reflect.TypeFor[*deprecations](), Rebuilt: true},
	}
}

func (s *saver) saveClosure(w *php.SnapWriter, state any) {
	c := state.(*Closure)
	w.Object(c.self)
	w.Function(c.Fn)
	w.Bool(c.User != nil)
	if c.User != nil {
		s.saveFunc(w, c.User)
	}
	w.Object(c.This)
	w.Class(c.Static)
	w.Class(c.Scope)
	saveValues(w, c.uses)
	w.String(c.Magic)
	w.Bool(c.fake)
}

func (l *loader) loadClosure(r *php.SnapReader, state any) {
	c := state.(*Closure)
	c.self, c.Fn = r.Object(), r.Function()
	if r.Bool() {
		c.User, _ = l.loadFunc(r)
	}
	c.This, c.Static, c.Scope = r.Object(), r.Class(), r.Class()
	c.uses = loadValues(r)
	c.Magic, c.fake = r.String(), r.Bool()
	if c.Fn == nil || c.self == nil {
		r.Fail("a closure without a function")
		return
	}
	r.Later(func() error {
		if c.User != nil && len(c.uses) > len(c.User.B.Uses) {
			r.Fail("a closure with too many variables")
		}
		return nil
	})
}

// saveGenerator writes a generator; when it runs, its frame's place in the chain is written with the chain.
func (s *saver) saveGenerator(w *php.SnapWriter, state any) {
	g := state.(*Generator)
	s.saveFunc(w, g.fn)
	w.Object(g.self)
	w.Byte(byte(g.state))
	w.Value(g.key)
	w.Value(g.value)
	w.Value(g.ret)
	w.Int(g.auto)
	w.Object(g.from)
	w.Bool(g.fromIt != nil)
	if g.fromIt != nil {
		s.saveLoop(w, g.fromIt)
	}
	w.Value(g.fromArr)
	w.Uint(uint64(g.fromPos))
	w.Byte(byte(g.then))
	w.Bool(g.moved)
	w.Object(g.parent)
	w.Bool(g.frame != nil)
	if g.frame == nil {
		return
	}
	s.saveRegister(w, g, g.sent)
	s.saveRegister(w, g, g.fromReg)
	s.saveFrame(w, g.frame)
	saveValues(w, g.regs)
	w.Uint(uint64(len(g.calls)))
	for i := range g.calls {
		s.savePending(w, &g.calls[i])
	}
}

// saveRegister writes a pointer into a generator's registers.
func (s *saver) saveRegister(w *php.SnapWriter, g *Generator, p *php.Value) {
	n := -1
	if p != nil && len(g.regs) > 0 {
		if n = between(unsafe.Pointer(&g.regs[0]), unsafe.Pointer(p)); n < 0 || n >= len(g.regs) {
			n = -1
		}
	}
	w.Int(int64(n))
}

func (l *loader) loadRegister(r *php.SnapReader, g *Generator, n int) *php.Value {
	if n < 0 {
		return nil
	}
	if n >= len(g.regs) {
		r.Fail("register %d of a generator", n)
		return nil
	}
	return &g.regs[n]
}

func (l *loader) loadGenerator(r *php.SnapReader, state any) {
	g := state.(*Generator)
	g.fn, _ = l.loadFunc(r)
	g.self, g.state = r.Object(), genState(r.Byte())
	g.key, g.value, g.ret = r.Value(), r.Value(), r.Value()
	g.auto = r.Int()
	g.from = r.Object()
	if r.Bool() {
		g.fromIt = l.loadLoop(r)
	}
	g.fromArr = r.Value()
	g.fromPos, g.then, g.moved, g.parent = uint32(r.Uint()), genWant(r.Byte()), r.Bool(), r.Object()
	if r.Err() != nil || g.fn == nil || g.self == nil || g.state > genDone || g.then > wantForeach {
		r.Fail("a generator is broken")
		return
	}
	if !r.Bool() {
		g.state = genDone
		return
	}
	sent, from := int(r.Int()), int(r.Int())
	f := &Frame{fn: g.fn, gen: g}
	nregs := g.fn.nregs
	g.regs = make([]php.Value, nregs+1)
	f.base = unsafe.Pointer(&g.regs[0])
	if len(g.fn.code) == 0 {
		r.Fail("a generator without code")
		return
	}
	l.loadFrame(r, f)
	regs := loadValues(r)
	if len(regs) != len(g.regs) {
		r.Fail("a generator with %d registers", len(regs))
		return
	}
	copy(g.regs, regs)
	g.sent, g.fromReg = l.loadRegister(r, g, sent), l.loadRegister(r, g, from)
	for n := r.Count(); n > 0 && r.Err() == nil; n-- {
		g.calls = append(g.calls, l.loadPending(r))
	}
	g.frame = f
}

// SaveInternal writes the state of a foreach.
func (s *saver) SaveInternal(w *php.SnapWriter, v php.Value) {
	s.saveLoop(w, (*loopIter)(v.Internal()))
}

// LoadInternal reads the state of a foreach.
func (l *loader) LoadInternal(r *php.SnapReader) php.Value {
	return php.InternalValue(&l.loadLoop(r).Internal)
}

func (s *saver) saveLoop(w *php.SnapWriter, x *loopIter) {
	w.Any(anyIterator(x.it))
	w.Bool(x.fresh)
	w.Object(x.gen)
	w.Ref(x.ref)
	watches := x.place.Arr != nil && x.ref != nil && x.ref.V.IsArray() && x.ref.V.Array() == x.place.Arr
	w.Bool(watches)
	w.Uint(uint64(x.place.Pos))
	w.Object(x.obj)
	w.Uint(uint64(len(x.names)))
	for _, n := range x.names {
		w.Str(n)
	}
	w.Int(int64(x.at))
	w.Bool(x.byRef)
	w.Uint(uint64(x.handle))
}

// anyIterator keeps a nil iterator a nil interface.
func anyIterator(it php.Iterator) any {
	if it == nil {
		return nil
	}
	return it
}

func (l *loader) loadLoop(r *php.SnapReader) *loopIter {
	x := &loopIter{}
	if it := r.Any(); it != nil {
		var ok bool
		if x.it, ok = it.(php.Iterator); !ok {
			r.Fail("a loop over no iterator")
		}
	}
	x.fresh, x.gen, x.ref = r.Bool(), r.Object(), r.Ref()
	watches, pos := r.Bool(), uint32(r.Uint())
	x.obj = r.Object()
	for n := r.Count(); n > 0 && r.Err() == nil; n-- {
		if s := r.Str(); s != nil {
			x.names = append(x.names, s)
		}
	}
	x.at, x.byRef, x.handle = int(r.Int()), r.Bool(), uint32(r.Uint())
	if x.at < 0 {
		r.Fail("a loop is broken")
	}
	if watches {
		r.Later(func() error {
			if x.ref != nil && x.ref.V.IsArray() {
				x.place.Watch(x.ref.V.Array())
				x.place.Pos = min(pos, x.place.Arr.End())
			}
			return nil
		})
	}
	if x.gen != nil {
		r.Later(func() error {
			if _, ok := x.gen.Native.(*Generator); !ok {
				r.Fail("a loop over no generator")
			}
			return nil
		})
	}
	return x
}

// saveFiber writes a fiber that has not begun or has ended; another one has a Go stack.
func saveFiber(w *php.SnapWriter, state any) {
	f := state.(*Fiber)
	if f.state == php.FiberRunning || f.state == php.FiberSuspended {
		w.Refuse("a suspended Fiber cannot travel")
		return
	}
	w.Byte(byte(f.state))
	w.Object(f.self)
	w.Struct(&f.callable)
	w.Value(f.keep)
	w.Value(f.ret)
}

func loadFiber(r *php.SnapReader, state any) {
	f := state.(*Fiber)
	f.state, f.self = php.FiberState(r.Byte()), r.Object()
	r.Struct(&f.callable)
	f.keep, f.ret = r.Value(), r.Value()
	if f.state == php.FiberRunning || f.state == php.FiberSuspended || f.state > php.FiberThrew || f.self == nil {
		r.Fail("a fiber is broken")
	}
}
