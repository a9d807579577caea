package vm

import (
	"strings"

	"gaja/interp/php"
)

// status is the outcome of a check of two declarations.
type status uint8

const (
	compatible status = iota
	incompatible
	// tentative: only the tentative return type of a builtin is not met.
	tentative
	// unresolved: the answer needs a class that is not loaded.
	unresolved
)

// typeView is a type taken apart for comparison: iterable is array|Traversable here.
type typeView struct {
	mask  php.TypeMask
	names []string
	inter [][]string
	mixed bool
}

func viewOf(t *php.Type) typeView {
	v := typeView{mask: t.Mask &^ php.TMixedTag, names: t.Names, inter: t.Inter, mixed: t.Mask&php.TMixedTag != 0}
	if v.mask&php.TIterable != 0 {
		v.mask = v.mask&^php.TIterable | php.TArray
		for _, n := range v.names {
			if strings.EqualFold(n, "Traversable") {
				return v
			}
		}
		v.names = append([]string{"Traversable"}, v.names...)
	}
	return v
}

// lookup finds a class for a check without loading it; classes that are being linked count.
func (l *linker) lookup(name string) *php.Class {
	if strings.EqualFold(name, l.c.Name) {
		return l.c
	}
	lower := strings.ToLower(name)
	if open := l.vm.classLinks().open[lower]; open != nil {
		open.used = true
	}
	return l.vm.classNamed(lower)
}

// isSub is Class.Is for classes that may be half linked.
func (l *linker) isSub(a, b *php.Class) bool {
	if a == b {
		return true
	}
	open := l.vm.classLinks().open[a.Lower]
	if open == nil || open.c != a {
		return a.Is(b)
	}
	for _, n := range append([]string{open.b.Parent}, open.interfaceNames()...) {
		if n == "" {
			continue
		}
		if up := l.lookup(n); up != nil && up != a && l.isSub(up, b) {
			return true
		}
	}
	for _, i := range a.Interfaces {
		if i == b {
			return true
		}
	}
	return false
}

// covariant checks that every value of type sub, declared in scope sc, is one of type sup of scope pc.
func (l *linker) covariant(sub *php.Type, sc *php.Class, sup *php.Type, pc *php.Class) status {
	a, b := viewOf(sub), viewOf(sup)
	if b.mixed && a.mask&php.TVoid == 0 {
		return compatible
	}
	added := a.mask &^ b.mask
	if added&php.TStatic != 0 && l.permitsSelf(b, sc) {
		added &^= php.TStatic
	}
	if added == php.TNever {
		return compatible
	}
	if added != 0 {
		return incompatible
	}
	open := false
	for _, n := range a.names {
		switch l.nameInType(n, b) {
		case incompatible:
			return incompatible
		case unresolved:
			open = true
		}
	}
	for _, all := range a.inter {
		switch l.interInType(all, b) {
		case incompatible:
			return incompatible
		case unresolved:
			open = true
		}
	}
	if !open {
		return compatible
	}
	l.want(a)
	l.want(b)
	return unresolved
}

// want remembers the classes of a type that are missing.
func (l *linker) want(v typeView) {
	if l.early {
		return
	}
	links := l.vm.classLinks()
	note := func(names []string) {
		for _, n := range names {
			if l.lookup(n) == nil {
				links.missing = appendNew(links.missing, n)
			}
		}
	}
	for _, all := range v.inter {
		note(all)
	}
	note(v.names)
}

func appendNew(list []string, s string) []string {
	for _, x := range list {
		if strings.EqualFold(x, s) {
			return list
		}
	}
	return append(list, s)
}

// permitsSelf reports whether a type takes objects of a class.
func (l *linker) permitsSelf(t typeView, self *php.Class) bool {
	if t.mask&php.TObject != 0 {
		return true
	}
	for _, n := range t.names {
		if c := l.lookup(n); c != nil && l.isSub(self, c) {
			return true
		}
	}
	return false
}

// nameInName checks one class against another by name.
func (l *linker) nameInName(sub, sup string) status {
	if strings.EqualFold(sub, sup) {
		return compatible
	}
	a, b := l.lookup(sub), l.lookup(sup)
	switch {
	case a == nil || b == nil:
		return unresolved
	case l.isSub(a, b):
		return compatible
	}
	return incompatible
}

// nameInType checks a class against a type.
func (l *linker) nameInType(n string, t typeView) status {
	open := false
	if t.mask&php.TObject != 0 {
		if l.lookup(n) != nil {
			return compatible
		}
		open = true
	}
	for _, all := range t.inter {
		switch l.nameInAll(n, all) {
		case compatible:
			return compatible
		case unresolved:
			open = true
		}
	}
	for _, m := range t.names {
		switch l.nameInName(n, m) {
		case compatible:
			return compatible
		case unresolved:
			open = true
		}
	}
	if open {
		return unresolved
	}
	return incompatible
}

// nameInAll checks a class against an intersection.
func (l *linker) nameInAll(n string, all []string) status {
	open := false
	for _, m := range all {
		switch l.nameInName(n, m) {
		case incompatible:
			return incompatible
		case unresolved:
			open = true
		}
	}
	if open {
		return unresolved
	}
	return compatible
}

// anyInName checks that one part of an intersection is of a class.
func (l *linker) anyInName(all []string, m string) status {
	open := false
	for _, n := range all {
		switch l.nameInName(n, m) {
		case compatible:
			return compatible
		case unresolved:
			open = true
		}
	}
	if open {
		return unresolved
	}
	return incompatible
}

// interInType checks an intersection against a type.
func (l *linker) interInType(all []string, t typeView) status {
	open := false
	if t.mask&php.TObject != 0 {
		for _, n := range all {
			if l.lookup(n) != nil {
				return compatible
			}
			open = true
		}
	}
	for _, m := range t.names {
		switch l.anyInName(all, m) {
		case compatible:
			return compatible
		case unresolved:
			open = true
		}
	}
	for _, other := range t.inter {
		switch l.interInAll(all, other) {
		case compatible:
			return compatible
		case unresolved:
			open = true
		}
	}
	if open {
		return unresolved
	}
	return incompatible
}

func (l *linker) interInAll(all, other []string) status {
	open := false
	for _, m := range other {
		switch l.anyInName(all, m) {
		case incompatible:
			return incompatible
		case unresolved:
			open = true
		}
	}
	if open {
		return unresolved
	}
	return compatible
}

// sameType checks that two types accept the same values.
func (l *linker) sameType(a *php.Type, ac *php.Class, b *php.Type, bc *php.Class) status {
	x, y := l.covariant(a, ac, b, bc), l.covariant(b, bc, a, ac)
	switch {
	case x == incompatible || y == incompatible:
		return incompatible
	case x == unresolved || y == unresolved:
		return unresolved
	}
	return compatible
}

// implements checks a method's signature against the one it overrides; cs and ps are the classes that static means.
func (l *linker) implements(child *php.Function, cs *php.Class, parent *php.Function, ps *php.Class) status {
	if parent.Required < child.Required {
		return incompatible
	}
	if parent.Flags&php.FnByRefReturn != 0 && child.Flags&php.FnByRefReturn == 0 {
		return incompatible
	}
	pv, cv := isVariadic(parent), isVariadic(child)
	if pv && !cv {
		return incompatible
	}
	if l.is74() && positional(parent) > positional(child) {
		return incompatible // a variadic parameter does not stand in for others yet
	}
	st := compatible
	for i := 0; i < max(len(parent.Params), len(child.Params)); i++ {
		p, c := parent.Param(i), child.Param(i)
		if p == nil {
			continue
		}
		if c == nil {
			return incompatible
		}
		switch l.paramStatus(p, ps, c, cs) {
		case incompatible:
			return incompatible
		case unresolved:
			st = unresolved
		}
		if c.Flags&(php.ParamByRef|php.ParamPreferRef) != p.Flags&(php.ParamByRef|php.ParamPreferRef) {
			return incompatible
		}
	}
	if parent.Ret == nil || l.is74() && parent.Flags&php.FnTentative != 0 {
		return st
	}
	loose := parent.Flags&php.FnTentative != 0
	if child.Ret == nil {
		switch {
		case !loose:
			return incompatible
		case st == compatible:
			return tentative
		}
		return st
	}
	switch r := l.covariant(child.Ret, cs, parent.Ret, ps); {
	case r == incompatible && loose:
		return tentative
	case r != compatible:
		return r
	}
	return st
}

// positional is the number of parameters but a variadic one.
func positional(f *php.Function) int {
	if isVariadic(f) {
		return len(f.Params) - 1
	}
	return len(f.Params)
}

func isVariadic(f *php.Function) bool {
	n := len(f.Params)
	return n > 0 && f.Params[n-1].Flags&php.ParamVariadic != 0
}

func (l *linker) paramStatus(p *php.Param, ps *php.Class, c *php.Param, cs *php.Class) status {
	if c.Type == nil || c.Type.Mask&php.TMixedTag != 0 {
		return compatible
	}
	if p.Type == nil {
		return incompatible
	}
	return l.covariant(p.Type, ps, c.Type, cs)
}
