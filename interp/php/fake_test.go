package php

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// fakeMachine is just enough of a machine for the values: it calls native functions and records messages.
type fakeMachine struct {
	ctx    *Context
	msgs   []string
	frames []Frame
	// throwOn makes HandleError throw for messages that contain it, as a script's error handler may.
	throwOn string
}

func (m *fakeMachine) Call(c Callable, args []Value) (Value, error) {
	bound, ok, err := m.ctx.BindArgs(c.Fn, append([]Value(nil), args...), false)
	if !ok || err != nil {
		return Null(), err
	}
	return c.Fn.Native(&Call{Ctx: m.ctx, Fn: c.Fn, Args: bound, This: c.This, Static: c.Static, Given: len(args)})
}

func (m *fakeMachine) CallNamed(c Callable, args []Value, named *Array) (Value, error) {
	return m.Call(c, args)
}

func (m *fakeMachine) ResolveCallable(v Value) (Callable, string, error) {
	v = v.Deref()
	if v.IsObject() && v.Object().Class.Name == "Closure" {
		return Callable{Fn: &Function{Name: "{closure}"}}, "", nil
	}
	if !v.IsString() {
		return Callable{}, "no array or string given", nil
	}
	if f := m.ctx.FindFunction(v.Str().Peek()); f != nil {
		return Callable{Fn: f}, "", nil
	}
	q := `"`
	if m.ctx.Level == Level74 {
		q = "'"
	}
	return Callable{}, "function " + q + v.Str().Peek() + q + " not found or invalid function name", nil
}

func (m *fakeMachine) AutoloadClass(name string) (*Class, error) { return nil, nil }
func (m *fakeMachine) PrepareClass(c *Class) error               { return nil }
func (m *fakeMachine) ConstValue(c *ClassConst) (Value, error)   { return c.Value, nil }
func (m *fakeMachine) Construct(o *Object, args []Value, named *Array) error {
	return nil
}
func (m *fakeMachine) Destruct(o *Object) {
	if d := o.Class.Dtor; d != nil {
		v, _ := d.Native(&Call{Ctx: m.ctx, Fn: d, This: o})
		v.Release()
	}
}

func (m *fakeMachine) HandleError(level int, msg, file string, line int) {
	word := map[int]string{EWarning: "Warning", ENotice: "Notice", EDeprecated: "Deprecated", EError: "Fatal"}[level]
	m.msgs = append(m.msgs, word+": "+msg)
	if m.throwOn != "" && strings.Contains(msg, m.throwOn) {
		m.ctx.keepPending(errors.New("thrown by the handler"))
	}
}

func (m *fakeMachine) Caller(depth int) (Frame, bool) {
	if depth < len(m.frames) {
		return m.frames[depth], true
	}
	return Frame{}, false
}

func (m *fakeMachine) Backtrace(skip, options, limit int) *Array { return NewArray(0) }
func (m *fakeMachine) Locals() (SymbolTable, bool)               { return nil, false }
func (m *fakeMachine) Include(path string, once, require bool) (Value, error) {
	return Null(), nil
}
func (m *fakeMachine) ReadProp(o *Object, name *Str) (Value, error)        { return Null(), nil }
func (m *fakeMachine) WriteProp(o *Object, name *Str, v Value) error       { return nil }
func (m *fakeMachine) OutputBegins()                                       {}
func (m *fakeMachine) OutputChunk(l *OutputLayer)                          {}
func (m *fakeMachine) InitException(o *Object)                             {}
func (m *fakeMachine) Iterate(Value, func(k, v Value) (bool, error)) error { return nil }
func (m *fakeMachine) LiveBytes() int64                                    { return 0 }

var errorProps = []PropDecl{{Name: "message", Flags: AccProtected, Default: Literal{Kind: LitString}},
	{Name: "code", Flags: AccProtected, Default: Literal{Kind: LitInt}}}

func toStringA(c *Call) (Value, error) { return String("a"), nil }

// testModule has the classes that the operators throw, and the ones that the tables compare.
var testModule = &Module{Name: "test", Tables: []*Table{{
	Classes: []ClassDecl{
		{Name: "Error", Props: errorProps}, {Name: "TypeError", Parent: "Error"},
		{Name: "ArgumentCountError", Parent: "TypeError"}, {Name: "ValueError", Parent: "Error"},
		{Name: "ArithmeticError", Parent: "Error"}, {Name: "DivisionByZeroError", Parent: "ArithmeticError"},
		{Name: "stdClass", Flags: ClassAllowDynamic}, {Name: "Closure"}, {Name: "P"}, {Name: "E", Flags: ClassEnum},
		{Name: "Traversable", Flags: ClassInterface}, {Name: "T", Interfaces: []string{"Traversable"}},
		{Name: "S", Methods: []FuncDecl{{Name: "__toString", Impl: toStringA, Flags: AccPublic}}},
		{Name: "Q", Props: []PropDecl{{Name: "x", Flags: AccPublic, Default: Literal{Kind: LitInt, I: 1}},
			{Name: "y", Flags: AccProtected, Default: Literal{Kind: LitInt, I: 2}},
			{Name: "z", Flags: AccPrivate, Default: Literal{Kind: LitInt, I: 3}}}},
	},
	Functions: []FuncDecl{{Name: "strlen", Impl: toStringA, Params: []Param{{Name: "s"}}}},
	Ini:       []IniDecl{{Name: "precision", Default: "14"}, {Name: "serialize_precision", Default: "-1"}},
}}}

func newTestContext(t testing.TB, level Level) (*Context, *fakeMachine) {
	lib, err := NewLibrary(level, []*Module{testModule})
	if err != nil {
		t.Fatal(err)
	}
	ctx := NewContext(lib, &Host{}, Limits{})
	m := &fakeMachine{ctx: ctx}
	ctx.Machine = m
	return ctx, m
}

// outcome text of an operation, as the tables write it: messages, then the value or the exception.
func (m *fakeMachine) outcome(v Value, err error) string {
	out := ""
	for _, s := range m.msgs {
		out += "[" + s + "]"
	}
	m.msgs = nil
	var throw *Throw
	if errors.As(err, &throw) {
		return out + throw.Error()
	}
	if err != nil {
		return out + "!" + err.Error()
	}
	return out + show(m.ctx, v)
}

// show writes a value as the tables do.
func show(ctx *Context, v Value) string {
	switch v = v.Deref(); v.Kind() {
	case KindUndef:
		return "undef"
	case KindNull:
		return "null"
	case KindFalse:
		return "false"
	case KindTrue:
		return "true"
	case KindInt:
		return "i:" + FormatInt(v.Int())
	case KindFloat:
		return "f:" + FormatFloat(v.Float(), -1)
	case KindString:
		return "s:" + printable(v.Str().Peek())
	case KindArray:
		out := []string{}
		for k, e := range v.Array().All() {
			name := FormatInt(k.Int)
			if k.Str != nil {
				name = strings.ReplaceAll(k.Str.Peek(), "\x00", "@")
			}
			out = append(out, name+"="+show(ctx, e))
		}
		return "{" + strings.Join(out, ",") + "}"
	case KindObject:
		return "o:" + v.Object().Class.Name
	}
	return fmt.Sprint("kind ", v.Kind())
}

func printable(s string) string {
	var out strings.Builder
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' {
			fmt.Fprintf(&out, `\x%02x`, c)
		} else {
			out.WriteByte(c)
		}
	}
	return out.String()
}
