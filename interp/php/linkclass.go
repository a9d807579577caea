package php

import (
	"fmt"
	"slices"
)

// linkClass makes a builtin class from its declaration when it is first asked for, its parents first.
func (ctx *Context) linkClass(lower string) (*Class, error) {
	s, ok := ctx.runtime.classes[lower]
	if !ok {
		return nil, nil
	}
	m := ctx.runtime.Modules[s.mod]
	d := &ctx.runtime.table(s).Classes[s.at]
	if ctx.linking[lower] {
		return nil, fmt.Errorf("php: builtin class %s depends on itself", d.Name)
	}
	ctx.linking[lower] = true
	defer delete(ctx.linking, lower)
	c := &Class{Name: d.Name, Lower: lower, Flags: d.Flags | ClassBuiltin, Ctx: ctx, Module: m.Name, Backing: d.Backing,
		Handlers: d.Handlers,
		Consts:   make(map[string]*ClassConst), PropMap: make(map[string]*PropInfo), Methods: make(map[string]*Function)}
	if d.Parent != "" {
		p, err := ctx.FindClass(d.Parent, false)
		if p == nil || err != nil {
			return nil, fmt.Errorf("php: builtin class %s: no parent %s (%v)", d.Name, d.Parent, err)
		}
		c.Inherit(p)
	}
	for _, name := range d.Interfaces {
		i, err := ctx.FindClass(name, false)
		if i == nil && err == nil && ctx.Level == Level74 && name == "Stringable" {
			continue // 8.0 brought it
		}
		if i == nil || err != nil {
			return nil, fmt.Errorf("php: builtin class %s: no interface %s (%v)", d.Name, name, err)
		}
		c.AddInterface(i)
	}
	ctx.linkMembers(c, d, m.Name)
	for _, i := range c.Interfaces {
		c.inheritInterface(i)
	}
	c.ownFirst(d)
	c.Finish()
	ctx.Classes[lower] = c
	return c, nil
}

// ownFirst orders the methods as PHP lists them: the class's own, then what it has from its parent and interfaces. Builtin
// classes get their constants and properties after those of the parent.
func (c *Class) ownFirst(d *ClassDecl) {
	at := make(map[string]int, len(d.Methods))
	for i := range d.Methods {
		at[d.Methods[i].Name] = i
	}
	place := func(f *Function) int {
		if i, ok := at[f.Name]; ok && f.Class == c {
			return i
		}
		return len(at)
	}
	slices.SortStableFunc(c.MethodOrder, func(a, b *Function) int { return place(a) - place(b) })
}

func (ctx *Context) linkMembers(c *Class, d *ClassDecl, module string) {
	for i := range d.Consts {
		k := &d.Consts[i]
		if !k.Levels.In(ctx.Level) {
			continue
		}
		cc := &ClassConst{Name: k.Name, Class: c, Flags: k.Flags, Type: k.Type}
		if k.Case {
			cc.Flags |= AccEnumCase
			cc.Value, cc.Expr = Undef(), k.Value
		} else {
			cc.Value = ctx.LiteralValue(k.Value)
		}
		c.AddConst(cc)
	}
	for i := range d.Props {
		p := &d.Props[i]
		if p.Levels.In(ctx.Level) {
			c.AddProp(&PropInfo{Name: p.Name, Class: c, Flags: p.Flags, Type: p.Type, Default: ctx.LiteralValue(p.Default)})
		}
	}
	for i := range d.Methods {
		f := &d.Methods[i]
		if f.Levels.In(ctx.Level) {
			c.AddMethod(ctx.newBuiltin(f, c, module))
		}
	}
}

// Inherit takes everything a class has from its parent. It is called before the class's own members are added.
func (c *Class) Inherit(p *Class) {
	c.Parent = p
	c.Interfaces = append(c.Interfaces, p.Interfaces...)
	if c.Module != "" {
		slices.Reverse(c.Interfaces) // PHP turns the list around with every builtin class that extends another
	}
	c.Props = append(c.Props, p.Props...)
	c.PropOrder = append(c.PropOrder, p.PropOrder...)
	c.Defaults = append(c.Defaults, p.Defaults...)
	c.Statics = append(c.Statics, p.Statics...)
	for _, i := range p.Props {
		if i != nil && i.Flags&AccPrivate == 0 {
			c.PropMap[i.Name] = i
		}
	}
	for name, i := range p.PropMap {
		c.PropMap[name] = i
	}
	for _, k := range p.ConstOrder {
		if k.Flags&AccPrivate == 0 {
			c.Consts[k.Name] = k
			c.ConstOrder = append(c.ConstOrder, k)
		}
	}
	for _, f := range p.MethodOrder {
		c.Methods[f.Lower] = f
		c.MethodOrder = append(c.MethodOrder, f)
	}
	if c.Handlers == nil {
		c.Handlers = p.Handlers
	}
	if c.Module == "" || p.Flags&ClassNoDynamic != 0 {
		c.Flags |= p.Flags & (ClassNoDynamic | ClassNoSerialize)
	}
	c.Flags |= p.Flags & (ClassHasHooks | ClassUsesGuards | ClassAllowDynamic)
}

// AddInterface records an interface and those it extends, each once, in PHP's order for builtin classes: the interface,
// then what it extends from the last to the first.
func (c *Class) AddInterface(i *Class) {
	for _, have := range c.Interfaces {
		if have == i {
			return
		}
	}
	c.Interfaces = append(c.Interfaces, i)
	for n := len(i.Interfaces) - 1; n >= 0; n-- {
		c.AddInterface(i.Interfaces[n])
	}
}

// inheritInterface takes over an interface's constants and, for abstract classes and interfaces, its methods.
func (c *Class) inheritInterface(i *Class) {
	for _, k := range i.ConstOrder {
		if c.Consts[k.Name] == nil {
			c.AddConst(k)
		}
	}
	for _, f := range i.MethodOrder {
		if have := c.Methods[f.Lower]; have == nil {
			c.Methods[f.Lower] = f
			c.MethodOrder = append(c.MethodOrder, f)
			if c.Flags&ClassInterface == 0 {
				c.Flags |= ClassImplicitAbstract
			}
		} else if have.Proto == nil && have != f {
			have.Proto = f
		}
	}
}

// AddConst adds or replaces a class constant.
func (c *Class) AddConst(k *ClassConst) {
	if old := c.Consts[k.Name]; old != nil {
		for i, x := range c.ConstOrder {
			if x == old {
				c.ConstOrder[i] = k
			}
		}
	} else {
		c.ConstOrder = append(c.ConstOrder, k)
	}
	c.Consts[k.Name] = k
}

// AddProp adds a property and gives it a slot: the parent's when it redeclares one that the class can see.
func (c *Class) AddProp(p *PropInfo) {
	if p.Key == nil {
		p.Key = NewStr(p.Name)
	}
	if p.Proto == nil {
		p.Proto = c
	}
	old := c.PropMap[p.Name]
	if old != nil && old.Flags&AccPrivate != 0 && old.Class != c {
		old = nil
	}
	if p.Flags&AccStatic != 0 {
		p.Slot = len(c.Statics)
		c.Statics = append(c.Statics, NewRef(p.Default.Copy()))
		if p.Type != nil {
			c.Statics[p.Slot].Types = []*PropInfo{p}
		}
	} else if old != nil && old.Flags&AccStatic == 0 && old.Flags&AccVirtual == 0 {
		p.Slot = old.Slot
		if p.Flags&AccVirtual == 0 {
			c.Props[p.Slot], c.Defaults[p.Slot] = p, p.Default
		}
	} else if p.Flags&AccVirtual == 0 {
		p.Slot = len(c.Props)
		c.Props = append(c.Props, p)
		c.Defaults = append(c.Defaults, p.Default)
	}
	if old != nil {
		p.Proto = old.Proto
	}
	c.replaceOrder(c.PropMap[p.Name], p)
	c.PropMap[p.Name] = p
	if p.Get != nil || p.Set != nil {
		c.Flags |= ClassHasHooks
	}
}

func (c *Class) replaceOrder(old, p *PropInfo) {
	if old != nil {
		for i, x := range c.PropOrder {
			if x == old {
				c.PropOrder[i] = p
				return
			}
		}
	}
	c.PropOrder = append(c.PropOrder, p)
}

// AddMethod adds or overrides a method.
func (c *Class) AddMethod(f *Function) {
	if old := c.Methods[f.Lower]; old != nil {
		if old.Flags&AccPrivate == 0 || old.Flags&AccAbstract != 0 {
			f.Proto = old
			if old.Proto != nil && f.Lower != "__construct" {
				f.Proto = old.Proto
			}
		}
		for i, x := range c.MethodOrder {
			if x == old {
				c.MethodOrder[i] = f
			}
		}
	} else {
		c.MethodOrder = append(c.MethodOrder, f)
	}
	c.Methods[f.Lower] = f
}

// Finish looks up the magic methods and the interfaces the machine cares about, once all members are there.
func (c *Class) Finish() {
	for name, p := range map[string]**Function{"__construct": &c.Ctor, "__destruct": &c.Dtor, "__clone": &c.CloneFn,
		"__get": &c.Get, "__set": &c.Set, "__isset": &c.Isset, "__unset": &c.Unset, "__call": &c.Call,
		"__callstatic": &c.CallStatic, "__tostring": &c.ToString, "__invoke": &c.Invoke, "__debuginfo": &c.DebugInf,
		"__serialize": &c.Serialize, "__unserialize": &c.Unserialize, "__sleep": &c.Sleep, "__wakeup": &c.Wakeup} {
		*p = c.Methods[name]
	}
	if c.Get != nil || c.Set != nil || c.Isset != nil || c.Unset != nil {
		c.Flags |= ClassUsesGuards
	}
	if c.Handlers == nil {
		c.Handlers = &Handlers{}
	}
	c.SetAncestors()
	c.NumSlots = len(c.Props)
	for _, i := range c.Interfaces {
		switch i.Lower {
		case "iterator":
			c.IteratorKind = 1
		case "iteratoraggregate":
			c.IteratorKind = 2
		case "arrayaccess":
			c.ArrayAccess = true
		case "countable":
			c.Countable = true
		}
	}
	if c.Handlers.Iterate != nil {
		c.IteratorKind = 3
	}
}
