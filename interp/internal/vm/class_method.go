package vm

import (
	"fmt"
	"strings"

	"gaja/interp/php"
)

// checkFlags say what checkMethod looks at.
type checkFlags uint8

const (
	checkProto checkFlags = 1 << iota
	checkVisibility
	setProto
	clearOverride
)

// methodRule checks a method against the one it overrides. done is set when nothing more is to be done for the pair;
// msg is what is wrong apart from the signature; against is what the signature is checked against, proto the first method
// of the kind.
func (l *linker) methodRule(child, parent *php.Function, flags checkFlags) (against, proto *php.Function, done bool, msg string) {
	pf, cf := parent.Flags, child.Flags
	private := pf&php.AccPrivate != 0
	if private && pf&(php.AccAbstract|php.FnCtor) == 0 && !l.is74() {
		return nil, nil, true, ""
	}
	if flags&checkProto != 0 {
		switch {
		case pf&php.AccFinal != 0:
			return nil, nil, true, fmt.Sprintf("Cannot override final method %s::%s()", shown(parent.Class), child.Name)
		case cf&php.AccStatic != 0 && pf&php.AccStatic == 0:
			return nil, nil, true, fmt.Sprintf("Cannot make non static method %s::%s() static in class %s", shown(parent.Class),
				child.Name, shown(child.Class))
		case cf&php.AccStatic == 0 && pf&php.AccStatic != 0:
			return nil, nil, true, fmt.Sprintf("Cannot make static method %s::%s() non static in class %s", shown(parent.Class),
				child.Name, shown(child.Class))
		case cf&php.AccAbstract != 0 && pf&php.AccAbstract == 0:
			return nil, nil, true, fmt.Sprintf("Cannot make non abstract method %s::%s() abstract in class %s", shown(parent.Class),
				child.Name, shown(child.Class))
		}
	}
	if private && l.is74() {
		return nil, nil, true, ""
	}
	proto = parent
	if parent.Proto != nil {
		proto = parent.Proto
	}
	against = parent
	if pf&php.FnCtor != 0 {
		if proto.Flags&php.AccAbstract == 0 {
			return nil, nil, true, ""
		}
		against = proto
	}
	if flags&checkVisibility != 0 && rank(cf) > rank(pf) {
		weaker := " or weaker"
		if rank(pf) == 0 {
			weaker = ""
		}
		return nil, nil, true, fmt.Sprintf("Access level to %s::%s() must be %s (as in class %s)%s", shown(child.Class), child.Name,
			visibility(pf), shown(against.Class), weaker)
	}
	return against, proto, false, ""
}

// methodPlace is where a method stands, for errors; builtins stand nowhere.
func (l *linker) methodPlace(f *php.Function) (file string, line int) {
	if u, ok := f.User.(*Func); ok {
		return u.Unit.B.File, u.B.Line
	}
	return "Unknown", 0
}

// checkMethod checks a method of the class against the one it overrides, and reports what is wrong.
func (l *linker) checkMethod(child, parent *php.Function, flags checkFlags) error {
	return l.checkScoped(child, child.Class, parent, parent.Class, flags)
}

func (l *linker) checkScoped(child *php.Function, cs *php.Class, parent *php.Function, ps *php.Class, flags checkFlags) error {
	against, proto, done, msg := l.methodRule(child, parent, flags)
	if msg != "" {
		file, line := l.methodPlace(child)
		return l.vm.classError(php.ECompileError, file, line, msg)
	}
	if done {
		return nil
	}
	if flags&setProto != 0 && child.Proto != proto {
		child = l.own(child, cs)
		child.Proto = proto
	}
	if flags&checkProto != 0 {
		if err := l.checkSignature(child, cs, against, ps); err != nil {
			return err
		}
	}
	if flags&clearOverride != 0 {
		delete(l.override, child)
	}
	return nil
}

// own returns a method that may be changed: an inherited one is copied for this class.
func (l *linker) own(f *php.Function, scope *php.Class) *php.Function {
	if scope == l.c || l.c.Methods[f.Lower] != f {
		return f
	}
	n := *f
	l.addMethod(&n)
	return &n
}

func (l *linker) checkSignature(child *php.Function, cs *php.Class, parent *php.Function, ps *php.Class) error {
	switch st := l.implements(child, cs, parent, ps); st {
	case incompatible, tentative:
		return l.badSignature(child, parent, st)
	case unresolved:
		as := *child // a trait's method still bears the trait's name
		l.delayed = append(l.delayed, func() error {
			if st := l.implements(child, cs, parent, ps); st != compatible {
				return l.badSignature(&as, parent, st)
			}
			return nil
		})
	}
	return nil
}

func (l *linker) badSignature(child, parent *php.Function, st status) error {
	file, line := l.methodPlace(child)
	c, p := l.vm.signature(child), l.vm.signature(parent)
	if st == tentative {
		if u, ok := child.User.(*Func); ok && hasAttr(u.B.Attrs, "ReturnTypeWillChange") {
			return nil
		}
		return l.raise(php.EDeprecated, file, line, shown(parent.Class), fmt.Sprintf("Return type of %s should either be compatible with %s, "+
			"or the #[\\ReturnTypeWillChange] attribute should be used to temporarily suppress the notice", c, p))
	}
	level, verb := php.ECompileError, "must"
	if l.is74() && !l.mustMatch74(child, parent) {
		level, verb = php.EWarning, "should"
	}
	msg := fmt.Sprintf("Declaration of %s %s be compatible with %s", c, verb, p)
	if st == unresolved {
		name := ""
		if list := l.vm.classLinks().missing; len(list) > 0 {
			name = list[0]
		}
		msg = fmt.Sprintf("Could not check compatibility between %s and %s, because class %s is not available", c, p, name)
	}
	if level == php.EWarning {
		return l.raise(level, file, line, "", msg)
	}
	return l.vm.classError(level, file, line, msg)
}

// mustMatch74 tells where 7.4 insists on compatible declarations; elsewhere it only warns.
func (l *linker) mustMatch74(child, parent *php.Function) bool {
	if child.Proto != nil && child.Proto.Flags&php.AccAbstract != 0 || parent.Class.Flags&php.ClassInterface != 0 ||
		parent.Flags&php.AccAbstract != 0 {
		return true
	}
	if parent.Ret == nil || parent.Flags&php.FnTentative != 0 {
		return false
	}
	return child.Ret == nil || l.covariant(child.Ret, child.Class, parent.Ret, parent.Class) != compatible
}

// inheritMethod takes over a method of the parent or an interface, or checks the one that overrides it.
func (l *linker) inheritMethod(m *php.Function, fromInterface bool, flags checkFlags) error {
	have := l.c.Methods[m.Lower]
	if have == nil {
		if fromInterface || m.Flags&php.AccAbstract != 0 {
			l.c.Flags |= php.ClassImplicitAbstract
		}
		if l.is74() && !fromInterface {
			m = l.copyStatics(m)
		}
		l.addMethod(m)
		return nil
	}
	if have == m {
		return nil
	}
	if have.Native != nil && have.Class == l.c {
		have.Proto = m // cases, from and tryFrom of an enum
		return nil
	}
	return l.checkMethod(have, m, flags)
}

// copyStatics gives an inherited method its own static variables, which 7.4 has for each class.
func (l *linker) copyStatics(m *php.Function) *php.Function {
	f, ok := m.User.(*Func)
	if !ok || len(f.B.Statics) == 0 {
		return m
	}
	n := l.vm.linkFunc(f.Unit, f.B.Index, m.Class)
	fn := *m
	fn.User = n
	n.Fn = &fn
	n.scope = m.Class
	return &fn
}

// canBindEarly reports whether the checks against the parent need no class that is missing.
func (l *linker) canBindEarly() bool {
	for _, p := range l.parent.MethodOrder {
		c := l.c.Methods[p.Lower]
		if c == nil {
			continue
		}
		against, _, done, msg := l.methodRule(c, p, checkProto|checkVisibility)
		if msg != "" {
			return true
		}
		if !done && l.implements(c, c.Class, against, p.Class) == unresolved {
			return false
		}
	}
	for _, p := range l.parent.PropOrder {
		c := l.c.PropMap[p.Name]
		if c == nil || p.Flags&php.AccPrivate != 0 || p.Type == nil || c.Type == nil {
			continue
		}
		if l.sameType(c.Type, l.c, p.Type, p.Class) == unresolved {
			return false
		}
	}
	for _, p := range l.parent.ConstOrder {
		c := l.c.Consts[p.Name]
		if c != nil && p.Type != nil && c.Type != nil && l.covariant(c.Type, l.c, p.Type, p.Class) == unresolved {
			return false
		}
	}
	return true
}

// verifyOverride reports methods with #[Override] that override nothing.
func (l *linker) verifyOverride() error {
	if l.c.Flags&php.ClassTrait != 0 || len(l.override) == 0 {
		return nil
	}
	fail := func(f *php.Function) error {
		if f == nil || !l.override[f] {
			return nil
		}
		file, line := l.methodPlace(f)
		return l.vm.classError(php.ECompileError, file, line, fmt.Sprintf(
			"%s::%s() has #[\\Override] attribute, but no matching parent method exists", shown(l.c), f.Name))
	}
	for _, f := range l.c.MethodOrder {
		if err := fail(f); err != nil {
			return err
		}
	}
	for _, p := range l.c.PropOrder {
		for _, f := range []*php.Function{p.Get, p.Set} {
			if err := fail(f); err != nil {
				return err
			}
		}
	}
	return nil
}

// verifyAbstract reports abstract methods that a class leaves open.
func (l *linker) verifyAbstract() error {
	c := l.c
	if c.Flags&(php.ClassInterface|php.ClassTrait) != 0 || c.Flags&(php.ClassImplicitAbstract|php.ClassAbstract) == 0 {
		return nil
	}
	explicit := c.Flags&php.ClassAbstract != 0
	if explicit && l.is74() {
		return nil
	}
	var open []*php.Function
	for _, f := range c.MethodOrder {
		if f.Flags&php.AccAbstract != 0 && (!explicit || f.Flags&php.AccPrivate != 0) {
			open = append(open, f)
		}
	}
	if !explicit {
		for _, p := range c.PropOrder {
			for _, f := range []*php.Function{p.Get, p.Set} {
				if f != nil && f.Flags&php.AccAbstract != 0 {
					open = append(open, f)
				}
			}
		}
	}
	if len(open) == 0 {
		c.Flags &^= php.ClassImplicitAbstract
		return nil
	}
	var names []string
	for i, f := range open {
		if i == 3 {
			names = append(names, "...")
			break
		}
		names = append(names, shown(f.Class)+"::"+f.Name)
	}
	s := ""
	if len(open) > 1 {
		s = "s"
	}
	format := "%s %s contains %d abstract method%s and must therefore be declared abstract or implement the remaining methods (%s)"
	if !l.is74() && (explicit || c.Flags&php.ClassEnum != 0) {
		format = "%s %s must implement %d abstract private method%s (%s)"
	}
	return l.fail(php.EError, format, l.ucKind(), shown(c), len(open), s, strings.Join(names, ", "))
}

// oldConstructor lets 7.4 take a method with the class's name as the constructor.
func (l *linker) oldConstructor() error {
	c := l.c
	if !l.is74() || c.Flags&(php.ClassInterface|php.ClassTrait) != 0 {
		return nil
	}
	if l.declares("__construct") {
		return l.overridesFinal(c.Ctor)
	}
	f := c.Methods[c.Lower]
	switch own := c.Methods["__construct"]; {
	case l.declares(c.Lower):
	case own != nil && own.Class == c:
		return l.overridesFinal(own)
	case f != nil && f.Class == c: // a trait's under the class's name
		c.Ctor = f
		return l.overridesFinal(f)
	case c.Parent != nil:
		c.Ctor = c.Parent.Ctor
		return nil
	default:
		return nil
	}
	c.Ctor = f
	f.Flags |= php.FnCtor
	if err := l.raise(php.EDeprecated, l.u.B.File, l.b.Line, "", "Methods with the same name as their class will not be "+
		"constructors in a future version of PHP; "+shown(c)+" has a deprecated constructor"); err != nil {
		return err
	}
	switch {
	case f.Flags&php.AccStatic != 0:
		return l.fail(php.ECompileError, "Constructor %s::%s() cannot be static", shown(c), f.Name)
	case f.Ret != nil:
		return l.fail(php.ECompileError, "Constructor %s::%s() cannot declare a return type", shown(c), f.Name)
	}
	return l.overridesFinal(f)
}

// declares reports whether the class's own body has a method.
func (l *linker) declares(lower string) bool {
	for i := range l.b.Methods {
		if strings.EqualFold(l.b.Methods[i].Name, lower) {
			return true
		}
	}
	return false
}

// overridesFinal refuses a constructor where the parent's, under whatever name, is final.
func (l *linker) overridesFinal(f *php.Function) error {
	p := l.c.Parent
	if p == nil || p.Ctor == nil || p.Ctor.Flags&php.AccFinal == 0 || f == nil || f == p.Ctor {
		return nil
	}
	return l.fail(php.EError, "Cannot override final %s::%s() with %s::%s()", shown(p), p.Ctor.Name, shown(l.c), f.Name)
}
