package vm

import (
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// ownHooks links the hooks that a property declares.
func (l *linker) ownHooks(p *php.PropInfo, b *bytecode.Prop) error {
	if b.Get >= 0 {
		p.Get = l.hookOf(p, l.u, b.Get, b.GetFinal)
	}
	if b.Set >= 0 {
		p.Set = l.hookOf(p, l.u, b.Set, b.SetFinal)
		return l.checkSetParam(p, b)
	}
	return nil
}

// checkSetParam refuses what the parameter of a set hook cannot be.
func (l *linker) checkSetParam(p *php.PropInfo, b *bytecode.Prop) error {
	f := l.u.B.Funcs[b.Set]
	if len(f.Params) != 1 {
		return nil
	}
	bad := ""
	switch q := &f.Params[0]; {
	case q.ByRef:
		bad = "be pass-by-reference"
	case q.Variadic:
		bad = "be variadic"
	case q.Optional:
		bad = "have a default value"
	default:
		return nil
	}
	return l.failAt(b.Line, "Parameter $%s of set hook %s::$%s must not %s", f.Params[0].Name, shown(l.c), p.Name, bad)
}

func (l *linker) hookOf(p *php.PropInfo, u *Unit, i int, final bool) *php.Function {
	b := u.B.Funcs[i]
	fn := l.makeMethod(u, i, p.Flags&php.VisibilityMask, b.Name)
	fn.Prop = p.Name
	fn.Flags &^= php.AccAbstract
	if final || p.Flags&php.AccFinal != 0 {
		fn.Flags |= php.AccFinal
	}
	if b.Flags&bytecode.FuncAbstract != 0 {
		fn.Flags |= php.AccAbstract
	}
	if f, ok := fn.User.(*Func); ok {
		f.hookOf = p
	}
	if fn.Ret == nil && strings.HasSuffix(fn.Lower, "::set") {
		fn.Ret = &php.Type{Mask: php.TVoid, Text: "void"}
	}
	if hasAttr(b.Attrs, "Override") {
		l.override[fn] = true
	}
	return fn
}

// inheritHooks combines a property's hooks with those of the one it redeclares.
func (l *linker) inheritHooks(parent, child *php.PropInfo) error {
	for _, get := range []bool{true, false} {
		ph, ch := &parent.Set, &child.Set
		if get {
			ph, ch = &parent.Get, &child.Get
		}
		if *ch != nil && l.override[*ch] && hasOperation(parent, get) {
			delete(l.override, *ch)
		}
		if *ph == nil {
			continue
		}
		if *ch == nil {
			if (*ph).Flags&php.AccAbstract != 0 {
				if hasOperation(child, get) {
					continue
				}
				l.c.Flags |= php.ClassImplicitAbstract
			}
			*ch = *ph
			continue
		}
		(*ch).Proto = *ph
		if (*ph).Proto != nil {
			(*ch).Proto = (*ph).Proto
		}
		if (*ph).Flags&php.AccPrivate != 0 {
			continue
		}
		if (*ph).Flags&php.AccFinal != 0 {
			return l.fail(php.ECompileError, "Cannot override final property hook %s::%s()", shown((*ph).Class), (*ph).Name)
		}
		if err := l.checkMethod(*ch, *ph, checkProto|checkVisibility); err != nil {
			return err
		}
	}
	if child.Get != nil || child.Set != nil {
		l.c.Flags |= php.ClassHasHooks
	}
	return nil
}

// hasOperation reports whether a property can be read or written without asking a parent.
func hasOperation(p *php.PropInfo, get bool) bool {
	if p.Flags&php.AccVirtual == 0 && (get || p.Flags&php.AccReadonly == 0) {
		return true
	}
	if get {
		return p.Get != nil
	}
	return p.Set != nil
}

// verifyHooked checks a hooked property of the class once the parent's hooks are known.
func (l *linker) verifyHooked(p *php.PropInfo) error {
	if p.Get == nil && p.Set == nil {
		return nil
	}
	c := l.c
	virtual := p.Flags&php.AccVirtual != 0
	if virtual && (p.Expr != nil || !p.Default.IsUndef()) {
		return l.fail(php.ECompileError, "Cannot specify default value for virtual hooked property %s::$%s", shown(c), p.Name)
	}
	if !virtual && p.Type == nil && p.Default.IsUndef() && p.Expr == nil {
		p.Default = php.Null()
		if p.Slot >= 0 && p.Flags&php.AccStatic == 0 && c.Defaults[p.Slot].IsUndef() {
			c.Defaults[p.Slot] = php.Null()
		}
	}
	if p.Get != nil && p.Get.Flags&php.FnByRefReturn != 0 && !virtual && p.Set != nil {
		return l.fail(php.ECompileError, "Get hook of backed property %s::%s with set hook may not return by reference",
			shown(c), p.Name)
	}
	abstract := p.Get != nil && p.Get.Flags&php.AccAbstract != 0 || p.Set != nil && p.Set.Flags&php.AccAbstract != 0
	if p.Flags&php.AccAbstract != 0 && !abstract {
		return l.fail(php.ECompileError, "Abstract property %s::$%s must specify at least one abstract hook", shown(c), p.Name)
	}
	if virtual && p.Flags&setMask != 0 && (p.Get == nil || p.Set == nil) {
		word := "Read-only"
		if p.Get == nil {
			word = "Write-only"
		}
		return l.fail(php.ECompileError, "%s virtual property %s::$%s must not specify asymmetric visibility", word, shown(c), p.Name)
	}
	return nil
}

// verifyHookTypes checks the parameter of set hooks against the property's type.
func (l *linker) verifyHookTypes() error {
	for _, p := range l.c.PropOrder {
		if p.Class != l.c || p.Set == nil || p.Set.Class != l.c || len(p.Set.Params) == 0 {
			continue
		}
		q := &p.Set.Params[0]
		if q.Type == p.Type {
			continue
		}
		check := func() status {
			if p.Type == nil || q.Type == nil {
				return incompatible
			}
			return l.covariant(p.Type, l.c, q.Type, l.c)
		}
		if l.early && check() == unresolved {
			return errNotYet
		}
		if err := l.settle(check, func() error {
			return l.fail(php.ECompileError, "Type of parameter $%s of hook %s::$%s::set must be compatible with property type",
				q.Name, shown(l.c), p.Name)
		}); err != nil {
			return err
		}
	}
	return nil
}

// settle makes a check, or puts it off until the classes it needs are loaded; bad reports what is wrong.
func (l *linker) settle(check func() status, bad func() error) error {
	switch check() {
	case incompatible:
		return bad()
	case unresolved:
		l.delayed = append(l.delayed, func() error {
			if check() != compatible {
				return bad()
			}
			return nil
		})
	}
	return nil
}
