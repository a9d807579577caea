package vm

import (
	"strings"

	"gaja/interp/php"
)

// initParentHook begins parent::$name::get() or parent::$name::set(): the parent's hook, or, where it has none, a builtin
// that reads or writes the value itself.
func (vm *VM) initParentHook(c *php.Class, n string) error {
	name, kind, _ := strings.Cut(n[1:], "::")
	this := vm.cur.this
	p := c.PropMap[name]
	if p == nil {
		return vm.ctx.Throwf("Error", "Undefined property %s::$%s", shown(c), name)
	}
	if p.Flags&php.AccPrivate != 0 && p.Class != vm.scope() {
		return vm.ctx.Throwf("Error", "Cannot access private property %s::$%s", shown(c), name)
	}
	fn := p.Set
	if kind == "get" {
		fn = p.Get
	}
	if fn == nil {
		fn = plainHook(p, kind)
	}
	if fn.Flags&php.AccAbstract != 0 {
		return vm.ctx.Throwf("Error", "Cannot call abstract property hook %s::%s()", shown(fn.Class), fn.Name)
	}
	call := vm.pendFn(fn)
	call.this, call.static = this, this.Class
	php.ObjectValue(this).AddRef()
	return nil
}

// plainHook is the hook that a property without one has.
func plainHook(p *php.PropInfo, kind string) *php.Function {
	f := &php.Function{Name: "$" + p.Name + "::" + kind, Class: p.Class, Flags: php.AccPublic, Prop: p.Name, Module: "Core"}
	f.Lower = strings.ToLower(f.Name)
	if kind == "get" {
		f.Native = getPlain
		return f
	}
	f.Native, f.Required = setPlain, 1
	f.Params = []php.Param{{Name: "value"}}
	return f
}

// backing is the property of the object at hand that a plain hook works on.
func backing(c *php.Call) *php.PropInfo {
	p := c.This.Class.PropMap[c.Fn.Prop]
	if p == nil || p.Flags&(php.AccStatic|php.AccVirtual) != 0 || p.Slot >= len(c.This.Slots) {
		return nil
	}
	return p
}

// lazyBacking is the object that has the property's value: the one at hand unless that is lazy.
func lazyBacking(c *php.Call, p *php.PropInfo) (*php.Object, error) {
	if !c.This.Slots[p.Slot].IsLazyMark() {
		return c.This, nil
	}
	return c.Ctx.InitLazy(c.This)
}

func getPlain(c *php.Call) (php.Value, error) {
	p := backing(c)
	if p == nil {
		return php.Undef(), c.Ctx.Throwf("Error", "Property %s::$%s is write-only", c.Fn.Class.ShownName(), c.Fn.Prop)
	}
	o, err := lazyBacking(c, p)
	if err != nil {
		return php.Undef(), err
	}
	v := o.Slots[p.Slot]
	switch {
	case !v.IsUndef():
		return v.CopyDeref(), nil
	case p.Type == nil:
		return php.Null(), nil
	}
	return php.Undef(), c.Ctx.Throwf("Error", "Typed property %s::$%s must not be accessed before initialization",
		p.Class.ShownName(), p.Name)
}

func setPlain(c *php.Call) (php.Value, error) {
	p := backing(c)
	if p == nil {
		return php.Undef(), c.Ctx.Throwf("Error", "Property %s::$%s is read-only", c.Fn.Class.ShownName(), c.Fn.Prop)
	}
	o, err := lazyBacking(c, p)
	if err != nil {
		return php.Undef(), err
	}
	v, err := c.Ctx.CoerceProp(p, c.Arg(0).Copy(), c.Strict)
	if err != nil {
		return php.Undef(), err
	}
	out := v.Copy()
	slot := &o.Slots[p.Slot]
	if slot.Kind() == php.KindRef {
		slot.Ref().Set(v)
		return out, nil
	}
	old := *slot
	*slot = v
	old.Release()
	return out, nil
}
