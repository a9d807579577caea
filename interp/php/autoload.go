package php

import "strings"

// Autoloaders are the functions that are asked for a class that is not there: what spl_autoload_register keeps. The
// machine's AutoloadClass is Context.Autoload.
type Autoloaders struct {
	list []*Autoloader
	busy map[string]bool
	// Extensions is the value of spl_autoload_extensions.
	Extensions string
}

// Autoloader is one registered function.
type Autoloader struct {
	Callable Callable
	// Value is the callable as the script gave it, owned; spl_autoload_functions shows it.
	Value Value
	gone  bool
}

type autoloadersKey struct{}

// Autoloaders returns the engine's list of autoloaders.
func (ctx *Context) Autoloaders() *Autoloaders {
	return State(ctx, autoloadersKey{}, func() *Autoloaders {
		return &Autoloaders{busy: make(map[string]bool), Extensions: ".inc,.php"}
	})
}

// List returns the registered functions in the order in which they are asked.
func (a *Autoloaders) List() []*Autoloader { return a.list }

// sameCallable reports whether two callables run the same function on the same object or class. Two closures are the
// same only when they are one object; a stand-in for __call counts by the name that was called.
func sameCallable(a, b *Autoloader) bool {
	x, y := a.Callable, b.Callable
	if a.Value.IsObject() || b.Value.IsObject() {
		return a.Value.Same(b.Value)
	}
	if x.This != y.This || x.This == nil && x.Static != y.Static || !strings.EqualFold(x.Name, y.Name) {
		return false
	}
	if x.Fn == y.Fn {
		return true
	}
	return x.Name != "" && x.Fn.Class == y.Fn.Class && x.Fn.Lower == y.Fn.Lower
}

// Find returns the registered function that is the same as c, or nil.
func (a *Autoloaders) Find(c Callable, v Value) *Autoloader {
	want := &Autoloader{Callable: c, Value: v}
	for _, l := range a.list {
		if sameCallable(l, want) {
			return l
		}
	}
	return nil
}

// Add registers a callable at the end, or at the front; one that is registered already stays where it is and its value
// is released. It takes v over.
func (a *Autoloaders) Add(c Callable, v Value, prepend bool) {
	if a.Find(c, v) != nil {
		v.Release()
		return
	}
	l := &Autoloader{Callable: c, Value: v}
	if prepend {
		a.list = append([]*Autoloader{l}, a.list...)
		return
	}
	a.list = append(a.list[:len(a.list):len(a.list)], l)
}

// Remove takes a function off the list; it reports whether it was there.
func (a *Autoloaders) Remove(l *Autoloader) bool {
	for i, x := range a.list {
		if x == l {
			a.list = append(a.list[:i:i], a.list[i+1:]...)
			l.gone = true
			l.Value.Release()
			return true
		}
	}
	return false
}

// Clear forgets all functions.
func (a *Autoloaders) Clear() {
	list := a.list
	a.list = nil
	for _, l := range list {
		l.gone = true
		l.Value.Release()
	}
}

// ValidClassName reports whether a name can be a class's: what autoloaders are never bothered with is anything else.
func ValidClassName(name string) bool {
	if name == "" {
		return false
	}
	for i := 0; i < len(name); i++ {
		c := name[i]
		if c >= 0x80 || c == '_' || c == '\\' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' {
			continue
		}
		return false
	}
	return true
}

// Autoload runs the autoloaders for a class name until the class is there. It returns nil without an error when none
// of them declared it, or when the class is being loaded already.
func (ctx *Context) Autoload(name string) (*Class, error) {
	name = strings.TrimPrefix(name, "\\")
	lower := lowerASCII(name)
	a := ctx.Autoloaders()
	if a.busy[lower] || !ValidClassName(name) {
		return nil, nil
	}
	if len(a.list) == 0 {
		return ctx.autoloadMagic(a, name, lower)
	}
	a.busy[lower] = true
	defer delete(a.busy, lower)
	if ctx.Level == Level74 {
		return ctx.autoloadCall(name, lower)
	}
	return ctx.RunAutoloaders(name)
}

// autoloadCall runs the autoloaders as 7.4 does, by a call of spl_autoload_call.
func (ctx *Context) autoloadCall(name, lower string) (*Class, error) {
	f := ctx.FindFunction("spl_autoload_call")
	if f == nil || f.Native == nil {
		return ctx.RunAutoloaders(name)
	}
	arg := String(name)
	defer arg.Release()
	r, err := ctx.Machine.Call(Callable{Fn: f}, []Value{arg})
	r.Release()
	if err != nil || ctx.Pending != nil {
		return nil, err
	}
	return ctx.Classes[lower], nil
}

// RunAutoloaders calls the registered functions until one of them has declared the class, whether or not it is being
// loaded already.
func (ctx *Context) RunAutoloaders(name string) (*Class, error) {
	name = strings.TrimPrefix(name, "\\")
	lower := lowerASCII(name)
	a := ctx.Autoloaders()
	arg := String(name)
	defer arg.Release()
	for i := 0; i < len(a.list); {
		l := a.list[i]
		keep := l.Value.Copy()
		r, err := ctx.Machine.Call(l.Callable, []Value{arg})
		keep.Release()
		r.Release()
		if err != nil {
			return nil, err
		}
		if err := ctx.Pending; err != nil {
			return nil, nil
		}
		if c, ok := ctx.Classes[lower]; ok {
			return c, nil
		}
		i = a.after(l, i)
	}
	return nil, nil
}

// after returns the index behind l, which was at i before its function ran and may have changed the list.
func (a *Autoloaders) after(l *Autoloader, i int) int {
	if l.gone {
		return i
	}
	for j, x := range a.list {
		if x == l {
			return j + 1
		}
	}
	return len(a.list)
}

// autoloadMagic calls the script's __autoload, which 7.4 still has.
func (ctx *Context) autoloadMagic(a *Autoloaders, name, lower string) (*Class, error) {
	if ctx.Level != Level74 {
		return nil, nil
	}
	f := ctx.Functions["__autoload"]
	if f == nil {
		return nil, nil
	}
	a.busy[lower] = true
	defer delete(a.busy, lower)
	arg := String(name)
	defer arg.Release()
	r, err := ctx.Machine.Call(Callable{Fn: f}, []Value{arg})
	r.Release()
	if err != nil {
		return nil, err
	}
	return ctx.Classes[lower], nil
}
