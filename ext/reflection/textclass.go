package reflection

import (
	"strings"

	"gaja/interp/php"
)

// class writes a class, or an object of it.
func (w *writer) class(ctx *php.Context, class *php.Class, obj php.Value, indent string) error {
	if err := ctx.Machine.PrepareClass(class); err != nil {
		return err
	}
	w.classHead(ctx, class, obj, indent)
	sub := indent + "    "
	var consts []*php.ClassConst
	for _, k := range class.ConstOrder {
		if shownConst(class, k) {
			consts = append(consts, k)
		}
	}
	w.printf("\n%s  - Constants [%d] {\n", indent, len(consts))
	for _, k := range consts {
		if err := w.classConst(ctx, k, sub); err != nil {
			return err
		}
	}
	w.printf("%s  }\n", indent)
	w.properties(ctx, class, true, "Static properties", indent)
	if err := w.methods(ctx, class, true, "Static methods", indent); err != nil {
		return err
	}
	w.properties(ctx, class, false, "Properties", indent)
	if obj.IsObject() {
		w.dynamicProperties(ctx, class, obj.Object(), indent)
	}
	if err := w.methods(ctx, class, false, "Methods", indent); err != nil {
		return err
	}
	w.printf("%s}\n", indent)
	return nil
}

func (w *writer) classHead(ctx *php.Context, class *php.Class, obj php.Value, indent string) {
	if class.Doc != "" {
		w.printf("%s%s\n", indent, class.Doc)
	}
	kind, word := "Class", "class "
	switch {
	case class.Flags&php.ClassInterface != 0:
		kind, word = "Interface", "interface "
	case class.Flags&php.ClassTrait != 0:
		kind, word = "Trait", "trait "
	default:
		if class.Flags&php.ClassReadonly != 0 {
			word = "readonly " + word
		}
		if class.Flags&php.ClassFinal != 0 {
			word = "final " + word
		}
		if class.IsAbstract() {
			word = "abstract " + word
		}
	}
	if obj.IsObject() {
		kind = "Object of class"
	}
	from := "<user> "
	if class.Flags&php.ClassBuiltin != 0 {
		from = "<internal:" + class.Module + "> "
	}
	if class.IteratorKind != 0 || class.Flags&php.ClassHasHooks != 0 {
		from += "<iterateable> "
	}
	w.printf("%s%s [ %s%s%s", indent, kind, from, word, class.Name)
	if class.Parent != nil {
		w.WriteString(" extends " + class.Parent.Name)
	}
	if len(class.Interfaces) > 0 {
		names := make([]string, len(class.Interfaces))
		for i, c := range class.Interfaces {
			names[i] = c.Name
		}
		verb := " implements "
		if class.Flags&php.ClassInterface != 0 {
			verb = " extends "
		}
		w.WriteString(verb + strings.Join(names, ", "))
	}
	w.WriteString(" ] {\n")
	if class.Flags&php.ClassBuiltin == 0 {
		w.printf("%s  @@ %s %d-%d\n", indent, class.File, class.Line, class.EndLine)
	}
}

func (w *writer) properties(ctx *php.Context, class *php.Class, static bool, title, indent string) {
	var list []*php.PropInfo
	for _, p := range class.PropOrder {
		hidden := p.Flags&php.AccPrivate != 0 && p.Class != class
		if (p.Flags&php.AccStatic != 0) == static && !hidden {
			list = append(list, p)
		}
	}
	w.printf("\n%s  - %s [%d] {\n", indent, title, len(list))
	for _, p := range list {
		w.property(ctx, class, p, "", indent+"    ")
	}
	w.printf("%s  }\n", indent)
}

func (w *writer) dynamicProperties(ctx *php.Context, class *php.Class, o *php.Object, indent string) {
	var names []string
	if o.Dyn != nil {
		for k := range o.Dyn.All() {
			if k.Str != nil && class.PropMap[k.Str.Peek()] == nil {
				names = append(names, k.Str.String())
			}
		}
	}
	w.printf("\n%s  - Dynamic properties [%d] {\n", indent, len(names))
	for _, n := range names {
		w.property(ctx, class, nil, n, indent+"    ")
	}
	w.printf("%s  }\n", indent)
}

func (w *writer) methods(ctx *php.Context, class *php.Class, static bool, title, indent string) error {
	var list []*php.Function
	for _, f := range class.MethodOrder {
		if (f.Flags&php.AccStatic != 0) == static && shownMethod(class, f) {
			list = append(list, f)
		}
	}
	w.printf("\n%s  - %s [%d] {", indent, title, len(list))
	for _, f := range list {
		w.WriteByte('\n')
		if err := w.function(ctx, f, class, nil, indent+"    "); err != nil {
			return err
		}
	}
	if len(list) == 0 {
		w.WriteByte('\n')
	}
	w.printf("%s  }\n", indent)
	return nil
}

func reflectionClass___toString(c *php.Call) (php.Value, error) {
	return ofClass(c, func(class *php.Class) (php.Value, error) {
		var w writer
		obj := php.Undef()
		if c.This.Class.Is(mustObject(c)) {
			obj = c.This.Native.(*classState).obj
		}
		err := w.class(c.Ctx, class, obj, "")
		return php.String(w.String()), err
	})
}

// mustObject returns the class ReflectionObject, whose instances show the object too.
func mustObject(c *php.Call) *php.Class {
	if o, err := c.Ctx.FindClass("ReflectionObject", false); err == nil && o != nil {
		return o
	}
	return c.This.Class
}

func reflectionExtension___toString(c *php.Call) (php.Value, error) {
	return ofModule(c, func(m *php.Module) (php.Value, error) {
		var w writer
		err := w.module(c.Ctx, m)
		return php.String(w.String()), err
	})
}

func (w *writer) module(ctx *php.Context, m *php.Module) error {
	number := 0
	for i, x := range ctx.Modules {
		if x == m {
			number = i + 1
		}
	}
	version := versionOf(ctx, m)
	if version == "" {
		version = "<no_version>"
	}
	w.printf("Extension [ <persistent> extension #%d %s version %s ] {\n", number, m.Name, version)
	if deps := dependencies(m); len(deps) > 0 {
		w.WriteString("\n  - Dependencies {\n")
		for _, d := range deps {
			w.printf("    Dependency [ %s (Required) ]\n", d)
		}
		w.WriteString("  }\n")
	}
	w.moduleIni(ctx, m)
	if list := moduleConstants(ctx, m); len(list) > 0 {
		w.printf("\n  - Constants [%d] {\n", len(list))
		for _, k := range list {
			if err := w.constant(ctx, k, "    "); err != nil {
				return err
			}
		}
		w.WriteString("  }\n")
	}
	if list := moduleFunctions(ctx, m); len(list) > 0 {
		w.WriteString("\n  - Functions {\n")
		for _, f := range list {
			if err := w.function(ctx, f, nil, nil, "    "); err != nil {
				return err
			}
		}
		w.WriteString("  }\n")
	}
	list, err := moduleClasses(ctx, m)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		w.printf("\n  - Classes [%d] {", len(list))
		for _, c := range list {
			w.WriteByte('\n')
			if err := w.class(ctx, c, php.Undef(), "    "); err != nil {
				return err
			}
		}
		w.WriteString("  }\n")
	}
	w.WriteString("}\n")
	return nil
}

func (w *writer) moduleIni(ctx *php.Context, m *php.Module) {
	list := moduleIni(ctx, m)
	if len(list) == 0 {
		return
	}
	w.WriteString("\n  - INI {\n")
	for _, s := range list {
		var who []string
		for _, a := range [...]struct {
			bit  php.IniAccess
			word string
		}{{php.IniUser, "USER"}, {php.IniPerDir, "PERDIR"}, {php.IniSystem, "SYSTEM"}} {
			if s.Decl.Access&a.bit != 0 {
				who = append(who, a.word)
			}
		}
		if len(who) == 3 {
			who = []string{"ALL"}
		}
		w.printf("    Entry [ %s <%s> ]\n      Current = '%s'\n", s.Decl.Name, strings.Join(who, ","), s.Local)
		if s.Local != s.Global {
			w.printf("      Default = '%s'\n", s.Global)
		}
		w.WriteString("    }\n")
	}
	w.WriteString("  }\n")
}
