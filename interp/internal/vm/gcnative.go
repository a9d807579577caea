package vm

import (
	"unsafe"

	"gaja/interp/php"
)

// What the machine's own native states own, for the collector: exactly what they release when they die.

// WalkNative implements php.NativeWalker.
func (c *Closure) WalkNative(visit func(php.Value)) {
	if c.This != nil {
		visit(php.ObjectValue(c.This))
	}
	for _, v := range c.uses {
		visit(v)
	}
	if c.own {
		for _, r := range c.User.statics {
			if r != nil {
				visit(php.RefValue(r))
			}
		}
	}
}

// WalkNative implements php.NativeWalker.
func (g *Generator) WalkNative(visit func(php.Value)) {
	for _, v := range []php.Value{g.key, g.value, g.ret, g.fromArr} {
		visit(v)
	}
	if g.from != nil {
		visit(php.ObjectValue(g.from))
	}
	if g.fromIt != nil {
		g.fromIt.walk(visit)
	}
	if g.frame == nil {
		return
	}
	for _, v := range g.regs {
		walkRegister(v, visit)
	}
	for i := range g.calls {
		g.calls[i].walk(visit)
	}
	g.frame.walk(visit)
}

// walkRegister shows what a register owns, which may be a loop.
func walkRegister(v php.Value, visit func(php.Value)) {
	if v.Kind() == php.KindInternal {
		(*loopIter)(v.Internal()).walk(visit)
		return
	}
	visit(v)
}

func (l *loopIter) walk(visit func(php.Value)) {
	if l.ref != nil {
		visit(php.RefValue(l.ref))
	}
	if l.obj != nil {
		visit(php.ObjectValue(l.obj))
	}
	if l.gen != nil {
		visit(php.ObjectValue(l.gen))
	}
}

func (p *pending) walk(visit func(php.Value)) {
	for _, v := range p.args {
		visit(v)
	}
	if p.named != nil {
		visit(php.ArrayValue(p.named))
	}
	if p.this != nil {
		visit(php.ObjectValue(p.this))
	}
	if p.closure != nil {
		visit(php.ObjectValue(p.closure))
	}
}

// walk shows what a frame owns besides its registers.
func (f *Frame) walk(visit func(php.Value)) {
	if f.this != nil {
		visit(php.ObjectValue(f.this))
	}
	if f.closure != nil {
		visit(php.ObjectValue(f.closure))
	}
	for _, v := range f.extra {
		visit(v)
	}
	if f.named != nil {
		visit(php.ArrayValue(f.named))
	}
}

// WalkNative implements php.NativeWalker. A suspended fiber owns what its frames do. The arguments of a call are in the
// registers of both sides, so each register counts once.
func (f *Fiber) WalkNative(visit func(php.Value)) {
	for _, v := range []php.Value{f.keep, f.ret, f.in, f.out} {
		visit(v)
	}
	if f.state != php.FiberSuspended {
		return
	}
	var seen map[unsafe.Pointer]struct{}
	for fr := f.st.cur; fr != nil; fr = fr.prev {
		if fr.gen != nil {
			visit(php.ObjectValue(fr.gen.self)) // its registers belong to the generator, which keeps itself alive
			continue
		}
		fr.walk(visit)
		if s := fr.sym; s != nil && fr.flags&frameFile == 0 {
			for _, v := range s.order {
				visit(v.own)
			}
		}
		for i := range fr.fn.nregs {
			r := reg(fr.base, uint16(i))
			if !r.IsCounted() {
				continue
			}
			if _, ok := seen[unsafe.Pointer(r)]; ok {
				continue
			}
			if seen == nil {
				seen = make(map[unsafe.Pointer]struct{})
			}
			seen[unsafe.Pointer(r)] = struct{}{}
			walkRegister(*r, visit)
		}
	}
	for i := range f.st.calls[:f.st.nc] {
		f.st.calls[i].walk(visit)
	}
}
