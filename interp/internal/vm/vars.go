package vm

import (
	"strings"
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// symTab is variables by name: the globals, or those of a function that needs it. A name leads to a slot, which is a
// register while a frame has the variable in one, and a cell of the table's own otherwise.
type symTab struct {
	m     map[string]*symbol
	order []*symbol
	holes int
}

type symbol struct {
	name string
	slot *php.Value
	own  php.Value
	// outer are the slots that attached frames have taken the variable from, innermost last.
	outer []*php.Value
	gone  bool
}

func newSymTab() *symTab { return &symTab{m: make(map[string]*symbol)} }

// Get returns the slot of a variable, or nil if it is not set.
func (t *symTab) Get(name string) *php.Value {
	if s := t.m[name]; s != nil && !s.slot.IsUndef() {
		return s.slot
	}
	return nil
}

func (t *symTab) symbol(name string) *symbol {
	s := t.m[name]
	if s == nil {
		s = &symbol{name: name, own: php.Undef()}
		s.slot = &s.own
		t.m[name] = s
		t.order = append(t.order, s)
	}
	return s
}

// Make returns the slot of a variable, made as null if it was not set.
func (t *symTab) Make(name *php.Str) *php.Value {
	s := t.symbol(name.String())
	if s.slot.IsUndef() {
		*s.slot = php.Null()
	}
	return s.slot
}

// Delete unsets a variable.
func (t *symTab) Delete(name string) {
	s := t.m[name]
	if s == nil {
		return
	}
	v := *s.slot
	*s.slot = php.Undef()
	if s.slot == &s.own && len(s.outer) == 0 {
		delete(t.m, name)
		s.gone = true
		t.holes++
		t.tidy()
	}
	v.Release()
}

func (t *symTab) tidy() {
	if t.holes < 32 || t.holes < len(t.order)/2 {
		return
	}
	kept := t.order[:0]
	for _, s := range t.order {
		if !s.gone {
			kept = append(kept, s)
		}
	}
	clear(t.order[len(kept):])
	t.order, t.holes = kept, 0
}

// Names lists the variables that are set, in the order of their making.
func (t *symTab) Names() []string {
	var names []string
	for _, s := range t.order {
		if !s.gone && !s.slot.IsUndef() && !strings.HasPrefix(s.name, "\x00") {
			names = append(names, s.name)
		}
	}
	return names
}

// drop releases what the table holds in cells of its own.
func (t *symTab) drop() {
	for _, s := range t.order {
		v := s.own
		s.own = php.Undef()
		v.Release()
	}
}

// attach lets a frame's registers take over the variables of a table.
func (vm *VM) attach(f *Frame, t *symTab) {
	f.sym = t
	f.flags |= frameAttached | frameMore
	for i, name := range f.fn.B.CVs {
		s := t.symbol(name)
		r := reg(f.base, uint16(i))
		*r = *s.slot
		*s.slot = php.Undef()
		s.outer = append(s.outer, s.slot)
		s.slot = r
	}
}

// detach gives the variables back to where they were.
func (vm *VM) detach(f *Frame) {
	f.flags &^= frameAttached
	for i, name := range f.fn.B.CVs {
		s := f.sym.m[name]
		if s == nil || len(s.outer) == 0 {
			continue
		}
		r := reg(f.base, uint16(i))
		back := s.outer[len(s.outer)-1]
		s.outer = s.outer[:len(s.outer)-1]
		*back = *r
		*r = php.Undef()
		s.slot = back
	}
}

// symbols returns the variables of a frame by name, making the table when it is first needed.
func (vm *VM) symbols(f *Frame) *symTab {
	if f.sym == nil {
		t := newSymTab()
		for i, name := range f.fn.B.CVs {
			s := t.symbol(name)
			s.slot = reg(f.base, uint16(i))
		}
		f.sym = t
		f.flags |= frameMore
	}
	return f.sym
}

func (vm *VM) opVar(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	if in.Op == bytecode.OpGlobalsGet {
		name := vm.konst(in.B).Str().Peek()
		if p := vm.globals.Get(name); p != nil {
			return vm.finish(ip, base, p.CopyDeref(), nil)
		}
		if in.D&bytecode.FlagQuiet == 0 {
			if vm.is74() && in.D&bytecode.FlagRef != 0 { // a superglobal by its own name
				vm.ctx.Notice("Undefined variable: %s", name)
			} else {
				vm.undefinedGlobal(name)
			}
		}
		return vm.finish(ip, base, php.Null(), nil)
	}
	s, err := vm.ctx.ToString(vm.load(base, in.B))
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	if err != nil {
		return vm.fail(err)
	}
	defer php.StrValue(s).Release()
	if in.D&bytecode.FlagRef != 0 {
		return vm.globalsElement(ip, base, s.Peek())
	}
	if s.Peek() == "this" && vm.cur.this != nil {
		return vm.finish(ip, base, php.ObjectValue(vm.cur.this).Copy(), nil)
	}
	t := vm.symbols(vm.cur)
	if p := t.Get(s.Peek()); p != nil {
		return vm.finish(ip, base, p.CopyDeref(), nil)
	}
	if in.Op == bytecode.OpVar {
		vm.undefinedName(s.Peek())
	}
	return vm.finish(ip, base, php.Null(), nil)
}

// globalsElement reads $GLOBALS[name].
func (vm *VM) globalsElement(ip, base unsafe.Pointer, name string) (unsafe.Pointer, unsafe.Pointer) {
	if p := vm.globals.Get(name); p != nil {
		return vm.finish(ip, base, p.CopyDeref(), nil)
	}
	if at(ip).Op == bytecode.OpVar {
		vm.undefinedGlobal(name)
	}
	return vm.finish(ip, base, php.Null(), nil)
}

// undefinedGlobal reports a missing element of $GLOBALS.
func (vm *VM) undefinedGlobal(name string) {
	if vm.is74() {
		vm.ctx.Notice("Undefined index: %s", name)
		return
	}
	vm.ctx.Warning("Undefined global variable $%s", name)
}

// opGlobals makes the array of all global variables. By reference, which only 7.4 has, it is always the same one: what a
// script has bound is not made anew, or arrays in arrays would grow without end.
func (vm *VM) opGlobals(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	vm.cur.ip = ip
	if at(ip).D&bytecode.FlagRef == 0 {
		return vm.finish(ip, base, vm.globalsArray(), nil)
	}
	if r := vm.globalsRef; r == nil || r.Count() == 1 {
		vm.globalsRef = php.NewRef(vm.globalsArray())
		if r != nil {
			php.RefValue(r).Release()
		}
	}
	*reg(base, at(ip).A) = php.RefValue(vm.globalsRef).Copy()
	return vm.proceed(ip, base, nil)
}

func (vm *VM) globalsArray() php.Value {
	names := vm.globals.Names()
	vm.ctx.Used += int64(len(names)) * 40
	a := vm.ctx.NewArray(len(names))
	for _, n := range names {
		if p := vm.globals.Get(n); p.Kind() == php.KindRef && p.Count() > 1 {
			a.SetString(n, p.Copy())
		} else {
			a.SetString(n, p.CopyDeref())
		}
	}
	return php.ArrayValue(a)
}

func (vm *VM) opBindGlobal(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	var s *php.Str
	if in.D&bytecode.FlagKB != 0 {
		s = vm.konst(in.B).Str()
		php.StrValue(s).AddRef()
	} else {
		var err error
		s, err = vm.ctx.ToString(vm.load(base, in.B))
		vm.consume(base, in.B)
		if err != nil {
			return vm.fail(err)
		}
	}
	defer php.StrValue(s).Release()
	r := php.MakeRef(vm.globals.Make(s))
	v := php.RefValue(r).Copy()
	var a *php.Value
	if in.A != bytecode.NoReg {
		a = reg(base, in.A)
	} else {
		a = vm.symbols(vm.cur).Make(s)
	}
	old := *a
	*a = v
	old.Release()
	return vm.proceed(ip, base, nil)
}

// opBindStatic binds a static variable, or initialises one whose value had to be computed.
func (vm *VM) opBindStatic(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	f := vm.cur.fn
	vm.cur.ip = ip
	i := int(in.C)
	if in.Op == bytecode.OpInitStatic2 {
		b := reg(base, in.B)
		v := *b
		*b = php.Undef()
		if v.Kind() == php.KindRef {
			w := v.CopyDeref()
			v.Release()
			v = w
		}
		switch {
		case f.statics[i] == nil:
			f.statics[i] = php.NewRef(v)
		case vm.ctx.Level == php.Level74:
			f.statics[i].Set(v)
		default:
			v.Release() // a recursive call was first
		}
	} else if f.statics[i] == nil {
		if in.D&bytecode.FlagQuiet != 0 {
			return next(ip), base
		}
		f.statics[i] = php.NewRef(vm.constant(&f.B.Statics[i].Init))
	}
	a := reg(base, in.A)
	old := *a
	*a = php.RefValue(f.statics[i]).Copy()
	old.Release()
	if in.Op == bytecode.OpBindStatic && in.D&bytecode.FlagQuiet != 0 {
		return jumpHigh(ip, in.D), base
	}
	return vm.proceed(ip, base, nil)
}

func (vm *VM) opDeclare(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	f := vm.cur
	f.ip = ip
	u := f.fn.Unit
	switch in.Op {
	case bytecode.OpDeclareFn:
		return vm.proceed(ip, base, vm.declareFunction(u, int(in.D)))
	case bytecode.OpDeclareClass:
		i := int(in.D >> 32)
		c := u.classes[i]
		if c == nil || in.D&(bytecode.FlagB|bytecode.FlagQuiet) == 0 {
			var err error
			if c, _, err = vm.declareClass(u, i, false); err != nil {
				return vm.fail(err)
			}
		}
		if in.A != bytecode.NoReg && c != nil {
			*reg(base, in.A) = php.String(c.Name)
		}
		return vm.proceed(ip, base, nil)
	}
	name := vm.konst(in.C).Str().String()
	b := reg(base, in.B)
	v := *b
	*b = php.Undef()
	key := name
	if j := strings.LastIndexByte(name, '\\'); j >= 0 {
		key = strings.ToLower(name[:j]) + name[j:]
	}
	if vm.ctx.FindConstant(name) != nil {
		v.Release()
		if vm.is74() {
			vm.ctx.Notice("Constant %s already defined", name)
		} else {
			vm.ctx.Warning("Constant %s already defined", name)
		}
		return vm.proceed(ip, base, nil)
	}
	vm.ctx.Constants[key] = &php.Constant{Name: name, Value: v}
	return next(ip), base
}

// declareFunction makes a function of a unit known by its name.
func (vm *VM) declareFunction(u *Unit, i int) error {
	f := vm.function(u, i)
	lower := f.Fn.Lower
	if have := vm.ctx.FindFunction(lower); have != nil {
		msg := "Cannot redeclare " + f.Fn.Name + "()"
		if vm.ctx.Level == php.Level84 {
			msg = "Cannot redeclare function " + f.Fn.Name + "()"
		}
		if h, ok := have.User.(*Func); ok {
			msg += " (previously declared in " + h.Unit.B.File + ":" + php.FormatInt(int64(h.B.Line)) + ")"
		}
		vm.HandleError(php.EError, msg, u.B.File, f.B.Line)
		return &php.Exit{Code: 255, Fatal: true}
	}
	vm.ctx.Functions[lower] = f.Fn
	return nil
}
