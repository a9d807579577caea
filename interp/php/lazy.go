package php

import "errors"

// A lazy object gets its properties when they are first asked for. Its slots hold an undefined value of a form of its
// own, so that no fast path finds anything in them: what reads and writes properties comes to the slow paths, which look
// at the object's flags. A ghost becomes an ordinary object once its initialiser has run on it. A proxy keeps empty slots
// for ever and hands every access on to the instance that its factory made. What is known about either stands in
// Object.Native, which is free because only classes of scripts can be lazy.

// Lazy is the state of a lazy object.
type Lazy struct {
	initializer Value // as the script passed it
	call        Callable
	flags       LazyFlags
	left        int     // properties that are still lazy
	instance    *Object // of an initialised proxy
}

// LazyFlags are options of lazy objects; their values are those of ReflectionClass's constants.
type LazyFlags int64

// Options of lazy objects.
const (
	LazySkipSerialize  LazyFlags = 8  // serialize() leaves the object uninitialised
	LazySkipDestructor LazyFlags = 16 // making an object lazy runs no destructor
)

// IsLazy reports whether the object is an uninitialised lazy object or a lazy proxy.
func (o *Object) IsLazy() bool { return o.oflag&objLazyAny != 0 }

// LazyPending reports whether the object is lazy and has not been initialised.
func (o *Object) LazyPending() bool { return o.oflag&objLazy != 0 }

// LazyProxy reports whether the object is a lazy proxy.
func (o *Object) LazyProxy() bool { return o.oflag&objProxy != 0 }

// Settled returns the object that stands behind an initialised lazy proxy, and any other object itself.
func (o *Object) Settled() *Object {
	for o.oflag&objLazyAny == objProxy {
		o = o.Native.(*Lazy).instance
	}
	return o
}

// LazyInstance returns the instance of an initialised lazy proxy, or nil.
func (o *Object) LazyInstance() *Object {
	if o.oflag&objLazyAny != objProxy {
		return nil
	}
	return o.Native.(*Lazy).instance
}

// LazyInitializer returns what is to initialise a lazy object, borrowed, or null.
func (o *Object) LazyInitializer() Value {
	if o.oflag&objLazy == 0 {
		return Null()
	}
	return o.Native.(*Lazy).initializer
}

// LazySerializes reports whether serialize() initialises the object.
func (o *Object) LazySerializes() bool {
	return o.IsLazy() && o.Native.(*Lazy).flags&LazySkipSerialize == 0
}

// CanBeLazy returns the class that keeps objects of c from being lazy, or nil.
func (c *Class) CanBeLazy() *Class {
	for ; c != nil; c = c.Parent {
		if c.Flags&ClassBuiltin != 0 && c.Lower != "stdclass" {
			return c
		}
	}
	return nil
}

// NewLazy makes a lazy object of a class that can be lazy and is prepared.
func NewLazy(c *Class, initializer Value, call Callable, proxy bool, flags LazyFlags) *Object {
	o := NewObject(c)
	left := 0
	for i := range o.Slots {
		if i >= len(c.Props) || c.Props[i] == nil {
			continue
		}
		old := o.Slots[i]
		o.Slots[i] = lazyMark()
		old.Release()
		left++
	}
	o.setLazy(&Lazy{initializer: initializer, call: call, flags: flags, left: left}, proxy)
	return o
}

// setLazy makes the object lazy, if it has properties.
func (o *Object) setLazy(l *Lazy, proxy bool) {
	if l.left == 0 {
		return
	}
	l.initializer.AddRef()
	o.Native = l
	o.oflag |= objLazy
	if proxy {
		o.oflag |= objProxy
	}
}

// ResetLazy makes an object lazy that is not, or no more: its destructor runs unless a flag says otherwise, and the
// properties that class c knows go.
func (ctx *Context) ResetLazy(o *Object, c *Class, initializer Value, call Callable, proxy bool, flags LazyFlags) error {
	if o.looping() {
		return ctx.ThrowError("Error", "Can not reset an object during property iteration")
	}
	switch l, _ := o.Native.(*Lazy); {
	case o.oflag&objProxy != 0:
		o.endLazy(l)
	case l != nil:
		return ctx.ThrowError("Error", "Can not reset an object while it is being initialized")
	case flags&LazySkipDestructor == 0 && o.Class.Dtor != nil && !o.Destructed():
		o.oflag |= objDestructed
		o.rc++
		ctx.Machine.Destruct(o)
		o.rc--
		if err := ctx.takePending(); err != nil {
			return err
		}
	}
	o.oflag &^= objDestructed
	if d := o.Dyn; d != nil {
		o.Dyn = nil
		ArrayValue(d).Release()
	}
	left := 0
	for i := range c.NumSlots {
		p := o.Class.Props[i]
		if p == nil {
			continue
		}
		old := o.Slots[i]
		if !old.IsUndef() && p.Flags&AccReadonly != 0 && (o.Class.Flags&ClassFinal != 0 || p.Flags&AccFinal != 0) {
			continue
		}
		o.Slots[i] = lazyMark()
		p.letGo(old)
		left++
	}
	o.setLazy(&Lazy{initializer: initializer, call: call, flags: flags, left: left}, proxy)
	return ctx.takePending()
}

// letGo releases what a slot held that is no more bound to the property.
func (p *PropInfo) letGo(v Value) {
	if v.Kind() == KindRef && p.Type != nil && v.Count() > 1 {
		r := v.Ref()
		for i, t := range r.Types {
			if t == p {
				r.Types = append(r.Types[:i:i], r.Types[i+1:]...)
				break
			}
		}
	}
	v.Release()
}

// endLazy makes the object an ordinary one and drops its lazy state.
func (o *Object) endLazy(l *Lazy) {
	o.oflag &^= objLazyAny
	o.Native = nil
	l.FreeNative(o)
}

// FreeNative implements NativeFreer.
func (l *Lazy) FreeNative(*Object) {
	v, inst := l.initializer, l.instance
	l.initializer, l.instance = Null(), nil
	v.Release()
	if inst != nil {
		ObjectValue(inst).Release()
	}
}

// WalkNative implements NativeWalker.
func (l *Lazy) WalkNative(visit func(Value)) {
	visit(l.initializer)
	if l.instance != nil {
		visit(ObjectValue(l.instance))
	}
}

// InitLazy initialises a lazy object, unless it is already, and returns the object that has its properties: the object
// itself, or the instance behind a proxy.
func (ctx *Context) InitLazy(o *Object) (*Object, error) {
	o = o.Settled()
	if o.oflag&objLazy == 0 {
		return o, nil
	}
	l := o.Native.(*Lazy)
	held := l.initializer.Copy()
	o.rc++
	var err error
	if o.oflag&objProxy != 0 {
		err = ctx.initProxy(o, l)
	} else {
		err = ctx.initGhost(o, l)
	}
	held.Release()
	if o.rc == 1 {
		gone := ctx.ThrowError("Error", "Lazy object was released during initialization")
		var t, before *Throw
		if errors.As(gone, &t) && errors.As(err, &before) {
			t.Obj.SetProp("previous", ObjectValue(before.Obj))
		}
		err = gone
		ObjectValue(o).Release()
		return nil, err
	}
	o.rc--
	if err != nil {
		return nil, err
	}
	return o.Settled(), nil
}

func (ctx *Context) initProxy(o *Object, l *Lazy) error {
	o.oflag &^= objLazyAny
	v, err := ctx.Machine.Call(l.call, []Value{ObjectValue(o)})
	if err == nil {
		w := v.Deref()
		switch {
		case !w.IsObject():
			err = ctx.Throwf("TypeError", "Lazy proxy factory must return an instance of a class compatible with %s, %s returned",
				o.Class.ShownName(), TypeName(w))
		case !compatible(w.Object().Class, o.Class):
			err = ctx.Throwf("TypeError", "The real instance class %s is not compatible with the proxy class %s. The proxy "+
				"must be a instance of the same class as the real instance, or a sub-class with no additional properties, "+
				"and no overrides of the __destructor or __clone methods.", TypeName(w), o.Class.ShownName())
		case w.Object() == o || w.Object().IsLazy():
			err = ctx.ThrowError("Error", "Lazy proxy factory must return a non-lazy object")
		}
		if err != nil {
			v.Release()
		}
	}
	if err != nil {
		o.oflag |= objLazyAny
		return err
	}
	first := l.initializer
	l.initializer, l.call = Null(), Callable{}
	l.instance = v.Deref().Object()
	o.oflag |= objProxy
	first.Release()
	if d := o.Dyn; d != nil {
		o.Dyn = nil
		ArrayValue(d).Release()
	}
	for i, p := range l.instance.Class.Props {
		if p != nil {
			old := o.Slots[i]
			o.Slots[i] = lazyMark()
			o.Class.Props[i].letGo(old)
		}
	}
	return nil
}

// compatible reports whether an object of class real may stand behind a proxy of class c.
func compatible(real, c *Class) bool {
	if real == c {
		return true
	}
	return c.Is(real) && len(real.PropMap) == len(c.PropMap) && real.Dtor == c.Dtor && real.CloneFn == c.CloneFn
}

func (ctx *Context) initGhost(o *Object, l *Lazy) error {
	o.oflag &^= objLazy
	before := make([]Value, len(o.Slots))
	for i, v := range o.Slots {
		before[i] = v.Copy()
		if v.IsLazyMark() {
			o.Slots[i] = o.Class.Defaults[i].Copy()
		}
	}
	var dyn Value
	if o.Dyn != nil {
		dyn = ArrayValue(o.Dyn).Copy()
	}
	v, err := ctx.Machine.Call(l.call, []Value{ObjectValue(o)})
	if err == nil && !v.IsNil() {
		err = ctx.ThrowError("TypeError", "Lazy object initializer must return NULL or no value")
	}
	if err != nil {
		o.revert(before, dyn)
		v.Release()
		return err
	}
	for _, v := range before {
		v.Release()
	}
	dyn.Release()
	o.endLazy(l)
	return nil
}

// revert undoes what an initialiser did to the object before it failed.
func (o *Object) revert(before []Value, dyn Value) {
	for i, v := range before {
		p := o.Class.Props[i]
		if p == nil {
			v.Release()
			continue
		}
		old := o.Slots[i]
		o.Slots[i] = v
		if v.Kind() == KindRef && old.p == v.p {
			old.Release()
			continue
		}
		if v.Kind() == KindRef && p.Type != nil {
			v.Ref().bind(p)
		}
		p.letGo(old)
	}
	after := o.Dyn
	o.Dyn = nil
	if dyn.IsArray() {
		o.Dyn = dyn.Array()
	}
	if after != nil {
		ArrayValue(after).Release()
	}
	o.oflag |= objLazy
}

// bind makes the reference keep to a property's type.
func (r *Ref) bind(p *PropInfo) {
	for _, t := range r.Types {
		if t == p {
			return
		}
	}
	r.Types = append(r.Types[:len(r.Types):len(r.Types)], p)
}

// MarkLazyInitialized makes an uninitialised lazy object an ordinary one with the default values of its properties.
func (o *Object) MarkLazyInitialized() {
	if o.oflag&objLazy == 0 {
		return
	}
	for i, v := range o.Slots {
		if v.IsLazyMark() {
			o.Slots[i] = o.Class.Defaults[i].Copy()
		}
	}
	o.endLazy(o.Native.(*Lazy))
}

// SkipLazy makes a property no more lazy and gives it its default value; it reports whether it was lazy.
func (o *Object) SkipLazy(slot int) bool {
	if !o.Slots[slot].IsLazyMark() {
		return false
	}
	o.Slots[slot] = o.Class.Defaults[slot].Copy()
	return true
}

// UnmarkLazy makes a lazy property one without a value, for the caller to write to; RemarkLazy undoes it.
func (o *Object) UnmarkLazy(slot int) { o.Slots[slot] = Undef() }

// RemarkLazy makes a property without a value lazy.
func (o *Object) RemarkLazy(slot int) { o.Slots[slot] = lazyMark() }

// LazyPropDone counts a property that is no more lazy: with the last one the object becomes an ordinary one.
func (o *Object) LazyPropDone() {
	if o.oflag&objLazy == 0 {
		return
	}
	if l := o.Native.(*Lazy); l.left > 1 {
		l.left--
	} else {
		o.endLazy(l)
	}
}

// CloneLazy makes the copy of an initialised proxy, given the copy of its instance, which it takes over.
func (o *Object) CloneLazy(instance *Object) *Object {
	l := o.Native.(*Lazy)
	n := NewLazy(o.Class, Null(), Callable{}, true, l.flags)
	n.oflag &^= objLazy
	n.Native.(*Lazy).instance = instance
	return n
}

// LazyFor returns the object whose properties are to be shown for a purpose, initialised if the purpose asks for it.
func (ctx *Context) LazyFor(o *Object, purpose PropsPurpose) (*Object, error) {
	switch {
	case !o.IsLazy():
		return o, nil
	case purpose == PropsDebug || purpose == PropsArray || purpose == PropsSerialize && !o.LazySerializes():
		return o.Settled(), nil
	}
	return ctx.InitLazy(o)
}

// LoopBegins and LoopEnds count the loops over the object's properties.
func (o *Object) LoopBegins() {
	if o.oflag < 255*objLoopOne {
		o.oflag += objLoopOne
	}
}

// LoopEnds undoes LoopBegins; more than 254 loops at once are no more counted.
func (o *Object) LoopEnds() {
	if o.looping() && o.oflag < 255*objLoopOne {
		o.oflag -= objLoopOne
	}
}

func (o *Object) looping() bool { return o.Settled().oflag >= objLoopOne }
