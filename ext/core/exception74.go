package core

import "gaja/interp/php"

// At 7.4 the constructors of exceptions parse their arguments themselves, and any mistake gives one message that shows
// the whole signature.

func exception74(c *php.Call) (php.Value, error) {
	o := c.This
	ok := c.N() <= 3 && message74(c, 0) && code74(c, 1, slotCode) && previous74(c, 2)
	if !ok {
		return php.Undef(), c.Ctx.Throwf("Error",
			"Wrong parameters for %s([string $message [, long $code [, Throwable $previous = NULL]]])", o.Class.Name)
	}
	return php.Null(), nil
}

func errorException74(c *php.Call) (php.Value, error) {
	o := c.This
	ok := c.N() <= 6 && message74(c, 0) && code74(c, 1, slotCode) && code74(c, 2, slotSeverity) &&
		place74(c) && previous74(c, 5)
	if !ok {
		return php.Undef(), c.Ctx.Throwf("Error", "Wrong parameters for %s([string $message [, long $code, "+
			"[ long $severity, [ string $filename, [ long $lineno  [, Throwable $previous = NULL]]]]]])", o.Class.Name)
	}
	return php.Null(), nil
}

func message74(c *php.Call, i int) bool {
	if i >= c.N() {
		return true
	}
	s, ok := string74(c, c.Arg(i))
	if ok {
		setSlot(c.This, slotMessage, php.StrValue(s))
	}
	return ok
}

// string74 is what a string parameter makes of a value; the result is owned.
func string74(c *php.Call, v php.Value) (*php.Str, bool) {
	switch v.Kind() {
	case php.KindString:
		return v.Copy().Str(), true
	case php.KindArray, php.KindResource, php.KindUndef:
		return nil, false
	case php.KindObject:
		if v.Object().Class.ToString == nil {
			return nil, false
		}
	}
	if c.Strict {
		return nil, false
	}
	s, err := c.Ctx.ToString(v)
	return s, err == nil
}

func int74(c *php.Call, v php.Value) (int64, bool) {
	switch v.Kind() {
	case php.KindInt:
		return v.Int(), true
	case php.KindNull, php.KindFalse, php.KindTrue, php.KindFloat:
		return c.Ctx.ToInt(v), !c.Strict
	case php.KindString:
		return c.Ctx.ToInt(v), !c.Strict && isNumeric(v.Str().Peek())
	}
	return 0, false
}

// isNumeric reports whether a string begins like a number, which is all that 7.4 asks of an argument.
func isNumeric(s string) bool {
	for len(s) > 0 && (s[0] == ' ' || s[0] >= '\t' && s[0] <= '\r') {
		s = s[1:]
	}
	if len(s) > 0 && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	return len(s) > 0 && s[0] >= '0' && s[0] <= '9'
}

func code74(c *php.Call, i, to int) bool {
	if i >= c.N() {
		return true
	}
	n, ok := int74(c, c.Arg(i))
	if ok && (n != 0 || to != slotCode) {
		setSlot(c.This, to, php.Int(n))
	}
	return ok
}

// place74 takes the file and line of an ErrorException; a file without a line makes the line 0.
func place74(c *php.Call) bool {
	if c.N() < 4 {
		return true
	}
	file, ok := string74(c, c.Arg(3))
	if !ok {
		return false
	}
	line := int64(0)
	if c.N() > 4 {
		if line, ok = int74(c, c.Arg(4)); !ok {
			php.StrValue(file).Release()
			return false
		}
	}
	setSlot(c.This, slotFile, php.StrValue(file))
	setSlot(c.This, slotLine, php.Int(line))
	return true
}

func previous74(c *php.Call, i int) bool {
	if c.IsNull(i) {
		return true
	}
	if !isThrowable(c.Ctx, c.Arg(i)) {
		return false
	}
	setPrevious(c.This, c.Arg(i))
	return true
}
