package php

import (
	"fmt"
	"strings"
)

// Library is the modules of a Runtime at one level, indexed by name. It is immutable; engines link what a script uses
// when it is first asked for, so that an engine starts without looking at thousands of functions.
type Library struct {
	Level   Level
	Modules []*Module
	funcs   map[string]symbol
	classes map[string]symbol
	consts  map[string]symbol
	ini     map[string]symbol
}

// symbol says where a declaration stands: module, table and index.
type symbol struct {
	mod, table int16
	at         int32
}

// NewLibrary indexes modules for a level.
func NewLibrary(level Level, modules []*Module) (*Library, error) {
	l := &Library{Level: level, Modules: modules,
		funcs: make(map[string]symbol, 2048), classes: make(map[string]symbol, 256),
		consts: make(map[string]symbol, 2048), ini: make(map[string]symbol, 256)}
	names := make(map[string]bool, len(modules))
	for mi, m := range modules {
		if names[m.Name] {
			return nil, fmt.Errorf("php: module %s is listed twice", m.Name)
		}
		names[m.Name] = true
		for ti, t := range m.Tables {
			l.index(t, symbol{mod: int16(mi), table: int16(ti)})
		}
	}
	for _, m := range modules {
		for _, r := range m.Requires {
			if !names[r] {
				return nil, fmt.Errorf("php: module %s needs module %s", m.Name, r)
			}
		}
	}
	return l, nil
}

func (l *Library) index(t *Table, at symbol) {
	for i := range t.Functions {
		if t.Functions[i].Levels.In(l.Level) {
			at.at = int32(i)
			l.funcs[lowerASCII(t.Functions[i].Name)] = at
		}
	}
	for i := range t.Classes {
		if t.Classes[i].Levels.In(l.Level) {
			at.at = int32(i)
			l.classes[lowerASCII(t.Classes[i].Name)] = at
		}
	}
	for i := range t.Constants {
		if t.Constants[i].Levels.In(l.Level) {
			at.at = int32(i)
			l.consts[t.Constants[i].Name] = at
		}
	}
	for i := range t.Ini {
		if t.Ini[i].Levels.In(l.Level) {
			at.at = int32(i)
			l.ini[t.Ini[i].Name] = at
		}
	}
}

func (l *Library) table(s symbol) *Table { return l.Modules[s.mod].Tables[s.table] }

func lowerASCII(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 'A' && s[i] <= 'Z' {
			return strings.ToLower(s)
		}
	}
	return s
}

// FunctionNames calls f with the lower-case name of every builtin function, module by module.
func (l *Library) FunctionNames(f func(module, name string)) {
	for _, m := range l.Modules {
		for _, t := range m.Tables {
			for i := range t.Functions {
				if t.Functions[i].Levels.In(l.Level) {
					f(m.Name, lowerASCII(t.Functions[i].Name))
				}
			}
		}
	}
}

// ClassNames calls f with the name of every builtin class, module by module.
func (l *Library) ClassNames(f func(module, name string)) {
	for _, m := range l.Modules {
		for _, t := range m.Tables {
			for i := range t.Classes {
				if t.Classes[i].Levels.In(l.Level) {
					f(m.Name, t.Classes[i].Name)
				}
			}
		}
	}
}

// ConstantNames calls f with the name of every builtin constant, module by module.
func (l *Library) ConstantNames(f func(module, name string)) {
	for _, m := range l.Modules {
		for _, t := range m.Tables {
			for i := range t.Constants {
				if t.Constants[i].Levels.In(l.Level) {
					f(m.Name, t.Constants[i].Name)
				}
			}
		}
	}
}

// HasFunction reports whether a builtin function exists, by its lower-case name.
func (l *Library) HasFunction(lower string) bool { _, ok := l.funcs[lower]; return ok }

func (l *Library) findIni(name string) (*IniDecl, string) {
	s, ok := l.ini[name]
	if !ok {
		return nil, ""
	}
	return &l.table(s).Ini[s.at], l.Modules[s.mod].Name
}

// Library returns the modules' index.
func (ctx *Context) Library() *Library { return ctx.runtime }

func (ctx *Context) linkFunction(lower string) *Function {
	s, ok := ctx.runtime.funcs[lower]
	if !ok {
		return nil
	}
	m := ctx.runtime.Modules[s.mod]
	f := ctx.newBuiltin(&ctx.runtime.table(s).Functions[s.at], nil, m.Name)
	ctx.Functions[lower] = f
	return f
}

func (ctx *Context) newBuiltin(d *FuncDecl, class *Class, module string) *Function {
	f := &Function{Name: d.Name, Lower: lowerASCII(d.Name), Class: class, Flags: d.Flags, Params: d.Params, Ret: d.Ret,
		Native: d.Impl, Op: d.Op, Module: module}
	if len(d.Params) > 0 {
		f.Masks = make([]TypeMask, len(d.Params))
	}
	for i := range d.Params {
		f.Masks[i] = d.Params[i].bindMask()
		if d.Params[i].Flags&(ParamOptional|ParamVariadic) == 0 {
			f.Required = i + 1
		}
	}
	if n := len(d.Params); n > 0 && d.Params[n-1].Flags&ParamVariadic != 0 {
		f.Flags |= FnVariadic
	}
	f.SetRefMask()
	if d.DeprecatedLevels != 0 && d.DeprecatedLevels.In(ctx.Level) {
		f.Flags |= FnDeprecated
		f.Deprecated = d.Deprecated
	} else {
		f.Direct = d.Direct
	}
	return f
}

func (ctx *Context) linkConstant(name string) *Constant {
	s, ok := ctx.runtime.consts[name]
	if !ok {
		return nil
	}
	m := ctx.runtime.Modules[s.mod]
	d := &ctx.runtime.table(s).Constants[s.at]
	c := &Constant{Name: d.Name, Value: ctx.LiteralValue(d.Value), Module: m.Name}
	if d.DeprecatedLevels.In(ctx.Level) {
		c.Deprecated = d.Deprecated
	}
	ctx.Constants[name] = c
	return c
}

// LiteralValue turns a literal into a value, owned by the caller.
func (ctx *Context) LiteralValue(l Literal) Value {
	switch l.Kind {
	case LitNull:
		return Null()
	case LitBool:
		return Bool(l.I != 0)
	case LitInt:
		return Int(l.I)
	case LitFloat:
		return Float(l.Float())
	case LitString:
		return String(l.S)
	case LitArray:
		return ArrayValue(NewArray(0))
	case LitConst:
		if c := ctx.FindConstant(l.S); c != nil {
			return c.Value.Copy()
		}
	}
	return Undef()
}
