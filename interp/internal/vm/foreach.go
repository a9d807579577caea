package vm

import (
	"strings"
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// A foreach keeps what it walks in two registers. Over an array by value they hold the array, which the loop owns a
// share of, and the position. Everything else is a loopIter in the first.

// loopIter is the state of a loop over an object, or over anything by reference.
type loopIter struct {
	php.Internal
	// it walks an object; fresh until the first element has been fetched.
	it    php.Iterator
	fresh bool
	// gen is a generator walked by the machine itself.
	gen *php.Object
	// By reference over an array: ref holds the variable, place the position.
	ref   *php.Ref
	place php.RefIter
	// Over an object's properties: the object, the names at the start, and how far the loop is.
	obj   *php.Object
	names []*php.Str
	at    int
	byRef bool
	// handle is the object handle that the loop's iterator has in PHP, 0 for none.
	handle uint32
}

// close lets go of what the loop holds.
func (l *loopIter) close(vm *VM) {
	if l.it != nil {
		it := l.it
		l.it = nil
		it.Close()
	}
	if r := l.ref; r != nil {
		l.ref = nil
		php.RefValue(r).Release()
	}
	l.leave()
	if o := l.gen; o != nil {
		l.gen = nil
		php.ObjectValue(o).Release()
	}
	if l.handle != 0 {
		vm.ctx.GiveHandle(l.handle)
		l.handle = 0
	}
}

// leave lets go of the array or the properties that the loop is at.
func (l *loopIter) leave() {
	if l.place.Arr != nil {
		l.place.Unwatch()
	}
	for _, n := range l.names {
		php.StrValue(n).Release()
	}
	l.names, l.at = nil, 0
	if o := l.obj; o != nil {
		l.obj = nil
		o.LoopEnds()
		php.ObjectValue(o).Release()
	}
}

// follow goes on with what the variable of a loop by reference has got instead of what the loop was at.
func (vm *VM) follow(base unsafe.Pointer, in *bytecode.Instr, l *loopIter) (bool, error) {
	l.leave()
	if l.place.Arr != nil {
		l.place.Unwatch()
	}
	l.place = php.RefIter{}
	x := l.ref.V
	switch {
	case x.IsArray():
		return vm.nextRef(base, in, l)
	case !x.IsObject():
		vm.badForeach(x)
		return false, vm.takePending()
	case x.Object().Class.IteratorKind != 0:
		return false, nil
	}
	inner, err := vm.iterObject(x.Object(), true)
	if err != nil {
		return false, err
	}
	l.obj, l.names = inner.obj, inner.names
	return vm.nextProp(base, in, l)
}

func (vm *VM) opForeach(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	x := vm.load(base, in.B)
	if err := vm.takePending(); err != nil {
		return vm.fail(err)
	}
	a := reg(base, in.A)
	switch x.Kind() {
	case php.KindArray:
		v := vm.takeOperand(base, in.B, in.D&bytecode.FlagB != 0)
		*a = v
		*reg(base, in.A+1) = php.Int(0)
		return next(ip), base
	case php.KindObject:
		l, err := vm.iterObject(x.Object(), false)
		if in.D&bytecode.FlagB != 0 {
			vm.consume(base, in.B)
		}
		if err != nil {
			return vm.fail(err)
		}
		*a = php.InternalValue(&l.Internal)
		return vm.proceed(ip, base, nil)
	}
	vm.badForeach(x)
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	*a = php.Null()
	return vm.proceed(ip, base, nil)
}

func (vm *VM) badForeach(x php.Value) {
	if vm.ctx.Level == php.Level74 {
		vm.ctx.Warning("Invalid argument supplied for foreach()")
		return
	}
	vm.ctx.Warning("foreach() argument must be of type array|object, %s given", php.TypeName(x))
}

// iterObject starts a loop over an object.
func (vm *VM) iterObject(o *php.Object, byRef bool) (*loopIter, error) {
	l := &loopIter{byRef: byRef}
	if g, ok := o.Native.(*Generator); ok {
		if byRef && g.fn.B.Flags&bytecode.FuncByRef == 0 {
			return nil, vm.ctx.ThrowError("Exception", "You can only iterate a generator by-reference if it declared that it yields by-reference")
		}
		l.handle = vm.ctx.TakeHandle()
		if g.state != genStart { // a fresh one is started by the first step, off the Go stack where that can be
			if err := vm.generatorRewind(o, g); err != nil {
				l.close(vm)
				return nil, err
			}
		}
		php.ObjectValue(o).AddRef()
		l.gen, l.fresh = o, true
		return l, nil
	}
	if o.Class.IteratorKind != 0 {
		if byRef && o.Class.Handlers.Iterate == nil && o.Class.IteratorKind != 2 {
			return nil, vm.ctx.ThrowError("Error", "An iterator cannot be used with foreach by reference")
		}
		return l, vm.startIterator(l, o, byRef)
	}
	if o.IsLazy() {
		var err error
		if o, err = vm.ctx.InitLazy(o); err != nil {
			return nil, err
		}
	}
	php.ObjectValue(o).AddRef()
	l.obj = o
	o.LoopBegins()
	list := o.Class.PropList()
	if o.Class.Flags&php.ClassHasHooks != 0 {
		list = o.Class.HookedOrder()
	}
	for _, p := range list {
		if p != nil && vm.propVisible(o, p) {
			php.StrValue(p.Key).AddRef()
			l.names = append(l.names, p.Key)
		}
	}
	return l, nil
}

// propVisible reports whether a declared property is the one that its name means from the current scope.
func (vm *VM) propVisible(o *php.Object, p *php.PropInfo) bool {
	f := vm.findProp(o.Class, p.Name, vm.scope())
	return f.info == p && !f.hidden
}

func (vm *VM) startIterator(l *loopIter, o *php.Object, byRef bool) error {
	if o.Class.IteratorKind == 2 {
		v, err := vm.ctx.CallMethod(o, "getiterator")
		if err != nil {
			return err
		}
		if !v.IsObject() || v.Object().Class.IteratorKind == 0 {
			v.Release()
			return vm.ctx.Throwf("Exception", "Objects returned by %s::getIterator() must be traversable or implement interface Iterator", o.Class.ShownName())
		}
		inner, err := vm.iterObject(v.Object(), byRef)
		v.Release()
		if err != nil {
			return err
		}
		internal := l.Internal
		*l = *inner
		l.Internal = internal
		return nil
	}
	var it php.Iterator
	var err error
	if h := o.Class.Handlers; h.Iterate != nil {
		it, err = h.Iterate(vm.ctx, o, byRef)
	} else {
		it = vm.ctx.IterateMethods(o)
	}
	if err != nil {
		return err
	}
	l.it, l.handle = it, vm.ctx.TakeHandle()
	if err := it.Rewind(vm.ctx); err != nil {
		l.close(vm)
		return err
	}
	l.fresh = true
	return vm.takePending()
}

// opForeachRef starts a loop by reference; B holds a reference, or the value of an expression.
func (vm *VM) opForeachRef(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	b := reg(base, in.B)
	if b.Kind() != php.KindRef && in.D&bytecode.FlagB == 0 {
		php.MakeRef(b)
	}
	x := b.Deref()
	l := &loopIter{byRef: true}
	var err error
	switch x.Kind() {
	case php.KindArray:
		var r *php.Ref
		if b.Kind() == php.KindRef {
			r = b.Ref()
			php.RefValue(r).AddRef()
		} else {
			r = php.NewRef(x.Copy())
		}
		l.ref = r
		l.place.Watch(r.V.WritableArray())
	case php.KindObject:
		if l, err = vm.iterObject(x.Object(), true); err == nil && l.obj != nil && b.Kind() == php.KindRef {
			l.ref = b.Ref()
			php.RefValue(l.ref).AddRef()
		}
	default:
		vm.badForeach(x)
		l = nil
	}
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	if err != nil {
		return vm.fail(err)
	}
	if l == nil {
		*reg(base, in.A) = php.Null()
	} else {
		*reg(base, in.A) = php.InternalValue(&l.Internal)
	}
	return vm.proceed(ip, base, nil)
}

// opNext fetches the next element of an array by value; other loops go to nextOther.
func (vm *VM) opNext(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	a := reg(base, in.A)
	if a.Kind() != php.KindArray {
		return vm.nextOther(ip, base)
	}
	arr, pos := a.Array(), reg(base, in.A+1)
	i := arr.After(uint32(pos.Int()))
	if i >= arr.End() {
		return next(ip), base
	}
	pos.SetInt(int64(i) + 1)
	b := reg(base, in.B)
	v := arr.SlotAt(i)
	if in.C == bytecode.NoReg && !b.IsCounted() {
		if v.IsCounted() {
			*b = v.CopyDeref()
		} else {
			*b = *v
		}
		return vm.jump(ip, base, int(int32(in.D>>32)))
	}
	if in.C != bytecode.NoReg && v.IsPlain() && vm.vacate(b) {
		if c, k := reg(base, in.C), arr.KeyAt(i); vm.vacate(c) {
			*b = v.Copy()
			if k.Str == nil {
				c.SetInt(k.Int)
			} else {
				*c = k.Value()
			}
			return vm.jump(ip, base, int(int32(in.D>>32)))
		}
	}
	vm.cur.ip = ip
	if err := vm.nextStore(base, in, v.CopyDeref(), arr.KeyAt(i)); err != nil {
		return vm.fail(err)
	}
	return vm.jump(ip, base, int(int32(in.D>>32)))
}

// nextStore puts an element where the loop wants it.
func (vm *VM) nextStore(base unsafe.Pointer, in *bytecode.Instr, v php.Value, k php.Key) error {
	kv := php.Undef()
	if in.C != bytecode.NoReg {
		kv = k.Value()
	}
	err := vm.assign(reg(base, in.B), v)
	if in.C != bytecode.NoReg {
		if err != nil {
			kv.Release()
			return err
		}
		err = vm.assign(reg(base, in.C), kv)
	}
	if err == nil {
		err = vm.takePending()
	}
	return err
}

func (vm *VM) nextOther(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	a := reg(base, in.A)
	if a.Kind() != php.KindInternal {
		return next(ip), base
	}
	l := (*loopIter)(a.Internal())
	if l.gen != nil {
		return vm.nextGenerator(ip, base, l)
	}
	var more bool
	var err error
	switch {
	case l.it != nil:
		more, err = vm.nextIterator(base, in, l)
	case l.obj != nil:
		more, err = vm.nextProp(base, in, l)
	default:
		more, err = vm.nextRef(base, in, l)
	}
	return vm.branch(ip, base, more, int(int32(in.D>>32)), err)
}

func (vm *VM) nextIterator(base unsafe.Pointer, in *bytecode.Instr, l *loopIter) (bool, error) {
	if !l.fresh {
		if err := l.it.Next(vm.ctx); err != nil {
			return false, err
		}
		if err := vm.takePending(); err != nil {
			return false, err
		}
	}
	l.fresh = false
	ok, err := l.it.Valid(vm.ctx)
	if err != nil || !ok {
		return false, err
	}
	v, err := l.it.Current(vm.ctx)
	if err == nil {
		err = vm.takePending()
	}
	if err != nil {
		return false, err
	}
	k := php.Undef()
	if in.C != bytecode.NoReg {
		if k, err = l.it.Key(vm.ctx); err != nil {
			v.Release()
			return false, err
		}
	}
	return true, vm.bindElement(base, in, l, v, k)
}

// bindElement stores a value, by reference if the loop wants that, and a key.
func (vm *VM) bindElement(base unsafe.Pointer, in *bytecode.Instr, l *loopIter, v, k php.Value) error {
	b := reg(base, in.B)
	if l.byRef {
		if v.Kind() != php.KindRef {
			v = php.RefValue(php.NewRef(v))
		}
		old := *b
		*b = v
		old.Release()
	} else if err := vm.assign(b, v); err != nil {
		k.Release()
		return err
	}
	if in.C != bytecode.NoReg {
		if k.Kind() == php.KindRef {
			w := k.CopyDeref()
			k.Release()
			k = w
		}
		return vm.assign(reg(base, in.C), k)
	}
	return vm.takePending()
}

func (vm *VM) nextProp(base unsafe.Pointer, in *bytecode.Instr, l *loopIter) (bool, error) {
	if l.ref != nil && (!l.ref.V.IsObject() || l.ref.V.Object().Settled() != l.obj) {
		return vm.follow(base, in, l)
	}
	for l.at < len(l.names) {
		name := l.names[l.at]
		l.at++
		f := vm.findProp(l.obj.Class, name.Peek(), vm.scope())
		if f.info == nil || f.hidden {
			continue
		}
		if f.info.Get != nil || f.info.Set != nil {
			if more, err := vm.nextHooked(base, in, l, f.info); more || err != nil {
				return more, err
			}
			continue
		}
		if f.info.Flags&(php.AccStatic|php.AccVirtual) != 0 {
			continue
		}
		slot := &l.obj.Slots[f.info.Slot]
		if slot.IsUndef() {
			continue
		}
		if l.byRef {
			if f.info.Flags&php.AccReadonly != 0 {
				return false, vm.ctx.Throwf("Error", "Cannot acquire reference to readonly property %s::$%s", f.info.Class.ShownName(), name.Peek())
			}
			r := php.BindSlot(slot, f.info)
			return true, vm.bindElement(base, in, l, php.RefValue(r).Copy(), vm.keyOf(name))
		}
		return true, vm.bindElement(base, in, l, slot.CopyDeref(), vm.keyOf(name))
	}
	return vm.nextDynamic(base, in, l)
}

// nextHooked fetches a property with hooks; false when there is nothing to fetch.
func (vm *VM) nextHooked(base unsafe.Pointer, in *bytecode.Instr, l *loopIter, p *php.PropInfo) (bool, error) {
	if p.Get == nil && p.Flags&php.AccVirtual != 0 {
		return false, nil
	}
	if l.byRef && (p.Get == nil || p.Get.Flags&php.FnByRefReturn == 0) {
		return false, vm.ctx.Throwf("Error", "Cannot create reference to property %s::$%s", l.obj.Class.ShownName(), p.Name)
	}
	if p.Get == nil {
		slot := &l.obj.Slots[p.Slot]
		if slot.IsUndef() {
			return false, nil
		}
		return true, vm.bindElement(base, in, l, slot.CopyDeref(), vm.keyOf(p.Key))
	}
	v, err := vm.callHook(p.Get, l.obj, nil)
	if err != nil {
		return false, err
	}
	return true, vm.bindElement(base, in, l, v, vm.keyOf(p.Key))
}

// shadowed reports whether the name of a dynamic property means a private one for the scope.
func (vm *VM) shadowed(o *php.Object, k php.Key) bool {
	sc := vm.scope()
	if sc == nil || k.Str == nil {
		return false
	}
	p := sc.PropMap[k.Str.Peek()]
	return p != nil && p.Flags&php.AccStatic == 0 && vm.findProp(o.Class, p.Name, sc).info == p
}

// nextDynamic fetches the next dynamic property. The loop follows what happens to them meanwhile.
func (vm *VM) nextDynamic(base unsafe.Pointer, in *bytecode.Instr, l *loopIter) (bool, error) {
	if l.obj.Dyn == nil {
		return false, nil
	}
	if l.byRef {
		l.obj.DynArray()
	}
	arr := l.obj.Dyn
	if l.place.Arr != arr {
		if l.place.Arr != nil {
			l.place.Unwatch()
		}
		l.place.Watch(arr)
	}
	i := arr.After(l.place.Pos)
	for i < arr.End() && vm.shadowed(l.obj, arr.KeyAt(i)) {
		i = arr.After(i + 1)
	}
	if i >= arr.End() {
		l.place.Pos = arr.End()
		return false, nil
	}
	l.place.Pos = i + 1
	slot := arr.SlotAt(i)
	k := php.Undef()
	if in.C != bytecode.NoReg {
		k = plainName(arr.KeyAt(i))
	}
	if l.byRef {
		return true, vm.bindElement(base, in, l, php.RefValue(php.MakeRef(slot)).Copy(), k)
	}
	return true, vm.bindElement(base, in, l, slot.CopyDeref(), k)
}

// plainName is a dynamic property's name without the class that (object) of an array may have left before it.
func plainName(k php.Key) php.Value {
	if k.Str != nil {
		if s := k.Str.Peek(); len(s) > 1 && s[0] == 0 {
			if i := strings.IndexByte(s[1:], 0); i >= 0 {
				return php.String(s[i+2:])
			}
		}
	}
	return k.Value()
}

func (vm *VM) keyOf(name *php.Str) php.Value { return php.KeyOf(name).Value() }

// nextRef fetches the next element of an array by reference. The variable may have got another array meanwhile.
func (vm *VM) nextRef(base unsafe.Pointer, in *bytecode.Instr, l *loopIter) (bool, error) {
	if l.ref == nil {
		return false, nil
	}
	if l.ref.V.Kind() != php.KindArray {
		return vm.follow(base, in, l)
	}
	arr := l.ref.V.WritableArray()
	if l.place.Arr != arr {
		l.place.Unwatch()
		l.place.Watch(arr)
		l.place.Pos = arr.Pos()
	}
	i := arr.After(l.place.Pos)
	if i >= arr.End() {
		l.place.Pos = arr.End()
		return false, nil
	}
	l.place.Pos = i + 1
	r := php.MakeRef(arr.SlotAt(i))
	v := php.RefValue(r).Copy()
	k := php.Undef()
	if in.C != bytecode.NoReg {
		k = arr.KeyAt(i).Value()
	}
	return true, vm.bindElement(base, in, l, v, k)
}

func (vm *VM) opForeachEnd(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	a := reg(base, at(ip).A)
	if a.IsCounted() {
		vm.cur.ip = ip
		v := *a
		*a = php.Undef()
		vm.drop(v)
		return vm.proceed(ip, base, nil)
	}
	return next(ip), base
}
