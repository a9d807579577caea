package php

import "unsafe"

// cycles is one look at what the possible roots reach. Owners within it are counted beside the real counts, so that
// nothing has to be undone. A value of a weak map has both the map and its key as owners, and is alive as long as both
// are.
type cycles struct {
	gc    *GC
	nodes []gcNode
	index []int32 // a hash table of nodes by address, -1 for free
	mask  uintptr
	work  []Value
	pairs []weakPair
	seen  map[[2]*Object]struct{}

	count       int // arrays and objects found dead
	destructors bool
}

type gcNode struct {
	v     Value
	owned uint32 // owners found
	color gcColor
	table bool // it holds an object's dynamic properties
}

type gcColor uint8

const (
	grey   gcColor = iota
	black          // alive
	white          // dead
	purple         // dead, but spared because of a destructor
	listed         // dead and in the list of garbage
)

type weakPair struct {
	holder, key *Object
	v           Value
}

// WeakHolder is the native state of a weak map.
type WeakHolder interface {
	EachWeak(visit func(key *Object, v Value))
}

// NativeWalker is a native state that shows the collector the values it owns, each as often as it owns it.
type NativeWalker interface {
	WalkNative(visit func(Value))
}

func (c *cycles) slot(p unsafe.Pointer) uintptr {
	i := (uintptr(p) >> 4 * 0x9e3779b97f4a7c15) >> 20 & c.mask
	for c.index[i] >= 0 && c.nodes[c.index[i]].v.p != p {
		i = (i + 1) & c.mask
	}
	return i
}

// node finds a value's node, or nil.
func (c *cycles) node(v Value) *gcNode {
	if c.index == nil {
		return nil
	}
	if i := c.index[c.slot(v.p)]; i >= 0 {
		return &c.nodes[i]
	}
	return nil
}

// visit finds or makes a value's node.
func (c *cycles) visit(v Value) *gcNode {
	if 2*len(c.nodes) >= len(c.index) {
		c.grow()
	}
	i := c.slot(v.p)
	if c.index[i] < 0 {
		c.index[i] = int32(len(c.nodes))
		c.nodes = append(c.nodes, gcNode{v: v})
	}
	return &c.nodes[c.index[i]]
}

func (c *cycles) grow() {
	c.index = make([]int32, max(64, 2*len(c.index)))
	c.mask = uintptr(len(c.index) - 1)
	for i := range c.index {
		c.index[i] = -1
	}
	for i := range c.nodes {
		c.index[c.slot(c.nodes[i].v.p)] = int32(i)
	}
}

// walks reports whether a value can be part of a cycle.
func walks(v Value) bool {
	if !v.IsCounted() || v.p == nil {
		return false
	}
	switch (*head)(v.p).kind {
	case KindArray, KindObject:
		return true
	case KindRef:
		w := v.Ref().V
		return w.IsArray() || w.IsObject()
	}
	return false
}

// leaf reports whether an array or object with owners holds nothing that could lead back to it. Most possible roots are
// like that.
func leaf(v Value) bool {
	if v.IsArray() {
		a := v.Array()
		for s := uint32(0); s < a.used; s++ {
			if walks(*a.slotAt(s)) {
				return false
			}
		}
		return true
	}
	o := v.Object()
	if o.rc == 0 || o.Dyn != nil || o.Native != nil || len(o.Class.Ctx.weak) > 0 {
		return false
	}
	for _, w := range o.Slots {
		if walks(w) {
			return false
		}
	}
	return true
}

// follow visits all that the nodes reach and counts the owners.
func (c *cycles) follow() {
	for i := 0; i < len(c.nodes); i++ {
		v := c.nodes[i].v
		if v.IsObject() && v.Object().Dyn != nil && v.Object().Dyn.rc > 1 {
			n := c.visit(ArrayValue(v.Object().Dyn))
			n.owned++
			n.table = true
		}
		children(v, func(w Value) { c.visit(w).owned++ })
		if v.IsObject() {
			c.weakPairs(v.Object(), func(p weakPair) { c.visit(p.v).owned++ })
		}
	}
}

// weakPairs calls f for the pairs of a weak map, or of an object that is a key in some, that are new.
func (c *cycles) weakPairs(o *Object, f func(weakPair)) {
	pair := func(holder, key *Object, v Value) {
		if !walks(v) {
			return
		}
		at := [2]*Object{holder, key}
		if _, ok := c.seen[at]; ok {
			return
		}
		if c.seen == nil {
			c.seen = make(map[[2]*Object]struct{})
		}
		c.seen[at] = struct{}{}
		c.pairs = append(c.pairs, weakPair{holder, key, v})
		f(c.pairs[len(c.pairs)-1])
	}
	if w, ok := o.Native.(WeakHolder); ok {
		w.EachWeak(func(key *Object, v Value) { pair(o, key, v) })
	}
	if g := o.Class.Ctx; g.gc.weak != nil && g.weak[o] != nil {
		g.gc.weak(o, func(holder *Object, v Value) { pair(holder, o, v) })
	}
}

// children calls f for the values that a value owns and that can be part of a cycle, as often as it owns them. A table of
// dynamic properties that nobody else has counts as part of its object.
func children(v Value, f func(Value)) {
	owned(v, func(w Value) {
		if walks(w) {
			f(w)
		}
	})
}

// owned calls visit for the values that a value owns.
func owned(v Value, visit func(Value)) {
	switch v.Kind() {
	case KindArray:
		v.Array().eachCounted(visit)
	case KindRef:
		visit(v.Ref().V)
	case KindObject:
		o := v.Object()
		if o.oflag&objFreed != 0 {
			return
		}
		for _, w := range o.Slots {
			visit(w)
		}
		if o.Dyn != nil && o.Dyn.rc == 1 {
			o.Dyn.eachCounted(visit)
		}
		if w, ok := o.Native.(NativeWalker); ok {
			w.WalkNative(visit)
		} else if _, ok := o.Native.(WeakHolder); !ok && o.Native != nil && o.Class.Handlers.Walk != nil {
			o.Class.Handlers.Walk(o, func(w *Value) { visit(*w) })
		}
	}
}

// eachCounted calls f for the counted elements, with holes left out.
func (a *Array) eachCounted(f func(Value)) {
	for s := uint32(0); s < a.used; s++ {
		if p := a.slotAt(s); p.IsCounted() {
			f(*p)
		}
	}
}

// spread finds what is alive: what has owners besides those found, and all that it reaches. The rest turns white.
func (c *cycles) spread() {
	for i := range c.nodes {
		if n := &c.nodes[i]; n.color == grey && (*head)(n.v.p).rc != n.owned {
			c.blacken(n.v)
		}
	}
	for changed := true; changed; {
		changed = false
		for _, p := range c.pairs {
			if n := c.node(p.v); n.color == grey && c.alive(p.holder) && c.alive(p.key) {
				c.blacken(p.v)
				changed = true
			}
		}
	}
	for i := range c.nodes {
		if n := &c.nodes[i]; n.color == grey {
			n.color = white
		}
	}
}

func (c *cycles) alive(o *Object) bool {
	n := c.node(ObjectValue(o))
	return n == nil || n.color == black
}

func (c *cycles) blacken(v Value) {
	c.node(v).color = black
	c.work = append(c.work[:0], v)
	for len(c.work) > 0 {
		v := c.work[len(c.work)-1]
		c.work = c.work[:len(c.work)-1]
		mark := func(w Value) {
			if n := c.node(w); n != nil && n.color == grey {
				n.color = black
				c.work = append(c.work, w)
			}
		}
		if v.IsObject() && v.Object().Dyn != nil && v.Object().Dyn.rc > 1 {
			mark(ArrayValue(v.Object().Dyn))
		}
		children(v, mark)
	}
}

// garbage lists the dead arrays and objects in PHP's order: the roots first, then what is found from each: from a value
// on to the first thing that it holds, and back to the others from the last one.
func (c *cycles) garbage(roots []Value) []Value {
	list := append([]Value(nil), roots...)
	isRoot := make(map[unsafe.Pointer]struct{}, len(roots))
	for _, v := range roots {
		isRoot[v.p] = struct{}{}
	}
	for _, v := range roots {
		n := c.node(v)
		if n.color != white {
			continue
		}
		n.color = listed
		c.work = append(c.work[:0], v)
		for len(c.work) > 0 {
			v := c.work[len(c.work)-1]
			c.work = c.work[:len(c.work)-1]
			list = c.list(v, list, isRoot)
		}
	}
	for i := range c.nodes {
		if n := &c.nodes[i]; n.color == listed {
			n.color = white
		}
	}
	return list
}

// strings counts the strings that only dead values own: PHP counts them too, but for literals.
func (c *cycles) strings() int {
	found := make(map[*Str]uint32)
	for i := range c.nodes {
		if n := &c.nodes[i]; n.color == white {
			owned(n.v, func(w Value) {
				if w.IsString() && !w.Str().Constant() {
					found[w.Str()]++
				}
			})
		}
	}
	count := 0
	for s, n := range found {
		if s.rc == n {
			count++
		}
	}
	return count
}

// list counts a dead value, lists it unless it is a root, and puts what it holds on the work list.
func (c *cycles) list(v Value, list []Value, isRoot map[unsafe.Pointer]struct{}) []Value {
	if n := c.node(v); !v.IsRef() && !n.table {
		c.count++
		if _, ok := isRoot[v.p]; !ok {
			list = append(list, v)
		}
		if v.IsObject() && v.Object().destructible() {
			c.destructors = true
		}
	}
	from := len(c.work)
	push := func(w Value) {
		if n := c.node(w); n != nil && n.color == white {
			n.color = listed
			c.work = append(c.work, w)
		}
	}
	if v.IsObject() {
		if d := v.Object().Dyn; d != nil && d.rc > 1 {
			push(ArrayValue(d))
		}
		c.eachPair(v.Object(), push)
	}
	children(v, push)
	if len(c.work) > from {
		first := c.work[from]
		copy(c.work[from:], c.work[from+1:])
		c.work[len(c.work)-1] = first
	}
	return list
}

// eachPair calls f for the values that an object has as a key or holds as a weak map.
func (c *cycles) eachPair(o *Object, f func(Value)) {
	if len(c.pairs) == 0 {
		return
	}
	for _, p := range c.pairs {
		if p.holder == o || p.key == o {
			f(p.v)
		}
	}
}

// spare takes what an object with a destructor reaches out of the garbage and returns how many arrays and objects that
// were, itself included.
func (c *cycles) spare(v Value) int {
	count := 1
	push := func(w Value) {
		n := c.node(w)
		if n == nil || n.color != white {
			return
		}
		n.color = purple
		if !w.IsRef() && !n.table {
			count++
		}
		c.work = append(c.work, w)
	}
	c.work = append(c.work[:0], v)
	for len(c.work) > 0 {
		v := c.work[len(c.work)-1]
		c.work = c.work[:len(c.work)-1]
		if v.IsObject() {
			if d := v.Object().Dyn; d != nil && d.rc > 1 {
				push(ArrayValue(d))
			}
			c.eachPair(v.Object(), push)
		}
		children(v, push)
	}
	return count
}
