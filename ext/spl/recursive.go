package spl

import (
	"math"

	"gaja/interp/php"
)

// The modes and flags of RecursiveIteratorIterator and RecursiveTreeIterator.
const (
	ritLeavesOnly = 0
	ritSelfFirst  = 1
	ritChildFirst = 2
	ritCatch      = 16

	treeBypassCurrent = 4
	treeBypassKey     = 8
)

// recursiveState is the native state of RecursiveIteratorIterator: one iterator for each level, and in each what is to be
// done next. The steps of a level are PHP's: it starts, tests whether its element has children, shows the element itself,
// goes down to the children, and moves on; the mode decides which come in which order.
type recursiveState struct {
	levels   []recursiveLevel
	mode     int64
	flags    int64
	maxDepth int64 // -1: any
	running  bool  // between beginIteration and endIteration
	tree     bool
	prefix   [6]string
	postfix  string
	hooks    recursiveHooks
}

type recursiveLevel struct {
	obj   php.Value
	it    php.Iterator
	state recursiveStep
}

type recursiveStep uint8

const (
	stepStart recursiveStep = iota
	stepNext
	stepTest
	stepSelf
	stepChild
)

// recursiveHooks are the methods that a script's subclass overrides; the builtin ones do nothing of note and are not
// called.
type recursiveHooks struct {
	begin, end, hasChildren, getChildren, beginChildren, endChildren, nextElement *php.Function
}

func (r *recursiveState) top() *recursiveLevel { return &r.levels[len(r.levels)-1] }

var recursiveHandlers = php.Handlers{
	New: func(_ *php.Context, o *php.Object) {
		o.Native = &recursiveState{maxDepth: -1, prefix: [6]string{"", "| ", "  ", "|-", "\\-", ""}}
	},
	NoClone: true,
	Free:    func(o *php.Object) { o.Native.(*recursiveState).clear() },
	Iterate: func(ctx *php.Context, o *php.Object, byRef bool) (php.Iterator, error) {
		if byRef {
			return nil, noByRef(ctx)
		}
		if walksByMethods(o.Class) || o.Native.(*recursiveState).tree {
			return ctx.IterateMethods(o), nil
		}
		r := o.Native.(*recursiveState)
		if len(r.levels) == 0 {
			if ctx.Level == php.Level74 {
				return nil, notBuilt(ctx)
			}
			return nil, ctx.ThrowError("Error", "Object is not initialized")
		}
		php.ObjectValue(o).AddRef()
		return &recursiveWalk{o, r}, nil
	},
	Walk: func(o *php.Object, visit func(*php.Value)) {
		r := o.Native.(*recursiveState)
		for i := range r.levels {
			visit(&r.levels[i].obj)
			walkIterator(r.levels[i].it, visit)
		}
	},
}

func (r *recursiveState) clear() {
	for len(r.levels) > 0 {
		r.pop()
	}
}

func (r *recursiveState) pop() {
	l := *r.top()
	*r.top() = recursiveLevel{}
	r.levels = r.levels[:len(r.levels)-1]
	l.it.Close()
	l.obj.Release()
}

// ForwardMethod gives methods of the current inner iterator to scripts that call them on the one around it.
func (r *recursiveState) ForwardMethod(lower string) (*php.Object, *php.Function, bool) {
	if len(r.levels) == 0 {
		return nil, nil, false
	}
	o := r.top().obj.Object()
	f := o.Class.FindMethod(lower)
	return o, f, f != nil
}

func (r *recursiveState) findHooks(c *php.Class) {
	r.hooks = recursiveHooks{
		begin: overridden(c, "beginiteration"), end: overridden(c, "enditeration"),
		hasChildren: overridden(c, "callhaschildren"), getChildren: overridden(c, "callgetchildren"),
		beginChildren: overridden(c, "beginchildren"), endChildren: overridden(c, "endchildren"),
		nextElement: overridden(c, "nextelement"),
	}
}

// hook calls an overridden method whose result does not matter. forgive says that an exception is dropped when the
// iterator was told to catch them.
func (r *recursiveState) hook(ctx *php.Context, self *php.Object, f *php.Function, forgive bool) error {
	if f == nil {
		return nil
	}
	v, err := callFn(ctx, self, f)
	v.Release()
	if err != nil && forgive && r.forgiven(err) {
		return nil
	}
	return err
}

func (r *recursiveState) forgiven(err error) bool { return r.flags&ritCatch != 0 && caught(err) }

func (r *recursiveState) valid(ctx *php.Context, self *php.Object) (bool, error) {
	for i := len(r.levels) - 1; i >= 0; i-- {
		ok, err := r.levels[i].it.Valid(ctx)
		if ok || err != nil {
			return ok, err
		}
	}
	var err error
	if r.running && len(r.levels) > 0 {
		err = r.hook(ctx, self, r.hooks.end, false)
	}
	r.running = false
	return false, err
}

func (r *recursiveState) rewind(ctx *php.Context, self *php.Object) error {
	if len(r.levels) == 0 {
		return notBuilt(ctx)
	}
	for len(r.levels) > 1 {
		r.pop()
		if err := r.hook(ctx, self, r.hooks.endChildren, false); err != nil {
			return err
		}
	}
	r.levels[0].state = stepStart
	if err := r.levels[0].it.Rewind(ctx); err != nil {
		return err
	}
	if !r.running {
		if err := r.hook(ctx, self, r.hooks.begin, false); err != nil {
			return err
		}
	}
	r.running = true
	return r.forward(ctx, self)
}

// forward runs steps until there is an element to show, or none left.
func (r *recursiveState) forward(ctx *php.Context, self *php.Object) error {
	for len(r.levels) > 0 {
		if err := ctx.Poll(); err != nil {
			return err
		}
		shown, ended, err := r.step(ctx, self)
		if shown || err != nil {
			return err
		}
		if !ended {
			continue
		}
		if len(r.levels) == 1 {
			return nil
		}
		it := r.top().it
		if err := r.hook(ctx, self, r.hooks.endChildren, true); err != nil {
			return err
		}
		if len(r.levels) > 1 && r.top().it == it {
			r.pop()
		}
	}
	return notBuilt(ctx)
}

// step does what the deepest level has to do next. shown says that its element is to be shown, ended that it has none.
func (r *recursiveState) step(ctx *php.Context, self *php.Object) (shown, ended bool, err error) {
	switch l := r.top(); l.state {
	case stepNext:
		if err := l.it.Next(ctx); err != nil && !r.forgiven(err) {
			return false, false, err
		}
		return r.start(ctx)
	case stepStart:
		return r.start(ctx)
	case stepTest:
		return r.test(ctx, self)
	case stepSelf:
		if r.mode != ritLeavesOnly {
			if err := r.hook(ctx, self, r.hooks.nextElement, false); err != nil {
				return false, false, err
			}
		}
		r.top().state = stepNext
		if r.mode == ritSelfFirst {
			r.top().state = stepChild
		}
		return true, false, nil
	case stepChild:
		return false, false, r.descend(ctx, self)
	}
	return false, false, nil
}

// start looks whether there is an element. A script's valid may have moved this very iterator: then all is done.
func (r *recursiveState) start(ctx *php.Context) (shown, ended bool, err error) {
	depth, it := len(r.levels), r.top().it
	ok, err := it.Valid(ctx)
	if err != nil || len(r.levels) != depth || r.top().it != it {
		return err == nil, false, err
	}
	if !ok {
		return false, true, nil
	}
	r.top().state = stepTest
	return false, false, nil
}

// test asks whether the element has children, and decides on the next step.
func (r *recursiveState) test(ctx *php.Context, self *php.Object) (shown, ended bool, err error) {
	has, err := r.hasChildren(ctx, self)
	if err != nil {
		r.top().state = stepNext
		if !r.forgiven(err) {
			return false, false, err
		}
		has = false
	}
	if has {
		switch {
		case r.maxDepth == -1 || r.maxDepth > int64(len(r.levels)-1):
			r.top().state = stepChild
			if r.mode == ritSelfFirst {
				r.top().state = stepSelf
			}
			return false, false, nil
		case r.mode == ritLeavesOnly:
			r.top().state = stepNext
			return false, false, nil
		}
	}
	if err := r.hook(ctx, self, r.hooks.nextElement, true); err != nil {
		r.top().state = stepNext
		return false, false, err
	}
	r.top().state = stepNext
	return true, false, nil
}

func (r *recursiveState) hasChildren(ctx *php.Context, self *php.Object) (bool, error) {
	var v php.Value
	var err error
	if r.hooks.hasChildren != nil {
		v, err = callFn(ctx, self, r.hooks.hasChildren)
	} else {
		v, err = ctx.CallMethod(r.top().obj.Object(), "haschildren")
	}
	has := ctx.Truth(v)
	v.Release()
	return has, err
}

// maxLevels keeps endless children from eating all memory before the script's limits notice.
const maxLevels = 1 << 20

// descend goes into the children of the current element.
func (r *recursiveState) descend(ctx *php.Context, self *php.Object) error {
	var child php.Value
	var err error
	if r.hooks.getChildren != nil {
		child, err = callFn(ctx, self, r.hooks.getChildren)
	} else {
		child, err = ctx.CallMethod(r.top().obj.Object(), "getchildren")
	}
	if err != nil {
		if !r.forgiven(err) {
			return err
		}
		r.top().state = stepNext
		return nil
	}
	class, err := ctx.FindClass("RecursiveIterator", false)
	if err != nil {
		return err
	}
	if !child.IsObject() || !child.Object().Class.Is(class) || len(r.levels) >= maxLevels {
		child.Release()
		return ctx.ThrowError("UnexpectedValueException",
			"Objects returned by RecursiveIterator::getChildren() must implement RecursiveIterator")
	}
	r.top().state = stepNext
	if r.mode == ritChildFirst {
		r.top().state = stepSelf
	}
	it, err := ctx.IterateObject(child.Object())
	if err != nil {
		child.Release()
		return err
	}
	r.levels = append(r.levels, recursiveLevel{obj: child, it: it})
	if err := it.Rewind(ctx); err != nil {
		return err
	}
	return r.hook(ctx, self, r.hooks.beginChildren, true)
}

// recursiveWalk is a foreach over a RecursiveIteratorIterator, which moves the iterator itself.
type recursiveWalk struct {
	o *php.Object
	r *recursiveState
}

func (w *recursiveWalk) Rewind(ctx *php.Context) error        { return w.r.rewind(ctx, w.o) }
func (w *recursiveWalk) Valid(ctx *php.Context) (bool, error) { return w.r.valid(ctx, w.o) }
func (w *recursiveWalk) Current(ctx *php.Context) (php.Value, error) {
	return w.r.top().it.Current(ctx)
}
func (w *recursiveWalk) Key(ctx *php.Context) (php.Value, error) { return w.r.top().it.Key(ctx) }
func (w *recursiveWalk) Next(ctx *php.Context) error             { return w.r.forward(ctx, w.o) }
func (w *recursiveWalk) Close() {
	if o := w.o; o != nil {
		w.o = nil
		php.ObjectValue(o).Release()
	}
}

// build takes what is inside: a RecursiveIterator, or an aggregate that gives one. The object is owned.
func (r *recursiveState) build(ctx *php.Context, self *php.Object, inner php.Value, mode, flags int64) error {
	class, err := ctx.FindClass("RecursiveIterator", false)
	if err == nil && (!inner.IsObject() || !inner.Object().Class.Is(class)) {
		err = ctx.ThrowError("InvalidArgumentException",
			"An instance of RecursiveIterator or IteratorAggregate creating it is required")
	}
	if err != nil {
		inner.Release()
		return err
	}
	it, err := ctx.IterateObject(inner.Object())
	if err != nil {
		inner.Release()
		return err
	}
	r.clear()
	r.levels = []recursiveLevel{{obj: inner, it: it}}
	r.mode, r.flags, r.maxDepth, r.running = mode, flags, -1, false
	r.findHooks(self.Class)
	return nil
}

// insideOf returns the iterator that a constructor's first argument means, owned.
func insideOf(c *php.Call) (php.Value, error) {
	o := c.Object(0)
	if o == nil {
		return php.Null(), nil
	}
	aggregate, err := c.Ctx.FindClass("IteratorAggregate", false)
	if err != nil {
		return php.Undef(), err
	}
	if o.Class.Is(aggregate) {
		return aggregateIterator(c.Ctx, o, o.Class)
	}
	return php.ObjectValue(o).Copy(), nil
}

func clampDepth(n int64) int64 { return min(n, math.MaxInt32) }
