package vm

import (
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// propRef is where a property lookup ended.
type propRef struct {
	info *php.PropInfo // the declared property, nil for dynamic ones
	// hidden is set when a declared property is there but not visible from the scope.
	hidden bool
}

// knownProp is an entry of the machine's memory of property lookups.
type knownProp struct {
	class, scope *php.Class
	name         string
	ref          propRef
}

// knownProps is how many lookups are remembered, by hash. Names that are computed ($o->$name) have no inline cache, and
// going through a class's map costs 20 ns.
const knownProps = 256

// findProp finds a property by name as seen from a scope.
func (vm *VM) findProp(c *php.Class, name string, scope *php.Class) propRef {
	if len(name) == 0 {
		return vm.lookUpProp(c, name, scope)
	}
	h := uintptr(unsafe.Pointer(c))>>6 + uintptr(name[0])*7 + uintptr(name[len(name)-1])*31 + uintptr(len(name))
	k := &vm.props[h%knownProps]
	if k.class == c && k.scope == scope && k.name == name {
		return k.ref
	}
	ref := vm.lookUpProp(c, name, scope)
	if p := ref.info; p != nil && p.Name == name && !vm.restoring {
		*k = knownProp{c, scope, p.Name, ref}
	}
	return ref
}

func (vm *VM) lookUpProp(c *php.Class, name string, scope *php.Class) propRef {
	if len(c.PropMap) == 0 && (scope == nil || scope == c) {
		return propRef{}
	}
	p := c.PropMap[name]
	if scope != nil && scope != c && (p == nil || p.Class != scope) {
		// A private property of the scope wins, even if a subclass has one of the same name.
		if q := scope.PropMap[name]; q != nil && q.Class == scope && q.Flags&php.AccPrivate != 0 && c.Is(scope) {
			return propRef{info: q}
		}
	}
	if p == nil {
		return propRef{}
	}
	if p.Flags&php.AccPublic != 0 {
		return propRef{info: p}
	}
	if p.Flags&php.AccPrivate != 0 {
		if p.Class == scope {
			return propRef{info: p}
		}
		if p.Class != c {
			return propRef{}
		}
		return propRef{info: p, hidden: true}
	}
	if scope != nil && (scope.Is(p.Proto) || p.Proto.Is(scope)) {
		return propRef{info: p}
	}
	return propRef{info: p, hidden: true}
}

// findInstance is findProp for an access through an object: what is static is reported, and then only a dynamic property
// can be meant.
func (vm *VM) findInstance(o *php.Object, name string) propRef {
	f := vm.findProp(o.Class, name, vm.scope())
	if f.info == nil || f.hidden || f.info.Flags&php.AccStatic == 0 {
		return f
	}
	if o.Class.Get == nil { // else that is asked, and knows nothing of static properties
		vm.ctx.Notice("Accessing static property %s::$%s as non static", o.Class.ShownName(), name)
	}
	return propRef{}
}

// scope is the class that code of the current frame belongs to.
func (vm *VM) scope() *php.Class {
	if vm.cur == nil {
		return nil
	}
	return vm.cur.fn.scope
}

// propertyName is the name in operand C, owned.
func (vm *VM) propertyName(base unsafe.Pointer, in *bytecode.Instr) (*php.Str, error) {
	if in.D&bytecode.FlagKC != 0 {
		s := vm.konst(in.C)
		s.AddRef()
		return s.Str(), nil
	}
	s, err := vm.ctx.ToString(vm.load(base, in.C))
	if in.D&bytecode.FlagC != 0 {
		vm.consume(base, in.C)
	}
	return s, err
}

// cachedSlot looks an inline cache up.
func (vm *VM) cachedSlot(in *bytecode.Instr, c *php.Class) (*cache, bool) {
	k := vm.cacheOf(in).of(c)
	return k, k != nil
}

func (vm *VM) opThisProp(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	o := vm.cur.this
	if o == nil {
		vm.cur.ip = ip
		return vm.fail(vm.ctx.ThrowError("Error", "Using $this when not in object context"))
	}
	if k, hit := vm.cachedSlot(in, o.Class); hit {
		if p := &o.Slots[k.slot]; !p.IsUndef() {
			v := p.CopyDeref()
			if a := reg(base, in.A); !a.IsCounted() {
				*a = v
				return next(ip), base
			}
			vm.cur.ip = ip
			return vm.finish(ip, base, v, nil)
		}
	}
	vm.cur.ip = ip
	v, err := vm.readProp(o, vm.konst(in.C).Str(), in)
	return vm.finish(ip, base, v, err)
}

func (vm *VM) opProp(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	if p := vm.cachedProp(base, in); p != nil && !p.IsUndef() {
		v := p.CopyDeref()
		if a := reg(base, in.A); vm.dropObject(base, in) && !a.IsCounted() {
			*a = v
			return next(ip), base
		}
		vm.cur.ip = ip
		if in.D&bytecode.FlagB != 0 {
			vm.consume(base, in.B)
		}
		return vm.finish(ip, base, v, nil)
	}
	vm.cur.ip = ip
	v, err := vm.fetchProp(base, in)
	return vm.finish(ip, base, v, err)
}

// cachedProp is the slot of property C of the object in B, if the instruction's cache has it.
func (vm *VM) cachedProp(base unsafe.Pointer, in *bytecode.Instr) *php.Value {
	x := reg(base, in.B).Deref()
	if x.Kind() != php.KindObject || in.D&bytecode.FlagKC == 0 {
		return nil
	}
	if k := vm.cacheOf(in).of(x.Object().Class); k != nil {
		return x.Object().Slot(k.slot)
	}
	return nil
}

// dropObject releases the object in B if it is a temporary that others hold too; false if it is the last one.
func (vm *VM) dropObject(base unsafe.Pointer, in *bytecode.Instr) bool {
	if in.D&bytecode.FlagB == 0 {
		return true
	}
	b := reg(base, in.B)
	if b.Kind() != php.KindObject || !b.Unshare() {
		return false
	}
	*b = php.Undef()
	return true
}

// fetchProp is B->C for OpProp and OpPropR.
func (vm *VM) fetchProp(base unsafe.Pointer, in *bytecode.Instr) (php.Value, error) {
	x := vm.load(base, in.B)
	name, err := vm.propertyName(base, in)
	if err != nil {
		if in.D&bytecode.FlagB != 0 {
			vm.consume(base, in.B)
		}
		return php.Undef(), err
	}
	v := php.Null()
	if x.Kind() == php.KindObject && in.D&bytecode.FlagRef != 0 && x.Object().Class.Flags&php.ClassEnum == 0 {
		err = vm.ctx.ThrowError("Error", "Fetching properties on non-enums in constant expressions is not allowed")
	} else if x.Kind() == php.KindObject {
		v, err = vm.readProp(x.Object(), name, in)
	} else {
		if vm.ctx.Level == php.Level74 {
			vm.ctx.Notice("Trying to get property '%s' of non-object", name.Peek())
		} else {
			vm.ctx.Warning("Attempt to read property \"%s\" on %s", name.Peek(), php.TypeName(x))
		}
	}
	php.StrValue(name).Release()
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	return v, err
}

// readProp reads a property as seen from the current scope; in, if not nil, has a cache to fill. The result is owned.
func (vm *VM) readProp(o *php.Object, name *php.Str, in *bytecode.Instr) (php.Value, error) {
	if h := o.Class.Handlers; h != nil && h.ReadProp != nil {
		if v, ok, err := h.ReadProp(vm.ctx, o, name); ok || err != nil {
			return v, err
		}
	}
	n := name.Peek()
	f := vm.findInstance(o, n)
	if f.info != nil && !f.hidden && f.info.Flags&php.AccStatic == 0 {
		p := f.info
		if p.Get != nil && !vm.inHook(o, p) {
			return vm.callHook(p.Get, o, nil)
		}
		if p.Flags&php.AccVirtual != 0 {
			return php.Undef(), vm.ctx.Throwf("Error", "Property %s::$%s is write-only", o.Class.ShownName(), n)
		}
		slot := &o.Slots[p.Slot]
		if !slot.IsUndef() {
			vm.cacheRead(in, o, p)
			return slot.CopyDeref(), nil
		}
		return vm.missingProp(o, name, f)
	}
	if f.info == nil && o.Dyn != nil {
		if p := o.Dyn.Lookup(php.KeyOf(name)); p != nil {
			return p.CopyDeref(), nil
		}
	}
	return vm.missingProp(o, name, f)
}

// cacheRead lets the next read of a declared property find it in the instruction's cache, if there is one.
func (vm *VM) cacheRead(in *bytecode.Instr, o *php.Object, p *php.PropInfo) {
	if in == nil || in.D&bytecode.FlagKC == 0 || p.Get != nil || p.Flags&(php.AccStatic|php.AccVirtual) != 0 {
		return
	}
	k := vm.cacheOf(in).fill(o.Class)
	k.slot, k.prop = p.Slot, p
}

// cacheOf is an instruction's inline cache.
func (vm *VM) cacheOf(in *bytecode.Instr) *cache {
	return (*cache)(unsafe.Add(vm.caches, uintptr(in.D>>32)*cacheSize))
}

// inHook reports whether the running function is a hook of the property on the same object, where the backing value is
// meant.
func (vm *VM) inHook(o *php.Object, p *php.PropInfo) bool {
	f := vm.cur
	return f != nil && f.fn.B.HookProp == p.Name && f.fn.B.Flags&bytecode.FuncHook != 0 &&
		(f.this == o || f.this != nil && f.this.LazyInstance() == o)
}

func (vm *VM) callHook(fn *php.Function, o *php.Object, args []php.Value) (php.Value, error) {
	return vm.Call(php.Callable{Fn: fn, This: o, Static: o.Class}, args)
}

// missingProp handles a read of a property that is unset, hidden or not there.
func (vm *VM) missingProp(o *php.Object, name *php.Str, f propRef) (php.Value, error) {
	n := name.Peek()
	lazy := lazySlot(o, f)
	if lazy && o.IsLazy() || o.LazyProxy() && vm.ownMagic(o, n, guardGet) {
		return vm.readLazy(o, name, false)
	}
	typed := lazy || f.info != nil && !f.hidden && f.info.Type != nil && f.info.Flags&(php.AccStatic|php.AccVirtual) == 0
	if g := o.Class.Get; g != nil && (!typed || o.Slots[f.info.Slot].WasUnset()) && o.Guard(n, 1) {
		php.ObjectValue(o).AddRef()
		v, err := vm.Call(php.Callable{Fn: g, This: o, Static: o.Class}, []php.Value{php.StrValue(name)})
		o.Unguard(n, 1)
		if err == nil && typed {
			if err = vm.ctx.FitUnset(f.info, &v, g.Flags&php.FnStrict != 0); err != nil {
				v.Release()
				v = php.Undef()
			}
		}
		if err == nil && v.Kind() == php.KindRef {
			w := v.CopyDeref()
			v.Release()
			v = w
		}
		php.ObjectValue(o).Release()
		return v, err
	}
	if f.hidden {
		return php.Undef(), vm.hiddenProp(o, f.info)
	}
	if f.info == nil && len(n) > 0 && n[0] == 0 {
		return php.Undef(), vm.nulName()
	}
	if o.IsLazy() && (f.info == nil || f.info.Type == nil) {
		return vm.readLazy(o, name, o.Class.Get != nil)
	}
	if f.info != nil && f.info.Type != nil && f.info.Flags&php.AccStatic == 0 {
		return php.Undef(), vm.uninitialized(f.info)
	}
	vm.undefinedProp(o, n)
	return php.Null(), nil
}

func (vm *VM) undefinedProp(o *php.Object, name string) {
	if vm.is74() {
		vm.ctx.Notice("Undefined property: %s::$%s", o.Class.ShownName(), name)
	} else {
		vm.ctx.Warning("Undefined property: %s::$%s", o.Class.ShownName(), name)
	}
}

func (vm *VM) hiddenProp(o *php.Object, p *php.PropInfo) error {
	return vm.ctx.Throwf("Error", "Cannot access %s property %s::$%s", visibility(p.Flags), o.Class.ShownName(), p.Name)
}

func (vm *VM) uninitialized(p *php.PropInfo) error {
	if p.Flags&php.AccStatic != 0 {
		return vm.ctx.Throwf("Error", "Typed static property %s::$%s must not be accessed before initialization", p.Class.ShownName(), p.Name)
	}
	return vm.ctx.Throwf("Error", "Typed property %s::$%s must not be accessed before initialization", p.Class.ShownName(), p.Name)
}

func visibility(f php.FuncFlags) string {
	switch {
	case f&php.AccPrivate != 0:
		return "private"
	case f&php.AccProtected != 0:
		return "protected"
	}
	return "public"
}

func (vm *VM) opAssignThis(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	o := vm.cur.this
	if o == nil {
		vm.cur.ip = ip
		return vm.fail(vm.ctx.ThrowError("Error", "Using $this when not in object context"))
	}
	if in.D&bytecode.FlagRef != 0 {
		return vm.promoteRef(ip, base, o)
	}
	return vm.assignProp(ip, base, o)
}

// promoteRef binds a promoted by-reference parameter to its property.
func (vm *VM) promoteRef(ip, base unsafe.Pointer, o *php.Object) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	r := php.MakeRef(reg(base, in.B))
	v := php.RefValue(r).Copy()
	p := o.Class.PropMap[vm.konst(in.C).Str().Peek()]
	if p == nil || p.Flags&php.AccVirtual != 0 {
		v.Release()
		return next(ip), base
	}
	if p.Type != nil {
		r.AddType(p)
	}
	slot := &o.Slots[p.Slot]
	old := *slot
	if old.Kind() == php.KindRef && p.Type != nil {
		old.Ref().DropType(p)
	}
	*slot = v
	old.Release()
	return vm.proceed(ip, base, nil)
}

// assignProp stores B in property C of an object through the cache.
func (vm *VM) assignProp(ip, base unsafe.Pointer, o *php.Object) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	if k, hit := vm.cachedSlot(in, o.Class); hit {
		b := reg(base, in.B)
		slot := &o.Slots[k.slot]
		if !b.IsUndef() && b.Kind() != php.KindRef && slot.Kind() != php.KindRef && !slot.IsUndef() &&
			k.mask&(1<<b.Kind()) != 0 {
			v := *b
			if in.D&bytecode.FlagB != 0 {
				*b = php.Undef()
			} else {
				v.AddRef()
			}
			old := *slot
			*slot = v
			if !old.IsCounted() {
				return next(ip), base
			}
			vm.cur.ip = ip
			old.Release()
			return vm.proceed(ip, base, nil)
		}
	}
	vm.cur.ip = ip
	v := vm.takeOperand(base, in.B, in.D&bytecode.FlagB != 0)
	err := vm.takePending()
	if err != nil {
		v.Release()
		return vm.fail(err)
	}
	return vm.proceed(ip, base, vm.writeProp(o, vm.konst(in.C).Str(), v, in))
}

func (vm *VM) opAssignProp(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	x := reg(base, in.A).Deref()
	if x.Kind() == php.KindObject {
		return vm.assignProp(ip, base, x.Object())
	}
	vm.cur.ip = ip
	v := vm.takeOperand(base, in.B, in.D&bytecode.FlagB != 0)
	vm.setPlace(reg(base, in.A))
	err := vm.setPropPlace(vm.konst(in.C).Str(), v)
	vm.endPlace()
	return vm.proceed(ip, base, err)
}

// writeProp stores v, which it takes over, in a property as seen from the current scope.
func (vm *VM) writeProp(o *php.Object, name *php.Str, v php.Value, in *bytecode.Instr) error {
	if h := o.Class.Handlers; h != nil && h.WriteProp != nil {
		if ok, err := h.WriteProp(vm.ctx, o, name, v); ok || err != nil {
			return err
		}
	}
	n := name.Peek()
	f := vm.findInstance(o, n)
	if f.info != nil && !f.hidden && f.info.Flags&php.AccStatic == 0 {
		return vm.writeDeclared(o, name, f, v, in)
	}
	if f.info == nil && o.Dyn != nil {
		if o.Dyn.Lookup(php.KeyOf(name)) != nil {
			return vm.assign(o.DynArray().Lookup(php.KeyOf(name)), v)
		}
	}
	return vm.writeMissing(o, name, f, v)
}

func (vm *VM) writeDeclared(o *php.Object, name *php.Str, f propRef, v php.Value, in *bytecode.Instr) error {
	p := f.info
	if (p.Set != nil || p.Get != nil) && !vm.inHook(o, p) {
		if p.Set != nil {
			if err := vm.checkSet(p); err != nil {
				v.Release()
				return err
			}
			r, err := vm.callHook(p.Set, o, []php.Value{v})
			v.Release()
			r.Release()
			return err
		}
	}
	if p.Flags&php.AccVirtual != 0 {
		v.Release()
		return vm.ctx.Throwf("Error", "Property %s::$%s is read-only", o.Class.ShownName(), p.Name)
	}
	slot := &o.Slots[p.Slot]
	lazy := slot.IsLazyMark()
	if slot.IsUndef() && !lazy && (p.Type == nil || slot.WasUnset()) && o.Class.Set != nil && !vm.guarded(o, p.Name) {
		return vm.writeMissing(o, name, propRef{}, v)
	}
	var again *Frame
	if p.Flags&(php.AccReadonly|php.AccPrivateSet|php.AccProtectedSet) != 0 {
		if p.Flags&php.AccReadonly != 0 && !slot.IsUndef() {
			if again = vm.recloning(o, p); again == nil {
				v.Release()
				return vm.ctx.Throwf("Error", "Cannot modify readonly property %s::$%s", p.Class.ShownName(), p.Name)
			}
		}
		if err := vm.checkSet(p); err != nil {
			v.Release()
			return err
		}
	}
	if slot.IsUndef() && o.IsLazy() && (lazy || p.Type == nil || slot.WasUnset()) {
		return vm.writeLazy(o, name, v, false)
	}
	if p.Type != nil {
		// Converting an object may run code that drops this one.
		php.ObjectValue(o).AddRef()
		defer php.ObjectValue(o).Release()
		w, err := vm.ctx.CoerceProp(p, v, vm.cur != nil && vm.cur.strict())
		if err != nil {
			return err
		}
		v = w
		slot = &o.Slots[p.Slot]
	}
	if again != nil {
		again.setAgain(p)
		again.flags |= frameMore
	}
	if in != nil && in.D&bytecode.FlagKC != 0 && p.Flags&(php.AccReadonly|php.AccPrivateSet|php.AccProtectedSet) == 0 && p.Set == nil && p.Get == nil {
		k := vm.cacheOf(in).fill(o.Class)
		k.slot, k.prop, k.mask = p.Slot, p, anyKind
		if p.Type != nil {
			if k.mask = p.Type.Mask & 0xffff; k.mask == 0 {
				k.mask = 1 << 15
			}
		}
	}
	return vm.assign(slot, v)
}

func (vm *VM) guarded(o *php.Object, name string) bool {
	if o.Guard(name, 2) {
		o.Unguard(name, 2)
		return false
	}
	return true
}

// writeMissing handles a write to a property that is hidden or not there.
func (vm *VM) writeMissing(o *php.Object, name *php.Str, f propRef, v php.Value) error {
	n := name.Peek()
	if o.LazyProxy() && vm.ownMagic(o, n, guardSet) {
		return vm.writeLazy(o, name, v, false)
	}
	if s := o.Class.Set; s != nil && o.Guard(n, 2) {
		php.ObjectValue(o).AddRef()
		r, err := vm.Call(php.Callable{Fn: s, This: o, Static: o.Class}, []php.Value{php.StrValue(name), v})
		o.Unguard(n, 2)
		r.Release()
		v.Release()
		php.ObjectValue(o).Release()
		return err
	}
	if f.hidden {
		v.Release()
		return vm.hiddenProp(o, f.info)
	}
	if o.IsLazy() {
		return vm.writeLazy(o, name, v, o.Class.Set != nil)
	}
	return vm.createProp(o, name, f, v)
}

// createProp makes a dynamic property with the value v, which it takes over.
func (vm *VM) createProp(o *php.Object, name *php.Str, f propRef, v php.Value) error {
	n := name.Peek()
	if h := o.Class.Handlers; o.Class.Flags&php.ClassNoDynamic != 0 && h != nil && h.WriteProp != nil && (len(n) == 0 || n[0] != 0) {
		// A place is walked to, which did not ask yet.
		if _, err := h.WriteProp(vm.ctx, o, name, v); err != nil {
			return err
		}
	}
	if err := vm.mayCreate(o, n); err != nil {
		v.Release()
		return err
	}
	o.DynArray().Put(php.KeyOf(name), v)
	return nil
}

// mayCreate says what there is to say about a dynamic property being created.
func (vm *VM) mayCreate(o *php.Object, n string) error {
	if len(n) > 0 && n[0] == 0 {
		return vm.nulName()
	}
	if o.Class.Flags&php.ClassNoDynamic != 0 {
		return vm.ctx.Throwf("Error", "Cannot create dynamic property %s::$%s", o.Class.Name, n)
	}
	if vm.ctx.Level != php.Level84 || o.Class.Flags&php.ClassAllowDynamic != 0 {
		return nil
	}
	class := o.Class.Name
	php.ObjectValue(o).AddRef()
	vm.ctx.Deprecated("Creation of dynamic property %s::$%s is deprecated", class, n)
	gone := o.Count() == 1
	php.ObjectValue(o).Release()
	if err := vm.takePending(); err != nil {
		return err
	}
	if gone {
		return vm.ctx.Throwf("Error", "Cannot create dynamic property %s::$%s", class, n)
	}
	return nil
}
