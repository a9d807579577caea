package core

import (
	"strconv"
	"strings"

	"gaja/interp/php"
)

func errorReporting(c *php.Call) (php.Value, error) {
	s := c.Ctx.Errors()
	old := s.Reporting
	if !c.IsNull(0) {
		s.Reporting = int(c.Int(0))
		if set := c.Ctx.Ini.Lookup("error_reporting"); set != nil {
			set.Local = strconv.Itoa(s.Reporting)
		}
	}
	return php.Int(int64(old)), nil
}

func baseDirChanged(ctx *php.Context, value string) bool { return php.BaseDirChanged(ctx, value) }

func logFileChanged(ctx *php.Context, value string) bool { return php.LogFileChanged(ctx, value) }

// reportingChanged takes a new error_reporting setting over.
func reportingChanged(ctx *php.Context, value string) bool {
	ctx.Errors().Reporting = int(php.ParseQuantity(value))
	return true
}

func triggerError(c *php.Call) (php.Value, error) {
	level := int(c.IntOr(1, php.EUserNotice))
	switch level {
	case php.EUserError:
		if is84(c) {
			c.Ctx.Deprecated("Passing E_USER_ERROR to trigger_error() is deprecated since 8.4," +
				" throw an exception or call exit with a string message instead")
			if c.Ctx.Pending != nil {
				return php.Undef(), c.Ctx.Pending
			}
		}
	case php.EUserWarning, php.EUserNotice, php.EUserDeprecated:
	default:
		if is84(c) {
			return php.Undef(), c.ArgValueError(1,
				"must be one of E_USER_ERROR, E_USER_WARNING, E_USER_NOTICE, or E_USER_DEPRECATED")
		}
		c.Ctx.Warning("Invalid error type specified")
		return php.False(), nil
	}
	c.Ctx.Raise(level, c.Str(0))
	return php.True(), c.Ctx.Pending
}

func userError(c *php.Call) (php.Value, error) { return triggerError(c) }

// handlerArg checks a handler at 7.4, where the declaration does not. ok is false after the warning.
func handlerArg(c *php.Call) (ok bool, err error) {
	v := c.Arg(0)
	if v.IsNil() || is84(c) {
		return true, nil
	}
	fn, _, err := c.Ctx.Machine.ResolveCallable(v)
	if fn.Detached {
		c.Ctx.WarnDetached(fn.Fn)
	}
	if err != nil || fn.Fn != nil {
		return err == nil, err
	}
	c.Ctx.Warning("%s() expects the argument (%s) to be a valid callback", c.Name(), c.Ctx.CallableName(v))
	return false, nil
}

func setErrorHandler(c *php.Call) (php.Value, error) {
	if ok, err := handlerArg(c); !ok {
		return php.Null(), err
	}
	old := c.Ctx.Errors().SetHandler(handlerValue(c), int(c.IntOr(1, php.EAll)))
	return old.Copy(), nil
}

func handlerValue(c *php.Call) php.Value {
	if c.IsNull(0) {
		return php.Null()
	}
	return c.Arg(0).Copy()
}

func restoreErrorHandler(c *php.Call) (php.Value, error) {
	c.Ctx.Errors().RestoreHandler()
	return php.True(), nil
}

func setExceptionHandler(c *php.Call) (php.Value, error) {
	if ok, err := handlerArg(c); !ok {
		return php.Null(), err
	}
	return c.Ctx.Errors().SetExceptionHandler(handlerValue(c)).Copy(), nil
}

func restoreExceptionHandler(c *php.Call) (php.Value, error) {
	c.Ctx.Errors().RestoreExceptionHandler()
	return php.True(), nil
}

func debugBacktrace(c *php.Call) (php.Value, error) {
	a := c.Ctx.Machine.Backtrace(1, int(c.IntOr(0, 1)), int(c.IntOr(1, 0)))
	return php.ArrayValue(a), nil
}

func debugPrintBacktrace(c *php.Call) (php.Value, error) {
	a := c.Ctx.Machine.Backtrace(1, int(c.IntOr(0, 0)), int(c.IntOr(1, 0)))
	defer php.ArrayValue(a).Release()
	if is84(c) {
		text := traceText(c.Ctx, a)
		if i := strings.LastIndex(text, "#"); i >= 0 {
			text = text[:i] // the line of {main}, which backtraces lack
		}
		c.Ctx.Out.Write(text)
		return php.Null(), nil
	}
	return php.Null(), printBacktrace74(c, a)
}

// printBacktrace74 writes the form of 7.4: "#0  f(1) called at [file:line]".
func printBacktrace74(c *php.Call, frames *php.Array) error {
	for i, f := range frames.All() {
		frame := f.Array()
		var b strings.Builder
		b.WriteString("#" + strconv.FormatInt(i.Int, 10) + "  ")
		if cl := frame.GetString("class"); cl.IsString() {
			b.WriteString(cl.Str().Peek())
			b.WriteString(frame.GetString("type").Str().Peek())
		}
		name := frame.GetString("function")
		if name.IsString() {
			b.WriteString(name.Str().Peek() + "(")
			if err := args74(c, &b, frame); err != nil {
				return err
			}
			b.WriteString(")")
		}
		if file := frame.GetString("file"); file.IsString() {
			b.WriteString(" called at [" + file.Str().Peek() + ":")
			b.WriteString(strconv.FormatInt(frame.GetString("line").Int(), 10) + "]")
		}
		b.WriteString("\n")
		c.Ctx.Out.Write(b.String())
	}
	return nil
}

func args74(c *php.Call, b *strings.Builder, frame *php.Array) error {
	args := frame.GetString("args")
	if !args.IsArray() {
		return nil
	}
	n := 0
	for v := range args.Array().Values() {
		if n++; n > 1 {
			b.WriteString(", ")
		}
		flatText(c, b, v)
	}
	return nil
}

// flatText writes a value on one line: "Array ([0] => 1)".
func flatText(c *php.Call, b *strings.Builder, v php.Value) {
	switch v.Kind() {
	case php.KindArray:
		b.WriteString("Array (")
		if !v.Array().Enter() {
			b.WriteString(" *RECURSION*")
			return
		}
		flatElements(c, b, v.Array())
		v.Array().Leave()
		b.WriteString(")")
	case php.KindObject:
		o := v.Object()
		b.WriteString(untilNul(o.Class.Name) + " Object (")
		if !o.Enter() {
			b.WriteString(" *RECURSION*")
			return
		}
		if props, err := c.Ctx.ObjectProps(o, php.PropsArray); err == nil {
			flatElements(c, b, props)
			php.ArrayValue(props).Release()
		}
		o.Leave()
		b.WriteString(")")
	default:
		if s, err := textOf(c.Ctx, v); err == nil {
			b.WriteString(s)
		}
	}
}

func flatElements(c *php.Call, b *strings.Builder, a *php.Array) {
	n := 0
	for k, v := range a.All() {
		if n++; n > 1 {
			b.WriteString(",")
		}
		b.WriteString("[")
		if k.Str != nil {
			_, name := php.Unmangle(k.Str.Peek())
			b.WriteString(name)
		} else {
			b.WriteString(strconv.FormatInt(k.Int, 10))
		}
		b.WriteString("] => ")
		flatText(c, b, v)
	}
}
