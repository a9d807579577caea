package php

// objectStore hands out object handles: the lowest that was given back last comes first, as in PHP.
type objectStore struct {
	objs []*Object // by handle; nil when free
	free []uint32
}

func (ctx *Context) takeObjectID(o *Object) uint32 {
	s := &ctx.objects
	if n := len(s.free); n > 0 {
		id := s.free[n-1]
		s.free = s.free[:n-1]
		s.objs[id-1] = o
		return id
	}
	s.objs = append(s.objs, o)
	return uint32(len(s.objs))
}

func (ctx *Context) giveObjectID(o *Object) {
	s := &ctx.objects
	if o.ID == 0 || int(o.ID) > len(s.objs) || s.objs[o.ID-1] != o {
		return
	}
	s.objs[o.ID-1] = nil
	s.free = append(s.free, o.ID)
}

// KeepObjectIDs forgets the handles that were given back: objects made from now on come last in LiveObjects, as a script's
// end wants it.
func (ctx *Context) KeepObjectIDs() { ctx.objects.free = nil }

// LiveObjects calls f for every object alive, in order of handles, objects made meanwhile included.
func (ctx *Context) LiveObjects(f func(*Object)) {
	for i := 0; i < len(ctx.objects.objs); i++ {
		if o := ctx.objects.objs[i]; o != nil {
			f(o)
		}
	}
}

// ObjectByID returns the live object with a handle, or nil.
func (ctx *Context) ObjectByID(id uint32) *Object {
	if id == 0 || int(id) > len(ctx.objects.objs) {
		return nil
	}
	return ctx.objects.objs[id-1]
}

// OnGone registers f to run when the object dies (WeakReference, WeakMap).
func (ctx *Context) OnGone(o *Object, f func()) { ctx.weak[o] = append(ctx.weak[o], f) }

func (ctx *Context) weakGone(o *Object) {
	if len(ctx.weak) == 0 {
		return
	}
	if fs, ok := ctx.weak[o]; ok {
		delete(ctx.weak, o)
		for _, f := range fs {
			f()
		}
	}
}

// NewResource makes a resource with one owner. Free is called once, when it is closed or its last owner goes.
func (ctx *Context) NewResource(typ string, state any, free func(state any)) (*Resource, error) {
	if h := ctx.Limits.Handles; h > 0 && len(ctx.resources) >= h {
		if free != nil {
			free(state)
		}
		return nil, ctx.Fatal("Maximum number of %d open resources reached", h)
	}
	r := &Resource{head: head{kind: KindResource, rc: 1}, ID: ctx.nextRes, Type: typ, State: state, Free: free, ctx: ctx}
	ctx.nextRes++
	ctx.resources[r.ID] = r
	return r, nil
}

// TakeResourceID uses up one resource number without making a resource.
func (ctx *Context) TakeResourceID() int64 {
	id := ctx.nextRes
	ctx.nextRes++
	return id
}

func (ctx *Context) resourceGone(r *Resource) { delete(ctx.resources, r.ID) }

// ResourceByID returns the open resource with a number, or nil.
func (ctx *Context) ResourceByID(id int64) *Resource { return ctx.resources[id] }

// Resources calls f for every open resource in order of numbers.
func (ctx *Context) Resources(f func(*Resource)) {
	for id := int64(1); id < ctx.nextRes; id++ {
		if r := ctx.resources[id]; r != nil {
			f(r)
		}
	}
}
