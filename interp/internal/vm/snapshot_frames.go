package vm

import (
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

const valueSize = unsafe.Sizeof(php.Value{})

// between counts the registers from one to another.
func between(from, to unsafe.Pointer) int {
	return (int(uintptr(to)) - int(uintptr(from))) / int(valueSize)
}

// saveFrames writes the chain of frames, the outermost first.
func (s *saver) saveFrames(w *php.SnapWriter) {
	var chain []*Frame
	for f := s.cur; f != nil; f = f.prev {
		chain = append(chain, f)
	}
	w.Uint(uint64(len(chain)))
	for i := len(chain) - 1; i >= 0; i-- {
		f := chain[i]
		if f.gen != nil {
			w.Byte(1)
			w.Object(f.gen.self)
			w.Uint(uint64(f.calls))
			w.Uint(uint64(f.flags))
			w.Uint(uint64(f.index()))
			continue
		}
		w.Byte(0)
		s.saveFunc(w, f.fn)
		overlap, live := 0, f.fn.nregs
		if i+1 < len(chain) && chain[i+1].gen == nil {
			if d := between(chain[i+1].base, f.base); d >= 0 && d <= chain[i+1].fn.nregs {
				overlap = d + 1
			}
		}
		if i > 0 && chain[i-1].gen == nil {
			if d := between(f.base, chain[i-1].base); d >= 0 && d < live {
				live = d
			}
		}
		w.Uint(uint64(overlap))
		w.Uint(uint64(f.calls))
		w.Uint(uint64(f.flags))
		s.saveFrame(w, f)
		w.Uint(uint64(live))
		for r := 0; r < live; r++ {
			w.Value(*reg(f.base, uint16(r)))
		}
	}
}

// saveFrame writes what a frame owns besides its registers.
func (s *saver) saveFrame(w *php.SnapWriter, f *Frame) {
	w.Uint(uint64(f.index()))
	w.Object(f.this)
	w.Class(f.static)
	w.Object(f.closure)
	w.Int(int64(f.nargs))
	saveValues(w, f.extra)
	w.Array(f.named)
	w.String(f.include)
	w.Int(int64(f.silence))
	w.Int(int64(f.silenced))
	w.Uint(uint64(len(f.recloned)))
	for _, p := range f.recloned {
		w.Prop(p)
	}
	w.Bool(f.sym != nil)
	if f.sym != nil {
		w.MachineNode(unsafe.Pointer(f.sym), f.sym)
	}
}

// loadFrame reads what saveFrame wrote; the frame's function, registers and flags are set.
func (l *loader) loadFrame(r *php.SnapReader, f *Frame) {
	i := r.Index(len(f.fn.code))
	if r.Err() != nil {
		return
	}
	f.ip = unsafe.Add(f.fn.start, uintptr(i)*bytecode.Size)
	f.this, f.static, f.closure = r.Object(), r.Class(), r.Object()
	f.nargs = int(r.Int())
	f.extra = loadValues(r)
	f.named = r.Array()
	f.include = r.String()
	f.silence, f.silenced = int(r.Int()), int(r.Int())
	f.recloned = nil
	for n := r.Count(); n > 0 && r.Err() == nil; n-- {
		f.recloned = append(f.recloned, r.Prop())
	}
	if r.Bool() {
		f.sym = l.table(r)
		r.Later(func() error { l.bindTable(f); return nil })
	}
}

// table reads a table of variables.
func (l *loader) table(r *php.SnapReader) *symTab {
	if b, ok := r.MachineNode().(*machineNode); ok {
		return b.table()
	}
	return nil
}

// bindTable makes a table's names lead to a frame's registers again: to those of a frame that took the variables over
// from elsewhere, or of the one that the table was made for.
func (l *loader) bindTable(f *Frame) {
	for i, name := range f.fn.B.CVs {
		y := f.sym.symbol(name)
		if f.flags&frameAttached != 0 {
			y.outer = append(y.outer, y.slot)
		}
		y.slot = reg(f.base, uint16(i))
	}
}

// roomBehind is the register space kept free behind the restored frames.
const roomBehind = firstChunk

// loadFrames makes the chain of frames over one new piece of the register stack.
func (l *loader) loadFrames(r *php.SnapReader) {
	n := r.Count()
	if n == 0 {
		r.Fail("no frames")
		return
	}
	free, limit := l.newChunk(roomBehind)
	for i := 0; i < n && r.Err() == nil; i++ {
		if r.Byte() != 0 {
			l.loadRunning(r, free, limit)
			continue
		}
		fn, none := l.loadFunc(r)
		if fn == nil || none || len(fn.code) == 0 {
			r.Fail("a frame without a function")
			return
		}
		overlap, calls, flags := int(r.Uint()), int(r.Uint()), frameFlags(r.Uint())
		base := free
		if overlap > 0 && l.cur != nil && l.cur.gen == nil && overlap-1 <= l.cur.fn.nregs {
			base = unsafe.Add(l.cur.base, uintptr(overlap-1)*valueSize)
		}
		if uintptr(base)+uintptr(fn.nregs+1)*valueSize > uintptr(limit) {
			if overlap > 0 {
				// The frame that it overlaps stays where it is: what they share is dead in the caller.
				overlap = 0
			}
			base, limit = l.newChunk(fn.nregs + roomBehind)
		}
		f := l.push(fn, base)
		f.limit, f.flags, f.calls, f.gen, f.sym = limit, flags, calls, nil, nil
		l.depth++
		l.loadFrame(r, f)
		f.flags |= frameMore
		live := r.Count()
		if live > fn.nregs {
			r.Fail("%d registers", live)
			return
		}
		for j := 0; j < live; j++ {
			*reg(base, uint16(j)) = r.Value()
		}
		free = f.end()
	}
	if r.Err() == nil && (l.cur == nil || l.cur.gen == nil && l.cur.flags&frameRoot != 0) {
		r.Fail("nothing runs")
	}
}

// loadRunning puts a running generator's frame on the chain.
func (l *loader) loadRunning(r *php.SnapReader, free, limit unsafe.Pointer) {
	o := r.Object()
	calls, flags := int(r.Uint()), frameFlags(r.Uint())
	if o == nil {
		r.Fail("a frame without its generator")
		return
	}
	g, ok := o.Native.(*Generator)
	if !ok || g.frame == nil || g.frame.prev != nil || l.cur == nil || g.frame == l.cur {
		r.Fail("a frame without its generator")
		return
	}
	i := r.Index(len(g.fn.code))
	if r.Err() != nil {
		return
	}
	f, cur := g.frame, l.cur
	f.ip = unsafe.Add(f.fn.start, uintptr(i)*bytecode.Size)
	f.prev, f.top, f.limit, f.calls, f.flags = cur, free, limit, calls, flags
	f.next = cur.next
	if f.next == nil {
		f.next = &Frame{}
		cur.next = f.next
	}
	l.cur = f
	l.k = f.fn.k
	l.depth++
}
