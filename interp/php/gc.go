package php

import "unsafe"

// Counts never free what only holds itself: an object in its own property, an array in a reference in it. Such a cycle is
// cut off when somebody gives up one of several ownerships, so whatever loses an owner and has others left is a possible
// root of a dead cycle and is noted down once; what dies is crossed out again. When ten thousand are noted, or the script
// asks, the collector looks at all that the roots reach: what has no owners but each other is dead. Owners that it does
// not know of, such as a Go variable or a native state that does not show what it holds, keep things alive, so that not
// knowing is always safe. This is how PHP does it, and scripts see it: in the order of destructors, in what
// gc_collect_cycles() returns, in gc_status().
//
// A value's place in the list is in its header, so that noting and crossing out cost little. The collector never runs
// where the list fills up, which may be in the middle of anything: the machine is told, and collects at its next call or
// back-edge.

// GC is one engine's collector.
type GC struct {
	// Disabled is set while the collector does not start by itself.
	Disabled bool
	// Runs and Collected are what gc_status() shows; Threshold is how full the list may be.
	Runs, Collected int64
	Threshold       int

	ctx    *Context
	list   []Value // the possible roots; Undef in holes
	holes  []uint32
	far    map[unsafe.Pointer]uint32 // places too far for a header
	n      int                       // possible roots in the list
	due    int                       // as many of the list are to be looked at soon; 0 for no collection
	active bool
	weak   func(key *Object, visit func(holder *Object, v Value)) // see SetWeakValues
}

// What the header of a value says about its place in the list: 0 for none, its index plus one, or one of these.
const (
	rootNever = 0xfffe // it never gets there
	rootFar   = 0xffff // see GC.far
)

const (
	gcFirst   = 10001
	gcStep    = 10000
	gcMost    = 1000000000
	gcTooFew  = 100
	gcBuffer  = 16 << 10
	gcBufGrow = 128 << 10
)

// GC returns the engine's collector.
func (ctx *Context) GC() *GC { return &ctx.gc }

// Roots returns how many possible roots are noted.
func (g *GC) Roots() int { return g.n }

// Active reports whether a collection is under way.
func (g *GC) Active() bool { return g.active }

// BufferSize is the size that PHP's list would have.
func (g *GC) BufferSize() int {
	size := gcBuffer
	for size <= max(len(g.list), g.Threshold) {
		if size < gcBufGrow {
			size *= 2
		} else {
			size += gcBufGrow
		}
	}
	return size
}

// Literal makes an array that lives as long as the engine one of its own and keeps it out of the collector's list.
func (ctx *Context) Literal(v Value) {
	if !v.IsArray() {
		return
	}
	a := v.Array()
	a.home, a.aux = &ctx.recycled, rootNever
	a.eachCounted(ctx.Literal)
}

// possibleRoot notes a value that has lost one owner of several.
func possibleRoot(v Value) {
	h := (*head)(v.p)
	if h.kind == KindRef {
		v = (*Ref)(v.p).V
		if !v.IsCounted() || v.p == nil {
			return
		}
		if h = (*head)(v.p); h.aux != 0 {
			return
		}
	}
	switch h.kind {
	case KindObject:
		(*Object)(v.p).Class.Ctx.gc.add(v)
	case KindArray:
		if home := (*Array)(v.p).home; home != nil && (*Array)(v.p).used > 0 {
			home.gc.add(v)
		}
	}
}

// Adopt lets the collector know an array that a builtin made.
func (ctx *Context) Adopt(v *Value) {
	if v.IsArray() && v.Array().home == nil && v.Array().rc == 1 {
		v.Array().home = &ctx.recycled
	}
}

// Note makes a fresh value a possible root, as PHP does with what unserialize() gives.
func (g *GC) Note(v Value) {
	if k := v.Kind(); k == KindArray || k == KindObject {
		if (*head)(v.p).aux == 0 {
			possibleRoot(v)
		}
	}
}

func (g *GC) add(v Value) {
	h := (*head)(v.p)
	var i uint32
	if n := len(g.holes); n > 0 {
		i = g.holes[n-1]
		g.holes = g.holes[:n-1]
		g.list[i] = v
	} else {
		if len(g.list)+1 >= g.Threshold && g.due == 0 && !g.Disabled && !g.active {
			g.due = len(g.list)
			g.ctx.Attention.Store(1)
		}
		i = uint32(len(g.list))
		g.list = append(g.list, v)
	}
	g.n++
	if i < rootNever-1 {
		h.aux = uint16(i + 1)
		return
	}
	h.aux = rootFar
	if g.far == nil {
		g.far = make(map[unsafe.Pointer]uint32)
	}
	g.far[v.p] = i
}

// forget crosses out a value that dies.
func forget(v Value) {
	h := (*head)(v.p)
	var g *GC
	switch h.kind {
	case KindObject:
		g = &v.Object().Class.Ctx.gc
	case KindArray:
		if v.Array().home == nil {
			return
		}
		g = v.Array().home.gc
	default:
		return
	}
	g.remove(v)
}

func (g *GC) remove(v Value) {
	h := (*head)(v.p)
	aux := h.aux
	if aux == 0 || aux == rootNever {
		return
	}
	h.aux = 0
	i := uint32(aux) - 1
	if aux == rootFar {
		i = g.far[v.p]
		delete(g.far, v.p)
	}
	g.list[i] = Value{}
	g.holes = append(g.holes, i)
	g.n--
}

// Due reports whether enough possible roots are noted for a collection.
func (g *GC) Due() bool { return g.due != 0 }

// CollectDue does the collection that is due and moves the threshold by how much it brought.
func (g *GC) CollectDue() {
	from := g.due
	g.due = 0
	found := g.collect(from)
	switch {
	case found < gcTooFew || g.n >= g.Threshold:
		g.Threshold = min(g.Threshold+gcStep, gcMost)
	case g.Threshold > gcFirst:
		g.Threshold = max(g.Threshold-gcStep, gcFirst)
	}
}

// Collect finds and destroys dead cycles; it returns how many arrays and objects went. Destructors run; what they throw
// is pending.
func (g *GC) Collect() int {
	if g.due != 0 && !g.active {
		g.CollectDue()
	}
	return g.collect(len(g.list))
}

// collect looks at the roots of the list, but for those noted since it was full, from the given one on. What has destructors is only destructed, and what that can reach spared:
// destructors may have done anything. So then all is done once more.
func (g *GC) collect(from int) int {
	total, to := 0, len(g.list)
	for range 2 {
		if g.n == 0 || g.active {
			break
		}
		g.active = true
		g.Runs++
		count, again := g.pass(from, to)
		g.Collected += int64(count)
		total += count
		g.active = false
		if !again {
			break
		}
	}
	if !g.active {
		g.tidy()
	}
	return total
}

func (g *GC) pass(from, to int) (count int, again bool) {
	c := &cycles{gc: g}
	roots := append(append([]Value(nil), g.list[:from]...), g.list[to:]...)
	for i, v := range roots {
		switch {
		case v.p == nil:
		case leaf(v):
			g.remove(v)
			roots[i] = Value{}
		default:
			c.visit(v)
		}
	}
	c.follow()
	c.spread()
	garbage := c.garbage(g.take(c, roots))
	if len(garbage) == 0 {
		return 0, false
	}
	c.count += c.strings()
	for _, v := range garbage {
		(*head)(v.p).rc++
		(*head)(v.p).aux = rootNever
	}
	count = c.count
	if c.destructors {
		garbage, count = g.destruct(c, garbage)
	}
	for _, v := range garbage {
		v.wipe()
	}
	return count, c.destructors
}

// take crosses the live ones of the roots out, and takes the dead ones off the list, which it returns in PHP's order:
// holes are filled from the end.
func (g *GC) take(c *cycles, roots []Value) []Value {
	for i, v := range roots {
		if v.p != nil {
			g.remove(v)
			if n := c.node(v); n == nil || n.color != white {
				roots[i] = Value{}
			}
		}
	}
	end := len(roots)
	for i := 0; i < end; i++ {
		for end > i && roots[end-1].p == nil {
			end--
		}
		if i < end && roots[i].p == nil {
			end--
			roots[i] = roots[end]
		}
	}
	return roots[:end]
}

// tidy drops the holes at the end of the list.
func (g *GC) tidy() {
	if g.n == 0 {
		g.list, g.holes, g.far = g.list[:0], g.holes[:0], nil
		return
	}
	if len(g.holes) < len(g.list)/2 {
		return
	}
	old := g.list
	g.list, g.holes, g.far, g.n = make([]Value, 0, len(old)-len(g.holes)), nil, nil, 0
	for _, v := range old {
		if v.p != nil {
			(*head)(v.p).aux = 0
			g.add(v)
		}
	}
}

// destruct runs the destructors of dead objects. They and what they reach are spared, and become possible roots again;
// the rest is returned, with how many count.
func (g *GC) destruct(c *cycles, garbage []Value) ([]Value, int) {
	count := c.count
	var doomed []Value
	for _, v := range garbage {
		if !v.IsObject() {
			continue
		}
		if o := v.Object(); o.destructible() {
			doomed = append(doomed, v)
			c.node(v).color = purple
		} else {
			o.oflag |= objDestructed
		}
	}
	for _, v := range doomed {
		count -= c.spare(v)
	}
	rest := garbage[:0]
	for _, v := range garbage {
		if c.node(v).color == white {
			rest = append(rest, v)
			continue
		}
		(*head)(v.p).aux = 0
		(*head)(v.p).rc--
	}
	for _, v := range doomed {
		g.add(v)
	}
	g.runDestructors(doomed)
	return rest, count
}

// DestructorFibers is a machine that can run destructors in a fiber of their own: f is called there, until it returns or
// a destructor suspends the fiber. It reports whether f returned.
type DestructorFibers interface {
	// InFiber reports whether a fiber runs.
	InFiber() bool
	RunInFiber(f func()) (ended bool)
}

// runDestructors runs the destructors of objects in order. Inside a fiber they run in another one, and if one of them
// suspends that, the others go on in a third.
func (g *GC) runDestructors(doomed []Value) {
	at, fiber := 0, 0
	run := func() {
		me := fiber
		for at < len(doomed) && me == fiber {
			o := doomed[at].Object()
			at++
			if o.oflag&objDestructed == 0 {
				o.rc++
				o.destruct()
				if me != fiber {
					ObjectValue(o).Release() // it was suspended meanwhile, and the collection is over
				} else {
					o.rc--
				}
			}
		}
	}
	m, ok := g.ctx.Machine.(DestructorFibers)
	if !ok || !m.InFiber() {
		run()
		return
	}
	for at < len(doomed) {
		if !m.RunInFiber(run) {
			fiber++
		}
	}
	fiber = -1
}

// destructible reports whether something runs when the object dies.
func (o *Object) destructible() bool {
	if o.oflag&(objDestructed|objFreed) != 0 {
		return false
	}
	if _, ok := o.Native.(NativeDestroyer); ok {
		return true
	}
	return o.Class.Dtor != nil && o.oflag&objLazyAny == 0
}

// destruct runs what runs when the object dies.
func (o *Object) destruct() {
	o.oflag |= objDestructed
	if d, ok := o.Native.(NativeDestroyer); ok {
		d.DestroyNative(o)
		return
	}
	o.Class.Ctx.Machine.Destruct(o)
}

// wipe takes everything out of a dead value that the collector holds.
func (v Value) wipe() {
	switch v.Kind() {
	case KindObject:
		if o := v.Object(); o.oflag&objFreed == 0 {
			o.oflag |= objDestructed
			o.free(0)
		}
	case KindArray:
		v.Array().Clear()
	}
}

// SetWeakValues tells the collector how to find what weak maps hold for a key.
func (ctx *Context) SetWeakValues(f func(key *Object, visit func(holder *Object, v Value))) {
	ctx.gc.weak = f
}
