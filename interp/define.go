package interp

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"gaja/interp/internal/govalue"
	"gaja/interp/php"
)

// Define makes a Go function a PHP function of the engine. The function may take a [context.Context] first, which ends
// when the script must end, then values of any type that [As] knows, and may be variadic. It returns nothing, a value,
// an error, or both. Arguments are coerced and checked as those of a builtin. An error becomes a PHP exception: an
// *[Error] gives its class, message and code (or is the exception it came from), any other error is a RuntimeException
// that [errors.Is] recognizes again when it leaves the script uncaught.
func (e *Engine) Define(name string, f any) error {
	name = strings.TrimPrefix(name, `\`)
	fn, err := e.conv.Func(name, f, govalue.World{Context: e.pc.Go, Throw: e.throw})
	if err != nil {
		return fmt.Errorf("interp: Define %s: %w", name, err)
	}
	return e.enter(context.Background(), func() error {
		if e.pc.FindFunction(name) != nil {
			return fmt.Errorf("interp: Define %s: the function exists already", name)
		}
		e.vm.DefineNative(fn)
		return nil
	})
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
