package vm

import (
	"errors"
	"fmt"
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
	"gaja/interp/syntax"
)

// This file declares the classes of scripts. A class is linked in PHP's order, because the order decides which of
// several errors is reported and in which order members are listed: its own members, the parent's, those of traits,
// those of interfaces, then what is left abstract. Every step is a method of a linker, one of which lives as long as the
// linking of one class.
//
// Types of members may name classes that do not exist yet. Such checks are put off: the class is registered, the
// missing classes are loaded, and the checks are made again.

// classDecl is what the machine remembers of a script's class, in php.Class.Decl.
type classDecl struct {
	unit *Unit
	b    *bytecode.Class
	// early is set when the class existed before the unit's first instruction.
	early bool
	// aliases are the "as" clauses of its traits for Reflection: alias, "Trait::method".
	aliases [][2]string
}

// declOf returns the declaration of a script's class, or nil for builtin ones.
func declOf(c *php.Class) *classDecl {
	d, _ := c.Decl.(*classDecl)
	return d
}

// classLinks are the classes whose linking is under way.
type classLinks struct {
	open map[string]*linker
	// pending are classes that exist but whose checks wait; missing names the classes they wait for, in order.
	pending map[*php.Class]*linker
	missing []string
}

type classLinksKey struct{}

func (vm *VM) classLinks() *classLinks {
	return php.State(vm.ctx, classLinksKey{}, func() *classLinks {
		return &classLinks{open: make(map[string]*linker), pending: make(map[*php.Class]*linker)}
	})
}

// linker is the linking of one class.
type linker struct {
	vm     *VM
	u      *Unit
	b      *bytecode.Class
	c      *php.Class
	parent *php.Class
	// traits are the traits used, nil for those named twice; ifaces the interfaces named.
	traits []*php.Class
	ifaces []*php.Class
	// early forbids everything that the script could notice: loading classes, errors for what may turn up later.
	early bool
	// used is set when the check of another class has looked at this one.
	used bool
	// override are the methods with #[Override] that nothing was found for yet.
	override map[*php.Function]bool
	// delayed are the checks that wait for classes, waits the classes whose own checks come first.
	delayed []func() error
	waits   []*php.Class
}

// declareClass makes class i of a unit and registers it. With early set it declares only what needs nothing that may
// still be missing, and reports false for the rest.
func (vm *VM) declareClass(u *Unit, i int, early bool) (*php.Class, bool, error) {
	b := u.B.Classes[i]
	if c := u.classes[i]; c != nil {
		if early {
			u.classes[i] = nil
			return nil, false, nil
		}
		if d := declOf(c); b.Anonymous || d != nil && d.early {
			return c, true, nil
		}
	}
	if early && !vm.mayBindEarly(b) {
		return nil, false, nil
	}
	name := b.Name
	lower := strings.ToLower(name)
	if b.Anonymous {
		name, lower = vm.freeName(name)
	} else if have := vm.classNamed(lower); have != nil {
		if early {
			return nil, false, nil
		}
		return nil, false, vm.redeclared(u, b, have)
	}
	l := vm.newLinker(u, b, name, lower, early)
	links := vm.classLinks()
	links.open[lower] = l
	defer delete(links.open, lower)
	c, err := l.link()
	if err != nil {
		delete(vm.ctx.Classes, lower)
		if errors.Is(err, errNotYet) {
			return nil, false, nil
		}
		return nil, false, err
	}
	u.classes[i] = c
	return c, true, nil
}

// errNotYet ends an early declaration that must wait.
var errNotYet = errors.New("class must wait")

// mayBindEarly tells which classes exist before their declaration is reached: those without interfaces and traits.
func (vm *VM) mayBindEarly(b *bytecode.Class) bool {
	if len(b.Interfaces) > 0 || len(b.Traits) > 0 || b.Kind == uint8(syntax.KindEnum) {
		return false
	}
	if vm.ctx.Level == php.Level74 || b.Kind == uint8(syntax.KindTrait) {
		return true
	}
	for i := range b.Methods {
		if strings.EqualFold(b.Methods[i].Name, "__toString") {
			return false
		}
	}
	return true
}

// classNamed returns a class that exists or is being linked.
func (vm *VM) classNamed(lower string) *php.Class {
	if l := vm.classLinks().open[lower]; l != nil {
		return l.c
	}
	c, err := vm.ctx.FindClass(lower, false)
	if err != nil {
		return nil
	}
	return c
}

// freeName makes the name of an anonymous class unique in the engine.
func (vm *VM) freeName(name string) (string, string) {
	lower := strings.ToLower(name)
	base := name[:strings.LastIndexByte(name, '$')+1]
	for n := 0; vm.ctx.Classes[lower] != nil && base != ""; n++ {
		name = fmt.Sprintf("%s%x", base, n)
		lower = strings.ToLower(name)
	}
	return name, lower
}

func (vm *VM) redeclared(u *Unit, b *bytecode.Class, have *php.Class) error {
	msg := fmt.Sprintf("Cannot declare %s %s, because the name is already in use", kindWord(b), b.Name)
	if vm.ctx.Level == php.Level84 {
		msg = fmt.Sprintf("Cannot redeclare %s %s", have.KindWord(), have.Name)
		if have.Flags&php.ClassBuiltin == 0 {
			msg += fmt.Sprintf(" (previously declared in %s:%d)", have.File, have.Line)
		}
	}
	return vm.classError(php.ECompileError, u.B.File, b.Line, msg)
}

func kindWord(b *bytecode.Class) string {
	switch syntax.ClassKind(b.Kind) {
	case syntax.KindInterface:
		return "interface"
	case syntax.KindTrait:
		return "trait"
	case syntax.KindEnum:
		return "enum"
	}
	return "class"
}

// classError reports a fatal error of a declaration and returns the error that ends the script.
func (vm *VM) classError(level int, file string, line int, msg string) error {
	vm.ctx.Machine.HandleError(level, msg, file, line)
	return &php.Exit{Code: 255, Fatal: true}
}

// fail is classError at the class's own line; 7.4 gives the last one when it extends a class early.
func (l *linker) fail(level int, format string, args ...any) error {
	line := l.b.Line
	if l.early && l.parent != nil && l.is74() {
		line = l.b.EndLine
	}
	return l.vm.classError(level, l.u.B.File, line, fmt.Sprintf(format, args...))
}

// failAt is classError at another line of the class's file.
func (l *linker) failAt(line int, format string, args ...any) error {
	return l.vm.classError(php.ECompileError, l.u.B.File, line, fmt.Sprintf(format, args...))
}

// raise reports a warning or deprecation of the declaration. What the script's handler throws cannot be caught: the class
// is half made. during says what was under way.
func (l *linker) raise(level int, file string, line int, during, msg string) error {
	l.vm.ctx.Machine.HandleError(level, msg, file, line)
	if err := l.vm.takePending(); err != nil {
		return l.uncaught(err, during)
	}
	return nil
}

// uncaught turns an exception into a fatal error, because a half linked class cannot be undone.
func (l *linker) uncaught(err error, during string) error {
	var t *php.Throw
	if !errors.As(err, &t) {
		return err
	}
	text, terr := l.vm.ctx.ToString(php.ObjectValue(t.Obj))
	if terr != nil {
		return terr
	}
	defer php.StrValue(text).Release()
	php.ObjectValue(t.Obj).Release()
	return l.fail(php.EError, "During inheritance of %s: Uncaught %s", during, text.String())
}

func (l *linker) is74() bool { return l.vm.ctx.Level == php.Level74 }

// shown is a class's name in messages.
func shown(c *php.Class) string { return c.ShownName() }

// ucKind is the word for a class at the beginning of messages.
func (l *linker) ucKind() string {
	if l.is74() {
		return "Class"
	}
	w := l.c.KindWord()
	return strings.ToUpper(w[:1]) + w[1:]
}

func (vm *VM) newLinker(u *Unit, b *bytecode.Class, name, lower string, early bool) *linker {
	c := &php.Class{Name: name, Lower: lower, Ctx: vm.ctx, File: u.B.File, Line: b.Line, EndLine: b.EndLine, Doc: b.Doc,
		Consts: make(map[string]*php.ClassConst), PropMap: make(map[string]*php.PropInfo),
		Methods: make(map[string]*php.Function), Flags: classFlags(vm.ctx.Level, b)}
	c.Decl = &classDecl{unit: u, b: b, early: early}
	if len(b.Attrs) > 0 {
		c.Attrs = &attrList{unit: u, list: b.Attrs, scope: c}
	}
	if b.Backing != nil {
		c.Backing = php.TypeMask(b.Backing.Mask)
	}
	return &linker{vm: vm, u: u, b: b, c: c, early: early, override: make(map[*php.Function]bool)}
}

func classFlags(level php.Level, b *bytecode.Class) php.ClassFlags {
	var f php.ClassFlags
	switch syntax.ClassKind(b.Kind) {
	case syntax.KindInterface:
		f |= php.ClassInterface
	case syntax.KindTrait:
		f |= php.ClassTrait
	case syntax.KindEnum:
		f |= php.ClassEnum | php.ClassFinal | php.ClassNoDynamic
	}
	for m, flag := range map[syntax.Modifiers]php.ClassFlags{syntax.ModAbstract: php.ClassAbstract,
		syntax.ModFinal: php.ClassFinal, syntax.ModReadonly: php.ClassReadonly | php.ClassNoDynamic} {
		if syntax.Modifiers(b.Mods)&m != 0 {
			f |= flag
		}
	}
	if b.Anonymous {
		f |= php.ClassAnonymous
		if level == php.Level84 {
			f |= php.ClassNoSerialize
		}
	}
	if hasAttr(b.Attrs, "AllowDynamicProperties") {
		f |= php.ClassAllowDynamic
	}
	if level == php.Level74 {
		f |= php.ClassAllowDynamic
	}
	return f
}

// link does it all and returns the class, registered.
func (l *linker) link() (*php.Class, error) {
	if err := l.load(); err != nil {
		return nil, err
	}
	for _, step := range []func() error{l.ownMembers, l.checkEarly, l.inheritParent, l.bindTraits, l.implement, l.finish} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return l.c, l.resolveDelayed()
}

// checkEarly makes an early declaration wait when checking it needs classes that are not there yet.
func (l *linker) checkEarly() error {
	if l.early && l.parent != nil && !l.canBindEarly() {
		return errNotYet
	}
	return nil
}

// load finds the parent, traits and interfaces.
func (l *linker) load() error {
	vm := l.vm
	if l.b.Parent != "" {
		p, err := l.find(l.b.Parent)
		if err != nil {
			return err
		}
		if p == nil {
			return l.notFound("Class", l.b.Parent)
		}
		l.parent = p
	}
	if l.early {
		return nil
	}
	seen := make(map[*php.Class]bool)
	for _, use := range l.b.Traits {
		for _, n := range use.Names {
			t, err := l.find(n)
			if err != nil {
				return err
			}
			if t == nil {
				return l.noTrait(n)
			}
			if t.Flags&php.ClassTrait == 0 {
				return l.fail(php.EError, "%s cannot use %s - it is not a trait", shown(l.c), shown(t))
			}
			l.c.TraitNames = append(l.c.TraitNames, t.Name)
			if seen[t] {
				t = nil
			}
			seen[t] = true
			l.traits = append(l.traits, t)
		}
	}
	for _, n := range l.interfaceNames() {
		i, err := l.find(n)
		if err != nil {
			return err
		}
		if i == nil {
			return l.notFound("Interface", n)
		}
		l.ifaces = append(l.ifaces, i)
	}
	return vm.takePending()
}

// noTrait is a missing trait: fatal, unlike a missing class or interface.
func (l *linker) noTrait(n string) error {
	if l.is74() {
		return l.fail(php.EError, "Trait '%s' not found", n)
	}
	return l.fail(php.EError, "Trait \"%s\" not found", n)
}

func (l *linker) notFound(what, n string) error {
	if l.early {
		return errNotYet
	}
	format := "%s \"%s\" not found"
	if l.is74() {
		format = "%s '%s' not found"
	}
	err := l.vm.ctx.Throwf("Error", format, what, n)
	if l.used {
		return l.uncaughtWith(err)
	}
	return err
}

// find loads a class that the declaration names. One that is itself being linked does not count.
func (l *linker) find(name string) (*php.Class, error) {
	lower := strings.ToLower(name)
	if l.vm.classLinks().open[lower] != nil && l.vm.ctx.Classes[lower] == nil {
		return nil, nil
	}
	c, err := l.vm.ctx.FindClass(name, !l.early)
	if err == nil {
		err = l.vm.takePending()
	}
	if err != nil && l.used {
		return nil, l.uncaughtWith(err)
	}
	return c, err
}

// uncaughtWith is uncaught for a class that checks of other classes have relied on already.
func (l *linker) uncaughtWith(err error) error {
	return l.uncaught(err, shown(l.c)+" with variance dependencies")
}

// interfaceNames are the interfaces as written and those that the compiler of PHP adds.
func (l *linker) interfaceNames() []string {
	names := l.b.Interfaces
	if l.is74() {
		return names
	}
	if l.b.Kind == uint8(syntax.KindEnum) {
		names = append(names[:len(names):len(names)], "UnitEnum")
		if l.b.Backing != nil {
			names = append(names, "BackedEnum")
		}
		return names
	}
	if l.b.Kind == uint8(syntax.KindTrait) {
		return names
	}
	for i := range l.b.Methods {
		if !strings.EqualFold(l.b.Methods[i].Name, "__toString") {
			continue
		}
		for _, n := range names {
			if strings.EqualFold(n, "Stringable") {
				return names
			}
		}
		return append(names[:len(names):len(names)], "Stringable")
	}
	return names
}

// finish checks the whole and registers the class.
func (l *linker) finish() error {
	c := l.c
	if err := l.verifyAbstract(); err != nil {
		return err
	}
	if c.Flags&php.ClassEnum != 0 {
		if err := l.verifyEnum(); err != nil {
			return err
		}
	}
	if err := l.verifyHookTypes(); err != nil {
		return err
	}
	if err := l.stringableFromTrait(); err != nil {
		return err
	}
	c.Finish()
	if err := l.oldConstructor(); err != nil {
		return err
	}
	if len(l.delayed) == 0 {
		if err := l.verifyOverride(); err != nil {
			return err
		}
	}
	l.vm.ctx.Classes[c.Lower] = c
	return nil
}

// stringableFromTrait adds the interface when __toString came with a trait.
func (l *linker) stringableFromTrait() error {
	if l.is74() || l.c.Flags&php.ClassTrait != 0 || l.c.Methods["__tostring"] == nil {
		return nil
	}
	s, err := l.vm.ctx.FindClass("Stringable", false)
	if err != nil || s == nil {
		return err
	}
	for _, i := range l.c.Interfaces {
		if i == s {
			return nil
		}
	}
	l.c.Interfaces = append(l.c.Interfaces, s)
	return l.implementOne(s)
}

// resolveDelayed loads the classes that checks are waiting for and makes the checks. Loading may declare classes that
// wait themselves; all share one list of missing classes, so that whoever comes first loads for all.
func (l *linker) resolveDelayed() error {
	links := l.vm.classLinks()
	for _, up := range append([]*php.Class{l.parent}, l.ifaces...) {
		if up != nil && links.pending[up] != nil {
			l.waits = append(l.waits, up)
		}
	}
	if len(l.delayed) == 0 && len(l.waits) == 0 {
		return nil
	}
	links.pending[l.c] = l
	for len(links.missing) > 0 {
		name := links.missing[0]
		links.missing = links.missing[1:]
		_, err := l.vm.ctx.FindClass(name, true)
		if err == nil {
			err = l.vm.takePending()
		}
		if err != nil {
			return l.uncaught(err, shown(l.c)+", while autoloading "+name)
		}
	}
	return links.settle(l.c)
}

// settle makes the checks of a class that wait, those of the classes it needs first.
func (links *classLinks) settle(c *php.Class) error {
	l := links.pending[c]
	if l == nil {
		return nil
	}
	delete(links.pending, c)
	for _, up := range l.waits {
		if err := links.settle(up); err != nil {
			return err
		}
	}
	for _, check := range l.delayed {
		if err := check(); err != nil {
			return err
		}
	}
	return l.verifyOverride()
}
