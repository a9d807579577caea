package php

import (
	"slices"
	"strings"
)

// PropEntry is one property of an object as var_dump, serialize and array casts list it.
type PropEntry struct {
	// Key is the plain name. Only what a builtin class makes up has integer keys.
	Key Key
	// Scope is "" for public, "*" for protected, or the declaring class of a private property.
	Scope string
	// Info is the declaration, nil for dynamic properties and for those a builtin class makes up.
	Info *PropInfo
	// Val is the property's slot; Undef in it means a typed property without a value.
	Val *Value
}

// Mangled returns the key under which an array cast has the property: "\0Class\0name" for private and "\0*\0name" for
// protected ones.
func (e *PropEntry) Mangled() Key {
	if e.Scope == "" {
		return e.Key
	}
	return Key{Str: NewStr("\x00" + e.Scope + "\x00" + e.Key.Str.Peek())}
}

// Unmangle splits an array key of an object's properties into scope and name.
func Unmangle(key string) (scope, name string) {
	if len(key) < 3 || key[0] != 0 {
		return "", key
	}
	end := strings.IndexByte(key[1:], 0)
	if end < 1 {
		return "", key
	}
	scope, name = key[1:1+end], key[end+2:]
	if at := strings.LastIndexByte(name, 0); at >= 0 {
		name = name[at+1:] // the class is anonymous and has a NUL in its own name
		scope = key[1 : len(key)-len(name)-1]
	}
	return scope, name
}

// propOrders remembers the order of properties of 7.4's classes.
type propOrders map[*Class][]*PropInfo

type propOrderKey struct{}

// PropList returns the class's instance properties in the order in which PHP lists them, private ones of parents
// included: parents first at 8.x, the class's own first at 7.4. Do not write to it.
func (c *Class) PropList() []*PropInfo {
	if c.Ctx.Level != Level74 || c.Parent == nil {
		return c.Props
	}
	cache := State(c.Ctx, propOrderKey{}, func() *propOrders { return &propOrders{} })
	if list, ok := (*cache)[c]; ok {
		return list
	}
	list := make([]*PropInfo, 0, len(c.Props))
	add := func(p *PropInfo) {
		if p.Flags&(AccStatic|AccVirtual) == 0 && c.Props[p.Slot] == p && !slices.Contains(list, p) {
			list = append(list, p)
		}
	}
	for _, p := range c.PropOrder {
		add(p)
	}
	for at := c.Parent; at != nil; at = at.Parent {
		for _, p := range at.PropOrder {
			if p.Class == at && p.Flags&AccPrivate != 0 {
				add(p)
			}
		}
	}
	(*cache)[c] = list
	return list
}

// ScopeOf returns the scope part of a mangled name for a declared property.
func (p *PropInfo) ScopeOf() string {
	switch {
	case p.Flags&AccPrivate != 0:
		return p.Class.Name
	case p.Flags&AccProtected != 0:
		return "*"
	}
	return ""
}

// EachOwnProp calls f for the properties an object really has, declared ones first, until it returns an error. Typed
// properties without a value come with Undef. The script may run meanwhile.
func (o *Object) EachOwnProp(f func(e *PropEntry) error) error {
	o = o.Settled()
	var e PropEntry
	for _, p := range o.Class.PropList() {
		if p == nil || p.Slot >= len(o.Slots) {
			continue
		}
		v := &o.Slots[p.Slot]
		if v.IsUndef() && p.Type == nil {
			continue
		}
		e = PropEntry{Key: Key{Str: p.Key}, Scope: p.ScopeOf(), Info: p, Val: v}
		if err := f(&e); err != nil {
			return err
		}
	}
	if o.Dyn == nil {
		return nil
	}
	held := ArrayValue(o.Dyn).Copy()
	defer held.Release()
	for it := held.Array().Iter(); it.Next(); {
		e = PropEntry{Key: it.Key().name(), Val: it.Slot()}
		if k := e.Key.Str; len(k.s) > 0 && k.s[0] == 0 {
			scope, name := Unmangle(k.s)
			e.Scope, e.Key = scope, Key{Str: NewStr(name)}
		}
		if err := f(&e); err != nil {
			return err
		}
	}
	return nil
}

// name is the key of a dynamic property as a name: "12" for 12.
func (k Key) name() Key {
	if k.Str != nil {
		return k
	}
	return Key{Str: NewStr(FormatInt(k.Int))}
}

// EachProp calls f for the properties that an object shows for a purpose: what __debugInfo or the builtin class says,
// and otherwise its own. shown, when not nil, is told the number of properties before the first.
func (ctx *Context) EachProp(o *Object, purpose PropsPurpose, shown func(n int), f func(e *PropEntry) error) error {
	list, err := ctx.shownProps(o, purpose)
	if err != nil {
		return err
	}
	if list == nil && o.IsLazy() {
		if o, err = ctx.LazyFor(o, purpose); err != nil {
			return err
		}
	}
	if list == nil {
		if shown != nil {
			shown(o.countProps())
		}
		return o.EachOwnProp(f)
	}
	held := ArrayValue(list)
	defer held.Release()
	if shown != nil {
		shown(list.Len())
	}
	for it := list.Iter(); it.Next(); {
		e := PropEntry{Key: it.Key(), Val: it.Slot()}
		if k := e.Key.Str; k != nil && k.Len() > 0 && k.Byte(0) == 0 {
			scope, name := Unmangle(k.Peek())
			e.Scope, e.Key = scope, Key{Str: NewStr(strings.Clone(name))}
		}
		if err := f(&e); err != nil {
			return err
		}
	}
	return nil
}

// shownProps returns the array that takes the place of an object's own properties, owned, or nil.
func (ctx *Context) shownProps(o *Object, purpose PropsPurpose) (*Array, error) {
	if m := o.Class.DebugInf; purpose == PropsDebug && m != nil {
		v, err := ctx.Machine.Call(Callable{Fn: m, This: o, Static: o.Class}, nil)
		if err != nil {
			return nil, err
		}
		switch {
		case v.IsArray():
			return v.Array(), nil
		case v.IsNull():
			return NewArray(0), nil
		}
		v.Release()
		return nil, ctx.Fatal("__debuginfo() must return an array")
	}
	if h := o.Class.Handlers; h != nil && h.Props != nil {
		return h.Props(ctx, o, purpose)
	}
	if i := o.LazyInstance(); i != nil && purpose == PropsDebug {
		list := NewHash(1)
		list.PutGo("instance", ObjectValue(i).Copy())
		return list, nil
	}
	return nil, nil
}

func (o *Object) countProps() int {
	n := 0
	for _, p := range o.Class.Props {
		if p != nil && p.Slot < len(o.Slots) && !o.Slots[p.Slot].IsUndef() {
			n++
		}
	}
	if o.Dyn != nil {
		n += o.Dyn.Len()
	}
	return n
}

// VisibleFrom reports whether code of a class (nil for none) may see a declared property.
func (p *PropInfo) VisibleFrom(scope *Class) bool {
	switch {
	case p.Flags&AccPrivate != 0:
		return p.Class == scope
	case p.Flags&AccProtected != 0:
		return scope != nil && (scope.Is(p.Proto) || p.Proto.Is(scope) || scope.Is(p.Class) || p.Class.Is(scope))
	}
	return true
}

// MethodVisibleFrom reports whether code of a class (nil for none) may call a method.
func MethodVisibleFrom(f *Function, scope *Class) bool {
	switch {
	case f.Flags&AccPrivate != 0:
		return f.Class == scope
	case f.Flags&AccProtected != 0:
		root := f.Class
		if f.Proto != nil && f.Proto.Class != nil {
			root = f.Proto.Class
		}
		return scope != nil && (scope.Is(root) || root.Is(scope))
	}
	return true
}

// CallerScope returns the class whose code called the running builtin, or nil.
func (ctx *Context) CallerScope() *Class {
	if f, ok := ctx.Machine.Caller(0); ok {
		return f.Class
	}
	return nil
}

// EnumCaseName returns the name of an enum case.
func EnumCaseName(o *Object) string {
	if p := o.Prop("name"); p != nil && p.Deref().IsString() {
		return p.Deref().Str().Peek()
	}
	return ""
}

// ShownName returns the class's name up to the NUL that ends the readable part of an anonymous class's name.
func (c *Class) ShownName() string {
	if i := strings.IndexByte(c.Name, 0); i >= 0 {
		return c.Name[:i]
	}
	return c.Name
}

// HookedOrder returns the instance properties of a class with hooks, virtual ones too, as PHP goes through them: those of
// the parent first, each in the place of its first declaration.
func (c *Class) HookedOrder() []*PropInfo {
	var list []*PropInfo
	if c.Parent != nil {
		list = c.Parent.HookedOrder()
		for i, p := range list {
			if p.Flags&AccPrivate == 0 {
				list[i] = c.PropMap[p.Name]
			}
		}
	}
	for _, p := range c.PropOrder {
		if p.Class == c && p.Flags&AccStatic == 0 && !slices.Contains(list, p) {
			list = append(list, p)
		}
	}
	return list
}

// EachHookedProp calls f with the properties of an object whose class has property hooks, the values read through the
// hooks, in order of declaration; values are borrowed. Virtual properties that cannot be read are left out.
func (ctx *Context) EachHookedProp(o *Object, f func(e *PropEntry, v Value) error) error {
	o, err := ctx.InitLazy(o)
	if err != nil {
		return err
	}
	for _, p := range o.Class.HookedOrder() {
		e := PropEntry{Key: Key{Str: p.Key}, Scope: p.ScopeOf(), Info: p}
		if p.Get == nil {
			if p.Flags&AccVirtual != 0 || p.Slot >= len(o.Slots) || o.Slots[p.Slot].IsUndef() {
				continue
			}
			e.Val = &o.Slots[p.Slot]
			if err := f(&e, e.Val.Deref()); err != nil {
				return err
			}
			continue
		}
		v, err := ctx.Machine.Call(Callable{Fn: p.Get, This: o, Static: o.Class}, nil)
		if err != nil {
			return err
		}
		e.Val = &v
		err = f(&e, v)
		v.Release()
		if err != nil {
			return err
		}
	}
	if o.Dyn == nil {
		return nil
	}
	held := ArrayValue(o.Dyn).Copy()
	defer held.Release()
	for it := held.Array().Iter(); it.Next(); {
		e := PropEntry{Key: it.Key().name(), Val: it.Slot()}
		if err := f(&e, it.Value()); err != nil {
			return err
		}
	}
	return nil
}

// EnterFor marks the object as being walked for a purpose and reports false if it already was; LeaveFor undoes it. A
// method that one walk calls may begin a walk for another purpose.
func (o *Object) EnterFor(purpose PropsPurpose) bool {
	bit := uint32(1) << (16 + purpose)
	if o.oflag&bit != 0 {
		return false
	}
	o.oflag |= bit
	return true
}

// LeaveFor ends what EnterFor began.
func (o *Object) LeaveFor(purpose PropsPurpose) { o.oflag &^= uint32(1) << (16 + purpose) }

// Constant reports whether the string is, as far as can be told, one that PHP would hold once for all: a literal, or of
// one byte or none.
func (s *Str) Constant() bool { return len(s.s) <= 1 || s.flags&strViewed != 0 && s.cap == 0 }
