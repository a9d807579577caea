package compile

import (
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/syntax"
)

// fold is the compiler's fold for code: it also knows the constants of the class whose method is being compiled, as far
// as they are plain literals. Closures are left out, since they may be bound to another class, and so are types, which
// may convert a value, and attributes, which may have something to say at each use.
func (f *fn) fold(e syntax.Expr) (bytecode.Const, bool) {
	if k, ok := f.c.fold(e); ok {
		return k, true
	}
	cc, ok := e.(*syntax.ClassConst)
	if !ok || f.c.inClosure || f.c.class == nil || f.c.class.decl == nil || f.c.class.kind == syntax.KindTrait || !f.isMethod() {
		return bytecode.Const{}, false
	}
	id, ok := cc.Name.(*syntax.Ident)
	n, named := cc.Class.(*syntax.NameExpr)
	if !ok || !named || strings.EqualFold(id.Text, "class") || !strings.EqualFold(f.c.className(n.Name), "self") {
		return bytecode.Const{}, false
	}
	for _, m := range f.c.class.decl.Members {
		d, ok := m.(*syntax.ClassConstDecl)
		if !ok || d.Type != nil || len(d.Attrs) > 0 {
			continue
		}
		for _, it := range d.Items {
			if it.Name == id.Text {
				if k, ok := f.c.fold(it.Value); ok && k.Kind != bytecode.ConstArray {
					return k, true
				}
				return bytecode.Const{}, false
			}
		}
	}
	return bytecode.Const{}, false
}
