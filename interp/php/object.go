package php

// Object is an instance: declared properties in slots, dynamic ones in a hash made on first use, and for builtin classes
// a native state.
type Object struct {
	head
	ID    uint32
	oflag uint32
	Class *Class
	Slots []Value
	// Dyn are the dynamic properties, nil when there are none; keys follow the rule of arrays ("12" is 12).
	Dyn *Array
	// Native is the state of a builtin class.
	Native any
	// guards are the names whose __get, __set, __isset or __unset is running.
	guards []guard
}

// guard is a property name with the magic methods that run for it.
type guard struct {
	name string
	bits uint8
}

const (
	objDestructed uint32 = 1 << iota
	objWalking
	objFreed
	objLazy  // lazy and not initialised yet
	objProxy // a lazy proxy, initialised or not
	objCloning

	objLazyAny = objLazy | objProxy
	objLoopOne = 1 << 24 // the upper byte counts loops over the properties
)

// NewObject makes an instance with default properties and one owner. It runs no constructor, and does not check
// whether the class may be instantiated; see Context.Instantiate.
func NewObject(c *Class) *Object {
	o := c.takeObject()
	if o == nil {
		o = &Object{head: head{kind: KindObject, rc: 1}, Class: c}
		if n := len(c.Defaults); n > 0 {
			o.Slots = make([]Value, n)
		}
	}
	o.ID = c.Ctx.takeObjectID(o)
	for i, d := range c.Defaults {
		o.Slots[i] = d.Copy()
	}
	if c.Handlers != nil && c.Handlers.New != nil {
		c.Handlers.New(c.Ctx, o)
	}
	return o
}

// Cloning reports whether clone is running __clone on the object; SetCloning says so.
func (o *Object) Cloning() bool { return o.oflag&objCloning != 0 }

// SetCloning is for the machine.
func (o *Object) SetCloning(on bool) {
	o.oflag &^= objCloning
	if on {
		o.oflag |= objCloning
	}
}

// Count returns how many owners the object has.
func (o *Object) Count() uint32 { return o.rc }

// Enter marks the object as being walked and reports false if it already was; Leave undoes it.
func (o *Object) Enter() bool {
	if o.oflag&objWalking != 0 {
		return false
	}
	o.oflag |= objWalking
	return true
}

// Leave ends what Enter began.
func (o *Object) Leave() { o.oflag &^= objWalking }

// SkipDestructor marks the destructor as run, as PHP does when a constructor throws.
func (o *Object) SkipDestructor() { o.oflag |= objDestructed }

// Destructed reports whether the destructor has run or must not run.
func (o *Object) Destructed() bool { return o.oflag&objDestructed != 0 }

// Guard enters a magic method for a property name; it reports false when that method is already running for it.
// bit is 1 for __get, 2 for __set, 4 for __isset, 8 for __unset.
func (o *Object) Guard(name string, bit uint8) bool {
	for i := range o.guards {
		if g := &o.guards[i]; g.name == name {
			if g.bits&bit != 0 {
				return false
			}
			g.bits |= bit
			return true
		}
	}
	o.guards = append(o.guards, guard{name, bit})
	return true
}

// Unguard leaves what Guard entered.
func (o *Object) Unguard(name string, bit uint8) {
	for i := range o.guards {
		if g := &o.guards[i]; g.name == name {
			if g.bits &^= bit; g.bits == 0 {
				last := len(o.guards) - 1
				*g = o.guards[last]
				o.guards[last] = guard{}
				o.guards = o.guards[:last]
			}
			return
		}
	}
}

// destroy runs the destructor of an object without owners and, unless it was kept alive by it, lets go of its state.
func (o *Object) destroy(depth int) {
	if !o.runDestructor() {
		return
	}
	o.free(depth)
}

// runDestructor reports whether the object is still dead afterwards.
func (o *Object) runDestructor() bool {
	if o.oflag&objFreed != 0 {
		return false
	}
	if o.Native != nil {
		if o.destroyNative(); o.rc != 0 {
			return false
		}
	}
	if o.Class.Dtor == nil || o.oflag&(objDestructed|objLazyAny) != 0 {
		return true
	}
	o.oflag |= objDestructed
	o.rc = 1
	o.Class.Ctx.Machine.Destruct(o)
	o.rc--
	return o.rc == 0
}

func (o *Object) free(depth int) {
	o.oflag |= objFreed
	if h := o.Class.Handlers; h != nil && h.Free != nil {
		h.Free(o)
	}
	o.freeNative()
	o.Class.Ctx.weakGone(o)
	slots := o.Slots
	o.Slots = nil
	for i := range slots {
		if v := slots[i]; v.IsCounted() {
			slots[i] = Undef()
			if v.Kind() == KindRef {
				o.letGoRef(i, v.Ref())
			}
			releaseDepth(v, depth+1)
		}
	}
	if d := o.Dyn; d != nil {
		o.Dyn = nil
		releaseDepth(ArrayValue(d), depth+1)
	}
	o.Class.Ctx.giveObjectID(o)
	if o.aux != 0 {
		forget(ObjectValue(o))
	}
	if o.Native == nil {
		o.recycle(slots)
	}
	o.Native = nil
}

func (o *Object) takeDying(work []Value) []Value {
	if !o.runDestructor() {
		return work
	}
	o.oflag |= objFreed
	if h := o.Class.Handlers; h != nil && h.Free != nil {
		h.Free(o)
	}
	o.freeNative()
	o.Class.Ctx.weakGone(o)
	for i, v := range o.Slots {
		if v.Kind() == KindRef {
			o.letGoRef(i, v.Ref())
		}
		work = appendDying(work, v)
	}
	o.Slots = nil
	if o.Dyn != nil {
		work = appendDying(work, ArrayValue(o.Dyn))
		o.Dyn = nil
	}
	o.Native = nil
	o.Class.Ctx.giveObjectID(o)
	if o.aux != 0 {
		forget(ObjectValue(o))
	}
	return work
}

// Prop returns the slot of a declared instance property by name without any check of visibility, or of a dynamic one,
// or nil. Builtin classes use it for their own properties.
func (o *Object) Prop(name string) *Value {
	if p := o.Class.PropMap[name]; p != nil && p.Flags&(AccStatic|AccVirtual) == 0 {
		return &o.Slots[p.Slot]
	}
	if o.Dyn != nil {
		if i, ok := NumericKey(name); ok {
			return o.Dyn.At(i)
		}
		return o.Dyn.AtString(name)
	}
	return nil
}

// SetProp stores v, which it takes over, in a declared or dynamic property without any check of visibility or type.
func (o *Object) SetProp(name string, v Value) {
	if p := o.Class.PropMap[name]; p != nil && p.Flags&(AccStatic|AccVirtual) == 0 {
		s := &o.Slots[p.Slot]
		if s.Kind() == KindRef {
			s.Ref().Set(v)
			return
		}
		old := *s
		*s = v
		old.Release()
		return
	}
	o.DynArray().PutGo(name, v)
}

// DynArray returns the hash of dynamic properties, made if needed, separated from other owners.
func (o *Object) DynArray() *Array {
	if o.Dyn == nil {
		o.Dyn = NewHash(0)
		return o.Dyn
	}
	v := ArrayValue(o.Dyn)
	o.Dyn = v.WritableArray()
	return o.Dyn
}

// Resource is a handle that scripts hold: a stream, a socket at 7.4, a context. State is its Go value; nil once closed.
type Resource struct {
	head
	ID    int64
	Type  string // as get_resource_type has it
	State any
	// Free closes the state; called once.
	Free func(state any)
	ctx  *Context
}

// Count returns how many owners the resource has.
func (r *Resource) Count() uint32 { return r.rc }

// Close closes the resource; its type becomes "Unknown" as in PHP.
func (r *Resource) Close() {
	if r.State == nil {
		return
	}
	s := r.State
	r.State, r.Type = nil, "Unknown"
	r.ctx.resourceGone(r)
	if r.Free != nil {
		r.Free(s)
	}
}

func (r *Resource) destroy() { r.Close() }
