package vm

import (
	"gaja/interp/php"
)

// inheritParent takes over and checks what comes from the parent.
func (l *linker) inheritParent() error {
	c, p := l.c, l.parent
	if p != nil {
		if err := l.checkParent(); err != nil {
			return err
		}
		c.Parent = p
		c.Interfaces = append(c.Interfaces, p.Interfaces...)
		c.Props = append(c.Props, p.Props...)
		c.Defaults = append(c.Defaults, p.Defaults...)
		c.Statics = append(c.Statics, p.Statics...)
		c.Handlers = p.Handlers
		c.Flags |= p.Flags & (php.ClassHasHooks | php.ClassUsesGuards | php.ClassAllowDynamic | php.ClassNoSerialize)
		if p.Flags&php.ClassNoDynamic != 0 && p.Flags&php.ClassBuiltin != 0 {
			c.Flags |= php.ClassNoDynamic
		}
	}
	for _, own := range c.PropOrder {
		var old *php.PropInfo
		if p != nil {
			old = p.PropMap[own.Name]
		}
		l.takeSlot(own, old)
	}
	if p == nil {
		return l.verifyOwnHooks()
	}
	for _, q := range p.PropOrder {
		if err := l.inheritProp(q); err != nil {
			return err
		}
	}
	if err := l.verifyOwnHooks(); err != nil {
		return err
	}
	for _, k := range p.ConstOrder {
		if err := l.inheritConst(k); err != nil {
			return err
		}
	}
	for _, m := range p.MethodOrder {
		if err := l.inheritMethod(m, false, checkProto|checkVisibility|setProto|clearOverride); err != nil {
			return err
		}
	}
	if ctor := c.Methods["__construct"]; ctor != nil && ctor.Class == c && p.Ctor != nil && p.Ctor.Flags&php.AccFinal != 0 {
		return l.fail(php.EError, "Cannot override final %s::%s() with %s::%s()", shown(p), p.Ctor.Name, shown(c), ctor.Name)
	}
	return nil
}

func (l *linker) verifyOwnHooks() error {
	for _, p := range l.c.PropOrder {
		if p.Class == l.c {
			if err := l.verifyHooked(p); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkParent refuses what cannot be extended.
func (l *linker) checkParent() error {
	c, p := l.c, l.parent
	old := l.is74()
	switch {
	case p.Flags&php.ClassInterface != 0 && old:
		return l.fail(php.ECompileError, "Class %s cannot extend from interface %s", shown(c), shown(p))
	case p.Flags&php.ClassTrait != 0 && old:
		return l.fail(php.ECompileError, "Class %s cannot extend from trait %s", shown(c), shown(p))
	case p.Flags&php.ClassFinal != 0 && old:
		return l.fail(php.ECompileError, "Class %s may not inherit from final class (%s)", shown(c), shown(p))
	case p.Flags&php.ClassFinal != 0:
		return l.fail(php.ECompileError, "Class %s cannot extend final class %s", shown(c), shown(p))
	case p.Flags&(php.ClassInterface|php.ClassTrait) != 0:
		return l.fail(php.ECompileError, "Class %s cannot extend %s %s", shown(c), p.KindWord(), shown(p))
	case c.Flags&php.ClassReadonly != p.Flags&php.ClassReadonly:
		a, b := "Readonly", "non-readonly"
		if c.Flags&php.ClassReadonly == 0 {
			a, b = "Non-readonly", "readonly"
		}
		return l.fail(php.ECompileError, "%s class %s cannot extend %s class %s", a, shown(c), b, shown(p))
	}
	return nil
}

// inheritProp takes over a property, or checks the one that redeclares it.
func (l *linker) inheritProp(parent *php.PropInfo) error {
	c := l.c
	child := c.PropMap[parent.Name]
	if child == nil {
		if parent.Get != nil || parent.Set != nil {
			c.Flags |= php.ClassHasHooks
			if parent.Flags&php.AccAbstract != 0 {
				c.Flags |= php.ClassImplicitAbstract
			}
		}
		c.PropMap[parent.Name] = parent
		c.PropOrder = append(c.PropOrder, parent)
		return nil
	}
	if child == parent {
		return nil
	}
	if parent.Flags&php.AccFinal != 0 {
		return l.fail(php.ECompileError, "Cannot override final property %s::$%s", shown(parent.Class), parent.Name)
	}
	if parent.Flags&php.AccPrivate != 0 {
		return nil
	}
	if parent.Class.Flags&php.ClassInterface == 0 {
		child.Proto = parent.Proto
	}
	if err := l.checkPropFlags(parent, child); err != nil {
		return err
	}
	if parent.Get != nil || parent.Set != nil || child.Get != nil || child.Set != nil {
		if err := l.inheritHooks(parent, child); err != nil {
			return err
		}
	}
	return l.checkPropType(parent, child)
}

func staticWord(p *php.PropInfo) string {
	if p.Flags&php.AccStatic != 0 {
		return "static "
	}
	return "non static "
}

func readonlyWord(p *php.PropInfo) string {
	if p.Flags&php.AccReadonly != 0 {
		return "readonly"
	}
	return "non-readonly"
}

func (l *linker) checkPropFlags(parent, child *php.PropInfo) error {
	c := l.c
	if (parent.Flags^child.Flags)&php.AccStatic != 0 {
		return l.fail(php.ECompileError, "Cannot redeclare %s%s::$%s as %s%s::$%s", staticWord(parent), shown(parent.Class),
			parent.Name, staticWord(child), shown(c), parent.Name)
	}
	if (parent.Flags^child.Flags)&php.AccReadonly != 0 && parent.Flags&php.AccAbstract == 0 {
		return l.fail(php.ECompileError, "Cannot redeclare %s property %s::$%s as %s %s::$%s", readonlyWord(parent),
			shown(parent.Class), parent.Name, readonlyWord(child), shown(c), parent.Name)
	}
	getOnly := parent.Flags&php.AccVirtual != 0 && parent.Get != nil && parent.Set == nil
	if child.Flags&setMask != 0 && !getOnly {
		ps := setRank(parent.Flags)
		if ps < 0 {
			ps = rank(parent.Flags)
		}
		if setRank(child.Flags) > ps {
			word, weaker := "omitted", ""
			if parent.Flags&setMask != 0 {
				word, weaker = [...]string{"public(set)", "protected(set)", "private(set)"}[ps], " or weaker"
			}
			return l.fail(php.ECompileError, "Set access level of %s::$%s must be %s (as in class %s)%s", shown(c), parent.Name,
				word, shown(parent.Class), weaker)
		}
	}
	if rank(child.Flags) > rank(parent.Flags) {
		weaker := " or weaker"
		if rank(parent.Flags) == 0 {
			weaker = ""
		}
		of := parent.Class
		if l.is74() {
			of = c.Parent
		}
		return l.fail(php.ECompileError, "Access level to %s::$%s must be %s (as in class %s)%s", shown(c), parent.Name,
			visibility(parent.Flags), shown(of), weaker)
	}
	return nil
}

// variance of a property's type: a property that can only be read may be narrowed, one that can only be written widened.
type variance uint8

const (
	invariant variance = iota
	narrowing
	widening
)

func varianceOf(p *php.PropInfo) variance {
	if p.Flags&php.AccVirtual != 0 && (p.Get != nil || p.Set != nil) {
		if p.Set == nil {
			return narrowing
		}
		if p.Get == nil {
			return widening
		}
	}
	return invariant
}

func (l *linker) propTypes(parent, child *php.PropInfo, v variance) status {
	if child.Type == nil {
		return incompatible
	}
	switch v {
	case narrowing:
		return l.covariant(child.Type, l.c, parent.Type, parent.Class)
	case widening:
		return l.covariant(parent.Type, parent.Class, child.Type, l.c)
	}
	return l.sameType(child.Type, l.c, parent.Type, parent.Class)
}

func (l *linker) checkPropType(parent, child *php.PropInfo) error {
	c := l.c
	if parent.Type == nil {
		if child.Type != nil {
			return l.fail(php.ECompileError, "Type of %s::$%s must not be defined (as in class %s)", shown(c), parent.Name,
				shown(parent.Class))
		}
		return nil
	}
	v := varianceOf(parent)
	words := [...]string{"", "subtype of ", "supertype of "}
	err := l.settle(func() status { return l.propTypes(parent, child, v) }, func() error {
		return l.fail(php.ECompileError, "Type of %s::$%s must be %s%s (as in class %s)", shown(c), parent.Name, words[v],
			l.typeText(parent.Type, parent.Class), shown(parent.Class))
	})
	if err != nil || parent.Flags&php.AccAbstract == 0 || parent.Set == nil || child.Set != nil {
		return err
	}
	t := parent.Set.Params[0].Type
	if t == nil {
		return nil
	}
	return l.settle(func() status { return l.covariant(t, parent.Class, child.Type, c) }, func() error {
		return l.fail(php.ECompileError, "Set type of %s::$%s must be supertype of %s (as in %s %s)", shown(c), parent.Name,
			t.Text, parent.Class.KindWord(), shown(parent.Class))
	})
}

// typeText prints a property's type with self and parent replaced.
func (l *linker) typeText(t *php.Type, c *php.Class) string {
	if t.Written == nil {
		return t.Text
	}
	return scopeType(t.Written, c, c.Parent).Text
}

// inheritConst takes over a constant of the parent, or checks the one that overrides it.
func (l *linker) inheritConst(k *php.ClassConst) error {
	if l.c.Consts[k.Name] != nil {
		return l.checkConst(k)
	}
	if k.Flags&php.AccPrivate == 0 {
		l.addConst(k)
	}
	return nil
}

// checkConst checks the class's constant against one of the parent or an interface.
func (l *linker) checkConst(parent *php.ClassConst) error {
	c := l.c
	child := c.Consts[parent.Name]
	if child == parent {
		return nil
	}
	if l.is74() {
		if rank(child.Flags) > rank(parent.Flags) {
			return l.constAccess(parent, "class")
		}
		return nil
	}
	if parent.Class != child.Class && parent.Flags&php.AccFinal != 0 {
		return l.fail(php.ECompileError, "%s::%s cannot override final constant %s::%s", shown(child.Class), child.Name,
			shown(parent.Class), parent.Name)
	}
	if child.Class != parent.Class && child.Class != c {
		return l.fail(php.ECompileError, "%s %s inherits both %s::%s and %s::%s, which is ambiguous", l.ucKind(), shown(c),
			shown(child.Class), child.Name, shown(parent.Class), parent.Name)
	}
	if rank(child.Flags) > rank(parent.Flags) {
		return l.constAccess(parent, parent.Class.KindWord())
	}
	if parent.Flags&php.AccPrivate != 0 || parent.Type == nil {
		return nil
	}
	return l.settle(func() status {
		if child.Type == nil {
			return incompatible
		}
		return l.covariant(child.Type, child.Class, parent.Type, parent.Class)
	}, func() error {
		return l.fail(php.ECompileError, "Type of %s::%s must be compatible with %s::%s of type %s", shown(child.Class),
			child.Name, shown(parent.Class), parent.Name, parent.Type.Text)
	})
}

func (l *linker) constAccess(parent *php.ClassConst, word string) error {
	weaker := " or weaker"
	if rank(parent.Flags) == 0 {
		weaker = ""
	}
	return l.fail(php.ECompileError, "Access level to %s::%s must be %s (as in %s %s)%s", shown(l.c), parent.Name,
		visibility(parent.Flags), word, shown(parent.Class), weaker)
}
