package vm

import (
	"fmt"

	"gaja/interp/php"
)

// implement takes over and checks what the interfaces demand.
func (l *linker) implement() error {
	c := l.c
	var inherited []*php.Class
	if l.parent != nil {
		inherited = l.parent.Interfaces
	}
	c.Interfaces = nil
	if len(l.ifaces) == 0 {
		return l.inheritInterfaces(inherited)
	}
	c.Interfaces = append(c.Interfaces, inherited...)
	for _, i := range l.ifaces {
		if i.Flags&php.ClassInterface == 0 {
			return l.fail(php.EError, "%s cannot implement %s - it is not an interface", shown(c), shown(i))
		}
		at := indexOf(c.Interfaces, i)
		if at < 0 {
			c.Interfaces = append(c.Interfaces, i)
			continue
		}
		if at >= len(inherited) {
			return l.fail(php.ECompileError, "%s %s cannot implement previously implemented interface %s", l.ucKind(), shown(c),
				shown(i))
		}
		for _, k := range i.ConstOrder {
			if err := l.interfaceConst(k, i); err != nil {
				return err
			}
		}
	}
	named := c.Interfaces
	for _, i := range inherited {
		if err := l.demands(i); err != nil {
			return err
		}
	}
	for _, i := range named[len(inherited):] {
		if err := l.implementOne(i); err != nil {
			return err
		}
	}
	return nil
}

func indexOf(list []*php.Class, c *php.Class) int {
	for i, x := range list {
		if x == c {
			return i
		}
	}
	return -1
}

// inheritInterfaces adds interfaces that come with others, the last one first as PHP does.
func (l *linker) inheritInterfaces(list []*php.Class) error {
	from := len(l.c.Interfaces)
	for i := len(list) - 1; i >= 0; i-- {
		if indexOf(l.c.Interfaces[:from], list[i]) < 0 {
			l.c.Interfaces = append(l.c.Interfaces, list[i])
		}
	}
	for _, i := range l.c.Interfaces[from:] {
		if err := l.demands(i); err != nil {
			return err
		}
	}
	return nil
}

// implementOne takes over an interface's members.
func (l *linker) implementOne(i *php.Class) error {
	for _, k := range i.ConstOrder {
		if err := l.interfaceConst(k, i); err != nil {
			return err
		}
	}
	flags := checkProto | checkVisibility | clearOverride
	if l.c.Flags&php.ClassInterface == 0 {
		flags |= setProto
	}
	for _, m := range i.MethodOrder {
		if err := l.inheritMethod(m, true, flags); err != nil {
			return err
		}
	}
	for _, p := range i.PropOrder {
		if err := l.inheritProp(p); err != nil {
			return err
		}
	}
	if err := l.demands(i); err != nil {
		return err
	}
	return l.inheritInterfaces(i.Interfaces)
}

// interfaceConst takes over a constant of an interface, or checks the one there is.
func (l *linker) interfaceConst(k *php.ClassConst, i *php.Class) error {
	have := l.c.Consts[k.Name]
	if have == nil {
		l.addConst(k)
		return nil
	}
	if l.is74() {
		if have.Class != k.Class {
			return l.fail(php.ECompileError, "Cannot inherit previously-inherited or override constant %s from interface %s",
				k.Name, shown(i))
		}
		return nil
	}
	return l.checkConst(k)
}

// demands are the rules that some builtin interfaces have for the classes that implement them.
func (l *linker) demands(i *php.Class) error {
	c := l.c
	if i.Flags&php.ClassBuiltin == 0 || c.Flags&php.ClassInterface != 0 {
		return nil
	}
	switch i.Lower {
	case "traversable":
		return l.demandIterator()
	case "iterator", "iteratoraggregate":
		other, a, b := "iterator", "Iterator", "IteratorAggregate"
		if i.Lower == "iterator" {
			other = "iteratoraggregate"
		}
		if l.is74() {
			a, b = i.Name, map[string]string{"iterator": "Iterator", "iteratoraggregate": "IteratorAggregate"}[other]
		}
		if l.has(other) && (!l.is74() || l.before(other, i.Lower)) {
			return l.fail(php.EError, "Class %s cannot implement both %s and %s at the same time", shown(c), a, b)
		}
	case "throwable":
		return l.demandThrowable()
	case "datetimeinterface":
		if p := l.parent; p == nil || indexOf(p.Interfaces, i) < 0 {
			return l.fail(php.EError, "DateTimeInterface can't be implemented by user classes")
		}
	case "unitenum":
		if c.Flags&php.ClassEnum == 0 {
			return l.fail(php.EError, "Non-enum class %s cannot implement interface %s", shown(c), i.Name)
		}
	case "backedenum":
		if c.Flags&php.ClassEnum == 0 {
			return l.fail(php.EError, "Non-enum class %s cannot implement interface %s", shown(c), i.Name)
		}
		if c.Backing == 0 {
			return l.fail(php.EError, "Non-backed enum %s cannot implement interface %s", shown(c), i.Name)
		}
	case "serializable":
		return l.demandSerializable()
	}
	return nil
}

// has reports whether the class implements a builtin interface, as far as is known.
func (l *linker) has(lower string) bool {
	for _, i := range l.c.Interfaces {
		if i.Lower == lower {
			return true
		}
	}
	return false
}

// before reports whether one interface comes before another in the list.
func (l *linker) before(a, b string) bool {
	for _, i := range l.c.Interfaces {
		switch i.Lower {
		case a:
			return true
		case b:
			return false
		}
	}
	return false
}

// demandIterator refuses Traversable alone. PHP reports it without a place.
func (l *linker) demandIterator() error {
	if l.c.Flags&php.ClassAbstract != 0 && !l.is74() || l.has("iterator") || l.has("iteratoraggregate") {
		return nil
	}
	if l.is74() && l.c.Flags&php.ClassAbstract != 0 {
		return nil
	}
	return l.vm.classError(php.ECoreError, "Unknown", 0, fmt.Sprintf(
		"%s %s must implement interface Traversable as part of either Iterator or IteratorAggregate", l.ucKind(), shown(l.c)))
}

func (l *linker) demandThrowable() error {
	root := l.c
	if l.parent != nil {
		root = l.parent
		for root.Parent != nil {
			root = root.Parent
		}
	}
	if root.Flags&php.ClassBuiltin != 0 && (root.Name == "Exception" || root.Name == "Error") {
		return nil
	}
	hint := ", extend Exception or Error instead"
	if l.c.Flags&php.ClassEnum != 0 {
		hint = ""
	}
	return l.fail(php.EError, "%s %s cannot implement interface Throwable%s", l.ucKind(), shown(l.c), hint)
}

func (l *linker) demandSerializable() error {
	c := l.c
	if l.is74() || c.Flags&php.ClassAbstract != 0 || c.Methods["__serialize"] != nil && c.Methods["__unserialize"] != nil {
		return nil
	}
	return l.raise(php.EDeprecated, l.u.B.File, l.b.Line, shown(c)+", while implementing Serializable", shown(c)+" implements the Serializable interface, which is "+
		"deprecated. Implement __serialize() and __unserialize() instead (or in addition, if support for old PHP versions is "+
		"necessary)")
}
