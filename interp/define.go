package interp

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

// Define makes a Go function a PHP function of the engine. The function may take a [context.Context] first, which ends
// when the script must end, then values of any type that [As] knows, and may be variadic. It returns nothing, a value,
// an error, or both. Arguments are coerced and checked as those of a builtin. An error becomes a PHP exception: an
// *[Error] gives its class, message and code (or is the exception it came from), any other error is a RuntimeException
// that [errors.Is] recognizes again when it leaves the script uncaught.
func (e *Engine) Define(name string, f any) error {
	fn := reflect.ValueOf(f)
	if fn.Kind() != reflect.Func || fn.IsNil() {
		return fmt.Errorf("interp: Define %s: not a function: %T", name, f)
	}
	name = strings.TrimPrefix(name, `\`)
	g := &goFunc{eng: e, fn: fn, t: fn.Type()}
	if err := g.signature(); err != nil {
		return fmt.Errorf("interp: Define %s: %w", name, err)
	}
	return e.enter(context.Background(), func() error {
		if e.pc.FindFunction(name) != nil {
			return fmt.Errorf("interp: Define %s: the function exists already", name)
		}
		e.vm.DefineNative(g.function(name))
		return nil
	})
}

// goFunc is a Go function that scripts call.
type goFunc struct {
	eng    *Engine
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
		in = append(in, reflect.ValueOf(g.eng.pc.Go()))
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
		if err := g.eng.decode(dst, arg, 0); err != nil {
			return php.Undef(), c.ArgTypeError(i, "does not fit: %s", strings.TrimPrefix(err.Error(), "interp: "))
		}
		in = append(in, dst)
	}
	out := g.fn.Call(in)
	if g.hasErr {
		if err, _ := out[len(out)-1].Interface().(error); err != nil {
			return php.Undef(), g.eng.throw(err)
		}
	}
	if !g.hasVal {
		return php.Null(), nil
	}
	v, err := g.eng.valueOf(out[0], 0)
	if err != nil {
		return php.Undef(), g.eng.throw(err)
	}
	return v, nil
}

// throw makes the exception for an error that a Go function returned.
func (e *Engine) throw(err error) error {
	var (
		own    *Error
		limit  ErrLimit
		exit   *ExitError
		thrown error
	)
	switch {
	case errors.As(err, &limit):
		return &php.Limit{Kind: limit.Kind}
	case errors.As(err, &exit):
		return &php.Exit{Code: exit.Code}
	case errors.As(err, &own) && own.Value.eng == e && own.Value.raw().IsObject():
		return &php.Throw{Obj: own.Value.raw().Copy().Object()}
	case own != nil && own.Class != "":
		thrown = e.pc.ThrowCode(own.Class, own.Message, own.Code)
	case e.pc.Go().Err() != nil && errors.Is(err, e.pc.Go().Err()):
		return &php.Canceled{Cause: context.Cause(e.pc.Go())}
	default:
		class := "RuntimeException"
		if c, _ := e.pc.FindClass(class, false); c == nil {
			class = "Exception"
		}
		thrown = e.pc.ThrowError(class, err.Error())
	}
	var t *php.Throw
	if errors.As(thrown, &t) {
		obj := t.Obj
		e.causes[obj] = err
		e.pc.OnGone(obj, func() { delete(e.causes, obj) })
	}
	return thrown
}
