package php

import "strings"

// ClassConstant finds a class constant by the text of its class (self, parent and static are the caller's) and name. It
// returns nil when there is no such class or constant, or the caller's scope may not see it.
func (ctx *Context) ClassConstant(class, name string) (*ClassConst, error) {
	c, err := ctx.NamedClass(class)
	if c == nil || err != nil {
		return nil, err
	}
	k := c.Consts[name]
	if k == nil || c.Flags&ClassTrait != 0 {
		return nil, nil
	}
	switch scope := ctx.CallerScope(); {
	case k.Flags&AccPrivate != 0 && k.Class != scope,
		k.Flags&AccProtected != 0 && (scope == nil || !scope.Is(k.Class) && !k.Class.Is(scope)):
		return nil, nil
	}
	return k, nil
}

// NamedClass finds the class that a name means at the caller's place, self, parent and static included, or nil.
func (ctx *Context) NamedClass(name string) (*Class, error) {
	name = strings.TrimPrefix(name, "\\")
	switch strings.ToLower(name) {
	case "self":
		return ctx.CallerScope(), nil
	case "parent":
		if c := ctx.CallerScope(); c != nil {
			return c.Parent, nil
		}
		return nil, nil
	case "static":
		f, ok := ctx.Machine.Caller(0)
		switch {
		case ok && f.This != nil:
			return f.This.Class, nil
		case ok:
			return f.Static, nil
		}
		return nil, nil
	}
	return ctx.FindClass(name, true)
}

// ConstantNamed returns the value, owned, of a constant or class constant by its text, as constant() has it: Undef when
// there is none, and for class constants at 8.x the error.
func (ctx *Context) ConstantNamed(name string) (Value, error) {
	at := strings.LastIndex(name, "::")
	if at < 0 {
		switch strings.ToLower(name) {
		case "true":
			return True(), nil
		case "false":
			return False(), nil
		case "null":
			return Null(), nil
		}
		k := ctx.FindConstant(name)
		if k == nil {
			return Undef(), nil
		}
		if k.Deprecated != "" && ctx.Level != Level74 {
			ctx.Deprecated("Constant %s is deprecated", k.Name)
		}
		return k.Value.Copy(), ctx.Pending
	}
	class, konst := name[:at], name[at+2:]
	c, err := ctx.NamedClass(class)
	if err != nil {
		return Undef(), err
	}
	if c == nil {
		if ctx.Level == Level74 {
			return Undef(), nil
		}
		return Undef(), ctx.Throwf("Error", "Class \"%s\" not found", class)
	}
	if strings.EqualFold(konst, "class") {
		return String(c.Name), nil
	}
	k, err := ctx.ClassConstant(class, konst)
	if err != nil {
		return Undef(), err
	}
	if k == nil {
		return Undef(), ctx.noClassConstant(c, konst)
	}
	v, err := ctx.Machine.ConstValue(k)
	if err != nil {
		return Undef(), err
	}
	if m, ok := ctx.Machine.(ConstReporter); ok && k.Flags&FnDeprecated != 0 {
		if err := m.DeprecatedConst(k); err != nil {
			return Undef(), err
		}
	}
	return v.Copy(), nil
}

// ConstReporter is what constant() asks of the machine.
type ConstReporter interface {
	// DeprecatedConst reports the use of a class constant with #[Deprecated].
	DeprecatedConst(k *ClassConst) error
}

func (ctx *Context) noClassConstant(c *Class, name string) error {
	if ctx.Level == Level74 {
		return nil
	}
	k := c.Consts[name]
	if k == nil {
		return ctx.Throwf("Error", "Undefined constant %s::%s", c.Name, name)
	}
	if c.Flags&ClassTrait != 0 {
		return ctx.Throwf("Error", "Cannot access trait constant %s::%s directly", c.Name, name)
	}
	word := "protected"
	if k.Flags&AccPrivate != 0 {
		word = "private"
	}
	return ctx.Throwf("Error", "Cannot access %s constant %s::%s", word, c.Name, name)
}

// DeprecationText is what follows "is deprecated" in the message about the constant. A declaration without a text of its
// own says just "deprecated".
func (c *Constant) DeprecationText() string { return strings.TrimPrefix(c.Deprecated, "deprecated") }
