package core

import (
	"strings"

	"gaja/interp/php"
)

// The slots of Exception and Error, which no subclass can move: both declare these properties first and in this order.
const (
	slotMessage = iota
	slotString
	slotCode
	slotFile
	slotLine
	slotTrace
	slotPrevious
	slotSeverity // of ErrorException
)

// exceptionHandlers are the native behaviours of Exception and Error. A fresh object, however it was made, knows where
// that happened.
var exceptionHandlers = php.Handlers{
	New:     func(ctx *php.Context, o *php.Object) { ctx.Machine.InitException(o) },
	NoClone: true,
}

func slot(o *php.Object, i int) php.Value {
	if i >= len(o.Slots) {
		return php.Null()
	}
	return o.Slots[i].Deref()
}

// setSlot stores v, which it takes over.
func setSlot(o *php.Object, i int, v php.Value) {
	s := &o.Slots[i]
	if s.Kind() == php.KindRef {
		s.Ref().Set(v)
		return
	}
	old := *s
	*s = v
	old.Release()
}

func setPrevious(o *php.Object, v php.Value) {
	if v.IsObject() {
		setSlot(o, slotPrevious, v.Copy())
	}
}

// given reports whether the caller gave argument i, or something that differs from the default: a subclass may have a
// default message of its own.
func given(c *php.Call, i int) bool { return i < c.Given && c.Has(i) }

func exception___construct(c *php.Call) (php.Value, error) {
	if given(c, 0) || c.Peek(0) != "" {
		setSlot(c.This, slotMessage, c.Arg(0).Copy())
	}
	if code := c.IntOr(1, 0); code != 0 {
		setSlot(c.This, slotCode, php.Int(code))
	}
	setPrevious(c.This, c.Arg(2))
	return php.Null(), nil
}

func errorException___construct(c *php.Call) (php.Value, error) {
	o := c.This
	if given(c, 0) || c.Peek(0) != "" {
		setSlot(o, slotMessage, c.Arg(0).Copy())
	}
	if code := c.IntOr(1, 0); code != 0 {
		setSlot(o, slotCode, php.Int(code))
	}
	setPrevious(o, c.Arg(5))
	setSlot(o, slotSeverity, php.Int(c.IntOr(2, php.EError)))
	if !c.IsNull(3) {
		setSlot(o, slotFile, c.Arg(3).Copy())
	}
	if !c.IsNull(4) {
		setSlot(o, slotLine, c.Arg(4).Copy())
	} else if !c.IsNull(3) {
		setSlot(o, slotLine, php.Int(0))
	}
	return php.Null(), nil
}

func exception___clone(*php.Call) (php.Value, error) { return php.Null(), nil }

// exception___wakeup drops what unserialize put where it cannot be.
func exception___wakeup(c *php.Call) (php.Value, error) {
	check := func(i int, k php.Kind) {
		if v := slot(c.This, i); !v.IsNil() && v.Kind() != k {
			setSlot(c.This, i, php.Undef())
		}
	}
	check(slotMessage, php.KindString)
	check(slotCode, php.KindInt)
	if c.Ctx.Level != php.Level74 {
		return php.Null(), nil
	}
	check(slotString, php.KindString)
	check(slotFile, php.KindString)
	check(slotLine, php.KindInt)
	check(slotTrace, php.KindArray)
	if v := slot(c.This, slotPrevious); !v.IsNil() && (!isThrowable(c.Ctx, v) || v.Object() == c.This) {
		setSlot(c.This, slotPrevious, php.Undef())
	}
	return php.Null(), nil
}

func isThrowable(ctx *php.Context, v php.Value) bool {
	if !v.IsObject() {
		return false
	}
	t, err := ctx.FindClass("Throwable", false)
	return err == nil && t != nil && v.Object().Class.Is(t)
}

func property(c *php.Call, i int) (php.Value, error) {
	v := slot(c.This, i)
	if v.IsUndef() {
		return php.Null(), nil
	}
	return v.Copy(), nil
}

func exception_getMessage(c *php.Call) (php.Value, error)       { return property(c, slotMessage) }
func exception_getCode(c *php.Call) (php.Value, error)          { return property(c, slotCode) }
func exception_getFile(c *php.Call) (php.Value, error)          { return property(c, slotFile) }
func exception_getLine(c *php.Call) (php.Value, error)          { return property(c, slotLine) }
func exception_getTrace(c *php.Call) (php.Value, error)         { return property(c, slotTrace) }
func exception_getPrevious(c *php.Call) (php.Value, error)      { return property(c, slotPrevious) }
func errorException_getSeverity(c *php.Call) (php.Value, error) { return property(c, slotSeverity) }

func exception_getTraceAsString(c *php.Call) (php.Value, error) {
	trace := slot(c.This, slotTrace)
	if !trace.IsArray() {
		return php.False(), nil
	}
	return c.Ctx.Text(traceText(c.Ctx, trace.Array())), nil
}

// exception___toString tells the whole chain, the innermost cause first.
func exception___toString(c *php.Call) (php.Value, error) {
	text := ""
	seen := make(map[*php.Object]bool)
	for v := php.ObjectValue(c.This); isThrowable(c.Ctx, v) && !seen[v.Object()]; v = slot(v.Object(), slotPrevious) {
		seen[v.Object()] = true
		one, err := describe(c.Ctx, v.Object())
		if err != nil {
			return php.Undef(), err
		}
		if text != "" {
			one += "\n\nNext " + text
		}
		text = one
	}
	s := c.Ctx.Text(text)
	setSlot(c.This, slotString, s.Copy())
	return s, nil
}

func describe(ctx *php.Context, o *php.Object) (string, error) {
	message, err := textOf(ctx, slot(o, slotMessage))
	if err != nil {
		return "", err
	}
	file, err := textOf(ctx, slot(o, slotFile))
	if err != nil {
		return "", err
	}
	if (o.Class.Lower == "typeerror" || o.Class.Lower == "argumentcounterror") &&
		strings.Contains(message, ", called in ") {
		message += " and defined"
	}
	trace := "#0 {main}\n"
	if t := slot(o, slotTrace); t.IsArray() {
		trace = traceText(ctx, t.Array())
	}
	line, err := textOf(ctx, php.Int(ctx.ToInt(slot(o, slotLine))))
	if err != nil {
		return "", err
	}
	name := o.Class.Name
	if ctx.Level == php.Level74 {
		name, message, file = untilNul(name), untilNul(message), untilNul(file)
	}
	if message != "" {
		message = ": " + message
	}
	return name + message + " in " + file + ":" + line + "\nStack trace:\n" + trace, nil
}

// untilNul is what a C string shows of s: 7.4 prints exceptions that way, which hides an anonymous class's file.
func untilNul(s string) string {
	if i := strings.IndexByte(s, 0); i >= 0 {
		return s[:i]
	}
	return s
}

func textOf(ctx *php.Context, v php.Value) (string, error) {
	if v.IsString() {
		return v.Str().String(), nil
	}
	if v.IsUndef() {
		return "", nil
	}
	s, err := ctx.ToString(v)
	if err != nil {
		return "", err
	}
	return s.String(), nil
}
