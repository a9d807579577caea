// Package extest runs builtins without the virtual machine: a machine that can call native functions and keeps the
// messages that are raised. Unit tests and fuzz targets of extensions use it.
package extest

import (
	"fmt"
	"strings"

	"gaja/interp/php"
)

// Machine calls builtins and nothing else.
type Machine struct {
	ctx *php.Context
	// Messages are the errors raised so far, as "Warning: text".
	Messages []string
}

// New makes an engine's context of the modules at a level, over a host that grants nothing.
func New(level php.Level, modules ...*php.Module) (*php.Context, *Machine, error) {
	lib, err := php.NewLibrary(level, modules)
	if err != nil {
		return nil, nil, err
	}
	ctx := php.NewContext(lib, &php.Host{}, php.Limits{})
	m := &Machine{ctx: ctx}
	ctx.Machine = m
	return ctx, m, nil
}

// Run calls a builtin by name with borrowed arguments, bound as a script's call would bind them.
func (m *Machine) Run(name string, args ...php.Value) (php.Value, error) {
	f := m.ctx.FindFunction(name)
	if f == nil {
		return php.Undef(), fmt.Errorf("extest: no function %s", name)
	}
	return m.Call(php.Callable{Fn: f}, args)
}

// Call runs a native function.
func (m *Machine) Call(c php.Callable, args []php.Value) (php.Value, error) {
	given := len(args)
	bound, ok, err := m.ctx.BindArgs(c.Fn, append([]php.Value(nil), args...), false)
	if !ok || err != nil {
		return php.Null(), err
	}
	v, err := c.Fn.Native(&php.Call{Ctx: m.ctx, Fn: c.Fn, Args: bound, This: c.This, Static: c.Static, Given: given})
	if err == nil && m.ctx.Pending != nil {
		err, m.ctx.Pending = m.ctx.Pending, nil
	}
	return v, err
}

// CallNamed ignores the names.
func (m *Machine) CallNamed(c php.Callable, args []php.Value, _ *php.Array) (php.Value, error) {
	return m.Call(c, args)
}

// ResolveCallable knows the names of builtins.
func (m *Machine) ResolveCallable(v php.Value) (php.Callable, string, error) {
	v = v.Deref()
	if !v.IsString() {
		return php.Callable{}, "no array or string given", nil
	}
	if f := m.ctx.FindFunction(v.Str().Peek()); f != nil {
		return php.Callable{Fn: f}, "", nil
	}
	quote := `"`
	if m.ctx.Level == php.Level74 {
		quote = "'"
	}
	return php.Callable{}, "function " + quote + v.Str().Peek() + quote + " not found or invalid function name", nil
}

// HandleError keeps the message.
func (m *Machine) HandleError(level int, msg, _ string, _ int) {
	word := map[int]string{php.EError: "Fatal error", php.EWarning: "Warning", php.ENotice: "Notice",
		php.EDeprecated: "Deprecated"}[level]
	m.Messages = append(m.Messages, word+": "+msg)
}

// Caller reports the main script.
func (m *Machine) Caller(depth int) (php.Frame, bool) {
	return php.Frame{File: "test.php", Line: 1}, depth == 0
}

// AutoloadClass finds nothing.
func (m *Machine) AutoloadClass(string) (*php.Class, error) { return nil, nil }

// PrepareClass has nothing to prepare.
func (m *Machine) PrepareClass(*php.Class) error { return nil }

// ConstValue returns the constant's value.
func (m *Machine) ConstValue(c *php.ClassConst) (php.Value, error) { return c.Value, nil }

// Construct calls a builtin constructor.
func (m *Machine) Construct(o *php.Object, args []php.Value, _ *php.Array) error {
	v, err := m.Call(php.Callable{Fn: o.Class.Ctor, This: o, Static: o.Class}, args)
	v.Release()
	return err
}

// Destruct does nothing.
func (m *Machine) Destruct(*php.Object) {}

// Backtrace is empty.
func (m *Machine) Backtrace(int, int, int) *php.Array { return php.NewArray(0) }

// Locals says that there are no variables.
func (m *Machine) Locals() (php.SymbolTable, bool) { return nil, false }

// Include fails.
func (m *Machine) Include(string, bool, bool) (php.Value, error) {
	return php.Undef(), fmt.Errorf("extest: no include")
}

// ReadProp reads without checks.
func (m *Machine) ReadProp(o *php.Object, name *php.Str) (php.Value, error) {
	if p := o.Prop(name.Peek()); p != nil {
		return p.CopyDeref(), nil
	}
	return php.Null(), nil
}

// WriteProp writes without checks.
func (m *Machine) WriteProp(o *php.Object, name *php.Str, v php.Value) error {
	o.SetProp(strings.Clone(name.Peek()), v)
	return nil
}

// OutputBegins does nothing.
func (m *Machine) OutputBegins() {}

// OutputChunk passes a full buffer on.
func (m *Machine) OutputChunk(l *php.OutputLayer) { m.ctx.Out.ChunkFull(l) }

// InitException leaves file and line empty.
func (m *Machine) InitException(*php.Object) {}

// Iterate walks arrays.
func (m *Machine) Iterate(v php.Value, f func(key, val php.Value) (bool, error)) error {
	if !v.IsArray() {
		return nil
	}
	for k, w := range v.Array().All() {
		if more, err := f(k.Borrow(), w); !more || err != nil {
			return err
		}
	}
	return nil
}

// LiveBytes is not measured.
func (m *Machine) LiveBytes() int64 { return 0 }
