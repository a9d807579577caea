package vm

import (
	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// What Reflection asks about functions and classes of scripts; see php.ReflectMachine.

// FunctionInfo tells where a script's function stands, or nil for builtins.
func (vm *VM) FunctionInfo(f *php.Function) *php.FunctionInfo {
	u, ok := userOf(f)
	if !ok {
		return nil
	}
	return &php.FunctionInfo{File: u.Unit.B.File, Line: u.B.Line, EndLine: u.B.EndLine, Doc: u.B.Doc}
}

// ParamDefault evaluates the default of parameter i of a script's function in the scope of its class; owned.
func (vm *VM) ParamDefault(f *php.Function, i int) (php.Value, error) {
	u, ok := userOf(f)
	if !ok || i >= len(u.B.Params) {
		return php.Null(), nil
	}
	return vm.paramDefault(u, i)
}

// StaticVariables gives a function's static variables by name, what a closure took along included; owned.
func (vm *VM) StaticVariables(f *php.Function, closure *php.Object) (*php.Array, error) {
	a := php.NewHash(0)
	u, _ := userOf(f)
	if closure != nil {
		if c, ok := closure.Native.(*Closure); ok && c.User != nil {
			u = c.User
		}
	}
	if u == nil {
		return a, nil
	}
	if closure != nil {
		addUses(a, closure)
	}
	for i := range u.B.Statics {
		s := &u.B.Statics[i]
		switch {
		case i < len(u.statics) && u.statics[i] != nil:
			a.PutGo(s.Name, u.statics[i].V.CopyDeref())
		case s.Dynamic:
			a.PutGo(s.Name, php.Null())
		default:
			a.PutGo(s.Name, vm.constant(&s.Init))
		}
	}
	return a, nil
}

func addUses(a *php.Array, closure *php.Object) {
	c, ok := closure.Native.(*Closure)
	if !ok || c.User == nil {
		return
	}
	for i, v := range c.uses {
		if !v.IsUndef() && i < len(c.User.B.Uses) {
			a.PutGo(c.User.B.Uses[i].Name, v.CopyDeref())
		}
	}
}

// UsedVariables gives what a closure took along with use, by name; owned.
func (vm *VM) UsedVariables(closure *php.Object) *php.Array {
	a := php.NewHash(0)
	addUses(a, closure)
	return a
}

// ClosureParts takes a Closure object apart: the function that it runs, its $this or nil, its scope and its called class
// or nil.
func (vm *VM) ClosureParts(closure *php.Object) (f *php.Function, this *php.Object, scope, called *php.Class) {
	c, ok := closure.Native.(*Closure)
	if !ok {
		return nil, nil, nil, nil
	}
	return c.Fn, c.This, c.Scope, c.Static
}

// Attributes lists the attributes of a class, function, property, constant or parameter (php.ParamOf).
func (vm *VM) Attributes(of any) []*php.AttributeInfo {
	switch of := of.(type) {
	case *php.Class:
		return attrInfos(of.Attrs)
	case *php.PropInfo:
		return attrInfos(of.Attrs)
	case *php.ClassConst:
		return attrInfos(of.Attrs)
	case *php.Function:
		if f, ok := userOf(of); ok {
			return attrInfos(&attrList{unit: f.Unit, list: f.B.Attrs, scope: f.scope})
		}
	case php.ParamOf:
		if f, ok := userOf(of.Fn); ok && of.Index < len(f.B.Params) {
			return attrInfos(&attrList{unit: f.Unit, list: f.B.Params[of.Index].Attrs, scope: f.scope})
		}
	}
	return nil
}

// attrData is the machine's part of a php.AttributeInfo.
type attrData struct {
	attr  *bytecode.Attr
	unit  *Unit
	scope *php.Class
}

func attrInfos(list any) []*php.AttributeInfo {
	l, ok := list.(*attrList)
	if !ok {
		return nil
	}
	out := make([]*php.AttributeInfo, len(l.list))
	for i := range l.list {
		a := &l.list[i]
		out[i] = &php.AttributeInfo{Name: a.Name, File: l.unit.B.File, Line: a.Line, Strict: l.unit.B.Strict,
			Data: &attrData{a, l.unit, l.scope}}
	}
	return out
}

// AttributeArguments evaluates an attribute's arguments: positional ones under 0, 1 …, named ones by name; owned.
func (vm *VM) AttributeArguments(a *php.AttributeInfo) (*php.Array, error) {
	out := php.NewHash(0)
	d, ok := a.Data.(*attrData)
	if !ok {
		return out, nil
	}
	for i := range d.attr.Args {
		arg := &d.attr.Args[i]
		v, err := vm.attrValue(arg, d.unit, d.scope)
		if err != nil {
			php.ArrayValue(out).Release()
			return nil, err
		}
		if arg.Name != "" {
			out.PutGo(arg.Name, v)
		} else {
			out.Append(v)
		}
	}
	return out, nil
}

// GeneratorParts tells about a generator that has not ended; ok is false when it has.
func (vm *VM) GeneratorParts(o *php.Object) (php.GeneratorInfo, bool) {
	g, ok := o.Native.(*Generator)
	if !ok || g.state == genDone || g.frame == nil {
		return php.GeneratorInfo{}, false
	}
	info := php.GeneratorInfo{Fn: g.fn.Fn, This: g.frame.this, File: g.fn.Unit.B.File, Line: g.frame.line(), Inner: o}
	if g.state == genStart {
		info.Line = int(g.fn.B.Line)
	}
	if g.from != nil {
		if h, ok := g.from.Native.(*Generator); ok && h.state != genDone {
			info.From = g.from
		}
	}
	for inner := g.from; inner != nil; {
		h, ok := inner.Native.(*Generator)
		if !ok || h.state == genDone {
			break
		}
		info.Inner = inner
		inner = h.from
	}
	return info, true
}

// TraitAliases gives a class's "as" clauses: alias to "Trait::method"; owned.
func (vm *VM) TraitAliases(c *php.Class) *php.Array {
	a := php.NewHash(0)
	if d := declOf(c); d != nil {
		for _, x := range d.aliases {
			a.PutGo(x[0], php.String(x[1]))
		}
	}
	return a
}
