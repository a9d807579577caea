package vm

import (
	"unsafe"

	"gaja/interp/php"
)

type unsafePointer = unsafe.Pointer

// LiveBytes measures what the script's reachable values take.
func (vm *VM) LiveBytes() int64 {
	m := &marker{seen: make(map[unsafe.Pointer]struct{})}
	vm.markRoots(m)
	m.run()
	for _, c := range vm.chunks {
		m.bytes += int64(len(c.vals)) * 16
	}
	for _, l := range vm.ctx.Out.Layers {
		m.bytes += int64(cap(l.Buf))
	}
	return m.bytes + vm.liveFibers*fiberBytes
}

// marker walks values and adds up what they take.
type marker struct {
	seen  map[unsafe.Pointer]struct{}
	work  []php.Value
	bytes int64
}

func (m *marker) add(v php.Value) {
	if v.IsCounted() && !v.IsUndef() {
		m.work = append(m.work, v)
	}
}

func (m *marker) run() {
	for len(m.work) > 0 {
		v := m.work[len(m.work)-1]
		m.work = m.work[:len(m.work)-1]
		if v.Kind() == php.KindInternal {
			l := (*loopIter)(v.Internal())
			if l.ref != nil {
				m.add(php.RefValue(l.ref))
			}
			if l.obj != nil {
				m.add(php.ObjectValue(l.obj))
			}
			if l.gen != nil {
				m.add(php.ObjectValue(l.gen))
			}
			continue
		}
		p := v.Internal()
		if _, ok := m.seen[p]; ok {
			continue
		}
		m.seen[p] = struct{}{}
		switch v.Kind() {
		case php.KindString:
			m.bytes += 32 + int64(v.Str().Len())
		case php.KindArray:
			m.bytes += v.Array().Bytes()
			for it := v.Array().Iter(); it.Next(); {
				m.add(*it.Slot())
				if k := it.Key(); k.Str != nil {
					m.add(php.StrValue(k.Str))
				}
			}
		case php.KindRef:
			m.bytes += 48
			m.add(v.Ref().V)
		case php.KindObject:
			m.object(v.Object())
		}
	}
}

func (m *marker) object(o *php.Object) {
	m.bytes += 96 + int64(len(o.Slots))*16
	for _, v := range o.Slots {
		m.add(v)
	}
	if o.Dyn != nil {
		m.add(php.ArrayValue(o.Dyn))
	}
	switch n := o.Native.(type) {
	case *Closure:
		if n.This != nil {
			m.add(php.ObjectValue(n.This))
		}
		for _, v := range n.uses {
			m.add(v)
		}
		if n.User != nil {
			m.statics(n.User)
		}
	case *php.Lazy:
		n.WalkNative(m.add)
	case *Fiber:
		m.fiber(n)
	case *Generator:
		m.add(n.value)
		m.add(n.key)
		m.add(n.ret)
		m.add(n.fromArr)
		if n.from != nil {
			m.add(php.ObjectValue(n.from))
		}
		for _, v := range n.regs {
			m.add(v)
		}
		if n.frame != nil {
			m.frame(n.frame)
		}
	}
	if h := o.Class.Handlers; h != nil && h.Walk != nil {
		h.Walk(o, func(v *php.Value) { m.add(*v) })
	}
}

// fiber marks what a suspended fiber's state holds.
func (m *marker) fiber(f *Fiber) {
	for _, v := range []php.Value{f.keep, f.ret, f.in, f.out, f.st.held, f.st.ret} {
		m.add(v)
	}
	for fr := f.st.cur; fr != nil; fr = fr.prev {
		m.frame(fr)
		for i := 0; i < fr.fn.nregs; i++ {
			m.add(*reg(fr.base, uint16(i)))
		}
	}
	for _, nt := range f.st.natives[:f.st.nn] {
		for _, v := range nt.call.Args {
			m.add(v)
		}
		if nt.call.This != nil {
			m.add(php.ObjectValue(nt.call.This))
		}
	}
}

func (m *marker) statics(f *Func) {
	for _, r := range f.statics {
		if r != nil {
			m.add(php.RefValue(r))
		}
	}
}

func (m *marker) frame(f *Frame) {
	m.bytes += frameBytes
	if f.this != nil {
		m.add(php.ObjectValue(f.this))
	}
	if f.closure != nil {
		m.add(php.ObjectValue(f.closure))
	}
	for _, v := range f.extra {
		m.add(v)
	}
	if f.named != nil {
		m.add(php.ArrayValue(f.named))
	}
	if f.sym != nil {
		for _, s := range f.sym.order {
			m.add(*s.slot)
		}
	}
	m.statics(f.fn)
}

func (vm *VM) markRoots(m *marker) {
	for f := vm.cur; f != nil; f = f.prev {
		m.frame(f)
		if f.gen != nil {
			m.add(php.ObjectValue(f.gen.self))
			continue
		}
		for i := 0; i < f.fn.nregs; i++ {
			m.add(*reg(f.base, uint16(i)))
		}
	}
	for i := 0; i < vm.nn; i++ {
		nt := vm.natives[i]
		for _, v := range nt.call.Args {
			m.add(v)
		}
		if nt.call.This != nil {
			m.add(php.ObjectValue(nt.call.This))
		}
	}
	for i := 0; i < vm.nc; i++ {
		p := &vm.calls[i]
		if p.this != nil {
			m.add(php.ObjectValue(p.this))
		}
		if p.closure != nil {
			m.add(php.ObjectValue(p.closure))
		}
		for _, v := range p.args {
			m.add(v)
		}
	}
	for _, s := range vm.globals.order {
		m.add(*s.slot)
	}
	m.add(vm.held)
	m.add(vm.ret)
	if vm.exc != nil {
		m.add(php.ObjectValue(vm.exc))
	}
	vm.markTables(m)
}

// markTables adds what functions, classes, constants and the engine's own state hold.
func (vm *VM) markTables(m *marker) {
	for _, fn := range vm.ctx.Functions {
		if f, ok := fn.User.(*Func); ok {
			m.statics(f)
		}
	}
	for _, c := range vm.ctx.Classes {
		for _, r := range c.Statics {
			if r != nil {
				m.add(php.RefValue(r))
			}
		}
		for _, k := range c.ConstOrder {
			m.add(k.Value)
		}
		for _, fn := range c.MethodOrder {
			if f, ok := fn.User.(*Func); ok {
				m.statics(f)
			}
		}
		for _, v := range c.Defaults {
			m.add(v)
		}
	}
	for _, k := range vm.ctx.Constants {
		m.add(k.Value)
	}
	es := vm.ctx.Errors()
	m.add(es.Handler)
	m.add(es.ExceptionHandler)
	for _, h := range es.HandlerStack {
		m.add(h.Handler)
	}
	for _, h := range es.ExceptionStack {
		m.add(h)
	}
	for _, c := range vm.ctx.Shutdown().Calls {
		m.add(c.Callback)
		for _, a := range c.Args {
			m.add(a)
		}
	}
	for _, a := range vm.ctx.Autoloaders().List() {
		m.add(a.Value)
	}
	for _, l := range vm.ctx.Out.Layers {
		m.add(l.Callback)
	}
	vm.ctx.Resources(func(r *php.Resource) { m.add(php.ResourceValue(r)) })
}
