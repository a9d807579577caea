package reflection

import (
	"strings"

	"gaja/interp/php"
)

// function writes a function or method; scope is the class that lists it, or nil.
func (w *writer) function(ctx *php.Context, fn *php.Function, scope *php.Class, closure *php.Object, indent string) error {
	i := info(ctx, fn)
	if i != nil && i.Doc != "" {
		w.printf("%s%s\n", indent, i.Doc)
	}
	kind := "Function"
	switch {
	case fn.Flags&php.FnClosure != 0:
		kind = "Closure"
	case fn.Class != nil:
		kind = "Method"
	}
	w.printf("%s%s [ %s", indent, kind, w.origin(fn, scope))
	for _, m := range [...]struct {
		flag php.FuncFlags
		word string
	}{{php.AccAbstract, "abstract "}, {php.AccFinal, "final "}, {php.AccStatic, "static "}} {
		if fn.Flags&m.flag != 0 {
			w.WriteString(m.word)
		}
	}
	if fn.Class != nil {
		w.WriteString(visibility(fn.Flags) + " method ")
	} else {
		w.WriteString("function ")
	}
	if fn.Flags&php.FnByRefReturn != 0 {
		w.WriteByte('&')
	}
	w.printf("%s ] {\n", fn.Name)
	if i != nil {
		w.printf("%s  @@ %s %d - %d\n", indent, i.File, i.Line, i.EndLine)
	}
	if fn.Flags&php.FnClosure != 0 {
		if err := w.bound(ctx, fn, closure, indent+"  "); err != nil {
			return err
		}
	}
	if err := w.parameters(ctx, fn, indent+"  "); err != nil {
		return err
	}
	if fn.Ret != nil && (isUser(fn) || !old(ctx)) {
		what := "Return"
		if fn.Flags&php.FnTentative != 0 {
			what = "Tentative return"
		}
		w.printf("%s  - %s [ %s ]\n", indent, what, typeText(ctx, fn.Ret))
	}
	w.printf("%s}\n", indent)
	return nil
}

// origin is the part in angle brackets: where a function comes from.
func (w *writer) origin(fn *php.Function, scope *php.Class) string {
	var b strings.Builder
	if isUser(fn) {
		b.WriteString("<user")
	} else {
		b.WriteString("<internal")
	}
	if fn.Flags&php.FnDeprecated != 0 {
		b.WriteString(", deprecated")
	}
	if !isUser(fn) && fn.Module != "" && (fn.Class == nil || fn.Class.Flags&php.ClassBuiltin != 0) {
		b.WriteString(":" + fn.Module)
	}
	if scope != nil && fn.Class != nil {
		if fn.Class != scope {
			b.WriteString(", inherits " + fn.Class.Name)
		} else if p := fn.Class.Parent; p != nil {
			if over := p.FindMethod(fn.Lower); over != nil && over.Class != fn.Class && over.Flags&php.AccPrivate == 0 {
				b.WriteString(", overwrites " + over.Class.Name)
			}
		}
	}
	if fn.Proto != nil && fn.Proto.Class != nil {
		b.WriteString(", prototype " + fn.Proto.Class.Name)
	}
	if fn.Class != nil && fn.Lower == "__construct" {
		b.WriteString(", ctor")
	}
	b.WriteString("> ")
	return b.String()
}

func (w *writer) bound(ctx *php.Context, fn *php.Function, closure *php.Object, indent string) error {
	m := ctx.ReflectMachine()
	if m == nil || !isUser(fn) {
		return nil
	}
	vars, err := m.StaticVariables(fn, closure)
	if vars == nil || err != nil {
		return err
	}
	defer php.ArrayValue(vars).Release()
	if vars.Len() == 0 {
		return nil
	}
	w.printf("\n%s- Bound Variables [%d] {\n", indent, vars.Len())
	i := 0
	for k := range vars.All() {
		if k.Str != nil {
			w.printf("%s    Variable #%d [ $%s ]\n", indent, i, k.Str.Peek())
		}
		i++
	}
	w.printf("%s}\n", indent)
	return nil
}

func (w *writer) parameters(ctx *php.Context, fn *php.Function, indent string) error {
	if len(fn.Params) == 0 && (isUser(fn) || fn.Module == "") && fn.Ret == nil {
		return nil
	}
	w.printf("\n%s- Parameters [%d] {\n", indent, len(fn.Params))
	for i := range fn.Params {
		w.printf("%s  ", indent)
		if err := w.parameter(ctx, fn, i); err != nil {
			return err
		}
		w.WriteByte('\n')
	}
	w.printf("%s}\n", indent)
	return nil
}

func reflectionParameter___toString(c *php.Call) (php.Value, error) {
	return ofParam(c, func(s *paramState, _ *php.Param) (php.Value, error) {
		var w writer
		err := w.parameter(c.Ctx, s.of.fn, s.i)
		return php.String(w.String()), err
	})
}

func functionText(c *php.Call) (php.Value, error) {
	s, err := functionOf(c)
	if err != nil {
		return php.Undef(), err
	}
	var closure *php.Object
	if s.closure.IsObject() {
		closure = s.closure.Object()
	}
	var w writer
	err = w.function(c.Ctx, s.fn, s.class, closure, "")
	return php.String(w.String()), err
}

func reflectionFunction___toString(c *php.Call) (php.Value, error) { return functionText(c) }
func reflectionMethod___toString(c *php.Call) (php.Value, error)   { return functionText(c) }

// property writes a declared property, or a dynamic one by its name.
func (w *writer) property(ctx *php.Context, class *php.Class, p *php.PropInfo, name, indent string) {
	if p != nil && p.Doc != "" && !old(ctx) {
		w.printf("%s%s\n", indent, p.Doc)
	}
	w.printf("%sProperty [ ", indent)
	if p == nil {
		w.printf("<dynamic> public $%s ]\n", name)
		return
	}
	if old(ctx) {
		w.property74(p)
		return
	}
	for _, m := range [...]struct {
		flag php.FuncFlags
		word string
	}{{php.AccAbstract, "abstract "}, {php.AccFinal, "final "}} {
		if p.Flags&m.flag != 0 {
			w.WriteString(m.word)
		}
	}
	w.WriteString(visibility(p.Flags) + " ")
	for _, m := range [...]struct {
		flag php.FuncFlags
		word string
	}{{php.AccPrivateSet, "private(set) "}, {php.AccProtectedSet, "protected(set) "}, {php.AccStatic, "static "},
		{php.AccReadonly, "readonly "}} {
		if p.Flags&m.flag != 0 {
			w.WriteString(m.word)
		}
	}
	if p.Type != nil {
		w.WriteString(p.Type.Text + " ")
	}
	w.WriteString("$" + p.Name)
	if v := defaultOf(p.Class, p); !v.IsUndef() {
		w.WriteString(" = ")
		writeValue(ctx, &w.Builder, v)
	}
	w.WriteString(" ]\n")
}

func (w *writer) property74(p *php.PropInfo) {
	if p.Flags&php.AccStatic == 0 {
		w.WriteString("<default> ")
	}
	w.WriteString(visibility(p.Flags) + " ")
	if p.Flags&php.AccStatic != 0 {
		w.WriteString("static ")
	}
	w.WriteString("$" + p.Name + " ]\n")
}

func reflectionProperty___toString(c *php.Call) (php.Value, error) {
	return ofProp(c, func(s *propState) (php.Value, error) {
		if err := c.Ctx.Machine.PrepareClass(s.class); err != nil {
			return php.Undef(), err
		}
		var w writer
		w.property(c.Ctx, s.class, s.info, s.name, "")
		return str(w.String())
	})
}
