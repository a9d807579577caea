package vm

import (
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// An attribute's object is made as if its line said new: a frame without a function stands there while the arguments are
// evaluated and the constructor runs, so that messages and traces have the attribute's place and its file's strict_types.

// AttributeObject makes the object of an attribute whose class is known and may stand where it does; owned.
func (vm *VM) AttributeObject(a *php.AttributeInfo, c *php.Class) (php.Value, error) {
	d, ok := a.Data.(*attrData)
	if !ok {
		return php.Null(), nil
	}
	if vm.cur == nil {
		vm.enterRoot()
		defer vm.leaveRoot()
	}
	leave := vm.standAt(d.unit, a.Line)
	defer leave()
	list, err := vm.AttributeArguments(a)
	if err != nil {
		return php.Undef(), err
	}
	held := php.ArrayValue(list)
	defer held.Release()
	return vm.attributeNew(c, list)
}

// attributeNew is new for an attribute's class with evaluated arguments.
func (vm *VM) attributeNew(c *php.Class, list *php.Array) (php.Value, error) {
	err := vm.checkInstantiable(c)
	if err == nil {
		err = vm.PrepareClass(c)
	}
	if f := c.Ctor; err == nil && f != nil && f.Flags&php.AccPublic == 0 {
		err = vm.ctx.Throwf("Error", "Call to %s %s::__construct() from global scope", visibility(f.Flags), c.ShownName())
	}
	if err != nil {
		return php.Undef(), err
	}
	var args []php.Value
	var named *php.Array
	for k, v := range list.All() {
		if k.Str == nil {
			args = append(args, v)
			continue
		}
		if c.Ctor == nil {
			return php.Undef(), vm.ctx.Throwf("Error", "Unknown named parameter $%s", k.Str.Peek())
		}
		if named == nil {
			named = php.NewHash(0)
		}
		named.SetKey(k.Str, v.Copy())
	}
	o := php.NewObject(c)
	if c.Ctor == nil {
		return php.ObjectValue(o), nil
	}
	err = vm.Construct(o, args, named)
	if named != nil {
		php.ArrayValue(named).Release()
	}
	if err != nil {
		o.SkipDestructor()
		php.ObjectValue(o).Release()
		return php.Undef(), err
	}
	return php.ObjectValue(o), nil
}

// standAt pushes a frame without a function that is at a line of a file; leave takes it away again.
func (vm *VM) standAt(u *Unit, line int) (leave func()) {
	b := &bytecode.Func{Code: []bytecode.Instr{{Op: bytecode.OpHalt}}, Lines: []uint32{uint32(line)}, Flags: bytecode.FuncMain}
	if u.B.Strict {
		b.Flags |= bytecode.FuncStrict
	}
	f := &Func{B: b, Unit: u, code: b.Code, start: unsafe.Pointer(&b.Code[0]), body: unsafe.Pointer(&b.Code[0]),
		consts: make([]php.Value, 1), size: 16}
	f.k = unsafe.Pointer(&f.consts[0])
	f.Fn = &php.Function{User: f}
	outer := vm.cur
	base, limit := vm.window(4)
	fr := vm.push(f, base)
	fr.limit, fr.flags, fr.include, fr.ip, fr.nargs = limit, frameFile|framePlace, "", f.start, 0
	return func() {
		fr.flags = 0
		vm.cur = outer
		vm.use(outer.fn)
	}
}

// fromPlace reports whether a frame was called for the line of a file at which standAt put a frame under it.
func (f *Frame) fromPlace() bool { return f.prev != nil && f.prev.flags&framePlace != 0 }
