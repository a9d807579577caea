package vm

import (
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
	"gaja/interp/syntax"
)

// traitBinding is the copying of traits into one class.
type traitBinding struct {
	*linker
	// excluded are the methods that insteadof takes out, by trait.
	excluded map[*php.Class]map[string]bool
	aliases  []traitAlias
	// origin leads from a method that was copied to the trait's own.
	origin map[*php.Function]*php.Function
	// ctor is set once a trait brought a constructor.
	ctor bool
}

// traitAlias is an "as" clause with the trait that it speaks of.
type traitAlias struct {
	rule  *bytecode.TraitRule
	trait *php.Class
}

// of reports whether the clause speaks of a trait; at 7.4 one that names none speaks of all.
func (a *traitAlias) of(t *php.Class) bool { return a.trait == t || a.trait == nil }

// bindTraits copies the traits' members into the class.
func (l *linker) bindTraits() error {
	if len(l.traits) == 0 {
		return nil
	}
	t := &traitBinding{linker: l, excluded: make(map[*php.Class]map[string]bool), origin: make(map[*php.Function]*php.Function)}
	for i := range l.b.Traits {
		for j := range l.b.Traits[i].Rules {
			if r := &l.b.Traits[i].Rules[j]; len(r.InsteadOf) > 0 {
				if err := t.exclude(r); err != nil {
					return err
				}
			}
		}
	}
	for i := range l.b.Traits {
		for j := range l.b.Traits[i].Rules {
			if r := &l.b.Traits[i].Rules[j]; len(r.InsteadOf) == 0 {
				if err := t.alias(r); err != nil {
					return err
				}
			}
		}
	}
	for _, step := range []func() error{t.methods, t.consts, t.props} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// used finds a trait of a rule among those that the class uses.
func (t *traitBinding) used(name string) (*php.Class, error) {
	c, err := t.vm.ctx.FindClass(name, false)
	if err != nil {
		return nil, err
	}
	switch {
	case c == nil:
		return nil, t.fail(php.ECompileError, "Could not find trait %s", name)
	case c.Flags&php.ClassTrait == 0:
		return nil, t.fail(php.ECompileError, "Class %s is not a trait, Only traits may be used in 'as' and 'insteadof' statements",
			shown(c))
	case indexOf(t.traits, c) < 0:
		return nil, t.fail(php.ECompileError, "Required Trait %s wasn't added to %s", shown(c), shown(t.c))
	}
	return c, nil
}

func (t *traitBinding) exclude(r *bytecode.TraitRule) error {
	trait, err := t.used(r.Trait)
	if err != nil {
		return err
	}
	lower := strings.ToLower(r.Method)
	if trait.Methods[lower] == nil {
		return t.fail(php.ECompileError, "A precedence rule was defined for %s::%s but this method does not exist", shown(trait),
			r.Method)
	}
	for _, n := range r.InsteadOf {
		ex, err := t.used(n)
		if err != nil {
			return err
		}
		if t.excluded[ex] == nil {
			t.excluded[ex] = make(map[string]bool)
		}
		if t.excluded[ex][lower] {
			return t.fail(php.ECompileError, "Failed to evaluate a trait precedence (%s). Method of trait %s was defined to be "+
				"excluded multiple times", r.Method, shown(ex))
		}
		t.excluded[ex][lower] = true
		if ex == trait {
			return t.fail(php.ECompileError, "Inconsistent insteadof definition. The method %s is to be used from %s, but %s is "+
				"also on the exclude list", r.Method, shown(trait), shown(trait))
		}
	}
	return nil
}

func (t *traitBinding) alias(r *bytecode.TraitRule) error {
	lower := strings.ToLower(r.Method)
	trait, err := t.aliasTrait(r, lower)
	if err != nil {
		return err
	}
	if r.Alias != "" {
		d := declOf(t.c)
		d.aliases = append(d.aliases, [2]string{r.Alias, trait.Name + "::" + r.Method})
	}
	if r.Trait == "" && t.is74() {
		trait = nil
	}
	t.aliases = append(t.aliases, traitAlias{r, trait})
	return nil
}

// aliasTrait finds the trait whose method an "as" clause means.
func (t *traitBinding) aliasTrait(r *bytecode.TraitRule, lower string) (*php.Class, error) {
	if r.Trait != "" {
		trait, err := t.used(r.Trait)
		if err != nil {
			return nil, err
		}
		if trait.Methods[lower] == nil {
			return nil, t.fail(php.ECompileError, "An alias was defined for %s::%s but this method does not exist", shown(trait),
				r.Method)
		}
		return trait, nil
	}
	var trait *php.Class
	for _, x := range t.traits {
		if x == nil || x.Methods[lower] == nil {
			continue
		}
		if trait != nil && t.is74() {
			continue
		}
		if trait != nil {
			return nil, t.fail(php.ECompileError, "An alias was defined for method %s(), which exists in both %s and %s. Use "+
				"%s::%s or %s::%s to resolve the ambiguity", r.Method, shown(trait), shown(x), shown(trait), r.Method, shown(x),
				r.Method)
		}
		trait = x
	}
	switch {
	case trait != nil:
		return trait, nil
	case r.Alias != "":
		return nil, t.fail(php.ECompileError, "An alias (%s) was defined for method %s(), but this method does not exist",
			r.Alias, r.Method)
	}
	for _, a := range t.aliases {
		if t.is74() && strings.EqualFold(a.rule.Alias, lower) {
			return nil, t.fail(php.ECompileError, "The modifiers for the trait alias %s() need to be changed in the same statement "+
				"in which the alias is defined. Error", r.Method)
		}
	}
	return nil, t.fail(php.ECompileError, "The modifiers of the trait method %s() are changed, but this method does not exist. "+
		"Error", r.Method)
}

func (t *traitBinding) methods() error {
	for _, trait := range t.traits {
		if trait == nil {
			continue
		}
		for _, m := range trait.MethodOrder {
			if err := t.copyMethod(trait, m); err != nil {
				return err
			}
		}
	}
	for f := range t.origin {
		if t.c.Methods[f.Lower] == f {
			f.Class = t.c
			if f.Flags&php.AccAbstract != 0 {
				t.c.Flags |= php.ClassImplicitAbstract
			}
		}
	}
	return nil
}

// copyMethod copies a trait's method under its aliases and, unless excluded, its own name.
func (t *traitBinding) copyMethod(trait *php.Class, m *php.Function) error {
	for i := range t.aliases {
		a := &t.aliases[i]
		if a.rule.Alias == "" || !a.of(trait) || !strings.EqualFold(a.rule.Method, m.Lower) {
			continue
		}
		a.trait = trait
		if err := t.addCopy(a.rule.Alias, m, aliasFlags(m.Flags, a.rule.Mods)); err != nil {
			return err
		}
	}
	if t.excluded[trait][m.Lower] {
		return nil
	}
	flags := m.Flags
	for i := range t.aliases {
		if a := &t.aliases[i]; a.rule.Alias == "" && a.rule.Mods != 0 && a.of(trait) && strings.EqualFold(a.rule.Method, m.Lower) {
			a.trait = trait
			flags = aliasFlags(m.Flags, a.rule.Mods)
		}
	}
	return t.addCopy(m.Name, m, flags)
}

func aliasFlags(f php.FuncFlags, mods uint16) php.FuncFlags {
	if mods == 0 {
		return f
	}
	set := php.FuncFlags(0)
	for _, m := range modFlags {
		if syntax.Modifiers(mods)&m.mod != 0 {
			set |= m.flag
		}
	}
	if set&php.VisibilityMask != 0 {
		f &^= php.VisibilityMask
	}
	return f | set
}

// addCopy adds a trait's method under a name.
func (t *traitBinding) addCopy(name string, m *php.Function, flags php.FuncFlags) error {
	src, ok := m.User.(*Func)
	if !ok {
		return nil
	}
	if !t.is74() && flags&(php.AccPrivate|php.AccFinal) == php.AccPrivate|php.AccFinal && m.Flags&php.AccFinal == 0 &&
		!strings.EqualFold(name, "__construct") {
		if err := t.raise(php.ECompileWarning, t.u.B.File, t.b.Line, "", "Private methods cannot be final as they are never "+
			"overridden by other classes"); err != nil {
			return err
		}
	}
	const keep = php.VisibilityMask | php.AccStatic | php.AccAbstract | php.AccFinal
	lower := strings.ToLower(name)
	have := t.c.Methods[lower]
	from := t.origin[have]
	if have != nil && t.sameCode(have, from, src) && have.Flags&php.VisibilityMask == flags&php.VisibilityMask {
		return nil
	}
	f := t.makeMethod(src.Unit, src.B.Index, flags&keep, name)
	f.Class = m.Class
	if have != nil {
		if done, err := t.collide(have, from, f, m, name); done || err != nil {
			return err
		}
	}
	t.origin[f] = m
	if hasAttr(src.B.Attrs, "Override") {
		t.override[f] = true
	}
	t.addMethod(f)
	if err := t.secondConstructor(f); err != nil {
		return err
	}
	if have == nil {
		return nil
	}
	check := checkProto | checkVisibility
	if from == nil {
		check |= setProto | clearOverride
	}
	return t.checkScoped(f, t.c, have, t.scopeOf(have), check)
}

// secondConstructor refuses, at 7.4, that a trait brings a constructor where the class or another trait has one under
// either name.
func (t *traitBinding) secondConstructor(f *php.Function) error {
	if !t.is74() || f.Lower != "__construct" && f.Lower != t.c.Lower {
		return nil
	}
	if t.ctor || t.declares("__construct") || t.declares(t.c.Lower) {
		return t.fail(php.ECompileError, "%s has colliding constructor definitions coming from traits", shown(t.c))
	}
	t.ctor = true
	return nil
}

// sameCode reports whether a method that is there already was copied from the same function.
func (t *traitBinding) sameCode(have, from *php.Function, src *Func) bool {
	f, ok := have.User.(*Func)
	return ok && from != nil && f.B == src.B
}

func (t *traitBinding) scopeOf(f *php.Function) *php.Class {
	if t.origin[f] != nil {
		return t.c
	}
	return f.Class
}

// collide decides about a method that is there already: done is set when the trait's is not to be added.
func (t *traitBinding) collide(have, from, f, m *php.Function, name string) (done bool, err error) {
	own := from == nil && have.Class == t.c
	abstract := f.Flags&php.AccAbstract != 0
	if t.is74() {
		switch {
		case own:
			return true, nil
		case abstract && have.Flags&php.AccAbstract == 0:
			return true, t.checkSignature(have, t.scopeOf(have), f, t.c)
		case from != nil && have.Flags&php.AccAbstract == 0:
			return true, t.fail(php.ECompileError, "Trait method %s has not been applied, because there are collisions with other "+
				"trait methods on %s", name, shown(t.c))
		}
		return false, nil
	}
	switch {
	case abstract:
		return true, t.checkScoped(have, t.scopeOf(have), f, t.c, checkProto|clearOverride)
	case own:
		return true, nil
	case from != nil && have.Flags&php.AccAbstract == 0:
		return true, t.fail(php.ECompileError, "Trait method %s::%s has not been applied as %s::%s, because of collision with %s::%s",
			shown(m.Class), m.Name, shown(t.c), name, shown(from.Class), have.Name)
	}
	return false, nil
}
