package compile

import (
	"strings"

	"gaja/interp/syntax"
)

// parentHook recognises parent::$name::get() and parent::$name::set(), which call what the parent does for a property, and
// returns the name under which the machine knows it: "$name::get".
func (f *fn) parentHook(e *syntax.StaticCall) (string, bool) {
	p, ok := e.Class.(*syntax.StaticProp)
	if !ok || p.Paren || f.c.is74() {
		return "", false
	}
	class, ok := p.Class.(*syntax.NameExpr)
	if !ok || !strings.EqualFold(class.Name.Text, "parent") {
		return "", false
	}
	prop, ok := p.Name.(*syntax.Ident)
	if !ok {
		return "", false
	}
	id, ok := e.Name.(*syntax.Ident)
	if !ok || !strings.EqualFold(id.Text, "get") && !strings.EqualFold(id.Text, "set") {
		return "", false
	}
	kind := strings.ToLower(id.Text)
	name := "$" + prop.Text + "::" + kind
	switch c := f.c; {
	case c.class == nil:
		c.fail(e.Line, "Cannot use \"parent\" when no class scope is active")
	case c.class.prop == "":
		c.fail(e.Line, "Must not use parent::"+name+"() outside a property hook")
	case c.class.prop != prop.Text:
		c.fail(e.Line, "Must not use parent::"+name+"() in a different property ($"+c.class.prop+")")
	case f.f.HookProp != "" && !strings.HasSuffix(f.f.Name, "::"+kind):
		other := map[string]string{"get": "set", "set": "get"}[kind]
		c.fail(e.Line, "Must not use parent::"+name+"() in a different property hook ("+other+")")
	case e.Args.FirstClass:
		c.fail(e.Line, "Cannot create Closure for parent property hook call")
	}
	return name, true
}
