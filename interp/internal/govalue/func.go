package govalue

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"gaja/interp/php"
)

var (
	contextType = reflect.TypeFor[context.Context]()
	errorType   = reflect.TypeFor[error]()
)

// World is what a Go function needs of the engine that calls it.
type World struct {
	// Context is the context of the call under way.
	Context func() context.Context
	// Throw makes the PHP exception for an error that the function returned.
	Throw func(err error) error
}

// Func makes a builtin of a Go function: an optional context, then values, perhaps variadic; it returns nothing, a value,
// an error, or both.
func (c *Converter) Func(name string, f any, w World) (*php.Function, error) {
	fn := reflect.ValueOf(f)
	if fn.Kind() != reflect.Func || fn.IsNil() {
		return nil, fmt.Errorf("not a function: %T", f)
	}
	g := &goFunc{conv: c, world: w, fn: fn, t: fn.Type()}
	if err := g.signature(); err != nil {
		return nil, err
	}
	return g.function(name), nil
}

// goFunc is a Go function that scripts call.
type goFunc struct {
	conv   *Converter
	world  World
	fn     reflect.Value
	t      reflect.Type
	first  int // 1 when the first parameter is the context
	hasErr bool
	hasVal bool
}

func (g *goFunc) signature() error {
	if g.t.NumIn() > 0 && g.t.In(0) == contextType {
		g.first = 1
	}
	n := g.t.NumOut()
	g.hasErr = n > 0 && g.t.Out(n-1) == errorType
	g.hasVal = n == 1 && !g.hasErr || n == 2 && g.hasErr
	if n > 2 || n == 2 && !g.hasErr {
		return errors.New("a function returns at most a value and an error")
	}
	return nil
}

func (g *goFunc) function(name string) *php.Function {
	f := &php.Function{Name: name, Lower: strings.ToLower(name), Native: g.call}
	for i := g.first; i < g.t.NumIn(); i++ {
		t, p := g.t.In(i), php.Param{Name: fmt.Sprintf("arg%d", i-g.first+1)}
		if g.t.IsVariadic() && i == g.t.NumIn()-1 {
			t, p.Flags = t.Elem(), php.ParamVariadic
			f.Flags |= php.FnVariadic
		} else {
			f.Required++
		}
		p.Type = goType(t)
		f.Params = append(f.Params, p)
	}
	return f
}

// goType is the declared type that makes the binder coerce and check an argument; nil takes anything.
func goType(t reflect.Type) *php.Type {
	null, text := php.TypeMask(0), ""
	if t.Kind() == reflect.Pointer {
		t, null, text = t.Elem(), php.TNull, "?"
	}
	switch t.Kind() {
	case reflect.Bool:
		return &php.Type{Mask: php.TBool | null, Text: text + "bool"}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return &php.Type{Mask: php.TInt | null, Text: text + "int"}
	case reflect.Float32, reflect.Float64:
		return &php.Type{Mask: php.TFloat | null, Text: text + "float"}
	case reflect.String:
		return &php.Type{Mask: php.TString | null, Text: text + "string"}
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return &php.Type{Mask: php.TString | null, Text: text + "string"}
		}
		return &php.Type{Mask: php.TArray | null, Text: text + "array"}
	case reflect.Map, reflect.Array:
		return &php.Type{Mask: php.TArray | null, Text: text + "array"}
	}
	return nil
}

// call is the builtin behind the Go function.
func (g *goFunc) call(c *php.Call) (php.Value, error) {
	in := make([]reflect.Value, 0, g.t.NumIn())
	if g.first == 1 {
		in = append(in, reflect.ValueOf(g.world.Context()))
	}
	for i, arg := range c.Args {
		at, t := i+g.first, reflect.Type(nil)
		switch {
		case g.t.IsVariadic() && at >= g.t.NumIn()-1:
			t = g.t.In(g.t.NumIn() - 1).Elem()
		case at < g.t.NumIn():
			t = g.t.In(at)
		default:
			continue
		}
		dst := reflect.New(t).Elem()
		if err := g.conv.decode(dst, arg, 0); err != nil {
			return php.Undef(), c.ArgTypeError(i, "does not fit: %s", strings.TrimPrefix(err.Error(), "interp: "))
		}
		in = append(in, dst)
	}
	out := g.fn.Call(in)
	if g.hasErr {
		if err, _ := out[len(out)-1].Interface().(error); err != nil {
			return php.Undef(), g.world.Throw(err)
		}
	}
	if !g.hasVal {
		return php.Null(), nil
	}
	v, err := g.conv.valueOf(out[0], 0)
	if err != nil {
		return php.Undef(), g.world.Throw(err)
	}
	return v, nil
}
